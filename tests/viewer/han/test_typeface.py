"""A font is cut from the slices of the face: the outlines it has are theirs, and other programs can read it."""

import struct
from pathlib import Path

import brotli
import pytest

from heritage.paths import STATIC
from viewer import statics
from viewer.han.typeface import Typeface, read_slice

LETTERS = sorted(map(ord, set("南國山河帝居慶")))


@pytest.fixture(scope="module")
def face() -> Typeface:
    found = statics.read(STATIC).han
    if found is None:
        pytest.skip("the site's libraries are not here: make assets")
    return found


def tables(font: bytes) -> dict[int, bytes]:
    """The tables of a WOFF2 file by the number of their tag (WOFF 2.0, section 4.1)."""
    count, packed = int.from_bytes(font[12:14]), int.from_bytes(font[20:24])
    at, lengths = 48, {}
    for _ in range(count):
        tag, at, length = font[at] & 0x3F, at + 1, 0
        while True:
            length, more, at = length << 7 | font[at] & 0x7F, font[at] & 0x80, at + 1
            if not more:
                break
        lengths[tag] = length
    data, begun, found = brotli.decompress(font[at : at + packed]), 0, {}
    for tag, length in lengths.items():
        found[tag], begun = data[begun : begun + length], begun + length
    assert begun == len(data)
    return found


def test_a_font_has_the_characters_asked_for_and_no_other(face: Typeface) -> None:
    font = face.cut_to(LETTERS)
    assert font is not None
    made = tables(font)
    assert len(font) == int.from_bytes(font[8:12])
    assert len(font) % 4 == 0
    cmap, maxp = made[0], made[4]
    groups = [struct.unpack(">III", cmap[at : at + 12]) for at in range(28, len(cmap), 12)]
    assert groups == [(letter, letter, number) for number, letter in enumerate(LETTERS, 1)]
    assert int.from_bytes(maxp[4:6]) == len(LETTERS) + 1


def test_outlines_and_advances_are_those_of_the_face(face: Typeface) -> None:
    font = face.cut_to(LETTERS[:1])
    assert font is not None
    made = tables(font)
    one = read_slice(face.file_of(LETTERS[0]))
    glyph = one.glyph(one.numbers[LETTERS[0]])
    places = struct.unpack(">3I", made[11])
    assert made[10][places[1] : places[2]].startswith(glyph.outline)
    assert struct.unpack(">Hh", made[3][4:8]) == (glyph.advance, glyph.bearing) == (1000, glyph.bearing)


def test_where_the_face_has_none_of_them_there_is_no_font(face: Typeface) -> None:
    assert face.cut_to([0x2A6D6]) is None


def test_every_slice_that_the_sheet_names_is_there(face: Typeface) -> None:
    files = {face.file_of(letter) for letter in face.letters()}
    assert len(files) > 90
    assert all(map(Path.exists, files))
