"""Pages as files: CSV with the delimiter that it came with, workbooks with their tabs, JSON in files as they were."""

import csv
import json
from collections.abc import Container, Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from ingest.outgoing.pages import Page
from ingest.sheets.row_faults import DELIMITERS
from ingest.sheets.table import Cell, Row
from ingest.sheets.xlsx_writer import Tab, write_xlsx


class Format(StrEnum):
    """What tables are written as."""

    CSV = "csv"
    XLSX = "xlsx"


_TEXT = {".csv", ".tsv", ".tab"}
_LINES = {".jsonl", ".ndjson"}
_DATA = {".json", ".geojson", *_LINES}
_FORMULA = ("=", "+", "-", "@")
_WIDEST, _NARROWEST = 60, 8
_MEASURED_ROWS = 50
_TAB_LENGTH = 31
_NO_TAB = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write_pages(pages: Sequence[Page], folder: Path, form: Format | None) -> list[Path]:
    """Write these tables of one file below `folder`, which does not have it yet; returns the files that were made."""
    file = PurePosixPath(pages[0].kept.file)
    if pages[0].kept.is_folder:
        return [_write_records(pages[0], folder / file)]
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix.lower() in _DATA:
        return [_write_json(pages[0], target)]
    if form is Format.CSV and len(pages) > 1:
        place = target.with_suffix("")
        place.mkdir(parents=True, exist_ok=True)
        return [write_csv(_free(place / f"{one.kept.tab.replace('/', ' ')}.csv"), _lines(one), ",") for one in pages]
    if form is Format.CSV or (form is None and file.suffix.lower() in _TEXT):
        page = pages[0]
        suffix = file.suffix if file.suffix.lower() in _TEXT else ".csv"
        return [
            write_csv(_free(target.with_suffix(suffix)), _lines(page), page.table.understood.sheet.delimiter or ",")
        ]
    return [_write_workbook(pages, _free(target.with_suffix(".xlsx")))]


def _free(path: Path) -> Path:
    """The path, numbered where a table of another ending has it already: the folder was empty when we began."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def write_csv(path: Path, lines: Iterator[list[str]], delimiter: str) -> Path:
    """UTF-8 with its mark, which Excel knows; cells as they are, so that they come in again as they went out.

    A delimiter that is not usual is named in the first line.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        target.write("" if delimiter in DELIMITERS else f"sep={delimiter}\r\n")
        csv.writer(target, delimiter=delimiter).writerows(lines)
    return path


def like_formulas(pages: Sequence[Page]) -> int:
    """How many cells a spreadsheet program would take for formulas where it opens them out of CSV."""
    return sum(
        text.startswith(_FORMULA) and len(text.strip()) > 1
        for page in pages
        if PurePosixPath(page.kept.file).suffix.lower() not in _DATA and not page.kept.is_folder
        for line in page.texts()
        for text in line
    )


def _lines(page: Page) -> Iterator[list[str]]:
    return chain([page.headings], page.texts())


def _write_workbook(pages: Sequence[Page], path: Path) -> Path:
    tabs: dict[str, Tab] = {}
    for page in pages:
        name = (page.kept.tab or PurePosixPath(page.kept.file).stem).translate(_NO_TAB).strip("'")[:_TAB_LENGTH]
        tabs[_own_name(name.strip() or "1", tabs)] = Tab(_lines(page), _widths(page))
    write_xlsx(path, tabs)
    return path


def _own_name(name: str, taken: Container[str]) -> str:
    """The tab's name, numbered where two became one when they were cut."""
    number, own = 2, name
    while own in taken:
        mark = f" ({number})"
        own = name[: _TAB_LENGTH - len(mark)] + mark
        number += 1
    return own


def _widths(page: Page) -> list[int]:
    """As wide as most of the first rows need it."""
    widths = [max(_NARROWEST, len(heading)) for heading in page.headings]
    for line in islice(page.texts(), _MEASURED_ROWS):
        widths = [max(width, len(text)) for width, text in zip(widths, line, strict=False)]
    return [min(width + 2, _WIDEST) for width in widths]


def _write_json(page: Page, path: Path) -> Path:
    by_line = path.suffix.lower() in _LINES
    with path.open("w", encoding="utf-8") as target:
        target.write("" if by_line else "[")
        for at, row in enumerate(page.rows()):
            target.write("" if by_line or not at else ",\n ")
            target.write(_object(row.cells) + ("\n" if by_line else ""))
        target.write("" if by_line else "]\n")
    return path


def _write_records(page: Page, folder: Path) -> Path:
    """A folder of records again: each in the file in which it lay."""
    written: set[Path] = set()
    for row in page.rows():
        path = folder / row.source
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8").rstrip().removesuffix("]") + ",\n" if path in written else "["
        path.write_text(f"{before}{_object(_own(row))}]\n", encoding="utf-8")
        written.add(path)
    return folder


def _own(row: Row) -> dict[str, Cell]:
    """What the record itself says: the place of its file is told by the file."""
    return {header: cell for header, cell in row.cells.items() if not header.startswith("[")}


def _object(cells: dict[str, Cell]) -> str:
    return json.dumps({header: cell for header, cell in cells.items() if cell}, ensure_ascii=False)
