"""Questions of staff are put to their own words, too: what a record says to everybody and what it says to them alone.

A document of the full index that is for staff and others keeps the two apart (`TextField.STAFF`), so that one does for
both; nobody else's question reaches the second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from catalog.policy import Viewer
from catalog.search.entry import SortField, TextField
from catalog.search.plan import AllOf, AnyOf, Best, Clause, Constant, Phrase, Term
from catalog.search.query import Facet
from catalog.shown import Card

if TYPE_CHECKING:
    from catalog.search.ask import Engine

_OWN = {TextField.ALL.value: TextField.STAFF, TextField.ALL_X.value: TextField.STAFF_X}


def for_viewer(engine: "Engine", viewer: Viewer) -> "Engine":
    """The engine as the viewer's questions are put to it."""
    return _ForStaff(engine) if viewer.is_staff and not engine.only_public else engine


def widened(clause: Clause) -> Clause:
    """The clause with every word looked for among the words of staff as well."""
    match clause:
        case Term(field) | Phrase(field) if field in _OWN:
            return Best((clause, replace(clause, field=_OWN[field])))
        case Constant(inner, score):
            return Constant(widened(inner), score)
        case Best(clauses, tie):
            return Best(tuple(map(widened, clauses)), tie)
        case AnyOf(clauses, at_least):
            return AnyOf(tuple(map(widened, clauses)), at_least)
        case AllOf(must, should, filters):
            return AllOf(tuple(map(widened, must)), tuple(map(widened, should)), tuple(map(widened, filters)))
    return clause


class _ForStaff:
    """An `ask.Engine` whose answers are those of another to widened questions."""

    def __init__(self, engine: "Engine") -> None:
        self._engine = engine
        self.only_public = engine.only_public

    def has(self, clause: Clause, number: int) -> bool:
        return self._engine.has(widened(clause), number)

    def hits(self, clause: Clause, order: SortField | None, offset: int, size: int) -> tuple[int, list[Card]]:
        return self._engine.hits(widened(clause), order, offset, size)

    def counted(self, clause: Clause, facets: Sequence[Facet]) -> dict[Facet, dict[str, int]]:
        return self._engine.counted(widened(clause), facets)

    def frequencies(self, tokens: Iterable[str], field: TextField = TextField.ALL) -> dict[str, int]:
        """A word may stand in both parts of a document: then it counts twice, which does no harm to a guess."""
        wanted = list(tokens)
        found = self._engine.frequencies(wanted, field)
        for token, number in self._engine.frequencies(wanted, TextField.STAFF).items():
            found[token] = found.get(token, 0) + number
        return found

    def completions(self, prefix: str, limit: int) -> list[str]:
        return self._engine.completions(prefix, limit)
