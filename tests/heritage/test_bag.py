"""A bag: nothing has its name before its bytes are durable, and the manifest names nothing that is not."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from heritage import bag, durable
from heritage.reading import LostFileError, opened


class _Disk:
    """A system without syncfs: what was made durable on it when something was renamed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._synced: set[int] = set()
        self.at_renaming: dict[str, tuple[bool, set[int]]] = {}
        replace = os.replace

        def renamed(source: str | Path, target: str | Path) -> None:
            self.at_renaming[Path(target).name] = (Path(source).stat().st_ino in self._synced, set(self._synced))
            replace(source, target)

        monkeypatch.setattr(durable, "_LIBC", object())
        monkeypatch.setattr(os, "fsync", lambda descriptor: self._synced.add(os.fstat(descriptor).st_ino))
        monkeypatch.setattr(os, "replace", renamed)
        monkeypatch.setattr(Path, "replace", renamed)


def test_bytes_are_durable_before_names_and_names_before_the_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = _Disk(monkeypatch)
    with bag.new_manifest(tmp_path, {"Bagging-Date": "2024-01-01"}) as manifest, bag.copies(tmp_path) as copying:
        for name in ("a", "b"):
            manifest.note(copying.add(f"data/files/x/{name}", io.BytesIO(name.encode())))
    assert [disk.at_renaming[name][0] for name in ("a", "b", bag.MANIFEST)] == [True, True, True]
    places = [tmp_path, *tmp_path.rglob("*")]
    named = {path.stat().st_ino for path in places if path.name != bag.MANIFEST}
    assert named <= disk.at_renaming[bag.MANIFEST][1]


def test_what_was_copied_whole_before_a_fault_is_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), bag.copies(tmp_path) as copying:
        copying.add("data/files/a", io.BytesIO(b"a"))
        raise KeyboardInterrupt
    assert (tmp_path / "data" / "files" / "a").read_bytes() == b"a"
    assert not list(tmp_path.rglob("*.part"))


def test_a_link_in_a_bag_may_lead_within_it_and_not_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "bag" / "data").mkdir(parents=True)
    (tmp_path / "bag" / "data" / "within").symlink_to("a")
    (tmp_path / "bag" / "data" / "out").symlink_to(tmp_path)
    found = {name: bag.is_inside(tmp_path / "bag", f"data/{name}") for name in ("a", "within", "out/x", "../../x")}
    assert found == {"a": True, "within": True, "out/x": False, "../../x": False}
    assert not bag.is_inside(tmp_path / "bag", "/etc/passwd")


def test_a_link_in_a_bag_that_leads_back_to_itself_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "loop").symlink_to("loop")
    for path in ("data/loop", "data/loop/a"):
        assert bag.is_inside(tmp_path, path)
        with pytest.raises(LostFileError), opened(tmp_path, path):
            pass


def test_what_is_no_ordinary_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(LostFileError), opened(tmp_path, name):
            pass


def _pipe(place: Path) -> None:
    os.mkfifo(place)


@pytest.mark.parametrize(
    "made",
    [
        _pipe,
        Path.mkdir,
        lambda place: place.symlink_to("/dev/zero"),
        lambda place: place.symlink_to(place.name),
        lambda place: place.write_bytes(b"0" * 100_000),
    ],
    ids=["a pipe", "a folder", "a device", "a loop", "one line"],
)
def test_a_manifest_that_might_never_end_is_refused_by_its_name(made: Callable[[Path], None], tmp_path: Path) -> None:
    made(tmp_path / bag.MANIFEST)
    with pytest.raises(bag.NoManifestError, match=bag.MANIFEST):
        list(bag.entries(tmp_path))


def test_a_line_of_the_manifest_that_is_doubled_counts_once(tmp_path: Path) -> None:
    lines = [f"{'0' * 64}  data/a\n", f"{'0' * 64}  data/b\n"]
    (tmp_path / bag.MANIFEST).write_text("".join([lines[0], lines[0], lines[1]]))
    assert [entry.path for entry in bag.entries(tmp_path)] == ["data/a", "data/b"]


def test_a_folder_where_a_file_of_the_bag_belongs_is_told_and_no_part_is_left(tmp_path: Path) -> None:
    (tmp_path / "data" / "a").mkdir(parents=True)
    with pytest.raises(bag.FolderInTheWayError, match=r"data/a\."), bag.copies(tmp_path) as copying:
        copying.add("data/a", io.BytesIO(b"a"))
        copying.add("data/b", io.BytesIO(b"b"))
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["a", "b"]
