"""The next days of a festival, as its page announces them."""

from datetime import timedelta

from catalog.record.model import Record
from viewer.context import said
from viewer.pages.calendar import days_left, long_date, lunar_date, today, weekday
from viewer.pages.caller import Caller
from viewer.pages.feast_days import feast_days
from viewer.pages.record.context import Day

_FAR = timedelta(days=366 * 13)
"""Far enough ahead for a festival that is held every twelve years."""


def next_days(record: Record, asker: Caller) -> tuple[Day, ...]:
    """For each way in which the festival recurs, its next day."""
    start, language = today(), asker.language
    found = []
    for recurrence in record.recurrence:
        day = next(iter(feast_days(recurrence, start, start + _FAR)), None)
        if day is not None:
            found.append(
                Day(
                    solar=long_date(day.first, language),
                    until=long_date(day.last, language) if day.last > day.first else "",
                    weekday=weekday(day.first, language),
                    lunar=lunar_date(day.first, language),
                    rule=said(recurrence.text, language),
                    days_left=days_left(day.first, language),
                )
            )
    return tuple(found)
