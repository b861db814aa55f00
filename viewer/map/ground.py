"""What lies under the markers of many maps, written out as SVG once: it is most of a map, and of a record's page."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from markupsafe import Markup

Drawn = TypeVar("Drawn")


def written_once() -> Callable[[str, Callable[[Drawn], Markup], Drawn, Hashable], Markup]:
    """`written_once(part, write, drawn, same)` for the map's template: what `write` says of the drawing or the name.

    It is kept for all of which `same` is the same, unless that is empty. There are some hundreds: of each province, in
    each language, at each detail.
    """
    kept: dict[tuple[str, Hashable], Markup] = {}

    def written(part: str, write: Callable[[Drawn], Markup], drawn: Drawn, same: Hashable) -> Markup:
        if not same:
            return write(drawn)
        place = (part, same)
        if place not in kept:
            kept[place] = write(drawn)
        return kept[place]

    return written
