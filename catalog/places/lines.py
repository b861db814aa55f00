"""A unit as a line of an address, for a reader."""

from catalog.places.gazetteer import parents, unit
from catalog.places.units import Unit


def place_line(place: Unit, language: str = "vi") -> str:
    """The unit with all that hold it, smallest first: 'xã Tiên Phong, huyện Ba Vì, thành phố Hà Nội'."""
    if language != "vi":
        return ", ".join(each.label(language) for each in (place, *parents(place)))
    names = (each.label("vi") for each in (place, *parents(place)))
    return ", ".join(name[0].lower() + name[1:] for name in names)


def names_of(code: str) -> dict[str, str]:
    """The line of the unit with this code by language, the first letter a capital; empty for an unknown code."""
    place = unit(code)
    if place is None:
        return {}
    lines = {language: place_line(place, language) for language in ("vi", "en")}
    return {language: line[0].upper() + line[1:] for language, line in lines.items()}
