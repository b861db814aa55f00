"""The queue in Redis: what is told where it is away, and what its URL may be."""

import logging
import socket
import sys

import pytest

from catalog.errors import UnavailableError
from heritage.backends.extras import ExtraMissingError
from heritage.backends.redis_jobs import open_redis_jobs


def test_a_queue_that_is_away_costs_time_and_never_work(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("redis")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        jobs = open_redis_jobs(f"redis://127.0.0.1:{closed.getsockname()[1]}/0")
        with caplog.at_level(logging.WARNING):
            jobs.send([1, 2])
        with pytest.raises(UnavailableError, match="queue of jobs"):
            jobs.waiting()
        with pytest.raises(UnavailableError, match="queue of jobs"):
            jobs.consumer(print, 1)
    assert "jobs could not be sent; the sweep finds them" in caplog.text


def test_without_its_package_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(ExtraMissingError, match="redis"):
        open_redis_jobs("redis://localhost/0")


@pytest.mark.parametrize("url", ["redis:///0", "redis://localhost/files", "redis://localhost:port/0"])
def test_a_url_that_names_no_queue_is_not_taken(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        open_redis_jobs(url)
