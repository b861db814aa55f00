# SPDX-License-Identifier: Apache-2.0

"""Dugouts, a moon altar and a royal fleet, drawn by ink_scenes.py."""

from __future__ import annotations

import beasts
import boats
import cv2
import numpy as np
import people as P
import procession as R
import props
import village
from brush import (
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    INK,
    OCHRE,
    PINK,
    RED,
    VERMILION,
    WHITE,
    YELLOW,
    Array,
    Pen,
    curve,
    ring,
    tint,
)
from camps import soldier, spear
from paper import fractal
from silk import aged, bank, begin, flame, night, over, ranges, ripples, silk, stream


def ghe_ngo() -> Array:
    """Long dugouts race, bows like the serpent Naga, banks full of people."""
    w, h = 2400, 1200
    image = silk(w, h, 71)
    up, down = bank(w, 0.36 * h, 20, 73), bank(w, 0.88 * h, 30, 74)
    stream(image, up, down, 76, (164, 172, 148), (118, 136, 120))
    pen = begin(image, 31)
    for x in np.arange(10, w, 58):
        village.areca(pen, x + pen.rng.normal(0, 16), 0.335 * h, pen.rng.uniform(170, 290))
    for x in (420, 1500):
        khmer_hall(pen, x, 0.335 * h, 150)
    for x in np.arange(20, w - 20, 38.0):
        P.person(
            pen,
            x + pen.rng.normal(0, 8),
            up[int(x)] - pen.rng.uniform(4, 40),
            84,
            pen.pick([P.CHEER, P.CHEER, P.POINT, P.STAND]),
            P.somebody(pen),
            pen.pick([-1, 1]),
        )
    ripples(pen, up, down, 520, 200)
    for y, x, c in ((0.455, 1420, (GREEN, YELLOW)), (0.585, 980, (VERMILION, GOLD)), (0.735, 1330, (BLUE, CREAM))):
        dugout(pen, x, y * h, 92 + 60 * (y - 0.45), *c)
    for x in np.arange(20, w - 20, 66.0):
        P.person(
            pen,
            x + pen.rng.normal(0, 12),
            0.985 * h + pen.rng.uniform(0, 14),
            128,
            pen.pick([P.CHEER, P.POINT, P.STAND, P.CHEER]),
            P.somebody(pen),
            pen.pick([-1, 1]),
            pen.pick([None, props.fan]),
        )
    return aged(pen, 77)


def khmer_hall(pen: Pen, x: float, y: float, s: float) -> None:
    """A pagoda with steep stacked gables and horned ends."""
    pen.shape([(x - s, y), (x + s, y), (x + s, y - s * 0.5), (x - s, y - s * 0.5)], (222, 190, 120), 2.4)
    for k in np.linspace(-0.86, 0.86, 8):
        pen.rod((x + k * s, y), (x + k * s, y - s * 0.48), s * 0.06, CREAM)
    for k, c in enumerate((VERMILION, GREEN, OCHRE)):
        half, base = s * (1.14 - 0.26 * k), y - s * (0.46 + 0.26 * k)
        pen.shape(
            curve(
                [
                    (x - half, base),
                    (x - half * 0.55, base - s * 0.22),
                    (x - half * 0.4, base - s * 0.46),
                    (x + half * 0.4, base - s * 0.46),
                    (x + half * 0.55, base - s * 0.22),
                    (x + half, base),
                ],
                False,
                4,
            ),
            c,
            2.4,
        )
        for d in (-1, 1):
            pen.line(
                curve(
                    [
                        (x + d * half, base),
                        (x + d * half * 1.1, base - s * 0.08),
                        (x + d * half * 1.1, base - s * 0.24),
                    ],
                    False,
                ),
                6,
                GOLD,
            )
    pen.line([(x, y - s * 1.4), (x, y - s * 2.0)], 9, GOLD)


def dugout(pen: Pen, x: float, y: float, s: float, colour, band) -> None:
    n = 24
    for k in range(n):
        px = x + (k - n / 2) * s * 0.36
        j = P.person(
            pen,
            px,
            y + s * 0.16,
            s * 0.85,
            P.Pose((0, 0), (0, 0), (56, 84), (66, 88), 30, 0, True, 0.04),
            P.Wear("short", colour, WHITE, band, "crop", band, pen.pick(P.SKIN[:3])),
            -1,
            jitter=3,
        )
        pen.line([j["near_hand"] - (4, 8), j["near_hand"] + (-s * 0.16, s * 0.5)], 5, BROWN, 0.2)
    P.person(
        pen,
        x - s * 4.6,
        y - s * 0.02,
        s * 0.9,
        P.replace(P.CHEER, lift=0.01),
        P.Wear("short", band, WHITE, RED, "crop", RED, P.SKIN[2]),
        1,
    )
    u = np.linspace(-1, 1, 41)
    rise = s * 0.9 * np.clip((np.abs(u) - 0.72) / 0.28, 0, 1) ** 1.7
    top = np.stack([x + u * s * 5.5, y + s * 0.08 - rise], -1)
    low = np.stack([x + u[::-1] * s * 5.45, y + s * 0.34 - rise[::-1] * 0.96], -1)
    pen.shape(np.concatenate([top, low]), (96, 62, 46), 3)
    mid = np.stack([x + u * s * 5.45, y + s * 0.2 - rise], -1)
    pen.line(mid, s * 0.09, band, 0.2)
    for q in mid[1:-1]:
        pen.dab(*q, s * 0.045, s * 0.045, 0, colour)
    pen.shape(ring(x - s * 5.1, y - s * 0.3, s * 0.09), CREAM, 2.4)
    pen.dab(x - s * 5.12, y - s * 0.3, s * 0.04, s * 0.04, 0, INK)
    for _k in range(40):
        px = x + pen.rng.uniform(-5, 6) * s
        pen.line(
            [(px, y + s * 0.42 + pen.rng.normal(0, 5)), (px + s * 0.3, y + s * 0.42 + pen.rng.normal(0, 5))],
            3,
            (214, 218, 204),
        )


def moon_altar() -> Array:
    """Moonrise: a gate of bamboo and flowers, offerings, an elder feeds a child; lanterns rise, rafts of lights go by."""
    w, h = 1800, 1350
    image = silk(w, h, 81)
    ranges(image, [(0.52, 0.05, 0.1, 0.5, (104, 118, 96))], 35, 0.4)
    up, down = bank(w, 0.535 * h, 10, 83), bank(w, 0.66 * h, 20, 84)
    stream(image, up, down, 86)
    pen = begin(image, 37)
    for x in (*np.arange(0, 430, 70), *np.arange(1420, w + 40, 70)):
        village.areca(pen, x, 0.54 * h, pen.rng.uniform(280, 430))
    ripples(pen, up, down, 180)
    lights = [raft(pen, pen.rng.uniform(0, w), pen.rng.uniform(0.555, 0.64) * h) for _ in range(16)]
    lights += gate_and_table(pen, 900, 0.86 * h)
    elder = P.person(
        pen,
        700,
        0.93 * h,
        300,
        P.KNEEL,
        P.Wear("robe", CREAM, WHITE, OCHRE, "crop", WHITE, P.SKIN[2], (214, 210, 204), 2),
        1,
        jitter=1,
    )
    pen.dab(*(elder["near_hand"] + (16, -2)), 11, 9, 0, (196, 206, 140))
    P.person(pen, 842, 0.93 * h, 190, P.CLASP, P.somebody(pen, "child"), -1)
    for x, kind, flip in (
        (300, "woman", 1),
        (440, "man", 1),
        (560, "child", 1),
        (1100, "child", -1),
        (1250, "woman", -1),
        (1400, "elder", -1),
        (1530, "woman", -1),
    ):
        P.person(
            pen,
            x,
            0.965 * h,
            290 * (0.62 if kind == "child" else 1),
            pen.pick([P.SIT, P.SIT, P.KNEEL]),
            P.somebody(pen, kind),
            flip,
        )
    for _ in range(11):
        x, y, s = pen.rng.uniform(0.05, 0.95) * w, pen.rng.uniform(0.05, 0.42) * h, pen.rng.uniform(18, 40)
        pen.shape(
            curve(
                [
                    (x - s * 0.4, y),
                    (x - s * 0.6, y - s * 0.8),
                    (x, y - s * 1.25),
                    (x + s * 0.6, y - s * 0.8),
                    (x + s * 0.4, y),
                ],
                n=5,
            ),
            (250, 206, 130),
            2,
            (150, 96, 60),
        )
        lights.append((x, y - s * 0.5, s * 4.5, 0.9))
    image = night(aged(pen, 87), lights, (0.17, 0.23, 0.40), 0.4)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    d = np.hypot(xx - 900, yy - 330)
    face = np.interp(fractal((h, w), 89, 0.05, 5), [0.3, 0.7], [0.86, 1.0])
    image = over(image, (236, 232, 206), np.exp(-np.maximum(d - 118, 0) / 170) * 0.36 * (d > 118))
    disc = np.clip(118 - d, 0, 1) * (np.asarray(pen.body) < 40)
    return image * (1 - disc[..., None]) + (np.float32([244, 238, 212]) * face[..., None]) * disc[..., None]


def raft(pen: Pen, x: float, y: float) -> tuple:
    pen.rod((x - 34, y), (x + 34, y), 9, (150, 158, 104))
    for k in (-22, 0, 22):
        pen.rod((x + k, y), (x + k, y - 20), 3.5, CREAM, False)
        pen.dab(x + k, y - 24, 3, 5, 0, (255, 232, 160))
    return (x, y - 22, 90, 0.8)


def gate_and_table(pen: Pen, x: float, y: float) -> list[tuple]:
    """Two green stems bent to an arch with garlands, and the tray below."""
    arch = curve(
        [
            (x - 330, y),
            (x - 320, y - 380),
            (x - 170, y - 560),
            (x, y - 600),
            (x + 170, y - 560),
            (x + 320, y - 380),
            (x + 330, y),
        ],
        False,
        9,
    )
    pen.line(arch, 20, (112, 130, 76), 0.1)
    for q in arch:
        for _ in range(9):
            a = q + pen.rng.normal(0, 15, 2)
            pen.dab(*a, 13, 6, pen.rng.uniform(0, 180), tint((104, 128, 70), pen.rng.uniform(0.7, 1.2)))
        for _ in range(3):
            pen.dab(*(q + pen.rng.normal(0, 14, 2)), 8, 8, 0, pen.pick([YELLOW, PINK, VERMILION, WHITE]))
    pen.shape([(x - 230, y - 130), (x + 230, y - 130), (x + 260, y - 92), (x - 260, y - 92)], (150, 106, 70), 3)
    for d in (-220, 220):
        pen.rod((x + d, y - 92), (x + d, y), 14, BROWN)
    for k, c in enumerate(((168, 186, 110), YELLOW, (110, 128, 70), (150, 90, 110), YELLOW, (168, 186, 110))):
        fx = x - 190 + 76 * k
        for dx, dy in ((-16, 0), (16, 0), (0, -18), (0, -2)):
            pen.shape(ring(fx + dx, y - 142 + dy, 20, 15), c, 2.4)
    lights = []
    for k in (-150, 0, 150):
        pen.rod((x + k, y - 160), (x + k, y - 236), 8, CREAM)
        flame(pen, x + k, y - 238, 9)
        lights.append((x + k, y - 240, 330, 0.55))
    return lights


def fleet() -> Array:
    """Boats come up the river below old walls in the gold of morning."""
    w, h = 2600, 1150
    image = silk(w, h, 91, (232, 200, 132))
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    sun = np.hypot(x - 560, y - 120)
    image = over(image, (250, 226, 160), np.exp(-sun / 420) * 0.8)
    image = over(image, (206, 82, 50), np.clip(66 - sun, 0, 1) * 0.85)
    ranges(image, [(0.33, 0.20, 0.15, 0.3, (170, 150, 116)), (0.38, 0.12, 0.12, 0.42, (150, 136, 100))], 45)
    up, down = bank(w, 0.515 * h, 20, 93), bank(w, 1.1 * h, 8, 94)
    stream(image, up, down, 96, (206, 180, 124), (160, 142, 104))
    pen = begin(image, 41)
    walls(pen, 1250, w, up)
    for px in np.arange(20, 1240, 66):
        village.pick_tree(pen, px, 0.505 * h, pen.rng.uniform(80, 150))
    ripples(pen, up, down, 560, 200, ((150, 128, 90), (176, 150, 104), (244, 226, 172)))
    for px, py, s in (
        (180, 0.60, 54),
        (520, 0.62, 60),
        (930, 0.585, 52),
        (1380, 0.63, 60),
        (300, 0.78, 84),
        (2380, 0.72, 74),
    ):
        boats.junk(pen, px, py * h, s)
    barge(pen, 1420, 0.84 * h, 150)
    for px, py, s in ((640, 0.93, 96), (2210, 0.93, 92)):
        boats.race(pen, px, py * h, s)
    image = aged(pen, 97)
    return gold_clouds(image, w, h)


def gold_clouds(image: Array, w: int, h: int) -> Array:
    """Bands of gold leaf, cut as on old screens."""
    rng = np.random.default_rng(5)
    plate = np.zeros((h, w), np.uint8)
    for cx, cy in ((0.10, 0.07), (0.42, 0.12), (0.80, 0.06), (0.02, 0.40), (0.99, 0.36), (0.55, 0.02)):
        for _ in range(7):
            px, py, q = cx * w + rng.normal(0, 150), cy * h + rng.normal(0, 16), rng.uniform(90, 210)
            cv2.ellipse(plate, (int(px), int(py)), (int(q), int(q * 0.17)), 0, 0, 360, 255, -1, cv2.LINE_AA)
    cover = cv2.GaussianBlur(plate, (0, 0), 1.2).astype(np.float32) / 255
    edge = np.clip(cv2.GaussianBlur(plate, (0, 0), 5).astype(np.float32) / 255 - cover, 0, 1)
    leaf = fractal((h, w), 99, 0.06, 6)
    yy, xx = np.mgrid[0:h, 0:w]
    seam = ((xx % 118 < 1.5) | (yy % 118 < 1.5)).astype(np.float32) * 0.14
    gold = np.float32([196, 148, 66]) * (1 - leaf[..., None]) + np.float32([246, 214, 138]) * leaf[..., None]
    image = over(image, (120, 84, 44), edge * 0.7)
    return image * (1 - cover[..., None]) + gold * (1 - seam[..., None]) * cover[..., None]


def walls(pen: Pen, x0: float, w: int, up: Array) -> None:
    """A long brick wall with battlements, a gate tower and flags; roofs behind."""
    y = float(up[int(x0) :].min()) - 6
    for px in np.arange(x0 + 190, w, 210):
        village.house(pen, px + pen.rng.normal(0, 30), y - 120, 84, bool(pen.rng.random() < 0.3))
        village.tree(pen, px + 100, y - 118, pen.rng.uniform(110, 160))
    pen.shape([(x0, y), (w + 10, y), (w + 10, y - 128), (x0 + 26, y - 128)], (186, 128, 92), 3)
    for r in range(9):
        for px in np.arange(x0 + 30 + 18 * (r % 2), w, 36):
            pen.line(
                [(px, y - 10 - 13 * r), (px + 27, y - 10 - 13 * r)], 1.8, tint((150, 98, 70), pen.rng.uniform(0.8, 1.2))
            )
    for px in np.arange(x0 + 34, w, 44):
        pen.shape([(px, y - 126), (px + 26, y - 126), (px + 26, y - 150), (px, y - 150)], (176, 120, 88), 2)
    gx = x0 + 560
    pen.shape([(gx - 130, y), (gx + 130, y), (gx + 118, y - 190), (gx - 118, y - 190)], (172, 116, 84), 3)
    pen.shape(
        curve([(gx - 46, y), (gx - 46, y - 70), (gx, y - 108), (gx + 46, y - 70), (gx + 46, y)], False), (86, 56, 46), 3
    )
    village.dinh(pen, gx, y - 190, 118)
    for px in (x0 + 120, x0 + 340, x0 + 800, x0 + 1050):
        a = np.array([px, y - 128.0])
        village.flag(pen, a, a - (0, 170), 66, 1)
    for px in np.arange(x0 + 60, w, 74):
        P.person(
            pen,
            px,
            y - 128,
            58,
            pen.pick([P.STAND, P.POINT, P.CHEER]),
            soldier(pen, VERMILION, YELLOW),
            -1,
            pen.pick([spear(), None]),
        )


def barge(pen: Pen, x: float, y: float, s: float) -> None:
    """The royal barge: dragon prow, a pavilion, rowers, parasols."""
    for k in range(15):
        j = P.person(
            pen,
            x + (k - 7) * s * 0.36,
            y + s * 0.18,
            s * 0.72,
            P.Pose((0, 0), (0, 0), (56, 84), (66, 88), 26, 0, True, 0.04),
            P.Wear("short", VERMILION, WHITE, YELLOW, "guard", RED, pen.pick(P.SKIN)),
            1,
        )
        pen.line([j["near_hand"], j["near_hand"] + (s * 0.14, s * 0.6)], 5, BROWN, 0.2)
    for d in (-1, 1):
        P.person(
            pen,
            x + d * s * 1.25,
            y - 6,
            s * 0.9,
            P.replace(P.POLE, lift=0.01),
            R.bearer(pen, R.LIVERY[1]),
            1,
            lambda p, j: village.parasol(p, j["near_hand"] + (0, 30), j["near_hand"] - (-16, s * 0.9), s * 0.8, YELLOW),
        )
    R.shrine(pen, x, y - s * 0.1, s * 1.25, False)
    P.person(
        pen,
        x + s * 0.02,
        y - s * 0.24,
        s * 0.8,
        P.replace(P.STAND, lift=0.01),
        P.Wear("robe", YELLOW, WHITE, RED, "official", DARK, P.SKIN[3], beard=1),
        1,
    )
    for dx in (-2.1, 1.9, 2.3):
        P.person(pen, x + dx * s, y, s * 0.9, P.replace(P.CLASP, lift=0.01), P.somebody(pen, "elder"), 1)
    village.boat(pen, x, y + s * 0.08, s * 3.1, 1)
    beasts.dragon_head(pen, x + s * 3.15, y - s * 0.75, s * 0.5, 1)
    pen.line(
        curve([(x + s * 2.8, y - s * 0.1), (x + s * 3.15, y - s * 0.3), (x + s * 3.0, y - s * 0.7)], False),
        s * 0.24,
        OCHRE,
        0.3,
    )
