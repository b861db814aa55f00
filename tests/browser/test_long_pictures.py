"""Pictures of any form among those of a record: none higher than the window, none larger than its own pixels."""

import threading
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from catalog.derivatives import DerivativeRole
from tests.viewer.exhibits import File, Part, encoded, exhibit, make_pyramid, open_house, photo

FORMS = [(6000, 20), (20, 6000), (600, 6000), (1000, 1500), (120, 90)]
_LONGEST_PX = 1200
_MEASURED = """() => [...document.querySelectorAll('.gallery img')].map(one => {
    const {width, height} = one.getBoundingClientRect(), link = one.closest('a').getBoundingClientRect();
    const [wide, high] = [one.getAttribute('width'), one.getAttribute('height')].map(Number);
    return {width, height, wide, high, link: Math.min(link.width, link.height)};
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A record of a usual picture, and behind it of those that are not."""
    house = open_house(tmp_path_factory.mktemp("long"))
    record = exhibit(house.museum, photo(make_pyramid(1000, 750)), *(_shown(*form) for form in FORMS), vi="Tranh")
    server = make_server("127.0.0.1", 0, house.client.application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/vi/records/{record}"
    server.shutdown()
    thread.join()
    house.museum.database.dispose()


def _shown(width: int, height: int) -> File:
    """A photograph of this form in the size that a page shows."""
    share = min(1.0, _LONGEST_PX / max(width, height))
    size = max(1, round(width * share)), max(1, round(height * share))
    data = encoded(Image.new("RGB", size, "#7a3b2e"), "WEBP")
    return File("image", (Part(DerivativeRole.WEBP_1200, "image/webp", data, *size),), f"{width}.jpg", "image/jpeg")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900)])
def test_no_picture_is_higher_than_the_window_or_larger_than_its_pixels(
    browser: Browser, address: str, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    measured = page.evaluate(_MEASURED)
    long = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    context.close()
    assert len(measured) == len(FORMS)
    for one in measured:
        assert one["height"] <= height + 1
        assert one["width"] <= one["wide"] + 1
        assert one["height"] <= one["high"] + 1
        assert one["link"] >= 44 - 1
    assert long[0] < 6 * height + 4000
    assert long[1] == width


def test_a_usual_picture_is_as_wide_as_its_column(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    usual = page.evaluate(_MEASURED)[FORMS.index((1000, 1500))]
    context.close()
    assert usual["width"] == pytest.approx(360 - 2 * 16, abs=2)
    assert usual["height"] == pytest.approx(1.5 * usual["width"], abs=2)
