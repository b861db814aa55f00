"""Other ways to read a question that finds nothing: words that no record has, mended one by one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from catalog import analyzer
from catalog.search import spelling, whereabouts
from catalog.search.question import PartType, Question, Word, read

Frequencies = Callable[[Iterable[str]], dict[str, int]]
"""In how many records each folded token stands; tokens that stand in none may be absent."""
InNames = Callable[[Question], bool]
"""Whether some record has every word of a question in its names."""

MAX_GUESSES = 40
"""Words that one may have meant; the commonest are looked at."""
MAX_GUESSES_OF_TWO = 6
_SHORTEST_SLIP = 3
_MAX_UNKNOWN = 4
_MAX_SLIPS = 2


@dataclass(frozen=True, slots=True)
class Mended:
    """Another reading of a question; `sure` unless it holds a guess at what a slip of the finger meant."""

    question: Question
    sure: bool = True


def mended(question: Question, frequencies: Frequencies, in_names: InNames) -> Iterator[Mended]:
    """Questions that may have been meant, the likeliest first; their new words stand in some record.

    Words that nobody wrote come first: Telex keys are undone, joined syllables parted and, where there are no more than
    two such words, one slip of the finger in each mended, unless they belong to the name of a place. Then Telex is
    undone in known words too ('tes' is one somewhere, and tế with its key), and at last quotation marks go.
    """
    words = {word.typed: word for word in _loose_words(question)}
    known = _known(words.values(), frequencies)
    unknown = [word for word in words.values() if word not in known][:_MAX_UNKNOWN]
    undone = {word.typed: other for word in unknown if (other := _undone(word, frequencies))}
    if undone:
        yield Mended(question.with_words(undone))
    elif len(unknown) <= _MAX_SLIPS:
        for guess in _guesses(question, unknown, frequencies, in_names):
            yield Mended(guess, sure=False)
    telex = {typed: key for typed, word in words.items() if (key := _untelexed(word))}
    if set(telex) - set(undone):
        yield Mended(question.with_words(telex))
    if any(part.type is PartType.PHRASE for part in question.parts):
        yield Mended(question.without_quotes())


def without_unknown(question: Question, frequencies: Frequencies) -> Question:
    """The question without the words that stand in no record, phrases and Hán characters taken apart."""
    loose = question.without_quotes()
    known = _known(loose.words, frequencies)
    return Question(tuple(part for part in loose.parts if part.is_meant or part.words[0] in known))


def _loose_words(question: Question) -> Iterator[Word]:
    """The words that may be mended: those that do not stand for a place or years, and are no Hán."""
    for part in question.parts:
        if not part.is_meant and part.type is not PartType.HAN:
            yield from part.words


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


def _guesses(question: Question, unknown: list[Word], frequencies: Frequencies, in_names: InNames) -> list[Question]:
    """The question with every unknown word mended: first so that a record has all of it in its names, two only so."""
    typed = [word.typed for word in _loose_words(question)]
    if any(typed[place] in {word.typed for word in unknown} for place in whereabouts.within_names(typed)):
        return []
    most = MAX_GUESSES if len(unknown) == 1 else MAX_GUESSES_OF_TWO
    meant = [_slips(word, frequencies, in_names)[:most] for word in unknown]
    guesses = (dict(zip([word.typed for word in unknown], chosen, strict=True)) for chosen in product(*meant))
    questions = [question.with_words(guess) for guess in guesses if guess]
    named = [guess for guess in questions if in_names(guess)]
    return named if len(unknown) > 1 else named + [guess for guess in questions if guess not in named]


def _slips(word: Word, frequencies: Frequencies, in_names: InNames) -> list[str]:
    """Words one slip away: those of names first, then those that have all the letters typed, then the commoner."""
    if len(word.folded) < _SHORTEST_SLIP or not word.folded.isalpha() or _is_meant(word):
        return []
    meant: dict[str, str] = {}
    for slip in spelling.slips(word.typed):
        meant.setdefault(analyzer.fold(slip), slip)
    forms = {folded: (folded, analyzer.stem(slip)) for folded, slip in meant.items()}
    counts = frequencies({form for both in forms.values() for form in both})
    found = {folded: max(counts.get(form, 0) for form in both) for folded, both in forms.items()}
    common = sorted(filter(found.get, found), key=lambda slip: (-found[slip], slip))[:MAX_GUESSES]
    letters = sorted(word.folded)
    return [
        meant[slip]
        for slip in sorted(
            common, key=lambda slip: (not in_names(read(meant[slip])), not _has_all(slip, letters), -found[slip], slip)
        )
    ]


def _is_meant(word: Word) -> bool:
    """Whether somebody took the care to set the marks of a well-formed word: 'nông' is no slip for 'công'."""
    return word.is_marked and spelling.is_syllable(word.exact)


def _has_all(slip: str, letters: list[str]) -> bool:
    return all(slip.count(letter) >= letters.count(letter) for letter in letters)


def _untelexed(word: Word) -> str | None:
    """The word without its Telex keys; 'is' and 'how' are English, not í and hơ."""
    return None if word.is_marked or word.is_stop_word else spelling.untelex(word.typed)


def _parted(word: Word, frequencies: Frequencies) -> str | None:
    """The word as typed with spaces where its syllables part: 'hànội' is hà nội; one syllable with marks is whole."""
    if _is_meant(word):
        return None
    lengths = spelling.parted(word.folded, frequencies(spelling.pieces(word.folded)))
    if not lengths or len(word.typed) != len(word.folded):
        return None
    parts, start = [], 0
    for length in lengths:
        parts.append(word.typed[start : start + length])
        start += length
    return " ".join(parts)
