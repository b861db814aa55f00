import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunar_vn import core

from catalog.dates.lunar import (
    LunarDay,
    LunarDayError,
    leap_month,
    lunar_to_solar,
    months_of,
    sexagenary,
    solar_to_lunar,
    year_animal,
    year_name,
)

DAYS = st.dates(date(1900, 1, 31), date(2101, 1, 28))


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        (1900, date(1900, 1, 31)),
        (1968, date(1968, 1, 29)),  # a day before Beijing's
        (1985, date(1985, 1, 21)),  # a month before Beijing's
        (2007, date(2007, 2, 17)),  # a day before Beijing's
        (2024, date(2024, 2, 10)),
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2030, date(2030, 2, 2)),
    ],
)
def test_tet_falls_on_the_day_it_was_or_will_be_kept_in_vietnam(year: int, tet: date) -> None:
    assert lunar_to_solar(year, 1, 1) == tet
    assert solar_to_lunar(tet - timedelta(1)).month == 12


def test_the_days_that_amlich_tests_come_out() -> None:
    assert solar_to_lunar(date(2013, 5, 4)) == LunarDay(2013, 3, 25, False)
    assert lunar_to_solar(2013, 1, 21) == date(2013, 3, 2)


@given(DAYS)
@settings(max_examples=300)
def test_every_day_goes_there_and_back(day: date) -> None:
    assert lunar_to_solar(*solar_to_lunar(day)) == day


@given(st.dates(date(1900, 1, 31), date(2100, 12, 31)).filter(lambda day: solar_to_lunar(day).year != 1938))
@settings(max_examples=300)
def test_every_day_is_that_of_lunar_vn(day: date) -> None:
    theirs = core.solar_to_lunar(day)
    assert solar_to_lunar(day) == LunarDay(theirs.year, theirs.month, theirs.day, theirs.leap)


def test_1938_had_its_leap_month_after_the_seventh() -> None:
    assert leap_month(1938) == 7


@pytest.mark.parametrize(("year", "month"), [(2020, 4), (2023, 2), (2025, 6), (2024, None), (1985, 2), (1984, None)])
def test_leap_months_are_those_of_the_vietnamese_calendar(year: int, month: int | None) -> None:
    assert leap_month(year) == month


def test_a_day_that_the_calendar_does_not_have_is_refused() -> None:
    short = next(month for month in months_of(2025) if month.days == 29)
    for year, month, day, leap in (
        (2025, short.month, 30, short.leap),
        (2024, 4, 1, True),
        (2025, 5, 1, True),
        (2025, 13, 1, False),
        (2025, 1, 0, False),
        (2025, 1, 31, False),
        (1898, 1, 1, False),
        (2101, 1, 1, False),
    ):
        with pytest.raises(LunarDayError) as caught:
            lunar_to_solar(year, month, day, leap)
        assert str(year) in caught.value.text("en")


def test_days_outside_the_reckoned_years_are_refused() -> None:
    assert solar_to_lunar(date(1900, 1, 1)).year == 1899
    with pytest.raises(LunarDayError):
        solar_to_lunar(date(1898, 1, 1))
    with pytest.raises(LunarDayError):
        solar_to_lunar(date(2101, 1, 29))


def test_no_year_has_a_gap_or_an_odd_month() -> None:
    for year in range(1900, 2101):
        months = months_of(year)
        assert all(one.first + one.days == other.first for one, other in pairwise(months))
        assert months[0].first == sum(months_of(year - 1)[-1][2:])
        assert [month.month for month in months if not month.leap] == list(range(1, 13))
        assert {month.days for month in months} == {29, 30}


@pytest.mark.parametrize(
    ("year", "name", "animal", "con"),
    [(1783, "Quý Mão", "Cat", "mèo"), (1789, "Kỷ Dậu", "Rooster", "gà"), (1984, "Giáp Tý", "Rat", "chuột"),
     (2025, "Ất Tỵ", "Snake", "rắn"), (111 - 221, "Canh Ngọ", "Horse", "ngựa")],
)  # fmt: skip
def test_years_have_their_names(in_vietnamese: None, year: int, name: str, animal: str, con: str) -> None:
    assert year_name(year) == name
    assert (year_animal(year, "en"), year_animal(year, "vi")) == (animal, con)


def test_the_cycle_of_sixty_begins_with_giap_ty() -> None:
    assert [sexagenary(year) for year in (1984, 1985, 2043, 2044)] == [0, 1, 59, 0]


def test_the_festivals_of_the_samples_fall_in_every_year(samples: Path) -> None:
    festivals = json.loads((samples / "vn-language" / "lunar-festivals.json").read_text(encoding="utf-8"))["festivals"]
    lunar = [festival for festival in festivals if not festival.get("isSolar")]
    assert len(lunar) == 13
    for festival in lunar:
        month, day = festival["lunarMonth"], festival["lunarDay"]
        for year in range(1900, 2100):
            length = next(found.days for found in months_of(year) if found.month == month and not found.leap)
            assert solar_to_lunar(lunar_to_solar(year, month, min(day, length)))[:2] == (year, month)
