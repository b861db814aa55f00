"""The festivals to come, reckoned once and kept for as long as no record changes.

Those whose days cannot be reckoned (by another calendar, every so many years, or not told) are kept beside them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from threading import Lock

from catalog.cards import card_of
from catalog.collation import name_key
from catalog.dates.recurrence import Occurrence
from catalog.freshness import RecordsMark
from catalog.language import FIRST, languages
from catalog.museum import Museum
from catalog.record.lists import EventType, Kind
from catalog.record.model import Record
from catalog.search.query import MAX_PAGE_SIZE, Facet, Query, Sort
from catalog.shown import Card, RecordView
from catalog.text import best
from catalog.views import open_records
from viewer.pages.calendar import today
from viewer.pages.caller import Caller
from viewer.pages.types import FESTIVAL, types_found

AHEAD = timedelta(days=366)
MOST_RECORDS = 2_000
"""Records whose days are reckoned; a museum with more festivals shows the first of them by name."""
_KINDS = (Kind.INTANGIBLE.value, Kind.EVENT.value, Kind.SITE.value, Kind.PLACE.value)
"""What people go to: a festival, or the pagoda or village that has one."""
_INTANGIBLE: dict[Facet, tuple[str, ...]] = {Facet.KIND: (Kind.INTANGIBLE.value,)}


@dataclass(frozen=True)
class Coming:
    """One holding of one festival."""

    day: Occurrence
    card: Card


@dataclass(frozen=True)
class Unreckoned:
    """A festival that has no day in the coming year, as far as is known.

    `told` are the words of its record for when it is held, by language; none where the record does not say.
    """

    card: Card
    told: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class FeastYear:
    """Every holding from today for a year, the next first; and the festivals that none of them is of, by name."""

    coming: tuple[Coming, ...]
    others: tuple[Unreckoned, ...]


class FeastCalendar:
    """The coming year's festivals, as each kind of viewer may know of them."""

    def __init__(self, museum: Museum) -> None:
        self._mark = RecordsMark(museum.commits)
        self._lock = Lock()
        self._kept: dict[frozenset[str], tuple[object, FeastYear]] = {}

    def year(self, asker: Caller) -> FeastYear:
        """The coming year, those of one day by their names."""
        mark = (today(), self._mark.current(asker.connection))
        with self._lock:
            kept = self._kept.get(asker.viewer.tokens)
        if kept is not None and kept[0] == mark:
            return kept[1]
        found = _reckoned(asker, mark[0])
        with self._lock:
            self._kept[asker.viewer.tokens] = (mark, found)
        return found


def _reckoned(asker: Caller, first: date) -> FeastYear:
    last = first + AHEAD
    coming: list[Coming] = []
    others: list[Unreckoned] = []
    for view in _records(asker):
        record = view.record
        card = card_of(view)
        held = [
            Coming(day, card)
            for recurrence in record.recurrence
            for day in recurrence.occurrences(first.year - 1, last.year)
            if day.end >= first and day.start < last
        ]
        coming += held
        if not held:
            others.append(Unreckoned(card, tuple(_told(record))))
    return FeastYear(
        tuple(sorted(coming, key=lambda one: (one.day.start, *_by_name(one)))), tuple(sorted(others, key=_by_name))
    )


def _by_name(one: Coming | Unreckoned) -> tuple[str, str]:
    return name_key(best(one.card.title, FIRST)[0]), one.card.record_id


def _told(record: Record) -> Iterator[dict[str, str]]:
    """How the record says when: its rules, else the words from which no rule could be read."""
    if record.recurrence:
        for rule in record.recurrence:
            yield {tag: rule.display(tag) for tag in languages()}
        return
    for event in record.events:
        if event.type is EventType.HAPPENING and event.date is not None and event.date.text:
            yield dict(event.date.text)


def _records(asker: Caller) -> list[RecordView]:
    """What has feast days, then what is a festival by its type, each once."""
    known = Query(
        viewer=asker.viewer,
        filters={Facet.KIND: _KINDS},
        comes_round=True,
        sort=Sort.NAME,
        size=MAX_PAGE_SIZE,
        facets=(),
    )
    found = _found(asker, known)
    if types := _types_of_festivals(asker):
        found += _found(asker, replace(known, filters=_INTANGIBLE | {Facet.TYPE: types}, comes_round=False))
    return open_records(asker.connection, list(dict.fromkeys(found)), asker.viewer)


def _types_of_festivals(asker: Caller) -> tuple[str, ...]:
    """The types that intangible heritage has here and that name a festival, in any language."""
    types = Query(viewer=asker.viewer, filters=_INTANGIBLE, size=1, facets=(Facet.TYPE,), every_value=True)
    return types_found(asker.search(types), FESTIVAL)


def _found(asker: Caller, query: Query) -> list[str]:
    found: list[str] = []
    for offset in range(0, MOST_RECORDS, MAX_PAGE_SIZE):
        results = asker.search(replace(query, offset=offset))
        found += [card.record_id for card in results.hits]
        if offset + MAX_PAGE_SIZE >= results.total:
            break
    return found
