"""Names sort as a Vietnamese dictionary sorts them."""

import random

from hypothesis import given
from hypothesis import strategies as st

from catalog.collation import name_key


def in_order(*names: str) -> bool:
    shuffled = random.Random(1).sample(names, len(names))
    return sorted(shuffled, key=name_key) == list(names)


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    assert in_order(*"aăâbcdđeêghiklmnoôơpqrstuưvxy")


def test_tones_come_in_the_order_of_the_dictionaries() -> None:
    assert in_order("ma", "mà", "mả", "mã", "má", "mạ", "man")


def test_a_letter_weighs_more_than_a_tone_within_a_syllable() -> None:
    assert in_order("tà", "tạ", "tai", "tam", "tám", "tan", "tăm", "tâm")


def test_the_first_syllable_weighs_more_than_the_second() -> None:
    assert in_order("tuân thủ", "tuần chay", "tuần tra")
    assert in_order("ba", "ba ba", "ba sao", "bà", "bà ba", "bạ", "bác")


def test_names_of_monuments_are_in_order() -> None:
    assert in_order(
        "Am Thượng", "Ấp Bắc", "Chùa Ông", "Chuông chùa Keo", "Dinh Độc Lập", "Đàn Xã Tắc", "Đền Hùng", "Đình Bảng"
    )


def test_case_form_and_punctuation_do_not_count() -> None:
    assert name_key("ĐÌNH “Chu Quyến”") == name_key("đình chu quyến")


def test_numbers_sort_by_size_and_before_letters_and_han_after_them() -> None:
    assert in_order("12 bia", "Bia 2", "Bia 10", "Bia 100", "Bia A", "Bia Ơ", "Bia 阮")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert isinstance(name_key(one) < name_key(other), bool)
