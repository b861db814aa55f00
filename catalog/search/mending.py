"""Other ways to read a question that finds nothing: words that no record has, mended one by one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalog.search import analyzer, spelling
from catalog.search.question import PartType, Question, Word

Frequencies = Callable[[Iterable[str]], dict[str, int]]
"""In how many records each folded token stands; tokens that stand in none may be absent."""

MAX_GUESSES = 5
_SHORTEST_SLIP = 3
_MAX_UNKNOWN = 4


@dataclass(frozen=True, slots=True)
class Mended:
    """Another reading of a question; `sure` unless it holds a guess at what a slip of the finger meant."""

    question: Question
    sure: bool = True


def mended(question: Question, frequencies: Frequencies) -> Iterator[Mended]:
    """Questions that may have been meant, the likeliest first; their new words stand in some record.

    Words that nobody wrote come first: Telex keys are undone, joined syllables parted and, where it is the only such
    word, one slip of the finger mended. Then Telex is undone in known words too ('tes' is one somewhere, and tế with
    its key), and at last quotation marks go.
    """
    words = {word.typed: word for part in question.parts if part.type is not PartType.HAN for word in part.words}
    known = _known(words.values(), frequencies)
    unknown = [word for word in words.values() if word not in known][:_MAX_UNKNOWN]
    undone = {word.typed: other for word in unknown if (other := _undone(word, frequencies))}
    if undone:
        yield Mended(question.with_words(undone))
    elif len(unknown) == 1:
        for guess in _slips(unknown[0], frequencies):
            yield Mended(question.with_words({unknown[0].typed: guess}), sure=False)
    telex = {typed: key for typed, word in words.items() if (key := _untelexed(word))}
    if set(telex) - set(undone):
        yield Mended(question.with_words(telex))
    if any(part.type is PartType.PHRASE for part in question.parts):
        yield Mended(question.without_quotes())


def without_unknown(question: Question, frequencies: Frequencies) -> Question:
    """The question without the words that stand in no record, phrases and Hán characters taken apart."""
    loose = question.without_quotes()
    known = _known(loose.words, frequencies)
    return Question(tuple(part for part in loose.parts if part.words[0] in known))


def _known(words: Iterable[Word], frequencies: Frequencies) -> set[Word]:
    """Those of the words that some record has, as a word or as an English stem."""
    forms = {word: (word.folded, analyzer.stem(word.typed)) for word in words}
    counts = frequencies({form for both in forms.values() for form in both})
    return {word for word, both in forms.items() if any(counts.get(form) for form in both)}


def _undone(word: Word, frequencies: Frequencies) -> str | None:
    undone = _untelexed(word)
    if undone and frequencies([analyzer.token(undone).folded]):
        return undone
    return _parted(word, frequencies)


def _slips(word: Word, frequencies: Frequencies) -> list[str]:
    if len(word.folded) < _SHORTEST_SLIP or not word.folded.isalpha():
        return []
    meant: dict[str, str] = {}
    for slip in spelling.slips(word.typed):
        meant.setdefault(analyzer.fold(slip), slip)
    found = frequencies(meant)
    return [meant[folded] for folded in sorted(found, key=lambda slip: (-found[slip], slip))[:MAX_GUESSES]]


def _untelexed(word: Word) -> str | None:
    return None if word.is_marked else spelling.untelex(word.typed)


def _parted(word: Word, frequencies: Frequencies) -> str | None:
    """The word as typed with spaces where its syllables part: 'hànội' is hà nội."""
    lengths = spelling.parted(word.folded, frequencies(spelling.pieces(word.folded)))
    if not lengths or len(word.typed) != len(word.folded):
        return None
    parts, start = [], 0
    for length in lengths:
        parts.append(word.typed[start : start + length])
        start += length
    return " ".join(parts)
