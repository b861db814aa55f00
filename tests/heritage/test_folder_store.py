"""The store in a folder: durable to the last folder, and cleared of what a killed process left."""

import errno
import io
import os
from pathlib import Path

import pytest

from heritage import durable
from heritage.backends.folder_store import FolderStore


def test_what_a_killed_process_left_is_swept_and_a_running_batch_is_not(tmp_path: Path) -> None:
    first = FolderStore(tmp_path / "store")
    left = tmp_path / "store" / ".incoming" / "left"
    left.mkdir(parents=True)
    (left / "lock").touch()
    (left / "1").write_bytes(b"half")
    with first.batch() as batch:
        staged = batch.stage(io.BytesIO(b"whole"))
        assert not left.exists()
        FolderStore(tmp_path / "store").put_if_absent("other", io.BytesIO(b"other"))
        batch.keep(staged, "k")
    assert first.range("k", 0, 5) == b"whole"
    assert list((tmp_path / "store" / ".incoming").iterdir()) == []


class _FullDisk(io.BytesIO):
    """What is written while it is read finds no room."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_with_the_folder_that_is_on_it(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store")
    with pytest.raises(OSError, match="store") as full:
        store.put_if_absent("k", _FullDisk())
    assert (full.value.errno, full.value.filename) == (errno.ENOSPC, str(tmp_path / "store"))
    assert list((tmp_path / "store" / ".incoming").iterdir()) == []


class _Synced:
    """A system without syncfs, and what was made durable on it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self._root = root
        self._inodes: set[int] = set()
        monkeypatch.setattr(durable, "_LIBC", object())
        monkeypatch.setattr(os, "fsync", lambda descriptor: self._inodes.add(os.fstat(descriptor).st_ino))

    def names(self) -> set[str]:
        """Files and folders of the store, '.' for the whole, that were synced since the last time."""
        places = [self._root, *self._root.rglob("*")]
        found = {path.relative_to(self._root).as_posix() for path in places if path.stat().st_ino in self._inodes}
        self._inodes.clear()
        return found


def test_a_new_file_is_durable_with_every_folder_that_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(tmp_path / "store")
    synced = _Synced(monkeypatch, store.root)
    store.put_if_absent("originals/ab/cd/x", io.BytesIO(b"x"))
    assert synced.names() == {".", "originals", "originals/ab", "originals/ab/cd", "originals/ab/cd/x"}


def test_what_another_process_has_just_written_is_durable_before_it_is_pointed_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FolderStore(tmp_path / "store")
    store.put_if_absent("a/x", io.BytesIO(b"x"))
    synced = _Synced(monkeypatch, store.root)
    with store.batch() as batch:
        assert not batch.keep(batch.stage(io.BytesIO(b"x")), "a/x")
    assert synced.names() == {".", "a", "a/x"}
    assert not store.put_if_absent("a/x", io.BytesIO(b"x"))
    assert synced.names() == {".", "a", "a/x"}
