"""A collection has no picture of its own: one of its members lends it one, of those that the viewer may see."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalog.policy import Viewer
from catalog.ports import SearchIndex
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query
from catalog.shown import Card

_ASKED = 4
"""Members that are asked: the first of them may have a picture that is not ready yet."""


def with_lent_pictures(cards: Iterable[Card], index: SearchIndex, viewer: Viewer) -> tuple[Card, ...]:
    """The cards, each collection without a picture with that of its oldest member that has one, asked for in one."""
    shown = tuple(cards)
    lent = _lenders([card.record_id for card in shown if _needs(card)], index, viewer)
    return tuple(_lent(card, lent[card.record_id]) if card.record_id in lent else card for card in shown)


def lender(record_id: str, index: SearchIndex, viewer: Viewer) -> Card | None:
    """The member that lends the collection its picture."""
    return _lenders([record_id], index, viewer).get(record_id)


def _lenders(record_ids: Sequence[str], index: SearchIndex, viewer: Viewer) -> dict[str, Card]:
    """The member that lends its picture, by collection; none for one of which no member has any."""
    if not record_ids:
        return {}
    query = Query(viewer=viewer, filters={Facet.MEDIA: ("image",)}, size=_ASKED, facets=())
    asked = index.oldest(query, Facet.COLLECTION, record_ids)
    return {
        record_id: pictured[0]
        for record_id, members in asked.items()
        if (pictured := [card for card in members if card.thumbnail])
    }


def _needs(card: Card) -> bool:
    return card.kind == Kind.COLLECTION.value and card.thumbnail is None


def _lent(card: Card, member: Card) -> Card:
    return replace(
        card,
        thumbnail=member.thumbnail,
        thumbnail_alt=member.thumbnail_alt,
        thumbnail_widths=member.thumbnail_widths,
        colour=member.colour,
    )
