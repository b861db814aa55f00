"""What calamine does not tell of an XLS workbook (BIFF 8): errors, formulas without a result, formats of numbers.

Sources: [MS-CFB] for the compound file, [MS-XLS] for the records of its stream 'Workbook'.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ingest.sheets.cell_facts import CellFacts
from ingest.sheets.shown_numbers import Shown, ShownNumbers, shown_by
from ingest.sheets.table import column_letter

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 64 << 20
_NO_SECTOR = 0xFFFFFFFA
_BIFF_8 = 0x0600
_BOF, _EOF, _SHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_FORMULA, _STRING, _NUMBER, _RK, _MANY_RK, _BOOL_OR_ERROR = 0x0006, 0x0207, 0x0203, 0x027E, 0x00BD, 0x0205
_OF_FORMULA = {0x04BC, 0x0221, 0x0236, 0x003C}
"""Records that may stand between a formula and the text that it gives."""
_TEXT_FOLLOWS, _ERROR, _EMPTY = 0, 2, 3
"""What a formula may have instead of a number."""

Record = tuple[int, bytes]


def look_into(path: Path) -> CellFacts:
    """The facts of the XLS file; what was found before its fault where it is damaged, nothing of any other file."""
    facts = CellFacts()
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
        if data.startswith(_MAGIC):
            _Book(_stream(data)).tell(facts)
    except (OSError, struct.error, IndexError, ValueError):
        pass
    return facts


def _stream(data: bytes) -> bytes:
    """The stream 'Workbook' of the compound file, b'' where it has none."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    tables = [at for at in struct.unpack_from("<109I", data, 76) if at < _NO_SECTOR]
    following = [at for one in tables for at in struct.unpack_from(f"<{size // 4}I", data, (one + 1) * size)]
    folder = _chain(data, size, following, struct.unpack_from("<I", data, 48)[0])
    for at in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        if folder[at : at + max(0, length - 2)].decode("utf-16-le", "replace") == "Workbook":
            first, size_bytes = struct.unpack_from("<II", folder, at + 116)
            return _chain(data, size, following, first)[:size_bytes]
    return b""


def _chain(data: bytes, size: int, following: Sequence[int], first: int) -> bytes:
    sectors: list[bytes] = []
    at = first
    while at < len(following) and len(sectors) <= len(following):
        sectors.append(data[(at + 1) * size : (at + 2) * size])
        at = following[at]
    return b"".join(sectors)


class _Book:
    """The records of a workbook: formats and sheets first, then the cells of each sheet."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._formats: dict[int, Shown] = {}
        self._styles: dict[int, Shown] = {}
        self._empty, self._is_calculated = "", False

    def tell(self, facts: CellFacts) -> None:
        """Put what is found into `facts`."""
        sheets: list[tuple[str, int]] = []
        used: list[int] = []
        for kind, body in self._records(0):
            if kind == _BOF and struct.unpack_from("<H", body)[0] != _BIFF_8:
                return
            if kind == _SHEET:
                sheets.append((_text(body[8:], body[6], body[7]), struct.unpack_from("<I", body)[0]))
            elif kind == _FORMAT:
                number, length = struct.unpack_from("<HH", body)
                if shown := shown_by(_text(body[5:], length, body[4])):
                    self._formats[number] = shown
            elif kind == _XF:
                used.append(struct.unpack_from("<H", body, 2)[0])
        self._styles = {at: self._formats[one] for at, one in enumerate(used) if one in self._formats}
        for name, at in sheets:
            numbers = self._cells(at, facts)
            if numbers.rows:
                facts.shown[name] = numbers
        if not self._is_calculated:  # an empty text may be a formula's result, but hardly that of all of them
            facts.open_formula = facts.open_formula or self._empty

    def _records(self, at: int) -> Iterator[Record]:
        """The records from there to the end of their part."""
        while at + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, at)
            yield kind, self._stream[at + 4 : at + 4 + length]
            at += 4 + length
            if kind == _EOF:
                return

    def _cells(self, at: int, facts: CellFacts) -> ShownNumbers:
        found = ShownNumbers()
        awaited = ""
        for kind, body in self._records(at):
            if awaited and kind not in _OF_FORMULA:
                if kind != _STRING:
                    facts.open_formula = facts.open_formula or awaited
                awaited = ""
            if kind in (_NUMBER, _RK, _FORMULA, _MANY_RK):
                _note(found.rows, kind, body, self._styles)
            if kind == _FORMULA:
                result = body[6] if body[12:14] == b"\xff\xff" else None
                awaited = _name(body) if result == _TEXT_FOLLOWS else ""
                self._empty = self._empty or (_name(body) if result == _EMPTY else "")
                self._is_calculated = self._is_calculated or result != _EMPTY
            if _is_error(kind, body):
                facts.error = facts.error or _name(body)
        return found


def _note(rows: dict[int, dict[int, Shown]], kind: int, body: bytes, styles: Mapping[int, Shown]) -> None:
    """Note the formats of one cell, or of several side by side."""
    row, column, style = struct.unpack_from("<HHH", body)
    used = [style]
    if kind == _MANY_RK:
        used = [struct.unpack_from("<H", body, at)[0] for at in range(4, len(body) - 6, 6)]
    for at, one in enumerate(used, column):
        if one in styles:
            rows.setdefault(row + 1, {})[at] = styles[one]


def _is_error(kind: int, body: bytes) -> bool:
    of_formula = kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == _ERROR
    return of_formula or (kind == _BOOL_OR_ERROR and body[7] == 1)


def _name(body: bytes) -> str:
    row, column = struct.unpack_from("<HH", body)
    return f"{column_letter(column)}{row + 1}"


def _text(raw: bytes, length: int, flags: int) -> str:
    return raw[: 2 * length].decode("utf-16-le") if flags & 1 else raw[:length].decode("latin-1")
