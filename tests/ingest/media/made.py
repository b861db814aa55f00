"""Pictures in forms that no library at hand writes: TIFF directories by hand, and small colour profiles."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SHORT, LONG, BYTE, ASCII = 3, 4, 1, 2
_FORMS = {SHORT: "H", LONG: "I", BYTE: "B", ASCII: "B", 16: "Q"}
Tags = dict[int, tuple[int, Sequence[int]]]


@dataclass
class Page:
    """One directory of a TIFF: its pixels in one strip, and tags beside those that the pixels need."""

    pixels: NDArray[np.generic]
    photometric: int = 2
    tags: Tags = field(default_factory=dict)
    compression: int = 1
    packed: bytes | None = None

    def all_tags(self, offset: int, order: str) -> Tags:
        high, wide = self.pixels.shape[:2]
        bands = 1 if self.pixels.ndim == 2 else self.pixels.shape[2]
        return {
            256: (LONG, [wide]),
            257: (LONG, [high]),
            258: (SHORT, [self.pixels.dtype.itemsize * 8] * bands),
            259: (SHORT, [self.compression]),
            262: (SHORT, [self.photometric]),
            273: (LONG, [offset]),
            277: (SHORT, [bands]),
            278: (LONG, [high]),
            279: (LONG, [len(self.data(order))]),
            **self.tags,
        }

    def data(self, order: str) -> bytes:
        return self.packed or self.pixels.astype(self.pixels.dtype.newbyteorder(order)).tobytes()


def write_tiff(path: Path, *pages: Page, order: str = "<", big: bool = False) -> Path:
    """A TIFF of these pages, in either byte order, classic or Big."""
    mark = b"II" if order == "<" else b"MM"
    whole = bytearray(mark + (struct.pack(f"{order}HHHQ", 43, 8, 0, 0) if big else struct.pack(f"{order}HI", 42, 0)))
    pointer_at = 8 if big else 4
    pointer, counter, room = ("Q", "Q", 8) if big else ("I", "H", 4)
    for page in pages:
        offset = len(whole)
        whole += page.data(order)
        rows, places = b"", []
        for tag, (kind, values) in sorted(page.all_tags(offset, order).items()):
            value = struct.pack(f"{order}{len(values)}{_FORMS[kind]}", *values)
            if len(value) > room:
                places.append(len(whole))
                whole += value
                value = struct.pack(f"{order}{pointer}", places[-1])
            rows += struct.pack(f"{order}HH{pointer}", tag, kind, len(values)) + value.ljust(room, b"\0")
        start = len(whole)
        count = len(page.all_tags(offset, order))
        whole += struct.pack(f"{order}{counter}", count) + rows
        struct.pack_into(f"{order}{pointer}", whole, pointer_at, start)
        pointer_at = len(whole)
        whole += bytes(room)
    path.write_bytes(whole)
    return path


def text(words: str) -> tuple[int, Sequence[int]]:
    """A tag of text."""
    return ASCII, [*words.encode(), 0]


ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))


def rgb_profile(name: str, primaries: Sequence[Sequence[float]], gamma: float = 2.2) -> bytes:
    """A colour profile of three primaries (adapted to D50) and a gamma (ICC.1:2001-04)."""

    def xyz(values: Sequence[float]) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65_536)) for value in values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    words = name.encode() + b"\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(words)) + words + bytes(78),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": xyz((0.9642, 1.0, 0.8249)),
        **dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), map(xyz, primaries), strict=True)),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body, begins = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for tag, content in tags.items():
        table += tag + struct.pack(">II", begins + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI", begins + len(body), b"lcms", 0x02100000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acspAPPL" + bytes(24)
    head += struct.pack(">4i", 0, 0xF6D6, 0x10000, 0xD32D)[4:] + b"lcms"
    return head.ljust(128, b"\0") + table + body
