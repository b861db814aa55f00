"""XLSX, XLS, ODS: each visible sheet as a table, read by calamine in a child process that may die alone."""

import json
import logging
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets import ods, xls
from ingest.sheets.cell_facts import CellFacts
from ingest.sheets.delimited import SAMPLE_ROWS
from ingest.sheets.encoding import SHEET_EMPTY
from ingest.sheets.headings import LOOKED_AT_ROWS, find_headings
from ingest.sheets.lost_letters import lost_letters
from ingest.sheets.merged import Merged, Record
from ingest.sheets.old_text import OldText, conversions, judge, told, unread
from ingest.sheets.pasted import doubtful
from ingest.sheets.row_faults import long_cell
from ingest.sheets.shown_numbers import ShownNumbers, shown_numbers
from ingest.sheets.table import Cell, Figure, Row, Sheet, SheetRefusedError, name_headers, unnamed
from ingest.sheets.workbook_faults import bomb, far_cell, is_package, lost_cells

WORKBOOK_PASSWORD = define(
    "workbook-password",
    Severity.ERROR,
    N_("'{source}' is locked with a password. Open it, save it without one, and bring that."),
)
WORKBOOK_UNREADABLE = define(
    "workbook-unreadable",
    Severity.ERROR,
    N_("'{source}' is damaged or no workbook. Open it in a spreadsheet program and save it as XLSX."),
)
WORKBOOK_TOO_LARGE = define(
    "workbook-too-large",
    Severity.ERROR,
    N_(
        "'{source}' needs more memory or time than the museum gives to one workbook. Save its sheets as CSV and bring "
        "those."
    ),
)
SHEET_HIDDEN = define(
    "sheet-hidden",
    Severity.INFO,
    N_("The sheet '{sheet}' is hidden and was not read. Show it in the spreadsheet program if it is meant."),
)

ALL_HIDDEN = define(
    "sheets-all-hidden",
    Severity.ERROR,
    N_(
        "Nothing of '{source}' was read: its sheets are hidden ({sheets}). Show the one that is meant in the "
        "spreadsheet program, save it and bring it again."
    ),
)

log = logging.getLogger(__name__)

_CHILD = Path(__file__).with_name("workbook_child.py")
_PASSWORD, _UNREADABLE = 3, 4
_MOST_UNNAMED = 100


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook that hold anything, and what was noticed on the way."""

    sheets: tuple[Sheet, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class _Worksheet:
    """One worksheet as the child outlines it, and what is known of its cells from elsewhere."""

    name: str
    visible: bool
    head: tuple[Record, ...]
    merged: Sequence[Sequence[int]]
    shown: ShownNumbers

    def records(self, stored: Iterable[Record]) -> Iterator[Record]:
        """The rows, numbers as they are shown and merged cells filled in."""
        return Merged(self.merged).filled(map(self.shown.read, stored) if self.shown.rows else iter(stored))


@dataclass(frozen=True)
class _Layout:
    """How a sheet's rows are read: its columns' names, the number of the heading row, the encoding of its text."""

    source: str
    names: tuple[str, ...]
    heading: int
    old: OldText


def read_workbook(path: Path, source: str, expected: Collection[str] = ()) -> Workbook:
    """Every visible sheet of the workbook with its headings; raises SheetRefusedError where none can be read.

    `expected`: folded headings that a mapping names, which help to find the heading row.
    """
    messages: list[Message] = []
    if is_package(path) and (found := bomb(path, source)):
        raise SheetRefusedError(found)
    facts = ods.look_into(path) if is_package(path) else xls.look_into(path)
    messages.extend(lost_cells(path, source, facts))
    worksheets = _worksheets(path, source, facts)
    if not worksheets:
        raise SheetRefusedError(SHEET_EMPTY(source=source))
    visible = [one for one in worksheets if one.visible]
    if not visible:
        raise SheetRefusedError(ALL_HIDDEN(source=source, sheets=", ".join(f"'{one.name}'" for one in worksheets)))
    messages += [SHEET_HIDDEN(sheet=one.name) for one in worksheets if not one.visible]
    sheets = [
        _sheet(path, source, f"{source} [{one.name}]" if len(visible) > 1 else source, one, expected) for one in visible
    ]
    return Workbook(tuple(sheets), tuple(messages))


def _worksheets(path: Path, source: str, facts: CellFacts) -> list[_Worksheet]:
    """Those that hold anything."""
    shown = facts.shown or shown_numbers(path)
    return [
        _Worksheet(
            name=(name := outline["name"]),
            visible=outline["visible"],
            head=tuple(map(_stored, outline["head"])),
            merged=outline["merged"] or facts.merged.get(name, []),
            shown=shown.get(name, ShownNumbers()),
        )
        for outline in _child(path, source, "outline")
        if outline["head"]
    ]


def _child(path: Path, source: str, *arguments: str) -> Iterator[Any]:
    """What the child writes, line by line; raises SheetRefusedError where it fails or dies."""
    mode, *rest = arguments
    command = [sys.executable, "-I", str(_CHILD), mode, str(path.resolve()), *rest]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL) as child:
        assert child.stdout is not None and child.stderr is not None
        try:
            for line in child.stdout:
                if not line.endswith(b"\n"):
                    break
                yield json.loads(line)
            reason = child.stderr.read(20_000).decode("utf-8", "replace")
            status = child.wait()
        finally:
            child.kill()
    if status:
        raise SheetRefusedError(_why(path, source, status, reason))


def _why(path: Path, source: str, status: int, reason: str) -> Message:
    if status == _PASSWORD:
        return WORKBOOK_PASSWORD(source=source)
    if far := far_cell(path, source):
        return far
    if status == _UNREADABLE:
        log.info("%s: %s", source, " ".join(reason.split())[:200])
        return WORKBOOK_UNREADABLE(source=source)
    return WORKBOOK_TOO_LARGE(source=source)


def _sheet(path: Path, book: str, source: str, worksheet: _Worksheet, expected: Collection[str]) -> Sheet:
    merged = Merged(worksheet.merged)
    raw = list(worksheet.records(worksheet.head))
    composed = [_composed(record) for record in raw]
    old = judge([cells for _, cells in composed])
    head = [_read(record, old) for record in composed]
    tops = [(number, old.read_headings(cells)) for number, cells in composed[:LOOKED_AT_ROWS]]
    found = find_headings(tops, expected)
    assert found is not None
    below = [record for record in head[found.last + 1 :] if not merged.is_section(*record)]
    filled = {column for _, cells in below for column, cell in enumerate(cells) if cell.strip()}
    width = max([0, *(column + 1 for column in filled if column < len(found.names) + _MOST_UNNAMED)])
    headers = name_headers([*found.names, *[""] * (width - len(found.names))], filled)
    layout = _Layout(source, headers.names, head[found.last][0], old)
    converted = conversions(found.pairs(raw, head, tops), headers.names, old)
    return Sheet(
        path=path,
        source=source,
        headers=headers.names,
        read=_rows_of(path, book, worksheet, layout),
        sample=tuple(_row(source, headers.names, record) for record in below[:SAMPLE_ROWS]),
        encoding=old.main or "Unicode",
        converted=converted,
        messages=(
            *told("", converted),
            *headers.messages,
            *worksheet.shown.told(worksheet.head),
            *merged.told(head[found.last + 1 :], layout.heading),
            *lost_letters(below, headers.names),
            *doubtful(found.data(composed, head), headers.names),
            *unread(found.data(composed, head), headers.names, old),
        ),
    )


def _stored(told: tuple[int, list[Any]]) -> Record:
    """A row as the child tells it: its numbers with a fraction are in lists of their own."""
    number, cells = told
    return number, [cell if isinstance(cell, str) else Figure(cell[0]) for cell in cells]


def _composed(record: Record) -> Record:
    number, cells = record
    return number, [cell if cell.isascii() else unicodedata.normalize("NFC", cell) for cell in cells]


def _read(record: Record, old: OldText) -> Record:
    return record[0], old.read(record[1])


def _rows_of(path: Path, book: str, worksheet: _Worksheet, layout: _Layout) -> Callable[[], Iterator[Row]]:
    """The function that reads all rows below the headings."""

    def rows() -> Iterator[Row]:
        merged = Merged(worksheet.merged)
        for record in worksheet.records(map(_stored, _child(path, book, "rows", worksheet.name))):
            if record[0] > layout.heading and not merged.is_section(*record):
                yield _row(layout.source, layout.names, _read(_composed(record), layout.old))

    return rows


def _row(source: str, names: tuple[str, ...], record: Record) -> Row:
    number, cells = record
    if fault := long_cell(cells):
        return Row(source, number, {}, fault)
    found: dict[str, Cell] = dict(zip(names, cells, strict=False))
    if len(cells) > len(names):
        found |= {unnamed(at): cell for at, cell in enumerate(cells[len(names) :], len(names)) if cell.strip()}
    return Row(source, number, found)
