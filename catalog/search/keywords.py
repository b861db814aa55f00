"""The words around a thing by which it is found: what its rows name, where it is, what it is classed as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from catalog import analyzer, places
from catalog.dates.recurrence import Recurrence
from catalog.language import N_, languages, translate
from catalog.record.lists import (
    DESIGNATION_LABELS,
    KIND_LABELS,
    RANK_LABELS,
    STANDING_LABELS,
    Kind,
    Rank,
    RelationType,
    standing,
)
from catalog.record.parts import (
    AgentRow,
    Designation,
    Event,
    Inscription,
    PlaceRow,
    Reference,
    Relation,
    Term,
    TextRow,
)
from catalog.record.rows import made_once
from catalog.references import named_by
from catalog.search.document import FacetTerm
from catalog.shown import Card

_MONTHS_IN_WORDS = ["giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "chạp"]
_SEEN_OR_HEARD = {"model": N_("3D model"), "sound": N_("Sound"), "film": N_("Film"), "panorama": N_("Panorama")}
"""What people ask for by what can be done with it; nearly everything has pictures."""
NAMED_BY = frozenset(RelationType) - {RelationType.RELATED, RelationType.COPY_OF, RelationType.SUCCEEDS}
"""Relations whose other end is a word to search for: what is kept at a communal house is found by its name."""


@dataclass(frozen=True)
class Surroundings:
    """What a document says of other things: `cards` of the records it points to, names of institutions by id.

    Of a card kind and title do. Both as the document's audience may see them.
    """

    cards: Mapping[str, Card]
    institutions: Mapping[str, dict[str, str]]


@dataclass
class Words:
    """Texts on their way into a document, English apart from the rest."""

    other: list[str]
    english: list[str]

    def add(self, text: Mapping[str, str]) -> None:
        """Take a text by language."""
        for tag, value in text.items():
            (self.other if tag == "vi" or not (tag == "en" or tag.startswith("en-")) else self.english).append(value)

    def take(self, words: "Words") -> None:
        """Take what others gathered."""
        self.other += words.other
        self.english += words.english


def words_of_frame(
    kind: Kind, media: Sequence[str], institution: Mapping[str, str], periods: Sequence[FacetTerm]
) -> Words:
    words = Words([], [])
    words.add(labels_of(KIND_LABELS[kind]))
    for family in media:
        if family in _SEEN_OR_HEARD:
            words.add(labels_of(_SEEN_OR_HEARD[family]))
    words.add(institution)
    for period in periods:
        words.add(period.label)
    return words


def words_of_references(
    terms: Sequence[Term],
    agents: Sequence[AgentRow],
    events: Sequence[Event],
    relations: Sequence[Relation],
    around: Surroundings,
) -> Words:
    words = Words([], [])
    for row in terms:
        _name(words, row.term, around)
    for agent in agents:
        _name(words, agent.agent, around)
    for event in events:
        for reference in named_by(event):
            _name(words, reference, around)
    for relation in relations:
        if relation.type in NAMED_BY:
            _name(words, relation.target, around)
    return words


def words_of_facts(
    designations: Sequence[Designation], events: Sequence[Event], recurrence: Sequence[Recurrence]
) -> Words:
    words = Words([], [])
    for designation in designations:
        words.take(_words_of_designation(designation))
    for event in events:
        words.take(_words_of_date(event))
    for rule in recurrence:
        words.other.append(f"tháng {rule.month} · tháng {_MONTHS_IN_WORDS[rule.month - 1]}")
        words.other.append(" · ".join(f"{word} {rule.day} tháng {rule.month}" for word in ("mùng", "mồng", "ngày")))
    return words


@made_once
def _words_of_date(event: Event) -> Words:
    words = Words([], [])
    if event.date is not None:
        words.add(event.date.text)
    return words


@made_once
def _words_of_designation(designation: Designation) -> Words:
    words = Words([], [])
    words.add(labels_of(DESIGNATION_LABELS[designation.list]))
    words.add(labels_of(STANDING_LABELS[standing(designation.list, designation.rank)]))
    if designation.rank is not Rank.LISTED:
        words.add(labels_of(RANK_LABELS[designation.rank]))
    words.add(designation.type)
    return words


def words_of_places(rows: Sequence[PlaceRow], around: Surroundings) -> Words:
    words = Words([], [])
    for row in rows:
        if row.place:
            _name(words, row.place, around)
        words.add(row.written)
        for code in row.units:
            words.other += _names_of_unit(code)
    return words


def words_of_texts(texts: Sequence[TextRow], inscriptions: Sequence[Inscription]) -> Words:
    """What is said at length, and what is written on the thing."""
    words = Words([], [])
    for row in texts:
        words.add(row.text)
    for inscription in inscriptions:
        for version in inscription.versions:
            words.add({version.lang: version.text})
    return words


@lru_cache(maxsize=4096)
def _names_of_unit(code: str) -> tuple[str, ...]:
    """Every name, old and new, under which a place there is sought; none that another one has in it ('Tỉnh Hà Tây')."""
    unit = places.unit(code)
    names = {analyzer.joined((name,)).folded: name for name in reversed(places.search_terms(unit) if unit else ())}
    return tuple(
        name for said, name in names.items() if not any(said[1:] in other[1:] for other in names if other != said)
    )


def _name(words: Words, reference: Reference, around: Surroundings) -> None:
    words.take(_words_of_label(reference))
    if reference.record and reference.record in around.cards:
        words.add(around.cards[reference.record].title)


@made_once
def _words_of_label(reference: Reference) -> Words:
    words = Words([], [])
    words.add(reference.label)
    return words


@cache
def labels_of(msgid: str) -> dict[str, str]:
    """A label of the museum's own in every language; shared, so not to be changed."""
    return {tag: translate(msgid, tag) for tag in languages()}
