# SPDX-License-Identifier: Apache-2.0
"""Trees good enough for the background: areca palms, a banyan of leaf clouds, grass in the joints."""
from __future__ import annotations

import numpy as np

from mesh import Mesh, grid_faces, merge, mesh, moved, scatter, tube


def blade(length: float, width: float, bend: float, rows: int = 4) -> Mesh:
    u = np.linspace(0, 1, rows)
    mid = np.stack([0 * u, length * u, -bend * u ** 2], -1)
    half = (width / 2 * np.sin(np.clip(u * 0.9 + 0.12, 0, 1) * np.pi))[:, None] * [1, 0, 0]
    return mesh(np.stack([mid - half, mid + half], 1), grid_faces(rows, 2))


def turned(rng: np.random.Generator, n: int, tilt: float) -> np.ndarray:
    """n random frames, leaning up to `tilt` radians from upright."""
    a, b = rng.uniform(0, 2 * np.pi, n), rng.uniform(-tilt, tilt, n)
    ca, sa, cb, sb, o, i = np.cos(a), np.sin(a), np.cos(b), np.sin(b), np.zeros(n), np.ones(n)
    rz = np.stack([np.stack([ca, -sa, o], -1), np.stack([sa, ca, o], -1), np.stack([o, o, i], -1)], 1)
    rx = np.stack([np.stack([i, o, o], -1), np.stack([o, cb, -sb], -1), np.stack([o, sb, cb], -1)], 1)
    return rz @ rx


def frond(length: float, droop: float, rng: np.random.Generator) -> Mesh:
    """A feather leaf along +y."""
    u = np.linspace(0, 1, 34)
    spine = np.stack([0 * u, length * (u - 0.18 * u ** 3), length * (0.55 * u - droop * u ** 2.2)], -1)
    parts = [tube(spine, np.linspace(0.03, 0.006, 34), 4, tint=0.7)]
    for i in range(4, 33):
        size = 0.75 * np.sin(np.pi * (0.12 + 0.8 * u[i])) + 0.1
        for s in (-1, 1):
            parts.append(moved(blade(size, 0.06, 0.35 * size, 5), spine[i], s * -62 + rng.normal(0, 5)))
            parts[-1].tint[:] = rng.uniform(0.3, 0.9)
    return merge(parts)


def areca(height: float, seed: int) -> tuple[Mesh, Mesh]:
    """Trunk and crown of a betel palm (cau)."""
    rng = np.random.default_rng(seed)
    u = np.linspace(0, 1, 40)
    trunk = tube(np.stack([0.3 * np.sin(u * 2 + seed) * u, 0.2 * u ** 2, height * u], -1), 0.09 * (1 + 0.08 * (np.arange(40) % 2)) * (1 - .25 * u), 12)
    top = trunk.vertices[-12:].mean(0)
    crown = [moved(frond(rng.uniform(1.7, 2.3), rng.uniform(0.35, 0.95), rng), top, i * 137.5) for i in range(13)]
    return trunk, merge(crown)


def banyan(height: float, spread: float, leaves: int, seed: int, leaf_m: float = 0.2) -> tuple[Mesh, Mesh]:
    """Boughs, and leaves scattered over the shells of some sixty clumps."""
    rng = np.random.default_rng(seed)
    n = 60
    a, e = rng.uniform(0, 2 * np.pi, n), rng.uniform(-0.15, 1.3, n)
    hubs = np.stack([spread * np.cos(a) * np.cos(e), spread * np.sin(a) * np.cos(e), height * 0.42 + (height * 0.52) * np.sin(e)], -1) * rng.uniform(0.75, 1.0, (n, 1))
    boughs = [tube([[0, 0, 0], [0, 0, height * 0.25], h * [0.5, 0.5, 0.72], h], [0.5, 0.36, 0.14, 0.03], 7) for h in hubs[::2]]
    roots = [tube([[0, 0, height * .3], [np.cos(b) * .5, np.sin(b) * .5, 1], [np.cos(b) * 1.1, np.sin(b) * 1.1, -.1]], [.2, .2, .1], 6) for b in np.linspace(0, 6, 9)]
    which = rng.integers(0, n, leaves)
    out = rng.normal(0, 1, (leaves, 3))
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    at = hubs[which] + out * (rng.uniform(0.5, 1.0, leaves) ** 0.5 * rng.uniform(.8, 1.4, n)[which])[:, None] * [1.25, 1.25, 0.7] * spread / 5
    tint = np.clip(0.45 + 0.3 * out[:, 2] + rng.normal(0, 0.15, leaves), 0, 1)
    return merge(boughs + roots), scatter(blade(leaf_m, leaf_m * 0.55, 0.03, 3), turned(rng, leaves, 1.2), at, tint)


def grass(x0: float, x1: float, y0: float, y1: float, tufts: int, seed: int, size: float = 1.0) -> Mesh:
    rng = np.random.default_rng(seed)
    n = tufts * 9
    hub = np.repeat(np.stack([rng.uniform(x0, x1, tufts), rng.uniform(y0, y1, tufts), np.zeros(tufts)], -1), 9, 0)
    lean = turned(rng, n, 0.1)
    up = np.array([[1, 0, 0], [0, 0.3, -1.0], [0, 1.0, 0.3]])
    axes = lean @ up * (rng.uniform(0.5, 1.3, n) * size)[:, None, None]
    return scatter(blade(0.16, 0.007, 0.05, 4), axes, hub + rng.normal(0, 0.02, (n, 3)) * [1, 1, 0], rng.random(n))


def fallen(x0: float, x1: float, y0: float, y1: float, count: int, seed: int) -> Mesh:
    """Dry leaves on the ground."""
    rng = np.random.default_rng(seed)
    at = np.stack([rng.uniform(x0, x1, count), rng.uniform(y0, y1, count), rng.uniform(0.012, 0.02, count)], -1)
    return scatter(blade(0.13, 0.075, 0.03, 6), turned(rng, count, 0.25), at, rng.random(count))
