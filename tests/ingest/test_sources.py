"""What was brought is sorted into tables, records in JSON and files; nothing outside is followed."""

import os
from pathlib import Path

import pytest

from ingest.pairs_table import read_pairs_table
from ingest.sheets.table import SheetRefusedError
from ingest.sources import discover


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_tables_and_files_are_told_apart_and_litter_is_passed_over(tmp_path: Path) -> None:
    _touch(tmp_path, "b.xlsx", "~$b.xlsx", ".DS_Store", "anh/Thumbs.db", "anh/1.jpg", "a.csv", "__MACOSX/._1.jpg")
    found = discover([tmp_path])
    assert [path.name for path in found.sheets] == ["a.csv", "b.xlsx"]
    assert [str(found.name(path)) for path in found.files] == ["anh/1.jpg"]


def test_several_json_files_are_records_and_one_is_a_table(tmp_path: Path) -> None:
    _touch(tmp_path, "x/a.json", "y/b.json", "z.geojson")
    found = discover([tmp_path])
    assert [path.name for path in found.records] == ["a.json", "b.json"]
    assert [path.name for path in found.sheets] == ["z.geojson"]
    assert [path.name for path in discover([tmp_path / "x"]).sheets] == ["a.json"]


def test_the_named_sheet_is_the_only_one(tmp_path: Path) -> None:
    _touch(tmp_path, "anh/1.jpg", "anh/cu.csv", "so.xlsx")
    found = discover([tmp_path / "anh"], sheet=tmp_path / "so.xlsx")
    assert [path.name for path in found.sheets] == ["so.xlsx"]
    assert [path.name for path in found.files] == ["1.jpg"]
    assert [message.code for message in found.messages] == ["sheet-left-out"]


def test_links_to_folders_are_not_followed_and_told(tmp_path: Path) -> None:
    _touch(tmp_path, "ngoai/mat.jpg", "trong/1.jpg")
    (tmp_path / "trong" / "loi").symlink_to(tmp_path / "ngoai")
    found = discover([tmp_path / "trong"])
    assert [path.name for path in found.files] == ["1.jpg"]
    assert [message.code for message in found.messages] == ["folder-linked"]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert [message.code for message in discover([tmp_path / "khong"]).messages] == ["source-missing"]
    assert [message.code for message in discover([tmp_path]).messages] == ["source-empty"]


def test_a_link_that_leads_back_to_itself_is_a_file_like_any_other_until_it_is_read(tmp_path: Path) -> None:
    _touch(tmp_path, "1.jpg")
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    found = discover([tmp_path])
    assert [path.name for path in found.files] == ["1.jpg", "loop.jpg"]
    assert [path.name for path in discover([tmp_path / "loop.jpg"]).files] == ["loop.jpg"]


def test_names_in_an_old_encoding_are_refused_and_shown_safely(tmp_path: Path) -> None:
    _touch(tmp_path, "1.jpg")
    os.close(os.open(os.fsencode(tmp_path) + b"/caf\xe9.jpg", os.O_CREAT))
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe0nh"))).mkdir()
    found = discover([tmp_path, Path(os.fsdecode(b"x\xff.csv"))])
    assert [path.name for path in found.files] == ["1.jpg"]
    assert [message.code for message in found.messages] == ["name-unreadable"] * 3
    assert any("caf\\xe9.jpg" in message.text("vi") for message in found.messages)


def test_a_pipe_is_never_read_as_a_table(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert discover([tmp_path]).sheets == ()


def test_a_table_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    _touch(tmp_path, "ngoai.csv", "trong/1.jpg")
    (tmp_path / "trong" / "a.csv").symlink_to(tmp_path / "ngoai.csv")
    found = discover([tmp_path / "trong"])
    assert (found.sheets, [message.code for message in found.messages]) == ((), ["sheet-linked"])


def test_the_museums_own_folder_is_left_out_as_a_whole_wherever_it_lies_and_told_once(tmp_path: Path) -> None:
    _touch(tmp_path, "so.csv", "kho/bao-tang/museum.db", "kho/bao-tang/museum.db-wal", "kho/bao-tang/files/1.jpg")
    own = tmp_path / "kho" / "bao-tang"
    found = discover([tmp_path], own=own)
    assert [str(found.name(path)) for path in (*found.sheets, *found.files)] == ["so.csv"]
    assert [message.code for message in found.messages] == ["folder-of-museum"]
    assert not discover([tmp_path / "kho" / "bao-tang" / "files"], own=own).messages


@pytest.mark.parametrize("lies_in_the_folder", [False, True])
def test_a_pipe_or_device_that_is_named_as_the_sheet_is_refused_and_not_opened(
    tmp_path: Path, *, lies_in_the_folder: bool
) -> None:
    _touch(tmp_path, "trong/1.jpg")
    place = tmp_path / "trong" if lies_in_the_folder else tmp_path
    os.mkfifo(place / "so.csv")
    found = discover([tmp_path / "trong"], place / "so.csv")
    assert (found.sheets, [message.code for message in found.messages]) == ((), ["sheet-no-file"])


def test_a_device_is_no_table_of_pairs(tmp_path: Path) -> None:
    (tmp_path / "cap.csv").symlink_to("/dev/zero")
    with pytest.raises(SheetRefusedError) as caught:
        read_pairs_table(tmp_path / "cap.csv", "cap.csv")
    assert caught.value.message.code == "sheet-no-file"
