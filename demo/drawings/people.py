# SPDX-License-Identifier: Apache-2.0
"""Small people of a feast, from poses and clothes: what the festival scroll and other ink pictures are peopled with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from brush import (
    BLACK,
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    INDIGO,
    INK,
    RED,
    ROBES,
    STRAW,
    VERMILION,
    WHITE,
    Array,
    Pen,
    curve,
    ring,
    tint,
)

SKIN = [(226, 182, 142), (214, 166, 124), (204, 152, 110), (232, 194, 158)]


@dataclass(frozen=True)
class Pose:
    """Angles in degrees from straight down, forward positive; (upper, lower) of near and far limbs."""

    near_leg: tuple[float, float] = (4, 2)
    far_leg: tuple[float, float] = (-5, -6)
    near_arm: tuple[float, float] = (6, 18)
    far_arm: tuple[float, float] = (-4, 14)
    lean: float = 2
    nod: float = 2
    lap: bool = False
    lift: float = 0.0


STAND = Pose()
WALK = Pose((24, 4), (-16, -42), (-20, -4), (22, 46), 4)
STRIDE = Pose((34, 10), (-22, -58), (-30, -10), (34, 62), 10)
STEP = Pose((-14, -38), (22, 6), (24, 48), (-18, -4), 3)
BEAR = Pose((22, 4), (-15, -36), (40, 165), (-6, 12), 5)
POLE = Pose((14, 4), (-10, -22), (28, 112), (40, 128), 2)
DRUMMER = Pose((10, 2), (-8, -14), (44, 96), (58, 84), 4)
DANCE = Pose((38, -14), (-20, -34), (96, 150), (-70, -128), -4, -8)
KICK = Pose((74, 60), (-6, -10), (-40, -70), (60, 96), -8)
WRESTLE = Pose((44, -4), (-26, -54), (66, 84), (78, 62), 38, 12)
PULL = Pose((42, 20), (-8, -40), (74, 84), (66, 78), -26, -6)
POINT = Pose((8, 2), (-8, -8), (88, 96), (-8, 24), 2)
CHEER = Pose((12, 2), (-12, -14), (150, 172), (132, 165), -2, -8)
BOW = Pose((8, 2), (0, -4), (40, 62), (46, 66), 36, 12)
CLASP = Pose((5, 2), (-5, -6), (22, 108), (26, 110), 3, 6)
SQUAT = Pose((112, -34), (96, -40), (60, 40), (66, 50), 22, 4)
SIT = Pose((0, 0), (0, 0), (26, 84), (20, 80), 4, 4, True)
CHAIR = Pose((84, 4), (78, 0), (30, 84), (24, 80), 2, 4)
RIDE = Pose((58, 10), (52, 0), (42, 78), (34, 74), 0, 2)
ROW = Pose((18, 2), (-16, -30), (66, 92), (74, 98), 18, 4)
KNEEL = Pose((30, -88), (20, -88), (30, 90), (36, 94), 6, 10)
STOOP = Pose((12, -2), (-4, -12), (30, 18), (42, 26), 64, 18)
CLIMB = Pose((86, -6), (22, -26), (150, 172), (120, 168), 6, -14)
BACK = Pose((16, 4), (-12, -28), (-18, 78), (-24, 70), 12)


@dataclass(frozen=True)
class Wear:
    kind: str = "robe"
    top: tuple = INDIGO
    low: tuple = WHITE
    belt: tuple = RED
    hat: str = "turban"
    band: tuple = BLACK
    skin: tuple = SKIN[1]
    hair: tuple = BLACK
    beard: int = 0
    young: float = 0.0


@dataclass
class Joints:
    """Where the parts of a drawn person are, in pixels."""

    spot: dict = field(default_factory=dict)
    s: float = 100
    flip: int = 1

    def __getitem__(self, name: str) -> Array:
        return self.spot[name]

    def off(self, name: str, dx: float, dy: float) -> Array:
        return self.spot[name] + np.array([dx * self.flip, dy]) * self.s


def way(angle: float, length: float) -> Array:
    a = np.radians(angle)
    return np.array([np.sin(a), np.cos(a)]) * length


def bones(pose: Pose) -> dict[str, Array]:
    """The skeleton in heights of the person, feet on y = 0."""
    p = {"hip": np.zeros(2)}
    for side, leg in (("near", pose.near_leg), ("far", pose.far_leg)):
        p[f"{side}_knee"] = p["hip"] + way(leg[0], 0.235)
        p[f"{side}_foot"] = p[f"{side}_knee"] + way(leg[1], 0.235)
    p["chest"] = p["hip"] - way(-pose.lean, 0.295)
    p["head"] = p["chest"] - way(-(pose.lean * 0.6 + pose.nod), 0.15)
    for side, arm, dx in (("near", pose.near_arm, -0.02), ("far", pose.far_arm, 0.03)):
        p[f"{side}_arm"] = p["chest"] + (dx, 0.02)
        p[f"{side}_elbow"] = p[f"{side}_arm"] + way(arm[0], 0.165)
        p[f"{side}_hand"] = p[f"{side}_elbow"] + way(arm[1], 0.155)
    low = 0.09 if pose.lap else max(p["near_foot"][1], p["far_foot"][1], p["near_knee"][1])
    return {k: v - (0, low + pose.lift) for k, v in p.items()}


def limb(points: list[Array], widths: list[float]) -> Array:
    """A bent sleeve or leg as one outline."""
    p = np.array(points)
    t = np.gradient(p, axis=0)
    t /= np.linalg.norm(t, axis=1, keepdims=True) + 1e-6
    n = np.stack([t[:, 1], -t[:, 0]], -1) * np.array(widths)[:, None] / 2
    return np.concatenate([p + n, (p - n)[::-1]])


def leg(pen: Pen, j: Joints, side: str, wear: Wear) -> None:
    s, pts = j.s, [j["hip"], j[f"{side}_knee"], j[f"{side}_foot"]]
    bare = wear.kind in {"loin", "short_bare"}
    colour = wear.skin if bare else wear.low
    colour = colour if side == "near" else tint(colour, 0.86)
    foot = j[f"{side}_foot"]
    pen.shape(
        curve(
            [
                foot + np.array([a * j.flip, b]) * s
                for a, b in ((-0.025, -0.03), (0.02, -0.03), (0.065, -0.002), (0.06, 0.012), (-0.025, 0.012))
            ],
            n=3,
        ),
        wear.skin if wear.kind != "robe" else BLACK,
        s * 0.016,
    )
    width = (0.085, 0.072, 0.045) if bare else (0.10, 0.094, 0.082)
    pen.shape(limb(pts, [w * s for w in width]), colour, s * 0.0145)


def arm(pen: Pen, j: Joints, side: str, wear: Wear) -> None:
    s, pts = j.s, [j[f"{side}_arm"], j[f"{side}_elbow"], j[f"{side}_hand"]]
    bare = wear.kind == "loin"
    pen.shape(ring(*(pts[2] + (pts[2] - pts[1]) * 0.16), s * 0.024, n=8), wear.skin, s * 0.014)
    widths = (0.066, 0.058, 0.042) if bare else (0.078, 0.082, 0.105 if wear.kind == "robe" else 0.07)
    colour = wear.skin if bare else wear.top
    pen.shape(limb(pts, [w * s for w in widths]), colour if side == "near" else tint(colour, 0.84), s * 0.0145)


def trunk(j: Joints) -> tuple[Array, Array, Array, Array]:
    """Hip, chest and the unit vectors up and forward of the upper body."""
    hip, chest = j["hip"], j["chest"]
    u = (chest - hip) / (np.linalg.norm(chest - hip) + 1e-6)
    n = np.array([-u[1], u[0]])
    return hip, chest, u * j.s, n * j.s * (1 if n[0] * j.flip > 0 else -1)


def hem(j: Joints, wear: Wear, pose: Pose) -> list[Array]:
    """The lower edge of the coat, front to back."""
    hip, _, u, n = trunk(j)
    if pose.lap or wear.kind not in {"robe", "skirt"}:
        return [hip - u * 0.075 + n * 0.092, hip - u * 0.085, hip - u * 0.07 - n * 0.09]
    ends = [j["near_knee"], j["far_knee"], j["near_foot"], j["far_foot"]]
    x = np.array([e[0] for e in ends]) * j.flip
    foot = max(j["near_foot"][1], j["far_foot"][1])
    y = foot - j.s * (0.10 if wear.kind == "robe" else 0.045)
    front, back = (x.max() + 0.075 * j.s) * j.flip, (x.min() - 0.07 * j.s) * j.flip
    return [np.array([front, y]), np.array([(front + back) / 2, y + j.s * 0.02]), np.array([back, y])]


def torso(pen: Pen, j: Joints, wear: Wear, pose: Pose) -> None:
    hip, chest, u, n = trunk(j)
    s = j.s
    if pose.lap:
        knees = [
            (-0.16, 0),
            (-0.17, -0.07),
            (-0.06, -0.13),
            (0.1, -0.13),
            (0.22, -0.085),
            (0.24, -0.02),
            (0.16, 0.012),
            (0, 0.015),
        ]
        base = hip + np.array([0, 0.09 * s])
        pen.shape(
            curve([base + np.array([a * j.flip, b]) * s for a, b in knees], n=3),
            wear.low if wear.kind == "loin" else tint(wear.top if wear.kind == "robe" else wear.low, 0.94),
            s * 0.0145,
        )
    edge = hem(j, wear, pose)
    if wear.kind == "skirt" and not pose.lap:
        skirt = [hip + u * 0.06 + n * 0.075, *edge, hip + u * 0.06 - n * 0.075]
        pen.shape(curve(skirt, n=3), wear.low, s * 0.0145)
        for k in (0.25, 0.5, 0.75):
            pen.line(
                [hip + u * 0.02 + n * (0.07 - 0.14 * k), edge[0] * (1 - k) + edge[2] * k - (0, s * 0.03)],
                s * 0.013,
                tint(wear.low, 0.6),
            )
        edge = [hip - u * 0.05 + n * 0.09, hip - u * 0.06, hip - u * 0.045 - n * 0.085]
    top = [
        chest - n * 0.078 - u * 0.015,
        chest + u * 0.04 - n * 0.035,
        chest + u * 0.035 + n * 0.03,
        chest + n * 0.075 - u * 0.02,
        chest - u * 0.12 + n * 0.09,
        hip + u * 0.05 + n * 0.078,
    ]
    body = [*top, *edge, hip + u * 0.05 - n * 0.072, chest - u * 0.12 - n * 0.085]
    colour = wear.skin if wear.kind == "loin" else wear.top
    pen.shape(curve(body, n=3), colour, s * 0.016)
    folds(pen, j, wear, edge, colour)


def folds(pen: Pen, j: Joints, wear: Wear, edge: list[Array], colour: tuple) -> None:
    """Collar, belt, shade along the back and the lines of the cloth."""
    hip, chest, u, n = trunk(j)
    s, dark = j.s, tint(colour, 0.72)
    back = [
        chest - n * 0.07 - u * 0.04,
        chest - n * 0.045 - u * 0.1,
        hip - n * 0.03,
        edge[2] * 0.75 + edge[1] * 0.25 - (0, 0.01 * s),
        edge[2] - (0, 0.012 * s),
        hip - n * 0.062 + u * 0.04,
    ]
    pen.fill(curve(back, n=3), tint(colour, 0.87))
    if wear.kind == "loin":
        pen.shape(
            curve(
                [
                    hip + u * 0.05 + n * 0.075,
                    hip + u * 0.045 - n * 0.075,
                    hip - u * 0.05 - n * 0.07,
                    hip - u * 0.09,
                    hip - u * 0.04 + n * 0.085,
                ],
                n=3,
            ),
            wear.belt,
            s * 0.016,
        )
        pen.line([chest - u * 0.1 + n * 0.07, chest - u * 0.13 + n * 0.02], s * 0.012, dark)
        return
    pen.line(
        [chest + u * 0.03 + n * 0.02, chest - u * 0.07 + n * 0.045, hip + u * 0.07 + n * 0.06],
        s * 0.026,
        WHITE if wear.kind == "robe" else tint(colour, 1.25),
        0.3,
    )
    pen.line([chest + u * 0.02 - n * 0.005, chest - u * 0.09 + n * 0.03, hip + u * 0.07 + n * 0.05], s * 0.012)
    pen.line([hip + u * 0.06 + n * 0.082, hip + u * 0.045, hip + u * 0.06 - n * 0.078], s * 0.034, wear.belt, 0.2)
    if wear.kind == "robe":
        for k, q in ((0.3, 0.035), (0.55, 0.0), (0.8, -0.03)):
            pen.line(
                [
                    hip + n * q,
                    (hip + n * q) * 0.4 + (edge[0] * (1 - k) + edge[2] * k) * 0.6,
                    edge[0] * (1 - k) + edge[2] * k - (0, 0.012 * s),
                ],
                s * 0.014,
                dark,
            )


def head(pen: Pen, j: Joints, wear: Wear) -> None:
    """Face in three-quarter view, with brow, eye, nose, mouth; then hair and hat."""
    k = j.s * (1 + 0.45 * wear.young)
    c = j["head"] + (0, -0.012 * j.s)

    def at(x: float, y: float) -> Array:
        return c + np.array([x * j.flip, y]) * k

    pen.fill([at(-0.03, 0.05), at(0.025, 0.05), at(0.025, 0.13), at(-0.035, 0.13)], tint(wear.skin, 0.9))
    face = [
        (0, -0.095),
        (0.045, -0.082),
        (0.066, -0.03),
        (0.064, 0.02),
        (0.045, 0.07),
        (0.012, 0.09),
        (-0.03, 0.075),
        (-0.06, 0.03),
        (-0.07, -0.03),
        (-0.045, -0.08),
    ]
    pen.shape(curve([at(*q) for q in face], n=3), wear.skin, j.s * 0.0135)
    pen.dab(
        *at(0.03, 0.035),
        k * 0.02,
        k * 0.014,
        0,
        tint(tuple(int(a * 0.9 + b * 0.1) for a, b in zip(wear.skin, RED, strict=True)), 1.0),
    )
    for x in (0.045, 0.008):
        pen.line([at(x - 0.014, -0.034), at(x, -0.04), at(x + 0.014, -0.032)], k * 0.011)
        pen.dab(*at(x + 0.002, -0.012), k * 0.011, k * 0.0075, 0, INK)
    pen.line([at(0.036, -0.012), at(0.046, 0.018), at(0.032, 0.022)], k * 0.009, tint(wear.skin, 0.55))
    pen.line([at(0.014, 0.05), at(0.03, 0.054), at(0.044, 0.048)], k * 0.015, RED)
    if wear.beard:
        tone = (90, 84, 80) if wear.beard == 1 else WHITE
        for d in (-0.016, 0, 0.016):
            pen.line([at(0.024 + d * 0.6, 0.075), at(0.032 + d, 0.12), at(0.03 + d * 1.6, 0.165)], k * 0.018, tone)
    HATS[wear.hat](pen, at, k, wear)


def hair(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    """Hair drawn back into a bun."""
    cap = [
        (0.055, -0.06),
        (0.02, -0.062),
        (-0.02, -0.04),
        (-0.036, 0.0),
        (-0.045, 0.05),
        (-0.07, 0.045),
        (-0.085, -0.02),
        (-0.065, -0.09),
        (-0.01, -0.115),
        (0.04, -0.095),
    ]
    pen.shape(curve([at(*q) for q in cap], n=3), wear.hair, k * 0.012)
    pen.shape(ring(*at(-0.072, -0.075), k * 0.034, n=9), wear.hair, k * 0.012)


def turban(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    hair(pen, at, k, wear)
    band = [
        (0.068, -0.05),
        (0.05, -0.095),
        (-0.01, -0.125),
        (-0.075, -0.09),
        (-0.088, -0.03),
        (-0.06, -0.02),
        (0.0, -0.062),
    ]
    pen.shape(curve([at(*q) for q in band], n=3), wear.band, k * 0.014)
    for d in (0.0, 0.02):
        pen.line([at(0.055, -0.065 - d), at(-0.01, -0.088 - d), at(-0.08, -0.045 - d)], k * 0.01, tint(wear.band, 1.5))


def cone(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    """The leaf hat."""
    hair(pen, at, k, wear)
    pen.shape([at(0.165, -0.035), at(0.0, -0.185), at(-0.155, -0.05), at(-0.02, -0.005)], STRAW, k * 0.016)
    for x in (0.1, 0.03, -0.05, -0.1):
        pen.line([at(0, -0.18), at(x, -0.03)], k * 0.009, tint(STRAW, 0.7))


def disc(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    """The flat wide hat of the singers, with tassels."""
    hair(pen, at, k, wear)
    pen.shape(ring(*at(-0.005, -0.1), k * 0.18, k * 0.05), STRAW, k * 0.016)
    pen.fill(ring(*at(-0.005, -0.088), k * 0.12, k * 0.026), tint(STRAW, 0.78))
    pen.shape(
        curve([at(-0.185, -0.105), at(-0.1, -0.15), at(0, -0.16), at(0.1, -0.15), at(0.178, -0.1), at(0, -0.075)], n=3),
        STRAW,
        k * 0.012,
    )
    for x in (-0.16, 0.15):
        for d in (-0.01, 0.0, 0.01):
            pen.line([at(x + d, -0.08), at(x + d * 2, 0.05)], k * 0.01, RED)


def scarf(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    """The black kerchief folded to a crow's beak."""
    veil = [
        (0.075, -0.055),
        (0.0, -0.14),
        (-0.07, -0.1),
        (-0.09, 0.0),
        (-0.07, 0.09),
        (-0.035, 0.08),
        (-0.035, -0.02),
        (0.01, -0.07),
    ]
    pen.shape(curve([at(*q) for q in veil], n=3), wear.band, k * 0.014)


def tufts(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    """A child's shaven head with one or two locks left."""
    for x in pen.pick([(0.02,), (-0.05, 0.045), (-0.03,)]):
        pen.shape(
            curve(
                [at(x - 0.02, -0.08), at(x - 0.025, -0.13), at(x, -0.15), at(x + 0.03, -0.12), at(x + 0.02, -0.08)], n=3
            ),
            BLACK,
            k * 0.01,
        )
        pen.dab(*at(x, -0.088), k * 0.012, k * 0.009, 0, RED)


def crop(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    """Short hair under a knotted band."""
    cap = [
        (0.06, -0.06),
        (0.0, -0.07),
        (-0.04, -0.01),
        (-0.05, 0.04),
        (-0.08, 0.0),
        (-0.075, -0.08),
        (-0.01, -0.12),
        (0.045, -0.1),
    ]
    pen.shape(curve([at(*q) for q in cap], n=3), wear.hair, k * 0.012)
    pen.line([at(0.068, -0.06), at(0, -0.078), at(-0.08, -0.03)], k * 0.035, wear.band, 0.2)
    pen.line([at(-0.078, -0.03), at(-0.12, -0.06)], k * 0.024, wear.band)
    pen.line([at(-0.078, -0.03), at(-0.13, -0.01)], k * 0.024, wear.band)


def bald(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    pen.line([at(-0.05, -0.07), at(-0.07, -0.03)], k * 0.008, tint(wear.skin, 0.7))


def official(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    """A stiff black cap with two wings and a gilt leaf."""
    pen.shape(
        [
            at(0.07, -0.055),
            at(0.065, -0.12),
            at(0.0, -0.125),
            at(-0.02, -0.175),
            at(-0.085, -0.165),
            at(-0.085, -0.03),
            at(-0.01, -0.06),
        ],
        BLACK,
        k * 0.014,
    )
    for d in (-1, 1):
        pen.shape(
            curve(
                [
                    at(-0.07, -0.075),
                    at(-0.13, -0.1 + 0.02 * d),
                    at(-0.2, -0.09 + 0.03 * d),
                    at(-0.13, -0.07 + 0.02 * d),
                ],
                n=3,
            ),
            tint(BLACK, 1.3),
            k * 0.01,
        )
    pen.dab(*at(0.03, -0.09), k * 0.018, k * 0.018, 0, GOLD)


def guard(pen: Pen, at: Callable, k: float, wear: Wear) -> None:
    """A bearer's small red hat with its brass tip."""
    crop(pen, at, k, wear)
    pen.shape(
        curve([at(0.1, -0.06), at(0.05, -0.105), at(0, -0.15), at(-0.06, -0.11), at(-0.1, -0.06), at(0, -0.04)], n=3),
        VERMILION,
        k * 0.014,
    )
    pen.dab(*at(0, -0.16), k * 0.014, k * 0.022, 0, GOLD)


HATS: dict[str, Callable] = {
    "hair": hair,
    "turban": turban,
    "cone": cone,
    "disc": disc,
    "scarf": scarf,
    "tufts": tufts,
    "crop": crop,
    "bald": bald,
    "official": official,
    "guard": guard,
}


def person(
    pen: Pen,
    x: float,
    y: float,
    s: float,
    pose: Pose = STAND,
    wear: Wear = Wear(),
    flip: int = 1,
    prop: Callable | None = None,
    jitter: float = 4,
) -> Joints:
    """One person with feet at (x, y), `s` pixels tall; `prop(pen, joints)` is drawn before the nearer arm."""
    r = pen.rng
    if jitter:

        def shake(pair: tuple, f: float = 1) -> tuple:
            return tuple(a + r.normal(0, jitter * f) for a in pair)

        pose = replace(
            pose,
            near_arm=shake(pose.near_arm, 1.6),
            far_arm=shake(pose.far_arm, 1.6),
            near_leg=shake(pose.near_leg),
            far_leg=shake(pose.far_leg),
            lean=pose.lean + r.normal(0, jitter * 0.5),
            nod=pose.nod + r.normal(0, jitter),
        )
    at = {k: np.array([x + flip * v[0] * s, y + v[1] * s]) for k, v in bones(pose).items()}
    j = Joints(at, s, flip)
    if not pose.lift:
        pen.dab(x, y + s * 0.012, s * 0.15, s * 0.028, 0, tint(pen.ground(x + s * 0.2, y + s * 0.05), 0.84), True)
    arm(pen, j, "far", wear)
    if not pose.lap:
        leg(pen, j, "far", wear)
        leg(pen, j, "near", wear)
    torso(pen, j, wear, pose)
    head(pen, j, wear)
    if prop:
        prop(pen, j)
    arm(pen, j, "near", wear)
    return j


def somebody(pen: Pen, kind: str = "") -> Wear:
    """Clothes of a chance villager, or of one kind of person."""
    r, pick = pen.rng, pen.pick
    kind = kind or pick(["man", "man", "woman", "woman", "elder", "child", "worker"])
    skin, c = pick(SKIN), pick(ROBES)
    c = tint(c, r.uniform(0.88, 1.12))
    if kind == "woman":
        return Wear(
            "skirt",
            c,
            pick([BLACK, DARK, INDIGO, BROWN, tint(RED, 0.8)]),
            pick(ROBES[:11]),
            pick(["scarf", "cone", "disc", "hair", "scarf"]),
            pick([BLACK, BLACK, BROWN, INDIGO]),
            skin,
        )
    if kind == "elder":
        return Wear(
            "robe",
            pick([INDIGO, RED, BROWN, BLACK, BLUE, PURPLE_ROBE]),
            WHITE,
            c,
            pick(["turban", "turban", "hair"]),
            pick([BLACK, INDIGO, RED]),
            skin,
            (196, 190, 180),
            2,
        )
    if kind == "child":
        return Wear(
            pick(["short", "short", "robe"]),
            pick([RED, VERMILION, GREEN_BRIGHT, YELLOW_BRIGHT, BLUE, c]),
            pick([WHITE, CREAM, INDIGO]),
            c,
            "tufts",
            BLACK,
            skin,
            BLACK,
            0,
            1.0,
        )
    if kind == "worker":
        return Wear(
            pick(["short", "short", "loin"]),
            pick([BROWN, INDIGO, DARK, CREAM, GREY_CLOTH]),
            pick([BROWN, DARK, CREAM, INDIGO]),
            c,
            pick(["crop", "cone", "crop"]),
            pick([RED, BROWN, WHITE, INDIGO]),
            skin,
        )
    return Wear(
        pick(["robe", "robe", "short"]),
        c,
        pick([WHITE, CREAM, WHITE]),
        pick(ROBES[:11]),
        pick(["turban", "turban", "cone", "hair"]),
        pick([BLACK, INDIGO, BROWN]),
        skin,
        BLACK,
        int(r.random() < 0.3),
    )


PURPLE_ROBE, GREEN_BRIGHT, YELLOW_BRIGHT, GREY_CLOTH = (92, 58, 84), (84, 132, 88), (226, 184, 88), (150, 140, 122)
