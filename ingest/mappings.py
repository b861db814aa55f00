"""Mapping files of several sheets: a table for each, of which every sheet finds its own.

A file for one sheet is as `ingest.sheets.mapping` has it. For several, each stands under [[table]], with the same keys:

    [[table]]
    sheet = "Hồ sơ"                   # of a workbook; of other files the file's name: "anh.csv"
    key = ["Số kiểm kê"]

    [table.columns]
    "Tên" = "name"
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ingest.recalling import Recalled, recall
from ingest.sheets.columns import Understood
from ingest.sheets.folding import fold
from ingest.sheets.kept import KeptSheet
from ingest.sheets.mapping import SheetMapping, mapping_of, read_tables
from ingest.sheets.mapping_faults import WRONG_FORM, MappingError
from ingest.sheets.saved_mapping import as_toml
from ingest.sheets.table import Sheet

_HEAD = re.compile(r"^(\[\[?)", re.MULTILINE)


def sheet_name(sheet: Sheet) -> str:
    """What a mapping calls the sheet: its name in the workbook, else that of the file."""
    found = re.search(r" \[(.*)\]$", sheet.source)
    return found[1] if found else sheet.path.name


def known_as(sheet: Sheet) -> str:
    """What the sheet is known by when it comes again: its name in the workbook, else the file's without its ending."""
    name = sheet_name(sheet)
    return fold(sheet.path.stem if name == sheet.path.name and not sheet.path.is_dir() else name)


@dataclass(frozen=True)
class Mappings:
    """One mapping for all sheets, or one for each; `before`: what was brought before, where none is given."""

    all: tuple[SheetMapping, ...] = (SheetMapping(),)
    before: tuple[KeptSheet, ...] = ()

    @property
    def first(self) -> SheetMapping:
        """What holds where there is no sheet."""
        return self.all[0]

    @property
    def only(self) -> str:
        """The one sheet that is wanted of a workbook; '' for all."""
        return self.first.sheet if len(self.all) == 1 else ""

    @property
    def headings(self) -> frozenset[str]:
        """The folded headings that they name, by which heading rows are found."""
        recalled = (one.mapping.headings for one in self.before if one.mapping)
        return frozenset[str]().union(*(one.headings for one in self.all), *recalled)

    def recalled(self, sheet: Sheet) -> Recalled:
        """The sheet of before whose mapping holds for this one, and what is told of that."""
        return recall(self.before, known_as(sheet), sheet.headers, sheet.source)

    def of(self, sheet: Sheet) -> SheetMapping:
        """The mapping for this sheet: the one of its name, else the one that knows most of its headings."""
        if (recalled := self.recalled(sheet).sheet) and recalled.mapping:
            constants = (*recalled.mapping.constants, *self.first.constants)
            return replace(recalled.mapping, sheet="", constants=constants)
        if len(self.all) == 1:
            return self.first
        named = [one for one in self.all if fold(one.sheet) == fold(sheet_name(sheet))]
        headers = {fold(header) for header in sheet.headers}
        known = max(named or self.all, key=lambda one: len(one.headings & headers))
        return known if named or known.headings & headers else SheetMapping(constants=known.constants)


def read_mappings(path: Path) -> tuple[SheetMapping, ...]:
    """The mappings in the file `path`; raises MappingError with what is wrong in it and where."""
    return read_tables(path, _mappings_of)


def _mappings_of(document: dict[str, Any], name: str) -> tuple[SheetMapping, ...]:
    tables = document.get("table")
    if tables is None:
        return (mapping_of(document, name),)
    if len(document) > 1 or not isinstance(tables, list):
        raise MappingError(name, WRONG_FORM())
    return tuple(mapping_of(table, name) for table in tables) or (SheetMapping(),)


def write_mappings(recognised: Sequence[Understood], path: Path, source: str, language: str = "en") -> None:
    """Write all that was recognised as a file that `read_mappings` reads back, to be corrected by hand.

    `language` is that of the curator, for the comments in it.
    """
    if len(recognised) == 1:
        path.write_text(as_toml(recognised[0].as_mapping(), source, language), encoding="utf-8")
        return
    tables = [f"# {' '.join(source.split())}\n"]
    for one in recognised:
        mapping = replace(one.as_mapping(), sheet=sheet_name(one.sheet))
        tables.append("[[table]]\n" + _HEAD.sub(r"\1table.", as_toml(mapping, one.sheet.source, language)))
    path.write_text("\n".join(tables), encoding="utf-8")


def is_mapping(path: Path) -> bool:
    """Whether the file begins as a saved mapping does, perhaps corrected by hand: a comment, then it can be read."""
    try:
        with path.open("rb") as file:
            if file.read(2) != b"# ":
                return False
        return any(one.columns or one.key for one in read_mappings(path))
    except MappingError:
        return False
