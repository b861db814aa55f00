"""Dates in digits alone: 15/6/1783, 1740-1786, ISO 8601, EDTF (ISO 8601-2) levels 0 and 1, and sets and masks of 2."""

import re

from catalog.dates.findings import DATE_OLD_NOTATION, DATE_SEASON_OR_YEARS, DATE_TOO_OLD
from catalog.dates.iso import EARLIEST_YEAR, LATEST_YEAR, Point, Span, cover, exists
from catalog.dates.nodes import Kind, Node, join, less_certain, point_node
from catalog.dates.span import Certainty

BEGINNINGS = frozenset("0123456789-?~%.[{/YXxu")
_TIME = r"(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_DATE = re.compile(rf"(-?\d{{4}})(?:-(\d\d)(?:-(\d\d){_TIME})?)?", re.ASCII)
_MASKED = re.compile(r"(-?)(\d{1,3}[Xxu]{1,3}|\d{4})(?:-(\d\d|[01][Xxu]|XX|xx|uu)(?:-(\d\d|XX|xx|uu))?)?", re.ASCII)
_OLD_MASK = re.compile(r"(\d\d)--", re.ASCII)
_LONG_YEAR = re.compile(r"Y(-?)(\d{1,12})(?:E(\d{1,2}))?", re.ASCII)
_SIGNIFICANT = re.compile(r"(-?\d{4})S([1-4])", re.ASCII)
_COMMON = re.compile(r"(\d\d?)([/.-])(\d\d?)\2([12]\d{3})|([12]\d{3}) ?[-–] ?([12]\d{3})", re.ASCII)
_OPEN = re.compile(r"([^./]*)\.\.([^./]*)")
"""1667.., ..1667, 1667..1670: from, until, between; a slash and dots in EDTF itself."""
_SEASONS = range(21, 33)
_MONTHS_OF = {
    **{33 + quarter: (3 * quarter + 1, 3 * quarter + 3) for quarter in range(4)},
    **{37 + third: (4 * third + 1, 4 * third + 4) for third in range(3)},
    **{40 + half: (6 * half + 1, 6 * half + 6) for half in range(2)},
}
"""Quarters, quadrimesters and semesters; what a season is in months depends on where."""
_ABBREVIATED_BEFORE = 2000
_LONGEST = 60
LATEST_BARE_YEAR = 2199
"""A greater number by itself is more likely an inventory number than a year."""


def read(text: str) -> Node | None:
    """The date that `text` is in one of these notations, or None."""
    if len(text) == 4 and text.isdecimal() and text.isascii():
        return point_node((int(text),)) if 0 < int(text) <= LATEST_BARE_YEAR else None
    if len(text) > _LONGEST:
        return None
    if match := _COMMON.fullmatch(text):
        return _common(match)
    if text[0] in "[{" and text[-1] in "]}":
        return _set(text)
    if "/" in text:
        return _interval(text)
    if (open_end := _OPEN.fullmatch(text)) is not None:
        return _interval(f"{open_end[1]}/{open_end[2]}")
    return _date(text)


def _common(match: re.Match[str]) -> Node | None:
    """15/6/1783, 1740 - 1786; None for days that do not exist and spans turned round, which need a word to be said."""
    day, _, month, year, first, last = match.groups()
    if year is None:
        span = Span((int(first),), (int(last),))
        return Node((span,), Kind.YEARS) if first < last else None
    point = (int(year), int(month), int(day))
    return point_node(point) if exists(point) else None


def _qualifiers(text: str) -> tuple[str, Certainty | None]:
    uncertain, approximate = ("?" in text or "%" in text), "~" in text
    if not (uncertain or approximate):
        return text, None
    plain = text.replace("?", "").replace("~", "").replace("%", "")
    return plain, Certainty.UNCERTAIN if uncertain else Certainty.APPROXIMATE


def _date(text: str) -> Node | None:
    plain, certainty = _qualifiers(text)
    node = _plain(plain)
    return node if node is None or certainty is None else node._replace(certainty=certainty)


def _plain(text: str) -> Node | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return _unusual(text)
    if text.startswith("-0000"):
        return None
    point = tuple(int(part) for part in match.groups() if part)
    if exists(point):
        return point_node(point)
    return _part_of_year(text, *point) if len(point) == 2 else None


def _part_of_year(text: str, year: int, part: int) -> Node | None:
    """2001-21, its spring; 1930-35 is more often written for 1930 to 1935, which covers either."""
    months = _MONTHS_OF.get(part)
    if months is None and part not in _SEASONS:
        return None
    if 1000 <= year < _ABBREVIATED_BEFORE and part > year % 100:
        last = year - year % 100 + part
        return _years(year, last).said(DATE_SEASON_OR_YEARS(text=text, year=year, years=f"{year}-{last}"))
    return _between((year, months[0]), (year, months[1])) if months else point_node((year,))


def _unusual(text: str) -> Node | None:
    if match := _MASKED.fullmatch(text):
        return _told_if_old(text, _masked(match))
    if match := _OLD_MASK.fullmatch(text):
        return _told_if_old(text, _years(int(match[1]) * 100, int(match[1]) * 100 + 99))
    if match := _LONG_YEAR.fullmatch(text):
        return _long_year(text, *match.groups())
    if match := _SIGNIFICANT.fullmatch(text):
        return _significant(int(match[1]), int(match[2]))
    return None


def _long_year(text: str, sign: str, digits: str, exponent: str | None) -> Node | None:
    """Y-17000, Y-17E3; what lies further in the future than years are told has no meaning here."""
    year = int(digits) * 10 ** int(exponent or 0) * (-1 if sign else 1)
    if year > LATEST_YEAR:
        return None
    return point_node((year,)) if year >= EARLIEST_YEAR else too_old(text)


def too_old(text: str) -> Node:
    """Until the earliest year that is told apart from those before it."""
    return Node((Span(None, (EARLIEST_YEAR,)),), Kind.YEARS, messages=(DATE_TOO_OLD(text=text),))


def _told_if_old(text: str, node: Node | None) -> Node | None:
    if node is None or not ("u" in text or text.endswith("--")):
        return node
    return node.said(DATE_OLD_NOTATION(text=text, now=text.replace("u", "X").replace("--", "XX")))


def _between(first: Point, last: Point) -> Node:
    return Node((Span(first, last),), Kind.YEARS)


def _years(first: int, last: int) -> Node:
    kind = Kind.CENTURY if last - first == 99 else Kind.DECADE if last - first == 9 else Kind.YEARS
    return Node((Span((first,), (last,)),), kind)


def _significant(year: int, digits: int) -> Node:
    unit = 10 ** max(0, len(str(abs(year))) - digits)
    first = abs(year) // unit * unit
    return _years(first, first + unit - 1) if year >= 0 else _years(-first - unit + 1, -first)


def _masked(match: re.Match[str]) -> Node | None:
    """174X, 17XX, 8xx; 1783-XX, 1783-1X, 1783-06-XX, 156X-12-25."""
    sign, year, month, day = match.groups()
    if len(year) not in (3, 4):
        return None
    digits = year.rstrip("Xxu")
    unit = 10 ** (len(year) - len(digits))
    first = int(digits) * unit
    if sign:
        return _years(-first - unit + 1, -first) if unit > 1 or first else None
    last = first + unit - 1
    if month is None or not month[0].isdigit():
        return _years(first, last) if unit > 1 else point_node((first,))
    months = (int(month), int(month)) if month.isdigit() else (1, 9) if month[0] == "0" else (10, 12)
    return _in_months(first, last, months, day)


def _in_months(first: int, last: int, months: tuple[int, int], day: str | None) -> Node | None:
    """From the first such month, or day, of the first year to the last of the last."""
    begin: Point = (first, months[0])
    stop: Point = (last, months[1])
    if not exists(begin) or not exists(stop):
        return None
    if day is not None and day.isdigit() and months[0] == months[1]:
        begin, stop = (*begin, int(day)), (*stop, int(day))
        if not exists(begin) or not exists(stop):
            return None
    return point_node(begin) if begin == stop else _between(begin, stop)


def _interval(text: str) -> Node | None:
    left, _, right = text.partition("/")
    if "/" in right:
        return None
    begin, stop = _end(left), _end(right)
    if begin is None or stop is None:
        return None
    return join(begin, stop, Kind.YEARS)


_UNKNOWN = Node((Span(None, None),), Kind.YEARS)


def _end(text: str) -> Node | None:
    return _UNKNOWN if text in ("", "..") else _date(text)


def _set(text: str) -> Node | None:
    """[1667, 1668, 1670..1672]: one of these; {1960, 1961-12}: all of them."""
    members, certainty = [], None
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        begin, stop = _end(first) if first or dots else None, _end(last) if dots else None
        if begin is None or (dots and stop is None):
            return None
        members.append(Span(begin.span.lo, stop.span.hi) if stop else begin.span)
        certainty = less_certain(certainty, begin.certainty)
    one_of = text[0] == "[" and (len(members) > 1 or ".." in text)
    node = Node((cover(tuple(members)),), Kind.YEARS if len(members) > 1 else Kind.YEAR)
    return node._replace(certainty=Certainty.UNCERTAIN if one_of else certainty)
