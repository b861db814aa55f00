"""Plans become tantivy queries here, on one state of an index; answers that cost are kept for as long as it lives."""

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import assert_never

import tantivy
from tantivy import FieldType, Occur

from catalog.record.lists import Level
from catalog.search import plan
from catalog.search.document import Held
from catalog.search.entry import KeyField, NumberField, SortField, TextField
from catalog.search.plan import Clause
from catalog.search.query import Facet
from catalog.shown import Card
from heritage.backends.tantivy_schema import CARD, counted_field

MAX_COUNTED = 2_000
"""Values of a facet that one counting brings back."""
FAR = 10_000
"""From this offset on the hits are counted first: a page beyond the last one must cost nothing."""
_MOST_DOCUMENTS = 8
"""Far more than one record has in an index: one for staff and one for others."""
_KEPT = 256
_KEPT_COUNTS = 48
_SUGGESTED_FIELDS = (TextField.TITLE, TextField.NAMES)
_DESCENDING = frozenset({SortField.NEWEST, SortField.UPDATED})


class TantivyReader:
    """One state of one index, as `catalog.search.ask.Engine` asks it.

    Nothing in it refers to it: it goes, and what it holds of files that were merged since, once nobody has it any more.
    """

    def __init__(self, index: tantivy.Index, *, only_public: bool) -> None:
        self.only_public = only_public
        self._schema = index.schema
        self._searcher = index.searcher()
        self._has = lru_cache(_KEPT)(partial(_reaches, self._schema, self._searcher))
        self._counted = lru_cache(_KEPT_COUNTS)(partial(_count, self._schema, self._searcher))

    def has(self, clause: Clause, number: int) -> bool:
        """Whether at least `number` documents match."""
        return self._has(clause, number)

    def records(self) -> int:
        """The number of records: staff find each of them once."""
        return self._total(plan.Term(KeyField.READERS, Level.STAFF.value))

    def hits(self, clause: Clause, order: SortField | None, offset: int, size: int) -> tuple[int, list[Card]]:
        """The exact number of documents that match, and one page of their cards."""
        if size < 1:
            return self._total(clause), []
        if offset >= FAR and offset >= (total := self._total(clause)):
            return total, []
        query = query_of(self._schema, clause)
        if order is None:
            found = self._searcher.search(query, size, True, None, offset, weight_by_field=SortField.PRIOR)
        else:
            way = tantivy.Order.Desc if order in _DESCENDING else tantivy.Order.Asc
            found = self._searcher.search(query, size, True, order, offset, way)
        cards = [Card.from_json(self._searcher.doc(address)[CARD][0]) for _, address in found.hits]
        return _number(found), cards

    def held(self, record_ids: Iterable[str]) -> dict[str, list[Held]]:
        """Each document of these records."""
        found: dict[str, list[Held]] = {}
        for record_id in record_ids:
            if not self._searcher.doc_freq(KeyField.RECORD, record_id):  # of most that come: much less work than to ask
                continue
            query = query_of(self._schema, plan.Term(KeyField.RECORD, record_id))
            for _, address in self._searcher.search(query, _MOST_DOCUMENTS, False).hits:
                stored = self._searcher.doc(address)
                held = Held(tuple(stored[KeyField.READERS]), Card.from_json(stored[CARD][0]))
                found.setdefault(record_id, []).append(held)
        return found

    def counted(self, clause: Clause, facets: Sequence[Facet]) -> dict[Facet, dict[str, int]]:
        """How often each value of each facet stands in the documents that match."""
        return self._counted(clause, tuple(facets))

    def frequencies(self, tokens: Iterable[str], field: TextField = TextField.ALL) -> dict[str, int]:
        """In how many documents each folded token or stem stands."""
        found = {token: self._searcher.doc_freq(field, token) for token in tokens}
        return {token: number for token, number in found.items() if number}

    def completions(self, prefix: str, limit: int) -> list[str]:
        """The folded tokens of titles and names that begin with `prefix`, the most frequent first."""
        counts: dict[str, int] = {}
        for field in _SUGGESTED_FIELDS:
            for token, number in self._searcher.terms_with_prefix(field, prefix, None, limit):
                counts[token] = counts.get(token, 0) + number
        return sorted(counts, key=lambda token: (token != prefix, -counts[token], token))[:limit]

    def _total(self, clause: Clause) -> int:
        return _number(self._searcher.search(query_of(self._schema, clause), 1, True))


def _reaches(schema: tantivy.Schema, searcher: tantivy.Searcher, clause: Clause, number: int) -> bool:
    return len(searcher.search(query_of(schema, clause), number, False, SortField.UPDATED).hits) >= number


def _count(
    schema: tantivy.Schema, searcher: tantivy.Searcher, clause: Clause, facets: tuple[Facet, ...]
) -> dict[Facet, dict[str, int]]:
    wanted = {
        facet.value: {"terms": {"field": counted_field(facet), "size": MAX_COUNTED, "segment_size": MAX_COUNTED}}
        for facet in facets
    }
    found = searcher.aggregate(query_of(schema, clause), wanted)
    return {facet: {bucket["key"]: bucket["doc_count"] for bucket in found[facet.value]["buckets"]} for facet in facets}


def _number(found: tantivy.SearchResult) -> int:
    number: int = found.count  # type: ignore[attr-defined]  # its stub forgets it
    return number


def query_of(schema: tantivy.Schema, clause: Clause) -> tantivy.Query:
    """The plan in tantivy's own terms."""
    make = tantivy.Query
    match clause:
        case plan.Everything():
            return make.all_query()
        case plan.Nothing():
            return make.empty_query()
        case plan.Term(field, token, boost):
            return _boosted(make.term_query(schema, field, token), boost)
        case plan.Phrase(field, tokens, boost):
            return _boosted(make.phrase_query(schema, field, list(tokens)), boost)
        case plan.Between(field, low, high):
            return _between(schema, field, low, high)
        case plan.Constant(inner, score):
            return make.const_score_query(query_of(schema, inner), score)
        case plan.Best(clauses, tie):
            return make.disjunction_max_query([query_of(schema, one) for one in clauses], tie)
        case plan.AnyOf(clauses, at_least):
            return _any_of([query_of(schema, one) for one in clauses], at_least)
        case plan.AllOf(must, should, filters):
            return _all_of(schema, must, should, filters)
    assert_never(clause)


def _boosted(query: tantivy.Query, boost: float) -> tantivy.Query:
    return query if boost == 1.0 else tantivy.Query.boost_query(query, boost)


def _any_of(queries: list[tantivy.Query], at_least: int) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    either = [(Occur.Should, query) for query in queries]
    return tantivy.Query.boolean_query(either, None if at_least == 1 else at_least)


def _all_of(
    schema: tantivy.Schema, must: tuple[Clause, ...], should: tuple[Clause, ...], filters: tuple[Clause, ...]
) -> tantivy.Query:
    parts = [(Occur.Must, query_of(schema, one)) for one in must]
    parts += [(Occur.Should, query_of(schema, one)) for one in should]
    parts += [(Occur.Must, tantivy.Query.const_score_query(query_of(schema, one), 0.0)) for one in filters]
    return parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)


def _between(schema: tantivy.Schema, field: str, low: float | None, high: float | None) -> tantivy.Query:
    if low is None and high is None:
        return tantivy.Query.all_query()
    whole = field in (NumberField.YEAR_FROM, NumberField.YEAR_TO)
    kind = FieldType.Integer if whole else FieldType.Float
    bounds = [None if bound is None else (int(bound) if whole else float(bound)) for bound in (low, high)]
    return tantivy.Query.range_query(schema, field, kind, bounds[0], bounds[1])
