"""Packets of our own say how a picture was made, and go into a JPEG or PNG without touching its pixels."""

import io
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from catalog.xmp import brief_packet, labelled_jpeg, labelled_png, rights_packet

PROGRAM = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
CREDIT = "{http://ns.adobe.com/photoshop/1.0/}Credit"
SOURCE_TYPE = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType"


def test_nothing_to_say_is_no_packet() -> None:
    assert rights_packet("", "") == b""


def test_a_packet_says_how_the_picture_was_made() -> None:
    made = [one.text for one in ET.fromstring(rights_packet("", "", PROGRAM)).iter(SOURCE_TYPE)]
    assert made == [PROGRAM]
    assert b"DigitalSourceType" not in rights_packet("Lan", "")


@pytest.mark.parametrize(("credit", "source"), [("Ảnh: <Lan> & Minh", PROGRAM), ("Lan", ""), ("", PROGRAM), ("", "")])
def test_a_small_picture_says_the_same_in_fewer_bytes(credit: str, source: str) -> None:
    brief = brief_packet(credit, source)
    assert len(brief) < len(rights_packet(credit, "", source)) or not brief
    said = {name: text for one in ET.fromstring(brief or b"<nothing/>").iter() for name, text in one.items() if text}
    assert said == {name: text for name, text in ((CREDIT, credit), (SOURCE_TYPE, source)) if text}


@pytest.mark.parametrize("credit", ["Ảnh: Lan", "ảnh & " * 40_000])
def test_a_labelled_jpeg_has_the_packet_and_the_same_pixels(credit: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (150, 40, 30)).save(file, "JPEG")
    packet = rights_packet(credit, "", PROGRAM)
    labelled = labelled_jpeg(file.getvalue(), packet)
    with Image.open(io.BytesIO(labelled)) as picture, Image.open(file) as before:
        assert picture.info["xmp"] == packet
        assert picture.info["jfif"] == before.info["jfif"]
        assert picture.tobytes() == before.tobytes()


@pytest.mark.parametrize("packet", [b"", b" " * 70_000])
def test_a_jpeg_stays_as_it_is_where_there_is_nothing_to_put_in(packet: bytes) -> None:
    assert labelled_jpeg(b"\xff\xd8\xff\xdb", packet) == b"\xff\xd8\xff\xdb"


def test_a_labelled_png_has_the_packet_in_utf_8() -> None:
    file = io.BytesIO()
    Image.new("1", (40, 30)).save(file, "PNG")
    packet = rights_packet("Ảnh: Lan", "", PROGRAM)
    with Image.open(io.BytesIO(labelled_png(file.getvalue(), packet))) as picture:
        picture.load()
        assert picture.info["XML:com.adobe.xmp"] == packet.decode()
    assert labelled_png(file.getvalue(), b"") == file.getvalue()
