"""Dates as museums write them, read into spans of time. Nothing is guessed: what is not understood is None."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from catalog.dates import edtf
from catalog.dates.cursor import Cursor
from catalog.dates.findings import DATE_MISSING_DIGITS, DATE_REMARK
from catalog.dates.grammar import LooseEra, date
from catalog.dates.iso import Span, format_iso, from_julian
from catalog.dates.lexer import Tokens, lex
from catalog.dates.lexicon import BLANKS
from catalog.dates.nodes import Kind, Node
from catalog.dates.span import Calendar, Certainty
from catalog.messages import Message

LONGEST = 300
"""Characters; a longer text is no date but prose."""
_REMARK = re.compile(r"(.*[^\s(])\s*\(([^()0-9]{2,})\)")
_MISSING = re.compile(r"(?<!\d)(?:(?:1\d|20)\?\?|(?:1\d\d|20\d)\?)(?!\?)", re.ASCII)
"""17??, 192?: years of which digits are missing, not the uncertain years 17 and 192."""
_SHIFTS = {Calendar.SAKA: (78, 79), Calendar.BUDDHIST: (-544, -543)}
_ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """The span a text stands for, as in `DateSpan`, and what there is to say about it (paths are '')."""

    earliest: str | None
    latest: str | None
    certainty: Certainty | None = None
    calendar: Calendar | None = None
    messages: tuple[Message, ...] = ()


def parse_date(text: str, calendar: Calendar | None = None) -> Reading | None:
    """What `text` says, or None where it says nothing that can be read; never raises.

    `calendar` is that of numbers without an era of their own, as a column heading may name it. 'Before' and 'after' a
    year, month or day include it. A reign year is given as the year in which most of it fell; its days are Gregorian.
    """
    return _parse(text.strip(), calendar) if len(text) <= LONGEST else None


def says_unknown(text: str) -> bool:
    """Whether `text` only says that the date is not known ('không rõ', 'n.d.', '?')."""
    return len(text) <= LONGEST and unicodedata.normalize("NFC", text).strip().lower() in BLANKS


@lru_cache(maxsize=4096)
def _parse(text: str, calendar: Calendar | None) -> Reading | None:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if text.lower() in BLANKS:
        return None
    if missing := _MISSING.search(text):
        return _with_missing(text) if missing[0] == text.removeprefix("năm ") else None
    node = _digits(text, calendar) or _words(text, calendar)
    if node is None and (match := _REMARK.fullmatch(text)):
        node = _words(match[1], calendar)
        node = node.said(DATE_REMARK(text=match[2].strip())) if node else None
    return None if node is None else _reading(node, calendar)


def _with_missing(text: str) -> Reading | None:
    node = edtf.read(text.removeprefix("năm ").replace("?", "X"))
    return None if node is None else _reading(node.said(DATE_MISSING_DIGITS(text=text)), None)


def _digits(text: str, calendar: Calendar | None) -> Node | None:
    if text[0] not in edtf.BEGINNINGS or calendar is Calendar.LUNAR:
        return None
    node = edtf.read(text)
    if node is None or calendar not in _SHIFTS:
        return node
    (lo, hi), (first, last) = node.span, _SHIFTS[calendar]
    span = Span((lo[0] + first,) if lo else None, (hi[0] + last,) if hi else None)
    return node._replace(options=(span,), kind=Kind.YEARS, calendar=calendar)


def _words(text: str, calendar: Calendar | None) -> Node | None:
    tokens = lex(text)
    for _ in range(_ATTEMPTS):
        if tokens is None:
            return None
        cursor = Cursor(tokens, calendar)
        try:
            node = date(cursor)
        except LooseEra as era:
            calendar, tokens = era.calendar, _without(tokens, era.at)
        else:
            return node if cursor.at_end() else None
    return None


def _without(tokens: Tokens, at: int) -> Tokens:
    """The tokens without the one at `at`, and without brackets that held nothing else."""
    around = tokens.tokens[at - 1 : at + 2 : 2]
    first, last = (at - 1, at + 2) if around in (["(", ")"], ["[", "]"]) else (at, at + 1)
    return Tokens(tokens.tokens[:first] + tokens.tokens[last:], tokens.words[:first] + tokens.words[last:])


def _reading(node: Node, calendar: Calendar | None) -> Reading | None:
    lo, hi = node.span
    if lo is None and hi is None:
        return None
    if calendar is Calendar.JULIAN and node.calendar is None:
        node = node._replace(calendar=calendar)
        lo, hi = lo and from_julian(lo), hi and from_julian(hi)
    messages = (*node.messages, node.doubt) if node.doubt and len(node.options) > 1 else node.messages
    if len(messages) > 1:
        messages = tuple(one for i, one in enumerate(messages) if one not in messages[:i])
    earliest = format_iso(lo) if lo else None
    latest = earliest if lo == hi else format_iso(hi) if hi else None
    return Reading(earliest, latest, node.certainty, node.calendar, messages)
