"""What somebody may have meant: Telex undone, syllables parted, slips of the finger, tokens written out again."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"(?:[iy]ê|[uư]ơ|uô|uâ|uê|oă|oa|oe|uy(?:ê)?|ươ|ia|ua|ưa|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnptiuyo])?"
)
_PLAIN_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uoi|uya|ieu|yeu|oai|oay|uay|uoi|uou|oeo|ie|ye|uo|ua|ue|oa|oe|uy|ia|oo|ai|ao|au|ay|eo|eu|iu|oi|ui|uu|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_ALPHABET = "abcdefghiklmnopqrstuvxy"
_TELEX_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_DIGIT_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_FAR_KEYS = (  # the key of a mark may come later in the syllable: 'vietej', 'dinhdf', 'tuongwj'
    (re.compile(r"^d(?!d)(.+)d$"), r"dd\1"),
    (re.compile(r"([aeo])([^aeiouyw]+)\1$"), r"\1\1\2"),
    (re.compile(r"uo([^aeiouyw]+)w$"), r"uow\1"),
    (re.compile(r"([aou])([^aouw]+)w$"), r"\1w\2"),
)
_TELEX_LETTERS = (
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
    ("dd", "đ"),
)
_MARKED_VOWELS = "ăâêôơư"
_VOWELS = "aăâeêioôơuưy"
MAX_JOINED = 40
_LONGEST_SYLLABLE = 7


def untelex(word: str) -> str | None:
    """The syllable that was typed with Telex keys while the keyboard was not set to it ('ddinhf': đình), or None."""
    if not (word.isascii() and word.isalpha()):
        return None
    letters, tone = _tone_key(word)
    for far, near in _FAR_KEYS:
        letters = far.sub(near, letters)
    for keys, letter in _TELEX_LETTERS:
        letters = letters.replace(keys, letter)
    letters = letters.replace("w", "ư").replace("uơ", "ươ").replace("ưo", "ươ")
    if (not tone and letters == word) or not _SYLLABLE.fullmatch(letters):
        return None
    return _with_tone(letters, tone)


def spelled(exact: str) -> str:
    """An exact token as people write it: 'đinh2' is đình."""
    if exact[-1:] not in _DIGIT_TONES or exact.isdecimal():
        return exact
    return _with_tone(exact[:-1], _DIGIT_TONES[exact[-1]])


def is_syllable(exact: str) -> bool:
    """Whether an exact token can be one Vietnamese syllable: 'xây', 'đinh2'."""
    return _SYLLABLE.fullmatch(exact.rstrip("12345")) is not None


def pieces(word: str) -> set[str]:
    """Every stretch of a folded word that could be a syllable."""
    word = word[:MAX_JOINED]
    found = set()
    for start in range(len(word)):
        for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(word)) + 1):
            if _PLAIN_SYLLABLE.fullmatch(word, start, end):
                found.add(word[start:end])
    return found


def parted(word: str, frequency: Mapping[str, int]) -> list[int]:
    """Where to part a folded word into known syllables: the lengths of its pieces; [] where it cannot be done.

    The likeliest parting wins: the one with the greatest product of relative frequencies, so few pieces beat many.
    """
    word = word[:MAX_JOINED]
    total = sum(frequency.values()) + 1
    best: list[tuple[float, list[int]] | None] = [(0.0, []), *([None] * len(word))]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before, count = best[start], frequency.get(word[start:end], 0)
            if before is None or not count:
                continue
            score = before[0] + math.log(count / total) - 2.0
            now = best[end]
            if now is None or score > now[0]:
                best[end] = (score, [*before[1], end - start])
    found = best[-1]
    return found[1] if found and len(found[1]) > 1 else []


def slips(word: str) -> Iterator[str]:
    """Every word that is one slip away: a letter more, less, other, or two swapped; the new letters have no marks."""
    word = word[:MAX_JOINED]
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _ALPHABET:
            yield head + letter + tail
            if tail and tail[0] != letter:
                yield head + letter + tail[1:]


def _tone_key(word: str) -> tuple[str, str]:
    """The letters without the Telex tone key, and the combining tone; the key stands after the vowel, often last."""
    for place in range(len(word) - 1, 0, -1):
        key = word[place]
        if key in _TELEX_TONES and any(letter in _VOWELS for letter in word[:place]):
            return word[:place] + word[place + 1 :], _TELEX_TONES[key]
    return word, ""


def _with_tone(letters: str, tone: str) -> str:
    """The syllable with its tone on the letter that bears it, as the traditional spelling has it (hòa, thủy)."""
    if not tone:
        return letters
    place = _bearer(letters)
    if place is None:
        return letters
    return unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])


def _bearer(letters: str) -> int | None:
    start = 2 if letters[:2] in ("qu", "gi") and len(letters) > 2 and letters[2] in _VOWELS else 0
    vowels = [place for place in range(start, len(letters)) if letters[place] in _VOWELS]
    if not vowels:
        return None
    marked = [place for place in vowels if letters[place] in _MARKED_VOWELS]
    if marked:
        return marked[-1]
    closed = vowels[-1] < len(letters) - 1
    if len(vowels) == 1:
        return vowels[0]
    return vowels[1] if closed or len(vowels) > 2 else vowels[0]
