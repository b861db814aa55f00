"""A long sheet surveyed by two processes, where the machine has two processors: each notes one half of it.

The other process is forked, so that both hash alike (a text's hash differs from one process to another else). It is
told nothing and writes nothing: what it noted comes back at its end. Whatever goes wrong with it, this process reads
the sheet alone, and tells what is wrong with the sheet.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

from catalog.messages import Message
from ingest.sheets.form_rows import is_no_form
from ingest.sheets.table import Row, TwoParts
from ingest.table_notes import Noting, TableNotes


def notes_of(noting: Noting) -> TableNotes:
    """What is noted of all rows of the table; raises TableRefusedError where it cannot be read to its end."""
    parts = noting.table.understood.sheet.in_two() if _has_two_processors() else None
    if parts is None:
        return _notes(noting)
    with _beside(lambda: _of_second(noting, parts)) as other:
        found = _notes(noting, parts.first, lambda: parts.is_parted)
        if not parts.is_parted:
            return found
        rest = other()
    if rest is None:
        return _notes(noting)
    found.extend(rest, parts.passed)
    return found


def _notes(
    noting: Noting, read: Callable[[], Iterator[Row]] | None = None, goes_on: Callable[[], bool] = lambda: False
) -> TableNotes:
    """What is noted of the rows, or of those that `read` gives, behind which the table may go on."""
    found = TableNotes()

    def pass_over(row: Row, why: Message) -> None:
        found.passed_over.append((row.number, why))

    return noting.notes(noting.table.rows(pass_over, read, goes_on), found)


def _of_second(noting: Noting, parts: TwoParts) -> TableNotes | None:
    """The notes of the second part; None where its first row might be a form's, which those above it decide."""
    understood, first = noting.table.understood, next(parts.second(), None)
    if first is None or not is_no_form(understood.sheet, first, understood.key[0] if understood.key else ""):
        return None
    return _notes(noting, parts.second)


def _has_two_processors() -> bool:
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@contextmanager
def _beside(work: Callable[[], TableNotes | None]) -> Iterator[Callable[[], TableNotes | None]]:
    """Do the work in another process meanwhile; what is given waits for what it came to, None where it came to nothing.

    The process is gone when the block ends.
    """
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_send, args=(work, there), daemon=True)
    try:
        process.start()
    except OSError:
        there.close()
        here.close()
        yield lambda: None
        return
    there.close()

    def result() -> TableNotes | None:
        with suppress(EOFError, OSError):
            found: TableNotes | None = here.recv()
            return found
        return None

    try:
        yield result
    finally:
        here.close()
        process.kill()
        process.join()


def _send(work: Callable[[], TableNotes | None], there: Connection) -> None:
    """Send what the work comes to, or nothing: whoever reads the sheet alone then tells what is wrong."""
    with suppress(BaseException):
        there.send(work())
