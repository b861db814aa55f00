"""Merged cells of a worksheet: they count for each row that they cover; one across the table heads a part of it."""

from collections.abc import Iterator, Sequence

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.table import column_letter

CELLS_MERGED = define(
    "cells-merged",
    Severity.INFO,
    N_("What merged cells hold counts for every row that they cover ({count} such cells, first {cells})."),
)
SECTION_ROWS = define(
    "section-rows",
    Severity.INFO,
    N_(
        "Rows that are one merged cell head a part of the table and were not taken for records, first row {row}: "
        "'{text}'."
    ),
)

Record = tuple[int, list[str]]
"""A row with the number that the program shows, and its cells from column A on."""

_WIDE = 3


class Merged:
    """The merged ranges of one worksheet: [first row, first column, last row, last column], rows from 1."""

    def __init__(self, ranges: Sequence[Sequence[int]]) -> None:
        self._wide = {(top, left) for top, left, bottom, right in ranges if bottom == top and right - left + 1 >= _WIDE}
        self._tall = sorted((top, left, bottom, right) for top, left, bottom, right in ranges if bottom > top)

    def is_section(self, number: int, cells: Sequence[str]) -> bool:
        """Whether the row holds nothing but one cell that is merged over three columns or more."""
        filled = [column for column, cell in enumerate(cells) if cell.strip()]
        return len(filled) == 1 and (number, filled[0]) in self._wide

    def filled(self, records: Iterator[Record]) -> Iterator[Record]:
        """The rows, their merged cells filled in downwards."""
        if not self._tall:
            yield from records
            return
        waiting, active = list(self._tall), dict[int, tuple[int, str]]()
        for number, cells in records:
            for column, (last, text) in list(active.items()):
                if number > last:
                    del active[column]
                else:
                    cells = [*cells, *[""] * (column + 1 - len(cells))]  # noqa: PLW2901
                    cells[column] = cells[column] or text
            while waiting and waiting[0][0] <= number:
                top, column, last, _ = waiting.pop(0)
                if top == number and column < len(cells):
                    active[column] = (last, cells[column])
            yield number, cells

    def told(self, records: Sequence[Record], heading: int) -> Iterator[Message]:
        """What is said of it: the merged cells below the heading row, and the first of `records` that heads a part."""
        below = [one for one in self._tall if one[0] > heading]
        if below:
            top, left, bottom, right = below[0]
            cells = f"{column_letter(left)}{top}:{column_letter(right)}{bottom}"
            yield CELLS_MERGED(count=len(below), cells=cells)
        section = next((record for record in records if self.is_section(*record)), None)
        if section:
            yield SECTION_ROWS(row=section[0], text=next(cell for cell in section[1] if cell.strip()))
