# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""What else goes on at a village feast: trades, work and mishaps on land, and the lists of all that a scroll may show."""

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
)
from games import (
    archery,
    blind_goat,
    buffalo_fight,
    cockfight,
    crackers,
    greasy_pole,
    human_chess,
    kites,
    mud_fishing,
    rice_race,
    shuttlecock,
    snake_game,
    stilts,
    swing,
    tug_of_war,
    wrestling,
)
from people import Pose, Wear, person, somebody
from props import child_on_back, fan, fiddle, flute, small_drum, staff


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
