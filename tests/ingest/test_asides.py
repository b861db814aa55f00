"""What lies in a folder of objects without being of one."""

from pathlib import PurePosixPath

import pytest

from ingest.asides import beside_sheet, is_aside
from ingest.pairing import NO_RECORD


@pytest.mark.parametrize(
    "name",
    [
        "README",
        "anh/readme.md",
        "LICENCE.txt",
        "Thumbs.db",
        "x.sha256",
        "data-README.md",
        "Đọc tôi.txt",
        "manifest-sha256.txt",
    ],
)
def test_notes_about_the_folder_and_files_of_programs_are_left_aside(name: str) -> None:
    assert is_aside(PurePosixPath(name))


@pytest.mark.parametrize("name", ["DT-1.jpg", "anh.db.jpg", "mô tả.txt", "bia.xyz"])
def test_what_may_be_of_an_object_is_not(name: str) -> None:
    path = PurePosixPath(name)
    assert not is_aside(path)
    why = NO_RECORD(name, file=name)
    assert beside_sheet(path, why) is why
