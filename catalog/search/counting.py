"""The facets of an answer, counted while its hits are found: engines do both outside of Python, or elsewhere."""

from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.search.entry import KeyField, label_of, uncounted
from catalog.search.facets import known_label
from catalog.search.plan import AllOf, Clause, Term
from catalog.search.query import Facet, FacetValue, Query

if TYPE_CHECKING:
    from catalog.search.ask import Engine

MAX_FACET_VALUES = 60
"""So many values of a facet, the most frequent, and those chosen, where a query does not want every one."""

Counts = dict[Facet, tuple[FacetValue, ...]]


@dataclass(frozen=True)
class Selection:
    """What narrows a question beside its words: who reads, years and places, and the choices made in facets."""

    readers: tuple[Clause, ...]
    ranges: tuple[Clause, ...]
    choices: dict[Facet, Clause]

    def narrowed(self, text: Clause, *, but: Facet | None = None) -> Clause:
        """What matches `text` and all of this, the choice in the facet `but` left open."""
        chosen = tuple(clause for facet, clause in self.choices.items() if facet is not but)
        return AllOf(must=(text,), filters=(*self.readers, *self.ranges, *chosen))


class Counting:
    """The facets of what matches `text`, being counted by whoever is free in `beside`."""

    def __init__(self, engine: "Engine", query: Query, selection: Selection, text: Clause, beside: Executor) -> None:
        self._engine, self._query, self._selection, self._text = engine, query, selection, text
        self._begun: Future[Counts] | None = beside.submit(self._count) if query.facets else None

    def abandon(self) -> None:
        """Nobody wants it any more: it is not begun where it has not been."""
        if self._begun is not None:
            self._begun.cancel()

    def result(self) -> Counts:
        """The facets; counted here where nobody was free to begin, so that no answer waits for those of others."""
        if self._begun is None:
            return {}
        return self._count() if self._begun.cancel() else self._begun.result()

    def _count(self) -> Counts:
        found = self._frequencies()
        return {facet: tuple(self._values(facet, found.get(facet, {}))) for facet in self._query.facets}

    def _frequencies(self) -> dict[Facet, dict[str, int]]:
        """Each facet counted as if its own selection were open; those without one share one counting."""
        choices, narrowed = self._selection.choices, self._selection.narrowed
        found: dict[Facet, dict[str, int]] = {}
        if together := [facet for facet in self._query.facets if facet not in choices]:
            found |= self._engine.counted(narrowed(self._text), together)
        for facet in self._query.facets:
            if facet in choices:
                found |= self._engine.counted(narrowed(self._text, but=facet), [facet])
        return found

    def _values(self, facet: Facet, counts: dict[str, int]) -> Iterator[FacetValue]:
        chosen = self._query.filters.get(facet, ())
        yield from _frequent(counts, chosen, None if self._query.every_value else MAX_FACET_VALUES)
        yield from self._missing(facet, chosen, counts)

    def _missing(self, facet: Facet, chosen: tuple[str, ...], counts: dict[str, int]) -> Iterator[FacetValue]:
        """The chosen values that nothing found has, to be taken away again, under their names where those are known."""
        there = {uncounted(stored)[0] for stored in counts}
        for value in dict.fromkeys(chosen):
            if value not in there:
                yield FacetValue(value, known_label(facet, value) or self._title(value), 0, chosen=True)

    def _title(self, record_id: str) -> dict[str, str]:
        only = AllOf(filters=(Term(KeyField.RECORD, record_id), *self._selection.readers))
        return next((card.title for card in self._engine.hits(only, None, 0, 1)[1]), {})


def _frequent(stored_counts: dict[str, int], chosen: tuple[str, ...], most: int | None) -> Iterator[FacetValue]:
    """The `most` frequent values of a facet, in order; a value with two labels counts once, under its commoner one."""
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for stored, count in sorted(stored_counts.items(), key=lambda item: (-item[1], item[0])):
        value, label = uncounted(stored)
        counts[value] = counts.get(value, 0) + count
        labels.setdefault(value, label)
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    for at, value in enumerate(ordered):
        if most is None or at < most or value in chosen:
            yield FacetValue(value, label_of(labels[value]), counts[value], value in chosen)
