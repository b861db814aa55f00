"""The sheets of an import, each with what builds its records."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from catalog.machine import fault_of
from catalog.messages import Message
from ingest.sheets.build import Builder
from ingest.sheets.columns import Understood
from ingest.sheets.form_rows import Tell, without_form
from ingest.sheets.table import SHEET_GONE, Cell, Row, SheetRefusedError


@dataclass(frozen=True)
class Carried:
    """Cells of columns that a sheet lacks, as an earlier one had them: by key, those of each row with that key."""

    cells: Mapping[str, Sequence[Mapping[str, Cell]]]

    def filled(self, rows: Iterator[Row], key_of: Callable[[Row], str]) -> Iterator[Row]:
        """The rows, each with what it said in those columns."""
        seen: dict[str, int] = {}
        for row in rows:
            key = key_of(row)
            before = self.cells.get(key, ())
            place = seen.get(key, 0)
            if place < len(before):
                seen[key] = place + 1
                yield replace(row, cells={**before[place], **row.cells})
            else:
                yield row


@dataclass(frozen=True)
class Table:
    """One sheet with what builds its records; `base` is its folder below the root, from which it names files."""

    understood: Understood
    builder: Builder
    base: PurePosixPath
    carried: Carried | None = None

    def rows(self, tell: Tell | None = None) -> Iterator[Row]:
        """Its rows from the first; raises TableRefusedError where it cannot be read to its end.

        `tell` hears of the rows that are left out because they are a form's and no record's.
        """
        sheet = self.understood.sheet
        source = sheet.source
        try:
            key = self.understood.key[0] if self.understood.key and not self.understood.of_files else ""
            rows = without_form(sheet, sheet.read(), key, tell)
            yield from self.carried.filled(rows, self.builder.key_of) if self.carried else rows
        except SheetRefusedError as exc:
            raise TableRefusedError(self, exc.message) from exc
        except OSError as exc:
            raise TableRefusedError(self, SHEET_GONE(source=source, reason=fault_of(exc))) from exc


class TableRefusedError(SheetRefusedError):
    """A sheet that turned out to be unreadable while its rows were read; `table` is the one."""

    def __init__(self, table: Table, message: Message) -> None:
        super().__init__(message)
        self.table = table
