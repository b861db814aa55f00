"""The map of Việt Nam by provinces, drawn by the server, and the same as a list."""

import json
from dataclasses import dataclass, replace

from flask import Response, url_for

from catalog.language import N_
from catalog.places.outlines import Box
from catalog.search.query import Facet, Query
from viewer.context import Frame, Said, titled
from viewer.map import MapDrawing, draw_map
from viewer.map.style import BOUNDS, FIRST_VIEW, NEAREST, Scheme
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.hero import picture_of_the_day
from viewer.pages.routes import blueprint

_EVERYWHERE: Box = (-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True)
class ProvinceRow:
    """A province in the list beside the map."""

    name: Said
    count: int
    href: str


@dataclass(frozen=True)
class MovingMap:
    """What takes the drawing's place where WebGL works: addresses of its data; how far it goes, as JSON."""

    light: str
    dark: str
    records: str
    view: str


@dataclass(frozen=True)
class MapPage:
    """The country, shaded by what is known of each province.

    `pointless` records have a province, but no point; the points of those `outside` lie where the map does not reach.
    """

    frame: Frame
    drawing: MapDrawing
    moving: MovingMap
    provinces: tuple[ProvinceRow, ...]
    pointless: int
    outside: int


@blueprint.get("/map", endpoint="map")
def country() -> Response:
    """The country."""
    with caller() as asker:
        return answer("map.html", _page(asker))


def province_address(code: str) -> str:
    """Where everything in a province is listed."""
    return url_for("pages.search", province=code)


def _page(asker: Caller) -> MapPage:
    found = asker.search(Query(viewer=asker.viewer, size=1, facets=(Facet.PROVINCE,)))
    values = found.facets.get(Facet.PROVINCE, ())
    counts = {value.value: value.count for value in values}
    return MapPage(
        frame=asker.frame(
            lambda tag: url_for("pages.map", language=tag),
            asker.words(N_("Map")),
            asker.words(N_("What is where, province by province, from Hà Giang to Hoàng Sa and Trường Sa.")),
            section="map",
            picture=picture_of_the_day(asker),
        ),
        drawing=draw_map(
            counts=counts,
            language=asker.language,
            province_url=lambda code: province_address(code) if counts.get(code) else None,
        ),
        moving=moving(),
        provinces=tuple(
            ProvinceRow(titled(value.label, asker.language, value.value), value.count, province_address(value.value))
            for value in values
        ),
        pointless=_pointless(asker, tuple(counts)),
        outside=_in_box(asker, _EVERYWHERE) - _in_box(asker, BOUNDS),
    )


def _pointless(asker: Caller, codes: tuple[str, ...]) -> int:
    """How many records that this caller finds in these provinces have no point at all."""
    if not codes:
        return 0
    placed = Query(viewer=asker.viewer, filters={Facet.PROVINCE: codes}, size=1, facets=())
    return asker.search(placed).total - asker.search(replace(placed, box=_EVERYWHERE)).total


def _in_box(asker: Caller, box: Box) -> int:
    """How many records that this caller finds have a point in the box."""
    return asker.search(Query(viewer=asker.viewer, box=box, size=1, facets=())).total


def moving() -> MovingMap:
    """What the moving map asks for, and how far it goes."""
    return MovingMap(
        light=url_for("pages.map_style", scheme=Scheme.LIGHT.value),
        dark=url_for("pages.map_style", scheme=Scheme.DARK.value),
        records=url_for("pages.map_records"),
        view=json.dumps({"first": FIRST_VIEW, "bounds": BOUNDS, "nearest": NEAREST}),
    )
