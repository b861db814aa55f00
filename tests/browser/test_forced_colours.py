"""Where readers have colours of their own, what is current can be told from what is not."""

from typing import Any

import pytest
from playwright.sync_api import Browser

ROOMS = ("search", "search?look=list", "map", "timeline", "festivals", "about", "visiting")
_LOOKS = """names => {
    const look = one => { const own = getComputedStyle(one); return names.map(name => own[name]).join(' '); };
    return [...document.querySelectorAll('[aria-current]')].map(current => {
        const list = current.closest('nav');
        const links = [...list.querySelectorAll('a:not([aria-current])')];
        const others = links.filter(one => !one.matches('[rel=prev], [rel=next]'));
        return [current.textContent, look(current), [...new Set(others.map(look))]];
    });
}"""
_STYLES = ["color", "backgroundColor", "borderBlockEndColor", "borderBlockEndWidth"]
_GROUND = "getComputedStyle(document.documentElement).backgroundColor"
_PAPER = "getComputedStyle(document.querySelector('.site-header')).backgroundColor"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_current_differs_from_its_neighbours_and_these_do_not_look_current(
    browser: Browser, served: Any, scheme: Any
) -> None:
    context = browser.new_context(forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    seen = 0
    for room in ROOMS:
        page.goto(f"{served.url}/vi/{room}")
        for text, current, others in page.evaluate(_LOOKS, _STYLES):
            seen += 1
            assert others, (room, text)
            assert current not in others, (room, text)
        header = page.locator(".site-nav a:not([aria-current])").first
        line = header.evaluate("one => getComputedStyle(one).borderBlockEndColor")
        assert line == page.evaluate(_PAPER), room
    context.close()
    assert seen > len(ROOMS)


def test_the_gap_between_leaves_is_no_box(browser: Browser, served: Any) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{served.url}/vi/styleguide/pager/middle/day")
    gap, leaf, current = (page.locator(f".pager {one}").first for one in (".gap", "a[href]", "[aria-current]"))
    border, ground = "one => getComputedStyle(one).borderBlockEndColor", _GROUND
    assert gap.evaluate(border) == page.evaluate(ground) != leaf.evaluate(border)
    assert current.evaluate("one => getComputedStyle(one).backgroundColor") != page.evaluate(ground)
    context.close()
