"""Days as the site writes them, by the solar and the lunar calendar, in the museum's own time."""

from datetime import UTC, date, datetime, timedelta

from babel.dates import format_date

from catalog.dates.lunar import LunarDayError, solar_to_lunar, year_name
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


def weekday(day: date, language: str) -> str:
    """'Thứ Ba', 'Tuesday'."""
    name = format_date(day, "EEEE", locale=locale(language))
    return name[:1].upper() + name[1:]


def month_name(day: date, language: str) -> str:
    """'Tháng 6 năm 2026', 'June 2026'."""
    name = format_date(day, _MONTH.get(language, "MMMM y"), locale=locale(language))
    return name[:1].upper() + name[1:]


def short_month(day: date, language: str) -> str:
    """'thg 6', 'Jun'."""
    return format_date(day, "MMM", locale=locale(language))


def lunar_date(day: date, language: str) -> str:
    """The day of the Vietnamese lunar calendar, its year by name; empty where it is not reckoned."""
    try:
        lunar = solar_to_lunar(day)
    except LunarDayError:
        return ""
    sentence = (
        N_("day {day} of leap month {month}, {year} year")
        if lunar.leap
        else N_("day {day} of month {month}, {year} year")
    )
    return translate(sentence, language, day=lunar.day, month=lunar.month, year=year_name(lunar.year))


def days_left(day: date, language: str) -> str:
    """'in 3 days', 'còn 3 ngày'."""
    left = (day - today()).days
    words = {0: N_("Today"), 1: N_("Tomorrow")}.get(left, N_("in {days} days"))
    return translate(words if left >= 0 else N_("Now"), language, days=left)
