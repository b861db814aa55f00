"""Which row of a table holds the headings: it need not be the first."""

from collections.abc import Collection, Sequence

from ingest.sheets.folding import fold
from ingest.sheets.synonyms import recognise

LOOKED_AT_ROWS = 30
_LONGEST = 80


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
    return sum(1 for cell in short if fold(cell) in expected or recognise(" ".join(cell.split())) is not None)
