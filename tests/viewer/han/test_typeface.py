"""A font is cut from the slices of the face: the outlines it has are theirs, and other programs can read it."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from heritage.paths import STATIC
from viewer import statics
from viewer.han import pages
from viewer.han.typeface import KEPT_FONTS, Typeface, read_slice

LETTERS = sorted(map(ord, set("南國山河帝居慶")))
MEASURES = ("unitsPerEm", "xMin", "yMin", "xMax", "yMax"), ("maxPoints", "maxContours"), ("ascent", "descent")


@pytest.fixture(scope="module")
def face() -> Typeface:
    found = statics.read(STATIC).han
    if found is None:
        pytest.skip("the site's libraries are not here: make assets")
    return found


def opened(face: Typeface, letters: list[int]) -> TTFont:
    """The font of these letters as another program has it."""
    made = face.cut_to(letters)
    assert made is not None
    return TTFont(BytesIO(made), recalcBBoxes=False)


def measures(font: TTFont) -> list[list[int]]:
    """The face's box, its largest outline and its lines."""
    return [
        [getattr(font[tag], name) for name in names]
        for tag, names in zip(("head", "maxp", "hhea"), MEASURES, strict=True)
    ]


def test_a_font_has_the_characters_asked_for_and_no_other(face: Typeface) -> None:
    font = opened(face, LETTERS)
    assert list(font.getBestCmap()) == LETTERS
    assert font["maxp"].numGlyphs == len(LETTERS) + 1
    assert {"head", "hhea", "maxp", "hmtx", "cmap", "name", "OS/2", "post", "glyf", "loca"} == {*font.reader.keys()}
    assert not any(glyph.isComposite() for glyph in map(font["glyf"].__getitem__, font.getGlyphOrder()))


def test_outlines_and_advances_are_those_of_the_face(face: Typeface) -> None:
    font = opened(face, LETTERS)
    for letter, name in font.getBestCmap().items():
        glyph = read_slice(face.file_of(letter)).glyphs[letter]
        assert font["hmtx"][name] == (glyph.advance, glyph.bearing) == (1000, glyph.bearing)
        assert font["glyf"].glyphs[name].compile(font["glyf"], recalcBBoxes=False).startswith(glyph.outline)
        source = TTFont(face.file_of(letter))
        assert font["glyf"][name].coordinates == source["glyf"][source.getBestCmap()[letter]].coordinates
        assert font["hmtx"][name] == source["hmtx"][source.getBestCmap()[letter]]


def test_letters_beyond_the_first_plane_are_found(face: Typeface) -> None:
    beyond = next(letter for letter in face.letters() if 0x20000 <= letter in read_slice(face.file_of(letter)).glyphs)
    assert list(opened(face, [LETTERS[0], beyond]).getBestCmap()) == [LETTERS[0], beyond]


def test_a_font_of_the_most_characters_can_be_read(face: Typeface) -> None:
    letters = sorted(letter for letter in face.letters() if 0x4E00 <= letter <= 0x9FFF)[: pages.MOST]
    font = opened(face, letters)
    assert pages.MOST / 2 < len(font.getBestCmap()) == font["maxp"].numGlyphs - 1


def test_where_the_face_has_none_of_them_there_is_no_font(face: Typeface) -> None:
    assert face.cut_to([0x2A6D6]) is None
    assert face.cut_to([]) is None


def test_a_font_is_kept_until_others_were_asked_for(face: Typeface) -> None:
    made = face.cut_to(LETTERS)
    assert face.cut_to(LETTERS) is made
    for letter in range(0x4E00, 0x4E00 + KEPT_FONTS):
        face.cut_to([letter])
    assert face.cut_to(LETTERS) is not made
    assert face.cut_to(LETTERS) == made


def test_every_slice_that_the_sheet_names_is_there_and_says_the_same_of_the_face(face: Typeface) -> None:
    files = {face.file_of(letter) for letter in face.letters()}
    assert len(files) > 90
    assert all(map(Path.exists, files))
    told = measures(opened(face, LETTERS))
    assert all(measures(TTFont(path)) == told for path in files)
