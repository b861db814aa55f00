"""What became of a unit, what it was before, and every name under which a record there should be found."""

from collections.abc import Iterable
from functools import cache, lru_cache

from catalog.places.gazetteer import communes, parents, provinces, units
from catalog.places.units import Level, Unit, UnitType


def today_of(place: Unit) -> tuple[Unit, ...]:
    """The units of today on the land of `place`, as fine as the tables know; of today itself: itself.

    A district gives the communes of today that its communes went into; one whose successor nobody recorded gives its
    province. Several are not a guess: the land was divided, or merged with other land.
    """
    if place.is_today:
        return (place,)
    if place.level is Level.PROVINCE or place.level is Level.REGION:
        return _unique(new for part in units(place.became) for new in units(province_of(part).became) or (part,))
    if place.is_old_name:
        return _unique(new for part in units(place.became) for new in today_of(part))
    direct = units(place.became) or _unique(
        new for child in units(communes().children.get(place.code, ())) for new in units(child.became)
    )
    return direct or units(province_of(place).became)


def before_2025(place: Unit) -> tuple[Unit, ...]:
    """The units of 30 June 2025 on the land of `place`; of a unit of that day: itself."""
    if place.is_old_name:
        return units(place.became)
    if not place.is_today:
        return (place,)
    if place.level is Level.PROVINCE:
        return tuple(old for old in provinces().values() if place.code in old.became)
    return units(communes().came_from.get(place.code, ()))


def province_of(place: Unit) -> Unit:
    """The province that holds `place` in its own era; a province or an old name: itself."""
    return (place, *parents(place))[-1]


def old_names_of(place: Unit) -> tuple[Unit, ...]:
    """The units of earlier times that held all of `place`, or a whole province that is now in it.

    Of a village in Ba Vì: Sơn Tây, Hà Tây, Hà Sơn Bình; of Hồ Chí Minh City: Gia Định, Sài Gòn and more. An old
    capital also counts for the whole city that it has become.
    """
    before = before_2025(place)
    spots = {spot.code for old in before for spot in (old, *parents(old))}
    cities = {old.code for old in before if old.level is Level.PROVINCE}
    return tuple(former for former in _old_names() if former.code != place.code and _held(former, spots, cities))


def _held(former: Unit, spots: set[str], cities: set[str]) -> bool:
    if not spots.isdisjoint(set(former.became) - former.partly):
        return True
    if former.type is not UnitType.CAPITAL or not cities:
        return False
    return any(province_of(part).code in cities for part in units(former.became))


@cache
def _old_names() -> tuple[Unit, ...]:
    return tuple(each for each in provinces().values() if each.is_old_name)


@lru_cache(maxsize=4096)
def found_under(place: Unit) -> tuple[Unit, ...]:
    """The units, old and new, under which a record at `place` is sought: itself and all that hold or held it.

    Recall goes before precision in one case: a unit of today that was merged from several is found under all of them.
    """
    related = [*today_of(place), *before_2025(place)]
    if place.level is not Level.COMMUNE:
        related = [province_of(each) for each in related]
    related = [place, *related, *old_names_of(place)]
    return _unique(above for each in related for above in (each, *parents(each)))


@lru_cache(maxsize=4096)
def search_terms(place: Unit) -> tuple[str, ...]:
    """Every name, old and new, that should find a record at `place`."""
    names = (name for each in found_under(place) for name in (each.name, each.name_en, each.full_name, *each.aliases))
    return tuple(dict.fromkeys(name for name in names if not name.isdecimal()))


def _unique(found: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple({each.code: each for each in found}.values())
