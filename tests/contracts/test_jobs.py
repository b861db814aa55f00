"""What every queue must do: carry ids to whoever works; the backends are the rows of `tests/contracts/backends.py`."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from heritage.wiring import open_jobs
from tests.contracts.backends import QUEUES, each

PATIENCE_SECONDS = 20


@pytest.fixture(params=each(QUEUES))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    made: str = request.param(tmp_path)
    return made


class Received:
    """Notes what a consumer was handed, and wakes whoever waits for it."""

    def __init__(self, wanted: int) -> None:
        self.ids: list[int] = []
        self._wanted = wanted
        self._all = threading.Event()

    def __call__(self, job_id: int) -> None:
        self.ids.append(job_id)
        if len(self.ids) >= self._wanted:
            self._all.set()

    def wait(self) -> list[int]:
        assert self._all.wait(PATIENCE_SECONDS)
        return sorted(self.ids)


@contextmanager
def _consuming(url: str, received: Received, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A worker's consumer on the queue, as another process would have it."""
    monkeypatch.setattr("huey.consumer.Consumer._set_signal_handlers", lambda _self: None)
    consumer = open_jobs(url).consumer(received, threads=2)
    consumer.start()
    try:
        yield
    finally:
        consumer.stop(graceful=True)


def test_ids_reach_a_worker_that_was_there_before(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    received = Received(3)
    with _consuming(url, received, monkeypatch):
        open_jobs(url).send([1, 2, 3])
        assert received.wait() == [1, 2, 3]


def test_ids_wait_for_a_worker_that_comes_later(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = open_jobs(url)
    jobs.send([7, 8])
    assert jobs.waiting() == 2
    received = Received(2)
    with _consuming(url, received, monkeypatch):
        assert received.wait() == [7, 8]
    assert jobs.waiting() == 0


def test_two_workers_share_the_work(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    received = Received(40)
    with _consuming(url, received, monkeypatch), _consuming(url, received, monkeypatch):
        open_jobs(url).send(range(40))
        assert received.wait() == list(range(40))


def test_a_message_is_an_id_and_nothing_that_a_worker_would_carry_out(url: str) -> None:
    jobs = open_jobs(url)
    jobs.send([7])
    queue, _ = jobs._queue()  # type: ignore[attr-defined]
    [message] = queue.storage.enqueued_items()
    assert [7] in json.loads(message)
