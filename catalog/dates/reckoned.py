"""What must be added to a date so that nobody takes it for a day of another calendar than its own.

A reign year is given with its solar year, a lunar day says that it is one; a day that was reckoned into the (proleptic)
Gregorian calendar says so, before 15 October 1582 with the Julian day that historians write.
"""

import re
from datetime import date, timedelta

from catalog.dates.display import display
from catalog.dates.iso import Point, Span, day_of, from_julian
from catalog.language import N_, translate

_REFORM = (1582, 10, 15)
_SAYS_LUNAR = re.compile(r"âm lịch|\bÂL\b|\blunar\b", re.IGNORECASE)
_SAYS_SOLAR = re.compile(r"dương lịch|\bDL\b|\bsolar\b|\bGregorian\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_LONGEST_DAYS = 100
"""A season of three lunar months; a lunar year is told by its solar ones."""
_MOST_YEARS = 2
"""A lunar year touches two solar ones; a longer span is no year."""


def with_solar_year(written: str, span: Span, language: str, *, lunar: bool) -> str:
    """The date as written, its solar year added where the text lacks it, and that its day is lunar where it is."""
    shown = written
    years = _years(span)
    if years and not {str(year) for year in years} & set(_NUMBER.findall(written)):
        shown = f"{shown} ({'–'.join(map(str, years))})"
    if lunar and _day(span) and not _SAYS_LUNAR.search(written):
        shown = translate(N_("{date}, by the lunar calendar"), language, date=shown)
    return shown


def with_calendar(shown: str, span: Span, language: str) -> str:
    """A day or days reckoned from another calendar, as of a lunar month, with the name of the one they are told in."""
    ends = _ends(span)
    if ends is None or not shown:
        return shown
    first, last = (to_julian(day) if ends[1] < _REFORM else None for day in ends)
    if first is None or last is None:
        return translate(N_("{date} (Gregorian)"), language, date=shown)
    julian = display(Span(first, last), language)
    return translate(N_("{date} (Gregorian; {julian} Julian)"), language, date=shown, julian=julian)


def in_solar(written: str, span: Span, language: str) -> str:
    """Reckoned days as the solar calendar has them: a day as every language tells it, with the Julian one where that
    was in force; a month or season by the solar months it touches.

    '' for whole years, and where `written` tells the solar day itself.
    """
    ends = _ends(span)
    if ends is None or ends[0][0] <= 0 or _SAYS_SOLAR.search(written):
        return ""
    first, last = ends
    if first == last:
        return "" if _figures(first).search(written) else with_calendar(display(span, language), span, language)
    if (date(*last) - date(*first)).days > _LONGEST_DAYS:
        return ""
    shown = display(Span(first[:2], last[:2]), language)
    return translate(N_("{date} by the solar calendar"), language, date=shown)


def _figures(day: Point) -> re.Pattern[str]:
    """A day as figures in the order in which Vietnamese has them, whatever stands between: '13/9/1484'."""
    year, month, number = day
    return re.compile(rf"\b0?{number}\D{{1,8}}0?{month}\D{{1,8}}{year}\b")


def to_julian(point: Point) -> Point | None:
    """A day of the proleptic Gregorian calendar in the Julian one; None where that cannot be told."""
    try:
        near = date(*point)
        return next(guess for shift in range(-2, 15) if from_julian(guess := day_of(near - timedelta(shift))) == point)
    except (ValueError, OverflowError, StopIteration):
        return None


def _years(span: Span) -> tuple[int, ...]:
    """The solar year or the two that a lunar year touches; nothing for what is longer, open or before our era."""
    lo, hi = span
    if lo is None or hi is None or lo[0] <= 0 or hi[0] - lo[0] >= _MOST_YEARS:
        return ()
    return tuple(dict.fromkeys((lo[0], hi[0])))


def _day(span: Span) -> Point | None:
    return span.lo if span.lo is not None and len(span.lo) == 3 and span.lo == span.hi else None


def _ends(span: Span) -> tuple[Point, Point] | None:
    """The first and the last day, where both are days."""
    lo, hi = span
    return (lo, hi) if lo is not None and hi is not None and len(lo) == len(hi) == 3 else None
