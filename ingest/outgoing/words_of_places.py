"""Where things are, as cells say it."""

import json
from collections.abc import Iterable

from catalog.record.lists import PlaceRole
from catalog.record.model import Record
from catalog.record.parts import PlaceRow
from ingest.outgoing.pointing import Pointing
from ingest.sheets.fields.draft import Column
from ingest.sheets.vocabulary import LEVELS

Values = Iterable[str | None]

_ROLES = {role.value for role in PlaceRole} - {PlaceRole.LOCATED.value}


def of_place(record: Record, column: Column, part: str, pointing: Pointing) -> Values:
    """What a column of places says: of other roles each place, of where the thing is one part of it."""
    if part in _ROLES:
        rows = [one for one in record.places if one.role == part]
        return [pointing.to(one.place, column.language) if one.place else None for one in rows]
    located = [one for one in record.places if one.role is PlaceRole.LOCATED]
    if len(located) > 1:
        return [None]
    return [value for one in located for value in _part(one, part, column)]


def _part(place: PlaceRow, part: str, column: Column) -> Values:
    if part in ("lat", "lon"):
        value = getattr(place, part)
        return [] if value is None else [repr(value)]
    if part == "coordinates":
        return [] if place.lat is None else [f"{place.lat!r}, {place.lon!r}"]
    if part == "precision":
        return [] if place.precision_m is None else [f"{place.precision_m:g}"]
    if part == "who":
        return [next(word for word, level in LEVELS.by_word.items() if level is place.coordinates)]
    if part == "outline":
        return [json.dumps(place.outline, ensure_ascii=False)] if place.outline else []
    if part == "position":
        return [place.position[column.language]] if column.language in place.position else []
    if part == "address":
        return [place.written[column.language]] if column.language in place.written else []
    return [None]
