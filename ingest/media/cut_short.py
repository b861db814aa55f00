"""Pictures that end too early, known by their structure without decoding: what a dry run can foretell.

Only what surely fails is told: bytes behind a picture, or a missing end that no reader minds, are no fault here.
"""

import mmap
from collections.abc import Callable
from pathlib import Path

from ingest.media import mediatypes as kind
from ingest.media.mediatypes import MediaType

_SCAN, _END = 0xDA, b"\xff\xd9"
_CHECKSUM_BYTES = 4


def is_cut_short(path: Path, media_type: MediaType) -> bool:
    """Whether the picture at `path` surely lacks its end; False for kinds of which that is not known so cheaply."""
    ends = _ENDS.get(media_type)
    if ends is None:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return not ends(data)


def _jpeg_ends(data: mmap.mmap) -> bool:
    """Whether an end marker follows the first scan: within a scan no such bytes stand (T.81, B.1.1.5)."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        if data[at + 1] == _SCAN:
            return data.rfind(_END, at) >= 0
        if data[at + 1] == 0xFF:  # fill bytes
            at += 1
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at + 4 <= len(data)


def _png_ends(data: mmap.mmap) -> bool:
    """Whether every chunk of pixels is whole (PNG, 5.3); a lacking IEND alone loses none."""
    at = 8
    while at + 8 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if name == b"IDAT" and at + 8 + length > len(data) + _CHECKSUM_BYTES:
            return False
        at += 12 + length
    return True


def _webp_ends(data: mmap.mmap) -> bool:
    """Whether the file is as long as it says (WebP container, RIFF header)."""
    return int.from_bytes(data[4:8], "little") + 8 <= len(data)


_ENDS: dict[MediaType, Callable[[mmap.mmap], bool]] = {
    kind.JPEG: _jpeg_ends,
    kind.PNG: _png_ends,
    kind.WEBP: _webp_ends,
}
