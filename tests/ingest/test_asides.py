"""What lies in a folder of objects without being of one."""

from pathlib import Path, PurePosixPath

import pytest

from ingest.asides import beside_sheet, is_aside, without_sheet
from ingest.pairing import NO_RECORD


@pytest.mark.parametrize(
    "name", ["README", "anh/readme.md", "LICENCE.txt", "Thumbs.db", "x.sha256", "data-README.md", "Đọc tôi.txt"]
)
def test_notes_about_the_folder_and_files_of_programs_are_left_aside(name: str) -> None:
    assert is_aside(PurePosixPath(name))


@pytest.mark.parametrize("name", ["DT-1.jpg", "anh.db.jpg", "mô tả.txt", "bia.xyz"])
def test_what_may_be_of_an_object_is_not(name: str) -> None:
    path = PurePosixPath(name)
    assert not is_aside(path)
    why = NO_RECORD(name, file=name)
    assert beside_sheet(path, why) is why


def test_without_a_sheet_a_text_alone_is_a_note_and_an_unknown_ending_is_told() -> None:
    assert without_sheet(PurePosixPath("mô tả.txt"), Path("nowhere")).code == "file-left-aside"
    assert without_sheet(PurePosixPath("bia.xyz"), Path("nowhere")).code == "file-not-shown"


def test_a_sheet_that_is_called_a_text_is_told_with_how_to_bring_it(tmp_path: Path) -> None:
    (tmp_path / "bang.txt").write_text("Mã hiện vật\tTên\tChất liệu\n1\tA\tgốm\n", encoding="utf-16")
    (tmp_path / "ghi.txt").write_text("Ảnh chụp năm 2020, tên\n", encoding="utf-8")
    told = without_sheet(PurePosixPath("bang.txt"), tmp_path)
    assert (told.code, "--sheet" in told.text("vi")) == ("file-looks-like-sheet", True)
    assert without_sheet(PurePosixPath("ghi.txt"), tmp_path).code == "file-left-aside"
