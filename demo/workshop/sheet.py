# SPDX-License-Identifier: Apache-2.0
"""The demo museum's text sources as rows of a spreadsheet; standard library only, nothing is written here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
COLLECTION = HERE.parent / "collection"
WORKBOOK = COLLECTION / "bang-ke.xlsx"
SEPARATOR = " ; "

Cell = str | int | float | None


@dataclass(frozen=True)
class Sheet:
    """One sheet of the workbook: its title, its columns (header, width in characters) and its rows."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(header for header, _ in self.columns)


def read(path: Path) -> dict[str, Any]:
    """A TOML file as it is."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def records() -> dict[str, dict[str, Any]]:
    """Every record by its inventory number, in the order of the files; a number used twice is an error."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((HERE / "records").glob("*.toml")):
        for number, record in read(path).items():
            if number in found:
                raise ValueError(f"{path.name}: {number} is used twice")
            found[number] = {"id": number, **record}
    for number, record in found.items():
        follow(number, record.pop("thread", ()), found)
    explain(found)
    return found


def follow(number: str, thread: Iterable[tuple[str, str, str]], found: dict[str, dict[str, Any]]) -> None:
    """Write the collection into each member, with why it is there, and the members into the collection, in order."""
    for member, why, why_en in thread:
        for field, value in (("collections", number), ("collection_reasons", why), ("collection_reasons_en", why_en)):
            found[member].setdefault(field, []).append(value)
        found[number].setdefault("walk", []).append(member)


def explain(found: dict[str, dict[str, Any]]) -> None:
    """Write into each record why each of its `related` is there, in their order; a pair without its reason is an error."""
    reasons = read(HERE / "reasons.toml")
    for number, record in found.items():
        for target in record.get("related", ()):
            why, why_en = reasons[" ".join(sorted((number, target)))]
            record.setdefault("related_reasons", []).append(why)
            record.setdefault("related_reasons_en", []).append(why_en)


def files() -> list[dict[str, Any]]:
    """Every file that the sheet names, in order within its record."""
    listed: list[dict[str, Any]] = []
    for path in sorted((HERE / "files").glob("*.toml")):
        for number, entries in read(path).items():
            listed += [{"id": number, "order": k, **entry} for k, entry in enumerate(entries, 1)]
    return listed


def recipes() -> dict[str, dict[str, Any]]:
    """How each picture, model and sound is made from its master, by its path in the collection."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((HERE / "pictures").glob("*.toml")):
        found |= read(path)
    return found


def cell(field: str, value: Any) -> Cell:
    """A value as a curator would type it: lists joined, digits as a number, a blank line between paragraphs.

    Lines of an inscription stay lines; reasons are sentences, one a line.
    """
    if isinstance(value, list):
        return ("\n" if "reasons" in field else SEPARATOR).join(str(v) for v in value)
    if isinstance(value, str):
        text = value.strip() if field.startswith("inscription") else value.strip().replace("\n", "\n\n")
        return int(text) if text.isascii() and text.isdigit() else text
    return value  # type: ignore[no-any-return]


def table(title: str, name: str, entries: list[dict[str, Any]]) -> Sheet:
    """The sheet of `entries`, with the columns and defaults of columns.toml; an unknown field is an error."""
    settings = read(HERE / "columns.toml")
    columns: dict[str, list[Any]] = settings[name]
    defaults: dict[str, str] = settings["defaults"][name]
    for entry in entries:
        if unknown := entry.keys() - columns.keys():
            raise ValueError(f"{entry['id']}: no column for {', '.join(sorted(unknown))}")
    rows = tuple(tuple(cell(field, entry.get(field, defaults.get(field))) for field in columns) for entry in entries)
    return Sheet(title, tuple((header, width) for header, width in columns.values()), rows)


def workbook() -> tuple[Sheet, Sheet]:
    """Both sheets: the records, and the files with their captions."""
    return table("Hồ sơ", "records", list(records().values())), table("Tệp", "files", files())
