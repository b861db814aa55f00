"""A span of time in a reader's words: 'thế kỷ XVII', '17th century', '15 June 1783', '258 TCN'."""

from catalog.dates.iso import Point, Span
from catalog.dates.numerals import ROMAN
from catalog.language import N_, translate

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_ROMAN = {number: text.upper() for text, number in ROMAN.items()}
_CERTAINTY = {
    "approximate": N_("c. {date}"),
    "probable": N_("probably {date}"),
    "uncertain": N_("{date} (?)"),
    "former": N_("formerly {date}"),
}


def display(span: Span, language: str, certainty: str | None = None) -> str:
    """The span for a reader of `language`; '' where neither end is known."""
    return with_certainty(_span(span, language), language, certainty)


def with_certainty(text: str, language: str, certainty: str | None) -> str:
    """The date in words with how sure it is; '' stays so."""
    frame = _CERTAINTY.get(certainty or "")
    return translate(frame, language, date=text) if text and frame else text


def years_line(first: int | None, last: int | None, language: str) -> str:
    """A stretch of astronomical years as figures, never as a century: '1601–1700', '500–401 BCE', 'from 1700'."""
    if first is not None and last is not None and first < last <= 0:
        return translate(N_("{first}–{last} BCE"), language, first=1 - first, last=1 - last)
    ends = [year_text(year, language) if year is not None else "" for year in (first, last)]
    if first is None or last is None:
        one = ends[0] or ends[1]
        return one and translate(N_("until {date}") if first is None else N_("from {date}"), language, date=one)
    return ends[0] if first == last else "–".join(ends)


def year_text(year: int, language: str) -> str:
    """One astronomical year as a reader types it: '1697', '500 BCE'."""
    return translate(N_("{year} BCE"), language, year=1 - year) if year <= 0 else str(year)


def _span(span: Span, language: str) -> str:
    lo, hi = span
    if lo is None and hi is None:
        return ""
    if hi is None:
        return translate(N_("from {date}"), language, date=_point(lo, language))
    if lo is None:
        return translate(N_("until {date}"), language, date=_point(hi, language))
    if lo == hi:
        return _point(lo, language)
    if len(lo) == len(hi) == 1:
        return _centuries(lo[0], hi[0], language) or _years(lo[0], hi[0], language)
    return f"{_point(lo, language)} – {_point(hi, language)}"


def _point(point: Point | None, language: str) -> str:
    if point is None:
        return ""
    year = _year(point[0], language, alone=len(point) == 1)
    if len(point) == 1:
        return year
    month = translate(MONTHS[point[1] - 1], language)
    if len(point) == 2:
        return translate(N_("{month} {year}"), language, month=month, year=year)
    return translate(N_("{day} {month} {year}"), language, day=point[2], month=month, year=year)


def _year(year: int, language: str, alone: bool = True) -> str:
    return translate(N_("{year} CE"), language, year=year) if 0 < year < 100 and alone else year_text(year, language)


def _years(first: int, last: int, language: str) -> str:
    if first % 10 == 0 and last == first + 9 and first > 0:
        return translate(N_("{year}s"), language, year=first)
    if last <= 0:
        return translate(N_("{first}–{last} BCE"), language, first=1 - first, last=1 - last)
    return f"{_year(first, language)}–{_year(last, language)}"


def _century(first: int, last: int) -> int | None:
    """The number of the century that begins with `first` and ends with `last` (negative: BCE), or None."""
    if last - first != 99:
        return None
    if first > 0:
        return last // 100 if last % 100 == 0 else None
    return (last - 99) // 100 if last <= 0 and last % 100 == 0 else None


def _centuries(first: int, last: int, language: str) -> str | None:
    begin, stop = _century(first, first + 99), _century(last - 99, last)
    if begin is None or stop is None:
        return None
    if begin == stop:
        return in_century(begin, language)
    if begin < 0 < stop:
        return f"{in_century(begin, language)} – {in_century(stop, language)}"
    if -begin > max(_ROMAN):  # nobody writes thirty centuries as a range, and it could not be read again
        return None
    msgid = N_("{first}–{last} century") if begin > 0 else N_("{first}–{last} century BCE")
    return translate(msgid, language, first=_numeral(begin, language), last=_numeral(stop, language))


def in_century(number: int, language: str) -> str:
    """A century, negative before our era: '17th century', 'thế kỷ III TCN'."""
    msgid = N_("{century} century") if number > 0 else N_("{century} century BCE")
    return translate(msgid, language, century=_numeral(number, language))


def _numeral(century: int, language: str) -> str:
    """The number as centuries are counted in `language`: '17th' in English, 'XVII' elsewhere."""
    number = abs(century)
    return ordinal(number) if language == "en" else _ROMAN.get(number, str(number))


def ordinal(number: int) -> str:
    """The English ordinal: '17th'."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")
    return f"{number}{ending}"
