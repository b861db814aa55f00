"""Debian's Chromium looking at a served museum, and axe-core, fetched once from npm and checked by its hash."""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from catalog import institutions
from heritage.app import create_app
from heritage.settings import read_settings
from heritage.wiring import open_museum
from tests.viewer.furnish import Furnished, furnish
from tools import assets, translations

AXE = "axe-core-4.14.1"
AXE_SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
VNU = "vnu-jar-26.9.27"
VNU_SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
CACHE = Path(sys.prefix) / "cache"


@dataclass(frozen=True)
class Served:
    """A museum that answers at `url`."""

    url: str
    furnished: Furnished


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A furnished museum, served by threads on a free port."""
    for language in translations.languages():
        translations.compile_if_older(language)
    settings = read_settings(
        {"HERITAGE_LANGUAGE": "vi", "HERITAGE_STYLEGUIDE": "1"}, data=tmp_path_factory.mktemp("served")
    )
    museum = open_museum(settings)
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thử", "en": "Test museum"}, description={"vi": "Để thử."})
    furnished = furnish(museum)
    server = make_server("127.0.0.1", 0, create_app(museum, settings), threaded=True)
    url = f"http://127.0.0.1:{server.server_port}"
    server.app = create_app(replace(museum, public_url=url), settings)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Served(url, furnished)
    server.shutdown()
    thread.join()
    museum.database.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window, WebGL and all pages drawn by the processor; skips where there is none."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs Debian's chromium (apt-get install chromium)")
    arguments = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    arguments += ["--disable-gpu-compositing"]  # else each page, too, is put together by what feigns a graphics card
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of 1440 by 900 pixels; the test fails where the page has an error or breaks its policy."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert faults == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core (MPL-2.0)."""
    with tarfile.open(_packed(AXE, AXE_SHA512)) as package:
        source = package.extractfile("package/axe.min.js")
        assert source is not None
        return source.read().decode()


@pytest.fixture(scope="session")
def vnu(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command of the Nu HTML checker (MIT); skips where there is no Java to run it."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("needs Java (apt-get install default-jre-headless)")
    folder = tmp_path_factory.mktemp("vnu")
    with tarfile.open(_packed(VNU, VNU_SHA512)) as package:
        member = next(one for one in package.getmembers() if one.name.endswith("/vnu.jar"))
        source = package.extractfile(member)
        assert source is not None
        (folder / "vnu.jar").write_bytes(source.read())
    return [java, "-jar", str(folder / "vnu.jar")]


def _packed(package: str, sha512: str) -> Path:
    """The package as npm has it, from the cache of this environment or fetched once, and compared with its hash."""
    archive = CACHE / f"{package}.tgz"
    if not archive.exists():
        CACHE.mkdir(exist_ok=True)
        command, path = assets._npm()
        name, _, version = package.rpartition("-")
        subprocess.run(
            [*command, "pack", f"{name}@{version}", "--silent", f"--pack-destination={CACHE}"],
            env={"PATH": path, "HOME": str(CACHE)},
            check=True,
            capture_output=True,
        )
    digest = hashlib.sha512(archive.read_bytes()).digest()
    assert base64.b64encode(digest).decode() == sha512, f"{archive} is not the package it should be"
    return archive
