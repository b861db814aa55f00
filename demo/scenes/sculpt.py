# SPDX-License-Identifier: Apache-2.0
"""More tools for clay: cutting, turned ellipsoids, blocks, scales, and a mesh whose faces look outwards. Metres."""
from __future__ import annotations

import numpy as np
from clay import Clay, both
from mesh import Array, Mesh, mesh
from mitsuba_dinh import noise
from skimage.measure import marching_cubes

__all__ = ["Sculpture", "both", "spin"]


def spin(axis: str, deg: float) -> Array:
    """A turn about one axis; the columns are the turned axes."""
    a = np.radians(deg)
    c, s = np.cos(a), np.sin(a)
    return np.array({"x": [[1, 0, 0], [0, c, -s], [0, s, c]], "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]], "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]]}[axis])


class Sculpture(Clay):
    """Clay that can also be cut, and be added to by turned shapes."""

    def _take(self, box, d: Array, k: float) -> None:
        old = self.field[box]
        h = np.clip(0.5 - 0.5 * (old + d) / k, 0, 1)
        self.field[box] = old * (1 - h) - d * h + k * h * (1 - h)

    def _local(self, at, reach: float, turn: Array):
        box = self._near(np.asarray(at) - reach, np.asarray(at) + reach)
        p = [a - b for a, b in zip(self._axes(box), np.asarray(at, np.float32))]
        return box, [turn[0, i] * p[0] + turn[1, i] * p[1] + turn[2, i] * p[2] for i in range(3)]

    def lump(self, at, radii, turn: Array | None = None, k: float = 0.02, cut: bool = False) -> None:
        """An ellipsoid in its own frame, added or cut away."""
        r = np.abs(np.asarray(radii, np.float32))  # `both` mirrors every tuple
        box, q = self._local(at, r.max() + 3 * k + 0.02, np.eye(3) if turn is None else turn)
        d = (np.sqrt(sum((a / b) ** 2 for a, b in zip(q, r))) - 1) * r.min()
        (self._take if cut else self._blend)(box, d, k)

    def block(self, at, half, turn: Array | None = None, round_: float = 0.01, k: float = 0.02, cut: bool = False) -> None:
        """A box with rounded edges about its middle."""
        h = np.abs(np.asarray(half, np.float32))
        box, q = self._local(at, float(np.linalg.norm(h)) + 3 * k + 0.02, np.eye(3) if turn is None else turn)
        e = [np.abs(a) - (b - round_) for a, b in zip(q, h)]
        d = np.sqrt(sum(np.maximum(a, 0) ** 2 for a in e)) + np.minimum(np.maximum(np.maximum(e[0], e[1]), e[2]), 0) - round_
        (self._take if cut else self._blend)(box, d, k)

    def groove(self, points, radii, k: float = 0.006) -> None:
        """A path cut into the surface."""
        keep, self._blend = self._blend, self._take  # type: ignore[method-assign]
        try:
            self.path(points, radii, k)
        finally:
            self._blend = keep  # type: ignore[method-assign]

    def offset(self, depth: Array | float, where: Array | bool = True) -> None:
        """Lower the surface by `depth` metres where told."""
        self.field += (depth * np.asarray(where)).astype(np.float32)

    def solid(self, tint: float = 0.5) -> Mesh:
        v, f, _, _ = marching_cubes(self.field, 0, spacing=(self.step,) * 3)
        return mesh(v + self.low, np.c_[f, np.full(len(f), -1)], tint)


def roughened(m: Mesh, amount: float, scale: float, seed: int = 1) -> Mesh:
    """The vertices moved along their normals by fractal noise."""
    from wear import normals
    d = (noise(m.vertices.astype(np.float32) + 5, scale, 6, seed) - 0.5) * 2 * amount
    return Mesh(m.vertices + normals(m) * d[:, None], m.faces, m.tint, m.uv)
