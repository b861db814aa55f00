"""Pictures whose form no reader here understands: how to call it, and which program wrote the file.

They are whole, so nobody should be told to copy them again; somebody has to export them from where they come from.
"""

import mmap
import re
from pathlib import Path

from ingest.media import mediatypes as kind
from ingest.media import tiff_directories as tiff
from ingest.media.mediatypes import MediaType

_COMPRESSIONS = {
    6: "JPEG (1992)",
    22610: "JPEG XR",
    32766: "NeXT",
    32809: "ThunderScan",
    33003: "JPEG 2000",
    33004: "JPEG 2000",
    33005: "JPEG 2000",
    34676: "SGI Log",
    34677: "SGI Log",
    34712: "JPEG 2000",
    34887: "LERC",
    34892: "JPEG (DNG)",
    34933: "PNG",
    34925: "LZMA",
    34934: "JPEG XR",
    50000: "Zstandard",
    50002: "JPEG XL",
    52546: "JPEG XL",
}
"""Ways to pack the pixels of a TIFF that neither library reads, or not of all kinds and sizes."""
_LOSSLESS_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xCB, 0xCD, 0xCE, 0xCF}
_JPEG_LS_FRAME = 0xF7
_SCAN = 0xDA
_CREATOR = re.compile(rb"(?:CreatorTool|creatorTool)(?:\s*=\s*[\"']|>)\s*([^\"'<>]{1,120})")
_HEAD_BYTES = 1 << 20
_SEARCHED_BYTES = 256 << 20
_FREE_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def odd_form(path: Path, media_type: MediaType) -> str:
    """The form in a few words ('TIFF, JPEG 2000') where it is one that is not read; '' where it should be readable."""
    if media_type is kind.TIFF:
        try:
            page = tiff.pages_of(tiff.read_directories(path))[0]
        except tiff.TiffError:
            return ""
        packed = _COMPRESSIONS.get(page.number(tiff.COMPRESSION, 1), "")
        return f"TIFF, {packed}" if packed else ""
    return _odd_jpeg(path) if media_type is kind.JPEG else ""


def program_of(path: Path, media_type: MediaType) -> str:
    """The program that wrote the file, by its XMP or its TIFF tags; '' where it does not say."""
    if media_type in {kind.TIFF, kind.RAW}:
        try:
            first = tiff.read_directories(path)[0]
        except tiff.TiffError:
            return ""
        written = tiff.text_of(path, first, tiff.SOFTWARE)
        if written:
            return _tidy(written)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        found = _CREATOR.search(data, 0, min(len(data), _SEARCHED_BYTES))
        return _tidy(found.group(1).decode("utf-8", "replace")) if found else ""


def _tidy(text: str) -> str:
    return _FREE_TEXT.sub(" ", text).strip()[:80]


def _odd_jpeg(path: Path) -> str:
    """JPEG-LS, lossless JPEG and more than 8 bits, by the first frame header (ITU-T T.81, B.2.2; T.87)."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    at = 2
    while at + 5 <= len(head) and head[at] == 0xFF and head[at + 1] != _SCAN:
        marker, length = head[at + 1], int.from_bytes(head[at + 2 : at + 4], "big")
        if marker == _JPEG_LS_FRAME:
            return "JPEG-LS"
        if marker in _LOSSLESS_FRAMES:
            return "JPEG (lossless)"
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return f"JPEG, {head[at + 4]} bit" if head[at + 4] != 8 else ""
        at += 2 + length
    return ""
