"""Telling a place in a storeroom, which is for staff, from the house that keeps the thing, which everybody may know."""

import re

from catalog.language import N_
from catalog.messages import Severity, define

STORED = define(
    "place-stored",
    Severity.INFO,
    N_(
        "'{value}' names a place in a storeroom, so only staff see it. If everybody may, let a mapping say "
        'access = "public" of this column.'
    ),
)

_STORE_START = re.compile(
    r"(?:phòng kho|kho|tủ|kệ|hộp|ngăn|storage|store|stores|storeroom|shelf|shelves|cabinet|drawer|box|réserve|réserves)"
    r"(?!\s+(?:bạc|báu|tàng)\b)\b",
    re.IGNORECASE,
)
_STORE_NUMBER = re.compile(
    r"\b(?:kho|tủ|tu|kệ|ke|giá|gia|hộp|hop|ngăn|ngan|shelf|cabinet|drawer|box|room|store)\s+"
    r"(?:(?:số|so|no\.?|number)\s*)?[a-z]{0,2}[-.]?\d",
    re.IGNORECASE,
)
_SHELF = re.compile(r"giá\s+(?:sắt|gỗ|sách|để|trên|dưới)\b", re.IGNORECASE)


def names_storage(text: str) -> bool:
    """Whether it begins with a storeroom or its furniture, or names one by its number: 'Kho số 3', 'Cabinet 12'."""
    text = text.strip()
    return bool(_STORE_START.match(text) or _SHELF.match(text) or _STORE_NUMBER.search(text))
