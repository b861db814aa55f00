"""A colour and a hash that stand for a picture."""

import numpy as np
from PIL import Image

from ingest.media.looks import dominant_colour, perceptual_hash


def _gradient(width_px: int = 200, height_px: int = 150) -> np.ndarray:
    across = np.abs(np.sin(np.linspace(0, 7, width_px)))[None, :] * np.linspace(0.2, 1, height_px)[:, None]
    return np.repeat((across * 255).astype(np.uint8)[:, :, None], 3, axis=2)


def _distance(one: int, other: int) -> int:
    return (one ^ other).bit_count()


def test_the_commonest_colour_is_told_not_the_average() -> None:
    pixels = np.full((100, 100, 3), (180, 30, 20), np.uint8)
    pixels[:30] = (250, 250, 250)
    assert dominant_colour(pixels) == "#b41e14"


def test_a_grey_picture_has_a_grey() -> None:
    assert dominant_colour(np.full((10, 10, 1), 128, np.uint8)) == "#808080"


def test_copies_in_other_sizes_have_nearly_the_same_hash() -> None:
    pixels = _gradient()
    smaller = np.asarray(Image.fromarray(pixels).resize((77, 61)))
    assert _distance(perceptual_hash(pixels), perceptual_hash(smaller)) <= 2


def test_another_picture_has_another_hash() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (8, 9, 3)).astype(np.uint8)
    assert _distance(perceptual_hash(_gradient()), perceptual_hash(noise)) > 16


def test_the_hash_fits_into_64_bits() -> None:
    assert 0 <= perceptual_hash(_gradient()) < 2**64
