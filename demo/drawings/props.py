# SPDX-License-Identifier: Apache-2.0

"""What people hold, carry and play; each is drawn before the nearer arm of the one who holds it."""

from __future__ import annotations

import numpy as np
import people as P
import village
from brush import BROWN, CREAM, DARK, GOLD, GREEN, OCHRE, PINK, RED, VERMILION, WHITE, YELLOW, Pen, curve, ring
from people import Joints, Pose, person, somebody


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
