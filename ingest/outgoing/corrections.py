"""The cells that must change for a row to say what its record says today, each tried with the reader that reads it.

A row whose record is as it says goes out as it came. Where a person changed the record since, the cells of the columns
that fill the changed field are written anew, and the row is read again as an import would: only where that makes the
very same record do they stand. What a column cannot say is told, and its cell stays as it was.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.record.lists import RelationType
from catalog.record.model import Record
from catalog.record.parts import Measurement
from ingest.outgoing.pointing import Pointing
from ingest.outgoing.words import cell_for, without_sizes_of
from ingest.outgoing.words_of_sizes import in_shape
from ingest.sheets.columns import Understood
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.measurements import read_sizes
from ingest.sheets.table import Row
from ingest.sheets.told import field_of
from ingest.sheets.ways import ways_in

Read = Callable[[Sequence[Row]], Record | None]
"""The record that an import would make of these rows, its pointers tied."""
_ANY_SIZE = "measurement"
"""A column of sizes of whatever kind, beside which others may have their own."""
_NEVER_WRITTEN = ("schema_version", "assets")


@dataclass(frozen=True)
class Corrected:
    """The rows as they go out, and the fields of the record that they cannot say."""

    rows: tuple[Row, ...]
    unsaid: tuple[str, ...] = ()


def fields_apart(said: Record, head: Record) -> list[str]:
    """The fields in which the record is not as its row says, files apart."""
    return [
        name
        for name in Record.model_fields
        if name not in _NEVER_WRITTEN and getattr(said, name) != getattr(head, name)
    ]


def as_sheet_may_say(head: Record, said: Record, understood: Understood) -> Record:
    """The record without what it was put into beside its sheet, where no column of the sheet says such a thing."""
    if understood.has("relation.member_of"):
        return head
    kept = [one for one in head.relations if one.type is not RelationType.MEMBER_OF or one in said.relations]
    return head if len(kept) == len(head.relations) else head.model_copy(update={"relations": kept})


def correct(  # noqa: PLR0917 - a row, what it says and what it shall say, and how it is read
    rows: Sequence[Row], said: Record, wanted: Record, understood: Understood, read: Read, pointing: Pointing
) -> Corrected:
    """The rows with the cells changed that make `wanted` of them, field by field."""
    now, current = tuple(rows), said
    unsaid: list[str] = []
    columns = [
        column
        for header in _headers(rows, understood)
        if (column := _in_all(understood.column(header), rows)) is not None
    ]
    for name in fields_apart(said, wanted):
        of_field = [one for one in columns if field_of(one.target) == name and not _makes_the_key(one, understood)]
        for changes in _attempts(rows, of_field, said, wanted, pointing):
            tried = _with_cells(now, changes)
            made = read(tried)
            if made is not None and made == current.model_copy(update={name: getattr(wanted, name)}):
                now, current = tried, made
                break
        else:
            unsaid.append(name)
    return Corrected(now, tuple(unsaid))


def _in_all(column: Column, rows: Sequence[Row]) -> Column | None:
    """What the column becomes in the rows of one record; None where that is not one and the same thing in all.

    Such cells are never written anew: what they say depends on others, and stays as it came.
    """
    if column.is_plain:
        return column
    ways = [ways_in(column, row.cells) for row in rows]
    alike = len(ways[0]) == 1 and all(one == ways[0] for one in ways)
    return replace(ways[0][0], also=()) if alike else None


def _makes_the_key(column: Column, understood: Understood) -> bool:
    """Whether the record would not be found again if the cell said something else."""
    return column.header in understood.key if understood.key else column.target == "name"


def _headers(rows: Sequence[Row], understood: Understood) -> list[str]:
    """The columns of the sheet, and those that only these rows have."""
    own = (header for row in rows for header in row.cells)
    return list(dict.fromkeys([*understood.sheet.headers, *own]))


def _attempts(
    rows: Sequence[Row], columns: Sequence[Column], said: Record, wanted: Record, pointing: Pointing
) -> list[Mapping[str, str]]:
    """What may be written: the columns that said something and whose words differ, one of them alone, all there are."""
    filled = [one for one in columns if any(row.cells.get(one.header) for row in rows)]
    every = _words(columns, wanted, pointing)
    differ = _differing(columns, said, wanted, pointing)
    own = [one for one in filled if one.target != _ANY_SIZE]
    for_any = [one for one in filled if one.target == _ANY_SIZE]
    rest = _differing(for_any, without_sizes_of(said, own), without_sizes_of(wanted, own), pointing)
    changed = {one.header: differ[one.header] for one in filled if one.header in differ}
    of_own = {one.header: differ[one.header] for one in own if one.header in differ}
    shaped = [{**of_own, header: text} for column in for_any for header, text in _shaped(rows, column, said, wanted)]
    shaped += [{header: text} for one in shaped for header, text in one.items() if header not in of_own]
    each = of_own | rest
    alone = [{header: text} for header, text in changed.items()]
    return [one for one in (*shaped, changed, each, *alone, differ, every) if one]


def _shaped(rows: Sequence[Row], column: Column, said: Record, wanted: Record) -> Iterator[tuple[str, str]]:
    """What the one cell of the column may say of sizes in the shape that it has: its heading and the words."""
    cells = [cell for row in rows if (cell := row.cells.get(column.header))]
    sizes = read_sizes(cells[0], column) if len(cells) == 1 and isinstance(cells[0], str) else None
    if sizes is None or wanted.measurements == said.measurements:
        return
    own = [one for one in map(Measurement.model_validate, sizes) if one in said.measurements]
    others = [one for one in said.measurements if one not in own]
    for text in in_shape(str(cells[0]), own, _without(wanted.measurements, others, own), column):
        yield column.header, text


def _without(
    wanted: Sequence[Measurement], others: Sequence[Measurement], own: Sequence[Measurement]
) -> list[Measurement]:
    """The sizes that are left for a cell which says its `own`, beside `others` that other cells say."""
    left = list(wanted)
    kinds = {(one.type, one.part) for one in own}
    for other in others:
        alike = [one for one in left if (one.type, one.part) == (other.type, other.part)]
        if other in alike:
            left.remove(other)
        elif alike and (other.type, other.part) not in kinds:
            left.remove(alike[0])
    return left


def _words(columns: Sequence[Column], record: Record, pointing: Pointing) -> dict[str, str]:
    """What each column needs to say, where it can."""
    words = ((one.header, cell_for(record, one, pointing)) for one in columns)
    return {header: text for header, text in words if text is not None}


def _differing(columns: Sequence[Column], said: Record, wanted: Record, pointing: Pointing) -> dict[str, str]:
    """The same, of the columns that did not need to say so before."""
    before = _words(columns, said, pointing)
    return {header: now for header, now in _words(columns, wanted, pointing).items() if now != before.get(header)}


def _with_cells(rows: Sequence[Row], changes: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows with these cells in the first of them that has such a one; others of the same record say it no more."""
    places = {header: next((at for at, row in enumerate(rows) if row.cells.get(header)), 0) for header in changes}
    return tuple(
        replace(
            row,
            cells={
                **row.cells,
                **{
                    header: text if places[header] == at else ""
                    for header, text in changes.items()
                    if places[header] == at or row.cells.get(header)
                },
            },
        )
        for at, row in enumerate(rows)
    )
