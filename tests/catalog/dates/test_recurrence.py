from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from catalog.dates.lunar import leap_month, solar_to_lunar
from catalog.dates.recurrence import FestivalCalendar, Recurrence, parse_recurrence

LUNAR, SOLAR = FestivalCalendar.LUNAR, FestivalCalendar.SOLAR


def rule(month: int, day: int, days: int = 1, until: tuple[int, int] | None = None, **more: object) -> Recurrence:
    last = until and {"month": until[0], "day": until[1]}
    return Recurrence.model_validate({"month": month, "day": day, "days": days, "until": last, **more})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mùng 10 tháng 3 âm lịch", rule(3, 10)),
        ("Mồng 10 tháng Ba", rule(3, 10)),
        ("mung 10 thang 3 am lich", rule(3, 10)),
        ("10/3 âm lịch", rule(3, 10)),
        ("10-3 âm lịch", rule(3, 10)),
        ("10/3 (ÂL)", rule(3, 10)),
        ("ngày 18/3 âm lịch hàng năm", rule(3, 18)),
        ("chính hội ngày 18/3 âm lịch hàng năm", rule(3, 18)),
        ("ngày 9 tháng 9 theo Âm lịch hàng năm", rule(9, 9)),
        ("mùng 7 tháng Giêng (Âm lịch)", rule(1, 7)),
        ("từ mùng 6 đến 12 tháng Giêng", rule(1, 6, 7)),
        ("từ ngày 12 - 14 tháng 8 Âm lịch", rule(8, 12, 3)),
        ("mồng 8 - mồng 10 tháng Giêng", rule(1, 8, 3)),
        ("mùng 8, 9, 10 tháng Giêng", rule(1, 8, 3)),
        ("mùng 5 và 6 tháng 3", rule(3, 5, 2)),
        ("Từ mùng 9 đến 11 tháng 4 âm lịch (hội Gióng)", rule(4, 9, 3)),
        ("rằm tháng Tám", rule(8, 15)),
        ("ngày rằm tháng Tư âm lịch", rule(4, 15)),
        ("30 tháng Chạp", rule(12, 30)),
        ("23 tháng Chạp", rule(12, 23)),
        ("mùng 4 Tết", rule(1, 4)),
        ("30 Tết", rule(12, 30)),
        ("mùng năm tháng năm", rule(5, 5)),
        ("hai mươi ba tháng Chạp", rule(12, 23)),
        ("15 tháng 4 nhuận", rule(4, 15, leap=True)),
        ("mùng 6 tháng Giêng, 3 năm một lần", rule(1, 6, every_years=3)),
        ("ba năm một lần, ngày 15 tháng 2 âm lịch", rule(2, 15, every_years=3)),
        ("2/9 dương lịch", rule(9, 2, calendar=SOLAR)),
        ("ngày 27 tháng 7 dương lịch", rule(7, 27, calendar=SOLAR)),
        ("September 2", rule(9, 2, calendar=SOLAR)),
        ("30 April - 1 May", rule(4, 30, 2, calendar=SOLAR)),
        ("10th day of the 3rd lunar month", rule(3, 10)),
        ("the 15th day of the eighth lunar month", rule(8, 15)),
        ("6th to 12th day of the first lunar month", rule(1, 6, 7)),
        ("full moon of the 1st lunar month", rule(1, 15)),
        ("từ 1/1 đến 30/12 âm lịch", rule(1, 1, until=(12, 30))),
        ("từ mồng 6 tháng Giêng đến 23 tháng 3 âm lịch", rule(1, 6, until=(3, 23))),
        ("Từ mồng 6 tháng Giêng đến hết tháng Ba", rule(1, 6, until=(3, 30))),
        ("tu mong 6 thang gieng den het thang 3", rule(1, 6, until=(3, 30))),
        ("từ mùng 6 đến hết tháng Giêng", rule(1, 6, until=(1, 30))),
        ("từ 28 tháng Chạp đến mùng 5 tháng Giêng", rule(12, 28, until=(1, 5))),
        ("từ 20/4 đến hết tháng 4 dương lịch", rule(4, 20, 11, calendar=SOLAR)),
        ("từ 20/7 đến hết tháng 7 dương lịch", rule(7, 20, 12, calendar=SOLAR)),
        ("25/2 đến 29/2 dương lịch", rule(2, 25, until=(2, 29), calendar=SOLAR)),
        ("28-29/2 dương lịch", rule(2, 28, until=(2, 29), calendar=SOLAR)),
        ("từ 20/2 đến hết tháng 2 dương lịch", rule(2, 20, until=(2, 29), calendar=SOLAR)),
        ("27/2 - 2/3 dương lịch", rule(2, 27, until=(3, 2), calendar=SOLAR)),
        ("February 29 - March 1", rule(2, 29, until=(3, 1), calendar=SOLAR)),
        ("từ 26/2 đến 28/2 dương lịch", rule(2, 26, 3, calendar=SOLAR)),
        ("29/2 dương lịch", rule(2, 29, calendar=SOLAR)),
        ("September 2 - September 30", rule(9, 2, 29, calendar=SOLAR)),
        ("August 1 - August 31", rule(8, 1, 31, calendar=SOLAR)),
        ("từ mùng 6 đến hết tháng Giêng hàng năm (lễ hội)", rule(1, 6, until=(1, 30))),
        ("every 3 years, 15th day of the 2nd lunar month", rule(2, 15, every_years=3)),
    ],
)
def test_a_rule_in_words_is_read(text: str, expected: Recurrence) -> None:
    assert parse_recurrence(text) == expected
    assert parse_recurrence(text.upper()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10/3",  # of which calendar?
        "10/3/2024 âm lịch",
        "tháng 3 âm lịch",
        "cuối tháng Giêng",
        "trung tuần tháng Giêng",
        "mùng 5 tháng Một âm lịch",  # the eleventh month to the old, the first to the young
        "từ mùng 6 đến tháng 3 âm lịch",
        "từ 6/1 đến 25/3",  # of which calendar?
        "từ 6/1 đến 31/13 âm lịch",
        "từ 6/1 đến 31/1 âm lịch",
        "từ 1 đến 31/3 âm lịch",
        "từ mồng 6 tháng Giêng đến 31 tháng 3 âm lịch",
        "từ 20/4 đến 31/4 dương lịch",
        "31/3 âm lịch",
        "từ 6/1 đến 99/3 âm lịch",
        "hết tháng 3 âm lịch",
        "từ 15 tháng 4 nhuận đến mùng 3 tháng 5",
        "mùng 5 và 8 tháng 3",
        "31/12 âm lịch",
        "31/4 dương lịch",
        "lễ hội thường mở ra trong 3 ngày",
        "ngày 18/3 âm lịch để tôn vinh các vị thần",
        "mùng 10 tháng 3, mùng 8 tháng 4",
        "0/3 âm lịch",
        "mùng 3 tháng 13",
        "0 năm một lần, mùng 3 tháng 3",
        "September 2 - September 99",
        "September 2 - September 32",
        "September 2nd to September 99th",
        "September 99 - September 2",
        "September 99",
        "September 0 - September 2",
        "từ 1/3 đến -1/3 âm lịch",
        "từ mùng 6 đến ultimo tháng Giêng",
        "ultimo tháng Giêng",
        "từ mùng 6 đến month's end tháng Giêng",
        "từ mùng 6 đến months_end tháng Giêng",
    ],
)
def test_what_names_no_day_is_not_guessed(text: str) -> None:
    assert parse_recurrence(text) is None


def test_the_kings_day_falls_on_its_lunar_day_every_year() -> None:
    found = rule(3, 10).occurrences(2023, 2026)
    assert [day.start for day in found] == [date(2023, 4, 29), date(2024, 4, 18), date(2025, 4, 7), date(2026, 4, 26)]


def test_day_thirty_of_a_short_month_means_its_last_day() -> None:
    starts = [day.start for day in rule(12, 30).occurrences(2025, 2026)]
    assert starts == [date(2025, 1, 28), date(2026, 2, 16)]
    assert all(solar_to_lunar(start + timedelta(1))[1:3] == (1, 1) for start in starts)


def test_a_year_may_hold_a_festival_of_the_twelfth_month_twice_or_never() -> None:
    per_year = [len(rule(12, 1).occurrences(year, year)) for year in range(1950, 2050)]
    assert sum(per_year) in (99, 100, 101)
    assert set(per_year) == {0, 1, 2}


def test_a_festival_lasts_its_days() -> None:
    (found,) = rule(1, 6, 7).occurrences(2025, 2025)
    assert found == (date(2025, 2, 3), date(2025, 2, 9))


@pytest.mark.parametrize(
    ("first", "until", "year", "expected"),
    [
        ((1, 6), (3, 30), 2026, (date(2026, 2, 22), date(2026, 5, 16))),
        ((1, 6), (3, 30), 2023, (date(2023, 1, 27), date(2023, 5, 18))),  # with the leap second month
        ((1, 1), (12, 30), 2026, (date(2026, 2, 17), date(2027, 2, 5))),
        ((1, 1), (12, 30), 2025, (date(2025, 1, 29), date(2026, 2, 16))),  # a twelfth month of 29 days
        ((12, 28), (1, 5), 2026, (date(2026, 2, 15), date(2026, 2, 21))),
        ((1, 6), (1, 30), 2026, (date(2026, 2, 22), date(2026, 3, 18))),
    ],
)
def test_a_festival_lasts_to_its_day_in_another_month(
    first: tuple[int, int], until: tuple[int, int], year: int, expected: tuple[date, date]
) -> None:
    (found,) = rule(*first, until=until).occurrences(year, year)
    assert found == expected
    assert solar_to_lunar(found.end)[1] == until[0]
    assert solar_to_lunar(found.end)[2] in (until[1], until[1] - (until[1] == 30))


def test_the_next_holding_of_months_is_the_one_that_is_on() -> None:
    spring = rule(1, 6, until=(3, 30))
    assert spring.next_after(date(2026, 5, 16)) == (date(2026, 2, 22), date(2026, 5, 16))
    assert spring.next_after(date(2026, 5, 17)) == (date(2027, 2, 11), date(2027, 5, 5))


def test_a_rule_over_months_says_both_ends_in_the_readers_language() -> None:
    spring = rule(1, 6, until=(3, 23))
    assert spring.display("en") == "6th day of the 1st lunar month to 23rd day of the 3rd lunar month"
    assert spring.display("vi") == "mồng 6 tháng Giêng đến ngày 23 tháng 3 âm lịch"


def test_a_leap_month_counts_only_where_the_rule_says_so() -> None:
    assert leap_month(2025) == 6
    assert len(rule(6, 1).occurrences(2025, 2025)) == 1
    assert [day.start for day in rule(6, 1, leap=True).occurrences(2020, 2030)] == [date(2025, 7, 25)]


def test_a_festival_of_every_third_year_needs_a_year_to_count_from() -> None:
    assert rule(1, 6, every_years=3).occurrences(2020, 2030) == []
    counted = rule(1, 6, every_years=3, anchor_year=2022).occurrences(2020, 2030)
    assert [day.start.year for day in counted] == [2022, 2025, 2028]


def test_a_solar_festival_of_leap_day_comes_in_leap_years_only() -> None:
    leap_day = rule(2, 29, calendar=SOLAR)
    found = leap_day.occurrences(2023, 2028)
    assert [day.start for day in found] == [date(2024, 2, 29), date(2028, 2, 29)]
    assert leap_day.next_after(date(2026, 11, 28)) == (date(2028, 2, 29), date(2028, 2, 29))
    assert leap_day.occurrences(1900, 1900) == []


def test_a_solar_festival_of_the_last_day_of_february_comes_every_year() -> None:
    found = rule(2, 28, calendar=SOLAR).occurrences(2023, 2024)
    assert [day.start for day in found] == [date(2023, 2, 28), date(2024, 2, 28)]


def test_the_next_holding_may_be_on_just_now() -> None:
    festival = rule(1, 6, 7)
    assert festival.next_after(date(2025, 2, 5)) == (date(2025, 2, 3), date(2025, 2, 9))
    assert festival.next_after(date(2025, 2, 10)) == (date(2026, 2, 22), date(2026, 2, 28))
    assert rule(1, 6, every_years=3).next_after(date(2025, 2, 5)) is None


def test_outside_the_reckoned_years_there_is_nothing() -> None:
    assert rule(3, 10).occurrences(1800, 1850) == []
    assert len(rule(3, 10).occurrences(1, 9999)) == 201
    assert rule(3, 10).next_after(date(2200, 1, 1)) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"month": 13, "day": 1},
        {"month": 2, "day": 31},
        {"month": 1, "day": 0},
        {"month": 2, "day": 30, "calendar": "solar"},
        {"month": 1, "day": 1, "days": 0},
        {"month": 1, "day": 1, "every_years": 0},
        {"month": 1, "day": 1, "hour": 3},
    ],
)
def test_a_rule_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Recurrence.model_validate(fields)


def test_a_rule_reads_well_in_both_languages(in_vietnamese: None) -> None:
    assert rule(3, 10).display("en") == "10th day of the 3rd lunar month"
    assert rule(3, 10).display("vi") == "mồng 10 tháng 3 âm lịch"
    assert rule(8, 15).display("vi") == "rằm tháng 8 âm lịch"
    assert rule(12, 23, 2).display("vi") == "ngày 23 tháng Chạp âm lịch, trong 2 ngày"
    assert rule(9, 2, calendar=SOLAR).display("en") == "2 September (solar calendar)"
    assert rule(1, 6, every_years=3).display("en") == "6th day of the 1st lunar month, every 3 years"
    assert rule(3, 10, text={"vi": "Giỗ Tổ"}).display("vi") == "Giỗ Tổ"


@given(st.integers(1, 12), st.integers(1, 30), st.sampled_from(["vi", "en"]))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_shown_can_be_read_again(in_vietnamese: None, month: int, day: int, language: str) -> None:
    assert parse_recurrence(rule(month, day).display(language)) == rule(month, day)


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_no_text_is_too_odd(text: str) -> None:
    found = parse_recurrence(text)
    assert found is None or isinstance(found, Recurrence)


def test_a_long_text_is_no_rule() -> None:
    assert parse_recurrence("mùng 10 tháng 3 âm lịch " * 500) is None


@pytest.mark.parametrize(
    ("text", "common", "leap"),
    [
        ("25/2 đến 29/2 dương lịch", ("2027-02-25", "2027-02-28"), ("2028-02-25", "2028-02-29")),
        ("28/2-29/2 dương lịch", ("2027-02-28", "2027-02-28"), ("2028-02-28", "2028-02-29")),
        ("20/2 đến hết tháng 2 dương lịch", ("2027-02-20", "2027-02-28"), ("2028-02-20", "2028-02-29")),
        ("27/2 - 2/3 dương lịch", ("2027-02-27", "2027-03-02"), ("2028-02-27", "2028-03-02")),
        ("25/2 đến 28/2 dương lịch", ("2027-02-25", "2027-02-28"), ("2028-02-25", "2028-02-28")),
        ("29/2 - 1/3 dương lịch", None, ("2028-02-29", "2028-03-01")),
    ],
)
def test_a_festival_over_leap_day_ends_on_the_day_that_it_names_whatever_the_year(
    text: str, common: tuple[str, str] | None, leap: tuple[str, str]
) -> None:
    read = parse_recurrence(text)
    assert read is not None
    held = [(one.start.isoformat(), one.end.isoformat()) for one in read.occurrences(2027, 2028)]
    assert held == [one for one in (common, leap) if one]


@pytest.mark.parametrize("text", ["27/2 - 0/3 dương lịch", "27/2 - 32/3 dương lịch", "25/2 - 30/2 dương lịch"])
def test_a_festival_until_a_day_that_no_year_has_gives_no_rule(text: str) -> None:
    assert parse_recurrence(text) is None


@pytest.mark.parametrize("last", [{"month": 4, "day": 31}, {"month": 2, "day": 30}])
def test_a_last_day_that_no_year_has_is_refused(last: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Recurrence.model_validate({"calendar": "solar", "month": 1, "day": 10, "until": last})
    with pytest.raises(ValidationError):
        Recurrence.model_validate({"month": 1, "day": 10, "until": {"month": 2, "day": 31}})


@pytest.mark.parametrize(
    ("text", "en"),
    [
        ("từ mùng 10 đến hết tháng 3 âm lịch", "10th day of the 3rd lunar month to the end of the 3rd lunar month"),
        ("tu mong 6 thang gieng den het thang 3", "6th day of the 1st lunar month to the end of the 3rd lunar month"),
        ("từ 10/3 đến 30/3 âm lịch", "10th day of the 3rd lunar month to 30th day of the 3rd lunar month"),
        ("từ 20/2 đến hết tháng 2 dương lịch", "20 February to the end of February (solar calendar)"),
        ("từ 20/2 đến 29/2 dương lịch", "20 February to 29 February (solar calendar)"),
        (
            "từ 28 tháng Chạp đến mùng 5 tháng Giêng",
            "28th day of the 12th lunar month to 5th day of the 1st lunar month",
        ),
    ],
)
def test_a_months_end_is_told_as_such_only_where_the_source_says_so(text: str, en: str) -> None:
    read = parse_recurrence(text)
    assert read is not None
    assert read.model_copy(update={"text": {"vi": text}}).display("en") == en


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (
            "25/2 - 29/2 dương lịch",
            "ngày 25 tháng 2 đến ngày 29 tháng 2 dương lịch",
            "25 February to 29 February (solar calendar)",
        ),
        (
            "28/2 - 3/3 dương lịch",
            "ngày 28 tháng 2 đến ngày 3 tháng 3 dương lịch",
            "28 February to 3 March (solar calendar)",
        ),
        ("từ 28 tháng Chạp đến mùng 5 tháng Giêng", "ngày 28 tháng Chạp đến mồng 5 tháng Giêng âm lịch", "28th day of"),
        ("2/9 dương lịch", "ngày 2 tháng 9 dương lịch", "2 September (solar calendar)"),
    ],
)
def test_the_calendar_of_several_days_is_said_once(text: str, vi: str, en: str) -> None:
    read = parse_recurrence(text)
    assert read is not None
    assert read.display("vi") == vi
    assert read.display("en").startswith(en)
    assert read.display("en").count("(solar calendar)") <= 1


def test_the_calendar_of_days_from_a_leap_month_is_said_once() -> None:
    until = {"month": 5, "day": 2}
    told = Recurrence.model_validate({"month": 4, "day": 10, "leap": True, "until": until})
    assert told.display("vi") == ("mồng 10 tháng 4 nhuận đến mồng 2 tháng 5 âm lịch")
