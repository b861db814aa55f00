# SPDX-License-Identifier: Apache-2.0

"""Rivers, camps and feasts on silk: python ink_scenes.py NAME OUT.png, with NAME one of those in SCENES below."""

from __future__ import annotations

import sys

import beasts
import boats
import cv2
import numpy as np
import people as P
import procession as R
import props
import village
from brush import BROWN, DARK, GOLD, GREEN, INDIGO, INK, RED, VERMILION, WHITE, YELLOW, Array, Pen, curve, ring
from camps import lam_son, nhu_nguyet, soldier, spear
from long_boats import fleet, ghe_ngo, moon_altar
from paper import fractal
from PIL import Image
from sheets import twig
from silk import aged, bank, begin, grass, haze, mirrored, night, over, ranges, ripples, silk, stream


def regatta(pen: Pen, w: int, h: int, n: int, y0: float, y1: float) -> list[tuple]:
    """Boats with flags, larger as they come nearer."""
    lamps, spots = (
        [],
        sorted(((pen.rng.uniform(0.02, 0.98) * w, pen.rng.random() ** 1.3) for _ in range(n)), key=lambda p: p[1]),
    )
    for x, t in spots:
        y, s = (y0 + (y1 - y0) * t) * h, 22 + 62 * t
        draw = pen.pick([boats.race, boats.junk, boats.race, fleet_boat])
        draw(pen, x, y, s)
        a = np.array([x + s * 1.2, y])
        village.flag(pen, a, a - (0, s * 1.9), s * 0.75, 1)
        lamps.append((x, y - s * 0.5, s * 2.4, 0.5))
    return lamps


def fleet_boat(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(7):
        P.person(
            pen,
            x + (k - 3) * s * 0.48,
            y + 4,
            s * 0.95,
            P.Pose((4, 2), (-5, -4), (30, 110), (40, 80), lift=0.01),
            soldier(pen, VERMILION, YELLOW),
            -1,
            spear(1.0),
        )
    village.boat(pen, x, y, s * 2.1, -1, True)


def luc_dau(by_night: bool = False) -> Array:
    """Boats with flags cover the meeting of the rivers; by night, lights are set afloat."""
    w, h = 2400, 1250
    image = silk(w, h, 31)
    ranges(
        image,
        [
            (0.24, 0.18, 0.13, 0.36, (112, 124, 132)),
            (0.28, 0.12, 0.12, 0.5, (92, 110, 112)),
            (0.31, 0.05, 0.1, 0.55, (104, 112, 84)),
        ],
        14,
    )
    up, down = bank(w, 0.335 * h, 26, 33), bank(w, 0.845 * h, 70, 35)
    stream(image, up, down, 36)
    pen = begin(image, 13)
    for x in np.arange(40, w, 90):
        village.pick_tree(pen, x + pen.rng.normal(0, 30), 0.335 * h, pen.rng.uniform(40, 70))
    ripples(pen, up, down, 700)
    lamps = regatta(pen, w, h, 46, 0.385, 0.80)
    for x in np.arange(30, w - 20, 58.0):
        wear = P.somebody(pen)
        P.person(
            pen,
            x + pen.rng.normal(0, 12),
            down[int(x)] + pen.rng.uniform(60, 130),
            118 * (0.65 if wear.young else 1),
            pen.pick([P.STAND, P.POINT, P.CHEER, P.CLASP, P.STAND]),
            wear,
            pen.pick([-1, 1]),
            pen.pick([None, props.fan, props.child_on_back]),
        )
    grass(
        pen,
        pen.rng.uniform(0, w, 300),
        [down[int(a)] + pen.rng.uniform(0, 150) for a in pen.rng.uniform(0, w - 1, 300)],
        18,
    )
    for x, s in ((150, 380), (2270, 420)):
        village.banyan(pen, x, 0.995 * h, s)
    image = aged(pen, 37)
    if not by_night:
        return image
    for _ in range(950):
        t = pen.rng.random() ** 1.5
        x, y, s = pen.rng.uniform(0, w), (0.36 + 0.46 * t) * h, 3 + 8 * t
        if y < down[int(min(x, w - 1))] - 6 and (pen.body[int(y), int(min(x, w - 1))] < 40):
            lamps.append((x, y, s * 5.5, 0.8))
            image = dot(image, x, y, s)
    return night(image, lamps, (0.19, 0.23, 0.36))


def dot(image: Array, x: float, y: float, s: float) -> Array:
    """A paper lotus with its flame, as seen from afar."""
    cv2.ellipse(
        image, (int(x), int(y)), (max(1, int(s)), max(1, int(s * 0.45))), 0, 0, 360, (236, 150, 130), -1, cv2.LINE_AA
    )
    cv2.circle(image, (int(x), int(y - s * 0.5)), max(1, int(s * 0.42)), (255, 236, 170), -1, cv2.LINE_AA)
    return image


def water_rite() -> Array:
    """Mid-stream: an elder ladles water into a jar under parasols, boats all round."""
    w, h = 2200, 1240
    image = silk(w, h, 41)
    ranges(image, [(0.20, 0.12, 0.14, 0.34, (112, 124, 132)), (0.235, 0.05, 0.1, 0.5, (104, 118, 92))], 17)
    up, down = bank(w, 0.275 * h, 18, 43), bank(w, 1.1 * h, 10, 44)
    stream(image, up, down, 46, (164, 170, 150), (120, 134, 120))
    pen = begin(image, 19)
    for x in np.arange(20, w, 64):
        village.areca(pen, x, 0.272 * h, pen.rng.uniform(50, 90)) if pen.rng.random() < 0.4 else village.tree(
            pen, x, 0.275 * h, pen.rng.uniform(40, 64)
        )
    ripples(pen, up, down, 420, 220)
    for x, y, s in ((330, 0.40, 60), (1030, 0.385, 52), (1820, 0.41, 62)):
        boats.race(pen, x, y * h, s)
    for x, y, s, draw in ((420, 0.60, 84, fleet_boat), (1900, 0.61, 90, boats.singers)):
        draw(pen, x, y * h, s)
    jar_boat(pen, 1120, 0.80 * h, 205)
    boats.race(pen, 330, 0.955 * h, 108)
    fleet_boat(pen, 1960, 0.945 * h, 104)
    return aged(pen, 47)


def jar_boat(pen: Pen, x: float, y: float, s: float) -> None:
    for dx, c in ((-1.75, YELLOW), (1.5, VERMILION)):
        P.person(
            pen,
            x + dx * s,
            y + 6,
            s,
            P.replace(P.POLE, lift=0.01),
            R.bearer(pen, R.LIVERY[0]),
            -1,
            lambda p, j, c=c: village.parasol(
                p, j["near_hand"] + (0, 40), j["near_hand"] - (-20, s * 0.95), s * 0.95, c
            ),
        )
    for dx in (-1.2, 1.0, 2.0):
        P.person(
            pen,
            x + dx * s,
            y + 4,
            s,
            P.replace(P.CLASP, lift=0.01),
            P.Wear("robe", INDIGO, WHITE, RED, "turban", RED, pen.pick(P.SKIN), (200, 196, 188), 2),
            -1 if dx > 0 else 1,
        )
    pen.shape(
        curve(
            [
                (x - s * 0.2, y),
                (x - s * 0.34, y - s * 0.3),
                (x - s * 0.16, y - s * 0.56),
                (x + s * 0.16, y - s * 0.56),
                (x + s * 0.34, y - s * 0.3),
                (x + s * 0.2, y),
            ],
            n=6,
        ),
        (206, 206, 192),
        4,
    )
    for k in np.linspace(-0.26, 0.26, 7):
        pen.line(
            curve([(x + k * s, y - s * 0.2), (x + (k + 0.03) * s, y - s * 0.28), (x + k * s, y - s * 0.36)], False),
            4,
            (62, 92, 130),
        )
    pen.shape(ring(x, y - s * 0.58, s * 0.19, s * 0.05), VERMILION, 3)
    j = P.person(
        pen,
        x + s * 0.55,
        y + 6,
        s,
        P.replace(P.BOW, lift=0.01),
        P.Wear("robe", VERMILION, WHITE, GOLD, "official", DARK, P.SKIN[1], (210, 206, 200), 2),
        -1,
    )
    pen.rod(j["near_hand"], j["near_hand"] + (-s * 0.32, -s * 0.06), 6, GOLD)
    pen.line(
        curve([j["near_hand"] + (-s * 0.34, -s * 0.04), (x + s * 0.04, y - s * 0.62), (x, y - s * 0.52)], False),
        7,
        (176, 198, 196),
    )
    row = P.person(pen, x + s * 2.45, y - 6, s, P.replace(P.ROW, lift=0.01), P.somebody(pen, "worker"), -1)
    pen.line([row["near_hand"] - (14, 40), (x + s * 3.1, y + s * 0.4)], 9, BROWN, 0.2)
    village.boat(pen, x + s * 0.2, y, s * 2.9, -1, True)


def yen() -> Array:
    """A narrow boat glides between limestone hills and flowering kapok, in the haze of spring."""
    w, h = 2000, 1400
    image = silk(w, h, 51, (226, 212, 176))
    x = np.arange(w)
    for k, (at, tall, tone, strong) in enumerate(
        ((0.53, 0.30, (148, 156, 150), 0.45), (0.55, 0.36, (126, 142, 136), 0.6), (0.58, 0.42, (96, 118, 108), 0.8))
    ):
        towers(image, karst(x, w, at, tall, 60 + k) * h, (at + 0.02) * h, tone, strong, 70 + 9 * k)
        image = haze(image, at - 0.015, 0.055, 80 + k, 0.85)
    up, down = bank(w, 0.585 * h, 8, 81), bank(w, 1.2 * h, 4, 82)
    image = mirrored(image, int(0.585 * h), 83)
    pen = begin(image, 23)
    ripples(pen, up, down, 260, 170, ((128, 140, 122), (150, 156, 132), (226, 220, 192)))
    islet(pen, 1800, 0.90 * h, 330)
    kapok(pen, 1790, 0.90 * h, 620, 5)
    islet(pen, 240, 0.70 * h, 210)
    kapok(pen, 240, 0.70 * h, 330, 11)
    for _ in range(60):
        pen.dab(
            pen.rng.uniform(0.55, 0.99) * w,
            pen.rng.uniform(0.78, 0.99) * h,
            8,
            3.4,
            0,
            pen.pick([VERMILION, (206, 92, 60)]),
        )
    reeds(pen, w, h)
    pilgrims(pen, 830, 0.80 * h, 178)
    pilgrims(pen, 1230, 0.635 * h, 60)
    for k in range(7):
        beasts.stork(pen, 900 + k * 66, 210 + abs(k - 2) * 26, 44, 1)
    return haze(aged(pen, 85), 0.575, 0.03, 86, 0.6)


def karst(x: Array, w: int, at: float, tall: float, seed: int) -> Array:
    """A skyline of limestone towers with a gap in the middle where the stream goes."""
    rng = np.random.default_rng(seed)
    line = np.zeros(len(x))
    for _ in range(15):
        c, q, high = rng.uniform(-0.05, 1.05), rng.uniform(0.03, 0.075), rng.uniform(0.45, 1.0)
        high *= np.clip(abs(c - 0.46) * 3.2, 0.12, 1)
        line = np.maximum(line, high * np.exp(-(np.abs((x / w - c) / q) ** 2.6)))
    rough = fractal((8, len(x)), seed + 5, 0.06, 8, 0.6)[3] - 0.5
    return (at - tall * line - 0.05 * rough * np.clip(line * 3, 0.15, 1)).astype(np.float32)


def towers(image: Array, line: Array, foot: float, tone, strong: float, seed: int) -> None:
    """Rock below the skyline down to the water: vertical grain, ledges with green."""
    h, w = image.shape[:2]
    y = np.mgrid[0:h, 0:w][0].astype(np.float32)
    deep = y - line[None]
    rock = np.clip(deep / 2, 0, 1) * np.clip((foot - y) / 3, 0, 1)
    grain = cv2.resize(fractal((h // 5, w), seed, 0.025, 6), (w, h))
    green = fractal((h, w), seed + 1, 0.05, 6)
    image[:] = over(image, tone, rock * strong * np.interp(grain, [0.3, 0.7], [0.75, 1.05]))
    image[:] = over(image, (86, 104, 70), rock * np.clip((green - 0.5) * 3.4, 0, 0.6) * strong)
    image[:] = over(image, INK, rock * np.clip((grain - 0.53) * 4.5, 0, 1) * 0.4 * strong)
    image[:] = over(image, INK, np.exp(-((deep - 2) ** 2) / 12) * 0.5 * strong * (y < foot))


def islet(pen: Pen, x: float, y: float, s: float) -> None:
    """A low bank with grass for a tree to stand on."""
    edge = [
        (x - s, y + s * 0.10),
        (x - s * 0.6, y - s * 0.02),
        (x, y - s * 0.06),
        (x + s * 0.6, y - s * 0.02),
        (x + s, y + s * 0.10),
        (x + s * 0.4, y + s * 0.19),
        (x - s * 0.5, y + s * 0.2),
    ]
    pen.shape(curve(edge, n=8), (150, 150, 104), 3)
    n = int(s * 0.7)
    grass(pen, x + pen.rng.uniform(-0.85, 0.85, n) * s, y + pen.rng.uniform(0.0, 0.17, n) * s, 20)


def kapok(pen: Pen, x: float, y: float, s: float, seed: int) -> None:
    """A kapok tree: bare old branches, red flowers."""
    keep, pen.rng = pen.rng, np.random.default_rng(seed)
    spots: list = []
    village.trunk(
        pen, [(x, y), (x + s * 0.03, y - s * 0.3), (x - s * 0.01, y - s * 0.62)], s * 0.10, s * 0.06, (124, 108, 92)
    )
    for k, high in enumerate((0.36, 0.44, 0.52, 0.58, 0.61, 0.62)):
        a = -np.pi / 2 + (1 if k % 2 else -1) * (1.15 - 0.18 * k)
        twig(pen, np.array([x, y - high * s]), a, s * (0.50 - 0.02 * k), s * 0.034, 1, spots)
    for q in spots:
        for k in range(5):
            pen.dab(
                q[0] + s * 0.012 * np.cos(k * 1.26),
                q[1] + s * 0.011 * np.sin(k * 1.26),
                s * 0.013,
                s * 0.010,
                k * 72,
                pen.pick([VERMILION, RED, (214, 96, 60)]),
            )
        pen.dab(q[0], q[1], s * 0.005, s * 0.005, 0, YELLOW)
    pen.rng = keep


def pilgrims(pen: Pen, x: float, y: float, s: float) -> None:
    """A small boat with pilgrims under leaf hats, a woman rowing at the stern."""
    for k, kind in enumerate(("woman", "elder", "woman", "child", "man")):
        wear = P.somebody(pen, kind)
        if k in {0, 2, 4}:
            wear = P.replace(wear, hat="cone")
        P.person(
            pen,
            x + (k - 2.6) * s * 0.44,
            y + s * 0.02,
            s * (0.62 if kind == "child" else 0.92),
            P.replace(P.SIT, lift=0.1),
            wear,
            -1 if k % 3 else 1,
            jitter=2,
        )
    j = P.person(
        pen,
        x + s * 1.45,
        y + 2,
        s,
        P.replace(P.ROW, lift=0.01),
        P.Wear("skirt", (112, 60, 52), DARK, GREEN, "cone", DARK, P.SKIN[1]),
        -1,
    )
    pen.line([j["near_hand"] - (s * 0.1, s * 0.2), (x + s * 2.15, y + s * 0.3)], s * 0.045, BROWN, 0.2)
    village.boat(pen, x, y, s * 1.95, -1)


def reeds(pen: Pen, w: int, h: int) -> None:
    for _ in range(150):
        side = pen.pick([0, 1])
        x = abs(pen.rng.normal(0, 0.09)) * w if side == 0 else w - abs(pen.rng.normal(0, 0.09)) * w
        y = pen.rng.uniform(0.74, 1.02) * h
        n = pen.rng.uniform(60, 150)
        pen.line(
            curve([(x, y), (x + pen.rng.normal(0, 8), y - n * 0.6), (x + pen.rng.normal(0, 26), y - n)], False),
            5,
            pen.pick([(98, 112, 72), (122, 130, 84), (84, 98, 66)]),
        )


def lim() -> Array:
    """Singers in a boat on the pond, listeners along the bank, the hill behind."""
    w, h = 2200, 1300
    image = silk(w, h, 61)
    ranges(image, [(0.30, 0.16, 0.3, 0.5, (128, 140, 108)), (0.36, 0.08, 0.2, 0.55, (140, 146, 104))], 25, 0.4)
    up, down = bank(w, 0.475 * h, 24, 63), bank(w, 0.90 * h, 44, 64)
    stream(image, up, down, 66, (158, 176, 164), (104, 136, 130))
    pen = begin(image, 29)
    village.dinh(pen, 1560, 0.36 * h, 150)
    for x in np.arange(30, w, 105):
        village.pick_tree(
            pen, x + pen.rng.normal(0, 26), (0.37 + 0.03 * pen.rng.random()) * h, pen.rng.uniform(110, 180)
        )
    for x in (330, 930, 1900):
        a = np.array([float(x), 0.455 * h])
        village.flag(pen, a, a - (0, 300), 104, 1)
    for x in np.arange(30, w - 20, 47.0):
        wear = P.somebody(pen)
        P.person(
            pen,
            x + pen.rng.normal(0, 10),
            up[int(x)] - pen.rng.uniform(8, 40),
            96 * (0.66 if wear.young else 1),
            pen.pick([P.STAND, P.POINT, P.CLASP, P.STAND, P.SIT]),
            wear,
            1 if x < w / 2 else -1,
            pen.pick([None, props.fan, props.child_on_back]),
        )
    ripples(pen, up, down, 360, 190)
    boats.singers(pen, 1080, 0.72 * h, 250)
    for _ in range(70):
        village.lotus(
            pen,
            pen.pick([min(pen.rng.normal(220, 190), 420), max(pen.rng.normal(2010, 170), 1790)]),
            pen.rng.uniform(0.66, 0.86) * h,
            pen.rng.uniform(34, 60),
        )
    for x, s in ((60, 420), (2150, 400)):
        village.bamboo(pen, x, 0.985 * h, s, 9)
    for x, kind in ((420, "woman"), (520, "woman"), (640, "child"), (1560, "man"), (1680, "elder"), (1790, "child")):
        P.person(
            pen,
            x,
            0.985 * h,
            230 * (0.62 if kind == "child" else 1),
            pen.pick([P.STAND, P.CLASP, P.POINT]),
            P.somebody(pen, kind),
            1 if x < 1100 else -1,
        )
    return aged(pen, 67)


SCENES = {
    "nhu_nguyet": nhu_nguyet,
    "rampart": lambda: nhu_nguyet(False),
    "lam_son": lam_son,
    "luc_dau": luc_dau,
    "luc_dau_night": lambda: luc_dau(True),
    "water_rite": water_rite,
    "yen": yen,
    "lim": lim,
    "ghe_ngo": ghe_ngo,
    "moon_altar": moon_altar,
    "fleet": fleet,
}


def main(name: str, out: str) -> None:
    image = SCENES[name]()
    Image.fromarray(np.clip(image, 0, 255).astype(np.uint8)).save(out)


if __name__ == "__main__":
    main(*sys.argv[1:3])
