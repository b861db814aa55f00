"""Numbers that a workbook shows with zeros or words around them: 1 that is seen as 001 or as 'HV-001'.

calamine gives the bare number, and so the key of a record would not be the one that people read. Formats of zeros, with
or without a quoted text before and after, are put back; all other formats (thousands, percent) are left alone.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.sheets.merged import Record
from ingest.sheets.table import column_index, column_letter

NUMBERS_AS_SHOWN = define(
    "numbers-as-shown",
    Severity.INFO,
    N_("Numbers whose cells show zeros or words around them are taken as they are shown, first {cell}: '{text}'."),
)

_PART_BYTES = 16 << 20
_SHEET_BYTES = 64 << 20
_CHUNK_BYTES = 1 << 20
_OVERLAP = 300
_FORMAT = re.compile(r'(?:"([^"]*)"|((?:\\.|[-./ ])*))(0+)(?:"([^"]*)")?(?:;.*)?', re.DOTALL)
_NUM_FMT = re.compile(r"<(?:\w+:)?numFmt\s([^>]*)>")
_XF = re.compile(r"<(?:\w+:)?xf\s([^>]*)>")
_XFS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_LINK = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>/]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True)
class Shown:
    """A format: what stands before and after a whole number, and how many digits it has at least."""

    before: str
    digits: int
    after: str

    def text(self, number: str) -> str:
        """The number as its cell shows it."""
        return f"{self.before}{number.zfill(self.digits)}{self.after}" if number.isdecimal() else number


@dataclass
class ShownNumbers:
    """The cells of one worksheet that have such a format: by row, then by column."""

    rows: dict[int, dict[int, Shown]] = field(default_factory=dict)

    def read(self, record: Record) -> Record:
        """The row with its numbers as they are shown."""
        number, cells = record
        formats = self.rows.get(number)
        if not formats:
            return record
        return number, [formats[at].text(cell) if at in formats else cell for at, cell in enumerate(cells)]

    def told(self, stored: Sequence[Record]) -> Iterator[Message]:
        """The notice of the first of these numbers that is not read as it is stored."""
        for number, before in stored:
            for at, (was, now) in enumerate(zip(before, self.read((number, before))[1], strict=True)):
                if was != now:
                    yield NUMBERS_AS_SHOWN(cell=f"{column_letter(at)}{number}", text=now)
                    return


def shown_numbers(path: Path) -> dict[str, ShownNumbers]:
    """By the name of its worksheet; nothing for other files, and for those that cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            styles = _styles(_text(package, "xl/styles.xml"))
            if not styles:
                return {}
            return {name: _numbers(package, part, styles) for name, part in _sheets(package)}
    except (KeyError, zipfile.BadZipFile, OSError, NotImplementedError, EOFError, RuntimeError, ValueError):
        return {}


def _styles(xml: str) -> dict[str, Shown]:
    """The formats in question, by the number of the style."""
    formats: dict[str, Shown] = {}
    for found in _NUM_FMT.findall(xml):
        said = _attributes(found)
        if shown := shown_by(said.get("formatCode", "")):
            formats[said.get("numFmtId", "")] = shown
    block = _XFS.search(xml)
    if not formats or not block:
        return {}
    used = [_attributes(found).get("numFmtId", "") for found in _XF.findall(block[0])]
    return {str(at): formats[one] for at, one in enumerate(used) if one in formats}


def shown_by(code: str) -> Shown | None:
    """What a format of a number says: zeros, with or without words around; None for any other."""
    match = _FORMAT.fullmatch(code)
    if not match or not (len(match[3]) > 1 or match[1] or match[4]):
        return None
    return Shown(
        match[1] if match[1] is not None else (match[2] or "").replace("\\", ""), len(match[3]), match[4] or ""
    )


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of each worksheet."""
    links = map(_attributes, _LINK.findall(_text(package, "xl/_rels/workbook.xml.rels")))
    parts = {link.get("Id", ""): link.get("Target", "") for link in links}
    for found in _SHEET.findall(_text(package, "xl/workbook.xml")):
        said = _attributes(found)
        target = next((parts[value] for key, value in said.items() if key.endswith(":id") and value in parts), "")
        yield said.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _numbers(package: zipfile.ZipFile, part: str, styles: Mapping[str, Shown]) -> ShownNumbers:
    found = ShownNumbers()
    left, tail = _SHEET_BYTES, b""
    with package.open(part) as file:
        while left > 0 and (chunk := file.read(_CHUNK_BYTES)):
            left -= len(chunk)
            for cell in _CELL.findall(tail + chunk):
                said = _attributes(cell.decode("utf-8", "replace"))
                place = _PLACE.fullmatch(said.get("r", ""))
                if place and said.get("s") in styles and said.get("t", "n") == "n":
                    found.rows.setdefault(int(place[2]), {})[column_index(place[1])] = styles[said["s"]]
            tail = chunk[-_OVERLAP:]
    return found


def _text(package: zipfile.ZipFile, part: str) -> str:
    with package.open(part) as file:
        return file.read(_PART_BYTES).decode("utf-8", "replace")


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}
