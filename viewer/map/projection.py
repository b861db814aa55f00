"""From degrees to the drawing: Mercator, so that the drawn map and an interactive one lie on each other."""

import math

UNITS_PER_DEGREE = 100
WEST, SOUTH, EAST, NORTH = 101.7, 6.2, 118.3, 23.8  # the view of 102-118 E, 6.5-23.5 N and a margin


def _mercator(lat: float) -> float:
    return math.degrees(math.log(math.tan(math.radians(45 + lat / 2))))


_TOP = _mercator(NORTH)
WIDTH = round((EAST - WEST) * UNITS_PER_DEGREE)
HEIGHT = round((_TOP - _mercator(SOUTH)) * UNITS_PER_DEGREE)


def project(lon: float, lat: float) -> tuple[float, float]:
    """The point in drawing units, from the upper left corner; latitudes beyond 85 degrees are taken for 85."""
    bounded = min(max(lat, -85.0), 85.0)
    return (lon - WEST) * UNITS_PER_DEGREE, (_TOP - _mercator(bounded)) * UNITS_PER_DEGREE


def length(metres: float, lat: float) -> float:
    """A length on the ground, in drawing units at that latitude."""
    return metres * UNITS_PER_DEGREE / (111_320 * math.cos(math.radians(min(max(lat, -85.0), 85.0))))


def is_in_view(lon: float, lat: float) -> bool:
    """Whether a point is on the map; a coordinate that is no number is not."""
    return WEST <= lon <= EAST and SOUTH <= lat <= NORTH
