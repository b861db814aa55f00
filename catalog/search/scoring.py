"""From a question to a plan: what must match, and what a match is worth.

Weights and rules were measured on a million records: other names weigh as titles do; a word typed with marks is taken
at its word, one without matches whatever its marks; stop words are never required.
"""

from collections.abc import Iterable

from catalog.search import analyzer
from catalog.search.entry import TextField, identifier_forms
from catalog.search.plan import AllOf, AnyOf, Best, Clause, Constant, Everything, Nothing, Phrase, Term
from catalog.search.question import Part, PartType, Question, Word, side_by_side

NAME = 8.0
KEYWORD = 3.0
AS_TYPED = 60.0
"""What a loosely matched record gains where it has every word with the marks that were typed: it comes first."""
TOGETHER = 2.0
"""What two words gain where they stand side by side, as they were typed."""
MAX_PAIRS = 4
AS_ONE = 24.0
"""What a record gains that has the whole question, word by word, somewhere: more than one with a word of it as name."""
NAME_AS_TYPED = 12.0
WHOLE_NAME = 40.0
IDENTIFIER = 60.0
MOST = 0.6
"""The part of the words that must match where no record has them all."""


def matching(question: Question, *, loose: bool) -> Clause:
    """Records that have every word of the question; `loose`: whatever the marks that were typed. For counting only."""
    if not question.parts:
        return Everything()
    words = AllOf(must=tuple(_match(part, loose=loose) for part in _required(question)))
    return AnyOf((words, *_as_identifier(question)))


def plan(question: Question, *, loose: bool) -> Clause:
    """The records of `matching`, scored."""
    if not question.parts:
        return Everything()
    words = AllOf(
        must=tuple(_match(part, loose=loose) for part in _required(question)), should=_gains(question, loose=loose)
    )
    return AnyOf((words, *_as_identifier(question)))


def matching_most(question: Question) -> Clause:
    """Records that have most of the question's words; Nothing where it has too few to leave one out."""
    required = _required(question)
    at_least = max(1, round(len(required) * MOST))
    if at_least >= len(required):
        return Nothing()
    return AnyOf(tuple(_match(part, loose=True) for part in required), at_least)


def plan_of_most(question: Question) -> Clause:
    """The records of `matching_most`, scored."""
    return AllOf(must=(matching_most(question),), should=_gains(question, loose=True, some=True))


def says_most_of(fewer: Question, question: Question) -> bool:
    """Whether `fewer` still has half of the question's words, and one that says something, but not all of them."""
    left, all_words = len(fewer.words), len(question.words)
    telling = any(not word.is_stop_word and not word.typed.isdecimal() for word in fewer.words)
    return telling and all_words / 2 <= left < all_words


def _required(question: Question) -> tuple[Part, ...]:
    """The parts that must match: those that are more than a stop word, if any is."""
    telling = (part for part in question.parts if part.type is not PartType.WORD or not part.words[0].is_stop_word)
    return tuple(dict.fromkeys(telling)) or question.parts


def _match(part: Part, *, loose: bool) -> Clause:
    if len(part.words) == 1:
        return _word(part.words[0], loose=loose)
    folded = Phrase(TextField.ALL, tuple(word.folded for word in part.words))
    if part.type is PartType.HAN:
        return folded
    if any(word.is_marked for word in part.words):
        return folded if loose else Phrase(TextField.ALL_X, tuple(word.exact for word in part.words))
    return AnyOf((folded, Phrase(TextField.ALL, tuple(analyzer.stem(word.typed) for word in part.words))))


def _word(word: Word, *, loose: bool) -> Clause:
    if word.is_marked:
        return Term(TextField.ALL, word.folded) if loose else Term(TextField.ALL_X, word.exact)
    if analyzer.is_han(word.typed) or not word.typed.isalpha():
        return Term(TextField.ALL, word.folded)
    return AnyOf((Term(TextField.ALL, word.folded), Term(TextField.ALL, analyzer.stem(word.typed))))


def _gains(question: Question, *, loose: bool, some: bool = False) -> tuple[Clause, ...]:
    """What adds to the score without being asked for: words in names, side by side, as typed; a whole name."""
    words = question.words
    gains = [_in_name(word, loose=loose) for word in words]
    if loose and question.is_marked:
        gains.append(Constant(matching(question, loose=False), AS_TYPED))
    gains += [Term(TextField.KEYS, word.folded, KEYWORD) for word in words]
    gains += _pairs(question, loose=loose, some=some)
    if len(words) > 1:
        gains.append(_name_as_typed(words))
    whole = analyzer.squeezed(" ".join(word.typed for word in words))
    return (*gains, Constant(Term(TextField.WHOLE, whole), WHOLE_NAME))


def _in_name(word: Word, *, loose: bool) -> Clause:
    if word.is_marked and not loose:
        return Best((Term(TextField.TITLE_X, word.exact, NAME), Term(TextField.NAMES_X, word.exact, NAME)))
    found: list[Clause] = [Term(TextField.TITLE, word.folded, NAME), Term(TextField.NAMES, word.folded, NAME)]
    if not word.is_marked:
        found.append(Term(TextField.TITLE_EN, analyzer.stem(word.typed), NAME))
    return Best(tuple(found))


def _pairs(question: Question, *, loose: bool, some: bool) -> list[Clause]:
    """Neighbouring words side by side; looked for only where all the words are, unless `some` may be missing.

    To find the next place where two common words stand together, an engine may walk through the whole index.
    """
    pairs: list[Clause] = [_together(pair, loose=loose) for pair in side_by_side(question)[:MAX_PAIRS]]
    if len(question.words) > 1:
        pairs.append(Constant(_together(question.words, loose=loose), AS_ONE))
    if some or len(question.parts) < 3:
        return pairs
    everywhere = tuple(_match(part, loose=loose) for part in _required(question))
    return [AllOf(must=(pair,), filters=everywhere) for pair in pairs]


def _together(words: Iterable[Word], *, loose: bool) -> Clause:
    said = tuple(words)
    exact = Phrase(TextField.ALL_X, tuple(word.exact for word in said), TOGETHER)
    folded = Phrase(TextField.ALL, tuple(word.folded for word in said), TOGETHER)
    if not all(word.is_marked for word in said):
        return folded
    return Best((exact, Phrase(folded.field, folded.tokens, TOGETHER / 2))) if loose else exact


def _name_as_typed(words: tuple[Word, ...]) -> Clause:
    """All the words in their order in one name."""
    folded = tuple(word.folded for word in words)
    found: list[Clause] = [Phrase(TextField.TITLE, folded), Phrase(TextField.NAMES, folded)]
    return Constant(AnyOf(tuple(found)), NAME_AS_TYPED)


def _as_identifier(question: Question) -> tuple[Clause, ...]:
    """The whole question taken as an inventory number, where it has a digit."""
    typed = " ".join(word.typed for word in question.words)
    if not any(character.isdecimal() for character in typed):
        return ()
    return tuple(Constant(Term(TextField.IDS, form), IDENTIFIER) for form in identifier_forms(typed))
