import pytest

from catalog.dates.lunar_words import in_lunar_words
from catalog.dates.parse import parse_date
from catalog.dates.span import Calendar, DateSpan


def span(text: str, calendar: Calendar | None = Calendar.LUNAR, **more: str) -> DateSpan:
    read = parse_date(text)
    assert read is not None
    return DateSpan(text={"vi": text, **more}, earliest=read.earliest, latest=read.latest, calendar=calendar)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("ngày 16 tháng 5 năm Cảnh Hưng 44 (1783)", "16th day of the 5th lunar month, Cảnh Hưng 44"),
        ("ngày 15 tháng 8 năm Hồng Đức thứ 15 (1484)", "15th day of the 8th lunar month, Hồng Đức 15"),
        ("mồng 8 tháng 3 năm Mậu Tý (1288)", "8th day of the 3rd lunar month, the year Mậu Tý"),
        ("rằm tháng Giêng năm Đinh Sửu (1397)", "15th day of the 1st lunar month, the year Đinh Sửu"),
        ("tháng 12 năm Đinh Mùi (1427)", "12th lunar month, the year Đinh Mùi"),
        ("tháng 4 năm Cảnh Thịnh thứ 8 (1800)", "4th lunar month, Cảnh Thịnh 8"),
        ("năm Mậu Tý (1288)", "the year Mậu Tý"),
        ("Chính Hòa thứ 6 (1685)", "Chính Hòa 6"),
    ],
)
def test_a_lunar_date_is_said_in_english_with_all_that_was_written(text: str, english: str) -> None:
    assert in_lunar_words(span(text), "en") == english


@pytest.mark.parametrize("text", ["mùa đông năm Kỷ Dậu (1789)", "tháng 2 năm Kỷ Dậu, theo gia phả"])
def test_what_was_not_read_to_the_last_word_is_not_told_in_part(text: str) -> None:
    assert in_lunar_words(DateSpan(text={"vi": text}, earliest="1789", calendar=Calendar.LUNAR), "en") == ""


def test_a_can_chi_year_beside_its_solar_one_is_told_and_a_solar_day_in_it_is_not_lunar() -> None:
    assert in_lunar_words(span("năm Mậu Tý (1288)", None), "en") == "the year Mậu Tý"
    assert in_lunar_words(DateSpan(text={"vi": "2/9/1945, năm Ất Dậu"}, earliest="1945-09-02"), "en") == ""


def test_only_what_is_lunar_and_has_no_words_of_the_reader_is_told() -> None:
    text = "ngày 16 tháng 5 năm Cảnh Hưng 44 (1783)"
    assert in_lunar_words(span(text), "vi") == ""
    assert in_lunar_words(span(text, en="the 16th of the 5th month"), "en") == ""
    assert in_lunar_words(span("ngày 2 tháng 9 năm 1945", None), "en") == ""
    assert in_lunar_words(DateSpan(earliest="1783", calendar=Calendar.LUNAR), "en") == ""
