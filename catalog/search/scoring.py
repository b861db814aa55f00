"""From a question to a plan: which fields a word may stand in, what each is worth, and what standing together adds.

Weights and rules were measured on a million records: other names weigh as titles do; a word typed with marks is taken
at its word, one without matches whatever its marks; stop words are never required.
"""

from collections.abc import Iterable

from catalog.search import analyzer
from catalog.search.entry import TextField, identifier_parts
from catalog.search.plan import AllOf, AnyOf, Best, Clause, Constant, Everything, Nothing, Phrase, Term
from catalog.search.question import Part, PartType, Question, Word, side_by_side

FOLDED = ((TextField.TITLE, 8.0), (TextField.NAMES, 8.0), (TextField.KEYS, 3.0), (TextField.TEXT, 1.0))
EXACT = ((TextField.TITLE_X, 8.0), (TextField.NAMES_X, 8.0), (TextField.KEYS_X, 3.0), (TextField.TEXT_X, 1.0))
ENGLISH = ((TextField.TITLE_EN, 8.0), (TextField.ENGLISH, 1.0))
TIE = 0.1
AS_TYPED = 0.5
"""What a loosely matched word gains, in parts of its weight, where the record has it with the marks that were typed."""
TOGETHER = 1.5
WHOLE_TITLE = 40.0
IDENTIFIER = 60.0
HAN = 6.0
MOST = 0.6
"""The part of the words that must match where no record has them all."""


def plan(question: Question, *, loose: bool) -> Clause:
    """Records that have every word of the question; `loose`: whatever the marks that were typed."""
    if not question.parts:
        return Everything()
    required = [part for part in question.parts if not _is_optional(part)] or list(question.parts)
    optional = [part for part in question.parts if part not in required]
    words = AllOf(
        must=tuple(_required(part, loose=loose) for part in required),
        should=(*(_required(part, loose=True) for part in optional), *_gains(question, loose=loose)),
    )
    return AnyOf((words, *_as_identifier(question)))


def plan_of_most(question: Question) -> Clause:
    """Records that have most of the question's words; Nothing where it has too few to leave one out."""
    required = [part for part in question.parts if not _is_optional(part)]
    at_least = max(1, round(len(required) * MOST))
    if at_least >= len(required):
        return Nothing()
    return AllOf(
        must=(AnyOf(tuple(_required(part, loose=True) for part in required), at_least),),
        should=tuple(_gains(question, loose=True)),
    )


def says_most_of(fewer: Question, question: Question) -> bool:
    """Whether `fewer` still has half of the question's words, and one that says something, but not all of them."""
    left, all_words = len(fewer.words), len(question.words)
    return all_words / 2 <= left < all_words and any(not word.is_stop_word for word in fewer.words)


def _is_optional(part: Part) -> bool:
    return part.type is PartType.WORD and part.words[0].is_stop_word


def _required(part: Part, *, loose: bool) -> Clause:
    if part.type is PartType.HAN:
        return _han(part.words)
    if part.type is PartType.PHRASE:
        return _phrase(part.words, loose=loose, boost=1.0)
    word = part.words[0]
    if word.is_marked and not loose:
        return Best(tuple(Term(field, word.exact, weight) for field, weight in EXACT), TIE)
    fields: list[Clause] = [Term(field, word.folded, weight) for field, weight in FOLDED]
    if not word.is_marked:
        fields += [Term(field, analyzer.stem(word.typed), weight) for field, weight in ENGLISH]
        fields.append(Term(TextField.IDS, word.folded, 1.0))
    return Best(tuple(fields), TIE)


def _han(words: tuple[Word, ...]) -> Clause:
    characters = tuple(word.folded for word in words)
    if len(characters) == 1:
        return Term(TextField.HAN, characters[0], HAN)
    return Phrase(TextField.HAN, characters, HAN)


def _phrase(words: Iterable[Word], *, loose: bool, boost: float) -> Clause:
    said = tuple(words)
    exact = not loose and all(word.is_marked or word.exact == word.folded for word in said) and _any_marked(said)
    tokens = tuple(word.exact if exact else word.folded for word in said)
    fields: list[Clause] = [Phrase(field, tokens, weight * boost) for field, weight in (EXACT if exact else FOLDED)]
    if not _any_marked(said):
        stems = tuple(analyzer.stem(word.typed) for word in said)
        fields += [Phrase(field, stems, weight * boost) for field, weight in ENGLISH]
    return Best(tuple(fields), TIE)


def _any_marked(words: Iterable[Word]) -> bool:
    return any(word.is_marked for word in words)


def _gains(question: Question, *, loose: bool) -> list[Clause]:
    """What adds to the score without being asked for: words together, marks as typed, a whole title."""
    gains: list[Clause] = []
    spoken = tuple(word for word in question.words if not analyzer.is_han(word.typed))
    pairs = side_by_side(question)
    gains += [_together(pair, TOGETHER / 2 if len(spoken) > 2 else TOGETHER) for pair in pairs if _spoken(pair)]
    if len(spoken) > 2:
        gains.append(_together(spoken, TOGETHER))
    if loose:
        for word in spoken:
            if word.is_marked:
                gains += [Term(field, word.exact, weight * AS_TYPED) for field, weight in EXACT[:2]]
    squeezed = analyzer.squeezed(" ".join(word.typed for word in question.words))
    gains.append(Constant(Term(TextField.WHOLE, squeezed), WHOLE_TITLE))
    return gains


def _spoken(pair: Iterable[Word]) -> bool:
    return not any(analyzer.is_han(word.typed) for word in pair)


def _together(words: tuple[Word, ...], boost: float) -> Clause:
    folded = tuple(word.folded for word in words)
    fields: list[Clause] = [Phrase(field, folded, weight * boost) for field, weight in FOLDED]
    if _any_marked(words):
        exact = tuple(word.exact for word in words)
        fields += [Phrase(field, exact, weight * boost * 1.5) for field, weight in EXACT[:2]]
    return Best(tuple(fields))


def _as_identifier(question: Question) -> tuple[Clause, ...]:
    """The whole question taken as an inventory number, where one could look so: it has a digit, or is one word."""
    typed = " ".join(word.typed for word in question.words)
    if not any(character.isdecimal() for character in typed):
        return ()
    forms = dict.fromkeys((analyzer.squeezed(typed), identifier_parts(typed)[0]))
    return tuple(Constant(Term(TextField.IDS, form), IDENTIFIER) for form in forms if form)
