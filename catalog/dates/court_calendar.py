"""The day on which a lunar date of an old document fell, as far as the calendars of the courts can be reckoned.

To 1812 by Đại Thống (see `datong`); from 1813 by Hiệp kỷ, which followed the Qing calendar of Beijing; from 1968 by
the astronomy of UTC+7. Between 1813 and 1967 Beijing (UTC+8) and Hanoi (UTC+7) differ on some days, and printed
calendars are not all alike, so both are asked and a difference becomes a span. Years of use: Hoàng Xuân Hãn, 'Lịch và
lịch Việt Nam' (1982).

Equivalences known from history come out (a test lists them): 20/9 Đinh Mùi = 10 October 1427 Julian, 25/11 Mậu Thân =
22 December 1788, 5/1 Kỷ Dậu = 30 January 1789, 23/5 Ất Dậu = 5 July 1885; so 16/5 Cảnh Hưng 44 is 15 June 1783.
"""

from datetime import date
from typing import NamedTuple

from catalog.dates.datong import datong_months
from catalog.dates.lunar import LAST_YEAR, astronomical_months, months_of
from catalog.dates.months import LunarMonth, date_of_jdn, find_month

FIRST_YEAR = 1324
_HIEP_KY, _UTC_7 = 1813, 1968


class Days(NamedTuple):
    """The first and the last day that a lunar day or month may be."""

    first: date
    last: date


def _calendars(year: int) -> list[tuple[LunarMonth, ...]]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return []
    if year < _HIEP_KY:
        return [datong_months(year)]
    if year < _UTC_7:
        return [astronomical_months(year, 8.0), astronomical_months(year, 7.0)]
    return [months_of(year)]


def court_days(year: int, month: int, day: int | None = None, leap: bool = False) -> Days | None:
    """When the day (or the whole month) of a lunar year fell; None before 1324 and where there was no such day."""
    spans = []
    for months in _calendars(year):
        found = find_month(months, month, leap)
        if found is not None and (day is None or 1 <= day <= found.days):
            first = found.first + (day - 1 if day else 0)
            spans.append((first, first if day else found.first + found.days - 1))
    if not spans:
        return None
    return Days(date_of_jdn(min(first for first, _ in spans)), date_of_jdn(max(last for _, last in spans)))
