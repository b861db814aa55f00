"""The home page: one picture, one question, eight doors, and what is new."""

from dataclasses import dataclass, replace

from flask import Response, url_for

from catalog.language import N_
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query, Sort
from viewer.context import CardFace, Frame
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import faces
from viewer.pages.doors import Door, doors
from viewer.pages.festivals import Feast, coming_feasts
from viewer.pages.hero import of_the_day
from viewer.pages.routes import blueprint

NEWEST = 8
FEASTS = 3
COLLECTIONS = 4


@dataclass(frozen=True)
class HomePage:
    """What the front room shows; `hero` changes by the day."""

    frame: Frame
    title: str
    hero: CardFace | None
    action: str
    total: int
    doors: tuple[Door, ...]
    newest: tuple[CardFace, ...]
    feasts: tuple[Feast, ...]
    collections: tuple[CardFace, ...]


@blueprint.get("/")
def home() -> Response:
    """The front room."""
    with caller() as asker:
        return answer("home.html", _page(asker))


def _page(asker: Caller) -> HomePage:
    everything = Query(viewer=asker.viewer, facets=(), sort=Sort.UPDATED)
    newest = asker.search(replace(everything, size=NEWEST))
    hero = of_the_day(asker)
    collections = replace(everything, filters={Facet.KIND: (Kind.COLLECTION.value,)}, size=COLLECTIONS)
    name = asker.museum_name.text
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
        total=newest.total,
        doors=doors(asker),
        newest=faces(newest.hits, asker.language),
        feasts=coming_feasts(asker, FEASTS),
        collections=faces(asker.search(collections).hits, asker.language),
    )
