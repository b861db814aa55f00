"""A sheet that was brought, as it is remembered: where its bytes lie, and how its columns were read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter

from ingest.sheets.endings import DATA
from ingest.sheets.folding import fold
from ingest.sheets.mapping import SheetMapping


@dataclass(frozen=True)
class KeptSheet:
    """One table as it was brought: `file` below the folder that was named, `tab` of a workbook with several.

    `line` is shared by a table and those that came later in its place; `mapping` is what a person gave for it, None
    where its headings were enough; `is_folder`: records in JSON files, kept as one ZIP; `absent` are columns of earlier
    ones that it lacks, whose values stay; `run` brought it.
    """

    line: str
    file: str
    tab: str = ""
    sha256: str = ""
    headers: tuple[str, ...] = ()
    mapping: SheetMapping | None = None
    of_files: bool = False
    is_folder: bool = False
    absent: "tuple[Absent, ...]" = ()
    run: str = ""

    @property
    def name(self) -> str:
        """What it is known by, however its file ends: what is saved again as XLSX is the same sheet."""
        path = PurePosixPath(self.file)
        return fold(self.tab or (path.name if self.is_folder else path.stem))

    @property
    def called(self) -> str:
        """What its curator calls it: its file, and its tab where there are several."""
        return f"{self.file} [{self.tab}]" if self.tab else self.file

    @property
    def is_data(self) -> bool:
        """Whether it is JSON, in one file or in a folder of files."""
        return self.is_folder or PurePosixPath(self.file).suffix.lower() in DATA

    @property
    def folded(self) -> frozenset[str]:
        """Its headings, marks and capitals aside."""
        return frozenset(map(fold, self.headers))

    def is_alike(self, name: str, headers: Iterable[str]) -> bool:
        """Whether a table of this name and these headings may be the same, corrected or called otherwise since."""
        folded = frozenset(map(fold, headers))
        return folded == self.folded or (name == self.name and 2 * len(folded & self.folded) >= len(folded))


@dataclass(frozen=True)
class Absent:
    """Columns that a sheet had and that those after it lack: `sheet` is the last that had them."""

    headers: tuple[str, ...]
    sheet: KeptSheet


_KEPT = TypeAdapter(KeptSheet)


def document_of(sheet: KeptSheet) -> dict[str, Any]:
    """The sheet as JSON has it."""
    document: dict[str, Any] = _KEPT.dump_python(sheet, mode="json", exclude_defaults=True)
    return document


def kept_of(document: dict[str, Any]) -> KeptSheet:
    """The sheet of a document."""
    return _KEPT.validate_python(document)


def likeliest(kept: Collection[KeptSheet], name: str, headers: Collection[str]) -> list[KeptSheet]:
    """Those that a table of this name and these headings may continue, the likeliest first, the last brought first."""
    folded = frozenset(map(fold, headers))
    found = [one for one in reversed(list(kept)) if one.is_alike(name, headers)]
    return sorted(found, key=lambda one: (one.name != name, one.folded != folded))
