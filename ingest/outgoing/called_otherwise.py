"""Rows that will be read anew name records by their numbers where the names that they have are those of nobody now.

A row that is as it was brought last is not read again, and what it said holds. Any other is, and then a name that a
person gave up leads nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from catalog import imported
from ingest.sheets.cells import VALUE_KEYS, split
from ingest.sheets.columns import Understood
from ingest.sheets.fields.draft import Column, Wanted
from ingest.sheets.table import Cell, Row
from ingest.tying import bearers

Led = Sequence[tuple[Wanted, str]]
"""Pointers of rows, each with the record that it leads to."""


def given_up(connection: Connection, institution_id: str, led: Mapping[str, Led]) -> dict[str, Led]:
    """By key, those pointers of a batch by none of whose words their record is known today."""
    texts = {text for pointers in led.values() for wanted, _ in pointers for text in wanted.texts if text}
    today = bearers(connection, institution_id, texts)
    return {
        key: [one for one in pointers if not any(one[1] in today.of(text) for text in one[0].texts)]
        for key, pointers in led.items()
    }


def with_numbers(connection: Connection, rows: Sequence[Row], led: Led, understood: Understood) -> tuple[Row, ...]:
    """The rows with the numbers of the records to which these pointers lead in the place of their words."""
    numbers = imported.words_for(connection, [record_id for _, record_id in led])
    words: dict[str, dict[str, str]] = {}
    for wanted, record_id in led:
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
