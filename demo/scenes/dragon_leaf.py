# SPDX-License-Identifier: Apache-2.0
"""A dragon of many bends as a height field of cords, for steles and prints (`dragon_relief.py` has the finer ones)."""

from __future__ import annotations

import cv2
import numpy as np
from mesh import Array

SIZE = 2400


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
