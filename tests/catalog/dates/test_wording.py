"""A date keeps in English what its Vietnamese words say beyond the year."""

import pytest

from catalog.dates.parse import parse_date
from catalog.dates.span import DateSpan
from catalog.dates.wording import is_notation, says_more


def dated(text: str) -> DateSpan:
    reading = parse_date(text)
    assert reading is not None
    return DateSpan(text={"vi": text}, earliest=reading.earliest, latest=reading.latest, certainty=reading.certainty)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("cuối năm 938", "late 938"),
        ("mùa thu năm 1010", "autumn 1010"),
        ("giữa tháng 3 năm 1945", "mid-March 1945"),
        ("khoảng cuối năm 938", "late c. 938"),
        ("năm 938", "938"),
        ("đầu thế kỷ XVII", "1601–1633"),
    ],
)
def test_a_part_of_a_year_is_said_in_english(text: str, english: str) -> None:
    assert dated(text).display("en") == english
    assert dated(text).display("vi") == text


@pytest.mark.parametrize(
    ("text", "more"),
    [("khoảng 898", False), ("cuối thế kỷ XVII", False), ("thời Lê sơ", True), ("năm Cảnh Hưng 44 (1783)", True)],
)
def test_words_that_a_span_cannot_say_are_known(text: str, more: bool) -> None:
    assert says_more(text) is more


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [("1284~", "khoảng 1284", "c. 1284"), ("1835/1837", "1835–1837", "1835–1837"), ("1997/..", "từ 1997", "from 1997")],
)
def test_a_catalogues_notation_is_put_into_words_for_every_reader(text: str, vietnamese: str, english: str) -> None:
    assert (dated(text).display("vi"), dated(text).display("en")) == (vietnamese, english)


@pytest.mark.parametrize("text", ["1697", "15/6/1783", "1740-1786", "thế kỷ XVII", "1835", "10/3"])
def test_words_and_dates_as_people_write_them_are_no_notation(text: str) -> None:
    assert not is_notation(text)
