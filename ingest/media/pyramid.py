"""From the rows of a picture, read once from top to bottom, to one file of JPEG tiles at every level.

Each level averages 2 x 2 pixels of the one before, so a whole pyramid needs a few bands of 256 rows in memory, whatever
the height of the picture. The file is a BigTIFF that other programs read; beside its padded tiles it holds the cropped
tiles of the edges and the ready-made sizes that IIIF asks for (`catalog.tiles` says where).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO

import numpy as np
import simplejpeg
from PIL import Image

from catalog.tiles import TILE_PX, ByteRange, Level, ReadySize, TileIndex, pyramid_levels
from ingest.media import tiff
from ingest.media.resize import Pixels, resized, size_within

QUALITY = 85
READY_LONG_SIDE_PX = 2400
"""Levels no longer than this are also stored whole: twice the largest thumbnail, so that none is ever enlarged."""
THUMBNAIL_LONG_SIDES_PX = (200, 400, 800, 1200)
"""Stored whole as well, for cards, lists and pages."""


@dataclass(frozen=True)
class Pyramid:
    """A finished pyramid: the index of its file, and the levels small enough to be worked with, the largest first."""

    index: TileIndex
    small_levels: tuple[Pixels, ...]


def encoded(pixels: Pixels) -> bytes:
    """A plain JPEG: baseline, 4:2:0, without any metadata. Without a profile, browsers take it for sRGB."""
    if pixels.shape[2] == 1:
        data = simplejpeg.encode_jpeg(pixels, QUALITY, "GRAY", "Gray")
    else:
        data = simplejpeg.encode_jpeg(pixels, QUALITY, "RGB", "420")
    return bytes(data)


def halved(pixels: Pixels) -> Pixels:
    """The mean of each 2 x 2 pixels; sizes are rounded up, a lone last row or column counts for itself."""
    flat = pixels[:, :, 0] if pixels.shape[2] == 1 else pixels
    half = np.asarray(Image.fromarray(flat).reduce(2))
    return half[:, :, np.newaxis] if half.ndim == 2 else half


def write_pyramid(file: BinaryIO, bands: Iterable[Pixels], width_px: int, height_px: int) -> Pyramid:
    """Write the pyramid of a picture that comes as bands of TILE_PX rows (the last may be lower), top first.

    Raises ValueError where the bands do not add up to the picture.
    """
    levels = [_LevelWriter(file, level) for level in pyramid_levels(width_px, height_px)]
    for above, below in pairwise(levels):
        above.below = below
    tiff.write_header(file)
    depth = 0
    for band in bands:
        depth = band.shape[2]
        levels[0].push(band)
    levels[0].finish()
    if sum(level.rows_seen for level in levels) != sum(level.level.height_px for level in levels):
        raise ValueError("the picture ended before its last row")
    small = tuple(np.concatenate(level.kept) for level in levels if level.keeps)
    sizes = _write_sizes(file, small, [level for level in levels if level.keeps], (width_px, height_px))
    directories = [tiff.Directory(one.level.width_px, one.level.height_px, one.padded) for one in levels]
    tiff.write_directories(file, directories, depth, TILE_PX)
    return Pyramid(_index(width_px, height_px, levels, sizes), small)


@dataclass
class _LevelWriter:
    """Cuts one level into tiles as its rows come in, and hands them down, halved."""

    file: BinaryIO
    level: Level
    below: "_LevelWriter | None" = None
    row_offsets: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    padded: list[ByteRange] = field(default_factory=list)
    kept: list[Pixels] = field(default_factory=list)
    rows_seen: int = 0
    waiting: list[Pixels] = field(default_factory=list)

    @property
    def keeps(self) -> bool:
        return max(self.level.width_px, self.level.height_px) <= READY_LONG_SIDE_PX

    def push(self, rows: Pixels) -> None:
        """Take rows, at most TILE_PX at a time; only the last ones of a picture may be an odd number."""
        if rows.shape[1] != self.level.width_px:
            raise ValueError("rows of another width")
        self.waiting.append(rows)
        high = sum(part.shape[0] for part in self.waiting)
        self.rows_seen += rows.shape[0]
        if high >= TILE_PX:
            whole = self.waiting[0] if len(self.waiting) == 1 else np.concatenate(self.waiting)
            self._write_row(whole[:TILE_PX])
            self.waiting = [whole[TILE_PX:]] if high > TILE_PX else []

    def finish(self) -> None:
        """Write what is left, here and on all levels below."""
        if self.waiting:
            self._write_row(np.concatenate(self.waiting))
            self.waiting = []
        if self.below is not None:
            self.below.finish()

    def _write_row(self, band: Pixels) -> None:
        self.row_offsets.append(self.file.tell())
        tiles = [band[:, at : at + TILE_PX] for at in range(0, band.shape[1], TILE_PX)]
        ranges = [_append(self.file, encoded(tile)) for tile in tiles]
        self.lengths += [one.length for one in ranges]
        self.padded += [
            one if tile.shape[:2] == (TILE_PX, TILE_PX) else _append(self.file, encoded(_padded(tile)))
            for tile, one in zip(tiles, ranges, strict=True)
        ]
        if self.keeps:
            self.kept.append(band)
        if self.below is not None:
            self.below.push(halved(band))


def _append(file: BinaryIO, data: bytes) -> ByteRange:
    offset = file.tell()
    file.write(data)
    return ByteRange(offset, len(data))


def _padded(tile: Pixels) -> Pixels:
    """The tile at full size, its last row and column repeated: a flat border would ring into the picture."""
    high, wide = tile.shape[:2]
    return np.pad(tile, ((0, TILE_PX - high), (0, TILE_PX - wide), (0, 0)), mode="edge")


def _write_sizes(
    file: BinaryIO, small: Sequence[Pixels], levels: Sequence[_LevelWriter], full: tuple[int, int]
) -> list[ReadySize]:
    """The whole picture at each level small enough and at each thumbnail size; one tile is a whole level already."""
    sizes = []
    for pixels, writer in zip(small, levels, strict=True):
        level = writer.level
        single = level.columns == level.rows == 1
        place = ByteRange(writer.row_offsets[0], writer.lengths[0]) if single else _append(file, encoded(pixels))
        sizes.append(ReadySize(level.width_px, level.height_px, place))
    for long_side in THUMBNAIL_LONG_SIDES_PX:
        wide, high = size_within(*full, long_side)
        if all((wide, high) != (size.width_px, size.height_px) for size in sizes):
            sizes.append(ReadySize(wide, high, _append(file, encoded(resized(small, wide, high)))))
    return sorted(sizes)


def _index(width_px: int, height_px: int, levels: list[_LevelWriter], sizes: list[ReadySize]) -> TileIndex:
    offsets = [offset for level in levels for offset in level.row_offsets]
    lengths = [length for level in levels for length in level.lengths]
    return TileIndex.build(width_px, height_px, offsets, lengths, sizes=sizes)
