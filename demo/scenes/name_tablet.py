# SPDX-License-Identifier: Apache-2.0
"""A carved and gilt name tablet by candlelight, two dragons at its sides: python name_tablet.py OUT.png"""

from __future__ import annotations

import sys

import cv2
import dragon_relief
import numpy as np
from dragon_relief import Relief, wave
from PIL import Image, ImageDraw, ImageFont
from raking import developed, fractal, ramp, shaded

Array = np.ndarray
W, H = 1500, 1960
FONT = "/usr/share/fonts/truetype/arphic/ukai.ttc"
NAME = "朱文安"


def letters(size: int, step: int, middle: tuple[int, int]) -> Array:
    """Raised strokes, one character below the other; pixels of height."""
    plate = Image.new("L", (W, H))
    pen, font = ImageDraw.Draw(plate), ImageFont.truetype(FONT, size)
    for k, c in enumerate(NAME):
        pen.text((middle[0], middle[1] + (k - (len(NAME) - 1) / 2) * step), c, 255, font, anchor="mm", stroke_width=3)
    d = cv2.distanceTransform((np.asarray(plate) > 127).astype(np.uint8), cv2.DIST_L2, 5)
    u = np.clip(d / 12, 0, 1)
    return (20 * np.sqrt(1 - (1 - u) ** 2)).astype(np.float32)


def board(f: Relief, points, top: float) -> None:
    """A flat board with a moulded edge."""
    f.pad(points, 12, top)


def sides(f: Relief) -> None:
    """Pierced wings: a board, clouds, a dragon of many bends that faces the name."""
    board(f, [(120, 1010), (150, 760), (262, 600), (330, 500), (430, 520), (520, 640), (1000, 640), (1070, 520), (1170, 500), (1238, 600), (1350, 760), (1380, 1010), (1340, 1260), (1260, 1400), (1200, 1560), (300, 1560), (240, 1400), (160, 1260)], 26)
    z = dragon_relief.ly()[330:2110, 340:1330]
    wide = 470
    part = cv2.resize(z, (wide, wide * z.shape[0] // z.shape[1]), interpolation=cv2.INTER_AREA) * wide / z.shape[1]
    for x, a in ((90, part[:, ::-1]), (W - 90 - wide, part)):
        box = f.z[640 : 640 + a.shape[0], x : x + wide]
        np.maximum(box, np.where(a > 0, a * 1.25 + 26, 0), out=box)
    for s in (-1, 1):
        for y, dx, r in ((1490, 370, 30), (1330, 470, 30), (1180, 530, 26), (596, 400, 30)):
            f.curl((W / 2 + s * dx, y), r, 0.4, s, 11, over=0.95)
            f.cord([np.array([W / 2 + s * dx, y - r]) + [s * q[0], -q[1]] for q in wave((0, 0), 60, 92, 10, 0.9)], [13, 12, 2], 1.0, 0.95)


def crown(f: Relief) -> None:
    """The sun in flames over clouds."""
    board(f, [(500, 420), (520, 330), (600, 270), (650, 190), (750, 110), (850, 190), (900, 270), (980, 330), (1000, 420), (990, 470), (510, 470)], 44)
    for k in range(9):
        a = np.radians(-18 + 27 * k)
        p = np.array([750 + 62 * np.cos(a), 330 - 62 * np.sin(a)])
        f.cord([p + [q[0], -q[1]] for q in wave((0, 0), np.degrees(a), 104 if 1 < k < 7 else 80, 11, 1.0, k)], [17, 15, 2], 1.0, 0.9)
    f.ball((750, 330), 60, 0.75, 0.9)
    for r in (60, 40, 22):
        f.cord([(750 + r * np.cos(a), 330 + r * np.sin(a)) for a in np.linspace(0, 6.283, 24)], [5], 1.0, 0.95)
    for s in (-1, 1):
        for dx, y, r in ((122, 424, 40), (196, 392, 30), (150, 338, 22)):
            f.curl((750 + s * dx, y), r, 0.4 if s > 0 else 2.7, s, 11, over=0.95)


def body(f: Relief) -> None:
    """The board that bears the name, framed by beads and a running scroll."""
    for x0, y0, x1, y1, top in ((470, 450, 1030, 1570, 56), (520, 500, 980, 1520, 72)):
        rect(f, x0, y0, x1, y1, top)
    rect(f, 572, 552, 928, 1468, 34, sink=True)
    for y in np.arange(476, 1560, 28.5):
        for x in (495, 1005):
            f.ball((x, y), 11, 1.0, 0.95)
    for k in range(18):
        for x in (495 + 28.3 * (k + 1),):
            for y in (476, 1546):
                f.ball((x, y), 11, 1.0, 0.95)
    for s in (-1, 1):
        for k in range(16):
            f.curl((750 + s * 204, 548 + 62 * k), 19, 1.2 + np.pi * (k % 2), s if k % 2 else -s, 5.5, 6.5, 0.95)


def rect(f: Relief, x0: int, y0: int, x1: int, y1: int, top: float, sink: bool = False) -> None:
    """A raised field with rounded edges, or one cut down to `top`."""
    mask = np.zeros((H, W), np.uint8)
    mask[y0:y1, x0:x1] = 1
    u = np.clip(cv2.distanceTransform(mask, cv2.DIST_L2, 5) / 14, 0, 1)
    swell = np.sqrt(1 - (1 - u) ** 2)
    f.z = np.where(mask > 0, f.z * (1 - swell) + top * swell, f.z) if sink else np.maximum(f.z, swell * top * mask)


def foot(f: Relief) -> None:
    """Two rings of lotus on a stepped base."""
    rect(f, 330, 1556, 1170, 1600, 66)
    y, n, tall = 1600, 11, 104
    for k in range(n):
        x = 750 + (k - (n - 1) / 2) * 76
        f.pad([(x - 40, y), (x - 40, y + 60), (x, y + tall), (x + 40, y + 60), (x + 40, y)], 30, 70)
        f.cut([(x - 24, y + 6), (x - 22, y + 50), (x, y + tall - 24), (x + 22, y + 50), (x + 24, y + 6)], 4, 12)
        f.cord([(x, y + 14), (x, y + 44), (x, y + 66)], [8, 9, 2], 1.0, 0.9)
    rect(f, 300, 1706, 1200, 1752, 62)
    rect(f, 250, 1752, 1250, 1830, 80)
    for k in range(14):
        f.curl((290 + 70.8 * k, 1792), 24, 0.6, 1 if k % 2 else -1, 7, over=0.95)


def main(out: str) -> None:
    f = Relief(W, H)
    sides(f)
    crown(f)
    body(f)
    foot(f)
    strokes = letters(292, 300, (750, 1010))
    stain, fine = fractal((H, W), 13, 4, 9, 0.66), fractal((H, W), 15, 24, 8, 0.7)
    grain = cv2.resize(fractal((H // 14, W), 17, 60, 6), (W, H), interpolation=cv2.INTER_CUBIC)
    thing = f.z > 1
    z = cv2.GaussianBlur(f.z + strokes, (0, 0), 1.2) + (fine - 0.5) * 2.4 + np.where(thing, 0, grain * 5)
    z = z.astype(np.float32)
    proud = np.clip((z - cv2.GaussianBlur(z, (0, 0), 14)) / 12, -1, 1)
    gold = ramp(stain, [(0.25, (0.58, 0.27, 0.045)), (0.5, (0.84, 0.45, 0.095)), (0.75, (0.97, 0.62, 0.19))])
    red = ramp(fine, [(0.3, (0.12, 0.010, 0.006)), (0.6, (0.27, 0.022, 0.012)), (0.85, (0.33, 0.045, 0.02))])
    y, x = np.mgrid[0:H, 0:W]
    plate = (x > 580) & (x < 920) & (y > 560) & (y < 1460) & (strokes < 2)
    flat = (np.abs(f.z - 26) < 2.5) & (y > 480) & (y < 1556)
    bare = np.maximum(np.interp(stain * 0.35 + fine * 0.65 + 0.05 * np.clip(proud, 0, 1), [0.65, 0.69], [0, 0.85]), np.interp(proud, [-0.5, -0.14], [0.9, 0]))
    bare = np.where(plate | flat, 0.97, bare)
    soot = np.interp(proud + (fine - 0.5) * 0.5, [-0.9, -0.3], [0.8, 0])[..., None]
    colour = gold * (1 - bare[..., None]) + red * bare[..., None]
    colour = colour * (1 - soot) + np.array([0.04, 0.015, 0.008]) * soot
    wood = ramp(grain, [(0.2, (0.020, 0.010, 0.006)), (0.8, (0.060, 0.030, 0.016))])
    colour = np.where(thing[..., None], colour, wood).astype(np.float32)
    metal = np.where(thing, (1 - bare) * (1 - 0.7 * soot[..., 0]), 0).astype(np.float32)
    rough = np.clip(0.30 + 0.22 * fine + 0.12 * bare, 0.2, 0.9).astype(np.float32)
    left = shaded(z, colour, rough, metal, (-0.74, 0.10, 0.46), None, (3.4, 2.2, 1.1))
    right = shaded(z, colour, rough, metal, (0.74, 0.16, 0.46), None, (2.0, 1.25, 0.6))
    fall = np.clip(1.15 - x / W * 0.75, 0, 1.2)[..., None]
    light = left * fall * 0.72 + right * (1.25 - fall) * 0.62
    cv2.imwrite(out, developed(light, 0.95, (0.5, 0.5, 0.55), 1300))


if __name__ == "__main__":
    main(sys.argv[1])
