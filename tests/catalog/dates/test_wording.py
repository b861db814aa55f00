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
    ],
)
def test_a_part_of_a_year_is_said_in_english(text: str, english: str) -> None:
    assert dated(text).display("en") == english
    assert dated(text).display("vi") == text


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("đầu thế kỷ XVII", "early 17th century"),
        ("giữa tk 17", "mid-17th century"),
        ("cuối thế kỷ IX", "late 9th century"),
        ("khoảng cuối thế kỷ XVIII", "c. late 18th century"),
        ("từ cuối thế kỷ XVIII", "from late 18th century"),
        ("nửa đầu thế kỷ III TCN", "first half of the 3rd century BCE"),
        ("cuối thế kỷ XIII - đầu thế kỷ XIV", "late 13th – early 14th century"),
        ("cuối thế kỷ XIII - đầu XIV", "late 13th – early 14th century"),
        ("từ cuối thế kỷ XVIII đến đầu thế kỷ XIX", "late 18th – early 19th century"),
        ("cuối thế kỷ I TCN - đầu thế kỷ I", "late 1st century BCE – early 1st century"),
        ("từ thế kỷ IV đến thế kỷ XIII", "4th–13th century"),
        ("thời Lê sơ, thế kỷ XV", "Early Later Lê dynasty, 15th century"),
        ("thế kỷ XVII, thời Lê trung hưng", "Restored Lê dynasty, 17th century"),
        ("thời Trần, thế kỷ XIII - thế kỷ XIV", "Trần dynasty, 13th–14th century"),
        ("thời Trần", "Trần dynasty (1225–1400)"),
        ("văn hóa Đông Sơn", "Đông Sơn culture, 7th century BCE – 1st century"),
    ],
)
def test_years_that_nobody_knows_are_not_stated_in_english(text: str, english: str) -> None:
    assert dated(text).display("en") == english
    assert dated(text).display("vi") == text.replace(" - ", " – ")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("cuối thời Trần", "c. 1225–1400"),
        ("niên hiệu Cảnh Hưng", "c. 1740–1786"),
        ("từ cuối thế kỷ XVIII đến năm 1802", "c. 1767–1802"),
    ],
)
def test_bounds_of_words_that_english_has_not_are_approximate(text: str, english: str) -> None:
    assert dated(text).is_bounds
    assert dated(text).display("en") == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1740-1786", "1740–1786"),
        ("từ năm 1700 đến năm 1736", "1700–1736"),
        ("những năm 1930", "1930s"),
        ("từ Chính Hòa thứ 6 đến Chính Hòa thứ 18", "1685–1697"),
        ("từ năm 257 TCN đến năm 207 TCN", "257–207 BCE"),
        ("-5000/-3000", "5001–3001 BCE"),
        ("-9999/-0001", "10000–2 BCE"),
        ("-0256/-0206", "257–207 BCE"),
        ("-0001/0005", "2 BCE–5 CE"),
        ("-0010/0000", "11–1 BCE"),
        ("0000/0040", "1 BCE–40 CE"),
        ("0040/0043", "40 CE–43 CE"),
        ("-0043", "44 BCE"),
        ("-0044", "45 BCE"),
    ],
)
def test_years_that_somebody_wrote_are_exact(text: str, english: str) -> None:
    assert not dated(text).is_bounds
    assert dated(text).display("en") == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("-5000/-3000~", "c. 5001–3001 BCE"),
        ("-5000~/-3000~", "c. 5001–3001 BCE"),
        ("-0044~", "c. 45 BCE"),
        ("khoảng 5000 TCN - 3000 TCN", "c. 5000–3000 BCE"),
    ],
)
def test_years_before_our_era_that_are_said_to_be_approximate_stay_so(text: str, english: str) -> None:
    assert dated(text).display("en") == english


@pytest.mark.parametrize(
    ("text", "earliest", "latest"), [("đá mới, 5000", "-5000", "-3000"), ("V-III", "-0500", "-0200")]
)
def test_a_figure_without_its_sign_is_not_the_astronomical_year(text: str, earliest: str, latest: str) -> None:
    assert DateSpan(text={"vi": text}, earliest=earliest, latest=latest).is_bounds


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
