"""A name with the numbers of two records is asked about, unless the second only counts the files of the first."""

from pathlib import PurePosixPath

import pytest

from ingest.found import Known
from ingest.names import Names
from ingest.pairing import Paired, pair

DIGITS = ("1", "2", "3", "46", "47", "48", "1234", "1235")
NUMBERS = (*DIGITS, "BT 300", "BT 301", "BT 1", "BT 2", "C 7/Gm", "C 8/Gm", "HV.5.1")


def _pair(*files: str) -> Paired:
    return pair([PurePosixPath(file) for file in files], Known(Names((number, number) for number in NUMBERS)))


@pytest.mark.parametrize(
    ("file", "candidates"),
    [
        ("46, 47.jpg", "46, 47"),
        ("46+47.jpg", "46, 47"),
        ("46-47.jpg", "46, 47"),
        ("46_47.jpg", "46, 47"),
        ("46 và 47.jpg", "46, 47"),
        ("46,47 & 48 mặt trước.jpg", "46, 47, 48"),
        ("1234-1235.jpg", "1234, 1235"),
        ("BT 300-301.jpg", "BT 300, BT 301"),
        ("BT 300, 301.jpg", "BT 300, BT 301"),
        ("BT 300, 46.jpg", "BT 300, 46"),
        ("46, BT 300.jpg", "BT 300, 46"),
        ("BT 300 & HV.5.1.jpg", "HV.5.1, BT 300"),
        ("C 7 Gm, 8.jpg", "C 7/Gm, C 8/Gm"),
        ("BT 300-301/a.jpg", "BT 300, BT 301"),
        ("46-47/a.jpg", "46, 47"),
        ("46 và 47/truoc.jpg", "46, 47"),
        ("46-2.jpg", "46, 2"),
        ("046-047.jpg", "46, 47"),
    ],
)
def test_a_name_or_folder_with_two_numbers_is_asked_about(file: str, candidates: str) -> None:
    found = _pair(file)
    assert found.pairs == ()
    (message,) = found.left.values()
    assert (message.code, message.params["candidates"]) == ("file-several-records", candidates)


@pytest.mark.parametrize(
    ("files", "key"),
    [
        (["46-1.jpg", "46-2.jpg", "46-3.jpg"], "46"),
        (["46.jpg", "46-2.jpg", "46-3.jpg"], "46"),
        (["46 mặt trước.jpg", "46_2.jpg"], "46"),
        ([f"46_{number:02}.jpg" for number in range(1, 48)], "46"),
        (["46_02.jpg", "46 (2).jpg", "46 ảnh 3.jpg"], "46"),
        (["046_02.jpg"], "46"),
        (["BT 300-1.jpg", "BT 300-2.jpg"], "BT 300"),
        (["46/46_47.jpg"], "46"),
        (["BT 300/BT 300-301.jpg"], "BT 300"),
        (["BT 300-1/a.jpg", "BT 300-2/a.jpg"], "BT 300"),
        (["1-1.jpg", "1-2.jpg"], "1"),
    ],
)
def test_what_counts_the_files_of_a_record_goes_on_pairing(files: list[str], key: str) -> None:
    found = _pair(*files)
    assert {str(one.path): one.key for one in found.pairs} == dict.fromkeys(files, key)


def test_a_number_far_from_the_series_or_next_to_a_file_of_its_own_is_asked_about() -> None:
    found = _pair("46-1.jpg", "46-2.jpg", "46-47.jpg", "1.jpg", "1-2.jpg", "2.jpg", "2-3.jpg")
    assert [str(path) for path in found.left] == ["46-47.jpg", "1-2.jpg", "2-3.jpg"]
