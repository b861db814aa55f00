"""The answer to a query: what the engine is asked, in which order, and what is tried when nothing matches as typed."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Protocol

from catalog.places.units import Unit
from catalog.policy import Viewer
from catalog.record.lists import Level
from catalog.search import scoring
from catalog.search.counting import Counting, Selection
from catalog.search.entry import (
    YES,
    KeyField,
    NumberField,
    SortField,
    TextField,
    facet_field,
    identifier_forms,
)
from catalog.search.for_staff import for_viewer
from catalog.search.mending import mended, without_unknown
from catalog.search.plan import AllOf, AnyOf, Between, Clause, Term
from catalog.search.query import MAX_PAGE_SIZE, Facet, NamedYears, Query, Results, Sort
from catalog.search.question import PartType, Question, read
from catalog.search.times import Years
from catalog.shown import Card

ENOUGH = 10
"""So many records with the marks as typed, and those without are left out."""


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

    def oldest(self, clause: Clause, facet: Facet, values: Sequence[str], size: int) -> dict[str, list[Card]]:
        """Under each of these values of the facet the `size` oldest documents that match; none where there is none."""
        ...

    def frequencies(self, tokens: Iterable[str], field: TextField = TextField.ALL) -> dict[str, int]:
        """In how many documents each folded token or stem stands; those that stand in none may be left out."""
        ...

    def completions(self, prefix: str, limit: int) -> list[str]:
        """The folded tokens of titles and names that begin with `prefix`, the most frequent first."""
        ...


@dataclass(frozen=True)
class Understood:
    """What was understood: the clause that finds and scores, and one that finds the same at less cost.

    `question` is what they answer, its places and years as the reader is told of them. `tried` says what was searched
    instead of what was typed, be it only without its marks; `fewer`, that some of its words are missing.
    """

    question: Question
    clause: Clause
    matching: Clause
    tried: str | None = None
    fewer: bool = False


def answer(engine: Engine, query: Query, beside: Executor) -> Results:
    """Total, hits and facets for `query`, of what its viewer may find; facets are counted in `beside` meanwhile."""
    engine = for_viewer(engine, query.viewer)
    allowed = readable(engine, query.viewer)
    question = _without_numbers(engine, read(query.text), allowed)
    selection = Selection(allowed, _ranges(query), _choices(query))

    def page(by: Understood) -> tuple[int, list[Card]]:
        size = max(0, min(query.size, MAX_PAGE_SIZE))
        return engine.hits(selection.narrowed(by.clause), _order(query), max(0, query.offset), size)

    understood = _as(question, loose=False)
    counting = Counting(engine, query, selection, understood.matching, beside)
    total, cards = page(understood)
    exact: int | None = None
    if total < (ENOUGH if question.is_marked else 1) and question.parts:
        other = _understood(engine, question, allowed)
        if other.clause != understood.clause:
            counting.abandon()
            counting = Counting(engine, query, selection, other.matching, beside)
            as_typed, (total, cards) = total, page(other)
            loosened = other.tried is None and other.clause == _as(question, loose=True).clause
            exact = as_typed if loosened and 0 < as_typed < total else None
        understood = other
    return Results(
        total,
        tuple(cards),
        counting.result(),
        understood.tried,
        understood.fewer,
        tuple(NamedYears(part.said, *part.years) for part in understood.question.parts if part.years),
        tuple(unit.names for unit in _absent(engine, understood.question, allowed)),
        exact,
    )


def oldest(engine: Engine, query: Query, facet: Facet, values: Sequence[str]) -> dict[str, tuple[Card, ...]]:
    """Under each of these values of the facet the `query.size` oldest of what the query finds: all in one question."""
    engine = for_viewer(engine, query.viewer)
    narrowed = replace(query, filters={**query.filters, facet: tuple(values)})
    selection = Selection(readable(engine, query.viewer), _ranges(query), _choices(narrowed))
    clause = selection.narrowed(scoring.matching(read(query.text), loose=True))
    found = engine.oldest(clause, facet, values, max(1, min(query.size, MAX_PAGE_SIZE)))
    return {value: tuple(cards) for value, cards in found.items()}


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
    if (found := _as_it_reads(engine, question, allowed)) is not None:
        return found
    return _as(question, loose=True) if question.is_one_place else _mended(engine, question, allowed)


def _as_it_reads(engine: Engine, question: Question, allowed: tuple[Clause, ...]) -> Understood | None:
    """The question, where it finds something: its places as such, else as words beside its other words."""
    if (found := _found(engine, question, allowed)) is not None or question.is_one_place:
        return found
    found = _found(engine, question.as_words(PartType.PLACE), allowed)
    return None if found is None else replace(found, question=question)


def _mended(engine: Engine, question: Question, allowed: tuple[Clause, ...]) -> Understood:
    """What was probably meant, answered as if it had been typed, or what has most of the words."""

    def in_names(guess: Question) -> bool:
        return _finds(engine, scoring.in_names(guess), allowed)

    likely = question
    for other in mended(question, engine.frequencies, in_names):
        again = _without_numbers(engine, other.question, allowed)
        found = _as_it_reads(engine, again, allowed)
        if found is None and other.sure and again.is_one_place:
            found = _as(again, loose=True)
        if found is not None:
            return replace(found, tried=again.typed)
        likely = again if other.sure and likely is question else likely
    known = _without_numbers(engine, without_unknown(likely, engine.frequencies), allowed)
    if scoring.says_most_of(known, likely) and (found := _found(engine, known, allowed)) is not None:
        return replace(found, tried=known.typed, fewer=True)
    most = scoring.matching_most(known)
    if _finds(engine, most, allowed):
        return Understood(known, scoring.plan_of_most(known), most, known.typed, fewer=True)
    return _as(question, loose=True)


def _found(engine: Engine, question: Question, allowed: tuple[Clause, ...]) -> Understood | None:
    """The question, where it finds something: as typed where that finds enough, else whatever the marks."""
    if question.is_marked:
        exact = _as(question, loose=False)
        if engine.has(AllOf(must=(exact.matching,), filters=allowed), ENOUGH):
            return exact
    loose = _as(question, loose=True)
    if not _finds(engine, loose.matching, allowed):
        return None
    numbered = any(word.typed.isdecimal() for word in question.words)  # an inventory number has no marks
    if question.is_marked and not numbered and not _finds(engine, _as(question, loose=False).matching, allowed):
        return replace(loose, tried=" ".join(word.folded for word in question.words))
    return loose


def _as(question: Question, *, loose: bool) -> Understood:
    return Understood(question, scoring.plan(question, loose=loose), scoring.matching(question, loose=loose))


def _choices(query: Query) -> dict[Facet, Clause]:
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
