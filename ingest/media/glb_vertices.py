"""The numbers in the binary part of a GLB, read and written a part at a time: a model may be larger than the memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from ingest.media.gltf import Json, item, whole

FLOAT = 5126
_BYTES = {"5120": 1, "5121": 1, "5122": 2, "5123": 2, "5125": 4, "5126": 4}
_NUMBERS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
Array = npt.NDArray[Any]
_WIDEST_BYTES = 252
_ROWS = 1 << 17


@dataclass(frozen=True)
class Part:
    """The binary part of a GLB: an open file, and where in it the part begins."""

    file: BinaryIO
    at: int


@dataclass(frozen=True)
class Rows:
    """Where the rows of an accessor stand: the first one counted from the binary part's beginning, all in bytes."""

    at: int
    stride: int
    width: int
    count: int

    @property
    def end(self) -> int:
        """Behind the last row."""
        return self.at + self.stride * (self.count - 1) + self.width


def rows_of(accessor: Json, views: list[Json], binary_bytes: int) -> Rows | None:
    """Where its rows stand, plain and whole; None where they are packed, patched, or not in the binary part.

    `views` are the document's, but for those of other buffers; `binary_bytes` the size of the binary part.
    """
    if "bufferView" not in accessor or "sparse" in accessor or "extensions" in accessor:
        return None
    view = item(views, accessor["bufferView"])
    if "extensions" in view or view.get("buffer") != 0:
        return None
    width = _BYTES.get(str(accessor.get("componentType")), 0) * _NUMBERS.get(str(accessor.get("type")), 0)
    stride = whole(view.get("byteStride", width))
    at = whole(view.get("byteOffset", 0)) + whole(accessor.get("byteOffset", 0))
    rows = Rows(at, stride, width, whole(accessor.get("count")))
    fits = 0 < width <= stride <= _WIDEST_BYTES and rows.count > 0 and rows.end <= binary_bytes
    return rows if fits else None


def box(part: Part, rows: Rows) -> tuple[list[float], list[float]]:
    """The lowest and the highest of these points, as they are and not as anybody says they are."""
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for _, points in _points(part, rows):
        sound = points[np.isfinite(points).all(axis=1)]
        if len(sound):
            low, high = np.minimum(low, sound.min(axis=0)), np.maximum(high, sound.max(axis=0))
    if not np.isfinite(low).all():
        return [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]
    return [float(one) for one in low], [float(one) for one in high]


def move(parts: tuple[Part, Part], rows: Rows, by: tuple[float, float, float]) -> None:
    """Write these points of the first part, moved by so much, into the second one."""
    source, out = parts
    for at, points in _points(source, rows):
        moved = (points.astype(np.float64) + by).astype("<f4").view(np.uint8).reshape(-1, 12)
        _write(out, at, moved, rows.stride)


def blank(out: Part, rows: Rows) -> None:
    """Overwrite these rows with zeros."""
    for start in range(0, rows.count, _ROWS):
        count = min(_ROWS, rows.count - start)
        _write(out, rows.at + start * rows.stride, np.zeros((count, rows.width), np.uint8), rows.stride)


def _points(part: Part, rows: Rows) -> Iterator[tuple[int, Array]]:
    """Some of the points at a time, and where the first of them stands."""
    for start in range(0, rows.count, _ROWS):
        at, count = rows.at + start * rows.stride, min(_ROWS, rows.count - start)
        part.file.seek(part.at + at)
        data = np.frombuffer(part.file.read((count - 1) * rows.stride + 12), np.uint8)
        yield at, np.ascontiguousarray(_strided(data, count, 12, rows.stride)).view("<f4")


def _write(out: Part, at: int, rows: Array, stride: int) -> None:
    """The rows into the file, what stands between them as it was."""
    count, width = rows.shape
    out.file.seek(out.at + at)
    there = np.frombuffer(bytearray(out.file.read((count - 1) * stride + width)), np.uint8)
    _strided(there, count, width, stride)[:] = rows
    out.file.seek(out.at + at)
    out.file.write(there.tobytes())


def _strided(data: Array, count: int, width: int, stride: int) -> Array:
    return np.lib.stride_tricks.as_strided(data, (count, width), (stride, 1))
