"""Parts of a date that are names: reigns and their years, dynasties, rulers; and days and months in words."""

from catalog.dates.cursor import Cursor
from catalog.dates.eras import Era
from catalog.dates.findings import DATE_BEYOND_ERA, DATE_NAME_TWICE, DATE_PERIOD_LOOSE, DATE_PERIOD_UNCLEAR
from catalog.dates.iso import Span
from catalog.dates.lexer import MonthName
from catalog.dates.lexicon import Sign
from catalog.dates.names import CanChi, Name
from catalog.dates.nodes import Kind, Node
from catalog.dates.numerals import read_number, read_sino
from catalog.dates.settle import DayMonth
from catalog.dates.span import Calendar
from catalog.dates.syllables import spellings
from catalog.messages import Message

_DAY_OF_FULL_MOON = 15
_DAYS, _MONTHS = 30, 12
_AFTER_MONTH = ("/", "-", ".", Sign.MONTH)
MUNG = spellings("mùng") | spellings("mồng") | spellings("sơ")


def reign_year(name: Name, number: int) -> Node:
    """Year `number` of a reign name; of reigns of the same name those that lasted so long."""
    long_enough = [era for era in name.eras if number <= era.years]
    chosen = long_enough or [max(name.eras, key=lambda era: era.years)]
    options = tuple(Span((year,), (year,)) for year in (era.first + number - 1 for era in chosen))
    label = f"{name.label} {number}"
    node = Node(options, Kind.REIGN_YEAR, label, _used_twice(name.label, chosen), calendar=Calendar.LUNAR)
    if long_enough:
        return node
    era = chosen[0]
    return node.said(
        DATE_BEYOND_ERA(
            era=name.label, years=era.years, first=era.first, last=era.last, number=number, year=era.first + number - 1
        )
    )


def _used_twice(name: str, eras: list[Era]) -> Message | None:
    if len(eras) < 2:
        return None
    users = ", ".join(f"{era.name if era.name != name else era.ruler} ({era.first}–{era.last})" for era in eras)
    return DATE_NAME_TWICE(name=name, users=users)


def whole(name: Name) -> Node:
    """All years of a reign, a ruler or a dynasty."""
    if name.eras:
        options = tuple(era.span for era in name.eras)
        return Node(options, Kind.REIGN, name.label, _used_twice(name.label, list(name.eras)))
    doubt = None
    if name.meanings:
        doubt = DATE_PERIOD_UNCLEAR(name=name.label, meanings=", ".join(name.meanings))
    elif len(name.spans) > 1:
        doubt = DATE_PERIOD_LOOSE(name=name.label)
    return Node(name.spans, Kind.PERIOD, name.label, doubt)


def named(c: Cursor) -> list[Node | CanChi] | None:
    """Cảnh Hưng 44; Cảnh Hưng năm thứ 44; Cảnh Hưng tứ thập tứ niên; Cảnh Hưng Quý Mão; or a name alone."""
    name = c.token()
    if not isinstance(name, Name):
        return None
    c.at += 1
    if not name.eras:
        return [whole(name)]
    c.name = name
    before = c.at
    can_chi = _can_chi(c)
    number = _number_in_reign(c)
    if number is None:
        if can_chi is None:
            c.at = before
        c.take(Sign.YEAR_AFTER)
        return [whole(name), can_chi] if can_chi else [whole(name)]
    return [reign_year(name, number), can_chi] if can_chi else [reign_year(name, number)]


def _can_chi(c: Cursor) -> CanChi | None:
    begin = c.at
    c.take(Sign.YEAR)
    token = c.token()
    if not isinstance(token, CanChi):
        c.at = begin
        return None
    c.at += 1
    c.take(Sign.YEAR_AFTER)
    return token


def _number_in_reign(c: Cursor) -> int | None:
    begin = c.at
    if c.take(Sign.YEAR_ONE):
        return 1
    comma = c.take(",")
    marked = c.take(Sign.YEAR)
    marked = c.take(Sign.NTH) or marked
    sino = read_sino(c.words, c.at)
    if sino is not None and c.tokens[sino[1]] is Sign.YEAR_AFTER:
        c.at = sino[1] + 1
        return sino[0]
    read = read_number(c.words, c.at) or (read_sino(c.words, c.at) if marked else None)
    if read is None or not (marked or c.word().isdigit()) or (not marked and _begins_a_date(c, read[1], comma)):
        c.at = begin
        return None
    number, c.at = read
    if c.ordinal_ending(0):
        c.at += 1
    c.take(Sign.YEAR_AFTER, Sign.YEAR) if c.number(1) is None else None
    return number


def _begins_a_date(c: Cursor, after: int, comma: bool) -> bool:
    """Whether the number is a day or century rather than the year of the reign: 'Minh Mạng, 15 tháng 6 năm 1826'."""
    token = c.tokens[after]
    return token in ("/", Sign.CENTURY) or isinstance(token, MonthName) or (comma and token is Sign.MONTH)


def year_of_reign_first(c: Cursor) -> list[Node | CanChi] | None:
    """năm thứ 5 (niên hiệu) Chính Hòa; 44th year of (the) Cảnh Hưng (reign)."""
    begin = c.at
    if c.take(Sign.YEAR_ONE):
        number: int | None = 1
    else:
        c.take(Sign.YEAR)
        c.take(Sign.NTH)
        read = read_number(c.words, c.at)
        number = None
        if read is not None:
            number, c.at = read
            if c.ordinal_ending(0):
                c.at += 1
            c.take(Sign.YEAR)
    name = c.token()
    if number is None or not isinstance(name, Name) or not name.eras:
        c.at = begin
        return None
    c.at += 1
    c.name = name
    can_chi = _can_chi(c)
    return [reign_year(name, number), can_chi] if can_chi else [reign_year(name, number)]


def day_month(c: Cursor) -> DayMonth | None:
    """ngày 16 tháng 5 (nhuận), mùng năm tháng Giêng, rằm tháng Tám, tháng Chạp; ngũ nguyệt thập lục nhật."""
    begin = c.at
    found = _vietnamese_day(c) or _sino_day(c)
    if found is None:
        c.at = begin
    return found


def bare_day(c: Cursor) -> DayMonth | None:
    """ngày 12, 13/3: a day whose month (then 0), or year, is said later."""
    c.take(Sign.DAY)
    day = c.number()
    if day is None or not 1 <= day <= 31 or len(c.word()) > 2:
        return None
    c.at += 1
    month = c.number(1) if c.token() == "/" else None
    if month is None or not 1 <= month <= _MONTHS:
        return DayMonth(0, day)
    c.at += 2
    return DayMonth(month, day)


def _vietnamese_day(c: Cursor) -> DayMonth | None:
    day, lunar = None, None
    if c.take(Sign.FULL_MOON):
        day, lunar = _DAY_OF_FULL_MOON, True
    elif c.token() is Sign.DAY:
        lunar = True if c.word() in MUNG or not c.word() else None
        c.at += 1
        read = read_number(c.words, c.at)
        if read is None or read[0] > 31:
            return None
        day, c.at = read
        if c.token() == "/" and (month := c.number(1)) is not None and c.token(2) != "/" and month <= _MONTHS:
            c.at += 2
            return DayMonth(month, day, _leap(c), lunar)
        c.take(",")
    elif c.number() is not None and c.token(1) is Sign.MONTH:
        day = c.number()
        if day is None or not 1 <= day <= 31:
            return None
        c.at += 1
    if day is not None and c.take(Sign.NEW_YEAR):
        return DayMonth(1, day, lunar=True)
    if c.token() is not Sign.MONTH:
        return None
    c.at += 1
    return _month(c, day, lunar)


def _leap(c: Cursor) -> bool:
    return c.take(Sign.LEAP)


def _month(c: Cursor, day: int | None, lunar: bool | None) -> DayMonth | None:
    leap = _leap(c)
    token = c.token()
    if isinstance(token, MonthName):
        c.at += 1
        number, lunar = token.number, token.lunar or lunar
    else:
        read = read_number(c.words, c.at)
        if read is None or read[0] > _MONTHS:
            return None
        number, c.at = read
    leap = _leap(c) or leap
    if day is None and c.token() is Sign.DAY and (said := c.number(1)) is not None and c.token(2) not in _AFTER_MONTH:
        day, c.at = said if said <= 31 else None, c.at + 2
    if c.token() in ("/", "-", ",") and len(c.word(1)) == 4 and c.number(1) is not None:
        c.at += 1
    return DayMonth(number, day, leap, True if leap else lunar)


def _sino_day(c: Cursor) -> DayMonth | None:
    leap = _leap(c)
    read = read_sino(c.words, c.at)
    if read is None or c.tokens[read[1]] is not Sign.MONTH_AFTER or read[0] > _MONTHS:
        return None
    month, c.at = read[0], read[1] + 1
    day = None
    c.take(Sign.DAY) if c.token() is Sign.DAY else None
    read = read_sino(c.words, c.at)
    if read is not None and c.tokens[read[1]] is Sign.DAY_AFTER and read[0] <= _DAYS:
        day, c.at = read[0], read[1] + 1
    return DayMonth(month, day, leap, True)
