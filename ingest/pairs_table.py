"""The table in which a person decides whose files are: `heritage ingest --save-pairs` writes it, `--pairs` reads it.

It lists every file that the rules of pairing judge, those that are nobody's first, each with the record that it was
given to (empty where there is none), why, and the three that come closest. A person writes numbers into the second
column, or '-' for a file of no record, and brings the table again: named, or lying in the folder.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from catalog.language import N_, translate
from catalog.messages import Severity, define
from ingest.doubts import WHY_IN_DOUBT
from ingest.formulas import is_like_formula
from ingest.found import REASONS, Reason
from ingest.pairing import (
    CANDIDATES,
    FILE_OF_NONE,
    NAME_AND_MORE,
    NO_RECORD_BUT,
    NUMBER_BEHIND,
    SEVERAL_RECORDS,
    Paired,
)
from ingest.sheets.folding import fold
from ingest.sheets.open import is_workbook, open_sheets
from ingest.sheets.table import Row, Sheet, SheetRefusedError
from ingest.sheets.xlsx_writer import Tab, write_xlsx

NO_PAIRS_TABLE = define(
    "pairs-table-none",
    Severity.ERROR,
    N_(
        "'{source}' is no table of files and their numbers as --save-pairs writes it, so nothing was decided by it. "
        "Keep the headings as they were written."
    ),
)
FILE = N_("File to pair")
NUMBER = N_("Belongs to number (fill in; - for none)")
WHY = N_("Why")
CANDIDATE = N_("Candidate {number}")
OF_NONE = N_("decided: of no record")
SEVERAL = N_("several records are possible")
BEHIND = N_("a number stands behind other words")
MORE = N_("a record's name with further words")
CLOSE = N_("no number or name found, only what is like one")
NONE_FOUND = N_("no number or name found")
_BECAUSE = {
    FILE_OF_NONE.code: OF_NONE,
    SEVERAL_RECORDS.code: SEVERAL,
    NUMBER_BEHIND.code: BEHIND,
    NAME_AND_MORE.code: MORE,
    NO_RECORD_BUT.code: CLOSE,
    **WHY_IN_DOUBT,
}

NOBODY = ("-", "–", "—")
_LANGUAGES = ("vi", "en")
_MOST_HEAD = 4096
_MOST_BYTES = 2 << 20
"""A larger workbook is not looked into: it is no such table."""
_WIDTHS = (50, 24, 34, 18, 18, 18)


def is_pairs_table(path: Path) -> bool:
    """Whether the file is such a table, in whatever language its headings are."""
    try:
        if not is_workbook(path):
            return _begins_so(path)
        return path.stat().st_size <= _MOST_BYTES and any(map(_is_table, open_sheets(path, "", _headings())[0]))
    except (SheetRefusedError, OSError):
        return False


def read_pairs_table(path: Path, source: str) -> Sheet:
    """The table; raises SheetRefusedError where it is none, or OSError."""
    sheets, _ = open_sheets(path, source, _headings())
    found = next(filter(_is_table, sheets), None)
    if found is None:
        raise SheetRefusedError(NO_PAIRS_TABLE(source=source))
    return found


def filled_in(table: Sheet) -> Iterator[tuple[Row, str, str]]:
    """The rows with a number, each with its file and the number as written."""
    for row in table.read():
        cells = [cell.strip() if isinstance(cell, str) else "" for cell in row.cells.values()]
        if len(cells) > 1 and cells[0] and cells[1]:
            yield row, _unquoted(cells[0]), _unquoted(cells[1])


def write_pairs_table(path: Path, paired: Paired, language: str) -> None:
    """Write the table: XLSX, or text where the name ends in .csv.

    The text is UTF-16 with tabs, which every Excel opens in columns and with all its letters.
    """
    numbers = [translate(CANDIDATE, language, number=number) for number in range(1, CANDIDATES + 1)]
    rows = [[*(translate(one, language) for one in (FILE, NUMBER, WHY)), *numbers], *_rows(paired, language)]
    if path.suffix.lower() == ".csv":
        with path.open("w", encoding="utf-16", newline="") as target:
            writer = csv.writer(target, delimiter="\t", lineterminator="\r\n")
            writer.writerows([[_quoted(cell) for cell in row] for row in rows])
    else:
        write_xlsx(path, {"1": Tab(rows, _WIDTHS)})


def _rows(paired: Paired, language: str) -> Iterator[list[str]]:
    for file, why in sorted(paired.left.items()):
        is_none = why.code == FILE_OF_NONE.code
        if is_none or why.severity is not Severity.INFO:
            because = _BECAUSE.get(why.code, NONE_FOUND)
            close = [*paired.candidates.get(file, ()), *[""] * CANDIDATES][:CANDIDATES]
            yield [str(file), NOBODY[0] if is_none else "", translate(because, language), *close]
    for one in sorted(paired.pairs, key=lambda pair: pair.path):
        if one.reason is not Reason.SHEET:
            yield [str(one.path), one.key, translate(REASONS[one.reason], language), *[""] * CANDIDATES]


def _is_table(sheet: Sheet) -> bool:
    said = [fold(header) for header in sheet.headers[:2]]
    return any(said == [fold(translate(one, language)) for one in (FILE, NUMBER)] for language in _LANGUAGES)


def _headings() -> frozenset[str]:
    """The folded headings of the first columns, by which the heading row is found."""
    return frozenset(fold(translate(msgid, language)) for msgid in (FILE, NUMBER) for language in _LANGUAGES)


def _begins_so(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_MOST_HEAD)
    codec = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    folded = fold(head.decode(codec, "ignore").partition("\n")[0])
    return any(folded.startswith(fold(translate(FILE, language))) for language in _LANGUAGES)


def _quoted(text: str) -> str:
    """Text that a spreadsheet program takes for text, not for a formula, and that `_unquoted` reads again."""
    return f"'{text}" if _needs_quote(text) else text


def _unquoted(text: str) -> str:
    bare = text.removeprefix("'")
    return bare if bare != text and _needs_quote(bare) else text


def _needs_quote(text: str) -> bool:
    return text.startswith("'") or is_like_formula(text)
