"""The Vietnamese lunar calendar of today (UTC+7), 1900-2100, and the names of its years.

Astronomy: PyPI `lunar-vn`, after Hồ Ngọc Đức's algorithm. Its own conversions roll day 30 of a 29-day month over into
the next and ignore a leap flag in common years, so the months are laid out here and what does not exist is refused.
"""

from datetime import date
from functools import lru_cache
from math import floor
from typing import NamedTuple

from lunar_vn import core

from catalog.dates.months import LunarMonth, date_of_jdn, find_month, jdn_of_date
from catalog.errors import HeritageError
from catalog.language import N_, translate

FIRST_YEAR, LAST_YEAR = 1900, 2100
_UTC_7 = 7.0
_NEW_MOON_1900, _MONTH_DAYS = 2415021.076998695, 29.530588853
_TIME_ZONES = {1938: 7.2}
"""In 1938 the autumn equinox fell 1.5 s after midnight, which `lunar-vn` puts before it, making month 8 the leap one
instead of month 7; a clock 12 minutes ahead mends that and moves no new moon."""

CAN = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
CHI = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
ANIMALS = (
    N_("Rat"),
    N_("Buffalo"),
    N_("Tiger"),
    N_("Cat"),
    N_("Dragon"),
    N_("Snake"),
    N_("Horse"),
    N_("Goat"),
    N_("Monkey"),
    N_("Rooster"),
    N_("Dog"),
    N_("Pig"),
)


class LunarDay(NamedTuple):
    """A day of the lunar calendar."""

    year: int
    month: int
    day: int
    leap: bool = False


class LunarDayError(HeritageError, ValueError):
    """A day that the lunar calendar does not have, or that lies outside the years it is reckoned for."""

    code = "no-such-lunar-day"
    status = 400
    msgid = N_("There is no day {day}/{month} in the lunar year {year}. Check the day, the month and the leap month.")


@lru_cache(maxsize=512)
def astronomical_months(year: int, time_zone: float) -> tuple[LunarMonth, ...]:
    """The months of the lunar year that began in `year`, by sun and moon `time_zone` hours east of Greenwich."""
    early = [month for month in _from_solstice(year - 1, time_zone) if month.month <= 10]
    late = [month for month in _from_solstice(year, time_zone) if month.month >= 11]
    return (*early, *late)


def _from_solstice(year: int, time_zone: float) -> list[LunarMonth]:
    begin, stop = core.get_lunar_month11(year, time_zone), core.get_lunar_month11(year + 1, time_zone)
    leap_at = core.get_leap_month_offset(begin, time_zone) if stop - begin > 365 else 0
    moon = floor(0.5 + (begin - _NEW_MOON_1900) / _MONTH_DAYS)
    months: list[LunarMonth] = []
    number, first = 10, begin
    while first < stop:
        following = core.get_new_moon_day(moon + len(months) + 1, time_zone)
        leap = leap_at > 0 and len(months) == leap_at
        number = number if leap else number % 12 + 1
        months.append(LunarMonth(number, leap, first, following - first))
        first = following
    return months


def months_of(year: int) -> tuple[LunarMonth, ...]:
    """The twelve or thirteen months of a lunar year, 1899 to 2100."""
    if not FIRST_YEAR - 1 <= year <= LAST_YEAR:
        return ()
    return astronomical_months(year, _TIME_ZONES.get(year, _UTC_7))


def leap_month(year: int) -> int | None:
    """The number of the leap month of a lunar year, or None in a common year."""
    return next((month.month for month in months_of(year) if month.leap), None)


def lunar_to_solar(year: int, month: int, day: int, leap: bool = False) -> date:
    """The day on which the lunar day falls; raises LunarDayError where there is no such day."""
    found = find_month(months_of(year), month, leap)
    if found is None or not 1 <= day <= found.days:
        raise LunarDayError(year=year, month=month, day=day)
    return date_of_jdn(found.first + day - 1)


def solar_to_lunar(day: date) -> LunarDay:
    """The lunar day of `day`; raises LunarDayError before 1900 and after the lunar year 2100."""
    jdn = jdn_of_date(day)
    for year in (day.year, day.year - 1):
        for month in reversed(months_of(year)):
            if month.first <= jdn < month.first + month.days:
                return LunarDay(year, month.month, jdn - month.first + 1, month.leap)
    raise LunarDayError(year=day.year, month=day.month, day=day.day)


def sexagenary(year: int) -> int:
    """The place of a lunar year in the cycle of sixty: 0 is Giáp Tý (1984), 59 Quý Hợi."""
    return (year - 4) % 60


def year_name(year: int) -> str:
    """The can-chi name of a lunar year: 1789 is 'Kỷ Dậu'."""
    return f"{CAN[(year - 4) % 10]} {CHI[(year - 4) % 12]}"


def year_animal(year: int, language: str) -> str:
    """The animal of a lunar year for a reader of `language`: 1789 is 'Rooster', 'gà'."""
    return translate(ANIMALS[(year - 4) % 12], language)
