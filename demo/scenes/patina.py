# SPDX-License-Identifier: Apache-2.0
"""Old bronze and turned bodies: maps painted by numpy from a relief in millimetres, and lathe work pushed out by it."""

from __future__ import annotations

import cv2
import numpy as np
from mesh import Array, Mesh, grid_faces, mesh
from mitsuba_drum import blend, fractal

# Each look: metal where rubbed (dark, middle, bright), crust in the hollows, earth on top, how much of each (0..1).
LOOKS = {
    "museum": {"metal": ((0.055, 0.038, 0.024), (0.19, 0.115, 0.055), (0.46, 0.29, 0.13)), "crust": ((0.012, 0.03, 0.023), (0.045, 0.115, 0.08), (0.15, 0.27, 0.19)), "green": 0.60, "earth": 0.10},
    "river": {"metal": ((0.03, 0.021, 0.015), (0.10, 0.062, 0.034), (0.40, 0.25, 0.11)), "crust": ((0.01, 0.02, 0.016), (0.03, 0.07, 0.05), (0.11, 0.19, 0.13)), "green": 0.42, "earth": 0.12},
    "earth": {"metal": ((0.04, 0.032, 0.02), (0.10, 0.07, 0.038), (0.27, 0.175, 0.085)), "crust": ((0.014, 0.035, 0.027), (0.05, 0.12, 0.085), (0.16, 0.30, 0.22)), "green": 0.72, "earth": 0.5},
    "sea": {"metal": ((0.04, 0.034, 0.024), (0.13, 0.095, 0.05), (0.38, 0.27, 0.13)), "crust": ((0.018, 0.05, 0.05), (0.06, 0.16, 0.14), (0.24, 0.40, 0.34)), "green": 0.66, "earth": 0.16},
    "drowned": {"metal": ((0.022, 0.018, 0.014), (0.085, 0.058, 0.034), (0.40, 0.26, 0.12)), "crust": ((0.010, 0.026, 0.026), (0.030, 0.088, 0.080), (0.13, 0.26, 0.22)), "green": 0.50, "earth": 0.06},
    "brown": {"metal": ((0.035, 0.022, 0.015), (0.12, 0.07, 0.037), (0.48, 0.30, 0.14)), "crust": ((0.012, 0.014, 0.011), (0.03, 0.036, 0.026), (0.07, 0.10, 0.07)), "green": 0.36, "earth": 0.08},
}


def around(size: tuple[int, int], seed: int, octaves: int = 9) -> Array:
    """Noise 0..1, (h, w), that joins itself at its left and right edges."""
    w, h = size
    n = fractal(side := 2048, seed, octaves)
    n = cv2.resize(n[: max(8, min(side, side * h // w))], (w, h), interpolation=cv2.INTER_CUBIC)
    k = w // 6
    t = np.linspace(0, 1, k, dtype=np.float32)[None]
    n[:, -k:] = n[:, -k:] * (1 - t) + n[:, :k][:, ::-1] * t
    return n


def lean(mm: Array, width: int = 4096) -> Array:
    """The same relief no wider than a picture can show."""
    h, w = mm.shape
    return mm if w <= width else cv2.resize(mm, (width, h * width // w), interpolation=cv2.INTER_AREA)


def ramp(t: Array, stops: list) -> Array:
    """`blend` in single precision."""
    return blend(t, stops).astype(np.float32)


def proudness(mm: Array, reach: float, span: float) -> Array:
    """How far each point stands above what is round it, -1..1."""
    return np.clip((mm - cv2.GaussianBlur(mm, (0, 0), reach)) / span, -1, 1)


def patina(mm: Array, look: str = "museum", seed: int = 1, reach: float = 16, span: float = 0.5) -> dict[str, Array]:
    """Colour, roughness, metal and fine height (metres) for a relief `mm`; row 0 is v = 0."""
    how = LOOKS[look]
    h, w = mm.shape
    stain, fine, pits, dust = (around((w, h), seed * 17 + k, 10 - (k == 0)) for k in range(4))
    proud = proudness(mm.astype(np.float32), reach, span)
    rag = stain * 0.75 + fine * 0.25 - proud * 0.34
    edge = np.quantile(rag, 1 - how["green"])
    crust = np.interp(rag, [edge - 0.06, edge + 0.05], [0, 1]).astype(np.float32)
    spots = np.interp(pits, [0.66, 0.72], [0, 0.8]).astype(np.float32) * (proud < 0.5)
    crust = np.maximum(crust, spots)[..., None]
    d, m, b = how["metal"]
    metal = ramp(np.clip(stain * 0.7 + fine * 0.2 + proud * 0.42, 0, 1), [(0.22, d), (0.5, m), (0.95, b)])
    a, c, e = how["crust"]
    green = ramp(np.clip(fine * 0.8 + proud * 0.12 + (dust - 0.5) * 0.3, 0, 1), [(0.28, a), (0.5, c), (0.74, e)])
    soil = np.interp(dust - proud * 0.35, [0.86 - how["earth"], 1.0 - how["earth"]], [0, 0.85]).astype(np.float32)[..., None]
    colour = metal * (1 - crust) + green * crust
    colour = colour * (1 - soil) + np.array([0.115, 0.075, 0.042], np.float32) * np.interp(fine, [0.2, 0.8], [0.5, 1.25]).astype(np.float32)[..., None] * soil
    hollow = np.clip(1 + np.minimum(proud, 0) * 0.62, 0.25, 1)[..., None].astype(np.float32)
    dull = np.maximum(crust, soil)[..., 0]
    height = (fine - 0.5) * 0.0011 * (0.35 + dull) - np.clip(pits - 0.64, 0, 0.1) * 0.006 + crust[..., 0] * 0.00012
    return {"colour": (colour * hollow).astype(np.float32), "rough": np.clip(0.27 + 0.42 * dull + 0.22 * (fine - 0.5), 0.16, 0.92).astype(np.float32),
            "metal": (1 - dull).astype(np.float32), "height": (height + mm * 0.0006).astype(np.float32)}


def even(profile: Array, n: int) -> Array:
    """(radius, height) points resampled in equal steps."""
    p = np.asarray(profile, float)
    d = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    s = np.linspace(0, d[-1], n)
    return np.stack([np.interp(s, d, p[:, k]) for k in (0, 1)], -1)


def turned(profile: Array, mm: Array | None = None, rows: int = 600, columns: int = 1400) -> Mesh:
    """A lathe body with its seam doubled (uv runs 0..1 all the way), pushed out by `mm`; the profile runs upwards outside."""
    p = even(profile, rows)
    a = np.linspace(0, 2 * np.pi, columns)
    u, v = np.broadcast_to(a / (2 * np.pi), (rows, columns)), np.broadcast_to(np.linspace(0, 1, rows)[:, None], (rows, columns))
    d = np.zeros((rows, columns))
    if mm is not None:
        small = cv2.GaussianBlur(mm.astype(np.float32), (0, 0), max(0.4, mm.shape[1] / columns / 2.4))
        d = cv2.remap(small, (u * (mm.shape[1] - 1)).astype(np.float32), (v * (mm.shape[0] - 1)).astype(np.float32), cv2.INTER_LINEAR) / 1000.0
        d[:, -1] = d[:, 0]
    slope = np.gradient(p, axis=0)
    slope /= np.linalg.norm(slope, axis=1, keepdims=True) + 1e-12
    r, z = p[:, :1] + d * slope[:, 1:], p[:, 1:] - d * slope[:, :1]
    pts = np.stack([r * np.cos(a), r * np.sin(a), z], -1)
    return mesh(pts, grid_faces(rows, columns), 0.5, np.stack([u, v], -1).reshape(-1, 2))


def disc(radius: float, z: float, mm: Array | None = None, rings: int = 500, columns: int = 1600) -> Mesh:
    """A round face looking up; uv is the square round it, `mm` is laid over that square."""
    r = np.linspace(1e-4, radius, rings)[::-1, None]
    a = np.linspace(0, 2 * np.pi, columns)
    x, y = r * np.cos(a), r * np.sin(a)
    u, v = x / (2 * radius) + 0.5, y / (2 * radius) + 0.5
    d = np.zeros_like(u)
    if mm is not None:
        d = cv2.remap(mm.astype(np.float32), (u * (mm.shape[1] - 1)).astype(np.float32), (v * (mm.shape[0] - 1)).astype(np.float32), cv2.INTER_LINEAR) / 1000.0
    return mesh(np.stack([x, y, z + d], -1), grid_faces(rings, columns), 0.5, np.stack([u, v], -1).reshape(-1, 2))


def ground(size: float, n: int, rough_m: float, seed: int, colour: tuple[float, float, float]) -> tuple[Mesh, Array, Array]:
    """A plane of earth or sand, its heights (n, n) in metres and its painted colour."""
    big, small = fractal(n, seed, 9), fractal(n, seed + 1, 11)
    z = ((big - 0.5) * rough_m + (small - 0.5) * rough_m * 0.35).astype(np.float32)
    y, x = np.mgrid[0:n, 0:n] / (n - 1)
    tint = np.interp(big * 0.5 + small * 0.5, [0.3, 0.7], [0.55, 1.25])[..., None] * np.array(colour)
    m = mesh(np.stack([(x - 0.5) * size, (y - 0.5) * size, z], -1), grid_faces(n, n), 0.5, np.stack([x, y], -1).reshape(-1, 2))
    return m, z, tint
