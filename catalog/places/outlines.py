"""The land: outlines of the 34 provinces with every islet, simplified to about 600 m, and of the neighbours.

Coordinates are WGS 84 degrees, longitude first. Where the data comes from: data/SOURCES.md.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from catalog.places.gazetteer import DATA, provinces
from catalog.places.units import Unit

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]  # the outer ring, then holes
Box = tuple[float, float, float, float]  # west, south, east, north

HOANG_SA_BOX: Box = (111.0, 15.5, 113.0, 17.3)
TRUONG_SA_BOX: Box = (109.4, 6.5, 118.0, 12.0)
_MAINLAND_EAST = 109.6  # degrees; in the boxes, what lies west of it belongs to the mainland's coast


@dataclass(frozen=True, slots=True)
class Outline:
    """One province: its code, polygons, box, and where its name stands best."""

    code: str
    polygons: tuple[Polygon, ...]
    box: Box
    label: Point


@dataclass(frozen=True, slots=True)
class Land:
    """All that a map of the country shows."""

    provinces: tuple[Outline, ...]
    neighbours: tuple[Polygon, ...]
    borders: tuple[Ring, ...]
    hoang_sa: tuple[Point, ...]
    truong_sa: tuple[Point, ...]


@cache
def land() -> Land:
    """The outlines, read once: 5 to 10 ms."""
    topology: dict[str, Any] = json.loads((DATA / "outlines.json").read_text(encoding="utf-8"))
    arcs = list(_arcs(topology))
    outlines = tuple(
        _outline(f"vn-2025:{geometry['id']}", _polygons(arcs, geometry["arcs"]), geometry["properties"]["label"])
        for geometry in topology["objects"]["provinces"]["geometries"]
    )
    return Land(
        provinces=outlines,
        neighbours=_polygons(arcs, topology["objects"]["land"]["arcs"]),
        borders=tuple(_ring(arcs, line) for line in topology["objects"]["borders"]["arcs"]),
        hoang_sa=_islets(outlines, "vn-2025:48", HOANG_SA_BOX),
        truong_sa=_islets(outlines, "vn-2025:56", TRUONG_SA_BOX),
    )


def province_at(lat: float, lon: float) -> Unit | None:
    """The province of today at a point, or None at sea and abroad. Near a border, right to about 600 m only."""
    if not (math.isfinite(lat) and math.isfinite(lon)):
        return None
    for outline in land().provinces:
        west, south, east, north = outline.box
        if west <= lon <= east and south <= lat <= north:
            for polygon in outline.polygons:
                if sum(_holds(ring, lat, lon) for ring in polygon) % 2:
                    return provinces()[outline.code]
    return None


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((round(x * sx + tx, 6), round(y * sy + ty, 6)))
        yield tuple(points)


def _ring(arcs: Sequence[Ring], numbers: Sequence[int]) -> Ring:
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _polygons(arcs: Sequence[Ring], groups: Sequence[Sequence[Sequence[int]]]) -> tuple[Polygon, ...]:
    return tuple(tuple(_ring(arcs, ring) for ring in polygon) for polygon in groups)


def _outline(code: str, polygons: tuple[Polygon, ...], label: Sequence[float]) -> Outline:
    points = [point for polygon in polygons for point in polygon[0]]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return Outline(code, polygons, (min(lons), min(lats), max(lons), max(lats)), (label[0], label[1]))


def _islets(outlines: Sequence[Outline], code: str, box: Box) -> tuple[Point, ...]:
    west, south, east, north = box
    rings = (polygon[0] for outline in outlines if outline.code == code for polygon in outline.polygons)
    middles = (_middle(ring) for ring in rings)
    return tuple(
        (lon, lat) for lon, lat in middles if max(west, _MAINLAND_EAST) <= lon <= east and south <= lat <= north
    )


def _middle(ring: Ring) -> Point:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return ((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)


def _holds(ring: Ring, lat: float, lon: float) -> bool:
    """Whether a line from the point eastwards crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
