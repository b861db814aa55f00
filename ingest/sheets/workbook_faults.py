"""What is wrong inside an XLSX or ODS package, found without loading it: bombs, far cells, errors read as empty."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets import ods
from ingest.sheets.cell_facts import CellFacts
from ingest.sheets.table import column_index

BOMB = define(
    "workbook-bomb",
    Severity.ERROR,
    N_("'{source}' unpacks to {size_mb} MB, which no catalogue needs. Save its sheets as CSV and bring those."),
)
TOO_DENSE = define(
    "workbook-too-dense",
    Severity.ERROR,
    N_(
        "'{source}' unpacks to {times} times its size ({size_mb} MB), as no spreadsheet program packs a table: it is "
        "damaged, or made to choke whoever opens it. Save its sheets as CSV and bring those."
    ),
)
FAR_CELL = define(
    "workbook-far-cell",
    Severity.ERROR,
    N_(
        "'{source}' has something in cell {cell}, far away from everything else, and cannot be read. "
        "Delete the empty rows and columns after the table, or copy the table to a new workbook."
    ),
)
CELL_ERRORS = define(
    "workbook-cell-errors",
    Severity.WARNING,
    N_("Cells of '{source}' show an error, first {cell}; they are read as empty. Mend the formulas and save it again."),
)
FORMULAS_OPEN = define(
    "workbook-formulas",
    Severity.WARNING,
    N_(
        "Formulas of '{source}' hold no result, first {cell}; they are read as empty. Open it in the spreadsheet "
        "program and save it once."
    ),
)

MOST_BYTES = 1 << 30
DENSEST, DENSE_FREE_BYTES = 500, 32 << 20
"""How far a large part of a package may unpack: a million equal rows come to 300, deflate ends at 1,030."""
_MOST_SCANNED_BYTES = 64 << 20
_CHUNK_BYTES = 1 << 20
_OVERLAP = 300
_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3}\d{1,7})"[^>]*\bt="e"')
_OPEN_FORMULA = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3}\d{1,7})"[^>]*><(?:\w+:)?f(?:/>|[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_FAR_ROW, _FAR_COLUMN = 1_000_000, 4_000


def is_package(path: Path) -> bool:
    """Whether the file is a zip package: XLSX, XLSB, ODS."""
    return zipfile.is_zipfile(path)


def bomb(path: Path, source: str) -> Message | None:
    """The message for a package that claims to unpack to too much; one that lies about it dies in the child."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return None
    size = sum(part.file_size for part in parts)
    if size > MOST_BYTES:
        return BOMB(source=source, size_mb=size >> 20)
    for part in parts:
        times = part.file_size // max(part.compress_size, 1)
        if part.file_size > DENSE_FREE_BYTES and times > DENSEST:
            return TOO_DENSE(source=source, times=times, size_mb=part.file_size >> 20)
    return None


def far_cell(path: Path, source: str) -> Message | None:
    """The message for a sheet whose last cell stands where nobody writes: what made the reader give up."""
    if far := ods.look_into(path).far:
        return FAR_CELL(source=source, cell=far)
    for chunk in _worksheets(path, MOST_BYTES):
        for letters, digits in _CELL.findall(chunk):
            if int(digits) > _FAR_ROW or column_index(letters.decode()) >= _FAR_COLUMN:
                return FAR_CELL(source=source, cell=(letters + digits).decode())
    return None


def lost_cells(path: Path, source: str, facts: CellFacts) -> Iterator[Message]:
    """Warnings for cells with an error and for formulas without a result, which both read as empty."""
    if facts.error:
        yield CELL_ERRORS(source=source, cell=facts.error)
    if facts.open_formula:
        yield FORMULAS_OPEN(source=source, cell=facts.open_formula)
    error = formula = None
    for chunk in _worksheets(path, _MOST_SCANNED_BYTES):
        if error is None and b't="e"' in chunk:
            error = _ERROR.search(chunk)
        if formula is None and b"f>" in chunk:
            formula = _OPEN_FORMULA.search(chunk)
    if error:
        yield CELL_ERRORS(source=source, cell=error[1].decode())
    if formula:
        yield FORMULAS_OPEN(source=source, cell=formula[1].decode())


def _worksheets(path: Path, most_bytes: int) -> Iterator[bytes]:
    """The XML of the worksheets in overlapping chunks, so that no cell is cut; the first `most_bytes` of it."""
    try:
        with zipfile.ZipFile(path) as package:
            for part in package.infolist():
                if not part.filename.startswith("xl/worksheets/sheet"):
                    continue
                with package.open(part) as file:
                    tail = b""
                    while most_bytes > 0 and (chunk := file.read(_CHUNK_BYTES)):
                        most_bytes -= len(chunk)
                        yield tail + chunk
                        tail = chunk[-_OVERLAP:]
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, RuntimeError):
        return
