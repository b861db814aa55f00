# SPDX-License-Identifier: Apache-2.0
"""The relief of a Trần bell unrolled: fifty-two petals round the mouth, crossing ribs, bosses."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw

Array = np.ndarray


def lotus(size: tuple[int, int], count: int, y0: float, y1: float) -> Array:
    """Millimetres of a ring of full petals that stand on the lip, half of them before, half between."""
    w, h = size
    out = np.zeros((h, w), np.float32)
    low, high = int(y0 * h), int(y1 * h)
    v = ((np.arange(high - low) + 0.5) / (high - low))[:, None]
    for row, (top, lift) in enumerate(((1.0, 3.2), (0.84, 5.4))):
        u = ((np.arange(w) / w * count / 2 + 0.5 * row) % 1 - 0.5)[None] * 2
        t = v / top
        half = 0.95 * np.clip(1 - np.clip(t, 0, 1) ** 3.2, 0, 1) ** 0.55 * np.interp(t, [0, 0.45], [0.72, 1])
        inside = np.clip(1 - (np.abs(u) / np.maximum(half, 1e-3)) ** 2, 0, 1) * (t < 1)
        edge = np.clip(1 - np.abs(inside - 0.10) / 0.10, 0, 1)
        vein = np.exp(-((u / 0.05) ** 2)) * np.clip(1.0 - t, 0, 1)
        petal = (lift * 0.55 + lift * 0.5 * np.sqrt(inside) + 1.6 * edge + 1.0 * vein) * (inside > 0)
        out[low:high] = np.where(inside > 0, petal, out[low:high])
    return cv2.GaussianBlur(out, (0, 0), 2.5)


def bell_mm(size: tuple[int, int] = (6144, 3072)) -> Array:
    """Millimetres, row 0 at the lip: petals, ribs, bosses, and strokes worn past reading where the text would stand."""
    w, h = size
    up, cut = Image.new("L", size), Image.new("L", size)
    pen, knife = ImageDraw.Draw(up), ImageDraw.Draw(cut)
    for y in (0.14, 0.33, 0.36, 0.70):
        for d in (-22, 0, 22):
            pen.line([(0, y * h + d), (w, y * h + d)], fill=235, width=10)
    rng = np.random.default_rng(8)
    for k in range(4):
        x = (k + 0.5) * w / 4
        for d in (-52, -26, 26, 52):
            pen.line([(x + d, 0.14 * h), (x + d, 0.70 * h)], fill=235, width=10)
        for col in range(13):
            for row in range(15):
                cx, cy = x + 150 + col * 92, h * 0.40 + row * 58
                for _ in range(int(rng.integers(3, 6))):
                    a, b = rng.uniform(-27, 27, 2), rng.uniform(-22, 22, 2)
                    knife.line([(cx + a[0], cy + b[0]), (cx + (a[1] if rng.random() < 0.5 else a[0]), cy + (b[1] if rng.random() < 0.5 else b[0]))], fill=int(rng.uniform(90, 190)), width=8)
    boss = np.zeros((h, w), np.float32)
    for k in range(4):
        x, y, r = int((k + 0.5) * w / 4), int(0.345 * h), 120
        yy, xx = np.mgrid[y - r : y + r, x - r : x + r].astype(np.float32)
        q = np.hypot(xx - x, yy - y) / r
        boss[y - r : y + r, x - r : x + r] = 11 * np.clip(1 - q**2, 0, 1) ** 0.6 + 3 * np.exp(-(((q - 0.85) / 0.08) ** 2))
    body = cv2.GaussianBlur(np.asarray(up).astype(np.float32) / 255, (0, 0), 4) * 3.0
    body = np.maximum(body, lotus(size, 52, 0.030, 0.128))
    return np.maximum(body, boss) - cv2.GaussianBlur(np.asarray(cut).astype(np.float32) / 255, (0, 0), 2.2) * 1.7
