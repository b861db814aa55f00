"""A model is shown around its own origin, and nothing in it tells where on earth it stands."""

import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh

from ingest.media.facts import MediaRequest, Processed
from ingest.media.glb_places import Shown, glb_without_places
from ingest.media.gltf import GltfError, read_glb
from ingest.media.gltf_shape import shape_of
from ingest.media.kinds import process
from tests.ingest.media.glbs import TRIANGLE, Points, write_glb

FAR = (587123.25, 417.75, -2336789.5)
AT_PLACE: Points = tuple((x + FAR[0], y + FAR[1], z + FAR[2]) for x, y, z in TRIANGLE)
DRACO = "KHR_draco_mesh_compression"
TURNED = (0.7071068, 0, 0, 0.7071068)
SPOT = "21.123457_105.654321"
WORDS = ("21.12", "105.65", "587123", "587124", "2336789", "z-secret")
NUMBERS = (21.123457, 105.654321, *FAR)


def _shown(path: Path, workdir: Path | None = None) -> Shown:
    return glb_without_places(path, workdir or path.parent, {})


def _box(path: Path) -> tuple[Any, Any]:
    shape = shape_of(read_glb(path).document)
    return shape.low, shape.high


def _tells_nothing(path: Path) -> None:
    """No word of a place, and no number near one, as text or as any four or eight bytes."""
    data = path.read_bytes()
    assert not [word for word in WORDS if word.encode() in data]
    data += b"\0" * (-len(data) % 8)
    for start, kind in ((0, "<f4"), (0, "<f8"), (4, "<f8")):
        part = data[start : len(data) - (8 - start) % 8 or None]
        found = np.frombuffer(part[: len(part) // 8 * 8], kind).astype(float)
        for number in NUMBERS:
            assert not (np.abs(np.abs(found) - abs(number)) < abs(number) * 1e-5).any(), number
    written = [float(one) for one in _numbers(read_glb(path).document)]
    assert not [one for one in written if any(abs(abs(one) - abs(spot)) < abs(spot) * 1e-5 for spot in NUMBERS)]


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for one in value for number in _numbers(one)]
    return [value] if isinstance(value, int | float) else []


@pytest.mark.parametrize(
    ("meshes", "nodes"),
    [
        ((AT_PLACE,), []),
        ((TRIANGLE,), [{"mesh": 0, "translation": FAR}]),
        ((TRIANGLE,), [{"mesh": 0, "matrix": [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, *FAR, 1]}]),
        (
            (AT_PLACE, AT_PLACE),
            [{"children": [1, 2], "rotation": TURNED}, {"mesh": 0}, {"mesh": 1}],
        ),
        ((TRIANGLE,), [{"children": [1], "translation": FAR}, {"mesh": 0, "scale": [2, 2, 2]}]),
        ((TRIANGLE, AT_PLACE), [{"translation": FAR, "mesh": 0, "children": []}, {"mesh": 1}]),
        ((AT_PLACE,), [{"mesh": 0, "translation": [-one for one in FAR]}]),
    ],
)
def test_wherever_a_model_stood_it_stands_around_its_origin(
    meshes: tuple[Points, ...], nodes: list[dict[str, Any]], tmp_path: Path
) -> None:
    tops = {"scenes": [{"nodes": [0, 1] if len(nodes) == 2 and not nodes[0].get("children") else [0]}]}
    path = write_glb(tmp_path / "a.glb", *meshes, nodes=nodes, **tops)
    shown = _shown(path)
    before, (low, high) = shown.shape, _box(shown.path)
    assert np.add(low, high) == pytest.approx([0, 0, 0], abs=1e-3)
    assert np.subtract(high, low) == pytest.approx(np.subtract(before.high, before.low), abs=1e-3)
    assert not shown.tells_place
    _tells_nothing(shown.path)
    assert trimesh.load_scene(shown.path).extents == pytest.approx(np.subtract(high, low), abs=1e-2)


def test_what_it_was_is_kept_among_its_facts(tmp_path: Path) -> None:
    shape = _shown(write_glb(tmp_path / "a.glb", AT_PLACE)).shape
    assert shape.low == pytest.approx((587123.25, 417.75, -2336789.5))


def test_bounds_that_lie_are_not_believed(tmp_path: Path) -> None:
    vertices = {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 1]}
    shown = _shown(write_glb(tmp_path / "a.glb", AT_PLACE, accessors=[vertices]))
    assert shown.shape.low == pytest.approx((587123.25, 417.75, -2336789.5))
    _tells_nothing(shown.path)


def test_names_remarks_and_references_to_the_earth_are_gone(tmp_path: Path) -> None:
    told = {"name": SPOT, "extras": {"lat": 21.123457, SPOT: 1}}
    rtc = {"CESIUM_RTC": {"center": [*FAR]}}
    path = write_glb(
        tmp_path / "a.glb",
        asset={"version": "2.0", "copyright": SPOT, "generator": SPOT, **told},
        nodes=[{"mesh": 0, **told, "extensions": {"z-secret": {"at": [*FAR]}}}],
        meshes=[{"primitives": [{"attributes": {"POSITION": 0}, "material": 0, **told}], **told}],
        materials=[{**told, "pbrMetallicRoughness": {"baseColorFactor": [1, 0, 0, 1]}, "geo": [*FAR]}],
        images=[{"uri": "data:image/png;name=z-secret;base64,AAAA", **told}],
        cameras=[{"type": "perspective", **told}],
        extensions={**rtc, "KHR_xmp_json_ld": {"packets": [{"exif:GPSLatitude": "21.123457"}]}},
        extensionsUsed=["CESIUM_RTC", "KHR_materials_unlit", SPOT],
        extensionsRequired=["CESIUM_RTC"],
        extras=told,
        **{SPOT: [1]},
    )
    shown = _shown(path).path
    _tells_nothing(shown)
    document = read_glb(shown).document
    assert document["materials"] == [{"pbrMetallicRoughness": {"baseColorFactor": [1, 0, 0, 1]}}]
    assert (document["asset"], document["extensionsUsed"]) == ({"version": "2.0"}, ["KHR_materials_unlit"])


def test_a_stray_vertex_at_an_origin_makes_a_model_that_tells_a_place(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", (*TRIANGLE, FAR), nodes=[{"mesh": 0}])
    assert _shown(path).tells_place


def test_extensions_and_numbers_that_no_material_has_are_gone(tmp_path: Path) -> None:
    said = {"alphaCutoff": 2336789.5, "extensions": {"KHR_materials_zzz": {"lat": 21.5}, "KHR_materials_unlit": {}}}
    path = write_glb(tmp_path / "a.glb", TRIANGLE, nodes=[{"mesh": 0}], materials=[said])
    [material] = read_glb(_shown(path).path).document["materials"]
    assert material == {"alphaCutoff": 0, "extensions": {"KHR_materials_unlit": {}}}


def test_vertices_that_nobody_is_shown_are_gone_from_the_bytes(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", TRIANGLE, AT_PLACE, nodes=[{"mesh": 0}], data=b"z-secret" + b"\0" * 8)
    _tells_nothing(_shown(path).path)


def test_values_of_ones_own_between_the_vertices_are_blanked(tmp_path: Path) -> None:
    rows = b"".join(struct.pack("<6f", *point, *FAR) for point in TRIANGLE)
    view = {"buffer": 0, "byteOffset": 0, "byteLength": len(rows), "byteStride": 24}
    vertices = {"bufferView": 1, "componentType": 5126, "count": 3, "type": "VEC3"}
    path = write_glb(
        tmp_path / "a.glb",
        views=[view],
        data=rows,
        meshes=[{"primitives": [{"attributes": {"POSITION": 0, "_PLACE": 1}}]}],
        accessors=[vertices, vertices | {"byteOffset": 12, "min": [*FAR], "max": [*FAR]}],
    )
    shown = _shown(path).path
    _tells_nothing(shown)
    assert _box(shown) == ((-1, -0.5, 0), (1, 0.5, 0))


def _turning(path: Path, points: Points) -> Path:
    """A model with one movement that turns it."""
    times = struct.pack("<2f", 0, 1) + struct.pack("<8f", 0, 0, 0, 1, 0, 1, 0, 0)
    views = [{"buffer": 0, "byteLength": 8}, {"buffer": 0, "byteOffset": 8, "byteLength": 32}]
    accessors = [
        {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"},
        {"bufferView": 1, "componentType": 5126, "count": 2, "type": "SCALAR", "min": [0], "max": [1]},
        {"bufferView": 2, "componentType": 5126, "count": 2, "type": "VEC4"},
    ]
    turn = {"sampler": 0, "target": {"node": 0, "path": "rotation"}}
    animations = [{"name": SPOT, "samplers": [{"input": 1, "output": 2}], "channels": [turn]}]
    return write_glb(path, points, views=views, data=times, accessors=accessors, animations=animations)


def test_a_model_that_moves_goes_on_moving_unless_it_stands_where_it_was_scanned(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    near, far = (
        _shown(_turning(tmp_path / "a.glb", TRIANGLE)),
        _shown(_turning(tmp_path / "b.glb", AT_PLACE), tmp_path / "far"),
    )
    assert (near.stilled, far.stilled) == (False, True)
    assert "animations" not in read_glb(far.path).document
    [kept] = read_glb(near.path).document["animations"]
    assert set(kept) == {"samplers", "channels"}
    _tells_nothing(near.path)
    _tells_nothing(far.path)


@pytest.mark.parametrize(
    "packed",
    [
        {
            "meshes": [
                {"primitives": [{"attributes": {"POSITION": 0}, "extensions": {"KHR_draco_mesh_compression": {}}}]}
            ]
        },
        {"buffers": [{"byteLength": 36, "uri": "data:;base64,AAAA"}]},
    ],
)
def test_vertices_that_nobody_can_read_are_said_to_tell_a_place(packed: dict[str, Any], tmp_path: Path) -> None:
    assert _shown(write_glb(tmp_path / "a.glb", **packed)).tells_place


@pytest.mark.parametrize(
    "said",
    [
        {"scenes": [{"nodes": 3}]},
        {"scenes": 3},
        {"scene": 9},
        {"nodes": [{"mesh": 0, "children": [0]}]},
        {"nodes": [{"mesh": 0, "children": 7, "translation": [1e400, 0, 0]}]},
        {"nodes": [{"mesh": 0, "translation": [10**400, 0, 0]}]},
        {"meshes": [{"primitives": [{"attributes": {"POSITION": [0]}, "indices": {}, "targets": 3, "extensions": 4}]}]},
        {"meshes": [{"primitives": [{"attributes": 3}]}]},
        {"bufferViews": [{"buffer": 0, "byteOffset": -5, "byteLength": 10**12}]},
        {"bufferViews": [{"buffer": 0, "byteStride": 0, "extensions": {"EXT_meshopt_compression": 3}}]},
        {"bufferViews": [{"buffer": [], "byteLength": "z"}]},
        {"accessors": [{"bufferView": 0, "componentType": [], "count": 3, "type": {}, "sparse": 3}]},
        {
            "animations": [
                {"channels": [{"target": {"path": "translation"}}], "samplers": [{"input": [], "output": {}}]}
            ]
        },
        {"skins": [{"inverseBindMatrices": []}]},
        {"images": [{"bufferView": []}, {"bufferView": 99}]},
    ],
)
def test_hostile_documents_are_refused_or_shown_and_never_crash(said: dict[str, Any], tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", **said)
    try:
        shown = _shown(path)
    except GltfError:
        return
    read_glb(shown.path)


def _processed(path: Path, workdir: Path) -> Processed:
    workdir.mkdir()
    return process(path, workdir, MediaRequest(path.name))


def test_a_scan_in_metres_of_a_map_keeps_its_detail_and_loses_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    corners = [(0, 0), (0.004, 0), (0, 0.002)]
    lines = [f"v {587123.25 + x} {2336789.5 + y} 417.75" for x, y in corners]
    obj = "\n".join(["# GPS 21.123457 105.654321", f"o z-secret{SPOT}", *lines, "f 1 2 3"])
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("m.obj", obj)
        out.writestr("offset.xyz", "587123.25 2336789.5 12")
    made = _processed(path, tmp_path / "work")
    [shown] = made.derivatives
    _tells_nothing(shown.path)
    low, high = _box(shown.path)
    assert np.subtract(high, low) == pytest.approx([0.004, 0.002, 0], abs=1e-6)
    assert made.facts.shape is not None
    assert made.facts.shape.low == pytest.approx((587123.25, 2336789.5, 417.75))
    assert made.facts.tells_place is False
