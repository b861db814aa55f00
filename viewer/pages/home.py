"""The home page: one picture, one question, eight doors, and what is new."""

from dataclasses import dataclass, replace
from datetime import date

from flask import Response, url_for

from catalog.clock import today
from catalog.language import N_
from catalog.record.lists import Kind
from catalog.search.document import Card
from catalog.search.query import Facet, Query, Sort
from viewer.context import CardFace, Frame
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import face, faces
from viewer.pages.doors import Door, doors
from viewer.pages.festivals import Feast, coming_feasts
from viewer.pages.pictures import thumbnail
from viewer.pages.routes import blueprint

NEWEST = 8
FEASTS = 3
COLLECTIONS = 4
_HERO_CHOICES = 40
_HERO_KINDS = (Kind.SITE.value, Kind.ARTEFACT.value)


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
    hero = _hero(asker)
    collections = replace(everything, filters={Facet.KIND: (Kind.COLLECTION.value,)}, size=COLLECTIONS)
    name = asker.museum_name.text
    return HomePage(
        frame=asker.frame(
            lambda tag: url_for("pages.home", language=tag),
            name,
            asker.words(N_("A museum to walk through from anywhere: sites, things, writings, festivals and people.")),
            image=hero.picture.src if hero and hero.picture else "",
            image_alt=hero.picture.alt.text if hero and hero.picture else "",
        ),
        title=name,
        hero=hero,
        action=url_for("pages.search"),
        total=newest.total,
        doors=doors(asker),
        newest=faces(newest.hits, asker.language),
        feasts=coming_feasts(asker, FEASTS),
        collections=tuple(_with_picture(card, asker) for card in asker.search(collections).hits),
    )


def _hero(asker: Caller) -> CardFace | None:
    """The picture of the day: another site or thing every day, the same for everybody."""
    query = Query(
        viewer=asker.viewer,
        filters={Facet.KIND: _HERO_KINDS, Facet.MEDIA: ("image",)},
        sort=Sort.UPDATED,
        size=_HERO_CHOICES,
        facets=(),
    )
    shown = [card for card in asker.search(query).hits if card.thumbnail]
    return _large(face(_of_the_day(shown), asker.language)) if shown else None


def _with_picture(card: Card, asker: Caller) -> CardFace:
    """A collection; one without a picture of its own is shown by one of its members."""
    shown = face(card, asker.language)
    if shown.picture is None:
        filters: dict[Facet, tuple[str, ...]] = {Facet.COLLECTION: (card.record_id,), Facet.MEDIA: ("image",)}
        members = asker.search(Query(viewer=asker.viewer, filters=filters, sort=Sort.OLDEST, size=1, facets=())).hits
        shown = replace(shown, picture=thumbnail(members[0], asker.language) if members else None)
    return shown


def _of_the_day(cards: list[Card]) -> Card:
    day = date.fromisoformat(today()).toordinal()
    return sorted(cards, key=lambda card: card.record_id)[day % len(cards)]


def _large(card: CardFace) -> CardFace:
    """The card with its picture at the size of the room."""
    if card.picture is None:
        return card
    large = card.picture.srcset.rpartition(", ")[2].split(" ")[0]
    return replace(card, picture=replace(card.picture, src=large, width_px=1200, height_px=900))
