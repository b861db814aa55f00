"""The picture of the day: on the home page, and of every page that is shared and has none of its own."""

from datetime import date

from catalog.clock import today
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query, Sort
from viewer.context import CardFace, Picture
from viewer.pages.caller import Caller
from viewer.pages.cards import face, large

_CHOICES = 40
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
    shown = sorted((card for card in asker.search(query).hits if card.thumbnail), key=lambda card: card.record_id)
    if not shown:
        return None
    return large(face(shown[date.fromisoformat(today()).toordinal() % len(shown)], asker.language))


def picture_of_the_day(asker: Caller) -> Picture | None:
    """Its picture alone."""
    found = of_the_day(asker)
    return found.picture if found else None
