# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""Games of a village feast, each about (x, y) with people `s` pixels tall."""

from __future__ import annotations

import beasts
import numpy as np
import people as P
import village
from brush import (
    BROWN,
    CREAM,
    DARK,
    GREEN,
    INDIGO,
    INK,
    OCHRE,
    PINK,
    RED,
    STRAW,
    VERMILION,
    WHITE,
    YELLOW,
    Pen,
    curve,
    ring,
    tint,
)
from people import Pose, Wear, person, somebody
from props import fan, ring_of_people, small_drum, staff, token


def wrestling(pen: Pen, x: float, y: float, s: float) -> None:
    pen.fill(ring(x, y, s * 1.5, s * 0.42, 30), tint(pen.ground(x, y), 0.93), True)
    ring_of_people(pen, x, y, s * 1.9, s * 0.55, s, 8, False)
    one, two = (Wear("loin", belt=c, hat="crop", band=c, skin=pen.pick(P.SKIN)) for c in (RED, INDIGO))
    person(pen, x - s * 0.3, y + 6, s * 1.08, P.WRESTLE, one, 1)
    person(pen, x + s * 0.32, y + 6, s * 1.08, P.WRESTLE, two, -1)
    person(pen, x + s * 1.1, y - s * 0.05, s, P.DRUMMER, somebody(pen, "elder"), -1, small_drum)
    ring_of_people(pen, x, y, s * 1.8, s * 0.55, s, 7, True)


def cockfight(pen: Pen, x: float, y: float, s: float) -> None:
    ring_of_people(pen, x, y, s * 1.3, s * 0.42, s, 7, False)
    for d in (-1, 1):
        beasts.hen(pen, x + d * s * 0.24, y + (4 if d < 0 else -s * 0.12), s * 0.36, -d, True)
    for _ in range(7):
        pen.dab(
            x + pen.rng.normal(0, s * 0.3),
            y - pen.rng.uniform(0, s * 0.5),
            3,
            1.6,
            pen.rng.uniform(0, 180),
            pen.pick([RED, CREAM, OCHRE]),
        )
    ring_of_people(pen, x, y, s * 1.25, s * 0.45, s, 6, True)


def human_chess(pen: Pen, x: float, y: float, s: float) -> None:
    """Chess with people for pieces, on a board drawn in the yard."""
    w, d = s * 5.2, s * 1.7

    def at(u: float, v: float) -> tuple[float, float]:
        return x + (u - 0.5) * w + (0.5 - v) * s * 0.7, y + (v - 0.5) * d

    pen.fill([at(-0.05, -0.1), at(1.05, -0.1), at(1.05, 1.1), at(-0.05, 1.1)], tint(CREAM, 0.96), True)
    for k in np.linspace(0, 1, 9):
        pen.line([at(k, 0), at(k, 1)], 2.2, RED, 0.1)
    for k in np.linspace(0, 1, 6):
        pen.line([at(0, k), at(1, k)], 2.2, RED, 0.1)
    for v in np.linspace(0, 1, 6):
        for u in pen.rng.choice(9, 3, replace=False) / 8:
            red = u > 0.5 if pen.rng.random() < 0.8 else u < 0.5
            wear = Wear(
                "robe",
                VERMILION if red else (60, 84, 112),
                WHITE,
                YELLOW,
                "official" if pen.rng.random() < 0.3 else "turban",
                RED if red else INDIGO,
                pen.pick(P.SKIN),
            )
            person(
                pen,
                *at(float(u), float(v)),
                s * 0.92,
                pen.pick([P.BEAR, P.STAND, P.CLASP]),
                wear,
                -1 if red else 1,
                pen.pick([token(wear.top), staff(0.5, 175, RED)]),
            )
    person(pen, *at(1.16, 0.5), s, P.POINT, somebody(pen, "elder"), -1, fan)


def swing(pen: Pen, x: float, y: float, s: float) -> None:
    """A swing of bamboo, a girl and a boy standing on it."""
    top = y - s * 3.1
    for d in (-1, 1):
        for q in (-0.28, 0.28):
            pen.rod((x + (d * 1.0 + q) * s, y + q * 20), (x + d * s * 0.9, top), s * 0.06, (150, 152, 92))
    pen.rod((x - s * 1.1, top + s * 0.1), (x + s * 1.1, top + s * 0.1), s * 0.07, (150, 152, 92))
    for d in np.linspace(-1, 1, 9):
        pen.line([(x + d * s, top + s * 0.12), (x + d * s, top + s * 0.36)], 4, pen.pick([RED, YELLOW, GREEN]))
    a = pen.rng.choice([-1, 1]) * pen.rng.uniform(28, 46)
    foot = np.array([x, top + s * 0.1]) + P.way(a, s * 2.5)
    for q in (-0.13, 0.13):
        pen.rod((x + q * s, top + s * 0.1), foot + (q * s, 0), 3.4, (150, 152, 92))
    pen.rod(foot - (s * 0.25, 0), foot + (s * 0.25, 0), 5, BROWN)
    for d, kind in ((-0.16, "woman"), (0.16, "man")):
        person(
            pen,
            foot[0] + d * s,
            foot[1],
            s * 0.9,
            Pose((20, -20), (10, -16), (120, 150), (110, 150), a * 0.2, lift=0.01),
            somebody(pen, kind),
            int(-np.sign(d)),
        )
    for k in range(7):
        px = x + (k - 3) * s * 0.7 + pen.rng.normal(0, 8)
        person(
            pen,
            px,
            y + s * pen.rng.uniform(0.15, 0.4),
            s,
            pen.pick([P.CHEER, P.POINT, P.STAND]),
            somebody(pen),
            1 if px < x else -1,
        )


def tug_of_war(pen: Pen, x: float, y: float, s: float) -> None:
    pen.line([(x - s * 3.4, y - s * 0.42), (x, y - s * 0.46), (x + s * 3.4, y - s * 0.42)], 6, STRAW, 0.1)
    for d in (-1, 1):
        for k in range(6):
            c = RED if d < 0 else INDIGO
            wear = Wear("loin" if pen.rng.random() < 0.5 else "short", c, CREAM, c, "crop", c, pen.pick(P.SKIN))
            person(pen, x + d * s * (0.6 + 0.52 * k), y + pen.rng.normal(0, 4), s, P.PULL, wear, -d)
    person(
        pen,
        x,
        y - 8,
        s,
        P.CHEER,
        somebody(pen, "elder"),
        1,
        lambda p, j: village.pennant(p, j["near_hand"] + (0, 20), j["near_hand"] - (0, 40), 40, 1, RED),
    )
    pen.line([(x, y - s * 0.46), (x, y - s * 0.2)], 5, RED)


def rice_race(pen: Pen, x: float, y: float, s: float) -> None:
    """Rice is boiled on the run, the pot hung from a pole over a torch."""
    for k in range(4):
        px = x + (k - 1.5) * s * 1.35
        person(pen, px - s * 0.3, y, s, P.WALK, somebody(pen, "worker"), -1)
        a = np.array([px - s * 0.1, y - s * 0.8])
        pen.line(curve([a, a + (-s * 0.4, -s * 0.16), a + (-s * 0.72, s * 0.05)], False), 4, (150, 140, 84), 0.3)
        pot = a + (-s * 0.72, s * 0.16)
        pen.line([pot - (0, s * 0.12), pot], 2)
        pen.shape(ring(*pot, s * 0.1, s * 0.085), DARK, 2)
        w = person(pen, px - s * 0.95, y + s * 0.08, s, P.STRIDE, somebody(pen, pen.pick(["man", "woman"])), -1)
        pen.rod(w["near_hand"], pot + (0, s * 0.22), 4, BROWN)
        for c, q in ((VERMILION, 0.085), (YELLOW, 0.05)):
            pen.fill(
                curve(
                    [
                        pot + (-s * q * 0.6, s * 0.22),
                        pot + (0, s * (0.2 - q)),
                        pot + (s * q * 0.6, s * 0.22),
                        pot + (0, s * 0.25),
                    ],
                    n=3,
                ),
                c,
            )


def blind_goat(pen: Pen, x: float, y: float, s: float) -> None:
    """Two blindfolded players hunt a goat in a ring."""
    ring_of_people(pen, x, y, s * 1.7, s * 0.5, s, 7, False)
    beasts.goat(pen, x + s * 0.1, y, s * 0.5, -1)
    for d, kind in ((-0.9, "man"), (0.85, "woman")):
        j = person(pen, x + d * s, y + s * 0.06, s, P.ROW, somebody(pen, kind), 1 if d < 0 else -1)
        pen.line([j.off("head", 0.07, -0.03), j.off("head", -0.07, -0.01)], s * 0.05, RED, 0.1)
    ring_of_people(pen, x, y, s * 1.7, s * 0.52, s, 6, True)


def greasy_pole(pen: Pen, x: float, y: float, s: float) -> None:
    pen.rod((x, y), (x, y - s * 3.4), s * 0.09, (150, 108, 72))
    pen.shape(ring(x, y - s * 3.4, s * 0.42, s * 0.1), OCHRE, 2.4)
    for k in range(5):
        pen.line([(x + (k - 2) * s * 0.18, y - s * 3.36), (x + (k - 2) * s * 0.18, y - s * 3.05)], 2)
        pen.shape(ring(x + (k - 2) * s * 0.18, y - s * 2.98, s * 0.07), pen.pick([VERMILION, YELLOW, GREEN, PINK]), 1.8)
    for h in (0.55, 1.6):
        person(
            pen,
            x - s * 0.16,
            y - s * h,
            s * 0.9,
            P.CLIMB,
            Wear("loin", belt=pen.pick([RED, INDIGO, YELLOW]), hat="crop", skin=pen.pick(P.SKIN)),
            1,
        )
    for k in range(8):
        px = x + (k - 3.5) * s * 0.5
        person(
            pen,
            px,
            y + s * pen.rng.uniform(0.06, 0.3),
            s * pen.rng.choice([1, 1, 0.66]),
            pen.pick([P.CHEER, P.POINT]),
            somebody(pen),
            1 if px < x else -1,
        )


def kites(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(3):
        px, flip = x + (k - 1) * s * 1.3, pen.pick([-1, 1])
        kx, ky = px + flip * s * pen.rng.uniform(0.5, 2.2), y - s * pen.rng.uniform(3.4, 6)
        j = person(pen, px, y, s * 0.7, P.CHEER, somebody(pen, "child"), flip)
        pen.line(
            curve([j["near_hand"], (px + (kx - px) * 0.4, y - (y - ky) * 0.3), (kx, ky)], False),
            1.7,
            (110, 96, 80),
            0.1,
        )
        kite = [(-0.9, 0.12), (-0.4, -0.14), (0, -0.2), (0.4, -0.14), (0.9, 0.12), (0.3, 0.08), (0, 0.18), (-0.3, 0.08)]
        pen.shape(
            curve([(kx + a * s * 0.6, ky + b * s * 0.6) for a, b in kite], n=3),
            pen.pick([VERMILION, CREAM, YELLOW, PINK]),
            2,
        )
        pen.line([(kx - s * 0.25, ky - s * 0.12), (kx + s * 0.25, ky - s * 0.12)], 3, BROWN)


def shuttlecock(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(4):
        a = k * 1.57 + 0.4
        px = x + s * 1.0 * np.cos(a)
        person(
            pen,
            px,
            y + s * 0.25 * np.sin(a),
            s * 0.85,
            P.KICK if k == 1 else pen.pick([P.STAND, P.CHEER, P.POINT]),
            somebody(pen, pen.pick(["child", "man", "woman"])),
            1 if px < x else -1,
        )
    for d in (-0.07, 0, 0.07):
        pen.line([(x + s * 0.3, y - s * 1.0), (x + s * (0.3 + d), y - s * 1.18)], 3, pen.pick([RED, WHITE, YELLOW]))


def snake_game(pen: Pen, x: float, y: float, s: float) -> None:
    """Children in a row, each holding the one before: the dragon-snake that goes to see the doctor."""
    for k in range(7):
        person(
            pen,
            x + (k - 3) * s * 0.42,
            y + s * 0.16 * np.sin(k * 0.9),
            s * 0.64,
            P.ROW if k else P.CHEER,
            somebody(pen, "child"),
            -1,
        )
    person(pen, x - s * 2.1, y, s * 0.8, P.CHEER, somebody(pen, "child"), 1)


def mud_fishing(pen: Pen, x: float, y: float, s: float) -> None:
    """Everyone in the pond with baskets; fish leap."""
    pen.fill(
        curve(
            [
                (x - s * 2, y),
                (x - s * 1.2, y - s * 0.36),
                (x + s * 1.1, y - s * 0.34),
                (x + s * 2, y + s * 0.05),
                (x + s, y + s * 0.42),
                (x - s * 1.2, y + s * 0.4),
            ],
            n=6,
        ),
        (142, 150, 138),
        True,
    )
    for _ in range(8):
        px, py = x + pen.rng.uniform(-1.5, 1.5) * s, y + pen.rng.uniform(-0.22, 0.3) * s
        person(
            pen,
            px,
            py,
            s * 0.9,
            pen.pick([P.STOOP, P.BOW, P.STOOP, P.CHEER]),
            somebody(pen, pen.pick(["worker", "child", "woman"])),
            pen.pick([-1, 1]),
        )
        pen.fill(ring(px, py + 3, s * 0.2, s * 0.045), (142, 150, 138), True)
    for _ in range(4):
        beasts.fish(
            pen, x + pen.rng.uniform(-1.4, 1.4) * s, y - pen.rng.uniform(0.1, 0.5) * s, s * 0.2, pen.rng.uniform(-1, 1)
        )


def buffalo_fight(pen: Pen, x: float, y: float, s: float) -> None:
    ring_of_people(pen, x, y, s * 2.2, s * 0.6, s, 9, False)
    beasts.buffalo(pen, x - s * 0.85, y, s * 1.0, 1)
    beasts.buffalo(pen, x + s * 0.85, y + 4, s * 1.0, -1)
    for d in (-1, 1):
        person(
            pen,
            x + d * s * 1.75,
            y + 8,
            s,
            P.CHEER,
            Wear("short", RED if d < 0 else YELLOW, WHITE, RED, "crop", RED),
            -d,
            staff(0.7, 130, RED),
        )
    ring_of_people(pen, x, y, s * 2.1, s * 0.62, s, 8, True)


def stilts(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(3):
        px = x + (k - 1) * s * 0.75
        for d in (-0.12, 0.14):
            pen.rod((px + d * s, y), (px + d * s * 0.7, y - s * 0.85), 4, (150, 140, 84))
        person(
            pen,
            px,
            y - s * 0.8,
            s * 0.85,
            Pose((14, 6), (-12, -16), (60, 90), (-50, -70), 2, lift=0.01),
            somebody(pen, pen.pick(["man", "worker"])),
            -1,
        )
    for k in range(4):
        person(pen, x + (k - 1.5) * s * 0.6, y + s * 0.2, s * 0.64, P.CHEER, somebody(pen, "child"), pen.pick([-1, 1]))


def crackers(pen: Pen, x: float, y: float, s: float) -> None:
    pen.rod((x, y), (x, y - s * 1.5), 4, (150, 152, 92))
    for k in range(16):
        d = 1 if k % 2 else -1
        pen.rod(
            (x + s * 0.1, y - s * (1.45 - 0.07 * k)), (x + s * 0.1 + d * 8, y - s * (1.41 - 0.07 * k)), 4, VERMILION
        )
    for _ in range(26):
        pen.line(
            [(x + pen.rng.normal(0, s * 0.4), y - pen.rng.uniform(-0.1, 0.8) * s) for _ in range(2)][:1] * 2, 3, RED
        )
        pen.dab(x + pen.rng.normal(0, s * 0.4), y + pen.rng.normal(0, s * 0.1), 3, 2, 0, pen.pick([RED, PINK]))
    for k in range(4):
        px = x + (k - 1.5) * s * 0.8 + s * 0.1
        person(
            pen,
            px,
            y + s * 0.12,
            s * 0.64,
            pen.pick([P.CHEER, P.SQUAT, P.STRIDE]),
            somebody(pen, "child"),
            1 if px < x else -1,
        )


def archery(pen: Pen, x: float, y: float, s: float) -> None:
    for k, c in enumerate((VERMILION, WHITE, VERMILION)):
        pen.shape(ring(x - s * 2.0, y - s * 0.6, s * (0.36 - 0.11 * k), s * (0.4 - 0.12 * k)), c, 2)
    j = person(pen, x, y, s, Pose((24, 6), (-20, -20), (80, 170), (88, 90), 0), somebody(pen, "man"), -1)
    bow = j["far_hand"]
    pen.line(curve([bow + (10, -s * 0.36), bow + (-8, 0), bow + (10, s * 0.36)], False), 5, BROWN, 0.5)
    pen.line([bow + (10, -s * 0.36), j["near_hand"], bow + (10, s * 0.36)], 1.6, INK, 0.1)
    pen.line([j["near_hand"], bow + (-s * 0.2, 0)], 2.4, BROWN, 0.1)
    pen.line([(x - s * 1.1, y - s * 0.66), (x - s * 1.6, y - s * 0.63)], 2.4, BROWN, 0.1)
    for k in range(4):
        person(
            pen,
            x + s * (0.6 + 0.42 * k),
            y + s * 0.1 * (k % 2),
            s,
            pen.pick([P.STAND, P.CLASP, P.POINT]),
            somebody(pen),
            -1,
        )
