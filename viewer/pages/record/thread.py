"""The thread of a collection: its members in the order in which it names them, each with the words that tie it in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import url_for

from catalog.record.lists import Kind, RelationType
from catalog.search.query import PAGE_SIZE, Sort
from catalog.shown import Card, RecordView
from catalog.views import MEMBERSHIP, tied
from viewer.addresses import on_walk
from viewer.context import CardFace
from viewer.pages.caller import Caller
from viewer.pages.cards import face
from viewer.pages.record.context import Thread
from viewer.pages.record.members import SHOWN, Steps, is_member
from viewer.pages.record.told import Told


def thread(view: RecordView, asker: Caller, told: Told) -> Thread:
    """The first members of a collection in the order of its walk; nothing for other kinds."""
    if view.kind is not Kind.COLLECTION:
        return Thread()
    steps = told.steps
    notes = _notes(view, asker, steps.ids)
    more = steps.total - len(steps.ids)
    return Thread(
        cards=tuple(_step(card, view, asker, notes.get(card.record_id, {})) for card in _cards(view, steps, asker)),
        total=steps.total,
        more=more,
        onward=_onward(view, len(told.named)) if more else "",
        all=_all(view) if more else "",
    )


def _cards(view: RecordView, steps: Steps, asker: Caller) -> list[Card]:
    """The cards of the steps: as the index has them, else as the record's relations do."""
    known = {one.card.record_id: one.card for one in view.related}
    return [steps.found.get(step) or asker.lent(known[step]) for step in steps.ids]


def _step(card: Card, view: RecordView, asker: Caller, note: Mapping[str, str]) -> CardFace:
    """A member's card, from which the walk goes on."""
    shown = face(card, asker.language, says=note)
    return replace(shown, href=on_walk(shown.href, view.id))


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
    others = tied(asker.connection, view.id, asker.viewer, MEMBERSHIP, missing) if missing else []
    return notes | {one.card.record_id: one.note for one in others}
