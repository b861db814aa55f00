"""An indexer in a process of its own (`python -m heritage.beside PARENT`), so that a long import keeps two cores busy.

It only hurries what the caller does at the end anyway: where it cannot be started, or dies, nothing is lost.
"""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

from catalog import leases
from catalog.batches import settle
from heritage import logs
from heritage.indexer import Indexer
from heritage.settings import Settings, read_settings
from heritage.wiring import open_museum
from heritage.worker import end_with

log = logging.getLogger(__name__)

STOP_SECONDS = 60.0
"""For its batch to end."""


@contextmanager
def indexing_beside(settings: Settings) -> Iterator[None]:
    """Follow the outbox in another process while the block runs."""
    try:
        child = subprocess.Popen(
            [sys.executable, "-m", "heritage.beside", str(os.getpid())],
            env=os.environ | {"HERITAGE_DATA": str(settings.data)},
            start_new_session=True,  # Ctrl-C reaches this process, which ends the other in order
        )
    except OSError as exc:
        log.warning("records are indexed after the import only", extra={"reason": str(exc)})
        yield
        return
    try:
        yield
    finally:
        child.terminate()
        try:
            child.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def main(parent: int) -> None:
    """Index what comes until SIGTERM, or until the parent is gone."""
    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    end_with(parent)
    settings = read_settings()
    logs.set_up(settings.log_level)
    museum = open_museum(settings)
    settle()
    Indexer(museum, leases.this_process()).run(stop)


if __name__ == "__main__":
    main(int(sys.argv[1]))
