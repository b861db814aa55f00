"""A small font from glyphs: OpenType tables as one WOFF2 file (WOFF 2.0, sections 4 and 5), outlines as they are."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

import brotli

_KNOWN = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca")
"""Tags by the numbers that WOFF 2.0, section 4.1, gives them."""
_AS_IT_IS = 3 << 6
"""Of 'glyf' and 'loca': not transformed."""
_TRUETYPE = 0x00010000
_HEADER_BYTES = 48
_QUALITY = 9
"""Of brotli's 11: a page of Hán in a few milliseconds."""


@dataclass(frozen=True)
class Glyph:
    """An outline as 'glyf' has it, its advance and left side bearing in font units."""

    outline: bytes
    advance: int
    bearing: int


def font(model: Mapping[str, bytes], missing: Glyph, glyphs: Mapping[int, Glyph]) -> bytes:
    """A WOFF2 font of these glyphs by code point, ascending, with the measures of `model`, the tables of its face."""
    every = [missing, *glyphs.values()]
    outlines = [one.outline + b"\0" * (-len(one.outline) % 4) for one in every]
    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    return _packed(
        {
            "cmap": _cmap(list(glyphs)),
            "head": model["head"][:50] + b"\0\1" + model["head"][52:],
            "hhea": model["hhea"][:34] + struct.pack(">H", len(every)),
            "hmtx": b"".join(struct.pack(">Hh", one.advance, one.bearing) for one in every),
            "maxp": model["maxp"][:4] + struct.pack(">HHH", len(every), *_largest(every)) + model["maxp"][10:],
            "name": model["name"],
            "OS/2": model["OS/2"],
            "post": b"\0\3\0\0" + model["post"][4:32],
            "glyf": b"".join(outlines),
            "loca": struct.pack(f">{len(places)}I", *places),
        }
    )


def _largest(glyphs: list[Glyph]) -> tuple[int, int]:
    """The most points and the most contours that an outline has; those here are simple, none made of others."""
    points, contours = 0, 0
    for one in glyphs:
        count = int.from_bytes(one.outline[:2], signed=True)
        if count > 0:
            points = max(points, int.from_bytes(one.outline[8 + 2 * count : 10 + 2 * count]) + 1)
            contours = max(contours, count)
    return points, contours


def _cmap(letters: list[int]) -> bytes:
    """One subtable of format 12 for Unicode, a group a letter."""
    groups = b"".join(struct.pack(">III", letter, letter, number) for number, letter in enumerate(letters, 1))
    subtable = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(letters)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable


def _packed(tables: Mapping[str, bytes]) -> bytes:
    directory = b"".join(
        bytes([_KNOWN.index(tag) | (_AS_IT_IS if tag in ("glyf", "loca") else 0)]) + _base128(len(table))
        for tag, table in tables.items()
    )
    data: bytes = brotli.compress(b"".join(tables.values()), mode=brotli.MODE_FONT, quality=_QUALITY)
    length = _HEADER_BYTES + len(directory) + len(data)
    unpacked = 12 + 16 * len(tables) + sum(len(table) + -len(table) % 4 for table in tables.values())
    header = struct.pack(
        ">4sIIHHIIHHIIIII",
        b"wOF2",
        _TRUETYPE,
        length + -length % 4,
        len(tables),
        0,
        unpacked,
        len(data),
        1,
        0,
        *(0,) * 5,
    )
    return header + directory + data + b"\0" * (-length % 4)


def _base128(number: int) -> bytes:
    """UIntBase128 (WOFF 2.0, section 5)."""
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))
