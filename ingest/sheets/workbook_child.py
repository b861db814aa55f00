"""Reads one workbook in a process of its own, because its bytes may kill whoever reads them. Run by `workbook`.

    python -I workbook_child.py outline PATH        one JSON line a sheet: name, visible, some rows, merged ranges
    python -I workbook_child.py rows PATH SHEET     one JSON line a row that is not empty: [number, [cells]]

Cells leave as text: 1783.0 is '1783', a date ISO 8601. Exit 0 well, 3 a password, 4 not to be read, 5 out of memory.
"""

import ctypes
import datetime
import json
import re
import resource
import signal
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY_BYTES = 3 << 30
CPU_SECONDS = 600
HEAD_ROWS = 530
LOOKED_THROUGH, LATE_ROWS = 20_000, 300
OLD = re.compile("[\x80-\x9f¡-ª¬-¯µ-º¼-¿ÃÄÅÆÑØÛäåæëïñöøûüþ\xad\ufffd\u0300\u0301\u0303\u0309\u0323]")
"""Signs of old, lost or decomposed text: rows with them are shown, though they come late (as `old_text` has it)."""
PASSWORD, UNREADABLE, MEMORY = 3, 4, 5
_PR_SET_PDEATHSIG = 1
LONGEST_CELL = 1_000_000
"""What is beyond this, no record takes (`row_faults`), and no program writes: it is cut off, one character after it."""
_LARGEST = 1e21
"""Larger numbers are written with an exponent; smaller ones in full, to the 15 digits that such programs keep."""


def limit() -> None:
    """Bound memory and CPU time, and die with the parent; where the system knows such limits."""
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def as_text(value: Any) -> str:
    """A cell as a person reads it."""
    if isinstance(value, str):
        return value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL + 1]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return format(Decimal(format(value, ".15g")), "f") if abs(value) < _LARGEST else format(value, ".15g")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time(0) else value.isoformat(sep=" ")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return "" if value is None else str(value)


def as_cell(value: Any) -> str | list[str]:
    """A cell as text; a number with a fraction in a list of its own, to be told from text that looks like it."""
    text = as_text(value)
    return [text] if isinstance(value, float) and "." in text else text


def numbered(sheet: Any) -> Iterator[tuple[int, list[str | list[str]]]]:
    """Rows that are not empty, with the number that a spreadsheet program shows, cells from column A on."""
    if sheet.start is None:
        return
    left = sheet.start[1]
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [as_cell(value) for value in row]
        while cells and isinstance(last := cells[-1], str) and not last.strip():
            cells.pop()
        if cells:
            yield number, [*[""] * left, *cells]


def may_be_old(cells: list[str | list[str]]) -> bool:
    """Whether a text among the cells has letters that old text is full of."""
    return any(isinstance(cell, str) and OLD.search(cell) for cell in cells)


def merged(sheet: Any) -> list[list[int]]:
    """Merged ranges as [first row, first column, last row, last column], rows from 1, columns from 0."""
    ranges = sheet.merged_cell_ranges or []
    return [[top + 1, left, bottom + 1, right] for (top, left), (bottom, right) in ranges]


def outline(book: Any) -> Iterator[dict[str, Any]]:
    """What each worksheet looks like."""
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        rows = numbered(sheet)
        head = list(islice(rows, HEAD_ROWS))
        late = (row for row in islice(rows, LOOKED_THROUGH) if may_be_old(row[1]))
        yield {
            "name": about.name,
            "visible": about.visible == SheetVisibleEnum.Visible,
            "head": [*head, *islice(late, LATE_ROWS)],
            "merged": merged(sheet),
        }


def main(mode: str, path: str, sheet: str = "") -> int:
    """Write what was asked for to the standard output."""
    limit()
    try:
        book = CalamineWorkbook.from_path(path)
        found: Iterator[Any] = outline(book) if mode == "outline" else numbered(book.get_sheet_by_name(sheet))
        for one in found:
            sys.stdout.write(json.dumps(one, ensure_ascii=True) + "\n")
        sys.stdout.flush()
    except PasswordError:
        return PASSWORD
    except MemoryError:
        return MEMORY
    except (CalamineError, OSError, ValueError) as exc:
        sys.stderr.write(str(exc)[:300])
        return UNREADABLE
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
