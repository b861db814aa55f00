"""The map that moves, in a real browser: it comes where it can, names both archipelagos, and leads to records."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.webgl

expect.set_options(timeout=20_000)
NAMES = {
    "vi": {"Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)"},
    "en": {"Hoàng Sa Archipelago (Việt Nam)", "Trường Sa Archipelago (Việt Nam)"},
}


def moving(page: Page, served: Any, language: str = "vi") -> None:
    """Open the map and wait until it stands there."""
    page.goto(f"{served.url}/{language}/map")
    expect(page.locator(".map-moves canvas")).to_be_visible()


def drawn(page: Page, layer: str) -> list[dict[str, Any]]:
    """What MapLibre has drawn of a layer in the view, when it has come to rest."""
    found: list[dict[str, Any]] = page.evaluate(
        """async (layer) => {
            const map = document.querySelector(".map-stage").map;
            if (!map.loaded() || map.isMoving()) await map.once("idle");
            return map.queryRenderedFeatures({ layers: [layer] })
                .map(({ properties, geometry }) => ({ ...properties, at: map.project(geometry.coordinates) }));
        }""",
        layer,
    )
    return found


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("vi", 360, "light"), ("en", 360, "dark"), ("vi", 1440, "dark"), ("en", 1440, "light")],
)
def test_both_archipelagos_are_named_and_axe_finds_nothing(
    page: Page, served: Any, axe: str, width: int, scheme: Any, language: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    moving(page, served, language)
    names = drawn(page, "archipelagos")
    assert {one["name"] for one in names} == NAMES[language]
    room = page.locator(".map-canvas").bounding_box()
    assert room is not None
    assert all(50 < one["at"]["x"] < room["width"] - 50 for one in names)
    tools = page.get_by_role("group", name="Nút điều khiển bản đồ" if language == "vi" else "Controls of the map")
    covered = tools.bounding_box()
    assert covered is not None
    assert all(one["at"]["x"] + 60 < covered["x"] - room["x"] or one["at"]["y"] > 250 for one in names)
    page.evaluate(axe)
    results = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in results["violations"]] == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [320, 360, 412, 1440])
def test_the_sea_is_named_at_any_width(page: Page, served: Any, width: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    moving(page, served, language)
    names = {one["name"] for one in drawn(page, "seas-and-countries")}
    assert {"vi": "Biển Đông", "en": "East Sea (Biển Đông)"}[language] in names
    assert {one["name"] for one in drawn(page, "archipelagos")} == NAMES[language]


def test_on_a_phone_hue_is_named_beside_its_records_and_hoang_sa(page: Page, served: Any) -> None:
    places = [(107.58, 16.46)] * 12 + [(108.22, 16.06)] * 8 + [(105.85, 21.03)] * 20 + [(106.7, 10.78)] * 6
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": place},
            "properties": {"name": f"Đình {number}", "href": f"/vi/records/{number}"},
        }
        for number, place in enumerate(places)
    ]
    answer = {"type": "FeatureCollection", "whole": True, "features": features}
    page.route("**/map/records.json", lambda route: route.fulfill(json=answer))
    page.set_viewport_size({"width": 360, "height": 900})
    moving(page, served)
    until(page, "map.queryRenderedFeatures({ layers: ['clusters'] }).length")
    until(
        page, "map.queryRenderedFeatures({ layers: ['province-names'] }).some((one) => one.properties.name === 'Huế')"
    )
    assert {one["name"] for one in drawn(page, "archipelagos")} == NAMES["vi"]


def look_at(page: Page, served: Any, name: str) -> None:
    """Bring the record of this name to the middle of the map, from near, as its own data places it."""
    features = page.request.get(f"{served.url}/vi/map/records.json").json()["features"]
    place = next(one for one in features if one["properties"]["name"] == name)
    page.evaluate(
        "(center) => document.querySelector('.map-stage').map.jumpTo({ center, zoom: 10.5 })",
        place["geometry"]["coordinates"],
    )


def until(page: Page, condition: str) -> None:
    """Wait, frame by frame, until this is true of `map`; Playwright's own waiting needs what our policy forbids."""
    page.evaluate(
        f"""async () => {{
            const map = document.querySelector(".map-stage").map;
            const end = performance.now() + 15000;
            while (!({condition})) {{
                if (performance.now() > end) throw new Error("never: {condition}");
                await new Promise(requestAnimationFrame);
            }}
        }}"""
    )


def test_a_click_on_a_point_leads_to_its_record(page: Page, served: Any) -> None:
    moving(page, served)
    look_at(page, served, "Thăng Long")
    until(page, "map.queryRenderedFeatures({ layers: ['points'] }).length")
    point = next(one for one in drawn(page, "points") if one["name"] == "Thăng Long")
    page.locator(".map-canvas canvas").click(position=point["at"])
    page.wait_for_url(f"{served.url}{point['href']}**")
    expect(page.locator("h1")).to_contain_text(point["name"])


def test_a_click_on_a_cluster_comes_closer(page: Page, served: Any) -> None:
    moving(page, served)
    until(page, "map.queryRenderedFeatures({ layers: ['clusters'] }).length")
    many = drawn(page, "clusters")[0]
    assert many["count"] > 1
    page.locator(".map-canvas canvas").click(position=many["at"])
    until(page, "map.getZoom() > 6")


def test_the_map_can_be_moved_by_keys_and_buttons(page: Page, served: Any) -> None:
    moving(page, served)
    before = page.evaluate("document.querySelector('.map-stage').map.getZoom()")
    page.get_by_role("button", name="Phóng to").press("Enter")
    until(page, f"map.getZoom() > {before} + 0.5")
    page.locator(".map-canvas canvas").press("-")
    until(page, f"map.getZoom() < {before} + 0.5")


def test_when_the_room_grows_dark_the_map_does_and_keeps_its_records_and_names(page: Page, served: Any) -> None:
    moving(page, served)
    until(page, "map.queryRenderedFeatures({ layers: ['clusters'] }).length")
    water = "map.getPaintProperty('water', 'background-color')"
    light = page.evaluate(f"(() => {{ const map = document.querySelector('.map-stage').map; return {water}; }})()")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    until(page, f"map.isStyleLoaded() && {water} !== '{light}'")
    until(page, "map.queryRenderedFeatures({ layers: ['clusters'] }).length")
    assert {one["name"] for one in drawn(page, "archipelagos")} == NAMES["vi"]


def test_records_at_one_place_are_listed_when_nothing_is_nearer(page: Page, served: Any) -> None:
    one = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [105.8, 21.0]}}
    features = [{**one, "properties": {"name": name, "href": f"/vi/records/{name}"}} for name in ("chuong", "bia")]
    answer = {"type": "FeatureCollection", "whole": True, "features": features}
    page.route("**/map/records.json", lambda route: route.fulfill(json=answer))
    moving(page, served)
    until(page, "map.queryRenderedFeatures({ layers: ['clusters'] }).length")
    page.locator(".map-canvas canvas").click(position=drawn(page, "clusters")[0]["at"])
    expect(page.locator(".map-list a")).to_have_count(2)
    expect(page.locator(".map-list h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".map-list")).to_be_hidden()


def test_cells_are_asked_for_anew_where_one_looks(page: Page, served: Any) -> None:
    cell = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [105.8, 21.0]},
        "properties": {"count": 2500},
    }
    asked: list[str] = []

    def tell(route: Any) -> None:
        asked.append(route.request.url.partition("bbox=")[2])
        route.fulfill(json={"type": "FeatureCollection", "whole": False, "features": [cell]})

    page.route("**/map/records.json*", tell)
    moving(page, served)
    until(page, "map.queryRenderedFeatures({ layers: ['clusters'] }).length")
    page.locator(".map-canvas canvas").click(position=drawn(page, "clusters")[0]["at"])
    until(page, "map.getZoom() > 6")
    with page.expect_response("**/map/records.json?bbox=*"):
        page.get_by_role("button", name="Phóng to").click()
    west, south, east, north = map(float, asked[-1].split(","))
    assert west < 105.8 < east
    assert south < 21.0 < north


def test_where_webgl_fails_the_drawing_stays(browser: Browser, served: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.url}/vi/map", wait_until="networkidle")
    assert page.locator("svg.map-drawing").is_visible()
    assert not [url for url in asked if "maplibre" in url]
    context.close()


def test_no_other_page_loads_any_of_it(page: Page, served: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/vi/", "/vi/search", f"/vi/records/{served.furnished.ids['site']}"):
        page.goto(served.url + path, wait_until="networkidle")
    assert not [url for url in asked if "maplibre" in url or url.endswith("js/map.js")]


def test_who_is_among_the_provinces_by_keys_is_handed_to_the_map_that_takes_their_place(
    page: Page, served: Any
) -> None:
    page.goto(f"{served.url}/vi/map", wait_until="commit")
    page.locator(".map-stage svg a").first.focus()
    expect(page.locator(".map-moves canvas")).to_be_focused()
