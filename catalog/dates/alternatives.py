"""A date that names several years of which one is meant, said so: '1094 hoặc 1119' is '1094 or 1119', not all between.

Other times with 'or' between them, as centuries, are told by their span.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from catalog.dates.display import year_text
from catalog.dates.iso import Span
from catalog.dates.lexer import Token, lex
from catalog.dates.lexicon import Sign
from catalog.language import N_, translate

_LONGEST = 120
_DOUBTS = {Sign.ABOUT: N_("c. {date}"), Sign.PROBABLY: N_("probably {date}")}
_PASSED_OVER = ("", "(", ")", Sign.YEAR)
_SHORT = 100
"""What is less, behind a year of more, may be its last two digits: '1881 hoặc 82'."""


class _Choice(NamedTuple):
    """The astronomical years of which one is meant, as they are written, and how sure that is."""

    years: tuple[int, ...]
    frame: str


def alternatives(text: str, span: Span, language: str) -> str:
    """The years that `text` names in `language`; '' where it names no choice of years, or others than the span."""
    choice = _read(text) if len(text) <= _LONGEST else None
    if choice is None or span != Span((min(choice.years),), (max(choice.years),)):
        return ""
    *others, last = (year_text(year, language) for year in choice.years)
    shown = translate(N_("{first} or {last}"), language, first=", ".join(others), last=last)
    return translate(choice.frame, language, date=shown) if choice.frame else shown


@lru_cache(maxsize=1024)
def _read(text: str) -> _Choice | None:
    """The choice that the whole of `text` is, or None."""
    lexed = lex(unicodedata.normalize("NFC", text.strip()))
    if lexed is None or Sign.OR not in lexed.tokens:
        return None
    tokens = [token for token in lexed.tokens if token not in _PASSED_OVER]
    doubts = [token for token in tokens[:1] if token in _DOUBTS]
    frame = _DOUBTS[Sign(doubts[0])] if doubts else ""
    tokens = tokens[len(doubts) :]
    is_before = tokens[-1:] == [Sign.BCE]
    figures = _figures(tokens[:-1] if is_before else tokens)
    if figures is None:
        return None
    return _Choice(tuple(1 - one for one in figures) if is_before else _in_full(figures), frame)


def _figures(tokens: Sequence[Token]) -> list[int] | None:
    """The figures, where there is nothing but these, and signs between them of which the last is 'or'."""
    figures, joins = tokens[::2], tokens[1::2]
    if len(figures) != len(joins) + 1 or joins[-1:] != [Sign.OR] or not set(joins) <= {Sign.OR, ","}:
        return None
    if not all(isinstance(one, str) and not isinstance(one, Sign) and one.isdecimal() for one in figures):
        return None
    return [int(str(one)) for one in figures]


def _in_full(figures: Sequence[int]) -> tuple[int, ...]:
    """The years, those with their last two digits alone in full."""
    first = figures[0]
    return tuple(one + first // _SHORT * _SHORT if one < _SHORT <= first else one for one in figures)
