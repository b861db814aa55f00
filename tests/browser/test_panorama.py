"""A panorama in a real browser: one turns around in it, and where that cannot be the picture stays as it was."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.browser.test_viewers import look_until, opened
from tests.viewer.exhibits import exhibit, make_pyramid, open_house, photo

pytestmark = pytest.mark.webgl

expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a record whose one picture is a panorama."""
    house = open_house(tmp_path_factory.mktemp("yard"))
    record = exhibit(house.museum, photo(make_pyramid(1024, 512), role="panorama"), vi="Sân", en="Yard")
    server = make_server("127.0.0.1", 0, house.client.application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/en/records/{record}"
    server.shutdown()
    thread.join()
    house.museum.database.dispose()


def test_one_turns_around_by_keys_and_buttons_and_comes_back_to_the_beginning(page: Page, yard: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 600, "height": 600})
    opened(page, yard)
    stage = page.get_by_role("application", name="Arrow keys look around")
    expect(stage).to_be_focused()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("0")
    expect(page.locator(".pnlm-load-box")).to_be_hidden()
    views: list[bytes] = []
    look_until(page, stage, lambda seen: views.append(seen) or views[-2:] == [seen, seen])  # it is at rest
    views = views[-1:]
    for act in (
        lambda: page.keyboard.press("ArrowRight"),
        lambda: page.get_by_role("button", name="Look up").press("Enter"),
        lambda: page.get_by_role("button", name="Come closer").press("Enter"),
    ):
        act()
        stage.focus()
        views.append(look_until(page, stage, lambda seen: seen not in views))
    page.keyboard.press("0")
    look_until(page, stage, lambda seen: seen == views[0])


def test_the_library_is_fetched_only_when_somebody_wants_to_look_around(page: Page, yard: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(yard)
    page.wait_for_load_state("networkidle")
    assert not [one for one in fetched if "pannellum" in one or "full/max" in one]
    page.locator(".stage-open").first.click()
    expect(page.get_by_role("button", name="Turn to the left")).to_be_visible()
    assert [one for one in fetched if "pannellum" in one]


def test_one_viewer_closes_the_other_and_escape_brings_the_picture_back(page: Page, yard: str) -> None:
    opened(page, yard)
    expect(page.get_by_role("application", name="Arrow keys look around")).to_be_focused()
    page.get_by_role("button", name="Look closely").click()
    expect(page.locator("[data-viewer=panorama]")).to_be_hidden()
    expect(page.get_by_role("application", name="Arrow keys move")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".stage-picture img")).to_be_visible()


@pytest.mark.parametrize("fault", ["no WebGL", "no picture", "no library"])
def test_what_fails_leaves_the_picture_unrolled_and_says_so(browser: Browser, yard: str, fault: str) -> None:
    page = browser.new_page()
    if fault == "no WebGL":
        page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    else:
        page.route("**/full/max/**" if "picture" in fault else "**/pannellum.js", lambda route: route.abort())
    opened(page, yard)
    says = "this is the panorama unrolled" if fault == "no WebGL" else "cannot be fetched at the moment"
    expect(page.get_by_role("status").filter(has_text=says)).to_be_visible()
    expect(page.locator(".viewer-flat")).to_be_visible()
    page.close()


def test_the_open_panorama_has_nothing_for_axe_to_find_and_breaks_no_policy(page: Page, yard: str, axe: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    opened(page, yard)
    expect(page.get_by_role("application", name="Arrow keys look around")).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate("async () => (await axe.run('.stage')).violations.map((one) => one.id)") == []
    assert refused == []
