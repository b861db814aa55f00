"""What calamine does not tell of an ODS workbook: merged cells, errors, formulas without a result, cells far away.

Nor how it shows its numbers: the text of a cell says that, and is believed where it is its number with zeros or words
around it.
"""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from ingest.sheets.cell_facts import CellFacts
from ingest.sheets.shown_numbers import Shown, ShownNumbers
from ingest.sheets.table import column_letter

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_MOST_BYTES = 256 << 20
_CHUNK_BYTES = 1 << 20
_FAR_ROW, _FAR_COLUMN = 1_000_000, 4_000
_LARGEST = 1 << 31
_LONGEST_SHOWN = 100
_MOST_REPEATED = 1000
_WHOLE = re.compile(r"(\d{1,15})(\.0*)?")
_SHOWN = re.compile(r"(\D*)(0*)(\d+)(\D*)")
"""A whole number among words: what stands before it, zeros, the number, what stands after it."""


def look_into(path: Path) -> CellFacts:
    """The facts of the ODS file; what was found before its fault where it is damaged, nothing of another package."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
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
        self.facts = CellFacts()
        self._sheet = ""
        self._row = self._next_row = self._column = 0
        self._number = self._shown = ""
        self._in_note = False
        self._repeated = (range(0), range(0))

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
        elif name == _OFFICE + "annotation":
            self._in_note = True
        elif name == _TEXT + "s":
            self.text(" ")

    def text(self, text: str) -> None:
        """Part of what a cell with a number shows."""
        if self._number and not self._in_note and len(self._shown) <= _LONGEST_SHOWN:
            self._shown += text

    def end(self, name: str) -> None:
        if name == _TABLE + "table":
            self._sheet = ""
        elif name == _OFFICE + "annotation":
            self._in_note = False
        elif name == _TABLE + "table-cell" and self._number:
            self._note_shown()
            self._number = ""

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
        whole = _WHOLE.fullmatch(attributes.get(_OFFICE + "value", ""))
        is_plain = attributes.get(_OFFICE + "value-type") == "float"
        self._number, self._shown = (whole[1] if whole and is_plain else ""), ""
        self._repeated = range(self._row, self._next_row + 1), range(self._column, last + 1)
        if has_value and (self._next_row > _FAR_ROW or last > _FAR_COLUMN):
            facts.far = facts.far or f"{column_letter(min(last, 1 << 14))}{self._next_row}"

    def _note_shown(self) -> None:
        """Note the format of the cell that ends, where it is one of zeros, or of words without a digit."""
        found = _SHOWN.fullmatch(self._shown)
        rows, columns = self._repeated
        is_other = found and found[3] == self._number and self._shown != self._number
        if not found or not is_other or len(rows) * len(columns) > _MOST_REPEATED:
            return
        shown = Shown(found[1], len(found[2]) + len(found[3]), found[4])
        noted = self.facts.shown.setdefault(self._sheet, ShownNumbers()).rows
        for row in rows:
            noted.setdefault(row, {}).update(dict.fromkeys(columns, shown))

    def _name(self) -> str:
        return f"{column_letter(self._column)}{self._row}"


def _count(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(_TABLE + name, "1")
    return min(int(text), _LARGEST) if text.isascii() and text.isdigit() and len(text) < 12 else 1
