"""What lies under the markers of many maps, written out as SVG once: it is most of a map, and of a record's page."""

from collections.abc import Callable

from markupsafe import Markup

from viewer.map.drawing import MapDrawing
from viewer.map.labels import Label

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


def names_once() -> Callable[[Callable[[Label], Markup], MapDrawing], Markup]:
    """`names_once(write, drawing)`: the names of its provinces, a line each, as `write` says them.

    Each is kept for all maps that bear it: where a marker stands others are left out, so only maps without any agree.
    """
    kept: dict[Label, Markup] = {}
    whole: dict[str, Markup] = {}

    def written(write: Callable[[Label], Markup], drawing: MapDrawing) -> Markup:
        if drawing.markers or not drawing.ground:
            return all_of(write, drawing)
        if drawing.ground not in whole:
            whole[drawing.ground] = all_of(write, drawing)
        return whole[drawing.ground]

    def all_of(write: Callable[[Label], Markup], drawing: MapDrawing) -> Markup:
        labels = [one.label for one in drawing.provinces if one.label]
        for label in labels:
            if label not in kept:
                kept[label] = write(label) + "\n"
        return Markup("".join([kept[label] for label in labels]))  # noqa: S704 - written by the template

    return written
