"""When a festival comes round: a day of the lunar or solar calendar, for some days, every so many years."""

import re
import unicodedata
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from catalog.dates.display import MONTHS, ordinal
from catalog.dates.festival_text import read_rule, says_months_end
from catalog.dates.iso import days_in_month
from catalog.dates.lunar import FIRST_YEAR, LAST_YEAR, months_of
from catalog.dates.months import date_of_jdn, find_month
from catalog.language import N_, translate
from catalog.messages import Severity, define
from catalog.text import LangMap

NO_FESTIVAL_DAY = define(
    "festival-day-impossible",
    Severity.ERROR,
    N_("Month {month} never has a day {day}: a lunar month has at most 30 days. Please correct the day or the month."),
)
LONGEST = 300
_REMARK = re.compile(r"\([^()0-9]*\)\s*$")
_LEAP_YEAR = 2000
_LUNAR_MONTH = 30
_MONG_DAYS, _FULL_MOON = 10, 15


class FestivalCalendar(StrEnum):
    """The calendar a festival keeps."""

    LUNAR = "lunar"
    SOLAR = "solar"


class Occurrence(NamedTuple):
    """One holding: its first and its last day."""

    start: date
    end: date


class LastDay(BaseModel):
    """The day of its calendar's year on which a festival ends; in the next year where it comes before the first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]


class Recurrence(BaseModel):
    """A rule such as 'mùng 10 tháng 3 âm lịch'; day 30 of a lunar month of 29 days means its last day.

    29 February comes in leap years only: no custom moves a solar day; what lasts until then ends on the 28th in others.

    It lasts its `days`, or to the last day of `until`, where it ends in another month: how many days that makes differs
    from year to year.
    With `leap` it comes only in years that have that leap month; without, never in a leap month. A festival that comes
    every few years needs `anchor_year`, one (lunar) year in which it was held, before its days can be told.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    calendar: FestivalCalendar = FestivalCalendar.LUNAR
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    leap: bool = False
    days: Annotated[int, Field(ge=1, le=90)] = 1
    until: LastDay | None = None
    every_years: Annotated[int, Field(ge=1, le=100)] = 1
    anchor_year: Annotated[int, Field(ge=1, le=9999)] | None = None
    text: LangMap = Field(default_factory=dict)

    @model_validator(mode="after")
    def _day_exists(self) -> Self:
        lunar = self.calendar is FestivalCalendar.LUNAR
        for one in (self, self.until) if self.until else (self,):
            if one.day > (_LUNAR_MONTH if lunar else days_in_month(_LEAP_YEAR, one.month)):
                raise PydanticCustomError(
                    NO_FESTIVAL_DAY.code, NO_FESTIVAL_DAY.msgid, {"day": one.day, "month": one.month}
                )
        return self

    def occurrences(self, from_year: int, to_year: int) -> list[Occurrence]:
        """The holdings that begin in the (Gregorian) years given, in order; none outside 1900-2100."""
        first, last = max(from_year, FIRST_YEAR), min(to_year, LAST_YEAR)
        held = [year for year in range(first - 1, last + 1) if self._held_in(year)]
        starts = [(year, self._start(year)) for year in held]
        return [
            Occurrence(start, self._end(year, start))
            for year, start in starts
            if start is not None and first <= start.year <= last
        ]

    def next_after(self, day: date) -> Occurrence | None:
        """The first holding that is not over on `day` (so one that is on just then); None where none is known."""
        years = range(day.year - 1, min(day.year + 100, LAST_YEAR) + 1)
        holdings = (holding for year in years for holding in self.occurrences(year, year))
        return next((holding for holding in holdings if holding.end >= day), None)

    def _held_in(self, year: int) -> bool:
        if self.every_years == 1:
            return True
        return self.anchor_year is not None and (year - self.anchor_year) % self.every_years == 0

    def _start(self, year: int) -> date | None:
        """The first day of the holding of a year of its own calendar."""
        if self.calendar is FestivalCalendar.SOLAR:
            return date(year, self.month, self.day) if self.day <= days_in_month(year, self.month) else None
        return _lunar_day(year, self.month, self.day, self.leap)

    def _end(self, year: int, start: date) -> date:
        """The last day of the holding that begins on `start`, in that year of its own calendar."""
        if self.until is None:
            return start + timedelta(days=self.days - 1)
        if (self.until.month, self.until.day) < (self.month, self.day):
            year += 1
        if self.calendar is FestivalCalendar.SOLAR:
            return date(year, self.until.month, min(self.until.day, days_in_month(year, self.until.month)))
        return _lunar_day(year, self.until.month, self.until.day) or start

    def display(self, language: str) -> str:
        """The rule for a reader of `language`: as written if it was, otherwise in words."""
        if self.text.get(language):
            return self.text[language]
        last = "" if self.until is None else self._last_in_words(self.until, language)
        text = day_in_words(self.calendar, self.day, self.month, language, leap=self.leap, last=last)
        if self.days > 1:
            text = translate(N_("{date}, for {days} days"), language, date=text, days=self.days)
        if self.every_years > 1:
            text = translate(N_("{date}, every {years} years"), language, date=text, years=self.every_years)
        return text

    def _last_in_words(self, last: LastDay, language: str) -> str:
        """The last day; as the end of its month where that is what its source says, whichever day that is."""
        if not self._is_months_end(last) or not any(map(says_months_end, self.text.values())):
            return day_in_words(self.calendar, last.day, last.month, language)
        if self.calendar is FestivalCalendar.SOLAR:
            month = translate(MONTHS[last.month - 1], language)
        else:
            _, month = lunar_words(last.day, last.month, language)
        return translate(_MONTHS_END[self.calendar], language, month=month)

    def _is_months_end(self, last: LastDay) -> bool:
        is_lunar = self.calendar is FestivalCalendar.LUNAR
        return last.day == (_LUNAR_MONTH if is_lunar else days_in_month(_LEAP_YEAR, last.month))


_DAY = {
    (FestivalCalendar.LUNAR, False): N_("{day} day of the {month} lunar month"),
    (FestivalCalendar.LUNAR, True): N_("{day} day of the leap {month} lunar month"),
    (FestivalCalendar.SOLAR, False): N_("{day} {month} (solar calendar)"),
    (FestivalCalendar.SOLAR, True): N_("{day} {month} (solar calendar)"),
}
_DAY_TO = {
    (FestivalCalendar.LUNAR, False): N_("{day} day of the {month} lunar month to {last}"),
    (FestivalCalendar.LUNAR, True): N_("{day} day of the leap {month} lunar month to {last}"),
    (FestivalCalendar.SOLAR, False): N_("{day} {month} to {last}"),
    (FestivalCalendar.SOLAR, True): N_("{day} {month} to {last}"),
}
"""The first of several days: where a language says the calendar at the end, it is said once, with the last day."""
_MONTHS_END = {
    FestivalCalendar.LUNAR: N_("the end of the {month} lunar month"),
    FestivalCalendar.SOLAR: N_("the end of {month} (solar calendar)"),
}
_MONTH_NAMES = {1: "Giêng", 12: "Chạp"}


def _lunar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The solar date of a day of a lunar year; None where the year has no such leap month, or is not reckoned."""
    found = find_month(months_of(year), month, leap)
    return None if found is None else date_of_jdn(found.first + min(day, found.days) - 1)


def day_in_words(
    calendar: FestivalCalendar, day: int, month: int, language: str, *, leap: bool = False, last: str = ""
) -> str:
    """A day of a month of that calendar: '10th day of the 3rd lunar month', 'ngày 2 tháng 9 dương lịch'.

    Until a `last` day, where that is given in words: 'ngày 2 tháng 9 đến ngày 4 tháng 9 dương lịch'.
    """
    words = lunar_words(day, month, language)
    if calendar is FestivalCalendar.SOLAR:
        words = str(day), translate(MONTHS[month - 1], language)
    if last:
        return translate(_DAY_TO[calendar, leap], language, day=words[0], month=words[1], last=last)
    return translate(_DAY[calendar, leap], language, day=words[0], month=words[1])


def lunar_words(day: int, month: int, language: str) -> tuple[str, str]:
    """The day and month as `language` counts them: 'mồng 10' and '3', '10th' and '3rd'."""
    if language == "en":
        return ordinal(day), ordinal(month)
    word = "rằm" if day == _FULL_MOON else f"mồng {day}" if day <= _MONG_DAYS else f"ngày {day}"
    return word, _MONTH_NAMES.get(month, str(month))


def parse_recurrence(text: str) -> Recurrence | None:
    """The rule that `text` gives ('từ mùng 6 đến 12 tháng Giêng', '18/3 âm lịch hàng năm'), without the text itself.

    None where it names no day, or does not tell which calendar it means; never raises.
    """
    if len(text) > LONGEST:
        return None
    text = unicodedata.normalize("NFC", text)
    rule = read_rule(text) or read_rule(_REMARK.sub("", text))
    if rule is None:
        return None
    return Recurrence(
        calendar=FestivalCalendar.LUNAR if rule.lunar else FestivalCalendar.SOLAR,
        month=rule.month,
        day=rule.day,
        leap=rule.leap,
        days=rule.days,
        until=None if rule.until is None else LastDay(month=rule.until[0], day=rule.until[1]),
        every_years=rule.every_years,
    )
