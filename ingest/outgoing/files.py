"""Pages as files: CSV with the delimiter that it came with, workbooks with their tabs, JSON as it was."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from ingest.formulas import is_like_formula
from ingest.outgoing.data_files import write_data
from ingest.outgoing.pages import Page
from ingest.sheets.endings import TEXT
from ingest.sheets.row_faults import DELIMITERS
from ingest.sheets.xlsx_writer import Tab, write_xlsx


class Format(StrEnum):
    """What tables are written as."""

    CSV = "csv"
    XLSX = "xlsx"


_WIDEST, _NARROWEST = 60, 8
_MEASURED_ROWS = 50
_TAB_LENGTH = 31
_NO_TAB = str.maketrans(dict.fromkeys([*"[]:*?/\\", *map(chr, range(32))], " "))
_OF_EXCEL = "history"
"""A name that Excel keeps for itself."""


Written = tuple[list[Path], int]
"""The files that were made, and how many of their cells a spreadsheet program would take for formulas."""


def write_pages(pages: Sequence[Page], folder: Path, form: Format | None) -> Written:
    """Write these tables of one file below `folder`, which does not have it yet."""
    file = PurePosixPath(pages[0].file)
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    if pages[0].kept.is_data:
        return write_data(pages[0], target), 0
    if form is Format.CSV and len(pages) > 1:
        place = target.with_suffix("")
        place.mkdir(parents=True, exist_ok=True)
        named = [(place / f"{one.kept.tab.replace('/', ' ')}.csv", one) for one in pages]
        return _written([_write_csv(_free(path), one, ",") for path, one in named])
    if form is Format.CSV or (form is None and file.suffix.lower() in TEXT):
        page = pages[0]
        path = target if file.suffix.lower() in TEXT else target.with_suffix(".csv")
        return _written([_write_csv(_free(path), page, page.table.understood.sheet.delimiter or ",")])
    return [_write_workbook(pages, _free(target.with_suffix(".xlsx")))], 0


def _written(files: Sequence[tuple[Path, int]]) -> Written:
    return [path for path, _ in files], sum(count for _, count in files)


def _free(path: Path) -> Path:
    """The path, numbered where a table of another ending has it already: the folder was empty when we began."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def _write_csv(path: Path, page: Page, delimiter: str) -> tuple[Path, int]:
    """UTF-8 with its mark, which Excel knows; cells as they are, so that they come in again as they went out.

    A delimiter that is not usual is named in the first line. Returns the path, and how many cells look like formulas.
    """
    formulas = 0
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        target.write("" if delimiter in DELIMITERS else f"sep={delimiter}\r\n")
        writer = csv.writer(target, delimiter=delimiter)
        for line in chain([page.headings], page.texts_alone()):
            writer.writerow(line)
            formulas += sum(map(is_like_formula, line))
    return path, formulas


def _lines(page: Page) -> Iterator[list[str]]:
    return chain([page.headings], page.texts())


def _write_workbook(pages: Sequence[Page], path: Path) -> Path:
    tabs: dict[str, Tab] = {}
    for page in pages:
        name = _own_name(page.kept.tab or PurePosixPath(page.file).stem, tabs)
        tabs[name] = Tab(_lines(page), _widths(page))
    write_xlsx(path, tabs)
    return path


def _own_name(name: str, taken: Iterable[str]) -> str:
    """The tab's name as Excel takes it, numbered where another has it: 'Tranh' and 'tranh' are one name there."""
    there = {_OF_EXCEL, *(one.casefold() for one in taken)}
    number, own = 2, _cut(name, _TAB_LENGTH) or "1"
    while own.casefold() in there:
        mark = f" ({number})"
        own = _cut(name, _TAB_LENGTH - len(mark)) + mark
        number += 1
    return own


def _cut(name: str, length: int) -> str:
    """As much of the name as a tab may have, without the signs that it may not have; Excel counts in UTF-16."""
    allowed = name.translate(_NO_TAB).encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore")
    return allowed.strip("' ")


def _widths(page: Page) -> list[int]:
    """As wide as most of the first rows need it."""
    widths = [max(_NARROWEST, len(heading)) for heading in page.headings]
    for line in islice(page.texts(), _MEASURED_ROWS):
        widths = [max(width, len(text)) for width, text in zip(widths, line, strict=False)]
    return [min(width + 2, _WIDEST) for width in widths]
