import pytest

from catalog.dates.parse import parse_date
from catalog.dates.span import DateSpan


def shown(text: str, language: str, written: str = "vi") -> str:
    read = parse_date(text)
    assert read is not None
    return DateSpan(
        text={written: text},
        earliest=read.earliest,
        latest=read.latest,
        certainty=read.certainty,
        calendar=read.calendar,
    ).display(language)


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("1094 hoặc 1119", "1094 or 1119"),
        ("năm 1094 hay năm 1119", "1094 or 1119"),
        ("năm 1094 (hoặc 1119)", "1094 or 1119"),
        ("1119 hoặc 1094", "1119 or 1094"),
        ("1094, 1100 hoặc 1119", "1094, 1100 or 1119"),
        ("1094 hoặc 1100 hoặc 1119", "1094, 1100 or 1119"),
        ("1881 hoặc 82", "1881 or 1882"),
        ("khoảng năm 1094 hoặc 1119", "c. 1094 or 1119"),
        ("có lẽ năm 1094 hoặc năm 1119", "probably 1094 or 1119"),
    ],
)
def test_years_of_which_one_is_meant_are_told_as_such_in_another_language(text: str, en: str) -> None:
    assert shown(text, "en") == en
    assert shown(text, "vi") == text


def test_a_choice_that_only_english_wrote_is_told_in_vietnamese() -> None:
    assert shown("1094 or 1119", "vi", written="en") == "1094 hoặc 1119"


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("1094-1119", "1094–1119"),
        ("từ 1094 đến 1119", "1094–1119"),
        ("1094 hoặc 1119?", "1094–1119 (?)"),
        ("thế kỷ XVII hoặc XVIII", "17th–18th century (?)"),
        ("Cảnh Hưng 44 hoặc 46", "1783–1785 (?)"),
    ],
)
def test_what_is_no_choice_of_years_is_told_by_its_span(text: str, en: str) -> None:
    assert shown(text, "en") == en


def test_years_that_are_not_those_of_the_span_are_not_told() -> None:
    assert DateSpan(text={"vi": "1094 hoặc 1119"}, earliest="1200", latest="1210").display("en") == "c. 1200–1210"
