"""The values by which a record is narrowed and counted, with their labels."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from catalog import places
from catalog.record.lists import KIND_LABELS, STANDING_LABELS, Kind, RelationType, TermRole, standing
from catalog.record.parts import Designation, PlaceRow, Reference, Relation, Term
from catalog.record.rows import made_once
from catalog.search.document import FacetTerm
from catalog.search.facets import facet_value
from catalog.search.keywords import Surroundings, labels_of
from catalog.search.query import Facet
from catalog.shown import Card

_TERM_FACETS = {TermRole.TYPE: Facet.TYPE, TermRole.MATERIAL: Facet.MATERIAL, TermRole.SUBJECT: Facet.SUBJECT}
Facets = dict[str, tuple[FacetTerm, ...]]


def facets_of_frame(kind: Kind, institution_id: str, institution: Mapping[str, str], media: Sequence[str]) -> Facets:
    return _said(
        {
            Facet.KIND: [_kind(kind)],
            Facet.INSTITUTION: [_called(institution_id, institution)],
            Facet.MEDIA: [_called(family, {}) for family in media],
        }
    )


def facets_of_terms(terms: Sequence[Term], around: Surroundings) -> Facets:
    found: dict[Facet, list[FacetTerm]] = {}
    for row in terms:
        if (facet := _TERM_FACETS.get(row.role)) and (value := term_of(row.term, around.cards)):
            found.setdefault(facet, []).append(value)
    return _said(found)


def facets_of_facts(
    located: Sequence[PlaceRow],
    designations: Sequence[Designation],
    periods: Sequence[FacetTerm],
    relations: Sequence[Relation],
    around: Surroundings,
) -> Facets:
    return _said(
        {
            Facet.PROVINCE: [province for row in located for code in row.units for province in _provinces_of(code)],
            Facet.RANK: list(map(_standing, designations)),
            Facet.PERIOD: periods,
            Facet.COLLECTION: list(_collections(relations, around)),
        }
    )


def _said(facets: Mapping[Facet, Sequence[FacetTerm]]) -> Facets:
    """The facets of which there is something to say, each value once."""
    return {str(facet): _distinct(terms) for facet, terms in facets.items() if terms}


@made_once
def _standing(designation: Designation) -> FacetTerm:
    value = standing(designation.list, designation.rank)
    return _called(value, labels_of(STANDING_LABELS[value]))


@cache
def _kind(kind: Kind) -> FacetTerm:
    return FacetTerm(kind.value, labels_of(KIND_LABELS[kind]))


def term_of(reference: Reference, cards: Mapping[str, Card]) -> FacetTerm | None:
    """What a term is counted and found by: its record, where that is one of `cards`, its address or its word."""
    card = cards.get(reference.record) if reference.record else None
    return _called(card.record_id, card.title or {"vi": card.record_id}) if card else _word(reference)


@made_once
def _word(reference: Reference) -> FacetTerm | None:
    value = reference.uri or facet_value(reference.label)
    return _called(value, reference.label or {"vi": value}) if value else None


def _called(value: str, label: Mapping[str, str]) -> FacetTerm:
    return _shared(value, tuple(label.items()))


@lru_cache(maxsize=10_000)
def _shared(value: str, label: tuple[tuple[str, str], ...]) -> FacetTerm:
    """One term for all records that have it."""
    return FacetTerm(value, dict(label))


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
        if card.kind == Kind.COLLECTION.value:
            yield _called(card.record_id, card.title)


def _distinct(terms: Sequence[FacetTerm]) -> tuple[FacetTerm, ...]:
    return tuple(terms) if len(terms) == 1 else tuple({term.value: term for term in terms}.values())
