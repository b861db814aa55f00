# SPDX-License-Identifier: Apache-2.0
"""The relief of a Trần bell unrolled: fifty-two petals round the mouth, crossing ribs, bosses."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw

Array = np.ndarray


def lotus(pen: ImageDraw.ImageDraw, size: tuple[int, int], count: int, y0: float, y1: float) -> None:
    """A ring of petals that open downwards to the mouth."""
    w, h = size
    t = np.linspace(0, np.pi, 30)
    for k in range(count):
        x, half = (k + 0.5) * w / count, w / count * 0.47
        for f, ink, wide in ((1, 255, 13), (0.62, 190, 7)):
            pts = [(x - half * f * np.cos(u), (y0 + (y1 - y0) * f * np.sin(u) ** 0.75) * h) for u in t]
            pen.line(pts, fill=ink, width=wide)


def bell_mm(size: tuple[int, int] = (6144, 3072), written: bool = True) -> Array:
    """Millimetres, row 0 at the lip: petals, ribs, bosses, and strokes worn past reading where the text would stand."""
    w, h = size
    up, cut = Image.new("L", size), Image.new("L", size)
    pen, knife = ImageDraw.Draw(up), ImageDraw.Draw(cut)
    lotus(pen, size, 52, 0.035, 0.125)
    for y in (0.14, 0.33, 0.36, 0.70):
        for d in (-22, 0, 22):
            pen.line([(0, y * h + d), (w, y * h + d)], fill=235, width=10)
    rng = np.random.default_rng(8)
    for k in range(4):
        x = (k + 0.5) * w / 4
        for d in (-52, -26, 26, 52):
            pen.line([(x + d, 0.14 * h), (x + d, 0.70 * h)], fill=235, width=10)
        for col in range(13):
            for row in range(15 if written else 0):
                cx, cy = x + 150 + col * 92, h * 0.40 + row * 58
                for _ in range(int(rng.integers(3, 6))):
                    a, b = rng.uniform(-22, 22, 2), rng.uniform(-18, 18, 2)
                    knife.line([(cx + a[0], cy + b[0]), (cx + (a[1] if rng.random() < 0.5 else a[0]), cy + (b[1] if rng.random() < 0.5 else b[0]))], fill=int(rng.uniform(60, 160)), width=6)
    boss = np.zeros((h, w), np.float32)
    for k in range(4):
        x, y, r = int((k + 0.5) * w / 4), int(0.345 * h), 120
        yy, xx = np.mgrid[y - r : y + r, x - r : x + r].astype(np.float32)
        q = np.hypot(xx - x, yy - y) / r
        boss[y - r : y + r, x - r : x + r] = 11 * np.clip(1 - q**2, 0, 1) ** 0.6 + 3 * np.exp(-(((q - 0.85) / 0.08) ** 2))
    body = cv2.GaussianBlur(np.asarray(up).astype(np.float32) / 255, (0, 0), 4) * 3.0
    return np.maximum(body, boss) - cv2.GaussianBlur(np.asarray(cut).astype(np.float32) / 255, (0, 0), 2.4) * 1.0
