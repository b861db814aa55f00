"""Syllables as people type them: marks left out, the tone on either vowel, decomposed or not, in any case."""

import unicodedata
from functools import lru_cache
from itertools import product

_TONES = "\u0300\u0301\u0303\u0309\u0323"


@lru_cache(maxsize=4096)
def syllable(word: str) -> str:
    """One spelling for all ways to type `word`: lower case, its tone at the end ('Hoà', 'hòa' -> 'hoa' + grave)."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.casefold().replace("ð", "đ"))
    tone = "".join(char for char in apart if char in _TONES)
    return unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES)) + tone


def _plain(char: str) -> str:
    return "d" if char == "đ" else unicodedata.normalize("NFD", char)[0]


@lru_cache(maxsize=4096)
def spellings(word: str) -> frozenset[str]:
    """Every spelling by which `word` may be meant: itself, and with any of its marks left out, but never with more."""
    full = syllable(word)
    letters = full.rstrip(_TONES)
    choices = [{char, _plain(char)} for char in letters]
    choices.append({full[len(letters) :], ""})
    return frozenset("".join(chosen) for chosen in product(*choices))
