"""Whether coordinates lie on the globe at all, and what two that do not may have been meant to be."""

from typing import Any

from catalog.language import N_
from catalog.messages import MessageType, Severity, define
from ingest.sheets.fields.draft import Column, Draft

OFF_THE_GLOBE = define(
    "coordinate-off-the-globe",
    Severity.WARNING,
    N_(
        "'{value}' lies nowhere on the globe and is kept for staff as it is: a latitude goes from -90 to 90, a "
        "longitude from -180 to 180."
    ),
)
SWAPPED = define(
    "coordinate-swapped",
    Severity.WARNING,
    N_(
        "'{value}': latitude and longitude seem to be swapped; the other way round it lies in Vietnam. It was not "
        "corrected but kept for staff. Write the latitude first, or into its own column."
    ),
)
_VIETNAM = ((6.0, 23.5), (102.0, 118.0))
"""Latitudes and longitudes between which all of Vietnam lies, its islands too, in degrees."""

Found = tuple[Any, Column]
"""Degrees, or what else a geometry had in their place, and the column."""


def is_off_the_globe(draft: Draft, lat: Found, lon: Found) -> bool:
    """Whether these lie nowhere; then they are told and kept for staff, and the record is taken without them."""
    values = [value for value, _ in (lat, lon) if isinstance(value, float)]
    fault = _fault_of(*values) if len(values) == 2 else None
    if fault is None:
        return False
    draft.tell(fault, lat[1], value=f"{lat[0]}, {lon[0]}")
    if lat[1] == lon[1]:
        draft.keep(lat[1], f"{lat[0]}, {lon[0]}")
    else:
        draft.keep(lat[1], str(lat[0]))
        draft.keep(lon[1], str(lon[0]))
    return True


def _fault_of(lat: float, lon: float) -> MessageType | None:
    if -90 <= lat <= 90 and -180 <= lon <= 180:
        return None
    (south, north), (west, east) = _VIETNAM
    return SWAPPED if south <= lon <= north and west <= lat <= east else OFF_THE_GLOBE
