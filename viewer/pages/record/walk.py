"""Where a record stands in the collections that it belongs to: the step before it, the one after it, the way back.

A collection is walked as its own page shows it (`viewer/pages/record/thread.py`): first those that it names, in its
order, then the others from the oldest. What lies beyond the first that its page shows has no step.
"""

from dataclasses import replace
from itertools import islice

from catalog import incoming
from catalog.record.lists import Kind, RelationType
from catalog.relations import pointers
from catalog.search.document import Card
from catalog.shown import RecordView, Related
from catalog.views import MEMBERSHIP, cards, open_records
from viewer.addresses import on_walk, record_path
from viewer.context import CardFace, Link, Said, said
from viewer.pages.caller import Caller
from viewer.pages.cards import face
from viewer.pages.record.steps import Walk, Walks
from viewer.pages.record.thread import SHOWN, from_the_oldest

MOST = 6
"""Collections that a record's page leads through; all of them stand among its relations."""


def walks(view: RecordView, asker: Caller, entered: str) -> Walks:
    """The walk that the reader is on: the one `entered`, or the only one; and the others in short.

    What the address says counts only where the record belongs to it, as far as the reader may know.
    """
    belongs = [one.card.record_id for one in view.related if _is_collection(one)]
    if not belongs:
        return Walks()
    chosen = entered if entered in belongs else belongs[0] if len(belongs) == 1 else ""
    wanted = sorted(belongs, key=lambda one: one != chosen)[:MOST]
    opened = open_records(asker.connection, wanted, asker.viewer)
    found = [walk for one in opened if (walk := _walk(one, view.id, asker))]
    mine = next((walk for walk in found if walk.id == chosen), None)
    return Walks(mine, tuple(walk for walk in found if walk is not mine))


def _is_collection(one: Related) -> bool:
    return not one.inverse and one.type is RelationType.MEMBER_OF and one.card.kind == Kind.COLLECTION.value


def _walk(collection: RecordView, record_id: str, asker: Caller) -> Walk | None:
    order, total = _order(collection, record_id, asker)
    if record_id not in order:
        return None
    step = order.index(record_id) + 1
    before, after = (order[at] if at in range(len(order)) else "" for at in (step - 2, step))
    known = cards(asker.connection, [one for one in (before, after) if one], asker.viewer)
    title = said(collection.record.preferred, asker.language) or Said(collection.id)
    address = record_path(collection.id, collection.record.preferred, collection.kind.value, asker.language)
    return Walk(
        id=collection.id,
        thread=Link(title, address),
        step=step,
        total=total,
        previous=_step(known.get(before), collection, asker),
        next=_step(known.get(after), collection, asker),
    )


def _order(collection: RecordView, record_id: str, asker: Caller) -> tuple[list[str], int]:
    """The members in the order of the walk, as far as it has steps, and how many there are in all."""
    named = _named(collection, asker)
    goes_on = record_id not in named[:-1]
    found = asker.search(from_the_oldest(collection.id, asker, SHOWN if goes_on else 1))
    others = (card.record_id for card in found.hits if card.record_id not in named)
    return [*named, *islice(others, max(0, SHOWN - len(named)))], max(found.total, len(named))


def _named(collection: RecordView, asker: Caller) -> list[str]:
    """Those that the collection names and that say that they belong to it, in its order."""
    pointed = dict.fromkeys(to.target for to in pointers(collection.record) if to.target != collection.id)
    if not pointed:
        return []
    known = incoming.among(asker.connection, collection.id, asker.viewer, MEMBERSHIP, pointed)
    return [record_id for record_id in pointed if record_id in known]


def _step(card: Card | None, collection: RecordView, asker: Caller) -> CardFace | None:
    if card is None:
        return None
    shown = face(asker.lent(card), asker.language)
    return replace(shown, href=on_walk(shown.href, collection.id))
