"""One part of a date, whichever it is: a year, a century, a reign, a day, read into the parts that make the date."""

from collections.abc import Sequence

from catalog.dates.centuries import WHOLE, century, decade, part
from catalog.dates.cursor import Cursor
from catalog.dates.digits import month_name, numeric
from catalog.dates.findings import DATE_PART_OF_REIGN
from catalog.dates.lexer import MonthName, Part
from catalog.dates.lexicon import Sign
from catalog.dates.names import CanChi, Name
from catalog.dates.nodes import Node
from catalog.dates.numerals import SINO_WORDS
from catalog.dates.reigns import day_month, named, whole, year_of_reign_first
from catalog.dates.settle import DayMonth, Parts
from catalog.dates.span import Calendar
from catalog.dates.years import ERAS, year


def read_part(c: Cursor, parts: Parts) -> bool:
    """Read one part into `parts`; False where none begins here."""
    token = c.token()
    if isinstance(token, Sign):
        return _sign(c, parts, token)
    if isinstance(token, str):
        return _word(c, parts, token)
    if isinstance(token, Name):
        return _keep(parts, named(c))
    if isinstance(token, CanChi):
        c.at += 1
        c.take(Sign.YEAR_AFTER)
        return _keep(parts, [token])
    if isinstance(token, Part):
        return _part_of(c, parts, token)
    return _keep(parts, month_name(c) if isinstance(token, MonthName) else [century(c, WHOLE)])


def _word(c: Cursor, parts: Parts, word: str) -> bool:
    """A number in digits, or a word that is none of the lexicon's: Roman or Sino-Vietnamese."""
    if word.isdigit():
        if len(word) <= 2 and (_keep(parts, year_of_reign_first(c)) or _keep(parts, [day_month(c)])):
            return True
        return _keep(parts, numeric(c))
    if word in SINO_WORDS and _keep(parts, [day_month(c)]):
        return True
    return _keep(parts, [century(c, WHOLE)])


def _keep(parts: Parts, read: Sequence[Node | CanChi | DayMonth | None] | None) -> bool:
    for one in read or (None,):
        if one is None:
            return False
        if isinstance(one, Node):
            parts.nodes.append(one)
        elif isinstance(one, CanChi):
            parts.can_chi = parts.can_chi or one
        elif parts.day_month not in (None, one):
            return False
        else:
            parts.day_month = one
    return True


def _sign(c: Cursor, parts: Parts, sign: Sign) -> bool:
    if sign is Sign.YEAR:
        return _year_word(c, parts)
    if sign is Sign.YEAR_ONE:
        return _keep(parts, year_of_reign_first(c))
    if sign in (Sign.DAY, Sign.FULL_MOON, Sign.MONTH, Sign.LEAP):
        return _day_word(c, parts)
    if sign is Sign.DECADE:
        return _keep(parts, [decade(c, WHOLE)])
    if sign in ERAS:
        return _era_first(c, parts, sign)
    if sign in (Sign.PRESENT, Sign.AGO):
        c.at += 1
        return True
    return _keep(parts, [century(c, WHOLE)])


def _year_word(c: Cursor, parts: Parts) -> bool:
    """năm 1783, năm Quý Mão, năm thứ 5 niên hiệu Chính Hòa, năm khoảng 1740."""
    if _keep(parts, year_of_reign_first(c)):
        return True
    c.at += 1
    if c.number() is None:
        return isinstance(c.token(), (CanChi, Name)) or c.token() in (Sign.ABOUT, *ERAS)
    if c.number(2) is not None and c.token(1) in ("/", "."):
        return _keep(parts, numeric(c))
    return _keep(parts, [year(c, marked=True)])


def _day_word(c: Cursor, parts: Parts) -> bool:
    if _keep(parts, [day_month(c)]):
        return True
    if c.token() is Sign.DAY and c.number(1) is not None:
        c.at += 1
        return _keep(parts, numeric(c))
    return False


def _part_of(c: Cursor, parts: Parts, token: Part) -> bool:
    """đầu thế kỷ 18, cuối thập niên 1930, cuối thời Lê, đầu năm 1945."""
    chosen = part(c, token)
    following = c.token()
    if isinstance(following, Name):
        c.at += 1
        node = whole(following)
        return _keep(parts, [node.said(DATE_PART_OF_REIGN(name=node.name))])
    if following in (Sign.YEAR, Sign.MONTH):
        return read_part(c, parts)
    if following is Sign.DECADE or c.word(1) == "s":
        return _keep(parts, [decade(c, chosen)])
    if c.number() is not None and len(c.word()) == 4:
        return _keep(parts, [year(c)])
    return _keep(parts, [century(c, chosen)])


def _era_first(c: Cursor, parts: Parts, era: Sign) -> bool:
    """BC 257, AD 40, Phật lịch 2568."""
    c.at += 1
    c.take(Sign.YEAR, ",")
    if c.number() is None or c.token(1) in ERAS:
        return False
    before = c.bce, c.calendar
    c.bce = era is Sign.BCE
    c.calendar = {Sign.SAKA: Calendar.SAKA, Sign.BUDDHIST: Calendar.BUDDHIST}.get(era, c.calendar)
    found = _keep(parts, [year(c, marked=True)])
    c.bce, c.calendar = before
    return found
