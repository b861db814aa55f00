# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""A rampart on a river and a camp in the forest, drawn by ink_scenes.py."""

from __future__ import annotations

import beasts
import cv2
import numpy as np
import people as P
import props
import village
from brush import (
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    INDIGO,
    INK,
    OCHRE,
    RED,
    VERMILION,
    WHITE,
    YELLOW,
    Array,
    Pen,
    curve,
    tint,
)
from paper import fractal
from silk import aged, bank, begin, flame, grass, haze, night, over, ranges, ripples, silk, stream


def soldier(pen: Pen, top, band) -> P.Wear:
    return P.Wear(
        "short",
        top,
        pen.pick([CREAM, BROWN, DARK]),
        band,
        pen.pick(["guard", "crop", "crop"]),
        band,
        pen.pick(P.SKIN),
        beard=int(pen.rng.random() < 0.3),
    )


def spear(length: float = 1.25):
    def draw(pen: Pen, j: P.Joints) -> None:
        a = j["near_hand"] + (0, j.s * 0.35)
        b = a + np.array([j.flip * j.s * 0.06, -j.s * length])
        pen.rod(a, b, max(2.6, j.s * 0.03), BROWN)
        pen.shape(np.array([b + (-j.s * 0.035, 0), b + (0, -j.s * 0.16), b + (j.s * 0.035, 0)]), (176, 180, 176), 1.5)

    return draw


def tent(pen: Pen, x: float, y: float, s: float) -> None:
    c = pen.pick([(214, 206, 186), (198, 190, 170), (184, 178, 164)])
    pen.shape(
        curve(
            [(x - s, y), (x - s * 0.72, y - s * 0.5), (x, y - s * 1.1), (x + s * 0.72, y - s * 0.5), (x + s, y)],
            False,
            6,
        ),
        c,
        2,
    )
    pen.shape([(x - s * 0.16, y), (x, y - s * 0.62), (x + s * 0.16, y)], (92, 82, 72), 1.6)
    for k in (-0.62, -0.36, 0.36, 0.62):
        pen.line([(x, y - s * 1.06), (x + k * s * 0.8, y - s * 0.5), (x + k * s, y)], 1.4, tint(c, 0.7))
    pen.line([(x, y - s * 1.1), (x, y - s * 1.5)], 2)


def rampart(pen: Pen, w: int, top: Array, high: float) -> None:
    """An earth wall with a palisade of sharpened bamboo along it."""
    x = np.arange(0, w, 12)
    low = top[x] + high
    pen.fill(np.concatenate([np.stack([x, top[x]], -1), np.stack([x, low], -1)[::-1]]), (166, 134, 92))
    for _ in range(w // 2):
        px = pen.rng.uniform(0, w - 1)
        py = top[int(px)] + pen.rng.uniform(4, high)
        pen.line(
            [(px, py), (px + pen.rng.normal(0, 6), py + pen.rng.uniform(5, 16))],
            pen.rng.uniform(1.5, 4),
            tint((166, 134, 92), pen.rng.uniform(0.62, 1.12)),
        )
    pen.line(np.stack([x, top[x]], -1), 5, INK, 0.2)
    pen.line(np.stack([x, low], -1), 4, INK, 0.2)
    for px in np.arange(4, w - 4, 17):
        py, q = top[int(px)], high * pen.rng.uniform(0.55, 0.75)
        c = pen.pick([(150, 142, 92), (132, 122, 80), (166, 152, 104)])
        pen.shape(
            [
                (px - 5, py + 8),
                (px + 5, py + 8),
                (px + 4 + pen.rng.normal(0, 2), py - q),
                (px + pen.rng.normal(0, 2), py - q - 14),
                (px - 4, py - q),
            ],
            c,
            1.8,
        )
    for d in (0.28, 0.5):
        pen.line(np.stack([x, top[x] - high * d], -1), 5, (110, 92, 62), 0.1)


def north_camp(pen: Pen, w: int, y0: float) -> list[tuple]:
    """Tents of the besiegers, small with distance, their fires and horses."""
    lights = []
    for row, n in ((0, 15), (1, 12), (2, 10)):
        for k in range(n):
            x, y, s = (
                (k + 0.5 * (row % 2) + pen.rng.uniform(0.1, 0.7)) * w / n,
                y0 + row * 30 + pen.rng.normal(0, 5),
                22 + 7 * row,
            )
            tent(pen, x, y, s)
            if pen.rng.random() < 0.4:
                a = np.array([x + s * 1.3, y])
                village.pennant(pen, a, a - (0, s * 1.9), s * 0.7, 1, pen.pick([INDIGO, BLUE, DARK]))
            for _ in range(2):
                P.person(
                    pen,
                    x + pen.rng.normal(0, s * 1.6),
                    y + s * pen.rng.uniform(0.2, 0.6),
                    s * 1.35,
                    pen.pick([P.STAND, P.WALK, P.SIT, P.SQUAT]),
                    soldier(pen, pen.pick([INDIGO, BLUE, DARK]), DARK),
                    pen.pick([-1, 1]),
                    pen.pick([None, spear()]),
                )
            if pen.rng.random() < 0.3:
                lights.append(flame(pen, x + s * 1.4, y + s * 0.6, s * 0.25))
            if pen.rng.random() < 0.22:
                beasts.horse(pen, x - s * 1.6, y + s * 0.4, s * 0.9, 1, pen.pick([BROWN, DARK, WHITE]))
    return lights


def defenders(pen: Pen, w: int, top: Array, high: float) -> list[tuple]:
    """Those who hold the wall, seen from their own side."""
    lights = []
    for x0 in np.arange(30, w - 30, 62.0):
        x = x0 + pen.rng.normal(0, 12)
        y = top[int(np.clip(x, 0, w - 1))] + high + pen.rng.uniform(10, 60)
        P.person(
            pen,
            x,
            y,
            108,
            pen.pick([P.STAND, P.POINT, P.CLASP, P.SIT, P.SQUAT, P.BEAR, P.STAND]),
            soldier(pen, pen.pick([RED, VERMILION, BROWN, OCHRE, GREEN]), pen.pick([RED, YELLOW])),
            pen.pick([-1, 1, 1]),
            pen.pick([spear(), spear(), None]),
        )
        if pen.rng.random() < 0.13:
            a = np.array([x + 30, y])
            village.flag(pen, a, a - (0, 300), 82, 1)
        elif pen.rng.random() < 0.24:
            pen.rod((x + 28, y), (x + 28, y - 128), 5, BROWN)
            fx, fy, reach, strong = flame(pen, x + 28, y - 128, 17)
            lights.append((fx, fy, reach * 1.15, strong))
    return lights


def nhu_nguyet(by_night: bool = True) -> Array:
    """A rampart on one bank, tents on the other, a temple with a lit door."""
    w, h = 2400, 1200
    image = silk(w, h, 11)
    ranges(
        image,
        [
            (0.26, 0.20, 0.10, 0.4, (108, 122, 130)),
            (0.31, 0.15, 0.08, 0.55, (88, 108, 110)),
            (0.345, 0.07, 0.09, 0.6, (96, 108, 84)),
        ],
        3,
    )
    up, down = bank(w, 0.475 * h, 46, 31), bank(w, 0.635 * h, 54, 37)
    stream(image, up, down, 41)
    pen = begin(image, 5)
    lights = north_camp(pen, w, 0.365 * h)
    ripples(pen, up, down, 330)
    grass(
        pen,
        pen.rng.uniform(0, w, 260),
        [pen.pick([up[int(a)], down[int(a)] + 6]) for a in pen.rng.uniform(0, w - 1, 260)],
    )
    top = bank(w, 0.725 * h, 40, 51)
    rampart(pen, w, top, 74)
    village.bamboo(pen, 2290, 0.80 * h, 330, 9)
    village.banyan(pen, 1985, 0.845 * h, 300)
    village.house(pen, 1790, 0.845 * h, 120, False)
    pen.fill([(1776, 0.845 * h), (1804, 0.845 * h), (1804, 0.845 * h - 44), (1776, 0.845 * h - 44)], (250, 214, 130))
    lights += [(1790, 0.82 * h, 190, 0.9), (1790, 0.83 * h, 60, 1.2)]
    lights += defenders(pen, w, top, 74)
    grass(pen, pen.rng.uniform(0, w, 200), pen.rng.uniform(0.87, 0.995, 200) * h, 20)
    commander(pen, 640, 0.955 * h)
    for x in (70, 1180, 1290, 2120):
        village.tree(pen, x, 0.985 * h, 210)
    image = aged(pen, 61)
    if not by_night:
        return image
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    dark = night(image, lights, (0.27, 0.34, 0.51))
    moon = np.hypot(x - 1560, y - 110)
    dark = over(dark, (212, 216, 204), np.clip(34 - moon, 0, 1) * 0.8 + np.exp(-moon / 190) * 0.22)
    path = (
        np.exp(-(((x - 1560) / (60 + (y - up[None]) * 0.5)) ** 2))
        * np.clip((y - up[None]) / 4, 0, 1)
        * np.clip((down[None] - y) / 4, 0, 1)
    )
    glitter = cv2.resize(fractal((h, w // 9), 71, 0.006, 3), (w, h))
    return over(dark, (196, 204, 200), path * np.clip(glitter - 0.5, 0, 1) * 2.4)


def commander(pen: Pen, x: float, y: float) -> None:
    """A general under his parasol, with horse, drum and officers."""
    beasts.horse(pen, x + 240, y, 130, 1, (150, 100, 70))
    P.person(pen, x + 130, y + 6, 138, P.STAND, soldier(pen, GREEN, RED), 1, spear())
    P.person(
        pen,
        x - 92,
        y - 4,
        138,
        P.POLE,
        soldier(pen, RED, YELLOW),
        1,
        lambda p, j: village.parasol(p, j["near_hand"] + (0, 34), j["near_hand"] - (-70, 128), 150, YELLOW),
    )
    P.person(
        pen, x, y, 156, P.POINT, P.Wear("robe", VERMILION, WHITE, GOLD, "official", DARK, P.SKIN[1], (60, 54, 52), 1), 1
    )
    village.drum(pen, x - 230, y - 66, 118)
    for d in (-1, 1):
        pen.rod((x - 230 + d * 40, y), (x - 230 + d * 20, y - 110), 7, BROWN)
    P.person(pen, x - 320, y + 4, 138, P.DRUMMER, soldier(pen, OCHRE, RED), 1, props.staff(0.26, 110, RED))


def lam_son() -> Array:
    """A camp of huts in a forest, a fire, an oath, one flag; mist between the trees."""
    w, h = 2200, 1200
    image = silk(w, h, 21, (222, 206, 168))
    ranges(
        image,
        [
            (0.34, 0.30, 0.16, 0.34, (120, 130, 128)),
            (0.44, 0.28, 0.13, 0.46, (98, 116, 112)),
            (0.54, 0.20, 0.12, 0.58, (78, 100, 86)),
        ],
        8,
    )
    y = np.mgrid[0:h, 0:w][0].astype(np.float32)
    image = over(image, (168, 160, 112), np.clip((y - 0.58 * h) / (0.2 * h), 0, 0.55) * fractal((h, w), 23, 0.15, 5))
    pen = begin(image, 9)
    for _ in range(60):
        x = pen.rng.uniform(0, w)
        village.pick_tree(
            pen, x, (0.565 + 0.02 * pen.rng.random()) * h, pen.rng.uniform(120, 190)
        ) if pen.rng.random() < 0.35 else village.bamboo(pen, x, 0.58 * h, pen.rng.uniform(130, 200), 6)
    pen.image[:] = haze(pen.image, 0.56, 0.10, 25, 0.75)
    for x, y0, s in ((520, 0.70, 105), (1640, 0.69, 100), (860, 0.665, 84), (1420, 0.66, 80)):
        village.house(pen, x, y0 * h, s)
    pen.image[:] = haze(pen.image, 0.655, 0.05, 26, 0.55)
    a = np.array([1150.0, 0.80 * h])
    village.flag(pen, a, a - (0, 520), 190, 1)
    oath(pen, 1090, 0.845 * h)
    for x, s in ((90, 420), (300, 330), (1930, 360), (2120, 430)):
        village.bamboo(pen, x, 0.99 * h, s * 1.5, 11)
    for x, y0, s in ((420, 0.965, 330), (1790, 0.97, 360)):
        village.tree(pen, x, y0 * h, s)
    grass(pen, pen.rng.uniform(0, w, 420), pen.rng.uniform(0.72, 0.995, 420) * h, 22)
    image = aged(pen, 27)
    return haze(image, 0.40, 0.07, 28, 0.6)


def oath(pen: Pen, x: float, y: float) -> None:
    """Eighteen or so round a jar and a fire; one stands and speaks."""
    for a in np.linspace(np.pi * 1.04, np.pi * 1.96, 9):
        P.person(
            pen,
            x + 300 * np.cos(a),
            y + 74 * np.sin(a),
            122,
            pen.pick([P.CLASP, P.STAND, P.BOW]),
            soldier(pen, pen.pick([BROWN, INDIGO, OCHRE, DARK, GREEN]), RED),
            1 if np.cos(a) < 0 else -1,
            pen.pick([None, spear(), None]),
        )
    pen.shape(
        curve([(x - 26, y), (x - 40, y - 40), (x - 20, y - 66), (x + 20, y - 66), (x + 40, y - 40), (x + 26, y)], n=5),
        (120, 84, 60),
        3,
    )
    for k in range(3):
        pen.rod((x + 90 - 30, y + 6 * k), (x + 90 + 34, y + 4 - 5 * k), 8, BROWN)
    flame(pen, x + 90, y - 4, 34)
    P.person(
        pen,
        x - 120,
        y + 8,
        140,
        P.CHEER,
        P.Wear("robe", (146, 52, 40), WHITE, YELLOW, "crop", RED, P.SKIN[1], beard=1),
        1,
    )
    for a in np.linspace(np.pi * 0.1, np.pi * 0.9, 7):
        P.person(
            pen,
            x + 320 * np.cos(a),
            y + 30 + 66 * np.sin(a),
            126,
            pen.pick([P.SIT, P.KNEEL, P.SQUAT]),
            soldier(pen, pen.pick([BROWN, INDIGO, OCHRE, DARK]), RED),
            1 if np.cos(a) < 0 else -1,
        )
