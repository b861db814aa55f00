"""The unchanging part of the map: path data of land, borders, provinces and islets, made once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import pairwise

from catalog.places.outlines import Outline, Polygon, Ring, land
from viewer.map.projection import project


class Detail(IntEnum):
    """How fine the outlines are, in drawing units (0.01 degree): a page's own map, or a small one beside a record."""

    FULL = 1
    SMALL = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """One province: SVG path data, and where its name stands."""

    code: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class BaseMap:
    """SVG path data; the islets are points without length, which a round line cap makes dots of any size."""

    neighbours: str
    borders: str
    provinces: tuple[Shape, ...]
    hoang_sa: str
    truong_sa: str


@cache
def base_map(detail: Detail) -> BaseMap:
    """The base map at that detail; the first call of each takes some tens of milliseconds."""
    ground = land()
    return BaseMap(
        neighbours="".join(_polygon_path(polygon, detail) for polygon in ground.neighbours),
        borders="".join(_line(line, detail) for line in ground.borders),
        provinces=tuple(_shape(outline, detail) for outline in ground.provinces),
        hoang_sa=_dots(ground.hoang_sa),
        truong_sa=_dots(ground.truong_sa),
    )


def _shape(outline: Outline, detail: Detail) -> Shape:
    x, y = project(*outline.label)
    path = "".join(_polygon_path(polygon, detail) for polygon in outline.polygons)
    return Shape(outline.code, path, round(x), round(y))


def _polygon_path(polygon: Polygon, detail: Detail) -> str:
    return "".join(f"{_steps(points)}z" for points in (_snapped(ring, detail) for ring in polygon) if len(points) > 3)


def _line(line: Ring, detail: Detail) -> str:
    return _steps(_snapped(line, detail))


def _snapped(ring: Ring, detail: Detail) -> list[tuple[int, int]]:
    """The ring on the grid of `detail`, without points that repeat or lie on a straight line."""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = project(lon, lat)
        point = (round(x / detail) * detail, round(y / detail) * detail)
        if points and point == points[-1]:
            continue
        if len(points) > 1 and _straight(points[-2], points[-1], point):
            points[-1] = point
        else:
            points.append(point)
    return points


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    cross = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
    along = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return cross == 0 and along > 0


def _steps(points: Sequence[tuple[int, int]]) -> str:
    """'M10 20l3-4 5 6': the first point, then steps, as short as SVG allows."""
    if len(points) < 2:
        return ""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    numbers = "".join(f"{'' if number < 0 else ' '}{number}" for step in steps for number in step)
    return f"M{points[0][0]} {points[0][1]}l{numbers.lstrip()}"


def _dots(islets: Iterable[tuple[float, float]]) -> str:
    points = {tuple(map(round, project(lon, lat))) for lon, lat in islets}
    return "".join(f"M{x} {y}h0" for x, y in sorted(points))
