"""What columns said that a sheet lacks, taken from the sheets that had them last."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.language import N_
from catalog.messages import Severity, define
from catalog.museum import Museum
from ingest.carried import Carried
from ingest.keeping import SheetLostError, opened
from ingest.sheets.kept import Absent
from ingest.sheets.table import SheetRefusedError
from ingest.tables import Table

COLUMN_GONE = define(
    "column-gone",
    Severity.INFO,
    N_(
        "The column '{column}' stood in this sheet before and stands there no more: what it said stays in the records. "
        'To empty it, bring it with empty cells, or write in a mapping: "{column}" = "ignore"'
    ),
)
COLUMN_LOST = define(
    "column-lost",
    Severity.ERROR,
    N_(
        "'{source}' lacks what stood in '{sheet}' before: {columns}. It should stay said, but the store has lost that "
        "sheet, so nothing of this one was taken. Bring it with these columns; or, to empty them, write in a mapping: "
        '"{column}" = "ignore"'
    ),
)


def carrying(museum: Museum, table: Table, absent: Sequence[Absent]) -> Table:
    """The table with what these columns said in the sheets that had them last.

    Raises SheetLostError where the store has lost one of these sheets.
    """
    gone = frozenset(header for one in absent for header in one.headers)
    return replace(table, carried=tuple(_carried(museum, table, one) for one in absent), gone=gone)


def _carried(museum: Museum, table: Table, absent: Absent) -> Carried:
    with opened(museum, [absent.sheet]) as (old,):
        table.understood.late.update({header: old.understood.column(header) for header in absent.headers})
        try:
            return Carried(
                (
                    (
                        old.builder.key_of(row),
                        {header: cell for header in absent.headers if (cell := row.cells.get(header))},
                    )
                    for row in old.rows()
                ),
                old.understood.sheet.headers,
            )
        except SheetRefusedError as exc:
            raise SheetLostError(absent.sheet) from exc
