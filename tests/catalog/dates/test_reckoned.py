import pytest

from catalog.dates.iso import Point, from_julian
from catalog.dates.reckoned import to_julian
from catalog.dates.span import Calendar, Certainty, DateSpan


def lunar(text: str, earliest: str, latest: str | None = None) -> DateSpan:
    return DateSpan(text={"vi": text}, earliest=earliest, latest=latest or earliest, calendar=Calendar.LUNAR)


@pytest.mark.parametrize(
    ("written", "earliest", "shown"),
    [
        ("ngày 16 tháng 5 năm Cảnh Hưng 44", "1783-06-15", "ngày 16 tháng 5 năm Cảnh Hưng 44 (1783), âm lịch"),
        ("ngày 15 tháng 8 năm Hồng Đức 15 (1484)", "1484-09-13", "ngày 15 tháng 8 năm Hồng Đức 15 (1484), âm lịch"),
        ("16/5 âm lịch, Cảnh Hưng 44", "1783-06-15", "16/5 âm lịch, Cảnh Hưng 44 (1783)"),
        ("Cảnh Hưng 44", "1783", "Cảnh Hưng 44 (1783)"),
        ("Đại Bảo thứ 3 (1442)", "1442", "Đại Bảo thứ 3 (1442)"),
    ],
)
def test_a_reign_year_has_its_solar_year_and_a_lunar_day_says_so(
    in_vietnamese: None, written: str, earliest: str, shown: str
) -> None:
    assert lunar(written, earliest).display("vi") == shown


def test_a_text_that_tells_no_single_year_stays_as_written(in_vietnamese: None) -> None:
    assert DateSpan(text={"vi": "thế kỷ XVII"}, earliest="1601", latest="1700").display("vi") == "thế kỷ XVII"
    assert DateSpan(text={"vi": "28/4/1962"}, earliest="1962-04-28", latest="1962-04-28").display("vi") == "28/4/1962"
    assert lunar("năm Đinh Mùi", "1427-01-28", "1428-01-17").display("vi") == "năm Đinh Mùi (1427–1428)"


def test_a_reckoned_day_names_its_calendar(in_vietnamese: None) -> None:
    assert lunar("16/5 Cảnh Hưng 44", "1783-06-15").display("en") == "15 June 1783 (Gregorian)"
    shown = "13 September 1484 (Gregorian; 4 September 1484 Julian)"
    assert lunar("15/8 Hồng Đức 15", "1484-09-13").display("en") == shown
    assert lunar("Đại Bảo thứ 3", "1442").display("en") == "1442"
    assert DateSpan(earliest="1945-09-02", latest="1945-09-02").display("en") == "2 September 1945"


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "brief"),
    [
        ("tháng Giêng năm Đinh Sửu (1397)", "1397-02-06", "1397-03-07", "February 1397 – March 1397"),
        ("15/8 Hồng Đức 15", "1484-09-13", "1484-09-13", "September 1484"),
        ("16/5 Cảnh Hưng 44", "1783-06-15", "1783-06-15", "June 1783"),
        ("Đại Bảo thứ 3", "1442", "1442", "1442"),
    ],
)
def test_a_card_tells_reckoned_days_by_their_months_and_names_no_calendar(
    in_vietnamese: None, written: str, earliest: str, latest: str, brief: str
) -> None:
    assert lunar(written, earliest, latest).brief("en") == brief
    assert lunar(written, earliest, latest).brief("vi") == lunar(written, earliest, latest).display("vi")


def test_a_day_of_the_common_calendar_is_as_long_on_a_card() -> None:
    day = DateSpan(text={"vi": "2/9/1945"}, earliest="1945-09-02", latest="1945-09-02")
    assert day.brief("en") == day.display("en") == "2 September 1945"


@pytest.mark.parametrize("day", [(1484, 9, 13), (1427, 10, 19), (1582, 10, 14), (1010, 3, 1), (200, 3, 1)])
def test_the_julian_day_leads_back_to_the_gregorian(day: Point) -> None:
    julian = to_julian(day)
    assert julian is not None
    assert from_julian(julian) == day


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "shown"),
    [
        (
            "tháng Giêng năm Đinh Sửu (1397)",
            "1397-02-06",
            "1397-03-07",
            "6 February 1397 – 7 March 1397 (Gregorian; 29 January 1397 – 27 February 1397 Julian)",
        ),
        ("tháng 5 Cảnh Hưng 44", "1783-05-31", "1783-06-29", "31 May 1783 – 29 June 1783 (Gregorian)"),
        ("tháng 9 Quang Hưng 5", "1582-10-10", "1582-11-08", "10 October 1582 – 8 November 1582 (Gregorian)"),
        ("năm Đinh Mùi", "1427", "1428", "1427–1428"),
    ],
    ids=["before the reform", "after it", "across it", "years have no calendar"],
)
def test_the_days_of_a_lunar_month_name_their_calendar_too(
    in_vietnamese: None, written: str, earliest: str, latest: str, shown: str
) -> None:
    assert lunar(written, earliest, latest).display("en") == shown
    assert "Gregorian" not in lunar(written, earliest, latest).display("vi")


def test_days_that_were_never_reckoned_name_no_calendar(in_vietnamese: None) -> None:
    assert DateSpan(earliest="1945-09-02", latest="1945-09-05").display("en") == "2 September 1945 – 5 September 1945"


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "solar"),
    [
        (
            "ngày 15 tháng 8 năm Hồng Đức 15 (1484)",
            "1484-09-13",
            None,
            "tức 13 tháng 9 năm 1484 (lịch Gregory; lịch Julius: 4 tháng 9 năm 1484)",
        ),
        ("16/5 âm lịch, Cảnh Hưng 44", "1783-06-15", None, "tức 15 tháng 6 năm 1783 (dương lịch)"),
        (
            "tháng 12 năm Đinh Mùi (1427)",
            "1427-12-27",
            "1428-01-25",
            "tức tháng 12 năm 1427 – tháng 1 năm 1428 (dương lịch)",
        ),
        ("tháng 2 năm Tân Dậu", "1801-03-01", "1801-03-30", "tức tháng 3 năm 1801 (dương lịch)"),
        (
            "mùa đông năm Kỷ Dậu (1789)",
            "1789-11-17",
            "1790-02-13",
            "tức tháng 11 năm 1789 – tháng 2 năm 1790 (dương lịch)",
        ),
    ],
    ids=["a day", "a day in figures", "a month into the next year", "a month within a month", "a season"],
)
def test_a_lunar_day_or_month_has_the_solar_one_beside_it(
    in_vietnamese: None, written: str, earliest: str, latest: str | None, solar: str
) -> None:
    span = lunar(written, earliest, latest)
    assert span.solar("vi") == solar
    assert "dương lịch" not in span.brief("vi")
    assert span.solar("en") == "", "it is told by its solar days already"


def test_an_english_text_of_a_lunar_day_has_its_solar_day_too(in_vietnamese: None) -> None:
    text = {"en": "15th day of the 8th lunar month, Hồng Đức 15"}
    day = DateSpan(text=text, earliest="1484-09-13", latest="1484-09-13", calendar=Calendar.LUNAR)
    assert day.solar("en") == "that is 13 September 1484 (Gregorian; 4 September 1484 Julian)"


def test_a_doubtful_day_stays_doubtful_by_the_solar_calendar(in_vietnamese: None) -> None:
    day = lunar("khoảng rằm tháng 8 năm Hồng Đức 15", "1484-09-13").model_copy(
        update={"certainty": Certainty.APPROXIMATE}
    )
    assert day.solar("vi") == "tức khoảng 13 tháng 9 năm 1484 (lịch Gregory; lịch Julius: 4 tháng 9 năm 1484)"


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("15/8 Hồng Đức 15, tức 13/9/1484", "1484-09-13", "1484-09-13"),
        ("ngày rằm tháng 8 năm Hồng Đức 15 (13 tháng 9 năm 1484)", "1484-09-13", "1484-09-13"),
        ("tháng 12 năm Đinh Mùi (tháng 1 năm 1428 dương lịch)", "1427-12-27", "1428-01-25"),
        ("năm Đinh Mùi (1427)", "1427-01-28", "1428-01-17"),
        ("Cảnh Hưng 44", "1783", "1783"),
        ("tháng 8 năm thứ 2", None, "1484-09-13"),
    ],
    ids=["in figures", "in words", "by name", "a whole year", "a year", "open"],
)
def test_what_tells_its_solar_day_or_no_day_has_none_beside_it(
    in_vietnamese: None, written: str, earliest: str | None, latest: str
) -> None:
    span = DateSpan(text={"vi": written}, earliest=earliest, latest=latest, calendar=Calendar.LUNAR)
    assert span.solar("vi") == ""


@pytest.mark.parametrize("calendar", [None, Calendar.GREGORIAN, Calendar.JULIAN])
def test_a_day_of_a_solar_calendar_has_none_beside_it(in_vietnamese: None, calendar: Calendar | None) -> None:
    day = DateSpan(text={"vi": "rằm tháng chín"}, earliest="1945-09-02", latest="1945-09-02", calendar=calendar)
    assert day.solar("vi") == ""
