"""Places: the administrative units of today, of before July 2025 and of earlier times, and what became which."""

from catalog.places.address import resolve_address
from catalog.places.find import find_units, is_inside
from catalog.places.gazetteer import parents, unit
from catalog.places.history import before_2025, found_under, old_names_of, province_of, search_terms, today_of
from catalog.places.lines import names_of, place_line
from catalog.places.outlines import province_at
from catalog.places.resolve import Resolution, resolve_place
from catalog.places.units import Level, Unit, UnitType

__all__ = [
    "Level",
    "Resolution",
    "Unit",
    "UnitType",
    "before_2025",
    "find_units",
    "found_under",
    "is_inside",
    "names_of",
    "old_names_of",
    "parents",
    "place_line",
    "province_at",
    "province_of",
    "resolve_address",
    "resolve_place",
    "search_terms",
    "today_of",
    "unit",
]
