# SPDX-License-Identifier: Apache-2.0
"""A terracotta roof ornament in the shape of a bodhi leaf with a Lý dynasty dragon, raking light: python dragon_leaf.py OUT.png [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from mesh import Array, box, grid_faces, mesh
from mitsuba_drum import blend, fractal
from studio import camera, develop, lamp, plain, shape, skin

SIZE = 2400


def leaf_distance(x: Array, y: Array) -> Array:
    """Roughly how far inside a bodhi leaf a point lies; x -1..1, y -1 (foot) .. 1 (tip)."""
    t = np.clip((y + 0.92) / 1.86, 0, 1)
    half = 0.78 * np.clip(np.sin(np.pi * t**0.62), 0, 1) ** 0.72 * (1 - 0.35 * t**3)
    tip = np.clip((t - 0.80) / 0.17, 0, 1)
    half = half * (1 - tip**1.5) - 0.02 * tip
    lower = np.clip((y + 0.92) * 2.5, -1, 1)
    return np.minimum(half - np.abs(x), lower * 0.4)


def ridge(points: Array, radius: Array, profile: float = 1.0) -> Array:
    """A rounded cord along points (pixels), its height in units of its own radius."""
    out = np.zeros((SIZE, SIZE), np.float32)
    for (x, y), r in zip(points, radius, strict=True):
        k = int(np.ceil(r))
        x0, y0 = int(x) - k, int(y) - k
        if x0 < 0 or y0 < 0 or x0 + 2 * k >= SIZE or y0 + 2 * k >= SIZE:
            continue
        yy, xx = np.mgrid[y0 : y0 + 2 * k, x0 : x0 + 2 * k].astype(np.float32)
        h = np.sqrt(np.clip(1 - ((xx - x) ** 2 + (yy - y) ** 2) / r**2, 0, 1)) * r * profile
        out[y0 : y0 + 2 * k, x0 : x0 + 2 * k] = np.maximum(out[y0 : y0 + 2 * k, x0 : x0 + 2 * k], h)
    return out


def px(x: Array, y: Array) -> Array:
    return np.stack([(np.asarray(x) * 0.5 + 0.5) * SIZE, (0.5 - np.asarray(y) * 0.5) * SIZE], -1)


def curl(at: tuple[float, float], size: float, turns: float, hand: int, start: float, thick: float) -> Array:
    a = np.linspace(0, turns, 160)
    r = size * (1 - a / (turns * 1.12))
    c, s = np.cos(start + hand * a), np.sin(start + hand * a)
    pts = px(at[0] + r * c, at[1] + r * s)
    return ridge(pts, np.linspace(thick, thick * 0.45, 160) * SIZE / 2)


def dragon() -> Array:
    """The Lý dragon: one long body in even, shrinking waves, back fins, a maned head under a flaming crest."""
    t = np.linspace(0, 1, 2600)
    angle = 1.95 * np.sin(2 * np.pi * 4.5 * t - 0.9)  # a meander: the heading swings as a sine of the way gone
    size = 1 - 0.80 * t
    x, y = np.cumsum(size * np.sin(angle)), -np.cumsum(size * np.cos(angle))
    fit = 0.98 / (y.max() - y.min())
    x, y = (x.mean() - x) * fit * 1.12 - 0.03, (y - y.max()) * fit + 0.25
    girth = (0.066 * (1 - 0.80 * t) + 0.003) * SIZE / 2
    pts = px(x, y)
    out = ridge(pts, girth)
    d = np.gradient(pts, axis=0)
    n = np.stack([-d[:, 1], d[:, 0]], -1) / (np.linalg.norm(d, axis=1, keepdims=True) + 1e-6)
    for i in range(40, 2580, 15):
        for side, lift in ((1, 1.55), (-1, 0.0)):
            if lift:
                tip = pts[i] + n[i] * girth[i] * lift * side - d[i] / np.linalg.norm(d[i]) * girth[i] * 0.5
                line = np.linspace(pts[i] + n[i] * girth[i] * 0.8 * side, tip, 12)
                out = np.maximum(out, ridge(line, np.linspace(girth[i] * 0.22, girth[i] * 0.06, 12)))
    scale = np.zeros_like(out)
    for i in range(10, 2590, 9):
        a, b = pts[i] - n[i] * girth[i] * 0.92, pts[i] + n[i] * girth[i] * 0.92
        m = pts[i] + d[i] / np.linalg.norm(d[i]) * girth[i] * 0.42
        curve = np.array([(1 - u) ** 2 * a + 2 * u * (1 - u) * (2 * m - (a + b) / 2) + u * u * b for u in np.linspace(0, 1, 14)])
        cv2.polylines(scale, [np.int32(curve)], False, 1.0, 2, cv2.LINE_AA)
    out -= cv2.GaussianBlur(scale, (0, 0), 1.1) * 4.5 * (out > 6)
    return np.maximum(out, head(float(x[0]), float(y[0])))


def head(x: float, y: float) -> Array:
    u = np.linspace(0, 1, 90)
    s = SIZE / 2
    skull = ridge(px(x - 0.02 - 0.20 * u, y + 0.03 + 0.13 * np.sin(u * 2.2)), (0.085 - 0.045 * u) * s)
    trunk = ridge(px(x - 0.20 - 0.17 * np.sin(u * 2.7), y + 0.15 + 0.22 * u), (0.036 - 0.026 * u) * s)
    jaw = ridge(px(x - 0.04 - 0.19 * u, y - 0.045 - 0.02 * np.sin(u * 3)), (0.045 - 0.028 * u) * s)
    parts = [skull, trunk, jaw]
    parts.append(ridge(px(x - 0.075 + 0 * u[:6], y + 0.10 + 0 * u[:6]), np.full(6, 0.027 * s), 3.9))
    for k in range(7):
        v = np.linspace(0, 1, 70)
        a = 0.1 + 0.27 * k
        parts.append(ridge(px(x + 0.0 + 0.24 * v * np.cos(a) + 0.03 * np.sin(v * 6), y + 0.07 + 0.24 * v * np.sin(a) + 0.03 * np.sin(v * 7 + k)), (0.026 - 0.022 * v) * s))
    parts.append(curl((x - 0.40, y - 0.02), 0.075, 9, 1, 0, 0.02))
    parts.append(ridge(px(x - 0.38 + 0 * u[:6], y - 0.02 + 0 * u[:6]), np.full(6, 0.05 * s), 0.9))
    return np.maximum.reduce(parts)


def relief() -> tuple[Array, Array]:
    """Height in metres for a tile 42 cm across, and where the tile is."""
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    x, y = (x / SIZE - 0.5) * 2, (0.5 - y / SIZE) * 2
    inside = leaf_distance(x, y)
    unit = 0.21 / (SIZE / 2)
    base = 0.02 * np.clip(inside / 0.03, 0, 1) ** 0.5
    rim = np.exp(-(((inside - 0.055) / 0.022) ** 2)) * 0.010 + np.exp(-(((inside - 0.125) / 0.012) ** 2)) * 0.005
    flames = np.zeros((SIZE, SIZE), np.float32)
    for side in (-1, 1):
        for k in range(13):
            t = 0.06 + 0.066 * k
            yy = -0.90 + 1.86 * t
            half = float(0.78 * np.clip(np.sin(np.pi * t**0.62), 0, 1) ** 0.72 * (1 - 0.35 * t**3)) - 0.185
            flames = np.maximum(flames, curl((side * half, yy), 0.062 * (1 - 0.35 * t), 8.0, side, 1.2, 0.018))
    field = np.maximum(dragon(), flames * 0.8)
    mm = base + rim + field * unit * 0.62 * (inside > 0.02)
    worn = cv2.GaussianBlur(mm, (0, 0), 2.0) * 0.75 + cv2.GaussianBlur(mm, (0, 0), 7) * 0.25
    rough = (fractal(SIZE, 8, 10) - 0.5) * 0.004 + (fractal(SIZE, 9, 11) - 0.5) * 0.002
    return worn + rough * (inside > 0), inside


def main(out: str, width: int = 800, samples: int = 32) -> None:
    mm, inside = relief()
    n = 1500
    small, where = (cv2.resize(a, (n, n), interpolation=cv2.INTER_AREA) for a in (mm, inside))
    gy, gx = np.mgrid[0:n, 0:n] / (n - 1)
    pts = np.stack([(gx - 0.5) * 0.42, -small, (0.5 - gy) * 0.42], -1)
    f = grid_faces(n, n)
    keep = (where.ravel()[f] > 0.008).all(1)
    tile = mesh(pts, f[keep], 0.5, np.stack([gx, 1 - gy], -1).reshape(-1, 2))
    stain, fine = fractal(2048, 31, 9), fractal(2048, 32, 11)
    m2 = cv2.resize(mm, (2048, 2048), interpolation=cv2.INTER_AREA)
    hollow = np.clip((cv2.GaussianBlur(m2, (0, 0), 14) - m2) / 0.006, -1, 1)
    clay = blend(np.clip(stain * 0.7 + fine * 0.3 - hollow * 0.18, 0, 1), [(0.25, (0.16, 0.075, 0.042)), (0.5, (0.33, 0.15, 0.08)), (0.75, (0.46, 0.25, 0.145))])
    lime = np.interp(fine + hollow * 0.25, [0.55, 0.75], [0, 0.55])[..., None]
    colour = (clay * (1 - lime) + np.array([0.42, 0.34, 0.25]) * lime)[::-1]
    things = {"tile": shape(tile, skin(colour, 0.88)), "wall": shape(box((6, 0.1, 6), (0, 0.055, -3)), plain((0.035, 0.034, 0.036), 0.9)),
              "key": lamp((-0.85, -0.34, 0.62), (0, 0, 0.0), 0.14, (330, 262, 185)), "fill": lamp((0.9, -0.9, -0.1), (0, 0, 0), 0.8, (1.4, 1.8, 2.4)),
              "top": lamp((0.25, -0.5, 0.9), (0, 0, 0), 0.3, (7, 6.4, 5.6))}
    develop(things, camera((0.04, -1.15, 0.01), (0, 0, 0.0), 23.5, width, width, samples), out, exposure=0.75, depth=4)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:4]))
