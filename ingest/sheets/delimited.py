"""CSV and its kin: any delimiter, any encoding that Vietnamese files come in, headings in any of the first rows."""

import csv
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets import whole_numbers
from ingest.sheets.delimiters import SNIFFED_ROWS, Delimiter, find_delimiter
from ingest.sheets.encoding import SHEET_EMPTY, Encoding, detect
from ingest.sheets.halves import LEAST_BYTES, Halves, RowsOf
from ingest.sheets.headings import LOOKED_AT_ROWS, Headings, find_headings, known_headings
from ingest.sheets.lost_letters import lost_letters
from ingest.sheets.old_text import OldText, Pair, conversions, judge, looked_through, told, unread
from ingest.sheets.pasted import doubtful
from ingest.sheets.row_faults import LONGEST_CELL, MOST_COLUMNS, long_cell, row_fault
from ingest.sheets.table import (
    HEADER_MISSING,
    Cell,
    Conversion,
    Row,
    Sheet,
    SheetRefusedError,
    name_headers,
    unnamed,
)

QUOTES_OPEN = define(
    "quotes-open",
    Severity.ERROR,
    N_(
        "A quotation mark in the row that begins in line {line} of '{source}' is out of place. Inside a text it must "
        'be doubled (""), and each text that begins with one must end with one.'
    ),
)
CELL_ENDLESS = define(
    "cell-endless",
    Severity.ERROR,
    N_(
        "The row that begins in line {line} of '{source}' holds a text of more than {millions} million characters. "
        "Either its closing quotation mark is missing, or the cell is far too large: mend it, and bring such a text as "
        "a document (PDF, DOCX) beside the sheet."
    ),
)
COLUMNS_TOO_MANY = define(
    "columns-too-many",
    Severity.ERROR,
    N_(
        "'{source}' has {count} columns, and no more than {limit} are read. Save the columns that describe the objects "
        "as a table of their own, and see that rows end where they should."
    ),
)
ROW_TOO_WIDE = define(
    "row-too-wide",
    Severity.WARNING,
    N_("Rows have more cells than there are headings, first in row {row}: the cells beyond are kept for staff."),
)

SAMPLE_ROWS = 500
_LONGEST_READ = 32_000_000

csv.field_size_limit(_LONGEST_READ)
"""Above what a row may hold, so that a cell is told by its own row; a quotation mark that is never closed ends here."""


def read_delimited(path: Path, source: str, expected: Collection[str] = ()) -> Sheet:
    """The table in the text file `path`; raises SheetRefusedError where it is none.

    Rows are read as they are asked for.
    `expected`: folded headings that a mapping names, which help to find the heading row.
    """
    encoding = detect(path, source)
    reader = _Reader(path, source, encoding, find_delimiter(_first_lines(path, encoding), source, expected))
    top = _top(reader, expected)
    headers = name_headers(top.found.names, top.filled)
    whole = whole_numbers.whole_columns(top.texts)
    heading = top.head[top.found.last][0]
    rows_of = _rows_of(reader, _Layout(headers.names, top.old, whole))

    def rows() -> Iterator[Row]:
        return rows_of(reader.records(), heading)

    converted = top.conversions(headers.names)
    return Sheet(
        path=path,
        source=source,
        headers=headers.names,
        read=rows,
        sample=tuple(islice(rows(), SAMPLE_ROWS)),
        encoding=encoding.name,
        converted=converted,
        delimiter=reader.delimiter.sign,
        in_two=partial(_in_two, reader, rows_of, heading),
        messages=(
            *told(encoding.name, converted),
            *headers.messages,
            *whole_numbers.told(top.texts, whole, headers.names),
            *_too_wide(top.below, len(headers.names)),
            *lost_letters(top.below, headers.names),
            *doubtful(top.pairs, headers.names),
            *unread(top.pairs, headers.names, top.old),
        ),
    )


@dataclass(frozen=True)
class _Top:
    """The first rows: as stored, composed, as read, and those among which the headings are, read as headings."""

    raw: list[tuple[int, list[str]]]
    composed: list[tuple[int, list[str]]]
    head: list[tuple[int, list[str]]]
    headings: list[tuple[int, list[str]]]
    found: Headings
    old: OldText

    @property
    def below(self) -> list[tuple[int, list[str]]]:
        """The rows below the headings."""
        return self.head[self.found.last + 1 :]

    @property
    def pairs(self) -> list[Pair]:
        """The rows below the headings, composed and as read."""
        return list(self.found.data(self.composed, self.head))

    @cached_property
    def texts(self) -> list[list[str]]:
        """What stands in the rows below the headings."""
        return [record for _, record in self.below]

    @property
    def filled(self) -> set[int]:
        """The columns in which something stands below the headings."""
        return {column for record in self.texts for column, cell in enumerate(record) if cell.strip()}

    def conversions(self, headers: Sequence[str]) -> tuple[Conversion, ...]:
        """What was read otherwise than it is stored, for each column."""
        return conversions(self.found.pairs(self.raw, self.head, self.headings), headers, self.old)


def _top(reader: "_Reader", expected: Collection[str]) -> _Top:
    """The first rows, and in which old encoding their text is; raises SheetRefusedError where they head no table."""
    raw = _first_records(reader)
    composed = [(number, [unicodedata.normalize("NFC", cell) for cell in record]) for number, record in raw]
    old = judge([record for _, record in composed], reader.encoding.old)
    head = [(number, old.read(record)) for number, record in composed]
    headings = [(number, old.read_headings(record)) for number, record in composed[:LOOKED_AT_ROWS]]
    return _Top(raw, composed, head, headings, _headings(headings, reader.source, expected), old)


def _first_records(reader: "_Reader") -> list[tuple[int, list[str]]]:
    """The records that are looked at before the sheet is read, as they stand in the file."""
    with reader.encoding.open(reader.path) as file:
        raw = [_shortened(one) for one in looked_through(reader.records(composed=False), SAMPLE_ROWS, file)]
    _refuse_wide(raw[:LOOKED_AT_ROWS], reader.source)
    return raw


def _shortened(record: tuple[int, list[str]]) -> tuple[int, list[str]]:
    """The row for a first look: of a cell that no record can take only as much as shows that."""
    number, cells = record
    return (number, [cell[: LONGEST_CELL + 1] for cell in cells]) if long_cell(cells) else record


def _refuse_wide(top: Iterable[tuple[int, list[str]]], source: str) -> None:
    widest = max((len(record) for _, record in top), default=0)
    if widest > MOST_COLUMNS:
        raise SheetRefusedError(COLUMNS_TOO_MANY(source=source, count=widest, limit=MOST_COLUMNS))


def _headings(head: Sequence[tuple[int, list[str]]], source: str, expected: Collection[str]) -> Headings:
    found = find_headings(head, expected)
    if found is None:
        raise SheetRefusedError(SHEET_EMPTY(source=source))
    if known_headings(found.names, expected) == 0 and not any(len(record) > 1 for _, record in head):
        raise SheetRefusedError(HEADER_MISSING(source=source))
    return found


class _Reader:
    """A delimited file, read from its beginning each time; records come with their number, the first is 1."""

    def __init__(self, path: Path, source: str, encoding: Encoding, delimiter: Delimiter) -> None:
        self.path, self.source, self.encoding, self.delimiter = path, source, encoding, delimiter

    def records(self, *, composed: bool = True) -> Iterator[tuple[int, list[str]]]:
        with self.encoding.open(self.path) as file:
            before = self.pass_over_its_name(file)
            yield from self.numbered(self.parser(file, composed=composed), before)

    def open_part(self, start: int = 0, end: int | None = None) -> TextIO:
        return self.encoding.open_part(self.path, start, end)

    def parser(self, lines: Iterator[str], *, composed: bool = True) -> Any:
        return csv.reader(
            map(partial(unicodedata.normalize, "NFC"), lines) if composed else lines,
            delimiter=self.delimiter.sign,
            strict=True,
        )

    def numbered(self, parser: Any, before: int = 0) -> Iterator[tuple[int, list[str]]]:
        number, begins = before, before + 1
        try:
            for record in parser:
                number += 1
                yield number, record
                begins = before + parser.line_num + 1
        except (csv.Error, UnicodeDecodeError) as exc:
            raise SheetRefusedError(self._why(exc, begins)) from exc

    def pass_over_its_name(self, file: TextIO) -> int:
        """Pass over a first line that names the delimiter, and empty ones before it; how many lines these are."""
        passed = 0
        while self.delimiter.is_named and (line := next(file, "")):
            passed += 1
            if line.strip("\r\n\x00"):
                break
        return passed

    def _why(self, exc: Exception, line: int) -> Message:
        if "field limit" in str(exc):
            return CELL_ENDLESS(source=self.source, line=line, millions=_LONGEST_READ // 1_000_000)
        return QUOTES_OPEN(source=self.source, line=line)


@dataclass(frozen=True)
class _Layout:
    """How rows are read: the columns' names, old encodings, whole numbers with .0."""

    names: tuple[str, ...]
    old: OldText
    whole: tuple[int, ...]


def _rows_of(reader: _Reader, layout: _Layout) -> RowsOf:
    """The function that makes rows of records below a heading, the empty ones left out."""
    names, old, whole = layout.names, layout.old, layout.whole
    width = len(names)

    def rows(records: Iterator[tuple[int, list[str]]], heading: int) -> Iterator[Row]:
        source = reader.source
        for number, record in records:
            if number <= heading or not any(record):
                continue
            record = old.read(record)  # noqa: PLW2901
            if whole:
                record = whole_numbers.without_point(record, whole)  # noqa: PLW2901
            if fault := row_fault(record, width, reader.delimiter.sign):
                yield Row(source, number, {}, fault)
                continue
            cells: dict[str, Cell] = dict(zip(names, record, strict=False))
            if len(record) > width:
                cells |= {unnamed(at): cell for at, cell in enumerate(record[width:], width) if cell.strip()}
            yield Row(source, number, cells)

    return rows


def _in_two(reader: _Reader, rows_of: RowsOf, heading: int) -> Halves | None:
    """The two halves of a long file; None of one that is short, or whose lines cannot be told without reading it."""
    size = reader.path.stat().st_size
    place = reader.encoding.line_after(reader.path, size // 2) if size >= LEAST_BYTES else None
    return None if place is None else Halves(reader, rows_of, heading, place)


def _first_lines(path: Path, encoding: Encoding) -> list[str]:
    with encoding.open(path) as file:
        return [line for line in islice(file, SNIFFED_ROWS + 1) if line.strip("\r\n\x00")]


def _too_wide(records: Iterable[tuple[int, Sequence[str]]], width: int) -> Iterator[Message]:
    for number, record in records:
        if any(cell.strip() for cell in record[width:]):
            yield ROW_TOO_WIDE(row=number)
            return
