"""Bytes decide what a file is; names only confirm or contradict."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from ingest.media import mediatypes as kind
from ingest.media.mediatypes import Family, MediaType
from ingest.media.refusal import MediaRefusedError
from ingest.media.sniff import identify, sniff


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def _saved(format_name: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, format_name)
    return out.getvalue()


@pytest.mark.parametrize(
    ("format_name", "expected"),
    [
        ("JPEG", kind.JPEG),
        ("PNG", kind.PNG),
        ("TIFF", kind.TIFF),
        ("WEBP", kind.WEBP),
        ("GIF", kind.GIF),
        ("BMP", kind.BMP),
        ("JPEG2000", kind.JP2),
        ("AVIF", kind.AVIF),
        ("ICO", kind.ICO),
    ],
)
def test_a_picture_is_known_by_its_bytes(format_name: str, expected: MediaType) -> None:
    assert sniff(_saved(format_name)) is expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"MM\0+\0\x08\0\0" + bytes(16), kind.TIFF),
        (b"glTF\x02\0\0\0\x0c\0\0\0", kind.GLB),
        (b'{ "asset": {"version": "2.0"} }', kind.GLTF),
        (b'{"id": 1}', kind.JSON),
        (b"ply\nformat ascii 1.0\n", kind.PLY),
        (b"solid stele\nfacet normal 0 0 1\n", kind.STL),
        (bytes(80) + b"\x01\0\0\0" + bytes(50), kind.STL),
        (b"# Blender\nmtllib a.mtl\nv 0 0 1.5\nv 1e-3 0 0\nv 0 1 0\nf 1 2 3\n", kind.OBJ),
        (b"v\xc4\x83n b\xe1\xba\xa3n th\xc6\xb0\xe1\xbb\x9dng", kind.TEXT),
        (b"%PDF-1.7\n", kind.PDF),
        (b"junk before\n%PDF-1.4\n", kind.PDF),
        (b"{\\rtf1 abc}", kind.RTF),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<TEI xmlns="http://www.tei-c.org/ns/1.0">', kind.TEI),
        (b"<ead><eadheader/></ead>", kind.XML),
        (b"<article><title>Description of a script</title></article>", kind.XML),
        (b"fLaC\0\0\0\x22", kind.FLAC),
        (b"ID3\x04\0\0\0\0\0\0", kind.MP3),
        ((b"\xff\xfb\x90\x00" + bytes(413)) * 2, kind.MP3),
        (b"OggS\0\x02" + bytes(22) + b"\x01\x1e\x01vorbis", kind.OGG),
        (b"RIFF\x24\0\0\0WAVEfmt ", kind.WAV),
        (b"\0\0\0\x14ftypM4A \0\0\0\0M4A ", kind.M4A),
        (b"\0\0\0\x14ftypisom\0\0\0\0isom", kind.MP4),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", kind.MOV),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", kind.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", kind.AVIF),
        (b"\x1aE\xdf\xa3\x93\x42\x82\x84webm", kind.WEBM),
        (b"\xef\xbb\xbfWEBVTT\n\n00:01.000 --> 00:02.000\nA", kind.VTT),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nA", kind.SRT),
        (b"LASF" + bytes(100) + b"\x03" + bytes(20), kind.LAS),
        (b"LASF" + bytes(100) + b"\x83" + bytes(20), kind.LAZ),
        (b"ASTM-E57" + bytes(40), kind.E57),
        (_zip("scan/a.obj", "scan/a.mtl"), kind.ZIP),
    ],
)
def test_a_file_is_known_by_its_first_bytes(data: bytes, expected: MediaType) -> None:
    assert sniff(data) is expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("scan/a.obj", "scan/a.mtl"), kind.MODEL_ZIP),
        (("deep/er/a.STL",), kind.MODEL_ZIP),
        (("__MACOSX/._a.obj", "photo.jpg"), kind.ZIP),
        (("[Content_Types].xml", "word/document.xml"), kind.DOCX),
        (("[Content_Types].xml", "xl/workbook.xml"), kind.XLSX),
        (("[Content_Types].xml", "ppt/presentation.xml"), kind.SLIDES),
        (("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), kind.OFFICE_MACROS),
        (("META-INF/MANIFEST.MF", "A.class"), kind.JAVA),
    ],
)
def test_a_zip_is_known_by_what_it_holds(tmp_path: Path, names: tuple[str, ...], expected: MediaType) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(_zip(*names))
    assert sniff(path) is expected


def test_an_opendocument_says_what_it_is_in_its_first_member() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind.ODT.mime)
    assert sniff(out.getvalue()) is kind.ODT


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.exe", b"MZ\x90\0", "media-program"),
        ("a.sh", b"#!/bin/sh\nrm", "media-program"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "media-active"),
        ("a.html", b"<!DOCTYPE html><html>", "media-active"),
        ("h.html", b"<script>alert(document.cookie)</script>", "media-active"),
        ("h.xml", b"\n<!-- x --><SCRIPT src='x'></SCRIPT>", "media-active"),
        ("h.xml", b"<a><h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script></a>", "media-active"),
        ("h.txt", b"<iframe src='x'></iframe>", "media-active"),
        ("h.xml", b"<a><img src='x' onerror='alert(1)'/></a>", "media-active"),
        ("h.htm", b"alert(document.cookie)", "media-active"),
        ("a.fli", b"\0\0\0\0\x11\xaf\0\0", "media-picture-format"),
        ("a.zip", _zip("letter.txt"), "media-archive"),
        ("a.rar", b"Rar!\x1a\x07\x01\0", "media-archive"),
        ("a.avi", b"RIFF\x24\0\0\0AVI LIST", "media-film-format"),
        ("a.bin", b"\0\1\2\3\4\5", "media-unknown"),
        ("a.jpg", b"", "media-empty"),
    ],
)
def test_what_is_not_taken_is_refused_with_the_reason(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(MediaRefusedError) as refused:
        identify(path, name)
    assert refused.value.message.code == code
    assert name in refused.value.text("en")


def test_a_wrong_extension_is_a_warning_not_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(_saved("JPEG"))
    identified = identify(path, "photo.png")
    assert identified.media_type is kind.JPEG
    assert [message.code for message in identified.messages] == ["media-wrong-extension"]
    assert ".jpg" in identified.messages[0].text("en")


@pytest.mark.parametrize("name", ["lying.jpg", "lying.mp4", "lying.glb", "lying.obj", "lying.pdf", "lying.xlsx"])
@pytest.mark.parametrize("data", [b"name;owner\nDrum;Mr Ba\n", b'{"owner": "Mr Ba"}', b"<?xml version='1.0'?><a/>"])
def test_a_text_that_poses_as_something_else_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(MediaRefusedError) as refused:
        identify(tmp_path / name, name)
    assert refused.value.message.code == "media-text-posing"


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "README", "a.mtl", "a.rst"])
def test_a_text_may_be_called_what_texts_are_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"Made in 1783, from wood.\n")
    assert identify(tmp_path / name, name).messages == ()


@pytest.mark.parametrize("name", ["photo.jpg", "photo.JPEG", "photo.MPO", "photo"])
def test_a_usual_extension_or_none_is_nothing_to_say(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_saved("JPEG"))
    assert identify(path, name).messages == ()


def test_captions_without_their_first_line_are_still_captions(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_bytes(b"00:01.000 --> 00:02.000\nA")
    assert identify(path, "a.vtt").media_type is kind.VTT


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    with pytest.raises(MediaRefusedError) as refused:
        identify(tmp_path / "gone.jpg", "gone.jpg")
    assert refused.value.message.code == "media-gone"


def test_a_word_file_keeps_its_name_in_a_far_corner(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200_000) + "WordDocument\0".encode("utf-16-le"))
    assert sniff(path) is kind.DOC


def test_every_sample_is_known(samples: Path) -> None:
    families = {
        "photos": {Family.IMAGE, Family.DOCUMENT},
        "documents": {Family.IMAGE, Family.DOCUMENT},
        "av": {Family.SOUND, Family.FILM, Family.CAPTIONS},
        "3d": {Family.MODEL, Family.POINTCLOUD, Family.IMAGE, Family.DOCUMENT},
    }
    for folder, expected in families.items():
        for path in (samples / folder).rglob("*"):
            if path.is_file():
                identified = identify(path, path.name)
                assert identified.media_type.family in expected, path
