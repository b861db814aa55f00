"""Frames keep their form whatever the form of the picture in them, and nothing moves when it comes."""

import io
from itertools import cycle
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route

ROOMS = (
    "",
    "search",
    "search?look=list",
    "browse/artefact",
    "styleguide/walls/usual/day",
    "styleguide/thread/usual/day",
)
WINDOWS = {"phone": (412, 915, 2.625), "tablet": (820, 1180, 2)}
FORMS = [(200, 300), (300, 900), (1, 5000)]
FRAMES = {".card-picture": 4 / 3, ".link .card-picture": 1.0, ".wall-picture": 3 / 2}
"""Width to height of every frame; the last that fits holds."""
_MEASURED = """frames => [...document.querySelectorAll(Object.keys(frames).join(','))].map(frame => {
    const box = frame.getBoundingClientRect(), fitting = Object.keys(frames).filter(one => frame.matches(one));
    const inner = (frame.querySelector('img') ?? frame).getBoundingClientRect();
    return {form: box.width / box.height, asked: frames[fitting.at(-1)], overhangs: inner.height > box.height + 1};
})"""
_WATCH = """window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});"""
_SHIFTED = """async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await new Promise(requestIdleCallback);  // what the last frame moved has been told
    return shifts.reduce((sum, one) => sum + one.value, 0);
}"""


@pytest.mark.parametrize("window", WINDOWS)
def test_a_frame_keeps_its_form_whatever_is_in_it(browser: Browser, served: Any, window: str) -> None:
    page = _looking(browser, *WINDOWS[window])
    found = {}
    for room in (
        *ROOMS,
        f"records/{served.furnished.ids['collection']}",
        f"records/{served.furnished.ids['artefact']}",
    ):
        page.goto(f"{served.url}/vi/{room}", wait_until="networkidle")
        frames = page.evaluate(_MEASURED, FRAMES)
        found[room] = [one for one in frames if abs(one["form"] - one["asked"]) > 0.05 or one["overhangs"]]
        found[room] += [moved] if (moved := page.evaluate(_SHIFTED)) > 0.01 and "records" not in room else []
        assert frames, room
    page.context.close()
    assert {room: wrong for room, wrong in found.items() if wrong} == {}


def _looking(browser: Browser, width: int, height: int, density: float) -> Page:
    """A page whose pictures have these forms in turn, whatever they should show."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=density, reduced_motion="reduce"
    )
    pictures = cycle([_picture(*form) for form in FORMS])

    def answer(route: Route) -> None:
        route.fulfill(body=next(pictures), content_type="image/webp")

    context.add_init_script(_WATCH)
    context.route("**/*.webp", answer)
    context.route("**/styleguide/files/*.svg", answer)
    return context.new_page()


def _picture(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#7a3b2e").save(file, "WEBP")
    return file.getvalue()
