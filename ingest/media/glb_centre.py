"""A glTF document moved to its own origin: each node gets an origin in the middle of what it shows.

Each number that is left says only where one part lies beside another, none where on earth the whole stands.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.media.facts import Shape
from ingest.media.glb_vertices import FLOAT, Part, Rows, box, rows_of
from ingest.media.gltf import Glb, Json, item, numbers, objects
from ingest.media.gltf_shape import (
    Placed,
    Point,
    box_of,
    matrix_of,
    middle,
    moved,
    placed_nodes,
    position_of,
    primitives_of,
    shape_of,
)

_FAR = 10
"""Of models that move: as many times their size from their origin, that origin is another's, a map's perhaps."""
_LISTS = ("accessors", "bufferViews", "meshes", "nodes")
_ORIGIN: Point = (0.0, 0.0, 0.0)
_FEW_BITS = (5120, 5121, 5122, 5123)
"""Types of numbers too small for the metres of a map."""


@dataclass
class Model:
    """A plain document on its way, and the nodes of its scene.

    `rows` are the vertices that can be moved, by accessor, and `shifts` how far they lie from their mesh's new origin;
    `packed` those that nobody here can read.
    """

    glb: Glb
    accessors: list[Json]
    views: list[Json]
    meshes: list[Json]
    nodes: list[Json]
    placed: list[Placed]
    rows: dict[int, Rows] = field(default_factory=dict)
    shifts: dict[int, Point] = field(default_factory=dict)
    packed: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, glb: Glb) -> "Model":
        """The model of a plain document; raises GltfError."""
        buffers = objects(glb.document, "buffers")
        inside = bool(buffers) and "uri" not in buffers[0]
        glb = glb if inside else Glb(glb.document, 0, glb.binary_at)
        accessors, views, meshes, nodes = (objects(glb.document, name) for name in _LISTS)
        return cls(glb, accessors, views, meshes, nodes, list(placed_nodes(glb.document)))

    def rows_of(self, number: int) -> Rows | None:
        """Where the rows of an accessor stand; None where they are not plain."""
        return rows_of(item(self.accessors, number), self.views, self.glb.binary_bytes)

    def primitives(self) -> Iterator[Json]:
        """The parts of every mesh that is shown."""
        for one in self.placed:
            yield from primitives_of(self.nodes[one.number], self.meshes)

    @property
    def moves(self) -> bool:
        """Whether anything in it moves."""
        return bool(self.glb.document.get("animations") or self.glb.document.get("skins"))


def centre(model: Model, source: Part) -> tuple[Shape, bool]:
    """Move the model to its own origin; returns its shape as it was, and whether movements were left out for that.

    A model that moves and stands near its origin stays as it is. Raises GltfError.
    """
    _measure(model, source)
    shape = shape_of(model.glb.document)
    still = model.moves and _is_far(model, shape)
    if still or not model.moves:
        _settle(model, middle([shape.low, shape.high]))
    return shape, still


def _measure(model: Model, source: Part) -> None:
    """Set the bounds of all vertices that are shown to what they are."""
    shown: dict[int, bool] = {}
    for primitive in model.primitives():
        number = position_of(primitive)
        if isinstance(number, int):
            shown[number] = shown.get(number, False) or "extensions" in primitive
    for number, is_packed in shown.items():
        accessor = item(model.accessors, number)
        kind = accessor.get("componentType")
        rows = None if is_packed else model.rows_of(number)
        if rows is not None and kind == FLOAT and accessor.get("type") == "VEC3":
            model.rows[number] = rows
            accessor["min"], accessor["max"] = box(source, rows)
        elif is_packed or kind not in _FEW_BITS:
            model.packed.add(number)


def _is_far(model: Model, shape: Shape) -> bool:
    """Whether any of its numbers lies far from the origin, measured by its size."""
    reached = [*shape.low, *shape.high]
    reached += [value for number in model.rows for corner in box_of(model.accessors[number]) for value in corner]
    for one in model.placed:
        reached += matrix_of(model.nodes[one.number])[12:15]
    for travel in _travels(model):
        reached += [value for corner in box_of(travel) for value in corner] or [math.inf]
    return max(map(abs, reached)) > _FAR * math.dist(shape.low, shape.high)


def _travels(model: Model) -> Iterator[Json]:
    """The accessors of where animations bring nodes."""
    for animation in objects(model.glb.document, "animations"):
        samplers = objects(animation, "samplers")
        for channel in objects(animation, "channels"):
            target = channel.get("target")
            if isinstance(target, dict) and target.get("path") == "translation":
                yield item(model.accessors, item(samplers, channel.get("sampler")).get("output"))


def _settle(model: Model, middle_of_all: Point) -> None:
    """Give each node an origin in the middle of what it shows, the scene one in the middle of all."""
    for name in ("animations", "skins"):
        model.glb.document.pop(name, None)
    origins = _origins(model)
    for number, node in enumerate(model.nodes):
        node.pop("skin", None)
        if number not in origins:
            for key in {*node} - {"children"}:
                del node[key]
    for one in model.placed:
        if one.number in origins:
            above = middle_of_all if one.above is None else origins[one.above]
            _replace(model.nodes[one.number], origins[one.number], above)


def _replace(node: Json, origin: Point, above: Point) -> None:
    """Write where the node lies when its own origin and that of the node above it have moved there."""
    x, y, z = (one - other for one, other in zip(moved(origin, matrix_of(node)), above, strict=True))
    if numbers(node.get("matrix"), 16):
        node["matrix"] = [*node["matrix"][:12], x, y, z, 1]
    else:
        node.pop("matrix", None)
        node["translation"] = [x, y, z]


def _origins(model: Model) -> dict[int, Point]:
    """The middle of what each node shows, as the node itself counts; of those that show a mesh the mesh's own."""
    corners: dict[int, list[Point]] = {}
    origins: dict[int, Point] = {}
    for one in reversed(model.placed):
        node = model.nodes[one.number]
        below, mesh = corners.pop(one.number, []), _mesh_corners(model, node)
        if not below and not mesh:
            continue
        origins[one.number] = _shift(model, node, middle(mesh)) if mesh else middle(below)
        if one.above is not None:
            around = [moved(corner, matrix_of(node)) for corner in _bounds([*below, *mesh])]
            corners.setdefault(one.above, []).extend(around)
    return origins


def _bounds(points: list[Point]) -> list[Point]:
    """The corners of the box around the points, so that many points stay few."""
    low, high = ([edge(axis) for axis in zip(*points, strict=True)] for edge in (min, max))
    return box_of({"min": low, "max": high})


def _mesh_corners(model: Model, node: Json) -> list[Point]:
    positions = (item(model.accessors, position_of(one)) for one in primitives_of(node, model.meshes))
    return [corner for accessor in positions for corner in box_of(accessor)]


def _shift(model: Model, node: Json, wanted: Point) -> Point:
    """How far the mesh's vertices lie from its new origin: as far as wanted, or as far as those of meshes that share
    vertices with it; nothing where some of them cannot be moved."""
    positions = [n for one in primitives_of(node, model.meshes) if isinstance(n := position_of(one), int)]
    if not all(number in model.rows for number in positions):
        return _ORIGIN
    starts = {model.rows[number].at for number in positions}
    known = {model.shifts[start] for start in starts if start in model.shifts}
    if len(known) > 1:
        model.packed.update(positions)
    shift = next(iter(known), wanted)
    for start in starts:
        model.shifts.setdefault(start, shift)
    return shift
