"""The picture of the day: on the home page, and of every page that is shared and has none of its own."""

from flask import current_app
from flask.blueprints import BlueprintSetupState

from catalog.derivatives import DerivativeRole
from catalog.freshness import KeptByKey
from catalog.museum import Museum
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query, Sort
from catalog.shown import Card
from viewer.context import CardFace, Picture
from viewer.pages.calendar import today
from viewer.pages.caller import Caller
from viewer.pages.cards import large
from viewer.pages.routes import blueprint

MOST_KEPT = 50
"""Kinds of viewers of whom the choices are kept."""
_CHOICES = 40
_WIDE_PX = 600
_KINDS = (Kind.SITE.value, Kind.ARTEFACT.value)


class Choices:
    """Among what the picture of the day is chosen, for each kind of viewer; found once while no record changes."""

    def __init__(self, museum: Museum) -> None:
        self._kept: KeptByKey[frozenset[str], tuple[Card, ...]] = KeptByKey(museum.commits, MOST_KEPT)

    def of(self, asker: Caller) -> tuple[Card, ...]:
        """The sites and things that changed last and fill a room, in an order that no day changes."""
        return self._kept.current(asker.connection, asker.viewer.tokens, lambda: _found(asker))


@blueprint.record_once
def _make_choices(state: BlueprintSetupState) -> None:
    state.app.extensions["heroes"] = Choices(state.app.extensions["museum"])


def of_the_day(asker: Caller) -> CardFace | None:
    """A site or thing with its picture at the size of the room, the same for all who may see the same.

    Each day has the next of the choices; within a day it changes only when a record does.
    """
    choices: Choices = current_app.extensions["heroes"]
    shown = choices.of(asker)
    return large(shown[today().toordinal() % len(shown)], asker.language) if shown else None


def _found(asker: Caller) -> tuple[Card, ...]:
    query = Query(
        viewer=asker.viewer,
        filters={Facet.KIND: _KINDS, Facet.MEDIA: ("image",)},
        sort=Sort.UPDATED,
        size=_CHOICES,
        facets=(),
    )
    return tuple(sorted(filter(fills_a_room, asker.search(query).hits), key=lambda card: card.record_id))


def fills_a_room(card: Card) -> bool:
    """Whether its picture is sharp at the size of a room; a long scroll would be a strip of it, enlarged."""
    return bool(card.thumbnail) and card.thumbnail_widths.get(DerivativeRole.WEBP_1200, _WIDE_PX) >= _WIDE_PX


def picture_of_the_day(asker: Caller) -> Picture | None:
    """Its picture alone."""
    found = of_the_day(asker)
    return found.picture if found else None
