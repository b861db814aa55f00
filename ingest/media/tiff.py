"""Writing a tiled TIFF whose tiles are whole JPEG streams: any image server or viewer can read our pyramids.

Always BigTIFF, so that size is never a question. The directories stand at the end of the file.
Source: TIFF 6.0, the BigTIFF extension, and Adobe's TIFF Technical Note 2 (JPEG in TIFF; tables inside each tile).
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from catalog.tiles import ByteRange

_SHORT, _LONG, _LONG8 = 3, 4, 16
_FORMATS = {_SHORT: "H", _LONG: "I", _LONG8: "Q"}
_JPEG_COMPRESSION, _GREY, _YCBCR = 7, 1, 6


@dataclass(frozen=True)
class Directory:
    """One level of the pyramid as TIFF sees it: every tile padded to full size, row by row."""

    width_px: int
    height_px: int
    tiles: Sequence[ByteRange]


def write_header(file: BinaryIO, first_directory: int = 0) -> None:
    """The 16 bytes at the start; written again at the end, when it is known where the directories begin."""
    file.write(struct.pack("<2sHHHQ", b"II", 43, 8, 0, first_directory))


def write_directories(file: BinaryIO, directories: Sequence[Directory], bands: int, tile_px: int) -> None:
    """Append the directories, the full level first, and point the header at them. `bands` is 1 (grey) or 3 (colour)."""
    file.seek(0, 2)
    file.write(b"\0" * (-file.tell() % 8))
    first = at = file.tell()
    for number, directory in enumerate(directories):
        entries = _entries(directory, bands, tile_px, reduced=number > 0)
        data = _directory(entries, at, last=number == len(directories) - 1)
        file.write(data)
        at += len(data)
    file.seek(0)
    write_header(file, first)
    file.seek(0, 2)


def _entries(directory: Directory, bands: int, tile_px: int, *, reduced: bool) -> list[tuple[int, int, Sequence[int]]]:
    """Tag, type and values, in the order of the tags."""
    entries: list[tuple[int, int, Sequence[int]]] = [
        (254, _LONG, [int(reduced)]),  # NewSubfileType
        (256, _LONG, [directory.width_px]),
        (257, _LONG, [directory.height_px]),
        (258, _SHORT, [8] * bands),  # BitsPerSample
        (259, _SHORT, [_JPEG_COMPRESSION]),
        (262, _SHORT, [_YCBCR if bands == 3 else _GREY]),  # PhotometricInterpretation
        (277, _SHORT, [bands]),  # SamplesPerPixel
        (284, _SHORT, [1]),  # PlanarConfiguration
        (322, _LONG, [tile_px]),
        (323, _LONG, [tile_px]),
        (324, _LONG8, [tile.offset for tile in directory.tiles]),
        (325, _LONG, [tile.length for tile in directory.tiles]),
    ]
    if bands == 3:
        entries.append((530, _SHORT, [2, 2]))  # YCbCrSubSampling
    return entries


def _directory(entries: list[tuple[int, int, Sequence[int]]], at: int, *, last: bool) -> bytes:
    """One directory that will stand at offset `at`, its longer values behind it, the next one right after."""
    values_at = at + 8 + 20 * len(entries) + 8
    rows, values = b"", b""
    for tag, kind, numbers in entries:
        packed = struct.pack(f"<{len(numbers)}{_FORMATS[kind]}", *numbers)
        if len(packed) <= 8:
            field = packed.ljust(8, b"\0")
        else:
            field = struct.pack("<Q", values_at + len(values))
            values += packed + b"\0" * (-len(packed) % 8)
        rows += struct.pack("<HHQ", tag, kind, len(numbers)) + field
    following = 0 if last else values_at + len(values)
    return struct.pack("<Q", len(entries)) + rows + struct.pack("<Q", following) + values
