"""What somebody typed, taken apart: words, phrases in quotes and runs of Hán characters; the rest is text too."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from catalog.search import analyzer

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
    "the",
    "of",
    "and",
    "for",
)
_STOP_EXACT = frozenset(analyzer.token(word).exact for word in _STOP_WORDS)
_STOP_FOLDED = frozenset(("va", "cua", "nhung", "the", "of", "and", "for"))
"""Typed without marks, only those that are hardly anything else: 'la' is 'lá' and 'lạ' as often as 'là'."""


class PartType(StrEnum):
    """How the words of a part must stand in a record."""

    WORD = "word"
    PHRASE = "phrase"
    HAN = "han"


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
    """A word, or several that must stand side by side."""

    type: PartType
    words: tuple[Word, ...]


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

    def without_quotes(self) -> "Question":
        """Every word and every Hán character a part of its own."""
        return Question(
            tuple(Part(PartType.HAN if analyzer.is_han(one.typed) else PartType.WORD, (one,)) for one in self.words)
        )

    def with_words(self, replaced: dict[str, str]) -> "Question":
        """The question with some typed words replaced; a replacement may be several words."""
        return read(" ".join(_typed(part, replaced) for part in self.parts))


def read(text: str) -> Question:
    """The question in `text`, whatever it holds; never raises, never obeys an engine's syntax."""
    parts: list[Part] = []
    rest = 0
    text = text[:MAX_CHARACTERS]
    for match in _QUOTED.finditer(text):
        parts += _words(text[rest : match.start()])
        parts += _phrase(next((group for group in match.groups() if group), ""))
        rest = match.end()
    parts += _words(text[rest:])
    return Question(_within(parts))


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
        kept.append(Part(part.type, words))
        left -= len(words)
    return tuple(kept)


def _typed(part: Part, replaced: dict[str, str] | None = None) -> str:
    said = [(replaced or {}).get(one.typed, one.typed) for one in part.words]
    if part.type is PartType.HAN:
        return "".join(said)
    return f'"{" ".join(said)}"' if part.type is PartType.PHRASE else said[0]
