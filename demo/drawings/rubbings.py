# SPDX-License-Identifier: Apache-2.0
"""Ink rubbings and plates of what the scenes cast: python rubbings.py OUT.png [boats|sights|seal|jar|shares|dish]

All but `boats` and `shares` take their reliefs from scenes that import Mitsuba; nothing is rendered.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
from calligraphy import worn
from paper import Array, fractal, lay, save, sheet

sys.path.append(str(Path(__file__).resolve().parent.parent / "scenes"))
from dongson import mantle_mm  # one folder over


def rubbing(mm: Array, w: int, h: int, soft: float, top: float, seed: int) -> Array:
    """`mm` (its first row upmost) as ink where it stands proud, on a torn sheet of w x h."""
    part = cv2.resize(mm, (w - 150, h - 130), interpolation=cv2.INTER_AREA)
    proud = np.clip(part - cv2.GaussianBlur(part, (0, 0), soft) * 0.5, 0, top) / top
    ink = np.zeros((h, w), np.float32)
    ink[65 : h - 65, 75 : w - 75] = 0.22 + 0.78 * np.clip(proud * 1.6, 0, 1)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    edge = np.minimum(np.minimum(x - 75, w - 75 - x), np.minimum(y - 65, h - 65 - y))
    ink *= np.clip((edge - 6 + 16 * (fractal((h, w), seed, 0.04, 6) - 0.5)) / 6, 0, 1)
    pats = np.interp(fractal((h, w), seed + 1, 0.06, 4), [0.2, 0.8], [0.66, 1.0])
    pores = np.clip(fractal((h, w), seed + 2, 0.006, 4) - 0.60, 0, 1) * 3
    pores += np.clip(fractal((h, w), seed + 3, 0.07, 7) - 0.72, 0, 1) * 7
    ink = ink * pats * (1 - np.clip(pores, 0, 0.9))
    image = sheet(w, h, (0.93, 0.89, 0.79), seed + 9, 0.05, 0.09)
    return worn(lay(image, (0.075, 0.08, 0.095), np.clip(ink, 0, 1)), seed + 14)


def boats() -> Array:
    """A third of the way round a drum's shoulder: two boats between their borders."""
    mm = mantle_mm()
    rows, columns = mm.shape
    return rubbing(mm[int(rows * 0.632) : int(rows * 0.94), : int(columns / 3)][::-1], 1900, 760, 9, 0.7, 62)


def sights() -> Array:
    """Small pictures from the belly of a tripod, newly drawn."""
    from tripods import pot_mm  # noqa: PLC0415 - imports Mitsuba

    mm = pot_mm(21)
    rows, columns = mm.shape
    return rubbing(mm[int(rows * 0.35) : int(rows * 0.69), : int(columns * 0.52)][::-1], 1800, 1080, 9, 3.2, 122)


def seal() -> Array:
    """A sheet with one impression in cinnabar."""
    from seal import paper  # noqa: PLC0415 - imports Mitsuba

    _, colour = paper(0.20, 0.16, (0.5, 0.5), 0)
    return np.clip(cv2.resize(colour[::-1], (1500, 1200), interpolation=cv2.INTER_AREA) * 1.15, 0, 1) ** (1 / 2.2)


def jar() -> Array:
    """A third of the great jar's wall, foot to rim."""
    from vessels import jar_mm  # noqa: PLC0415 - imports Mitsuba

    mm = jar_mm()
    return rubbing(
        mm[int(mm.shape[0] * 0.05) : int(mm.shape[0] * 0.92), : mm.shape[1] // 3][::-1], 1500, 1500, 9, 0.7, 142
    )


def shares() -> Array:
    """Ploughshares as a plate in an old excavation report: stippled, a scale below."""
    w, h = 1700, 1240
    rng = np.random.default_rng(4)
    ink = np.zeros((h, w), np.float32)
    y = np.linspace(0, 1, 90)
    base = np.interp(y, [0, 0.12, 0.3, 0.5, 0.75, 0.93, 1], [0.030, 0.034, 0.062, 0.064, 0.045, 0.018, 0.001])
    for k in range(10):
        cx, top = 210 + (k % 5) * 320, 130 + (k // 5) * 500
        size, px = rng.uniform(0.85, 1.1), 2300
        half = cv2.GaussianBlur((base * (1 + 0.05 * np.sin(y * 9 + k)) * size)[:, None], (0, 0), 3)[:, 0] * px
        ys = top + y * 0.165 * size * px
        wob = np.cumsum(rng.normal(0, 0.35, 90))
        left, right = np.stack([cx - half + wob * 0.6, ys], -1), np.stack([cx + half + wob * 0.4, ys], -1)
        outline = np.int32(np.concatenate([left, right[::-1]]))
        cv2.polylines(ink, [outline], True, 1.0, 3, cv2.LINE_AA)
        socket = np.stack(
            [cx + np.linspace(-1, 1, 40) * half[8] * 0.8, top + 22 + (1 - np.linspace(-1, 1, 40) ** 2) * 150 * size], -1
        )
        cv2.polylines(ink, [np.int32(socket)], False, 0.9, 2, cv2.LINE_AA)
        inside = cv2.fillPoly(np.zeros((h, w), np.uint8), [outline], 1)
        pts = np.stack([rng.uniform(cx - 170, cx + 170, 5200), rng.uniform(top, ys[-1], 5200)], -1)
        for x, v in pts:
            shade = 0.10 + 0.75 * np.clip((x - cx) / 130 + 0.15, 0, 1) ** 1.6
            if inside[int(v), int(x)] and rng.random() < shade:
                cv2.circle(ink, (int(x), int(v)), 1, 0.9, -1, cv2.LINE_AA)
    for k in range(5):
        cv2.rectangle(ink, (620 + k * 92, 1160), (620 + (k + 1) * 92, 1176), 1.0, -1 if k % 2 == 0 else 2)
    image = sheet(w, h, (0.93, 0.90, 0.81), 171, 0.05, 0.09)
    return lay(
        image,
        (0.10, 0.085, 0.075),
        np.clip(ink, 0, 1) * np.interp(fractal((h, w), 172, 0.05, 4), [0.2, 0.8], [0.75, 1]),
    )


def dish() -> Array:
    """A blue dish from straight above on dark sand, the sea still in its glaze."""
    from ceramics import Brush  # noqa: PLC0415 - imports Mitsuba

    n, b = 1300, Brush((2048, 2048), 3, 3.1)
    b.scroll(0.63, 0.022, 10, 62)
    for line, wide in ((0.535, 14), (0.55, 8), (0.80, 16), (0.815, 7), (0.70, 8), (0.56, 6)):
        b.band(line, wide)
    for k in range(24):
        t = np.linspace(0, np.pi, 20)
        b.stroke(
            np.stack([(k + 0.5 + 0.46 * np.cos(t)) * 2048 / 24, (0.795 - 0.075 * np.sin(t) ** 0.7) * 2048], -1), 12, 0.8
        )
    for k in range(7):
        t = np.linspace(0, 2 * np.pi, 20)
        b.wash(np.stack([(k + 0.5) * 2048 / 7 + 90 * np.sin(t), (0.91 - 0.05 * np.cos(t)) * 2048], -1), 0.7)
    painted = b.glaze().astype(np.float32)
    y, x = np.mgrid[0:n, 0:n].astype(np.float32)
    x, y = (x - n / 2) / (n * 0.45), (y - n / 2) / (n * 0.45)
    r, a = np.hypot(x, y), np.arctan2(y, x) / (2 * np.pi) % 1
    v = np.interp(r, [0, 0.35, 0.40, 0.66, 0.93, 1.0], [0.995, 0.86, 0.83, 0.70, 0.56, 0.52]).astype(np.float32)
    face = cv2.remap(painted, (a * 2047).astype(np.float32), v * 2047, cv2.INTER_LINEAR)
    lean = (x * -0.6 + y * -0.8) / np.maximum(r, 1e-3)
    slope = np.interp(r, [0, 0.36, 0.40, 0.55, 0.9, 0.97, 1], [0, 0, 0.25, 0.5, 0.6, 0.1, -0.9])
    light = 0.82 - 0.30 * slope * lean + 0.5 * np.exp(-(((x + 0.38) / 0.16) ** 2 + ((y + 0.50) / 0.10) ** 2))
    sand = np.array([0.055, 0.06, 0.055]) * np.interp(fractal((n, n), 181, 0.1, 8), [0.2, 0.8], [0.5, 1.5])[..., None]
    shadow = 1 - 0.75 * np.exp(-np.clip(np.hypot(x - 0.05, y - 0.07) - 0.93, 0, 9) / 0.07)
    inside = np.clip((1 - r) * n * 0.45, 0, 1)[..., None]
    out = sand * shadow[..., None] * (1 - inside) + face * light[..., None] * inside
    return np.clip(out * 1.25, 0, 1) ** (1 / 2.2)


if __name__ == "__main__":
    makers = {f.__name__: f for f in (boats, sights, seal, jar, shares, dish)}
    save(sys.argv[1], makers[sys.argv[2] if len(sys.argv) > 2 else "boats"]())
