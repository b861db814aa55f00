import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from viewer.map import MapDrawing, Marker, draw_map
from viewer.map.drawing import shade
from viewer.map.ground import names_once, written_once

ROOT = Path(__file__).resolve().parents[3]
HUE = Marker(16.46, 107.58, "Đình Dương Nỗ", precision_m=20_000)


def render(drawing: MapDrawing) -> str:
    environment = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True, undefined=StrictUndefined)
    environment.globals.update(written_once=written_once(), names_once=names_once())
    return str(environment.get_template("map/_map.html").module.vietnam_map(drawing))  # type: ignore[attr-defined]


def tree(drawing: MapDrawing) -> ElementTree.Element:
    return ElementTree.fromstring(render(drawing))


def all_of(drawing: MapDrawing, tag: str) -> list[ElementTree.Element]:
    return list(tree(drawing).iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


def test_a_plain_map_is_an_image_with_a_title_and_a_description() -> None:
    (svg,) = all_of(draw_map(), "svg")
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "map-title"
    assert svg.get("aria-describedby") == "map-desc"
    assert all_of(draw_map(), "a") == []


def test_provinces_are_links_that_say_their_count() -> None:
    drawing = draw_map(
        counts={"vn-2025:01": 12, "vn-2025:46": 1}, language="en", province_url=lambda code: f"/p/{code}"
    )
    links = {link.get("href"): link.get("aria-label") for link in all_of(drawing, "a")}
    assert len(links) == 34
    assert links["/p/vn-2025:01"] == "Hà Nội: 12 records"
    assert links["/p/vn-2025:46"] == "Huế: 1 record"
    assert links["/p/vn-2025:48"] == "Đà Nẵng"
    assert all_of(drawing, "svg")[0].get("role") == "group"


def test_a_count_shades_its_province() -> None:
    drawing = draw_map(counts={"vn-2025:01": 5000, "vn-2025:46": 3, "vn-2025:04": 0})
    steps = {province.code: province.step for province in drawing.provinces}
    assert steps["vn-2025:01"] == 4
    assert 1 <= steps["vn-2025:46"] < 4
    assert steps["vn-2025:04"] == steps["vn-2025:08"] == 0


@pytest.mark.parametrize(
    ("count", "most", "step"), [(0, 0, 0), (-3, 5, 0), (1, 1, 4), (1, 10**9, 1), (10**9, 10**9, 4), (7, 2, 4)]
)
def test_shades_keep_to_their_range(count: int, most: int, step: int) -> None:
    assert shade(count, most) == step


def test_a_highlighted_province_is_drawn_last_and_always_named() -> None:
    drawing = draw_map(highlight="vn-2025:14")
    assert drawing.provinces[-1].code == "vn-2025:14"
    assert drawing.provinces[-1].highlighted
    label = drawing.provinces[-1].label
    assert label is not None
    assert label.tier == 1


def test_no_other_name_runs_into_that_of_the_highlighted_province() -> None:
    labels = {province.code: province.label for province in draw_map(highlight="vn-2025:24").provinces}
    assert labels["vn-2025:24"] is not None
    assert labels["vn-2025:01"] is None
    assert labels["vn-2025:79"] is not None


def test_an_unknown_highlight_highlights_nothing() -> None:
    assert not any(province.highlighted for province in draw_map(highlight="vn-2024:14").provinces)


def test_a_marker_has_its_point_its_circle_of_precision_and_its_name() -> None:
    (marker,) = draw_map([HUE]).markers
    assert marker.radius == pytest.approx(18.7, abs=0.2)
    assert "Đình Dương Nỗ" in render(draw_map([HUE]))
    exact = draw_map([Marker(16.46, 107.58, "x", precision_m=10)]).markers[0]
    assert exact.radius == 0


def test_a_marker_does_not_stand_on_a_name() -> None:
    labels = {province.code: province.label for province in draw_map([HUE]).provinces}
    assert labels["vn-2025:46"] is None
    assert labels["vn-2025:01"] is not None


@pytest.mark.parametrize(
    "marker",
    [
        Marker(48.86, 2.35, "Paris"),
        Marker(float("nan"), 107.0, "nan"),
        Marker(16.0, float("inf"), "inf"),
    ],
)
def test_a_marker_elsewhere_is_left_out(marker: Marker) -> None:
    assert draw_map([marker]).markers == ()


@pytest.mark.parametrize("precision", [-5.0, 1e30, float("inf"), float("nan")])
def test_an_odd_precision_draws_no_circle(precision: float) -> None:
    assert draw_map([Marker(16.0, 107.5, "x", precision_m=precision)]).markers[0].radius == 0


def test_names_are_escaped() -> None:
    text = render(draw_map([Marker(16.0, 107.5, '"><script>"&')]))
    assert "<script" not in text


def test_nothing_in_the_page_needs_an_exception_from_the_security_policy() -> None:
    text = render(draw_map([HUE], province_url=lambda code: "/"))
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|javascript:|https?://(?!www\.w3\.org)", text)


def test_two_maps_on_a_page_have_ids_of_their_own() -> None:
    assert {"one-title", "one-desc"} <= {element.get("id") for element in tree(draw_map(map_id="one")).iter()}


def test_every_class_in_the_drawing_is_in_the_style_sheet() -> None:
    css = (ROOT / "static" / "css" / "map.css").read_text(encoding="utf-8")
    drawing = draw_map([HUE], {"vn-2025:01": 3}, "vn-2025:46", province_url=lambda code: "/")
    used = {name for element in tree(drawing).iter() for name in (element.get("class") or "").split()}
    unstyled = {"map-step-0", "map-tier-1", "map-names", "map-provinces", "map-archipelagos", "map-markers"}
    assert used - unstyled <= set(re.findall(r"\.([\w-]+)", css))


def test_maps_on_the_same_ground_share_it_and_say_the_same_as_when_written_anew() -> None:
    environment = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True, undefined=StrictUndefined)
    environment.globals.update(written_once=written_once(), names_once=names_once())
    write = environment.get_template("map/_map.html").module.vietnam_map  # type: ignore[attr-defined]
    for place in ("vn-2025:46", None, "vn-2025:46", "vn-2025:01"):
        for language in ("vi", "en"):
            drawing = draw_map([HUE], highlight=place, language=language)
            assert str(write(drawing)) == render(drawing)
    assert draw_map(counts={"vn-2025:46": 3}).ground == ""
