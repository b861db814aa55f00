"""Where a record's thing is, as a drawn map, and in words what it cannot show."""

from collections.abc import Iterator

from catalog import places
from catalog.language import N_
from catalog.record.model import Record
from catalog.record.parts import PlaceRow
from viewer.map import Marker, draw_map
from viewer.map.outline import Detail
from viewer.map.projection import is_in_view
from viewer.pages.caller import Caller
from viewer.pages.record.address import known_units, today_line
from viewer.pages.record.context import PlaceMap


def place_map(record: Record, asker: Caller) -> PlaceMap | None:
    """The country with the record's place on it: a point, a circle of doubt, or its province.

    Where all that is known lies outside it there is no map, only a sentence that says where that is.
    """
    markers = [
        Marker(row.lat, row.lon, record.title(asker.language), row.precision_m)
        for row in record.places
        if row.lat is not None and row.lon is not None
    ]
    provinces = [code for row in record.places for code in _provinces_of_today(row)]
    if not markers and not provinces:
        return None
    shown = [marker for marker in markers if is_in_view(marker.lon, marker.lat)]
    line = next((line for row in record.places if (line := today_line(row, asker.language))), "")
    drawing = draw_map(
        shown,
        highlight=provinces[0] if provinces else None,
        language=asker.language,
        detail=Detail.SMALL,
        title=asker.words(N_("Where it is: {place}"), place=line or record.title(asker.language)),
        map_id="place",
    )
    said = (f"{line}." if line else "", *_notes(markers, shown, asker))
    return PlaceMap(drawing if shown or provinces else None, " ".join(part for part in said if part))


def _notes(markers: list[Marker], shown: list[Marker], asker: Caller) -> Iterator[str]:
    """What the map cannot tell by itself: that a place is rough, or lies where it does not reach."""
    if any(marker.precision_m and marker.precision_m >= _ROUGH_M for marker in markers):
        yield asker.words(N_("The place is shown only roughly."))
    outside = [f"{marker.lat:.8g}, {marker.lon:.8g}" for marker in markers if marker not in shown]
    if outside:
        yield asker.words(N_("Outside the map of Việt Nam: {points}."), points="; ".join(dict.fromkeys(outside)))


_ROUGH_M = 5_000


def _provinces_of_today(row: PlaceRow) -> list[str]:
    return [places.province_of(today).code for unit in known_units(row) for today in places.today_of(unit)]
