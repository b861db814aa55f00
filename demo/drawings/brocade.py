# SPDX-License-Identifier: Apache-2.0
"""PV-27: gauze silk in folds, its figure woven in the same colour and seen only where the light slides: python brocade.py silk OUT.png"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from names import H, W, lit
from paper import Array, fractal, mask, save
from woodcut import curve, ring, spiral

TILE = 300


def figure() -> Array:
    """One repeat, 0..1: a round of cloud curls about a five-petalled flower, four small flowers between."""

    def flower(p, s: int, x: float, y: float, r: float) -> None:
        for a in np.arange(5) * 2 * np.pi / 5 - np.pi / 2:
            cx, cy = x + 0.62 * r * np.cos(a), y + 0.62 * r * np.sin(a)
            p.ellipse([(cx - 0.42 * r) * s, (cy - 0.42 * r) * s, (cx + 0.42 * r) * s, (cy + 0.42 * r) * s], fill=255)
        p.ellipse([(x - 0.2 * r) * s, (y - 0.2 * r) * s, (x + 0.2 * r) * s, (y + 0.2 * r) * s], fill=0)

    def draw(p, s: int) -> None:
        m = TILE / 2
        for r, t in ((112, 7), (98, 3)):
            p.line([(a * s, b * s) for a, b in [*ring(m, m, r), ring(m, m, r)[0]]], fill=255, width=t * s)
        flower(p, s, m, m, 40)
        for a in np.arange(6) * np.pi / 3:
            x, y = m + 70 * np.cos(a), m + 70 * np.sin(a)
            p.line([(u * s, v * s) for u, v in spiral(x, y, 21, 1.4, a, 1)], fill=255, width=6 * s)
            p.line(
                [
                    (u * s, v * s)
                    for u, v in curve(
                        [
                            (x, y + 20),
                            (m + 82 * np.cos(a + 0.4), m + 82 * np.sin(a + 0.4)),
                            (m + 72 * np.cos(a + 0.62), m + 72 * np.sin(a + 0.62)),
                        ],
                        False,
                    )
                ],
                fill=255,
                width=5 * s,
            )
        for x, y in ((0, 0), (TILE, 0), (0, TILE), (TILE, TILE)):
            flower(p, s, x, y, 38)

    return mask(TILE, TILE, draw)


def folds() -> tuple[Array, Array, Array]:
    """Height, and where each point of the cloth lies in the weave."""
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    bend = cv2.GaussianBlur(fractal((H, W), 3, 0.55, 3), (0, 0), 24) - 0.5
    u = (x * 0.80 + y * 0.60 + 420 * bend) / 300
    v = (-x * 0.60 + y * 0.80) / 300
    high = np.zeros((H, W), np.float32)
    rng = np.random.default_rng(8)
    for k in range(-1, 9):
        at = k * 0.74 + 0.16 * np.sin(v * 1.1 + k * 2.3) + 0.07 * np.sin(v * 2.7 + k)
        wide = (0.17 + 0.05 * np.sin(v * 0.9 + k * 1.7)) * rng.uniform(0.8, 1.35)
        d = (u - at) / wide
        high += (62 + 26 * np.sin(v * 0.8 + k)) * np.exp(-(np.abs(d) ** 2.0)) * (1 + 0.25 * np.tanh(d * 2))
    high += 24 * bend * 4
    across = np.cumsum(np.sqrt(1 + np.gradient(high, axis=1) ** 2), 1)
    return high, across * 1.02 - 0.16 * y, y * 1.02 + 0.16 * x


def silk() -> Array:
    high, s, t = folds()
    tile = figure()
    woven = cv2.remap(
        np.tile(tile, (2, 2)), (s % TILE).astype(np.float32), (t % TILE).astype(np.float32), cv2.INTER_LINEAR
    )
    twill = np.where(woven > 0.5, np.sin((s + t) * 1.3), np.sin((s - 0.5 * t) * 1.6))
    base = np.array([0.36, 0.30, 0.145]) * (0.97 + 0.05 * twill)[..., None]
    base = base * (1 - 0.30 * woven)[..., None] + woven[..., None] * 0.30 * np.array([0.22, 0.24, 0.14])
    shine = 0.62 - 0.46 * woven
    soft = cv2.GaussianBlur(high, (0, 0), 3)
    a = lit(
        soft + 0.14 * twill + 0.5 * cv2.GaussianBlur(woven, (0, 0), 1.2),
        base,
        shine,
        (0.20, -0.10),
        9,
        (1.0, 0.90, 0.70),
        520,
    )
    b = lit(soft, base * 0.2, 0.55 * woven + 0.05, (0.95, 0.70), 12, (0.55, 0.66, 0.80), 420)
    return np.clip(0.72 * a**2.2 + 0.45 * b**2.2, 0, 1) ** (1 / 2.2)


if __name__ == "__main__":
    save(sys.argv[2], silk())
