"""What a page of the demo museum weighs when it is opened: bytes over the wire until it is at rest, nobody scrolling.

    python bench/page_weight.py [--data var/demo] [--url http://127.0.0.1:8000] [--languages vi en]

Debian's Chromium opens one page of every type with an empty cache, as a phone (360 x 800 CSS pixels, two device pixels
each) and as a desk (1440 x 900), both on a fast network and on a slow one, where Chromium fetches lazy pictures from
twice as far below the fold; and in windows of more pixels: a large phone, a tablet, a sharp desk. Counted is what came
over the wire, headers and all; what a viewer fetches beside the page that is there without it (on /map the map that
moves) is told, and not in the total. The demo museum is made and served by `heritage demo`; --url looks at a site that
is served already. Needs playwright and chromium (`make dev`).
Prints a table for each window, each row as it comes, one of the totals in all windows beside the bar, and a last line
of JSON with the total of every page in kB (1,000 bytes).
"""

import argparse
import json
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright
from serving import serving

from viewer.pages.reading import LEAFLETS

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("site", "artefact", "document", "intangible", "person", "event", "place", "collection")
ROOMS = {
    "home": "",
    "search": "search",
    "search for words": "search?q=dinh",
    "search as a list": "search?look=list",
    "nothing found": "search?q=khongcogicahetzz",
    "browse": "browse/artefact",
    "browse as a list": "browse/artefact?look=list",
    "collections": "browse/collection",
    "map": "map",
    "timeline": "timeline",
    "festivals": "festivals",
    "about": "about",
    **{leaflet: leaflet for leaflet in LEAFLETS},
    "no such page": "khong-co-trang-nay",
    "no such record": "records/zzzzzzzz",
}
LED_TO = {
    "exhibition": ("home", r'class="wall-text">\s*<h3><a href="([^"]+)"'),
    "institution": ("collection", r'href="(/\w+/institutions/[^"]+)"'),
    "what points to it": ("place", r'class="all-related">\s*<li><a class="[^"]+" href="([^"]+)"'),
}
"""Pages that are found on others: on which, and how the link reads."""
TYPES = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "font", "Image": "picture"}
MOST_KB = 150
COLUMNS = (*TYPES.values(), "other")
"""Sound among what is other."""
VIEWER = "viewer"
_OF_VIEWERS = re.compile(r"/static/vendor/|/map/")
"""Addresses from which viewers alone fetch: libraries, and what the map that moves shows."""
SLOW_ROUND_TRIP_MS = 300
"""Longer than the 272 ms from which Chromium calls a network '3g' (net/nqe/network_quality_estimator_params.cc)."""


@dataclass(frozen=True)
class Window:
    """How wide and high in CSS pixels, how many device pixels to each, and how long a round trip takes at least."""

    width_px: int
    height_px: int
    density: float
    round_trip_ms: int = 0


WINDOWS = {
    "phone": Window(360, 800, 2),
    "phone, slow network": Window(360, 800, 2, SLOW_ROUND_TRIP_MS),
    "desk": Window(1440, 900, 1),
    "desk, slow network": Window(1440, 900, 1, SLOW_ROUND_TRIP_MS),
}
SHARP_WINDOWS = {
    "large phone": Window(412, 915, 2.625),
    "tablet": Window(820, 1180, 2),
    "sharp desk": Window(1440, 900, 2),
}
"""Where a browser takes the largest size of every picture that it is offered."""


def main() -> None:
    """Open every page in every window, count, tell."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=ROOT / "var" / "demo")
    arguments.add_argument("--url")
    arguments.add_argument("--languages", nargs="+", default=["vi", "en"])
    options = arguments.parse_args()
    with _site(options.url, options.data) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        paths = {f"{name} ({one})": path for one in options.languages for name, path in pages(url, one).items()}
        found = {
            name: _table(browser, name, window, {page: url + path for page, path in paths.items()})
            for name, window in (WINDOWS | SHARP_WINDOWS).items()
        }
        browser.close()
    totals = {
        name: {page: round(total(weight) / 1000, 1) for page, weight in weights.items()}
        for name, weights in found.items()
    }
    _compare(totals)
    heaviest = {name: max(weights.values()) for name, weights in totals.items()}
    print(json.dumps({"bench": "page_weight", "unit": "kB", "heaviest": heaviest, "pages": totals}))


def pages(url: str, language: str) -> dict[str, str]:
    """A path for every type of page; of each kind of record the one with the most pictures."""
    found = {name: f"/{language}/{room}" for name, room in ROOMS.items()}
    lists = {kind: f"browse/{kind}" for kind in KINDS} | {"with sound": "search?media=sound"}
    for kind, room in lists.items():
        hrefs = re.findall(rf'href="(/{language}/records/[^"#]+)"', _page(f"{url}/{language}/{room}"))
        if hrefs:
            found[kind] = max(dict.fromkeys(hrefs), key=lambda path: _page(url + path).count("<img "))
    for name, (where, pattern) in LED_TO.items():
        if hrefs := re.findall(pattern, _page(url + (found.get(where) or f"/{language}/{where}"))):
            found[name] = unescape(hrefs[0])
    return found


def _page(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def opened(browser: Browser, address: str, window: Window) -> Counter[str]:
    """Bytes over the wire by what they are, of a page that is opened for the first time and not touched."""
    context = browser.new_context(
        viewport={"width": window.width_px, "height": window.height_px}, device_scale_factor=window.density
    )
    page = context.new_page()
    weight = weighed(page, window.round_trip_ms)
    page.goto(address, wait_until="load")
    page.wait_for_load_state("networkidle")
    context.close()
    return weight


def weighed(page: Page, round_trip_ms: int = 0) -> Counter[str]:
    """A count that grows with all that the page fetches from now on."""
    weight: Counter[str] = Counter()
    types: dict[str, str] = {}

    def began(event: Mapping[str, Any]) -> None:
        of_viewer = event["type"] != "Document" and _OF_VIEWERS.search(event["response"]["url"])
        types[event["requestId"]] = VIEWER if of_viewer else TYPES.get(event["type"], "other")

    def ended(event: Mapping[str, Any]) -> None:
        weight[types.get(event["requestId"], "other")] += int(event["encodedDataLength"])

    session = page.context.new_cdp_session(page)
    session.on("Network.responseReceived", began)
    session.on("Network.loadingFinished", ended)
    session.send("Network.enable")
    if round_trip_ms:
        throttled = {"offline": False, "latency": round_trip_ms, "downloadThroughput": -1, "uploadThroughput": -1}
        session.send("Network.emulateNetworkConditions", throttled)
    return weight


@contextmanager
def _site(url: str | None, data: Path) -> Iterator[str]:
    """The site that is served already, or the demo museum, served until the block ends."""
    if url:
        yield url.rstrip("/")
        return
    environment = os.environ | {"HERITAGE_DATA": str(data), "HERITAGE_LANGUAGE": "vi"}
    with serving([sys.executable, "-m", "heritage", "demo"], environment, ROOT) as server:
        yield f"http://127.0.0.1:{server.port}"


def _compare(totals: Mapping[str, Mapping[str, float]]) -> None:
    print(f"\n{'total, kB':28}" + "".join(f"{window:>22}" for window in totals))
    for page in next(iter(totals.values())):
        cells = [f"{weights[page]:.1f}{' !' if weights[page] > MOST_KB else '  '}" for weights in totals.values()]
        print(f"{page:28}" + "".join(f"{cell:>22}" for cell in cells))


def _table(browser: Browser, name: str, window: Window, addresses: Mapping[str, str]) -> dict[str, Counter[str]]:
    """What the pages weigh in this window; each is told once it is there."""
    weights = {}
    print(f"\n{name + ', kB':28}" + "".join(f"{column:>9}" for column in (*COLUMNS, "total", VIEWER)), flush=True)
    for page, address in addresses.items():
        weights[page] = opened(browser, address, window)
        print(f"{page:28}" + "".join(f"{size / 1000:9.1f}" for size in _columns(weights[page])), flush=True)
    return weights


def _columns(weight: Counter[str]) -> Sequence[int]:
    return [*(weight[name] for name in COLUMNS), total(weight), weight[VIEWER]]


def total(weight: Counter[str]) -> int:
    """All bytes but those of viewers."""
    return weight.total() - weight[VIEWER]


if __name__ == "__main__":
    main()
