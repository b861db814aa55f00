# SPDX-License-Identifier: Apache-2.0

"""Silk, hills, water, mist, age and night: the ground of the ink pictures. Images are float arrays (h, w, 3), 0..255."""

from __future__ import annotations

import cv2
import numpy as np
from brush import CREAM, INK, PAPER, VERMILION, YELLOW, Array, Pen, curve
from paper import fractal


def silk(w: int, h: int, seed: int, tone=PAPER) -> Array:
    """Old silk, float 0..255."""
    fine, coarse = fractal((h, w), seed, 0.002, 2), fractal((h, w), seed + 1, 0.25, 5)
    weave = np.random.default_rng(seed).random((1, w)).astype(np.float32) - 0.5
    return np.float32(tone) * (0.97 + 0.05 * (fine - 0.5) + 0.12 * (coarse - 0.5) + 0.03 * weave)[..., None]


def over(image: Array, colour, cover: Array) -> Array:
    c = np.clip(cover, 0, 1)[..., None]
    return image * (1 - c) + np.float32(colour) * c


def ranges(image: Array, specs: list[tuple], seed: int, sharp: float = 1.0) -> list[Array]:
    """Hills behind hills: (height, swing, largest wave as a part of the width, strength, tone)."""
    h, w = image.shape[:2]
    y = np.mgrid[0:h, 0:w][0].astype(np.float32)
    brush = cv2.resize(fractal((h // 5, w), seed + 90, 0.02, 5), (w, h))
    lines = []
    for k, (at, swing, wave, strong, tone) in enumerate(specs):
        crest = (
            np.abs(fractal((8, w), seed + k, wave, 8, 0.52)[3] - 0.5) * 2 * sharp
            + (1 - sharp) * fractal((8, w), seed + k, wave, 4, 0.4)[3]
        )
        line = ((at - swing * (1 - crest)) * h).astype(np.float32)
        deep = y - line[None]
        body = np.exp(-np.maximum(deep, 0) / (h * swing * 0.75)) * np.clip(deep / 2, 0, 1)
        stroke = np.clip((brush - 0.45) * 4, 0, 1) * np.exp(-np.maximum(deep, 0) / (h * swing * 0.5)) * (deep > 0)
        image[:] = over(image, tone, body * strong)
        image[:] = over(image, INK, (stroke * 0.4 + np.exp(-((deep - 2) ** 2) / 14) * 0.5) * strong)
        lines.append(line)
    return lines


def stream(image: Array, up: Array, down: Array, seed: int, tone=(150, 168, 164), deep=(98, 126, 128)) -> None:
    """Water between two bank lines."""
    h, w = image.shape[:2]
    y = np.mgrid[0:h, 0:w][0].astype(np.float32)
    inside = np.clip((y - up[None]) / 2, 0, 1) * np.clip((down[None] - y) / 2, 0, 1)
    near = np.minimum(np.abs(y - up[None]), np.abs(down[None] - y))
    long = cv2.resize(fractal((h, w // 10), seed, 0.05, 5), (w, h))
    image[:] = over(image, tone, inside * 0.8)
    image[:] = over(image, deep, inside * (np.exp(-near / 40) * 0.5 + np.clip(long - 0.5, 0, 1) * 0.8))
    image[:] = over(image, INK, np.exp(-((near / 2.2) ** 2)) * 0.55)


def bank(w: int, y: float, swing: float, seed: int) -> Array:
    return (y + swing * (fractal((8, w), seed, 0.3, 6, 0.5)[3] - 0.5)).astype(np.float32)


def ripples(
    pen: Pen,
    up: Array,
    down: Array,
    n: int,
    longest: float = 140,
    tones=((96, 118, 118), (122, 142, 138), (210, 216, 204)),
) -> None:
    for _ in range(n):
        x = pen.rng.uniform(0, len(up) - 1)
        y, q = (
            pen.rng.uniform(up[int(x)] + 8, max(up[int(x)] + 10, down[int(x)] - 6)),
            pen.rng.uniform(0.2, 1) * longest,
        )
        pen.line(
            curve([(x, y), (x + q * 0.3, y - 3), (x + q * 0.7, y + 3), (x + q, y)], False),
            pen.rng.uniform(1.4, 2.6),
            pen.pick(tones),
        )


def grass(pen: Pen, xs, ys, s: float = 16) -> None:
    for x, y in zip(xs, ys, strict=True):
        for d in pen.rng.normal(0, s * 0.35, 4):
            pen.line(
                [(x, y), (x + d * 0.4, y - s * 0.5), (x + d, y - s * pen.rng.uniform(0.7, 1.3))],
                2.2,
                pen.pick([(98, 108, 66), (122, 126, 78), (84, 92, 62)]),
            )


def begin(image: Array, seed: int) -> Pen:
    return Pen(np.ascontiguousarray(np.clip(image, 0, 255).astype(np.uint8)), seed)


def aged(pen: Pen, seed: int) -> Array:
    """Pigment granulates and thins; float 0..255."""
    h, w = pen.body.shape
    cover = pen.body.astype(np.float32)[..., None] / 255
    fine, mid = fractal((h, w), seed, 0.0015, 2)[..., None], fractal((h, w), seed + 1, 0.02, 5)[..., None]
    image = pen.image.astype(np.float32) * (1 + cover * (0.14 * (fine - 0.5) + 0.12 * (mid - 0.5)))
    bare = cover * np.clip((mid * 0.65 + fine * 0.35 - 0.62) * 2.4, 0, 0.32)
    return image * (1 - bare) + np.float32(PAPER) * bare


def night(image: Array, lights: list[tuple], dark=(0.20, 0.25, 0.38), spill: float = 1.0) -> Array:
    """The same silk by night; `lights` are (x, y, reach, strength)."""
    h, w = image.shape[:2]
    out = (image / 255) ** 1.1 * np.float32(dark)
    small = np.zeros((h // 4 + 1, w // 4 + 1), np.float32)
    yy, xx = np.mgrid[0 : small.shape[0], 0 : small.shape[1]].astype(np.float32)
    for x, y, reach, strong in lights:
        d2 = ((xx - x / 4) ** 2 + (yy - y / 4) ** 2) / (reach / 4) ** 2
        small += strong / (1 + 4 * d2) ** 1.6
    glow = cv2.resize(1.25 * (1 - np.exp(-small / 1.25)), (w, h))[..., None]
    warm = (
        image / 255 * glow * np.float32([1.0, 0.66, 0.32]) * 0.95
        + np.clip(glow - 0.55, 0, 2) * np.float32([0.9, 0.55, 0.2]) * 0.28 * spill
    )
    return np.clip(out + warm, 0, 1) * 255


def flame(pen: Pen, x: float, y: float, s: float) -> tuple:
    for c, q in ((VERMILION, 1.0), (YELLOW, 0.6), (CREAM, 0.3)):
        pen.fill(
            curve(
                [
                    (x - s * 0.5 * q, y),
                    (x - s * 0.3 * q, y - s * 0.7 * q),
                    (x + s * 0.05, y - s * 1.5 * q),
                    (x + s * 0.35 * q, y - s * 0.6 * q),
                    (x + s * 0.5 * q, y),
                    (x, y + s * 0.2 * q),
                ],
                n=5,
            ),
            c,
        )
    return (x, y - s * 0.5, s * 9, 0.9)


def haze(image: Array, at: float, wide: float, seed: int, strong: float) -> Array:
    """A band of mist."""
    h, w = image.shape[:2]
    y = np.mgrid[0:h, 0:w][0].astype(np.float32) / h
    soft = cv2.resize(fractal((h, w // 5), seed, 0.3, 5), (w, h))
    cover = np.exp(-(((y - at) / wide) ** 2)) * np.interp(soft, [0.25, 0.7], [0.25, 1.0]) * strong
    return over(image.astype(np.float32), (228, 216, 186), cover).astype(image.dtype)


def mirrored(image: Array, level: int, seed: int) -> Array:
    """Still water below `level`: what stands above, stirred and paler."""
    h, w = image.shape[:2]
    y, x = np.mgrid[0 : h - level, 0:w].astype(np.float32)
    stir = cv2.resize(fractal((h - level, w // 12), seed, 0.06, 5), (w, h - level)) - 0.5
    back = cv2.remap(
        image,
        x + stir * (10 + y * 0.12),
        np.clip(level - 1 - y * 0.9 + stir * (8 + y * 0.2), 0, level - 1),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    )
    out = image.copy()
    out[level:] = back * 0.62 + np.float32([182, 184, 156]) * 0.36
    return out
