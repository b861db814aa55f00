"""The picture of the day: one that is sharp at the size of the room."""

from datetime import UTC, datetime, tzinfo
from typing import Any

import pytest

from catalog.shown import Card
from viewer.pages import calendar
from viewer.pages.caller import caller
from viewer.pages.hero import fills_a_room, of_the_day


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


def test_the_picture_changes_when_the_day_does_in_viet_nam(gallery: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(day: int, hour: int) -> str:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> "Clock":
                return cls(2026, 11, day, hour, 30, tzinfo=UTC)

        monkeypatch.setattr(calendar, "datetime", Clock)
        with gallery.app.test_request_context("/vi/"), caller() as asker:
            found = of_the_day(asker)
        assert found is not None
        return found.href

    assert at(28, 16) != at(28, 17)
    assert at(28, 17) == at(29, 16)
