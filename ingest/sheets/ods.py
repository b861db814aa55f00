"""What calamine does not tell of an ODS workbook: merged cells, errors, formulas without a result, cells far away."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from ingest.sheets.table import column_letter

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_MOST_BYTES = 256 << 20
_CHUNK_BYTES = 1 << 20
_FAR_ROW, _FAR_COLUMN = 1_000_000, 4_000
_LARGEST = 1 << 31


@dataclass
class OdsFacts:
    """The first cell of each sort by its name ('B3'), '' for none; merged ranges by sheet, as `Merged` takes them."""

    merged: dict[str, list[list[int]]] = field(default_factory=dict)
    error: str = ""
    open_formula: str = ""
    far: str = ""


def look_into(path: Path) -> OdsFacts:
    """The facts of the ODS file; what was found before its fault where it is damaged, nothing of another package."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = _refuse
    left = _MOST_BYTES
    try:
        with zipfile.ZipFile(path) as package, package.open("content.xml") as file:
            while left > 0 and (chunk := file.read(_CHUNK_BYTES)):
                parser.Parse(chunk)
                left -= len(chunk)
    except (KeyError, zipfile.BadZipFile, OSError, NotImplementedError, EOFError, RuntimeError, ValueError):
        pass
    except expat.ExpatError:
        pass
    return reader.facts


def _refuse(*_: object) -> None:
    raise ValueError("entities have no business in a spreadsheet")


class _Reader:
    """Counts rows and columns, repeated ones included, as the elements of content.xml come by."""

    def __init__(self) -> None:
        self.facts = OdsFacts()
        self._sheet = ""
        self._row = self._next_row = self._column = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == _TABLE + "table":
            self._sheet = attributes.get(_TABLE + "name", "")
            self._row = self._next_row = 0
        elif name == _TABLE + "table-row":
            self._row = self._next_row + 1
            self._next_row += _count(attributes, "number-rows-repeated")
            self._column = 0
        elif name in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._cell(attributes)
            self._column += _count(attributes, "number-columns-repeated")

    def end(self, name: str) -> None:
        if name == _TABLE + "table":
            self._sheet = ""

    def _cell(self, attributes: Mapping[str, str]) -> None:
        facts = self.facts
        down, across = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            merged = facts.merged.setdefault(self._sheet, [])
            merged.append([self._row, self._column, self._row + down - 1, self._column + across - 1])
        has_value = _OFFICE + "value-type" in attributes
        if attributes.get(_CALC + "value-type") == "error":
            facts.error = facts.error or self._name()
        elif _TABLE + "formula" in attributes and not has_value:
            facts.open_formula = facts.open_formula or self._name()
        last = self._column + _count(attributes, "number-columns-repeated") - 1
        if has_value and (self._next_row > _FAR_ROW or last > _FAR_COLUMN):
            facts.far = facts.far or f"{column_letter(min(last, 1 << 14))}{self._next_row}"

    def _name(self) -> str:
        return f"{column_letter(self._column)}{self._row}"


def _count(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(_TABLE + name, "1")
    return min(int(text), _LARGEST) if text.isascii() and text.isdigit() and len(text) < 12 else 1
