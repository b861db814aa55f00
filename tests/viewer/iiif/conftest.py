"""A pyramid of a picture whose colours say where one is: red grows to the right, green downwards."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image

from catalog.tiles import ByteRange, ReadySize, TileIndex, pyramid_levels


@dataclass(frozen=True)
class Pyramid:
    """A picture, its pyramid file and the file's index."""

    picture: Image.Image
    data: bytes
    index: TileIndex

    def read(self, place: ByteRange) -> bytes:
        return self.data[place.offset : place.offset + place.length]


def jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=95, subsampling=0)
    return file.getvalue()


def make_pyramid(width: int, height: int) -> Pyramid:
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    picture = Image.fromarray(np.stack([x, y, np.full_like(x, 60)], axis=2).astype("uint8"))
    data, row_offsets, lengths = b"", [], []
    for level in pyramid_levels(width, height):
        scaled = picture.resize((level.width_px, level.height_px), Image.Resampling.BOX)
        for row in range(level.rows):
            row_offsets.append(len(data))
            for column in range(level.columns):
                right, bottom = min(level.width_px, column * 256 + 256), min(level.height_px, row * 256 + 256)
                tile = jpeg(scaled.crop((column * 256, row * 256, right, bottom)))
                lengths.append(len(tile))
                data += tile
    whole = jpeg(picture.resize((200, 150)))
    sizes = [ReadySize(200, 150, ByteRange(len(data), len(whole)))]
    return Pyramid(picture, data + whole, TileIndex.build(width, height, row_offsets, lengths, sizes=sizes))


@pytest.fixture(scope="session")
def pyramid() -> Pyramid:
    """1000 x 750 pixels: neither side a multiple of a tile."""
    return make_pyramid(1000, 750)


@pytest.fixture(scope="session")
def pyramid_of() -> Callable[[int, int], Pyramid]:
    """Makes the pyramid of a picture of any size."""
    return make_pyramid
