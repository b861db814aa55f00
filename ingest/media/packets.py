"""Where a picture keeps its EXIF, IPTC and XMP: the packets as bytes, whether or not its pixels can be read.

TIFF and JPEG 2000 are looked through here, since Pillow opens only those whose pixels it knows; the rest is Pillow's.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image, ImageFile

from ingest.media import mediatypes as kind
from ingest.media import tiff_directories as tiff
from ingest.media.iptc import iptc_in_photoshop
from ingest.media.jp2 import jp2_packets
from ingest.media.mediatypes import MediaType
from ingest.media.reading import PILLOW_FAULTS, PictureError, exif_of, pillow_picture
from ingest.media.support import HeicMissingError

_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_GUID_BYTES = 32
_PHOTOSHOP = b"Photoshop 3.0\0"
_TEXTS = (270, 271, 272, 305, 315, 33432)
"""Description, maker, model, program, artist, copyright (TIFF 6.0)."""
_EXTENSION_LIMIT_BYTES = 32 << 20


@dataclass(frozen=True)
class Packets:
    """What was found; `xmp` may be several packets, the main one first."""

    exif: Image.Exif
    iptc: bytes = b""
    xmp: tuple[bytes, ...] = ()


@contextmanager
def packets_of(path: Path, media_type: MediaType) -> Iterator[Packets]:
    """The packets of the picture, to be read while the file is open; empty ones where it cannot be opened."""
    if media_type is kind.TIFF:
        with path.open("rb") as file:
            yield _of_tiff(path, file)
    elif media_type is kind.JP2:
        found = jp2_packets(path)
        yield Packets(_loaded(found.exif), found.iptc, _some(found.xmp))
    else:
        yield _by_pillow(path, media_type)


def _by_pillow(path: Path, media_type: MediaType) -> Packets:
    try:
        with pillow_picture(path, media_type) as picture:
            return Packets(exif_of(picture), _iptc(picture), (*_some(_xmp(picture)), *_extended(picture)))
    except (PictureError, HeicMissingError):
        return Packets(Image.Exif())


def _of_tiff(path: Path, file: BinaryIO) -> Packets:
    """Those of the first directory that has them; EXIF's own directories hang on the first."""
    try:
        directories = tiff.read_directories(path)
    except tiff.TiffError:
        return Packets(Image.Exif())
    found = {tag: _first(path, directories, tag) for tag in (tiff.XMP, tiff.IPTC, tiff.PHOTOSHOP)}
    exif = _exif_of_tiff(path, file, directories[0])
    return Packets(exif, found[tiff.IPTC] or iptc_in_photoshop(found[tiff.PHOTOSHOP]), _some(found[tiff.XMP]))


def _exif_of_tiff(path: Path, file: BinaryIO, first: tiff.Directory) -> Image.Exif:
    """EXIF from the first directory on; of a BigTIFF whose bytes run backwards, which Pillow misreads, its texts."""
    exif = Image.Exif()
    exif.bigtiff, exif.endian = tiff.is_big(path), "<" if file.read(2) == b"II" else ">"
    try:
        if exif.bigtiff and exif.endian == ">":
            exif.update((tag, tiff.text_in(file, first, tag)) for tag in _TEXTS)
        else:
            exif.load_from_fp(file, first.offset)
    except PILLOW_FAULTS:
        return Image.Exif()
    return exif


def _first(path: Path, directories: Sequence[tiff.Directory], tag: int) -> bytes:
    return next((data for one in directories[:100] if (data := tiff.bytes_of(path, one, tag))), b"")


def _some(packet: bytes) -> tuple[bytes, ...]:
    return (packet,) if packet else ()


def _loaded(data: bytes) -> Image.Exif:
    exif = Image.Exif()
    if data:
        try:
            exif.load(data)
        except PILLOW_FAULTS:
            return Image.Exif()
    return exif


def _iptc(picture: ImageFile.ImageFile) -> bytes:
    """Of a JPEG: Photoshop's resources may run over several segments."""
    parts = [data for name, data in _segments(picture) if name == "APP13" and data.startswith(_PHOTOSHOP)]
    return iptc_in_photoshop(b"".join(part[len(_PHOTOSHOP) :] for part in parts))


def _xmp(picture: ImageFile.ImageFile) -> bytes:
    packet: Any = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return packet.encode() if isinstance(packet, str) else bytes(packet)


def _extended(picture: ImageFile.ImageFile) -> Iterator[bytes]:
    """The rest of an XMP packet that is too large for one segment (XMP specification part 3, 1.1.3.1)."""
    parts: dict[bytes, dict[int, bytes]] = {}
    for name, data in _segments(picture):
        if name == "APP1" and data.startswith(_EXTENSION):
            body = data[len(_EXTENSION) :]
            offset = int.from_bytes(body[_GUID_BYTES + 4 : _GUID_BYTES + 8], "big")
            parts.setdefault(body[:_GUID_BYTES], {})[offset] = body[_GUID_BYTES + 8 :]
    for pieces in parts.values():
        packet = b""
        for offset, piece in sorted(pieces.items()):
            if offset == len(packet) and len(packet) < _EXTENSION_LIMIT_BYTES:
                packet += piece
        yield packet


def _segments(picture: ImageFile.ImageFile) -> Sequence[tuple[str, bytes]]:
    """The application segments of a JPEG; none of anything else."""
    found: Sequence[tuple[str, bytes]] = getattr(picture, "applist", ())
    return found
