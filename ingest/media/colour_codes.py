"""Colours told by a code instead of a profile: CICP (ITU-T H.273) in HEIC, AVIF and PNG."""

from pathlib import Path

import pyvips

from ingest.media import mediatypes as kind
from ingest.media.mediatypes import MediaType

_DISPLAY_P3 = 12
_SRGB_LIKE_TRANSFERS = {1, 6, 13, 14, 15}
_HEAD_BYTES = 1 << 16


def profile_by_code(path: Path, media_type: MediaType) -> bytes:
    """The profile that the file's colour code stands for, where it is Display P3; b'' where it is sRGB or unknown."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if media_type is kind.PNG:
        at = head.find(b"cICP", 0, max(head.find(b"IDAT"), 0)) + 4
        code = (head[at], head[at + 1]) if at >= 8 else (0, 0)
    elif media_type in {kind.HEIC, kind.AVIF}:
        at = head.find(b"colrnclx") + 8
        code = (head[at + 1], head[at + 3]) if 8 <= at < len(head) - 4 else (0, 0)
    else:
        return b""
    primaries, transfer = code
    if primaries != _DISPLAY_P3 or transfer not in _SRGB_LIKE_TRANSFERS:
        return b""
    return bytes(pyvips.Operation.call("profile_load", "p3"))
