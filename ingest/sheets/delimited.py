"""CSV and its kin: any delimiter, any encoding that Vietnamese files come in, headings in any of the first rows."""

import csv
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.encoding import SHEET_EMPTY, Encoding, detect
from ingest.sheets.headings import heading_row, known_headings
from ingest.sheets.legacy import OldEncoding, read_cell, vote
from ingest.sheets.row_faults import DELIMITERS, LONGEST_CELL, row_fault
from ingest.sheets.table import (
    HEADER_MISSING,
    Cell,
    Conversion,
    Row,
    Sheet,
    SheetRefusedError,
    name_headers,
    tidy,
    unnamed,
)

DELIMITER_UNKNOWN = define(
    "delimiter-unknown",
    Severity.ERROR,
    N_(
        "The columns of '{source}' are parted by nothing that the museum knows (comma, semicolon, tab, |). "
        "Save it again as CSV with commas or semicolons."
    ),
)
QUOTES_OPEN = define(
    "quotes-open",
    Severity.ERROR,
    N_(
        "A quotation mark in the row that begins in line {line} of '{source}' is out of place. Inside a text it must "
        'be doubled (""), and each text that begins with one must end with one.'
    ),
)
ROW_TOO_WIDE = define(
    "row-too-wide",
    Severity.WARNING,
    N_("Rows have more cells than there are headings, first in row {row}: the cells beyond are kept for staff."),
)

SAMPLE_ROWS = 500
_SNIFFED_ROWS = 40
_MOST_COLUMNS = 2000

csv.field_size_limit(16 * LONGEST_CELL)
"""Above what a row may hold, so that a cell is told by its own row; a quotation mark that is never closed ends here."""


def read_delimited(path: Path, source: str, expected: Collection[str] = ()) -> Sheet:
    """The table in the text file `path`; raises SheetRefusedError where it is none.

    Rows are read as they are asked for.
    `expected`: folded headings that a mapping names, which help to find the heading row.
    """
    encoding = detect(path, source)
    delimiter = _delimiter(path, encoding, source, expected)
    reader = _Reader(path, source, encoding, delimiter)
    head = list(islice(reader.records(), SAMPLE_ROWS))
    old = vote([cell for _, record in head for cell in record])
    records = [[read_cell(cell, old) for cell in record] if old else record for _, record in head]
    at = heading_row(records, expected)
    if at is None:
        raise SheetRefusedError(SHEET_EMPTY(source=source))
    if known_headings(records[at], expected) == 0 and not any(len(record) > 1 for record in records):
        raise SheetRefusedError(HEADER_MISSING(source=source))
    filled = {column for record in records[at + 1 :] for column, cell in enumerate(record) if cell.strip()}
    headers = name_headers(records[at], filled)
    rows = _rows_of(reader, old, headers.names, head[at][0])
    sample = tuple(islice(rows(), SAMPLE_ROWS))
    return Sheet(
        path=path,
        source=source,
        headers=headers.names,
        read=rows,
        sample=sample,
        encoding=old.name if old and encoding.codec == "cp1252" else encoding.name,
        converted=conversions([record for _, record in head[at + 1 :]], headers.names, old),
        messages=(*headers.messages, *_too_wide(head[at + 1 :], len(headers.names))),
    )


class _Reader:
    """A delimited file, read from its beginning each time; records come with their number, the first is 1."""

    def __init__(self, path: Path, source: str, encoding: Encoding, delimiter: str) -> None:
        self.path, self.source, self.encoding, self.delimiter = path, source, encoding, delimiter

    def records(self) -> Iterator[tuple[int, list[str]]]:
        with self.encoding.open(self.path) as file:
            lines = (unicodedata.normalize("NFC", line) for line in file)
            parser = csv.reader(lines, delimiter=self.delimiter, strict=True)
            number, begins = 0, 1
            try:
                for record in parser:
                    number += 1
                    if not (number == 1 and len(record) == 1 and record[0].lower().startswith("sep=")):
                        yield number, record
                    begins = parser.line_num + 1
            except (csv.Error, UnicodeDecodeError) as exc:
                raise SheetRefusedError(QUOTES_OPEN(source=self.source, line=begins)) from exc


def _rows_of(
    reader: _Reader, old: OldEncoding | None, names: tuple[str, ...], heading: int
) -> Callable[[], Iterator[Row]]:
    """The function that reads all rows below the heading, the empty ones left out."""
    width = len(names)

    def rows() -> Iterator[Row]:
        source = reader.source
        for number, record in reader.records():
            if number <= heading or not any(record):
                continue
            if old is not None:
                record = [read_cell(cell, old) for cell in record]  # noqa: PLW2901
            if fault := row_fault(record, width, reader.delimiter):
                yield Row(source, number, {}, fault)
                continue
            cells: dict[str, Cell] = dict(zip(names, record, strict=False))
            if len(record) > width:
                cells |= {
                    unnamed(at): cell for at, cell in enumerate(record[width:_MOST_COLUMNS], width) if cell.strip()
                }
            yield Row(source, number, cells)

    return rows


def _delimiter(path: Path, encoding: Encoding, source: str, expected: Collection[str]) -> str:
    """The delimiter that gives most rows the same number of columns, at least two; ',' for a table of one column."""
    with encoding.open(path) as file:
        lines = [line for line in islice(file, _SNIFFED_ROWS + 1) if line.strip("\r\n\x00")]
    if lines and lines[0].lower().startswith("sep="):
        return lines[0][4:5]
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(lines, delimiter)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        score = (round(widths.count(usual) / max(len(widths), 1), 1), usual)
        if usual > 1 and score > best_score:
            best, best_score = delimiter, score
    if best_score == (0.0, 0) and not any(known_headings([tidy(line)], expected) for line in lines):
        raise SheetRefusedError(DELIMITER_UNKNOWN(source=source))
    return best


def _widths(lines: Iterable[str], delimiter: str) -> list[int]:
    widths: list[int] = []
    with suppress(csv.Error):
        widths.extend(len(record) for record in csv.reader(lines, delimiter=delimiter) if any(record))
    return widths


def conversions(
    records: Sequence[Sequence[str]], names: Sequence[str], old: OldEncoding | None
) -> tuple[Conversion, ...]:
    """For each column whose text was in an old encoding, its first such value before and after."""
    found: dict[str, Conversion] = {}
    if old is None:
        return ()
    for record in records:
        for name, cell in zip(names, record, strict=False):
            if name not in found and cell != (after := read_cell(cell, old)):
                found[name] = Conversion(name, old.name, cell, after)
    return tuple(found[name] for name in names if name in found)


def _too_wide(records: Iterable[tuple[int, Sequence[str]]], width: int) -> Iterator[Message]:
    for number, record in records:
        if any(cell.strip() for cell in record[width:]):
            yield ROW_TOO_WIDE(row=number)
            return
