"""The next days of a festival, as its page announces them."""

from catalog.record.model import Record
from viewer.context import plain
from viewer.pages.calendar import days_left, long_date, lunar_date, today, weekday
from viewer.pages.caller import Caller
from viewer.pages.record.context import Day


def next_days(record: Record, asker: Caller) -> tuple[Day, ...]:
    """For each way in which the festival recurs, its next day."""
    start, language = today(), asker.language
    found = []
    for recurrence in record.recurrence:
        day = recurrence.next_after(start)
        if day is not None:
            found.append(
                Day(
                    solar=long_date(day.start, language),
                    until=long_date(day.end, language) if day.end > day.start else "",
                    weekday=weekday(day.start, language),
                    lunar=lunar_date(day.start, language),
                    rule=plain(recurrence.display(language)),
                    days_left=days_left(day.start, language),
                )
            )
    return tuple(found)
