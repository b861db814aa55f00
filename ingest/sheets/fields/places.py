"""Where the thing is, was found, is kept: units as written and as the law names them, coordinates, storage."""

import json
import re
from functools import lru_cache, reduce
from typing import Any

from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.places.address import resolve_address
from catalog.places.find import find_units
from catalog.places.resolve import AMBIGUOUS, DIVIDED, READ_AS, UNKNOWN, Resolution, resolve_place
from catalog.record.lists import Level, PlaceRole
from ingest.sheets.fields.access import level_of, narrower
from ingest.sheets.fields.degrees import read_degrees
from ingest.sheets.fields.draft import (
    Column,
    Draft,
    Field,
    Piece,
    Setter,
    Settled,
    Wanted,
    extras,
    label,
    remembered,
)
from ingest.sheets.fields.globe import is_off_the_globe
from ingest.sheets.fields.storerooms import STORED, names_storage
from ingest.sheets.folding import fold

COORDINATE_UNREAD = define(
    "coordinate-unread",
    Severity.WARNING,
    N_("'{value}' is no coordinate and kept for staff as it is. Write decimal degrees (21.0286) or 21°01'43\"N."),
)
COORDINATE_LONELY = define(
    "coordinate-lonely",
    Severity.WARNING,
    N_("A latitude needs a longitude and the other way round: '{value}' is kept for staff only."),
)
OUTLINE_UNREAD = define(
    "outline-unread",
    Severity.WARNING,
    N_("This outline is no GeoJSON geometry of type Polygon, MultiPolygon, LineString or Point; it is kept for staff."),
)
_PARTS = ("village", "commune", "district", "province")
_OWN_COLUMNS = {"lat": "lat", "lon": "lon", "precision": "precision_m", "outline": "outline", "position": "position"}
"""What has a column of its own, and the field of a place that it becomes: messages name that column."""
_HERE = {"vietnam", "vn", "chxhcnvietnam", "conghoaxahoichunghiavietnam"}
_NOWHERE = Resolution()
_OUTLINES = {"Polygon", "MultiPolygon", "LineString", "MultiLineString"}


def _but_storage(setter: Setter) -> Setter:
    """`setter`, except that a place in a storeroom is for staff, unless the mapping opens the column."""

    def set_unless_stored(draft: Draft, piece: Piece, column: Column) -> None:
        if column.access == Level.PUBLIC or not names_storage(piece.text):
            setter(draft, piece, column)
        else:
            draft.tell(STORED, column, value=piece.text)
            _simple(PlaceRole.STORAGE)(draft, piece, column)

    return set_unless_stored


def _part(slot: str, name: str) -> Setter:
    def set_part(draft: Draft, piece: Piece, column: Column) -> None:
        before = draft.slot(slot).setdefault(name, (piece.text, column))
        if before[0] != piece.text:
            draft.keep(column, piece.text)

    return set_part


def _coordinate(name: str) -> Setter:
    def set_coordinate(draft: Draft, piece: Piece, column: Column) -> None:
        value = read_degrees(piece.text)
        if value is None:
            draft.tell(COORDINATE_UNREAD, column, value=piece.text)
            draft.keep(column, piece.text)
        else:
            draft.slot("place")[name] = (value, column)

    return set_coordinate


def _both(draft: Draft, piece: Piece, column: Column) -> None:
    """'21.0286, 105.8356' in one cell."""
    parts = [part for part in re.split(r"[;\s]+|,\s+|(?<=[NSB]),", piece.text.strip()) if part]
    if len(parts) == 1:
        parts = piece.text.split(",")
    values = [read_degrees(part) for part in parts]
    if len(values) != 2 or None in values:
        draft.tell(COORDINATE_UNREAD, column, value=piece.text)
        draft.keep(column, piece.text)
        return
    for name, value in zip(("lat", "lon"), values, strict=True):
        draft.slot("place")[name] = (value, column)


def _who_sees_coordinates(draft: Draft, piece: Piece, column: Column) -> None:
    draft.slot("place")["who"] = (level_of(draft, piece, column), column)


def _outline(draft: Draft, piece: Piece, column: Column) -> None:
    try:
        geometry = json.loads(piece.text)
    except (ValueError, RecursionError):
        geometry = None
    match geometry:
        case {"type": str(kind)} if kind in _OUTLINES:
            draft.slot("place")["outline"] = (_as_numbers(geometry), column)
        case {"type": "Point", "coordinates": [lon, lat, *_]}:
            draft.slot("place").update(lat=(_as_numbers(lat), column), lon=(_as_numbers(lon), column))
        case _:
            draft.tell(OUTLINE_UNREAD, column)
            draft.keep(column, piece.text)


def _as_numbers(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_numbers(each) for each in value]
    if isinstance(value, dict):
        return {key: _as_numbers(each) if key == "coordinates" else each for key, each in value.items()}
    try:
        return float(value)
    except (TypeError, ValueError):
        return value


def _simple(role: PlaceRole) -> Setter:
    def set_place(draft: Draft, piece: Piece, column: Column) -> None:
        row = _simple_row(role, piece.text, column.language, column.access, column.certainty)
        at = draft.point("places", row, "place", column)
        draft.wanted.append(Wanted(("places", at, "place"), (piece.link, piece.text), column.header))

    return set_place


@remembered
def _simple_row(role: PlaceRole, text: str, language: str, access: str, certainty: str) -> Settled:
    said = {"role": role, "place": label(text, language), **_named_units(role, text)}
    return Settled({**said, **extras(access, certainty)})


def _named_units(role: PlaceRole, text: str) -> dict[str, Any]:
    """The units that a place in words names without doubt: 'xã Minh Châu, huyện Ba Vì'; a storeroom names none."""
    if role is PlaceRole.STORAGE:
        return {}
    found = _address(text)
    is_address = "," in text or not found.village
    return {"units": list(found.codes)} if found.codes and is_address and not found.messages else {}


@lru_cache(maxsize=4096)
def _resolved(province: str, district: str, commune: str, village: str) -> Resolution:
    return resolve_place(province=province, district=district, commune=commune, village=village)


@lru_cache(maxsize=4096)
def _address(text: str) -> Resolution:
    return resolve_address(text)


def finish(draft: Draft) -> None:
    """One place for where the thing is: units of the new and the old address, coordinates, and the words as written."""
    slot, old = draft.slots.get("place", {}), draft.slots.get("place.old", {})
    if not slot and not old:
        return
    now, before = _resolve(slot), _resolve(old)
    if old and any(message.code == AMBIGUOUS.code for message in now.messages):
        now = _of_today(slot) or now
    row: dict[str, Any] = {"role": PlaceRole.LOCATED}
    codes, codes_before = now.codes, before.codes
    if codes or codes_before:
        row["units"] = list(dict.fromkeys([*codes, *codes_before]))
    if now.uncertain or before.uncertain:
        row["certainty"] = "uncertain"
    if written := _written(slot, old):
        row["written"] = written
    told = [message for message in before.messages if not (codes and message.code == DIVIDED.code)]
    draft.messages += [_at_column(message, slot) for message in now.messages]
    draft.messages += [_at_column(message, old) for message in told]
    _coordinates(draft, slot, row)
    if "outline" in slot:
        row["outline"] = slot["outline"][0]
    if "position" in slot:
        text, column = slot["position"]
        row["position"] = {column.language: text}
    if levels := [Level(column.access) for _, column in (*slot.values(), *old.values()) if column.access]:
        row["access"] = reduce(narrower, levels)
    if _hide(draft, row, slot) or len(row) > (2 if levels else 1):
        at = draft.add("places", row, next(iter((slot or old).values()))[1].header)
        for part, name in _OWN_COLUMNS.items():
            if part in slot:
                draft.origins["places", at, name] = slot[part][1].header


def _hide(draft: Draft, row: dict[str, Any], slot: dict[str, Any]) -> bool:
    """Let as few see the coordinates as any row of this record says; False where nothing is left to be said of them."""
    others = [each for each in draft.document.get("places", ()) if each["role"] is PlaceRole.LOCATED]
    said = [each["coordinates"] for each in others if "coordinates" in each]
    if "who" in slot:
        said.append(slot["who"][0])
    if not said:
        return False
    level = reduce(narrower, said)
    for each in others:
        each["coordinates"] = level
    if others and len(row) == 1:
        return False
    row["coordinates"] = level
    return True


def _resolve(slot: dict[str, Any]) -> Resolution:
    """The units that the columns name; none abroad, or where no column names any."""
    if not slot:
        return _NOWHERE
    texts = {name: slot[name][0] for name in _PARTS if name in slot}
    if _is_abroad(slot):
        return Resolution()
    if texts:
        return _resolved(*(texts.get(name, "") for name in ("province", "district", "commune", "village")))
    if "address" not in slot:
        return Resolution()
    found = _address(slot["address"][0])
    return (
        _doubted(found, slot["address"][0]) if READ_AS.code in {message.code for message in found.messages} else found
    )


def _doubted(found: Resolution, text: str) -> Resolution:
    """A lone word with other marks than the unit's is another place: 'Biển Đông', the sea, is not xã Biển Động."""
    return found if "," in text else Resolution(messages=(UNKNOWN(text=text),))


def _of_today(slot: dict[str, Any]) -> Resolution | None:
    """The one commune of today that the columns name: the old address has columns of its own."""
    names = {name: slot[name][0] for name in ("province", "commune") if name in slot}
    above = _resolved(names.get("province", ""), "", "", "").province
    found = [unit for unit in find_units(names.get("commune", ""), within=above) if unit.is_today]
    return Resolution(unit=found[0], today=(found[0],)) if above and len(found) == 1 else None


def _written(slot: dict[str, Any], old: dict[str, Any]) -> dict[str, str]:
    """The address as written, the old one in brackets after the new one."""
    new, before = _line(slot), _line(old)
    if new and before and _language(slot) == _language(old):
        return {_language(slot): f"{new} ({before})"}
    return {_language(each): line for each, line in ((slot, new), (old, before)) if line}


def _language(slot: dict[str, Any]) -> str:
    named = (slot[name][1].language for name in (*_PARTS, "address", "country") if name in slot)
    return next((language for language in named if language), "vi")


def _is_abroad(slot: dict[str, Any]) -> bool:
    return "country" in slot and fold(slot["country"][0]).replace(" ", "") not in _HERE


def _line(slot: dict[str, Any]) -> str:
    """The address as written, the smallest part first."""
    names = [name for name in ("address", *_PARTS, "country") if name in slot]
    return ", ".join(dict.fromkeys(slot[name][0] for name in names))


def _at_column(message: Message, slot: dict[str, Any]) -> Message:
    part = next(name for name in (message.path, "address", *slot) if name in slot)
    return Message(message.code, message.severity, message.msgid, slot[part][1].header, message.params)


def _coordinates(draft: Draft, slot: dict[str, Any], row: dict[str, Any]) -> None:
    lat, lon = slot.get("lat"), slot.get("lon")
    if lat and lon:
        if is_off_the_globe(draft, lat, lon):
            return
        row["lat"], row["lon"] = lat[0], lon[0]
        if "precision" in slot:
            row["precision_m"] = slot["precision"][0].replace(",", ".")
        return
    for value, column in (found for found in (lat, lon) if found):
        draft.tell(COORDINATE_LONELY, column, value=str(value))
        draft.keep(column, str(value))


FIELDS: dict[str, Field] = {
    **{f"place.{name}": Field(_part("place", name), language=True) for name in (*_PARTS, "country")},
    **{f"place.{name}": Field(_but_storage(_part("place", name)), language=True) for name in ("address", "position")},
    **{f"place.old.{name}": Field(_part("place.old", name), language=True) for name in (*_PARTS, "address")},
    "place.lat": Field(_coordinate("lat")),
    "place.lon": Field(_coordinate("lon")),
    "place.coordinates": Field(_both),
    "place.precision": Field(_part("place", "precision")),
    "place.who": Field(_who_sees_coordinates),
    "place.outline": Field(_outline),
    **{
        f"place.{role.value}": Field(_simple(role), language=True, many=True)
        for role in PlaceRole
        if role is not PlaceRole.LOCATED
    },
    "place.kept": Field(_but_storage(_simple(PlaceRole.KEPT)), language=True, many=True),
}
