"""An indexer in a process of its own (`python -m heritage.beside PARENT`), so that a long import keeps two cores busy.

It only hurries what the caller sees to at the end anyway: where it cannot be started, or dies, nothing is lost.
"""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event
from types import FrameType

from catalog import leases
from catalog.batches import settle
from catalog.museum import Museum
from heritage import logs
from heritage.indexer import FAULTS, Indexer
from heritage.settings import Settings, read_settings
from heritage.wiring import open_museum
from heritage.worker import end_with

log = logging.getLogger(__name__)

GATHER_SECONDS = 5.0
"""Some thousand rows, where the import is the slower one: who follows it closely commits and merges ever so often."""
STOP_SECONDS = 60.0
"""For its batch to end."""
_FINISH = signal.SIGUSR1
"""Nothing more comes: the process indexes what waits, and ends."""
_FRUGAL = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "1000000", "MALLOC_TRIM_THRESHOLD_": "8000000"}
"""For glibc, which would keep what the engine's threads leave at each commit: they share two heaps, and the blocks of
1 MB in which words are gathered stand beside these, so that they go back to the system."""


class Beside:
    """The other process, where it could be started."""

    def __init__(self, child: subprocess.Popen[bytes] | None) -> None:
        self._child = child

    def finish(self) -> None:
        """Say that no more records come: it indexes what waits, whatever the caller does meanwhile, and ends."""
        if self._child is not None:
            self._child.send_signal(_FINISH)

    def end(self) -> None:
        """Have it end with the batch that it is at."""
        if self._child is None:
            return
        self._child.terminate()
        try:
            self._child.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


@contextmanager
def indexing_beside(museum: Museum, settings: Settings) -> Iterator[Beside]:
    """Follow the outbox in another process while the block runs, or until it was told to finish and has."""
    _make_ready(museum)
    beside = _started(settings)
    try:
        yield beside
    finally:
        beside.end()


def _started(settings: Settings) -> Beside:
    try:
        child = subprocess.Popen(
            [sys.executable, "-m", "heritage.beside", str(os.getpid())],
            env=os.environ | {"HERITAGE_DATA": str(settings.data)} | _FRUGAL,
            start_new_session=True,  # Ctrl-C reaches this process, which ends the other in order
        )
    except OSError as exc:
        log.warning("records are indexed after the import only", extra={"reason": str(exc)})
        return Beside(None)
    return Beside(child)


def _make_ready(museum: Museum) -> None:
    """See that there are indexes before the rows come: one that is built while they come takes them twice."""
    if museum.public.is_ready() and museum.full.is_ready():
        return
    indexer = Indexer(museum, leases.this_process())
    try:
        indexer.drain()
    except FAULTS as exc:
        log.warning("the index is not built before the import", extra={"reason": str(exc)})
        indexer.rest()


def main(parent: int) -> None:
    """Index what comes until SIGTERM, or until the parent is gone; at `_FINISH` what waits, and no more."""
    stop, ended = Event(), Event()

    def end(number: int, _frame: FrameType | None) -> None:
        stop.set()
        if number != _FINISH:
            ended.set()

    for number in (signal.SIGTERM, _FINISH):
        signal.signal(number, end)
    end_with(parent)
    settings = read_settings()
    logs.set_up_if_asked(settings.log_level)
    museum = open_museum(settings)
    settle()
    indexer = Indexer(museum, leases.this_process(), gathering_s=GATHER_SECONDS)
    indexer.run(stop)
    with suppress(*FAULTS):  # the caller tries again, and tells of them
        while not ended.is_set() and indexer.turn():
            pass
    indexer.rest()


if __name__ == "__main__":
    main(int(sys.argv[1]))
