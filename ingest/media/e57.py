"""The cheap look into an E57 file (ASTM E2807): lengths, checksums of its head and XML, and where its scans begin.

A file is pages of 1,024 bytes, each ending with the CRC-32C of the 1,020 before; libE57 writes it with the high byte
first. Offsets count every byte (physical), lengths of what lies in the pages do not count the checksums (logical). The
points themselves are not read.
"""

import struct
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import BinaryIO

import numpy as np

from ingest.media.safe_xml import LIMIT_BYTES, XmlError, parse_xml

PAGE_BYTES = 1024
_CONTENT_BYTES = PAGE_BYTES - 4
_HEAD = struct.Struct("<8s2I4Q")
_CASTAGNOLI = 0x82F63B78
_POINTS_SECTION = 1


class E57Error(ValueError):
    """The file is no sound E57; its words are technical."""


def count_points(path: Path) -> int | None:
    """How many points the file says it holds, None where its XML is too large to ask.

    Raises E57Error where its head, its XML or the beginning of a scan is damaged.
    """
    size_bytes = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            raise E57Error("no head")
        _, _, _, length, xml_offset, xml_bytes, page_bytes = _HEAD.unpack(head)
        if page_bytes != PAGE_BYTES or length != size_bytes or size_bytes % PAGE_BYTES:
            raise E57Error(f"{size_bytes} bytes, {length} by its head")
        _content(file, 0, _CONTENT_BYTES)
        if xml_bytes > LIMIT_BYTES:
            return None
        document = _xml(_content(file, xml_offset, xml_bytes))
        vectors = [each for each in document.iter() if each.get("type") == "CompressedVector"]
        counts = [_rows(file, vector) for vector in vectors]
    return sum(count for vector, count in zip(vectors, counts, strict=True) if vector.tag.endswith("}points"))


def _xml(data: bytes) -> ET.Element:
    try:
        return parse_xml(data)
    except XmlError as exc:
        raise E57Error(f"XML: {exc}") from exc


def _rows(file: BinaryIO, vector: ET.Element) -> int:
    """How many points, or groups of them, the XML counts here; raises E57Error where none begin at their place."""
    try:
        offset, count = int(vector.get("fileOffset", "")), int(vector.get("recordCount", ""))
    except ValueError as exc:
        raise E57Error("a scan without a place") from exc
    if count > 0 or offset:
        begins = _content(file, offset, 1)
        if begins[0] != _POINTS_SECTION:
            raise E57Error(f"no scan at {offset}")
    return count


def _content(file: BinaryIO, offset: int, length: int) -> bytes:
    """`length` logical bytes from the physical `offset` on; raises E57Error where a page is missing or damaged."""
    first, start = divmod(offset, PAGE_BYTES)
    pages = -(-(start + length) // _CONTENT_BYTES)
    try:
        file.seek(first * PAGE_BYTES)
    except (OverflowError, OSError, ValueError) as exc:
        raise E57Error(f"no byte {offset}") from exc
    data = file.read(pages * PAGE_BYTES)
    if len(data) < pages * PAGE_BYTES or start >= _CONTENT_BYTES:
        raise E57Error(f"no byte {offset + length}")
    block = np.frombuffer(data, np.uint8).reshape(pages, PAGE_BYTES)
    written = block[:, _CONTENT_BYTES:].copy().view(">u4").ravel()
    damaged = np.flatnonzero(checksums(block[:, :_CONTENT_BYTES]) != written)
    if len(damaged):
        raise E57Error(f"checksum of page {first + int(damaged[0]) + 1}")
    return block[:, :_CONTENT_BYTES].tobytes()[start : start + length]


def checksums(
    pages: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]",
) -> "np.ndarray[tuple[int], np.dtype[np.uint32]]":
    """The CRC-32C (RFC 3720, B.4) of each row of bytes."""
    sums = np.full(len(pages), 0xFFFFFFFF, np.uint32)
    for column in pages.T:
        sums = _TABLE[(sums ^ column) & 0xFF] ^ (sums >> np.uint32(8))
    return sums ^ np.uint32(0xFFFFFFFF)


def _table() -> "np.ndarray[tuple[int], np.dtype[np.uint32]]":
    sums = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        sums = np.where(sums & 1, (sums >> np.uint32(1)) ^ np.uint32(_CASTAGNOLI), sums >> np.uint32(1))
    return sums


_TABLE = _table()
