"""Taking files in: once, whole, and only what may come."""

import errno
import os
import socket
from pathlib import Path

import pytest

from catalog import blobs
from catalog.museum import Museum
from ingest.accept import Accepted, Refused, accept
from ingest.media.refusal import UNREADABLE, MediaRefusedError

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + b"x" * 100 + b"\xff\xd9"


def _accept(museum: Museum, *paths: Path, root: Path) -> list[Accepted | Refused]:
    return [outcome for batch in accept(museum, paths, root) for outcome in batch]


def test_the_same_bytes_are_stored_once_whatever_their_names(museum: Museum, tmp_path: Path) -> None:
    first, second = tmp_path / "a.jpg", tmp_path / "b.jpg"
    first.write_bytes(JPEG)
    second.write_bytes(JPEG)
    one, other = _accept(museum, first, second, root=tmp_path)
    assert isinstance(one, Accepted)
    assert isinstance(other, Accepted)
    assert (one.duplicate, other.duplicate) == (False, True)
    assert one.sha256 == other.sha256
    assert [file.key for file in museum.store.list("originals/")] == [blobs.original_key(one.sha256)]


def test_an_unchanged_file_is_not_read_again(museum: Museum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEG)
    [first] = _accept(museum, path, root=tmp_path)
    monkeypatch.setattr("ingest.accept._take", lambda *_: pytest.fail("read again"))
    [again] = _accept(museum, path, root=tmp_path)
    assert isinstance(first, Accepted)
    assert isinstance(again, Accepted)
    assert (again.sha256, again.duplicate) == (first.sha256, True)


def test_a_changed_file_is_another_original_and_the_old_one_stays(museum: Museum, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEG)
    [first] = _accept(museum, path, root=tmp_path)
    path.write_bytes(JPEG + b"more")
    [second] = _accept(museum, path, root=tmp_path)
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert first.sha256 != second.sha256
    assert len(list(museum.store.list("originals/"))) == 2


def test_what_cannot_come_in_is_refused_with_a_reason_each(museum: Museum, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.jpg").write_bytes(JPEG)
    (folder / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (folder / "gone.jpg").symlink_to(folder / "nowhere.jpg")
    (folder / "empty.jpg").touch()
    (folder / "noise.jpg").write_bytes(b"\x00\x01\x02 nothing known")
    os.mkfifo(folder / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket.jpg"))
    names = ["out.jpg", "gone.jpg", "empty.jpg", "noise.jpg", "pipe.jpg", "socket.jpg"]
    outcomes = _accept(museum, *(folder / name for name in names), root=folder)
    codes = [outcome.message.code for outcome in outcomes if isinstance(outcome, Refused)]
    odd = ["file-not-regular"] * 2
    assert codes == ["file-outside", "file-link-broken", "media-empty", "media-unknown", *odd]
    assert list(museum.store.list()) == []


class _BadCard:
    """A file on a card that gives its beginning and no more."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")

    def __enter__(self) -> "_BadCard":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def fileno(self) -> int:
        return self._file.fileno()

    def seek(self, offset: int) -> int:
        return self._file.seek(offset)

    def read(self, size: int = -1, /) -> bytes:
        if self._file.tell():
            raise OSError(errno.EIO, "Input/output error")
        return self._file.read(10)


def test_a_card_that_fails_costs_one_file_and_says_so_in_the_curators_language(
    museum: Museum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(JPEG + name.encode())

    def opened(path: Path, mode: str, **_: object) -> object:
        return _BadCard(path) if path.name == "a.jpg" else path.open(mode)

    monkeypatch.setattr("ingest.accept.open", opened, raising=False)
    bad, good = _accept(museum, tmp_path / "a.jpg", tmp_path / "b.jpg", root=tmp_path)
    assert isinstance(bad, Refused)
    assert "đĩa" in bad.message.text("vi")
    assert isinstance(good, Accepted)
    assert len(list(museum.store.list())) == 1


def test_a_link_that_leads_back_to_itself_is_refused(museum: Museum, tmp_path: Path) -> None:
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    [outcome] = _accept(museum, tmp_path / "loop.jpg", root=tmp_path)
    assert isinstance(outcome, Refused)
    assert outcome.message.code == "file-link-broken"


def test_a_known_file_that_can_no_longer_be_read_is_refused_like_any_other(
    museum: Museum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEG)
    _accept(museum, path, root=tmp_path)

    def refuse(*_: object) -> None:
        raise MediaRefusedError(UNREADABLE(name="a.jpg", reason="no permission"))

    monkeypatch.setattr("ingest.accept.identify", refuse)
    monkeypatch.setattr("ingest.accept.identify_head", refuse)
    [outcome] = _accept(museum, path, root=tmp_path)
    assert isinstance(outcome, Refused)
    assert outcome.message.text("vi").count("không") >= 1


def test_a_link_within_the_folder_is_a_file_like_any_other(museum: Museum, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG)
    (tmp_path / "b.jpg").symlink_to(tmp_path / "a.jpg")
    [outcome] = _accept(museum, tmp_path / "b.jpg", root=tmp_path)
    assert isinstance(outcome, Accepted)


def test_the_original_in_the_store_is_the_file_byte_for_byte(museum: Museum, samples: Path) -> None:
    photos = sorted((samples / "photos" / "exif-gps-arezzo").glob("*.jpg"))[:3]
    for path, outcome in zip(photos, _accept(museum, *photos, root=samples), strict=True):
        assert isinstance(outcome, Accepted)
        with museum.store.open(blobs.original_key(outcome.sha256)) as stored:
            assert stored.read() == path.read_bytes()
