"""Workbooks as people fill them in: text stays text, whatever it looks like, and the first row stays in its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.errors import HeritageError
from catalog.language import N_
from ingest.sheets.table import Figure

LONGEST_TEXT = 32_767
"""What a cell of a workbook holds at most."""
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet of a workbook holds at most."""


class TextTooLongError(HeritageError):
    """A text is longer than a cell of a workbook may be."""

    code = "cell-too-long"
    status = 422
    msgid = N_("The text in row {row}, column {column} of '{sheet}' is too long for a workbook. Write CSV instead.")


class SheetTooLargeError(HeritageError):
    """A table has more rows or columns than a sheet of a workbook may have."""

    code = "sheet-too-large"
    status = 422
    msgid = N_(
        "'{sheet}' has more rows or columns than a sheet of a workbook holds, which is {rows} rows and {columns} "
        "columns. Write CSV instead."
    )


@dataclass(frozen=True)
class Tab:
    """One sheet of a workbook: its rows with the headings first, and how wide its columns are, in characters."""

    rows: Iterable[Sequence[str]]
    widths: Sequence[int]


def write_xlsx(path: Path, tabs: Mapping[str, Tab]) -> None:
    """Write the workbook; what is typed into it stays text too: 001, 12-3. A Figure is a number again.

    Rows are written as they come, so that a sheet of any length needs little memory. Raises TextTooLongError and
    SheetTooLargeError, and leaves no unfinished file.
    """
    try:
        _write(path, tabs)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write(path: Path, tabs: Mapping[str, Tab]) -> None:
    import xlsxwriter  # noqa: PLC0415 - every import has this module, and hardly one writes a workbook

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        plain, bold = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
        for name, tab in tabs.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, width in enumerate(tab.widths):
                sheet.set_column(column, column, width, plain)
            for number, row in enumerate(tab.rows):
                if number >= MOST_ROWS or len(row) > MOST_COLUMNS:
                    raise SheetTooLargeError(sheet=name, rows=MOST_ROWS, columns=MOST_COLUMNS)
                for column, text in enumerate(row):
                    if len(text) > LONGEST_TEXT:
                        raise TextTooLongError(row=number + 1, column=column + 1, sheet=name)
                    if isinstance(text, Figure):
                        sheet.write_number(number, column, float(text))
                    elif text:
                        sheet.write_string(number, column, text, plain if number else bold)
