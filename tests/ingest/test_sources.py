"""What was brought is sorted into tables, records in JSON and files; nothing outside is followed."""

from pathlib import Path

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
