"""A backup of a museum that runs, and the museum that comes out of it: the same, byte for byte, wherever it is put."""

import errno
import io
import json
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import zstandard
from PIL import Image

from catalog import audit, dump, institutions
from catalog.errors import StoreAwayError
from catalog.museum import Museum
from catalog.ports import Database
from heritage.backup import OtherBackupError, back_up
from heritage.bag import NoManifestError, entries, hash_of, told_of
from heritage.catch_up import catch_up
from heritage.cli.made import CutOffRestoreError, open_made_museum
from heritage.condition import condition
from heritage.contents import CutManifestError, DamagedBackupError, DamagedFilesError, about
from heritage.fixity import check_fixity
from heritage.lacking import Lack, Lacking
from heritage.reading import LostFileError, Source
from heritage.restore import (
    NewerBackupError,
    NoBackupError,
    restore,
    settle,
)
from heritage.restore import Order as RestoreOrder
from heritage.settings import Settings, read_settings
from heritage.unfilled import unfilled
from heritage.vacant import NotEmptyError, OtherStateError, RestoreUnderWayError
from heritage.wiring import open_database, open_museum, open_store
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.sources import discover
from tests.contracts import backends


@dataclass(frozen=True)
class Running:
    """A museum with something in it, and how to bring more."""

    museum: Museum
    database: Database
    bring: Callable[[Path], None]


def _quiet(*_: int) -> None:
    pass


@pytest.fixture
def running(museum: Museum, settings: Settings, tmp_path: Path) -> Running:
    bring = _bringing(museum)
    bring(_folder(tmp_path / "in", "DT-1", "DT-2"))
    return Running(museum, open_database(settings.database_url), bring)


def _bringing(museum: Museum) -> Callable[[Path], None]:
    """Brings a folder into the museum, as the command does."""

    def bring(folder: Path) -> None:
        with museum.database.connect() as connection:
            home = institutions.choose(connection, None)
        plan = make_plan(discover([folder]), None, {})
        run = Run(museum, plan, Order(home, "an", "thử", True), Report("vi", sources=plan.sources))
        run.carry_out(_quiet)
        catch_up(museum, _quiet)
        run.conclude()

    return bring


def _folder(folder: Path, *numbers: str) -> Path:
    folder.mkdir()
    rows = "".join(f"{number},di tích,Đình {number} 亭,Ngôi đình\n" for number in numbers)
    (folder / "k.csv").write_text(f"Số kiểm kê,Loại,Tên,Mô tả\n{rows}", encoding="utf-8")
    for number in numbers:
        Image.effect_noise((300, 200), 60).convert("RGB").save(folder / f"{number}.jpg")
    return folder


def _back_up(running: Running, folder: Path) -> Path:
    back_up(running.museum, running.database, folder, _quiet)
    return folder


def _restored(folder: Path, data: Path, **places: str) -> tuple[Museum, Database]:
    settings = read_settings({"HERITAGE_LANGUAGE": "vi", **places}, data=data)
    museum, database, _ = _restored_with(settings, folder)
    return museum, database


def _restored_with(
    settings: Settings, folder: Path, *, without_lost: bool = False
) -> tuple[Museum, Database, list[Lacking]]:
    """A restore as the command does it, but for the indexes."""
    database = open_database(settings.database_url)
    order = _order(settings, folder, without_lost=without_lost)
    done = restore(database, open_store(settings.store_url), order, _quiet)
    museum = open_museum(settings)
    settle(museum, order, done)
    return museum, database, done.lacking


def _order(settings: Settings, folder: Path, *, without_lost: bool = False) -> RestoreOrder:
    return RestoreOrder(folder, "an", f"heritage restore {folder}", settings.data, without_lost)


def _tables(folder: Path) -> dict[str, str]:
    """The lines of every table but those that say it was restored, and nothing of when they were written."""
    found = {}
    for entry in entries(folder, "data/tables/"):
        if entry.path.endswith(".zst"):
            with zstandard.open(folder / entry.path, "rb") as file:
                lines = list(io.TextIOWrapper(file, encoding="utf-8"))
            found[Path(entry.path).name] = "".join(one for one in lines if '"an","restore' not in one)
    return found


def _files(folder: Path) -> dict[str, str]:
    return {entry.path: entry.sha256 for entry in entries(folder, "data/files/")}


def test_a_restored_museum_is_the_same_byte_for_byte(running: Running, tmp_path: Path) -> None:
    first = _back_up(running, tmp_path / "a")
    museum, database = _restored(first, tmp_path / "other")
    second = tmp_path / "b"
    back_up(museum, database, second, _quiet)
    assert (_tables(first), _files(first)) == (_tables(second), _files(second))
    assert len(_files(first)) >= 6
    assert all(hash_of(second / path) == sha256 for path, sha256 in _files(second).items())
    originals = {one.key for one in museum.store.list("originals/")}
    assert originals == {one.key for one in running.museum.store.list("originals/")}


@pytest.mark.services
def test_a_museum_moves_to_servers_and_back(running: Running, tmp_path: Path) -> None:
    first = _back_up(running, tmp_path / "a")
    museum, database = _restored(first, tmp_path / "grown", **backends.on_servers(tmp_path))
    back_up(museum, database, tmp_path / "b", _quiet)
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thứ hai"})  # numbers are given out after those restored
    again, database = _restored(tmp_path / "b", tmp_path / "back")
    back_up(again, database, tmp_path / "c", _quiet)
    for folder in (tmp_path / "b", tmp_path / "c"):
        assert (_tables(folder), _files(folder)) == (_tables(first), _files(first))


def test_the_backup_is_a_bag_that_another_tool_finds_whole(running: Running, tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit")
    folder = _back_up(running, tmp_path / "a")
    assert bagit.Bag(str(folder)).is_valid()
    _back_up(running, folder)
    assert bagit.Bag(str(folder)).is_valid()


def test_a_second_backup_copies_only_what_is_new(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    before = {path: (folder / path).stat().st_mtime_ns for path in _files(folder)}
    running.bring(_folder(tmp_path / "more", "DT-3"))
    done = back_up(running.museum, running.database, folder, _quiet)
    assert (done.records, done.files - done.new_files) == (3, len(before))
    assert {path: (folder / path).stat().st_mtime_ns for path in before} == before
    museum, _ = _restored(folder, tmp_path / "other")
    assert len(list(museum.store.list("originals/"))) == 5, "three photographs and two sheets"


def test_a_backup_is_of_one_moment_whatever_comes_meanwhile(running: Running, tmp_path: Path) -> None:
    brought = []

    def bring_once(*_: int) -> None:
        if not brought:
            brought.append(True)
            running.bring(_folder(tmp_path / "more", "DT-3"))

    folder = tmp_path / "a"
    assert back_up(running.museum, running.database, folder, bring_once).records == 2
    museum, _ = _restored(folder, tmp_path / "other")
    assert len(list(museum.store.list("originals/"))) == 3, "two photographs and their sheet"


def test_a_backup_that_is_cut_off_leaves_the_one_before(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    before = (_tables(folder), _files(folder))
    running.bring(_folder(tmp_path / "more", "DT-3"))

    def cut(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(running.museum, running.database, folder, cut)
    assert (_tables(folder), _files(folder)) == before
    _restored(folder, tmp_path / "other")
    assert back_up(running.museum, running.database, folder, _quiet).records == 3


def test_a_first_backup_that_is_cut_off_goes_on(running: Running, tmp_path: Path) -> None:
    def cut(number: int, _total: int) -> None:
        if number == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(running.museum, running.database, tmp_path / "a", cut)
    with pytest.raises(NoBackupError):
        _restored(tmp_path / "a", tmp_path / "other")
    done = back_up(running.museum, running.database, tmp_path / "a", _quiet)
    assert done.new_files == done.files - 3


@pytest.mark.parametrize("prefix", ["data/files/originals/", "data/tables/"])
def test_a_damaged_backup_is_refused_and_shows_nothing(running: Running, tmp_path: Path, prefix: str) -> None:
    folder = _back_up(running, tmp_path / "a")
    path = next(entry.path for entry in entries(folder, prefix) if not entry.path.endswith(".json"))
    whole = (folder / path).read_bytes()
    for broken in (b"x" + whole[1:], None):
        if broken is None:
            (folder / path).unlink()
        else:
            (folder / path).write_bytes(broken)
        with pytest.raises(DamagedBackupError, match=Path(path).name):
            _restored(folder, tmp_path / "other")
    (folder / path).write_bytes(whole)
    museum, _ = _restored(folder, tmp_path / "other")
    with museum.database.connect() as connection:
        assert len(institutions.all_of(connection)) == 1


def test_a_backup_never_goes_into_a_museum_that_is_there(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    with pytest.raises(NotEmptyError):
        _restored(folder, tmp_path / "museum")


def test_a_backup_never_goes_over_something_else(running: Running, museum: Museum, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "a.txt").write_text("Kính gửi", encoding="utf-8")
    with pytest.raises(OtherBackupError):
        _back_up(running, letters)
    assert [one.name for one in letters.iterdir()] == ["a.txt"]
    folder = _back_up(running, tmp_path / "a")
    other = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path / "second")
    second = open_museum(other)
    with second.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng khác"})
    with pytest.raises(OtherBackupError):
        back_up(second, open_database(other.database_url), folder, _quiet)


def test_a_backup_of_a_newer_version_is_refused(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    path = next(folder.glob("data/tables/*/museum.json"))
    said = about(folder) or {}
    for change in ({"form": 99}, {"schema": "9999"}):
        before = hash_of(path)
        path.write_text(json.dumps({**said, **change}), encoding="utf-8")
        told = (folder / "manifest-sha256.txt").read_text(encoding="utf-8").replace(before, hash_of(path))
        (folder / "manifest-sha256.txt").write_text(told, encoding="utf-8")
        with pytest.raises(NewerBackupError):
            _restored(folder, tmp_path / "other")


def _rewrite_manifest(folder: Path, change: Callable[[str], str]) -> None:
    manifest = folder / "manifest-sha256.txt"
    manifest.write_text(change(manifest.read_text(encoding="utf-8")), encoding="utf-8")


def _without(manifest: str, part: str) -> str:
    return "".join(line for line in manifest.splitlines(keepends=True) if part not in line)


def test_a_backup_whose_manifest_lacks_a_table_is_refused(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    _rewrite_manifest(folder, lambda said: _without(said, "/revision.jsonl"))
    with pytest.raises(DamagedBackupError, match="revision"):
        _restored(folder, tmp_path / "other")


def test_originals_that_the_manifest_lacks_and_the_backup_has_are_restored_by_their_own_hash(
    running: Running, tmp_path: Path
) -> None:
    folder = _back_up(running, tmp_path / "a")
    originals = [path for path in _files(folder) if "/originals/" in path]
    _rewrite_manifest(folder, lambda said: _without(said, "data/files/originals/"))
    museum, _ = _restored(folder, tmp_path / "other")
    assert {f"data/files/{one.key}" for one in museum.store.list("originals/")} == set(originals)
    assert check_fixity(museum, lambda: None).missing == []


@pytest.mark.parametrize("damage", [None, b"x"])
def test_originals_that_neither_manifest_nor_backup_has_are_restored_without_only_if_that_is_said(
    running: Running, tmp_path: Path, damage: bytes | None
) -> None:
    folder = _back_up(running, tmp_path / "a")
    original = _entry_of(folder, "originals/", _tables(folder)["asset.jsonl.zst"])
    _rewrite_manifest(folder, lambda said: _without(said, original.name))
    original.unlink() if damage is None else original.write_bytes(damage)
    with pytest.raises(DamagedFilesError, match=original.name):
        _restored(folder, tmp_path / "other")
    settings = read_settings({"HERITAGE_DATA": str(tmp_path / "other")})
    _, _, lacking = _restored_with(settings, folder, without_lost=True)
    assert [(one.lack, one.sha256) for one in lacking] == [(Lack.ORIGINAL, original.name)]


@pytest.mark.parametrize("damage", [b"{}", b'{"form": x}', b"[1]", b""])
def test_what_a_backup_says_of_itself_is_compared_with_its_hash(
    running: Running, tmp_path: Path, damage: bytes
) -> None:
    folder = _back_up(running, tmp_path / "a")
    told = next(folder.glob("data/tables/*/museum.json"))
    before = hash_of(told)
    told.write_bytes(damage)
    for forged in (False, True):
        if forged:
            _rewrite_manifest(folder, lambda said: said.replace(before, hash_of(told)))
        with pytest.raises(DamagedBackupError, match=r"museum\.json"):
            _restored(folder, tmp_path / "other")


def test_a_path_that_leaves_the_backup_is_refused(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    (tmp_path / "evil").write_bytes(b"x")
    _rewrite_manifest(folder, lambda said: f"{said}{hash_of(tmp_path / 'evil')}  data/files/../../../evil\n")
    with pytest.raises(DamagedBackupError, match="evil"):
        _restored(folder, tmp_path / "other")


def test_a_manifest_of_random_bytes_is_no_backup(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    (folder / "manifest-sha256.txt").write_bytes(bytes(range(128, 256)) * 9)
    with pytest.raises(NoBackupError):
        _restored(folder, tmp_path / "other")


def test_a_manifest_that_was_cut_short_is_told_so_and_nothing_is_done(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    _rewrite_manifest(folder, lambda said: said[: len(said) - 9])
    with pytest.raises(CutManifestError, match="cut short"):
        _restored(folder, tmp_path / "other")
    with pytest.raises(CutManifestError):
        _back_up(running, folder)
    _rewrite_manifest(folder, lambda said: said[: said.index("data/files/") + 30])
    with pytest.raises(CutManifestError):
        _restored(folder, tmp_path / "other")


@pytest.mark.parametrize("prefix", ["data/files/originals/", "data/tables/1/record", "data/tables/1/museum"])
@pytest.mark.parametrize("odd", ["pipe", "loop"])
def test_a_pipe_or_a_loop_in_the_backup_is_a_damaged_file(
    running: Running, tmp_path: Path, prefix: str, odd: str
) -> None:
    folder = _back_up(running, tmp_path / "a")
    place = folder / next(entry.path for entry in entries(folder, prefix))
    place.unlink()
    if odd == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(place.name)
    with pytest.raises(DamagedBackupError, match=place.name):
        _restored(folder, tmp_path / "other")


def test_a_manifest_that_is_a_pipe_stops_backup_and_restore_at_once(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    (folder / "manifest-sha256.txt").unlink()
    os.mkfifo(folder / "manifest-sha256.txt")
    with pytest.raises(NoManifestError):
        _restored(folder, tmp_path / "other")
    with pytest.raises(NoManifestError):
        _back_up(running, folder)


def test_a_file_of_the_backup_that_was_cut_short_is_copied_again(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    original = next(folder / entry.path for entry in entries(folder, "data/files/originals/"))
    whole = original.read_bytes()
    original.write_bytes(whole[:-1])
    _back_up(running, folder)
    assert original.read_bytes() == whole


def _entry_of(folder: Path, prefix: str, lines: str) -> Path:
    """The first file below `prefix` that a line of the bag's table of assets and derivatives names."""
    return next(folder / one.path for one in entries(folder, f"data/files/{prefix}") if Path(one.path).name in lines)


def test_a_backup_with_a_file_lost_for_good_restores_all_the_rest_and_says_what_is_lacking(
    running: Running, tmp_path: Path
) -> None:
    folder = _back_up(running, tmp_path / "a")
    original = _entry_of(folder, "originals/", _tables(folder)["asset.jsonl.zst"])
    original.unlink()
    with pytest.raises(DamagedFilesError, match="--without-lost"):
        _restored(folder, tmp_path / "other")
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path / "other")
    museum, database, [lacking] = _restored_with(settings, folder, without_lost=True)
    assert (lacking.lack, lacking.sha256) == (Lack.ORIGINAL, original.name)
    assert lacking.name in {"DT-1.jpg", "DT-2.jpg"}
    assert check_fixity(museum, lambda: None).missing == [original.name]
    found = condition(museum, [], "vi")
    assert ([one.sha256 for one in found.missing], found.missing_originals) == ([original.name], 1)
    assert found.assets == {"ready": 2}, "what is shown of it is there"
    running = Running(museum, database, _bringing(museum))
    running.bring(tmp_path / "in")
    assert condition(museum, [], "vi").missing_originals == 0, "the same file brought again is there again"
    assert check_fixity(museum, lambda: None).missing == []


def test_what_a_lost_file_showed_is_made_anew_of_its_original(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    _entry_of(folder, "derivatives/", _tables(folder)["tile_index.jsonl.zst"]).write_bytes(b"")
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path / "other")
    museum, database, [lacking] = _restored_with(settings, folder, without_lost=True)
    assert lacking.lack == Lack.MADE
    assert condition(museum, [], "vi").assets == {"ready": 1, "received": 1}
    catch_up(museum, _quiet)
    again = tmp_path / "b"
    back_up(museum, database, again, _quiet)
    assert _files(again) == _files(folder)


def test_a_file_lost_with_all_that_was_made_of_it_is_given_up_until_it_is_brought_again(
    running: Running, tmp_path: Path
) -> None:
    folder = _back_up(running, tmp_path / "a")
    lost = _entry_of(folder, "originals/", _tables(folder)["asset.jsonl.zst"])
    for one in [lost, *(folder / "data/files/derivatives").rglob("*")]:
        if one.is_file():
            one.unlink()
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path / "other")
    museum, _, lacking = _restored_with(settings, folder, without_lost=True)
    assert sorted(one.lack for one in lacking) == [Lack.ALL, Lack.MADE]
    catch_up(museum, _quiet)
    found = condition(museum, [], "vi")
    assert (found.assets, found.jobs) == ({"ready": 1, "failed": 1}, 0)
    assert found.given_up[0].name in found.given_up[0].reason
    _bringing(museum)(tmp_path / "in")
    assert condition(museum, [], "vi").assets == {"ready": 2}


def test_a_backup_of_a_museum_that_lacks_an_original_brings_the_lack_with_it(running: Running, tmp_path: Path) -> None:
    original = next(one for one in running.museum.store.list("originals/"))
    running.museum.store.delete(original.key)
    assert check_fixity(running.museum, lambda: None).missing
    folder = _back_up(running, tmp_path / "a")
    museum, _ = _restored(folder, tmp_path / "other")
    assert condition(museum, [], "vi").missing_originals == 1


@pytest.mark.parametrize("by_hash", [False, True])
@pytest.mark.parametrize("damage", [None, b"", b"x"])
def test_an_original_that_only_the_backup_has_yet_is_told_each_time_until_it_is_back(
    running: Running, tmp_path: Path, damage: bytes | None, by_hash: bool
) -> None:
    folder = _back_up(running, tmp_path / "a")
    first, *others = [one.key for one in running.museum.store.list("originals/")]
    running.museum.store.delete(first)
    if damage is not None:
        running.museum.store.put_if_absent(first, io.BytesIO(damage))
    for _ in range(2):
        done = back_up(running.museum, running.database, folder, _quiet, by_hash=by_hash)
        assert (done.only_here, done.missing, done.damaged, done.lacking) == ([first], [], [], [])
        assert done.kept == done.files
    museum, _ = _restored(folder, tmp_path / "other")
    assert [one.key for one in museum.store.list("originals/")] == [first, *others]
    running.museum.store.delete(first)
    running.museum.store.put_if_absent(first, io.BytesIO((folder / "data/files" / first).read_bytes()))
    assert back_up(running.museum, running.database, folder, _quiet).only_here == []


def test_an_original_that_comes_again_while_a_backup_goes_on_is_not_told(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    lost = next(running.museum.store.list("originals/")).key
    running.museum.store.delete(lost)

    def bring_it_back(*_: int) -> None:
        running.museum.store.put_if_absent(lost, io.BytesIO((folder / "data/files" / lost).read_bytes()))

    assert back_up(running.museum, running.database, folder, bring_it_back).only_here == []


def test_a_table_lost_for_good_leaves_no_museum(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    next(folder.glob("data/tables/*/revision.jsonl.zst")).unlink()
    settings = read_settings({"HERITAGE_DATA": str(tmp_path / "other")})
    with pytest.raises(DamagedBackupError, match="revision") as error:
        _restored_with(settings, folder, without_lost=True)
    assert "--without-lost" not in str(error.value)


def test_a_restore_that_was_cut_off_after_its_tables_knows_it_and_the_same_backup_goes_on(
    running: Running, tmp_path: Path
) -> None:
    folder, other = _back_up(running, tmp_path / "a"), _back_up(running, tmp_path / "b")
    lost = _entry_of(folder, "originals/", _tables(folder)["asset.jsonl.zst"])
    lost.unlink()
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path / "other")
    order = _order(settings, folder, without_lost=True)
    restore(open_database(settings.database_url), open_store(settings.store_url), order, _quiet)
    found = condition(open_museum(settings), [], "vi")
    assert (found.restoring and found.restoring.command) == f"heritage restore {folder}"
    with pytest.raises(OtherStateError, match=f"heritage restore {folder}"):
        _restored_with(settings, other, without_lost=True)
    museum, _, [lacking] = _restored_with(settings, folder, without_lost=True)
    assert (lacking.lack, lacking.sha256) == (Lack.ORIGINAL, lost.name)
    found = condition(museum, [], "vi")
    assert (found.restoring, found.missing_originals) == (None, 1)
    with pytest.raises(NotEmptyError, match="There is a museum here already"):
        _restored_with(settings, folder, without_lost=True)


def test_what_was_brought_into_a_museum_whose_restore_was_cut_off_is_not_said_to_be_missing(
    running: Running, tmp_path: Path
) -> None:
    folder = _back_up(running, tmp_path / "a")
    lost = _entry_of(folder, "originals/", _tables(folder)["asset.jsonl.zst"])
    lost.unlink()
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path / "other")
    order = _order(settings, folder, without_lost=True)
    restore(open_database(settings.database_url), open_store(settings.store_url), order, _quiet)
    half = open_museum(settings)
    _bringing(half)(_folder(tmp_path / "more", "DT-3"))
    _, _, lacking = _restored_with(settings, folder, without_lost=True)
    assert [one.sha256 for one in lacking] == [lost.name]


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_looks_like_a_backup_that_was_cut_off_and_is_not_is_left_alone(
    running: Running, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    for name in ("data/tables/mine/a.txt", "data/files/derivatives/b.txt", "manifest-sha256.txt.part"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("của tôi", encoding="utf-8")
    before = _tree(own)
    with pytest.raises(OtherBackupError):
        _back_up(running, own)
    assert _tree(own) == before


def test_a_first_backup_of_another_museum_that_was_cut_off_is_left_alone(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    (folder / "manifest-sha256.txt").unlink()
    information = folder / "bag-info.txt"
    ours = information.read_text(encoding="utf-8")
    information.write_text(ours.replace(told_of(folder)["External-Identifier"], "another"), encoding="utf-8")
    with pytest.raises(OtherBackupError):
        _back_up(running, folder)
    information.write_text(ours, encoding="utf-8")
    assert back_up(running.museum, running.database, folder, _quiet).new_files == 0


def test_what_somebody_laid_into_a_backup_stays_there(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    laid = [
        folder / one for one in ("thư.txt", "data/tables/1/a.txt", "data/tables/mine/b", "data/files/derivatives/c.txt")
    ]
    for path in laid:
        path.parent.mkdir(exist_ok=True)
        path.write_text("của tôi", encoding="utf-8")
    _back_up(running, folder)
    assert [path.read_text(encoding="utf-8") for path in laid] == ["của tôi"] * 4
    assert [path.name for path in (folder / "data" / "tables" / "1").iterdir()] == ["a.txt"]


def test_a_file_of_any_kind_that_lost_bytes_in_the_backup_is_copied_again(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    whole = {path: (folder / path).read_bytes() for path in _files(folder)}
    cut = [next(path for path in whole if kind in path) for kind in ("/originals/", "/derivatives/")]
    for path in cut:
        (folder / path).write_bytes(whole[path][:100])
    done = back_up(running.museum, running.database, folder, _quiet)
    assert (done.mended, done.new_files, done.kept) == (2, 0, len(whole) - 2)
    assert {path: (folder / path).read_bytes() for path in whole} == whole


def test_a_changed_byte_in_the_backup_is_found_by_hash_and_mended(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    whole = {path: (folder / path).read_bytes() for path in _files(folder)}
    changed = [next(path for path in whole if kind in path) for kind in ("/originals/", "/derivatives/")]
    for path in changed:
        (folder / path).write_bytes(bytes([whole[path][0] ^ 1]) + whole[path][1:])
    assert back_up(running.museum, running.database, folder, _quiet).kept == len(whole), "their sizes are as they were"
    assert back_up(running.museum, running.database, folder, _quiet, by_hash=True).mended == 2
    assert {path: (folder / path).read_bytes() for path in whole} == whole


def test_a_file_that_is_damaged_in_the_store_is_told_and_never_takes_the_place_of_a_whole_one(
    running: Running, tmp_path: Path
) -> None:
    key = next(one.key for one in running.museum.store.list("originals/"))
    with running.museum.store.local(key) as stored:
        whole = stored.read_bytes()
        stored.write_bytes(b"x" + whole[1:])
    new = back_up(running.museum, running.database, tmp_path / "new", _quiet)
    assert (new.damaged, f"data/files/{key}" in _files(tmp_path / "new")) == ([key], False)
    museum, _ = _restored(tmp_path / "new", tmp_path / "other")
    assert condition(museum, [], "vi").missing_originals == 1
    stored.write_bytes(whole)
    folder = _back_up(running, tmp_path / "a")
    stored.write_bytes(b"x" + whole[1:])
    assert back_up(running.museum, running.database, folder, _quiet, by_hash=True).damaged == []
    assert (folder / "data" / "files" / key).read_bytes() == whole


def _tampered(folder: Path, path: Path, content: bytes) -> None:
    """Another content of the file, with the manifest changed along."""
    before = hash_of(path)
    path.write_bytes(content)
    _rewrite_manifest(folder, lambda said: said.replace(f"{before}  ", f"{hash_of(path)}  "))


def test_an_original_whose_bytes_are_not_its_own_hash_is_refused_whatever_the_manifest_says(
    running: Running, tmp_path: Path
) -> None:
    folder = _back_up(running, tmp_path / "a")
    for prefix in ("originals/", "derivatives/"):
        path = next(folder / one.path for one in entries(folder, f"data/files/{prefix}"))
        _tampered(folder, path, b"x" + path.read_bytes()[1:])
        with pytest.raises(DamagedFilesError, match=path.name):
            _restored(folder, tmp_path / "other")


@pytest.mark.parametrize("path", ["/tmp/x", ".incoming/x", "derivatives/evil.html", "originals", "originals/ab/cd/x\0"])
def test_a_path_that_is_no_key_of_a_museum_is_refused(running: Running, tmp_path: Path, path: str) -> None:
    folder = _back_up(running, tmp_path / "a")
    _rewrite_manifest(folder, lambda said: f"{hash_of(folder / 'bagit.txt')}  data/files/{path}\n{said}")
    with pytest.raises(DamagedFilesError, match="damaged or missing"):
        _restored(folder, tmp_path / "other")


@pytest.mark.parametrize(
    "change",
    [
        {"form": "x"}, {"form": None}, {"form": True}, {"rows": 5}, {"rows": {}}, {"rows": {"record": 2}},
        {"rows": {"record": 2, "blob": "3"}}, {"schema": ["a"]}, {"museum": 7}, {"number": "../../x"}, {"lacking": 1},
    ],
)  # fmt: skip
def test_a_backup_that_says_odd_things_of_itself_is_refused(
    running: Running, tmp_path: Path, change: dict[str, object]
) -> None:
    folder = _back_up(running, tmp_path / "a")
    path = next(folder.glob("data/tables/*/museum.json"))
    _tampered(folder, path, json.dumps({**json.loads(path.read_bytes()), **change}).encode())
    with pytest.raises(DamagedBackupError, match=r"museum\.json"):
        _restored(folder, tmp_path / "other")


def _cells(line: bytes, cell: object) -> bytes:
    return json.dumps([cell] * len(json.loads(line))).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda _: b"no zstd at all",
        lambda _: zstandard.compress(b""),
        lambda lines: zstandard.compress(b"\n".join(lines))[:-20],
        lambda lines: _packed([lines[0], b"{not json", *lines[2:]]),
        lambda lines: _packed([lines[0], b"[" * 100_000, *lines[2:]]),
        lambda lines: _packed([lines[0], _cells(lines[1], [1]), *lines[2:]]),
        lambda lines: _packed([lines[0], _cells(lines[1], None), *lines[2:]]),
        lambda lines: _packed([lines[0], _cells(lines[1], 10**30), *lines[2:]]),
        lambda lines: _packed([lines[0], _cells(lines[1], 5), *lines[2:]]),
        lambda lines: _packed([lines[0], lines[1], lines[1]]),
        lambda lines: _packed(lines[:-1]),
        lambda lines: _packed([lines[0].replace(b'"id"', b'"id; drop"'), *lines[1:]]),
        lambda lines: _packed([lines[0].replace(b'"table":"record"', b'"table":"asset"'), *lines[1:]]),
        lambda lines: _packed([b"[]", *lines[1:]]),
        lambda lines: _packed([b'{"table": "record", "columns": 1}', *lines[1:]]),
    ],
)
def test_a_table_that_is_none_is_refused_by_its_name_and_leaves_no_museum(
    running: Running, tmp_path: Path, change: Callable[[list[bytes]], bytes]
) -> None:
    folder = _back_up(running, tmp_path / "a")
    path = next(folder.glob("data/tables/*/record.jsonl.zst"))
    with zstandard.open(path, "rb") as file:
        lines = file.read().splitlines()
    _tampered(folder, path, change(lines))
    with pytest.raises(DamagedBackupError, match=r"record\.jsonl\.zst"):
        _restored(folder, tmp_path / "other")
    settings = read_settings({"HERITAGE_DATA": str(tmp_path / "other")})
    with open_museum(settings).database.connect() as connection:
        assert dump.is_empty(connection)


def _packed(lines: list[bytes]) -> bytes:
    return zstandard.compress(b"\n".join(lines) + b"\n")


def test_a_backup_is_its_owners_only(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    (folder / "data").chmod(0o755)
    _back_up(running, folder)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}
    assert modes == {0o700, 0o600}


def test_a_full_disk_is_told_with_the_folder_of_the_backup(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("heritage.bag.shutil.copyfileobj", full)
    with pytest.raises(OSError, match="No space left") as error:
        _back_up(running, tmp_path / "a")
    assert error.value.filename == str(tmp_path / "a")


def test_a_disk_that_fails_while_a_file_of_the_backup_is_read_costs_that_file() -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(LostFileError):
        Source(Failing()).read()


def test_two_restores_into_one_database_that_meet_before_its_tables_are_no_damage_of_the_backup(
    running: Running, tmp_path: Path
) -> None:
    folder = _back_up(running, tmp_path / "a")
    first = read_settings({"HERITAGE_DATABASE_URL": f"sqlite:///{tmp_path}/one.db"}, data=tmp_path / "first")
    second = read_settings({"HERITAGE_DATABASE_URL": f"sqlite:///{tmp_path}/one.db"}, data=tmp_path / "second")

    def restore_beside(*_: int) -> None:
        if not second.data.exists():
            restore(open_database(second.database_url), open_store(second.store_url), _order(second, folder), _quiet)

    with pytest.raises(RestoreUnderWayError):
        restore(open_database(first.database_url), open_store(first.store_url), _order(first, folder), restore_beside)
    assert condition(_restored_with(second, folder)[0], [], "vi").restoring is None


def test_a_museum_that_is_made_while_a_backup_is_restored_there_is_told_and_stays(
    running: Running, tmp_path: Path
) -> None:
    folder = _back_up(running, tmp_path / "a")
    settings = read_settings({"HERITAGE_LANGUAGE": "vi"}, data=tmp_path / "other")

    def make(*_: int) -> None:
        museum = open_museum(settings)
        with museum.database.begin() as connection:
            institutions.add(connection, {"vi": "Bảo tàng khác"})
        _bringing(museum)(_folder(tmp_path / "more", "DT-3"))

    with pytest.raises(NotEmptyError, match="There is a museum here already"):
        restore(open_database(settings.database_url), open_store(settings.store_url), _order(settings, folder), make)
    assert unfilled(settings.data) is None, "nothing is to be gone on with"
    assert condition(open_museum(settings), [], "vi").records == 1


@pytest.mark.parametrize(
    "places", [{}, pytest.param("servers", marks=pytest.mark.services)], ids=["sqlite", "postgresql"]
)
def test_a_restore_that_was_cut_off_before_its_tables_is_known_until_it_went_on_over_a_museum_made_by_mistake(
    running: Running, tmp_path: Path, places: dict[str, str] | str
) -> None:
    folder = _back_up(running, tmp_path / "a")
    chosen = places if isinstance(places, dict) else backends.on_servers(tmp_path)
    settings = read_settings({"HERITAGE_LANGUAGE": "vi", **chosen}, data=tmp_path / "other")
    database, store = open_database(settings.database_url), open_store(settings.store_url)

    def cut(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(database, store, _order(settings, folder), cut)
    begun = unfilled(settings.data)
    assert begun
    assert (begun.by, begun.command) == ("an", f"heritage restore {folder}")
    with open_museum(settings).database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng lập nhầm"})
        audit.note(connection, "an", "init", "x")
    with pytest.raises(CutOffRestoreError, match=f"To go on: heritage restore {folder}"):
        open_made_museum(settings)
    museum, database, _ = _restored_with(settings, folder)
    assert unfilled(settings.data) is None
    back_up(museum, database, tmp_path / "b", _quiet)
    assert (_tables(tmp_path / "b"), _files(tmp_path / "b")) == (_tables(folder), _files(folder))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"by": 1, "command": "", "begun_at": ""}'])
def test_a_mark_that_cannot_be_read_says_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "restoring.json").write_text(content, encoding="utf-8")
    assert unfilled(tmp_path) is None


@pytest.mark.parametrize("damage", [None, b"", b"{}"])
def test_a_backup_that_no_longer_says_what_it_is_is_whole_again_with_the_next_one(
    running: Running, tmp_path: Path, damage: bytes | None
) -> None:
    folder = _back_up(running, tmp_path / "a")
    for path in (folder / "data/tables/1").iterdir():
        path.unlink() if damage is None else path.write_bytes(damage)
    with pytest.raises(DamagedBackupError):
        _restored(folder, tmp_path / "other")
    done = back_up(running.museum, running.database, folder, _quiet)
    assert (done.kept, done.new_files) == (done.files, 0)
    assert [path.name for path in (folder / "data/tables").iterdir()] == ["2"]
    _restored(folder, tmp_path / "other")


def test_a_damaged_backup_of_which_nothing_says_whose_it_is_is_left_alone(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    (folder / "data/tables/1/museum.json").write_bytes(b"x")
    (folder / "bag-info.txt").unlink()
    before = _tree(folder)
    with pytest.raises(OtherBackupError):
        _back_up(running, folder)
    assert _tree(folder) == before


def test_files_that_the_store_lost_count_as_done_so_that_the_last_one_is_told_as_the_last(
    running: Running, tmp_path: Path
) -> None:
    for prefix in ("originals/", "derivatives/"):
        running.museum.store.delete(next(running.museum.store.list(prefix)).key)
    told: list[tuple[int, int]] = []
    back_up(running.museum, running.database, tmp_path / "a", lambda number, total: told.append((number, total)))
    assert told == [(number, len(told)) for number in range(1, len(told) + 1)]


def test_what_was_made_of_files_and_is_no_more_leaves_the_backup_and_all_else_stays(
    running: Running, tmp_path: Path
) -> None:
    folder = _back_up(running, tmp_path / "a")
    whole = _tree(folder / "data/files")
    made = folder / "data/files/derivatives"
    for name in ("00/a", "00/a-b", "zz/a", next(made.glob("*/*")).relative_to(made).as_posix()):
        (made / name).mkdir(parents=True, exist_ok=True)
        (made / name / f"page-{'0' * 16}").write_bytes(b"x")
        (made / name / f"page-{'f' * 16}.part").write_bytes(b"x")
    _back_up(running, folder)
    assert _tree(folder / "data/files") == whole


def test_a_store_that_goes_while_it_is_backed_up_leaves_the_backup_of_before(running: Running, tmp_path: Path) -> None:
    before = (_back_up(running, tmp_path / "b") / "manifest-sha256.txt").read_bytes()
    running.bring(_folder(tmp_path / "more", "DT-3"))
    files = tmp_path / "museum" / "files"

    def pull_out(done: int, _total: int) -> None:
        if done == 1:
            files.rename(tmp_path / "elsewhere")

    with pytest.raises(StoreAwayError):
        back_up(running.museum, running.database, tmp_path / "b", pull_out)
    assert (tmp_path / "b" / "manifest-sha256.txt").read_bytes() == before
