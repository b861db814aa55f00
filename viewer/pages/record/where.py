"""Where a record's thing is: in words, by the units of today and of before, and as a drawn map."""

from collections.abc import Iterator

from catalog import places
from catalog.language import N_
from catalog.places import Unit
from catalog.record.model import Record
from catalog.record.parts import PlaceRow
from viewer.map import Marker, draw_map
from viewer.map.outline import Detail
from viewer.map.projection import is_in_view
from viewer.pages.caller import Caller
from viewer.pages.record.context import PlaceMap


def today_line(row: PlaceRow, language: str) -> str:
    """The place by its units of today, the smallest first: 'Xã Quảng Oai, Hà Nội'; by those it had where none is."""
    known = _units(row)
    today = [unit for unit in known if unit.is_today]
    return _line(today or known, language)


def former_line(row: PlaceRow, language: str) -> str:
    """The same by the units of before July 2025, where the record names them beside today's."""
    known = _units(row)
    former = [unit for unit in known if not unit.is_today]
    return _line(former, language) if len(former) < len(known) else ""


def older_address(written: str, today: str) -> tuple[str, str]:
    """What a source wrote around today's units, where it wrote them: what is finer than they, and the older address.

    Of 'Thôn Chùa, xã Đông Anh, Hà Nội (xã Cổ Loa, huyện Đông Anh)' the 'Thôn Chùa' and what stands in brackets.
    """
    new, bracket, old = written.partition(" (")
    finer, units = new[: -len(today)], new[-len(today) :]
    if not bracket or not today or units.casefold() != today.casefold() or (finer and not finer.endswith(", ")):
        return "", ""
    return finer.removesuffix(", "), old.removesuffix(")")


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


def _units(row: PlaceRow) -> list[Unit]:
    return [unit for code in row.units if (unit := places.unit(code))]


def _line(units: list[Unit], language: str) -> str:
    """The finest of the units, then those above it, each once; a province is said without its type."""
    if not units:
        return ""
    finest = max(units, key=lambda unit: len(places.parents(unit)))
    *below, province = (finest, *places.parents(finest))
    names = [unit.label(language) for unit in below]
    return ", ".join([*names, province.names.get(language, province.name)])


def _provinces_of_today(row: PlaceRow) -> list[str]:
    return [places.province_of(today).code for unit in _units(row) for today in places.today_of(unit)]
