"""Vietnamese law wants both archipelagos on every map and named: drawn, styled or shipped."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from catalog.language import languages
from tests.viewer.map import maps
from viewer.map import Marker, draw_map
from viewer.map.ground import names_once, written_once
from viewer.map.outline import Detail
from viewer.map.style import HOANG_SA_AT, RECORDS, TRUONG_SA_AT, Scheme, style_json

ROOT = Path(__file__).resolve().parents[3]
LAND = '{"id": "land", "type": "fill", "source": "land", "paint": {"fill-color": "#fffcf5"}}'
BOTH = "Quần đảo Hoàng Sa (Việt Nam), Quần đảo Trường Sa (Việt Nam)"


def test_every_map_in_the_repository_is_listed_and_every_listed_one_is_there() -> None:
    read = dict(maps.files(ROOT))
    assert [why for where, text in read.items() if (why := maps.refused(where, text))] == []
    assert sorted({*maps.DRAWINGS, *maps.MAPS} - read.keys()) == []
    assert {maps.DRAWN_MAP, maps.MOVING_MAP, maps.STYLE} == maps.MAPS  # each is drawn below


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (
            "static/icons/vietnam.svg",
            '<svg viewBox="0 0 24 24"><title>Bản đồ Việt Nam</title><path d="M1 1l2 3z"/></svg>',
        ),
        ("static/icons/named.svg", f'<svg viewBox="0 0 9 9"><text>{BOTH}</text><path d="M1 1l2 3z"/></svg>'),
        ("static/icons/pin.svg", '<svg viewBox="0 0 24 24"><title>Bản đồ Việt Nam</title><path d="M1 1l2 3z"/></svg>'),
        ("templates/home/land.html", '<svg class="land" viewBox="0 0 300 600"><path d="M10 20l3 4z"/></svg>'),
        ("templates/parts/star.html", '<svg class="star"></svg><svg class="land"><path d="M10 20l3 4z"/></svg>'),
        ("demo/drawings/river.svg", '<svg viewBox="0 0 300 600"><path d="M10 20l3 4z"/></svg>'),
        ("demo/scenes/shore.py", 'SHORE = \'<svg viewBox="0 0 300 600"><path d="M10 20l3 4z"/></svg>\''),
        ("static/css/home.css", 'body { background: url("data:image/svg+xml,%3Csvg viewBox=...") }'),
        ("viewer/map/second_style.py", f'def style(): return {{"version": 8, "sources": land(), "layers": [{LAND}]}}'),
        ("viewer/pages/plan.py", "def style(): return dict(version=8, sources={}, layers=[land()])"),
        ("static/map/third.json", f'{{"version": 8, "metadata": {{"names": "{BOTH}"}}, "layers": [{LAND}]}}'),
        ("static/map/land.geojson", '{"type": "FeatureCollection", "features": []}'),
        (
            "static/js/globe.js",
            f"// {BOTH}\nnew maplibregl.Map({{ style: {{ version: 8, sources: {{}}, layers: [] }} }});",
        ),
        ("static/js/other.js", f'/* {BOTH} */ const {{ Map: Room }} = await import("maplibre-gl");'),
        ("static/js/leaf.js", 'L.map("place").setView([16, 108], 5);'),
    ],
)
def test_a_map_that_nobody_listed_is_refused_whatever_it_says(where: str, text: str) -> None:
    assert maps.refused(where, text)


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("static/icons/pin.svg", '<svg viewBox="0 0 24 24"><path d="M12 21c4.5-5 7-8.6 7-11.5z"/></svg>'),
        ("static/js/cues.js", "const kept = new Map();\nconst more = new Map(pairs);"),
        ("viewer/pages/record/view.py", 'context = {"sources": [citation(row) for row in record.sources]}'),
        ("viewer/styleguide/words.json", '{"title": "Bản đồ Việt Nam"}'),
        ("templates/map.html", "{{ map_stage(page.drawing, page.moving) }}"),
    ],
)
def test_what_is_no_map_may_be(where: str, text: str) -> None:
    assert maps.refused(where, text) == ""


def test_a_planted_map_is_found_wherever_it_stands(tmp_path: Path) -> None:
    planted = ("demo/deep/down/x.svg", "static/js/x.js", "templates/x.html", "viewer/x.py", "docs/x.md")
    for where in (*planted, "static/vendor/x.svg"):
        (tmp_path / where).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / where).write_text("<svg><path/></svg>", "utf-8")
    assert sorted(where for where, text in maps.files(tmp_path) if maps.refused(where, text)) == sorted(planted)


@pytest.mark.parametrize(
    ("svg", "names"),
    [
        ("<svg><text>Hoàng Sa</text><text><tspan>Trường</tspan> Sa</text></svg>", True),
        ("<svg><text>Hoàng Sa</text></svg>", False),
        (f"<svg><title>{BOTH}</title><desc>{BOTH}</desc><text>Huế</text></svg>", False),
        (f"<svg><metadata>{BOTH}</metadata></svg>", False),
        (f"<svg><!-- <text>{BOTH}</text> --></svg>", False),
        (f'<svg><text display="none">{BOTH}</text></svg>', False),
        (f'<svg><text opacity="0">{BOTH}</text></svg>', False),
        (f"<svg><text><title>{BOTH}</title>Huế</text></svg>", False),
    ],
)
def test_only_what_a_drawing_shows_names_anything(svg: str, names: bool) -> None:
    assert maps.drawing_names_both(svg) is names


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({}, True),
        ({"type": "circle"}, False),
        ({"minzoom": 6}, False),
        ({"filter": ["==", "a", "b"]}, False),
        ({"source": "elsewhere"}, False),
        ({"layout": {"text-field": ["get", "name"]}}, False),
        ({"layout": {"text-field": ["get", "kind"], "text-allow-overlap": True}}, False),
        ({"paint": {"text-opacity": 0}}, False),
        ({"metadata": {"names": BOTH}, "layout": {"text-allow-overlap": True}}, False),
    ],
)
def test_only_what_a_style_shows_names_anything(changed: dict[str, Any], names: bool) -> None:
    feature = {"type": "Feature", "properties": {"name": BOTH}}
    layer = {"type": "symbol", "source": "s", "layout": {"text-field": ["get", "name"], "text-allow-overlap": True}}
    sources = {"s": {"type": "geojson", "data": {"type": "FeatureCollection", "features": [feature]}}}
    style = {"version": 8, "metadata": {"names": BOTH}, "sources": sources, "layers": [layer | changed]}
    assert maps.style_names_both(style) is names
    assert not maps.style_names_both({"version": 8, "metadata": {"names": BOTH}, "layers": [json.loads(LAND)]})


def test_the_map_that_moves_draws_nothing_but_the_servers_style() -> None:
    script = (ROOT / maps.MOVING_MAP).read_text("utf-8")
    assert maps.script_has_the_servers_style(script)
    own = script.replace("style: await style(),", "style: { version: 8, sources: {}, layers: [] },")
    assert own != script
    assert not maps.script_has_the_servers_style(own)
    assert not maps.script_has_the_servers_style(f"// {BOTH}\nnew maplibregl.Map({{ style: empty }});")


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize("language", languages())
def test_every_drawing_shows_and_names_both(language: str, detail: Detail) -> None:
    environment = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True)
    environment.globals.update(written_once=written_once(), names_once=names_once())
    template = environment.get_template("map/_map.html")
    choices = (
        draw_map(language=language, detail=detail),
        draw_map(language=language, detail=detail, highlight="vn-2025:48", counts={"vn-2025:01": 3}),
        draw_map([Marker(16.5, 111.9, "x"), Marker(9.6, 114.0, "y")], language=language, detail=detail),
    )
    for drawing in choices:
        text = str(template.module.vietnam_map(drawing))  # type: ignore[attr-defined]
        assert maps.drawing_names_both(text)
        said = re.sub(r"<[^>]*>", "", text)
        assert re.search(r"Hoàng Sa[^()]*\(Việt Nam\)", said)
        assert re.search(r"Trường Sa[^()]*\(Việt Nam\)", said)
        assert "Biển Đông" in said
        assert all(archipelago.dots in text and archipelago.dots for archipelago in drawing.archipelagos)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("language", languages())
def test_every_style_shows_and_names_both_on_top_of_all(language: str, scheme: Scheme) -> None:
    style = json.loads(style_json(language, scheme))
    assert maps.style_names_both(style)
    *below, islets, names = style["layers"]
    assert names["layout"]["text-allow-overlap"] is True
    assert not {"filter", "minzoom", "maxzoom"} & (names.keys() | islets.keys())
    said = {
        tuple(one["geometry"]["coordinates"]): one["properties"]["name"]
        for one in style["sources"][names["source"]]["data"]["features"]
    }
    assert said.keys() == {HOANG_SA_AT, TRUONG_SA_AT}
    assert re.fullmatch(r".*Hoàng Sa.* \(Việt Nam\)", said[HOANG_SA_AT])
    assert re.fullmatch(r".*Trường Sa.* \(Việt Nam\)", said[TRUONG_SA_AT])
    (dots,) = style["sources"][islets["source"]]["data"]["features"]
    assert len(dots["geometry"]["coordinates"]) == 46 + 140
    assert any(layer["source"] == RECORDS for layer in below if "source" in layer)
    assert "Biển Đông" in json.dumps(style, ensure_ascii=False)


def test_no_name_comes_under_what_stands_for_records() -> None:
    layers = json.loads(style_json("vi", Scheme.LIGHT))["layers"]
    names = next(at for at, layer in enumerate(layers) if layer["id"] == "province-names")
    rooms = {layer["id"] for layer in layers[names:] if layer.get("layout", {}).get("text-padding", 0) > 4}
    assert rooms == {"cluster-counts", "points-room"}
    assert "text-allow-overlap" not in layers[names]["layout"]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_style_asks_nobody_else_for_anything(scheme: Scheme) -> None:
    text = style_json("vi", scheme)
    assert "//" not in text
    assert not {"glyphs", "sprite", "font-faces"} & json.loads(text).keys()


def test_no_file_calls_the_sea_or_the_archipelagos_by_others_names() -> None:
    others = re.compile(r"South China Sea|Paracel|Spratly|Nansha|Xisha", re.IGNORECASE)
    ours = (ROOT / where for where, _ in maps.files(ROOT))
    sources = [*ours, *(ROOT / "catalog" / "places").rglob("*.*"), *(ROOT / "viewer" / "map").glob("*.py")]
    texts = (path for path in sources if path.suffix in {".py", ".txt", ".tsv", ".json", ".svg", ".html", ".js"})
    assert [path for path in texts if others.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("language", languages())
def test_the_names_stand_beside_the_islets_on_the_map_that_moves(language: str) -> None:
    style = json.loads(style_json(language, Scheme.LIGHT))
    (dots,) = style["sources"]["islets"]["data"]["features"]
    points = dots["geometry"]["coordinates"]
    assert style["layers"][-1]["layout"]["text-anchor"] == "top"
    for (lon, lat), is_north in ((HOANG_SA_AT, True), (TRUONG_SA_AT, False)):
        assert lat < min(islet[1] for islet in points if (islet[1] > 14) is is_north and abs(islet[0] - lon) < 2)
