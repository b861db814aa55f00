"""Rows that are written anew name records by their numbers where the names that they have are those of nobody now.

A row that goes out as it came is not read again, and what it said holds. One that changed is read, and then a name that
a person gave up leads nowhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from catalog import imported
from ingest.sheets.cells import VALUE_KEYS, split
from ingest.sheets.columns import Understood
from ingest.sheets.fields.draft import Column, Wanted
from ingest.sheets.table import Cell, Row
from ingest.tying import bearers

Led = Iterable[tuple[Wanted, str]]
"""Pointers of rows, each with the record that it leads to."""


def with_numbers(
    connection: Connection, institution_id: str, rows: Sequence[Row], led: Led, understood: Understood
) -> tuple[Row, ...]:
    """The rows with numbers in the place of names that the records which they lead to do not have today."""
    given_up = _given_up(connection, institution_id, led)
    numbers = imported.words_for(connection, [record_id for _, record_id in given_up])
    words: dict[str, dict[str, str]] = {}
    for wanted, record_id in given_up:
        if record_id in numbers:
            words.setdefault(wanted.header, {})[wanted.texts[-1]] = numbers[record_id]
    return tuple(
        replace(
            row,
            cells={
                header: _said(cell, understood.column(header), words[header]) if header in words else cell
                for header, cell in row.cells.items()
            },
        )
        for row in rows
    )


def _given_up(connection: Connection, institution_id: str, led: Led) -> list[tuple[Wanted, str]]:
    """Those of the pointers by none of whose words their record is known today."""
    pointers = list(led)
    today = bearers(connection, institution_id, {text for wanted, _ in pointers for text in wanted.texts if text})
    return [
        (wanted, record_id)
        for wanted, record_id in pointers
        if not any(record_id in today.of(text) for text in wanted.texts)
    ]


def _said(cell: Cell, column: Column, words: Mapping[str, str]) -> Cell:
    """The cell with other words in the place of these."""
    if isinstance(cell, list):
        return [_said(each, column, words) for each in cell]
    if isinstance(cell, dict):
        return {name: _said(each, column, words) if name in VALUE_KEYS else each for name, each in cell.items()}
    parts = split(cell.strip(), column, many=True)
    if not any(part in words for part in parts):
        return cell
    return (column.split or "; ").join(words.get(part, part) for part in parts)
