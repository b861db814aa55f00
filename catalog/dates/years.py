"""Parts of a date that are numbers: days, months, years, decades, centuries, millennia."""

from catalog.dates.cursor import DASHES, Cursor
from catalog.dates.edtf import LATEST_BARE_YEAR, too_old
from catalog.dates.findings import DATE_ABBREVIATED, DATE_BARE_NUMERAL, DATE_MONTH_FIRST
from catalog.dates.iso import EARLIEST_YEAR, LATEST_YEAR, Span
from catalog.dates.lexer import MonthName, Ordinal, Part
from catalog.dates.lexicon import Sign
from catalog.dates.names import CanChi, Name
from catalog.dates.nodes import Kind, Node
from catalog.dates.numerals import read_number, read_roman
from catalog.dates.settle import DayMonth
from catalog.dates.span import Calendar, Certainty
from catalog.messages import Message

Read = list[Node | DayMonth]

_PRESENT = 1950
"""The year from which 'before present' is counted (radiocarbon convention)."""
_SAKA, _BUDDHIST = 78, -544
"""A śaka year n began in March of n + 78; a year n of the Buddhist era in May of n - 544."""
WHOLE = Part(0, 100)
ERAS = (Sign.BCE, Sign.CE, Sign.SAKA, Sign.BUDDHIST)
_AFTER_DAY = (Sign.YEAR, Sign.LUNAR, Sign.SOLAR)
_UNITS = (Sign.CENTURY, Sign.MILLENNIUM)
_LATEST_CENTURY = {False: 22, True: 60}


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
    if c.token() is Sign.YEAR and (c.present or c.token(1) in (Sign.BCE, Sign.PRESENT)):
        c.at += 1
    if c.token() is Sign.YEAR and c.token(1) is Sign.BEFORE and c.token(2) in ("", ")"):  # 3.500 năm trước
        c.at += 2
        return _before_present(number)
    if c.take(Sign.PRESENT) or c.present:
        return _before_present(number)
    era = c.token() in ERAS or c.bce or (c.token() in DASHES and c.number(1) is not None and c.token(2) in ERAS)
    plain = size in (3, 4) and (100 <= number <= LATEST_BARE_YEAR or c.calendar is not None)
    node = years(c, number, number, Kind.YEAR) if number > 0 and (plain or era or (marked and size <= 4)) else None
    if node is None:
        c.at = begin
    return node


def _before_present(number: int) -> Node | None:
    point = (_PRESENT - number,)
    if number < 500:
        return None
    if point[0] < EARLIEST_YEAR:
        return too_old(f"{number} BP")._replace(certainty=Certainty.APPROXIMATE)
    return Node((Span(point, point),), Kind.YEAR, certainty=Certainty.APPROXIMATE)


def numeric(c: Cursor) -> Read | None:
    """Whatever begins with digits."""
    separator = c.token(1)
    if (separator in ("/", ".") or separator == "-") and c.number(2) is not None:
        read = _three_numbers(c) or _two_numbers(c)
        if read is not None:
            return read
    ending = c.ordinal_ending(1)
    after = c.token(2 if ending else 1)
    number = c.number()
    if number is None:
        return None
    if ending and c.word(2) == "c" and c.token(3) == "" and len(c.word()) <= 2:  # 19th c.
        return _one(century(c, WHOLE))
    if separator == "-" and isinstance(c.token(2), MonthName) and number <= 31:  # 7-May-1954
        return _day_and_month(c, number, 3)
    if isinstance(after, MonthName) and number <= 31:
        return _day_and_month(c, number, 3 if ending else 2)
    if c.word(1) == "s" and len(c.word()) == 4:
        return _one(decade(c, WHOLE))
    if after in _UNITS or (len(c.word()) <= 2 and (_french(c, 1) or c.of_centuries())):
        return _one(century(c, WHOLE))
    return _one(year(c))


def _day_and_month(c: Cursor, day: int, taken: int) -> Read:
    month = c.token(taken - 1)
    number = month.number if isinstance(month, MonthName) else 0
    c.at += taken
    if c.token() == "-" and len(c.word(1)) == 4:
        c.at += 1
    return [DayMonth(number, day)]


def _one(node: Node | None) -> Read | None:
    return None if node is None else [node]


def _three_numbers(c: Cursor) -> Read | None:
    """15/6/1783, 15-6-1783, 15.6.1783, 1783-06-15."""
    separator = c.token(1)
    if c.token(3) != separator or c.number(4) is None:
        return None
    sizes = [len(c.word(ahead)) for ahead in (0, 2, 4)]
    numbers = [c.number(ahead) or 0 for ahead in (0, 2, 4)]
    if sizes[0] == 4:
        sizes, numbers = sizes[::-1], numbers[::-1]
    if sizes[2] not in (3, 4) or max(sizes[:2]) > 2 or not all(numbers):
        return None
    day, month, _ = numbers
    text = str(separator).join(map(str, numbers))
    warnings: tuple[Message, ...] = ()
    if month > 12 >= day:
        warnings = (DATE_MONTH_FIRST(text=text, number=month),)
        day, month = month, day
    if month > 12 or day > 31:
        return None
    begin, year_first = c.at, len(c.word()) == 4
    c.at = begin if year_first else begin + 4
    node = year(c, marked=True)
    c.at = begin if node is None else begin + 5 if year_first else c.at
    return None if node is None else [DayMonth(month, day, lunar=False), node.said(*warnings)]


def _two_numbers(c: Cursor) -> Read | None:
    """5/1740, 5-1740, 1740-05, 1740/05; 16/5 as a day of a month."""
    (one, other), sizes, separator = (c.number() or 0, c.number(2) or 0), (len(c.word()), len(c.word(2))), c.token(1)
    if sizes[0] <= 2 and sizes[1] in (3, 4) and 1 <= one <= 12 and not (separator == "." and other < 1000):
        c.at += 2
        node = year(c, marked=True)
        return None if node is None else [DayMonth(one), node]
    if sizes == (4, 2) and separator == "/" and one % 100 < other <= 12:
        return _year_or_month(c, one, other)
    if sizes == (4, 2) and separator != "." and 1 <= other <= 12:
        node = year(c, marked=True)
        c.at += 2
        return None if node is None else [DayMonth(other), node]
    if max(sizes) <= 2 and separator != "." and 1 <= one <= 31 and 1 <= other <= 12 and not c.of_centuries():
        if separator == "-" and not (isinstance(c.token(3), (Name, CanChi)) or c.token(3) in _AFTER_DAY):
            return None
        c.at += 3
        return [DayMonth(other, one)]
    return None


def _year_or_month(c: Cursor, first: int, other: int) -> Read:
    """1902/03: its third month, or 1902 to 1903."""
    c.at += 3
    last = first - first % 100 + other
    text, month, years_of = f"{first}/{other:02d}", f"{first}-{other:02d}", f"{first}–{last}"
    node = Node((Span((first,), (last,)),), Kind.YEARS)
    return [node.said(DATE_ABBREVIATED(text=text, month=month, years=years_of))]


def month_name(c: Cursor) -> Read | None:
    """June 1783; June 15, 1783."""
    month = c.token()
    if not isinstance(month, MonthName) or month.lunar:
        return None
    day = c.number(1)
    if day is None or not 1 <= day <= 31 or len(c.word(1)) > 2:
        c.at += 1
        return [DayMonth(month.number)]
    c.at += 3 if c.ordinal_ending(2) else 2
    return [DayMonth(month.number, day)]


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
    unit = c.token() if c.token() in _UNITS else None
    if unit is not None:
        c.at += 1
        c.take(Sign.NTH)
    read = _ordinal(c)
    if read is None:
        c.at = begin
        return None
    number, marked = read
    if unit is None:
        if c.token() in _UNITS:
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
        if _french(c, 0) and c.ordinal_ending(0):
            c.at += 1
            return roman[0], True
        return roman
    read = read_number(c.words, c.at)
    if read is None:
        return None
    number, c.at = read
    french = _french(c, 0)
    if c.ordinal_ending(0):
        c.at += 1
    return number, french


def _french(c: Cursor, ahead: int) -> bool:
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
