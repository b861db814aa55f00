# SPDX-License-Identifier: Apache-2.0
"""PV-19: the morning of Katê, a print: a brick tower with its door open, the robe borne in a litter under parasols, crossed ginang drums:
python kate.py tower OUT.png"""

from __future__ import annotations

import sys

import numpy as np
from paper import Array, save
from woodcut import BLUE, GREEN, RED, YELLOW, Points, Print, curve, rect, ring, spiral

BRICK, DARK, PALE = (0.78, 0.42, 0.28), (0.62, 0.30, 0.20), (0.88, 0.56, 0.38)


def arch(x: float, y: float, half: float, high: float) -> Points:
    """A flame-shaped gable standing on (x, y)."""
    right = [
        (x + half, y),
        (x + half * 1.04, y - high * 0.42),
        (x + half * 1.18, y - high * 0.50),
        (x + half * 0.86, y - high * 0.62),
        (x + half * 0.60, y - high * 0.80),
        (x + half * 0.22, y - high * 0.90),
    ]
    tip = [(x, y - high * 1.08)]
    return [*right, *tip, *[(2 * x - a, b) for a, b in right[::-1]]]


def storey(p: Print, x: float, y: float, half: float, high: float, door: bool = True) -> None:
    """One storey: pilasters, a blind door, a stepped cornice, a spire on each corner."""
    p.shape(rect(x - half, y - high, x + half, y), BRICK, 7)
    for side in (-1, 1):
        for f in (0.90, 0.60):
            a = x + side * half * f
            p.shape(rect(a - half * 0.085, y - high + 10, a + half * 0.085, y), PALE, 5)
            p.line([(a, y - high + 18), (a, y - 8)], 3.5)
    for row in np.arange(y - 22, y - high + 20, -26):
        for side in (-1, 1):
            p.line([(x + side * half * 0.36, row), (x + side * half * 0.50, row)], 2.6)
    if door:
        p.shape(arch(x, y, half * 0.30, high * 0.88), DARK, 6)
        p.shape(arch(x, y, half * 0.17, high * 0.62), PALE, 5)
    for k, out in enumerate((0.04, 0.10, 0.17)):
        p.shape(
            rect(x - half * (1 + out), y - high - 17 * (k + 1), x + half * (1 + out), y - high - 17 * k),
            PALE if k % 2 else BRICK,
            5,
        )
    for side in (-1, 1):
        a, b = x + side * half * 0.98, y - high - 51
        p.shape(
            [
                (a - half * 0.15, b),
                (a - half * 0.15, b - half * 0.20),
                (a - half * 0.08, b - half * 0.22),
                (a, b - half * 0.52),
                (a + half * 0.08, b - half * 0.22),
                (a + half * 0.15, b - half * 0.20),
                (a + half * 0.15, b),
            ],
            PALE,
            5,
        )


def temple(p: Print, x: float, y: float) -> None:
    """Four shrinking storeys, a pinnacle, and a porch of arches one before the other."""
    p.shape(rect(x - 380, y - 40, x + 380, y), DARK, 7)
    p.shape(rect(x - 340, y - 76, x + 340, y - 40), BRICK, 6)
    z = y - 76
    for half, high in ((285, 272), (210, 104), (150, 76), (98, 50)):
        storey(p, x, z, half, high, half < 280)
        z -= high + 51
    p.shape(
        curve(
            [
                (x - 52, z),
                (x - 46, z - 40),
                (x - 14, z - 92),
                (x, z - 130),
                (x + 14, z - 92),
                (x + 46, z - 40),
                (x + 52, z),
            ]
        ),
        PALE,
        6,
    )
    for half, high, tone in ((176, 340, BRICK), (136, 278, PALE), (98, 222, DARK)):
        p.shape(arch(x, y - 40, half, high), tone, 7)
    p.shape(arch(x, y - 40, 62, 176), (0.16, 0.10, 0.09), 6)
    p.line(spiral(x, y - 282, 24, 1.8, 0.4), 5)


def parasol(p: Print, x: float, y: float, size: float, colour) -> None:
    p.shape(rect(x - 5, y, x + 5, y + size * 2.5), (0.62, 0.38, 0.18), 4)
    p.shape(
        curve(
            [
                (x - size, y + 8),
                (x - size * 0.55, y - size * 0.5),
                (x, y - size * 0.72),
                (x + size * 0.55, y - size * 0.5),
                (x + size, y + 8),
                (x, y + 18),
            ]
        ),
        colour,
        6,
    )
    for k in range(9):
        a = x - size * 0.92 + k * size * 0.23
        p.shape(rect(a - size * 0.09, y + 6, a + size * 0.09, y + size * 0.36), YELLOW if k % 2 else RED, 3.5)


def litter(p: Print, x: float, y: float) -> None:
    """The god's robe, folded in a small roofed litter on two poles."""
    p.shape(rect(x - 270, y - 14, x + 270, y + 10), (0.66, 0.42, 0.20), 5)
    p.shape(rect(x - 120, y - 42, x + 120, y - 10), RED, 6)
    for side in (-1, 1):
        p.shape(rect(x + side * 106 - 9, y - 176, x + side * 106 + 9, y - 40), YELLOW, 5)
    for k, c in enumerate((RED, YELLOW, GREEN, (0.96, 0.93, 0.86))):
        p.shape(
            curve(
                [
                    (x - 78 + 4 * k, y - 42 - 24 * k),
                    (x - 84 + 4 * k, y - 62 - 24 * k),
                    (x + 84 - 4 * k, y - 62 - 24 * k),
                    (x + 78 - 4 * k, y - 42 - 24 * k),
                ]
            ),
            c,
            5,
        )
    p.shape(
        curve(
            [
                (x - 165, y - 172),
                (x - 110, y - 214),
                (x - 40, y - 258),
                (x, y - 296),
                (x + 40, y - 258),
                (x + 110, y - 214),
                (x + 165, y - 172),
                (x, y - 164),
            ]
        ),
        RED,
        7,
    )
    for k in range(15):
        p.shape(rect(x - 150 + 20 * k, y - 170, x - 136 + 20 * k, y - 142), YELLOW if k % 2 else BLUE, 3)


def drum(p: Print, x: float, y: float, lean: float, colour) -> None:
    """One ginang: a long barrel laced from skin to skin."""
    c, s = np.cos(lean), np.sin(lean)

    def put(a: float, b: float) -> tuple[float, float]:
        return (x + a * c - b * s, y + a * s + b * c)

    top = [put(a, -62 - 26 * np.cos(a / 190 * 1.4)) for a in np.linspace(-190, 190, 15)]
    low = [put(a, 62 + 26 * np.cos(a / 190 * 1.4)) for a in np.linspace(190, -190, 15)]
    p.shape([*top, *low], colour, 8)
    for k in range(9):
        a = -176 + 40 * k
        p.line([put(a, -80), put(a + 20, 82), put(a + 40, -80)], 4)
    for end in (-190, 190):
        p.shape(
            [put(end + 17 * np.cos(t), 72 * np.sin(t)) for t in np.linspace(0, 2 * np.pi, 36)], (0.96, 0.90, 0.74), 7
        )
        p.line([put(end + 9 * np.cos(t), 40 * np.sin(t)) for t in np.linspace(0, 2 * np.pi, 30)], 4)


def tower() -> Array:
    p = Print(103, (0.94, 0.87, 0.70))
    p.block([[(0, 0), (1800, 0), (1800, 900), (0, 900)]], (0.62, 0.77, 0.78), 0.75)
    p.block([ring(1420, 300, 150)], (0.96, 0.78, 0.40), 0.95)
    for x, y, r in ((240, 250, 92), (1560, 470, 76), (430, 470, 58)):
        for a, b, q in ((x - r, y, r * 0.6), (x + r, y + 4, r * 0.55), (x, y - r * 0.3, r * 0.8)):
            p.shape(ring(a, b, q, 0.62), (0.97, 0.94, 0.86), 5)
    p.shape(
        curve(
            [
                (-40, 900),
                (200, 800),
                (520, 862),
                (900, 836),
                (1300, 856),
                (1620, 790),
                (1840, 880),
                (1840, 1400),
                (-40, 1400),
            ]
        ),
        (0.86, 0.72, 0.42),
        7,
    )
    for k in range(70):
        x, y = (k * 397) % 1800, 905 + (k * 173) % 430
        p.line([(x - 8, y), (x - 12, y - 24)], 3.4)
        p.line([(x, y), (x + 1, y - 30)], 3.4)
        p.line([(x + 8, y), (x + 13, y - 22)], 3.4)
    for k in range(12):
        half = 150 + 24 * k
        p.shape(
            rect(900 - half, 946 + 34 * k, 900 + half, 980 + 34 * k),
            (0.90, 0.70, 0.50) if k % 2 else (0.84, 0.62, 0.42),
            5,
        )
    temple(p, 900, 950)
    for x, y, size, c in ((640, 700, 74, YELLOW), (1160, 700, 74, RED), (470, 640, 84, RED), (1330, 640, 84, YELLOW)):
        parasol(p, x, y + 120, size, c)
    litter(p, 900, 1150)
    drum(p, 330, 1170, -0.42, RED)
    drum(p, 330, 1170, 0.42, (0.72, 0.36, 0.20))
    drum(p, 1470, 1170, 0.42, RED)
    drum(p, 1470, 1170, -0.42, (0.72, 0.36, 0.20))
    return p.finish()


if __name__ == "__main__":
    save(sys.argv[2], tower())
