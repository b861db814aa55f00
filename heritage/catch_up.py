"""Working off what waits, here and now: what a command does after an ingest, so that nobody needs a second terminal."""

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import Connection

from catalog import jobs, leases, outbox
from catalog.jobs import PutOff
from catalog.museum import Museum
from heritage.indexer import Indexer
from heritage.worker import MediaWorker
from ingest.process import Outcome, give_up_worn_out

PAUSE_SECONDS = 0.1
BATCH_JOBS = 64
PATIENCE_SECONDS = 10.0
"""A machine that failed is asked again three times, then left to whoever can mend it."""


@dataclass(frozen=True)
class CaughtUp:
    """What became of the jobs, and those that must wait because the machine fails."""

    outcomes: list[Outcome]
    put_off: PutOff | None


def catch_up(museum: Museum, progress: Callable[[int, int], None]) -> CaughtUp:
    """Do every job and index every change that waits; returns when none is left that this machine can do.

    `progress` is called with the number of jobs done and of those that wait or run.
    """
    with museum.database.begin() as connection:
        jobs.end_pauses(connection)
    stop = threading.Event()
    indexer = threading.Thread(target=Indexer(museum, leases.this_process()).run, args=(stop,), daemon=True)
    indexer.start()
    worker = MediaWorker(museum)
    outcomes: list[Outcome] = []
    try:
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            while waiting := _due(museum):
                for outcome in pool.map(worker.perform, waiting):
                    if outcome is not None:
                        outcomes.append(outcome)
                    progress(len(outcomes), len(outcomes) + _open(museum))
        while _is_behind(museum) and indexer.is_alive():
            time.sleep(PAUSE_SECONDS)
    finally:
        stop.set()
        indexer.join()
        worker.close()
    with museum.database.connect() as connection:
        return CaughtUp(outcomes, jobs.all_put_off(connection))


def _due(museum: Museum) -> list[int]:
    """Jobs to do now; waits for others' jobs and for short pauses, and is empty when only long ones are left."""
    while True:
        with museum.database.begin() as connection:
            jobs.free_the_dead(connection)
        give_up_worn_out(museum)
        with museum.database.connect() as connection:
            waiting = jobs.due(connection, BATCH_JOBS)
            if waiting or _is_over(connection):
                return waiting
        time.sleep(PAUSE_SECONDS)


def _is_over(connection: Connection) -> bool:
    """Whether no job is left but those that a failing machine put off for long."""
    left = jobs.open_jobs(connection)
    put_off = jobs.all_put_off(connection)
    if put_off is None:
        return not left
    return left == put_off.number and put_off.until > time.time() + PATIENCE_SECONDS


def _open(museum: Museum) -> int:
    with museum.database.connect() as connection:
        return jobs.open_jobs(connection)


def _is_behind(museum: Museum) -> bool:
    with museum.database.connect() as connection:
        return outbox.behind(connection) > 0
