"""The Hán face as npm has it, in slices with a sheet that tells which letters each has, and fonts cut from these.

What is cut is WOFF, since anybody may ask for any letters, again and again. 31 of them take 3 ms of a processor, 300
take 14, and no address names more than 200; that slices are read for the first time adds 180 ms once. As
WOFF2 a font is a sixth smaller, yet takes 30 and 370 ms: fontTools always asks brotli for its best, and transforms the
outlines in Python.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph as Outline

PACKAGE = "@fontsource/noto-serif-tc"
SHEET = "400.css"
KEPT_FONTS = 32
"""How many fonts are kept: of the 200 largest outlines one has some 100 kB."""
_MEASURES = {"head", "hhea", "maxp", "OS/2", "name", "post"}
"""Tables that say the same in every slice, of the face as a whole: its box and its largest outline too."""
_MISSING = ".notdef"
_FACE = re.compile(r"\./files/([a-z-]+-\d+-400-normal\.woff)\)[^}]*?unicode-range: ([^;}]*)")
_RANGE = re.compile(r"U\+([0-9a-fA-F]+)(?:-([0-9a-fA-F]+))?")


@dataclass(frozen=True)
class Glyph:
    """An outline as 'glyf' has it, its advance and left side bearing in font units."""

    outline: bytes
    advance: int
    bearing: int


@dataclass(frozen=True)
class Slice:
    """One file of the face: the glyph of each code point, and the one that stands for those that it lacks."""

    path: Path
    glyphs: Mapping[int, Glyph]
    missing: Glyph


class Typeface:
    """The face in `folder`; its slices are read when they are asked for, and kept: all of them are 10 MB."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Slice] = {}
        self._cut = lru_cache(maxsize=KEPT_FONTS)(self._font)

    @cached_property
    def _files(self) -> dict[int, str]:
        """The file that has each code point."""
        text = (self._folder / SHEET).read_text("utf-8")
        return {letter: name for name, ranges in _FACE.findall(text) for letter in _letters(ranges)}

    def cut_to(self, letters: Sequence[int]) -> bytes | None:
        """A font, as WOFF, of those of these letters that the face has; None where it has none of them."""
        return self._cut(tuple(letters))

    def letters(self) -> Collection[int]:
        """All code points that the sheet names."""
        return self._files.keys()

    def file_of(self, letter: int) -> Path:
        """Where its glyph is."""
        return self._folder / "files" / self._files[letter]

    def _font(self, letters: tuple[int, ...]) -> bytes | None:
        slices = {letter: self._slice(name) for letter in letters if (name := self._files.get(letter))}
        found = {letter: glyph for letter, one in slices.items() if (glyph := one.glyphs.get(letter))}
        return _written(next(iter(slices.values())), found) if found else None

    def _slice(self, name: str) -> Slice:
        if name not in self._read:
            self._read[name] = read_slice(self._folder / "files" / name)
        return self._read[name]


def read_slice(path: Path) -> Slice:
    """What a file of the face has."""
    font = TTFont(path)
    names = [_MISSING, *map(str, range(1, font["maxp"].numGlyphs))]
    font.setGlyphOrder(names)  # else fontTools makes names of the letters, at half as long again
    outlines, metrics = font["glyf"], font["hmtx"].metrics
    glyphs = {
        name: Glyph(outlines.glyphs[name].compile(outlines, recalcBBoxes=False), *metrics[name]) for name in names
    }
    return Slice(path, {letter: glyphs[name] for letter, name in font.getBestCmap().items()}, glyphs[_MISSING])


def _written(model: Slice, glyphs: Mapping[int, Glyph]) -> bytes:
    """A font of these glyphs by code point, with the measures of the face, of which `model` is a slice."""
    named = {_MISSING: model.missing, **{f"u{letter:X}": glyph for letter, glyph in glyphs.items()}}
    font = TTFont(model.path, recalcBBoxes=False, recalcTimestamp=False)
    for tag in {*font.reader.keys()} - _MEASURES:
        del font[tag]
    builder = FontBuilder(font=font)
    builder.setupGlyphOrder(list(named))
    builder.setupCharacterMap(dict(zip(glyphs, list(named)[1:], strict=True)))
    builder.setupHorizontalMetrics({name: (one.advance, one.bearing) for name, one in named.items()})
    # FontBuilder.setupGlyf would take every outline apart, which is ten times the work of all else
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder = list(named)
    font["glyf"].glyphs = {name: Outline(one.outline) for name, one in named.items()}
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _letters(ranges: str) -> Iterator[int]:
    for first, last in _RANGE.findall(ranges):
        yield from range(int(first, 16), int(last or first, 16) + 1)
