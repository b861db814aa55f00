"""Removing places from what a GLB keeps as text: pictures in data URIs, and XMP as JSON (KHR_xmp_json_ld)."""

import base64
import binascii
import json
import re
import shutil
import struct
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from ingest.media.gltf import Json, read_glb
from ingest.media.places import blank_places, without_places

_PLACE_KEY = re.compile(r"GPS|latitude|longitude|altitude", re.IGNORECASE)
_SAID_FREELY = ("extras", "extensions")
"""Parts of glTF that anybody may fill; the keys of all others are given by the specification."""
_HEAD_BYTES = 20
"""Header of the file and of its JSON chunk (glTF 2.0, 4.4)."""


def glb_without_places(path: Path, workdir: Path) -> Path:
    """The GLB itself where nothing inside tells a place, otherwise a copy in `workdir`. Raises GltfError."""
    document = read_glb(path).document
    clean = _without(document, free=False)
    return without_places(path if clean == document else _rewritten(path, clean, workdir / "told.glb"), workdir)


def _without(value: Any, *, free: bool) -> Any:
    """The JSON with data URIs blanked; below extras and extensions (`free`) also without the keys of places."""
    if isinstance(value, str):
        return _blanked(value) if value[:5].lower() == "data:" else value
    if isinstance(value, list):
        return [_without(one, free=free) for one in value]
    if not isinstance(value, dict):
        return value
    kept = value.items() if not free else ((key, part) for key, part in value.items() if not _PLACE_KEY.search(key))
    return {key: _without(part, free=free or key in _SAID_FREELY) for key, part in kept}


def _blanked(uri: str) -> str:
    """The data URI (RFC 2397), its bytes without places; as it is where they tell none or cannot be read."""
    head, _, body = uri.partition(",")
    plain = unquote_to_bytes(body)
    is_base64 = head.lower().endswith(";base64")
    try:
        data = bytearray(base64.b64decode(plain + b"=" * (-len(plain) % 4)) if is_base64 else plain)
    except binascii.Error:
        return f"{head},"
    if not blank_places(data):
        return uri
    head = head if is_base64 else f"{head};base64"
    return f"{head},{base64.b64encode(data).decode()}"


def _rewritten(path: Path, document: Json, target: Path) -> Path:
    """The GLB with another JSON chunk, written to `target`; the chunks behind stay as they are."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    with path.open("rb") as source, target.open("wb") as out:
        _, version, length, json_bytes, kind = struct.unpack("<4s4I", source.read(_HEAD_BYTES))
        rest = length - _HEAD_BYTES - json_bytes
        out.write(struct.pack("<4s4I", b"glTF", version, _HEAD_BYTES + len(text) + rest, len(text), kind))
        out.write(text)
        source.seek(json_bytes, 1)
        shutil.copyfileobj(source, out)
    return target
