"""The worker's own care: what it could not write down is done again, and nothing is sent that is on its way."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import OperationalError

from catalog import jobs
from catalog.jobs import JobState, JobType
from catalog.machine import UNWRITTEN
from catalog.museum import Museum
from catalog.tables import job
from heritage import worker as module
from heritage.worker import MediaWorker
from ingest.child import MediaChild
from tests.ingest.waiting import bring, photo


@contextmanager
def _read_only(museum: Museum) -> Iterator[None]:
    """The database takes nothing for as long as the block lasts, as on a full disk."""

    def refuse(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    event.listen(museum.database, "checkout", refuse)
    try:
        yield
    finally:
        event.remove(museum.database, "checkout", refuse)
        museum.database.dispose()


def _states(connection: Connection) -> list[tuple[str, int, int]]:
    return [tuple(row) for row in connection.execute(select(job.c.state, job.c.tries, job.c.faults))]


@pytest.fixture
def worker(museum: Museum) -> Iterator[MediaWorker]:
    made = MediaWorker(museum)
    yield made
    made.close()


def _process(monkeypatch: pytest.MonkeyPatch, action: Callable[[], None]) -> None:
    """A media child whose disk is full, and what happens meanwhile."""

    def fail(*_: object) -> None:
        action()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(MediaChild, "process", fail)


@pytest.mark.sqlite
def test_a_job_whose_end_could_not_be_written_is_put_off_as_soon_as_it_can_be(
    museum: Museum, worker: MediaWorker, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    full = _read_only(museum)
    _process(monkeypatch, full.__enter__)
    with pytest.raises(OperationalError):
        worker.perform(job_id)
    with museum.database.connect() as connection:
        assert _states(connection) == [(JobState.WORKING, 1, 0)]
    full.__exit__(None, None, None)
    assert worker.recover() == []
    with museum.database.connect() as connection:
        assert _states(connection) == [(JobState.WAITING, 0, 1)]
        waiting = jobs.all_put_off(connection)
        assert waiting is not None
        assert waiting.error == UNWRITTEN


def test_a_job_in_hand_is_not_taken_for_one_that_was_left(
    museum: Museum, worker: MediaWorker, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, job_id = bring(museum, photo(tmp_path / "in" / "a.jpg"))
    seen: list[tuple[str, int, int]] = []

    def look() -> None:
        worker.recover()
        with museum.database.connect() as connection:
            seen.extend(_states(connection))

    _process(monkeypatch, look)
    worker.perform(job_id)
    assert seen == [(JobState.WORKING, 1, 0)]


def test_a_lost_queue_is_filled_again_once_however_often_the_sweep_comes(museum: Museum, worker: MediaWorker) -> None:
    with museum.database.begin() as connection:
        jobs.add(connection, JobType.DERIVE, [f"s{number}" for number in range(250)])
    for _ in range(3):
        module._sweep(museum, worker)
        assert museum.jobs.waiting() == 250
