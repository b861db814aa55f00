"""A date whose words name centuries, a part of them or a dynasty, said in another language than it was written in.

Its years are only the bounds of what the words mean: 'cuối thế kỷ XVIII' is 'late 18th century', never '1767–1800'.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from catalog.dates.display import display, in_century, ordinal
from catalog.dates.eras import Period, periods
from catalog.dates.iso import Span
from catalog.dates.lexer import Part, Token, lex
from catalog.dates.lexicon import Sign
from catalog.dates.names import CanChi, Name
from catalog.dates.numerals import read_number, read_roman
from catalog.language import N_, translate

_PARTS = {
    Part(0, 33): N_("early {date}"),
    Part(33, 66): N_("mid-{date}"),
    Part(66, 100): N_("late {date}"),
    Part(0, 50): N_("first half of the {date}"),
    Part(50, 100): N_("second half of the {date}"),
}
_JOINS = ("-", "–", Sign.UNTIL, Sign.AND)
_DOUBTS = (Sign.ABOUT, Sign.MAYBE)
_RULED_BY_OTHERS = frozenset({"bac-thuoc", "thuoc-minh", "van-lang-au-lac"})
"""Periods of the facet that are no dynasties."""
_LONGEST = 120
_EXACT_YEARS = 2
"""A year of another calendar touches two solar ones."""
_FIGURE = re.compile(r"\d+", re.ASCII)
_SIGNED = re.compile(r"((?<!\d)-|)(\d+)", re.ASCII)


class _Century(NamedTuple):
    part: Part | None
    number: int
    """Negative before our era."""

    @property
    def years(self) -> tuple[int, int]:
        first = 100 * self.number - 99 if self.number > 0 else 100 * self.number + 1
        return first, first + 99


class _Phrase(NamedTuple):
    period: Period | None
    centuries: tuple[_Century, ...]
    since: bool


def phrase(text: str, span: Span, language: str) -> str:
    """The words of `text` in `language`; '' where they are no such phrase, or say something else than the span."""
    read = _read(text) if len(text) <= _LONGEST else None
    if read is None or span.lo is None or (span.hi is None and not read.since):
        return ""
    years = span.lo[0], (span.hi or span.lo)[0]
    if not read.centuries:
        return _period_alone(read.period, years, language) if read.period else ""
    if not (read.centuries[0].years[0] <= years[0] and years[1] <= read.centuries[-1].years[1]):
        return ""
    said = _centuries(read.centuries, language)
    if span.hi is None:
        said = translate(N_("from {date}"), language, date=said)
    if read.period is None:
        return said
    return translate(N_("{period}, {date}"), language, period=_name(read.period, language), date=said)


def are_bounds(text: str, span: Span) -> bool:
    """Whether an end of the span stands nowhere in `text`: nobody wrote it, it was reckoned from the words.

    Whole centuries and decades are said as such, and a year of a reign or a can-chi name is as good as its figure.
    """
    lo, hi = span
    if lo is None or hi is None or len(lo) > 1 or len(hi) > 1 or hi[0] - lo[0] < _EXACT_YEARS or not text:
        return False
    ends = [str(year if year > 0 else 1 - year) for year in (lo[0], hi[0])]
    if not set(ends) <= set(_FIGURE.findall(display(span, "en"))):
        return False
    figures = set(_FIGURE.findall(text))
    if _is_written(lo[0], text) and (_is_written(hi[0], text) or ends[1][-2:] in figures):
        return False
    return not _counts_years(text)


def _is_written(year: int, text: str) -> bool:
    """Whether `text` has the year: as people count it, or astronomical, as '-5000' is 5001 BCE and '0000' 1 BCE."""
    counted = str(year if year > 0 else 1 - year)
    noted = f"-{-year:04}" if year < 0 else f"{year:04}"
    return any(figure == counted or sign + figure == noted for sign, figure in _SIGNED.findall(text))


def _counts_years(text: str) -> bool:
    lexed = lex(unicodedata.normalize("NFC", text)) if len(text) <= _LONGEST else None
    pairs = pairwise(lexed.tokens) if lexed else ()
    return any(isinstance(one, CanChi) or (isinstance(one, Name) and one.eras and _is_count(two)) for one, two in pairs)


def _is_count(token: Token) -> bool:
    return token in (Sign.NTH, Sign.YEAR_ONE, Sign.YEAR) or (isinstance(token, str) and token.isdecimal())


def _period_alone(period: Period, years: tuple[int, int], language: str) -> str:
    if years != (period.first, period.last) or period.scope not in ("facet", "culture"):
        return ""
    shown = display(Span((years[0],), (years[1],)), language)
    if period.scope == "culture":
        return translate(N_("{period}, {date}"), language, period=_name(period, language), date=shown)
    return translate(N_("{period} ({years})"), language, period=_name(period, language), years=shown)


def _name(period: Period, language: str) -> str:
    name = period.label(language)
    is_dynasty = period.scope == "facet" and period.han and period.code not in _RULED_BY_OTHERS
    return translate(N_("{name} dynasty"), language, name=name) if is_dynasty else name


def _centuries(centuries: tuple[_Century, ...], language: str) -> str:
    first, last = centuries[0], centuries[-1]
    if first.part is None and last.part is None:
        return display(Span((first.years[0],), (last.years[1],)), language)
    if len(centuries) == 1:
        return _with_part(first, in_century(first.number, language), language)
    alike = language == "en" and (first.number > 0) is (last.number > 0)
    begin = ordinal(abs(first.number)) if alike else in_century(first.number, language)
    return f"{_with_part(first, begin, language)} – {_with_part(last, in_century(last.number, language), language)}"


def _with_part(one: _Century, shown: str, language: str) -> str:
    return translate(_PARTS[one.part], language, date=shown) if one.part else shown


@lru_cache(maxsize=4096)
def _read(text: str) -> _Phrase | None:
    """The phrase that the whole of `text` is, or None."""
    lexed = lex(unicodedata.normalize("NFC", text.strip()))
    if lexed is None:
        return None
    tokens, at = lexed.tokens, 0
    while tokens[at] in _DOUBTS:
        at += 1
    period = _period(tokens[at])
    if period is not None:
        at += 2 if tokens[at + 1] == "," else 1
    since = tokens[at] is Sign.SINCE
    centuries, at = _century_or_two(tokens, lexed.words, at + since)
    if period is None and centuries and tokens[at] == "," and (period := _period(tokens[at + 1])) is not None:
        at += 2
    is_whole = tokens[at] == "" and (centuries or (period is not None and not since))
    in_order = not centuries or centuries[0].number <= centuries[-1].number
    return _Phrase(period, centuries, since) if is_whole and in_order else None


def _century_or_two(tokens: list[Token], words: list[str], at: int) -> tuple[tuple[_Century, ...], int]:
    """The centuries that begin at `at`, and where they end."""
    first = _century(tokens, words, at)
    if first is None:
        return (), at
    one, at = first
    last = _century(tokens, words, at + 1, named=False) if tokens[at] in _JOINS else None
    return ((one, last[0]), last[1]) if last else ((one,), at)


def _period(token: Token) -> Period | None:
    """The one period of which the token is the name; the reign of a ruler is not."""
    if not isinstance(token, Name) or token.eras or len(token.dynasties) != 1:
        return None
    period = periods()[next(iter(token.dynasties))]
    return period if token.spans == (Span((period.first,), (period.last,)),) else None


def _century(tokens: list[Token], words: list[str], at: int, *, named: bool = True) -> tuple[_Century, int] | None:
    """A century and where it ends; the second of two need not say that it is one ('thế kỷ XIII - XIV')."""
    part = None
    token = tokens[at]
    if isinstance(token, Part):
        if token not in _PARTS:
            return None
        part, at = token, at + 1
    if tokens[at] is Sign.CENTURY:
        at += 1
    elif named:
        return None
    roman = read_roman(words[at])
    read = (roman[0], at + 1) if roman else read_number(words, at)
    if read is None:
        return None
    number, at = read
    before = tokens[at] is Sign.BCE
    return _Century(part, -number if before else number), at + before
