"""A page of any type weighs at most 150 kB on a phone before its viewers, whose bytes come when somebody wants them."""

import csv
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.request import urlopen

import pytest
from page_weight import MOST_KB, ROOMS, WINDOWS, opened, total
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from heritage.app import create_app
from heritage.paths import DEMO
from heritage.settings import read_settings
from heritage.wiring import open_museum

MOST_BYTES = MOST_KB * 1000
MOST_BYTES_BUT_PICTURES = 90_000
"""So that there is room for pictures, of which a furnished museum has small ones."""
KINDS = ("site", "artefact", "document", "intangible", "person", "event", "place", "collection", "bare")
PHONES = [name for name in WINDOWS if name.startswith("phone")]
MANY = 26
"""More photographs than a page of results has cards."""


@pytest.mark.parametrize("window", PHONES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_on_a_phone_weighs_at_most_150_kb(browser: Browser, served: Any, language: str, window: str) -> None:
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
    folder, data = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("full")
    photos = sorted(DEMO.glob("*/1-*.webp"))[:MANY]
    with (folder / "bang-ke.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["Số kiểm kê", "Loại", "Tên", "Bộ sưu tập"])
        sheet.writerow(["BST-1", "bộ sưu tập", "Hai mươi sáu tấm ảnh", ""])
        sheet.writerows([f"HV-{number:02}", "hiện vật", f"Tấm ảnh {number}", "BST-1"] for number in range(MANY))
    for number, photo in enumerate(photos):
        shutil.copyfile(photo, folder / f"HV-{number:02}_1.webp")
    environment = {"HERITAGE_DATA": str(data), "HERITAGE_LANGUAGE": "vi"}
    _heritage(["init", "--name", "Bảo tàng ảnh"], environment)
    _heritage(["ingest", str(folder), "--publish"], environment)
    settings = read_settings(environment)
    museum = open_museum(settings)
    server = make_server("127.0.0.1", 0, create_app(museum, settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    museum.database.dispose()


def _heritage(words: Sequence[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "heritage", *words], env=os.environ | environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


@pytest.mark.parametrize("window", PHONES)
@pytest.mark.parametrize("room", ["", "search", "search?look=list", "browse/artefact", "collection", "artefact"])
def test_a_page_of_many_photographs_does_too(browser: Browser, full: str, room: str, window: str) -> None:
    path = f"vi/{room}" if room not in ("collection", "artefact") else _first(full, room)
    weight = opened(browser, f"{full}/{path}", WINDOWS[window])
    assert weight["picture"] > 10_000
    assert total(weight) <= MOST_BYTES


def _first(url: str, kind: str) -> str:
    with urlopen(f"{url}/api/search?kind={kind}") as answer:
        return f"vi/records/{json.load(answer)['hits'][0]['id']}"
