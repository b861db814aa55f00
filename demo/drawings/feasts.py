# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""What people do at a village feast: games, crafts and mishaps on land, each drawn about (x, y) with people `s` pixels tall."""

from __future__ import annotations

import beasts
import numpy as np
import people as P
import village
from brush import (
    BLACK,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    GREY,
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
from people import Joints, Pose, Wear, person, somebody


def staff(length: float = 0.8, angle: float = 160, colour=BROWN):
    """A stick held in the nearer hand."""

    def draw(pen: Pen, j: Joints) -> None:
        a = j["near_hand"]
        d = P.way(angle, length * j.s) * (j.flip, 1)
        pen.rod(a - d * 0.25, a + d, max(2.4, j.s * 0.026), colour)

    return draw


def token(colour):
    """A round sign held up."""

    def draw(pen: Pen, j: Joints) -> None:
        pen.shape(ring(*j.off("near_hand", 0.03, -0.16), j.s * 0.09, n=12), colour, 2)

    return draw


def fan(pen: Pen, j: Joints) -> None:
    c = j.off("near_hand", 0.03, -0.03)
    a = np.linspace(-2.6, -0.4, 9)
    pts = [c, *[c + j.s * 0.13 * np.array([np.cos(q) * j.flip, np.sin(q)]) for q in a]]
    pen.shape(np.array(pts), pen.pick([CREAM, WHITE, PINK, RED]), 1.6)
    for q in a[1:-1]:
        pen.line([c, c + j.s * 0.12 * np.array([np.cos(q) * j.flip, np.sin(q)])], 1.2)


def flute(pen: Pen, j: Joints) -> None:
    pen.rod(j.off("head", 0.02, 0.05), j.off("head", 0.26, 0.12), 3, (170, 140, 84))


def lute(pen: Pen, j: Joints) -> None:
    pen.rod(j.off("hip", 0.02, -0.12), j.off("chest", 0.3, -0.02), 4, DARK)
    pen.shape(ring(*j.off("hip", 0.03, -0.12), j.s * 0.1), (196, 150, 92), 2)


def fiddle(pen: Pen, j: Joints) -> None:
    pen.rod(j.off("hip", 0.12, -0.02), j.off("chest", 0.12, -0.1), 3.4, DARK)
    pen.shape(ring(*j.off("hip", 0.12, -0.03), j.s * 0.045, j.s * 0.06), BROWN, 1.8)
    pen.line([j["near_hand"], j.off("hip", 0.28, -0.1)], 2.2, DARK)


def small_drum(pen: Pen, j: Joints) -> None:
    village.drum(pen, *j.off("hip", 0.17, -0.06), j.s * 0.26)


def gong(pen: Pen, j: Joints) -> None:
    pen.line([j["far_hand"], j.off("far_hand", 0, 0.1)], 2)
    pen.shape(ring(*j.off("far_hand", 0, 0.2), j.s * 0.1), GOLD, 2.4)
    pen.shape(ring(*j.off("far_hand", 0, 0.2), j.s * 0.035), OCHRE, 1.5)


def tray(pen: Pen, j: Joints) -> None:
    """An offering tray carried on the head."""
    x, y = j.off("head", 0, -0.13)
    pen.shape(
        curve([(x - j.s * 0.17, y - 4), (x + j.s * 0.17, y - 4), (x + j.s * 0.1, y + 5), (x - j.s * 0.1, y + 5)], n=3),
        RED,
        1.8,
    )
    for dx, dy in ((-0.08, 0.03), (0.0, 0.03), (0.08, 0.03), (-0.04, 0.1), (0.04, 0.1), (0, 0.16)):
        pen.shape(
            ring(x + dx * j.s, y - dy * j.s - 4, j.s * 0.045, n=9),
            pen.pick([YELLOW, VERMILION, GREEN, OCHRE, PINK]),
            1.5,
        )


def child_on_back(pen: Pen, j: Joints) -> None:
    x, y = j.off("chest", -0.13, 0.16)
    person(
        pen,
        x,
        y,
        j.s * 0.5,
        Pose((40, 10), (30, 0), (70, 90), (70, 90), 8, lift=0.01),
        somebody(pen, "child"),
        j.flip,
        jitter=2,
    )


def ring_of_people(pen: Pen, x: float, y: float, rx: float, ry: float, s: float, n: int, front: bool) -> None:
    """Onlookers round a ring: the far half before the game is drawn, the near half after."""
    a0, a1 = (np.pi * 0.12, np.pi * 0.88) if front else (np.pi * 1.02, np.pi * 1.98)
    for a in np.linspace(a0, a1, n) + pen.rng.normal(0, 0.05, n):
        px, py = x + rx * np.cos(a), y + ry * np.sin(a)
        kind = pen.pick(["", "", "child", "elder", "woman"])
        wear = somebody(pen, kind)
        pose = (
            pen.pick([P.STAND, P.CHEER, P.POINT, P.CLASP, P.STAND])
            if not front
            else pen.pick([P.SIT, P.SQUAT, P.SIT, P.STAND])
        )
        person(
            pen, px, py, s * (0.68 if wear.young else 1) * pen.rng.uniform(0.95, 1.04), pose, wear, 1 if px < x else -1
        )


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


def market(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(3):
        px = x + (k - 1) * s * 2.0
        person(
            pen,
            px + s * 0.1,
            y - s * 0.12,
            s * 0.95,
            pen.pick([P.STAND, P.POINT]),
            somebody(pen, "woman"),
            pen.pick([-1, 1]),
        )
        village.stall(pen, px, y, s * 1.25, pen.pick([VERMILION, (70, 110, 120), OCHRE, GREEN, CREAM]))
        for d in (-0.5, 0.55):
            person(
                pen,
                px + d * s,
                y + s * pen.rng.uniform(0.12, 0.3),
                s,
                pen.pick([P.POINT, P.STAND, P.CLASP, P.BOW]),
                somebody(pen),
                1 if d < 0 else -1,
                pen.pick([None, fan, child_on_back]),
            )
    beasts.dog(pen, x + s * 1.1, y + s * 0.4, s * 0.36, -1)


def to_he(pen: Pen, x: float, y: float, s: float) -> None:
    """A maker of toy figures in coloured dough, with his box and a ring of children."""
    person(pen, x, y - 6, s, P.SQUAT, somebody(pen, "elder"), 1)
    pen.shape(
        [(x + s * 0.3, y), (x + s * 0.72, y), (x + s * 0.72, y - s * 0.36), (x + s * 0.3, y - s * 0.36)], BROWN, 2.4
    )
    for k in np.linspace(0.34, 0.68, 6):
        c = pen.pick([VERMILION, YELLOW, GREEN, PINK])
        pen.line([(x + k * s, y - s * 0.36), (x + (k * 1.2 - 0.1) * s, y - s * 0.66)], 2, BROWN, 0.1)
        pen.shape(ring(x + (k * 1.2 - 0.1) * s, y - s * 0.68, s * 0.05, s * 0.07), c, 1.6)
        pen.dab(x + (k * 1.2 - 0.1) * s, y - s * 0.77, s * 0.03, s * 0.03, 0, pen.pick([WHITE, YELLOW, VERMILION]))
    for k in range(5):
        a = -0.3 + k * 0.75
        px, py = x + s * (0.6 + 0.75 * np.cos(a)), y + s * (0.1 + 0.2 * np.sin(a))
        person(
            pen,
            px,
            py,
            s * 0.64,
            pen.pick([P.POINT, P.CHEER, P.SQUAT, P.STAND]),
            somebody(pen, "child"),
            -1 if px > x + s * 0.5 else 1,
        )


def calligrapher(pen: Pen, x: float, y: float, s: float) -> None:
    """An old scholar writes on red paper before the feast."""
    for k in range(3):
        px = x - s * (1.0 - 0.42 * k)
        pen.shape(
            [(px, y - s * 1.2), (px + s * 0.3, y - s * 1.2), (px + s * 0.3, y - s * 0.3), (px, y - s * 0.3)],
            VERMILION,
            1.8,
        )
        for q in range(4):
            c = (px + s * 0.15, y - s * (1.06 - 0.2 * q))
            for _ in range(4):
                a, b = pen.rng.normal(0, s * 0.05, 2), pen.rng.normal(0, s * 0.05, 2)
                pen.line([(c[0] + a[0], c[1] + a[1]), (c[0] + b[0], c[1] + b[1])], 3, INK)
    pen.rod((x - s * 1.1, y - s * 1.24), (x + s * 0.3, y - s * 1.24), 3, BROWN)
    village.mat(pen, x + s * 0.6, y + s * 0.05, s * 1.6, s * 0.4)
    person(pen, x + s * 0.1, y + s * 0.06, s, P.SIT, somebody(pen, "elder"), 1, staff(0.2, 20, DARK))
    pen.shape(
        [
            (x + s * 0.4, y + s * 0.12),
            (x + s * 0.95, y + s * 0.12),
            (x + s * 1.05, y - s * 0.02),
            (x + s * 0.5, y - s * 0.02),
        ],
        VERMILION,
        1.8,
    )
    for k, kind in enumerate(["man", "woman", "child"]):
        person(
            pen,
            x + s * (1.35 + 0.42 * k),
            y + s * 0.08 * k,
            s * (0.64 if kind == "child" else 1),
            pen.pick([P.STAND, P.CLASP]),
            somebody(pen, kind),
            -1,
        )


def tea_stall(pen: Pen, x: float, y: float, s: float) -> None:
    for k in (-0.9, 0.9):
        pen.rod((x + k * s, y - s * 0.1), (x + k * s, y - s * 1.35), s * 0.05, BROWN)
    person(pen, x, y - s * 0.1, s, P.SIT, somebody(pen, "woman"), 1)
    pen.shape(
        [(x - s * 0.5, y), (x + s * 0.5, y), (x + s * 0.5, y - s * 0.1), (x - s * 0.5, y - s * 0.1)], (150, 106, 70), 2
    )
    for k in np.linspace(-0.4, 0.4, 5):
        pen.shape(
            curve(
                [
                    (x + k * s - 6, y - s * 0.17),
                    (x + k * s + 6, y - s * 0.17),
                    (x + k * s + 4, y - s * 0.1),
                    (x + k * s - 4, y - s * 0.1),
                ],
                n=2,
            ),
            pen.pick([(120, 150, 160), CREAM, BROWN]),
            1.5,
        )
    village.roof(pen, x, y - s * 1.3, s * 1.2, s * 0.42, 0, village.THATCH, 26)
    for d in (-0.95, 0.85, 1.35):
        person(
            pen,
            x + d * s,
            y + s * 0.12,
            s,
            P.CHAIR,
            somebody(pen, pen.pick(["elder", "man", "worker"])),
            1 if d < 0 else -1,
        )
        pen.shape(
            [
                (x + d * s - s * 0.2, y + s * 0.12),
                (x + d * s + s * 0.12, y + s * 0.12),
                (x + d * s + s * 0.12, y - s * 0.12),
                (x + d * s - s * 0.2, y - s * 0.12),
            ],
            (140, 100, 66),
            2,
        )


def theatre(pen: Pen, x: float, y: float, s: float) -> None:
    """Chèo on a mat: drummers, an actress, a clown, and the audience on three sides."""
    village.mat(pen, x, y, s * 3.4, s * 0.9, (206, 160, 100))
    for k, prop in enumerate((small_drum, fiddle, flute)):
        person(pen, x - s * (1.3 - 0.5 * k), y - s * 0.3, s, P.SIT, somebody(pen, "man"), 1, prop)
    person(
        pen, x + s * 0.05, y + s * 0.04, s, P.DANCE, Wear("skirt", PINK, BLACK, GREEN, "hair", BLACK, P.SKIN[3]), 1, fan
    )
    person(
        pen,
        x + s * 0.8,
        y + s * 0.08,
        s * 0.95,
        P.KICK,
        Wear("short", INDIGO, WHITE, RED, "crop", RED, P.SKIN[1]),
        -1,
        staff(0.6, 120),
    )
    for k in range(9):
        a = -0.15 + k * 0.43
        px, py = x + s * 2.3 * np.cos(a), y + s * 0.25 + s * 0.52 * np.sin(a)
        wear = somebody(pen)
        person(
            pen,
            px,
            py,
            s * (0.66 if wear.young else 0.98),
            pen.pick([P.SIT, P.SIT, P.SQUAT]),
            wear,
            1 if px < x else -1,
        )


def buffalo_boy(pen: Pen, x: float, y: float, s: float) -> None:
    flip = pen.pick([-1, 1])
    beasts.buffalo(pen, x, y, s * 0.95, flip)
    person(
        pen,
        x - flip * s * 0.1,
        y - s * 0.62,
        s * 0.62,
        Pose((50, 20), (30, 10), (60, 130), (66, 130), -2, lift=0.3),
        somebody(pen, "child"),
        flip,
        flute,
    )
    if pen.rng.random() < 0.6:
        beasts.buffalo(pen, x + flip * s * 1.2, y + s * 0.2, s * 0.6, flip)


def ploughing(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(4):
        pen.line([(x - s * 2, y + k * 12), (x + s * 2, y + k * 12 + 4)], 3, (150, 122, 84))
    beasts.buffalo(pen, x - s * 0.8, y, s * 0.95, -1)
    pen.line(curve([(x - s * 0.4, y - s * 0.4), (x + s * 0.2, y - s * 0.25), (x + s * 0.5, y)], False), 5, BROWN, 0.2)
    pen.line([(x + s * 0.4, y - s * 0.1), (x + s * 0.62, y - s * 0.5)], 5, BROWN, 0.2)
    person(pen, x + s * 0.85, y, s, P.ROW, somebody(pen, "worker"), -1)


def transplanting(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(6):
        px, py = x + (k - 2.5) * s * 0.66, y + s * 0.16 * (k % 2)
        person(pen, px, py, s, P.STOOP, P.replace(somebody(pen, "woman"), hat="cone"), pen.pick([-1, -1, 1]))
        for _q in range(7):
            bx, by = px + pen.rng.normal(0, s * 0.4), py + pen.rng.uniform(2, s * 0.2)
            for d in (-3, 0, 3):
                pen.line([(bx, by), (bx + d, by - 12)], 2.2, (110, 140, 72))


def scooping(pen: Pen, x: float, y: float, s: float) -> None:
    """Two people swing a bucket on four ropes to water a field."""
    pen.fill(ring(x, y + s * 0.15, s * 0.8, s * 0.12, 20), (136, 152, 146), True)
    b = np.array([x + pen.rng.normal(0, 8), y - s * 0.06])
    for d in (-1, 1):
        j = person(pen, x + d * s * 0.85, y, s, P.PULL, somebody(pen, pen.pick(["worker", "woman"])), -d)
        for q in ("near_hand", "far_hand"):
            pen.line([j[q], b], 1.8, DARK, 0.1)
    pen.shape(curve([b + (-14, -10), b + (14, -10), b + (9, 12), b + (-9, 12)], n=3), BROWN, 2)
    pen.line(curve([b + (10, 0), b + (40, -22), b + (66, 10)], False), 5, (170, 188, 186))


def pounding(pen: Pen, x: float, y: float, s: float) -> None:
    pen.shape(
        curve(
            [
                (x - s * 0.2, y - s * 0.28),
                (x + s * 0.2, y - s * 0.28),
                (x + s * 0.1, y - s * 0.1),
                (x + s * 0.18, y),
                (x - s * 0.18, y),
                (x - s * 0.1, y - s * 0.1),
            ],
            n=3,
        ),
        (150, 104, 68),
        2.4,
    )
    for d, h in ((-1, 1.1), (1, 0.75)):
        j = person(pen, x + d * s * 0.45, y, s, P.POLE if h < 1 else P.CHEER, somebody(pen, "woman"), -d)
        pen.rod(
            (x + d * 5, y - s * 0.25 * h),
            j["near_hand"] * 0.4 + np.array([x + d * 8, y - s * h]) * 0.6,
            s * 0.06,
            BROWN,
        )
    beasts.hen(pen, x + s * 0.75, y + 8, s * 0.24, -1)


def poet_asleep(pen: Pen, x: float, y: float, s: float) -> None:
    """A poet asleep under a tree, his book on his face's side, the wine jar fallen, a cat-sized boy fanning."""
    village.pick_tree(pen, x + s * 0.5, y - 10, s * 2.2)
    j = person(
        pen,
        x,
        y,
        s,
        Pose((84, 20), (88, 84), (60, 80), (150, 170), -52, 10),
        Wear("robe", (92, 122, 128), WHITE, RED, "hair", BLACK, P.SKIN[3], (120, 114, 110), 1),
        -1,
        jitter=1,
    )
    pen.line([j.off("head", 0.035, -0.02), j.off("head", 0.06, -0.014)], 2)
    pen.shape(
        curve(
            [
                (x - s * 0.95, y - 4),
                (x - s * 1.0, y - s * 0.14),
                (x - s * 0.85, y - s * 0.22),
                (x - s * 0.72, y - s * 0.12),
                (x - s * 0.76, y),
            ],
            n=3,
        ),
        (120, 84, 60),
        2,
    )
    pen.fill(ring(x - s * 1.1, y + 3, s * 0.14, s * 0.03), (170, 140, 96), True)
    person(pen, x + s * 0.75, y + 4, s * 0.62, P.STAND, somebody(pen, "child"), -1, fan)
    pen.shape(
        [
            (x + s * 0.2, y + s * 0.1),
            (x + s * 0.5, y + s * 0.06),
            (x + s * 0.54, y + s * 0.16),
            (x + s * 0.24, y + s * 0.2),
        ],
        WHITE,
        1.8,
    )


def fruit_thief(pen: Pen, x: float, y: float, s: float) -> None:
    """A boy up a tree, one below with his jacket held out, the owner with a stick, and the dog."""
    village.tree(pen, x, y, s * 2.3)
    for _ in range(14):
        pen.shape(
            ring(x + pen.rng.normal(0, s * 0.45), y - s * pen.rng.uniform(1.3, 2.2), s * 0.055, n=9),
            pen.pick([VERMILION, OCHRE, YELLOW]),
            1.6,
        )
    person(pen, x + s * 0.12, y - s * 0.85, s * 0.62, P.CLIMB, somebody(pen, "child"), 1)
    person(pen, x + s * 0.55, y + 6, s * 0.62, P.CHEER, somebody(pen, "child"), -1)
    person(pen, x - s * 1.2, y + 8, s, P.STRIDE, somebody(pen, "elder"), 1, staff(0.7, 150))
    beasts.dog(pen, x - s * 0.6, y + 14, s * 0.36, 1)


def lost_hat(pen: Pen, x: float, y: float, s: float) -> None:
    """The wind has a hat; its owner runs, a dog is faster, people laugh."""
    pen.shape(
        [
            (x - s * 1.5, y - s * 0.06),
            (x - s * 1.24, y - s * 0.3),
            (x - s * 1.06, y - s * 0.02),
            (x - s * 1.26, y + s * 0.04),
        ],
        STRAW,
        2,
    )
    beasts.dog(pen, x - s * 0.72, y + 6, s * 0.4, -1)
    person(pen, x, y, s, P.STRIDE, P.replace(somebody(pen, "man"), hat="hair"), -1)
    for k in range(3):
        person(
            pen,
            x + s * (0.8 + 0.4 * k),
            y + s * 0.08 * (k % 2),
            s * pen.rng.choice([1, 0.66]),
            pen.pick([P.POINT, P.CHEER]),
            somebody(pen),
            -1,
        )


def fortune(pen: Pen, x: float, y: float, s: float) -> None:
    village.mat(pen, x + s * 0.3, y, s * 1.7, s * 0.45, (196, 176, 130))
    person(pen, x - s * 0.2, y + 4, s, P.SIT, somebody(pen, "elder"), 1)
    person(pen, x + s * 0.75, y + 8, s, P.SIT, somebody(pen, "woman"), -1)
    pen.shape(ring(x + s * 0.26, y + s * 0.08, s * 0.14, s * 0.05), BROWN, 2)
    for k in range(3):
        pen.dab(x + s * (0.2 + 0.06 * k), y + s * 0.07, 4, 3, 0, GOLD)
    village.pennant(pen, np.array([x - s * 0.7, y]), np.array([x - s * 0.7, y - s * 1.5]), s * 0.36, 1, CREAM)


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


def drunk(pen: Pen, x: float, y: float, s: float) -> None:
    one, two = somebody(pen, "man"), somebody(pen, "worker")
    person(pen, x - s * 0.32, y, s, P.WALK, one, -1)
    person(pen, x + s * 0.36, y, s, P.WALK, two, -1)
    person(
        pen,
        x,
        y + 3,
        s,
        Pose((26, -30), (-20, -50), (100, 60), (-110, -70), 24, 30),
        P.replace(somebody(pen, "man"), skin=(218, 138, 112)),
        -1,
    )
    person(pen, x + s * 1.0, y + 4, s, P.POINT, somebody(pen, "woman"), -1)


def pig_runs(pen: Pen, x: float, y: float, s: float) -> None:
    beasts.pig(pen, x - s * 1.2, y + 4, s * 0.62, -1)
    for k in range(3):
        person(
            pen,
            x + s * (-0.3 + 0.6 * k),
            y + s * 0.1 * (k % 2),
            s * pen.rng.choice([1, 1, 0.66]),
            P.STRIDE,
            somebody(pen),
            -1,
        )
    pen.shape(
        curve(
            [
                (x - s * 0.75, y + s * 0.2),
                (x - s * 0.55, y + s * 0.1),
                (x - s * 0.4, y + s * 0.2),
                (x - s * 0.55, y + s * 0.27),
            ],
            n=3,
        ),
        (186, 148, 92),
        2,
    )


def quarrel(pen: Pen, x: float, y: float, s: float) -> None:
    """Two women, one hen."""
    person(pen, x - s * 0.5, y, s, P.POINT, somebody(pen, "woman"), 1)
    person(pen, x + s * 0.52, y, s, P.POINT, somebody(pen, "woman"), -1)
    beasts.hen(pen, x, y + 10, s * 0.34, pen.pick([-1, 1]))
    person(pen, x + s * 1.05, y + 8, s, P.CLASP, somebody(pen, "elder"), -1)
    person(pen, x - s * 0.95, y + 6, s * 0.66, P.STAND, somebody(pen, "child"), 1)


def monk(pen: Pen, x: float, y: float, s: float) -> None:
    wear = Wear("robe", OCHRE, BROWN, BROWN, "bald", BLACK, pen.pick(P.SKIN))
    person(pen, x, y, s, P.BEAR, wear, -1, staff(1.1, 178))
    person(pen, x + s * 0.5, y + 4, s * 0.66, P.WALK, P.replace(wear, young=0.8), -1)
    person(pen, x - s * 0.8, y + 6, s, P.BOW, somebody(pen, "woman"), 1)


def lovers(pen: Pen, x: float, y: float, s: float) -> None:
    """Two behind the bamboo, and a small brother who has seen them."""
    person(pen, x - s * 0.14, y - 6, s, P.STAND, somebody(pen, "man"), 1, fan)
    person(pen, x + s * 0.2, y - 6, s * 0.95, P.CLASP, P.replace(somebody(pen, "woman"), hat="disc"), -1)
    village.bamboo(pen, x - s * 0.75, y + 6, s * 1.9, 5)
    person(pen, x - s * 1.3, y + 10, s * 0.62, P.SQUAT, somebody(pen, "child"), 1)


def duck_herd(pen: Pen, x: float, y: float, s: float) -> None:
    for _ in range(22):
        beasts.duck(pen, x + pen.rng.normal(-s * 0.6, s * 0.6), y + pen.rng.uniform(-s * 0.1, s * 0.35), s * 0.2, -1)
    person(pen, x + s * 1.1, y + 6, s * 0.9, P.WALK, somebody(pen, "worker"), -1, staff(1.3, 120, (150, 152, 92)))


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


def well(pen: Pen, x: float, y: float, s: float) -> None:
    pen.shape(
        curve([(x - s * 0.34, y), (x - s * 0.34, y - s * 0.3), (x + s * 0.34, y - s * 0.3), (x + s * 0.34, y)], n=4),
        GREY,
        2.6,
    )
    pen.shape(ring(x, y - s * 0.3, s * 0.36, s * 0.09), (92, 90, 84), 2.4)
    j = person(pen, x + s * 0.55, y + 4, s, P.PULL, somebody(pen, "woman"), -1)
    pen.line([j["near_hand"], (x, y - s * 0.32)], 2.2, DARK, 0.1)
    person(
        pen,
        x - s * 0.75,
        y + 8,
        s,
        P.WALK,
        somebody(pen, "woman"),
        -1,
        lambda p, q: village.pole_load(p, q["near_arm"], q.s, -1),
    )


def broken_pots(pen: Pen, x: float, y: float, s: float) -> None:
    """A seller of pots has stumbled; a helper gathers shards, a child hides a smile."""
    person(pen, x, y, s, Pose((100, 40), (70, -10), (70, 100), (120, 150), 30, 0), somebody(pen, "worker"), -1)
    for _ in range(14):
        px, py = x - s * 0.6 + pen.rng.normal(0, s * 0.35), y + pen.rng.uniform(-4, s * 0.2)
        a = pen.rng.uniform(0, 6)
        pen.shape(
            curve([(px + 9 * np.cos(a + q), py + 6 * np.sin(a + q)) for q in (0, 1.6, 2.4, 4.4)], n=2),
            pen.pick([(176, 110, 72), (140, 90, 62), CREAM]),
            1.6,
        )
    person(pen, x - s * 1.15, y + 8, s, P.STOOP, somebody(pen, "woman"), 1)
    person(pen, x + s * 0.7, y + 8, s * 0.64, P.CLASP, somebody(pen, "child"), -1)


def blind_singer(pen: Pen, x: float, y: float, s: float) -> None:
    """Xẩm: a blind man fiddles by the way, his wife taps, coins fall in the brass dish."""
    village.mat(pen, x, y, s * 1.3, s * 0.36)
    person(pen, x - s * 0.2, y + 4, s, P.SIT, P.replace(somebody(pen, "elder"), band=BLACK), 1, fiddle)
    person(pen, x + s * 0.3, y + 6, s * 0.95, P.SIT, somebody(pen, "woman"), 1)
    pen.shape(ring(x + s * 0.72, y + s * 0.1, s * 0.13, s * 0.045), GOLD, 2)
    for k in range(3):
        person(
            pen,
            x + s * (1.0 + 0.42 * k),
            y + s * 0.1 * (k % 2),
            s * pen.rng.choice([1, 0.66]),
            pen.pick([P.STAND, P.POINT, P.CLASP]),
            somebody(pen),
            -1,
        )


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


def painter(pen: Pen, x: float, y: float, s: float) -> None:
    """Someone is painting this very scroll."""
    village.mat(pen, x, y, s * 2.4, s * 0.5, (190, 166, 120))
    pen.shape(
        [
            (x - s * 1.0, y + s * 0.1),
            (x + s * 0.5, y + s * 0.1),
            (x + s * 0.66, y - s * 0.1),
            (x - s * 0.84, y - s * 0.1),
        ],
        CREAM,
        2,
    )
    for k in range(9):
        bx = x - s * 0.8 + k * s * 0.14
        pen.dab(bx, y + pen.rng.uniform(-4, 6), 5, 2.4, -30, pen.pick([(96, 116, 112), VERMILION, LEAF_WASH]))
    person(pen, x + s * 0.75, y + 6, s, P.SIT, somebody(pen, "elder"), -1, staff(0.3, 30, DARK))
    person(pen, x + s * 1.3, y + 8, s * 0.64, P.SQUAT, somebody(pen, "child"), -1)


LEAF_WASH = (128, 140, 96)
LAND = [
    wrestling,
    cockfight,
    human_chess,
    swing,
    tug_of_war,
    rice_race,
    blind_goat,
    greasy_pole,
    kites,
    market,
    to_he,
    calligrapher,
    tea_stall,
    theatre,
    buffalo_boy,
    ploughing,
    transplanting,
    scooping,
    pounding,
    poet_asleep,
    fruit_thief,
    lost_hat,
    fortune,
    shuttlecock,
    snake_game,
    drunk,
    pig_runs,
    quarrel,
    monk,
    lovers,
    duck_herd,
    mud_fishing,
    buffalo_fight,
    stilts,
    well,
    broken_pots,
    blind_singer,
    crackers,
    archery,
    painter,
]
SMALL = [
    to_he,
    fortune,
    shuttlecock,
    snake_game,
    drunk,
    pig_runs,
    quarrel,
    monk,
    lost_hat,
    poet_asleep,
    broken_pots,
    blind_singer,
    crackers,
    painter,
    duck_herd,
    buffalo_boy,
    well,
    cockfight,
    calligrapher,
    pounding,
]
