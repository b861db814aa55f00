"""What lies under the markers of many maps, written out as SVG once: it is most of a map, and of a record's page."""

from collections.abc import Callable

from markupsafe import Markup

from viewer.map.drawing import MapDrawing

Write = Callable[[MapDrawing], Markup]


def written_once() -> Callable[[str, Write, MapDrawing], Markup]:
    """`written_once(part, write, drawing)` for the map's template: what `write` says of the drawing.

    It is kept for all drawings on the same ground, of which there are some hundreds: a province, a language, a detail.
    """
    kept: dict[tuple[str, str], Markup] = {}

    def written(part: str, write: Write, drawing: MapDrawing) -> Markup:
        if not drawing.ground:
            return write(drawing)
        place = (part, drawing.ground)
        if place not in kept:
            kept[place] = write(drawing)
        return kept[place]

    return written
