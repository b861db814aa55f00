"""What a picture says about itself is offered with its source, whatever code its letters are in."""

import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.media.facts import MetadataSource, SuggestedField
from ingest.media.mediatypes import JP2, JPEG, TIFF
from ingest.media.metadata import read_metadata
from tests.ingest.media.made import Page, text, write_tiff

EXIF, IPTC, XMP = MetadataSource.EXIF, MetadataSource.IPTC, MetadataSource.XMP
Found = dict[tuple[SuggestedField, MetadataSource], str]


def _read(path: Path) -> Found:
    suggestions, messages = read_metadata(path, JPEG, path.name)
    assert messages == ()
    return {(one.field, one.source): one.value for one in suggestions}


def _with_exif(tmp_path: Path, tags: dict[int, object]) -> Path:
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[tag] = value
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path, exif=exif)
    return path


def _with_iptc(tmp_path: Path, records: list[tuple[int, int, bytes]]) -> Path:
    """IPTC as Photoshop embeds it: an 8BIM resource in an APP13 segment."""
    iptc = b"".join(b"\x1c" + bytes([one, two]) + struct.pack(">H", len(value)) + value for one, two, value in records)
    iptc += b"\0" * (len(iptc) % 2)
    resource = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path)
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + data[2:])
    return path


def _with_xmp(tmp_path: Path, inner: str) -> Path:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        f'xmlns:exif="http://ns.adobe.com/exif/1.0/">{inner}</rdf:RDF></x:xmpmeta>'
    )
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path, xmp=packet.encode())
    return path


def test_what_programs_leave_for_themselves_is_no_caption(tmp_path: Path) -> None:
    path = _with_exif(tmp_path, {270: '{"MAPLatitude": 45.5, "MAPLongitude": 11.3}', 315: "[An]"})
    assert _read(path) == {(SuggestedField.CREATOR, EXIF): "[An]"}


def test_exif_gives_caption_creator_camera_and_date(tmp_path: Path) -> None:
    path = _with_exif(
        tmp_path,
        {
            270: "Bia Vĩnh Lăng".encode(),
            315: "Nguyễn Văn A".encode(),
            33432: b"Bao tang Thanh Hoa\0",
            271: "Canon",
            272: "Canon EOS 80D",
            0x8769: {36867: "2019:03:02 10:11:12"},
        },
    )
    found = _read(path)
    assert found[SuggestedField.CAPTION, EXIF] == "Bia Vĩnh Lăng"
    assert found[SuggestedField.CREATOR, EXIF] == "Nguyễn Văn A"
    assert found[SuggestedField.COPYRIGHT, EXIF] == "Bao tang Thanh Hoa"
    assert found[SuggestedField.CAMERA, EXIF] == "Canon EOS 80D"
    assert found[SuggestedField.DATE, EXIF] == "2019-03-02T10:11:12"


@pytest.mark.parametrize("caption", ["OLYMPUS DIGITAL CAMERA", "DCIM\\100MEDIA\\DJI_0025.JPG", "  "])
def test_what_a_camera_writes_by_itself_is_no_caption(caption: str, tmp_path: Path) -> None:
    assert _read(_with_exif(tmp_path, {270: caption})) == {}


@pytest.mark.parametrize("date", ["0000:00:00 00:00:00", "2019:13:45 10:00:00", "    :  :     :  :  "])
def test_a_date_that_does_not_exist_is_left_out(date: str, tmp_path: Path) -> None:
    assert _read(_with_exif(tmp_path, {0x8769: {36867: date}})) == {}


def test_a_place_at_nought_nought_is_a_camera_without_signal(tmp_path: Path) -> None:
    gps = {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}
    assert _read(_with_exif(tmp_path, {34853: gps})) == {}


def test_south_and_west_are_negative(tmp_path: Path) -> None:
    gps = {1: "S", 2: (10.0, 30.0, 0.0), 3: "W", 4: (20.0, 15.0, 0.0)}
    found = _read(_with_exif(tmp_path, {34853: gps}))
    assert found[SuggestedField.COORDINATES, EXIF] == "-10.500000,-20.250000"


def test_iptc_in_utf8_says_so_and_is_read(tmp_path: Path) -> None:
    path = _with_iptc(
        tmp_path,
        [
            (1, 90, b"\x1b%G"),
            (2, 5, "Trống đồng".encode()),
            (2, 25, "trống".encode()),
            (2, 25, "Đông Sơn".encode()),
            (2, 55, b"20190302"),
        ],
    )
    found = _read(path)
    assert found[SuggestedField.TITLE, IPTC] == "Trống đồng"
    assert found[SuggestedField.KEYWORDS, IPTC] == "trống; Đông Sơn"
    assert found[SuggestedField.DATE, IPTC] == "2019-03-02"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Đi\u0300nh làng".encode("cp1258"), "Đình làng"),
        ("Stèle d’Angkor".encode("cp1252"), "Stèle d’Angkor"),
    ],
)
def test_iptc_in_an_old_code_is_guessed(data: bytes, expected: str, tmp_path: Path) -> None:
    assert _read(_with_iptc(tmp_path, [(2, 120, data)]))[SuggestedField.CAPTION, IPTC] == expected


def test_xmp_prefers_vietnamese(tmp_path: Path) -> None:
    inner = (
        "<rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Drum</rdf:li>"
        "<rdf:li xml:lang='vi-VN'>Trống</rdf:li></rdf:Alt></dc:title>"
        "<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>"
        "<photoshop:Credit>Bảo tàng</photoshop:Credit></rdf:Description>"
    )
    found = _read(_with_xmp(tmp_path, inner))
    assert found[SuggestedField.TITLE, XMP] == "Trống"
    assert found[SuggestedField.CREATOR, XMP] == "A; B"
    assert found[SuggestedField.CREDIT, XMP] == "Bảo tàng"


@pytest.mark.parametrize("values", [("21,2.116667N", "105,50.416667E"), ("21,2,7N", "105,50,25E")])
def test_xmp_places_are_read_in_both_forms(values: tuple[str, str], tmp_path: Path) -> None:
    inner = f'<rdf:Description exif:GPSLatitude="{values[0]}" exif:GPSLongitude="{values[1]}"/>'
    found = _read(_with_xmp(tmp_path, inner))
    assert found[SuggestedField.COORDINATES, XMP] == "21.035278,105.840278"


def test_xmp_with_entities_is_left_out_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&b;</x:xmpmeta>'
    Image.new("RGB", (8, 8)).save(path, xmp=bomb)
    suggestions, messages = read_metadata(path, JPEG, "a.jpg")
    assert suggestions == ()
    assert [message.code for message in messages] == ["media-metadata-broken"]


def test_samples_with_a_place_tell_it(samples: Path) -> None:
    path = samples / "photos" / "exif-gps-arezzo" / "DSCN0010.jpg"
    found = _read(path)
    assert found[SuggestedField.COORDINATES, EXIF] == "43.467448,11.885127"
    assert found[SuggestedField.CAMERA, EXIF] == "NIKON COOLPIX P6000"


def test_hostile_metadata_never_raises(samples: Path) -> None:
    for path in (samples / "hostile" / "images").glob("*.jpg"):
        read_metadata(path, JPEG, path.name)


TCVN3 = {"Bảo tàng Điêu khắc Chăm": "B¶o tµng §iªu kh¾c Ch¨m", "Trống đồng Hoàng Hạ": "Trèng ®ång Hoµng H¹"}


@pytest.mark.parametrize("expected", TCVN3)
@pytest.mark.parametrize("code", ["cp1252", "utf-8"])
def test_captions_in_tcvn3_are_read_in_iptc_and_exif(expected: str, code: str, tmp_path: Path) -> None:
    data = TCVN3[expected].encode(code)
    assert _read(_with_iptc(tmp_path, [(2, 120, data)]))[SuggestedField.CAPTION, IPTC] == expected
    assert _read(_with_exif(tmp_path, {270: data}))[SuggestedField.CAPTION, EXIF] == expected


def test_captions_in_tcvn3_are_read_in_xmp(tmp_path: Path) -> None:
    said = "B¶o tµng §iªu kh¾c Ch¨m"
    inner = f"<rdf:Description><dc:description><rdf:Alt><rdf:li>{said}</rdf:li></rdf:Alt></dc:description>"
    found = _read(_with_xmp(tmp_path, f"{inner}</rdf:Description>"))
    assert found[SuggestedField.CAPTION, XMP] == "Bảo tàng Điêu khắc Chăm"


@pytest.mark.parametrize("words", ["Stèle d’Angkor", "Thé à Huế", "Vue générale, détail", "Café", "© Bảo tàng"])
def test_what_reads_well_is_left_as_it_is(words: str, tmp_path: Path) -> None:
    assert _read(_with_iptc(tmp_path, [(2, 120, words.encode())]))[SuggestedField.CAPTION, IPTC] == words


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_comment_in_utf_16_is_read_either_way_round(codec: str, tmp_path: Path) -> None:
    comment = b"UNICODE\0" + "Bia Vĩnh Lăng".encode(codec)
    assert _read(_with_exif(tmp_path, {0x8769: {37510: comment}}))[SuggestedField.CAPTION, EXIF] == "Bia Vĩnh Lăng"


def _packet(inner: str, **namespaces: str) -> str:
    spaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in namespaces.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"{spaces}>'
        f"{inner}</rdf:RDF></x:xmpmeta>"
    )


TITLE = "<rdf:Description><dc:title><rdf:Alt><rdf:li>Đình làng</rdf:li></rdf:Alt></dc:title></rdf:Description>"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1258"])
def test_xmp_is_read_in_whatever_code_it_is(codec: str, tmp_path: Path) -> None:
    written = TITLE.replace("Đình", "Đi\u0300nh") if codec == "cp1258" else TITLE
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path, xmp=_packet(written).encode(codec))
    assert _read(path)[SuggestedField.TITLE, XMP] == "Đình làng"


@pytest.mark.parametrize(
    "inner",
    [
        '<rdf:Description xmlns:drone="http://www.dji.com/drone-dji/1.0/" drone:GpsLatitude="+21.035278" '
        'drone:GpsLongtitude="+105.840278"/>',
        '<rdf:Description exif:GPSLatitude="21.035278N" exif:GPSLongitude="105.840278E"/>',
        '<rdf:Description xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><ext:LocationCreated><rdf:Bag>'
        '<rdf:li rdf:parseType="Resource"><exif:GPSLatitude>21,2.11668N</exif:GPSLatitude>'
        "<exif:GPSLongitude>105,50.41668E</exif:GPSLongitude></rdf:li></rdf:Bag></ext:LocationCreated>"
        "</rdf:Description>",
    ],
    ids=["drone", "decimal", "structure"],
)
def test_xmp_places_are_known_wherever_they_stand(inner: str, tmp_path: Path) -> None:
    assert _read(_with_xmp(tmp_path, inner))[SuggestedField.COORDINATES, XMP] == "21.035278,105.840278"


def _extended(tmp_path: Path, packet: bytes) -> Path:
    """XMP that did not fit into one segment: the rest in parts, here out of order."""
    guid, half = b"0" * 32, len(packet) // 2
    parts = [(half, packet[half:]), (0, packet[:half])]
    segments = b""
    for offset, part in parts:
        body = b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">II", len(packet), offset) + part
        segments += b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path, xmp=_packet("<rdf:Description/>").encode())
    data = path.read_bytes()
    path.write_bytes(data[:2] + segments + data[2:])
    return path


def test_extended_xmp_is_put_together(tmp_path: Path) -> None:
    place = '<rdf:Description exif:GPSLatitude="21,2.11668N" exif:GPSLongitude="105,50.41668E"/>'
    found = _read(_extended(tmp_path, _packet(TITLE + place).encode()))
    assert found[SuggestedField.TITLE, XMP] == "Đình làng"
    assert found[SuggestedField.COORDINATES, XMP] == "21.035278,105.840278"


def test_iptc_over_several_segments_is_put_together(tmp_path: Path) -> None:
    iptc = b"".join(b"\x1c\x02\x78" + struct.pack(">H", 4000) + b"a" * 4000 for _ in range(20))
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path)
    data, segments = path.read_bytes(), b""
    for at in range(0, len(resource), 60_000):
        body = b"Photoshop 3.0\0" + resource[at : at + 60_000]
        segments += b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
    path.write_bytes(data[:2] + segments + data[2:])
    assert _read(path)[SuggestedField.CAPTION, IPTC].startswith("aaaa")


@pytest.mark.parametrize("big", [False, True], ids=["classic", "big"])
@pytest.mark.parametrize("order", ["<", ">"], ids=["little", "big-endian"])
def test_a_tiff_that_no_library_opens_tells_all_the_same(big: bool, order: str, tmp_path: Path) -> None:
    iptc = b"\x1c\x02\x78" + struct.pack(">H", 5) + b"Caham"
    tags = {
        270: text("Bia Vĩnh Lăng"),
        700: (1, list(_packet(TITLE).encode())),
        34377: (1, list(b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc)),
    }
    pixels = np.zeros((4, 4, 7), np.uint8)
    path = write_tiff(tmp_path / "a.tif", Page(pixels, photometric=1, tags=tags), order=order, big=big)
    suggestions, messages = read_metadata(path, TIFF, "a.tif")
    assert messages == ()
    assert {(one.field, one.source, one.value) for one in suggestions} == {
        (SuggestedField.CAPTION, EXIF, "Bia Vĩnh Lăng"),
        (SuggestedField.CAPTION, IPTC, "Caham"),
        (SuggestedField.TITLE, XMP, "Đình làng"),
    }


def test_jpeg_2000_tells_what_its_boxes_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.jp2"
    Image.new("RGB", (8, 8)).save(path)
    exif = Image.Exif()
    exif[315] = "Nguyen Van A"
    boxes = b""
    for name, content in (
        (bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), _packet(TITLE).encode()),
        (b"JpgTiffExif->JP2", exif.tobytes()),
    ):
        boxes += struct.pack(">I", 8 + len(name + content)) + b"uuid" + name + content
    data = path.read_bytes()
    at = data.index(b"jp2c") - 4
    path.write_bytes(data[:at] + boxes + data[at:])
    suggestions, _ = read_metadata(path, JP2, "a.jp2")
    assert {(one.field, one.value) for one in suggestions} == {
        (SuggestedField.CREATOR, "Nguyen Van A"),
        (SuggestedField.TITLE, "Đình làng"),
    }
