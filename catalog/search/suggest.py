"""Completions of what is being typed: titles and names that have its words, whatever their marks."""

from catalog.search import analyzer
from catalog.search.ask import Engine, readable
from catalog.search.entry import TextField
from catalog.search.plan import AllOf, AnyOf, Best, Clause, Constant, Phrase, Term
from catalog.search.query import Query, Sort, Suggestion

MAX_CHARACTERS = 200
MAX_WORDS = 10
MAX_COMPLETIONS = 50
_LIKELY = 12
_FIELDS = (TextField.TITLE, TextField.NAMES)
_EXACT = (TextField.TITLE_X, TextField.NAMES_X)
BEGINS = 6.0
WHOLE_WORD = 2.0
AS_TYPED = 1.0


def suggest(engine: Engine, text: str, query: Query, limit: int = 8) -> list[Suggestion]:
    """Records whose title or name has the typed words, the last perhaps unfinished; those that begin so come first."""
    words = [analyzer.token(word) for word in analyzer.words(text[:MAX_CHARACTERS])][:MAX_WORDS]
    if not words or limit < 1:
        return []
    *before, last = words
    completions = engine.completions(last.folded, MAX_COMPLETIONS)
    if not completions:
        return []
    clause = AllOf(
        must=(*(_in_name(word.folded) for word in before), Best(tuple(map(_in_name, completions)))),
        should=tuple(_gains(words, completions)),
        filters=readable(engine, query.viewer),
    )
    _, cards = engine.hits(clause, Sort.RELEVANCE, 0, limit)
    return [Suggestion(card.record_id, card.kind, card.title) for card in cards]


def _in_name(token: str) -> Clause:
    return Constant(AnyOf(tuple(Term(field, token) for field in _FIELDS)), 1.0)


def _gains(words: list[analyzer.Token], completions: list[str]) -> list[Clause]:
    *before, last = words
    said = tuple(word.folded for word in before)
    starts = [(analyzer.GAP, *said, word) for word in completions[:_LIKELY]]
    begins = AnyOf(tuple(Phrase(field, start) for start in starts for field in _FIELDS))
    gains: list[Clause] = [Constant(begins, BEGINS), Constant(_in_name(last.folded), WHOLE_WORD)]
    marked = [word.exact for word in words if word.exact != word.folded]
    gains += [Constant(AnyOf(tuple(Term(field, exact) for field in _EXACT)), AS_TYPED) for exact in marked]
    return gains
