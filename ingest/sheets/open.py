"""Any sheet, by what it is: the one way from a path to its tables."""

import stat
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.delimited import read_delimited
from ingest.sheets.delimiters import DELIMITER_UNKNOWN
from ingest.sheets.encoding import SHEET_BINARY
from ingest.sheets.json_records import read_json, read_json_folder, read_json_lines
from ingest.sheets.table import HEADER_MISSING, Sheet, SheetRefusedError
from ingest.sheets.workbook import Workbook, read_workbook

NO_WORKBOOK = define(
    "workbook-is-none",
    Severity.ERROR,
    N_(
        "'{source}' is no workbook, whatever its name says, and no table in text either. Open it in the program that "
        "made it and save it as XLSX or CSV."
    ),
)

SHEET_NO_FILE = define(
    "sheet-no-file",
    Severity.ERROR,
    N_("'{source}' is a device or a pipe and no ordinary file, so it was not read. Name the file itself."),
)

Reader = Callable[[Path, str, Collection[str]], Workbook]

_NO_TABLE = {DELIMITER_UNKNOWN.code, HEADER_MISSING.code, SHEET_BINARY.code}
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def _delimited(path: Path, source: str, expected: Collection[str]) -> Workbook:
    return Workbook((read_delimited(path, source, expected),), ())


def _called_workbook(path: Path, source: str, expected: Collection[str]) -> Workbook:
    """Text that is called a workbook, as many programs export it."""
    try:
        return _delimited(path, source, expected)
    except SheetRefusedError as exc:
        if exc.message.code in _NO_TABLE:
            raise SheetRefusedError(NO_WORKBOOK(source=source)) from exc
        raise


def _json(path: Path, source: str, expected: Collection[str]) -> Workbook:
    return Workbook((read_json(path, source),), ())


def _json_lines(path: Path, source: str, expected: Collection[str]) -> Workbook:
    return Workbook((read_json_lines(path, source),), ())


READERS: dict[str, Reader] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".tab": _delimited,
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".xlsb": read_workbook,
    ".xls": read_workbook,
    ".ods": read_workbook,
    ".json": _json,
    ".geojson": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}
"""The reader by the file's ending; a workbook called .csv, or text called .xls, is known by its first bytes."""


def is_sheet(path: Path) -> bool:
    """Whether a file's ending says that it holds a table."""
    return path.suffix.lower() in READERS


def is_workbook(path: Path) -> bool:
    """Whether a file's ending says that it is a workbook, which may be a document as well."""
    return READERS.get(path.suffix.lower()) is read_workbook


def is_endless(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device, which might never end; raises OSError where it is not there."""
    mode = path.stat().st_mode
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def open_sheets(path: Path, source: str, expected: Collection[str] = ()) -> tuple[Sequence[Sheet], Sequence[Message]]:
    """The tables in a file and what was noticed; raises SheetRefusedError where it cannot be read.

    `expected`: folded headings that a mapping names. A device or a pipe, which might never end, is not even opened.
    """
    if is_endless(path):
        raise SheetRefusedError(SHEET_NO_FILE(source=source))
    with path.open("rb") as file:
        start = file.read(8)
    reader = READERS.get(path.suffix.lower(), _delimited)
    if start.startswith(_WORKBOOK_STARTS):
        reader = read_workbook
    elif reader is read_workbook:
        reader = _called_workbook
    found = reader(path, source, expected)
    return found.sheets, found.messages


def open_folder(folder: Path, files: Sequence[Path], source: str) -> Sheet:
    """A folder of JSON files as one table, a row each."""
    return read_json_folder(folder, files, source)
