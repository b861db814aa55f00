import pytest

from catalog.dates.numerals import read_han, read_number, read_roman, read_sino
from catalog.dates.syllables import syllable


def words(text: str) -> list[str]:
    return [*map(syllable, text.split()), "", "", "", ""]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("44", 44),
        ("một", 1),
        ("nhất", 1),
        ("tư", 4),
        ("bảy", 7),
        ("bẩy", 7),
        ("mười", 10),
        ("mười một", 11),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hăm ba", 23),
        ("bốn mươi tư", 44),
        ("chín mươi chín", 99),
    ],
)
def test_vietnamese_numbers_are_read(text: str, number: int) -> None:
    assert read_number(words(text), 0) == (number, len(text.split()))


def test_the_word_for_five_after_a_ten_is_the_word_for_year() -> None:
    assert read_number(words("mười năm 1945"), 0) == (10, 1)


@pytest.mark.parametrize(("text", "number"), [("nhất", 1), ("thập", 10), ("thập nhất", 11), ("nhị thập", 20),
                                              ("tứ thập tứ", 44), ("tam", 3), ("44", 44)])  # fmt: skip
def test_sino_vietnamese_numbers_are_read(text: str, number: int) -> None:
    assert read_sino(words(text), 0) == (number, len(text.split()))


@pytest.mark.parametrize("text", ["", "100", "0", "trăm", "hăm", "năm1"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(words(text), 0) is None


@pytest.mark.parametrize(("text", "number"), [("xvii", (17, False)), ("xiie", (12, True)), ("xe", (10, True)),
                                              ("ier", (1, True)), ("xixeme", (19, True)), ("iiii", None), ("vix", None),
                                              ("e", None), ("mix", None)])  # fmt: skip
def test_roman_numerals_are_read(text: str, number: tuple[int, bool] | None) -> None:
    assert read_roman(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("元", 1), ("七", 7), ("十", 10), ("十一", 11), ("四十四", 44), ("廿三", 23), ("卅", 30), ("四四", 44)],
)
def test_han_numerals_are_read(text: str, number: int) -> None:
    assert read_han(text) == number


@pytest.mark.parametrize("text", ["百", "年", ""])
def test_what_is_no_han_numeral_is_none(text: str) -> None:
    assert read_han(text) is None
