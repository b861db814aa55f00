"""Where the meshes of a glTF stand, and how large the whole is (glTF 2.0, 3.5 and 3.7)."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.media.facts import Shape
from ingest.media.gltf import NO_FACES, GltfError, Json, broken, item, numbers, objects, references, whole

Point = tuple[float, float, float]
Matrix = tuple[float, ...]
"""4 x 4, column by column."""
IDENTITY: Matrix = (1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
_UNITS = {"5120": 127, "5121": 255, "5122": 32767, "5123": 65535}
"""What stands for 1 in numbers that are packed into few bits."""
_TRIANGLES, _STRIP, _FAN = 4, 5, 6


@dataclass(frozen=True)
class Placed:
    """A node of the scene, the node above it (None at the top), and its place in the scene."""

    number: int
    above: int | None
    matrix: Matrix


def shape_of(document: Json) -> Shape:
    """Faces, vertices and bounds as the accessors tell them, each mesh counted where a node shows it."""
    accessors, meshes, nodes = (objects(document, name) for name in ("accessors", "meshes", "nodes"))
    faces = vertices = 0
    corners: list[Point] = []
    for placed in placed_nodes(document):
        for primitive in primitives_of(nodes[placed.number], meshes):
            position = item(accessors, position_of(primitive))
            count = whole(position.get("count"))
            vertices += count
            drawn = whole(item(accessors, primitive["indices"]).get("count")) if "indices" in primitive else count
            faces += _faces(primitive.get("mode", _TRIANGLES), drawn)
            corners += [moved(corner, placed.matrix) for corner in box_of(position)]
    if not vertices:
        raise GltfError(NO_FACES)
    return _shape(faces, vertices, corners)


def _shape(faces: int, vertices: int, corners: list[Point]) -> Shape:
    axes = list(zip(*corners, strict=True)) if corners else [(0.0,)] * 3
    low, high = [min(axis) for axis in axes], [max(axis) for axis in axes]
    if not all(math.isfinite(value) for value in (*low, *high)):
        raise broken("bounds are not finite")
    return Shape(faces, vertices, (low[0], low[1], low[2]), (high[0], high[1], high[2]))


def placed_nodes(document: Json) -> Iterator[Placed]:
    """Each node of the scene that is shown first, those above before those below; without scenes, every node.

    A node has one parent at most, so each is looked at once, and nodes that go round in circles come to an end.
    """
    nodes = objects(document, "nodes")
    waiting: list[tuple[int, int | None, Matrix]] = [(number, None, IDENTITY) for number in _roots(document, nodes)]
    seen: set[int] = set()
    while waiting:
        number, above, matrix = waiting.pop()
        node = item(nodes, number)
        if number in seen:
            continue
        seen.add(number)
        placed = Placed(number, above, product(matrix, matrix_of(node)))
        yield placed
        waiting += [(child, number, placed.matrix) for child in references(node.get("children"))]


def _roots(document: Json, nodes: list[Json]) -> list[int]:
    if scenes := objects(document, "scenes"):
        return references(item(scenes, document.get("scene", 0)).get("nodes"))
    children = {child for node in nodes for child in references(node.get("children"))}
    return [number for number in range(len(nodes)) if number not in children]


def primitives_of(node: Json, meshes: list[Json]) -> list[Json]:
    """The parts of the mesh that the node shows, [] where it shows none."""
    number = node.get("mesh")
    return objects(meshes[number], "primitives") if isinstance(number, int) and 0 <= number < len(meshes) else []


def position_of(primitive: Json) -> object:
    """The number of the accessor of the vertices."""
    attributes = primitive.get("attributes")
    return attributes.get("POSITION") if isinstance(attributes, dict) else None


def matrix_of(node: Json) -> Matrix:
    """The node's place in the one above it."""
    given = numbers(node.get("matrix"), 16)
    if given:
        return given
    x, y, z, w = numbers(node.get("rotation"), 4) or (0.0, 0.0, 0.0, 1.0)
    scale = numbers(node.get("scale"), 3) or (1.0, 1.0, 1.0)
    turn = (
        (1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)),
        (2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)),
        (2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)),
    )
    columns = [(*(value * scale[number] for value in column), 0.0) for number, column in enumerate(turn)]
    move = numbers(node.get("translation"), 3) or (0.0, 0.0, 0.0)
    return (*columns[0], *columns[1], *columns[2], *move, 1.0)


def product(left: Matrix, right: Matrix) -> Matrix:
    """Both places, one within the other."""
    return tuple(
        sum(left[row + 4 * step] * right[4 * column + step] for step in range(4))
        for column in range(4)
        for row in range(4)
    )


def moved(point: Point, matrix: Matrix) -> Point:
    """The point as it lies in the frame above."""
    x, y, z = (sum(matrix[row + 4 * axis] * point[axis] for axis in range(3)) + matrix[12 + row] for row in range(3))
    return x, y, z


def box_of(accessor: Json) -> list[Point]:
    """The eight corners of what the accessor says are its bounds, [] where it says none."""
    low, high = numbers(accessor.get("min"), 3), numbers(accessor.get("max"), 3)
    if not low or not high:
        return []
    if accessor.get("normalized") is True:
        unit = _UNITS.get(str(accessor.get("componentType")), 1)
        low, high = (tuple(value / unit for value in edge) for edge in (low, high))
    return [(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]


def middle(points: list[Point]) -> Point:
    """The middle of the box around the points; the origin where there are none."""
    x, y, z = ((min(axis) + max(axis)) / 2 for axis in (zip(*points, strict=True) if points else [(0.0,)] * 3))
    return x, y, z


def _faces(mode: object, drawn: int) -> int:
    if mode == _TRIANGLES:
        return drawn // 3
    return max(0, drawn - 2) if mode in {_STRIP, _FAN} else 0
