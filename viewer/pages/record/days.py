"""The next days of a festival, as its page announces them."""

from catalog.record.model import Record
from viewer.context import plain
from viewer.pages.calendar import days_left, days_with_weekday, lunar_days, today
from viewer.pages.caller import Caller
from viewer.pages.record.context import Day


def next_days(record: Record, asker: Caller) -> tuple[Day, ...]:
    """For each way in which the festival recurs, its next day, the nearest first; then those whose day nobody can tell.

    Of these ('ba năm một lần', with no year to count from) the rule is all there is to say.
    """
    start, language = today(), asker.language
    found, untold = [], []
    for recurrence in record.recurrence:
        day, rule = recurrence.next_after(start), plain(recurrence.display(language))
        if day is None:
            untold.append(Day(solar="", lunar="", rule=rule, days_left=""))
            continue
        shown = Day(
            solar=days_with_weekday(day.start, day.end, language),
            lunar=lunar_days(day.start, day.end, language),
            rule=rule,
            days_left=days_left(day.start, language),
        )
        found.append((day.start, shown))
    return (*(shown for _, shown in sorted(found, key=lambda one: one[0])), *untold)
