"""The thread of a collection: its members from the oldest to the newest, each with the words that tie it in."""

from flask import url_for

from catalog.record.lists import Kind
from catalog.search.query import Facet, Query, Sort
from catalog.shown import RecordView
from viewer.pages.caller import Caller
from viewer.pages.cards import face
from viewer.pages.record.context import Thread
from viewer.pages.record.relations import is_member

SHOWN = 60


def thread(view: RecordView, asker: Caller) -> Thread:
    """The members of a collection; nothing for other kinds."""
    if view.kind is not Kind.COLLECTION:
        return Thread()
    query = Query(viewer=asker.viewer, filters={Facet.COLLECTION: (view.id,)}, sort=Sort.OLDEST, size=SHOWN, facets=())
    found = asker.search(query)
    related = {one.card.record_id: one for one in view.related if is_member(one)}
    indexed = [card.record_id for card in found.hits]
    late = [one.card for one in related.values() if found.total <= SHOWN and one.card.record_id not in indexed]
    notes = {record_id: one.note for record_id, one in related.items()}
    return Thread(
        cards=tuple(face(card, asker.language, says=notes.get(card.record_id)) for card in (*found.hits, *late)),
        total=found.total + len(late),
        all=url_for("pages.search", collection=view.id, sort=Sort.OLDEST.value) if found.total > SHOWN else "",
    )
