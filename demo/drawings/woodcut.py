# SPDX-License-Identifier: Apache-2.0
"""Prints from imagined blocks: python woodcut.py NAME OUT.png, with NAME one of pigs, pavilion, fans, boat, mats, flags, dragon."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from paper import Array, fractal, lay, mask, save, sheet, stain

W, H = 1800, 1350
INK = (0.10, 0.085, 0.08)
RED, ORANGE, YELLOW, GREEN, BLUE, PINK, PURPLE = (
    (0.78, 0.20, 0.14),
    (0.88, 0.47, 0.17),
    (0.93, 0.73, 0.26),
    (0.24, 0.50, 0.36),
    (0.20, 0.36, 0.52),
    (0.90, 0.56, 0.52),
    (0.45, 0.26, 0.42),
)

Points = list[tuple[float, float]]


def curve(points: Points, closed: bool = True, n: int = 14) -> Points:
    """A smooth line through the points (Catmull-Rom)."""
    p = np.array(points, float)
    p = np.concatenate([p[-1:], p, p[:2]]) if closed else np.concatenate([p[:1], p, p[-1:]])
    u = np.linspace(0, 1, n, endpoint=False)[:, None]
    out = [
        0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3)
        for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False)
    ]
    return [tuple(q) for q in np.concatenate(out)]


class Print:
    """A sheet that is pressed with one block after another: flat colours first, the black key block last."""

    def __init__(
        self, seed: int, tone: tuple[float, float, float] = (0.93, 0.88, 0.78), w: int = W, h: int = H
    ) -> None:
        self.w, self.h, self.seed = w, h, seed
        self.image = sheet(w, h, tone, seed, 0.05, 0.08)
        sparkle = np.clip(fractal((h, w), seed + 7, 0.004, 3) - 0.72, 0, 1) * 2.2
        self.image = lay(self.image, (1.0, 0.98, 0.93), np.clip(sparkle, 0, 0.6))
        self.keys: list[tuple[Points, float, bool] | list[Points]] = []
        wood = cv2.resize(fractal((h, max(8, w // 14)), seed + 3, 0.2, 6), (w, h))
        self.rubbed = np.interp(fractal((h, w), seed + 4, 0.012, 4) * 0.5 + wood * 0.5, [0.22, 0.5], [0.0, 1.0]).astype(
            np.float32
        )

    def block(self, shapes: list[Points], colour, strength: float = 0.985) -> None:
        """One colour block; it hides what was cut before it, and the ink is uneven, as a hand rubs it."""
        self.keys.append(shapes)
        xs, ys = [x for shape in shapes for x, _ in shape], [y for shape in shapes for _, y in shape]
        x0, x1 = max(0, int(min(xs)) - 2), min(self.w, int(max(xs)) + 3)
        y0, y1 = max(0, int(min(ys)) - 2), min(self.h, int(max(ys)) + 3)
        if x1 <= x0 or y1 <= y0:
            return
        cover = mask(
            x1 - x0,
            y1 - y0,
            lambda p, s: [p.polygon([((a - x0) * s, (b - y0) * s) for a, b in shape], fill=255) for shape in shapes],
        )
        self.seed += 1
        rub = np.roll(self.rubbed, (self.seed * 131) % self.h, 0)[y0:y1, x0:x1, None]
        ink = np.asarray(colour, np.float32) * (0.90 + 0.10 * rub) + 0.05 * (1 - rub)
        self.image[y0:y1, x0:x1] = lay(self.image[y0:y1, x0:x1], ink, cover * strength)

    def line(self, points: Points, width: float = 7, closed: bool = False) -> None:
        self.keys.append((points, width, closed))

    def shape(self, points: Points, colour, width: float = 7) -> None:
        """A coloured area with its outline."""
        self.block([points], colour)
        self.line(points, width, True)

    def finish(self) -> Array:
        """Press the key block: lines of a knife, swelling and a little ragged."""

        def draw(pen, s: int) -> None:
            for key in self.keys:
                if isinstance(key, list):
                    for hidden in key:
                        pen.polygon([(a * s, b * s) for a, b in hidden], fill=0)
                    continue
                points, width, closed = key
                q = [*points, points[0]] if closed else points
                n = max(2, len(q) - 1)
                for i, (a, b) in enumerate(pairwise(q)):
                    t = (
                        width * (0.85 + 0.3 * np.sin(3.1 * i / n * np.pi + len(q)) ** 2)
                        if closed
                        else width * (0.55 + 0.6 * np.sin(np.pi * (i + 0.5) / n))
                    )
                    r = t * s / 2
                    pen.line([a[0] * s, a[1] * s, b[0] * s, b[1] * s], fill=255, width=max(1, int(2 * r)))
                    pen.ellipse([b[0] * s - r, b[1] * s - r, b[0] * s + r, b[1] * s + r], fill=255)

        ink = mask(self.w, self.h, draw)
        y, x = np.mgrid[0 : self.h, 0 : self.w].astype(np.float32)
        n1, n2 = (
            fractal((self.h, self.w), self.seed + 20, 0.01, 4) - 0.5,
            fractal((self.h, self.w), self.seed + 21, 0.01, 4) - 0.5,
        )
        ink = np.clip(
            (cv2.GaussianBlur(cv2.remap(ink, x + n1 * 5, y + n2 * 5, cv2.INTER_LINEAR), (0, 0), 0.9) - 0.3) / 0.4, 0, 1
        )
        thin = np.interp(fractal((self.h, self.w), self.seed + 22, 0.02, 5), [0.22, 0.45], [0.55, 1])
        return stain(self.image, np.array(INK) * 1.1, ink * thin * 0.97)


def spiral(x: float, y: float, r: float, turns: float, start: float, hand: int = 1) -> Points:
    a = np.linspace(0, turns * 2 * np.pi, int(40 * turns) + 8)
    rr = r * (1 - a / (turns * 2 * np.pi) * 0.94)
    return [(x + q * np.cos(start + hand * b), y + q * np.sin(start + hand * b)) for q, b in zip(rr, a, strict=True)]


def ring(x: float, y: float, r: float, squash: float = 1.0, n: int = 60) -> Points:
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    return [(x + r * np.cos(b), y + r * squash * np.sin(b)) for b in a]


def placed(points: Points, x: float, y: float, size: float, flip: int = 1) -> Points:
    return [(x + flip * a * size, y + b * size) for a, b in points]


SOW = curve(
    [
        (-555, 40),
        (-560, -20),
        (-500, -80),
        (-430, -150),
        (-330, -215),
        (-200, -255),
        (0, -275),
        (220, -262),
        (400, -215),
        (500, -120),
        (520, 10),
        (500, 120),
        (480, 245),
        (395, 248),
        (372, 160),
        (300, 148),
        (150, 172),
        (-30, 185),
        (-190, 165),
        (-225, 190),
        (-232, 248),
        (-318, 248),
        (-328, 150),
        (-380, 118),
        (-455, 112),
        (-535, 90),
    ]
)


def pig(sheet_: Print, x: float, y: float, size: float, colour, flip: int = 1, accent=RED) -> None:
    """One pig in profile, whorls of yin and yang on its shoulder and flank."""
    sheet_.shape(placed(SOW, x, y, size, flip), colour, 9 * size**0.5)
    for cx, cy, r, hand in ((-215, -40, 108, 1), (235, -50, 128, -1)):
        ox, oy = x + flip * cx * size, y + cy * size
        sheet_.block([ring(ox, oy, r * size)], (0.96, 0.90, 0.78))
        a = np.linspace(0, np.pi, 30)
        half = [(ox + r * size * np.cos(b), oy + r * size * np.sin(b)) for b in a]
        inner = [
            (ox - r * size / 2 + r * size / 2 * np.cos(b), oy - r * size / 2 * np.sin(b))
            for b in np.linspace(np.pi, 0, 20)
        ]
        inner2 = [
            (ox + r * size / 2 + r * size / 2 * np.cos(b), oy + r * size / 2 * np.sin(b))
            for b in np.linspace(np.pi, 0, 20)
        ]
        sheet_.block([half + inner + inner2], accent if hand > 0 else GREEN)
        sheet_.line(ring(ox, oy, r * size), 6 * size**0.5, True)
        sheet_.line(inner + inner2, 6 * size**0.5)
        for k in (-1, 1):
            sheet_.block([ring(ox + k * r * size / 2, oy, r * size * 0.13)], INK)
        for k in range(11):
            b = 2 * np.pi * k / 11
            sheet_.line(
                [
                    (ox + (r + 10) * size * np.cos(b), oy + (r + 10) * size * np.sin(b)),
                    (ox + (r + 40) * size * np.cos(b + 0.25), oy + (r + 40) * size * np.sin(b + 0.25)),
                ],
                6 * size**0.5,
            )
    ear = curve([(-395, -165), (-350, -245), (-270, -240), (-255, -170), (-300, -90), (-345, -70)])
    sheet_.shape(placed(ear, x, y, size, flip), accent, 7 * size**0.5)
    sheet_.shape(
        placed(curve([(-572, -28), (-535, -40), (-520, 20), (-530, 84), (-568, 78)]), x, y, size, flip),
        PINK,
        6 * size**0.5,
    )
    for dy in (0, 44):
        sheet_.block([placed(ring(-550, 5 + dy, 9), x, y, size, flip)], INK)
    sheet_.block(
        [placed(curve([(-478, -60), (-440, -88), (-400, -70), (-432, -50)]), x, y, size, flip)], (0.97, 0.94, 0.88)
    )
    sheet_.line(
        placed(curve([(-478, -60), (-440, -88), (-400, -70), (-432, -50)]), x, y, size, flip), 5 * size**0.5, True
    )
    sheet_.block([placed(ring(-440, -68, 11), x, y, size, flip)], INK)
    sheet_.line(placed([(-530, 92), (-490, 84), (-450, 92), (-425, 78)], x, y, size, flip), 6 * size**0.5)
    sheet_.line(
        placed(
            curve([(512, -90), (575, -120), (600, -60), (560, -30), (545, -75), (590, -135), (640, -120)], False),
            x,
            y,
            size,
            flip,
        ),
        9 * size**0.5,
    )
    for px in (-275, 436):
        for d in (-22, 8):
            sheet_.line(placed([(px + d, 215), (px + d, 246)], x, y, size, flip), 5 * size**0.5)
    for k in range(14):
        t = -330 + 56 * k
        top = -222 - 50 * np.sin((t + 330) / 780 * np.pi)
        sheet_.line(placed([(t, top + 16), (t + 22, top + 50)], x, y, size, flip), 4.5 * size**0.5)


def leafy(sheet_: Print, x: float, y: float, size: float, turn: float, colour) -> None:
    """A taro leaf on its stalk."""
    shape = curve([(0, 0), (-70, -60), (-95, -160), (-40, -260), (0, -330), (40, -260), (95, -160), (70, -60)])
    c, s = np.cos(turn), np.sin(turn)
    put = [(x + size * (a * c - b * s), y + size * (a * s + b * c)) for a, b in shape]
    sheet_.shape(put, colour, 6)
    for k in range(6):
        for side in (-1, 1):
            line = [(0, -30 - 45 * k), (side * (62 - 7 * k), -75 - 45 * k)]
            sheet_.line([(x + size * (a * c - b * s), y + size * (a * s + b * c)) for a, b in line], 4)
    sheet_.line([(x, y), (x + size * (0 * c + 320 * s), y + size * (0 * s - 320 * c))], 5)


def pigs() -> Array:
    """A sow and her litter, after a design that everyone has carved."""
    p = Print(11)
    for x, y, size, turn in (
        (1560, 1130, 1.25, 0.35),
        (1690, 1160, 1.0, -0.1),
        (150, 1150, 1.05, -0.35),
        (250, 1190, 0.8, 0.3),
    ):
        leafy(p, x, y, size, turn, GREEN)
    pig(p, 920, 520, 1.28, YELLOW, 1, RED)
    for k, (x, y, size, colour, flip) in enumerate(
        (
            (430, 1085, 0.40, PINK, 1),
            (790, 1120, 0.36, ORANGE, 1),
            (1120, 1115, 0.38, YELLOW, -1),
            (1430, 1090, 0.40, PINK, 1),
            (610, 955, 0.30, ORANGE, -1),
        )
    ):
        pig(p, x, y, size, colour, flip, RED if k % 2 else BLUE)
    return p.finish()


def rect(x0: float, y0: float, x1: float, y1: float) -> Points:
    n = 8
    top = [(x0 + (x1 - x0) * k / n, y0) for k in range(n)]
    right = [(x1, y0 + (y1 - y0) * k / n) for k in range(n)]
    low = [(x1 - (x1 - x0) * k / n, y1) for k in range(n)]
    return [*top, *right, *low, *[(x0, y1 - (y1 - y0) * k / n) for k in range(n)]]


def eaves(p: Print, x: float, y: float, half: float, rise: float, top: float, colour) -> None:
    """A tiled hip roof seen from the front: sagging eaves, lifted corners, rows of tiles."""
    t = np.linspace(-1, 1, 41)
    low = [(x + half * a, y - 0.24 * rise * abs(a) ** 5 + 8 * (1 - a * a)) for a in t]
    up = [(x + top * a, y - rise) for a in t[::-1]]
    left = [(x - half + (half - top) * u**0.72, y - 0.24 * rise - 0.76 * rise * u) for u in np.linspace(0, 1, 10)]
    shape = [*low, *[(2 * x - a, b) for a, b in left], *up, *left[::-1]]
    p.shape(shape, colour, 7)
    for a in np.linspace(-0.93, 0.93, int(half / 15)):
        p.line([(x + top * a, y - rise + 6), (x + (half * 0.96) * a, y - 0.24 * rise * abs(a) ** 5 - 2)], 4)
    for sx in (-1, 1):
        hook = curve(
            [
                (x + sx * half * 0.97, y - 0.2 * rise),
                (x + sx * half * 1.07, y - 0.34 * rise),
                (x + sx * half * 1.10, y - 0.62 * rise),
                (x + sx * half * 1.03, y - 0.52 * rise),
            ],
            False,
        )
        p.line(hook, 15)
    p.shape(rect(x - top - 14, y - rise - 24, x + top + 14, y - rise), (0.90, 0.84, 0.72), 6)


def pavilion() -> Array:
    """Khuê Văn Các from the front, doubled in the well before it."""
    w, h = 1500, 1800
    p = Print(31, (0.95, 0.86, 0.66), w, h)
    cx, ground = 750, 1270
    p.block([ring(cx, 660, 520)], (0.95, 0.70, 0.42), 0.6)
    for k in range(14):
        for side in (-1, 1):
            bx = cx + side * (430 + 44 * k + 9 * (k % 3))
            p.block(
                [ring(bx, ground - 150 - 40 * ((k * 7) % 5), 78 + 12 * (k % 4), 0.9)],
                GREEN if k % 2 else (0.33, 0.56, 0.36),
                0.85,
            )
    p.shape(rect(0, ground - 95, w, ground + 6), (0.80, 0.52, 0.38), 5)
    for y in range(ground - 84, ground, 20):
        p.line([(0, y), (w, y)], 3)
    pillars = [(cx - 250, 92), (cx + 158, 92)]
    for x0, wide in pillars:
        p.shape(rect(x0, 905, x0 + wide, ground), (0.93, 0.85, 0.70), 8)
        p.shape(rect(x0 + 18, 945, x0 + wide - 18, ground - 40), RED, 4)
        for y in range(965, ground - 50, 44):
            p.block([ring(x0 + wide / 2, y + 6, 14)], YELLOW)
    p.shape(rect(cx - 158, 905, cx + 158, ground), (0.35, 0.20, 0.16), 3)
    p.block([[(cx - 150, ground), (cx - 60, 1080), (cx + 60, 1080), (cx + 150, ground)]], (0.88, 0.72, 0.50))
    p.shape(rect(cx - 290, 868, cx + 290, 908), (0.93, 0.85, 0.70), 7)
    p.shape(rect(cx - 250, 600, cx + 250, 868), RED, 8)
    for k in range(13):
        bx = cx - 232 + k * 36
        p.shape(rect(bx, 800, bx + 18, 862), (0.60, 0.13, 0.10), 4)
    p.line([(cx - 250, 796), (cx + 250, 796)], 10)
    p.shape(ring(cx, 690, 98), (0.97, 0.90, 0.72), 9)
    p.shape(ring(cx, 690, 36), YELLOW, 6)
    for k in range(12):
        b = 2 * np.pi * k / 12
        p.line([(cx + 40 * np.cos(b), 690 + 40 * np.sin(b)), (cx + 95 * np.cos(b), 690 + 95 * np.sin(b))], 10)
    for sx in (-1, 1):
        p.shape(rect(cx + sx * 175 - 48, 620, cx + sx * 175 + 48, 770), (0.60, 0.13, 0.10), 6)
        for y in (660, 700, 740):
            p.line([(cx + sx * 175 - 44, y), (cx + sx * 175 + 44, y)], 4)
    eaves(p, cx, 604, 345, 120, 235, (0.72, 0.36, 0.24))
    p.shape(rect(cx - 205, 420, cx + 205, 470), RED, 6)
    eaves(p, cx, 428, 285, 135, 150, (0.72, 0.36, 0.24))
    p.shape(
        curve(
            [(cx - 28, 268), (cx - 34, 240), (cx - 12, 215), (cx, 180), (cx + 12, 215), (cx + 34, 240), (cx + 28, 268)]
        ),
        YELLOW,
        6,
    )
    for sx in (-1, 1):
        p.line(curve([(cx + sx * 150, 268), (cx + sx * 110, 225), (cx + sx * 75, 262), (cx + sx * 48, 232)], False), 16)
    p.shape(rect(cx - 330, ground - 2, cx + 330, ground + 30), (0.80, 0.76, 0.66), 6)
    p.shape(rect(0, ground + 30, w, ground + 62), (0.86, 0.80, 0.66), 6)
    for x in range(30, w, 66):
        p.line([(x, ground + 36), (x, ground + 58)], 5)
    return mirror_in_water(p.finish(), ground + 66)


def mirror_in_water(image: Array, level: int) -> Array:
    """The lower part becomes a pond that repeats what stands above, with carved ripples."""
    h, w = image.shape[:2]
    y, x = np.mgrid[0 : h - level, 0:w].astype(np.float32)
    shift = 7 * np.sin(y / 11) + 5 * np.sin(y / 5 + x / 190)
    back = cv2.remap(
        image[:level], np.clip(x + shift, 0, w - 1), np.clip(level - 70 - y * 1.9, 0, level - 1), cv2.INTER_LINEAR
    )
    tint = np.array([0.42, 0.60, 0.60], np.float32)
    out = image.copy()
    out[level:] = back * 0.55 + tint * 0.36
    lines = mask(
        w,
        h - level,
        lambda p, s: [
            p.line([((a + 14 * np.sin(k)) * s, yy * s), ((a + ln) * s, yy * s)], fill=255, width=3 * s)
            for k, (a, yy, ln) in enumerate(
                [((137 * k * k) % w, 16 + 13.3 * k, 90 + (k * 53) % 190) for k in range(33)]
            )
        ],
    )
    out[level:] = lay(out[level:], (0.90, 0.93, 0.86), lines * 0.55)
    return out


def fan(p: Print, x: float, y: float, r: float, turn: float, colour, gilt) -> None:
    """An open folding fan of silk with a phoenix tail of rings."""
    a = np.linspace(turn - 1.22, turn + 1.22, 41)

    def at(q: float, b: float) -> tuple[float, float]:
        return (x + q * np.sin(b), y - q * np.cos(b))

    leaf = [
        *[at(r * (1 + (0.012 if k % 2 else -0.012)), b) for k, b in enumerate(a)],
        *[at(r * 0.42, b) for b in a[::-1]],
    ]
    p.shape(leaf, colour, 8)
    for k, b in enumerate(a):
        p.line([at(r * 0.42, b), at(r, b)], 3 if k % 2 else 4)
        if k % 2 == 0:
            p.line([at(r * 0.05, b), at(r * 0.42, b)], 9)
    for q, size, n in ((0.86, 0.050, 11), (0.67, 0.040, 9), (0.52, 0.028, 9)):
        for b in np.linspace(turn - 1.08, turn + 1.08, n):
            c = at(r * q, b)
            p.block([ring(*c, r * size)], gilt, 1.0)
            p.line(ring(*c, r * size), 4, True)
            p.line(spiral(*c, r * size * 0.7, 1.4, b), 3.5)
    p.line([at(r * 0.945, b) for b in a], 5)
    p.shape(ring(x, y, r * 0.045), gilt, 5)
    tail = curve([(x, y + r * 0.04), (x - 26, y + r * 0.2), (x + 18, y + r * 0.34), (x - 8, y + r * 0.5)], False)
    p.line(tail, 8)
    for d in (-14, -7, 0, 7, 14):
        p.line([(x - 8, y + r * 0.5), (x - 8 + d, y + r * 0.66)], 5)


def fans() -> Array:
    """Three fans for three realms: green for the forests, white for the waters, red for heaven before them."""
    p = Print(51, (0.53, 0.09, 0.075))
    for k in range(15):
        for j in range(5):
            x, y = 60 + k * 126 + 63 * (j % 2), 90 + j * 300
            p.block(
                [ring(x, y, 15), *[ring(x + 27 * np.cos(b), y + 27 * np.sin(b), 10) for b in np.arange(6) * np.pi / 3]],
                (0.66, 0.20, 0.12),
                0.75,
            )
    gilt = (0.93, 0.75, 0.36)
    fan(p, 470, 880, 560, -0.42, (0.16, 0.42, 0.30), gilt)
    fan(p, 1330, 880, 560, 0.42, (0.95, 0.92, 0.84), (0.55, 0.72, 0.78))
    fan(p, 900, 1080, 640, 0.0, (0.83, 0.17, 0.12), gilt)
    return p.finish()


def singer(p: Print, x: float, y: float, size: float, robe, sash, man: bool = False) -> None:
    """A singer standing in a boat: flat palm hat with tassels, or turban and black umbrella."""

    def put(points: Points) -> Points:
        return placed(points, x, y, size)

    body = curve([(-62, 0), (-56, -120), (-40, -235), (-22, -262), (22, -262), (40, -235), (56, -120), (62, 0)])
    p.shape(put(body), robe, 6)
    p.block([put([(-12, -250), (12, -250), (30, -4), (-30, -4)])], sash)
    p.line(put([(-12, -250), (-30, -4)]), 5)
    p.line(put([(12, -250), (30, -4)]), 5)
    for side in (-1, 1):
        sleeve = curve(
            [
                (side * 30, -240),
                (side * 66, -190),
                (side * 58, -140),
                (side * 14, -132),
                (side * 10, -154),
                (side * 36, -168),
            ]
        )
        p.shape(put(sleeve), robe, 5)
    p.shape(put(ring(0, -300, 36, 1.12)), (0.96, 0.82, 0.68), 5)
    for d in (-13, 13):
        p.block([put(ring(d, -302, 4.5))], INK)
    p.line(put([(-7, -280), (0, -276), (7, -280)]), 4)
    if man:
        p.shape(put(curve([(-40, -322), (-30, -348), (0, -358), (30, -348), (40, -322), (0, -332)])), INK, 4)
        canopy = curve(
            [(-98, -415), (-66, -462), (0, -484), (66, -462), (98, -415), (50, -426), (0, -418), (-50, -426)]
        )
        p.shape(put(canopy), (0.17, 0.16, 0.20), 5)
        p.line(put([(0, -490), (52, -150)]), 6)
    else:
        p.shape(put(curve([(-38, -318), (-28, -345), (28, -345), (38, -318), (0, -330)])), INK, 3)
        hat = [(-104, -374), (104, -374), (98, -337), (-98, -337)]
        p.shape(put(curve(hat)), (0.93, 0.82, 0.56), 6)
        p.line(put([(-96, -354), (96, -354)]), 4)
        for side in (-1, 1):
            for k in range(5):
                p.line(put([(side * (62 + 8 * k), -338), (side * (58 + 8 * k), -262)]), 4.5)


def boat() -> Array:
    """Singers answer each other from a boat on a lotus pond."""
    p = Print(71, (0.94, 0.90, 0.78))
    p.block([ring(1420, 270, 120)], ORANGE)
    for k in range(9):
        x = 60 + 215 * k
        p.block(
            [curve([(x - 190, 560), (x - 80, 470 - 26 * (k % 3)), (x + 60, 500), (x + 210, 560)])],
            (0.52, 0.66, 0.58) if k % 2 else (0.44, 0.60, 0.56),
            0.8,
        )
    p.block([[(0, 560), (1800, 560), (1800, 1350), (0, 1350)]], (0.55, 0.73, 0.72), 0.85)
    for k in range(40):
        x, y = (k * 337) % 1800, 600 + (k * 97) % 720
        p.line(curve([(x, y), (x + 34, y - 9), (x + 70, y), (x + 108, y - 8), (x + 140, y)], False), 5)
    hull = curve(
        [
            (150, 850),
            (260, 930),
            (420, 1010),
            (900, 1045),
            (1380, 1010),
            (1540, 930),
            (1690, 800),
            (1640, 905),
            (1560, 1010),
            (1400, 1085),
            (900, 1125),
            (400, 1085),
            (250, 1000),
        ]
    )
    for x, robe, sash, man in (
        (440, GREEN, PINK, False),
        (690, PURPLE, YELLOW, False),
        (940, RED, GREEN, False),
        (1190, (0.22, 0.22, 0.28), (0.94, 0.92, 0.86), True),
        (1410, (0.30, 0.30, 0.38), (0.94, 0.92, 0.86), True),
    ):
        singer(p, x, 1010 + 26 * (x in (690, 940, 1190)), 1.38, robe, sash, man)
    p.shape(hull, (0.62, 0.33, 0.20), 9)
    p.line(curve([(210, 945), (420, 1042), (900, 1080), (1390, 1042), (1600, 940)], False), 7)
    p.shape(ring(138, 838, 62), YELLOW, 8)
    p.line(spiral(138, 838, 48, 2.0, 0.4), 8)
    p.shape(ring(1700, 792, 40), YELLOW, 8)
    p.line(spiral(1700, 792, 30, 1.8, 2.4, -1), 7)
    for k in range(11):
        x, y = 90 + 168 * k, 1235 + 40 * ((k * 3) % 4 - 1.5)
        leaf = ring(x, y, 112, 0.36)
        p.shape(leaf, GREEN, 7)
        for b in np.linspace(0, 2 * np.pi, 13)[:-1]:
            p.line([(x, y - 4), (x + 100 * np.cos(b), y + 35 * np.sin(b))], 3.5)
        if k % 2:
            for turn in (-0.9, -0.45, 0, 0.45, 0.9):
                c, s = np.cos(turn), np.sin(turn)
                petal = [
                    (x + 30 + 1.25 * (a * c - b * s), y - 40 + 1.25 * (a * s + b * c))
                    for a, b in curve([(0, 0), (-24, -40), (0, -88), (24, -40)])
                ]
                p.shape(petal, PINK if abs(turn) > 0.1 else (0.95, 0.70, 0.66), 5)
    return p.finish()


def flag(p: Print, x: float, y: float, size: float, turn: float) -> None:
    """A square festival flag: five colours one inside the other, tongues of flame round its edge."""
    c, s = np.cos(turn), np.sin(turn)

    def put(a: float, b: float) -> tuple[float, float]:
        b += 0.05 * np.sin(a * 5)
        return (x + size * (a * c - b * s), y + size * (a * s + b * c))

    edge: Points = []
    n = 8
    for side in range(1, 4):
        for k in range(n * 6):
            t = k / (n * 6)
            out = 0.085 * abs(np.sin(t * n * np.pi)) ** 0.5
            q = {1: (t, -0.5 - out), 2: (1 + out, -0.5 + t), 3: (1 - t, 0.5 + out)}[side]
            edge.append(put(*q))
    edge += [put(0, 0.5), put(0, -0.5)]
    p.shape(edge, RED, 6)
    for inset, colour in ((0.07, YELLOW), (0.16, BLUE), (0.25, (0.95, 0.92, 0.84)), (0.34, GREEN), (0.42, RED)):
        box = [(inset + (1 - 2 * inset) * k / 8, -0.5 + inset) for k in range(8)] + [
            (1 - inset, -0.5 + inset + (1 - 2 * inset) * k / 8) for k in range(8)
        ]
        box += [(1 - inset - (1 - 2 * inset) * k / 8, 0.5 - inset) for k in range(8)] + [
            (inset, 0.5 - inset - (1 - 2 * inset) * k / 8) for k in range(8)
        ]
        p.shape([put(*q) for q in box], colour, 5)


def bamboo(p: Print, x: float, height: float, lean: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    base = 1010
    for k in range(int(height / 92)):
        y0, y1 = base - 92 * k, base - 92 * (k + 1) + 6
        x0, x1 = x + lean * (92 * k / 100) ** 1.6, x + lean * (92 * (k + 1) / 100) ** 1.6
        w = 19 - 0.8 * k
        p.shape(
            [(x0 - w, y0), (x0 + w, y0), (x1 + w, y1), (x1 - w, y1)],
            (0.55, 0.66, 0.32) if seed % 2 else (0.45, 0.60, 0.34),
            5,
        )
        for _ in range(2 if k > 2 else 0):
            a, n = rng.uniform(-0.3, np.pi + 0.3), rng.uniform(70, 130)
            tip = (x1 + n * np.cos(a), y1 + n * 0.6 * np.sin(a) + 20)
            mid = ((x1 + tip[0]) / 2, (y1 + tip[1]) / 2 - 16)
            p.shape(curve([(x1, y1), (mid[0], mid[1] - 9), tip, (mid[0], mid[1] + 12)], True, 6), GREEN, 3)


def mats() -> Array:
    """The field of battle at Phù Đổng: mats with an upturned bowl on white paper, flags, drum and parasols over them."""
    p = Print(91, (0.95, 0.84, 0.60))
    p.block([ring(900, 420, 330)], (0.96, 0.66, 0.32), 0.8)
    for k, (x, h, lean) in enumerate(
        ((90, 900, 6), (190, 780, -4), (300, 860, 9), (1520, 820, -8), (1630, 900, -5), (1730, 760, -10))
    ):
        bamboo(p, x, h, lean, k)
    p.block([[(0, 1000), (1800, 1000), (1800, 1350), (0, 1350)]], (0.86, 0.62, 0.38), 0.9)
    p.line([(0, 1000), (1800, 1000)], 7)
    for k in range(3):
        x = 330 + k * 570
        m = [(x - 250, 1290), (x - 190, 1080), (x + 190, 1080), (x + 250, 1290)]
        p.shape(m, (0.90, 0.80, 0.55), 7)
        for j in range(1, 12):
            t = j / 12
            p.line([(x - 250 + 60 * (1 - t) * 0 + 500 * t, 1290), (x - 190 + 380 * t, 1080)], 3)
        for side in (-1, 1):
            p.block(
                [[(x + side * 250, 1290), (x + side * 190, 1080), (x + side * 168, 1080), (x + side * 222, 1290)]], RED
            )
        p.shape([(x - 96, 1220), (x - 78, 1135), (x + 78, 1135), (x + 96, 1220)], (0.98, 0.96, 0.90), 5)
        bowl = curve(
            [(x - 56, 1196), (x - 50, 1150), (x - 24, 1122), (x + 24, 1122), (x + 50, 1150), (x + 56, 1196), (x, 1206)]
        )
        p.shape(bowl, (0.80, 0.86, 0.86), 6)
        p.shape(rect(x - 18, 1106, x + 18, 1124), (0.80, 0.86, 0.86), 5)
        p.line(curve([(x - 48, 1168), (x, 1178), (x + 48, 1168)], False), 6)
    for x, top in ((430, 330), (1330, 330)):
        p.shape([(x - 7, 1080), (x + 7, 1080), (x + 6, top - 60), (x - 6, top - 60)], (0.70, 0.46, 0.22), 4)
        canopy = curve(
            [(x - 120, top), (x - 70, top - 70), (x, top - 100), (x + 70, top - 70), (x + 120, top), (x, top + 12)]
        )
        p.shape(canopy, RED if x < 900 else BLUE, 6)
        for k in range(13):
            d = -114 + 19 * k
            p.shape(rect(x + d - 8, top + 2, x + d + 8, top + 66), YELLOW if k % 2 else GREEN, 3.5)
    p.shape([(893, 1070), (909, 1070), (640, 190), (628, 198)], (0.70, 0.46, 0.22), 5)
    flag(p, 642, 330, 560, 0.10)
    body = curve([(1010, 1060), (985, 960), (1010, 860), (1170, 860), (1195, 960), (1170, 1060), (1090, 1070)])
    p.shape(body, RED, 8)
    p.shape(ring(1090, 862, 82, 0.28), (0.95, 0.86, 0.66), 7)
    for k in range(11):
        p.block([ring(1022 + 13.6 * k, 893 + 8 * np.sin(k / 10 * np.pi), 5)], YELLOW)
    p.line(spiral(1090, 970, 44, 2.0, 0.5), 7)
    return p.finish()


def flags() -> Array:
    """The sixth of the first month at Cổ Loa: the gate of the Upper Temple between two rows of flags, the round well before it."""
    p = Print(97, (0.95, 0.86, 0.64))
    p.block([ring(900, 470, 400)], (0.96, 0.74, 0.42), 0.8)
    for k in range(9):
        for side in (-1, 1):
            p.block(
                [ring(900 + side * (330 + 70 * k), 740 - 34 * ((k * 5) % 4), 110, 0.9)],
                GREEN if k % 2 else (0.33, 0.56, 0.36),
                0.85,
            )
    p.shape(rect(0, 760, 1800, 900), (0.86, 0.58, 0.42), 6)
    for y in range(784, 900, 24):
        p.line([(0, y), (1800, y)], 3)
    for x0 in (590, 1100):
        p.shape(rect(x0, 520, x0 + 110, 920), (0.95, 0.88, 0.72), 8)
        p.shape(rect(x0 + 22, 580, x0 + 88, 860), RED, 4)
        for y in range(606, 850, 50):
            p.block([ring(x0 + 55, y, 15)], YELLOW)
    p.shape(rect(700, 610, 1100, 920), (0.34, 0.19, 0.15), 5)
    p.shape(rect(690, 560, 1110, 640), RED, 7)
    for x in range(730, 1090, 48):
        p.block([ring(x, 600, 13)], YELLOW)
    eaves(p, 900, 545, 430, 130, 270, (0.72, 0.36, 0.24))
    p.shape(rect(700, 352, 1100, 396), (0.95, 0.88, 0.72), 6)
    eaves(p, 900, 372, 300, 120, 170, (0.72, 0.36, 0.24))
    p.block([[(0, 920), (1800, 920), (1800, 1350), (0, 1350)]], (0.90, 0.70, 0.44), 0.9)
    p.line([(0, 920), (1800, 920)], 7)
    p.shape(ring(900, 1160, 330, 0.36), (0.93, 0.86, 0.72), 8)
    p.shape(ring(900, 1152, 272, 0.34), (0.42, 0.62, 0.62), 7)
    for k in range(3):
        p.line(
            [
                (900 + (200 - 55 * k) * np.cos(a), 1152 + (200 - 55 * k) * 0.32 * np.sin(a))
                for a in np.linspace(0.3 + k, 2.6 + k, 20)
            ],
            4,
        )
    for x, top, size, turn in (
        (60, 210, 250, 0.06),
        (330, 330, 205, -0.05),
        (1240, 330, 205, 0.06),
        (1500, 210, 250, -0.05),
    ):
        foot = 1010 if size < 230 else 1200
        p.shape([(x - 7, foot), (x + 7, foot), (x + 6, top - 40), (x - 6, top - 40)], (0.62, 0.38, 0.18), 5)
        p.shape(curve([(x, top - 92), (x + 15, top - 60), (x, top - 36), (x - 15, top - 60)]), YELLOW, 5)
        flag(p, x + 6, top + size * 0.52, size, turn)
    return p.finish()


def dragon() -> Array:
    """A golden dragon above a fleet, in the manner of lacquer: gold on black, eggshell sails, cinnabar below."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenes"))
    from dragon_leaf import dragon as relief_of_dragon  # noqa: PLC0415 - needs Mitsuba, which only this picture wants

    field = cv2.GaussianBlur(relief_of_dragon(), (0, 0), 2)
    gy, gx = np.gradient(field)
    light = np.clip(0.55 - 0.42 * gx - 0.42 * gy, 0, 1.3)
    w, h = W, 1500
    image = np.full((h, w, 3), (0.035, 0.028, 0.03), np.float32)
    cloudy = fractal((h, w), 4, 0.35, 6)[..., None]
    image += np.array([0.16, 0.035, 0.02]) * np.clip(cloudy - 0.42, 0, 1) * 2 * np.linspace(0.3, 1.2, h)[:, None, None]
    rng = np.random.default_rng(2)
    for _ in range(120):
        x, y, r = rng.uniform(0, w), rng.uniform(60, 980), rng.uniform(22, 60)
        cover = (
            mask(
                w,
                h,
                lambda p, s, q=(x, y, r): [
                    p.line(
                        [(a * s, b * s) for a, b in spiral(q[0], q[1], q[2], 1.6, 0.4, 1 if q[0] > 900 else -1)],
                        fill=255,
                        width=3 * s,
                    )
                ],
            )
            if rng.random() < 0.22
            else None
        )
        if cover is not None:
            image = lay(image, (0.62, 0.44, 0.16), cover * 0.55)
    size, ox, oy = 1500, 150, -20

    def fit(a: Array) -> Array:
        out = np.zeros((h, w), np.float32)
        small = cv2.resize(a.astype(np.float32), (size, size), interpolation=cv2.INTER_AREA)
        y0, y1 = max(0, oy), min(h, oy + size)
        out[y0:y1, ox : ox + size] = small[y0 - oy : y1 - oy]
        return out

    body, lit = fit((field > 3).astype(np.float32)), fit(light)
    leafy_ = fractal((h, w), 9, 0.03, 6)
    gold = np.array([0.34, 0.20, 0.05]) + np.array([0.66, 0.58, 0.30]) * (lit * (0.75 + 0.4 * leafy_))[..., None]
    image = lay(image, np.clip(gold, 0, 1), body)
    return fleet(image)


def fleet(image: Array) -> Array:
    """Boats on carved waves along the foot of the panel."""
    h, w = image.shape[:2]
    shell = fractal((h, w), 12, 0.006, 3)
    egg = np.interp(shell, [0.36, 0.44], [0.42, 1.0])
    for x, y, s_ in ((250, 1190, 0.8), (560, 1235, 1.0), (1260, 1235, 1.0), (1570, 1190, 0.8), (905, 1290, 1.5)):
        hull = curve(
            [
                (x - 120 * s_, y - 34 * s_),
                (x - 80 * s_, y),
                (x + 80 * s_, y),
                (x + 130 * s_, y - 48 * s_),
                (x + 70 * s_, y - 22 * s_),
                (x - 70 * s_, y - 20 * s_),
            ]
        )
        sail = curve(
            [
                (x - 6 * s_, y - 210 * s_),
                (x + 62 * s_, y - 130 * s_),
                (x + 66 * s_, y - 42 * s_),
                (x - 6 * s_, y - 34 * s_),
            ]
        )
        sail2 = curve(
            [
                (x - 20 * s_, y - 180 * s_),
                (x - 20 * s_, y - 40 * s_),
                (x - 66 * s_, y - 46 * s_),
                (x - 58 * s_, y - 110 * s_),
            ]
        )
        for shape, colour, tex in (
            (sail, (0.90, 0.84, 0.70), egg),
            (sail2, (0.80, 0.72, 0.56), egg),
            (hull, (0.66, 0.16, 0.08), np.ones_like(egg)),
        ):
            cover = mask(w, h, lambda p, s, q=shape: p.polygon([(a * s, b * s) for a, b in q], fill=255))
            image = lay(image, np.asarray(colour)[None, None] * tex[..., None], cover)
        edge = mask(w, h, lambda p, s, q=hull: p.line([(a * s, b * s) for a, b in [*q, q[0]]], fill=255, width=3 * s))
        image = lay(image, (0.88, 0.68, 0.30), edge)
    for row in range(8):
        y = 1210 + row * 40

        def waves(p, s: int, y=y, row=row) -> None:
            for k in range(-1, 22):
                x = k * 90 + 45 * (row % 2)
                for r in (44, 32, 20):
                    p.arc([(x - r) * s, (y - r) * s, (x + r) * s, (y + r) * s], 180, 360, fill=255, width=3 * s)

        band = mask(w, h, waves)
        if row > 1:
            image = lay(image, (0.70, 0.50, 0.20), band * 0.75)
    y = np.mgrid[0:h, 0:w][0]
    return image * (1 - 0.25 * np.clip((y - 1300) / 200, 0, 1))[..., None]


def main(name: str, out: str) -> None:
    save(
        out,
        {
            "pigs": pigs,
            "pavilion": pavilion,
            "fans": fans,
            "boat": boat,
            "mats": mats,
            "flags": flags,
            "dragon": dragon,
        }[name](),
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
