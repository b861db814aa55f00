"""What `srcset` offers of a card: the sizes that there are, each as wide as the card shows it."""

from typing import Any

import pytest

from catalog.shown import Card
from viewer.context import Picture, Said
from viewer.pages.cards import large
from viewer.pages.pictures import in_a_room, thumbnail

WIDTHS = {"card-240": 240, "card-480": 480, "webp-400": 300, "webp-800": 600, "webp-1200": 900}


def test_a_card_is_offered_in_the_sizes_that_are_cut_for_cards_and_no_larger() -> None:
    made = thumbnail(Card("a", "site", {}, thumbnail="x", thumbnail_widths=WIDTHS), "vi")
    assert made is not None
    offered = ["card-240.webp 240w", "card-480.webp 480w"]
    assert (made.src, made.srcset) == ("/files/x/card-480.webp", ", ".join(f"/files/x/{one}" for one in offered))


@pytest.mark.parametrize(
    ("widths", "src", "srcset"),
    [
        (
            {"card-240": 240, "webp-400": 300, "webp-800": 300, "webp-1200": 300},
            "card-240",
            "card-240.webp 240w, w400.webp 300w",
        ),
        ({"card-240": 240, "webp-400": 133, "webp-800": 267, "webp-1200": 300}, "card-240", "card-240.webp 240w"),
        ({"webp-400": 200, "webp-800": 200, "webp-1200": 200}, "w400", "w400.webp 200w"),
        (
            {"webp-400": 53, "webp-800": 107, "webp-1200": 160},
            "w400",
            "w400.webp 53w, w800.webp 107w, w1200.webp 160w",
        ),
    ],
)
def test_a_small_picture_is_offered_whole_where_no_cut_one_is_as_sharp(
    widths: dict[str, int], src: str, srcset: str
) -> None:
    made = thumbnail(Card("a", "site", {}, thumbnail="x", thumbnail_widths=widths), "vi")
    assert made is not None
    assert (made.src, made.srcset.replace("/files/x/", "")) == (f"/files/x/{src}.webp", srcset)


def test_a_card_without_a_picture_has_none_in_a_room_either() -> None:
    card = Card("a", "site", {})
    assert (thumbnail(card, "vi"), in_a_room(card, "vi")) == (None, None)


def test_a_card_of_an_older_museum_is_offered_in_its_two_sizes() -> None:
    made = thumbnail(Card("a", "site", {}, thumbnail="x"), "vi")
    assert made is not None
    assert (made.src, made.srcset) == ("/files/x/w400.webp", "/files/x/w400.webp 400w, /files/x/w1200.webp 1200w")


def test_a_portrait_as_wide_as_a_phone_is_fetched_by_its_width(house: Any) -> None:
    with house.client.application.test_request_context():
        shown = large(Card("a", "site", {}, thumbnail="x", thumbnail_widths=WIDTHS), "vi").picture
    assert shown is not None
    assert shown.srcset.endswith("/files/x/w800.webp 600w, /files/x/w1200.webp 900w")
    assert (shown.src, shown.across) == ("/files/x/w1200.webp", "(max-width: 40rem) 75vw")


@pytest.mark.parametrize(
    ("width_px", "height_px", "share", "wide_vh"),
    [(1200, 900, 1.0, 85), (600, 1200, 0.5, 32), (1200, 900, 0.75, 48), (1200, 60, 1.0, 1280)],
)
def test_on_a_stage_a_picture_is_fetched_by_the_height_that_it_has_there(
    width_px: int, height_px: int, share: float, wide_vh: int
) -> None:
    shown = Picture("/a.webp", "", width_px, height_px, Said(""), "", share)
    assert shown.on_stage == f"{shown.across}, {wide_vh}vh"


@pytest.mark.parametrize(
    ("width_px", "height_px", "is_strip"),
    [(1200, 300, True), (1200, 80, True), (1200, 79, False), (1200, 4, False), (1200, 400, False), (4, 1200, False)],
)
def test_a_scroll_is_shown_a_stretch_at_a_time_and_a_thread_as_it_is(
    width_px: int, height_px: int, is_strip: bool
) -> None:
    assert Picture("/a.webp", "", width_px, height_px, Said(""), "").is_strip is is_strip
