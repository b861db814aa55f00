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
