"""The thread of a collection: its members in the order in which it names them, each with the words that tie it in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import url_for

from catalog.record.lists import Kind, RelationType
from catalog.relations import pointers
from catalog.search.query import PAGE_SIZE, Facet, Query, Results, Sort
from catalog.shown import Card, RecordView, Related
from catalog.views import open_records
from viewer.addresses import on_walk
from viewer.context import CardFace
from viewer.pages.caller import Caller
from viewer.pages.cards import face
from viewer.pages.record.context import Thread
from viewer.pages.record.members import is_member

SHOWN = 60


def thread(view: RecordView, asker: Caller, walked: Sequence[Related]) -> Thread:
    """The first members of a collection; nothing for other kinds. `walked` are those that it names.

    They come in the collection's own order where it names them among its relations, then from the oldest to the newest.
    """
    if view.kind is not Kind.COLLECTION:
        return Thread()
    named = [one.card for one in walked]
    found = asker.search(from_the_oldest(view.id, asker, SHOWN))
    late = _late(view, named, found)
    members = _in_order(named, (*found.hits, *late), asker)
    notes = _notes(view, asker, [card.record_id for card in members])
    total = max(found.total + len(late), len(named))
    return Thread(
        cards=tuple(_step(card, view, asker, notes.get(card.record_id, {})) for card in members),
        total=total,
        more=total - len(members),
        onward=_onward(view, len(named)) if total > len(members) else "",
        all=_all(view) if total > len(members) else "",
    )


def from_the_oldest(collection_id: str, asker: Caller, size: int) -> Query:
    """All members of a collection, however they came to be so, the oldest first."""
    filters: dict[Facet, tuple[str, ...]] = {Facet.COLLECTION: (collection_id,)}
    return Query(viewer=asker.viewer, filters=filters, sort=Sort.OLDEST, size=size, facets=())


def _step(card: Card, view: RecordView, asker: Caller, note: Mapping[str, str]) -> CardFace:
    """A member's card, from which the walk goes on."""
    shown = face(card, asker.language, says=note)
    return replace(shown, href=on_walk(shown.href, view.id))


def _late(view: RecordView, named: list[Card], found: Results) -> list[Card]:
    """Members that the index does not know yet, where it does not know more than are shown."""
    if found.total > SHOWN:
        return []
    indexed = {card.record_id for card in found.hits}
    known = {card.record_id: card for card in (*named, *(one.card for one in view.related if is_member(one)))}
    return [card for record_id, card in known.items() if record_id not in indexed]


def _in_order(named: list[Card], others: tuple[Card, ...], asker: Caller) -> list[Card]:
    """The first to be shown: the named ones as they come, then those of the others that are not named."""
    at_hand = {card.record_id: card for card in others}
    first = [at_hand.get(card.record_id) or asker.lent(card) for card in named[:SHOWN]]
    known = {card.record_id for card in named}
    rest = [asker.lent(card) for record_id, card in at_hand.items() if record_id not in known]
    return [*first, *rest][:SHOWN]


def _onward(view: RecordView, named: int) -> str:
    """Where the walk goes on: in the collection's order where that fills the page, else from the oldest.

    The page that holds the next one: nobody is passed over, some are seen again.
    """
    if named >= SHOWN:
        page = SHOWN // PAGE_SIZE + 1
        return url_for("pages.related", record_id=view.id, relation=RelationType.MEMBER_OF.value, page=page)
    page = (SHOWN - named) // PAGE_SIZE + 1
    return url_for("pages.search", collection=view.id, sort=Sort.OLDEST.value, page=page if page > 1 else None)


def _all(view: RecordView) -> str:
    return url_for("pages.search", collection=view.id, sort=Sort.OLDEST.value)


def _notes(view: RecordView, asker: Caller, record_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """What ties these members in; of those that the view does not hold, their records say it."""
    notes = {one.card.record_id: one.note for one in view.related if is_member(one)}
    missing = [record_id for record_id in record_ids if record_id not in notes]
    for other in open_records(asker.connection, missing, asker.viewer) if missing else ():
        for to in pointers(other.record):
            if to.target == view.id and to.type is RelationType.MEMBER_OF:
                notes[other.id] = to.note
    return notes
