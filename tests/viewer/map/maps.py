"""What may be a map, where it may be, and whether one names Hoàng Sa and Trường Sa where a reader sees it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

NAMES = ("Hoàng Sa", "Trường Sa")
FOLDERS = ("templates", "static", "viewer", "demo", "docs")
KINDS = {".svg", ".json", ".geojson", ".js", ".mjs", ".html", ".jinja", ".css", ".py", ".md"}

_KINDS = ("artefact", "collection", "document", "event", "intangible", "person", "place", "site")
_FAMILIES = ("film", "model", "panorama", "sound")
_SIGNS = (
    "calendar",
    "close",
    "download",
    "favicon",
    "filter",
    "info",
    "left",
    "medal",
    "pin",
    "right",
    "search",
    "share",
)
DRAWINGS = {f"static/icons/{name}.svg": 1 for name in (*_KINDS, *_FAMILIES, *_SIGNS, "time")} | {
    "static/js/controls.js": 2,
    "templates/map/_map.html": 1,
    "templates/parts/centuries.html": 1,
    "templates/parts/star.html": 1,
    "viewer/icons.py": 2,
    "viewer/styleguide/files.py": 1,
}
"""The files that may draw, and how many drawings each holds: icons, a bar, a star, the guide's scenes, and the map."""
DRAWN_MAP = "templates/map/_map.html"
MOVING_MAP = "static/js/map.js"
STYLE = "viewer/map/style.py"
MAPS = {DRAWN_MAP, MOVING_MAP, STYLE}
"""What makes maps. A test draws each of them and looks for both names: whoever adds one here adds that."""

_DRAWING = re.compile(r"<svg\b|%3Csvg\b|createElementNS\(|<canvas\b|\bd=\"[Mm][^\"]{2000}")
_MAP = re.compile(
    r"(?:import\(|from )[\"']maplibre|\bnew \w[\w.]*\.Map\(|\bnew Map\(\s*\{|\bL\.map\(|\bmapboxgl\b|pmtiles"
    r"|[\"']layers[\"']\s*:|[\"']sources[\"']\s*:\s*[^\s\[]|\b(?:layers|sources)=[\[{]|FeatureCollection[\"'],\s*[\"']features[\"']\s*:\s*\[\s*\{"
)
_COMMENT = re.compile(r"<!--.*?-->|\{#.*?#\}", re.DOTALL)
_TEXT = re.compile(r"<text\b([^>]*)>(.*?)</text>", re.DOTALL)
_HIDDEN = re.compile(r"display\s*[:=]\s*\"?none|visibility\s*[:=]\s*\"?hidden|opacity\s*[:=]\s*\"?0(?!\.)|\bhidden\b")


def files(root: Path) -> Iterator[tuple[str, str]]:
    """Every file of ours in which a map might be, by its path below `root`, and its text."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            where = path.relative_to(root)
            if path.suffix in KINDS and not {"vendor", "__pycache__", "node_modules"} & set(where.parts):
                yield where.as_posix(), path.read_text(encoding="utf-8")


def refused(where: str, text: str) -> str:
    """Why the file may not be as it is: it draws, or makes a map, and nobody listed it so; '' where it may."""
    drawings = len(_DRAWING.findall(text))
    if drawings > DRAWINGS.get(where, 0):
        return f"{where} holds {drawings} drawings: list it in DRAWINGS if it is no map, or in MAPS with a test"
    if where not in MAPS and (_MAP.search(text) or (where.endswith("json") and _is_map_data(text))):
        return f"{where} makes a map: list it in MAPS, with a test that draws it"
    if where in DRAWINGS and where not in MAPS and re.search(r"Vi[eệ]t ?Nam|bản đồ|\bland\b", text, re.IGNORECASE):
        return f"{where} is listed as no map, and says that it is one"
    return ""


def _is_map_data(text: str) -> bool:
    """Whether JSON is a MapLibre style, with or without sources, GeoJSON or TopoJSON."""
    data = json.loads(text)
    if not isinstance(data, dict):
        return False
    return bool({"layers", "sources", "features", "geometries", "arcs"} & data.keys())


def drawing_names_both(svg: str) -> bool:
    """Whether an SVG writes both names where they are seen: titles, descriptions, metadata and comments are not."""
    shown = [inner for marks, inner in _TEXT.findall(_COMMENT.sub("", svg)) if not _HIDDEN.search(marks)]
    said = [unescape(re.sub(r"<(title|desc|metadata)\b.*?</\1>|<[^>]*>", "", one, flags=re.DOTALL)) for one in shown]
    return all(any(name in one for one in said) for name in NAMES)


def style_names_both(style: dict[str, Any]) -> bool:
    """Whether a MapLibre style writes both names at any zoom and over whatever else: by layers, from their data."""
    said = [name for layer in style.get("layers", ()) for name in _said_by(layer, style.get("sources", {}))]
    return all(any(name in one for one in said) for name in NAMES)


def _said_by(layer: dict[str, Any], sources: dict[str, Any]) -> Iterator[str]:
    layout, paint = layer.get("layout", {}), layer.get("paint", {})
    seen = layout.get("visibility", "visible") == "visible" and paint.get("text-opacity", 1) == 1
    if layer.get("type") != "symbol" or not seen or {"filter", "minzoom", "maxzoom"} & layer.keys():
        return
    if layout.get("text-allow-overlap") is not True:
        return
    match layout.get("text-field"):
        case ["get", str(field)]:
            features = sources.get(layer.get("source"), {}).get("data", {}).get("features", ())
            yield from (str(one["properties"].get(field, "")) for one in features)
        case str(text):
            yield text


def script_has_the_servers_style(script: str) -> bool:
    """Whether every style that a script gives to its map is one that it fetched from the addresses in the page."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script, flags=re.DOTALL)
    given = set(re.findall(r"\bstyle:\s*([^,\n]+)", code)) | set(re.findall(r"\.setStyle\(\s*([^,)\n]+)", code))
    fetched = set(re.findall(r"const (\w+) = await style\(\)", code)) | {"await style()"}
    asks = re.search(
        r"const style = \(\) => json\(dark\.matches \? place\.dataset\.dark : place\.dataset\.light\)", code
    )
    return bool(given) and given <= fetched and asks is not None and "addLayer" not in code
