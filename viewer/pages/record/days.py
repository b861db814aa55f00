"""The next days of a festival, as its page announces them."""

from catalog.record.model import Record
from viewer.context import plain
from viewer.pages.calendar import days_left, days_with_weekday, lunar_days, today
from viewer.pages.caller import Caller
from viewer.pages.record.context import Day


def next_days(record: Record, asker: Caller) -> tuple[Day, ...]:
    """For each way in which the festival recurs, its next day; the nearest first."""
    start, language = today(), asker.language
    found = []
    for recurrence in record.recurrence:
        day = recurrence.next_after(start)
        if day is not None:
            shown = Day(
                solar=days_with_weekday(day.start, day.end, language),
                lunar=lunar_days(day.start, day.end, language),
                rule=plain(recurrence.display(language)),
                days_left=days_left(day.start, language),
            )
            found.append((day.start, shown))
    return tuple(shown for _, shown in sorted(found, key=lambda one: one[0]))
