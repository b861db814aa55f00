"""Which rows of a table hold the headings: they need not be the first, and may be two or three."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ingest.sheets.folding import fold
from ingest.sheets.size_headings import is_unit
from ingest.sheets.synonyms import UNDER, recognise
from ingest.sheets.table import tidy

LOOKED_AT_ROWS = 30
_LONGEST = 80
_MOST_LINES = 3
_NUMBER = re.compile(r"[-+]?[\d.,]+%?")


Numbered = tuple[int, Sequence[str]]
"""A row with its number."""


@dataclass(frozen=True)
class Headings:
    """What stands above the data: `first` and `last` are indices of rows, `names` one for each column."""

    first: int
    last: int
    names: tuple[str, ...]

    def pairs(
        self, stored: Sequence[Numbered], read: Sequence[Numbered], tops: Sequence[Numbered]
    ) -> Iterator[tuple[int, Sequence[str], Sequence[str]]]:
        """Each row's number, its cells as stored and as read: the data first, then the headings (`tops`)."""
        own = slice(self.first, self.last + 1)
        yield from self.data(stored, read)
        for was, now in zip(stored[own], tops[own], strict=True):
            yield was[0], was[1], now[1]

    def data(
        self, stored: Sequence[Numbered], read: Sequence[Numbered]
    ) -> Iterator[tuple[int, Sequence[str], Sequence[str]]]:
        """The same for the rows below the headings alone."""
        for was, now in zip(stored[self.last + 1 :], read[self.last + 1 :], strict=True):
            yield was[0], was[1], now[1]


def find_headings(records: Sequence[Numbered], expected: Collection[str] = ()) -> Headings | None:
    """The headings among the first rows, each with its number; None where all rows are empty.

    Headings over several columns are put before those below them: 'Kích thước / Cao'. `expected`: folded headings
    that a mapping names.
    """
    rows = [cells for _, cells in records[:LOOKED_AT_ROWS]]
    first = heading_row(rows, expected)
    if first is None:
        return None
    while first > 0 and _goes_on(rows[first - 1], rows[first]):
        first -= 1
    last, names = first, list(rows[first])
    while last + 1 < len(rows) and last - first < _MOST_LINES - 1 and _goes_on(rows[last], rows[last + 1]):
        last += 1
        names = _under(names, rows[last])
    return Headings(first, last, tuple(names))


def _goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the row below holds only words under headings that go over several columns, or nothing but units.

    A heading over several columns stands in the first of them, or in each.
    """
    if _are_units(below):
        return True
    width = max(len(above), len(below))
    upper, lower = (["", *(cell.strip() for cell in row), *[""] * (width + 1 - len(row))] for row in (above, below))
    under_wide = False
    started = False
    for at in range(1, width + 1):
        top, sub = upper[at], lower[at]
        started = started or bool(top)
        if not sub or sub == top:
            continue
        is_repeated = bool(top) and top in (upper[at - 1], upper[at + 1])
        is_wide = not top or is_repeated or (at < width and not upper[at + 1] and bool(lower[at + 1]))
        if not started or not is_wide or len(sub) > _LONGEST or _NUMBER.fullmatch(sub):
            return False
        under_wide = under_wide or not top or is_repeated
    return under_wide and sum(1 for cell in upper if cell) > 1


def _are_units(row: Sequence[str]) -> bool:
    """Whether the row holds nothing but units in brackets, which belong to the headings above: '(cm)'."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return bool(filled) and all(cell[0] in "([" and is_unit(cell) for cell in filled)


def _under(names: Sequence[str], below: Sequence[str]) -> list[str]:
    """Headings that stand over several columns, each with the one below it: 'Địa chỉ / Xã'."""
    width = max(len(names), len(below))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (names, below))
    wide, found = "", []
    for top, sub in zip(upper, lower, strict=True):
        wide = top.strip() or wide
        found.append(f"{wide}{UNDER}{sub}" if sub.strip() and sub.strip() != top.strip() else top)
    return found


def heading_row(rows: Sequence[Sequence[str]], expected: Collection[str] = ()) -> int | None:
    """The index of the row with most known headings among the first ones; None where all rows are empty.

    `expected`: folded headings that a mapping names. Where no row has two known headings, the first with two
    cells is taken, or the first with any: a single known word may well be data.
    """
    looked_at = rows[:LOOKED_AT_ROWS]
    scores = [known_headings(row, expected) for row in looked_at]
    best = max(scores, default=0)
    if best > 1:
        return scores.index(best)
    filled = [sum(1 for cell in row if cell.strip()) for row in looked_at]
    first = next((at for at, count in enumerate(filled) if count > 1), None)
    if first is not None:
        return first
    return scores.index(1) if best else next((at for at, count in enumerate(filled) if count), None)


def known_headings(row: Sequence[str], expected: Collection[str] = ()) -> int:
    """How many cells of the row are headings that are known, or that a mapping names."""
    short = [cell for cell in row if cell.strip() and len(cell) <= _LONGEST]
    return sum(1 for cell in short if fold(cell) in expected or recognise(tidy(cell)) is not None)
