"""The database: SQLite beside the files, set up so that readers never wait and a commit survives a power cut."""

import errno
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext

from catalog.own_folders import made_for_oneself, make_file_for_oneself
from heritage.backends.local_url import path_of

BUSY_MS = 150_000
"""A backup program or a virus scanner may keep the file for a minute or two: whoever writes waits that out."""

_FAULTS = {
    "database or disk is full": errno.ENOSPC,
    "disk I/O error": errno.EIO,
    "database is locked": errno.EBUSY,
    "attempt to write a readonly database": errno.EROFS,
    "unable to open database file": errno.ENOENT,
    "file is not a database": errno.EILSEQ,
    "database disk image is malformed": errno.EBADMSG,
}
_MALFORMED = "malformed database schema"
"""SQLite's words (https://sqlite.org/rescode.html) as the system's numbers."""


class SqliteDatabase:
    """The `Database` in a file, made with its folder at the first connection (sqlite:////path).

    Write-ahead log, pages of 16 KiB (big documents cost half the space), full synchronisation at commit. A writing
    transaction takes the write lock at its first change, so that it waits for others rather than fail. Raises
    ValueError for a URL that names no file.
    """

    def __init__(self, url: str) -> None:
        self._path = path_of(url, "sqlite:///")
        self._lock = Lock()
        self._watching: Any = None
        self._engine = create_engine(
            URL.create("sqlite", database=str(self._path)),
            connect_args={"isolation_level": "IMMEDIATE", "timeout": BUSY_MS / 1000},
            pool_size=8,
            max_overflow=32,
        )
        event.listen(self._engine, "do_connect", self._make_file)
        event.listen(self._engine, "connect", _set_up)
        event.listen(self._engine, "handle_error", _number_fault)

    @property
    def engine(self) -> Engine:
        """What connections come from."""
        return self._engine

    def is_made(self) -> bool:
        """Whether the file is there."""
        return self._path.is_file()

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A transaction that has the write lock from its beginning."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A reading transaction: the write-ahead log keeps its state for it."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
            connection.rollback()

    def count_on(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Nothing: SQLite counts on from the largest number there is."""

    def commits(self) -> int:
        """SQLite's data_version (https://sqlite.org/pragma.html#pragma_data_version), on a connection of its own."""
        with self._lock:
            if self._watching is None:
                self._watching = self._engine.raw_connection()
                self._watching.detach()
            version: int = self._watching.dbapi_connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _make_file(self, *_: object) -> None:
        """What is new only its owner may read; SQLite gives what it writes beside the file the file's mode."""
        make_file_for_oneself(made_for_oneself(self._path.parent) / self._path.name)


def _set_up(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA page_size=16384")
    _begin_log(cursor)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        f"busy_timeout={BUSY_MS}",
        "cache_size=-16000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_log(cursor: Any) -> None:
    """Write-ahead log on: of several who make the file together all but one are told "locked", without any wait."""
    until = time.monotonic() + BUSY_MS / 1000
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as exc:
            if "locked" not in str(exc) or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _number_fault(context: ExceptionContext) -> None:
    """Give the driver's error the system's number of what went wrong, as OSError has it."""
    said = str(context.original_exception)
    number = errno.EBADMSG if said.startswith(_MALFORMED) else _FAULTS.get(said)
    if number is not None:
        context.original_exception.errno = number  # type: ignore[attr-defined]
