"""From a question to a plan: what must match, and what a match is worth.

Weights and rules were measured on a million records: other names weigh as titles do; a word typed with marks is taken
at its word, one without matches whatever its marks; stop words are never required. A place or a time is found by what
it means, or where its words stand side by side as they were typed: what lies there or dates from then comes first,
then what only speaks of it.
"""

from collections.abc import Iterable

from catalog import analyzer
from catalog.places.units import Unit
from catalog.search.entry import KeyField, NumberField, TextField, identifier_forms
from catalog.search.plan import AllOf, AnyOf, Best, Between, Clause, Constant, Everything, Nothing, Phrase, Term
from catalog.search.question import Part, PartType, Question, Word, side_by_side
from catalog.search.times import Years

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
AT_PLACE = 10.0
IN_YEARS = 5.0
WITHIN_YEARS = 10.0
"""What a record gains that dates from the years and from no others, beside one whose years only touch them."""
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
    required = _required(question)
    words = AllOf(
        must=tuple(_match(part, loose=loose) for part in required), should=_gains(question, required, loose=loose)
    )
    return AnyOf((words, *_as_identifier(question)))


def matching_most(question: Question) -> Clause:
    """Records of the question's years that have most of its words; Nothing where it has too few to leave one out."""
    required = _required(question)
    years = tuple(_match(part, loose=True) for part in required if part.type is PartType.YEARS)
    words = tuple(_match(part, loose=True) for part in required if part.type is not PartType.YEARS)
    at_least = max(1, round(len(words) * MOST))
    if at_least >= len(words):
        return Nothing()
    return AllOf(must=(*years, AnyOf(words, at_least)))


def plan_of_most(question: Question) -> Clause:
    """The records of `matching_most`, scored."""
    return AllOf(must=(matching_most(question),), should=_gains(question, (), loose=True))


def says_most_of(fewer: Question, question: Question) -> bool:
    """Whether `fewer` still has half of the question's words, and one that says something, but not all of them."""
    left, all_words = len(fewer.words), len(question.words)
    telling = any(not word.is_stop_word and not word.typed.isdecimal() for word in fewer.words)
    return telling and all_words / 2 <= left < all_words


def in_names(question: Question) -> Clause:
    """Records that have every word of the question in their names."""
    return AllOf(
        must=tuple(
            _any_name(part.words[0]) if part.type is PartType.WORD else _match(part, loose=True)
            for part in _required(question)
        )
    )


def _any_name(word: Word) -> Clause:
    return AnyOf(
        (
            Term(TextField.TITLE, word.folded),
            Term(TextField.NAMES, word.folded),
            Term(TextField.TITLE_EN, analyzer.stem(word.typed)),
        )
    )


def in_years(years: Years) -> tuple[Between, ...]:
    """What a record's years must be for them to touch these."""
    found: list[Between] = []
    if years.first is not None:
        found.append(Between(NumberField.YEAR_TO, low=years.first))
    if years.last is not None:
        found.append(Between(NumberField.YEAR_FROM, high=years.last))
    return tuple(found)


def at_place(part: Part) -> Clause:
    """Records of what lies, or once lay, in the units of a place."""
    return at_one_of(part.units)


def at_one_of(units: Iterable[Unit]) -> Clause:
    """Records of what lies, or once lay, in one of the units."""
    return AnyOf(tuple(Term(KeyField.UNIT, unit.code) for unit in units))


def _required(question: Question) -> tuple[Part, ...]:
    """The parts that must match: those that are more than a stop word, if any is."""
    telling = (part for part in question.parts if part.type is not PartType.WORD or not part.words[0].is_stop_word)
    return tuple(dict.fromkeys(telling)) or question.parts


def _match(part: Part, *, loose: bool) -> Clause:
    if part.type is PartType.PLACE:
        names = [_side_by_side(words, loose=False) for words in (part.words, part.also) if words]
        return AnyOf((Constant(at_place(part), AT_PLACE), Best(tuple(names))))
    if part.years is not None:
        return AnyOf((*_dating_from(part.years), _as_it_stands(part, loose=loose)))
    if part.also:
        return Best((_as_it_stands(part, loose=loose), *(_word(word, loose=loose) for word in part.also)))
    return _as_it_stands(part, loose=loose)


def _dating_from(years: Years) -> tuple[Clause, ...]:
    within = (Between(NumberField.YEAR_FROM, low=years.first), Between(NumberField.YEAR_TO, high=years.last))
    touching = in_years(years)
    return (
        Constant(AllOf(filters=touching), IN_YEARS),
        Constant(AllOf(filters=(*touching, *within)), WITHIN_YEARS),
    )


def _as_it_stands(part: Part, *, loose: bool) -> Clause:
    if part.type is PartType.HAN and len(part.words) > 1:
        return Phrase(TextField.ALL, tuple(word.folded for word in part.words))
    return _side_by_side(part.words, loose=loose)


def _side_by_side(words: tuple[Word, ...], *, loose: bool) -> Clause:
    if len(words) == 1:
        return _word(words[0], loose=loose)
    folded = Phrase(TextField.ALL, tuple(word.folded for word in words))
    if any(word.is_marked for word in words):
        return folded if loose else Phrase(TextField.ALL_X, tuple(word.exact for word in words))
    return AnyOf((folded, Phrase(TextField.ALL, tuple(analyzer.stem(word.typed) for word in words))))


def _word(word: Word, *, loose: bool) -> Clause:
    if word.is_marked:
        return Term(TextField.ALL, word.folded) if loose else Term(TextField.ALL_X, word.exact)
    if analyzer.is_han(word.typed) or not word.typed.isalpha():
        return Term(TextField.ALL, word.folded)
    return AnyOf((Term(TextField.ALL, word.folded), Term(TextField.ALL, analyzer.stem(word.typed))))


def _gains(question: Question, required: tuple[Part, ...], *, loose: bool) -> tuple[Clause, ...]:
    """What adds to the score without being asked for: words in names, side by side, as typed; a whole name.

    `required`: the parts that every record has that is found.
    """
    words = question.words
    telling = [word for part in question.parts if part.type is not PartType.YEARS for word in part.words]
    gains = [_in_name(word, loose=loose) for word in telling]
    if loose and question.is_marked:
        gains.append(Constant(matching(question, loose=False), AS_TYPED))
    gains += [Term(TextField.KEYS, word.folded, KEYWORD) for word in telling]
    gains += _pairs(question, required, loose=loose)
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


def _pairs(question: Question, required: tuple[Part, ...], *, loose: bool) -> list[Clause]:
    """Neighbouring words side by side, and all the words; the former are looked for where `required` narrows them.

    To find the next place where two common words stand together, an engine may walk through the whole index.
    """
    pairs = [_narrowed(pair, required, loose=loose) for pair in side_by_side(question)[:MAX_PAIRS]]
    if len(question.words) > 1:
        pairs.append(Constant(_together(question.words, loose=loose), AS_ONE))
    return pairs


def _narrowed(pair: tuple[Word, Word], required: tuple[Part, ...], *, loose: bool) -> Clause:
    """The two words side by side, where the other single words are, and in the places, not where those are named.

    Years, phrases and runs of Hán would cost more to ask of each pair than they spare.
    """
    others = (part for part in required if part.type is PartType.WORD and part.words[0] not in pair)
    words = tuple(_match(part, loose=loose) for part in others)
    places = tuple(at_place(part) for part in required if part.type is PartType.PLACE)
    together = _together(pair, loose=loose)
    return AllOf(must=(together,), filters=(*words, *places)) if words or places else together


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
