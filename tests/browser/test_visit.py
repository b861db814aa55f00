"""A visit: by keyboard, by mouse, on paper."""

import re
from typing import Any

from playwright.sync_api import Page, expect


def record(served: Any, name: str, language: str = "vi") -> str:
    return f"{served.url}/{language}/records/{served.furnished.ids[name]}"


def test_the_first_key_leads_past_the_lintel(page: Page, served: Any) -> None:
    page.goto(f"{served.url}/vi/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_what_is_typed_at_home_is_found(page: Page, served: Any) -> None:
    page.goto(f"{served.url}/vi/")
    page.get_by_role("searchbox").fill("trong dong")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/vi/search\?q=trong"))
    page.get_by_role("link", name="Trống đồng Ngọc Lũ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trống đồng Ngọc Lũ")


def test_a_ticked_filter_narrows_at_once_and_leaves_a_short_address(page: Page, served: Any) -> None:
    page.goto(f"{served.url}/vi/search")
    page.get_by_role("checkbox", name="Nhân vật").check()
    expect(page).to_have_url(f"{served.url}/vi/search?kind=person")
    expect(page.locator(".cards > li")).to_have_count(1)
    page.locator(".chip").first.click()
    expect(page).to_have_url(f"{served.url}/vi/search")


def test_the_focus_stays_on_the_filter_that_was_ticked_by_key(page: Page, served: Any) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{served.url}/vi/search?q=")
    box = page.locator('.filters input[name="kind"]').nth(1)
    chosen = box.get_attribute("value")
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**kind=**")
    expect(page.locator(f'.filters input[name="kind"][value="{chosen}"]')).to_be_focused()
    page.keyboard.press("Space")
    page.wait_for_url(lambda url: "kind=" not in url)
    expect(page.locator(f'.filters input[name="kind"][value="{chosen}"]')).to_be_focused()


def test_the_whole_menu_is_there_on_a_phone(page: Page, served: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{served.url}/vi/")
    for room in ("Tra cứu", "Giới thiệu"):
        expect(page.locator(".site-nav").get_by_role("link", name=room)).to_be_in_viewport(ratio=1)


def test_the_filters_are_folded_away_on_a_phone(page: Page, served: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{served.url}/vi/search")
    box = page.get_by_role("checkbox", name="Nhân vật")
    expect(box).to_be_hidden()
    page.locator(".filters > summary").click()
    page.locator(".filters details > summary", has_text="Nhóm").click()
    expect(box).to_be_visible()


def test_the_other_language_shows_the_same_record(page: Page, served: Any) -> None:
    page.goto(record(served, "site"))
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chu Quyến Communal House")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_picture_opens_for_a_closer_look_and_closes_again(page: Page, served: Any) -> None:
    page.goto(record(served, "site"))
    button = page.get_by_role("button", name="Nhìn thật gần")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".stage-viewer canvas").first).to_be_visible()
    expect(page.locator(".stage-picture")).to_be_hidden()
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator(".stage-picture")).to_be_visible()


def test_on_paper_there_is_the_text_and_the_permanent_address(page: Page, served: Any) -> None:
    page.goto(record(served, "site"))
    page.emulate_media(media="print")
    expect(page.locator(".site-nav")).to_be_hidden()
    expect(page.get_by_text("Dân trong vùng quen gọi là đình Chàng")).to_be_visible()
    expect(page.locator("a.permanent")).to_be_visible()


def test_a_dark_room_leaves_nothing_on_paper(page: Page, served: Any) -> None:
    colours = """() => [...document.querySelectorAll(".map-neighbours, .map-label-country")].map(
        (one) => getComputedStyle(one).fill)"""
    page.goto(record(served, "site"))
    page.emulate_media(media="print", color_scheme="light")
    light = page.evaluate(colours)
    page.emulate_media(media="print", color_scheme="dark")
    assert light
    assert page.evaluate(colours) == light


def test_letters_with_two_marks_are_drawn_in_the_sites_own_fonts(page: Page, served: Any) -> None:
    page.goto(record(served, "site"))
    page.evaluate("document.fonts.ready")
    for font, text in (('600 20px "Museum Serif"', "Quyến Ễ"), ('16px "Public Sans"', "ễ")):
        assert page.evaluate("([font, text]) => document.fonts.check(font, text)", [font, text])


def test_on_a_phone_the_row_of_rooms_shows_where_the_reader_is(page: Page, served: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{served.url}/vi/about")
    expect(page.locator(".site-nav").get_by_role("link", name="Giới thiệu")).to_be_in_viewport(ratio=1)


def test_links_that_stand_alone_can_be_hit_with_a_thumb(page: Page, served: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(record(served, "site"))
    for link in page.locator(".crumbs a, .site-footer a, .site-nav a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 24
