"""Working off what waits, here and now: what a command does after an ingest, so that nobody needs a second terminal."""

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from catalog import jobs, leases, outbox
from catalog.museum import Museum
from heritage.indexer import Indexer
from heritage.worker import MediaWorker
from ingest.process import Outcome, give_up_worn_out

PAUSE_SECONDS = 0.1
BATCH_JOBS = 64


def catch_up(museum: Museum, progress: Callable[[int, int], None]) -> list[Outcome]:
    """Do every job and index every change that waits; returns when none is left, or others are doing the rest.

    `progress` is called with the number of jobs done and of those that wait or run.
    """
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
    return outcomes


def _due(museum: Museum) -> list[int]:
    """Jobs to do now; waits while only other processes' jobs are left."""
    while True:
        with museum.database.begin() as connection:
            jobs.free_the_dead(connection)
        give_up_worn_out(museum)
        with museum.database.connect() as connection:
            waiting = jobs.due(connection, BATCH_JOBS)
            if waiting or not jobs.open_jobs(connection):
                return waiting
        time.sleep(PAUSE_SECONDS)


def _open(museum: Museum) -> int:
    with museum.database.connect() as connection:
        return jobs.open_jobs(connection)


def _is_behind(museum: Museum) -> bool:
    with museum.database.connect() as connection:
        return outbox.behind(connection) > 0
