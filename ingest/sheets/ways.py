"""A column that becomes one thing or another: which of its ways hold in a row, by what other columns say there."""

from collections.abc import Mapping, Sequence

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.cells import Step, keep, plain
from ingest.sheets.fields.draft import Column, Draft
from ingest.sheets.table import Cell

NO_WAY = define(
    "condition-none",
    Severity.INFO,
    N_("What stands here meets none of the conditions that the mapping names for this column; it is kept for staff."),
)


def holds(when: Mapping[str, Sequence[str]], cells: Mapping[str, Cell]) -> bool:
    """Whether each of these columns says one of its words in the row, capitals aside; '' is an empty cell."""
    return all(
        plain(cells.get(header, "")).casefold() in [word.casefold() for word in words] for header, words in when.items()
    )


def ways_in(column: Column, cells: Mapping[str, Cell]) -> Sequence[Column]:
    """What the column becomes in the row with these cells."""
    return column.ways if column.is_plain else [way for way in column.ways if holds(way.when, cells)]


def choosing(column: Column, steps: Sequence[tuple[Column, Step]]) -> Step:
    """What is done with a cell of a column with several ways: all that hold; where none does, it is kept and told."""

    def step(draft: Draft, cell: Cell) -> None:
        chosen = [one for way, one in steps if holds(way.when, draft.row)]
        for one in chosen:
            one(draft, cell)
        if not chosen:
            keep(draft, cell, column)
            draft.tell(NO_WAY, column)

    return step
