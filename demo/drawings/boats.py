# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""What goes by on the river: singers, races, fishermen, junks, a ferry."""

from __future__ import annotations

import beasts
import numpy as np
import people as P
import props as F
import village
from brush import BLACK, BROWN, GREEN, INDIGO, PINK, PURPLE, RED, WHITE, YELLOW, Pen, curve
from people import Pose, Wear, person, somebody
from procession import LIVERY, bearer


def singers(pen: Pen, x: float, y: float, s: float) -> None:
    """A boat of quan họ singers: flat hats on one side, black parasols on the other."""
    for k in range(6):
        girl = k < 3
        wear = Wear(
            "robe" if not girl else "skirt",
            pen.pick([GREEN, PURPLE, RED, BROWN, PINK]) if girl else pen.pick([INDIGO, BLACK]),
            BLACK if girl else WHITE,
            pen.pick([PINK, YELLOW, GREEN]),
            "disc" if girl else "turban",
            BLACK,
            P.SKIN[3],
        )
        hold = (
            F.fan
            if girl
            else lambda p, j: (
                village.parasol(p, j["near_hand"], j["near_hand"] - (0, s * 0.7), s * 0.5, (60, 58, 66))
                if p.rng.random() < 0.5
                else None
            )
        )
        person(
            pen,
            x + (k - 2.5) * s * 0.42,
            y + 4,
            s,
            Pose((4, 2), (-5, -4), (50, 120), (-6, 10), 2, lift=0.01),
            wear,
            1 if girl else -1,
            hold,
        )
    j = person(
        pen,
        x + s * 1.75,
        y - 2,
        s,
        Pose((18, 2), (-16, -30), (66, 92), (74, 98), 18, lift=0.01),
        somebody(pen, "worker"),
        -1,
    )
    pen.line([j["near_hand"] - (10, 20), (x + s * 2.4, y + s * 0.3)], 5, BROWN, 0.2)
    village.boat(pen, x, y, s * 2.1, -1, True)


def race(pen: Pen, x: float, y: float, s: float) -> None:
    livery = pen.pick(LIVERY)
    for k in range(11):
        j = person(
            pen,
            x + (k - 5) * s * 0.38,
            y + s * 0.22,
            s * 0.85,
            Pose((0, 0), (0, 0), (50, 80), (60, 84), 26, 0, True, 0.04),
            Wear("short", livery[0], WHITE, livery[2], "crop", livery[2], pen.pick(P.SKIN)),
            -1,
        )
        pen.line([j["near_hand"], j["near_hand"] + (-s * 0.1, s * 0.5)], 4, BROWN, 0.2)
    person(
        pen,
        x - s * 2.3,
        y + 2,
        s * 0.9,
        Pose((10, 2), (-8, -8), (130, 160), (120, 150), lift=0.01),
        bearer(pen, livery),
        1,
    )
    village.boat(pen, x, y + s * 0.1, s * 2.7, -1, True)
    for _ in range(14):
        pen.line(
            [(x + pen.rng.uniform(-2.4, 2.6) * s, y + s * 0.4 + pen.rng.normal(0, 4)) for _ in range(2)],
            3,
            (206, 212, 204),
        )


def fisherman(pen: Pen, x: float, y: float, s: float) -> None:
    j = person(
        pen,
        x - s * 0.5,
        y + 2,
        s,
        Pose((20, 2), (-16, -20), (100, 130), (90, 120), -6, lift=0.01),
        P.replace(somebody(pen, "worker"), hat="cone"),
        -1,
    )
    a = j["near_hand"]
    net = [
        a,
        a + (-s * 0.5, -s * 0.3),
        a + (-s * 1.3, s * 0.1),
        a + (-s * 1.5, s * 0.75),
        a + (-s * 0.8, s * 0.9),
        a + (-s * 0.3, s * 0.5),
    ]
    for k in np.linspace(0, 1, 8):
        e = np.array(net[2]) * (1 - k) + np.array(net[4]) * k + (0, s * 0.2 * np.sin(k * 3.1))
        pen.line(curve([a, (a + e) / 2 - (0, s * 0.12), e], False), 1.6, (120, 104, 84), 0.1)
    for k in (0.4, 0.65, 0.9):
        p = [a * (1 - k) + (np.array(net[2]) * (1 - q) + np.array(net[4]) * q) * k for q in np.linspace(0, 1, 7)]
        pen.line(p, 1.5, (120, 104, 84), 0.1)
    person(
        pen,
        x + s * 0.7,
        y,
        s * 0.9,
        Pose((84, 10), (80, 0), (60, 90), (60, 90), 12, lift=0.12),
        somebody(pen, "woman"),
        -1,
    )
    village.boat(pen, x, y, s * 1.25, -1)


def junk(pen: Pen, x: float, y: float, s: float) -> None:
    village.sail(pen, x - s * 0.4, y, s * 1.35, -1)
    village.sail(pen, x + s * 0.7, y, s * 1.05, -1)
    for k in range(4):
        person(
            pen,
            x + (k - 1.5) * s * 0.5,
            y + 4,
            s * 0.8,
            Pose((4, 2), (-5, -4), (30, 70), (40, 80), lift=0.01),
            somebody(pen),
            pen.pick([-1, 1]),
        )
    village.boat(pen, x, y, s * 1.7, -1)


def ferry(pen: Pen, x: float, y: float, s: float) -> None:
    """A ferry full of people, a pig and a bicycle's ancestor: a wheelbarrow."""
    for k in range(7):
        wear = somebody(pen)
        person(
            pen,
            x + (k - 3) * s * 0.36,
            y + 4,
            s * (0.64 if wear.young else 0.9),
            Pose((4, 2), (-5, -4), (20, 70), (30, 60), lift=0.01),
            wear,
            pen.pick([-1, 1]),
        )
    beasts.pig(pen, x + s * 1.0, y + s * 0.02, s * 0.45, 1)
    j = person(
        pen,
        x + s * 1.65,
        y,
        s,
        Pose((18, 2), (-16, -30), (90, 120), (100, 126), 8, lift=0.01),
        somebody(pen, "worker"),
        -1,
    )
    pen.rod(j["near_hand"] - (16, s * 0.7), j["near_hand"] + (20, s * 1.1), 4, (150, 152, 92))
    village.boat(pen, x, y, s * 1.9, -1)


def lotus_boat(pen: Pen, x: float, y: float, s: float) -> None:
    for _ in range(16):
        village.lotus(
            pen, x + pen.rng.normal(0, s * 1.3), y + pen.rng.normal(-s * 0.1, s * 0.2), s * pen.rng.uniform(0.14, 0.26)
        )
    person(
        pen,
        x,
        y + s * 0.1,
        s * 0.9,
        Pose((0, 0), (0, 0), (70, 60), (60, 70), 30, 0, True, 0.04),
        P.replace(somebody(pen, "woman"), hat="cone"),
        -1,
    )
    village.boat(pen, x + s * 0.1, y, s * 0.75, -1)
    for _ in range(7):
        village.lotus(
            pen, x + pen.rng.normal(0, s * 1.2), y + pen.rng.uniform(0.15, 0.4) * s, s * pen.rng.uniform(0.16, 0.28)
        )


def swimmers(pen: Pen, x: float, y: float, s: float) -> None:
    for _ in range(5):
        px, py = x + pen.rng.normal(0, s * 0.9), y + pen.rng.normal(0, s * 0.22)
        person(
            pen,
            px,
            py + s * 0.4,
            s * 0.66,
            pen.pick([P.CHEER, P.DANCE]),
            Wear("loin", hat="tufts", skin=pen.pick(P.SKIN), young=1.0),
            pen.pick([-1, 1]),
        )
        pen.fill(
            [
                (px - s * 0.3, py + s * 0.06),
                (px + s * 0.3, py + s * 0.06),
                (px + s * 0.3, py + s * 0.46),
                (px - s * 0.3, py + s * 0.46),
            ],
            pen.ground(px - s * 0.5, py + s * 0.2),
            True,
        )
        for k in range(2):
            pen.line(
                curve(
                    [
                        (px - s * (0.2 + 0.1 * k), py + s * 0.07 + 5 * k),
                        (px, py + s * 0.11 + 5 * k),
                        (px + s * (0.2 + 0.1 * k), py + s * 0.07 + 5 * k),
                    ],
                    False,
                ),
                2,
                (216, 220, 210),
            )


def ducks(pen: Pen, x: float, y: float, s: float) -> None:
    for _ in range(15):
        beasts.duck(pen, x + pen.rng.normal(0, s * 0.9), y + pen.rng.normal(0, s * 0.16), s * 0.2, -1)


def lift_net(pen: Pen, x: float, y: float, s: float) -> None:
    """A great lift net on crossed poles."""
    c = np.array([x - s * 1.0, y - s * 0.2])
    tips = [c + (-s * 0.8, 0), c + (0, -s * 0.3), c + (s * 0.8, 0), c + (0, s * 0.34)]
    pen.line(np.array([*tips, tips[0]]), 2, (120, 104, 84), 0.1)
    for k in np.linspace(0.12, 0.88, 7):
        pen.line([tips[0] * (1 - k) + tips[1] * k, tips[3] * (1 - k) + tips[2] * k], 1.2, (150, 134, 108), 0.1)
        pen.line([tips[0] * (1 - k) + tips[3] * k, tips[1] * (1 - k) + tips[2] * k], 1.2, (150, 134, 108), 0.1)
    for t in tips:
        pen.line(curve([c - (0, s * 0.9), (t + c) / 2 - (0, s * 0.75), t], False), 4, (150, 140, 84), 0.2)
    j = person(
        pen,
        x + s * 0.9,
        y + 4,
        s,
        Pose((18, 2), (-16, -30), (90, 120), (100, 126), -14, lift=0.01),
        somebody(pen, "worker"),
        -1,
    )
    pen.line([j["near_hand"], c - (0, s * 0.9)], 3, BROWN, 0.1)
    village.boat(pen, x + s * 0.8, y, s * 0.9, -1)


RIVER = [singers, fisherman, junk, race, lotus_boat, ferry, swimmers, lift_net, ducks, junk, fisherman, singers, ferry]
