"""Parts of a date that begin with digits, or with the name of a month: days, months, years, and what follows them."""

from catalog.dates.centuries import UNITS, WHOLE, century, decade, is_french
from catalog.dates.cursor import Cursor
from catalog.dates.findings import DATE_ABBREVIATED, DATE_MONTH_FIRST
from catalog.dates.iso import Span
from catalog.dates.lexer import MonthName
from catalog.dates.lexicon import Sign
from catalog.dates.names import CanChi, Name
from catalog.dates.nodes import Kind, Node
from catalog.dates.settle import DayMonth
from catalog.dates.years import year
from catalog.messages import Message

Read = list[Node | DayMonth]

_AFTER_DAY = (Sign.YEAR, Sign.LUNAR, Sign.SOLAR)


def numeric(c: Cursor) -> Read | None:
    """Whatever begins with digits."""
    separator = c.token(1)
    if separator in ("/", ".", "-") and (leap := _leap_day(c)) is not None:
        return [leap]
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
    if after in UNITS or (len(c.word()) <= 2 and (is_french(c, 1) or c.of_centuries())):
        return _one(century(c, WHOLE))
    return _one(year(c))


def _leap_day(c: Cursor) -> DayMonth | None:
    """15/4 nhuận: a day of a leap month, which only the lunar calendar has."""
    day, month = c.number(), c.number(2)
    if day is None or month is None or c.token(3) is not Sign.LEAP or not (1 <= day <= 30 and 1 <= month <= 12):
        return None
    c.at += 4
    return DayMonth(month, day, True, True)


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
