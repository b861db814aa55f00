"""What of the catalogue stands on the moving map: each record where there are few, else how many stand in each cell."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.places.outlines import Box
from catalog.search.query import MAX_PAGE_SIZE
from catalog.shown import Card

MOST_POINTS = 2000
"""Records that are told one by one; of more, a map is told cells: 64 at most."""
_HALVINGS = 3

Ask = Callable[[Box, int, int], tuple[int, Sequence[Card]]]
"""`ask(box, offset, size)`: how many records the viewer finds in the box, and some of their cards."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: a record's card and how many stand there, itself included."""

    card: Card
    count: int = 1


@dataclass(frozen=True, slots=True)
class Spots:
    """All that is in a box; `whole` where each record stands for itself, so that nothing nearer need be asked."""

    spots: tuple[Spot, ...]
    whole: bool


def spots_in(box: Box, ask: Ask) -> Spots:
    """The records in `box`, or its cells, each standing where the foremost of its records does."""
    total, cards = ask(box, 0, MAX_PAGE_SIZE)
    if total > MOST_POINTS:
        return Spots(tuple(_cells(box, ask, _HALVINGS)), whole=False)
    found = list(cards)
    while len(found) < total and (more := ask(box, len(found), MAX_PAGE_SIZE)[1]):
        found.extend(more)
    return Spots(tuple(Spot(card) for card in found), whole=True)


def geojson(spots: Spots, name: Callable[[Card], str], base: str) -> dict[str, Any]:
    """The spots as GeoJSON (RFC 7946), each record with its name and its page, which is below `base`."""
    return {"type": "FeatureCollection", "whole": spots.whole, "features": list(_features(spots, name, base))}


def _features(spots: Spots, name: Callable[[Card], str], base: str) -> Iterator[dict[str, Any]]:
    for spot in spots.spots:
        if spot.card.point is None:
            continue
        lat, lon = spot.card.point
        one = {"name": name(spot.card), "href": base + spot.card.record_id}
        yield {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]},
            "properties": one if spot.count == 1 else {"count": spot.count},
        }


def _cells(box: Box, ask: Ask, halvings: int) -> Iterator[Spot]:
    """The box in quarters, those that hold something in quarters again."""
    count, cards = ask(box, 0, 1)
    if not cards:
        return
    if halvings == 0 or count == 1:
        yield Spot(cards[0], count)
        return
    for quarter in _quarters(box):
        yield from _cells(quarter, ask, halvings - 1)


def _quarters(box: Box) -> Iterator[Box]:
    """Four boxes that share no point, for boxes hold their edges."""
    west, south, east, north = box
    lon, lat = (west + east) / 2, (south + north) / 2
    for left, right in ((west, math.nextafter(lon, west)), (lon, east)):
        for low, high in ((south, math.nextafter(lat, south)), (lat, north)):
            yield left, low, right, high
