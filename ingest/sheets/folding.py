"""Words without their marks, so that 'Số kiểm kê', 'SO KIEM KE' and 'so_kiem_ke' are one; or in one spelling."""

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")
_SIGNS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "°": "o", "º": "o", "№": "no"})
_SPELLED = {**_SIGNS, **str.maketrans({"đ": "d", "ð": "d", "ı": "i"})}
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LONE_Y = re.compile(r"^(qu|[bcdđghklmnpqrstvx]+)y$")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The words of `text` in lower case without marks or punctuation, one space between; '' where there are none."""
    lowered = text.casefold()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFD", lowered.translate(_SPELLED))
        lowered = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _NOT_A_WORD.sub(" ", lowered).strip()


@lru_cache(maxsize=16384)
def spelled(text: str) -> str:
    """The words of `text` in lower case with their marks, alike where only spelling differs: hoà and hòa, kĩ and kỹ.

    What `fold` makes of the result is what it makes of `text`; the two are the same where no word bears a mark.
    """
    lowered = unicodedata.normalize("NFC", text.casefold().translate(_SIGNS))
    return " ".join(_spelled(word) for word in _NOT_A_WORD.split(lowered) if word)


def _spelled(word: str) -> str:
    """One word with its tone behind all letters, and 'i' for a 'y' that is its whole rime."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    letters = "".join(character for character in decomposed if character not in _TONES)
    tones = "".join(character for character in decomposed if character in _TONES)
    return _LONE_Y.sub(r"\1i", unicodedata.normalize("NFC", letters)) + tones


def han(text: str) -> bool:
    """Whether `text` has Hán or Nôm characters."""
    return any("\u2e80" <= character <= "\u9fff" or character >= "\U00020000" for character in text)
