"""Sizes stay in proportion and nothing is enlarged."""

import numpy as np
import pytest

from ingest.media.resize import resized, size_within


@pytest.mark.parametrize(
    ("size", "long_side", "expected"),
    [
        ((6000, 4000), 1200, (1200, 800)),
        ((4000, 6000), 400, (267, 400)),
        ((300, 200), 400, (300, 200)),
        ((25200, 10), 400, (400, 1)),
        ((3, 2), 1, (1, 1)),
    ],
)
def test_a_size_within_a_long_side(size: tuple[int, int], long_side: int, expected: tuple[int, int]) -> None:
    assert size_within(*size, long_side) == expected


def test_the_smallest_sufficient_level_is_used() -> None:
    levels = [np.full((side, side, 3), tone, np.uint8) for side, tone in ((400, 10), (200, 20), (100, 30))]
    assert resized(levels, 150, 150).mean() == 20
    assert resized(levels, 100, 100) is levels[2]


def test_grey_stays_grey() -> None:
    assert resized([np.zeros((90, 100, 1), np.uint8)], 50, 45).shape == (45, 50, 1)
