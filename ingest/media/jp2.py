"""What stands around the pixels of a JPEG 2000 file, which Pillow passes over: its profile, EXIF, IPTC and XMP.

Source: ISO/IEC 15444-1, annex I (boxes, 'colr'), and for metadata the UUID boxes that Adobe and others agreed on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF = b"JpgTiffExif->JP2"
_IPTC = bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38")
_PACKET_LIMIT_BYTES = 16 << 20
_BOX_LIMIT = 1_000
_ICC_METHODS = {2, 3}


@dataclass(frozen=True)
class Packets:
    """What was found; empty where there is none."""

    profile: bytes = b""
    exif: bytes = b""
    iptc: bytes = b""
    xmp: bytes = b""


def jp2_packets(path: Path) -> Packets:
    """The packets of the file's boxes; of a bare codestream none."""
    profile = exif = iptc = xmp = b""
    with path.open("rb") as file:
        for kind, start, end in _boxes(file, 0, path.stat().st_size):
            if kind == b"jp2h":
                profile = profile or _profile(file, start, end)
            elif kind == b"uuid" and end - start <= _PACKET_LIMIT_BYTES:
                file.seek(start)
                name, content = file.read(16), file.read(end - start - 16)
                exif, iptc, xmp = (
                    exif or (content if name == _EXIF else b""),
                    iptc or (content if name == _IPTC else b""),
                    xmp or (content if name == _XMP else b""),
                )
    return Packets(profile, exif.removeprefix(b"Exif\0\0"), iptc, xmp)


def _profile(file: BinaryIO, start: int, end: int) -> bytes:
    """The first ICC profile of the header box."""
    for kind, at, until in _boxes(file, start, end):
        if kind == b"colr" and until - at <= _PACKET_LIMIT_BYTES:
            file.seek(at)
            content = file.read(until - at)
            if content[:1] and content[0] in _ICC_METHODS:
                return content[3:]
    return b""


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Four letters, and where the content begins and ends; stops where boxes do not fit."""
    for _ in range(_BOX_LIMIT):
        file.seek(start)
        head = file.read(16)
        size, body = int.from_bytes(head[:4], "big"), start + 8
        if size == 1:
            size, body = int.from_bytes(head[8:16], "big"), start + 16
        until = end if size == 0 else start + size
        if len(head) < 8 or not body <= until <= end:
            return
        yield head[4:8], body, until
        start = until
