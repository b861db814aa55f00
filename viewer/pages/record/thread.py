"""The thread of a collection: its members in the order in which it names them, each with the words that tie it in."""

from flask import url_for

from catalog.record.lists import Kind, RelationType
from catalog.relations import pointers
from catalog.search.query import Facet, Query, Sort
from catalog.shown import RecordView
from catalog.views import open_records
from viewer.pages.caller import Caller
from viewer.pages.cards import face
from viewer.pages.record.context import Thread
from viewer.pages.record.relations import is_member

SHOWN = 60


def thread(view: RecordView, asker: Caller) -> Thread:
    """The members of a collection; nothing for other kinds.

    They come in the collection's own order where it names them among its relations, then from the oldest to the newest.
    """
    if view.kind is not Kind.COLLECTION:
        return Thread()
    query = Query(viewer=asker.viewer, filters={Facet.COLLECTION: (view.id,)}, sort=Sort.OLDEST, size=SHOWN, facets=())
    found = asker.search(query)
    related = {one.card.record_id: one for one in view.related if is_member(one)}
    indexed = [card.record_id for card in found.hits]
    late = [
        asker.lent(one.card) for one in related.values() if found.total <= SHOWN and one.card.record_id not in indexed
    ]
    notes = _notes(view, asker, indexed)
    places = {one.card.record_id: place for place, one in enumerate(view.related) if not one.inverse}
    members = sorted((*found.hits, *late), key=lambda card: places.get(card.record_id, len(places)))
    return Thread(
        cards=tuple(face(card, asker.language, says=notes.get(card.record_id)) for card in members),
        total=found.total + len(late),
        all=url_for("pages.search", collection=view.id, sort=Sort.OLDEST.value) if found.total > SHOWN else "",
    )


def _notes(view: RecordView, asker: Caller, record_ids: list[str]) -> dict[str, dict[str, str]]:
    """What ties the members in; of those that the view does not hold, their records say it."""
    notes = {one.card.record_id: one.note for one in view.related if is_member(one)}
    missing = [record_id for record_id in record_ids if record_id not in notes]
    for other in open_records(asker.connection, missing, asker.viewer):
        for to in pointers(other.record):
            if to.target == view.id and to.type is RelationType.MEMBER_OF:
                notes[other.id] = to.note
    return notes
