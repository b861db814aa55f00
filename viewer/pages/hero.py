"""The picture of the day: on the home page, and of every page that is shared and has none of its own."""

from catalog.derivatives import DerivativeRole
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query, Sort
from catalog.shown import Card
from viewer.context import CardFace, Picture
from viewer.pages.calendar import today
from viewer.pages.caller import Caller
from viewer.pages.cards import large

_CHOICES = 40
_WIDE_PX = 600
_KINDS = (Kind.SITE.value, Kind.ARTEFACT.value)


def of_the_day(asker: Caller) -> CardFace | None:
    """Another site or thing every day, the same for everybody, with its picture at the size of the room."""
    query = Query(
        viewer=asker.viewer,
        filters={Facet.KIND: _KINDS, Facet.MEDIA: ("image",)},
        sort=Sort.UPDATED,
        size=_CHOICES,
        facets=(),
    )
    shown = sorted(filter(fills_a_room, asker.search(query).hits), key=lambda card: card.record_id)
    if not shown:
        return None
    return large(shown[today().toordinal() % len(shown)], asker.language)


def fills_a_room(card: Card) -> bool:
    """Whether its picture is sharp at the size of a room; a long scroll would be a strip of it, enlarged."""
    return bool(card.thumbnail) and card.thumbnail_widths.get(DerivativeRole.WEBP_1200, _WIDE_PX) >= _WIDE_PX


def picture_of_the_day(asker: Caller) -> Picture | None:
    """Its picture alone."""
    found = of_the_day(asker)
    return found.picture if found else None
