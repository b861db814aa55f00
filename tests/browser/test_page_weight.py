"""A page of any type weighs at most 150 kB on a phone before its viewers, whose bytes come when somebody wants them."""

from typing import Any

import pytest
from page_weight import ROOMS, WINDOWS, opened, total
from playwright.sync_api import Browser

MOST_BYTES = 150_000
MOST_BYTES_BUT_PICTURES = 90_000
"""So that there is room for pictures, of which this museum has small ones."""
KINDS = ("site", "artefact", "document", "intangible", "person", "event", "place", "collection", "bare")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_on_a_phone_weighs_at_most_150_kb(browser: Browser, served: Any, language: str) -> None:
    paths = [*ROOMS.values(), *(f"records/{served.furnished.ids[kind]}" for kind in KINDS)]
    weights = {path: opened(browser, f"{served.url}/{language}/{path}", WINDOWS["phone"]) for path in paths}
    heavy = {path: weight for path, weight in weights.items() if total(weight) > MOST_BYTES}
    heavy |= {path: one for path, one in weights.items() if total(one) - one["picture"] > MOST_BYTES_BUT_PICTURES}
    assert heavy == {}
    assert all(weight["font"] for weight in weights.values())
