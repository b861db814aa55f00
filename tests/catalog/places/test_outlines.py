import json
from pathlib import Path

import pytest

from catalog.places.gazetteer import DATA, provinces
from catalog.places.outlines import land, province_at


def test_all_34_provinces_have_an_outline_in_403_parts() -> None:
    assert {outline.code for outline in land().provinces} == {
        code for code in provinces() if code.startswith("vn-2025:")
    }
    assert sum(len(outline.polygons) for outline in land().provinces) == 403


def test_every_islet_of_both_archipelagos_is_kept(samples: Path) -> None:
    for name, islets in (("20333_hoang_sa", land().hoang_sa), ("22736_truong_sa", land().truong_sa)):
        source = json.loads((samples / "vn-admin" / f"{name}.geojson").read_text(encoding="utf-8"))
        assert len(islets) == len(source["features"][0]["geometry"]["coordinates"])


def test_the_archipelagos_belong_to_da_nang_and_khanh_hoa() -> None:
    assert len(land().hoang_sa) == 46
    assert len(land().truong_sa) == 140
    truong_sa_island = province_at(8.644, 111.92)
    assert truong_sa_island is not None
    assert truong_sa_island.name == "Khánh Hòa"


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (21.028, 105.852, "Hà Nội"),
        (16.470, 107.580, "Huế"),
        (15.877, 108.330, "Đà Nẵng"),
        (10.776, 106.700, "Hồ Chí Minh"),
        (10.220, 103.960, "An Giang"),
        (8.690, 106.610, "Hồ Chí Minh"),
        (23.280, 105.360, "Tuyên Quang"),
    ],
)
def test_a_point_is_in_its_province(lat: float, lon: float, name: str) -> None:
    found = province_at(lat, lon)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("lat", "lon"), [(17.97, 102.6), (14.0, 112.0), (0, 0), (float("nan"), 106), (91, 1e9)])
def test_a_point_at_sea_or_abroad_is_in_none(lat: float, lon: float) -> None:
    assert province_at(lat, lon) is None


def test_a_name_stands_in_its_own_province() -> None:
    for outline in land().provinces:
        lon, lat = outline.label
        found = province_at(lat, lon)
        assert found is not None
        assert found.code == outline.code


def test_rings_are_closed() -> None:
    assert all(ring[0] == ring[-1] for outline in land().provinces for polygon in outline.polygons for ring in polygon)


def test_no_neighbour_claims_an_islet() -> None:
    spots = [*land().hoang_sa, *land().truong_sa]
    for polygon in land().neighbours:
        west, east = min(x for x, _ in polygon[0]), max(x for x, _ in polygon[0])
        south, north = min(y for _, y in polygon[0]), max(y for _, y in polygon[0])
        small = east - west < 1 and north - south < 1
        assert not (small and any(west <= x <= east and south <= y <= north for x, y in spots))


def test_the_file_is_small_and_its_source_is_named() -> None:
    assert (DATA / "outlines.json").stat().st_size <= 120_000
    assert "outlines.json" in (DATA / "SOURCES.md").read_text(encoding="utf-8")
