# SPDX-License-Identifier: Apache-2.0
"""Plain numpy meshes: every model is made of these, whatever draws it later."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Mesh:
    """Vertices (n, 3) in metres, faces (m, 4) with -1 last for triangles, a tint 0..1 and a UV for each vertex."""

    vertices: Array
    faces: Array
    tint: Array
    uv: Array


def mesh(vertices: Array, faces: Array, tint: Array | float = 0.5, uv: Array | None = None) -> Mesh:
    v = np.asarray(vertices, float).reshape(-1, 3)
    t = np.broadcast_to(np.asarray(tint, float), len(v)).copy()
    return Mesh(v, np.asarray(faces, np.int64).reshape(-1, 4), t, np.zeros((len(v), 2)) if uv is None else uv)


def merge(parts: list[Mesh]) -> Mesh:
    """One mesh of many."""
    starts = np.cumsum([0] + [len(p.vertices) for p in parts[:-1]])
    faces = [np.where(p.faces < 0, -1, p.faces + s) for p, s in zip(parts, starts)]
    return Mesh(*(np.concatenate(x) for x in (
        [p.vertices for p in parts], faces, [p.tint for p in parts], [p.uv for p in parts])))


def triangles(m: Mesh) -> Array:
    quads = m.faces[m.faces[:, 3] >= 0]
    return np.concatenate([m.faces[:, :3], quads[:, [0, 2, 3]]])


def moved(m: Mesh, by=(0, 0, 0), turn_deg: float = 0.0, scale=1.0) -> Mesh:
    """Scaled, turned about the z axis, then moved."""
    a = np.radians(turn_deg)
    r = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    return Mesh((m.vertices * scale) @ r.T + np.asarray(by), m.faces, m.tint, m.uv)


def grid_faces(rows: int, columns: int, wrap: bool = False) -> Array:
    """Quads of a rows x columns lattice; `wrap` joins the last column to the first."""
    r, c = np.mgrid[0:rows - 1, 0:columns if wrap else columns - 1]
    n = (c + 1) % columns
    return np.stack([r * columns + c, r * columns + n, (r + 1) * columns + n, (r + 1) * columns + c], -1).reshape(-1, 4)


def lathe(profile, segments: int = 64, tint: float = 0.5) -> Mesh:
    """A turned body; `profile` is (radius, height) from the bottom up."""
    p = np.asarray(profile, float)
    a = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    v = np.stack([p[:, :1] * np.cos(a), p[:, :1] * np.sin(a), np.repeat(p[:, 1:], segments, 1)], -1)
    uv = np.stack(np.broadcast_arrays(a / (2 * np.pi), np.linspace(0, 1, len(p))[:, None]), -1)
    return mesh(v, grid_faces(len(p), segments, wrap=True), tint, uv.reshape(-1, 2))


def tube(path, radius, sides: int = 10, flat=(1.0, 1.0), tint: float = 0.5) -> Mesh:
    """A tapering tube along `path`; `flat` squeezes its section (across, upright)."""
    p = np.asarray(path, float)
    along = np.gradient(p, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-12
    up = np.where(np.abs(along[:, 2:]) > 0.95, [[0.0, 1, 0]], [[0.0, 0, 1]])
    across = np.cross(along, up)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    upright = np.cross(along, across)
    a = np.linspace(0, 2 * np.pi, sides, endpoint=False) + np.pi / sides
    r = np.broadcast_to(np.asarray(radius, float), len(p))[:, None, None]
    ring = np.cos(a)[None, :, None] * flat[0] * across[:, None] + np.sin(a)[None, :, None] * flat[1] * upright[:, None]
    caps = [[i + 1, i, sides - 1, -1] for i in range(sides - 2)]
    last = (len(p) - 1) * sides
    ends = np.array(caps + [[last + b, last + a_, last + sides - 1, -1] for a_, b, *_ in caps])
    return mesh(p[:, None] + r * ring, np.concatenate([grid_faces(len(p), sides, wrap=True), ends]), tint)


def box(size, at=(0, 0, 0), chamfer: float = 0.01, tint: float = 0.5) -> Mesh:
    """A chamfered box standing on `at` (middle of its foot). No edge in a photograph is razor sharp."""
    h = np.asarray(size, float) / 2
    signs = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
    v = np.concatenate([signs * (h - chamfer * (1 - np.eye(3)[k])) for k in range(3)])
    return mesh(v + np.asarray(at) + [0, 0, h[2]], BOX_FACES, tint)


def _box_faces() -> Array:
    """Faces of 8 corners x 3 axes: vertex k * 8 + corner lies on the face that looks along axis k."""
    def outward(ids: list[int]) -> list[int]:
        pts = np.array([[(i % 8) >> 2 & 1, (i % 8) >> 1 & 1, i % 8 & 1] for i in ids]) * 2.0 - 1
        pts += 0.5 * np.array([np.eye(3)[i // 8] * pts[j] for j, i in enumerate(ids)])
        n = np.cross(pts[1] - pts[0], pts[2] - pts[0])
        return ids if n @ pts.mean(0) > 0 else ids[::-1]

    faces = []
    for k in range(3):
        a, b = 4 >> ((k + 1) % 3), 4 >> ((k + 2) % 3)
        for side in (0, 4 >> k):
            faces.append(outward([k * 8 + side, k * 8 + side + a, k * 8 + side + a + b, k * 8 + side + b]))
        for c in (c for c in range(8) if not c & (4 >> k)):
            i, j = (k + 1) % 3, (k + 2) % 3
            faces.append(outward([i * 8 + c, i * 8 + c + (4 >> k), j * 8 + c + (4 >> k), j * 8 + c]))
    faces += [outward([c, 8 + c, 16 + c]) + [-1] for c in range(8)]
    return np.array(faces)


BOX_FACES = _box_faces()


def scatter(part: Mesh, frames: Array, origins: Array, tints: Array) -> Mesh:
    """Copies of `part`: frames (n, 3, 3) hold the axes as columns, origins (n, 3)."""
    n, k = len(origins), len(part.vertices)
    v = np.einsum('nij,kj->nki', frames, part.vertices) + origins[:, None]
    f = np.where(part.faces < 0, -1, part.faces + (np.arange(n) * k)[:, None, None])
    return mesh(v, f, np.repeat(tints, k), np.tile(part.uv, (n, 1)))


def mirrored(m: Mesh, axis: int = 0) -> Mesh:
    """The other-handed twin, faces still outward."""
    flip = np.ones(3)
    flip[axis] = -1
    f = m.faces[:, [2, 1, 0, 3]]
    quads = m.faces[:, 3] >= 0
    f[quads] = m.faces[quads][:, ::-1]
    return Mesh(m.vertices * flip, f, m.tint, m.uv)
