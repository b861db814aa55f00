"""Pictures packed into other files lose their places where they stand."""

import io
from pathlib import Path

import pytest
from PIL import Image

from ingest.media.places import blank_places, without_places

PLACE_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="21,2.1167N">'
    b"<exif:GPSLongitude>105,50.4E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def _photo(format_name: str, place: bool = True) -> bytes:
    exif = Image.Exif()
    exif[274] = 6
    exif[271] = "Canon"
    if place:
        exif[34853] = {1: "N", 2: (21.0, 2.0, 7.0), 3: "E", 4: (105.0, 50.0, 25.0)}
    out = io.BytesIO()
    options = {"xmp": PLACE_XMP} if place and format_name != "PNG" else {}
    Image.new("RGB", (40, 30), "red").save(out, format_name, exif=exif, **options)
    return out.getvalue()


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP"])
def test_the_place_goes_and_everything_else_stays(format_name: str) -> None:
    data = bytearray(b"head" + _photo(format_name) + b"tail")
    before = len(data)
    assert blank_places(data)
    assert len(data) == before
    assert (data[:4], data[-4:]) == (b"head", b"tail")
    with Image.open(io.BytesIO(bytes(data[4:-4]))) as picture:
        picture.load()
        exif = picture.getexif()
        assert not any(exif.get_ifd(34853).values())
        assert (exif[274], exif[271]) == (6, "Canon")
    assert b"21,2" not in data
    assert b"105,50" not in data


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP"])
def test_without_a_place_nothing_is_touched(format_name: str) -> None:
    original = _photo(format_name, place=False)
    data = bytearray(original)
    assert not blank_places(data)
    assert data == original


def test_a_file_without_places_is_given_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"words " * 100)
    assert without_places(path, tmp_path) == path


def test_a_file_with_places_is_copied_and_the_original_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    original = b"x" * 10 + _photo("JPEG")
    path.write_bytes(original)
    work = tmp_path / "work"
    work.mkdir()
    clean = without_places(path, work)
    assert clean.parent == work
    assert path.read_bytes() == original
    assert without_places(clean, tmp_path / "again") == clean


@pytest.mark.parametrize("cut", range(40, 400, 13))
def test_broken_exif_never_raises(cut: int) -> None:
    data = bytearray(_photo("JPEG")[:cut])
    told = blank_places(data)
    assert len(data) == cut
    assert told == (bytes(data) != _photo("JPEG")[:cut])
    assert not blank_places(data)


def test_a_directory_that_points_at_itself_ends() -> None:
    data = bytearray(b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0" + bytes(40))
    length = len(data)
    blank_places(data)
    assert len(data) == length
    assert not blank_places(data)
