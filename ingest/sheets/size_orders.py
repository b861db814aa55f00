"""The order in which a heading names several sizes: 'Dài x Rộng (cm)', 'Cao - Rộng - Dày', 'Kích thước (D/R/C)'."""

import re
from dataclasses import dataclass

from ingest.sheets.fields.size_words import NAME, UNIT, are_english, kinds_named

UNIT_OPENS, UNIT_CLOSES = "\x02", "\x03"
"""Stand about the units that a heading has in brackets."""
WHOLE_THING = ("hiện vật", "đồ vật", "object", "overall", "tổng thể", "toàn bộ", "chung")
_SUPERLATIVE = (
    r"(?:(?:lớn|rộng|cao|dài|dày|sâu)\s+)?nhất|tối đa|trung bình|max(?:imum)?|maximal|average|mean|moyenn?e?|approx"
)
SUPERLATIVE = re.compile(rf"(?:^|(?<=\s))(?:{_SUPERLATIVE})\.?$", re.IGNORECASE)
"""What says of a size how it was taken, and is no part of the thing: 'nhất', 'tối đa'."""

_UNITS = re.compile(rf"{UNIT_OPENS}[^{UNIT_CLOSES}]*{UNIT_CLOSES}")
_BETWEEN = rf"(?:\s*{_UNITS.pattern})?\s*(?:[x×*/,;&+–—-]|(?<!\w)(?:và|and|et|by)(?!\w))\s*"
_BEHIND = rf"(?:\s+(?:{'|'.join(WHOLE_THING)}|{_SUPERLATIVE}))?"
_ENDS = rf"(?=[\s,;:_–—-]*(?:{UNIT_OPENS}|$|(?:{UNIT})\.?\s*(?:$|/))|\s+/\s)"
_IN_A_ROW = re.compile(
    rf"(?<!\w)(?P<names>{NAME}(?:{_BETWEEN}{NAME}){{1,3}})(?!\w){_BEHIND}{_ENDS}",
    re.IGNORECASE,
)
_X = re.compile(r"[x×*]", re.IGNORECASE)


@dataclass(frozen=True)
class SizeOrder:
    """The kinds of size in their order, and the language of their names.

    `is_sure`: no unit is needed to know that these are sizes, as it is with letters that no x stands between: 'C, D'.
    """

    kinds: tuple[str, ...]
    language: str
    is_sure: bool


def order_apart(heading: str) -> tuple[SizeOrder | None, str]:
    """The order that the heading names, and the heading without it, the units in it kept; None where it names none.

    Nothing but a unit may stand behind the sizes: 'Cao x ĐK miệng' names no plain order.
    """
    for match in _IN_A_ROW.finditer(heading):
        named = match["names"]
        names = [name for name in re.split(_BETWEEN, named, flags=re.IGNORECASE) if name]
        kinds = kinds_named(names, "vi")
        if kinds:
            is_sure = _X.search(named) is not None or min(map(len, names)) > 1
            order = SizeOrder(kinds, "en" if are_english(names) else "vi", is_sure)
            units = " ".join(_UNITS.findall(named))
            return order, f"{heading[: match.start()]}{units}{heading[match.end() :]}"
    return None, heading
