"""Glyphs of the Hán face as npm has it: slices as WOFF 1.0 files, and a sheet that tells which letters each has."""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from viewer.han.woff2 import Glyph, font

PACKAGE = "@fontsource/noto-serif-tc"
SHEET = "400.css"
_FACE = re.compile(r"\./files/([a-z-]+-\d+-400-normal\.woff)\)[^}]*?unicode-range: ([^;}]*)")
_RANGE = re.compile(r"U\+([0-9a-fA-F]+)(?:-([0-9a-fA-F]+))?")


@dataclass(frozen=True)
class Slice:
    """The tables of one file, as OpenType names them, and which glyph each code point has."""

    tables: dict[str, bytes]
    numbers: dict[int, int]

    @cached_property
    def places(self) -> Sequence[int]:
        """Where each glyph begins in 'glyf', and where the last ends."""
        data = self.tables["loca"]
        if int.from_bytes(self.tables["head"][50:52]):
            return struct.unpack(f">{len(data) // 4}I", data)
        return [2 * half for half in struct.unpack(f">{len(data) // 2}H", data)]

    def glyph(self, number: int) -> Glyph:
        """Its outline, how far the next one stands from it, and where it begins."""
        measured = int.from_bytes(self.tables["hhea"][34:36])
        hmtx, last = self.tables["hmtx"], measured - 1
        advance = int.from_bytes(hmtx[4 * min(number, last) :][:2])
        at = 4 * number + 2 if number < measured else 4 * measured + 2 * (number - measured)
        bearing = int.from_bytes(hmtx[at : at + 2], signed=True)
        return Glyph(self.tables["glyf"][self.places[number] : self.places[number + 1]], advance, bearing)


class Typeface:
    """The face in `folder`; its slices are read when they are asked for, and kept: all of them are 12 MB."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Slice] = {}

    @cached_property
    def _files(self) -> dict[int, str]:
        """The file that has each code point."""
        text = (self._folder / SHEET).read_text("utf-8")
        return {letter: name for name, ranges in _FACE.findall(text) for letter in _letters(ranges)}

    def cut_to(self, letters: Sequence[int]) -> bytes | None:
        """A font, as WOFF2, of those of these letters that the face has; None where it has none of them."""
        slices = {letter: self._slice(name) for letter in letters if (name := self._files.get(letter))}
        found = {letter: one.glyph(number) for letter, one in slices.items() if (number := one.numbers.get(letter))}
        if not found:
            return None
        first = next(iter(slices.values()))
        return font(first.tables, first.glyph(0), found)

    def letters(self) -> Iterable[int]:
        """All code points that the sheet names."""
        return self._files.keys()

    def file_of(self, letter: int) -> Path:
        """Where its glyph is."""
        return self._folder / "files" / self._files[letter]

    def _slice(self, name: str) -> Slice:
        if name not in self._read:
            self._read[name] = read_slice(self._folder / "files" / name)
        return self._read[name]


def read_slice(path: Path) -> Slice:
    """A WOFF file's tables (WOFF 1.0, sections 3 to 5)."""
    data = path.read_bytes()
    tables = {}
    for at in range(44, 44 + 20 * int.from_bytes(data[12:14]), 20):
        tag, offset, packed, size_bytes = struct.unpack(">4sIII", data[at : at + 16])
        table = data[offset : offset + packed]
        tables[tag.decode("ascii")] = zlib.decompress(table) if packed < size_bytes else table
    return Slice(tables, dict(_numbers(tables["cmap"])))


def _numbers(cmap: bytes) -> Iterator[tuple[int, int]]:
    """Code points and their glyphs, from the subtable of format 4 (OpenType, 'cmap')."""
    count = int.from_bytes(cmap[2:4])
    offsets = (int.from_bytes(cmap[at + 4 : at + 8]) for at in range(4, 4 + 8 * count, 8))
    table = next(cmap[offset:] for offset in offsets if cmap[offset : offset + 2] == b"\0\4")
    segments = int.from_bytes(table[6:8]) // 2
    words = struct.unpack(f">{len(table) // 2}H", table[: len(table) // 2 * 2])
    for segment in range(segments):
        end, start, delta, offset = (
            words[at + segment] for at in (7, 8 + segments, 8 + 2 * segments, 8 + 3 * segments)
        )
        for letter in range(start, min(end, 0xFFFE) + 1):
            number = words[8 + 3 * segments + segment + offset // 2 + letter - start] if offset else letter
            yield letter, (number + delta) & 0xFFFF if number or not offset else 0


def _letters(ranges: str) -> Iterator[int]:
    for first, last in _RANGE.findall(ranges):
        yield from range(int(first, 16), int(last or first, 16) + 1)
