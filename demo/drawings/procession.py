# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""A festival procession, unit after unit, moving left; each unit tells how wide it is."""

from __future__ import annotations

import beasts
import numpy as np
import people as P
import props as F
import village
from brush import (
    BLACK,
    BLUE,
    BROWN,
    CREAM,
    GOLD,
    GREEN,
    INDIGO,
    OCHRE,
    PINK,
    PURPLE,
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

LIVERY = [
    (VERMILION, WHITE, YELLOW),
    (YELLOW, WHITE, RED),
    (GREEN, CREAM, YELLOW),
    (BLUE, WHITE, RED),
    (RED, CREAM, GREEN),
    (PURPLE, WHITE, YELLOW),
    (OCHRE, CREAM, RED),
]


def bearer(pen: Pen, livery: tuple, hat: str = "guard") -> Wear:
    return Wear(
        "short", livery[0], livery[1], livery[2], hat, livery[2], pen.pick(P.SKIN), beard=int(pen.rng.random() < 0.12)
    )


def pace(pen: Pen) -> Pose:
    return pen.pick([P.WALK, P.STEP, P.WALK, P.BEAR])


def files(pen: Pen, x: float, y: float, s: float, n: int, gap: float, draw) -> float:
    """`n` pairs, the farther file first."""
    for row, dy in enumerate((-0.36, 0.16)):
        for k in range(n):
            draw(k, row, x + s * (gap * k + 0.3 * row) + pen.rng.normal(0, 4), y + dy * s + pen.rng.normal(0, 3))
    return (gap * n + 0.4) * s


def flags(pen: Pen, x: float, y: float, s: float) -> float:
    livery = pen.pick(LIVERY)

    def one(k: int, row: int, px: float, py: float) -> None:
        def pole(p: Pen, j: P.Joints) -> None:
            foot = j["near_hand"] + (6, s * 0.35)
            village.flag(
                p,
                foot,
                foot + np.array([s * p.rng.uniform(-0.12, 0.16), -s * p.rng.uniform(1.5, 1.9)]),
                s * p.rng.uniform(0.62, 0.8),
                1,
            )

        person(pen, px, py, s, P.POLE, bearer(pen, livery), -1, pole)

    return files(pen, x, y, s, int(pen.rng.integers(4, 7)), 0.95, one)


def pennants(pen: Pen, x: float, y: float, s: float) -> float:
    livery = pen.pick(LIVERY)

    def one(k: int, row: int, px: float, py: float) -> None:
        def pole(p: Pen, j: P.Joints) -> None:
            foot = j["near_hand"] + (4, s * 0.3)
            village.pennant(
                p,
                foot,
                foot + np.array([s * 0.08, -s * p.rng.uniform(1.3, 1.6)]),
                s * 0.5,
                1,
                p.pick([VERMILION, GREEN, BLUE, YELLOW, PURPLE]),
            )

        person(pen, px, py, s, P.POLE, bearer(pen, livery), -1, pole)

    return files(pen, x, y, s, int(pen.rng.integers(4, 7)), 0.72, one)


def weapons(pen: Pen, x: float, y: float, s: float) -> float:
    """The eight precious arms on red staves."""
    livery = pen.pick(LIVERY)

    def one(k: int, row: int, px: float, py: float) -> None:
        def arm(p: Pen, j: P.Joints) -> None:
            a = j["near_hand"] + (0, s * 0.3)
            b = a + np.array([s * 0.05, -s * 1.35])
            p.rod(a, b, 4.5, RED)
            tip = [
                [(-0.05, 0.05), (0, -0.25), (0.05, 0.05)],
                [(-0.14, -0.1), (-0.05, 0.06), (0.05, 0.06), (0.16, -0.12), (0, -0.04)],
                [(-0.02, 0.04), (0.16, -0.02), (0.12, -0.2), (0.02, -0.28)],
                [(-0.1, 0.02), (-0.1, -0.2), (0.1, -0.2), (0.1, 0.02)],
            ][k % 4]
            p.shape(np.array([b + np.array(q) * s for q in tip]), p.pick([GOLD, (176, 180, 176), YELLOW]), 2)
            p.line([b + (0, 8), b + (8, 26)], 5, RED)

        person(pen, px, py, s, P.POLE, bearer(pen, livery), -1, arm)

    return files(pen, x, y, s, 4, 0.62, one)


def band(pen: Pen, x: float, y: float, s: float) -> float:
    """The eight sounds: flute, lute, fiddle, gong, small drums, oboe."""
    tone = pen.pick([INDIGO, GREEN, RED, BLACK, PURPLE])
    props = [F.flute, F.lute, F.fiddle, F.gong, F.small_drum, F.flute, F.small_drum, F.gong]

    def one(k: int, row: int, px: float, py: float) -> None:
        wear = Wear(
            "robe",
            tint(tone, pen.rng.uniform(0.9, 1.15)),
            WHITE,
            YELLOW,
            "turban",
            pen.pick([BLACK, RED]),
            pen.pick(P.SKIN),
            BLACK,
            int(pen.rng.random() < 0.3),
        )
        person(pen, px, py, s, Pose((20, 4), (-14, -36), (46, 110), (56, 116), 3), wear, -1, props[(k * 2 + row) % 8])

    return files(pen, x, y, s, 5, 0.68, one)


def great_drum(pen: Pen, x: float, y: float, s: float) -> float:
    """The great drum slung between two men, a third beats it under a parasol; then the gong."""
    livery = pen.pick(LIVERY)
    for k, thing in enumerate(("drum", "gong")):
        x0 = x + k * s * 2.7
        pen.rod((x0 - s * 0.15, y - s * 0.82), (x0 + s * 1.75, y - s * 0.82), 7, BROWN)
        person(pen, x0 + s * 1.55, y, s, P.WALK, bearer(pen, livery), -1)
        pen.line([(x0 + s * 0.8, y - s * 0.8), (x0 + s * 0.8, y - s * 0.6)], 4)
        if thing == "drum":
            village.drum(pen, x0 + s * 0.8, y - s * 0.4, s * 0.62)
        else:
            for q, c in ((0.3, GOLD), (0.1, OCHRE)):
                pen.shape(ring(x0 + s * 0.8, y - s * 0.36, s * q), c, 2.6)
        person(pen, x0, y + 2, s, P.WALK, bearer(pen, livery), -1)
        person(pen, x0 + s * 0.9, y + s * 0.26, s, P.DRUMMER, somebody(pen, "elder"), -1, F.staff(0.26, 110, RED))
        person(
            pen,
            x0 + s * 1.3,
            y - s * 0.4,
            s,
            P.POLE,
            bearer(pen, livery),
            -1,
            lambda p, j: village.parasol(
                p,
                j["near_hand"] + (0, 30),
                j["near_hand"] - (-6, s * 0.95),
                s * 0.66,
                p.pick([YELLOW, VERMILION, GREEN]),
            ),
        )
    return s * 5.6


def dancers(pen: Pen, x: float, y: float, s: float) -> float:
    """The drum dancers, faces powdered, in coats of many ribbons."""

    def one(k: int, row: int, px: float, py: float) -> None:
        wear = Wear(
            "skirt",
            pen.pick([PINK, VERMILION, YELLOW, GREEN]),
            pen.pick([VERMILION, GREEN, BLUE]),
            YELLOW,
            "scarf",
            RED,
            (240, 206, 180),
        )
        j = person(pen, px, py, s, P.DANCE, wear, pen.pick([-1, -1, 1]), F.small_drum, 9)
        for q in (-0.12, 0.05):
            pen.line(
                curve([j.off("hip", q, 0), j.off("hip", q - 0.12, 0.18), j.off("hip", q - 0.05, 0.34)], False),
                5,
                pen.pick([YELLOW, PINK, GREEN, WHITE]),
            )

    return files(pen, x, y, s, 3, 1.0, one)


def dragon_dance(pen: Pen, x: float, y: float, s: float) -> float:
    n = int(pen.rng.integers(9, 13))
    person(
        pen,
        x - s * 0.9,
        y + 4,
        s,
        P.CHEER,
        bearer(pen, LIVERY[1]),
        1,
        lambda p, j: p.shape(ring(*(j["near_hand"] - (0, 22)), 14), VERMILION, 2),
    )
    beasts.dragon(pen, x + s * 0.6, y, s, -1, n)
    return s * (n * 0.72 + 1.8)


def lion_dance(pen: Pen, x: float, y: float, s: float) -> float:
    beasts.lion(pen, x + s * 0.9, y - s * 0.1, s * 1.06, -1)
    j = person(
        pen,
        x - s * 0.5,
        y + s * 0.12,
        s,
        P.DANCE,
        Wear("robe", YELLOW, WHITE, RED, "bald", BLACK, (232, 150, 130), young=0.9),
        1,
        F.fan,
    )
    pen.line([j.off("head", 0.0, 0.06), j.off("head", 0.05, 0.075), j.off("head", 0.09, 0.05)], 4, RED)
    beasts.lion(pen, x + s * 3.4, y + s * 0.1, s * 1.0, -1)
    return s * 5


def horses(pen: Pen, x: float, y: float, s: float) -> float:
    """A red and a white wooden horse on wheels, drawn with ropes and shaded."""
    for k, colour in enumerate(((176, 66, 48), WHITE)):
        x0 = x + k * s * 2.7
        for d in range(2):
            person(pen, x0 + s * 0.42 * d, y + s * 0.1 * d, s, P.PULL if d else P.ROW, bearer(pen, LIVERY[k]), -1)
        beasts.horse(pen, x0 + s * 1.6, y, s * 0.95, -1, colour, True)
        person(
            pen,
            x0 + s * 2.3,
            y + 6,
            s,
            P.POLE,
            bearer(pen, LIVERY[k]),
            -1,
            lambda p, j: village.parasol(
                p, j["near_hand"] + (0, 24), j["near_hand"] - (s * 0.3, s * 0.95), s * 0.75, p.pick([YELLOW, VERMILION])
            ),
        )
        pen.line([(x0 + s * 0.2, y - s * 0.5), (x0 + s * 1.0, y - s * 0.4)], 3, STRAW, 0.1)
    return s * 5.6


def elephants(pen: Pen, x: float, y: float, s: float) -> float:
    beasts.elephant(pen, x + s * 0.9, y, s * 1.5, -1)
    person(
        pen,
        x + s * 0.75,
        y - s * 1.42,
        s * 0.85,
        Pose((70, 30), (60, 20), (40, 90), (40, 90), lift=0.1),
        bearer(pen, LIVERY[0]),
        -1,
        F.staff(0.5, 150),
    )
    person(pen, x - s * 0.5, y + 8, s, P.WALK, bearer(pen, LIVERY[0]), -1)
    return s * 2.8


def shrine(pen: Pen, x: float, y: float, s: float, small: bool) -> None:
    """The gilt house on the poles, with curtain, incense and dragon heads."""
    w, h = s * (0.5 if small else 0.72), s * (0.62 if small else 0.86)
    pen.rod((x - s * (1.1 if small else 1.7), y), (x + s * (1.1 if small else 1.7), y), s * 0.075, VERMILION)
    for d in (-1, 1):
        pen.shape(ring(x + d * s * (1.14 if small else 1.75), y - 4, s * 0.075), GOLD, 2)
    pen.shape([(x - w, y), (x + w, y), (x + w * 0.92, y - h * 0.2), (x - w * 0.92, y - h * 0.2)], VERMILION, 2.4)
    for k in np.linspace(-0.7, 0.7, 7):
        pen.shape(ring(x + k * w, y - h * 0.1, s * 0.035), GOLD, 1.4)
    pen.fill(
        [
            (x - w * 0.74, y - h * 0.2),
            (x + w * 0.74, y - h * 0.2),
            (x + w * 0.74, y - h * 0.74),
            (x - w * 0.74, y - h * 0.74),
        ],
        (92, 40, 34),
    )
    for k in (-0.78, -0.3, 0.3, 0.78):
        pen.rod((x + k * w, y - h * 0.2), (x + k * w, y - h * 0.76), s * 0.05, GOLD)
    for k in (-0.55, 0.55):
        pen.shape(
            curve(
                [
                    (x + k * w - w * 0.22, y - h * 0.74),
                    (x + k * w + w * 0.22, y - h * 0.74),
                    (x + k * w * 1.2, y - h * 0.42),
                ],
                n=3,
            ),
            YELLOW,
            1.8,
        )
    pen.dab(x, y - h * 0.42, s * 0.07, s * 0.1, 0, GOLD)
    for k in (-0.08, 0.0, 0.08):
        pen.line([(x + k * s, y - h * 0.2), (x + k * s, y - h * 0.34)], 2, RED)
    village.roof(pen, x, y - h * 0.7, w * 1.12, h * 0.34, h * 0.16, pen.pick([GOLD, RED, (158, 104, 50)]), 15)
    for d in (-1, 1):
        pen.line(
            curve(
                [(x + d * w * 1.12, y - h * 0.84), (x + d * w * 1.3, y - h * 0.98), (x + d * w * 1.2, y - h * 1.1)],
                False,
            ),
            6,
            GOLD,
        )
    pen.shape(ring(x, y - h * 1.1, s * 0.055), VERMILION, 2)


def shaded(size: float, dx: float, high: float, colour):
    """A parasol in the nearer hand."""

    def draw(pen: Pen, j: P.Joints) -> None:
        village.parasol(pen, j["near_hand"] + (0, 20), j["near_hand"] - (-dx, high), size, colour)

    return draw


def palanquin(pen: Pen, x: float, y: float, s: float, small: bool = False) -> float:
    """Eight or four bearers, two parasols, two great fans, an elder before with clasped hands."""
    livery, n = pen.pick(LIVERY), 2 if small else 4
    wide = s * (3.4 if small else 5)
    mid = x + wide * 0.5
    spots = np.linspace(-1, 1, n) * s * (0.95 if small else 1.45)
    person(pen, x - s * 0.1, y + 4, s, P.CLASP, somebody(pen, "elder"), -1)
    for d in (-1, 1):
        wear, colour = bearer(pen, livery), pen.pick([YELLOW, VERMILION, GREEN, BLUE])
        shade = shaded(s * 0.8, d * 8, s * 1.08, colour)
        person(pen, mid + d * s * (1.0 if small else 1.3), y - s * 0.5, s, P.POLE, wear, -1, shade)
    for dx in spots:
        person(pen, mid + dx + s * 0.1, y - s * 0.22, s, pace(pen), bearer(pen, livery), -1)
    shrine(pen, mid, y - s * 0.8, s * 1.05, small)
    for dx in spots:
        person(pen, mid + dx, y + s * 0.12, s, pen.pick([P.BEAR, P.WALK]), bearer(pen, livery), -1)
    for k in range(2):
        person(
            pen,
            mid + wide * 0.5 + s * (0.1 + 0.4 * k),
            y + s * 0.14 * (k - 1),
            s,
            P.POLE,
            bearer(pen, livery),
            -1,
            lambda p, j: big_fan(p, j, s),
        )
    return wide + s * 1.3


def big_fan(pen: Pen, j: P.Joints, s: float) -> None:
    a = j["near_hand"] + (0, 20)
    b = a - np.array([-8, s * 1.05])
    pen.rod(a, b, 4, RED)
    pen.shape(
        curve(
            [
                b + (-s * 0.14, 0),
                b + (-s * 0.24, -s * 0.28),
                b + (0, -s * 0.48),
                b + (s * 0.24, -s * 0.28),
                b + (s * 0.14, 0),
            ],
            n=4,
        ),
        pen.pick([VERMILION, GREEN, BLUE]),
        2,
    )
    pen.shape(ring(*(b - (0, s * 0.22)), s * 0.1), GOLD, 1.8)


def litter(pen: Pen, x: float, y: float, s: float) -> float:
    return palanquin(pen, x, y, s, True)


def elders(pen: Pen, x: float, y: float, s: float) -> float:
    tone = pen.pick([(92, 110, 140), RED, INDIGO, BROWN])

    def one(k: int, row: int, px: float, py: float) -> None:
        wear = P.replace(
            somebody(pen, "elder"),
            top=tint(tone, pen.rng.uniform(0.9, 1.2)),
            hat=pen.pick(["turban", "turban", "official"]),
        )
        person(
            pen,
            px,
            py,
            s,
            pen.pick([P.CLASP, P.WALK, P.BOW if pen.rng.random() < 0.2 else P.CLASP]),
            wear,
            -1,
            pen.pick([None, F.fan, F.staff(0.72, 178)]),
        )

    return files(pen, x, y, s, int(pen.rng.integers(4, 7)), 0.56, one)


def women(pen: Pen, x: float, y: float, s: float) -> float:
    """Women of one hamlet with offering trays on their heads."""
    top = pen.pick([VERMILION, YELLOW, GREEN, PINK, PURPLE, OCHRE])

    def one(k: int, row: int, px: float, py: float) -> None:
        wear = Wear(
            "skirt",
            tint(top, pen.rng.uniform(0.92, 1.12)),
            BLACK,
            pen.pick([GREEN, PINK, YELLOW]),
            "scarf",
            BLACK,
            pen.pick(P.SKIN),
        )
        person(pen, px, py, s, Pose((18, 4), (-12, -30), (120, 168), (-10, 10), 2), wear, -1, F.tray, 3)

    return files(pen, x, y, s, int(pen.rng.integers(5, 8)), 0.6, one)


def villagers(pen: Pen, x: float, y: float, s: float) -> float:
    def one(k: int, row: int, px: float, py: float) -> None:
        wear = somebody(pen)
        load = (
            (lambda p, j: village.pole_load(p, j["near_arm"], j.s * 0.9, -1))
            if wear.hat == "cone" and pen.rng.random() < 0.4
            else pen.pick([None, None, F.fan, F.child_on_back, F.staff(0.7, 178)])
        )
        person(
            pen,
            px,
            py,
            s * (0.64 if wear.young else pen.rng.uniform(0.94, 1.04)),
            pen.pick([P.WALK, P.STEP, P.STAND, P.POINT, P.WALK]),
            wear,
            pen.pick([-1, -1, -1, 1]),
            load,
        )

    return files(pen, x, y, s, int(pen.rng.integers(5, 9)), 0.6, one)


def children(pen: Pen, x: float, y: float, s: float) -> float:
    def one(k: int, row: int, px: float, py: float) -> None:
        def toy(p: Pen, j: P.Joints) -> None:
            p.rod(j["near_hand"], j["near_hand"] - (0, s * 0.4), 3, BROWN)
            p.shape(
                ring(*(j["near_hand"] - (0, s * 0.5)), s * 0.11, s * 0.13), p.pick([VERMILION, YELLOW, PINK, GREEN]), 2
            )

        person(
            pen,
            px,
            py,
            s * pen.rng.uniform(0.56, 0.7),
            pen.pick([P.STRIDE, P.WALK, P.CHEER, P.DANCE]),
            somebody(pen, "child"),
            -1,
            pen.pick([toy, None, toy]),
        )

    w = files(pen, x, y, s, 5, 0.5, one)
    beasts.dog(pen, x + w * 0.5, y + s * 0.3, s * 0.36, -1)
    return w


PARADE = [
    flags,
    great_drum,
    pennants,
    elephants,
    weapons,
    band,
    horses,
    dancers,
    litter,
    elders,
    dragon_dance,
    women,
    palanquin,
    band,
    villagers,
    lion_dance,
    flags,
    weapons,
    palanquin,
    women,
    children,
    elders,
    pennants,
    great_drum,
    litter,
    women,
    villagers,
]
