import gzip
import re

import pytest

from viewer.map.outline import Detail, base_map
from viewer.map.projection import HEIGHT, WIDTH

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.mark.parametrize("detail", list(Detail))
def test_every_islet_is_a_dot_at_any_detail(detail: Detail) -> None:
    ground = base_map(detail)
    assert ground.hoang_sa.count("M") == 46
    assert 130 <= ground.truong_sa.count("M") <= 140  # islets less than a kilometre apart share a dot
    assert ground.truong_sa.count("h0") == ground.truong_sa.count("M")


@pytest.mark.parametrize("detail", list(Detail))
def test_every_province_has_a_shape_and_a_place_for_its_name(detail: Detail) -> None:
    shapes = base_map(detail).provinces
    assert len(shapes) == 34
    assert all(shape.path.startswith("M") and shape.path.endswith("z") for shape in shapes)
    assert all(0 < shape.x < WIDTH and 0 < shape.y < HEIGHT for shape in shapes)


def test_paths_are_steps_that_svg_can_read() -> None:
    pattern = re.compile(r"(?:M-?\d+ -?\d+l(?:-?\d+(?: |(?=-)))*-?\d+z?)+")
    ground = base_map(Detail.FULL)
    for path in (ground.neighbours, ground.borders, *(shape.path for shape in ground.provinces)):
        assert pattern.fullmatch(path)
        assert all(len(NUMBER.findall(steps)) % 2 == 0 for steps in re.findall(r"l([^Mz]+)", path))


def test_the_small_map_is_small() -> None:
    ground = base_map(Detail.SMALL)
    paths = "".join([ground.neighbours, *(shape.path for shape in ground.provinces)])
    assert len(gzip.compress(paths.encode())) < 10_000
