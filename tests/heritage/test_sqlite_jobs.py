"""The queue in a file, where the file fails."""

from pathlib import Path

import pytest

from catalog.errors import UnavailableError
from heritage.backends.sqlite_jobs import open_sqlite_jobs


def test_a_queue_that_cannot_be_written_loses_messages_only_and_says_so_to_workers(tmp_path: Path) -> None:
    (tmp_path / "jobs.db").mkdir()
    jobs = open_sqlite_jobs(f"sqlite:///{tmp_path}/jobs.db")
    jobs.send([1])
    with pytest.raises(UnavailableError):
        jobs.waiting()
    with pytest.raises(UnavailableError):
        jobs.consumer(print, threads=1)


def test_no_queue_is_made_where_nothing_is_to_be_sent(tmp_path: Path) -> None:
    open_sqlite_jobs(f"sqlite:///{tmp_path}/jobs.db").send([])
    assert not list(tmp_path.iterdir())
