"""The sheets of an import, each with what builds its records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from catalog.machine import fault_of
from catalog.messages import Message
from ingest.carried import Carried
from ingest.sheets.build import Builder
from ingest.sheets.columns import Understood
from ingest.sheets.form_ends import Tell
from ingest.sheets.form_rows import without_form
from ingest.sheets.table import SHEET_GONE, Row, SheetRefusedError


@dataclass(frozen=True)
class Table:
    """One sheet with what builds its records; `base` is its folder below the root, from which it names files.

    `gone`: the columns that it lacks and of which `carried` holds what earlier sheets said.
    """

    understood: Understood
    builder: Builder
    base: PurePosixPath
    carried: tuple[Carried, ...] = ()
    gone: frozenset[str] = frozenset()

    def rows(
        self,
        tell: Tell | None = None,
        read: Callable[[], Iterator[Row]] | None = None,
        goes_on: Callable[[], bool] = lambda: False,
    ) -> Iterator[Row]:
        """Its rows from the first, or those that `read` gives; raises TableRefusedError where they cannot all be read.

        `tell` hears of the rows that are left out because they are a form's and no record's; `goes_on`: whether, when
        those that `read` gives were read, more of the table follow.
        """
        sheet = self.understood.sheet
        source = sheet.source
        try:
            key = self.understood.key[0] if self.understood.key and not self.understood.of_files else ""
            rows = without_form(sheet, (read or sheet.read)(), key, tell, goes_on=goes_on)
            for one in self.carried:
                rows = one.filled(rows, self.builder.key_of)
            yield from rows
        except SheetRefusedError as exc:
            raise TableRefusedError(self, exc.message) from exc
        except OSError as exc:
            raise TableRefusedError(self, SHEET_GONE(source=source, reason=fault_of(exc))) from exc


class TableRefusedError(SheetRefusedError):
    """A sheet that turned out to be unreadable while its rows were read; `table` is the one."""

    def __init__(self, table: Table, message: Message) -> None:
        super().__init__(message)
        self.table = table
