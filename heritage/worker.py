"""The process that works: derives files, keeps the indexes up to date, sends again what a crash lost."""

import ctypes
import logging
import os
import queue
import secrets
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from catalog import jobs, leases
from catalog.machine import UNWRITTEN
from catalog.museum import Museum
from heritage.indexer import Indexer
from ingest.child import MediaChild
from ingest.process import Outcome, give_up_worn_out, perform

log = logging.getLogger(__name__)

SWEEP_SECONDS = 15.0
SWEEP_JOBS = 1000
"""Sent at once where the queue is empty: as much as is worked off until the next sweep."""
_PR_SET_PDEATHSIG = 1


def end_with(parent: int) -> None:
    """Linux: have this process told to end when the process that started it is gone, however it went."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        raise SystemExit(0)


class MediaWorker:
    """Performs jobs, one media child for each thread that asks."""

    def __init__(self, museum: Museum) -> None:
        self._museum = museum
        self._children: queue.SimpleQueue[MediaChild] = queue.SimpleQueue()
        self._process = leases.this_process()
        self._working: set[str] = set()

    def perform(self, job_id: int) -> Outcome | None:
        """Do one job with a child that is free, or a new one."""
        try:
            child = self._children.get_nowait()
        except queue.Empty:
            child = MediaChild()
        holder = f"{self._process}:{secrets.token_hex(4)}"
        self._working.add(holder)
        try:
            return perform(self._museum, job_id, holder, child)
        finally:
            self._working.discard(holder)
            self._children.put(child)

    def recover(self) -> list[Outcome]:
        """Take the jobs back that dead workers held, or whose end this one could not write; returns those given up."""
        with self._museum.database.begin() as connection:
            jobs.free_the_dead(connection)
            jobs.put_off_left(connection, self._process, self._working.__contains__, UNWRITTEN)
        return give_up_worn_out(self._museum)

    def close(self) -> None:
        """End the children."""
        while not self._children.empty():
            self._children.get().close()


def work(museum: Museum, threads: int, *, indexing: bool = True) -> None:
    """Work until SIGTERM or Ctrl-C; what is under way is handed to the next worker when its lease ends.

    `indexing` False: on files only, as on a machine where the site's index is not.
    """
    stop = threading.Event()
    worker = MediaWorker(museum)
    indexer = Indexer(museum, leases.this_process())
    background = [
        threading.Thread(target=_repeat, args=(stop, SWEEP_SECONDS, lambda: _sweep(museum, worker)), daemon=True)
    ]
    if indexing:
        background.append(threading.Thread(target=indexer.run, args=(stop,), daemon=True))
    for thread in background:
        thread.start()
    consumer = museum.jobs.consumer(worker.perform, threads)
    consumer.start()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    stop.wait()
    consumer.stop(graceful=False)
    for thread in background:
        thread.join(timeout=5)
    worker.close()


def _repeat(stop: threading.Event, seconds: float, action: Callable[[], None]) -> None:
    while True:
        try:
            action()
        except Exception:  # a worker outlives one bad sweep and says so
            log.exception("sweep failed")
        if stop.wait(seconds):
            return


def _sweep(museum: Museum, worker: MediaWorker) -> None:
    """Take back what died, and send what is due and in no message; while messages wait, nothing needs to be sent."""
    worker.recover()
    if museum.jobs.waiting():
        return
    with museum.database.connect() as connection:
        waiting = jobs.due(connection, SWEEP_JOBS)
    museum.jobs.send(waiting)
