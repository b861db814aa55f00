"""What a GLB says is counted without trusting a number of it."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from ingest.media.gltf import GltfError, check_self_contained, read_glb
from ingest.media.gltf_shape import shape_of


def _glb(document: dict[str, Any], binary: bytes = b"") -> bytes:
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    body = struct.pack("<II", len(text), 0x4E4F534A) + text
    if binary:
        body += struct.pack("<II", len(binary), 0x004E4942) + binary
    return b"glTF" + struct.pack("<II", 2, 12 + len(body)) + body


def _document(**changes: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "asset": {"version": "2.0"},
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"count": 4, "type": "VEC3", "componentType": 5126, "min": [0, 0, 0], "max": [1, 2, 3]},
            {"count": 6, "type": "SCALAR", "componentType": 5125},
        ],
    }
    return document | changes


def test_faces_vertices_and_bounds_are_told() -> None:
    shape = shape_of(_document())
    assert (shape.faces, shape.vertices, shape.low, shape.high) == (2, 4, (0, 0, 0), (1, 2, 3))


def test_bounds_follow_the_nodes() -> None:
    nodes = [{"children": [1], "translation": [10, 0, 0]}, {"mesh": 0, "scale": [2, 2, 2], "rotation": [0, 0, 1, 0]}]
    shape = shape_of(_document(nodes=nodes))
    assert shape.low == pytest.approx((8, -4, 0))
    assert shape.high == pytest.approx((10, 0, 6))


def test_a_mesh_shown_twice_counts_twice() -> None:
    assert shape_of(_document(nodes=[{"mesh": 0}, {"mesh": 0}])).faces == 4


def test_nodes_that_go_round_in_circles_end() -> None:
    nodes = [{"children": [1]}, {"children": [2], "mesh": 0}, {"children": [1]}]
    with pytest.raises(GltfError):
        shape_of(_document(nodes=[{"children": [1]}, {"children": [0]}]))
    shape_of(_document(nodes=nodes))


@pytest.mark.parametrize(
    "changes",
    [
        {"accessors": []},
        {"accessors": [{"count": -1}, {"count": 6}]},
        {"accessors": [{"count": "4"}, {"count": 6}]},
        {"accessors": [{"count": 4, "min": [0, 0, 1e999], "max": [1, 1, 1]}, {"count": 6}]},
        {"meshes": "none"},
        {"meshes": [{"primitives": [{"attributes": {}}]}]},
        {"nodes": []},
    ],
)
def test_senseless_numbers_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(GltfError):
        shape_of(_document(**changes))


@pytest.mark.parametrize("uri", ["http://example.org/a.bin", "../a.bin", "file:///etc/passwd"])
def test_other_files_are_not_followed(uri: str) -> None:
    with pytest.raises(GltfError, match="other-files"):
        check_self_contained(_document(buffers=[{"uri": uri, "byteLength": 3}]))


def test_what_is_inside_is_fine() -> None:
    inside: dict[str, Any] = {"buffers": [{"byteLength": 3}], "images": [{"uri": "data:image/png;base64,AA=="}]}
    assert check_self_contained(_document(**inside)) is None
    inside["images"].append({"uri": "photo.png"})
    with pytest.raises(GltfError, match=r"photo\.png|other-files"):
        check_self_contained(_document(**inside))


def test_a_glb_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.glb"
    path.write_bytes(_glb(_document(), bytes(60)))
    glb = read_glb(path)
    assert glb.binary_bytes == 60
    assert shape_of(glb.document).faces == 2


@pytest.mark.parametrize("cut", [5, 11, 13, 19, 60, -1])
def test_a_cut_glb_is_refused(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "a.glb"
    path.write_bytes(_glb(_document(), bytes(60))[:cut])
    with pytest.raises(GltfError):
        read_glb(path)


def test_deeply_nested_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.glb"
    text = b'{"asset":' + b"[" * 200_000
    path.write_bytes(b"glTF" + struct.pack("<IIII", 2, 20 + len(text), len(text), 0x4E4F534A) + text)
    with pytest.raises(GltfError):
        read_glb(path)


def test_hostile_glbs_are_refused_and_never_crash(samples: Path) -> None:
    for path in sorted((samples / "hostile" / "glb").glob("*.glb")):
        with pytest.raises(GltfError):
            shape_of(read_glb(path).document)
