"""CSV and its kin: any delimiter, any encoding that Vietnamese files come in, headings in any of the first rows."""

import csv
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets import whole_numbers
from ingest.sheets.encoding import SHEET_EMPTY, Encoding, detect
from ingest.sheets.headings import LOOKED_AT_ROWS, Headings, find_headings, known_headings
from ingest.sheets.lost_letters import lost_letters
from ingest.sheets.old_text import OldText, conversions, judge, looked_through, told
from ingest.sheets.row_faults import DELIMITERS, LONGEST_CELL, MOST_COLUMNS, long_cell, row_fault
from ingest.sheets.table import (
    HEADER_MISSING,
    Cell,
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
DELIMITERS_MIXED = define(
    "delimiters-mixed",
    Severity.ERROR,
    N_(
        "The headings of '{source}' (line {line}) are parted by {heading_sign}, its rows by {row_sign}. Save it again "
        "with one sign for all."
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
_SNIFFED_ROWS = 40
_LONGEST_READ = 32_000_000

csv.field_size_limit(_LONGEST_READ)
"""Above what a row may hold, so that a cell is told by its own row; a quotation mark that is never closed ends here."""


def read_delimited(path: Path, source: str, expected: Collection[str] = ()) -> Sheet:
    """The table in the text file `path`; raises SheetRefusedError where it is none.

    Rows are read as they are asked for.
    `expected`: folded headings that a mapping names, which help to find the heading row.
    """
    encoding = detect(path, source)
    delimiter = _delimiter(path, encoding, source, expected)
    reader = _Reader(path, source, encoding, delimiter)
    with encoding.open(path) as file:
        raw = [_shortened(one) for one in looked_through(reader.records(composed=False), SAMPLE_ROWS, file)]
    _refuse_wide(raw[:LOOKED_AT_ROWS], source)
    composed = [(number, [unicodedata.normalize("NFC", cell) for cell in record]) for number, record in raw]
    old = judge([record for _, record in composed], encoding.old)
    head = [(number, old.read(record)) for number, record in composed] if old else composed
    tops = [(number, old.read_headings(record)) for number, record in composed[:LOOKED_AT_ROWS]]
    found = _headings(tops, source, expected)
    below = head[found.last + 1 :]
    filled = {column for _, record in below for column, cell in enumerate(record) if cell.strip()}
    headers = name_headers(found.names, filled)
    texts = [record for _, record in below]
    whole = whole_numbers.whole_columns(texts)
    rows = _rows_of(reader, _Layout(headers.names, head[found.last][0], old, whole))
    converted = conversions(found.pairs(raw, head, tops), headers.names, old)
    return Sheet(
        path=path,
        source=source,
        headers=headers.names,
        read=rows,
        sample=tuple(islice(rows(), SAMPLE_ROWS)),
        encoding=encoding.name,
        converted=converted,
        delimiter=delimiter,
        messages=(
            *told(encoding.name, converted),
            *headers.messages,
            *whole_numbers.told(texts, whole, headers.names),
            *_too_wide(below, len(headers.names)),
            *lost_letters(below, headers.names),
        ),
    )


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

    def __init__(self, path: Path, source: str, encoding: Encoding, delimiter: str) -> None:
        self.path, self.source, self.encoding, self.delimiter = path, source, encoding, delimiter

    def records(self, *, composed: bool = True) -> Iterator[tuple[int, list[str]]]:
        with self.encoding.open(self.path) as file:
            lines = map(partial(unicodedata.normalize, "NFC"), file) if composed else file
            parser = csv.reader(lines, delimiter=self.delimiter, strict=True)
            number, begins = 0, 1
            try:
                for record in parser:
                    number += 1
                    if not (number == 1 and len(record) == 1 and record[0].lower().startswith("sep=")):
                        yield number, record
                    begins = parser.line_num + 1
            except (csv.Error, UnicodeDecodeError) as exc:
                raise SheetRefusedError(self._why(exc, begins)) from exc

    def _why(self, exc: Exception, line: int) -> Message:
        if "field limit" in str(exc):
            return CELL_ENDLESS(source=self.source, line=line, millions=_LONGEST_READ // 1_000_000)
        return QUOTES_OPEN(source=self.source, line=line)


@dataclass(frozen=True)
class _Layout:
    """How rows are read: the columns' names, the number of the heading row, old encodings, whole numbers with .0."""

    names: tuple[str, ...]
    heading: int
    old: OldText
    whole: tuple[int, ...]


def _rows_of(reader: _Reader, layout: _Layout) -> Callable[[], Iterator[Row]]:
    """The function that reads all rows below the heading, the empty ones left out."""
    names, heading, old, whole = layout.names, layout.heading, layout.old, layout.whole
    width, is_old = len(names), bool(old)

    def rows() -> Iterator[Row]:
        source = reader.source
        for number, record in reader.records():
            if number <= heading or not any(record):
                continue
            if is_old:
                record = old.read(record)  # noqa: PLW2901
            if whole:
                record = whole_numbers.without_point(record, whole)  # noqa: PLW2901
            if fault := row_fault(record, width, reader.delimiter):
                yield Row(source, number, {}, fault)
                continue
            cells: dict[str, Cell] = dict(zip(names, record, strict=False))
            if len(record) > width:
                cells |= {unnamed(at): cell for at, cell in enumerate(record[width:], width) if cell.strip()}
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
    _refuse_mixed(lines, best, source, expected)
    return best


def _refuse_mixed(lines: Sequence[str], chosen: str, source: str, expected: Collection[str]) -> None:
    """Refuse a table whose headings are parted by another sign, which would make headings of its first row."""
    for number, line in enumerate(lines[:LOOKED_AT_ROWS], 1):
        if chosen in line:
            return
        for other in DELIMITERS:
            if other != chosen and known_headings([tidy(cell) for cell in line.split(other)], expected) > 1:
                signs = {"heading_sign": _sign(other), "row_sign": _sign(chosen)}
                raise SheetRefusedError(DELIMITERS_MIXED(source=source, line=number, **signs))


def _sign(delimiter: str) -> str:
    return "TAB" if delimiter == "\t" else delimiter


def _widths(lines: Iterable[str], delimiter: str) -> list[int]:
    widths: list[int] = []
    with suppress(csv.Error):
        widths.extend(len(record) for record in csv.reader(lines, delimiter=delimiter) if any(record))
    return widths


def _too_wide(records: Iterable[tuple[int, Sequence[str]]], width: int) -> Iterator[Message]:
    for number, record in records:
        if any(cell.strip() for cell in record[width:]):
            yield ROW_TOO_WIDE(row=number)
            return
