"""Rendered pictures beside what Pillow makes of the same original."""

import io

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageOps

from catalog.tiles import ByteRange, TileIndex, pyramid_levels
from tests.viewer.exhibits import Pyramid
from viewer.iiif.plan import Dimensions, ImageRequest, Plan, plan
from viewer.iiif.render import MOST_INPUT_PX, level_for, render

SIZE = Dimensions(1000, 750)


def planned(region: str, size: str, rotation: str = "0", last: str = "default.jpg") -> Plan:
    quality, _, image_format = last.partition(".")
    return plan(ImageRequest(region, size, rotation, quality, image_format), SIZE)


def rendered(pyramid: Pyramid, *request: str) -> Image.Image:
    return Image.open(io.BytesIO(render(planned(*request), pyramid.index, pyramid.read)))


def farthest(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any pixel's any channel."""
    assert one.size == other.size
    return int(np.asarray(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).max())


@pytest.mark.parametrize(
    ("region", "size", "box"),
    [
        ("full", "max", (0, 0, 1000, 750)),
        ("full", "400,", (0, 0, 1000, 750)),
        ("full", "333,111", (0, 0, 1000, 750)),
        ("square", "256,", (125, 0, 875, 750)),
        ("250,250,10,10", "max", (250, 250, 260, 260)),
        ("513,300,487,450", "pct:30", (513, 300, 1000, 750)),
        ("999,749,1,1", "max", (999, 749, 1000, 750)),
        ("100,100,50,50", "^200,", (100, 100, 150, 150)),
        ("0,0,1000,1", "500,1", (0, 0, 1000, 1)),
    ],
)
def test_a_region_has_the_right_pixels(
    pyramid: Pyramid, region: str, size: str, box: tuple[int, int, int, int]
) -> None:
    image = rendered(pyramid, region, size)
    assert image.format == "JPEG"
    expected = pyramid.picture.crop(box).resize(image.size, Image.Resampling.BOX)
    assert farthest(image, expected) <= 12


@pytest.mark.parametrize("rotation", ["0", "90", "180", "270", "!0", "!90", "!180", "!270"])
def test_mirroring_comes_before_turning_clockwise(pyramid: Pyramid, rotation: str) -> None:
    image = rendered(pyramid, "full", "200,150", rotation)
    expected = pyramid.picture.resize((200, 150), Image.Resampling.BOX)
    if rotation.startswith("!"):
        expected = ImageOps.mirror(expected)
    expected = expected.rotate(-int(rotation.removeprefix("!")), expand=True)
    assert farthest(image, expected) <= 12


@pytest.mark.parametrize(("last", "kind"), [("default.png", "PNG"), ("color.webp", "WEBP"), ("gray.jpg", "JPEG")])
def test_the_format_is_the_one_asked_for(pyramid: Pyramid, last: str, kind: str) -> None:
    assert rendered(pyramid, "full", "100,", "0", last).format == kind


def test_gray_has_no_colour_and_bitonal_only_black_and_white(pyramid: Pyramid) -> None:
    assert rendered(pyramid, "full", "100,", "0", "gray.png").mode == "L"
    bitonal = rendered(pyramid, "full", "100,", "0", "bitonal.png").convert("L")
    assert set(np.unique(np.asarray(bitonal))) == {0, 255}


def test_the_level_is_the_coarsest_that_has_pixels_enough(pyramid: Pyramid) -> None:
    def factor(*request: str) -> int:
        return level_for(planned(*request), pyramid.index).scale_factor

    assert factor("full", "1000,") == 1
    assert factor("full", "501,") == 1
    assert factor("full", "500,") == 2
    assert factor("full", "249,") == 4
    assert factor("full", "10,") == 4
    assert factor("full", "1000,1") == 1


def test_a_distorted_size_of_a_huge_picture_does_not_decode_all_of_it() -> None:
    levels = pyramid_levels(30_000, 30_000)
    rows, tiles = sum(level.rows for level in levels), sum(level.rows * level.columns for level in levels)
    index = TileIndex.build(30_000, 30_000, [0] * rows, [1] * tiles)
    wide = plan(ImageRequest("full", "16000,1", "0", "default", "jpg"), Dimensions(30_000, 30_000))
    level = level_for(wide, index)
    assert level.width_px * level.height_px <= MOST_INPUT_PX


def test_only_the_tiles_that_are_needed_are_read_one_read_a_row(pyramid: Pyramid) -> None:
    reads = []

    def read(place: ByteRange) -> bytes:
        reads.append(place)
        return pyramid.read(place)

    render(planned("200,200,100,100", "max"), pyramid.index, read)
    assert len(reads) == 2
    assert sum(place.length for place in reads) < len(pyramid.data) / 3
