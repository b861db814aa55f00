"""Years in digits, in the era that is said with them, and years before the present."""

from catalog.dates.cursor import DASHES, Cursor
from catalog.dates.edtf import LATEST_BARE_YEAR, too_old
from catalog.dates.findings import DATE_AGO
from catalog.dates.iso import EARLIEST_YEAR, LATEST_YEAR, Span
from catalog.dates.lexicon import Sign
from catalog.dates.nodes import Kind, Node
from catalog.dates.span import Calendar, Certainty

_PRESENT = 1950
"""The year from which 'before present' is counted (radiocarbon convention)."""
_SAKA, _BUDDHIST = 78, -544
"""A śaka year n began in March of n + 78; a year n of the Buddhist era in May of n - 544."""
ERAS = (Sign.BCE, Sign.CE, Sign.SAKA, Sign.BUDDHIST)
_SHARING = (*DASHES, Sign.OR, Sign.AND)
"""What stands between two years of which only the second names the era of both."""


def years(c: Cursor, first: int, last: int, kind: Kind) -> Node | None:
    """A node for the years `first` to `last` of the era that is said next, or that is assumed."""
    sign = c.token()
    if sign in ERAS:
        c.at += 1
    elif c.bce:
        sign = Sign.BCE
    elif c.calendar is not None:
        sign = {Calendar.SAKA: Sign.SAKA, Calendar.BUDDHIST: Sign.BUDDHIST}.get(c.calendar, Sign.CE)
    calendar = None
    if sign is Sign.BCE:
        first, last = 1 - last, 1 - first
    elif sign in (Sign.SAKA, Sign.BUDDHIST):
        calendar, shift = (Calendar.SAKA, _SAKA) if sign is Sign.SAKA else (Calendar.BUDDHIST, _BUDDHIST)
        first, last = first + shift, last + shift + 1
    if not EARLIEST_YEAR <= first <= last <= LATEST_YEAR:
        return None
    return Node((Span((first,), (last,)),), kind, calendar=calendar)


def year(c: Cursor, marked: bool = False) -> Node | None:
    """A year in digits; one of one or two digits only where it is `marked` as a year, by word or by its era."""
    begin, number, size = c.at, c.number(), len(c.word())
    if number is None:
        return None
    c.at += 1
    if c.token() == "." and (more := c.number(1)) is not None and len(c.word(1)) == 3 and size <= 2:
        number, size = number * 1000 + more, 5  # 2.500 năm
        c.at += 2
    if c.token() is Sign.YEAR and (c.present or c.token(1) in (Sign.BCE, Sign.PRESENT, Sign.AGO)):
        c.at += 1
    if c.token() is Sign.YEAR and c.token(1) is Sign.BEFORE and c.token(2) in ("", ")"):  # 3.500 năm trước
        c.at += 2
        return _ago(number)
    if c.take(Sign.PRESENT, Sign.AGO) or c.present:
        return _before_present(number) if Sign.PRESENT in c.tokens else _ago(number)
    era = c.token() in ERAS or c.bce or (c.token() in _SHARING and c.number(1) is not None and c.token(2) in ERAS)
    plain = size in (3, 4) and (100 <= number <= LATEST_BARE_YEAR or c.calendar is not None)
    node = years(c, number, number, Kind.YEAR) if number > 0 and (plain or era or (marked and size <= 4)) else None
    if node is None:
        c.at = begin
    return node


def _ago(number: int) -> Node | None:
    """Counted from some year that nobody said: about as many years before the present of archaeologists."""
    node = _before_present(number)
    return node.said(DATE_AGO(number=number, present=_PRESENT)) if node and not node.messages else node


def _before_present(number: int) -> Node | None:
    point = (_PRESENT - number,)
    if number < 500:
        return None
    if point[0] < EARLIEST_YEAR:
        return too_old(f"{number} BP")._replace(certainty=Certainty.APPROXIMATE)
    return Node((Span(point, point),), Kind.YEAR, certainty=Certainty.APPROXIMATE)
