"""Which old encoding the headings of a table are in: known words for columns say more than the shape of any word.

Of few words many read well in two ways: 'Sôì' could be a syllable, and 'Maõ soá' is made of Latin letters. That a row
has more known headings in one encoding than in any other, and than as it stands, leaves no doubt.
"""

from collections.abc import Sequence

from ingest.sheets.headings import LOOKED_AT_ROWS, known_headings
from ingest.sheets.legacy import OLD_ENCODINGS, OldEncoding, is_old

_ENOUGH = 2
"""A single known word may well be data."""
_FIRST_CELLS = 3
"""Of a column, among which its heading is."""


def by_headings(rows: Sequence[Sequence[str]]) -> OldEncoding | None:
    """The old encoding in which a row among the first has the most known headings; None where that is not one alone.

    A row with letters that no old encoding has is left out: its words are as they should be, or were pasted together.
    """
    old_rows = [row for row in rows[:LOOKED_AT_ROWS] if _is_old_row(row)]
    as_it_is = max(map(known_headings, old_rows), default=0)
    scores = [_most_known(old, old_rows) for old in OLD_ENCODINGS]
    best = max(scores)
    found = [old for old, score in zip(OLD_ENCODINGS, scores, strict=True) if score == best]
    return found[0] if best >= _ENOUGH and best > as_it_is and len(found) == 1 else None


def has_heading_in(old: OldEncoding, column: Sequence[str]) -> bool:
    """Whether one of the first cells of the column is a known heading in this encoding, and none as it stands."""
    return any(known_headings([old.convert(cell)]) > known_headings([cell]) for cell in column[:_FIRST_CELLS])


def _is_old_row(row: Sequence[str]) -> bool:
    marked = [cell for cell in row if not cell.isascii()]
    return bool(marked) and all(map(is_old, marked))


def _most_known(old: OldEncoding, rows: Sequence[Sequence[str]]) -> int:
    return max((known_headings(list(map(old.convert, row))) for row in rows), default=0)
