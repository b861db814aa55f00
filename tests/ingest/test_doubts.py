"""Of a file for which one record only is possible it is told why it is in doubt, never that there are several."""

import csv
from functools import partial
from pathlib import Path

import pytest

from ingest.pairs_table import write_pairs_table
from tests.ingest.pairs import pair_among

TITLES = {"46": "Đĩa", "2019": "Trống đồng", "008": "Cờ", "HV-2": "Chum", "1999": "Ấm", "1234": "Bia"}
IN_DOUBT = [
    ("2019/1.png", "file-maybe-year", "2019", "số này cũng có thể là năm"),
    ("2019/chum vỡ.png", "file-maybe-year", "2019", "số này cũng có thể là năm"),
    ("2019 hội làng.png", "file-maybe-year", "2019", "số này cũng có thể là năm"),
    ("1999_05.png", "file-maybe-year", "1999", "số này cũng có thể là năm"),
    ("le-hoi/8.png", "file-maybe-count", "008", "số ngắn, có thể chỉ đếm tệp"),
    ("HV-2.1.png", "file-maybe-part", "HV-2", "sau số còn phần mà không dòng nào có"),
    ("46.b.png", "file-maybe-part", "46", "sau số còn phần mà không dòng nào có"),
    ("46 lễ hội.png", "file-more-beside-number", "46", "cạnh số có chữ hay số không phải tên hồ sơ hay góc chụp"),
    ("45-46/a.png", "file-more-beside-number", "46", "cạnh số có chữ hay số không phải tên hồ sơ hay góc chụp"),
    ("1234_0123.png", "file-more-beside-number", "1234", "cạnh số có chữ hay số không phải tên hồ sơ hay góc chụp"),
]
_pair = partial(pair_among, TITLES)


@pytest.mark.parametrize(("file", "code", "key", "why"), IN_DOUBT)
def test_what_is_in_doubt_about_the_only_record_is_told_and_stands_in_the_table(
    file: str, code: str, key: str, why: str, tmp_path: Path
) -> None:
    found = _pair(file)
    assert found.pairs == ()
    (message,) = found.left.values()
    assert (message.code, message.params["candidates"]) == (code, key)
    write_pairs_table(tmp_path / "pairs.csv", found, "vi")
    with (tmp_path / "pairs.csv").open(encoding="utf-16", newline="") as table:
        _, row = csv.reader(table, delimiter="\t")
    assert (row[0], row[2], row[3]) == (file, why, key)


@pytest.mark.parametrize("file", ["46 và 1234.png", "2019/46.png", "1234/HV-2.png"])
def test_of_several_records_it_is_still_told_that_there_are_several(file: str) -> None:
    (message,) = _pair(file).left.values()
    assert message.code == "file-several-records"
    assert ", " in str(message.params["candidates"])


def test_a_part_that_no_row_has_stays_in_doubt_in_a_folder_that_could_be_a_year() -> None:
    (message,) = _pair("2019/2019.b.png").left.values()
    assert message.code == "file-maybe-part"
