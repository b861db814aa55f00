import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.dates.parse import LONGEST, Reading, parse_date, says_unknown
from catalog.dates.span import Calendar, Certainty, DateSpan

Dated = tuple[str, str | None, str | None]

NOT_DATES = (
    *("", "   ", "?", "không rõ", "Không Rõ", "n/a", "n.d.", "date not known", "không xác định"),
    *(
        "Giáp Tý",
        "mùng 5 tháng Giêng năm Kỷ Dậu",
        "龍飛歲次甲子",
        "năm xx",
        "thập niên 60",
        "moderne",
        "dates diverses",
    ),
    *("713 (faux) ou 913", "antérieure à la suivante", "thời đại đồ đá mới", "Nguyễn Trãi", "Trần Hưng Đạo", "佛像"),
    *("15/6/83", "5021", "20240101", "99/99/9999", "0/5/1990", "1783 1784", "17", "xx", "BTLS 1783/4", "SP-03"),
    *("XXXX", "0000", "-0000", "Y17000", "2024-W05", "1/1/1", "1.783", "/", "..", "()", "1783 và", "(1783", "1783)"),
    "(((((((((1783)))))))))",
)


def read(text: str) -> tuple[str | None, str | None] | None:
    reading = parse_date(text)
    return None if reading is None else (reading.earliest, reading.latest)


def said(text: str) -> list[str]:
    reading = parse_date(text)
    assert reading is not None
    return [message.code for message in reading.messages]


def without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def test_each_form_becomes_its_span(dated: Dated) -> None:
    text, earliest, latest = dated
    assert read(text) == (earliest, latest)


@pytest.mark.parametrize("text", ["cách đây 2000 năm", "2000 năm trước", "khoảng 2500 năm cách ngày nay"])
def test_so_many_years_ago_is_told_to_be_about_so_and_counted_from_when(text: str) -> None:
    reading = parse_date(text)
    assert reading is not None
    assert reading.certainty is Certainty.APPROXIMATE
    assert [message.code for message in reading.messages] == ["date-ago"]
    assert "1950" in reading.messages[0].text("vi")


def test_every_reading_fits_into_a_record(dated: Dated) -> None:
    reading = parse_date(dated[0])
    assert reading is not None
    span = DateSpan(
        earliest=reading.earliest, latest=reading.latest, certainty=reading.certainty, calendar=reading.calendar
    )
    assert span.earliest == dated[1]


def test_it_does_not_matter_how_a_text_is_typed(worded: Dated) -> None:
    text, earliest, latest = worded
    for typed in (unicodedata.normalize("NFD", text), text.upper(), text.lower(), f"  {text} "):
        assert read(typed) == (earliest, latest), typed


def test_marks_may_be_left_out(worded: Dated) -> None:
    text, earliest, latest = worded
    assert read(without_marks(text)) == (earliest, latest)


@pytest.mark.parametrize("text", ["Chính Hoà 5", "Chính Hòa 5", "Chinh Hoa 5", "CHÍNH HOÀ 5", "chính hoa 5"])
def test_a_tone_may_sit_on_either_vowel(text: str) -> None:
    assert read(text) == ("1684", "1684")


def test_marks_that_make_another_name_are_not_overlooked() -> None:
    assert read("Vĩnh Thọ 2") == ("1659", "1659")
    assert read("Vĩnh Tộ 2") == ("1620", "1620")
    assert read("Cảnh Hùng 44") is None
    assert read("Sáu 1945") is None


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_not_understood_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("khoảng 1740", Certainty.APPROXIMATE),
        ("vào khoảng năm 1740", Certainty.APPROXIMATE),
        ("c. 1740", Certainty.APPROXIMATE),
        ("c.1740", Certainty.APPROXIMATE),
        ("ca. 1740", Certainty.APPROXIMATE),
        ("vers 1740", Certainty.APPROXIMATE),
        ("1740~", Certainty.APPROXIMATE),
        ("có lẽ 1740", Certainty.PROBABLE),
        ("probably 1740", Certainty.PROBABLE),
        ("1740?", Certainty.UNCERTAIN),
        ("1740 (?)", Certainty.UNCERTAIN),
        ("?1740", Certainty.UNCERTAIN),
        ("1740%", Certainty.UNCERTAIN),
        ("ca. 1740?", Certainty.UNCERTAIN),
        ("[1740?]", Certainty.UNCERTAIN),
        ("có thể năm 1740", Certainty.UNCERTAIN),
        ("1740", None),
    ],
)
def test_doubt_is_kept_beside_the_year_and_does_not_widen_it(text: str, certainty: Certainty | None) -> None:
    assert parse_date(text) == Reading("1740", "1740", certainty)


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("Cảnh Hưng 44", Calendar.LUNAR),
        ("16/5 Cảnh Hưng 44", Calendar.LUNAR),
        ("1155 śaka", Calendar.SAKA),
        ("Phật lịch 2568", Calendar.BUDDHIST),
        ("15/6/1783", None),
        ("thời Cảnh Hưng", None),
    ],
)
def test_the_calendar_of_the_text_is_told(text: str, calendar: Calendar | None) -> None:
    reading = parse_date(text)
    assert reading is not None
    assert reading.calendar is calendar


@pytest.mark.parametrize(
    ("text", "calendar", "span"),
    [
        ("1155", Calendar.SAKA, ("1233", "1234")),
        ("8xx", Calendar.SAKA, ("0878", "0978")),
        ("741 (ou 751)", Calendar.SAKA, ("0819", "0830")),
        ("XIIe-XIIIe", Calendar.SAKA, ("1179", "1379")),
        ("2425", Calendar.BUDDHIST, ("1881", "1882")),
        ("2425 EB, 1881 EC", Calendar.SAKA, ("1881", "1882")),
        ("thời Nguyễn", Calendar.SAKA, ("1802", "1945")),
        ("16/5/1783", Calendar.LUNAR, ("1783-06-15", "1783-06-15")),
        ("9/4/1288", Calendar.JULIAN, ("1288-04-16", "1288-04-16")),
    ],
)
def test_a_column_may_say_the_calendar_of_its_numbers(text: str, calendar: Calendar, span: tuple[str, str]) -> None:
    reading = parse_date(text, calendar)
    assert reading is not None
    assert (reading.earliest, reading.latest) == span


def test_words_that_only_say_that_nothing_is_known_are_told_from_unreadable_ones() -> None:
    assert says_unknown("Không rõ")
    assert says_unknown(" n/a ")
    assert says_unknown("")
    assert not says_unknown("moderne")


@pytest.mark.parametrize(
    ("text", "span", "code"),
    [
        ("Cảnh Hưng 60", ("1799", "1799"), "date-beyond-era"),
        ("Cảnh Hưng 44 (1784)", ("1783", "1783"), "date-disagrees"),
        ("thời Nguyễn, thế kỷ XV", ("1401", "1500"), "date-disagrees"),
        ("Cảnh Hưng 44 (Giáp Thìn)", ("1783", "1783"), "date-can-chi-disagrees"),
        ("Quý Mão (1784)", ("1784", "1784"), "date-can-chi-disagrees"),
        ("Giáp Tý, Minh Mạng", ("1820", "1840"), "date-can-chi-absent"),
        ("năm Giáp Tý thời Nguyễn", ("1804", "1924"), "date-can-chi-several"),
        ("Thuận Thiên 3", ("1012", "1430"), "date-name-used-twice"),
        ("Thuận Thiên", ("1010", "1433"), "date-name-used-twice"),
        ("thời Lê", ("1428", "1789"), "date-period-unclear"),
        ("Bắc thuộc", ("-0178", "0938"), "date-period-loose"),
        ("cuối thời Mạc", ("1527", "1592"), "date-part-of-reign"),
        ("30/2/1990", ("1990", "1990"), "date-no-such-day"),
        ("2023-02-29", ("2023", "2023"), "date-no-such-day"),
        ("ngày 16 tháng 5 nhuận năm Cảnh Hưng thứ 44", ("1783", "1783"), "date-no-lunar-day"),
        ("ngày 8 tháng 3 năm Trùng Hưng 4", ("1288", "1288"), "date-no-lunar-day"),
        ("16/5 Cảnh Hưng 44", ("1783-06-15", "1783-06-15"), "date-lunar"),
        ("ngày 30 tháng 4 năm Ất Mão (1975)", ("1975-04-30", "1975-06-09"), "date-lunar-or-solar"),
        ("12/31/1990", ("1990-12-31", "1990-12-31"), "date-month-first"),
        ("1970-2", ("1970", "1972"), "date-abbreviated"),
        ("1902/03", ("1902", "1903"), "date-abbreviated"),
        ("1786-1740", ("1740", "1786"), "date-reversed"),
        ("VII", ("0601", "0700"), "date-bare-numeral"),
        ("1783 (theo văn bia)", ("1783", "1783"), "date-remark"),
    ],
)
def test_what_is_odd_is_said_and_not_corrected(text: str, span: tuple[str, str], code: str) -> None:
    assert read(text) == span
    assert said(text) == [code]


def test_a_day_beside_a_reign_is_checked_against_the_reckoned_one() -> None:
    assert said("16/5 Cảnh Hưng 44 (15/6/1783)") == ["date-lunar"]
    assert said("16/5 Cảnh Hưng 44 (16/6/1783)") == ["date-lunar", "date-disagrees"]
    assert read("16/5 Cảnh Hưng 44 (16/6/1783)") == ("1783-06-16", "1783-06-16")


def test_a_name_typed_without_marks_may_be_of_two_rulers() -> None:
    assert read("chúa Nguyễn Phúc Chu") == ("1691", "1725")
    assert read("chua nguyen phuc chu") == ("1691", "1738")


def test_a_year_that_fits_both_calendars_needs_no_warning() -> None:
    assert said("ngày 25 tháng 12 năm Cảnh Hưng 44 (1784)") == ["date-lunar"]
    assert said("Minh Mệnh năm thứ 7 (1826)") == []


def test_the_messages_speak_vietnamese(in_vietnamese: None) -> None:
    reading = parse_date("Cảnh Hưng 60")
    assert reading is not None
    assert reading.messages[0].text("vi") == (
        "Niên hiệu Cảnh Hưng chỉ có 47 năm (1740–1786); năm thứ 60 sẽ rơi vào 1799. Xin xem lại tư liệu gốc."
    )


WORDS = re.findall(
    r"\S+",
    """thế kỷ XVII 1783 44 16 5 / - – ( ) [ ] , ? . ~ năm tháng ngày Cảnh Hưng Minh Mạng Quý Mão Lê thời đầu cuối thứ
    TCN śaka âm lịch từ đến trước sau khoảng hoặc và 景興 四十四年 century early 1930s XIe 17XX mùng rằm
    nhuận thập niên""",
)
ANYTHING = st.one_of(st.text(max_size=LONGEST), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


@given(ANYTHING, st.sampled_from([None, *Calendar]))
@settings(max_examples=400)
def test_no_text_is_too_odd(text: str, calendar: Calendar | None) -> None:
    reading = parse_date(text, calendar)
    if reading is not None:
        DateSpan(
            earliest=reading.earliest, latest=reading.latest, certainty=reading.certainty, calendar=reading.calendar
        )
        assert all(message.text("vi") and message.text("en") for message in reading.messages)


@given(ANYTHING)
@settings(max_examples=200)
def test_any_text_reads_alike_composed_or_not(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    if max(len(composed), len(apart)) <= LONGEST:
        assert read(composed) == read(apart)


@pytest.mark.parametrize(
    "part", ["1", "(", "1,", "1-", "năm ", "thế kỷ ", "Cảnh Hưng 44 ", "景興", "1783 - ", "hoặc 1783 "]
)
def test_a_long_text_takes_no_longer_than_reading_through_it(part: str) -> None:
    begin = time.process_time()
    assert parse_date(part * (10_000 // len(part))) is None
    parse_date((part * LONGEST)[:LONGEST])
    assert time.process_time() - begin < 0.5


def test_what_a_notation_leaves_open_or_has_given_up_is_said() -> None:
    assert said("156u") == said("17--") == ["date-old-notation"]
    assert said("Y-17000") == ["date-too-old"]
    assert said("1918-21") == ["date-season-or-years"]
    assert said("192?") == said("17??") == ["date-missing-digits"]
    assert parse_date("khoảng 192?") is parse_date("19?? - 1945") is None
    assert said("2001-21") == said("156X") == []
    assert parse_date("Y170000002") is None
