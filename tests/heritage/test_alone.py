"""A lock on a file: one process at a time, and free as soon as its holder is gone."""

import errno
import fcntl
from pathlib import Path

import pytest

from catalog.errors import BusyError
from heritage.alone import alone


def test_a_second_one_is_refused_at_once_and_comes_in_when_the_first_has_ended(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with alone(lock, BusyError(holder="an")):
        with pytest.raises(BusyError), alone(lock, BusyError(holder="an")):
            pass
        with alone(tmp_path / "other", BusyError(holder="an")):
            pass
    with alone(lock, BusyError(holder="an")):
        pass


def test_on_a_disk_that_knows_no_locks_the_work_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    with alone(tmp_path / "lock", BusyError(holder="an")):
        pass
