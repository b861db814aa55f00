"""What lies under the markers of many maps, written out as SVG once: it is most of a map, and of a record's page."""

from collections.abc import Callable

from markupsafe import Markup

from viewer.map.drawing import MapDrawing

Write = Callable[[MapDrawing], Markup]
MOST = 1_000
"""Parts that are kept: five megabytes of names, and the lands of which there are fewer than two hundred."""


def written_once() -> Callable[[str, Write, MapDrawing, str], Markup]:
    """`written_once(part, write, drawing, same)` for the map's template: what `write` says of the drawing.

    It is kept for all of which `same` is the same, unless that is empty. A land is needed for each province, language
    and detail, the names on it also for each choice of those that no marker stands on; what is oldest makes room.
    """
    kept: dict[tuple[str, str], Markup] = {}

    def written(part: str, write: Write, drawing: MapDrawing, same: str) -> Markup:
        if not same:
            return write(drawing)
        place = (part, same)
        found = kept.get(place)
        if found is None:
            found = kept[place] = write(drawing)
            if len(kept) > MOST:
                kept.pop(next(iter(kept)), None)
        return found

    return written
