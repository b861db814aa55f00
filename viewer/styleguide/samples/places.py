"""Maps: of the country with its counts, of one place, and the list beside them."""

from dataclasses import dataclass

from viewer.context import Said
from viewer.map import MapDrawing, draw_map
from viewer.pages.map import MovingMap, ProvinceRow, moving
from viewer.pages.record.context import PlaceMap
from viewer.styleguide.samples import records
from viewer.styleguide.studio import Studio

_COUNTS = {f"vn-2025:{code}": count for code, count in {"01": 412, "46": 31, "38": 12, "37": 7, "08": 1}.items()}


@dataclass(frozen=True)
class Country:
    """The map's page: the drawing, and what may take its place."""

    drawing: MapDrawing
    moving: MovingMap


def country(studio: Studio) -> Country:
    """Provinces shaded by what is known of them, each a link."""
    drawing = draw_map(
        counts=_COUNTS, language=studio.language, province_url=lambda code: "#main" if code in _COUNTS else None
    )
    return Country(drawing, moving())


def place(studio: Studio) -> PlaceMap | None:
    """A place that is shown only roughly."""
    return records.whole(studio).map


def provinces(studio: Studio) -> tuple[ProvinceRow, ...]:
    """The list beside the map."""
    return (
        ProvinceRow(Said("Hà Nội"), 1_412, "#main"),
        ProvinceRow(Said("Huế"), 31, "#main"),
        ProvinceRow(Said("Khánh Hòa"), 1, "#main"),
    )


def no_provinces(studio: Studio) -> tuple[ProvinceRow, ...]:
    """Nothing has a place."""
    return ()
