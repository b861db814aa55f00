"""Hán is read in a font that the site cuts to the page: what is shown is in it, and only pages that show Hán pay."""

import re
from typing import Any

import pytest

from viewer.han import pages

POEM = "南國山河南帝居"


def linked(html: str) -> str:
    """The page as `with_font` gives it out, of a face that has all but Nôm beyond the first plane."""
    return pages.with_font(html.encode(), "v", range(0x10000)).decode()


def test_only_a_page_that_shows_han_of_the_face_leads_to_the_font(house: Any) -> None:
    with house.client.application.test_request_context():
        for character in "慶⼈㐀豈":
            assert "/static/v/v/han/" in linked(f"<head></head><p>{character}</p>")
        for text in ("𡨸", "Đình Chu Quyến", "“2 – 3” …", "ア", "ﬁ", "🐢"):
            assert "han" not in linked(f"<head></head>{text}")


def test_points_and_brackets_are_in_the_same_font(house: Any) -> None:
    with house.client.application.test_request_context():
        (code,) = re.findall(r"han/([^.]+)\.css", linked("<head></head>《大越》，天書。"))
        assert set(map(chr, pages.letters_of(code))) == set("《大越》，天書。")
        assert linked("<head></head>。") == "<head></head>。"


def test_what_a_page_only_holds_is_not_fetched_for_it(house: Any) -> None:
    hidden = '<head><title>慶</title><script type="application/ld+json">{"name": "慶"}</script></head><img alt="慶">'
    with house.client.application.test_request_context():
        assert linked(hidden) == hidden


def test_a_page_with_very_many_characters_fetches_those_that_come_first(house: Any) -> None:
    letters = range(0x4E00 + pages.MOST, 0x4DFF, -1)
    with house.client.application.test_request_context():
        page = linked(f"<head></head>{''.join(map(chr, letters))}")
    ((first, more),) = re.findall(r'href="[^"]*han/([^.]+)\.css" data-more="[^"]*han/([^.]+)\.css"', page)
    assert set(pages.letters_of(first)) == set(letters[: pages.MOST])
    assert pages.letters_of(more) == [letters[-1]]
    assert '<script type="module" src="/static/v/v/js/han.js">' in page


def test_an_address_names_each_character_once_and_in_order() -> None:
    letters = sorted(map(ord, set(POEM)))
    assert pages.letters_of(pages.code_of(letters)) == letters
    assert len(pages.code_of(letters)) < 3 * len(letters)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "!",
        "_",
        "A" * (pages.MAX_CODE_LETTERS + 1),
        pages.code_of([0x41]),
        pages.code_of([0x4E00, 0x4E00]),
        pages.code_of(range(0x4E00, 0x4E00 + pages.MOST + 1)),
        pages.code_of([0x7FFFFFFF]),
    ],
)
def test_an_address_that_names_nothing_leads_nowhere(house: Any, code: str) -> None:
    assert pages.letters_of(code) == []
    assert house.client.get(f"/static/v/now/han/{code}.css").status_code == 404


def test_the_sheet_of_a_page_leads_to_a_font_of_these_characters(house: Any) -> None:
    if house.client.application.extensions["statics"].han is None:
        pytest.skip("the site's libraries are not here: make assets")
    code = pages.code_of(sorted(map(ord, set(POEM))))
    sheet = house.client.get(f"/static/v/now/han/{code}.css")
    assert (sheet.mimetype, sheet.text.count("U+")) == ("text/css", len(set(POEM)))
    font = house.client.get(f"/static/v/now/han/{code}.woff")
    assert (font.mimetype, font.data[:4]) == ("font/woff", b"wOFF")
    assert len(font.data) < 1000 * len(set(POEM))
