"""Every page, at the width of a phone and of a desk: nothing for axe to find, nothing beyond the edge, no error."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from viewer.pages.reading import LEAFLETS
from viewer.styleguide import awkward

WIDTHS = (360, 1440)
ROOMS = ("", "search", "search?q=dinh", "search?q=khongcogicahetzz", "browse/artefact")
ROOMS += ("map", "timeline", "festivals", "about", *LEAFLETS)
ROOMS += ("search?q=dinh&look=list", *(f"styleguide/{name}" for name in awkward.NAMES))
KINDS = ("site", "artefact", "document", "intangible", "person", "event", "place", "collection", "bare")


@pytest.fixture(scope="module")
def paths(served: Any) -> list[str]:
    rooms = [*ROOMS, f"institutions/{served.furnished.institution}"]
    rooms += [f"records/{served.furnished.ids[kind]}" for kind in KINDS]
    return [f"/{language}/{room}" for language in ("vi", "en") for room in rooms]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(page: Page, served: Any, paths: list[str], axe: str, width: int) -> None:
    """By day and by night in turns: what is by day on a phone is by night on a desk, and so with the languages."""
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for path, scheme in zip(paths, _schemes(width, len(paths)), strict=True):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(served.url + path)
        page.evaluate(axe)
        results = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in results["violations"]:
            nodes = [f"{node['target']} {node['failureSummary'].splitlines()[-1]}" for node in violation["nodes"][:3]]
            found.append(f"{path} ({scheme}): {violation['id']}: {nodes}")
    assert found == []


def _schemes(width: int, pages: int) -> Iterator[Literal["light", "dark"]]:
    """For pages whose second half is the first in the other language: each is seen in all four lights and widths."""
    for number in range(pages):
        language, room = divmod(number, pages // 2)
        yield ("light", "dark")[(room + language + WIDTHS.index(width)) % 2]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_reaches_beyond_the_edge(page: Page, served: Any, paths: list[str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    wide = []
    for path in paths:
        page.goto(served.url + path)
        if (reached := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide.append((path, reached))
    assert wide == []


@pytest.mark.parametrize("letters", [36, 120, 250])
def test_a_readers_own_word_makes_no_page_wider_than_the_smallest_phone(
    browser: Browser, served: Any, letters: int
) -> None:
    word = "x" * letters
    rooms = [f"search?q={word}", f"search?q={word}&kind=site", f"search?q=dinh+{word}", f"search?type={word}"]
    rooms += [f"search?q={word}&look=list", f"search?q=1697+{word}", f"search?sort={word}", f"search?from={word}"]
    rooms += [f"search?q={word}&kind={word}", f"search?q={word}&page={word}", f"browse/site?q={word}", word]
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page, wide = context.new_page(), []
    for path in [f"/{language}/{room}" for language in ("vi", "en") for room in rooms]:
        page.goto(served.url + path)
        if (reached := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide.append((path[:30], reached))
    context.close()
    assert wide == []


def test_every_page_can_be_read_without_scripts(browser: Any, served: Any, paths: list[str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in paths:
        page.goto(served.url + path)
        assert page.locator("h1").is_visible(), path
        assert page.locator("main").inner_text().strip(), path
    context.close()


def test_the_html_checker_finds_nothing(served: Any, paths: list[str], vnu: list[str], tmp_path: Path) -> None:
    for number, path in enumerate(paths):
        with urlopen(served.url + path) as answer:
            (tmp_path / f"{number:03d}.html").write_bytes(answer.read())
    done = subprocess.run([*vnu, "--format", "json", str(tmp_path)], capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    assert [(paths[int(Path(one["url"]).stem)], one["message"], one.get("extract")) for one in found] == []
