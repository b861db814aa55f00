"""Rows for tests: one sheet out of a few dicts, and the record that its first row makes."""

from collections.abc import Mapping
from pathlib import Path

from catalog.record.model import Record
from ingest.sheets.build import Builder, Built
from ingest.sheets.columns import Understood, understand
from ingest.sheets.mapping import SheetMapping
from ingest.sheets.table import Cell, Row, Sheet


def make_sheet(*rows: Mapping[str, Cell], source: str = "bảng kê.csv") -> Sheet:
    """A sheet that holds these rows."""
    made = tuple(Row(source, number, dict(cells)) for number, cells in enumerate(rows, 2))
    headers = tuple(dict.fromkeys(header for cells in rows for header in cells))
    return Sheet(Path(source), source, headers, lambda: iter(made), made)


def understood(*rows: Mapping[str, Cell], mapping: SheetMapping | None = None) -> Understood:
    """What is understood of a sheet with these rows."""
    return understand(make_sheet(*rows), mapping or SheetMapping())


def build(*rows: Mapping[str, Cell], mapping: SheetMapping | None = None) -> Built:
    """What the rows, all of one key, become."""
    sheet = make_sheet(*rows)
    return Builder(understand(sheet, mapping or SheetMapping())).build(sheet.sample)


def record_of(*rows: Mapping[str, Cell], mapping: SheetMapping | None = None) -> Record:
    """The record that the rows become."""
    built = build(*rows, mapping=mapping)
    assert built.record is not None, [message.text("en") for message in built.messages]
    return built.record
