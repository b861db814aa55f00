"""Completions of what is being typed: records whose names begin with it, or have its words."""

from catalog import analyzer
from catalog.search.ask import Engine, readable
from catalog.search.entry import MAX_START, TextField
from catalog.search.plan import AllOf, AnyOf, Clause, Constant, Term
from catalog.search.query import Query, Suggestion

MAX_CHARACTERS = 200
MAX_WORDS = 10
MAX_COMPLETIONS = 30
_SHORTEST = 3
"""Letters from which on words within names are completed too; fewer only complete beginnings."""
_NAMES = (TextField.TITLE, TextField.NAMES)
_EXACT = (TextField.TITLE_X, TextField.NAMES_X)
BEGINS = 6.0
WHOLE_WORD = 2.0
AS_TYPED = 1.0


def suggest(engine: Engine, text: str, query: Query, limit: int = 8) -> list[Suggestion]:
    """Records whose names begin with what is typed, then those that have its words, the last perhaps unfinished."""
    typed = analyzer.words(text[:MAX_CHARACTERS])[:MAX_WORDS]
    if not typed or limit < 1:
        return []
    words = [analyzer.token(word) for word in typed]
    clause = AllOf(
        must=(_matching(engine, words),), should=tuple(_gains(words)), filters=readable(engine, query.viewer)
    )
    _, cards = engine.hits(clause, None, 0, limit)
    return [Suggestion(card.record_id, card.kind, card.title) for card in cards]


def _matching(engine: Engine, words: list[analyzer.Token]) -> Clause:
    whole = "".join(word.folded for word in words)
    begins = Term(TextField.STARTS, whole[:MAX_START])
    *before, last = words
    if not before and len(whole) < _SHORTEST and not analyzer.is_han(whole):
        return Constant(begins, BEGINS)
    completions = engine.completions(last.folded, MAX_COMPLETIONS)
    has_words = AllOf(must=(*(_in_name(word.folded) for word in before), _in_name(*completions)))
    if len(whole) > MAX_START:
        return AllOf(must=(has_words,), should=(Constant(begins, BEGINS),))
    return AnyOf((Constant(begins, BEGINS), has_words))


def _in_name(*tokens: str) -> Clause:
    return Constant(AnyOf(tuple(Term(field, token) for token in tokens for field in _NAMES)), 1.0)


def _gains(words: list[analyzer.Token]) -> list[Clause]:
    gains: list[Clause] = [Constant(_in_name(words[-1].folded), WHOLE_WORD)]
    marked = [word.exact for word in words if word.exact != word.folded]
    gains += [Constant(AnyOf(tuple(Term(field, exact) for field in _EXACT)), AS_TYPED) for exact in marked]
    return gains
