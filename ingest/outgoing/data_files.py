"""JSON on its way out: the file as it came where no row of it says something else today, else with these members anew.

Numbers, null, lists and what no column is made of stay as they were written.
"""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from ingest.outgoing.pages import Page, Place
from ingest.sheets.encoding import detect
from ingest.sheets.endings import LINES
from ingest.sheets.json_cells import HALF, flatten, without_halves
from ingest.sheets.json_records import (
    FILE,
    FOLDER,
    decode,
    entries_of,
    feature_as_record,
    is_of_features,
    lines_of,
    load,
)
from ingest.sheets.table import Cell

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")


class Number(str):
    """A number as it stands in the file: 1783.0, 1e999."""


AS_WRITTEN = json.JSONDecoder(parse_float=Number, parse_int=Number, parse_constant=Number)


def write_data(page: Page, target: Path) -> list[Path]:
    """Write the file, or the folder of files, that this page came from, with what its records say today.

    Returns what is there now: nothing, where none of its records goes out with it.
    """
    path = page.table.understood.sheet.path
    writer = _Writer(page)
    if not page.kept.is_folder:
        writer.write(path, page.kept.file, target)
        return [target] if target.exists() else []
    for file in sorted(one for one in path.rglob("*") if one.is_file()):
        below = file.relative_to(path)
        writer.write(file, unicodedata.normalize("NFC", below.as_posix()), target / below)
    return [target] if target.exists() else []


class _Writer:
    """Writes the files of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._touched = {source for source, _ in (*page.changed, *page.left_out)}
        old = bool(page.table.understood.sheet.converted)
        self._in_unicode = page.rows() if old else iter(())
        self._coming = next(self._in_unicode, None)

    def write(self, path: Path, source: str, target: Path) -> None:
        """One file; none where nothing of it goes out."""
        if self._page.only is None and not self._is_touched(source):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            return
        chunks = self._lines(path, source) if path.suffix.lower() in LINES else self._document(path, source)
        first = next(chunks, None)
        if first is None:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8") as file:
            file.write(first)
            file.writelines(chunks)

    def _is_touched(self, source: str) -> bool:
        return source in self._touched or (self._coming is not None and self._coming.source == source)

    def _is_coming(self, place: Place) -> bool:
        """Whether the next row of old text stands there: rows come in the order in which their entries are written."""
        return self._coming is not None and (self._coming.source, self._coming.number) == place

    def _lines(self, path: Path, source: str) -> Iterator[str]:
        for number, line in enumerate(lines_of(path, source, detect(path, source)), 1):
            place = (source, number)
            if not line.strip() or not self._page.has(place):
                continue
            if place in self._page.changed or self._is_coming(place):
                entry = decode(line, source, number, AS_WRITTEN)
                yield as_json(self._today(entry, place, is_feature=False)) + "\n"
            else:
                yield line.rstrip("\r\n") + "\n"

    def _document(self, path: Path, source: str) -> Iterator[str]:
        document = load(path, source, AS_WRITTEN)
        entries, of_features = entries_of(document, source), is_of_features(document)
        today = [
            self._today(entry, (source, number), is_feature=of_features)
            for number, entry in enumerate(entries, 1)
            if self._page.has((source, number))
        ]
        if not today:
            return
        if entries[0] is document:
            document = today[0]
        entries[:] = today
        if isinstance(document, list):
            yield "["
            yield ",\n ".join(map(as_json, document))
            yield "]\n"
        else:
            yield as_json(document) + "\n"

    def _today(self, entry: Any, place: Place, *, is_feature: bool) -> Any:
        """The entry with what the record says today."""
        if self._coming is not None and self._is_coming(place):
            cells, self._coming = self._coming.cells, next(self._in_unicode, None)
            return _flat(cells, is_feature=is_feature)
        changed = self._page.changed.get(place)
        return _with(entry, changed, is_feature=is_feature) if changed else entry


def _with(entry: dict[str, Any], changed: Mapping[str, Cell], *, is_feature: bool) -> dict[str, Any]:
    """The entry with other values in these columns; all of it by its columns, where they are not to be told apart."""
    made = without_halves(deepcopy(entry))
    wanted = _cells({**_columns(made, is_feature=is_feature), **changed})
    if is_feature and not isinstance(made.get("properties"), dict):
        made["properties"] = {}
    members = made["properties"] if is_feature else made
    for header, cell in changed.items():
        if is_feature and header == "geometry":
            made["geometry"] = json.loads(str(cell)) if cell else None
        else:
            _put(members, header, cell)
    found = _columns(made, is_feature=is_feature)
    if is_feature and "geometry" in changed:
        found["geometry"] = wanted.get("geometry", "")
    return made if _cells(found) == wanted else _flat(wanted, is_feature=is_feature)


def _columns(entry: dict[str, Any], *, is_feature: bool) -> dict[str, Cell]:
    return flatten(feature_as_record(entry) if is_feature else entry)


def _cells(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    return {header: cell for header, cell in cells.items() if cell}


def _put(members: dict[str, Any], header: str, cell: Cell) -> None:
    """Let the members that make this column make `cell` of it; a new member has the column's name."""
    found = next(_places(members, header), None)
    if found is not None:
        owner, name = found
        owner[name] = _in_type(owner[name], cell)
        return
    for objects, rest in _lists(members, header):
        for one in objects:
            for owner, name in list(_places(one, rest)):
                del owner[name]
    if cell:
        members[header] = cell


def _places(members: dict[str, Any], header: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The members, each with the object that has it, that become this column."""
    if header in members:
        yield members, header
    for name, value in members.items():
        if isinstance(value, dict) and header.startswith(f"{name}."):
            yield from _places(value, header.removeprefix(f"{name}."))


def _lists(members: dict[str, Any], header: str) -> Iterator[tuple[Iterable[dict[str, Any]], str]]:
    """The lists of objects from which the column is gathered, and what it is called within them."""
    at = header.find("[].")
    while at >= 0:
        for owner, name in _places(members, header[:at]):
            if isinstance(owner[name], list):
                yield [one for one in owner[name] if isinstance(one, dict)], header[at + 3 :]
        at = header.find("[].", at + 1)


def _in_type(before: Any, cell: Cell) -> Any:
    """The value as what it was: a number, true or false, null where it is emptied."""
    if not cell:
        return "" if isinstance(before, str) and not isinstance(before, Number) else None
    if isinstance(before, bool) and cell in {"true", "false"}:
        return cell == "true"
    if isinstance(before, Number) and isinstance(cell, str) and _NUMBER.fullmatch(cell):
        return Number(cell)
    return cell


def _flat(cells: Mapping[str, Cell], *, is_feature: bool) -> dict[str, Any]:
    """A record by its columns, which are read alike."""
    own = {header: cell for header, cell in cells.items() if cell and header not in {FOLDER, FILE}}
    if not is_feature:
        return own
    geometry = own.pop("geometry", None)
    return {
        "type": "Feature",
        "properties": own,
        "geometry": AS_WRITTEN.decode(str(geometry)) if geometry else None,
    }


def as_json(value: Any) -> str:
    """The value as JSON, its numbers as they were written; half a pair of UTF-16, which no file can hold, escaped."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(as_json, value))}]"
    if isinstance(value, dict):
        members = (f"{as_json(name)}: {as_json(one)}" for name, one in value.items())
        return f"{{{', '.join(members)}}}"
    return HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", json.dumps(value, ensure_ascii=False))
