"""The database: SQLite beside the files, set up so that readers never wait and a commit survives a power cut."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event

from heritage.settings import path_of

BUSY_MS = 60_000


def open_database(url: str) -> Engine:
    """An engine for `url`; raises SettingError for one that this version cannot open.

    SQLite: write-ahead log, pages of 16 KiB (big documents cost half the space), full synchronisation at commit. A
    writing transaction takes the write lock at its first change, so that it waits for others rather than fail.
    """
    path = _file_of(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"isolation_level": "IMMEDIATE", "timeout": BUSY_MS / 1000},
        pool_size=8,
        max_overflow=32,
    )
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def is_made(url: str) -> bool:
    """Whether there is a database at `url`; makes nothing. Raises SettingError as `open_database` does."""
    return _file_of(url).is_file()


def _file_of(url: str) -> Path:
    return path_of("HERITAGE_DATABASE_URL", url, "sqlite:///", "museum.db")


def _set_up_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in (
        "page_size=16384",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        f"busy_timeout={BUSY_MS}",
        "cache_size=-16000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
