"""The picture of the day: one that is sharp at the size of the room."""

import pytest

from catalog.search.document import Card
from viewer.pages.hero import fills_a_room


@pytest.mark.parametrize(
    ("card", "fills"),
    [
        (Card("a", "site", {}), False),
        (Card("a", "site", {}, thumbnail="x"), True),
        (Card("a", "site", {}, thumbnail="x", thumbnail_widths={"webp-1200": 900}), True),
        (Card("a", "site", {}, thumbnail="x", thumbnail_widths={"webp-1200": 90}), False),
    ],
    ids=["no picture", "sizes unknown", "a portrait", "a long scroll"],
)
def test_a_long_scroll_is_no_picture_of_the_day(card: Card, fills: bool) -> None:
    assert fills_a_room(card) is fills
