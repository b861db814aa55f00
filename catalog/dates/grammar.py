"""The grammar of dates.

date    = span { ("," | "và") span }
span    = choice { ("-" | "–" | "/" | "đến") choice }
choice  = piece { "hoặc" piece }
piece   = { qualifier | part | "," part | "(" date ")" }
"""

from collections.abc import Callable

from catalog.dates.cursor import DASHES, Cursor
from catalog.dates.findings import DATE_ABBREVIATED
from catalog.dates.iso import Span, exists, meet
from catalog.dates.lexer import MonthName, Part, Token
from catalog.dates.lexicon import Sign
from catalog.dates.names import Name
from catalog.dates.nodes import Kind, Node, agree, either, join, less_certain, point_node
from catalog.dates.numerals import read_number
from catalog.dates.parts import read_part
from catalog.dates.reigns import bare_day, day_month, reign_year
from catalog.dates.settle import Parts, settle
from catalog.dates.span import Calendar, Certainty
from catalog.dates.years import ERAS

_BOUNDS = (Sign.BEFORE, Sign.AFTER, Sign.UNTIL, Sign.SINCE)
_BLOCKS = (Kind.DECADE, Kind.CENTURY, Kind.MILLENNIUM)
_COUNTED = (Kind.YEAR, Kind.YEARS, *_BLOCKS)
_NAMED = (Kind.PERIOD, Kind.REIGN, Kind.REIGN_YEAR)
_TO = (*DASHES, Sign.UNTIL, "/")
_OPENING, _CLOSING = ("(", "["), (")", "]")
_ENDS = ("", ")", "]", Sign.OR)
_PASSED = (Sign.SEASON, Sign.NEW_YEAR, Sign.BETWEEN)
_SEPARATORS = (*DASHES, "/", Sign.AND)
_DEPTH = 3

Read = Callable[[Cursor, int], Node | None]
"""Reads from where the cursor stands; as far as given, within so many brackets."""


class LooseEra(Exception):  # noqa: N818
    """The era stands apart from its number ('1113 (?) śaka', 'XIIe-XIVe (śaka)'): read again, with it throughout."""

    def __init__(self, calendar: Calendar, at: int) -> None:
        self.calendar, self.at = calendar, at
        super().__init__(calendar)


def date(c: Cursor, depth: int = 0) -> Node | None:
    """The date that begins here, as far as it goes; None where there is none."""
    c.take(",")
    begin = c.at
    node = first = _span(c, depth)
    while node is not None and c.token() in (",", Sign.AND):
        listed, at = c.token() is Sign.AND, c.at
        c.at += 1
        other = _abbreviated(c, node, Sign.AND) or _same_reign(c, node) or _span(c, depth)
        if other is None:
            c.at = at
            return node
        is_list = listed or other.kind is Kind.YEARS
        whole = _in_era_of(c, first, other, begin, depth, date) if first and is_list else first
        node = whole if whole is not first else either(node, other) if listed else _beside(node, other)
    return node


def _beside(one: Node, other: Node) -> Node:
    """What a comma joins: more of the same sort is a list, otherwise both speak of one time."""
    touching = meet(one.span, other.span)
    if touching is not None and None in (*one.span, *other.span):  # after 1902, before 1910
        return agree(one, other)
    if one.kind == other.kind and (
        one.kind in _COUNTED or (one.kind is Kind.PERIOD and touching not in (one.span, other.span))
    ):
        return either(one, other)
    if touching is None and one.kind in _COUNTED and other.kind in _COUNTED:
        return either(one, other)
    return agree(one, other)


def _span(c: Cursor, depth: int) -> Node | None:
    begin = c.at
    left = _choice(c, depth)
    if left is None:
        c.at = begin
        return _within_month(c, depth)
    while left is not None:
        sign, at = c.token(), c.at
        if sign in _TO:
            c.at += 1
            right = _right_end(c, left, sign, depth)
        elif isinstance(sign, Part):  # cuối thế kỷ 18 đầu thế kỷ 19
            right = _choice(c, depth)
        else:
            return left
        if right is None:
            c.at = at
            return left
        left = _from_to(_in_era_of(c, left, right, begin, depth, _choice), right, sign)
    return None


def _from_to(left: Node, right: Node, sign: object) -> Node:
    """A span; but a dash between a reign and a century or year that it touches only sets one beside the other."""
    one_named = (left.kind in _NAMED) != (right.kind in _NAMED)
    if sign is not Sign.UNTIL and one_named and meet(left.span, right.span) is not None:
        return agree(left, right)
    if left.kind is Kind.DECADE and right.single_year is not None and right.single_year % 10 == 0:
        first = right.single_year
        right = right._replace(options=(Span((first,), (first + 9,)),), kind=Kind.DECADE)
    return join(left, right)


def _right_end(c: Cursor, left: Node, sign: object, depth: int) -> Node | None:
    if sign != "/" and (c.take(Sign.NOW) or (sign in DASHES and left.kind is Kind.YEAR and c.at_end())):  # 1929-
        return Node((Span(None, None),), Kind.YEARS)
    return _abbreviated(c, left, sign) or _same_reign(c, left) or _choice(c, depth)


def _abbreviated(c: Cursor, left: Node, sign: object) -> Node | None:
    """1970–1, 1903-63, 1767 or 9: the last digits of a later year."""
    number, size, first = c.number(), len(c.word()), left.single_year
    if number is None or first is None or left.kind is not Kind.YEAR or size > 2 or first < 10:
        return None
    after = c.token(1)
    if after in ("/", ".", Sign.MONTH, Sign.CENTURY, Sign.DECADE, *ERAS) or isinstance(after, MonthName):
        return None
    full = first - first % 10**size + number if first >= 1000 else number
    if full <= first or c.ordinal_ending(1):
        return None
    c.at += 1
    node = point_node((full,))
    if sign == "-" and size == 1:
        text = f"{first}-{number}"
        return node.said(DATE_ABBREVIATED(text=text, month=f"{first}-{number:02d}", years=f"{first}–{full}"))
    return node


def _same_reign(c: Cursor, left: Node) -> Node | None:
    """Cảnh Hưng 44-47; Minh Mạng thứ 7 đến thứ 10."""
    if left.kind is not Kind.REIGN_YEAR or c.name is None:
        return None
    begin = c.at
    c.take(Sign.YEAR)
    c.take(Sign.NTH)
    read = read_number(c.words, c.at)
    if read is None or isinstance(c.tokens[read[1]], Name) or c.tokens[read[1]] in ("/", Sign.MONTH):
        c.at = begin
        return None
    number, c.at = read
    return reign_year(c.name, number)


def _in_era_of(c: Cursor, left: Node, right: Node, begin: int, depth: int, read: Read) -> Node:  # noqa: PLR0917
    """What stands left read again in the era that only the right names: 'thế kỷ III - II TCN', '257 hoặc 258 TCN'."""
    lo, hi = left.span.lo, right.span.hi
    plain = left.kind in (Kind.YEAR, Kind.CENTURY, Kind.MILLENNIUM) and left.calendar is None
    saka = right.calendar is Calendar.SAKA and c.calendar is None
    bce = not c.bce and lo is not None and hi is not None and hi[0] <= 0 < lo[0]
    if not plain or not (saka or bce):
        return left
    before = c.at, c.bce, c.calendar
    c.at, c.bce, c.calendar = begin, bce, Calendar.SAKA if saka else c.calendar
    again = read(c, depth)
    c.at, c.bce, c.calendar = before
    return again or left


def _within_month(c: Cursor, depth: int) -> Node | None:
    """từ tháng 3 đến tháng 8 năm 1945; ngày 12-14 tháng 8 năm 1945: the year is said at the end alone."""
    begin = c.at
    c.take(Sign.SINCE)
    first = day_month(c) or bare_day(c)
    right = _choice(c, depth) if first is not None and c.take(*_TO, Sign.AND) else None
    if first is None or right is None or right.kind > Kind.MONTH or right.span.lo is None or right.calendar is not None:
        c.at = begin
        return None
    year, month, *_ = right.span.lo
    point = (year, first.month or month, first.day) if first.day else (year, first.month or month)
    if not exists(point):
        c.at = begin
        return None
    return join(point_node(point), right)


def _choice(c: Cursor, depth: int) -> Node | None:
    """One piece, or several with 'hoặc' between them: any of them."""
    begin = c.at
    node = first = _piece(c, depth)
    while node is not None and c.token() is Sign.OR:
        at = c.at
        c.at += 1
        other = _abbreviated(c, node, Sign.OR) or _same_reign(c, node) or _piece(c, depth)
        if other is None:
            c.at = at
            return node
        whole = _in_era_of(c, first, other, begin, depth, _choice) if first else None
        node = (either(node, other) if whole is first else whole or node)._replace(certainty=Certainty.UNCERTAIN)
    return node


def _piece(c: Cursor, depth: int) -> Node | None:
    parts = Parts(lunar=True if c.calendar is Calendar.LUNAR else None)
    certainty: Certainty | None = None
    bound: Token = ""
    while (token := c.tokens[c.at]) not in _ENDS:
        if isinstance(token, str):
            doubt = _doubt(c, token)
            if doubt is not None:
                certainty = less_certain(certainty, doubt)
                continue
            if token in _BOUNDS and not bound and parts.nothing:
                bound = token
                c.at += 2 if c.token(1) == "-" else 1
                continue
            if token in _OPENING:
                if not _bracket(c, parts, depth):
                    return None
                continue
            if _flag(c, parts, token):
                continue
            if token in _SEPARATORS:
                break
        if not _joined(c, parts, token):
            break
    node = settle(parts)
    if node is None:
        return None
    if certainty is not None:
        node = node._replace(certainty=less_certain(node.certainty, certainty))
    return _bounded(c, node, bound) if bound else node


def _doubt(c: Cursor, token: str) -> Certainty | None:
    """How sure it is, where the next words say so: khoảng, probably, ?, (?)."""
    found = _certainty(token)
    if found is not None:
        c.at += 1
    elif token in _OPENING and c.token(2) in _CLOSING and isinstance(inner := c.token(1), str):
        found = _certainty(inner)
        c.at += 3 if found is not None else 0
    return found


def _certainty(token: str) -> Certainty | None:
    if token is Sign.ABOUT:
        return Certainty.APPROXIMATE
    if token is Sign.PROBABLY:
        return Certainty.PROBABLE
    return Certainty.UNCERTAIN if token in ("?", Sign.MAYBE) else None


def _flag(c: Cursor, parts: Parts, token: str) -> bool:
    """Words beside the parts: the calendar, a season, an era that stands apart from its number."""
    if token is Sign.LUNAR or token is Sign.SOLAR:
        parts.lunar = token is Sign.LUNAR
    elif token is Sign.SAKA or token is Sign.BUDDHIST:
        if parts.nothing and c.token(1) not in _CLOSING:
            return False
        raise LooseEra(Calendar.SAKA if token is Sign.SAKA else Calendar.BUDDHIST, c.at)
    elif token not in _PASSED and (token not in DASHES or parts.can_chi is None or parts.nodes):
        return False
    c.at += 1
    if token is Sign.SEASON:
        c.take(",")
    return True


def _joined(c: Cursor, parts: Parts, token: Token) -> bool:
    """One more part of the same piece; after a comma only what makes the piece finer, or what it still lacks."""
    begin, before = c.at, len(parts.nodes)
    comma = not parts.nothing and c.take(",")
    if not comma and before and isinstance(token, Part):
        return False
    if read_part(c, parts):
        more = parts.nodes[before:]
        twice = before and more and more[0].kind is Kind.YEAR and parts.nodes[before - 1].kind is Kind.YEAR
        if not twice and not (comma and before and more):
            return True
        del parts.nodes[before:]
    c.at = begin
    return False


def _bounded(c: Cursor, node: Node, bound: object) -> Node:
    """'Before', 'after', 'until', 'since'; 'since' only opens a span where its other end follows."""
    if bound is Sign.SINCE and c.token() in (*_TO, Sign.AND):
        return node
    lo, hi = node.span
    block = node.kind in _BLOCKS
    if bound is Sign.BEFORE:
        span = Span(None, (lo[0] - 1,) if block and lo else lo)
    elif bound is Sign.AFTER:
        span = Span((hi[0] + 1,) if block and hi else hi, None)
    else:
        span = Span(None, hi) if bound is Sign.UNTIL else Span(lo, None)
    return node._replace(options=(span,), kind=Kind.YEARS, label="")


def _bracket(c: Cursor, parts: Parts, depth: int) -> bool:
    """What stands in brackets goes with what stands before: as more parts of the same date, or as a date of its own."""
    c.at += 1
    if c.token() in _CLOSING or depth >= _DEPTH:
        return False
    begin = c.at
    if c.token() is Sign.OR and parts.nodes:
        c.at += 1
        return _closed(
            c, depth, lambda node: either(parts.nodes.pop(), node)._replace(certainty=Certainty.UNCERTAIN), parts
        )
    inner = Parts(can_chi=parts.can_chi, day_month=parts.day_month, lunar=parts.lunar)
    while _inside(c, inner):
        if c.take(*_CLOSING):
            parts.nodes += inner.nodes
            parts.can_chi, parts.day_month, parts.lunar = inner.can_chi, inner.day_month, inner.lunar
            return True
    c.at = begin
    return _closed(c, depth, lambda node: node, parts)


def _inside(c: Cursor, parts: Parts) -> bool:
    token = c.token()
    return (isinstance(token, str) and _flag(c, parts, token)) or c.take(",") or read_part(c, parts)


def _closed(c: Cursor, depth: int, made: Callable[[Node], Node], parts: Parts) -> bool:
    node = date(c, depth + 1)
    if node is None or not c.take(*_CLOSING):
        return False
    parts.nodes.append(made(node))
    return True
