"""A collection has no picture of its own: one of its members lends it one, of those that the viewer may see."""

from collections.abc import Iterable
from dataclasses import replace

from catalog.policy import Viewer
from catalog.ports import SearchIndex
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query, Sort
from catalog.shown import Card

_ASKED = 4
"""Members that are asked: the first of them may have a picture that is not ready yet."""


def with_lent_pictures(cards: Iterable[Card], index: SearchIndex, viewer: Viewer) -> tuple[Card, ...]:
    """The cards, each collection without a picture with that of its oldest member that has one."""
    return tuple(_lent(card, index, viewer) if _needs(card) else card for card in cards)


def lender(record_id: str, index: SearchIndex, viewer: Viewer) -> Card | None:
    """The member that lends the collection its picture."""
    filters: dict[Facet, tuple[str, ...]] = {Facet.COLLECTION: (record_id,), Facet.MEDIA: ("image",)}
    query = Query(viewer=viewer, filters=filters, sort=Sort.OLDEST, size=_ASKED, facets=())
    return next((card for card in index.search(query).hits if card.thumbnail), None)


def _needs(card: Card) -> bool:
    return card.kind == Kind.COLLECTION.value and card.thumbnail is None


def _lent(card: Card, index: SearchIndex, viewer: Viewer) -> Card:
    member = lender(card.record_id, index, viewer)
    if member is None:
        return card
    return replace(
        card,
        thumbnail=member.thumbnail,
        thumbnail_alt=member.thumbnail_alt,
        thumbnail_widths=member.thumbnail_widths,
        colour=member.colour,
    )
