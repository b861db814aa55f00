# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""Houses, trees, boats and gear of the festival scroll, in ink and mineral colours; each stands on (x, y)."""

from __future__ import annotations

import numpy as np
from brush import (
    BLACK,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    GREY,
    INK,
    LEAF,
    OCHRE,
    PINK,
    RED,
    STRAW,
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

TILE, THATCH, WOOD, WALL = (134, 96, 76), (176, 150, 104), (128, 86, 56), (226, 212, 178)
FLAG = [(52, 84, 120), YELLOW, (72, 120, 90), WHITE, VERMILION]


def roof(pen: Pen, x: float, y: float, half: float, rise: float, lift: float, colour, lines: int) -> None:
    """A hip roof from the front: eaves at y, corners lifted, courses drawn with the tip of the brush."""
    u = np.linspace(-1, 1, 25)
    low = np.stack([x + u * half * (1 + 0.03 * np.abs(u) ** 6), y - lift * np.abs(u) ** 4], -1)
    top = half * 0.62
    side = np.linspace(0, 1, 6)[1:-1]
    bend = [(half - (half - top) * t**0.75, -lift - (rise - lift) * t) for t in side]
    right = np.array([(x + a, y + b) for a, b in bend])
    left = np.array([(x - a, y + b) for a, b in bend[::-1]])
    up = np.stack([x + u[::-1] * top, np.full(25, y - rise)], -1)
    pen.shape(np.concatenate([low, right, up, left]), colour, max(2, half * 0.012))
    for k in np.linspace(-0.94, 0.94, lines):
        foot = (x + k * half, y - lift * abs(k) ** 4 - 2)
        pen.line(
            [(x + k * top, y - rise + 3), ((x + k * (top + half) / 2), y - rise * 0.52), foot],
            1.8,
            tint(colour, pen.rng.uniform(0.55, 0.75)),
            0.4,
        )
    pen.rod((x - top * 1.04, y - rise), (x + top * 1.04, y - rise), max(4, half * 0.05), tint(colour, 0.72))


def dinh(pen: Pen, x: float, y: float, s: float) -> None:
    """The communal house: great roof, dragons on the ridge, an open red hall on a platform."""
    pen.shape(
        [(x - s * 0.98, y), (x + s * 0.98, y), (x + s * 0.98, y - s * 0.09), (x - s * 0.98, y - s * 0.09)], GREY, 3
    )
    for k in np.linspace(-0.9, 0.9, 16):
        pen.line([(x + k * s, y - s * 0.085), (x + k * s, y - s * 0.005)], 1.6, DARK)
    pen.fill(
        [
            (x - s * 0.84, y - s * 0.09),
            (x + s * 0.84, y - s * 0.09),
            (x + s * 0.84, y - s * 0.5),
            (x - s * 0.84, y - s * 0.5),
        ],
        (74, 44, 36),
    )
    for k in np.linspace(-0.7, 0.7, 7):
        pen.fill(
            [
                (x + (k - 0.07) * s, y - s * 0.12),
                (x + (k + 0.07) * s, y - s * 0.12),
                (x + (k + 0.07) * s, y - s * 0.36),
                (x + (k - 0.07) * s, y - s * 0.36),
            ],
            mix((74, 44, 36), GOLD, 0.28 if abs(k) > 0.05 else 0.85),
        )
    for k in np.linspace(-0.84, 0.84, 8):
        pen.rod((x + k * s, y - s * 0.09), (x + k * s, y - s * 0.46), s * 0.042, VERMILION)
    pen.rod((x - s * 0.86, y - s * 0.14), (x + s * 0.86, y - s * 0.14), s * 0.022, WOOD)
    roof(pen, x, y - s * 0.40, s * 1.16, s * 0.62, s * 0.16, TILE, 44)
    for d in (-1, 1):
        body = curve(
            [
                (x + d * s * 0.6, y - s * 1.03),
                (x + d * s * 0.42, y - s * 1.13),
                (x + d * s * 0.28, y - s * 1.05),
                (x + d * s * 0.12, y - s * 1.14),
            ],
            False,
        )
        pen.line(body, s * 0.05, OCHRE)
        pen.line(
            curve(
                [(x + d * s * 1.19, y - s * 0.57), (x + d * s * 1.28, y - s * 0.66), (x + d * s * 1.24, y - s * 0.76)],
                False,
            ),
            s * 0.05,
            TILE,
        )
    pen.shape(ring(x, y - s * 1.12, s * 0.05), GOLD, 2)
    for k in (-0.14, 0.0, 0.14):
        pen.shape(
            [
                (x + (k - 0.16) * s, y + abs(k) * 0),
                (x + (k + 0.16) * s, y),
                (x + (k + 0.16) * s, y + s * 0.035),
                (x + (k - 0.16) * s, y + s * 0.035),
            ],
            GREY,
            1.5,
        )


def house(pen: Pen, x: float, y: float, s: float, thatch: bool = True) -> None:
    """A farmhouse: walls of mud or brick, a dark door, a blind propped open."""
    wall = WALL if not thatch else (206, 178, 128)
    pen.shape([(x - s * 0.8, y), (x + s * 0.8, y), (x + s * 0.8, y - s * 0.44), (x - s * 0.8, y - s * 0.44)], wall, 2.4)
    for k in (-0.5, 0.5):
        pen.shape(
            [
                (x + (k - 0.14) * s, y - s * 0.1),
                (x + (k + 0.14) * s, y - s * 0.1),
                (x + (k + 0.14) * s, y - s * 0.34),
                (x + (k - 0.14) * s, y - s * 0.34),
            ],
            (110, 80, 58),
            1.8,
        )
        for q in np.linspace(-0.1, 0.1, 4):
            pen.line([(x + (k + q) * s, y - s * 0.12), (x + (k + q) * s, y - s * 0.33)], 1.8, WALL)
    pen.shape(
        [(x - s * 0.14, y), (x + s * 0.14, y), (x + s * 0.14, y - s * 0.36), (x - s * 0.14, y - s * 0.36)],
        (72, 50, 40),
        2,
    )
    roof(
        pen,
        x,
        y - s * 0.40,
        s * 1.02,
        s * (0.52 if thatch else 0.44),
        0 if thatch else s * 0.05,
        THATCH if thatch else TILE,
        34 if thatch else 26,
    )
    if thatch:
        for k in np.linspace(-0.98, 0.98, 40):
            pen.line(
                [(x + k * s, y - s * 0.41), (x + k * s * 1.01, y - s * pen.rng.uniform(0.34, 0.38))],
                1.8,
                tint(THATCH, 0.7),
            )


def gate(pen: Pen, x: float, y: float, s: float) -> None:
    """A village gate of brick with a little upper storey."""
    pen.shape(
        [(x - s * 0.5, y), (x + s * 0.5, y), (x + s * 0.46, y - s * 0.95), (x - s * 0.46, y - s * 0.95)],
        (188, 128, 92),
        2.6,
    )
    for r in range(9):
        for k in range(7):
            pen.line(
                [
                    (x + (-0.42 + k * 0.13 + 0.06 * (r % 2)) * s, y - (0.06 + r * 0.1) * s),
                    (x + (-0.33 + k * 0.13 + 0.06 * (r % 2)) * s, y - (0.06 + r * 0.1) * s),
                ],
                1.4,
                (140, 88, 62),
            )
    pen.shape(
        curve(
            [
                (x - s * 0.22, y),
                (x - s * 0.22, y - s * 0.4),
                (x - s * 0.13, y - s * 0.58),
                (x, y - s * 0.63),
                (x + s * 0.13, y - s * 0.58),
                (x + s * 0.22, y - s * 0.4),
                (x + s * 0.22, y),
            ],
            False,
        ),
        (86, 62, 50),
        2.4,
    )
    roof(pen, x, y - s * 0.92, s * 0.62, s * 0.24, s * 0.08, TILE, 18)
    pen.shape(
        [
            (x - s * 0.24, y - s * 1.14),
            (x + s * 0.24, y - s * 1.14),
            (x + s * 0.22, y - s * 1.4),
            (x - s * 0.22, y - s * 1.4),
        ],
        WALL,
        2,
    )
    roof(pen, x, y - s * 1.36, s * 0.4, s * 0.22, s * 0.08, TILE, 12)


def foliage(pen: Pen, x: float, y: float, rx: float, ry: float, tone, count: int, size: float) -> None:
    """A crown of dabs, dark beneath and light above."""
    r = pen.rng
    pen.fill(
        curve(
            [
                (x + rx * 0.9 * np.cos(a) * r.uniform(0.85, 1.05), y + ry * 0.9 * np.sin(a) * r.uniform(0.85, 1.05))
                for a in np.linspace(0, 2 * np.pi, 11)[:-1]
            ]
        ),
        tint(tone, 0.62),
    )
    for k in range(count):
        a, q = r.uniform(0, 2 * np.pi), np.sqrt(r.random())
        h = k / count
        dx, dy = rx * q * np.cos(a), ry * q * np.sin(a) - ry * 0.12 * h
        light = 0.55 + 0.5 * h + 0.22 * (-dy / ry)
        pen.dab(
            x + dx,
            y + dy,
            size * r.uniform(0.7, 1.3),
            size * r.uniform(0.35, 0.7),
            r.uniform(0, 180),
            tint(tone, light),
        )


def trunk(pen: Pen, points: list, w0: float, w1: float, colour) -> None:
    p = curve(points, False, 6)
    t = np.gradient(p, axis=0)
    n = np.stack([t[:, 1], -t[:, 0]], -1)
    n /= np.linalg.norm(n, axis=1, keepdims=True) + 1e-6
    half = np.linspace(w0, w1, len(p))[:, None] / 2
    pen.shape(np.concatenate([p + n * half, (p - n * half)[::-1]]), colour, max(1.8, w0 * 0.06))
    for k in (-0.4, 0.1, 0.5):
        pen.line((p + n * half * k)[1:-2], max(1.2, w0 * 0.04), tint(colour, 0.6))


def banyan(pen: Pen, x: float, y: float, s: float) -> None:
    r = pen.rng
    for k in r.uniform(-0.5, 0.5, 9):
        pen.line(
            curve(
                [
                    (x + k * s * 1.02, y - s * (0.05 + 0.12 * abs(k))),
                    (x + k * s * 0.98, y - s * 0.35),
                    (x + k * s, y - s * 0.68),
                ],
                False,
            ),
            s * r.uniform(0.008, 0.018),
            (104, 82, 62),
        )
    for k in (-0.3, -0.16, 0.18, 0.32):
        trunk(
            pen,
            [(x + k * s * 0.8, y + s * 0.03), (x + k * s * 0.4, y - s * 0.05), (x + k * s * 0.12, y - s * 0.2)],
            s * 0.03,
            s * 0.09,
            (112, 88, 68),
        )
    trunk(pen, [(x, y), (x - s * 0.03, y - s * 0.3), (x + s * 0.02, y - s * 0.62)], s * 0.2, s * 0.13, (118, 92, 70))
    for d in (-1, 1):
        trunk(
            pen,
            [(x, y - s * 0.36), (x + d * s * 0.22, y - s * 0.55), (x + d * s * 0.42, y - s * 0.66)],
            s * 0.11,
            s * 0.04,
            (112, 88, 68),
        )
    tone = pen.pick([(92, 118, 74), (82, 110, 82), (104, 120, 66)])
    for dx, dy, q in (
        (-0.5, -0.66, 0.34),
        (0.52, -0.68, 0.34),
        (-0.22, -0.86, 0.4),
        (0.26, -0.9, 0.4),
        (0, -0.72, 0.34),
        (0.02, -1.05, 0.32),
    ):
        foliage(pen, x + dx * s, y + dy * s, s * q * r.uniform(0.9, 1.1), s * q * 0.62, tone, 230, s * 0.024)


def tree(pen: Pen, x: float, y: float, s: float) -> None:
    lean = pen.rng.normal(0, 0.08) * s
    trunk(pen, [(x, y), (x + lean * 0.3, y - s * 0.3), (x + lean, y - s * 0.62)], s * 0.09, s * 0.04, (112, 86, 66))
    tone = pen.pick([(98, 122, 78), (84, 112, 86), (124, 132, 76), (112, 112, 64)])
    for dx, dy, q in ((-0.16, -0.62, 0.22), (0.17, -0.68, 0.22), (0, -0.84, 0.25)):
        foliage(pen, x + lean + dx * s, y + dy * s, s * q, s * q * 0.72, tone, 130, s * 0.026)


def blossom(pen: Pen, x: float, y: float, s: float) -> None:
    """A peach tree in flower."""
    r = pen.rng
    trunk(pen, [(x, y), (x + s * 0.06, y - s * 0.28), (x - s * 0.02, y - s * 0.5)], s * 0.1, s * 0.05, (98, 74, 64))
    for a in np.linspace(0.35, 2.8, 6):
        tip = (x + s * 0.5 * np.cos(a), y - s * 0.5 - s * 0.45 * np.sin(a))
        mid = (x + s * 0.25 * np.cos(a) + r.normal(0, s * 0.03), y - s * 0.5 - s * 0.16 * np.sin(a))
        pen.line(curve([(x, y - s * 0.46), mid, tip], False), s * 0.035, (86, 64, 56))
        for _ in range(16):
            t = r.uniform(0.35, 1.1)
            bx, by = (
                x + (tip[0] - x) * t + r.normal(0, s * 0.05),
                y - s * 0.46 + (tip[1] - y + s * 0.46) * t + r.normal(0, s * 0.05),
            )
            c = pen.pick([PINK, (226, 160, 146), (200, 96, 96), (236, 190, 176)])
            for q in range(4):
                pen.dab(bx + s * 0.012 * np.cos(q * 1.6), by + s * 0.012 * np.sin(q * 1.6), s * 0.013, s * 0.011, 0, c)
            pen.dab(bx, by, s * 0.006, s * 0.006, 0, YELLOW)


def bamboo(pen: Pen, x: float, y: float, s: float, count: int = 8) -> None:
    r = pen.rng
    for _ in range(count):
        x0, lean, high = x + r.normal(0, s * 0.16), r.normal(0, s * 0.16), s * r.uniform(0.75, 1.1)
        tone = pen.pick([(128, 142, 84), (112, 130, 80), (146, 150, 92)])
        p = curve(
            [
                (x0, y + r.normal(0, s * 0.02)),
                (x0 + lean * 0.2, y - high * 0.4),
                (x0 + lean * 0.7, y - high * 0.8),
                (x0 + lean * 1.5, y - high),
            ],
            False,
        )
        pen.line(p, s * 0.034, tint(tone, 0.5), 0.5)
        pen.line(p, s * 0.024, tone, 0.5)
        for i in range(4, len(p), 1):
            for _ in range(3):
                a = r.uniform(-0.4, 3.5)
                tip = p[i] + s * 0.085 * np.array([np.cos(a), abs(np.sin(a)) * 0.7])
                pen.line(
                    [p[i], (p[i] + tip) / 2 + (0, -s * 0.01), tip],
                    s * 0.02,
                    tint(pen.pick([(104, 124, 74), (126, 140, 82), (86, 110, 74)]), r.uniform(0.8, 1.1)),
                )


def areca(pen: Pen, x: float, y: float, s: float) -> None:
    """A slender palm."""
    r = pen.rng
    lean = r.normal(0, 0.06) * s
    pen.line(curve([(x, y), (x + lean * 0.3, y - s * 0.5), (x + lean, y - s)], False), s * 0.045, INK, 0.1)
    pen.line(curve([(x, y), (x + lean * 0.3, y - s * 0.5), (x + lean, y - s)], False), s * 0.03, (150, 130, 104), 0.1)
    for a in np.linspace(-0.45, np.pi + 0.45, 9):
        t = np.linspace(0, 1, 9)
        q = s * 0.27 * r.uniform(0.85, 1.15)
        rib = np.stack([x + lean + np.cos(a) * q * t, y - s - np.sin(a) * q * t + q * 0.85 * t**2], -1)
        pen.line(rib, s * 0.015, (70, 92, 60))
        for p in rib[1:]:
            for d in (-1, 1):
                pen.line(
                    [p, p + (d * s * 0.02 + np.cos(a) * s * 0.02, s * 0.05)],
                    s * 0.012,
                    pen.pick([(92, 116, 70), (110, 130, 78), (78, 104, 68)]),
                )


def banana(pen: Pen, x: float, y: float, s: float) -> None:
    for a in (-1.0, -0.5, -0.1, 0.3, 0.7, 1.2):
        b = a + pen.rng.normal(0, 0.1)
        tip = (x + s * 0.6 * np.sin(b), y - s * (0.5 + 0.5 * np.cos(b)) + abs(np.sin(b)) * s * 0.3)
        mid = (x + s * 0.32 * np.sin(b), y - s * (0.45 + 0.4 * np.cos(b)))
        rib = curve([(x, y - s * 0.25), mid, tip], False, 6)
        n = np.array([-(tip[1] - y), tip[0] - x]) / s * 0.1 * s
        w = np.sin(np.linspace(0, np.pi, len(rib)))[:, None]
        tone = tint(LEAF, pen.rng.uniform(0.85, 1.2))
        pen.shape(np.concatenate([rib + n * w, (rib - n * w)[::-1]]), tone, 2)
        pen.line(rib, 2, tint(tone, 1.4))
    pen.rod((x, y), (x, y - s * 0.34), s * 0.09, (160, 158, 102))


def haystack(pen: Pen, x: float, y: float, s: float) -> None:
    pen.shape(
        curve(
            [
                (x - s * 0.5, y),
                (x - s * 0.56, y - s * 0.4),
                (x - s * 0.2, y - s * 0.9),
                (x, y - s * 1.05),
                (x + s * 0.2, y - s * 0.9),
                (x + s * 0.56, y - s * 0.4),
                (x + s * 0.5, y),
            ]
        ),
        (206, 170, 92),
        2.4,
    )
    for _ in range(50):
        a, b = pen.rng.uniform(-0.45, 0.45), pen.rng.uniform(0.05, 0.85)
        pen.line(
            [(x + a * s * (1.1 - b * 0.8), y - b * s), (x + a * s * (1.25 - b * 0.8), y - (b - 0.12) * s)],
            1.6,
            (150, 116, 62),
        )


def lotus(pen: Pen, x: float, y: float, s: float) -> None:
    pen.shape(ring(x, y, s, s * 0.34), tint(GREEN, pen.rng.uniform(1.0, 1.35)), 1.8)
    for a in np.linspace(0, 6.28, 8)[:-1]:
        pen.line([(x, y), (x + s * 0.9 * np.cos(a), y + s * 0.3 * np.sin(a))], 1.2, (60, 92, 70))
    if pen.rng.random() < 0.45:
        fx, fy = x + s * 0.2, y - s * 1.1
        pen.line([(fx, y), (fx, fy)], 2.4, GREEN)
        for a in (-0.9, 0.9, -0.45, 0.45, 0):
            tip = (fx + s * 0.55 * np.sin(a), fy - s * 0.6 * np.cos(a))
            n = s * 0.14
            pen.shape(
                curve(
                    [
                        (fx, fy),
                        (fx + (tip[0] - fx) * 0.5 - n, fy + (tip[1] - fy) * 0.55),
                        tip,
                        (fx + (tip[0] - fx) * 0.5 + n, fy + (tip[1] - fy) * 0.55),
                    ],
                    n=3,
                ),
                pen.pick([PINK, (228, 168, 156), (236, 206, 190)]),
                1.5,
            )


def flag(pen: Pen, a: Array, b: Array, s: float, flip: int = -1) -> None:
    """A festival flag: five squares one in another, a serrated border, on a pole from a to b."""
    pen.rod(a, b, max(3, s * 0.035), pen.pick([RED, BROWN, DARK]))
    d = np.array(b, float) - np.array(a, float)
    d /= np.linalg.norm(d)
    wave = pen.rng.uniform(0, 6)

    def at(u: float, v: float) -> tuple[float, float]:
        fx = np.array(b) - d * s * v
        return (fx[0] + flip * u * s, fx[1] + s * 0.07 * np.sin(u * 4.5 + wave) + s * 0.12 * u)

    border = pen.pick([VERMILION, GREEN, YELLOW, (52, 84, 120)])
    out = [at(u, 0) for u in np.linspace(0, 1, 9)]
    teeth = [at(1 + (0.09 if k % 2 else 0), v) for k, v in enumerate(np.linspace(0, 1, 11))]
    low = [at(u, 1 + (0.09 if k % 2 else 0)) for k, u in enumerate(np.linspace(1, 0, 11))]
    pen.shape(np.array(out + teeth + low), border, s * 0.016)
    shift = int(pen.rng.integers(5))
    for k in range(4):
        m = 0.1 + 0.11 * k
        sq = [at(u, m) for u in np.linspace(m, 1 - m, 6)] + [at(u, 1 - m) for u in np.linspace(1 - m, m, 6)]
        pen.shape(np.array(sq), FLAG[(k + shift) % 5], s * 0.008)


def pennant(pen: Pen, a: Array, b: Array, s: float, flip: int, colour) -> None:
    """A long three-cornered banner."""
    pen.rod(a, b, max(3, s * 0.04), DARK)
    t = np.linspace(0, 1, 9)
    wave = pen.rng.uniform(0, 6)
    top = np.stack([b[0] + flip * t * s * 1.5, b[1] + s * 0.14 * np.sin(t * 5 + wave) * t + s * 0.1 * t], -1)
    low = np.stack(
        [
            b[0] + flip * t * s * 1.5,
            b[1] + s * 0.6 * (1 - t * 0.85) + s * 0.14 * np.sin(t * 5 + wave) * t + s * 0.1 * t,
        ],
        -1,
    )
    pen.shape(np.concatenate([top, low[::-1]]), colour, s * 0.022)
    pen.line(low[:-1], s * 0.06, YELLOW, 0.2)


def parasol(pen: Pen, a: Array, b: Array, s: float, colour) -> None:
    """A procession parasol with its fringe."""
    pen.rod(a, b, max(3, s * 0.05), RED)
    x, y = b
    pen.shape(
        curve(
            [
                (x - s * 0.5, y + s * 0.2),
                (x - s * 0.3, y - s * 0.06),
                (x, y - s * 0.16),
                (x + s * 0.3, y - s * 0.06),
                (x + s * 0.5, y + s * 0.2),
                (x, y + s * 0.14),
            ],
            n=4,
        ),
        colour,
        s * 0.03,
    )
    for k in np.linspace(-0.4, 0.4, 5):
        pen.line([(x, y - s * 0.15), (x + k * s * 0.9, y + s * 0.14)], 1.6, tint(colour, 0.65))
    for k in np.linspace(-0.48, 0.48, 15):
        pen.line([(x + k * s, y + s * 0.17), (x + k * s, y + s * 0.34)], s * 0.035, pen.pick([GOLD, YELLOW, WHITE]))
    pen.dab(x, y - s * 0.19, s * 0.04, s * 0.05, 0, GOLD)


def boat(pen: Pen, x: float, y: float, s: float, flip: int = 1, prow: bool = False) -> None:
    """A hull; people are drawn first, so that it hides their feet."""
    u = np.linspace(-1, 1, 17)
    top = np.stack([x + flip * u * s, y - s * 0.17 * np.abs(u) ** 3], -1)
    low = np.stack([x + flip * u[::-1] * s * 0.92, y + s * 0.13 - s * 0.2 * np.abs(u[::-1]) ** 4], -1)
    colour = pen.pick([(120, 78, 52), (136, 92, 60), (104, 70, 52), RED])
    pen.shape(np.concatenate([top, low]), colour, 2.6)
    pen.line(top + (0, s * 0.05), 2, tint(colour, 1.5))
    for k in range(5):
        dx = pen.rng.uniform(-1, 1) * s
        pen.line(
            [(x + dx - s * 0.2, y + s * 0.17 + 5 * k), (x + dx + s * 0.2, y + s * 0.17 + 5 * k)], 2.2, (118, 134, 134)
        )
    if prow:
        tip = (x + flip * s * 0.97, y - s * 0.15)
        p = curve(
            [
                tip,
                (tip[0] + flip * s * 0.11, tip[1] - s * 0.12),
                (tip[0] + flip * s * 0.10, tip[1] - s * 0.25),
                (tip[0] + flip * s * 0.01, tip[1] - s * 0.27),
                (tip[0] - flip * s * 0.02, tip[1] - s * 0.20),
                (tip[0] + flip * s * 0.03, tip[1] - s * 0.18),
            ],
            False,
        )
        pen.line(p, s * 0.062, INK, 0.25)
        pen.line(p, s * 0.045, GOLD, 0.25)


def sail(pen: Pen, x: float, y: float, s: float, flip: int = 1) -> None:
    """A lug sail with battens."""
    pen.rod((x, y), (x, y - s * 1.75), s * 0.035, BROWN)
    p = [
        (x - flip * s * 0.32, y - s * 0.24),
        (x - flip * s * 0.42, y - s * 1.3),
        (x + flip * s * 0.1, y - s * 1.78),
        (x + flip * s * 0.58, y - s * 1.2),
        (x + flip * s * 0.62, y - s * 0.3),
    ]
    colour = pen.pick([(186, 128, 84), (206, 178, 128), (164, 96, 66)])
    pen.shape(np.array(p), colour, 2.4)
    for k in np.linspace(0.1, 0.9, 6):
        pen.line(
            [(p[0][0] + flip * -s * 0.1 * k, p[0][1] - s * 1.05 * k), (p[4][0], p[4][1] - s * 0.9 * k)],
            2,
            tint(colour, 0.6),
            0.2,
        )


def stall(pen: Pen, x: float, y: float, s: float, colour) -> None:
    """A market stand: four poles, an awning, a board of goods."""
    for k in (-0.62, 0.62):
        pen.rod((x + k * s, y), (x + k * s, y - s * 0.96), s * 0.035, BROWN)
    pen.shape(
        [
            (x - s * 0.7, y - s * 0.3),
            (x + s * 0.7, y - s * 0.3),
            (x + s * 0.66, y - s * 0.42),
            (x - s * 0.66, y - s * 0.42),
        ],
        (150, 106, 70),
        2,
    )
    goods(pen, x, y - s * 0.4, s)
    edge = [(x + k * s, y - s * (0.86 - 0.05 * (i % 2))) for i, k in enumerate(np.linspace(0.84, -0.84, 15))]
    pen.shape([(x - s * 0.66, y - s * 1.14), (x + s * 0.66, y - s * 1.14), *edge], colour, 2.4)
    for k in np.linspace(-0.7, 0.7, 8):
        pen.line(
            [(x + k * s * 0.85, y - s * 1.13), (x + k * s * 1.1, y - s * 0.86)], s * 0.05, mix(colour, WHITE, 0.55), 0.2
        )


def goods(pen: Pen, x: float, y: float, s: float) -> None:
    """A row of wares: fruit, pots, cloth, hats, or toy figures of dough."""
    kind = pen.rng.integers(5)
    for k in np.linspace(-0.54, 0.54, 8):
        px, c = x + k * s, pen.pick([VERMILION, YELLOW, GREEN, PINK, (52, 84, 120), OCHRE])
        if kind == 0:
            for d in ((-0.04, 0), (0.04, 0), (0, -0.06)):
                pen.shape(ring(px + d[0] * s, y + d[1] * s - s * 0.03, s * 0.045, n=9), c, 1.5)
        elif kind == 1:
            pen.shape(
                curve(
                    [
                        (px - s * 0.03, y),
                        (px - s * 0.07, y - s * 0.1),
                        (px - s * 0.03, y - s * 0.17),
                        (px + s * 0.03, y - s * 0.17),
                        (px + s * 0.07, y - s * 0.1),
                        (px + s * 0.03, y),
                    ],
                    n=3,
                ),
                pen.pick([(176, 110, 72), (206, 210, 200), DARK]),
                1.6,
            )
        elif kind == 2:
            for d in range(3):
                pen.shape(
                    [
                        (px - s * 0.06, y - s * 0.05 * d),
                        (px + s * 0.06, y - s * 0.05 * d),
                        (px + s * 0.06, y - s * 0.05 * (d + 1)),
                        (px - s * 0.06, y - s * 0.05 * (d + 1)),
                    ],
                    pen.pick([VERMILION, YELLOW, GREEN, PINK, WHITE]),
                    1.4,
                )
        elif kind == 3:
            pen.shape([(px - s * 0.09, y), (px + s * 0.09, y), (px, y - s * 0.14)], STRAW, 1.6)
        else:
            pen.line([(px, y), (px, y - s * 0.2)], 1.8, BROWN)
            pen.shape(ring(px, y - s * 0.2, s * 0.05, n=8), c, 1.4)
            pen.dab(px, y - s * 0.26, s * 0.03, s * 0.03, 0, pen.pick([VERMILION, YELLOW, WHITE]))


def drum(pen: Pen, x: float, y: float, s: float) -> None:
    """A barrel drum seen from its side."""
    pen.shape(
        curve(
            [
                (x - s * 0.42, y - s * 0.36),
                (x, y - s * 0.45),
                (x + s * 0.42, y - s * 0.36),
                (x + s * 0.42, y + s * 0.36),
                (x, y + s * 0.45),
                (x - s * 0.42, y + s * 0.36),
            ],
            n=4,
        ),
        RED,
        s * 0.04,
    )
    for d in (-1, 1):
        pen.shape(ring(x + d * s * 0.4, y, s * 0.12, s * 0.37), CREAM, s * 0.035)
        for a in np.linspace(0, 6.28, 12):
            pen.dab(x + d * s * 0.33, y + s * 0.36 * np.sin(a), 1.4, 1.4, 0, GOLD)
    pen.shape(ring(x, y, s * 0.14), GOLD, s * 0.03)


def mat(pen: Pen, x: float, y: float, w: float, d: float, colour=STRAW) -> None:
    """A flowered mat laid on the ground, seen a little from above."""
    k = d * 0.5
    p = [(x - w / 2 + k, y - d / 2), (x + w / 2 + k, y - d / 2), (x + w / 2 - k, y + d / 2), (x - w / 2 - k, y + d / 2)]
    pen.shape(p, colour, 2)
    q = [(a * 0.9 + x * 0.1, b * 0.86 + y * 0.14) for a, b in p]
    for a, b in zip(q, [*q[1:], q[0]], strict=True):
        pen.line([a, b], 3, RED, 0.1)


def pole_load(pen: Pen, a: Array, s: float, flip: int) -> None:
    """A shoulder pole with its two baskets."""
    pen.line(
        curve([a + (-s * 0.62, s * 0.06), a + (0, -s * 0.03), a + (s * 0.62, s * 0.06)], False), s * 0.035, BROWN, 0.3
    )
    for d in (-1, 1):
        x, y = a + (d * s * 0.58, s * 0.06)
        for q in (-0.13, 0.13):
            pen.line([(x, y), (x + q * s, y + s * 0.42)], 1.6, DARK, 0.1)
        pen.shape(
            curve(
                [
                    (x - s * 0.16, y + s * 0.4),
                    (x + s * 0.16, y + s * 0.4),
                    (x + s * 0.11, y + s * 0.56),
                    (x - s * 0.11, y + s * 0.56),
                ],
                n=3,
            ),
            (186, 148, 92),
            2,
        )
        for _ in range(6):
            pen.dab(
                x + pen.rng.uniform(-0.11, 0.11) * s,
                y + s * 0.38 - pen.rng.uniform(0, 0.05) * s,
                s * 0.04,
                s * 0.035,
                0,
                pen.pick([LEAF, VERMILION, YELLOW, PINK, GREEN, BLACK]),
            )


def pick_tree(pen: Pen, x: float, y: float, s: float) -> None:
    """Any tree that gives shade."""
    pen.pick([tree, blossom, tree])(pen, x, y, s)
