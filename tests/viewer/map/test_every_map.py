"""Vietnamese law wants both archipelagos on every map and named: drawn, styled or shipped."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from catalog.language import languages
from viewer.map import Marker, draw_map
from viewer.map.ground import names_once, written_once
from viewer.map.outline import Detail
from viewer.map.style import HOANG_SA_AT, RECORDS, TRUONG_SA_AT, Scheme, style_json

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("Hoàng Sa", "Trường Sa")
MARKS_OF_A_MAP = re.compile(r"maplibre-?gl|new Map\(\{|L\.map\(|Biển Đông|map-province|\bpmtiles\b")


def files() -> Iterator[Path]:
    for folder in ("templates", "static", "viewer"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".svg", ".json", ".js", ".mjs", ".html"} and "vendor" not in path.parts:
                yield path


def is_map(path: Path, text: str) -> bool:
    """Whether a file draws a map: an SVG or script that says so, or a MapLibre style."""
    if path.suffix == ".json":
        data = json.loads(text)
        return isinstance(data, dict) and "layers" in data and "sources" in data
    return bool(MARKS_OF_A_MAP.search(text))


def names_both(path: Path, text: str) -> bool:
    """Whether a map names both, or is the template that writes out what the drawing names."""
    return all(name in text for name in NAMES) or "drawing.archipelagos" in text


def test_every_map_in_the_repository_names_both_archipelagos() -> None:
    read = [(path, path.read_text(encoding="utf-8")) for path in files()]
    maps = [(path, text) for path, text in read if is_map(path, text)]
    assert ROOT / "templates" / "map" / "_map.html" in [path for path, _ in maps]
    assert [path for path, text in maps if not names_both(path, text)] == []


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
        said = re.sub(r"<[^>]*>", "", text)
        assert re.search(r"Hoàng Sa[^()]*\(Việt Nam\)", said)
        assert re.search(r"Trường Sa[^()]*\(Việt Nam\)", said)
        assert "Biển Đông" in said
        assert all(archipelago.dots in text and archipelago.dots for archipelago in drawing.archipelagos)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("language", languages())
def test_every_style_shows_and_names_both_on_top_of_all(language: str, scheme: Scheme) -> None:
    style = json.loads(style_json(language, scheme))
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
    sources = [*files(), *(ROOT / "catalog" / "places").rglob("*.*"), *(ROOT / "viewer" / "map").glob("*.py")]
    texts = (path for path in sources if path.suffix in {".py", ".txt", ".tsv", ".json", ".svg", ".html", ".js"})
    assert [path for path in texts if others.search(path.read_text(encoding="utf-8"))] == []
