"""The style guide as its readers see it: each specimen in each mode, its states forced, its viewers opened."""

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from viewer.styleguide.components import Viewers
from viewer.styleguide.contents import CHAPTERS, COMPONENTS
from viewer.styleguide.sheet import Mode

STATES = [(component, state) for component in COMPONENTS.values() for state in component.states]
UNCERTAIN = "appears to be written in"
"""A specimen has a few words, or a title in Hán alone: too little for the checker to guess a language by."""


def specimens(language: str, mode: Mode) -> list[str]:
    """The addresses of all specimens in this mode."""
    shown = [(component, state) for component, state in STATES if mode in component.modes]
    return [f"/{language}/styleguide/{component.name}/{state.name}/{mode}" for component, state in shown]


def chapters(language: str) -> list[str]:
    """The guide's own pages."""
    return [f"/{language}/styleguide", *(f"/{language}/styleguide/{chapter.name}" for chapter in CHAPTERS)]


@pytest.mark.parametrize(
    ("language", "width", "mode"),
    [("vi", 360, Mode.NIGHT), ("en", 1440, Mode.DAY), ("en", 360, Mode.DAY), ("vi", 1440, Mode.NIGHT)],
)
def test_axe_finds_nothing_in_a_specimen(
    browser: Browser, served: Any, axe: str, language: str, width: int, mode: Mode
) -> None:
    """Without the fixture that watches the console: files that are gone are meant to be."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page, found, wide = context.new_page(), [], []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path in [*specimens(language, mode), *chapters(language)]:
        page.goto(served.url + path, wait_until="domcontentloaded")
        page.evaluate(axe)
        results = page.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: false})")
        for violation in results["violations"]:
            nodes = [f"{node['target']} {node['failureSummary'].splitlines()[-1]}" for node in violation["nodes"][:3]]
            found.append(f"{path}: {violation['id']}: {nodes}")
        if (reached := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide.append((path, reached))
    context.close()
    assert (found, wide, errors) == ([], [], [])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_html_checker_finds_nothing(served: Any, vnu: list[str], tmp_path: Path, language: str) -> None:
    paths = [*specimens(language, Mode.DAY), *chapters(language)]
    for number, path in enumerate(paths):
        with urlopen(served.url + path) as answer:
            (tmp_path / f"{number:03d}.html").write_bytes(answer.read())
    done = subprocess.run([*vnu, "--format", "json", str(tmp_path)], capture_output=True, text=True, check=False)
    found = [one for one in json.loads(done.stderr)["messages"] if UNCERTAIN not in one["message"]]
    assert [(paths[int(Path(one["url"]).stem)], one["message"], one.get("extract")) for one in found] == []


def test_day_and_night_differ_and_neither_asks_the_browser(page: Page, served: Any) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for mode in (Mode.DAY, Mode.NIGHT):
            page.goto(f"{served.url}/vi/styleguide/card/usual/{mode}")
            colours[scheme, mode] = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert colours["light", Mode.DAY] == colours["dark", Mode.DAY] != colours["dark", Mode.NIGHT]
    assert colours["light", Mode.NIGHT] == colours["dark", Mode.NIGHT]


def test_paper_has_no_rooms_and_no_filters(page: Page, served: Any) -> None:
    page.goto(f"{served.url}/vi/styleguide/whole-search/list/paper")
    assert page.locator(".on-paper").is_visible()
    assert not page.locator(".site-nav").is_visible()
    assert not page.locator(".filters").is_visible()


def test_a_state_is_that_of_the_sites_own_rules(page: Page, served: Any) -> None:
    """What a class calls is what a real pointer would do."""
    page.goto(f"{served.url}/vi/styleguide/buttons/usual/day")
    button = page.locator(".button").first
    before = button.evaluate("element => getComputedStyle(element).backgroundColor")
    button.hover()
    hovered = button.evaluate("element => getComputedStyle(element).backgroundColor")
    page.goto(f"{served.url}/vi/styleguide/buttons/hover/day")
    page.mouse.move(0, 0)
    assert page.locator(".button").first.evaluate("element => getComputedStyle(element).backgroundColor") == hovered
    assert hovered != before


@pytest.mark.webgl
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("model/without-webgl", "This browser cannot draw models."),
        ("model/gone", "The model cannot be shown here."),
        ("zoom/gone", "The picture cannot be shown at the moment."),
        ("model/slow", "Loading:"),
    ],
)
def test_a_viewer_that_fails_says_so(browser: Browser, served: Any, address: str, words: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    page.goto(f"{served.url}/en/styleguide/{address}/day", wait_until="domcontentloaded")
    page.locator(".viewer-message", has_text=words).wait_for(timeout=15_000)
    context.close()


@pytest.mark.webgl
@pytest.mark.parametrize("address", ["model/open", "zoom/open"])
def test_a_viewer_that_works_has_its_buttons(page: Page, served: Any, address: str) -> None:
    page.goto(f"{served.url}/vi/styleguide/{address}/day")
    page.locator(".viewer-tools button").first.wait_for(timeout=90_000)  # a feigned graphics card takes its time


def test_a_map_without_webgl_stays_as_it_was_drawn(page: Page, served: Any) -> None:
    page.goto(f"{served.url}/vi/styleguide/map/drawn/day", wait_until="load")
    page.evaluate("new Promise(done => requestIdleCallback(() => requestIdleCallback(done)))")  # the map waits for one
    assert page.locator(".map-room").count() == 0
    assert page.locator(".map-drawing").is_visible()


def test_a_window_is_as_high_as_what_is_in_it(page: Page, served: Any) -> None:
    page.goto(f"{served.url}/vi/styleguide/search")
    window = page.locator("iframe[data-fits]").first
    window.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('iframe[data-fits]').style.blockSize !== ''")
    assert 40 < float(window.evaluate("frame => frame.getBoundingClientRect().height")) < 400


def test_every_state_that_opens_a_viewer_is_told_so() -> None:
    opened = {component.name for component, state in STATES if state.viewers is not Viewers.CLOSED}
    assert opened == {"zoom", "model", "map", "panorama"}
