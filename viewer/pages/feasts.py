"""The festivals to come, reckoned once and kept for as long as no record changes."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from threading import Lock

from catalog.cards import place_label
from catalog.dates.recurrence import Occurrence
from catalog.freshness import RecordsMark
from catalog.language import FIRST
from catalog.museum import Museum
from catalog.record.lists import Kind
from catalog.record.text import best
from catalog.search.collation import name_key
from catalog.search.query import MAX_PAGE_SIZE, Facet, Query, Sort
from catalog.shown import RecordView
from catalog.views import open_records
from viewer.pages.calendar import today
from viewer.pages.caller import Caller

AHEAD = timedelta(days=366)
MOST_RECORDS = 2_000
"""Records whose days are reckoned; a museum with more festivals shows the first of them by name."""
_KINDS = (Kind.INTANGIBLE.value, Kind.EVENT.value, Kind.SITE.value, Kind.PLACE.value)
"""What people go to: a festival, or the pagoda or village that has one."""


@dataclass(frozen=True)
class Coming:
    """One holding of one festival."""

    day: Occurrence
    record_id: str
    kind: str
    title: dict[str, str]
    place: dict[str, str]


class FeastCalendar:
    """The coming year's festivals, as each kind of viewer may know of them."""

    def __init__(self, museum: Museum) -> None:
        self._mark = RecordsMark(museum.commits)
        self._lock = Lock()
        self._kept: dict[frozenset[str], tuple[object, tuple[Coming, ...]]] = {}

    def coming(self, asker: Caller) -> tuple[Coming, ...]:
        """Every holding from today for a year, the next first, those of one day by their names."""
        mark = (today(), self._mark.current(asker.connection))
        with self._lock:
            kept = self._kept.get(asker.viewer.tokens)
        if kept is not None and kept[0] == mark:
            return kept[1]
        found = _reckoned(asker, mark[0])
        with self._lock:
            self._kept[asker.viewer.tokens] = (mark, found)
        return found


def _reckoned(asker: Caller, first: date) -> tuple[Coming, ...]:
    last = first + AHEAD
    found = [
        Coming(day, view.id, view.kind.value, view.record.preferred, place_label(view.record))
        for view in _records(asker)
        for recurrence in view.record.recurrence
        for day in recurrence.occurrences(first.year - 1, last.year)
        if day.end >= first and day.start < last
    ]
    return tuple(sorted(found, key=lambda one: (one.day.start, name_key(best(one.title, FIRST)[0]), one.record_id)))


def _records(asker: Caller) -> list[RecordView]:
    query = Query(
        viewer=asker.viewer,
        filters={Facet.KIND: _KINDS},
        comes_round=True,
        sort=Sort.NAME,
        size=MAX_PAGE_SIZE,
        facets=(),
    )
    found: list[str] = []
    for offset in range(0, MOST_RECORDS, MAX_PAGE_SIZE):
        results = asker.search(replace(query, offset=offset))
        found += [card.record_id for card in results.hits]
        if offset + MAX_PAGE_SIZE >= results.total:
            break
    return open_records(asker.connection, found, asker.viewer)
