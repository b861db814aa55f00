"""Short numbers, titles and names in old encodings bring their records close; a number with its title pairs."""

from functools import partial
from pathlib import PurePosixPath

import pytest

from ingest.found import Known, Reason
from ingest.names import Names
from ingest.pairing import pair
from tests.ingest.pairs import pair_among

TITLES = {
    "46": "Đĩa", "47": "Bình vôi men nâu", "5": "Khánh", "H 48.1": "Rìu", "BT-0099": "Chum", "Z1": "Bình gốm hoa nâu",
    "2019": "Cờ", "12": "Đĩa",
}  # fmt: skip
_pair = partial(pair_among, TITLES)


@pytest.mark.parametrize(
    ("file", "key", "reason", "order"),
    [
        ("46 - Đĩa/mặt trước.jpg", "46", Reason.FOLDER, 1),
        ("46 - Đĩa.jpg", "46", Reason.NUMBER, 0),
        ("12_dia_mat_sau.jpg", "12", Reason.NUMBER, 2),
        ("47 Bình vôi 3.jpg", "47", Reason.NUMBER, 3),
        ("2019 - Cờ/a.jpg", "2019", Reason.FOLDER, 1),
        ("46 mặt bên.jpg", "46", Reason.NUMBER, 3),
        ("46 mặt trước.jpg", "46", Reason.NUMBER, 1),
    ],
)
def test_a_number_of_digits_with_its_title_or_a_face_is_paired(file: str, key: str, reason: Reason, order: int) -> None:
    (found,) = _pair(file).pairs
    assert (found.key, found.reason, found.order) == (key, reason, order)


@pytest.mark.parametrize(
    ("file", "code", "candidates"),
    [
        ("46 - Bình vôi men nâu.jpg", "file-several-records", ("46", "47")),
        ("46 - Bình vôi men nâu/a.jpg", "file-several-records", ("46", "47")),
        ("46 lễ hội.jpg", "file-more-beside-number", ("46",)),
        ("46 lễ hội/a.jpg", "file-more-beside-number", ("46",)),
        ("45-46/a.jpg", "file-more-beside-number", ("46",)),
        ("5 linh tinh.jpg", "file-more-beside-number", ("5",)),
        ("46 đến 47.jpg", "file-several-records", ("46", "47")),
        ("46 hoặc 47/a.jpg", "file-several-records", ("46", "47")),
        ("46-47.jpg", "file-several-records", ("46", "47")),
        ("ảnh 46.jpg", "file-number-behind-words", ("46",)),
        ("Hình 5.jpg", "file-number-behind-words", ("5",)),
        ("Hiện vật số 46.jpg", "file-number-behind-words", ("46",)),
        ("Hiện vật số 46, góc trái.jpg", "file-number-behind-words", ("46",)),
        ("ảnh 46 và 47.jpg", "file-several-records", ("46", "47")),
        ("Ảnh 46-47.jpg", "file-several-records", ("46", "47")),
        ("so 47/1.jpg", "file-number-behind-words", ("47",)),
        ("Hiện vật số 47/chụp lại/mặt.jpg", "file-number-behind-words", ("47",)),
        ("IMG 0099.jpg", "file-no-record-but", ("BT-0099",)),
        ("IMG_0046.jpg", "file-number-behind-words", ("46",)),
        ("48/1.jpg", "file-no-record-but", ("H 48.1",)),
        ("ảnh 48.1.jpg", "file-no-record-but", ("H 48.1",)),
        ("so 48/1.jpg", "file-no-record-but", ("H 48.1",)),
        ("48.1/1.jpg", "file-no-record-but", ("H 48.1",)),
        ("99/truoc.jpg", "file-no-record-but", ("BT-0099",)),
        ("rìu đá vỡ.jpg", "file-name-and-more", ("H 48.1",)),
        ("Bình gốm hoa.jpg", "file-no-record-but", ("Z1",)),
    ],
)
def test_what_is_not_sure_is_asked_with_candidates_by_number_and_title(
    file: str, code: str, candidates: tuple[str, ...]
) -> None:
    found = _pair(file)
    assert found.pairs == ()
    (path,) = found.left
    assert (found.left[path].code, found.candidates[path][: len(candidates)]) == (code, candidates)


@pytest.mark.parametrize("name", ["B×nh gèm hoa n©u 2.jpg", "Bình goám hoa naâu 2.jpg", "B×nh gèm hoa n©u/1.jpg"])
def test_a_name_in_tcvn3_or_vni_is_read_for_candidates_and_asked_about(name: str) -> None:
    found = _pair(name)
    assert found.pairs == ()
    assert [one[0] for one in found.candidates.values()] == ["Z1"]


def test_a_folder_called_by_a_letter_brings_no_number_with_that_letter() -> None:
    known = Known(Names((number, number) for number in ("BTHN 1237/Đ", "BTHN 1234/Gm 12")))
    files = [PurePosixPath("D/1234.JPG"), PurePosixPath("D/IMG_7.jpg")]
    found = pair(files, known)
    assert [found.candidates[file] for file in files] == [("BTHN 1234/Gm 12",), ()]


@pytest.mark.parametrize(
    "name", ["IMG_7031.jpg", "ảnh 77.jpg", "lễ hội/1.jpg", "Hình 8.jpg", "DSC 1.jpg", "so 77/3.jpg"]
)
def test_of_a_number_that_no_record_has_nothing_is_said_to_be_like_it(name: str) -> None:
    found = _pair(name)
    (path,) = found.left
    assert (found.left[path].code, found.candidates[path]) == ("file-no-record", ())


def test_the_nearest_numbers_are_found_whatever_figure_differs() -> None:
    known = Names((f"C. {number} - {part}",) * 2 for number in range(100, 140) for part in (1, 2))
    assert known.next_to(("c", "137", "9")) == ["C. 137 - 2", "C. 137 - 1"]
    assert known.next_to(("c", "150", "2")) == ["C. 139 - 2", "C. 138 - 2", "C. 137 - 2"]
    assert known.next_to(("c", "120", "2")) == ["C. 119 - 2", "C. 120 - 1", "C. 121 - 2"]
    assert known.next_to(("d", "120", "2")) == []
    assert known.other_letters("INSCIC 120") == []
    assert Names([("C. 120", "C. 120")]).other_letters("INSCIC00120-b") == ["C. 120"]
