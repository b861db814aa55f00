"""Small GLBs for tests, one mesh or several, that say what a test wants them to say."""

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Points = Sequence[tuple[float, float, float]]
TRIANGLE: Points = ((0, 0, 0), (2, 0, 0), (0, 1, 0))


def write_glb(
    path: Path,
    *meshes: Points,
    nodes: Sequence[Mapping[str, Any]] = (),
    views: Sequence[Mapping[str, Any]] = (),
    data: bytes = b"",
    **said: Any,
) -> Path:
    """A GLB of these triangles; `said` replaces or adds parts, `views` are views of `data`, behind the vertices."""
    meshes = meshes or (TRIANGLE,)
    binary, own_views, accessors = b"", [], []
    for points in meshes:
        packed = b"".join(struct.pack("<3f", *point) for point in points)
        own_views.append({"buffer": 0, "byteOffset": len(binary), "byteLength": len(packed)})
        low, high = ([edge(axis) for axis in zip(*points, strict=True)] for edge in (min, max))
        accessors.append(_vertices(len(accessors), len(points)) | {"min": low, "max": high})
        binary += packed
    own_views += [{**one, "byteOffset": len(binary) + one.get("byteOffset", 0)} for one in views]
    binary += data + b"\0" * (-len(data) % 4)
    document = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": list(range(len(nodes or meshes)))}],
        "nodes": list(nodes) or [{"mesh": number} for number in range(len(meshes))],
        "meshes": [{"primitives": [{"attributes": {"POSITION": number}}]} for number in range(len(meshes))],
        "accessors": accessors,
        "bufferViews": own_views,
        "buffers": [{"byteLength": len(binary)}],
        **said,
    }
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    head = struct.pack("<4s4I", b"glTF", 2, 28 + len(text) + len(binary), len(text), 0x4E4F534A)
    path.write_bytes(head + text + struct.pack("<2I", len(binary), 0x004E4942) + binary)
    return path


def _vertices(view: int, count: int) -> dict[str, Any]:
    return {"bufferView": view, "componentType": 5126, "count": count, "type": "VEC3"}
