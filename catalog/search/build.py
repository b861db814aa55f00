"""From a record, as one audience sees it, to what the indexes hold of it.

The view has been redacted already: whatever is in it, its audience may find it by.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from itertools import chain

from catalog import places
from catalog.cards import card_of
from catalog.dates.recurrence import Recurrence
from catalog.dates.span import DateSpan
from catalog.language import N_, languages, translate
from catalog.record.lists import (
    DESIGNATION_LABELS,
    KIND_LABELS,
    RANK_LABELS,
    STANDING_LABELS,
    Certainty,
    EventType,
    Kind,
    NameType,
    PlaceRole,
    Rank,
    RelationType,
    TermRole,
    standing,
)
from catalog.record.model import Record
from catalog.record.parts import (
    AgentRow,
    Designation,
    Event,
    Identifier,
    Name,
    PlaceRow,
    Reference,
    Relation,
    Term,
)
from catalog.references import named
from catalog.search import analyzer
from catalog.search.document import Card, FacetTerm, SearchDocument
from catalog.search.facets import facet_value, periods_of, years_of
from catalog.search.query import Facet
from catalog.search.shared import Shared
from catalog.shown import RecordView

_TERM_FACETS = {TermRole.TYPE: Facet.TYPE, TermRole.MATERIAL: Facet.MATERIAL, TermRole.SUBJECT: Facet.SUBJECT}
_MADE = frozenset({EventType.PRODUCTION, EventType.FOUNDING, EventType.HAPPENING, EventType.ACTIVITY})
_LIVED = frozenset({EventType.BIRTH, EventType.DEATH, EventType.REIGN})
_CHANGED = frozenset({EventType.RESTORATION, EventType.DESTRUCTION})
_MONTHS_IN_WORDS = ["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "chạp"]
_SEEN_OR_HEARD = {"model": N_("3D model"), "sound": N_("Sound"), "film": N_("Film")}
"""What people ask for by what can be done with it; nearly everything has pictures."""
_NAMED_BY = frozenset(RelationType) - {RelationType.RELATED, RelationType.COPY_OF, RelationType.SUCCEEDS}
"""Relations whose other end is a word to search for: what is kept at a communal house is found by its name."""


@dataclass(frozen=True)
class Surroundings:
    """What a document says of other things: `cards` of the records it points to, names of institutions by id.

    Of a card kind and title do. Both as the document's audience may see them.
    """

    cards: Mapping[str, Card]
    institutions: Mapping[str, dict[str, str]]


@dataclass
class _Words:
    """Texts on their way into a document, English apart from the rest."""

    other: list[str]
    english: list[str]

    def add(self, text: Mapping[str, str]) -> None:
        """Take a text by language."""
        for tag, value in text.items():
            (self.other if tag == "vi" or not (tag == "en" or tag.startswith("en-")) else self.english).append(value)


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


def build(
    view: RecordView, readers: Iterable[str], around: Surroundings, shared: Shared | None = None
) -> SearchDocument:
    """The document of `view` for those who carry one of `readers`; a pure function of its first three arguments.

    `shared` is the record's own, and remembers what was made of it for the audience before.
    """
    record, shared = view.record, shared or Shared()
    located = shared.one(tuple(row for row in record.places if row.role is not PlaceRole.STORAGE))
    card = shared.one(card_of(view))
    dating = shared.of(_dating, record.events, record.terms)
    facets = shared.of(
        _facets,
        view.kind,
        view.institution_id,
        record.terms,
        located,
        record.designations,
        record.relations,
        card.media,
        dating.periods,
        around,
    )
    words = shared.of(
        _keywords,
        view.kind,
        view.institution_id,
        record.terms,
        record.agents,
        record.events,
        record.designations,
        record.recurrence,
        record.relations,
        card.media,
        dating.periods,
        around,
    )
    here = shared.of(_words_of_places, record.places, around)
    names = shared.of(_names, record.names)
    texts = _texts(record)
    point = next(((row.lat, row.lon) for row in record.places if row.lat is not None and row.lon is not None), None)
    return SearchDocument(
        record_id=view.id,
        version=view.version,
        readers=tuple(sorted(set(readers))),
        titles=names.titles,
        titles_en=names.titles_en,
        names=names.others,
        keywords=_unique(words.other, here.other),
        keywords_en=_unique(words.english, here.english),
        descriptions=_unique(texts.other),
        descriptions_en=_unique(texts.english),
        identifiers=shared.of(_identifiers, record.identifiers, record.designations),
        units=shared.of(_units, located),
        facets=facets,
        year_from=dating.first,
        year_to=dating.last,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        prior=_prior(view),
        updated=shared.of(_seconds, view.updated_at),
        card=card,
        shared=shared,
    )


def references(record: Record) -> set[str]:
    """The ids of all records whose names the document of this one will hold."""
    found = {row.target.record for row in record.relations if row.type in _NAMED_BY}
    found |= {reference.record for reference in named(record)}
    return {record_id for record_id in found if record_id}


def _names(rows: Sequence[Name]) -> _Names:
    titles, others = _Words([], []), _Words([], [])
    for row in rows:
        (titles if row.type is NameType.PREFERRED else others).add(row.text)
    return _Names(_unique(titles.other), _unique(titles.english, others.english), _unique(others.other))


def _keywords(
    kind: Kind,
    institution_id: str,
    terms: Sequence[Term],
    agents: Sequence[AgentRow],
    events: Sequence[Event],
    designations: Sequence[Designation],
    recurrence: Sequence[Recurrence],
    relations: Sequence[Relation],
    media: Sequence[str],
    periods: Sequence[FacetTerm],
    around: Surroundings,
) -> _Words:
    """The words of all rows that are not places."""
    words = _Words([], [])
    words.add(_labels(KIND_LABELS[kind]))
    for row in terms:
        _name(words, row.term, around)
    for agent in agents:
        _name(words, agent.agent, around)
    for event in events:
        for reference in (*event.places, *event.terms, *(who.agent for who in event.agents)):
            _name(words, reference, around)
        if event.date is not None:
            words.add(event.date.text)
    for relation in relations:
        if relation.type in _NAMED_BY:
            _name(words, relation.target, around)
    for designation in designations:
        _add_designation(words, designation)
    for rule in recurrence:
        words.other.append(f"tháng {rule.month} · tháng {_MONTHS_IN_WORDS[rule.month - 1]}")
        words.other.append(" · ".join(f"{word} {rule.day} tháng {rule.month}" for word in ("mùng", "mồng", "ngày")))
    for family in media:
        if family in _SEEN_OR_HEARD:
            words.add(_labels(_SEEN_OR_HEARD[family]))
    words.add(around.institutions.get(institution_id, {}))
    for period in periods:
        words.add(period.label)
    return words


def _add_designation(words: _Words, designation: Designation) -> None:
    words.add(_labels(DESIGNATION_LABELS[designation.list]))
    words.add(_labels(STANDING_LABELS[standing(designation.list, designation.rank)]))
    if designation.rank is not Rank.LISTED:
        words.add(_labels(RANK_LABELS[designation.rank]))
    words.add(designation.type)


def _words_of_places(rows: Sequence[PlaceRow], around: Surroundings) -> _Words:
    words = _Words([], [])
    for row in rows:
        if row.place:
            _name(words, row.place, around)
        words.add(row.written)
        for code in row.units:
            words.other += _names_of_unit(code)
    return words


@lru_cache(maxsize=4096)
def _names_of_unit(code: str) -> tuple[str, ...]:
    """Every name, old and new, under which a place there is sought; none that another one has in it ('Tỉnh Hà Tây')."""
    unit = places.unit(code)
    names = {analyzer.joined((name,)).folded: name for name in reversed(places.search_terms(unit) if unit else ())}
    return tuple(
        name for said, name in names.items() if not any(said[1:] in other[1:] for other in names if other != said)
    )


def _name(words: _Words, reference: Reference, around: Surroundings) -> None:
    words.add(reference.label)
    if reference.record and reference.record in around.cards:
        words.add(around.cards[reference.record].title)


def _texts(record: Record) -> _Words:
    words = _Words([], [])
    for row in record.texts:
        words.add(row.text)
    for event in record.events:
        words.add(event.text)
    for relation in record.relations:
        words.add(relation.note)
    for inscription in record.inscriptions:
        for version in inscription.versions:
            words.add({version.lang: version.text})
    for file in record.assets:
        words.add(file.caption)
    for rule in record.recurrence:
        words.add(rule.text)
    return words


def _identifiers(rows: Sequence[Identifier], designations: Sequence[Designation]) -> tuple[str, ...]:
    return _unique([row.value for row in rows], [row.number for row in designations if row.number])


def _facets(
    kind: Kind,
    institution_id: str,
    terms: Sequence[Term],
    located: Sequence[PlaceRow],
    designations: Sequence[Designation],
    relations: Sequence[Relation],
    media: Sequence[str],
    periods: Sequence[FacetTerm],
    around: Surroundings,
) -> dict[str, tuple[FacetTerm, ...]]:
    found: dict[Facet, list[FacetTerm]] = {
        Facet.KIND: [_kind(kind)],
        Facet.INSTITUTION: [_called(institution_id, around.institutions.get(institution_id, {}))],
        Facet.PROVINCE: [province for row in located for code in row.units for province in _provinces_of(code)],
        Facet.RANK: [_standing(row) for row in designations],
        Facet.PERIOD: list(periods),
        Facet.COLLECTION: list(_collections(relations, around)),
        Facet.MEDIA: [_called(family, {}) for family in media],
    }
    for row in terms:
        if (facet := _TERM_FACETS.get(row.role)) and (value := _term(row.term, around)):
            found.setdefault(facet, []).append(value)
    return {facet.value: _distinct(values) for facet, values in found.items() if values}


def _standing(designation: Designation) -> FacetTerm:
    value = standing(designation.list, designation.rank)
    return _called(value, _labels(STANDING_LABELS[value]))


@cache
def _kind(kind: Kind) -> FacetTerm:
    return FacetTerm(kind.value, _labels(KIND_LABELS[kind]))


def _term(reference: Reference, around: Surroundings) -> FacetTerm | None:
    card = around.cards.get(reference.record) if reference.record else None
    label = card.title if card else dict(reference.label)
    value = (card.record_id if card else None) or reference.uri or facet_value(label)
    return _called(value, label or {"vi": value}) if value else None


def _called(value: str, label: Mapping[str, str]) -> FacetTerm:
    return _shared(value, tuple(label.items()))


@lru_cache(maxsize=10_000)
def _shared(value: str, label: tuple[tuple[str, str], ...]) -> FacetTerm:
    """One term for all records that have it."""
    return FacetTerm(value, dict(label))


def _units(located: Sequence[PlaceRow]) -> tuple[str, ...]:
    """The codes of the places, old and new, in which the thing stands, is kept, done, found or made."""
    return _unique([holder for row in located for code in row.units for holder in _holders_of(code)])


@lru_cache(maxsize=4096)
def _holders_of(code: str) -> tuple[str, ...]:
    unit = places.unit(code)
    return tuple(holder.code for holder in places.found_under(unit)) if unit else ()


@lru_cache(maxsize=4096)
def _provinces_of(code: str) -> tuple[FacetTerm, ...]:
    unit = places.unit(code)
    found = map(places.province_of, places.today_of(unit)) if unit else ()
    return tuple(FacetTerm(province.code, province.names) for province in found)


def _collections(relations: Sequence[Relation], around: Surroundings) -> Iterator[FacetTerm]:
    for row in relations:
        card = around.cards.get(row.target.record) if row.target.record else None
        if card is None or row.type not in (RelationType.MEMBER_OF, RelationType.PART_OF):
            continue
        if row.type is RelationType.MEMBER_OF or card.kind == Kind.COLLECTION.value:
            yield _called(card.record_id, card.title)


def _dating(events: Sequence[Event], terms: Sequence[Term]) -> _Dating:
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


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


def _prior(view: RecordView) -> float:
    """How much a record has to show, 0 to 1: pictures weigh most, then a description, then what makes it findable."""
    record = view.record
    characters = sum(len(text) for row in record.texts for text in row.text.values())
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
    return sum(weight for weight, holds in signs if holds)


@cache
def _labels(msgid: str) -> dict[str, str]:
    """A label of the museum's own in every language; shared, so not to be changed."""
    return {tag: translate(msgid, tag) for tag in languages()}


def _unique(*values: Iterable[str]) -> tuple[str, ...]:
    found = dict.fromkeys(chain(*values))
    found.pop("", None)
    return tuple(found)


def _distinct(terms: Iterable[FacetTerm]) -> tuple[FacetTerm, ...]:
    return tuple({term.value: term for term in terms}.values())
