"""When a festival comes round, by the calendar it keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.dates.lunar import LunarDayError, lunar_to_solar
from catalog.dates.recurrence import Recurrence


@dataclass(frozen=True)
class FeastDay:
    """One holding of a festival, its first and its last day."""

    first: date
    last: date


def feast_days(recurrence: Recurrence, start: date, end: date) -> Iterator[FeastDay]:
    """Every holding that ends on `start` or later and begins before `end`, in order."""
    length = timedelta(days=max(recurrence.days, 1) - 1)
    for year in range(start.year - 1, end.year + 1):
        first = _first_day(recurrence, year)
        if first is not None and first + length >= start and first < end:
            yield FeastDay(first, first + length)


def _first_day(recurrence: Recurrence, year: int) -> date | None:
    try:
        if recurrence.calendar == "lunar":
            return lunar_to_solar(year, recurrence.month, recurrence.day, recurrence.leap)
        return date(year, recurrence.month, recurrence.day)
    except (LunarDayError, ValueError):
        return None
