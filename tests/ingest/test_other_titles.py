"""A number of letters and digits with the title of another record: asked; with words of its own: paired."""

from functools import partial
from pathlib import PurePosixPath

import pytest

from tests.ingest.pairs import pair_among

TITLES = {
    "HV-12": "Chân đèn chạm rồng", "HV-13": "Chân nến hình hạc", "HV-14": "Chân nến hình hạc đôi", "BT.1": "Bình vôi",
    "BT.2": "Trống đồng", "BT.3": "Trống đồng Ngọc Lũ", "HV-20": "Tượng", "HV-22": "Tượng C", "HV-23": "Tượng D",
    "HV-30": "Tượng Phật", "HV-31": "Hộp", "8": "Hoành phi", "9": "Câu đối", "46": "Đĩa", "47": "Chân đèn",
}  # fmt: skip
_pair = partial(pair_among, TITLES)


@pytest.mark.parametrize(
    ("file", "candidates"),
    [
        ("HV-12 Chân nến hình hạc.png", {"HV-12", "HV-13"}),
        ("Chân nến hình hạc HV-12.png", {"HV-12", "HV-13"}),
        ("hv12_chan_nen_hinh_hac_2.png", {"HV-12", "HV-13"}),
        ("BT.1 Trống đồng.png", {"BT.1", "BT.2"}),
        ("HV 22 Tượng D.png", {"HV-22", "HV-23"}),
        ("HV-20 và Trống đồng.png", {"HV-20", "BT.2"}),
        ("HV-31 Tượng.png", {"HV-31", "HV-20"}),
        ("Chân đèn chạm rồng/HV-13.png", {"HV-12", "HV-13"}),
        ("HV-13/Chân đèn chạm rồng.png", {"HV-12", "HV-13"}),
        ("Trống đồng/chụp lại/BT.1.png", {"BT.1", "BT.2"}),
    ],
)
def test_a_number_with_the_whole_title_of_another_is_asked_about_with_both(file: str, candidates: set[str]) -> None:
    (message,) = _pair(file).left.values()
    assert message.code == "file-several-records"
    assert set(str(message.params["candidates"]).split(", ")) == candidates


@pytest.mark.parametrize(
    ("files", "key"),
    [
        (["HV-14 Chân nến hình hạc.png", "Chân nến hình hạc/HV-14.png"], "HV-14"),
        (["BT.3 Trống đồng.png", "Trống đồng/BT.3 mặt sau.png"], "BT.3"),
        (["HV-30 Tượng.png", "Tượng/HV-30.png", "HV-30 Tượng Phật.png"], "HV-30"),
        (["HV-31 hộp trên tượng.png", "HV-31 có tượng nhỏ.png"], "HV-31"),
        (["HV-13 chân nến.png", "HV-13 Chân nến hình hạc.png"], "HV-13"),
        (["Trống đồng/BT.1/1.png", "Phòng Trống đồng/BT.1.png"], "BT.1"),
        (["BT.1 Bỉnh vôi, trông đông.png"], "BT.1"),
    ],
)
def test_words_of_its_own_title_and_rooms_leave_the_file_with_its_number(files: list[str], key: str) -> None:
    found = _pair(*files)
    assert {str(one.path): one.key for one in found.pairs} == dict.fromkeys(files, key)


def test_a_folder_of_many_records_is_no_record_of_its_own() -> None:
    files = [f"Trống đồng/{number}.png" for number in ("HV-12", "HV-13", "BT.1")]
    assert [one.key for one in _pair(*files).pairs] == ["HV-12", "HV-13", "BT.1"]


@pytest.mark.parametrize(
    ("file", "code", "candidates"),
    [
        ("Bình vôi cổ.png", "file-name-and-more", "BT.1"),
        ("Bình vôi 1950.png", "file-name-and-more", "BT.1"),
        ("Trống đồng ở chùa.png", "file-name-and-more", "BT.2"),
        ("Hoành phi, câu đối.png", "file-several-records", "8, 9"),
        ("Đĩa 45.png", "file-name-and-more", "46"),
        ("ảnh chụp 46 và 47.png", "file-several-records", "46, 47"),
        ("số 46 đến số 47.png", "file-several-records", "46, 47"),
        ("bình đồng cổ.png", "file-no-record-but", None),
    ],
)
def test_what_is_said_of_a_file_of_none_is_true(file: str, code: str, candidates: str | None) -> None:
    (message,) = _pair(file).left.values()
    assert message.code == code
    assert candidates in {None, message.params["candidates"]}


@pytest.mark.parametrize("file", ["46 đến 47.png", "từ 46 đến 47.png", "số 46 đến số 47.png", "46 đến 48.png"])
def test_a_word_between_numbers_brings_no_title_like_it(file: str) -> None:
    assert "HV-12" not in _pair(file).candidates[PurePosixPath(file)]
