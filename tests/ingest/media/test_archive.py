"""A zip cannot write outside its folder, nor fill the disk."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.media import archive
from ingest.media.archive import unpack
from ingest.media.refusal import MediaRefusedError


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return path


def _refused(path: Path, folder: Path) -> str:
    with pytest.raises(MediaRefusedError) as refused:
        unpack(path, folder, path.name)
    return refused.value.message.code


def test_files_are_unpacked_without_clutter_and_inner_zips(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"scan/a.obj": b"v", "__MACOSX/._a": b"", "scan/.DS_Store": b"", "in.zip": b"PK"})
    written = unpack(path, tmp_path / "out", "a.zip")
    assert [file.relative_to(tmp_path / "out").as_posix() for file in written] == ["scan/a.obj"]


@pytest.mark.parametrize("name", ["../evil.obj", "a/../../evil.obj", "/etc/evil.obj", "..\\evil.obj", "C:/evil.obj"])
def test_a_path_that_leaves_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"good.obj": b"v", name: b"evil"})
    assert _refused(path, tmp_path / "out") == "media-zip-path"
    assert not list(tmp_path.rglob("evil*"))


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as out:
        link = zipfile.ZipInfo("texture.jpg")
        link.external_attr = 0o120777 << 16
        out.writestr(link, "/etc/passwd")
    assert _refused(path, tmp_path / "out") == "media-zip-path"


def test_a_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.obj": bytes(60_000_000)})
    assert _refused(path, tmp_path / "out") == "media-zip-bomb"
    assert sum(file.stat().st_size for file in (tmp_path / "out").rglob("*")) <= archive.RATIO_FREE_BYTES + (2 << 20)


def test_the_total_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "TOTAL_LIMIT_BYTES", 1_000)
    path = _zip(tmp_path / "a.zip", {"a.obj": b"x" * 600, "b.obj": b"x" * 600})
    assert _refused(path, tmp_path / "out") == "media-zip-bomb"


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBERS_LIMIT", 3)
    path = _zip(tmp_path / "a.zip", {f"{number}.obj": b"v" for number in range(4)})
    assert _refused(path, tmp_path / "out") == "media-zip-members"


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.obj", bytes(range(256)) * 50)
    data = bytearray(whole.getvalue())
    data[60:80] = b"\xff" * 20
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert _refused(path, tmp_path / "out") == "media-zip-broken"


def test_the_samples_that_slip_are_refused(samples: Path, tmp_path: Path) -> None:
    for path in (samples / "hostile" / "zip-slip").glob("*.zip"):
        assert _refused(path, tmp_path / "out") == "media-zip-path"
