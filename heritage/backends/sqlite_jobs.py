"""The queue in an SQLite file: for the workers of one machine."""

import sqlite3
from pathlib import Path
from urllib.parse import unquote, urlsplit

from huey import SqliteHuey

from heritage.backends.huey_jobs import QUEUE, HueyJobs


def open_sqlite_jobs(url: str) -> HueyJobs:
    """The queue at `url` (sqlite:///path), made when it is first used; raises ValueError for one without a path."""
    name = unquote(urlsplit(url).path[1:])  # as SQLAlchemy reads it: a fourth slash makes the path absolute
    if not name:
        raise ValueError("a URL without a file")
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    queue = SqliteHuey(QUEUE, filename=str(path), results=False, timeout=60, create_tables=False)
    return HueyJobs(queue, (sqlite3.Error,), queue.storage.initialize_schema)
