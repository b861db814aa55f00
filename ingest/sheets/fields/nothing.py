"""What people write into a cell of sizes or dates where there is nothing to write: 'KXĐ', 'N/A', 'x', 0."""

import re

from catalog.language import N_
from catalog.messages import Severity, define
from ingest.sheets.fields.draft import Column, Draft
from ingest.sheets.fields.size_words import UNIT
from ingest.sheets.folding import fold

VALUE_ABSENT = define(
    "value-absent",
    Severity.INFO,
    N_("'{value}' is taken for an empty cell: there is nothing, or nobody knows it."),
)

_UNKNOWN = frozenset(
    map(
        fold,
        (
            *("không rõ", "không biết", "không xác định", "chưa rõ", "chưa biết", "chưa xác định"),
            *("unknown", "not known", "inconnu"),
        ),
    )
)
_NOTHING = frozenset(
    map(
        fold,
        (
            *("x", "xx", "xxx", "không", "không có", "không đo", "kxđ", "kx", "k rõ", "k xđ", "kr", "ko", "ko rõ"),
            *("chưa có", "chưa đo", "cxđ", "N/A", "N.A.", "na", "none", "null", "nil", "#N/A"),
        ),
    )
)
_ZERO = re.compile(rf"0+(?:[.,]0+)?\s*(?:{UNIT})?", re.IGNORECASE)


def says_nothing(text: str) -> bool:
    """Whether the whole cell says that there is nothing to say; a size, a year or a day that is 0 is none."""
    return fold(text) in _NOTHING or _ZERO.fullmatch(text.strip()) is not None


def told_absent(draft: Draft, text: str, column: Column, *, as_unknown: bool = True) -> bool:
    """Whether it says nothing, or in words that nobody knows (`as_unknown`); then that is told."""
    is_absent = says_nothing(text) or (as_unknown and fold(text) in _UNKNOWN)
    if is_absent:
        draft.tell(VALUE_ABSENT, column, value=text)
    return is_absent
