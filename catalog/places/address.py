"""Reads an address written in one line: 'thôn X, xã Y, huyện Z, tỉnh Hà Tây', 'Ba Vì - Hà Nội'."""

import re

from catalog.places.find import LONGEST, find_units
from catalog.places.names import exact_key, has_marks, tidy
from catalog.places.resolve import UNKNOWN, Narrowing, Resolution, without_doubt
from catalog.places.type_words import split_type
from catalog.places.units import Level, UnitType

MOST_PARTS = 12
_COMMA = re.compile(r"[,;|\n\r]+")
_DASH = re.compile(r"\s+[-–—]\s+")
_TYPE_AHEAD = re.compile(
    r"(?<=\w)\s+(?=(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|tp\.?|tx\.?)\s+\w)", re.IGNORECASE
)
_COUNTRY = {exact_key(name) for name in ("Việt Nam", "Viet Nam", "Vietnam", "nước Việt Nam", "VN")}
_VILLAGE = re.compile(
    r"(?:thôn|làng|xóm|ấp|bản|buôn|bon|plei|tổ|tổ dân phố|khu|khu phố|khóm|tiểu khu|số|đường|phố|ngõ|ngách|kiệt|hẻm|"
    r"village|hamlet|street|no\.?|\d+\S*)\s",
    re.IGNORECASE,
)
_LEVELS = {
    UnitType.PROVINCE: Level.PROVINCE,
    UnitType.URBAN_DISTRICT: Level.DISTRICT,
    UnitType.DISTRICT: Level.DISTRICT,
    UnitType.WARD: Level.COMMUNE,
    UnitType.COMMUNE: Level.COMMUNE,
    UnitType.TOWNSHIP: Level.COMMUNE,
    UnitType.SPECIAL_ZONE: Level.COMMUNE,
}


def resolve_address(text: str) -> Resolution:
    """The place that an address names, its smallest part first, or last; what no unit bears is left in `village`."""
    parts = address_parts(text[: LONGEST * MOST_PARTS])[:MOST_PARTS]
    if not parts:
        return Resolution()
    forward = _read(parts)
    if len(parts) > 1 and (forward.unit is None or find_units(parts[0], level=Level.PROVINCE)):
        backward = _read(parts[::-1])
        if backward.unit is not None and len(backward.village) < len(forward.village):
            return backward
    return forward


def address_parts(text: str) -> list[str]:
    """The parts of an address, as written; a hyphen or a type word divides what is no name as a whole."""
    parts: list[str] = []
    for piece in _COMMA.split(text):
        parts += _divide(tidy(piece))
    return [part for part in parts if part and exact_key(part) not in _COUNTRY]


def is_below_commune(part: str) -> bool:
    """Whether a part of an address says itself that it is a village, a street or a house."""
    return bool(_VILLAGE.match(f"{part} "))


def _divide(piece: str) -> list[str]:
    for divider in (_DASH, _TYPE_AHEAD):
        if divider.search(piece) and not find_units(piece):
            return [part for each in divider.split(piece) for part in _divide(each)]
    return [piece]


def _read(parts: list[str]) -> Resolution:
    narrowing = Narrowing(marks=any(map(has_marks, parts)))
    rest: list[str] = []
    for part in reversed(parts):
        if not narrowing.take(part, _level(part), must=_must(part)):
            rest.insert(0, part)
    result = narrowing.resolution(", ".join(rest))
    if result.unit is None and not result.messages:
        name = without_doubt(parts[-1])[0]
        return Resolution(village=result.village, messages=(UNKNOWN(text=name),) if name else ())
    return result


def _level(part: str) -> Level | None:
    levels = {_LEVELS.get(kind) for kind in split_type(without_doubt(part)[0]).types}
    return levels.pop() if len(levels) == 1 else None


def _must(part: str) -> bool:
    """Whether the part says itself that it is a unit, so that not finding it is worth telling."""
    return bool(split_type(without_doubt(part)[0]).types) and not _VILLAGE.match(part)
