# SPDX-License-Identifier: Apache-2.0
"""BST-08: a carved pilaster of close-set brick, low sun along the wall: python brick_relief.py wall OUT.png. The heights are those of
scenes/champa_views.py; light, shadow and stains are reckoned on them as on a map."""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
from paper import Array, fractal, lay, save

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenes"))
from champa_views import carved, weathered

SUN = np.array([-0.86, -0.34, 0.38])
WIDE = 1500


def shadow(high: Array, reach: int = 70) -> Array:
    """How free each point is of the shade of what stands towards the sun; heights and steps in pixels."""
    flat = np.hypot(*SUN[:2])
    dx, dy, slope = SUN[0] / flat, SUN[1] / flat, SUN[2] / flat
    blocked = np.full_like(high, -1e3)
    for k in range(1, reach):
        move = np.float32([[1, 0, -dx * k], [0, 1, -dy * k]])
        blocked = np.maximum(
            blocked, cv2.warpAffine(high, move, high.shape[::-1], borderMode=cv2.BORDER_REPLICATE) - k * slope
        )
    return cv2.GaussianBlur(np.clip(1 - (blocked - high) / 1.6, 0, 1).astype(np.float32), (0, 0), 1.2)


def colours(tint: Array, hollow: Array) -> Array:
    """Brick from dark to buff, lichen, damp, soot in the hollows."""
    h, w = tint.shape
    stops = np.array([(0.15, 0.050, 0.028), (0.30, 0.110, 0.055), (0.40, 0.195, 0.110)])
    c = np.stack([np.interp(tint, [0, 0.5, 1], stops[:, k]) for k in range(3)], -1)
    c = c * (0.82 + 0.36 * fractal((h, w), 3, 0.012, 5))[..., None]
    c = c * np.interp(hollow, [-10, 0, 9], [0.40, 0.95, 1.22])[..., None]
    lichen = np.clip((fractal((h, w), 5, 0.10, 8) - 0.57) / 0.06, 0, 1) * np.clip(
        (fractal((h, w), 6, 0.02, 5) - 0.35) * 4, 0, 1
    )
    damp = np.clip((cv2.resize(fractal((h // 4, w), 7, 0.12, 6), (w, h)) - 0.60) / 0.14, 0, 1)
    moss = np.clip((fractal((h, w), 8, 0.2, 7) - 0.60) / 0.07, 0, 1) * np.clip(0.5 - hollow / 12, 0, 1)
    return lay(
        lay(lay(c, (0.36, 0.34, 0.27), lichen * 0.6), (0.050, 0.040, 0.028), damp * 0.5),
        (0.10, 0.115, 0.035),
        moss * 0.7,
    )


def wall() -> Array:
    """Sun from the upper left, a blue sky's fill, warm light thrown back by the ground."""
    z, tint, hollow = weathered(carved(1150, 900))
    size = (WIDE, WIDE * z.shape[0] // z.shape[1])
    high, tint, hollow = (
        cv2.resize(a.astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
        for a in (z * WIDE / z.shape[1], tint, hollow)
    )
    high += 1.3 * (fractal(high.shape, 11, 0.006, 4) - 0.5)
    gy, gx = np.gradient(high)
    n = np.stack([-gx, -gy, np.ones_like(gx)], -1)
    n /= np.linalg.norm(n, axis=-1, keepdims=True)
    s = SUN / np.linalg.norm(SUN)
    sun = np.clip((n * s).sum(-1), 0, 1) * shadow(high)
    close = np.clip(1 + (high - cv2.GaussianBlur(high, (0, 0), 26)) / 60, 0.35, 1.1)[..., None]
    out = colours(tint, hollow) * (
        sun[..., None] * np.array([5.2, 3.9, 2.5])
        + close
        * (
            np.array([0.34, 0.42, 0.58]) * (0.6 - 0.4 * n[..., 1:2])
            + np.array([0.22, 0.14, 0.08]) * np.clip(n[..., 1:2], 0, 1)
        )
    )
    out = np.where(out > 0.55, 0.55 + 0.45 * np.tanh((out - 0.55) / 0.45), out) ** (1 / 2.2)
    return np.clip(out + 0.25 * (out * out * (3 - 2 * out) - out), 0, 1)


if __name__ == "__main__":
    save(sys.argv[2], wall())
