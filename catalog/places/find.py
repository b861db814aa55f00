"""Finds units by what people write: marks or none, with or without the type word, any spelling of the table."""

from collections.abc import Callable, Iterator
from typing import Literal

from catalog.places.gazetteer import communes, parents, province_index, provinces, units
from catalog.places.names import has_marks, keys
from catalog.places.type_words import Written, split_type
from catalog.places.units import Level, Unit, UnitType

LONGEST = 200  # characters; nobody's place name is longer
_ORDER = {Level.PROVINCE: 0, Level.REGION: 1, Level.DISTRICT: 2, Level.COMMUNE: 3}
_ERAS = {"vn-2025": 0, "vn-2024": 1, "vn-old:": 2}
_SAME_LEVEL: tuple[frozenset[UnitType], ...] = (
    frozenset({UnitType.URBAN_DISTRICT, UnitType.DISTRICT, UnitType.TOWN, UnitType.CITY}),
    frozenset({UnitType.WARD, UnitType.COMMUNE, UnitType.TOWNSHIP, UnitType.SPECIAL_ZONE}),
    frozenset({UnitType.PROVINCE, UnitType.CITY}),
    frozenset({UnitType.CIRCUIT}),
)


def find_units(
    text: str, within: Unit | None = None, level: Level | None = None, *, marks_count: bool = False
) -> list[Unit]:
    """The units that `text` may name, provinces first and today's before yesterday's; empty where none bears the name.

    Marks that are written must be right where any unit has them so; a text without marks finds every spelling, or,
    with `marks_count` (its surroundings bear marks), the units that are spelt without. `within` leaves those inside
    that unit, as it was or as it is: a commune of today is inside the old province that its land came from.
    """

    def kept(candidate: Unit) -> bool:
        return level in (None, candidate.level) and (within is None or is_inside(candidate, within))

    return find_kept(text, kept, marks_count=marks_count, deep=level not in (Level.PROVINCE, Level.REGION))


def find_kept(text: str, kept: Callable[[Unit], bool], *, marks_count: bool = False, deep: bool = True) -> list[Unit]:
    """As `find_units`, of the units that are `kept`: the best spelling that any of those has decides.

    Without `deep` the communes' table is not asked, nor read.
    """
    if len(text) > LONGEST:
        return []
    for found in _tiers(text, marks_count, deep):
        chosen = [candidate for candidate in found if kept(candidate)]
        if chosen:
            return sorted(chosen, key=lambda each: (_ORDER[each.level], _ERAS[each.code[:7]], each.code))
    return []


def _tiers(text: str, marks_count: bool, deep: bool) -> Iterator[list[Unit]]:
    """The units of the name, from the likeliest reading on: the whole text, then without its type word."""
    written = split_type(text)
    readings = [(text, Written(text)), (written.name, written)] if written.types else [(text, written)]
    if marks_count or has_marks(text):
        for name, reading in readings:
            yield _of_type(_look_up(name, "exact", deep), reading)
    for name, reading in readings:
        if reading.types == written.types or not has_marks(text):
            yield _of_type(_look_up(name, "loose", deep), reading)
    for name, reading in readings:
        yield _of_type(_look_up(name, "joined", deep), reading)


def _look_up(name: str, spelling: Literal["exact", "loose", "joined"], deep: bool) -> list[Unit]:
    exact, loose = keys(name)
    key = exact if spelling == "exact" else loose
    codes: list[str] = []
    for index in (province_index(), communes().index) if deep else (province_index(),):
        table: dict[str, list[str]] = getattr(index, spelling)
        codes += table.get(key, ())
    return list(units(dict.fromkeys(codes)))


def _of_type(found: list[Unit], written: Written) -> list[Unit]:
    """Those of the written type; else those of its level: a 'thị xã' may be a 'thành phố' by now."""
    if not written.types:
        return found
    exact = [candidate for candidate in found if candidate.type in written.types]
    alike = frozenset().union(*(group for group in _SAME_LEVEL if group & written.types))
    return exact or [candidate for candidate in found if candidate.type in alike]


def is_inside(candidate: Unit, holder: Unit) -> bool:
    """Whether `candidate` lies, or lay, in `holder` and is not `holder` itself."""
    return directly_inside(candidate, holder) or inside_by_history(candidate, holder)


def directly_inside(candidate: Unit, holder: Unit) -> bool:
    """Whether `holder` is above `candidate` in its own era."""
    return any(above.code == holder.code for above in parents(candidate))


def inside_by_history(candidate: Unit, holder: Unit) -> bool:
    """Whether any of the land of `candidate` came from `holder`, or is in what `holder` is made of."""
    return any(_in_room(candidate, holder)) and candidate.code != holder.code


def wholly_inside(candidate: Unit, holder: Unit) -> bool:
    """Whether all the land of `candidate`, as far as it is known, lies or lay in `holder`."""
    spots = _in_room(candidate, holder)
    return bool(spots) and all(spots) and candidate.code != holder.code


def _in_room(candidate: Unit, holder: Unit) -> list[bool]:
    """For each piece of land that `candidate` is made of: whether `holder` has it."""
    room = _extent(holder)
    if _covered(candidate, room):
        return [True]
    pieces = candidate.became if candidate.is_old_name else communes().came_from.get(candidate.code, ())
    return [_covered(piece, room) for piece in units(pieces)]


def _covered(candidate: Unit, room: frozenset[str]) -> bool:
    return candidate.code in room or any(above.code in room for above in parents(candidate))


def _extent(holder: Unit) -> frozenset[str]:
    """The unit and, for one of today or an old name, the units of 2024 on its land."""
    if holder.is_old_name:
        return frozenset({holder.code, *holder.became})
    if holder.is_today and holder.level is Level.PROVINCE:
        merged = (code for code, old in provinces().items() if holder.code in old.became)
        return frozenset({holder.code, *merged})
    return frozenset({holder.code})
