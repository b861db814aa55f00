"""Folders for work under way: each held by a lock while its owner lives, swept once it died."""

import fcntl
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_LOCK = "lock"


def work_folder(data: Path) -> Path:
    """Where a museum with this data folder has what is under way."""
    return data / "work"


def swept(area: Path) -> Path:
    """The folder `area`, made where there is none, for its owner's eyes only, and freed of what killed processes left.

    A folder below it whose lock nobody holds is such.
    """
    for folder in made_for_oneself(area).iterdir():
        lock = folder / _LOCK
        try:
            with lock.open("rb") as opened:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue
        except OSError:
            with suppress(OSError):
                folder.rmdir()
    return area


def made_for_oneself(folder: Path) -> Path:
    """The folder; where there is none it is made, as are those above it, for its owner's eyes only."""
    if not folder.is_dir():
        made_for_oneself(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def make_file_for_oneself(path: Path) -> None:
    """Make the file, empty and for its owner's eyes only, where there is none; what cannot be made its user meets."""
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))


@contextmanager
def for_oneself() -> Iterator[None]:
    """What is written meanwhile only its owner may read: it holds what only staff may see."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def own_folder(area: Path) -> Iterator[Path]:
    """A fresh folder below `area`, which nobody else opens (mode 700), gone when the block is left."""
    folder, lock = _locked(area)
    with lock:
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def folder_of(owner: object, area: Path) -> Path:
    """A folder like that of `own_folder`, gone once nobody has the `owner` any more."""
    folder, lock = _locked(area)
    weakref.finalize(owner, _leave, folder, lock)
    return folder


def _leave(folder: Path, lock: BinaryIO) -> None:
    with lock:
        shutil.rmtree(folder, ignore_errors=True)


def _locked(area: Path) -> tuple[Path, BinaryIO]:
    """A fresh folder and its lock, held; a sweep that comes in between costs another try."""
    while True:
        folder = Path(tempfile.mkdtemp(dir=area))
        with suppress(FileNotFoundError):
            lock = (folder / _LOCK).open("wb")
            fcntl.flock(lock, fcntl.LOCK_EX)
            if os.path.lexists(folder / _LOCK):
                return folder, lock
            lock.close()
