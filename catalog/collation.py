"""The order of names in Vietnamese: a ă â b c d đ e ê ... y, syllable by syllable, letters before tones.

Tones come in the order of the dictionaries: none, huyền, hỏi, ngã, sắc, nặng. A difference of tone in one syllable
weighs more than a difference of letters in the next ('tuân thủ' stands before 'tuần chay'). So in Hoàng Phê's *Từ điển
tiếng Việt*; the letters are those of Unicode CLDR's collation for vi.
"""

import re
import unicodedata
from functools import lru_cache

from catalog.analyzer import normalise, token, words

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x41 + place) for place, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_END = "!"
"""Below every letter and digit, so that a shorter syllable stands before a longer one; the tone follows it."""
_NUMBER = re.compile(r"\d+")
MAX_SYLLABLES = 24


def name_key(name: str) -> str:
    """A text that sorts by code point as `name` sorts in Vietnamese; numbers by their size, Hán after Latin."""
    return " ".join(_syllable_key(word) for word in words(name)[:MAX_SYLLABLES])


def plain_name_key(name: str) -> str:
    """A text that sorts by code point as `name` sorts in English: marks set aside, numbers by their size."""
    return " ".join(_NUMBER.sub(_sized, token(word).folded) for word in words(name)[:MAX_SYLLABLES])


@lru_cache(maxsize=20_000)
def _syllable_key(word: str) -> str:
    tone = 0
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", normalise(word[:40])):
        if character in _TONES:
            tone = _TONES[character]
        else:
            letters.append(character)
    plain = unicodedata.normalize("NFC", "".join(letters))
    ranked = "".join(_RANK.get(letter) or _foreign(letter) for letter in plain)
    return f"{_NUMBER.sub(_sized, ranked)}{_END}{tone}"


def _foreign(letter: str) -> str:
    if not letter.isalpha():
        return letter
    base = unicodedata.normalize("NFD", letter)[0]
    return _RANK.get(base, letter if letter > "\u02ff" else "\u02ff")


def _sized(digits: re.Match[str]) -> str:
    number = digits[0].lstrip("0")
    return f"{len(number):02d}{number}"
