"""Days as the site writes them, by the solar and the lunar calendar, in the museum's own time."""

from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date

from catalog.dates.lunar import LunarDay, LunarDayError, solar_to_lunar, year_name
from catalog.dates.recurrence import lunar_words
from catalog.language import N_, translate
from viewer.site import locale

UTC_7 = timedelta(hours=7)
_LONG = {"vi": "d MMMM 'năm' y"}
_MONTH = {"vi": "MMMM 'năm' y"}


def today() -> date:
    """Today in Việt Nam (UTC+7), by which festivals are kept."""
    return (datetime.now(UTC) + UTC_7).date()


def long_date(day: date, language: str) -> str:
    """'16 tháng 6 năm 2026', '16 June 2026'."""
    return format_date(day, _LONG.get(language, "long"), locale=locale(language))


def days(first: date, last: date, language: str) -> str:
    """'12–14 tháng 5 năm 2027', '30 April 2027 – 2 May 2027'; one day as itself."""
    if first == last:
        return long_date(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last, language)}"
    return f"{long_date(first, language)} – {long_date(last, language)}"


def days_with_weekday(first: date, last: date, language: str) -> str:
    """'Thứ Ba, 16 tháng 6 năm 2026'; several days as `days` has them, without a weekday that would be one's only."""
    if first != last:
        return days(first, last, language)
    name = format_date(first, "EEEE", locale=locale(language))
    return f"{name[:1].upper()}{name[1:]}, {long_date(first, language)}"


def month_name(day: date, language: str) -> str:
    """'Tháng 6 năm 2026', 'June 2026'."""
    name = format_date(day, _MONTH.get(language, "MMMM y"), locale=locale(language))
    return name[:1].upper() + name[1:]


def short_month(day: date, language: str) -> str:
    """'thg 6', 'Jun'."""
    return format_date(day, "MMM", locale=locale(language))


def lunar_days(first: date, last: date, language: str) -> str:
    """The days by the Vietnamese lunar calendar, their year by name; empty where they are not reckoned."""
    try:
        begin, end = solar_to_lunar(first), solar_to_lunar(last)
    except LunarDayError:
        return ""
    if (begin.year, begin.month, begin.leap) != (end.year, end.month, end.leap):
        return f"{_lunar(begin, begin.day, language)} – {_lunar(end, end.day, language)}"
    return _lunar(begin, end.day, language)


def moon(day: date, language: str) -> str:
    """The lunar day in figures, as the leaf of a calendar has it beside the solar; empty where it is not reckoned."""
    try:
        found = solar_to_lunar(day)
    except LunarDayError:
        return ""
    sentence = N_("lunar {day}/{month}, leap") if found.leap else N_("lunar {day}/{month}")
    return translate(sentence, language, day=found.day, month=found.month)


def _lunar(day: LunarDay, last: int, language: str) -> str:
    """A day of a lunar month, or the days to `last`."""
    sentence = (
        N_("{day} day of the leap {month} lunar month, {year} year")
        if day.leap
        else N_("{day} day of the {month} lunar month, {year} year")
    )
    words, month = lunar_words(day.day, day.month, language)
    if last != day.day:
        words = translate(
            N_("{first} to {last}"), language, first=words, last=lunar_words(last, day.month, language)[0]
        )
    return translate(sentence, language, day=words, month=month, year=year_name(day.year))


def days_left(day: date, language: str) -> str:
    """'in 3 days', 'còn 3 ngày'."""
    left = (day - today()).days
    words = {0: N_("Today"), 1: N_("Tomorrow")}.get(left, N_("in {days} days"))
    return translate(words if left >= 0 else N_("Now"), language, days=left)
