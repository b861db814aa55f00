"""Words without their marks, so that 'Số kiểm kê', 'SO KIEM KE' and 'so_kiem_ke' are one heading."""

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")
_SPELLED = str.maketrans({"đ": "d", "ð": "d", "ı": "i", "œ": "oe", "æ": "ae", "ß": "ss", "°": "o", "º": "o", "№": "no"})


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The words of `text` in lower case without marks or punctuation, one space between; '' where there are none."""
    lowered = text.casefold()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFD", lowered.translate(_SPELLED))
        lowered = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _NOT_A_WORD.sub(" ", lowered).strip()


def han(text: str) -> bool:
    """Whether `text` has Hán or Nôm characters."""
    return any("\u2e80" <= character <= "\u9fff" or character >= "\U00020000" for character in text)
