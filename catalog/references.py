"""Pointers to other records, wherever a record holds them: which there are, and the record without the hidden ones."""

from collections.abc import Iterator, Set

from catalog.record.lists import TermRole
from catalog.record.model import Record
from catalog.record.parts import Event, PlaceRow, Reference, Term
from catalog.record.rows import made_once

Path = tuple[str | int, ...]
"""Where something stands in a record: ("events", 0, "places", 1)."""
_SAID_OF_A_PLACE = ("units", "written", "lat", "outline", "position", "date")


def named(record: Record) -> list[Reference]:
    """What its rows name: terms, people, places, all that took part in events; relations are a list of their own."""
    found = [row.term for row in record.terms]
    found += [row.agent for row in record.agents]
    found += [row.place for row in record.places if row.place]
    for event in record.events:
        found += named_by(event)
    return found


@made_once
def named_by(event: Event) -> tuple[Reference, ...]:
    """The places, terms and people that an event names."""
    return (*event.places, *event.terms, *[who.agent for who in event.agents])


def labels(record: Record) -> Iterator[tuple[Path, dict[str, str]]]:
    """Where the record names a person, a place or another record by words alone, and these words by language.

    Terms are words of a list, not names.
    """
    for path, reference in _pointers(record):
        if not reference.record and not reference.uri and reference.label:
            yield path, reference.label


def _pointers(record: Record) -> Iterator[tuple[Path, Reference]]:
    yield from ((("relations", at, "target"), row.target) for at, row in enumerate(record.relations))
    yield from ((("agents", at, "agent"), row.agent) for at, row in enumerate(record.agents))
    yield from ((("places", at, "place"), row.place) for at, row in enumerate(record.places) if row.place)
    for at, event in enumerate(record.events):
        yield from ((("events", at, "places", each), place) for each, place in enumerate(event.places))
        yield from ((("events", at, "agents", each, "agent"), who.agent) for each, who in enumerate(event.agents))


def targets(record: Record) -> set[str]:
    """The ids of all records that this one points to."""
    found = {reference.record for reference in named(record)}
    found |= {row.target.record for row in record.relations}
    found |= {event.record for event in record.events}
    return {record_id for record_id in found if record_id}


def without(record: Record, hidden: Set[str]) -> Record:
    """The record without what points to `hidden` records: a pointer goes with its label, which is their name.

    A term keeps its word: it says something of this record, wherever else it led. Only a subject is named after what is
    shown, and goes too.
    """
    if not hidden or hidden.isdisjoint(targets(record)):
        return record
    return record.model_copy(
        update={
            "terms": [term for row in record.terms if (term := _term(row, hidden))],
            "agents": [row for row in record.agents if row.agent.record not in hidden],
            "places": [place for row in record.places if (place := _place(row, hidden))],
            "events": [_event(row, hidden) for row in record.events],
            "relations": [row for row in record.relations if row.target.record not in hidden],
        }
    )


def _term(row: Term, hidden: Set[str]) -> Term | None:
    if row.term.record not in hidden:
        return row
    kept = None if row.role is TermRole.SUBJECT else _word(row.term, hidden)
    return row.model_copy(update={"term": kept}) if kept else None


def _word(term: Reference, hidden: Set[str]) -> Reference | None:
    """The term without its pointer; None where there is no more to it."""
    if term.record not in hidden:
        return term
    return term.model_copy(update={"record": None}) if term.label or term.uri else None


def _place(row: PlaceRow, hidden: Set[str]) -> PlaceRow | None:
    """The row without its pointer; None where it says nothing else of where the thing is."""
    if row.place is None or row.place.record not in hidden:
        return row
    if any(getattr(row, name) not in (None, [], {}) for name in _SAID_OF_A_PLACE):
        return row.model_copy(update={"place": None})
    return None


def _event(event: Event, hidden: Set[str]) -> Event:
    return event.model_copy(
        update={
            "record": None if event.record in hidden else event.record,
            "places": [place for place in event.places if place.record not in hidden],
            "agents": [who for who in event.agents if who.agent.record not in hidden],
            "terms": [kept for term in event.terms if (kept := _word(term, hidden))],
        }
    )
