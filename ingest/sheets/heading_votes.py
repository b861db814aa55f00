"""Which old encoding the headings of a table are in: known words for columns say more than the shape of any word.

Of few words many read well in two ways: 'Sôì' could be a syllable, and 'Maõ soá' is made of Latin letters. That a row
has more known headings in one encoding than in any other, and than as it stands, leaves no doubt.
"""

from collections.abc import Iterator, Sequence

from ingest.encodings.legacy import OLD_ENCODINGS, OldEncoding, is_old
from ingest.sheets.headings import LOOKED_AT_ROWS, known_headings

_ENOUGH = 2
"""A single known word may well be data."""
_MOST_CELLS = 400
"""To look up a heading takes half a millisecond, and each has five readings; the first row of them ends the search."""
_FIRST_CELLS = 3
"""Of a column, among which its heading is."""


def by_headings(rows: Sequence[Sequence[str]]) -> OldEncoding | None:
    """The old encoding in which the first row of known headings has the most; None where that is not one alone.

    A row with letters that no old encoding has is left out: its words are as they should be, or were pasted together.
    """
    for row in _old_rows(rows):
        as_it_is = known_headings(row)
        scores = [known_headings(list(map(old.convert, row))) for old in OLD_ENCODINGS]
        best = max(scores)
        if max(best, as_it_is) >= _ENOUGH:
            is_clear = best > as_it_is and scores.count(best) == 1
            return OLD_ENCODINGS[scores.index(best)] if is_clear else None
    return None


def has_heading_in(old: OldEncoding, column: Sequence[str]) -> bool:
    """Whether one of the first cells of the column is a known heading in this encoding, and none as it stands."""
    return any(known_headings([old.convert(cell)]) > known_headings([cell]) for cell in column[:_FIRST_CELLS])


def _old_rows(rows: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """The first rows with marks that may all be old text."""
    cells = 0
    for row in rows[:LOOKED_AT_ROWS]:
        marked = [cell for cell in row if not cell.isascii()]
        if marked and all(map(is_old, marked)):
            yield row
            cells += len(row)
        if cells > _MOST_CELLS:
            return
