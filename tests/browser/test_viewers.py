"""The viewers in a real browser: tiles come, keys and buttons work, a model turns, and what fails says so."""

import io
import threading
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
import trimesh
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, Response, expect
from werkzeug.serving import make_server

from catalog.derivatives import DerivativeRole
from tests.viewer.exhibits import File, Part, Pyramid, encoded, exhibit, make_pyramid, open_house, photo

pytestmark = pytest.mark.webgl

expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class Rooms:
    """A served museum: pages of records with pictures, a model, a broken one, a sound, and with long pictures."""

    url: str
    pictures: str
    model: str
    broken: str
    bell: str
    scroll: str
    pillar: str
    board: str
    tower: str
    posed: str
    first: File


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    """Served under another name than the museum's own public one, as behind a proxy."""
    house = open_house(tmp_path_factory.mktemp("rooms"))
    pyramid = make_pyramid(1000, 750)
    box = trimesh.creation.box((1, 2, 0.5))
    box.visual.vertex_colors = [[200 - 20 * n, 60 + 20 * n, 40, 255] for n in range(8)]
    first = photo(pyramid)
    ids = [
        exhibit(house.museum, first, photo(pyramid), vi="Đình", en="House"),
        exhibit(house.museum, _model(box.export(file_type="glb")), vi="Bia", en="Stele", kind="artefact"),
        exhibit(house.museum, _model(b"glTF and then nothing"), vi="Hỏng", en="Broken", kind="artefact"),
        exhibit(house.museum, *_sound(), vi="Chuông", en="Bell", kind="artefact"),
        *(
            exhibit(house.museum, photo(make_pyramid(*sides)), vi="Tranh", en="Painting.", kind="artefact")
            for sides in ((3000, 500), (400, 2400), (1500, 500), (500, 1500))
        ),
        exhibit(house.museum, _posed(box.export(file_type="glb"), pyramid), vi="Voi", en="Elephant", kind="artefact"),
    ]
    server = make_server("127.0.0.1", 0, house.client.application, threaded=True)
    url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    pages = [f"{url}/en/records/{one}" for one in ids]
    yield Rooms(url, *pages, first)
    server.shutdown()
    thread.join()
    house.museum.database.dispose()


def _sound() -> list[File]:
    """Two seconds of silence with captions in two languages."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(32_000))
    said = {"vi": "Một tiếng chuông", "en": "A bell"}
    return [
        File("sound", (Part(DerivativeRole.SOUND, "audio/wav", file.getvalue()),), "chuong.wav", "audio/wav"),
        *(
            File("captions", (Part(DerivativeRole.CAPTIONS, "text/vtt", _vtt(text)),), f"chuong.{tag}.vtt", "text/vtt")
            for tag, text in said.items()
        ),
    ]


def _vtt(text: str) -> bytes:
    return f"WEBVTT\n\n00:00.000 --> 00:02.000\n{text}\n".encode()


def _model(data: bytes) -> File:
    return File("model", (Part(DerivativeRole.MODEL_GLB, "model/gltf-binary", data),))


def _posed(data: bytes, pyramid: Pyramid) -> File:
    """A model with the picture that stands for it."""
    model = _model(data)
    picture = encoded(pyramid.picture.resize((120, 90)), "WEBP")
    return replace(model, parts=(*model.parts, Part(DerivativeRole.WEBP_1200, "image/webp", picture, 120, 90)))


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".stage-open").first.click()


def look(page: Page, canvas: Locator) -> bytes:
    """What is drawn now; unlike the locator's own screenshot it needs no rest to begin; software GL compiles slowly."""
    box = canvas.bounding_box()
    assert box is not None
    return page.screenshot(clip=box, timeout=90_000)


def look_until(page: Page, canvas: Locator, is_right: Callable[[bytes], bool]) -> bytes:
    """What is drawn once `is_right` says so; software GL on a busy machine takes its time."""
    for _ in range(60):
        seen = look(page, canvas)
        if is_right(seen):
            return seen
        page.wait_for_timeout(250)
    raise AssertionError("the view did not become right in time")


def is_drawn(seen: bytes) -> bool:
    """Whether the model, which is brighter than its stage, can be seen."""
    return Image.open(io.BytesIO(seen)).convert("RGB").getextrema()[0][1] > 90 and len(seen) > 3000


def test_tiles_come_from_this_host_and_every_one_arrives(page: Page, rooms: Rooms) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - playwright marks its handlers
    opened(page, rooms.pictures)
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_load_state("networkidle")
    pictures = [answer for answer in answers if "/iiif/3/" in answer.url]
    assert len([answer for answer in pictures if answer.url.endswith(".jpg")]) > 3
    assert {answer.status for answer in answers} <= {200, 301, 304}
    assert all(answer.url.startswith(rooms.url) for answer in answers)


def test_the_picture_has_a_name_and_keys_move_it(page: Page, rooms: Rooms) -> None:
    opened(page, rooms.pictures)
    canvas = page.get_by_role("application", name="Arrow keys move")
    expect(canvas).to_be_focused()
    page.wait_for_load_state("networkidle")
    whole = look(page, canvas)
    page.keyboard.press("+")
    page.keyboard.press("+")
    look_until(page, canvas, lambda seen: seen != whole)


def _ends(seen: bytes) -> list[bool]:
    """Whether the picture, everywhere as blue, reaches the left, upper, right and lower edge, beside the eaves."""
    shown = Image.open(io.BytesIO(seen)).convert("RGB")
    wide, high = shown.size
    spots = [(24, high // 2), (wide // 2, 24), (wide - 24, high // 2), (wide // 2, high - 24)]
    return [abs(shown.getpixel(spot)[2] - 60) < 12 for spot in spots]


@pytest.mark.parametrize(("room", "colour"), [("scroll", 0), ("pillar", 1)])
def test_a_long_picture_opens_at_its_beginning_as_large_as_the_room_and_can_be_seen_whole(
    page: Page, rooms: Rooms, room: str, colour: int
) -> None:
    """Red grows to the right of it, green downwards."""
    page.set_viewport_size({"width": 700, "height": 900})
    opened(page, getattr(rooms, room))
    canvas = page.get_by_role("application", name="Arrow keys move")
    begun = look_until(page, canvas, lambda seen: all(_ends(seen)))
    shown = Image.open(io.BytesIO(begun)).convert("RGB")
    assert shown.getpixel((24, 24))[colour] < 30
    assert shown.getpixel((shown.width // 2, shown.height - 24))[colour] < 128
    page.get_by_role("button", name="Show the whole picture").click()
    look_until(page, canvas, lambda seen: _ends(seen) == [colour == 0, colour == 1] * 2)


@pytest.mark.parametrize(("room", "ends"), [("board", [True, False] * 2), ("tower", [False, True] * 2)])
def test_a_picture_that_is_not_that_long_opens_whole(page: Page, rooms: Rooms, room: str, ends: list[bool]) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    opened(page, getattr(rooms, room))
    canvas = page.get_by_role("application", name="Arrow keys move")
    look_until(page, canvas, lambda seen: _ends(seen) == ends)


def test_pictures_can_be_paged_through(page: Page, rooms: Rooms) -> None:
    opened(page, rooms.pictures)
    expect(page.get_by_role("status").filter(has_text="Picture 1 of 2")).to_be_visible()
    page.get_by_role("button", name="Next picture").click()
    expect(page.get_by_role("status").filter(has_text="Picture 2 of 2")).to_be_visible()
    page.get_by_role("button", name="Next picture").click()
    expect(page.get_by_role("status").filter(has_text="Picture 1 of 2")).to_be_visible()


def test_a_model_turns_by_keys_and_by_buttons(page: Page, rooms: Rooms) -> None:
    page.set_viewport_size({"width": 600, "height": 600})
    opened(page, rooms.model)
    canvas = page.get_by_role("application", name="Arrow keys turn")
    expect(canvas).to_be_focused()
    expect(page.get_by_role("button", name="Come closer")).to_be_visible()
    page.keyboard.press("0")
    first = look_until(page, canvas, is_drawn)
    views = [first]
    for act in (
        lambda: page.keyboard.press("ArrowRight"),
        lambda: page.get_by_role("button", name="Look from higher up").press("Enter"),
        lambda: page.get_by_role("button", name="Come closer").press("Enter"),
    ):
        canvas.focus()
        act()
        canvas.focus()
        views.append(look_until(page, canvas, lambda seen: seen not in views))
    page.keyboard.press("0")
    look_until(page, canvas, lambda seen: seen == first)


@pytest.mark.parametrize(("language", "sentence"), [("en", "check the connection"), ("vi", "Lúc này chưa tải được")])
@pytest.mark.parametrize("room", ["pictures", "model"])
def test_a_viewer_that_cannot_be_fetched_says_so_and_opens_once_it_can(
    browser: Browser, rooms: Rooms, room: str, language: str, sentence: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(getattr(rooms, room).replace("/en/", f"/{language}/"))
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    button = page.locator(".stage-open").first
    said = page.get_by_role("status").filter(has_text=sentence)
    for _ in range(2):
        button.click()
        expect(said).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "false")
    context.set_offline(False)
    button.click()
    expect(page.get_by_role("application").first).to_be_visible()
    expect(said).to_be_hidden()
    assert faults == []
    context.close()


def test_a_viewer_whose_library_did_not_come_is_begun_anew_when_it_is_opened_again(
    browser: Browser, rooms: Rooms
) -> None:
    page = browser.new_page()
    page.route("**/openseadragon*", lambda route: route.abort())
    opened(page, rooms.pictures)
    expect(page.get_by_role("status").filter(has_text="cannot be shown at the moment")).to_be_visible()
    page.unroute("**/openseadragon*")
    button = page.locator(".stage-open").first
    button.click()
    button.click()
    expect(page.get_by_role("application").first).to_be_visible()
    page.close()


NO_CANVAS = "HTMLCanvasElement.prototype.getContext = () => null"


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    ("room", "blocked", "says"),
    [
        ("pictures", "**/vendor/**", "cannot be shown at the moment"),
        ("pictures", "**/iiif/manifest/**", "cannot be shown at the moment"),
        ("pictures", "**/info.json", "cannot be shown at the moment"),
        ("posed", "**/vendor/**", "The model cannot be shown here."),
        ("posed", "**/*.glb", "The model cannot be shown here."),
        ("posed", "", "This browser cannot draw models."),
    ],
)
def test_what_cannot_start_leaves_the_picture_that_was_there(
    browser: Browser, rooms: Rooms, room: str, blocked: str, says: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    if blocked:
        page.route(blocked, lambda route: route.abort())
    else:
        page.add_init_script(NO_CANVAS)
    opened(page, getattr(rooms, room))
    for _ in range(2):
        expect(page.get_by_role("status").filter(has_text=says)).to_be_visible()
        picture = page.locator(".stage img:visible")
        expect(picture).to_have_count(1)
        expect(picture).not_to_have_js_property("naturalWidth", 0)
        expect(picture).to_be_in_viewport()
        expect(page.locator(".viewer-tools")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(page.locator(".stage-picture img").first).to_be_visible()
        expect(page.locator(".stage-open").first).to_be_focused()
        page.locator(".stage-open").first.click()
    context.close()


@pytest.mark.parametrize("room", ["pictures", "posed"])
def test_what_started_has_no_still_picture_behind_it(page: Page, rooms: Rooms, room: str) -> None:
    opened(page, getattr(rooms, room))
    expect(page.get_by_role("application").first).to_be_visible()
    expect(page.locator(".viewer-flat")).to_have_count(0)


def test_a_broken_model_says_so_and_offers_the_file(browser: Browser, rooms: Rooms) -> None:
    page = browser.new_page()
    opened(page, rooms.broken)
    message = page.get_by_role("status").filter(has_text="The model cannot be shown here.")
    expect(message).to_be_visible()
    expect(message.get_by_role("link", name="Download it")).to_be_visible()
    page.close()


def test_a_browser_without_webgl_says_so(browser: Browser, rooms: Rooms) -> None:
    page = browser.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    opened(page, rooms.model)
    expect(page.get_by_role("status").filter(has_text="This browser cannot draw models.")).to_be_visible()
    page.close()


def test_a_picture_that_went_away_says_so(browser: Browser, rooms: Rooms) -> None:
    page = browser.new_page()
    page.route("**/iiif/manifest/**", lambda route: route.fulfill(status=503, body="{}"))
    opened(page, rooms.pictures)
    expect(page.get_by_role("status").filter(has_text="cannot be shown at the moment")).to_be_visible()
    page.close()


def test_the_open_viewers_have_nothing_for_axe_to_find(page: Page, rooms: Rooms, axe: str) -> None:
    for address, name in ((rooms.pictures, "Arrow keys move"), (rooms.model, "Arrow keys turn")):
        opened(page, address)
        expect(page.get_by_role("application", name=name)).to_be_visible()
        page.evaluate(axe)
        found = page.evaluate("async () => (await axe.run('.stage')).violations.map((one) => one.id)")
        assert found == []


def test_a_title_that_ends_with_a_full_stop_is_announced_with_one(page: Page, rooms: Rooms) -> None:
    opened(page, rooms.scroll)
    expect(page.get_by_role("application", name="Deep zoom: Painting. Arrow keys")).to_be_visible()


def test_the_viewers_speak_the_pages_language(page: Page, rooms: Rooms) -> None:
    opened(page, rooms.model.replace("/en/", "/vi/"))
    expect(page.get_by_role("button", name="Xoay sang trái")).to_be_visible()


def test_on_a_phone_the_model_that_was_asked_for_is_in_view(page: Page, rooms: Rooms) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, rooms.model)
    expect(page.locator('[data-viewer="model"]')).to_be_in_viewport(ratio=0.95)


def test_the_captions_of_a_recording_stand_under_it_in_the_readers_language(page: Page, rooms: Rooms) -> None:
    page.goto(rooms.bell)
    words = page.locator("[data-cues]")
    expect(words).to_have_text("The captions appear here while it plays.")
    page.evaluate("const it = document.querySelector('audio'); it.muted = true; it.currentTime = 0.5; it.play()")
    expect(words).to_have_text("A bell")
    expect(words).to_have_attribute("lang", "en")
