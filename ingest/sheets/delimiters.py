"""What parts the columns of text: named in a first line 'sep=^', or found by how evenly it stands in the lines.

The usual signs are tried first. Others, which are rare in words, must part every row into the same number of columns;
those that words are full of (a colon) must also part headings that are known, so that no prose is taken for a table.
"""

import csv
import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.headings import LOOKED_AT_ROWS, known_headings
from ingest.sheets.row_faults import DELIMITERS
from ingest.sheets.table import SheetRefusedError, tidy

DELIMITER_UNKNOWN = define(
    "delimiter-unknown",
    Severity.ERROR,
    N_(
        "It is not sure what parts the columns of '{source}' (comma, semicolon, tab, |, or another sign that every row "
        "has as often). Write a first line that names it, for example sep={sign}, or save it again as CSV with commas "
        "or semicolons."
    ),
)
DELIMITERS_MIXED = define(
    "delimiters-mixed",
    Severity.ERROR,
    N_(
        "The headings of '{source}' (line {line}) are parted by {heading_sign}, its rows by {row_sign}. Save it again "
        "with one sign for all."
    ),
)
DELIMITER_NAMED_WRONG = define(
    "delimiter-named-wrong",
    Severity.ERROR,
    N_(
        "The first line of '{source}' says that its columns are parted by '{sign}'. It must be one sign, and no "
        "quotation mark: sep=; or sep=^"
    ),
)

RARE = "^~¦¬§\x1f\x1e\x01"
"""Signs that hardly stand in words."""
_IN_WORDS = ":=#*+@&%!$\\/"
_NAMED = re.compile(r'^"?sep=(?P<sign>.*?)"?$', re.IGNORECASE | re.DOTALL)
_BY_NAME = {"\\t": "\t", "tab": "\t"}
_FEWEST_ROWS = 2
SNIFFED_ROWS = 40
"""Lines that are looked at, and one more, whose cell may go on."""


@dataclass(frozen=True)
class Delimiter:
    """What parts the columns; `is_named`: the first line names it, and is none of the table."""

    sign: str
    is_named: bool = False


def find_delimiter(lines: Sequence[str], source: str, expected: Collection[str]) -> Delimiter:
    """What parts the first `lines`, ',' for a table of one column; raises SheetRefusedError where it is in doubt.

    `expected`: folded headings that a mapping names.
    """
    named = _NAMED.match(lines[0].rstrip("\r\n")) if lines else None
    if named and named["sign"]:
        return Delimiter(_one_sign(named["sign"], source), is_named=True)
    table = lines[1:] if named else lines
    usual, is_table = _usual(table)
    known = max((_known(line, usual, expected) for line in table[:LOOKED_AT_ROWS]), default=0)
    other = _other(table, known if is_table else 0, expected, is_alone=not is_table)
    if other:
        return Delimiter(other, is_named=named is not None)
    if not is_table and not any(known_headings([tidy(line)], expected) for line in table):
        raise SheetRefusedError(DELIMITER_UNKNOWN(source=source, sign=_likeliest(table)))
    _refuse_mixed(lines, usual, source, expected)
    return Delimiter(usual, is_named=named is not None)


def _one_sign(text: str, source: str) -> str:
    sign = _BY_NAME.get(text.strip().lower()) or text.strip() or text[0]
    if len(sign) > 1 or sign == '"':
        raise SheetRefusedError(DELIMITER_NAMED_WRONG(source=source, sign=sign[:20]))
    return sign


def _usual(lines: Sequence[str]) -> tuple[str, bool]:
    """The usual sign that gives most rows the same number of columns, and whether that is two or more."""
    best, best_score = ",", (0.0, 0)
    for sign in DELIMITERS:
        widths = _widths(lines, sign)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        score = (round(widths.count(usual) / max(len(widths), 1), 1), usual)
        if usual > 1 and score > best_score:
            best, best_score = sign, score
    return best, best_score != (0.0, 0)


def _other(lines: Sequence[str], known: int, expected: Collection[str], *, is_alone: bool) -> str:
    """Another sign that parts all rows evenly, and headings better than the usual one, which knows `known`; or ''.

    `is_alone`: no usual sign gives a table; then a sign that is rare in words needs no heading that is known.
    """
    found: dict[str, int] = {}
    for sign in RARE + _IN_WORDS:
        first = next((at for at, line in enumerate(lines) if sign in line), len(lines))
        widths = _widths(lines[first:], sign)
        widths = widths[:-1] if len(lines) > SNIFFED_ROWS else widths
        if len(widths) < _FEWEST_ROWS or len(set(widths)) > 1 or first > LOOKED_AT_ROWS:
            continue
        own = _known(lines[first], sign, expected)
        enough = 0 if sign in RARE and is_alone and first == 0 else 1 if sign in RARE else max(2, widths[0] / 2)
        if own >= enough and (own > known or is_alone):
            found[sign] = own
    best = max(found.values(), default=0)
    signs = [sign for sign, own in found.items() if own == best]
    return signs[0] if len(signs) == 1 else ""


def _likeliest(lines: Sequence[str]) -> str:
    """The sign for the hint: the one of all that most lines have; '^' where there is none."""
    counts = {sign: sum(sign in line for line in lines) for sign in RARE + _IN_WORDS}
    sign = max(counts, key=lambda one: counts[one])
    return sign if counts[sign] and sign.isprintable() else "^"


def _known(line: str, sign: str, expected: Collection[str]) -> int:
    return known_headings([tidy(cell).strip('"') for cell in line.split(sign)], expected)


def _refuse_mixed(lines: Sequence[str], chosen: str, source: str, expected: Collection[str]) -> None:
    """Refuse a table whose headings are parted by another sign, which would make headings of its first row."""
    for number, line in enumerate(lines[:LOOKED_AT_ROWS], 1):
        if chosen in line:
            return
        for other in DELIMITERS:
            if other != chosen and known_headings([tidy(cell) for cell in line.split(other)], expected) > 1:
                signs = {"heading_sign": _called(other), "row_sign": _called(chosen)}
                raise SheetRefusedError(DELIMITERS_MIXED(source=source, line=number, **signs))


def _called(sign: str) -> str:
    return "TAB" if sign == "\t" else sign


def _widths(lines: Iterable[str], sign: str) -> list[int]:
    widths: list[int] = []
    with suppress(csv.Error):
        widths.extend(len(record) for record in csv.reader(lines, delimiter=sign) if any(record))
    return widths
