"""The style of the map that moves: our own land and names, in MapLibre's words, for light and for dark rooms.

No tile, glyph or picture comes from elsewhere; letters are drawn in the page's own fonts. Both archipelagos are shown
and named by the topmost layers, at any zoom, whatever else stands there: the law wants it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from catalog.language import translate
from catalog.places.gazetteer import provinces
from catalog.places.outlines import Point, land
from viewer.map.labels import HOANG_SA, SEAS_AND_COUNTRIES, TITLE, TRUONG_SA, LabelKind, Spot, province_name, tier_of

HOANG_SA_AT: Point = (112.4, 15.7)
TRUONG_SA_AT: Point = (114.2, 7.2)
"""Where their names stand, each below its islets."""
FIRST_VIEW = (102.0, 5.0, 118.0, 23.5)
BOUNDS = (97.6, 3.6, 121.4, 26.4)
"""As far as one may go: within the neighbours' land that we have (97.5 to 121.5 E, 3.5 to 26.5 N)."""
NEAREST = 11
"""The closest zoom: the outlines are right to about 600 m, which is some 10 pixels there."""
RECORDS = "records"
"""The source that the page fills with what its viewer may see."""

Json = dict[str, Any]

_TEXT = ["Public Sans Medium", "Public Sans", "sans-serif"]  # MapLibre reads the weight from the first name
_STRONG = ["Public Sans SemiBold", "Public Sans", "sans-serif"]
_TITLE = ["Museum Serif Italic", "Museum Serif", "serif"]
_ASIDE_EMS = ((2.2, 0), (3.6, 0), (0.4, -3.2), (1.6, -3.2))
_ASIDE = ["literal", ["center", [0, 0], *(part for way in _ASIDE_EMS for part in ("left", list(way)))]]
"""Where the names that stand at any width go when something lies on their place, in ems: towards the sea, for on the
other side they would stand in another country, and on a phone, where Hoàng Sa's name lies beside Huế, above it. Every
other name yields, and these where that is full as well.
"""
_SEA_AT = ["literal", ["center", [0, 0], "center", [0, 0.3], "center", [0, 0.6], "center", [0, 0.9]]]
"""Where the sea's name stands, in ems: in two lines on a phone it yields to Hoàng Sa's name above it."""
_ROOM_PX = {"clusters": 12, "points": 5}
"""How far round its number, or its middle, no name may come: as far as its circle goes."""


class Scheme(StrEnum):
    """The light that a page is read in."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of `static/css/map.css`, mixed beforehand, for MapLibre knows no custom properties.

    A test holds them to the style sheets.
    """

    water: str
    ground: str
    ground_line: str
    land: str
    line: str
    ink: str
    quiet: str
    sea_ink: str
    islet: str
    accent: str
    rim: str
    on_accent: str


PALETTES = {
    Scheme.LIGHT: Palette(
        water="#e4e6e5",
        ground="#e8ddcb",
        ground_line="#c9bca5",
        land="#fffcf5",
        line="#ae9f89",
        ink="#231a14",
        quiet="#685a4d",
        sea_ink="#475873",
        islet="#8a7a63",
        accent="#8f1d14",
        rim="#fffcf5",
        on_accent="#fff6e6",
    ),
    Scheme.DARK: Palette(
        water="#1c2330",
        ground="#201a14",
        ground_line="#4f4336",
        land="#33291b",
        line="#6f604f",
        ink="#f2e8d8",
        quiet="#b1a38f",
        sea_ink="#adbbcb",
        islet="#9d8b73",
        accent="#f09a86",
        rim="#16110d",
        on_accent="#24100b",
    ),
}


@cache
def style_json(language: str, scheme: Scheme) -> str:
    """The style as JSON; the same until the museum is started anew."""
    return json.dumps(style(language, scheme), ensure_ascii=False, separators=(",", ":"))


def style(language: str, scheme: Scheme) -> Json:
    """The style that MapLibre draws (maplibre.org/maplibre-style-spec): sources with their data, layers from below."""
    palette = PALETTES[scheme]
    return {
        "version": 8,
        "name": translate(TITLE, language),
        "sources": _sources(language),
        "layers": [
            *_land_layers(palette),
            *_name_layers(palette),
            *_record_layers(palette),
            *_archipelagos(palette),
        ],
    }


def _sources(language: str) -> Json:
    ground = land()
    islands = ((HOANG_SA, HOANG_SA_AT), (TRUONG_SA, TRUONG_SA_AT))
    return {
        "neighbours": _geojson([_feature("MultiPolygon", ground.neighbours)]),
        "borders": _geojson([_feature("MultiLineString", ground.borders)]),
        "provinces": _geojson(_feature("MultiPolygon", one.polygons, box=one.box) for one in ground.provinces),
        "province-names": _geojson(
            _feature("Point", one.label, name=province_name(provinces()[one.code], language), tier=tier_of(one.code))
            for one in ground.provinces
        ),
        "seas-and-countries": _geojson(_named(spot, (spot.lon, spot.lat), language) for spot in SEAS_AND_COUNTRIES),
        RECORDS: {
            "type": "geojson",
            "data": {"type": "FeatureCollection", "features": []},
            "cluster": True,
            "clusterMaxZoom": NEAREST,
            "clusterRadius": 44,
            "clusterProperties": {"count": ["+", ["coalesce", ["get", "count"], 1]]},
        },
        "islets": _geojson([_feature("MultiPoint", (*ground.hoang_sa, *ground.truong_sa))]),
        "archipelagos": _geojson(_named(spot, place, language) for spot, place in islands),
    }


def _geojson(features: Iterable[Json]) -> Json:
    return {"type": "geojson", "data": {"type": "FeatureCollection", "features": list(features)}}


def _feature(shape: str, coordinates: object, **properties: object) -> Json:
    return {"type": "Feature", "geometry": {"type": shape, "coordinates": coordinates}, "properties": properties}


def _named(spot: Spot, place: Point, language: str) -> Json:
    name = translate(spot.msgid, language)
    return _feature("Point", place, name=name, lines=name.replace(" (", "\n("), kind=spot.kind.value, tier=spot.tier)


def _land_layers(palette: Palette) -> list[Json]:
    return [
        {"id": "water", "type": "background", "paint": {"background-color": palette.water}},
        _layer("neighbours", "fill", paint={"fill-color": palette.ground, "fill-outline-color": palette.ground_line}),
        _layer("borders", "line", paint={"line-color": palette.ground_line, "line-width": 1, "line-dasharray": [1, 3]}),
        _layer("provinces", "fill", paint={"fill-color": palette.land}),
        _layer(
            "provinces",
            "line",
            "province-lines",
            paint={"line-color": palette.line, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.6, 10, 1.6]},
        ),
    ]


def _name_layers(palette: Palette) -> list[Json]:
    of_country = ["match", ["get", "kind"], LabelKind.COUNTRY.value]
    of_sea = ["match", ["get", "kind"], LabelKind.SEA.value]
    return [
        _names(
            "seas-and-countries",
            [*of_country, palette.quiet, palette.sea_ink],
            [*of_country, palette.ground, palette.water],
            **{
                "text-field": ["get", "lines"],
                "text-font": [*of_country, ["literal", _TEXT], ["literal", _TITLE]],
                "text-size": ["interpolate", ["linear"], ["zoom"], 4, [*of_sea, 14, 12], 5, [*of_sea, 17, 12]],
                "text-variable-anchor-offset": [*of_sea, _SEA_AT, ["literal", ["center", [0, 0]]]],
                "text-letter-spacing": 0.08,
            },
        )
        | {"maxzoom": 8, "filter": ["step", ["zoom"], ["<", ["get", "tier"], 3], 5, True]},
        _names(
            "province-names",
            ["interpolate", ["linear"], ["zoom"], 6, palette.ink, 8, palette.quiet],
            palette.land,
            **{
                "text-size": ["interpolate", ["linear"], ["zoom"], 5, 11.5, 9, 17],
                "symbol-sort-key": ["get", "tier"],
                "text-variable-anchor-offset": ["match", ["get", "tier"], 1, _ASIDE, ["literal", ["center", [0, 0]]]],
            },
        ),
    ]


def _record_layers(palette: Palette) -> list[Json]:
    many: list[Any] = ["any", ["has", "point_count"], ["has", "count"]]
    one = ["!", many]
    rim = {"circle-color": palette.accent, "circle-stroke-color": palette.rim}
    radius = ["interpolate", ["linear"], ["ln", ["get", "count"]], 0, 11, 7, 24]
    return [
        _layer(
            RECORDS, "circle", "clusters", filter=many, paint=rim | {"circle-radius": radius, "circle-stroke-width": 2}
        ),
        _layer(RECORDS, "circle", "points", filter=one, paint=rim | {"circle-radius": 6, "circle-stroke-width": 2}),
        _names(
            RECORDS,
            palette.ink,
            palette.land,
            **{"text-size": 12, "text-anchor": "top", "text-offset": [0, 0.8], "text-optional": True},
        )
        | {"id": "point-names", "filter": one, "minzoom": 8},
        _layer(
            RECORDS,
            "symbol",
            "cluster-counts",
            filter=many,
            layout={
                "text-field": ["to-string", ["get", "count"]],
                "text-font": _STRONG,
                "text-size": 12,
                "text-allow-overlap": True,
                "text-padding": _ROOM_PX["clusters"],
            },
            paint={"text-color": palette.on_accent},
        ),
        _layer(  # circles keep no room for themselves, letters do, even those that nobody sees
            RECORDS,
            "symbol",
            "points-room",
            filter=one,
            layout={
                "text-field": "·",
                "text-font": _TEXT,
                "text-size": 12,
                "text-allow-overlap": True,
                "text-padding": _ROOM_PX["points"],
            },
            paint={"text-opacity": 0},
        ),
    ]


def _archipelagos(palette: Palette) -> list[Json]:
    """The islets and both names, on top of all."""
    strong = {
        "text-field": ["get", "lines"],
        "text-font": _STRONG,
        "text-size": ["interpolate", ["linear"], ["zoom"], 4, 12, 7, 15],
        "text-max-width": 20,
        "text-allow-overlap": True,
        "text-anchor": "top",
    }
    return [
        _layer("islets", "circle", paint={"circle-color": palette.islet, "circle-radius": 1.2}),
        _names("archipelagos", palette.ink, palette.water, **strong),
    ]


def _names(source: str, colour: object, halo: object, **layout: object) -> Json:
    written: Json = {"text-field": ["get", "name"], "text-font": _TEXT, "text-padding": 4}
    paint = {"text-color": colour, "text-halo-color": halo, "text-halo-width": 1.4}
    return _layer(source, "symbol", layout=written | layout, paint=paint)


def _layer(source: str, kind: str, name: str = "", **more: object) -> Json:
    return {"id": name or source, "type": kind, "source": source, **more}
