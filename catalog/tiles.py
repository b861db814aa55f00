"""Where each tile and each ready-made size of a picture lies in its pyramid file.

A tile is one whole JPEG, so serving it takes one read of a byte range and nothing else. Level 0 is the full picture;
each further level halves both sides, rounded up as IIIF clients expect (IIIF Image API 3.0, section 5.4 and its
implementation notes), until one tile holds the whole. Tiles at the right and lower edges are cropped, never padded.
"""

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple, Self

import zstandard

TILE_PX = 256
_HEADER = struct.Struct("<4sHIIHI")
_MAGIC = b"HTI1"
_SIZE = struct.Struct("<IIQI")
_BODY_LIMIT_BYTES = 1 << 28


class ByteRange(NamedTuple):
    """A range of a file, both in bytes."""

    offset: int
    length: int


class ReadySize(NamedTuple):
    """The whole picture at one size in pixels, stored as one JPEG."""

    width_px: int
    height_px: int
    range: ByteRange


class Region(NamedTuple):
    """A rectangle of the full picture, in its pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Level:
    """One level of a pyramid: the picture at 1/`scale_factor`, rounded up, and its grid of tiles."""

    scale_factor: int
    width_px: int
    height_px: int
    columns: int
    rows: int


def pyramid_levels(width_px: int, height_px: int, tile_px: int = TILE_PX) -> tuple[Level, ...]:
    """The levels of a picture, the full one first, down to the first that fits into one tile."""
    levels = []
    factor = 1
    while True:
        wide, high = -(-width_px // factor), -(-height_px // factor)
        levels.append(Level(factor, wide, high, -(-wide // tile_px), -(-high // tile_px)))
        if wide <= tile_px and high <= tile_px:
            return tuple(levels)
        factor *= 2


@dataclass(frozen=True, eq=False)
class TileIndex:
    """The index of one pyramid file; small enough to keep thousands in memory (12 bytes a tile)."""

    width_px: int
    height_px: int
    tile_px: int
    levels: tuple[Level, ...]
    sizes: tuple[ReadySize, ...]
    _row_offsets: "array[int]"
    _lengths: "array[int]"
    _offsets: "array[int]"
    _starts: tuple[int, ...]

    @classmethod
    def build(
        cls,
        width_px: int,
        height_px: int,
        row_offsets: Iterable[int],
        lengths: Iterable[int],
        *,
        sizes: Sequence[ReadySize] = (),
        tile_px: int = TILE_PX,
    ) -> Self:
        """An index from the offset of every row of tiles and the length of every tile, level by level, row by row.

        The tiles of one row follow each other in the file. Raises ValueError where the numbers do not fit the picture.
        """
        if not (0 < width_px < 2**31 and 0 < height_px < 2**31 and tile_px >= 16):
            raise ValueError("a tile index without a picture")
        levels = pyramid_levels(width_px, height_px, tile_px)
        rows, each = array("Q", row_offsets), array("I", lengths)
        starts = tuple(accumulate((level.columns * level.rows for level in levels), initial=0))
        if len(rows) != sum(level.rows for level in levels) or len(each) != starts[-1]:
            raise ValueError("a tile index that does not fit its picture")
        offsets = array("Q", chain.from_iterable(_row_of_offsets(levels, rows, each)))
        return cls(width_px, height_px, tile_px, levels, tuple(sizes), rows, each, offsets, starts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The index that `to_bytes` wrote; raises ValueError where `data` is anything else."""
        try:
            magic, tile_px, width_px, height_px, count, body_bytes = _HEADER.unpack_from(data)
            if magic != _MAGIC or body_bytes > _BODY_LIMIT_BYTES:
                raise ValueError("not a tile index")
            body = zstandard.ZstdDecompressor().decompress(data[_HEADER.size :], max_output_size=body_bytes)
            sizes_at = len(body) - count * _SIZE.size
            sizes = [_ready_size(row) for row in _SIZE.iter_unpack(body[sizes_at:])]
            levels = pyramid_levels(width_px, height_px, tile_px)
            rows_end = 8 * sum(level.rows for level in levels)
            rows, lengths = _unpacked("Q", body[:rows_end]), _unpacked("I", body[rows_end:sizes_at])
        except (struct.error, zstandard.ZstdError, ZeroDivisionError) as exc:
            raise ValueError("not a tile index") from exc
        return cls.build(width_px, height_px, rows, lengths, sizes=sizes, tile_px=tile_px)

    def to_bytes(self) -> bytes:
        """The index in about 2 bytes a tile, to be kept in the database."""
        sizes = b"".join(_SIZE.pack(size.width_px, size.height_px, *size.range) for size in self.sizes)
        body = _packed(self._row_offsets) + _packed(self._lengths) + sizes
        header = _HEADER.pack(_MAGIC, self.tile_px, self.width_px, self.height_px, len(self.sizes), len(body))
        return header + zstandard.ZstdCompressor(level=9).compress(body)

    @property
    def scale_factors(self) -> tuple[int, ...]:
        """1, 2, 4, ...: what `tiles.scaleFactors` of info.json says."""
        return tuple(level.scale_factor for level in self.levels)

    def tile(self, level: int, column: int, row: int) -> ByteRange | None:
        """Where a tile lies in the pyramid file; None outside the grid."""
        if not 0 <= level < len(self.levels):
            return None
        grid = self.levels[level]
        if not (0 <= column < grid.columns and 0 <= row < grid.rows):
            return None
        place = self._starts[level] + row * grid.columns + column
        return ByteRange(self._offsets[place], self._lengths[place])

    def size(self, width_px: int, height_px: int | None = None) -> ByteRange | None:
        """Where the whole picture lies at exactly this size (any height where none is given); None if not stored."""
        for ready in self.sizes:
            if ready.width_px == width_px and height_px in (None, ready.height_px):
                return ready.range
        return None

    def find(self, region: Region, width_px: int, height_px: int) -> ByteRange | None:
        """Where the answer to an IIIF region at an output size in pixels lies ready; None where it must be made.

        Whole pictures are looked for among the ready sizes, parts in the grid of tiles.
        """
        if region == (0, 0, self.width_px, self.height_px) and (ready := self.size(width_px, height_px)):
            return ready
        x, y, wide, high = region
        for number, level in enumerate(self.levels):
            step, factor = self.tile_px * level.scale_factor, level.scale_factor
            on_grid = x % step == 0 and y % step == 0
            whole_tile = wide == min(step, self.width_px - x) and high == min(step, self.height_px - y)
            if on_grid and whole_tile and (width_px, height_px) == (-(-wide // factor), -(-high // factor)):
                return self.tile(number, x // step, y // step)
        return None


def _row_of_offsets(levels: tuple[Level, ...], rows: "array[int]", lengths: "array[int]") -> Iterable[Iterable[int]]:
    """The offsets of the tiles, one row of tiles after the other."""
    row, place = 0, 0
    for level in levels:
        for _ in range(level.rows):
            yield accumulate(lengths[place : place + level.columns - 1], initial=rows[row])
            row, place = row + 1, place + level.columns


def _ready_size(row: tuple[int, int, int, int]) -> ReadySize:
    width_px, height_px, offset, length = row
    return ReadySize(width_px, height_px, ByteRange(offset, length))


def _packed(numbers: "array[int]") -> bytes:
    return _little_endian(array(numbers.typecode, numbers)).tobytes()


def _unpacked(typecode: str, data: bytes) -> "array[int]":
    numbers: array[int] = array(typecode)
    try:
        numbers.frombytes(data)
    except ValueError as exc:
        raise struct.error("cut short") from exc
    return _little_endian(numbers)


def _little_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
