"""What a date says of the lunar calendar, told in another language: the day and month, the reign and its year.

'ngày 16 tháng 5 năm Cảnh Hưng 44 (1783)' is the '16th day of the 5th lunar month, Cảnh Hưng 44' in English.
"""

from functools import lru_cache

from catalog.dates.cursor import Cursor
from catalog.dates.lexer import lex
from catalog.dates.nodes import Kind
from catalog.dates.parts import read_part
from catalog.dates.recurrence import FestivalCalendar, day_in_words, lunar_words
from catalog.dates.settle import DayMonth, Parts
from catalog.dates.span import Calendar, DateSpan
from catalog.language import FIRST, N_, translate

_LONGEST = 120
_BESIDE = (",", "(", ")", "[", "]")


def in_lunar_words(span: DateSpan, language: str) -> str:
    """The lunar date in `language`, without its solar one; '' where its words were not read to the last.

    '' also for what is not lunar, was not written in Vietnamese, or is told in its own words already.
    """
    written = span.text.get(FIRST, "")
    if language == FIRST or span.text.get(language) or not 0 < len(written) <= _LONGEST:
        return ""
    return _told(written, language, span.calendar)


@lru_cache(maxsize=4096)
def _told(written: str, language: str, calendar: Calendar | None) -> str:
    parts = _read(written) if calendar in (None, Calendar.LUNAR) else None
    if parts is None or (parts.day_month and calendar is None):
        return ""
    if not {node.kind for node in parts.nodes} <= {Kind.YEAR, Kind.REIGN_YEAR, Kind.REIGN}:
        return ""
    said = [_day(parts.day_month, language)] if parts.day_month else []
    said += [node.label for node in parts.nodes if node.kind is not Kind.YEAR]
    if parts.can_chi:
        said.append(translate(N_("the year {name}"), language, name=parts.can_chi.label))
    return ", ".join(said)


def _read(written: str) -> Parts | None:
    """The parts of the date, or None where anything else stands among them."""
    tokens = lex(written)
    if tokens is None:
        return None
    cursor, parts = Cursor(tokens, Calendar.LUNAR), Parts(lunar=True)
    while not cursor.at_end():
        if not (cursor.take(*_BESIDE) or read_part(cursor, parts)):
            return None
    return parts


def _day(found: DayMonth, language: str) -> str:
    if found.day:
        return day_in_words(FestivalCalendar.LUNAR, found.day, found.month, language, leap=found.leap)
    _, month = lunar_words(1, found.month, language)
    frame = N_("leap {month} lunar month") if found.leap else N_("{month} lunar month")
    return translate(frame, language, month=month)
