"""From a plan to bytes: the tiles that the plan needs are read from the pyramid, joined, cut and scaled.

Only tiles of our own making are decoded, never an original; libvips is told to refuse whatever else it knows.
"""

import math
import threading
from collections.abc import Callable
from functools import cache

import pyvips

from catalog.tiles import ByteRange, Level, TileIndex
from catalog.xmp import labelled_jpeg, labelled_png
from viewer.iiif.plan import LIMITS, Format, Plan, Quality

JPEG_QUALITY = 85
WEBP_QUALITY = 80
WEBP_EFFORT = 2
MOST_INPUT_PX = 4 * LIMITS.area_px
"""Pixels decoded for one answer: a well-proportioned one needs at most four times its own."""

Read = Callable[[ByteRange], bytes]
"""Reads a range of the pyramid file."""

_SLOTS = threading.BoundedSemaphore(2)
"""Each answer may hold 200 MB while it is made, so few are made at a time."""


def render(plan: Plan, index: TileIndex, read: Read, packet: bytes = b"") -> bytes:
    """The planned picture as a file in the planned format, with the XMP packet in it."""
    _allow_only_jpeg()
    with _SLOTS:
        image = _cut(plan, index, read)
        if plan.mirrored:
            image = image.fliphor()
        if plan.rotation:
            image = image.rot(f"d{plan.rotation}")
        return _encoded(_in_quality(image, plan.quality), plan, packet)


def level_for(plan: Plan, index: TileIndex) -> Level:
    """The coarsest level that has as many pixels as the answer; coarser still where a distorted size would ask for
    more than `MOST_INPUT_PX`.
    """
    wanted = min(plan.region.width / plan.width_px, plan.region.height / plan.height_px)
    area = plan.region.width * plan.region.height
    chosen = index.levels[0]
    for level in index.levels[1:]:
        if level.scale_factor > wanted and area / chosen.scale_factor**2 <= MOST_INPUT_PX:
            break
        chosen = level
    return chosen


def _cut(plan: Plan, index: TileIndex, read: Read) -> pyvips.Image:
    """The region at the planned size."""
    level = level_for(plan, index)
    factor, tile = level.scale_factor, index.tile_px
    left, top = plan.region.x // factor, plan.region.y // factor
    right = min(level.width_px, max(left + 1, math.ceil((plan.region.x + plan.region.width) / factor)))
    bottom = min(level.height_px, max(top + 1, math.ceil((plan.region.y + plan.region.height) / factor)))
    columns = range(left // tile, (right - 1) // tile + 1)
    rows = range(top // tile, (bottom - 1) // tile + 1)
    tiles = [image for row in rows for image in _row_of_tiles(index, index.levels.index(level), row, columns, read)]
    joined = pyvips.Image.arrayjoin(tiles, across=len(columns)) if len(tiles) > 1 else tiles[0]
    cut = joined.crop(left - columns.start * tile, top - rows.start * tile, right - left, bottom - top)
    if (cut.width, cut.height) == (plan.width_px, plan.height_px):
        return cut
    return cut.thumbnail_image(plan.width_px, height=plan.height_px, size="force")


def _row_of_tiles(index: TileIndex, level: int, row: int, columns: range, read: Read) -> list[pyvips.Image]:
    """The tiles of one row, which follow each other in the file: one read."""
    ranges = [place for column in columns if (place := index.tile(level, column, row))]
    start = ranges[0].offset
    data = memoryview(read(ByteRange(start, ranges[-1].offset + ranges[-1].length - start)))
    parts = (bytes(data[place.offset - start : place.offset - start + place.length]) for place in ranges)
    return [pyvips.Image.jpegload_buffer(part, fail_on="warning") for part in parts]


def _in_quality(image: pyvips.Image, quality: Quality) -> pyvips.Image:
    if quality is Quality.GRAY:
        return image.colourspace("b-w")
    if quality is Quality.BITONAL:
        return image.colourspace("b-w") > 127
    return image


def _encoded(image: pyvips.Image, plan: Plan, packet: bytes) -> bytes:
    data: bytes
    if plan.format is Format.PNG:
        depth = 1 if plan.quality is Quality.BITONAL else 8
        data = labelled_png(image.pngsave_buffer(compression=6, bitdepth=depth, keep="none"), packet)
    elif plan.format is Format.WEBP:
        if packet:
            image = image.copy()
            image.set_type(pyvips.GValue.blob_type, "xmp-data", packet)
        data = image.webpsave_buffer(Q=WEBP_QUALITY, effort=WEBP_EFFORT, keep="xmp" if packet else "none")
    else:
        data = labelled_jpeg(image.jpegsave_buffer(Q=JPEG_QUALITY, optimize_coding=True, keep="none"), packet)
    return data


@cache
def _allow_only_jpeg() -> None:
    """libvips knows dozens of formats; what the viewer decodes is JPEG, so the others are refused in this process."""
    pyvips.operation_block_set("VipsForeignLoad", True)
    pyvips.operation_block_set("VipsForeignLoadJpeg", False)
