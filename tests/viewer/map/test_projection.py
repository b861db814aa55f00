import math

import pytest

from viewer.map.projection import HEIGHT, WIDTH, is_in_view, length, project


def test_the_first_view_is_all_on_the_map() -> None:
    for lon in (102, 118):
        for lat in (6.5, 23.5):
            x, y = project(lon, lat)
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def test_north_is_up_and_east_is_right() -> None:
    (west, south), (east, north) = project(105, 10), project(110, 20)
    assert west < east
    assert north < south


def test_lengths_agree_with_the_projection() -> None:
    lat = 16.0
    metres_per_degree = 111_320 * math.cos(math.radians(lat))
    assert length(metres_per_degree, lat) == pytest.approx(project(108, lat)[0] - project(107, lat)[0])


@pytest.mark.parametrize(("lon", "lat"), [(2.35, 48.86), (float("nan"), 16), (107, float("inf")), (107, -90)])
def test_what_is_elsewhere_is_not_in_view(lon: float, lat: float) -> None:
    assert not is_in_view(lon, lat)


@pytest.mark.parametrize("lat", [-90, 90, 1e9])
def test_a_pole_breaks_nothing(lat: float) -> None:
    assert all(math.isfinite(value) for value in (*project(0, lat), length(1, lat)))
