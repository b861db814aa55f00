"""Working off what waits, here and now: what a command does after an ingest, so that nobody needs a second terminal."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from catalog import jobs, leases, outbox
from catalog.assets import State
from catalog.errors import HeritageError
from catalog.jobs import PutOff
from catalog.language import N_
from catalog.machine import fault_of
from catalog.museum import Museum
from heritage.indexer import Indexer
from heritage.worker import MediaWorker
from ingest.process import Outcome

PAUSE_SECONDS = 0.1
BATCH_JOBS = 10_000
PATIENCE_SECONDS = 10.0
"""A machine that failed is asked again three times, then left to whoever can mend it."""
MOST_FAILING = 4
"""Turns of the indexer that may fail in a row: some fifteen seconds."""
GATHERING_SECONDS = 3.0
"""While files are worked on, what they change is indexed together: a turn costs as much as twenty records."""
STANDSTILL_SECONDS = 600.0
"""For how long another process may index without getting anywhere; rebuilding a very large index takes minutes."""


class IndexBehindError(HeritageError):
    """The indexer gets nowhere; its reason is in the log."""

    code = "index-behind"
    msgid = N_(
        "The records are safe, but the search index could not be brought up to date, so the search does not know all "
        "of them. See that the disk is not full, then run: heritage reindex"
    )


@dataclass(frozen=True)
class CaughtUp:
    """What became of the jobs that failed for good, those that must wait because the machine fails, and how many others
    work on, or left behind: they are done `elsewhere`, or taken over when their lease ends.
    """

    outcomes: list[Outcome]
    put_off: PutOff | None
    elsewhere: int = 0


@dataclass
class _Tally:
    """Jobs done or given up, and what is to be told of those that failed."""

    done: int = 0
    failed: list[Outcome] = field(default_factory=list)

    def note(self, outcomes: Iterable[Outcome | None]) -> None:
        for outcome in outcomes:
            if outcome is not None:
                self.done += 1
                if outcome.state is State.FAILED:
                    self.failed.append(outcome)


def catch_up(museum: Museum, progress: Callable[[int, int], None], *, counting_deaths: bool = False) -> CaughtUp:
    """Do every job and index every change that waits; returns when none is left that this machine can do.

    `progress` is called with the number of jobs done and of those that wait or run; `counting_deaths`: a file in whose
    work the process was ended again and again is given up. Raises IndexBehindError where the index cannot be brought up
    to date.
    """
    with museum.database.begin() as connection:
        jobs.begin_afresh(connection, counting_deaths=counting_deaths)
    stop = threading.Event()
    indexer = Indexer(museum, leases.this_process(), GATHERING_SECONDS)
    indexing = threading.Thread(target=indexer.run, args=(stop,), daemon=True)
    indexing.start()
    worker = MediaWorker(museum)
    tally = _Tally()
    fault = None
    try:
        fault = _work(museum, worker, tally, progress)
        if fault is None:
            indexer.gathering_s = 0.0
            _wait_for(indexer, museum)
    finally:
        stop.set()
        indexing.join()
        worker.close()
        with suppress(SQLAlchemyError):  # what could not be written a moment ago may be written now
            worker.recover()
    with museum.database.connect() as connection:
        put_off = jobs.all_put_off(connection) if fault is None else _all_open(connection, fault)
        elsewhere = jobs.elsewhere(connection) if fault is None else 0
    return CaughtUp(tally.failed, put_off, elsewhere)


def catch_up_index(museum: Museum) -> None:
    """Index every change that waits, and leave the jobs to whoever does them; raises IndexBehindError as `catch_up`."""
    stop = threading.Event()
    indexer = Indexer(museum, leases.this_process())
    indexing = threading.Thread(target=indexer.run, args=(stop,), daemon=True)
    indexing.start()
    try:
        _wait_for(indexer, museum)
    finally:
        stop.set()
        indexing.join()


def _all_open(connection: Connection, fault: str) -> PutOff:
    """Everything that is left, where the machine did not even let it be put off."""
    return PutOff(jobs.open_jobs(connection), time.time(), fault)


def _work(museum: Museum, worker: MediaWorker, tally: _Tally, progress: Callable[[int, int], None]) -> str | None:
    """Do what can be done; returns the machine's fault where the database can no longer be written to."""
    try:
        while waiting := _due(museum, worker, tally):
            with museum.database.connect() as connection:
                total = tally.done + jobs.open_jobs(connection)
            for outcome in _performed(worker, waiting):
                tally.note([outcome])
                progress(tally.done, max(total, tally.done))
    except OperationalError as exc:
        return fault_of(exc)
    return None


def _performed(worker: MediaWorker, waiting: Iterable[int]) -> Iterator[Outcome | None]:
    """The outcomes as they come; a thread that is free takes the next job."""
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        try:
            for done in as_completed([pool.submit(worker.perform, job_id) for job_id in waiting]):
                yield done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _due(museum: Museum, worker: MediaWorker, tally: _Tally) -> list[int]:
    """Jobs to do now; waits for others' jobs and for short pauses, and is empty when only long ones are left.

    What other machines have in hand is waited for as long as the number of open jobs goes down.
    """
    seen, since = -1, time.monotonic()
    while True:
        tally.note(worker.recover())
        with museum.database.connect() as connection:
            waiting = jobs.due(connection, BATCH_JOBS)
            left = jobs.open_jobs(connection)
            if waiting or _is_over(connection, left):
                return waiting
            if left != seen:
                seen, since = left, time.monotonic()
            if time.monotonic() - since > PATIENCE_SECONDS and _is_over(connection, left - jobs.elsewhere(connection)):
                return []
        time.sleep(PAUSE_SECONDS)


def _is_over(connection: Connection, left: int) -> bool:
    """Whether none of the `left` jobs is anything but put off for long by a failing machine."""
    put_off = jobs.all_put_off(connection)
    if put_off is None:
        return not left
    return left == put_off.number and put_off.until > time.time() + PATIENCE_SECONDS


def _wait_for(indexer: Indexer, museum: Museum) -> None:
    """Wait until the index is up to date; raises IndexBehindError where nothing comes of it."""
    seen, since = None, time.monotonic()
    while (oldest := _oldest_change(museum)) is not None:
        if oldest != seen:
            seen, since = oldest, time.monotonic()
        if indexer.failing >= MOST_FAILING or time.monotonic() - since > STANDSTILL_SECONDS:
            raise IndexBehindError
        time.sleep(PAUSE_SECONDS)


def _oldest_change(museum: Museum) -> int | None:
    """The number of the first change that is not in the index yet."""
    with museum.database.connect() as connection:
        return next((entry.sequence for entry in outbox.pending(connection, 1)), None)
