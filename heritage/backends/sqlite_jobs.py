"""The queue in an SQLite file: for the workers of one machine."""

import sqlite3

from huey import SqliteHuey

from heritage.backends.huey_jobs import QUEUE, HueyJobs, PlainMessages
from heritage.backends.local_url import path_of


def open_sqlite_jobs(url: str) -> HueyJobs:
    """The queue at `url` (sqlite:////path), made when it is first used; raises ValueError for one without a path."""
    path = path_of(url, "sqlite:///")
    path.parent.mkdir(parents=True, exist_ok=True)
    queue = SqliteHuey(
        QUEUE, filename=str(path), results=False, timeout=60, create_tables=False, serializer=PlainMessages()
    )
    return HueyJobs(queue, (sqlite3.Error,), queue.storage.initialize_schema)
