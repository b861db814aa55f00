"""The home page: one picture, one question, eight doors, what is on, themes, and what is new."""

from dataclasses import dataclass, replace

from flask import Response, url_for

from catalog.language import N_
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query, Sort
from viewer.context import CardFace, Frame
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import faces, large
from viewer.pages.doors import Door, doors
from viewer.pages.festivals import Week, week
from viewer.pages.hero import of_the_day
from viewer.pages.routes import blueprint
from viewer.pages.types import EXHIBITION, types_found

NEWEST = 8
FEASTS = 3
THEMES = 8
EXHIBITIONS = 2


@dataclass(frozen=True)
class HomePage:
    """What the front room shows; `hero` is the picture of the day."""

    frame: Frame
    title: str
    hero: CardFace | None
    action: str
    total: int
    doors: tuple[Door, ...]
    newest: tuple[CardFace, ...]
    week: Week
    exhibitions: tuple[CardFace, ...]
    themes: tuple[CardFace, ...]


@blueprint.get("/")
def home() -> Response:
    """The front room."""
    with caller() as asker:
        return answer("home.html", _page(asker))


def _page(asker: Caller) -> HomePage:
    everything = Query(viewer=asker.viewer, facets=(), sort=Sort.UPDATED)
    newest = asker.search(replace(everything, filters={Facet.MEDIA: ("image",)}, size=NEWEST))
    hero = of_the_day(asker)
    collections = replace(everything, filters={Facet.KIND: (Kind.COLLECTION.value,)}, size=THEMES + EXHIBITIONS)
    found = asker.search(replace(collections, facets=(Facet.TYPE,), every_value=True))
    exhibitions = _exhibitions(asker, collections, types_found(found, EXHIBITION))
    themes = faces(found.hits, asker.language)
    name = asker.museum_name.text
    ways = doors(asker)
    return HomePage(
        frame=asker.frame(
            lambda tag: url_for("pages.home", language=tag),
            name,
            asker.words(N_("A museum to walk through from anywhere: sites, things, writings, festivals and people.")),
            picture=hero.picture if hero else None,
        ),
        title=name,
        hero=hero,
        action=url_for("pages.search"),
        total=sum(door.count or 0 for door in ways),
        doors=ways,
        newest=faces(newest.hits, asker.language),
        week=week(asker, FEASTS),
        exhibitions=exhibitions,
        themes=tuple(one for one in themes if one.href not in {shown.href for shown in exhibitions})[:THEMES],
    )


def _exhibitions(asker: Caller, collections: Query, types: tuple[str, ...]) -> tuple[CardFace, ...]:
    """What is on, at the size of a wall: the collections of these types."""
    if not types:
        return ()
    on = replace(collections, filters=collections.filters | {Facet.TYPE: types}, size=EXHIBITIONS)
    return tuple(large(card, asker.language) for card in asker.search(on).hits)
