"""What stands on the moving map: records where there are few, cells where there are many, never one twice."""

from collections.abc import Sequence

from catalog.places.outlines import Box
from catalog.shown import Card
from viewer.map.spots import MOST_POINTS, Ask, Spots, geojson, spots_in

BOX = (100.0, 6.0, 116.0, 22.0)


def asked_of(points: Sequence[tuple[float, float]]) -> Ask:
    cards = [Card(f"r{number}", "site", {"vi": f"Đình {number}"}, point=point) for number, point in enumerate(points)]

    def ask(box: Box, offset: int, size: int) -> tuple[int, Sequence[Card]]:
        west, south, east, north = box
        found = [c for c in cards if c.point and south <= c.point[0] <= north and west <= c.point[1] <= east]
        return len(found), found[offset : offset + size]

    return ask


def test_few_records_stand_for_themselves_however_many_pages_they_fill() -> None:
    found = spots_in(BOX, asked_of([(10 + number / 1000, 106.0) for number in range(450)]))
    assert found.whole
    assert len({spot.card.record_id for spot in found.spots}) == len(found.spots) == 450


def test_many_records_are_told_in_cells_that_count_each_once() -> None:
    grid = [(6 + number % 65 / 4, 100 + number // 65 / 4) for number in range(65 * 65)]  # edges of cells, too
    found = spots_in(BOX, asked_of(grid))
    assert len(grid) > MOST_POINTS
    assert not found.whole
    assert len(found.spots) == 64
    assert sum(spot.count for spot in found.spots) == len(grid)


def test_a_cell_stands_where_one_of_its_records_does() -> None:
    found = spots_in(BOX, asked_of([(21.03, 105.85)] * (MOST_POINTS + 1)))
    (spot,) = found.spots
    assert spot.card.point == (21.03, 105.85)


def test_a_record_is_told_with_its_name_and_page_and_a_cell_with_its_number() -> None:
    ask = asked_of([(21.03, 105.85)] * (MOST_POINTS + 1) + [(10.0, 106.0)])
    told = geojson(spots_in(BOX, ask), lambda card: card.title["vi"], "/vi/records/")
    assert [one["properties"] for one in told["features"]] == [
        {"name": f"Đình {MOST_POINTS + 1}", "href": f"/vi/records/r{MOST_POINTS + 1}"},
        {"count": MOST_POINTS + 1},
    ]
    assert told["features"][1]["geometry"]["coordinates"] == [105.85, 21.03]
    assert geojson(Spots((), whole=True), str, "")["features"] == []
