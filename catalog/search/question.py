"""What somebody typed, taken apart: words, phrases in quotes, runs of Hán characters, places and years; all is text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from catalog import analyzer
from catalog.places.units import Unit
from catalog.search import times, whereabouts
from catalog.search.times import Years

MAX_CHARACTERS = 1_000
MAX_WORDS = 24
"""What is typed beyond these is left out of the question: nobody means it, and it would cost everybody else."""

_QUOTED = re.compile(r'"([^"]*)"|“([^”“]*)”|«([^»]*)»|„([^“”]*)[“”]')
_STOP_WORDS = (
    "và",
    "của",
    "các",
    "những",
    "là",
    "tại",
    "trong",
    "cho",
    "với",
    "được",
    "bởi",
    "ở",
    "nào",
    "đâu",
    "gì",
    "mấy",
)
_STOP_EXACT = frozenset(analyzer.token(word).exact for word in _STOP_WORDS)
_STOP_FOLDED = frozenset(
    [
        "va",
        "cua",
        "nhung",
        "o",
        "ai",
        "nao",
        "the",
        "of",
        "and",
        "or",
        "for",
        "in",
        "from",
        "with",
        "is",
        "are",
        "was",
        "were",
        "who",
        "what",
        "which",
        "where",
        "when",
        "how",
    ]
)
"""Typed without marks, only those that are hardly anything else: 'la' is 'lá' and 'lạ' as often as 'là'."""
_LAST_ALSO = {"tự": ("chùa",), "từ": ("đền",), "tu": ("chùa", "đền")}
"""Sino-Vietnamese words behind a name, and those before it that say the same: Diên Hựu tự is chùa Diên Hựu."""


class PartType(StrEnum):
    """How the words of a part must stand in a record; a place or years are found by what they mean as well."""

    WORD = "word"
    PHRASE = "phrase"
    HAN = "han"
    PLACE = "place"
    YEARS = "years"


_KEPT_WHOLE = frozenset((PartType.PLACE, PartType.YEARS))


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable as typed (normalised), with its two tokens."""

    typed: str
    exact: str
    folded: str

    @property
    def is_marked(self) -> bool:
        """Whether it was typed with marks, so that it may be taken at its word."""
        return self.exact != self.folded

    @property
    def is_stop_word(self) -> bool:
        """Whether it says too little to be asked for."""
        return self.exact in _STOP_EXACT if self.is_marked else self.folded in _STOP_FOLDED


@dataclass(frozen=True, slots=True)
class Part:
    """A word, or several that must stand side by side.

    `said` is a place or a date as it was typed, with the `units` or the `years` that it stands for; `also` are words
    that say the same: any of them as a word does, all of them side by side as a place's name does.
    """

    type: PartType
    words: tuple[Word, ...]
    said: str = ""
    units: tuple[Unit, ...] = ()
    years: Years | None = None
    also: tuple[Word, ...] = ()

    @property
    def is_meant(self) -> bool:
        """Whether it is found by what it means, not only by its words."""
        return self.type in _KEPT_WHOLE


@dataclass(frozen=True, slots=True)
class Question:
    """The parts of what was typed, in order."""

    parts: tuple[Part, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word of every part."""
        return tuple(word for part in self.parts for word in part.words)

    @property
    def is_marked(self) -> bool:
        """Whether any word was typed with marks."""
        return any(word.is_marked for word in self.words)

    @property
    def typed(self) -> str:
        """The question as it would be typed again."""
        return " ".join(_typed(part) for part in self.parts)

    @property
    def is_one_place(self) -> bool:
        """Whether it asks for a place, and for nothing else."""
        return len(self.parts) == 1 and self.parts[0].type is PartType.PLACE

    def without_quotes(self) -> "Question":
        """Every word and every Hán character a part of its own; places and years stay what they are."""
        return Question(tuple(one for part in self.parts for one in ((part,) if part.is_meant else _apart(part))))

    def as_words(self, *types: PartType) -> "Question":
        """The question with its parts of these types taken for no more than their words."""
        return Question(tuple(one for part in self.parts for one in (_apart(part) if part.type in types else (part,))))

    def with_words(self, replaced: dict[str, str]) -> "Question":
        """The question with some typed words replaced; a replacement may be several words."""
        return Question(_within([one for part in self.parts for one in _replaced(part, replaced)]))


def read(text: str) -> Question:
    """The question in `text`, whatever it holds; never raises, never obeys an engine's syntax."""
    parts: list[Part] = []
    rest = 0
    text = text[:MAX_CHARACTERS]
    for match in _QUOTED.finditer(text):
        parts += _meant(text[rest : match.start()], alone=False)
        parts += _phrase(next((group for group in match.groups() if group), ""))
        rest = match.end()
    parts += _meant(text[rest:], alone=not parts)
    return Question(_with_synonyms(_within(parts)))


def word(typed: str) -> Word:
    """One word as a part holds it."""
    return Word(typed, *analyzer.token(typed))


def side_by_side(question: Question) -> list[tuple[Word, Word]]:
    """Neighbouring words, unless a phrase holds both: what stands together here often does in a record."""
    return [
        (first.words[-1], second.words[0])
        for first, second in pairwise(question.parts)
        if PartType.WORD in (first.type, second.type)
    ]


def _meant(text: str, *, alone: bool) -> list[Part]:
    """The places, then the years that are named in a text, and the words around them; `alone`: it is all there is."""
    chunks = text.split()
    parts: list[Part] = []
    rest = 0
    for place in whereabouts.located(chunks[:MAX_WORDS], alone=alone):
        parts += _around_years(chunks[rest : place.start])
        parts.append(_whole(PartType.PLACE, chunks[place.start : place.stop], units=place.units))
        rest = place.stop
    return parts + _around_years(chunks[rest:])


def _around_years(chunks: Sequence[str]) -> list[Part]:
    found = times.dated(chunks[:MAX_WORDS])
    if found is None:
        return _words(" ".join(chunks))
    years = _whole(PartType.YEARS, chunks[found.start : found.stop], years=found.years)
    return [*_words(" ".join(chunks[: found.start])), years, *_words(" ".join(chunks[found.stop :]))]


def _whole(type_: PartType, chunks: Sequence[str], *, units: tuple[Unit, ...] = (), years: Years | None = None) -> Part:
    said = " ".join(chunks)
    words = tuple(map(word, analyzer.words(said)))
    name = tuple(map(word, analyzer.words(units[0].name))) if units and len(words) == 1 else ()
    return Part(type_, words, said, units, years, also=name if len(name) > 1 else ())


def _with_synonyms(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if len(parts) < 2 or parts[-1].type is not PartType.WORD:
        return parts
    also = tuple(map(word, _LAST_ALSO.get(parts[-1].words[0].typed, ())))
    return (*parts[:-1], replace(parts[-1], also=also))


def _apart(part: Part) -> tuple[Part, ...]:
    if part.type is PartType.WORD:
        return (part,)
    return tuple(Part(PartType.HAN if analyzer.is_han(one.typed) else PartType.WORD, (one,)) for one in part.words)


def _replaced(part: Part, replaced: dict[str, str]) -> list[Part]:
    if part.is_meant or not any(one.typed in replaced for one in part.words):
        return [part]
    text = " ".join(replaced.get(one.typed, one.typed) for one in part.words)
    return _phrase(text) if part.type is PartType.PHRASE else _words(text)


def _words(text: str) -> list[Part]:
    parts: list[Part] = []
    run: list[Word] = []
    for found in analyzer.words(text):
        if analyzer.is_han(found):
            run.append(word(found))
            continue
        if run:
            parts.append(Part(PartType.HAN, tuple(run)))
            run = []
        parts.append(Part(PartType.WORD, (word(found),)))
    if run:
        parts.append(Part(PartType.HAN, tuple(run)))
    return parts


def _phrase(text: str) -> list[Part]:
    found = tuple(word(one) for one in analyzer.words(text))
    if len(found) < 2 or all(analyzer.is_han(one.typed) for one in found):
        return _words(text)
    return [Part(PartType.PHRASE, found)]


def _within(parts: list[Part]) -> tuple[Part, ...]:
    kept: list[Part] = []
    left = MAX_WORDS
    for part in parts:
        if left <= 0:
            break
        words = part.words[:left]
        kept.append(replace(part, words=words))
        left -= len(words)
    return tuple(kept)


def _typed(part: Part) -> str:
    if part.is_meant:
        return part.said
    said = [one.typed for one in part.words]
    if part.type is PartType.HAN:
        return "".join(said)
    return f'"{" ".join(said)}"' if part.type is PartType.PHRASE else said[0]
