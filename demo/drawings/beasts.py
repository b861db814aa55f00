# SPDX-License-Identifier: Apache-2.0
"""Beasts and birds of a village feast, each from one outline, and the lion and dragon that are danced."""

from __future__ import annotations

import numpy as np
from brush import (
    BLACK,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    INK,
    OCHRE,
    RED,
    STRAW,
    VERMILION,
    WHITE,
    YELLOW,
    Array,
    Pen,
    curve,
    ring,
    tint,
)
from people import DANCE, STRIDE, Wear, person

Points = list[tuple[float, float]]
DOG: Points = [
    (0.62, -0.62),
    (0.5, -0.78),
    (0.36, -0.72),
    (0.3, -0.56),
    (-0.3, -0.5),
    (-0.42, -0.62),
    (-0.5, -0.86),
    (-0.42, -0.88),
    (-0.36, -0.7),
    (-0.4, -0.3),
    (-0.44, 0),
    (-0.34, 0),
    (-0.28, -0.26),
    (0.18, -0.28),
    (0.2, 0),
    (0.3, 0),
    (0.34, -0.34),
    (0.4, -0.48),
    (0.58, -0.52),
]
BUFFALO: Points = [
    (0.86, -0.5),
    (0.8, -0.66),
    (0.64, -0.78),
    (0.5, -0.74),
    (0.2, -0.8),
    (-0.4, -0.76),
    (-0.6, -0.66),
    (-0.66, -0.4),
    (-0.62, 0),
    (-0.5, 0),
    (-0.46, -0.3),
    (-0.2, -0.26),
    (0.2, -0.26),
    (0.26, 0),
    (0.38, 0),
    (0.42, -0.36),
    (0.56, -0.5),
    (0.74, -0.4),
    (0.84, -0.4),
]
HORSE: Points = [
    (0.74, -0.98),
    (0.62, -1.16),
    (0.5, -1.14),
    (0.34, -0.86),
    (0.1, -0.76),
    (-0.36, -0.78),
    (-0.52, -0.66),
    (-0.54, -0.36),
    (-0.6, 0),
    (-0.48, 0),
    (-0.4, -0.34),
    (-0.1, -0.4),
    (0.16, -0.4),
    (0.22, 0),
    (0.33, 0),
    (0.34, -0.44),
    (0.44, -0.66),
    (0.54, -0.88),
    (0.7, -0.88),
]
ELEPHANT: Points = [
    (0.78, -0.2),
    (0.76, -0.7),
    (0.7, -0.98),
    (0.5, -1.1),
    (0.32, -1.0),
    (-0.2, -1.08),
    (-0.52, -0.94),
    (-0.62, -0.6),
    (-0.58, 0),
    (-0.36, 0),
    (-0.32, -0.4),
    (0.1, -0.4),
    (0.14, 0),
    (0.36, 0),
    (0.38, -0.44),
    (0.52, -0.6),
    (0.62, -0.52),
    (0.66, -0.2),
    (0.72, -0.08),
    (0.86, -0.1),
    (0.86, -0.16),
]
PIG: Points = [
    (0.6, -0.3),
    (0.52, -0.46),
    (0.36, -0.52),
    (0, -0.58),
    (-0.4, -0.52),
    (-0.54, -0.36),
    (-0.5, 0),
    (-0.4, 0),
    (-0.34, -0.12),
    (0.2, -0.12),
    (0.24, 0),
    (0.34, 0),
    (0.38, -0.18),
    (0.56, -0.2),
]
GOAT: Points = [
    (0.56, -0.78),
    (0.44, -0.94),
    (0.32, -0.9),
    (0.24, -0.64),
    (-0.34, -0.62),
    (-0.46, -0.7),
    (-0.42, -0.4),
    (-0.44, 0),
    (-0.35, 0),
    (-0.3, -0.3),
    (0.14, -0.3),
    (0.18, 0),
    (0.27, 0),
    (0.3, -0.4),
    (0.4, -0.62),
    (0.5, -0.66),
]
HEN: Points = [
    (0.42, -0.86),
    (0.34, -0.98),
    (0.22, -0.92),
    (0.14, -0.66),
    (-0.1, -0.5),
    (-0.34, -0.66),
    (-0.62, -0.98),
    (-0.7, -0.7),
    (-0.46, -0.36),
    (-0.2, -0.2),
    (0.12, -0.2),
    (0.3, -0.42),
    (0.34, -0.78),
]
DUCK: Points = [
    (0.5, -0.62),
    (0.36, -0.74),
    (0.24, -0.62),
    (0.2, -0.36),
    (-0.2, -0.36),
    (-0.52, -0.5),
    (-0.42, -0.14),
    (-0.1, 0),
    (0.24, -0.04),
    (0.36, -0.26),
    (0.36, -0.52),
]


def put(points: Points, x: float, y: float, s: float, flip: int) -> Array:
    return np.array([(x + flip * a * s, y + b * s) for a, b in points])


def beast(pen: Pen, shape: Points, x: float, y: float, s: float, flip: int, colour, n: int = 3) -> None:
    """The outline filled, a darker belly, an eye, and the shadow it stands on."""
    pen.dab(x, y + s * 0.01, s * 0.6, s * 0.06, 0, tint(pen.ground(x, y + s * 0.08), 0.84), True)
    pen.shape(curve(put(shape, x, y, s, flip), n=n), colour, max(1.6, s * 0.022))
    top = max(shape, key=lambda p: p[0] - p[1])
    pen.dab(x + flip * (top[0] - 0.12) * s, y + (top[1] + 0.08) * s, max(1.2, s * 0.022), max(1.2, s * 0.022), 0, INK)


def dog(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    colour = pen.pick([OCHRE, BROWN, BLACK, CREAM, (176, 120, 70)])
    beast(pen, DOG, x, y, s, flip, colour)
    pen.shape(curve(put([(0.42, -0.74), (0.34, -0.88), (0.3, -0.66)], x, y, s, flip), n=3), tint(colour, 0.7), 1.4)


def buffalo(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    beast(pen, BUFFALO, x, y, s, flip, (92, 86, 88))
    for a in ([(0.62, -0.76), (0.5, -0.94), (0.28, -0.98)], [(0.7, -0.74), (0.62, -0.96), (0.42, -1.06)]):
        pen.line(curve(put(a, x, y, s, flip), False), s * 0.07, (60, 52, 50))
    pen.line(curve(put([(-0.64, -0.62), (-0.74, -0.4), (-0.7, -0.16)], x, y, s, flip), False), s * 0.035)
    pen.line(put([(-0.4, -0.32), (0, -0.28), (0.3, -0.34)], x, y, s, flip), s * 0.03, (66, 60, 62))


def horse(pen: Pen, x: float, y: float, s: float, flip: int = 1, colour=WHITE, wheels: bool = False) -> None:
    """A saddled horse; on wheels it is the wooden one that is drawn in processions."""
    beast(pen, HORSE, x, y, s, flip, colour)
    mane = curve(put([(0.6, -1.18), (0.44, -1.16), (0.22, -0.84), (0.34, -0.82), (0.5, -1.06)], x, y, s, flip), n=3)
    pen.shape(mane, tint(colour, 0.45), s * 0.015)
    pen.line(
        curve(put([(-0.5, -0.7), (-0.72, -0.6), (-0.74, -0.24)], x, y, s, flip), False), s * 0.09, tint(colour, 0.45)
    )
    pen.shape(
        curve(put([(0.16, -0.8), (-0.06, -0.74), (-0.3, -0.82), (-0.26, -0.44), (0.12, -0.44)], x, y, s, flip), n=3),
        VERMILION,
        s * 0.018,
    )
    pen.line(put([(0.1, -0.47), (-0.24, -0.47)], x, y, s, flip), s * 0.05, GOLD, 0.1)
    pen.line(put([(0.72, -0.92), (0.5, -0.96), (0.14, -0.78)], x, y, s, flip), s * 0.02, RED)
    if wheels:
        pen.rod((x - s * 0.7, y + s * 0.02), (x + s * 0.5, y + s * 0.02), s * 0.07, RED)
        for k in (-0.55, 0.35):
            pen.shape(ring(x + k * s, y + s * 0.12, s * 0.11), OCHRE, s * 0.03)


def elephant(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    beast(pen, ELEPHANT, x, y, s, flip, (134, 130, 128))
    pen.shape(
        curve(put([(0.42, -1.0), (0.24, -0.96), (0.18, -0.64), (0.34, -0.54), (0.46, -0.76)], x, y, s, flip), n=3),
        (120, 114, 114),
        s * 0.016,
    )
    pen.line(curve(put([(0.58, -0.6), (0.74, -0.52), (0.9, -0.6)], x, y, s, flip), False), s * 0.05, WHITE)
    pen.shape(
        curve(put([(0.16, -1.1), (-0.1, -1.1), (-0.4, -1.04), (-0.42, -0.56), (0.12, -0.58)], x, y, s, flip), n=3),
        RED,
        s * 0.018,
    )
    for k in np.linspace(-0.34, 0.06, 5):
        pen.dab(x + flip * k * s, y - s * 0.68, s * 0.04, s * 0.04, 0, GOLD)


def pig(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    beast(pen, PIG, x, y, s, flip, pen.pick([(70, 64, 62), (206, 156, 136), (96, 84, 78)]))


def goat(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    beast(pen, GOAT, x, y, s, flip, pen.pick([WHITE, BROWN, CREAM]))
    pen.line(curve(put([(0.42, -0.92), (0.36, -1.08), (0.24, -1.12)], x, y, s, flip), False), s * 0.05)


def hen(pen: Pen, x: float, y: float, s: float, flip: int = 1, cock: bool = False) -> None:
    colour = pen.pick([RED, OCHRE, BLACK, (170, 96, 54)]) if cock else pen.pick([OCHRE, CREAM, BROWN, WHITE])
    beast(pen, HEN, x, y, s, flip, colour, 2)
    pen.dab(x + flip * 0.32 * s, y - s, s * 0.1, s * 0.08, 0, VERMILION)
    for k in (0.06, -0.06):
        pen.line(put([(k, -0.22), (k + 0.04, 0)], x, y, s, flip), s * 0.05, OCHRE)
    if cock:
        for d in (0, 0.1, 0.2):
            pen.line(
                curve(put([(-0.4, -0.6 - d), (-0.7, -0.95 - d), (-0.86, -0.6 - d)], x, y, s, flip), False),
                s * 0.09,
                (44, 70, 60),
            )


def duck(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    pen.shape(curve(put(DUCK, x, y, s, flip), n=2), pen.pick([WHITE, WHITE, CREAM, (150, 120, 84)]), max(1.4, s * 0.06))
    pen.line(put([(0.46, -0.6), (0.66, -0.54)], x, y, s, flip), s * 0.12, YELLOW)
    pen.dab(x + flip * 0.38 * s, y - s * 0.62, 1.3, 1.3, 0, INK)


def stork(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    """A white egret in flight."""
    pen.shape(curve(put([(0.6, 0.0), (0.1, -0.1), (-0.5, 0.02), (0.1, 0.1)], x, y, s, flip), n=3), WHITE, 1.5)
    lift = pen.rng.uniform(0.3, 0.6)
    pen.shape(
        curve(put([(0.12, -0.05), (-0.1, -lift), (-0.6, -lift * 1.3), (-0.2, -0.02)], x, y, s, flip), n=3), WHITE, 1.5
    )
    pen.line(put([(0.56, -0.02), (0.82, 0.02)], x, y, s, flip), 2, OCHRE)
    pen.line(put([(-0.45, 0.02), (-0.85, 0.06)], x, y, s, flip), 2, INK)


def lion(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    """Two dancers under one cloth, the head of paper and paint lifted high."""
    wear = Wear("short", pen.pick([RED, YELLOW]), pen.pick([RED, YELLOW]), RED, "crop", RED)
    for dx, pose in ((-0.62, STRIDE), (0.42, DANCE)):
        person(pen, x + flip * dx * s, y, s * 0.92, pose, wear, flip)
    coat = [
        (-0.95, -0.72),
        (-0.6, -0.96),
        (0, -0.86),
        (0.5, -1.06),
        (0.62, -0.7),
        (0.4, -0.42),
        (0.1, -0.52),
        (-0.2, -0.38),
        (-0.5, -0.5),
        (-0.86, -0.36),
    ]
    colour = pen.pick([VERMILION, YELLOW, GREEN])
    pen.shape(curve(put(coat, x, y, s, flip), n=4), colour, s * 0.02)
    for k in np.linspace(-0.8, 0.4, 7):
        pen.line(curve(put([(k, -0.86), (k + 0.08, -0.66), (k - 0.02, -0.44)], x, y, s, flip), False), s * 0.03, GOLD)
    lion_head(pen, x + flip * 0.72 * s, y - s * 1.06, s * 0.36, flip, colour)


def lion_head(pen: Pen, x: float, y: float, s: float, flip: int, colour) -> None:
    for k in range(11):
        a = 2 * np.pi * k / 11
        pen.dab(x + s * 0.82 * np.cos(a), y + s * 0.82 * np.sin(a), s * 0.28, s * 0.28, 0, WHITE if k % 2 else CREAM)
    pen.shape(ring(x, y, s * 0.8, s * 0.74, 18), colour, s * 0.06)
    pen.shape(curve(put([(0.1, 0.16), (0.94, 0.1), (1.0, 0.36), (0.3, 0.5)], x, y, s, flip), n=3), RED, s * 0.06)
    pen.line(put([(0.2, 0.28), (0.9, 0.24)], x, y, s, flip), s * 0.12, WHITE, 0.2)
    for k in (0.12, 0.6):
        pen.shape(ring(x + flip * k * s, y - s * 0.2, s * 0.22), WHITE, s * 0.06)
        pen.dab(x + flip * (k + 0.05) * s, y - s * 0.18, s * 0.1, s * 0.1, 0, INK)
    pen.shape(curve(put([(0.3, -0.7), (0.42, -1.1), (0.56, -0.66)], x, y, s, flip), n=3), GREEN, s * 0.05)


def dragon(pen: Pen, x: float, y: float, s: float, flip: int = 1, men: int = 10) -> None:
    """A dragon of cloth on poles, its carriers running beneath."""
    u = np.linspace(0, 1, 70)
    length = men * 0.72 * s
    px = x - flip * u * length
    py = y - s * (1.35 + 0.34 * np.sin(u * men * 1.35 + pen.rng.uniform(0, 6)))
    wear = Wear("short", YELLOW, WHITE, RED, "crop", RED)
    for k in range(men):
        i = int((k + 0.4) / men * 69)
        man = person(pen, px[i] + flip * s * 0.1, y, s * 0.95, STRIDE if k % 2 else DANCE, wear, flip)
        pen.rod(man["near_hand"], (px[i], py[i]), s * 0.035, BROWN)
    girth = s * 0.19 * (1 - 0.72 * u**2.2)
    spine = np.stack([px, py], -1)
    n = np.stack([-np.gradient(py), np.gradient(px)], -1)
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    n *= np.where(n[:, 1:] > 0, -1, 1)
    for i in range(2, 68, 2):
        pen.shape(
            [spine[i] + n[i] * girth[i], spine[i] + n[i] * girth[i] * 1.65, spine[i + 1] + n[i + 1] * girth[i + 1]],
            VERMILION,
            1.6,
        )
    pen.shape(
        np.concatenate([spine + n * girth[:, None], (spine - n * girth[:, None])[::-1]]),
        pen.pick([GREEN, YELLOW, (72, 112, 128)]),
        s * 0.022,
    )
    for i in range(2, 68):
        for q in (0.5, -0.05):
            c = spine[i] + n[i] * girth[i] * q
            pen.line(
                [c + n[i] * girth[i] * 0.3, c - np.array([flip * girth[i] * 0.3, 0]), c - n[i] * girth[i] * 0.3], 1.6
            )
    belly = np.concatenate([spine - n * girth[:, None] * 0.55, (spine - n * girth[:, None] * 0.95)[::-1]])
    pen.fill(belly, CREAM)
    dragon_head(pen, px[0], py[0], s * 0.42, flip)


def dragon_head(pen: Pen, x: float, y: float, s: float, flip: int) -> None:
    for k, a in enumerate(np.linspace(1.9, 4.2, 7)):
        tip = (x + flip * s * 1.0 * np.cos(a), y - s * 1.0 * np.sin(a) * (1 if k % 2 else 0.8))
        pen.line([(x, y), ((x + tip[0]) / 2, (y + tip[1]) / 2 - s * 0.1), tip], s * 0.3, VERMILION if k % 2 else GOLD)
    upper = [
        (-0.3, -0.35),
        (0.1, -0.55),
        (0.5, -0.36),
        (0.95, -0.42),
        (1.1, -0.24),
        (0.95, -0.06),
        (0.5, 0.0),
        (0.0, 0.1),
        (-0.3, 0.2),
    ]
    pen.shape(
        curve(put([(0.0, 0.08), (0.5, 0.12), (0.9, 0.2), (0.84, 0.36), (0.4, 0.36), (-0.1, 0.3)], x, y, s, flip), n=3),
        RED,
        s * 0.05,
    )
    pen.shape(curve(put(upper, x, y, s, flip), n=3), YELLOW, s * 0.06)
    pen.line(put([(0.5, 0.04), (0.9, 0.0)], x, y, s, flip), s * 0.1, WHITE, 0.2)
    pen.shape(ring(x + flip * 0.3 * s, y - s * 0.26, s * 0.13), WHITE, s * 0.05)
    pen.dab(x + flip * 0.33 * s, y - s * 0.25, s * 0.07, s * 0.07, 0, INK)
    for d in (0.0, 0.16):
        pen.line(curve(put([(0.1, -0.5), (-0.1 - d, -0.85), (-0.4 - d, -1.0)], x, y, s, flip), False), s * 0.1, DARK)
    pen.line(curve(put([(1.05, -0.2), (1.4, 0.1), (1.3, 0.5)], x, y, s, flip), False), s * 0.05, RED)


def fish(pen: Pen, x: float, y: float, s: float, turn: float = 0) -> None:
    c, d = np.cos(turn), np.sin(turn)
    q = [(0.5, 0), (0.1, -0.18), (-0.3, -0.06), (-0.55, -0.2), (-0.5, 0.18), (-0.3, 0.06), (0.1, 0.18)]
    pen.shape(
        curve([(x + s * (a * c - b * d), y + s * (a * d + b * c)) for a, b in q], n=2),
        pen.pick([(150, 156, 156), STRAW, (180, 110, 80)]),
        1.4,
    )
