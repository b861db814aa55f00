"""Reading what a GLB or glTF file says about itself, without trusting a number of it (glTF 2.0, chapters 3 and 4)."""

import json
import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.language import N_
from catalog.messages import MessageType, Severity, define
from ingest.media.facts import Shape

JSON_LIMIT_BYTES = 64_000_000
_JSON, _BIN = 0x4E4F534A, 0x004E4942
_TRIANGLES, _STRIP, _FAN = 4, 5, 6
_IDENTITY: tuple[float, ...] = (1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)

NOT_GLB = define(
    "media-glb-broken",
    Severity.ERROR,
    N_("{name} is damaged and cannot be shown (technical detail: {reason}). Export the model again as GLB (glTF 2.0)."),
)
CUT_SHORT = define(
    "media-glb-truncated",
    Severity.ERROR,
    N_("{name} ends too early: part of the model is missing. Copy or export it again."),
)
OTHER_VERSION = define(
    "media-glb-version",
    Severity.ERROR,
    N_("{name} is glTF of version {version}, which today's viewers do not read. Export it again as glTF 2.0."),
)
NO_FACES = define(
    "media-model-empty",
    Severity.ERROR,
    N_("{name} has no faces and no points to show. Check the export; hidden objects are often left out."),
)
OTHER_FILES = define(
    "media-gltf-other-files",
    Severity.ERROR,
    N_("{name} points to other files ('{uri}'). Export it as GLB, which holds everything, or pack all of it in a zip."),
)

Json = dict[str, Any]


class GltfError(Exception):
    """What is wrong with a file; `message` and its parameters but the name."""

    def __init__(self, message: MessageType, **params: str) -> None:
        super().__init__(params.get("reason", message.code))
        self.message = message
        self.params = params


@dataclass(frozen=True)
class Glb:
    """The JSON of a GLB, and the size of its binary part in bytes (0 where there is none)."""

    document: Json
    binary_bytes: int


def read_glb(path: Path) -> Glb:
    """The parts of a GLB whose lengths and order are right; raises GltfError."""
    size_bytes = path.stat().st_size
    with path.open("rb") as file:
        header = file.read(12)
        if len(header) < 12 or header[:4] != b"glTF":
            raise _broken("no header")
        version, length = struct.unpack_from("<II", header, 4)
        if version != 2:
            raise GltfError(OTHER_VERSION, version=str(version))
        if length > size_bytes:
            raise GltfError(CUT_SHORT)
        kind, json_bytes = _chunk(file.read(8), length - 12)
        if kind != _JSON or json_bytes > JSON_LIMIT_BYTES:
            raise _broken("no JSON chunk")
        document = parse(file.read(json_bytes))
        rest = length - 20 - json_bytes
        if rest == 0:
            return Glb(document, 0)
        kind, binary_bytes = _chunk(file.read(8), rest)
        return Glb(document, binary_bytes if kind == _BIN else 0)


def parse(data: bytes) -> Json:
    """The JSON of a glTF file, an object with an asset of version 2; raises GltfError."""
    try:
        document = json.loads(data.decode("utf-8").rstrip("\0 "))
    except (ValueError, RecursionError) as exc:
        raise _broken("the JSON cannot be read") from exc
    if not isinstance(document, dict) or not isinstance(document.get("asset"), dict):
        raise _broken("no asset version")
    version = str(document["asset"].get("version", "?"))
    if not version.startswith("2"):
        raise GltfError(OTHER_VERSION, version=version[:20])
    return document


def check_self_contained(document: Json) -> None:
    """Raise GltfError where buffers or pictures lie in other files or on the network."""
    for part in ("buffers", "images"):
        for item in _objects(document, part):
            uri = item.get("uri")
            if isinstance(uri, str) and not uri.startswith("data:"):
                raise GltfError(OTHER_FILES, uri=uri[:80])


def shape_of(document: Json) -> Shape:
    """Faces, vertices and bounds as the accessors tell them, each mesh counted where a node shows it."""
    accessors, meshes = _objects(document, "accessors"), _objects(document, "meshes")
    faces = vertices = 0
    corners: list[tuple[float, float, float]] = []
    for mesh_number, matrix in _placed_meshes(document):
        for primitive in _objects(meshes[mesh_number], "primitives") if mesh_number < len(meshes) else []:
            attributes = primitive.get("attributes")
            position = _item(accessors, attributes.get("POSITION") if isinstance(attributes, dict) else None)
            count = _whole(position.get("count"))
            vertices += count
            drawn = _whole(_item(accessors, primitive["indices"]).get("count")) if "indices" in primitive else count
            faces += _faces(primitive.get("mode", _TRIANGLES), drawn)
            corners += [_moved(corner, matrix) for corner in _box(position)]
    if not vertices:
        raise GltfError(NO_FACES)
    return _shape(faces, vertices, corners)


def _shape(faces: int, vertices: int, corners: list[tuple[float, float, float]]) -> Shape:
    axes = list(zip(*corners, strict=True)) if corners else [(0.0,)] * 3
    low, high = [min(axis) for axis in axes], [max(axis) for axis in axes]
    if not all(math.isfinite(value) for value in (*low, *high)):
        raise _broken("bounds are not finite")
    return Shape(faces, vertices, (low[0], low[1], low[2]), (high[0], high[1], high[2]))


def _placed_meshes(document: Json) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Each mesh that a node shows, with its place as a 4 x 4 matrix, column by column.

    A node has one parent at most, so each is looked at once, and nodes that go round in circles come to an end.
    """
    nodes = _objects(document, "nodes")
    children = {child for node in nodes for child in node.get("children", ()) if isinstance(child, int)}
    waiting = [(number, _IDENTITY) for number in range(len(nodes)) if number not in children]
    seen: set[int] = set()
    while waiting:
        number, above = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        node = _item(nodes, number)
        matrix = _product(above, _matrix(node))
        if isinstance(node.get("mesh"), int) and node["mesh"] >= 0:
            yield node["mesh"], matrix
        waiting += [(child, matrix) for child in node.get("children", ()) if isinstance(child, int)]


def _matrix(node: Json) -> tuple[float, ...]:
    given = _numbers(node.get("matrix"), 16)
    if given:
        return given
    x, y, z, w = _numbers(node.get("rotation"), 4) or (0.0, 0.0, 0.0, 1.0)
    scale = _numbers(node.get("scale"), 3) or (1.0, 1.0, 1.0)
    turn = (
        (1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)),
        (2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)),
        (2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)),
    )
    columns = [(*(value * scale[number] for value in column), 0.0) for number, column in enumerate(turn)]
    move = _numbers(node.get("translation"), 3) or (0.0, 0.0, 0.0)
    return (*columns[0], *columns[1], *columns[2], *move, 1.0)


def _product(left: tuple[float, ...], right: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(
        sum(left[row + 4 * step] * right[4 * column + step] for step in range(4))
        for column in range(4)
        for row in range(4)
    )


def _moved(point: tuple[float, float, float], matrix: tuple[float, ...]) -> tuple[float, float, float]:
    x, y, z = (sum(matrix[row + 4 * axis] * point[axis] for axis in range(3)) + matrix[12 + row] for row in range(3))
    return x, y, z


def _box(accessor: Json) -> list[tuple[float, float, float]]:
    low, high = _numbers(accessor.get("min"), 3), _numbers(accessor.get("max"), 3)
    if not low or not high:
        return []
    return [(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]


def _faces(mode: object, drawn: int) -> int:
    if mode == _TRIANGLES:
        return drawn // 3
    return max(0, drawn - 2) if mode in {_STRIP, _FAN} else 0


def _chunk(header: bytes, room: int) -> tuple[int, int]:
    """Type and length in bytes of the chunk that this header announces."""
    if len(header) < 8:
        raise GltfError(CUT_SHORT)
    length, kind = struct.unpack("<II", header)
    if length + 8 > room:
        raise GltfError(CUT_SHORT)
    return kind, length


def _broken(reason: str) -> GltfError:
    return GltfError(NOT_GLB, reason=reason)


def _objects(document: Json, name: str) -> list[Json]:
    items = document.get(name, [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise _broken(f"'{name}' is not a list of objects")
    return items


def _item(items: list[Json], number: object) -> Json:
    if not isinstance(number, int) or not 0 <= number < len(items):
        raise _broken("a reference to nothing")
    return items[number]


def _whole(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value < 2**40:
        raise _broken("a senseless count")
    return value


def _numbers(value: object, count: int) -> tuple[float, ...]:
    """Exactly `count` numbers, or none."""
    if not isinstance(value, list) or len(value) != count:
        return ()
    return tuple(float(one) for one in value) if all(isinstance(one, int | float) for one in value) else ()
