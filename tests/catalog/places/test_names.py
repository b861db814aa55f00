import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.places.names import exact_key, has_marks, keys, loose_key, tidy, traditional, unmarked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("Qui Nhơn", "Quy Nhơn"),
        ("Mỹ Đức", "Mĩ Đức"),
        ("Ðà Nẵng", "Đà Nẵng"),
        ("Nha-trang", "Nha Trang"),
        ("Ea H'leo", "Ea H’ leo"),
        ("Ninh Haỉ", "Ninh Hải"),
        ("Phường 01", "phường 1"),
        ("BÀ RỊA – VŨNG TÀU", "Bà Rịa - Vũng Tàu"),
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "Thừa Thiên Huế"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(("one", "other"), [("Hòa", "Hóa"), ("Đông", "Dong"), ("Tấn", "Tân"), ("Hoàng", "Hoang")])
def test_different_marks_make_different_exact_keys_and_one_loose_key(one: str, other: str) -> None:
    assert exact_key(one) != exact_key(other)
    assert loose_key(one) == loose_key(other)


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("Thanh Hoá", "Thanh Hóa"),
        ("Hoà Bình", "Hòa Bình"),
        ("Lạc Thuỷ", "Lạc Thủy"),
        ("Quý Hoà", "Quý Hòa"),
        ("Hoá Quỳ", "Hóa Quỳ"),
        ("Khoái Châu", "Khoái Châu"),
        ("HOÀ", "HÒA"),
    ],
)
def test_tones_go_where_the_laws_print_them(written: str, placed: str) -> None:
    assert traditional(written) == placed


def test_marks_are_noticed() -> None:
    assert has_marks("Hà Nội")
    assert has_marks("Đông Do")
    assert not has_marks("Gia Lai")
    assert not has_marks("Ea H'leo 2")


def test_plain_letters_keep_their_capitals() -> None:
    assert unmarked("Đắk Lắk") == "Dak Lak"


@given(st.text(max_size=60))
def test_no_text_breaks_a_key(text: str) -> None:
    assert keys(text) == keys(unicodedata.normalize("NFD", text)) or not text.isascii()
    assert keys(tidy(text)) == keys(text)
