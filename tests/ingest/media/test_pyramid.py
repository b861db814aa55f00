"""The pyramid's tiles have the sizes IIIF expects, show the right part, and lie where the index says."""

import io
from collections.abc import Iterator

import numpy as np
import pytest
import pyvips
import simplejpeg
from numpy.typing import NDArray

from catalog.tiles import TILE_PX, ByteRange, TileIndex
from ingest.media.pyramid import encoded, halved, write_pyramid

Pixels = NDArray[np.uint8]


def _bands(pixels: Pixels) -> Iterator[Pixels]:
    for top in range(0, pixels.shape[0], TILE_PX):
        yield pixels[top : top + TILE_PX]


def _smooth(width_px: int, height_px: int, bands: int = 3) -> Pixels:
    across = np.linspace(0, 255, width_px)[None, :, None]
    down = np.linspace(0, 255, height_px)[:, None, None]
    share = np.array([1.0, 0.0, 0.5])[:bands]
    return (across * share + down * (1 - share)).astype(np.uint8)


def _made(width_px: int, height_px: int, bands: int = 3) -> tuple[Pixels, bytes, TileIndex]:
    pixels = _smooth(width_px, height_px, bands)
    file = io.BytesIO()
    pyramid = write_pyramid(file, _bands(pixels), width_px, height_px)
    return pixels, file.getvalue(), TileIndex.from_bytes(pyramid.index.to_bytes())


def _decoded(data: bytes, where: ByteRange | None, grey: bool = False) -> Pixels:
    assert where is not None
    jpeg = data[where.offset : where.offset + where.length]
    return simplejpeg.decode_jpeg(jpeg, "GRAY" if grey else "RGB")


SIZES = [(1, 1), (257, 255), (513, 1), (1, 513), (256, 256), (255, 257), (600, 301), (1025, 769), (2401, 700)]


@pytest.mark.parametrize(("width_px", "height_px"), SIZES)
def test_every_tile_has_the_size_that_its_place_in_the_grid_asks_for(width_px: int, height_px: int) -> None:
    _, data, index = _made(width_px, height_px)
    for number, level in enumerate(index.levels):
        for row in range(level.rows):
            for column in range(level.columns):
                tile = _decoded(data, index.tile(number, column, row))
                wide = min(TILE_PX, level.width_px - column * TILE_PX)
                high = min(TILE_PX, level.height_px - row * TILE_PX)
                assert tile.shape[:2] == (high, wide), (number, column, row)


@pytest.mark.parametrize("bands", [1, 3])
def test_every_tile_shows_its_part_of_the_picture(bands: int) -> None:
    pixels, data, index = _made(1025, 769, bands)
    for number, level in enumerate(index.levels):
        shown = np.zeros((level.height_px, level.width_px, bands), np.uint8)
        for row in range(level.rows):
            for column in range(level.columns):
                tile = _decoded(data, index.tile(number, column, row), grey=bands == 1)
                top, left = row * TILE_PX, column * TILE_PX
                shown[top : top + tile.shape[0], left : left + tile.shape[1]] = tile
        error = np.abs(shown.astype(int) - pixels.astype(int))
        assert error.max() <= 8
        pixels = halved(pixels)


@pytest.mark.parametrize(("width_px", "height_px"), [(257, 255), (1025, 769), (513, 1)])
def test_other_programs_read_the_same_file_as_a_tiled_tiff(width_px: int, height_px: int) -> None:
    pixels, data, index = _made(width_px, height_px)
    pyvips.operation_block_set("VipsForeignLoadTiff", False)
    for number, level in enumerate(index.levels):
        image = pyvips.Image.tiffload_buffer(data, page=number, fail_on="error")
        assert (image.width, image.height) == (level.width_px, level.height_px)
        shown = np.frombuffer(image.write_to_memory(), np.uint8).reshape(pixels.shape)
        assert np.abs(shown.astype(int) - pixels.astype(int)).max() <= 8
        pixels = halved(pixels)


def test_ready_sizes_hold_the_whole_picture() -> None:
    _, data, index = _made(2401, 700)
    for size in index.sizes:
        assert _decoded(data, size.range).shape[:2] == (size.height_px, size.width_px)
    widths = [size.width_px for size in index.sizes]
    assert widths == sorted(widths)
    assert {1201, 1200, 800, 601, 400, 301, 200, 151} == set(widths)


def test_a_small_picture_is_ready_at_its_full_size() -> None:
    _, _, index = _made(300, 200)
    assert index.size(300, 200) is not None
    assert [(size.width_px, size.height_px) for size in index.sizes] == [(150, 100), (200, 133), (300, 200)]


def test_a_level_of_one_tile_is_not_stored_twice() -> None:
    _, _, index = _made(300, 200)
    assert index.size(150, 100) == index.tile(1, 0, 0)


def test_halving_averages_four_pixels_and_a_lone_edge_counts_for_itself() -> None:
    pixels = np.array([[[0], [100], [7]], [[100], [200], [9]], [[50], [60], [5]]], np.uint8)
    assert halved(pixels)[:, :, 0].tolist() == [[100, 8], [55, 5]]


def test_a_jpeg_of_ours_carries_nothing_but_the_picture() -> None:
    jpeg = encoded(_smooth(64, 64))
    assert jpeg.startswith(b"\xff\xd8\xff\xe0")
    assert b"Exif" not in jpeg
    assert b"\xff\xe1" not in jpeg[:200]


def test_a_picture_that_ends_early_is_noticed() -> None:
    pixels = _smooth(300, 600)
    with pytest.raises(ValueError, match="ended before"):
        write_pyramid(io.BytesIO(), _bands(pixels[:512]), 300, 600)


def test_a_pyramid_keeps_levels_large_enough_for_every_thumbnail() -> None:
    pixels = _smooth(4400, 40)
    pyramid = write_pyramid(io.BytesIO(), _bands(pixels), 4400, 40)
    assert pyramid.small_levels[0].shape[1] == 2200
