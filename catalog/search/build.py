"""From a record, as one audience sees it, to what the indexes hold of it.

The view has been redacted already: whatever is in it, its audience may find it by.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain

from catalog import places
from catalog.cards import card_of
from catalog.dates.span import DateSpan
from catalog.record.lists import (
    Certainty,
    EventType,
    NameType,
    PlaceRole,
    TermRole,
)
from catalog.record.model import Record
from catalog.record.parts import (
    Designation,
    Event,
    Identifier,
    Name,
    PlaceRow,
    Term,
)
from catalog.record.rows import made_once
from catalog.references import named
from catalog.search.document import FacetTerm, SearchDocument
from catalog.search.facet_terms import facets_of_facts, facets_of_frame, facets_of_terms
from catalog.search.facets import periods_of, years_of
from catalog.search.keywords import (
    NAMED_BY,
    Surroundings,
    Words,
    words_of_facts,
    words_of_frame,
    words_of_places,
    words_of_references,
    words_of_texts,
)
from catalog.shown import RecordView

_MADE = frozenset({EventType.PRODUCTION, EventType.FOUNDING, EventType.HAPPENING, EventType.ACTIVITY})
_LIVED = frozenset({EventType.BIRTH, EventType.DEATH, EventType.REIGN})
_CHANGED = frozenset({EventType.RESTORATION, EventType.DESTRUCTION})


@dataclass(frozen=True)
class _Names:
    """The names of a record, the preferred ones apart, as a document has them."""

    titles: tuple[str, ...]
    titles_en: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class _Dating:
    """The years that date a record, astronomical, and their periods."""

    first: int | None
    last: int | None
    periods: tuple[FacetTerm, ...]


def build(view: RecordView, readers: Iterable[str], around: Surroundings) -> SearchDocument:
    """The document of `view` for those who carry one of `readers`; a pure function."""
    record = view.record
    storage = PlaceRole.STORAGE
    located = [row for row in record.places if row.role is not storage]
    card = card_of(view)
    dating = _dating(record.events, record.terms)
    home = around.institutions.get(view.institution_id, {})
    words = words_of_frame(view.kind, card.media, home, dating.periods)
    words.take(words_of_references(record.terms, record.agents, record.events, record.relations, around))
    words.take(words_of_facts(record.designations, record.events, record.recurrence))
    words.take(words_of_places(record.places, around))
    names, texts = _names(record.names), _texts_of(record)
    return SearchDocument(
        record_id=view.id,
        version=view.version,
        readers=tuple(sorted(set(readers))),
        titles=names.titles,
        titles_en=names.titles_en,
        names=names.others,
        keywords=_unique(words.other),
        keywords_en=_unique(words.english),
        descriptions=_unique(texts.other),
        descriptions_en=_unique(texts.english),
        identifiers=_identifiers(record.identifiers, record.designations),
        units=_units(located),
        comes_round=bool(record.recurrence),
        facets={
            **facets_of_frame(view.kind, view.institution_id, home, card.media),
            **facets_of_terms(record.terms, around),
            **facets_of_facts(located, record.designations, dating.periods, record.relations, around),
        },
        year_from=dating.first,
        year_to=dating.last,
        lat=card.point[0] if card.point else None,
        lon=card.point[1] if card.point else None,
        prior=_prior(view),
        updated=_seconds(view.updated_at),
        card=card,
    )


def references(record: Record) -> set[str]:
    """The ids of all records whose names the document of this one will hold."""
    found = {row.target.record for row in record.relations if row.type in NAMED_BY}
    found.update([reference.record for reference in named(record)])
    return {record_id for record_id in found if record_id}


def _names(rows: Sequence[Name]) -> _Names:
    titles, others = Words([], []), Words([], [])
    for row in rows:
        (titles if row.type is NameType.PREFERRED else others).add(row.text)
    return _Names(_unique(titles.other), _unique(titles.english, others.english), _unique(others.other))


def _texts_of(record: Record) -> Words:
    """What the record says at length."""
    words = words_of_texts(record.texts, ())
    for event in record.events:
        words.add(event.text)
    for relation in record.relations:
        words.add(relation.note)
    words.take(words_of_texts((), record.inscriptions))
    for file in record.assets:
        words.add(file.caption)
    for rule in record.recurrence:
        words.add(rule.text)
    return words


def _identifiers(rows: Sequence[Identifier], designations: Sequence[Designation]) -> tuple[str, ...]:
    return _unique([row.value for row in rows], [row.number for row in designations if row.number])


def _units(located: Sequence[PlaceRow]) -> tuple[str, ...]:
    """The codes of the places, old and new, in which the thing stands, is kept, done, found or made."""
    return _unique([holder for row in located for code in row.units for holder in _holders_of(code)])


@lru_cache(maxsize=4096)
def _holders_of(code: str) -> tuple[str, ...]:
    unit = places.unit(code)
    return tuple(holder.code for holder in places.found_under(unit)) if unit else ()


def _dating(events: Sequence[Event], terms: Sequence[Term]) -> _Dating:
    named = TermRole.PERIOD
    periods = [row for row in terms if row.role is named]
    return _dated_by(events[0]) if len(events) == 1 and not periods else _dated(events, periods)


@made_once
def _dated_by(event: Event) -> _Dating:
    return _dated((event,), ())


def _dated(events: Sequence[Event], terms: Sequence[Term]) -> _Dating:
    dates = _dates(events)
    first, last = years_of(dates) or (None, None)
    return _Dating(first, last, periods_of(terms, dates))


def _dates(events: Sequence[Event]) -> Sequence[DateSpan]:
    """What dates the thing: when it was made or happened, else when it lived, else when it was changed."""
    found = (tuple(_dates_of(events, types)) for types in (_MADE, _LIVED, _CHANGED))
    return next(filter(None, found), ())


def _dates_of(events: Sequence[Event], types: frozenset[EventType]) -> Iterator[DateSpan]:
    for event in events:
        if event.type in types and event.certainty is not Certainty.FORMER and event.date and event.date.is_known:
            yield event.date


@lru_cache(maxsize=64)
def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


def _prior(view: RecordView) -> float:
    """How much a record has to show, 0 to 1: pictures weigh most, then a description, then what makes it findable."""
    record = view.record
    characters = sum([len(text) for row in record.texts for text in row.text.values()])
    signs = (
        (0.3, bool(view.files)),
        (0.15, characters >= 200),
        (0.1, characters >= 1_000),
        (0.1, "en" in record.preferred),
        (0.1, any(row.units or row.lat is not None for row in record.places)),
        (0.1, any(event.date is not None for event in record.events)),
        (0.05, bool(record.terms)),
        (0.05, bool(record.sources)),
        (0.05, bool(record.designations)),
    )
    return sum([weight for weight, holds in signs if holds])


def _unique(*values: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(chain(*values))
    found.pop("", None)
    return tuple(found)
