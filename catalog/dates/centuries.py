"""Parts of a date that are centuries, decades or millennia, whole or a part of one."""

from catalog.dates.cursor import DASHES, Cursor
from catalog.dates.findings import DATE_BARE_NUMERAL
from catalog.dates.iso import Span
from catalog.dates.lexer import Ordinal, Part
from catalog.dates.lexicon import Sign
from catalog.dates.nodes import Kind, Node
from catalog.dates.numerals import read_number, read_roman
from catalog.dates.years import ERAS, years
from catalog.messages import Message

WHOLE = Part(0, 100)
UNITS = (Sign.CENTURY, Sign.MILLENNIUM)
_LATEST_CENTURY = {False: 22, True: 60}


def decade(c: Cursor, part: Part) -> Node | None:
    """thập niên 1930, những năm 1930, 1930s, thập niên 30 thế kỷ XX."""
    begin = c.at
    named = c.take(Sign.DECADE)
    number, size = c.number(), len(c.word())
    if number is not None and size == 4:
        c.at += 1
        if c.word() == "s":
            c.at += 1
            named = True
        if number % 10 == 0 and named:
            low, high = round(part.low / 10), round(part.high / 10)
            return years(c, number + low, number + high - 1, Kind.DECADE)
        return years(c, number, number, Kind.YEAR)
    if number is None and named and (read := read_number(c.words, c.at)) is not None and 10 <= read[0] < 100:
        number, size, c.at = read[0], 2, read[1] - 1  # những năm sáu mươi
    if number is not None and size == 2 and number % 10 == 0:
        c.at += 1
        if c.word() == "s":
            c.at += 1
        last = _last_decade(c, number) if part == WHOLE else number
        whole = century(c, WHOLE) if c.token() is Sign.CENTURY else None
        if whole is not None and whole.span.lo is not None:
            first = whole.span.lo[0] - 1
            low, high = round(part.low / 10), round(part.high / 10)
            return Node((Span((first + number + low,), (first + last + high - 1,)),), Kind.DECADE)
    c.at = begin
    return None


def _last_decade(c: Cursor, first: int) -> int:
    """The second of 'những năm 40 - 50' or 'thập niên 40 và 50' (của thế kỷ XX); the first where there is one only."""
    last = c.number(1)
    joins = c.token() in (*DASHES, Sign.UNTIL, Sign.AND, ",")
    if not joins or last is None or len(c.word(1)) != 2 or last % 10 or last <= first or c.token(2) is not Sign.CENTURY:
        return first
    c.at += 2
    return last


def century(c: Cursor, part: Part) -> Node | None:
    """thế kỷ XVII, TK 17, 17th century, XVIIe (siècle), thiên niên kỷ I TCN; bare where the text is about centuries."""
    begin = c.at
    bare: tuple[Message, ...] = ()
    unit = c.token() if c.token() in UNITS else None
    if unit is not None:
        c.at += 1
        c.take(Sign.NTH)
    read = _ordinal(c)
    if read is None:
        c.at = begin
        return None
    number, marked = read
    if unit is None:
        if c.token() in UNITS:
            unit = c.token()
            c.at += 1
        elif c.word() == "c" and c.token(1) == "" and c.ordinal_ending(-1):  # early 19th c.
            unit = Sign.CENTURY
            c.at += 1
        elif marked and c.word() == "s":
            c.at += 1
    if unit is None and not marked and not c.of_centuries():
        word = c.words[begin]
        if read_roman(word) is None or (part == WHOLE and (len(word) < 2 or word == "xx")):
            c.at = begin
            return None
        bare = (DATE_BARE_NUMERAL(text=word.upper(), century=number),) if part == WHOLE else ()
    size = 1000 if unit is Sign.MILLENNIUM else 100
    node = _in_century(c, number, size, part)
    if node is None:
        c.at = begin
        return None
    return node.said(*bare)


def _in_century(c: Cursor, number: int, size: int, part: Part) -> Node | None:
    before = c.token() is Sign.BCE or c.bce
    if number > (_LATEST_CENTURY[before] if size == 100 else 9):
        return None
    behind = _part_behind(c, 1 if c.token() in ERAS else 0)
    part = behind[0] if behind else part
    low, high = part.low * size // 100, part.high * size // 100
    if before:
        low, high = size - high, size - low
    first = (number - 1) * size + 1
    node = years(c, first + low, first + high - 1, Kind.CENTURY if size == 100 else Kind.MILLENNIUM)
    c.at += behind[1] if behind else 0
    return node


def _part_behind(c: Cursor, ahead: int) -> tuple[Part, int] | None:
    """thế kỷ 18 (nửa đầu); 18th century, first half: the part, and how many tokens it takes."""
    opener, part = c.token(ahead), c.token(ahead + 1)
    if not isinstance(part, Part) or opener not in ("(", ","):
        return None
    if opener == "(":
        return (part, 3) if c.token(ahead + 2) == ")" else None
    return (part, 2) if c.token(ahead + 2) == "" else None


def _ordinal(c: Cursor) -> tuple[int, bool] | None:
    """A number, and whether it can only be that of a century."""
    token = c.token()
    if isinstance(token, Ordinal):
        c.at += 1
        return token.number, False
    roman = read_roman(c.word()) if c.word() else None
    if roman is not None:
        c.at += 1
        if is_french(c, 0) and c.ordinal_ending(0):
            c.at += 1
            return roman[0], True
        return roman
    read = read_number(c.words, c.at)
    if read is None:
        return None
    number, c.at = read
    french = is_french(c, 0)
    if c.ordinal_ending(0):
        c.at += 1
    return number, french


def is_french(c: Cursor, ahead: int) -> bool:
    """Whether the ending is that of 'XIIe', '8e', '8ème', which by itself means a century."""
    return c.word(ahead).startswith(("e", "è"))


def part(c: Cursor, first: Part) -> Part:
    """đầu, giữa, nửa đầu, early, mid-; 'mid to late' is from one to the other."""
    c.at += 1
    last = c.token(1)
    if (c.token() in DASHES or c.token() is Sign.UNTIL) and isinstance(last, Part) and last.high > first.low:
        c.at += 2
        return Part(first.low, last.high)
    if c.token() == "-":
        c.at += 1
    return first
