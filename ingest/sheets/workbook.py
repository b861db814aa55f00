"""XLSX, XLS, ODS: each visible sheet as a table, read by calamine in a child process that may die alone."""

import json
import logging
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.delimited import SAMPLE_ROWS, conversions
from ingest.sheets.encoding import SHEET_EMPTY
from ingest.sheets.headings import heading_row
from ingest.sheets.legacy import OldEncoding, read_cell, vote
from ingest.sheets.synonyms import UNDER
from ingest.sheets.table import Cell, Row, Sheet, SheetRefusedError, name_headers, unnamed
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

log = logging.getLogger(__name__)

_CHILD = Path(__file__).with_name("workbook_child.py")
_PASSWORD, _UNREADABLE = 3, 4

Record = tuple[int, list[str]]


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook that hold anything, and what was noticed on the way."""

    sheets: tuple[Sheet, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class _Layout:
    """How a sheet's rows are read: its columns' names, the number of the heading row, the encoding of its text."""

    source: str
    names: tuple[str, ...]
    heading: int
    old: OldEncoding | None


def read_workbook(path: Path, source: str, expected: Collection[str] = ()) -> Workbook:
    """Every visible sheet of the workbook with its headings; raises SheetRefusedError where none can be read.

    `expected`: folded headings that a mapping names, which help to find the heading row.
    """
    messages: list[Message] = []
    if is_package(path):
        if found := bomb(path, source):
            raise SheetRefusedError(found)
        messages.extend(lost_cells(path, source))
    outlines = [outline for outline in _child(path, source, "outline") if outline["head"]]
    if not outlines:
        raise SheetRefusedError(SHEET_EMPTY(source=source))
    messages += [SHEET_HIDDEN(sheet=outline["name"]) for outline in outlines if not outline["visible"]]
    visible = [outline for outline in outlines if outline["visible"]]
    sheets = [
        _sheet(path, source, f"{source} [{outline['name']}]" if len(visible) > 1 else source, outline, expected)
        for outline in visible
    ]
    return Workbook(tuple(sheets), tuple(messages))


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
    if status == _UNREADABLE:
        log.info("%s: %s", source, " ".join(reason.split())[:200])
        return WORKBOOK_UNREADABLE(source=source)
    return far_cell(path, source) or WORKBOOK_TOO_LARGE(source=source)


def _sheet(path: Path, book: str, source: str, outline: dict[str, Any], expected: Collection[str]) -> Sheet:
    old = vote([cell for _, record in outline["head"] for cell in record])
    spread = _Merged(outline["merged"])
    head = [_read(record, old) for record in spread.filled(iter(outline["head"]))]
    at = heading_row([cells for _, cells in head], expected)
    assert at is not None
    headings = head[at][1]
    last = at
    if at + 1 < len(head) and spread.has_wide(head[at][0]):
        headings, last = _two_lines(headings, head[at + 1][1]), at + 1
    below = [cells for _, cells in head[last + 1 :]]
    filled = {column for cells in below for column, cell in enumerate(cells) if cell.strip()}
    width = max([len(headings), *(len(cells) for cells in below)])
    wide = [*headings, *[""] * (width - len(headings))]
    headers = name_headers(wide, filled)
    layout = _Layout(source, headers.names, head[last][0], old)
    rows = _rows_of(path, book, outline, layout)
    return Sheet(
        path=path,
        source=source,
        headers=headers.names,
        read=rows,
        sample=tuple(_row(source, headers.names, record) for record in head[last + 1 :][:SAMPLE_ROWS]),
        encoding=old.name if old else "Unicode",
        converted=conversions([cells for _, cells in outline["head"]][last + 1 :], headers.names, old),
        messages=headers.messages,
    )


def _read(record: Record, old: OldEncoding | None) -> Record:
    number, cells = record
    texts = [cell if cell.isascii() else unicodedata.normalize("NFC", cell) for cell in cells]
    return (number, [read_cell(cell, old) for cell in texts]) if old else (number, texts)


def _rows_of(path: Path, book: str, outline: dict[str, Any], layout: _Layout) -> Callable[[], Iterator[Row]]:
    """The function that reads all rows below the headings."""

    def rows() -> Iterator[Row]:
        for record in _Merged(outline["merged"]).filled(_child(path, book, "rows", outline["name"])):
            if record[0] > layout.heading:
                yield _row(layout.source, layout.names, _read(record, layout.old))

    return rows


def _row(source: str, names: tuple[str, ...], record: Record) -> Row:
    number, cells = record
    found: dict[str, Cell] = dict(zip(names, cells, strict=False))
    if len(cells) > len(names):
        found |= {unnamed(at): cell for at, cell in enumerate(cells[len(names) :], len(names)) if cell.strip()}
    return Row(source, number, found)


def _two_lines(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Headings that stand over several columns, each with the one below it: 'Địa chỉ / Xã'."""
    width = max(len(above), len(below))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (above, below))
    wide = ""
    names = []
    for top, sub in zip(upper, lower, strict=True):
        wide = top or wide
        names.append(f"{wide}{UNDER}{sub}" if sub.strip() and sub != top else top)
    return names


class _Merged:
    """Merged cells: what is written once over several rows counts for each of them."""

    def __init__(self, ranges: Sequence[Sequence[int]]) -> None:
        self._wide = {top for top, left, bottom, right in ranges if right > left and bottom == top}
        self._tall = sorted((top, left, bottom) for top, left, bottom, _ in ranges if bottom > top)

    def has_wide(self, row: int) -> bool:
        """Whether a cell of that row goes over several columns."""
        return row in self._wide

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
                top, column, last = waiting.pop(0)
                if top == number and column < len(cells):
                    active[column] = (last, cells[column])
            yield number, cells
