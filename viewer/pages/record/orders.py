"""In which order collections are walked, read once and kept for as long as no record changes."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from catalog import incoming
from catalog.freshness import RecordsMark
from catalog.museum import Museum
from catalog.relations import pointers
from catalog.shown import RecordView
from catalog.views import MEMBERSHIP, open_records
from viewer.pages.caller import Caller
from viewer.pages.record.members import first_steps

MOST_KEPT = 1_000
"""Collections, as one kind of viewer in one language sees them, whose order is kept: 60 ids each."""


@dataclass(frozen=True)
class Order:
    """A collection as a walk: its name, its members that have a step, in order, and how many members there are."""

    id: str
    kind: str
    title: dict[str, str]
    members: tuple[str, ...]
    total: int

    def leads_past(self, record_id: str) -> bool:
        """Whether this one has a step of it, and there is a second thing to walk to."""
        return record_id in self.members and len(self.members) > 1


class Orders:
    """The orders of collections, as each kind of viewer may know of them."""

    def __init__(self, museum: Museum) -> None:
        self._mark = RecordsMark(museum.commits)
        self._lock = Lock()
        self._of: object = None
        self._kept: OrderedDict[tuple[frozenset[str], str, str], Order | None] = OrderedDict()

    def of(self, collection_id: str, asker: Caller) -> Order | None:
        """The order of this collection; None where this viewer does not see it."""
        mark, key = self._mark.current(asker.connection), (asker.viewer.tokens, asker.language, collection_id)
        with self._lock:
            if mark != self._of:
                self._of = mark
                self._kept.clear()
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = _read(collection_id, asker)
        with self._lock:
            if mark == self._of:
                self._kept[key] = found
                if len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return found


def _read(collection_id: str, asker: Caller) -> Order | None:
    for collection in open_records(asker.connection, [collection_id], asker.viewer):
        steps = first_steps(collection.id, _named(collection, asker), asker)
        return Order(collection.id, collection.kind.value, collection.record.preferred, steps.ids, steps.total)
    return None


def _named(collection: RecordView, asker: Caller) -> list[str]:
    """Those that the collection names and that say that they belong to it, in its order."""
    pointed = dict.fromkeys(to.target for to in pointers(collection.record) if to.target != collection.id)
    if not pointed:
        return []
    known = incoming.among(asker.connection, collection.id, asker.viewer, MEMBERSHIP, pointed)
    return [record_id for record_id in pointed if record_id in known]
