"""The days of festivals as people write them: 'từ mùng 6 đến 12 tháng Giêng', 'rằm tháng Tám', '18/3 âm lịch'."""

import re
import unicodedata
from typing import NamedTuple

from catalog.dates.cursor import DASHES, Cursor
from catalog.dates.iso import days_in_month
from catalog.dates.lexer import MonthName, Ordinal, Tokens, joined, lex
from catalog.dates.lexicon import Sign
from catalog.dates.numerals import read_number
from catalog.dates.reigns import MUNG
from catalog.dates.syllables import spellings

_TET = spellings("tết")
_TO_MONTHS_END = re.compile(r"\bh[ếe]t(?=\s+th[áa]ng\b)", re.IGNORECASE)
_SAYS_MONTHS_END = re.compile(r"\b(?:h[ếe]t|cu[ốo]i)\s+th[áa]ng\b|\bend of\b", re.IGNORECASE)
_MONTHS_END = -1
"""The day that a month ends with, whichever that is; no text can write a number below 0."""
_LEAP_YEAR = 2004
_LEAP_DAY = (2, 29)
_LAST_DAYS_OF_YEAR = 23
_FULL_MOON = 15
_LUNAR_MONTH = 30
_LONGEST_MONTH = 31
_AFTER_DAY = (Sign.LUNAR, Sign.SOLAR, "(")


class Rule(NamedTuple):
    """A first day, a number of days, and how often."""

    lunar: bool
    month: int
    day: int
    leap: bool
    days: int
    until: tuple[int, int] | None
    """Month and day of the last day, where a month whose days differ from year to year ends before it, or with it."""
    every_years: int


class _Day(NamedTuple):
    day: int
    month: int | None
    leap: bool
    lunar: bool | None


def says_months_end(text: str) -> bool:
    """Whether a text names the end of a month, and not the number of its last day."""
    return _SAYS_MONTHS_END.search(unicodedata.normalize("NFC", text)) is not None


def read_rule(text: str) -> Rule | None:
    """The rule that an NFC text gives, or None."""
    tokens = _tokens(text)
    if tokens is None:
        return None
    c, every_years = Cursor(tokens), 1
    days: tuple[_Day, _Day] | None = None
    lunar: bool | None = None
    while not c.at_end():
        if c.take(Sign.FESTIVAL, Sign.YEARLY, ",", "(", ")", "-"):
            continue
        if c.token() in (Sign.LUNAR, Sign.SOLAR):
            lunar = c.token() is Sign.LUNAR
            c.at += 1
        elif (often := _every(c)) is not None:
            every_years = often
        elif days is not None:
            return None
        else:
            days = _days(c)
            if days is None:
                return None
    return None if days is None else _rule(*days, lunar, every_years)


def _tokens(text: str) -> Tokens | None:
    """The tokens of the text, each 'hết' of 'hết tháng' a sign: 'đến hết' is one word to dates, and says less there."""
    parts = [lex(part) for part in _TO_MONTHS_END.split(text)]
    known = [part for part in parts if part is not None]
    return joined(known, Sign.MONTHS_END) if len(known) == len(parts) else None


def _every(c: Cursor) -> int | None:
    """3 năm một lần, every 3 years."""
    begin = c.at
    counted = c.take(Sign.EVERY)
    read = read_number(c.words, c.at)
    if read is not None:
        number, c.at = read
        if c.take(Sign.ONCE) or (counted and c.take(Sign.YEAR)):
            return number
    c.at = begin
    return None


def _days(c: Cursor) -> tuple[_Day, _Day] | None:
    """The first and the last day."""
    c.take(Sign.SINCE)
    first = _day(c)
    last = first
    while first is not None and last is not None and c.token() in (*DASHES, Sign.UNTIL, Sign.AND, ","):
        begin, sign = c.at, c.token()
        c.at += 1
        following = None if _every(c) else _day(c)
        if following is None:
            c.at = begin
            break
        if sign in (Sign.AND, ",") and following.day != last.day + 1:
            return None
        last = following
    return None if first is None or last is None else (first, last)


def _day(c: Cursor) -> _Day | None:
    lunar = None
    if c.take(Sign.FULL_MOON):
        return _month(c, _FULL_MOON, True)
    if c.take(Sign.MONTHS_END):
        return _month(c, _MONTHS_END, None)
    if isinstance(c.token(), MonthName):
        return _month_first(c)
    if c.token() is Sign.DAY:
        lunar = True if c.word() in MUNG else None
        c.at += 1
        if c.word() in MUNG:
            lunar = True
            c.at += 1
    token = c.token()
    if isinstance(token, Ordinal):
        number = token.number
        c.at += 1
    else:
        read = read_number(c.words, c.at)
        if read is None:
            return None
        number, c.at = read
        if c.ordinal_ending(0):
            c.at += 1
    c.take(Sign.DAY)
    return _month(c, number, lunar) if number <= _LONGEST_MONTH else None


def _month_first(c: Cursor) -> _Day | None:
    """September 2."""
    month, day = c.token(), c.number(1)
    if not isinstance(month, MonthName) or month.lunar or day is None or day > _LONGEST_MONTH:
        return None
    c.at += 3 if c.ordinal_ending(2) else 2
    return _Day(day, month.number, False, False)


def _month(c: Cursor, day: int, lunar: bool | None) -> _Day | None:
    """The month that follows a day, in any of its forms; the day alone where none does."""
    if c.word() in _TET:
        c.at += 1
        return _Day(day, 12 if day >= _LAST_DAYS_OF_YEAR else 1, False, True)
    if c.token() == "/":
        month = c.number(1)
        if month is None or not 1 <= month <= 12 or c.token(2) == "/":
            return None
        c.at += 2
        return _Day(day, month, c.take(Sign.LEAP), lunar)
    if c.token() == "-" and (month := c.number(1)) is not None and 1 <= month <= 12 and c.token(2) in _AFTER_DAY:
        c.at += 2
        return _Day(day, month, False, lunar)
    name = c.token()
    if isinstance(name, MonthName):
        c.at += 1
        return _Day(day, name.number, False, name.lunar)
    if c.take(Sign.MONTH):
        return _vietnamese_month(c, day, lunar)
    return _english_month(c, day, lunar) or _Day(day, None, False, lunar)


def _vietnamese_month(c: Cursor, day: int, lunar: bool | None) -> _Day | None:
    leap = c.take(Sign.LEAP)
    name = c.token()
    if isinstance(name, MonthName):
        c.at += 1
        number, lunar = name.number, name.lunar or lunar
    else:
        read = read_number(c.words, c.at)
        if read is None or read[0] > 12 or c.words[c.at] in _NUMBER_ONE:
            return None
        number, c.at = read
    leap = c.take(Sign.LEAP) or leap
    return _Day(day, number, leap, True if leap else lunar)


_NUMBER_ONE = spellings("một")
"""'Tháng Một' is the eleventh month to the old and the first to the young."""


def _english_month(c: Cursor, day: int, lunar: bool | None) -> _Day | None:
    """(10th day of the) 3rd lunar month, leap fourth lunar month."""
    begin = c.at
    leap = c.take(Sign.LEAP)
    token = c.token()
    number = token.number if isinstance(token, Ordinal) else c.number()
    c.at += 1
    if c.ordinal_ending(0):
        c.at += 1
    is_lunar = c.take(Sign.LUNAR)
    if number is None or not 1 <= number <= 12 or not c.take(Sign.MONTH):
        c.at = begin
        return None
    return _Day(day, number, leap, True if is_lunar or leap else lunar)


def _rule(first: _Day, last: _Day, lunar: bool | None, every_years: int) -> Rule | None:
    if lunar is None:
        lunar = first.lunar if first.lunar is not None else last.lunar
    month, end_month = first.month or last.month, last.month or first.month
    if lunar is None or month is None or end_month is None or every_years < 1:
        return None
    longest = _LUNAR_MONTH if lunar else days_in_month(_LEAP_YEAR, month)
    if last.day == _MONTHS_END:
        last = last._replace(day=_LUNAR_MONTH if lunar else days_in_month(_LEAP_YEAR, end_month))
    leap = (first.leap or last.leap) and lunar
    to_months_end = last.day == _LUNAR_MONTH and first.day < last.day and not leap
    if lunar and (end_month != month or to_months_end):
        if leap or not 1 <= first.day <= longest or not 1 <= last.day <= longest:
            return None
        return Rule(True, month, first.day, False, 1, (end_month, last.day), every_years)
    days = last.day - first.day + 1
    if end_month != month:
        if end_month != month % 12 + 1:
            return None
        days += days_in_month(_LEAP_YEAR, month)
    longest_end = _LUNAR_MONTH if lunar else days_in_month(_LEAP_YEAR, end_month)
    if not 1 <= days <= _LONGEST_MONTH or not 1 <= first.day <= longest or not 1 <= last.day <= longest_end:
        return None
    if not lunar and days > 1 and (month, first.day) <= _LEAP_DAY <= (end_month, last.day):
        return Rule(False, month, first.day, False, 1, (end_month, last.day), every_years)
    return Rule(lunar, month, first.day, leap, days, None, every_years)
