"""A title and a number of digits in one name: of one record they pair, of two they are asked about."""

import time
from functools import partial
from pathlib import PurePosixPath

import pytest

from ingest.finding import Finder
from ingest.found import Known, Reason
from ingest.names import Names
from ingest.pairing import pair
from tests.ingest.pairs import known_by, pair_among

TITLES = {
    "45": "Bát hương men rạn", "46": "Đĩa", "47": "Chuông đồng chùa Trăm Gian", "7": "Mõ gỗ", "49": "Lư hương",
    "100": "Hoành phi", "2019": "Trống đồng", "1": "Chum", "2": "Khánh đá", "3": "Cờ hội", "60": "Đĩa men lam hoa cúc",
    "61": "Bia số 1", "62": "Bia số 2", "63": "Ấm tích", "64": "Ấm tích", "5": "Ấm tích", "18": "Nghê", "12": "Kiệu",
    "70": "Ấm 71", "71": "Ấm", "BT 300": "Thạp gốm",
}  # fmt: skip
_pair = partial(pair_among, TITLES)


@pytest.mark.parametrize(
    ("file", "candidates"),
    [
        ("Bát hương men rạn 46.png", "45, 46"),
        ("bat_huong_men_ran_46.png", "45, 46"),
        ("Bát hương men rạn (46).png", "45, 46"),
        ("Bát hương men rạn, số 46 mặt sau.png", "45, 46"),
        ("Bát hương men rạn mặt sau 46.png", "45, 46"),
        ("Bát hương men rạn 46 47.png", "45, 46, 47"),
        ("Chuông đồng chùa Trăm Gian - 46 mặt sau.png", "47, 46"),
        ("Chuông đồng chùa Trăm Gian 46.png", "47, 46"),
        ("Ảnh 46 Chuông đồng chùa Trăm Gian.png", "47, 46"),
        ("Mõ gỗ số 46.png", "7, 46"),
        ("Bát hương men rạn 2.png", "45, 2"),
        ("Bát hương men rạn số 2.png", "45, 2"),
        ("Bát hương men rạn 46/1.png", "45, 46"),
        ("47 Bát hương men rạn.png", "47, 45"),
        ("Kho 3/Chuông đồng chùa Trăm Gian/46/1.png", "46, 47"),
        ("Chuông đồng chùa Trăm Gian/46/chụp lại/1.png", "46, 47"),
        ("47/46/a.png", "46, 47"),
        ("BT 300/46/a.png", "46, BT 300"),
        ("46 Đĩa men lam.png", "46, 60"),
        ("46 Đĩa và Lư hương.png", "46, 49"),
        ("46 Đĩa, chum.png", "46, 1"),
        ("46 Đĩa 47.png", "46, 47"),
        ("Đĩa 46, 47.png", "46, 47"),
        ("Đĩa 46 Lư hương.png", "46, 49"),
        ("61 Bia số 2.png", "61, 62"),
        ("Ấm 71.png", "70, 71"),
        ("Ấm tích 5.png", "5, 63, 64"),
    ],
)
def test_the_number_and_the_title_of_two_records_are_asked_about(file: str, candidates: str) -> None:
    found = _pair(file)
    assert found.pairs == ()
    (message,) = found.left.values()
    assert (message.code, message.params["candidates"]) == ("file-several-records", candidates)


@pytest.mark.parametrize(
    ("file", "key", "reason", "order"),
    [
        ("46 Đĩa nhìn nghiêng.png", "46", Reason.AGREEING, 3),
        ("46. Đĩa (nhìn trên).png", "46", Reason.AGREEING, 0),
        ("49. Lư hương (nhìn trên).png", "49", Reason.AGREEING, 0),
        ("100 - Hoành phi gian giữa.png", "100", Reason.AGREEING, 0),
        ("100_hoanh_phi_gian_giua_2.png", "100", Reason.AGREEING, 2),
        ("100 - Hoành phi gian giữa/a.png", "100", Reason.FOLDER, 1),
        ("Đĩa 46.png", "46", Reason.AGREEING, 0),
        ("Đĩa (46).png", "46", Reason.AGREEING, 0),
        ("Đĩa số 46, nhìn trên.png", "46", Reason.AGREEING, 0),
        ("Đĩa 46 mặt sau.png", "46", Reason.AGREEING, 2),
        ("Số 46 Đĩa/1.png", "46", Reason.FOLDER, 1),
        ("Chuông đồng chùa Trăm Gian 47.png", "47", Reason.AGREEING, 0),
        ("Trống đồng 2019.png", "2019", Reason.AGREEING, 0),
        ("Ấm tích 64.png", "64", Reason.AGREEING, 0),
        ("46 - Đĩa 2.png", "46", Reason.NUMBER, 2),
        ("47 Chuông đồng 3.png", "47", Reason.NUMBER, 3),
        ("61 Bia số 1.png", "61", Reason.NUMBER, 0),
    ],
)
def test_a_number_and_the_whole_title_of_one_record_pair(file: str, key: str, reason: Reason, order: int) -> None:
    (found,) = _pair(file).pairs
    assert (found.key, found.reason, found.order) == (key, reason, order)


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ([f"Bát hương men rạn {number}.png" for number in (1, 2, 3)], "45"),
        ([f"Bát hương men rạn_{number:02}.png" for number in (1, 2, 3)], "45"),
        ([f"Bát hương men rạn {number}.png" for number in range(1, 48)], "45"),
        (["Bát hương men rạn.png", "Bát hương men rạn 2.png", "Bát hương men rạn 3.png"], "45"),
        ([f"Mõ gỗ mặt sau {number}.png" for number in (1, 2, 3)], "7"),
        (["Bát hương men rạn (2).png"], "45"),
        (["Bát hương men rạn ảnh 2.png"], "45"),
        (["Bát hương men rạn mặt sau 3.png"], "45"),
        (["Bát hương men rạn 02.png"], "45"),
        (["Bát hương men rạn 9.png", "Bát hương men rạn 48.png"], "45"),
        (["Bát hương men rạn 2019.png"], "45"),
        (["Bát hương men rạn 12-03-2021.png", "Bát hương men rạn 2021-03-12.png"], "45"),
        (["Bát hương men rạn thế kỷ 18.png"], "45"),
        (["Bát hương men rạn IMG_0046.png", "Bát hương men rạn DSC_100.png"], "45"),
        (["45/Bát hương men rạn 46.png"], "45"),
        (["Bát hương men rạn/9/a.png"], "45"),
        (["Chuông đồng chùa Trăm Gian/46 - Đĩa/1.png"], "46"),
        (["Chuông đồng chùa Trăm Gian/BT 300/1.png"], "BT 300"),
        (["Phòng Lư hương cổ/46/a.png", "Tháng 3/46/b.png"], "46"),
        (["2019/46/a.png", "Kho 3/46/b.png", "46/Đĩa/c.png"], "46"),
    ],
)
def test_a_number_that_counts_or_tells_a_time_leaves_the_file_with_its_title(files: list[str], key: str) -> None:
    found = _pair(*files)
    assert {str(one.path): one.key for one in found.pairs} == dict.fromkeys(files, key)


@pytest.mark.parametrize(
    "file",
    ["46 địa chính.png", "Địa 46.png", "Sơ đồ địa điểm 46.png", "Lễ hội đĩa bay và trống 46.png", "49.1 Lư hương.png",
     "46.b Đĩa nhìn trên.png", "63 ấm tịch nhìn trên.png"],
)  # fmt: skip
def test_words_of_other_marks_far_from_the_number_or_a_further_part_of_it_are_asked_about(file: str) -> None:
    assert _pair(file).pairs == ()


def test_marks_may_be_put_elsewhere_or_left_out() -> None:
    known = Known(Names([("8", "8"), ("9", "9")]), Names([("Toà sen", "8"), ("Hoa sen", "9")]))
    files = [
        PurePosixPath(name) for name in ("8 tòa sen nhìn trên.png", "8 toa sen nhin tren.png", "toa\u0300 sen 8.png")
    ]
    assert [one.key for one in pair(files, known).pairs] == ["8"] * 3


def test_numbers_that_count_below_a_title_of_several_records_are_asked_about() -> None:
    found = _pair(*(f"Ấm tích {number}.png" for number in (3, 4, 5)))
    assert found.pairs == ()


def test_a_thousand_files_with_titles_are_found_among_a_thousand_records_at_once() -> None:
    titles = {
        str(number): f"Bát hương men rạn kiểu {'abcdefghij'[number % 10]} {number // 10}" for number in range(1000)
    }
    known = known_by(titles)
    files = [PurePosixPath(f"{title} - {key} nhìn nghiêng.jpg") for key, title in titles.items()]
    began = time.process_time()
    finder = Finder(known, files)
    for file in files:
        finder.find(file)
    assert time.process_time() - began < 5
