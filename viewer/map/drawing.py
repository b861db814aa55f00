"""Draws the map: what is on it this time, as a frozen description that the template `map/_map.html` writes out."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from catalog.language import translate
from catalog.places.gazetteer import provinces
from viewer.map.claims import claimed
from viewer.map.labels import (
    DESCRIPTION,
    ONE_RECORD,
    RECORDS,
    TITLE,
    Label,
    archipelagos,
    geography,
    province_label,
    province_name,
)
from viewer.map.outline import Detail, base_map
from viewer.map.projection import HEIGHT, WIDTH, is_in_view, length, project

STEPS = 4  # shades of a province by its count, beside the one for none
LEAST_CIRCLE = 6  # drawing units; a smaller circle of precision would hide behind its point


@dataclass(frozen=True, slots=True)
class Marker:
    """A record on the map: WGS 84 degrees, the radius of its precision in metres, its name."""

    lat: float
    lon: float
    label: str
    precision_m: float | None = None


@dataclass(frozen=True, slots=True)
class ProvinceDrawing:
    """A province: its path, its link, what it says ('Hà Nội: 12 records'), its shade 0..4, its label."""

    code: str
    path: str
    url: str | None
    title: str
    step: int
    highlighted: bool
    label: Label | None


@dataclass(frozen=True, slots=True)
class MarkerDrawing:
    """A marker in drawing units; `radius` is 0 where its precision is no more than its point."""

    x: float
    y: float
    radius: float
    label: str


@dataclass(frozen=True, slots=True)
class Archipelago:
    """One of the two: its islets as dots, its name."""

    dots: str
    label: Label


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """All that the template needs. `id` makes the ids in the page; `interactive` where anything on it is a link.

    `ground` names what lies under the markers, where other maps have just the same: it is written out once.
    """

    id: str
    language: str
    width: int
    height: int
    title: str
    description: str
    neighbours: str
    borders: str
    provinces: tuple[ProvinceDrawing, ...]
    archipelagos: tuple[Archipelago, Archipelago]
    geography: tuple[Label, ...]
    markers: tuple[MarkerDrawing, ...]
    interactive: bool
    ground: str


def draw_map(
    markers: Sequence[Marker] = (),
    counts: Mapping[str, int] | None = None,
    highlight: str | None = None,
    language: str = "vi",
    province_url: Callable[[str], str | None] | None = None,
    *,
    detail: Detail = Detail.FULL,
    title: str | None = None,
    map_id: str = "map",
) -> MapDrawing:
    """The map with these records on it.

    `counts` (by the code of a province of today) shades the provinces and says whose names come first, `province_url`
    makes links of those for which it has an address, `highlight` is a code. Markers outside the view or without real
    coordinates are left out. Both archipelagos are always there.
    """
    ground = base_map(detail)
    drawn = tuple(_marker(marker) for marker in markers if is_in_view(marker.lon, marker.lat))
    plain = not counts and not province_url
    shapes = (
        _plain_provinces(detail, highlight, language)
        if plain
        else _provinces(detail, counts or {}, highlight, language, province_url)
    )
    hoang_sa, truong_sa = archipelagos(language)
    if drawn:
        shapes = tuple(replace(shape, label=None) if _is_covered(shape.label, drawn) else shape for shape in shapes)
    shapes = _beside_the_highlight(shapes)
    if counts and highlight is None:
        shapes = _by_claim(shapes, counts, (*geography(language), hoang_sa, truong_sa))
    return MapDrawing(
        id=map_id,
        language=language,
        width=WIDTH,
        height=HEIGHT,
        title=title or translate(TITLE, language),
        description=translate(DESCRIPTION, language),
        neighbours=ground.neighbours,
        borders=ground.borders,
        provinces=shapes,
        archipelagos=(Archipelago(ground.hoang_sa, hoang_sa), Archipelago(ground.truong_sa, truong_sa)),
        geography=geography(language),
        markers=drawn,
        interactive=province_url is not None,
        ground=f"{detail.name} {language} {highlight}" if plain else "",
    )


@lru_cache(maxsize=256)
def _plain_provinces(detail: Detail, highlight: str | None, language: str) -> tuple[ProvinceDrawing, ...]:
    return _provinces(detail, {}, highlight, language, None)


def _provinces(
    detail: Detail,
    counts: Mapping[str, int],
    highlight: str | None,
    language: str,
    province_url: Callable[[str], str | None] | None,
) -> tuple[ProvinceDrawing, ...]:
    most = max(counts.values(), default=0)
    drawn = [
        ProvinceDrawing(
            code=shape.code,
            path=shape.path,
            url=province_url(shape.code) if province_url else None,
            title=_title(province_name(provinces()[shape.code], language), counts.get(shape.code), language),
            step=shade(counts.get(shape.code, 0), most),
            highlighted=shape.code == highlight,
            label=province_label(provinces()[shape.code], shape.x, shape.y, language, always=shape.code == highlight),
        )
        for shape in base_map(detail).provinces
    ]
    return tuple(sorted(drawn, key=lambda province: province.highlighted))  # drawn last, on top


def shade(count: int, most: int) -> int:
    """0 for none, else 1..4 by the order of magnitude beside the largest count: a museum's own town is no measure."""
    if count <= 0:
        return 0
    return 1 + min(STEPS - 1, int(STEPS * math.log1p(count) / math.log1p(max(most, count)) - 1e-9))


def _title(name: str, count: int | None, language: str) -> str:
    if count is None:
        return name
    return translate(ONE_RECORD if count == 1 else RECORDS, language, name=name, count=count)


def _is_covered(label: Label | None, markers: Sequence[MarkerDrawing]) -> bool:
    """Whether a marker would stand on the name, on a narrow screen too."""
    return label is not None and any(abs(each.x - label.x) < 100 and abs(each.y - label.y) < 60 for each in markers)


def _beside_the_highlight(shapes: Sequence[ProvinceDrawing]) -> tuple[ProvinceDrawing, ...]:
    """The provinces without the names that would run into that of the highlighted one on a narrow screen."""
    first = next((shape.label for shape in shapes if shape.highlighted), None)
    if first is None:
        return tuple(shapes)
    return tuple(
        replace(shape, label=None)
        if shape.label
        and shape.label is not first
        and abs(shape.label.x - first.x) < 240
        and abs(shape.label.y - first.y) < 56
        else shape
        for shape in shapes
    )


def _by_claim(
    shapes: Sequence[ProvinceDrawing], counts: Mapping[str, int], others: Sequence[Label]
) -> tuple[ProvinceDrawing, ...]:
    """The provinces with the names that find room: those with records claim it first."""
    labels = claimed({shape.code: shape.label for shape in shapes if shape.label}, counts, others)
    return tuple(replace(shape, label=labels.get(shape.code)) for shape in shapes)


def _marker(marker: Marker) -> MarkerDrawing:
    x, y = project(marker.lon, marker.lat)
    radius = length(max(marker.precision_m or 0, 0), marker.lat)
    shown = round(radius, 1) if LEAST_CIRCLE <= radius <= WIDTH else 0
    return MarkerDrawing(round(x, 1), round(y, 1), shown, marker.label)
