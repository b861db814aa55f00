"""How a name is written where it is cut into words and numbers: which signs stand between these."""

import re
import unicodedata
from functools import lru_cache

_PART = re.compile(r"\d+|[^\W\d_]+")


@lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[tuple[int, int], ...]:
    """Where the words and numbers of the composed name begin and end: as many as it has tokens."""
    return tuple(match.span() for match in _PART.finditer(unicodedata.normalize("NFC", name)))


def sign_before(name: str, at: int) -> str:
    """What stands before the part with this index, spaces left out."""
    parts, name = parts_of(name), unicodedata.normalize("NFC", name)
    if not 0 < at < len(parts):
        return ""
    return name[parts[at - 1][1] : parts[at][0]].strip()


def start_of(name: str, at: int) -> int:
    """Where the part with this index begins."""
    parts = parts_of(name)
    return parts[at][0] if at < len(parts) else len(name)


def end_of(name: str, length: int) -> int:
    """Where the first parts end, so many of them."""
    parts = parts_of(name)
    return parts[length - 1][1] if length <= len(parts) else len(name)


def written(name: str, at: int) -> str:
    """The part with this index as it is written, leading zeros and all; '' where there is none."""
    parts = parts_of(name)
    return unicodedata.normalize("NFC", name)[slice(*parts[at])] if at < len(parts) else ""


def is_part(name: str, stem: tuple[str, ...], end: int) -> bool:
    """Whether what follows a number reads as a further part of it, not as an order: 'HV-2.1', '46.b', 'HV-2A-B'."""
    rest = stem[end : end + 2]
    letters = [len(one) == 1 and "a" <= one <= "z" for one in rest]
    if rest and (rest[0].isdecimal() or letters[0]) and sign_before(name, end) == ".":
        return True
    return len(rest) > 1 and all(letters)


def is_marked_alike(part: str, text: str) -> bool:
    """Whether both have the same marks on their words, wherever put ('hoà', 'hòa'), or one has none at all."""
    if part.isascii() or text.isascii():
        return True
    return _marked(part) == _marked(text)


def _marked(text: str) -> list[list[str]]:
    composed = unicodedata.normalize("NFC", text).casefold()
    return [sorted(unicodedata.normalize("NFD", composed[slice(*span)])) for span in parts_of(composed)]
