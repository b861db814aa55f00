"""A picture at a smaller size, from the nearest larger level of its pyramid."""

from collections.abc import Sequence

import numpy as np
import pyvips
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Rows x columns x bands; 1 band (grey) or 3 (sRGB)."""


def size_within(width_px: int, height_px: int, long_side_px: int) -> tuple[int, int]:
    """Width and height in pixels, in proportion, of which the longer is at most `long_side_px`; never enlarged."""
    longer = max(width_px, height_px)
    if longer <= long_side_px:
        return width_px, height_px
    return (
        max(1, (width_px * long_side_px * 2 + longer) // (2 * longer)),
        max(1, (height_px * long_side_px * 2 + longer) // (2 * longer)),
    )


def resized(levels: Sequence[Pixels], width_px: int, height_px: int) -> Pixels:
    """The picture at exactly this size, from the smallest of `levels` (largest first) that is no smaller; Lanczos 3."""
    enough = [level for level in levels if level.shape[1] >= width_px and level.shape[0] >= height_px]
    source = enough[-1] if enough else levels[0]
    if source.shape[:2] == (height_px, width_px):
        return source
    image = vips_image(source)
    small = image.resize(width_px / image.width, vscale=height_px / image.height)
    return pixels_of(small)


def vips_image(pixels: Pixels) -> pyvips.Image:
    """The same pixels for libvips, as sRGB or grey."""
    high, wide, bands = pixels.shape
    image = pyvips.Image.new_from_memory(np.ascontiguousarray(pixels).data, wide, high, bands, "uchar")
    return image.copy(interpretation="srgb" if bands == 3 else "b-w")


def pixels_of(image: pyvips.Image) -> Pixels:
    """All pixels of an 8-bit image, decoded now."""
    return np.frombuffer(image.write_to_memory(), np.uint8).reshape(image.height, image.width, image.bands)
