# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""Rivers, camps and feasts on silk: python ink_scenes.py NAME OUT.png, with NAME one of the functions in SCENES below."""

from __future__ import annotations

import sys

import beasts
import cv2
import feasts
import numpy as np
import people as P
import procession as R
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
    PAPER,
    PINK,
    RED,
    VERMILION,
    WHITE,
    YELLOW,
    Array,
    Pen,
    curve,
    mix,
    ring,
    tint,
)
from paper import fractal
from PIL import Image
from sheets import twig


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
    commander(pen, 640, 0.955 * h)
    for x in (70, 1180, 1290, 2120):
        village.tree(pen, x, 0.985 * h, 210)
    grass(pen, pen.rng.uniform(0, w, 200), pen.rng.uniform(0.87, 0.995, 200) * h, 20)
    image = aged(pen, 61)
    if not by_night:
        return image
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    dark = night(image, lights, (0.26, 0.31, 0.43))
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
    P.person(pen, x - 320, y + 4, 138, P.DRUMMER, soldier(pen, OCHRE, RED), 1, feasts.staff(0.26, 110, RED))


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


def haze(image: Array, at: float, wide: float, seed: int, strong: float) -> Array:
    """A band of mist."""
    h, w = image.shape[:2]
    y = np.mgrid[0:h, 0:w][0].astype(np.float32) / h
    soft = cv2.resize(fractal((h, w // 5), seed, 0.3, 5), (w, h))
    cover = np.exp(-(((y - at) / wide) ** 2)) * np.interp(soft, [0.25, 0.7], [0.25, 1.0]) * strong
    return over(image.astype(np.float32), (228, 216, 186), cover).astype(image.dtype)


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


def regatta(pen: Pen, w: int, h: int, n: int, y0: float, y1: float) -> list[tuple]:
    """Boats with flags, larger as they come nearer."""
    lamps, spots = (
        [],
        sorted(((pen.rng.uniform(0.02, 0.98) * w, pen.rng.random() ** 1.3) for _ in range(n)), key=lambda p: p[1]),
    )
    for x, t in spots:
        y, s = (y0 + (y1 - y0) * t) * h, 22 + 62 * t
        draw = pen.pick([R.race, R.junk, R.race, fleet_boat])
        draw(pen, x, y, s)
        a = np.array([x + s * 1.2, y])
        village.flag(pen, a, a - (0, s * 1.9), s * 0.75, 1)
        lamps.append((x, y - s * 0.5, s * 2.4, 0.5))
    return lamps


def fleet_boat(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(7):
        P.person(
            pen,
            x + (k - 3) * s * 0.48,
            y + 4,
            s * 0.95,
            P.Pose((4, 2), (-5, -4), (30, 110), (40, 80), lift=0.01),
            soldier(pen, VERMILION, YELLOW),
            -1,
            spear(1.0),
        )
    village.boat(pen, x, y, s * 2.1, -1, True)


def luc_dau(by_night: bool = False) -> Array:
    """Boats with flags cover the meeting of the rivers; by night, lights are set afloat."""
    w, h = 2400, 1250
    image = silk(w, h, 31)
    ranges(
        image,
        [
            (0.24, 0.18, 0.13, 0.36, (112, 124, 132)),
            (0.28, 0.12, 0.12, 0.5, (92, 110, 112)),
            (0.31, 0.05, 0.1, 0.55, (104, 112, 84)),
        ],
        14,
    )
    up, down = bank(w, 0.335 * h, 26, 33), bank(w, 0.845 * h, 70, 35)
    stream(image, up, down, 36)
    pen = begin(image, 13)
    for x in np.arange(40, w, 90):
        village.pick_tree(pen, x + pen.rng.normal(0, 30), 0.335 * h, pen.rng.uniform(40, 70))
    ripples(pen, up, down, 700)
    lamps = regatta(pen, w, h, 46, 0.385, 0.80)
    for x in np.arange(30, w - 20, 58.0):
        wear = P.somebody(pen)
        P.person(
            pen,
            x + pen.rng.normal(0, 12),
            down[int(x)] + pen.rng.uniform(60, 130),
            118 * (0.65 if wear.young else 1),
            pen.pick([P.STAND, P.POINT, P.CHEER, P.CLASP, P.STAND]),
            wear,
            pen.pick([-1, 1]),
            pen.pick([None, feasts.fan, feasts.child_on_back]),
        )
    grass(
        pen,
        pen.rng.uniform(0, w, 300),
        [down[int(a)] + pen.rng.uniform(0, 150) for a in pen.rng.uniform(0, w - 1, 300)],
        18,
    )
    for x, s in ((150, 380), (2270, 420)):
        village.banyan(pen, x, 0.995 * h, s)
    image = aged(pen, 37)
    if not by_night:
        return image
    for _ in range(950):
        t = pen.rng.random() ** 1.5
        x, y, s = pen.rng.uniform(0, w), (0.36 + 0.46 * t) * h, 3 + 8 * t
        if y < down[int(min(x, w - 1))] - 6 and (pen.body[int(y), int(min(x, w - 1))] < 40):
            lamps.append((x, y, s * 5.5, 0.8))
            image = dot(image, x, y, s)
    return night(image, lamps, (0.19, 0.23, 0.36))


def dot(image: Array, x: float, y: float, s: float) -> Array:
    """A paper lotus with its flame, as seen from afar."""
    cv2.ellipse(
        image, (int(x), int(y)), (max(1, int(s)), max(1, int(s * 0.45))), 0, 0, 360, (236, 150, 130), -1, cv2.LINE_AA
    )
    cv2.circle(image, (int(x), int(y - s * 0.5)), max(1, int(s * 0.42)), (255, 236, 170), -1, cv2.LINE_AA)
    return image


def water_rite() -> Array:
    """Mid-stream: an elder ladles water into a jar under parasols, boats all round."""
    w, h = 2200, 1240
    image = silk(w, h, 41)
    ranges(image, [(0.20, 0.12, 0.14, 0.34, (112, 124, 132)), (0.235, 0.05, 0.1, 0.5, (104, 118, 92))], 17)
    up, down = bank(w, 0.275 * h, 18, 43), bank(w, 1.1 * h, 10, 44)
    stream(image, up, down, 46, (164, 170, 150), (120, 134, 120))
    pen = begin(image, 19)
    for x in np.arange(20, w, 64):
        village.areca(pen, x, 0.272 * h, pen.rng.uniform(50, 90)) if pen.rng.random() < 0.4 else village.tree(
            pen, x, 0.275 * h, pen.rng.uniform(40, 64)
        )
    ripples(pen, up, down, 420, 220)
    for x, y, s in ((330, 0.40, 60), (1030, 0.385, 52), (1820, 0.41, 62)):
        R.race(pen, x, y * h, s)
    for x, y, s, draw in ((420, 0.60, 84, fleet_boat), (1900, 0.61, 90, R.singers)):
        draw(pen, x, y * h, s)
    jar_boat(pen, 1120, 0.80 * h, 205)
    R.race(pen, 330, 0.955 * h, 108)
    fleet_boat(pen, 1960, 0.945 * h, 104)
    return aged(pen, 47)


def jar_boat(pen: Pen, x: float, y: float, s: float) -> None:
    for dx, c in ((-1.75, YELLOW), (1.5, VERMILION)):
        P.person(
            pen,
            x + dx * s,
            y + 6,
            s,
            P.replace(P.POLE, lift=0.01),
            R.bearer(pen, R.LIVERY[0]),
            -1,
            lambda p, j, c=c: village.parasol(
                p, j["near_hand"] + (0, 40), j["near_hand"] - (-20, s * 0.95), s * 0.95, c
            ),
        )
    for dx in (-1.2, 1.0, 2.0):
        P.person(
            pen,
            x + dx * s,
            y + 4,
            s,
            P.replace(P.CLASP, lift=0.01),
            P.Wear("robe", INDIGO, WHITE, RED, "turban", RED, pen.pick(P.SKIN), (200, 196, 188), 2),
            -1 if dx > 0 else 1,
        )
    pen.shape(
        curve(
            [
                (x - s * 0.2, y),
                (x - s * 0.34, y - s * 0.3),
                (x - s * 0.16, y - s * 0.56),
                (x + s * 0.16, y - s * 0.56),
                (x + s * 0.34, y - s * 0.3),
                (x + s * 0.2, y),
            ],
            n=6,
        ),
        (206, 206, 192),
        4,
    )
    for k in np.linspace(-0.26, 0.26, 7):
        pen.line(
            curve([(x + k * s, y - s * 0.2), (x + (k + 0.03) * s, y - s * 0.28), (x + k * s, y - s * 0.36)], False),
            4,
            (62, 92, 130),
        )
    pen.shape(ring(x, y - s * 0.58, s * 0.19, s * 0.05), VERMILION, 3)
    j = P.person(
        pen,
        x + s * 0.55,
        y + 6,
        s,
        P.replace(P.BOW, lift=0.01),
        P.Wear("robe", VERMILION, WHITE, GOLD, "official", DARK, P.SKIN[1], (210, 206, 200), 2),
        -1,
    )
    pen.rod(j["near_hand"], j["near_hand"] + (-s * 0.32, -s * 0.06), 6, GOLD)
    pen.line(
        curve([j["near_hand"] + (-s * 0.34, -s * 0.04), (x + s * 0.04, y - s * 0.62), (x, y - s * 0.52)], False),
        7,
        (176, 198, 196),
    )
    row = P.person(pen, x + s * 2.45, y - 6, s, P.replace(P.ROW, lift=0.01), P.somebody(pen, "worker"), -1)
    pen.line([row["near_hand"] - (14, 40), (x + s * 3.1, y + s * 0.4)], 9, BROWN, 0.2)
    village.boat(pen, x + s * 0.2, y, s * 2.9, -1, True)


def yen() -> Array:
    """A narrow boat glides between limestone hills and flowering kapok, in the haze of spring."""
    w, h = 2000, 1400
    image = silk(w, h, 51, (226, 212, 176))
    x = np.arange(w)
    for k, (at, tall, tone, strong) in enumerate(
        ((0.53, 0.30, (148, 156, 150), 0.45), (0.55, 0.36, (126, 142, 136), 0.6), (0.58, 0.42, (96, 118, 108), 0.8))
    ):
        towers(image, karst(x, w, at, tall, 60 + k) * h, (at + 0.02) * h, tone, strong, 70 + 9 * k)
        image = haze(image, at - 0.015, 0.055, 80 + k, 0.85)
    up, down = bank(w, 0.585 * h, 8, 81), bank(w, 1.2 * h, 4, 82)
    image = mirrored(image, int(0.585 * h), 83)
    pen = begin(image, 23)
    ripples(pen, up, down, 260, 170, ((128, 140, 122), (150, 156, 132), (226, 220, 192)))
    islet(pen, 1800, 0.90 * h, 330)
    kapok(pen, 1790, 0.90 * h, 620, 5)
    islet(pen, 240, 0.70 * h, 210)
    kapok(pen, 240, 0.70 * h, 330, 11)
    for _ in range(60):
        pen.dab(
            pen.rng.uniform(0.55, 0.99) * w,
            pen.rng.uniform(0.78, 0.99) * h,
            8,
            3.4,
            0,
            pen.pick([VERMILION, (206, 92, 60)]),
        )
    reeds(pen, w, h)
    pilgrims(pen, 830, 0.80 * h, 178)
    pilgrims(pen, 1230, 0.635 * h, 60)
    for k in range(7):
        beasts.stork(pen, 900 + k * 66, 210 + abs(k - 2) * 26, 44, 1)
    return haze(aged(pen, 85), 0.575, 0.03, 86, 0.6)


def karst(x: Array, w: int, at: float, tall: float, seed: int) -> Array:
    """A skyline of limestone towers with a gap in the middle where the stream goes."""
    rng = np.random.default_rng(seed)
    line = np.zeros(len(x))
    for _ in range(15):
        c, q, high = rng.uniform(-0.05, 1.05), rng.uniform(0.03, 0.075), rng.uniform(0.45, 1.0)
        high *= np.clip(abs(c - 0.46) * 3.2, 0.12, 1)
        line = np.maximum(line, high * np.exp(-(np.abs((x / w - c) / q) ** 2.6)))
    rough = fractal((8, len(x)), seed + 5, 0.06, 8, 0.6)[3] - 0.5
    return (at - tall * line - 0.05 * rough * np.clip(line * 3, 0.15, 1)).astype(np.float32)


def towers(image: Array, line: Array, foot: float, tone, strong: float, seed: int) -> None:
    """Rock below the skyline down to the water: vertical grain, ledges with green."""
    h, w = image.shape[:2]
    y = np.mgrid[0:h, 0:w][0].astype(np.float32)
    deep = y - line[None]
    rock = np.clip(deep / 2, 0, 1) * np.clip((foot - y) / 3, 0, 1)
    grain = cv2.resize(fractal((h // 5, w), seed, 0.025, 6), (w, h))
    green = fractal((h, w), seed + 1, 0.05, 6)
    image[:] = over(image, tone, rock * strong * np.interp(grain, [0.3, 0.7], [0.75, 1.05]))
    image[:] = over(image, (86, 104, 70), rock * np.clip((green - 0.5) * 3.4, 0, 0.6) * strong)
    image[:] = over(image, INK, rock * np.clip((grain - 0.53) * 4.5, 0, 1) * 0.4 * strong)
    image[:] = over(image, INK, np.exp(-((deep - 2) ** 2) / 12) * 0.5 * strong * (y < foot))


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


def islet(pen: Pen, x: float, y: float, s: float) -> None:
    """A low bank with grass for a tree to stand on."""
    edge = [
        (x - s, y + s * 0.10),
        (x - s * 0.6, y - s * 0.02),
        (x, y - s * 0.06),
        (x + s * 0.6, y - s * 0.02),
        (x + s, y + s * 0.10),
        (x + s * 0.4, y + s * 0.19),
        (x - s * 0.5, y + s * 0.2),
    ]
    pen.shape(curve(edge, n=8), (150, 150, 104), 3)
    n = int(s * 0.7)
    grass(pen, x + pen.rng.uniform(-0.85, 0.85, n) * s, y + pen.rng.uniform(0.0, 0.17, n) * s, 20)


def kapok(pen: Pen, x: float, y: float, s: float, seed: int) -> None:
    """A kapok tree: bare old branches, red flowers."""
    keep, pen.rng = pen.rng, np.random.default_rng(seed)
    spots: list = []
    village.trunk(
        pen, [(x, y), (x + s * 0.03, y - s * 0.3), (x - s * 0.01, y - s * 0.62)], s * 0.10, s * 0.06, (124, 108, 92)
    )
    for k, high in enumerate((0.36, 0.44, 0.52, 0.58, 0.61, 0.62)):
        a = -np.pi / 2 + (1 if k % 2 else -1) * (1.15 - 0.18 * k)
        twig(pen, np.array([x, y - high * s]), a, s * (0.50 - 0.02 * k), s * 0.034, 1, spots)
    for q in spots:
        for k in range(5):
            pen.dab(
                q[0] + s * 0.012 * np.cos(k * 1.26),
                q[1] + s * 0.011 * np.sin(k * 1.26),
                s * 0.013,
                s * 0.010,
                k * 72,
                pen.pick([VERMILION, RED, (214, 96, 60)]),
            )
        pen.dab(q[0], q[1], s * 0.005, s * 0.005, 0, YELLOW)
    pen.rng = keep


def pilgrims(pen: Pen, x: float, y: float, s: float) -> None:
    """A small boat with pilgrims under leaf hats, a woman rowing at the stern."""
    for k, kind in enumerate(("woman", "elder", "woman", "child", "man")):
        wear = P.somebody(pen, kind)
        if k in {0, 2, 4}:
            wear = P.replace(wear, hat="cone")
        P.person(
            pen,
            x + (k - 2.6) * s * 0.44,
            y + s * 0.02,
            s * (0.62 if kind == "child" else 0.92),
            P.replace(P.SIT, lift=0.1),
            wear,
            -1 if k % 3 else 1,
            jitter=2,
        )
    j = P.person(
        pen,
        x + s * 1.45,
        y + 2,
        s,
        P.replace(P.ROW, lift=0.01),
        P.Wear("skirt", (112, 60, 52), DARK, GREEN, "cone", DARK, P.SKIN[1]),
        -1,
    )
    pen.line([j["near_hand"] - (s * 0.1, s * 0.2), (x + s * 2.15, y + s * 0.3)], s * 0.045, BROWN, 0.2)
    village.boat(pen, x, y, s * 1.95, -1)


def reeds(pen: Pen, w: int, h: int) -> None:
    for _ in range(150):
        side = pen.pick([0, 1])
        x = abs(pen.rng.normal(0, 0.09)) * w if side == 0 else w - abs(pen.rng.normal(0, 0.09)) * w
        y = pen.rng.uniform(0.74, 1.02) * h
        n = pen.rng.uniform(60, 150)
        pen.line(
            curve([(x, y), (x + pen.rng.normal(0, 8), y - n * 0.6), (x + pen.rng.normal(0, 26), y - n)], False),
            5,
            pen.pick([(98, 112, 72), (122, 130, 84), (84, 98, 66)]),
        )


def lim() -> Array:
    """Singers in a boat on the pond, listeners along the bank, the hill behind."""
    w, h = 2200, 1300
    image = silk(w, h, 61)
    ranges(image, [(0.30, 0.16, 0.3, 0.5, (128, 140, 108)), (0.36, 0.08, 0.2, 0.55, (140, 146, 104))], 25, 0.4)
    up, down = bank(w, 0.475 * h, 24, 63), bank(w, 0.90 * h, 44, 64)
    stream(image, up, down, 66, (158, 176, 164), (104, 136, 130))
    pen = begin(image, 29)
    village.dinh(pen, 1560, 0.36 * h, 150)
    for x in np.arange(30, w, 105):
        village.pick_tree(
            pen, x + pen.rng.normal(0, 26), (0.37 + 0.03 * pen.rng.random()) * h, pen.rng.uniform(110, 180)
        )
    for x in (330, 930, 1900):
        a = np.array([float(x), 0.455 * h])
        village.flag(pen, a, a - (0, 300), 104, 1)
    for x in np.arange(30, w - 20, 47.0):
        wear = P.somebody(pen)
        P.person(
            pen,
            x + pen.rng.normal(0, 10),
            up[int(x)] - pen.rng.uniform(8, 40),
            96 * (0.66 if wear.young else 1),
            pen.pick([P.STAND, P.POINT, P.CLASP, P.STAND, P.SIT]),
            wear,
            1 if x < w / 2 else -1,
            pen.pick([None, feasts.fan, feasts.child_on_back]),
        )
    ripples(pen, up, down, 360, 190)
    R.singers(pen, 1080, 0.72 * h, 250)
    for _ in range(70):
        village.lotus(
            pen,
            pen.pick([min(pen.rng.normal(220, 190), 420), max(pen.rng.normal(2010, 170), 1790)]),
            pen.rng.uniform(0.66, 0.86) * h,
            pen.rng.uniform(34, 60),
        )
    for x, s in ((60, 420), (2150, 400)):
        village.bamboo(pen, x, 0.985 * h, s, 9)
    for x, kind in ((420, "woman"), (520, "woman"), (640, "child"), (1560, "man"), (1680, "elder"), (1790, "child")):
        P.person(
            pen,
            x,
            0.985 * h,
            230 * (0.62 if kind == "child" else 1),
            pen.pick([P.STAND, P.CLASP, P.POINT]),
            P.somebody(pen, kind),
            1 if x < 1100 else -1,
        )
    return aged(pen, 67)


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
            pen.pick([None, feasts.fan]),
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
        R.junk(pen, px, py * h, s)
    barge(pen, 1420, 0.84 * h, 150)
    for px, py, s in ((640, 0.93, 96), (2210, 0.93, 92)):
        R.race(pen, px, py * h, s)
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


SCENES = {
    "nhu_nguyet": nhu_nguyet,
    "rampart": lambda: nhu_nguyet(False),
    "lam_son": lam_son,
    "luc_dau": luc_dau,
    "luc_dau_night": lambda: luc_dau(True),
    "water_rite": water_rite,
    "yen": yen,
    "lim": lim,
    "ghe_ngo": ghe_ngo,
    "moon_altar": moon_altar,
    "fleet": fleet,
}


def main(name: str, out: str) -> None:
    image = SCENES[name]() + np.random.default_rng(0).normal(0, 1.0, 1)
    Image.fromarray(np.clip(image, 0, 255).astype(np.uint8)).save(out)


if __name__ == "__main__":
    main(*sys.argv[1:3])
__all__ = ["mix"]
