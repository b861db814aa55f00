"""The answer to a query: what the engine is asked, in which order, and what is tried when nothing matches as typed."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol

from catalog.places.units import Unit
from catalog.policy import Viewer
from catalog.record.lists import Level
from catalog.search import scoring
from catalog.search.entry import (
    YES,
    KeyField,
    NumberField,
    SortField,
    TextField,
    facet_field,
    identifier_forms,
    label_of,
    uncounted,
)
from catalog.search.facets import known_label
from catalog.search.for_staff import for_viewer
from catalog.search.mending import mended, without_unknown
from catalog.search.plan import AllOf, AnyOf, Between, Clause, Term
from catalog.search.query import MAX_PAGE_SIZE, Facet, FacetValue, NamedYears, Query, Results, Sort
from catalog.search.question import PartType, Question, read
from catalog.search.times import Years
from catalog.shown import Card

ENOUGH = 10
"""So many records with the marks as typed, and those without are left out."""
MAX_FACET_VALUES = 60
"""So many values of a facet, the most frequent, and those chosen, where a query does not want every one."""
_counting = ThreadPoolExecutor(4, thread_name_prefix="counting")
"""Counts the facets while the hits are found: engines do both outside of Python, or on another machine."""


class Engine(Protocol):
    """One state of one index; every call of an answer sees the same documents."""

    only_public: bool
    """Whether nothing in it needs asking who may read it."""

    def has(self, clause: Clause, number: int) -> bool:
        """Whether at least `number` documents match; need not count them all."""
        ...

    def hits(self, clause: Clause, order: SortField | None, offset: int, size: int) -> tuple[int, list[Card]]:
        """The exact number of documents that match, and the cards of one page; without an order the best come first."""
        ...

    def counted(self, clause: Clause, facets: Sequence[Facet]) -> dict[Facet, dict[str, int]]:
        """How often each value of each facet stands in the documents that match; values as `counted` joined them."""
        ...

    def frequencies(self, tokens: Iterable[str], field: TextField = TextField.ALL) -> dict[str, int]:
        """In how many documents each folded token or stem stands; those that stand in none may be left out."""
        ...

    def completions(self, prefix: str, limit: int) -> list[str]:
        """The folded tokens of titles and names that begin with `prefix`, the most frequent first."""
        ...


@dataclass(frozen=True)
class Understood:
    """What a question came to: the clause that finds and scores, and one that finds the same at less cost.

    `tried` says what was searched instead of what was typed, be it only without its marks; `fewer`, that some of its
    words are missing.
    """

    clause: Clause
    counted: Clause
    tried: str | None = None
    fewer: bool = False


def answer(engine: Engine, query: Query) -> Results:
    """Total, hits and facets for `query`, of what its viewer may find."""
    engine = for_viewer(engine, query.viewer)
    allowed = readable(engine, query.viewer)
    question = _without_numbers(engine, read(query.text), allowed)
    filters = _filters(query)
    everything = (*allowed, *_ranges(query))

    def page(text: Clause) -> tuple[int, list[Card]]:
        clause = AllOf(must=(text,), filters=(*everything, *filters.values()))
        size = max(0, min(query.size, MAX_PAGE_SIZE))
        return engine.hits(clause, _order(query), max(0, query.offset), size)

    def counted(by: Understood) -> dict[Facet, tuple[FacetValue, ...]]:
        return _facets(engine, query, by.counted, everything, filters)

    understood = _as(question, loose=False)
    facets = _counting.submit(counted, understood)
    total, cards = page(understood.clause)
    exact: int | None = None
    if total < (ENOUGH if question.is_marked else 1) and question.parts:
        other = _understood(engine, question, allowed)
        if other.clause != understood.clause:
            as_typed, (total, cards) = total, page(other.clause)
            loosened = other.tried is None and other.clause == _as(question, loose=True).clause
            exact = as_typed if loosened and 0 < as_typed < total else None
            facets = _counting.submit(counted, other)
        understood = other
    return Results(
        total,
        tuple(cards),
        facets.result(),
        understood.tried,
        understood.fewer,
        tuple(NamedYears(part.said, *part.years) for part in question.parts if part.years),
        tuple(unit.names for unit in _absent(engine, question, allowed)),
        exact,
    )


def _order(query: Query) -> SortField | None:
    """The key that the hits are ordered by, names as the reader's language orders them."""
    if query.sort is Sort.NAME and query.language == "en":
        return SortField.NAME_EN
    return _ORDERS.get(query.sort)


_ORDERS = {
    Sort.NAME: SortField.NAME,
    Sort.OLDEST: SortField.OLDEST,
    Sort.NEWEST: SortField.NEWEST,
    Sort.UPDATED: SortField.UPDATED,
}


def readable(engine: Engine, viewer: Viewer) -> tuple[Clause, ...]:
    """The filter that leaves only what `viewer` may find.

    Staff find what staff see of a record; for everybody else a record that hides something is in the index a second
    time, without it, and without the staff's token.
    """
    if engine.only_public:
        return ()
    if viewer.is_staff:
        return (Term(KeyField.READERS, Level.STAFF.value),)
    return (AnyOf(tuple(Term(KeyField.READERS, token) for token in sorted(viewer.tokens))),)


def _without_numbers(engine: Engine, question: Question, allowed: tuple[Clause, ...]) -> Question:
    """The question, its years taken for words where they, or all of it, are some record's inventory number."""
    dates = [part.said for part in question.parts if part.years]
    forms = {form for text in (question.typed, *dates) if dates for form in identifier_forms(text)}
    if not any(_finds(engine, Term(TextField.IDS, form), allowed) for form in sorted(forms)):
        return question
    return question.as_words(PartType.YEARS)


def _absent(engine: Engine, question: Question, allowed: tuple[Clause, ...]) -> Iterator[Unit]:
    """The places that the question names, and of which there is no record."""
    for part in question.parts:
        if part.type is PartType.PLACE and not _finds(engine, scoring.at_place(part), allowed):
            yield part.units[0]


def _finds(engine: Engine, clause: Clause, allowed: tuple[Clause, ...]) -> bool:
    return engine.has(AllOf(must=(clause,), filters=allowed), 1)


def _understood(engine: Engine, question: Question, allowed: tuple[Clause, ...]) -> Understood:
    """What finds something for the question, whatever it is narrowed by: narrowing must not change what words mean.

    The name of a place is never mended: what is not there is not there.
    """
    if (found := _found(engine, question, allowed)) is not None:
        return found
    if question.is_one_place:
        return _as(question, loose=True)
    if (found := _found(engine, question.as_words(PartType.PLACE), allowed)) is not None:
        return found
    return _mended(engine, question, allowed)


def _mended(engine: Engine, question: Question, allowed: tuple[Clause, ...]) -> Understood:
    """What was probably meant, or what has most of the words."""

    def in_names(guess: Question) -> bool:
        return _finds(engine, scoring.in_names(guess), allowed)

    likely = question
    for other in mended(question, engine.frequencies, in_names):
        if (found := _found(engine, other.question, allowed)) is not None:
            return replace(found, tried=other.question.typed)
        likely = other.question if other.sure and likely is question else likely
    known = without_unknown(likely, engine.frequencies)
    if scoring.says_most_of(known, likely) and (found := _found(engine, known, allowed)) is not None:
        return replace(found, tried=known.typed, fewer=True)
    most = scoring.matching_most(known)
    if _finds(engine, most, allowed):
        return Understood(scoring.plan_of_most(known), most, known.typed, fewer=True)
    return _as(question, loose=True)


def _found(engine: Engine, question: Question, allowed: tuple[Clause, ...]) -> Understood | None:
    """The question, where it finds something: as typed where that finds enough, else whatever the marks."""
    if question.is_marked:
        exact = _as(question, loose=False)
        if engine.has(AllOf(must=(exact.counted,), filters=allowed), ENOUGH):
            return exact
    loose = _as(question, loose=True)
    if not _finds(engine, loose.counted, allowed):
        return None
    numbered = any(word.typed.isdecimal() for word in question.words)  # an inventory number has no marks
    if question.is_marked and not numbered and not _finds(engine, _as(question, loose=False).counted, allowed):
        return replace(loose, tried=" ".join(word.folded for word in question.words))
    return loose


def _as(question: Question, *, loose: bool) -> Understood:
    return Understood(scoring.plan(question, loose=loose), scoring.matching(question, loose=loose))


def _filters(query: Query) -> dict[Facet, Clause]:
    return {
        facet: AnyOf(tuple(Term(facet_field(facet), value) for value in values))
        for facet, values in query.filters.items()
        if values
    }


def _ranges(query: Query) -> tuple[Clause, ...]:
    found: list[Clause] = [*scoring.in_years(Years(query.year_from, query.year_to))]
    if query.box is not None:
        west, south, east, north = query.box
        found.append(Between(NumberField.LAT, south, north))
        if west <= east:
            found.append(Between(NumberField.LON, west, east))
        else:
            found.append(AnyOf((Between(NumberField.LON, low=west), Between(NumberField.LON, high=east))))
    if query.comes_round:
        found.append(Term(KeyField.COMES_ROUND, YES))
    return tuple(found)


def _facets(
    engine: Engine, query: Query, text: Clause, everything: tuple[Clause, ...], filters: dict[Facet, Clause]
) -> dict[Facet, tuple[FacetValue, ...]]:
    """Each facet counted as if its own selection were open; those without one share one counting."""
    together = [facet for facet in query.facets if facet not in filters]
    found: dict[Facet, dict[str, int]] = {}
    if together:
        clause = AllOf(must=(text,), filters=(*everything, *filters.values()))
        found |= engine.counted(clause, together)
    for facet in query.facets:
        if facet in filters:
            others = tuple(clause for other, clause in filters.items() if other is not facet)
            found |= engine.counted(AllOf(must=(text,), filters=(*everything, *others)), [facet])
    return {
        facet: (
            *_values(found.get(facet, {}), chosen, None if query.every_value else MAX_FACET_VALUES),
            *_missing(engine, facet, chosen, found.get(facet, {}), query),
        )
        for facet in query.facets
        for chosen in (query.filters.get(facet, ()),)
    }


def _missing(
    engine: Engine, facet: Facet, chosen: tuple[str, ...], counted: dict[str, int], query: Query
) -> Iterator[FacetValue]:
    """The chosen values that nothing found has, to be taken away again, under their names where those are known."""
    there = {uncounted(stored)[0] for stored in counted}
    for value in dict.fromkeys(chosen):
        if value not in there:
            label = known_label(facet, value) or _title(engine, value, query.viewer)
            yield FacetValue(value, label, 0, chosen=True)


def _title(engine: Engine, record_id: str, viewer: Viewer) -> dict[str, str]:
    only = AllOf(filters=(Term(KeyField.RECORD, record_id), *readable(engine, viewer)))
    return next((card.title for card in engine.hits(only, None, 0, 1)[1]), {})


def _values(counted: dict[str, int], chosen: tuple[str, ...], most: int | None) -> tuple[FacetValue, ...]:
    """The `most` frequent values of a facet, in order; a value with two labels counts once, under its commoner one."""
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for stored, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        value, label = uncounted(stored)
        counts[value] = counts.get(value, 0) + count
        labels.setdefault(value, label)
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    shown = [value for at, value in enumerate(ordered) if most is None or at < most or value in chosen]
    return tuple(FacetValue(value, label_of(labels[value]), counts[value], value in chosen) for value in shown)
