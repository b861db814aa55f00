"""Makes catalog/places/data/outlines.json: the 34 provinces and their neighbours' land, simplified, as TopoJSON.

    python tools/make_outlines.py PROVINCES ATLAS

PROVINCES: the folder of 34 GeoJSON files of thanglequoc/vietnamese-provinces-database (MIT, commit cd58063299,
json/geojson). ATLAS: the unpacked npm package world-atlas 2.0.2 (ISC; Natural Earth, public domain), of which only
`land-50m.json` and the mesh of inner land borders are used: its countries put our archipelagos elsewhere.
Needs shapely >= 2.1, which the museum itself does not.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry

Point = tuple[int, int]
OUT = Path(__file__).parents[1] / "catalog" / "places" / "data" / "outlines.json"
TOLERANCE = 0.006  # degrees; half a pixel where the whole country is 1,000 pixels wide
GRID = 0.001  # degrees; what coordinates are rounded to
WINDOW = box(97.5, 3.5, 121.5, 26.5)  # of the neighbours' land
ARCHIPELAGOS = box(110.5, 6.9, 116.5, 17.6)  # land centred here is ours, and comes from the provinces' own files
VIETNAM = "704"  # ISO 3166-1


def read_provinces(folder: Path) -> dict[str, BaseGeometry]:
    """Province geometry by code, in code order."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.geojson")))
    features = [feature for file in files for feature in file["features"]]
    return {feature["properties"]["code"]: shape(feature["geometry"]) for feature in features}


def simplify(provinces: dict[str, BaseGeometry]) -> dict[str, MultiPolygon]:
    """Simplified together, so that borders stay shared; no part, however small, is lost."""
    shapes = shapely.coverage_simplify(list(provinces.values()), TOLERANCE)
    before = sum(len(parts_of(geometry)) for geometry in provinces.values())
    after = sum(len(parts_of(geometry)) for geometry in shapes)
    assert before == after, (before, after)
    return {code: MultiPolygon(parts_of(geometry)) for code, geometry in zip(provinces, shapes, strict=True)}


def parts_of(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of a geometry."""
    return [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon) and not part.is_empty]


def neighbours(atlas: Path, country: BaseGeometry) -> list[Polygon]:
    """The land around, without ours: what sticks out along our coast is a difference of drawing, and goes."""
    topology = json.loads((atlas / "land-50m.json").read_text(encoding="utf-8"))
    land = [Polygon(rings[0], rings[1:]) for rings in topo_polygons(topology, topology["objects"]["land"])]
    near = [part.buffer(0) for part in land if part.intersects(WINDOW) and not ARCHIPELAGOS.covers(part.centroid)]
    around = shapely.union_all(near).intersection(WINDOW).difference(country)
    opened = around.buffer(-0.03).buffer(0.03)
    kept = [part for part in parts_of(opened) if part.area > 0.3 or part.distance(country) > 0.1]
    under = [part.buffer(0.02) for part in kept]
    return [part for each in under for part in parts_of(each.simplify(0.015))]


def inner_borders(atlas: Path, country: BaseGeometry) -> list[LineString]:
    """The land borders between neighbours: arcs that two countries share and that are none of ours."""
    topology = json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))
    owners: dict[int, set[str]] = defaultdict(set)
    for geometry in topology["objects"]["countries"]["geometries"]:
        for arc in flatten(geometry["arcs"]):
            owners[arc if arc >= 0 else ~arc].add(str(geometry.get("id")))
    lines = [
        LineString(arc_points(topology, arc)) for arc, who in owners.items() if len(who) == 2 and VIETNAM not in who
    ]
    near = [line.intersection(WINDOW).difference(country.buffer(0.05)).simplify(0.015) for line in lines]
    return [part for line in near for part in getattr(line, "geoms", [line]) if part.length > 0.05]


def flatten(arcs: Any) -> Iterable[int]:
    """The arc numbers in nested lists."""
    if isinstance(arcs, int):
        yield arcs
    else:
        for inner in arcs:
            yield from flatten(inner)


def arc_points(topology: dict[str, Any], arc: int) -> list[tuple[float, float]]:
    """The degrees of one arc of a quantised topology."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][arc if arc >= 0 else ~arc]:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points if arc >= 0 else points[::-1]


def topo_polygons(topology: dict[str, Any], geometry: dict[str, Any]) -> list[list[list[tuple[float, float]]]]:
    """All polygons below a geometry, as rings of degrees."""
    if geometry["type"] == "GeometryCollection":
        return [polygon for inner in geometry["geometries"] for polygon in topo_polygons(topology, inner)]
    groups = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[[point for arc in ring for point in arc_points(topology, arc)] for ring in polygon] for polygon in groups]


class Topology:
    """Rings on the grid, cut where borders part, each piece kept once."""

    def __init__(self) -> None:
        self.rings: dict[str, list[list[list[Point]]]] = {}
        self.ends: dict[Point, set[frozenset[Point]]] = defaultdict(set)
        self.arcs: list[list[Point]] = []
        self.numbers: dict[tuple[Point, ...], int] = {}

    def add(self, name: str, polygons: Sequence[Polygon]) -> None:
        """Round the polygons and note who neighbours whom along their rings."""
        grid = [[on_grid(ring.coords) for ring in (part.exterior, *part.interiors)] for part in polygons]
        self.rings[name] = grid
        for ring in (ring for part in grid for ring in part):
            for before, point, after in zip([ring[-2], *ring[:-2]], ring[:-1], ring[1:], strict=True):
                self.ends[point].add(frozenset((before, after)))

    def arcs_of(self, name: str) -> list[list[list[int]]]:
        """The polygons as TopoJSON arc numbers."""
        return [[self._cut(ring) for ring in part] for part in self.rings[name]]

    def _cut(self, ring: list[Point]) -> list[int]:
        corners = [i for i, point in enumerate(ring[:-1]) if len(self.ends[point]) > 1]
        if not corners:
            start = min(range(len(ring) - 1), key=lambda i: ring[i])
            return [self._number(ring[start:-1] + ring[: start + 1])]
        turned = ring[corners[0] : -1] + ring[: corners[0] + 1]
        cuts = [0, *(i for i in range(1, len(turned) - 1) if len(self.ends[turned[i]]) > 1), len(turned) - 1]
        return [self._number(turned[a : b + 1]) for a, b in pairwise(cuts)]

    def _number(self, arc: list[Point]) -> int:
        forward, backward = tuple(arc), tuple(arc[::-1])
        if backward in self.numbers:
            return ~self.numbers[backward]
        if forward not in self.numbers:
            self.numbers[forward] = len(self.arcs)
            self.arcs.append(arc)
        return self.numbers[forward]


def on_grid(coords: Iterable[Sequence[float]]) -> list[Point]:
    """The ring in grid steps without repeated points; one too small for the grid becomes the smallest square."""
    points = [(round(x / GRID), round(y / GRID)) for x, y, *_ in coords]
    ring = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
    if len(set(ring)) < 3:
        x, y = ring[0]
        return [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
    return ring


def deltas(points: Sequence[Point]) -> list[list[int]]:
    """TopoJSON's way to write an arc: the first point, then steps."""
    return [list(points[0]), *([x - a, y - b] for (a, b), (x, y) in pairwise(points))]


def label_point(geometry: MultiPolygon) -> list[float]:
    """Where the name stands best: the middle of the largest circle that fits in the largest part, in degrees."""
    largest = max(geometry.geoms, key=lambda part: part.area)
    middle = shapely.maximum_inscribed_circle(largest, tolerance=0.01).coords[0]
    return [round(middle[0], 3), round(middle[1], 3)]


def main(folder: Path, atlas: Path) -> None:
    """Writes the file and tells its size."""
    provinces = simplify(read_provinces(folder))
    country = shapely.union_all(list(provinces.values()))
    topology = Topology()
    for code, geometry in provinces.items():
        topology.add(code, list(geometry.geoms))
    topology.add("land", neighbours(atlas, country))
    geometries = [
        {
            "type": "MultiPolygon",
            "id": code,
            "arcs": topology.arcs_of(code),
            "properties": {"label": label_point(geometry)},
        }
        for code, geometry in provinces.items()
    ]
    land = {"type": "MultiPolygon", "arcs": topology.arcs_of("land")}
    first = len(topology.arcs)
    borders = [[(round(x / GRID), round(y / GRID)) for x, y in line.coords] for line in inner_borders(atlas, country)]
    result = {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {
            "provinces": {"type": "GeometryCollection", "geometries": geometries},
            "land": land,
            "borders": {"type": "MultiLineString", "arcs": [[first + i] for i in range(len(borders))]},
        },
        "arcs": [deltas(arc) for arc in [*topology.arcs, *borders]],
    }
    OUT.write_text(json.dumps(result, separators=(",", ":")) + "\n", encoding="utf-8")
    parts = sum(len(geometry.geoms) for geometry in provinces.values())
    sys.stdout.write(f"{parts} parts, {len(topology.arcs)} arcs, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
