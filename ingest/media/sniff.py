"""What kind of file this is, by its bytes; names only confirm or contradict."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media import mediatypes as kind
from ingest.media.mediatypes import MediaType
from ingest.media.refusal import EMPTY, UNKNOWN, MediaRefusedError, refusal_of
from ingest.media.sniff_audio import ftyp_type, is_mpeg_audio, ogg_type, riff_type
from ingest.media.sniff_container import ole_type, zip_type
from ingest.media.sniff_text import text_type
from ingest.media.tiff_directories import TiffError, is_raw_data, read_directories

HEAD_BYTES = 1 << 16

WRONG_EXTENSION = define(
    "media-wrong-extension",
    Severity.WARNING,
    N_("{name} is really {type}, whatever its name says, and is treated as that. Rename it to .{extension} at home."),
)
TEXT_POSING = define(
    "media-text-posing",
    Severity.ERROR,
    N_(
        "{name} is no {claimed} but a text ({type}), so it was not taken: it may hold what is not meant for visitors. "
        "If it is a table or a document, rename it to .{extension}; if a picture was meant, copy it again."
    ),
)


@dataclass(frozen=True)
class Head:
    """The beginning of a file, its size in bytes, and the file itself where there is one."""

    data: bytes
    size_bytes: int
    path: Path | None


_TEXTS = frozenset({kind.TEXT, kind.JSON, kind.XML, kind.XMP, kind.TEI})

Recognise = MediaType | Callable[[Head], MediaType | None]


def _tiff_type(head: Head) -> MediaType:
    """A TIFF, or the raw file of a camera that is one too, whatever its name: by its tags where there is a path."""
    if head.data[8:10] == b"CR":
        return kind.RAW
    try:
        is_raw = head.path is not None and is_raw_data(read_directories(head.path))
    except TiffError:
        return kind.TIFF
    return kind.RAW if is_raw else kind.TIFF


def _ico_type(head: Head) -> MediaType | None:
    """An icon or cursor; a TGA picture may begin with the same bytes, but its first entry has no reserved zero."""
    first = head.data[6:22]
    count, offset = int.from_bytes(head.data[4:6], "little"), int.from_bytes(first[12:16], "little")
    return kind.ICO if count and offset >= 6 + 16 * count else None


def _is_tga(head: Head) -> bool:
    """A TGA has no signature at its start: its kind, its depth and its size must make sense (TGA 2.0, appendix)."""
    data = head.data
    if len(data) < 18 or data[1] > 1 or data[2] not in {1, 2, 3, 9, 10, 11} or data[16] not in {8, 15, 16, 24, 32}:
        return False
    width, height = int.from_bytes(data[12:14], "little"), int.from_bytes(data[14:16], "little")
    return 0 < width <= 32_767 and 0 < height <= 32_767 and data[17] & 0xC0 == 0


def _bmp_type(head: Head) -> MediaType | None:
    """BMP only where the header's length is one that exists: two letters are too little to go by."""
    return kind.BMP if int.from_bytes(head.data[14:18], "little") in {12, 40, 52, 56, 64, 108, 124} else None


def _matroska_type(head: Head) -> MediaType:
    return kind.WEBM if b"webm" in head.data[:64] else kind.MKV


def _las_type(head: Head) -> MediaType | None:
    """LAZ marks its compressed point format by the highest bit (LAS 1.4 R15, byte 104)."""
    if len(head.data) < 105:
        return None
    return kind.LAZ if head.data[104] & 0x80 else kind.LAS


SIGNATURES: tuple[tuple[int, bytes, Recognise], ...] = (
    (0, b"\xff\xd8\xff", kind.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", kind.PNG),
    (0, b"II*\0", _tiff_type),
    (0, b"MM\0*", _tiff_type),
    (0, b"II+\0", kind.TIFF),
    (0, b"MM\0+", kind.TIFF),
    (0, b"GIF87a", kind.GIF),
    (0, b"GIF89a", kind.GIF),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", kind.JP2),
    (0, b"\xff\x4f\xff\x51", kind.JP2),
    (0, b"BM", _bmp_type),
    (0, b"RIFF", lambda head: riff_type(head.data)),
    (0, b"RF64", lambda head: riff_type(head.data)),
    (4, b"ftyp", lambda head: ftyp_type(head.data)),
    (4, b"moov", kind.MOV),
    (4, b"mdat", kind.MOV),
    (4, b"wide", kind.MOV),
    (0, b"glTF", kind.GLB),
    (0, b"ply\n", kind.PLY),
    (0, b"ply\r", kind.PLY),
    (0, b"PK\x03\x04", lambda head: zip_type(head.data, head.path)),
    (0, b"PK\x05\x06", kind.ZIP),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", lambda head: ole_type(head.data, head.path)),
    (0, b"{\\rtf", kind.RTF),
    (0, b"fLaC", kind.FLAC),
    (0, b"ID3", kind.MP3),
    (0, b"OggS", lambda head: ogg_type(head.data)),
    (0, b"\x1aE\xdf\xa3", _matroska_type),
    (0, b"LASF", _las_type),
    (0, b"ASTM-E57", kind.E57),
    (0, b"MZ", kind.EXECUTABLE),
    (0, b"\x7fELF", kind.ELF),
    (0, b"\xca\xfe\xba\xbe", kind.JAVA),
    (0, b"#!", kind.SCRIPT),
    (4, b"\x11\xaf", kind.FLI),
    (4, b"\x12\xaf", kind.FLI),
    (0, b"\0\0\1\0", _ico_type),
    (0, b"\0\0\2\0", _ico_type),
    (0, b"8BPS", kind.PSD),
    (0, b"\xff\x0a", kind.JXL),
    (0, b"\0\0\0\x0cJXL ", kind.JXL),
    (0, b"%!PS", kind.EPS),
    (0, b"AC10", kind.DWG),
    (0, b"FUJIFILMCCD-RAW", kind.RAW),
    (0, b"IIRO", kind.RAW),  # Olympus
    (0, b"IIRS", kind.RAW),
    (0, b"MMOR", kind.RAW),
    (0, b"IIU\0", kind.RAW),  # Panasonic
    (0, b"\0MRM", kind.RAW),  # Minolta
    (0, b"FOVb", kind.RAW),  # Sigma
    (0, b"II\x1a\0\0\0HEAPCCDR", kind.RAW),  # Canon until 2004
    (0, b"II\xbc", kind.JXR),
    (0, b"0&\xb2u\x8ef\xcf\x11", kind.ASF),
    (0, b"FLV\1", kind.FLV),
    (0, b"FORM", kind.AIFF),
    (0, b"Rar!\x1a\x07", kind.RAR),
    (0, b"7z\xbc\xaf\x27\x1c", kind.SEVEN_ZIP),
    (0, b"\x1f\x8b", kind.GZIP),
    (257, b"ustar", kind.TAR),
)
"""Offset, bytes there, and what they mean; the first row that fits decides."""


@dataclass(frozen=True)
class Identified:
    """What a file is, and what there is to say about it."""

    media_type: MediaType
    messages: tuple[Message, ...] = ()


def sniff(source: Path | bytes) -> MediaType | None:
    """The kind of file, by its first 64 KiB (and a look into containers where `source` is a path); None if unknown."""
    if isinstance(source, bytes):
        return _recognise(Head(source[:HEAD_BYTES], len(source), None))
    return _recognise(_head_of(source))


def _head_of(path: Path) -> Head:
    with path.open("rb") as file:
        return Head(file.read(HEAD_BYTES), os.fstat(file.fileno()).st_size, path)


def identify(path: Path, name: str) -> Identified:
    """What the file at `path`, called `name` by its owner, is; warns of a misleading extension.

    Raises MediaRefusedError where it is empty, unknown, gone, or of a kind that is not taken.
    """
    try:
        if not path.stat().st_size:
            raise MediaRefusedError(EMPTY(name=name))
        head = _head_of(path)
    except OSError as exc:
        raise refusal_of(exc, name) from exc
    return identify_head(head, name)


def identify_head(head: Head, name: str) -> Identified:
    """The same of a file whose beginning was read. Raises MediaRefusedError."""
    try:
        found = _recognise(head)
    except OSError as exc:
        raise refusal_of(exc, name) from exc
    if found is None:
        raise MediaRefusedError(UNKNOWN(name=name))
    extension = os.path.splitext(name)[1].lower().removeprefix(".")  # noqa: PTH122 - asked for every file
    found = _with_extension(found, extension)
    if found.refusal is not None:
        raise MediaRefusedError(found.refusal(name=name, type=found.name))
    _refuse_posing(found, name, extension)
    return Identified(found, _about_extension(found, name, extension))


def _with_extension(found: MediaType, extension: str) -> MediaType:
    """The narrower kind that the name tells and the bytes do not contradict."""
    if found is kind.TIFF and extension in kind.RAW_EXTENSIONS:
        return kind.RAW
    if found is kind.MP4 and extension in kind.M4A.extensions:
        return kind.M4A
    if found in {kind.XML, kind.TEXT} and extension in kind.HTML.extensions:
        return kind.HTML
    if found is kind.XML and extension in kind.XMP.extensions:
        return kind.XMP
    if found is kind.TEXT:
        return next((captions for captions in (kind.VTT, kind.SRT) if extension in captions.extensions), found)
    return found


def _refuse_posing(found: MediaType, name: str, extension: str) -> None:
    """A text whose name says picture, film or workbook is refused: nobody looked at what it tells."""
    if found not in _TEXTS:
        return
    claimed = kind.claimed_types(extension)
    if claimed and not kind.WRITTEN.intersection(claimed):
        raise MediaRefusedError(
            TEXT_POSING(name=name, claimed=claimed[0].name, type=found.name, extension=found.extensions[0])
        )


def _about_extension(found: MediaType, name: str, extension: str) -> tuple[Message, ...]:
    if not extension or extension in found.extensions or found in {kind.TEXT, kind.RAW}:
        return ()
    return (WRONG_EXTENSION(name=name, type=found.name, extension=found.extensions[0]),)


def _recognise(head: Head) -> MediaType | None:
    for offset, magic, meaning in SIGNATURES:
        if head.data.startswith(magic, offset):
            found = meaning if isinstance(meaning, MediaType) else meaning(head)
            if found is not None:
                return found
    if b"%PDF-" in head.data[:1024]:
        return kind.PDF
    if _is_binary_stl(head):
        return kind.STL
    if is_mpeg_audio(head.data):
        return kind.MP3
    text = text_type(head.data, whole=len(head.data) == head.size_bytes)
    return kind.TGA if text is None and _is_tga(head) else text


def _is_binary_stl(head: Head) -> bool:
    """80 bytes of anything, a count, and 50 bytes for each face: only the size can tell."""
    if len(head.data) < 84:
        return False
    faces = int.from_bytes(head.data[80:84], "little")
    return faces > 0 and head.size_bytes == 84 + 50 * faces
