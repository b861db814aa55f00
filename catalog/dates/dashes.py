"""The one dash of a stretch of time: the en dash, whatever its source typed between the two ends.

A hyphen that joins a day, a month and a year, or two syllables, is none: the span tells which is which.
"""

import re

from catalog.dates.iso import Point, Span

_DASH = "[-‐‑‒–—―−]{1,2}"
_NUMERAL = r"(?:\d+(?:st|nd|rd|th)?|[IVXL]+)"
_APART = re.compile(rf"(?<=\w|[)?])(?:\s+{_DASH}|{_DASH}(?=\s))\s+(?=\w|[(~])")
_JOINED = re.compile(rf"(?<![\w/-])(?<!\d\.)({_NUMERAL})\s*{_DASH}({_NUMERAL})(?![\w/-]|\.\d)")
_LEAST_OF_A_YEAR = 3
"""Digits from which on a number can be no day, month or century."""


def with_one_dash(written: str, span: Span) -> str:
    """The date as written, its range with an en dash, spaced where its ends are; what is one day or year stays."""
    lo, hi = span
    if lo is not None and lo == hi:
        return written
    spaced = _APART.sub(" – ", written)
    if spaced != written or lo is None or hi is None:
        return spaced
    pairs = {*_told(lo, hi)}
    return _JOINED.sub(
        lambda found: f"{found[1]}–{found[2]}" if _is_range(found[1], found[2], pairs) else found[0],
        written,
    )


def _is_range(first: str, last: str, pairs: set[tuple[str, str]]) -> bool:
    if not (first.isdecimal() and last.isdecimal()):
        return not first.isdecimal()  # Roman numerals and ordinals count centuries
    return min(len(first), len(last)) >= _LEAST_OF_A_YEAR or (first, last) in pairs


def _told(lo: Point, hi: Point) -> list[tuple[str, str]]:
    """The figures by which a range from `lo` to `hi` is told: years, the last one in short, centuries, months, days."""
    first, last = (year if year > 0 else 1 - year for year in (lo[0], hi[0]))
    pairs = [(first, last), ((first + 99) // 100, (last + 99) // 100), *zip(lo[1:], hi[1:], strict=False)]
    return [*((str(one), str(other)) for one, other in pairs), (str(first), f"{last % 100:02}")]
