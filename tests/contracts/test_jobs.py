"""What every queue must do: carry ids to whoever works. A second backend adds a row to QUEUES."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from catalog.errors import UnavailableError
from heritage.backends.huey_jobs import HueyJobs, open_queue

QUEUES: dict[str, Callable[[Path], str]] = {"sqlite": lambda tmp: f"sqlite:///{tmp}/jobs.db"}
PATIENCE_SECONDS = 20


@pytest.fixture(params=QUEUES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return QUEUES[request.param](tmp_path)


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
    consumer = HueyJobs(open_queue(url)).consumer(received, threads=2)
    consumer.start()
    try:
        yield
    finally:
        consumer.stop(graceful=True)


def test_ids_reach_a_worker_that_was_there_before(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    received = Received(3)
    with _consuming(url, received, monkeypatch):
        HueyJobs(open_queue(url)).send([1, 2, 3])
        assert received.wait() == [1, 2, 3]


def test_ids_wait_for_a_worker_that_comes_later(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = HueyJobs(open_queue(url))
    jobs.send([7, 8])
    assert jobs.waiting() == 2
    received = Received(2)
    with _consuming(url, received, monkeypatch):
        assert received.wait() == [7, 8]
    assert jobs.waiting() == 0


def test_two_workers_share_the_work(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    received = Received(40)
    with _consuming(url, received, monkeypatch), _consuming(url, received, monkeypatch):
        HueyJobs(open_queue(url)).send(range(40))
        assert received.wait() == list(range(40))


def test_a_queue_that_cannot_be_written_loses_messages_only_and_says_so_to_workers(tmp_path: Path) -> None:
    (tmp_path / "jobs.db").mkdir()
    jobs = HueyJobs(open_queue(f"sqlite:///{tmp_path}/jobs.db"))
    jobs.send([1])
    with pytest.raises(UnavailableError):
        jobs.waiting()
    with pytest.raises(UnavailableError):
        jobs.consumer(print, threads=1)
