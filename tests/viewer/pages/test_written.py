"""Which picture stands beside an inscription: the one in which it can be read."""

from dataclasses import replace
from typing import Any

import pytest

from catalog.ids import new_id
from catalog.record.parts import Inscription
from catalog.shown import RecordView
from catalog.views import open_record
from viewer.pages.caller import caller
from viewer.pages.record.context import Media
from viewer.pages.record.media import media

LEAD, SECOND, THIRD = 0, 1, 2


def beside(gallery: Any, roles: tuple[str, ...], region: int | None = None, strip: int | None = None) -> int | None:
    """Which of a record's pictures of these roles it is; `region` is the one that the inscription itself points to."""
    with gallery.app.test_request_context("/vi/"), caller() as asker:
        view = open_record(asker.connection, gallery.furnished.ids["site"], asker.viewer)
        view = of_roles(view, roles)
        names = [file.id for file in view.files]
        if region is not None:
            named = Inscription.model_validate({"regions": [{"asset": names[region], "xywh": "0,0,10,10"}]})
            view = replace(view, record=view.record.model_copy(update={"inscriptions": [named]}))
        shown = media(view, asker, {})
    if strip is not None:
        shown = unrolled(shown, names[strip])
    return names.index(shown.beside.name) if shown.beside else None


def of_roles(view: RecordView, roles: tuple[str, ...]) -> RecordView:
    """The record with as many pictures."""
    one = view.files[0]
    rows = (one.row.model_copy(update={"role": role, "asset": new_id()}) for role in roles)
    return replace(view, files=tuple(replace(one, row=row) for row in rows))


def unrolled(shown: Media, name: str) -> Media:
    """The same with one picture ten times as long as it is high."""

    def made(one: Any) -> Any:
        long = replace(one.picture, width_px=10_000, height_px=1_000)
        return replace(one, picture=long) if one and one.name == name else one

    return replace(shown, lead=made(shown.lead), written=tuple(made(one) for one in shown.written))


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (("cover",), LEAD),
        (("cover", "view", "detail"), LEAD),
        (("cover", "inscription"), SECOND),
        (("cover", "view", "inscription"), THIRD),
        (("cover", "rubbing"), SECOND),
        (("cover", "rubbing", "inscription"), THIRD),
        (("cover", "inscription", "inscription"), SECOND),
        (("inscription", "view"), LEAD),
        ((), None),
    ],
)
def test_the_picture_of_the_writing_stands_beside_it_else_the_first(
    gallery: Any, roles: tuple[str, ...], expected: int | None
) -> None:
    assert beside(gallery, roles) == expected


@pytest.mark.parametrize("roles", [("cover", "view", "view"), ("cover", "inscription", "view")])
def test_the_picture_that_an_inscription_itself_points_to_goes_first(gallery: Any, roles: tuple[str, ...]) -> None:
    assert beside(gallery, roles, region=THIRD) == THIRD


@pytest.mark.parametrize(
    ("roles", "strip", "expected"),
    [
        (("cover", "inscription"), SECOND, LEAD),
        (("cover", "inscription", "rubbing"), SECOND, THIRD),
        (("cover", "inscription"), LEAD, SECOND),
        (("cover", "view"), LEAD, None),
    ],
)
def test_a_strip_would_be_a_thread_there(
    gallery: Any, roles: tuple[str, ...], strip: int, expected: int | None
) -> None:
    assert beside(gallery, roles, strip=strip) == expected
