"""Small XLS files (BIFF 8 in a compound file) for tests, written record by record."""

import struct
from collections.abc import Sequence
from pathlib import Path

Cells = Sequence[bytes]
_SECTOR = 512
_END, _FREE, _OF_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_RESULT_EMPTY, _RESULT_TEXT = b"\x03\0\0\0\0\0\xff\xff", b"\0\0\0\0\0\0\xff\xff"


def text(row: int, column: int, value: str) -> bytes:
    """A cell with text in it."""
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + value.encode("utf-16-le"))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number in it; `style` n is the n-th of the formats, 0 none."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def rk(row: int, column: int, values: Sequence[int], style: int = 0) -> bytes:
    """Cells side by side with whole numbers in them, stored together."""
    inner = b"".join(struct.pack("<HI", style, value << 2 | 2) for value in values)
    return record(0x00BD, struct.pack("<HH", row, column) + inner + struct.pack("<H", column + len(values) - 1))


def error(row: int, column: int) -> bytes:
    """A cell that shows #N/A."""
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, 0x2A, 1))


def formula(row: int, column: int, result: str | float | None) -> bytes:
    """A formula with that result, None for one that was never calculated."""
    stored = struct.pack("<d", result) if isinstance(result, float) else _RESULT_TEXT if result else _RESULT_EMPTY
    head = record(0x0006, struct.pack("<HHH", row, column, 0) + stored + struct.pack("<HIH", 0, 0, 0))
    given = struct.pack("<HB", len(result), 1) + result.encode("utf-16-le") if isinstance(result, str) else b""
    return head + (record(0x0207, given) if given else b"")


def write_xls(path: Path, cells: Cells, formats: Sequence[str] = ()) -> Path:
    """A workbook of one worksheet, 'A', with these cells; styles 1 on have the `formats`."""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    start += b"".join(
        record(0x041E, struct.pack("<HHB", 164 + at, len(one), 1) + one.encode("utf-16-le"))
        for at, one in enumerate(formats)
    )
    start += b"".join(record(0x00E0, struct.pack("<HH16x", 0, used)) for used in [0, *range(164, 164 + len(formats))])
    length = len(start) + len(_sheet(0)) + 4
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + b"".join(cells) + record(0x000A, b"")
    path.write_bytes(_compound(start + _sheet(length) + record(0x000A, b"") + sheet))
    return path


def _sheet(at: int) -> bytes:
    return record(0x0085, struct.pack("<IBBBB", at, 0, 0, 1, 0) + b"A")


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _compound(stream: bytes) -> bytes:
    """A compound file with the stream 'Workbook': a sector of its table, one of its folder, then the stream."""
    count = max(8, -(-len(stream) // _SECTOR))
    table = [_OF_FAT, _END, *range(3, 2 + count), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    folder = _entry("Root Entry", 5, _END, 0, 1) + _entry("Workbook", 2, 2, count * _SECTOR, _FREE)
    return head + struct.pack("<128I", *table) + folder.ljust(_SECTOR, b"\0") + stream.ljust(count * _SECTOR, b"\0")


def _entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    encoded = name.encode("utf-16-le").ljust(64, b"\0")
    head = struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, _FREE, _FREE, child)
    return encoded + head + bytes(36) + struct.pack("<III", first, size, 0)
