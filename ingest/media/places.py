"""Removing the place where a picture was taken from pictures that are packed inside other files.

A GLB, a PDF, a Word file or the cover of a recording may carry whole photographs, EXIF and all. Places are overwritten
where they stand, so that no offset in the file around them moves.
"""

import mmap
import re
import shutil
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_EXIF = re.compile(rb"(Exif\0\0|eXIf|EXIF[\0-\xff]{4}(?:Exif\0\0)?)(?=II\*\0|MM\0\*)")
_XMP_PLACES = (
    re.compile(rb'[\w.-]+:[\w.-]*(?:GPS|Gps|Latitude|Longitude|Altitude)[\w.-]*\s*=\s*(["\'])([^"\'<>]*)\1'),
    re.compile(rb"<[\w.-]+:[\w.-]*(?:GPS|Gps|Latitude|Longitude|Altitude)[\w.-]*>()([^<>]*)</"),
)
_GPS_POINTER = 0x8825
_EXIF_BYTES = 1 << 18
_DIRECTORIES = 4
_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}

Buffer = bytearray | mmap.mmap


def without_places(path: Path, workdir: Path) -> Path:
    """The file itself where no picture inside tells a place, otherwise a copy in `workdir` with the places blanked."""
    if not path.stat().st_size:
        return path
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        if not _places(whole):
            return path
    copy = workdir / f"clean{path.suffix}"
    shutil.copyfile(path, copy)
    with copy.open("r+b") as written, mmap.mmap(written.fileno(), 0) as whole:
        blank_places(whole)
        whole.flush()
    return copy


def tells_place(data: Buffer | bytes) -> bool:
    """Whether a picture inside `data` tells where it was taken."""
    return bool(_places(data))


def blank_places(data: Buffer) -> bool:
    """Overwrite every place told by EXIF or XMP inside `data`; True where there was any."""
    spans = _places(data)
    for start, end, filler in spans:
        data[start:end] = filler * (end - start)
    if spans:
        _mend_png_checksums(data)
    return bool(spans)


def _places(data: Buffer | bytes) -> list[tuple[int, int, bytes]]:
    """Start, end and filler of all that tells a place and is not blank yet."""
    spans = []
    for found in _EXIF.finditer(data):
        spans += [(start, end, b"\0") for start, end in _gps_spans(data, found.end())]
    for pattern in _XMP_PLACES:
        spans += [(*found.span(2), b" ") for found in pattern.finditer(data)]
    return [span for span in spans if data[span[0] : span[1]].strip(b"\0 ")]


@dataclass(frozen=True)
class _Block:
    """An EXIF block: numbers are read by offset, 0 beyond its end."""

    data: bytes
    order: Literal["little", "big"]

    def number(self, at: int, size: int) -> int:
        return int.from_bytes(self.data[at : at + size], self.order)


def _gps_spans(data: Buffer | bytes, base: int) -> list[tuple[int, int]]:
    """Where the GPS directories of the EXIF block at `base`, and their values, stand (TIFF 6.0; EXIF 2.32, 4.6.3)."""
    head = bytes(data[base : base + _EXIF_BYTES])
    block = _Block(head, "little" if head[:2] == b"II" else "big")
    spans = []
    directory = block.number(4, 4)
    for _ in range(_DIRECTORIES):
        if not 8 <= directory < len(head) - 2:
            break
        count = block.number(directory, 2)
        for entry in range(directory + 2, min(directory + 2 + 12 * count, len(head) - 11), 12):
            if block.number(entry, 2) == _GPS_POINTER:
                spans += _directory_spans(block, block.number(entry + 8, 4))
        directory = block.number(directory + 2 + 12 * count, 4)
    return [(base + start, base + end) for start, end in spans]


def _directory_spans(block: _Block, directory: int) -> list[tuple[int, int]]:
    size = len(block.data)
    if not 8 <= directory < size - 2:
        return []
    end = min(directory + 2 + 12 * block.number(directory, 2) + 4, size)
    spans = [(directory, end)]
    for entry in range(directory + 2, end - 11, 12):
        length = _TYPE_BYTES.get(block.number(entry + 2, 2), 1) * block.number(entry + 4, 4)
        value = block.number(entry + 8, 4)
        if length > 4 and value < size:
            spans.append((value, min(value + length, size)))
    return spans


def _mend_png_checksums(data: Buffer) -> None:
    """The checksums of PNG's EXIF and text chunks, which blanking made wrong (PNG 3rd edition, 5.3)."""
    for found in re.finditer(rb"eXIf(?=II\*\0|MM\0\*)|iTXtXML:com\.adobe\.xmp\0", data):
        start = found.start()
        end = start + 4 + int.from_bytes(data[start - 4 : start], "big")
        if start >= 4 and end + 4 <= len(data):
            data[end : end + 4] = zlib.crc32(data[start:end]).to_bytes(4, "big")
