# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""A tale as a print from blocks, the year of feasts, and men who form a character: python legends.py NAME OUT.png

NAME is one of staff, year, flagmen.
"""

from __future__ import annotations

import sys

import beasts
import boats
import cv2
import feasts
import ink_scenes
import long_boats
import numpy as np
import people as P
import procession as R
import props
import silk
import village
from brush import GOLD, PAPER, PINK, RED, VERMILION, WHITE, YELLOW, Array, Pen
from brush import ring as oval
from calligraphy import KAI
from paper import fractal, lay, mask, save, sheet
from PIL import Image, ImageDraw, ImageFont
from woodcut import BLUE, GREEN, ORANGE, Print, curve, ring, spiral
from woodcut import RED as BLOCK_RED

SAND, STRAW_ = (0.90, 0.78, 0.54), (0.93, 0.82, 0.55)


def waves(p: Print, y0: float, y1: float, x0: float, x1: float, step: float = 62, size: float = 64) -> None:
    """Rows of scale-shaped waves, nearer rows over farther ones."""
    tones = [(0.42, 0.62, 0.66), (0.33, 0.54, 0.62), (0.52, 0.69, 0.68)]
    for r, y in enumerate(np.arange(y0, y1, step)):
        for k, x in enumerate(np.arange(x0 - size, x1 + size, size * 2)):
            cx = x + (size if r % 2 else 0)
            p.shape(ring(cx, y, size, 0.9, 34), tones[(r + k) % 3], 6)
            p.line([q for q in ring(cx, y, size * 0.64, 0.9, 34) if q[1] < y + 8], 4.5)
            p.line([q for q in ring(cx, y, size * 0.32, 0.9, 34) if q[1] < y + 4], 4)


def puff(p: Print, x: float, y: float, r: float, colour=(0.95, 0.91, 0.82)) -> None:
    """A cloud of curls."""
    lumps = [
        (x - r * 1.5, y, r * 0.7),
        (x + r * 1.4, y + r * 0.05, r * 0.62),
        (x - r * 0.5, y - r * 0.45, r),
        (x + r * 0.6, y - r * 0.3, r * 0.86),
    ]
    for a, b, q in lumps:
        p.shape(ring(a, b, q, 0.8), colour, 6)
    for a, b, q in lumps:
        p.line(spiral(a, b, q * 0.62, 1.6, 2.2), 5)
    p.line(curve([(x - r * 2.2, y + r * 0.46), (x, y + r * 0.6), (x + r * 2.2, y + r * 0.46)], False), 6)


def palace(p: Print, x: float, y: float, s: float) -> None:
    """What rose in one night."""
    for k in range(3):
        w, base = s * (1 - 0.26 * k), y - s * 0.48 * k
        p.shape(
            [(x - w * 0.7, base), (x + w * 0.7, base), (x + w * 0.7, base - s * 0.26), (x - w * 0.7, base - s * 0.26)],
            BLOCK_RED if k % 2 == 0 else ORANGE,
            6,
        )
        for q in np.linspace(-0.55, 0.55, 5):
            p.line([(x + q * w, base), (x + q * w, base - s * 0.25)], 6)
        roof = [
            (x - w, base - s * 0.22),
            (x - w * 0.8, base - s * 0.31),
            (x - w * 0.52, base - s * 0.48),
            (x + w * 0.52, base - s * 0.48),
            (x + w * 0.8, base - s * 0.31),
            (x + w, base - s * 0.22),
            (x + w * 1.07, base - s * 0.34),
            (x + w * 0.9, base - s * 0.2),
            (x, base - s * 0.17),
            (x - w * 0.9, base - s * 0.2),
            (x - w * 1.07, base - s * 0.34),
        ]
        p.shape(roof, GREEN if k != 1 else (0.30, 0.42, 0.52), 6)
        for q in np.linspace(-0.8, 0.8, 11):
            p.line([(x + q * w * 0.6, base - s * 0.46), (x + q * w, base - s * 0.23)], 4)


def staff() -> Array:
    """NV-10: a hat on a staff planted in the sand; behind it the palace of one night rises out of cloud."""
    w, h = 1500, 1800
    p = Print(81, (0.94, 0.87, 0.70), w, h)
    p.block([[(0, 0), (w, 0), (w, 1000), (0, 1000)]], (0.20, 0.32, 0.44), 0.96)
    p.shape(ring(1130, 300, 150), (0.97, 0.90, 0.70), 7)
    for x, y in ((180, 140), (330, 420), (620, 170), (860, 90), (1380, 600), (110, 640), (1270, 90), (470, 90)):
        p.block([ring(x, y, 9)], (0.97, 0.92, 0.76))
    palace(p, 470, 830, 300)
    for x, y, r in ((150, 820, 110), (480, 880, 130), (850, 850, 100), (1120, 900, 120), (1400, 860, 110)):
        puff(p, x, y, r)
    waves(p, 1000, 1290, 0, w)
    for x, y, q in ((1120, 1010, 1.0), (1330, 1075, 0.8)):
        sailboat(p, x, y, q)
    bank = curve(
        [(-40, 1330), (180, 1240), (520, 1215), (900, 1260), (1250, 1340), (1560, 1300), (1560, 1860), (-40, 1860)],
        True,
    )
    p.shape(bank, SAND, 9)
    for k in range(16):
        y = 1330 + 32 * k
        p.line(
            curve(
                [
                    (40 + (k * 271) % 900, y),
                    (140 + (k * 271) % 900, y - 14),
                    (260 + (k * 271) % 900, y + 6),
                    (380 + (k * 271) % 900, y - 8),
                ],
                False,
            ),
            5,
        )
    p.shape([(722, 1560), (742, 1566), (802, 560), (786, 556)], (0.55, 0.36, 0.20), 7)
    for y in (700, 900, 1100, 1320):
        p.line([(752 + (1320 - y) * 0.055, y), (784 + (1320 - y) * 0.055, y + 4)], 6)
    hat(p, 792, 640)
    p.shape(
        curve([(660, 1570), (700, 1530), (760, 1520), (820, 1548), (850, 1580), (760, 1600)]), (0.84, 0.70, 0.45), 6
    )
    for x, s in ((120, 1), (250, 0.8), (1330, 1.1), (1430, 0.9)):
        reed(p, x, 1790, s)
    for x, y in ((1010, 1500), (1100, 1640), (450, 1660), (560, 1450)):
        p.shape(
            curve([(x - 46, y), (x - 12, y - 26), (x + 30, y - 14), (x + 54, y + 12), (x, y + 22)]),
            (0.95, 0.85, 0.72),
            5,
        )
        for d in (-16, 0, 18):
            p.line([(x, y + 18), (x + d, y - 14)], 3.5)
    return p.finish()


def hat(p: Print, x: float, y: float) -> None:
    """The leaf hat, ring over ring."""
    p.shape(
        [(x - 330, y + 40), (x, y - 250), (x + 330, y + 40), (x + 200, y + 84), (x, y + 100), (x - 200, y + 84)],
        STRAW_,
        10,
    )
    for k in range(1, 10):
        t = k / 10
        p.line(
            curve([(x - 330 * t, y - 250 + 290 * t), (x, y - 250 + 352 * t), (x + 330 * t, y - 250 + 290 * t)], False),
            5,
        )
    for q in np.linspace(-0.9, 0.9, 13):
        p.line([(x, y - 245), (x + 330 * q, y + 40 + 56 * (1 - q * q))], 4)
    for d in (-1, 1):
        p.line(
            curve([(x + d * 190, y + 84), (x + d * 150, y + 240), (x + d * 60, y + 330), (x + d * 84, y + 430)], False),
            11,
        )


def sailboat(p: Print, x: float, y: float, s: float) -> None:
    p.shape(
        curve([(x - 120 * s, y - 6), (x, y + 14), (x + 130 * s, y - 20), (x + 100 * s, y + 34), (x - 84 * s, y + 36)]),
        (0.50, 0.28, 0.18),
        6,
    )
    p.shape([(x - 10 * s, y), (x - 20 * s, y - 190 * s), (x + 100 * s, y - 130 * s), (x + 96 * s, y - 10)], ORANGE, 6)
    for k in range(4):
        p.line([(x - 12 * s, y - 40 * s * (k + 1)), (x + 98 * s, y - 30 * s * (k + 1))], 4)


def reed(p: Print, x: float, y: float, s: float) -> None:
    for d, n in ((-40, 380), (10, 460), (60, 340), (-90, 260), (110, 250)):
        leaf = curve(
            [
                (x, y),
                (x + d * s * 0.3, y - n * s * 0.5),
                (x + d * s, y - n * s),
                (x + d * s * 0.5 + 16, y - n * s * 0.5),
                (x + 16, y),
            ]
        )
        p.shape(leaf, GREEN, 5)


# --- the year ---

MONTHS = [
    lambda p, x, y: boats.singers(p, x, y + 40, 62),
    lambda p, x, y: ink_scenes.jar_boat(p, x - 14, y + 60, 62),
    lambda p, x, y: R.palanquin(p, x - 250, y + 70, 84),
    lambda p, x, y: R.flags(p, x - 170, y + 90, 84),
    lambda p, x, y: boats.race(p, x, y + 50, 66),
    lambda p, x, y: feasts.transplanting(p, x + 10, y + 70, 86),
    lambda p, x, y: feasts.scooping(p, x, y + 70, 110),
    lambda p, x, y: ink_scenes.fleet_boat(p, x, y + 50, 84),
    lambda p, x, y: R.lion_dance(p, x - 170, y + 80, 84),
    lambda p, x, y: dug(p, x, y + 50),
    lambda p, x, y: feasts.pounding(p, x, y + 80, 122),
    lambda p, x, y: feasts.calligrapher(p, x - 24, y + 76, 104),
]
WATER = {0, 1, 4, 7, 9}


def dug(pen: Pen, x: float, y: float) -> None:
    long_boats.dugout(pen, x + 6, y, 33, (84, 132, 88), YELLOW)
    for k in (-120, 0, 130):
        pen.shape(oval(x + k, y - 150 - abs(k) * 0.3, 16, 20), (240, 196, 120), 2)


def year() -> Array:
    """BST-03: twelve moons, each with its feast or its work."""
    w, h = 2000, 1560
    image = sheet(w, h, (0.16, 0.22, 0.33), 101, 0.10, 0.18) * 255
    stars = Pen(np.clip(image, 0, 255).astype(np.uint8), 3)
    for _ in range(240):
        stars.dab(
            stars.rng.uniform(0, w),
            stars.rng.uniform(0, h),
            stars.rng.uniform(1, 3),
            stars.rng.uniform(1, 3),
            0,
            (206, 190, 140),
        )
    image = stars.image.astype(np.float32)
    for k, draw in enumerate(MONTHS):
        cx, cy = 270 + (k % 4) * 487, 268 + (k // 4) * 512
        image = moon(image, cx, cy, k, draw)
    return image / 255


def moon(image: Array, cx: int, cy: int, k: int, draw) -> Array:
    n, r = 480, 214
    disc = silk.silk(n, n, 110 + k, (244, 230, 190))
    silk.ranges(disc, [(0.42, 0.16, 0.4, 0.35, (130, 146, 140)), (0.48, 0.10, 0.3, 0.4, (140, 150, 116))], 120 + k)
    if k in WATER:
        silk.stream(disc, silk.bank(n, 0.50 * n, 8, 130 + k), silk.bank(n, 1.2 * n, 4, 131 + k), 140 + k)
    pen = silk.begin(disc, 150 + k)
    if k in WATER:
        silk.ripples(pen, np.full(n, 0.54 * n), np.full(n, 0.98 * n), 60, 70)
    draw(pen, n / 2, n / 2)
    disc = silk.aged(pen, 160 + k)
    y, x = np.mgrid[0:n, 0:n].astype(np.float32)
    d = np.hypot(x - n / 2, y - n / 2)
    cover = np.clip(r - d, 0, 1)
    gilt = np.clip(1 - np.abs(d - r - 7) / 6, 0, 1)
    part = image[cy - n // 2 : cy + n // 2, cx - n // 2 : cx + n // 2]
    part = part + np.float32([210, 190, 130]) * (np.exp(-np.maximum(d - r, 0) / 30) * 0.22 * (d > r))[..., None]
    part = silk.over(part, GOLD, gilt * (0.6 + 0.4 * fractal((n, n), 170 + k, 0.1, 4)))
    part = silk.over(part, (0, 0, 0), np.zeros((n, n), np.float32))
    dark = disc * (1 - 0.22 * np.clip(d / r, 0, 1)[..., None] ** 5)
    image[cy - n // 2 : cy + n // 2, cx - n // 2 : cx + n // 2] = (
        part * (1 - cover[..., None]) + dark * cover[..., None]
    )
    dots = Pen(np.clip(image, 0, 255).astype(np.uint8), k)
    for q in range(k + 1):
        dots.shape(oval(cx + (q - k / 2) * 20, cy + r + 30, 6.5), VERMILION, 1.4, (250, 220, 150))
    return dots.image.astype(np.float32)


# --- men who write ---


def glyph_points(sign: str, n: int, count: int, seed: int) -> list[tuple[float, float]]:
    """About `count` places along the strokes of a character, evenly apart, in 0..1."""
    image = Image.new("L", (n, n))
    ImageDraw.Draw(image).text((n / 2, n / 2), sign, 255, ImageFont.truetype(KAI, int(n * 0.98)), anchor="mm")
    ys, xs = np.nonzero(np.asarray(image) > 128)
    order = np.random.default_rng(seed).permutation(len(xs))
    gap, out = np.sqrt(len(xs) / count) * 1.02, []
    for i in order:
        if all((xs[i] - a) ** 2 + (ys[i] - b) ** 2 > gap * gap for a, b in out):
            out.append((float(xs[i]), float(ys[i])))
    return [(a / n, b / n) for a, b in out]


def flagmen() -> Array:
    """PV-12: in the yard before the shrine a hundred men in red kneel and stand so that those above can read 主."""
    w, h = 2000, 1500
    image = silk.silk(w, h, 201)
    y = np.mgrid[0:h, 0:w][0].astype(np.float32)
    image = silk.over(image, (206, 188, 146), np.clip((y - 320) / 40, 0, 0.8))
    pen = silk.begin(image, 43)
    for r, yy in enumerate(np.arange(372, h, 34)):
        pen.line([(0, yy), (w, yy)], 1.6, (176, 152, 112), 0.1)
        for x in np.arange(-40 + 38 * (r % 2), w, 76):
            pen.line([(x, yy), (x - 9, yy + 34)], 1.4, (182, 158, 118), 0.1)
    for x in np.arange(20, w, 110):
        village.pick_tree(pen, x + pen.rng.normal(0, 20), 322, pen.rng.uniform(150, 230))
    village.dinh(pen, 1000, 352, 250)
    for x in (420, 1580):
        village.house(pen, x, 350, 170, False)
    crowd(pen, w, h)
    spots = sorted(((330 + a * 1340, 420 + b * 1010) for a, b in glyph_points("主", 400, 104, 4)), key=lambda q: q[1])
    for x, yy in spots:
        pen.dab(x + 6, yy + 4, 30, 8, 0, (168, 146, 106), True)
        j = P.person(
            pen,
            x,
            yy,
            98,
            pen.pick([P.KNEEL, P.KNEEL, P.BEAR, P.KNEEL]),
            P.Wear("short", VERMILION, WHITE, YELLOW, "crop", RED, pen.pick(P.SKIN)),
            1,
            jitter=2,
        )
        a = j["near_hand"]
        pen.rod(a - (34, -6), a + (44, -10), 5, (150, 152, 92))
        for t in np.linspace(0, 1, 7):
            pen.dab(
                *(a + (-34 + 78 * t, 6 - 16 * t) + pen.rng.normal(0, 2.4, 2)),
                5.5,
                5,
                0,
                pen.pick([PINK, YELLOW, WHITE, RED]),
            )
    for x in (300, 1700):
        P.person(
            pen,
            x,
            900,
            120,
            P.CHEER,
            P.somebody(pen, "elder"),
            1 if x < 1000 else -1,
            lambda p, j: village.pennant(p, j["near_hand"] + (0, 30), j["near_hand"] - (0, 90), 80, 1, RED),
        )
    village.drum(pen, 300, 1180, 120)
    P.person(pen, 210, 1220, 118, P.DRUMMER, P.somebody(pen, "elder"), 1, props.staff(0.3, 110, RED))
    return silk.aged(pen, 205) / 255


def crowd(pen: Pen, w: int, h: int) -> None:
    """Onlookers along the two sides and in front, flags among them."""
    places = [(pen.rng.uniform(10, 150), pen.rng.uniform(420, h - 10)) for _ in range(46)]
    places += [(pen.rng.uniform(w - 150, w - 10), pen.rng.uniform(420, h - 10)) for _ in range(46)]
    places += [(x, 420 + pen.rng.normal(0, 8)) for x in np.arange(200, w - 180, 48.0)]
    places += [(x, h - 4 + pen.rng.normal(0, 6)) for x in np.arange(30, w, 54.0)]
    for k, (x, y) in enumerate(sorted(places, key=lambda q: q[1])):
        wear = P.somebody(pen)
        P.person(
            pen,
            x,
            y,
            92 * (0.66 if wear.young else 1),
            pen.pick([P.STAND, P.POINT, P.CHEER, P.CLASP]),
            wear,
            1 if x < w / 2 else -1,
            pen.pick([None, None, props.fan, props.child_on_back]),
        )
        if k % 19 == 7:
            a = np.array([x + 20, y])
            village.flag(pen, a, a - (0, 240), 84, 1)
    beasts.dog(pen, 330, 1390, 40, 1)


def main(name: str, out: str) -> None:
    save(out, {"staff": staff, "year": year, "flagmen": flagmen}[name]())


if __name__ == "__main__":
    main(*sys.argv[1:3])
__all__ = ["BLUE", "PAPER", "cv2", "lay", "mask"]
