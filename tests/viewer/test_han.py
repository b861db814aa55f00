"""Hán is read in a font that the site brings along, and only pages that hold Hán pay for it."""

import re
from typing import Any

import pytest

from viewer import han


def test_only_a_page_with_han_leads_to_the_font(house: Any) -> None:
    with house.client.application.test_request_context():
        for character in "慶⼈㐀豈𡨸":
            assert b"han.css" in han.with_font(f"<head></head>{character}".encode(), "v")
        for text in ("Đình Chu Quyến", "“2 – 3” …", "ア", "ﬁ", "🐢"):
            assert b"han.css" not in han.with_font(f"<head></head>{text}".encode(), "v")


def test_every_slice_of_the_font_is_there(house: Any) -> None:
    sheet = house.client.get("/static/v/now/css/han.css").text
    if not sheet:
        pytest.skip("the site's libraries are not here: make assets")
    addresses = re.findall(r"url\(([^)]+)\)", sheet)
    assert len(addresses) == sheet.count("@font-face") > 90
    assert {house.client.head(address).status_code for address in addresses} == {200}
    assert re.search(r"U\+[0-9a-f-]+", sheet)
