"""Facets are counted beside the search for hits, and no search waits for the counting of another."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from catalog.search.ask import answer
from catalog.search.entry import SortField, TextField, counted
from catalog.search.plan import Clause, Nothing
from catalog.search.query import Facet, Query
from catalog.shown import Card


class OneRecord:
    """An engine that has one record: whatever is asked without marks finds it."""

    only_public = True

    def __init__(self) -> None:
        self.countings = 0

    def has(self, clause: Clause, number: int) -> bool:
        return number == 1 and self._finds(clause)

    def hits(self, clause: Clause, order: SortField | None, offset: int, size: int) -> tuple[int, list[Card]]:
        return (1, [Card("a", "site", {"vi": "Đình"})]) if self._finds(clause) else (0, [])

    def counted(self, clause: Clause, facets: Sequence[Facet]) -> dict[Facet, dict[str, int]]:
        self.countings += 1
        number = int(self._finds(clause))
        return {facet: {counted("site", {}): number} if number else {} for facet in facets}

    def oldest(self, clause: Clause, facet: Facet, values: Sequence[str], size: int) -> dict[str, list[Card]]:
        return {}

    def frequencies(self, tokens: Iterable[str], field: TextField = TextField.ALL) -> dict[str, int]:
        return dict.fromkeys(tokens, 1)

    def completions(self, prefix: str, limit: int) -> list[str]:
        return []

    def _finds(self, clause: Clause) -> bool:
        fields = {getattr(one, "field", "") for one in _within(clause)}
        return not isinstance(clause, Nothing) and TextField.ALL_X not in fields


def _within(clause: Clause) -> Iterable[Clause]:
    yield clause
    for name in ("must", "clauses"):
        for one in getattr(clause, name, ()):
            yield from _within(one)


class Full(Executor):
    """A pool whose threads are busy for ever."""

    def __init__(self) -> None:
        self.waiting: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting.append(Future())
        return self.waiting[-1]


class AtOnce(Full):
    """A pool that has always somebody free."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        begun = super().submit(fn)
        begun.set_running_or_notify_cancel()
        begun.set_result(fn(*args, **kwargs))
        return begun


def test_who_asks_for_no_facets_waits_for_no_pool() -> None:
    pool = Full()
    assert answer(OneRecord(), Query("dinh", facets=()), pool).total == 1
    assert pool.waiting == []


@pytest.mark.parametrize("pool", [Full(), AtOnce()], ids=["nobody is free", "somebody is free"])
def test_facets_are_counted_once_whoever_is_free(pool: Full) -> None:
    engine = OneRecord()
    found = answer(engine, Query("dinh", facets=(Facet.KIND,)), pool)
    assert [(value.value, value.count) for value in found.facets[Facet.KIND]] == [("site", 1)]
    assert (engine.countings, len(pool.waiting)) == (1, 1)


def test_a_count_of_words_as_typed_is_not_begun_once_they_are_loosened() -> None:
    engine, pool = OneRecord(), Full()
    found = answer(engine, Query("đình", facets=(Facet.KIND,)), pool)
    first, second = pool.waiting
    assert first.cancelled()
    assert [value.count for value in found.facets[Facet.KIND]] == [1]
    assert (engine.countings, second.cancelled()) == (1, True), "what nobody began is counted by who asked"


def test_a_choice_that_nothing_found_has_can_be_taken_away_again() -> None:
    found = answer(OneRecord(), Query("dinh", filters={Facet.KIND: ("event",)}, facets=(Facet.KIND,)), Full())
    assert [(value.value, value.count, value.chosen) for value in found.facets[Facet.KIND]] == [
        ("site", 1, False),
        ("event", 0, True),
    ]
