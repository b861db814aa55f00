"""The queue in an SQLite file: for the workers of one machine."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.own_folders import made_for_oneself, make_file_for_oneself
from heritage.backends.huey_jobs import QUEUE, HueyJobs
from heritage.backends.local_url import path_of

if TYPE_CHECKING:
    from huey import Huey


def open_sqlite_jobs(url: str) -> HueyJobs:
    """The queue at `url` (sqlite:////path), made when it is first used; raises ValueError for one without a path."""
    path = path_of(url, "sqlite:///")
    made_for_oneself(path.parent)
    return HueyJobs(lambda: _made(path), (sqlite3.Error,))


def _made(path: Path) -> "Huey":
    from huey import SqliteHuey  # noqa: PLC0415 - only what sends or takes jobs has the time and memory for it

    from heritage.backends.plain_messages import PlainMessages  # noqa: PLC0415 - as above

    make_file_for_oneself(path)
    queue = SqliteHuey(
        QUEUE, filename=str(path), results=False, timeout=60, create_tables=False, serializer=PlainMessages()
    )
    queue.storage.initialize_schema()
    return queue
