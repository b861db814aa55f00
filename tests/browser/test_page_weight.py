"""A page of any type weighs at most 150 kB on a phone and on a desk before its viewers and before anybody scrolls."""

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from page_weight import MOST_KB, ROOMS, SHARP_WINDOWS, WINDOWS, opened, total
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from catalog import institutions
from catalog.ids import derived_id
from heritage.app import create_app
from heritage.paths import DEMO
from heritage.settings import Settings, read_settings
from heritage.wiring import open_museum
from viewer.pages import hero

MOST_BYTES = MOST_KB * 1000
LEAST_PICTURE = 5_000
"""Where a page shows but one picture, as a card it weighs at most 9,500."""
MOST_BYTES_BUT_PICTURES = 90_000
"""So that there is room for pictures, of which a furnished museum has small ones."""
KINDS = ("site", "artefact", "document", "intangible", "person", "event", "place", "collection", "bare")
ROOMS_OF_MANY = ("", "search", "search?look=list", "browse/artefact", "collection", "artefact")
DAY = date(2026, 11, 28)
MANY = 26
"""More photographs than a page of results has cards."""


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_weighs_at_most_150_kb(browser: Browser, served: Any, language: str, window: str) -> None:
    paths = [*ROOMS.values(), *(f"records/{served.furnished.ids[kind]}" for kind in KINDS)]
    paths.append(f"institutions/{served.furnished.institution}")
    weights = {path: opened(browser, f"{served.url}/{language}/{path}", WINDOWS[window]) for path in paths}
    heavy = {path: weight for path, weight in weights.items() if total(weight) > MOST_BYTES}
    heavy |= {path: one for path, one in weights.items() if total(one) - one["picture"] > MOST_BYTES_BUT_PICTURES}
    assert heavy == {}
    assert all(weight["font"] for weight in weights.values())


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a museum of more photographs than a page shows, all in one collection, brought as curators do."""
    with _museum_of(sorted(DEMO.glob("*/1-*.webp"))[:MANY], tmp_path_factory) as url:
        yield url


@pytest.fixture(scope="module")
def leafy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same of nothing but leaves, of which no picture is small."""
    folder = tmp_path_factory.mktemp("leaves")
    with _museum_of([_leaves(folder / f"{seed:02}.webp", seed) for seed in range(MANY)], tmp_path_factory) as url:
        yield url


def _leaves(path: Path, seed: int) -> Path:
    """A picture full of small leaves in light and shade."""
    drawn = random.Random(seed)
    image = Image.new("RGB", (1600, 1200), (24, 36, 14))
    pen = ImageDraw.Draw(image)
    for _ in range(14_000):
        x, y, wide, high = drawn.randrange(1600), drawn.randrange(1200), drawn.randint(6, 26), drawn.randint(6, 26)
        light = drawn.randint(20, 150)
        pen.ellipse((x, y, x + wide, y + high), fill=(light * 3 // 4, light + drawn.randint(0, 60), light // 3))
    image.save(path, quality=90)
    return path


@contextmanager
def _museum_of(photos: Sequence[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Whose collection always begins with the first photograph and borrows it, and whose front room shows the same ones
    every day: the ids of its records follow from that of its institution.
    """
    folder, data = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("full")
    with (folder / "bang-ke.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["Số kiểm kê", "Loại", "Tên", "Thứ tự tham quan", "Bộ sưu tập"])
        sheet.writerow(["BST-1", "bộ sưu tập", "Hai mươi sáu tấm ảnh", "HV-00", ""])
        sheet.writerows([f"HV-{number:02}", "hiện vật", f"Tấm ảnh {number}", "", "BST-1"] for number in range(MANY))
    for number, photo in enumerate(photos):
        shutil.copyfile(photo, folder / f"HV-{number:02}_1.webp")
    environment = {"HERITAGE_DATA": str(data), "HERITAGE_LANGUAGE": "vi"}
    settings = read_settings(environment)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(institutions, "new_id", lambda: derived_id("Bảo tàng ảnh"))
        patched.setattr(hero, "today", lambda: DAY)
        _begin(settings)
        _heritage(["ingest", str(folder), "--publish"], environment)
        museum = open_museum(settings)
        server = make_server("127.0.0.1", 0, create_app(museum, settings), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        museum.database.dispose()


def _begin(settings: Settings) -> None:
    museum = open_museum(settings)
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng ảnh"})
    museum.database.dispose()


def _heritage(words: Sequence[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "heritage", *words], env=os.environ | environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("room", ROOMS_OF_MANY)
def test_a_page_of_many_photographs_does_too(browser: Browser, full: str, room: str, window: str) -> None:
    weight = opened(browser, _address(full, room), WINDOWS[window])
    assert weight["picture"] > LEAST_PICTURE
    assert total(weight) <= MOST_BYTES


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("room", ROOMS_OF_MANY)
def test_a_page_of_nothing_but_leaves_does_too(browser: Browser, leafy: str, room: str, window: str) -> None:
    weight = opened(browser, _address(leafy, room), WINDOWS[window])
    assert weight["picture"] > 15_000
    assert total(weight) <= MOST_BYTES


@pytest.mark.parametrize("window", SHARP_WINDOWS)
@pytest.mark.parametrize("room", ROOMS_OF_MANY)
def test_a_page_of_many_photographs_does_too_in_a_window_of_many_pixels(
    browser: Browser, full: str, room: str, window: str
) -> None:
    weight = opened(browser, _address(full, room), SHARP_WINDOWS[window])
    assert weight["picture"] > LEAST_PICTURE
    assert total(weight) <= MOST_BYTES


@pytest.mark.parametrize("room", ["search", "browse/artefact"])
def test_a_third_row_of_cards_begins_below_a_desk_however_short_their_titles(
    browser: Browser, full: str, room: str
) -> None:
    page = _looking_at(browser, _address(full, room), 900)
    tops = sorted({round(box["y"]) for one in page.locator(".cards li").all() if (box := one.bounding_box())})
    assert tops[1] < 900 <= tops[2]
    page.context.close()


def _address(url: str, room: str) -> str:
    return f"{url}/{_first(url, room) if room in ('collection', 'artefact') else f'vi/{room}'}"


def _first(url: str, kind: str) -> str:
    with urlopen(f"{url}/api/search?kind={kind}") as answer:
        return f"vi/records/{json.load(answer)['hits'][0]['id']}"


def test_pictures_below_the_window_come_once_the_reader_scrolls(browser: Browser, full: str) -> None:
    page = _looking_at(browser, f"{full}/vi/search", 900)
    pictures = page.locator(".cards img")
    expect(pictures.first).not_to_have_js_property("naturalWidth", 0)
    expect(pictures.nth(16)).to_have_js_property("naturalWidth", 0)
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 100)
    expect(pictures.nth(16)).not_to_have_js_property("naturalWidth", 0)
    page.mouse.wheel(0, 9_000)
    for picture in pictures.all():
        expect(picture).not_to_have_js_property("naturalWidth", 0)
    page.mouse.wheel(0, -20_000)
    expect(pictures.first).to_be_in_viewport()
    page.context.close()


def test_without_scripts_all_pictures_come_as_browsers_have_it(browser: Browser, full: str) -> None:
    page = _looking_at(browser, f"{full}/vi/search", 900, scripts=False)
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 9_000)
    for picture in page.locator(".cards img").all():
        expect(picture).not_to_have_js_property("naturalWidth", 0)
    page.locator(".cards img").last.scroll_into_view_if_needed()
    expect(page.locator(".cards img").last).to_be_in_viewport()
    page.context.close()


@pytest.mark.parametrize("room", ["search", "browse/artefact", "collection"])
def test_all_pictures_are_there_where_a_page_need_not_scroll(browser: Browser, full: str, room: str) -> None:
    page = _looking_at(browser, _address(full, room), 9_000)
    for picture in page.locator("main img").all():
        expect(picture).not_to_have_js_property("naturalWidth", 0)
        expect(picture).to_be_in_viewport()
    page.context.close()


def test_the_picture_of_a_record_has_its_room_before_it_comes(browser: Browser, full: str) -> None:
    page = _looking_at(browser, "about:blank", 900)
    page.route("**/*.webp", lambda route: route.abort())
    page.goto(_address(full, "artefact"))
    box = page.locator(".stage-picture img").bounding_box()
    assert box is not None
    assert box["height"] > 300
    page.context.close()


def _looking_at(browser: Browser, address: str, height_px: int, scripts: bool = True) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": height_px}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address, wait_until="load")
    return page
