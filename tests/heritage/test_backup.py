"""A backup of a museum that runs, and the museum that comes out of it: the same, byte for byte, wherever it is put."""

import errno
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import zstandard
from PIL import Image

from catalog import institutions
from catalog.museum import Museum
from catalog.ports import Database
from heritage.backup import OtherBackupError, back_up
from heritage.bag import entries, hash_of
from heritage.catch_up import catch_up
from heritage.condition import condition
from heritage.contents import CutManifestError, DamagedBackupError, DamagedFilesError, about
from heritage.fixity import check_fixity
from heritage.lacking import Lack
from heritage.reading import LostFileError, Source
from heritage.restore import NewerBackupError, NoBackupError, NotEmptyError, restore
from heritage.settings import Settings, read_settings
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
    database = open_database(settings.database_url)
    restore(database, open_store(settings.store_url), folder, _quiet)
    return open_museum(settings), database


def _tables(folder: Path) -> dict[str, str]:
    """The lines of every table, and nothing of when they were written."""
    found = {}
    for entry in entries(folder, "data/tables/"):
        if entry.path.endswith(".zst"):
            with zstandard.open(folder / entry.path, "rb") as file:
                found[Path(entry.path).name] = io.TextIOWrapper(file, encoding="utf-8").read()
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


def test_originals_that_a_backup_lacks_are_told(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    _rewrite_manifest(folder, lambda said: _without(said, "data/files/originals/"))
    settings = read_settings({"HERITAGE_DATA": str(tmp_path / "other")})
    done = restore(open_database(settings.database_url), open_store(settings.store_url), folder, _quiet)
    assert [one.lack for one in done.lacking] == [Lack.ORIGINAL] * 3
    assert {one.name for one in done.lacking} == {"DT-1.jpg", "DT-2.jpg", ""}, "two photographs and their sheet"


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
    database = open_database(settings.database_url)
    done = restore(database, open_store(settings.store_url), folder, _quiet, without_lost=True)
    museum = open_museum(settings)
    [lacking] = done.lacking
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
    database = open_database(settings.database_url)
    done = restore(database, open_store(settings.store_url), folder, _quiet, without_lost=True)
    assert [one.lack for one in done.lacking] == [Lack.MADE]
    museum = open_museum(settings)
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
    database = open_database(settings.database_url)
    done = restore(database, open_store(settings.store_url), folder, _quiet, without_lost=True)
    assert sorted(one.lack for one in done.lacking) == [Lack.ALL, Lack.MADE]
    museum = open_museum(settings)
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


def test_a_table_lost_for_good_leaves_no_museum(running: Running, tmp_path: Path) -> None:
    folder = _back_up(running, tmp_path / "a")
    next(folder.glob("data/tables/*/revision.jsonl.zst")).unlink()
    settings = read_settings({"HERITAGE_DATA": str(tmp_path / "other")})
    with pytest.raises(DamagedBackupError, match="revision") as error:
        restore(open_database(settings.database_url), open_store(settings.store_url), folder, _quiet, without_lost=True)
    assert "--without-lost" not in str(error.value)


def test_a_disk_that_fails_while_a_file_of_the_backup_is_read_costs_that_file() -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(LostFileError):
        Source(Failing()).read()
