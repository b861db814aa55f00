"""Years that a question names: 'đình thế kỷ 17' asks for communal houses of 1601 to 1700.

The longest run of words that `catalog.dates` reads is taken for years where it can hardly mean anything else: it has a
number that dates something ('1697', 'Cảnh Hưng 44', 'năm 938'), a word that only times have ('thế kỷ', 'century',
'TCN'), or a dynasty named as a time ('thời Mạc', 'Mạc dynasty'). A Vietnamese one must end the question: 'nhà Trần'
also begins 'nhà Trần Hưng Đạo'. The name of a dynasty, a ruler or a reign alone stays a name, and a bare number is a
year only from 1000 on.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from catalog.analyzer import tokens
from catalog.dates.iso import parse_iso
from catalog.dates.parse import parse_date

LONGEST = 8
"""Words of the longest date that is looked for."""
_BARE_YEAR = re.compile(r"(?<!\d)[1-9]\d{3}(?!\d)")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_TIMES = frozenset(("ki", "tk", "century", "centuries", "tcn", "bc", "bce", "scn"))
_BEGIN_A_TIME = frozenset(("thoi", "nha", "doi", "trieu"))
_END_A_TIME = frozenset(("dynasty", "period", "era"))


class Years(NamedTuple):
    """The first and the last year, astronomical, both included; None is open."""

    first: int | None
    last: int | None


class Dated(NamedTuple):
    """A run of words, from `start` up to `stop`, and the years that it stands for."""

    start: int
    stop: int
    years: Years


def dated(chunks: Sequence[str]) -> Dated | None:
    """The longest run of `chunks` (text between spaces) that says years, the first of equals; None where none does."""
    for length in range(min(LONGEST, len(chunks)), 0, -1):
        for start in range(len(chunks) - length + 1):
            stop = start + length
            text = " ".join(chunks[start:stop]).strip(",;")
            if _dates(text, ends=stop == len(chunks)) and (found := years_of(text)):
                return Dated(start, stop, found)
    return None


def years_of(text: str) -> Years | None:
    """The years that a date stands for, in any form that records may have it; None where it is no date."""
    reading = parse_date(text)
    if reading is None:
        return None
    ends = (parse_iso(day) if day else None for day in (reading.earliest, reading.latest))
    return Years(*(day[0] if day else None for day in ends))


def _dates(text: str, *, ends: bool) -> bool:
    """Whether the text, if it can be read as a date, must be meant as one; `ends`: it ends the question."""
    if not _LETTER.search(text):
        return _BARE_YEAR.search(text) is not None
    if _DIGIT.search(text):
        return True
    words = [token.folded for token in tokens(text)]
    if len(words) < 2:
        return False
    return not _TIMES.isdisjoint(words) or words[-1] in _END_A_TIME or (ends and words[0] in _BEGIN_A_TIME)
