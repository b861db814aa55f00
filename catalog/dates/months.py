"""A month of a lunar year, whichever calendar made it, and days by their Julian Day Number."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

_JDN_OF_ORDINAL_0 = 1721425


class LunarMonth(NamedTuple):
    """Its number, whether it is the leap one, its first day (Julian Day Number), its days."""

    month: int
    leap: bool
    first: int
    days: int


def find_month(months: Iterable[LunarMonth], month: int, leap: bool) -> LunarMonth | None:
    """The month of that number, or None where the year has no such (leap) month."""
    return next((found for found in months if found.month == month and found.leap == leap), None)


def date_of_jdn(jdn: int) -> date:
    """The day of the (proleptic) Gregorian calendar whose Julian Day Number at noon is `jdn`."""
    return date.fromordinal(jdn - _JDN_OF_ORDINAL_0)


def jdn_of_date(day: date) -> int:
    """The Julian Day Number of `day` at noon."""
    return day.toordinal() + _JDN_OF_ORDINAL_0
