"""ISO 8601 dates at the precision known, as tuples: (1783,), (1783, 6), (1783, 6, 15).

Years are astronomical (0 = 1 BCE, -257 = 258 BCE); days are those of the proleptic Gregorian calendar, as ISO 8601-1
wants. `datetime.date` knows neither years before 1 nor a date without a day, hence this.
"""

import re
from calendar import isleap
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

Point = tuple[int, ...]
Key = tuple[int, int, int]

EARLIEST_YEAR, LATEST_YEAR = -9999, 9999
_ISO = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE: Key = (EARLIEST_YEAR - 1, 1, 1)
_AFTER: Key = (LATEST_YEAR + 1, 1, 1)


class Span(NamedTuple):
    """From `lo` to `hi`, both included; None is an end nobody knows."""

    lo: Point | None
    hi: Point | None


def days_in_month(year: int, month: int) -> int:
    """Days of a month of the proleptic Gregorian calendar."""
    return 29 if month == 2 and isleap(year) else _MONTH_DAYS[month - 1]


def exists(point: Point) -> bool:
    """Whether there is such a day, month or year."""
    year, *rest = point
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or (rest and not 1 <= rest[0] <= 12):
        return False
    return len(rest) < 2 or 1 <= rest[1] <= days_in_month(year, rest[0])


@lru_cache(maxsize=4096)
def parse_iso(text: str) -> Point | None:
    """The date that `text` ('1783', '1783-06', '-0257') stands for; None where it is no real date in that form."""
    match = _ISO.fullmatch(text)
    if match is None or text.startswith("-0000"):
        return None
    point = tuple(int(part) for part in match.groups() if part)
    return point if exists(point) else None


def format_iso(point: Point) -> str:
    """`point` in ISO 8601: (-257,) is '-0257'."""
    year = point[0]
    text = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    return "-".join((text, *(f"{part:02d}" for part in point[1:])))


def start(point: Point | None) -> Key:
    """The first day of `point`, to be compared; before all years where there is none."""
    if point is None:
        return _BEFORE
    return (point[0], point[1] if len(point) > 1 else 1, point[2] if len(point) > 2 else 1)


def end(point: Point | None) -> Key:
    """The last day of `point`, to be compared (a month ends on day 31); after all years where there is none."""
    if point is None:
        return _AFTER
    return (point[0], point[1] if len(point) > 1 else 12, point[2] if len(point) > 2 else 31)


def meet(one: Span, other: Span) -> Span | None:
    """What both spans cover, at the finer precision; None where they do not touch."""
    lo = other.lo if _later(other.lo, one.lo) else one.lo
    hi = other.hi if _earlier(other.hi, one.hi) else one.hi
    return Span(lo, hi) if start(lo) <= end(hi) else None


def _later(one: Point | None, other: Point | None) -> bool:
    return (start(one), len(one or ())) > (start(other), len(other or ()))


def _earlier(one: Point | None, other: Point | None) -> bool:
    return (end(one), -len(one or ())) < (end(other), -len(other or ()))


def cover(spans: tuple[Span, ...]) -> Span:
    """The one span from the first beginning to the last end of `spans`."""
    if len(spans) == 1:
        return spans[0]
    return Span(min((s.lo for s in spans), key=start), max((s.hi for s in spans), key=end))


def day_of(day: date) -> Point:
    """A `datetime.date` as a point."""
    return (day.year, day.month, day.day)


def from_julian(point: Point) -> Point:
    """A day of the Julian calendar in the proleptic Gregorian one; a month or year stays as it is."""
    if len(point) < 3:
        return point
    year, month, day = point
    shift = (year - (month <= 2)) // 100
    moved = shift - shift // 4 - 2
    try:
        return day_of(date(year, month, min(day, days_in_month(year, month))) + timedelta(moved))
    except (ValueError, OverflowError):  # before year 1 or after 9999: datetime knows no such day
        return point[:1]
