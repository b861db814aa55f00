"""Where a record's thing is: on the map, or in words where the map does not reach."""

from typing import Any

import pytest

from catalog.museum import Museum
from catalog.policy import VISITOR
from heritage.indexer import Indexer
from tests.records import make_record, save
from viewer.pages.caller import Caller
from viewer.pages.record.context import PlaceMap
from viewer.pages.record.where import place_map

HA_NOI = {"units": ["vn-2025:01"]}
PARIS = {"lat": 48.8584, "lon": 2.2945}


def _map(museum: Museum, *places: dict[str, Any], language: str = "vi") -> PlaceMap | None:
    with museum.database.connect() as connection:
        return place_map(make_record(places=list(places)), Caller(museum, connection, VISITOR, language, ()))


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [
        (48.8584, 2.2945, "48.8584, 2.2945"),
        (-90, 180, "-90, 180"),
        (0, 0, "0, 0"),
        (35.6762, 139.6503, "35.6762, 139.6503"),
        (13.7563, 100.5018, "13.7563, 100.5018"),
    ],
)
def test_a_place_elsewhere_is_told_and_has_no_map(museum: Museum, lat: float, lon: float, point: str) -> None:
    found = _map(museum, {"lat": lat, "lon": lon})
    assert found is not None
    assert found.drawing is None
    assert found.caption == f"Ngoài bản đồ Việt Nam: {point}."
    english = _map(museum, {"lat": lat, "lon": lon}, language="en")
    assert english is not None
    assert english.caption == f"Outside the map of Việt Nam: {point}."


@pytest.mark.parametrize(("lat", "lon"), [(21.03, 105.85), (16.5, 111.9), (9.6, 114.0), (8.6, 104.7)])
def test_a_place_on_the_map_is_a_point_and_nothing_is_said_of_outside(museum: Museum, lat: float, lon: float) -> None:
    found = _map(museum, {"lat": lat, "lon": lon})
    assert found is not None
    assert found.drawing is not None
    assert len(found.drawing.markers) == 1
    assert found.caption == ""


def test_a_province_is_drawn_and_a_point_elsewhere_told_beside_it(museum: Museum) -> None:
    found = _map(museum, HA_NOI, PARIS, {"lat": 21.03, "lon": 105.85})
    assert found is not None
    assert found.drawing is not None
    assert len(found.drawing.markers) == 1
    assert any(one.highlighted for one in found.drawing.provinces)
    assert found.caption == "Hà Nội. Ngoài bản đồ Việt Nam: 48.8584, 2.2945."


def test_nothing_known_is_nothing_said(museum: Museum) -> None:
    assert _map(museum) is None
    assert _map(museum, {"written": {"vi": "Ở đâu đó"}}) is None


def test_the_map_of_all_tells_how_many_points_lie_outside_it(museum: Museum, client: Any) -> None:
    save(museum, make_record(places=[HA_NOI | PARIS]), make_record(places=[PARIS]), make_record(places=[HA_NOI]))
    save(museum, make_record(places=[HA_NOI | {"lat": 21.03, "lon": 105.85}]))
    Indexer(museum, "test").drain()
    page = client.get("/vi/map").get_data(as_text=True)
    assert "1 hồ sơ có ghi tỉnh thành nhưng chưa có điểm trên bản đồ." in page
    assert "2 hồ sơ có điểm nằm ngoài bản đồ này." in page
    assert "The points of 2 records lie outside this map." in client.get("/en/map").get_data(as_text=True)


def test_where_all_points_lie_on_the_map_nothing_is_said_of_outside(museum: Museum, client: Any) -> None:
    save(museum, make_record(places=[{"lat": 21.03, "lon": 105.85}]), make_record(places=[HA_NOI]))
    Indexer(museum, "test").drain()
    assert "ngoài bản đồ" not in client.get("/vi/map").get_data(as_text=True)
