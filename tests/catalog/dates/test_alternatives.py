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


@pytest.mark.parametrize(
    ("text", "span", "en"),
    [
        ("257 hoặc 258 TCN", ("-0257", "-0256"), "257 BCE or 258 BCE"),
        ("111 hay 112 TCN", ("-0111", "-0110"), "111 BCE or 112 BCE"),
        ("năm 258 hoặc năm 57 trước Công nguyên", ("-0257", "-0056"), "258 BCE or 57 BCE"),
        ("40 hoặc 43 TCN", ("-0042", "-0039"), "40 BCE or 43 BCE"),
        ("257 or 258 BC", ("-0257", "-0256"), "257 BCE or 258 BCE"),
        ("207 hoặc 111 hoặc 110 TCN", ("-0206", "-0109"), "207 BCE, 111 BCE or 110 BCE"),
        ("207, 111 hoặc 110 TCN", ("-0206", "-0109"), "207 BCE, 111 BCE or 110 BCE"),
        ("khoảng 257 hoặc 258 TCN", ("-0257", "-0256"), "c. 257 BCE or 258 BCE"),
        ("thế kỷ III hoặc II TCN", ("-0299", "-0100"), "3rd–2nd century BCE"),
        ("179 và 111 TCN", ("-0178", "-0110"), "179–111 BCE"),
        ("1113 hoặc 1115 śaka", ("1191", "1194"), ""),
    ],
)
def test_the_era_at_the_end_holds_for_all_of_which_one_is_meant(text: str, span: tuple[str, str], en: str) -> None:
    read = parse_date(text)
    assert read is not None
    assert (read.earliest, read.latest) == span
    assert en in shown(text, "en").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("258 TCN hoặc 257 TCN", ("-0257", "-0256")),
        ("10 SCN hoặc 5 TCN", ("-0004", "0010")),
        ("10 TCN hoặc 40 SCN", ("-0009", "0040")),
        ("40 hoặc 43 SCN", ("0040", "0043")),
        ("257 hoặc 258", ("0257", "0258")),
        ("938 và 939", ("0938", "0939")),
        ("1924, 257 TCN", ("-0256", "1924")),
    ],
)
def test_an_era_that_is_said_of_each_or_of_none_is_that_of_each_alone(text: str, span: tuple[str, str]) -> None:
    read = parse_date(text)
    assert read is not None
    assert (read.earliest, read.latest) == span
