"""Reads the type word off a written name: 'TP. Huế', 'Q1', 'Điện Bàn (thị xã)', 'Ba Vi district'."""

import re
from dataclasses import dataclass

from catalog.places.names import exact_key, loose_key, tidy
from catalog.places.units import UnitType

_T = UnitType
_VIETNAMESE: dict[str, frozenset[UnitType]] = {
    "tỉnh": frozenset({_T.PROVINCE}),
    "thành phố": frozenset({_T.CITY}),
    "thủ đô": frozenset({_T.CITY}),
    "tp": frozenset({_T.CITY}),
    "quận": frozenset({_T.URBAN_DISTRICT}),
    "huyện": frozenset({_T.DISTRICT}),
    "huyện đảo": frozenset({_T.DISTRICT}),
    "thị xã": frozenset({_T.TOWN}),
    "thì xã": frozenset({_T.TOWN}),
    "tx": frozenset({_T.TOWN}),
    "thị trấn": frozenset({_T.TOWNSHIP}),
    "tt": frozenset({_T.TOWNSHIP}),
    "phường": frozenset({_T.WARD}),
    "xã": frozenset({_T.COMMUNE}),
    "đặc khu": frozenset({_T.SPECIAL_ZONE}),
    "trấn": frozenset({_T.CIRCUIT}),
    "kinh thành": frozenset({_T.CAPITAL}),
    "kinh đô": frozenset({_T.CAPITAL}),
}
_ENGLISH: dict[str, frozenset[UnitType]] = {
    "province": frozenset({_T.PROVINCE}),
    "city": frozenset({_T.CITY}),
    "urban district": frozenset({_T.URBAN_DISTRICT}),
    "district": frozenset({_T.DISTRICT, _T.URBAN_DISTRICT, _T.TOWN}),
    "town": frozenset({_T.TOWN, _T.TOWNSHIP}),
    "township": frozenset({_T.TOWNSHIP}),
    "ward": frozenset({_T.WARD}),
    "commune": frozenset({_T.COMMUNE}),
    "special zone": frozenset({_T.SPECIAL_ZONE}),
}
_SHORT: dict[str, frozenset[UnitType]] = {
    "t": frozenset({_T.PROVINCE}),
    "q": frozenset({_T.URBAN_DISTRICT}),
    "h": frozenset({_T.DISTRICT}),
    "p": frozenset({_T.WARD}),
    "x": frozenset({_T.COMMUNE}),
}
_WORDS: dict[str, frozenset[UnitType]] = {}
for _table in (_VIETNAMESE, _ENGLISH):
    for _word, _types in _table.items():
        _WORDS[exact_key(_word)] = _types
        _WORDS.setdefault(loose_key(_word), _types)
_ASIDE = re.compile(r"^([^()]*[^()\s])\s*\(([^()]*)\)$")
_DOTTED = re.compile(r"^([tqhpx])\.\s*(\S.*)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^([qp])\s*(\d{1,2})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A written name, apart from its type word; `types` is empty where there was none."""

    name: str
    types: frozenset[UnitType] = frozenset()


def split_type(text: str) -> Written:
    """The name and the types that its type word, Vietnamese or English, before, behind or in brackets, allows."""
    text = tidy(text)
    aside = _ASIDE.match(text)
    if aside and (types := _WORDS.get(exact_key(aside[2]))):
        return Written(aside[1], types)
    short = _DOTTED.match(text) or _NUMBERED.match(text)
    if short:
        return Written(short[2], _SHORT[short[1].lower()])
    parts = text.replace(".", " ").split()
    for count in (2, 1):
        if len(parts) > count:
            if types := _WORDS.get(exact_key(" ".join(parts[:count]))):
                return Written(" ".join(parts[count:]), types)
            if types := _ENGLISH.get(" ".join(parts[-count:]).casefold()):
                return Written(" ".join(parts[:-count]), types)
    return Written(text)
