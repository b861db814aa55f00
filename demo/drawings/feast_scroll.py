# SPDX-License-Identifier: Apache-2.0
"""A scroll of 105 megapixels, a village carrying its god along a river: python feast_scroll.py OUT.jpg [FROM TO]

Hills as in scenes/scroll.py, below them fields, a road with the procession, a river and its near bank. 25,200 x 4,200, about
a minute and 1.2 GB; with FROM and TO only these columns are painted. Font: AR PL UKai (Debian fonts-arphic-ukai).
"""

from __future__ import annotations

import sys
from pathlib import Path

import beasts
import boats
import cv2
import feasts
import numpy as np
import people as P
import procession
import props
import village
from brush import INK, PAPER, Array, Pen, curve, mix, tint
from PIL import Image, ImageDraw, ImageFont

KAI = "/usr/share/fonts/truetype/arphic/ukai.ttc"
W, H = 25200, 4200
# height, swing, wave length, strength, tone of each range
RANGES = [(0.27, 0.24, 1900, 0.30, (112, 126, 132)), (0.33, 0.27, 1500, 0.42, (92, 114, 120)), (0.40, 0.23, 1200, 0.56, (76, 100, 100)),
          (0.465, 0.15, 1000, 0.68, (74, 96, 78)), (0.515, 0.06, 1300, 0.62, (104, 112, 74))]  # fmt: skip
COLOPHON = ["江山如畫", "村村有亭", "此卷程式所繪"]


class Noise:
    """Value noise over the whole scroll that any strip can be cut from without a seam."""

    def __init__(self, seed: int) -> None:
        self.rng, self.layers = np.random.default_rng(seed), {}

    def strip(self, x0: int, n: int, cell_x: float, cell_y: float) -> Array:
        key = (cell_x, cell_y)
        if key not in self.layers:
            self.layers[key] = self.rng.random((int(H / cell_y) + 4, int(W / cell_x) + 4), dtype=np.float32)
        m = np.float32([[1 / cell_x, 0, x0 / cell_x + 1], [0, 1 / cell_y, 1]])
        return cv2.warpAffine(
            self.layers[key], m, (n, H), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REFLECT
        )


def ridges(seed: int = 4) -> list[Array]:
    """The skyline of each range, pixels from the top, for every column."""
    rng, x, lines = np.random.default_rng(seed), np.arange(W), []
    for at, swing, wave, *_ in RANGES:
        folded = [
            (np.abs(np.interp(x * 2**k / wave, np.arange(n), rng.random(n)) - 0.5) * -2 + 0.5) * 0.5**k
            for k, n in ((k, W * 2**k // wave + 3) for k in range(8))
        ]
        lines.append(((at - swing * (sum(folded) + 0.25) + 0.05 * np.sin(x / wave / 1.7)) * H).astype(np.float32))
    return lines


def road(x):
    return 2800 + 120 * np.sin(x / 2900) + 55 * np.sin(x / 1130 + 1)


def river(x):
    """Upper and lower bank."""
    mid, half = 3480 + 90 * np.sin(x / 3300 + 2) + 30 * np.sin(x / 700), 225 + 60 * np.sin(x / 2100 + 0.5)
    return mid - half + 10 * np.sin(x / 130) + 6 * np.sin(x / 47), mid + half + 12 * np.sin(x / 160 + 1) + 6 * np.sin(
        x / 53
    )


def lay(picture: Array, colour, cover: Array) -> Array:
    c = cover[..., None]
    return picture * (1 - c) + np.float32(colour) * c


def paint(x0: int, n: int, lines: list[Array], noise: Noise) -> Array:
    """Silk, range over range lost in mist, then land, road and water."""
    fine, coarse, fibre = noise.strip(x0, n, 3, 3), noise.strip(x0, n, 420, 300), noise.strip(x0, n, 60, 2)
    picture = np.float32(PAPER) * (1 + 0.05 * (fine - 0.5) + 0.12 * (coarse - 0.5) + 0.035 * (fibre - 0.5))[..., None]
    brush = noise.strip(x0, n, 26, 130) * 0.6 + noise.strip(x0, n, 7, 40) * 0.4
    y = np.arange(H, dtype=np.float32)[:, None]
    x = np.arange(x0, x0 + n, dtype=np.float32)
    for line, (_, swing, _, strong, tone) in zip(lines, RANGES, strict=True):
        deep = y - line[None, x0 : x0 + n]
        body = np.exp(-np.maximum(deep, 0) / (H * swing * 0.62)) * np.clip(deep / 3, 0, 1)
        stroke = np.clip((brush - 0.42) * 4, 0, 1) * np.exp(-np.maximum(deep, 0) / (H * swing * 0.4)) * (deep > 0)
        picture = lay(picture, tone, body * strong * 0.8)
        picture = lay(picture, INK, np.clip(stroke * 0.42 + np.exp(-((deep - 4) ** 2) / 60) * 0.5, 0, 0.8) * strong)
    return water(land(picture, x, y, coarse, fine, brush), x, y, coarse, noise.strip(x0, n, 90, 5))


def land(picture: Array, x: Array, y: Array, coarse: Array, fine: Array, brush: Array) -> Array:
    """Green washes that come and go, and the trodden road."""
    inland = np.clip((y - 2120 + 160 * (coarse - 0.5)) / 260, 0, 1)
    picture = lay(picture, (176, 172, 118), inland * np.clip((coarse - 0.28) * 1.5, 0, 0.62))
    picture = lay(
        picture, (142, 148, 100), inland * np.clip((brush - 0.5) * 1.1, 0, 0.3) * np.clip((coarse - 0.3) * 2, 0, 1)
    )
    d = np.abs(y - road(x)[None]) - 128 - 14 * np.sin(x / 90)[None] - 30 * (fine * 0.3 + coarse - 0.6)
    picture = lay(picture, (222, 198, 150), np.clip(-d / 26, 0, 1) * 0.85)
    return lay(picture, (150, 122, 84), np.exp(-((d / 7) ** 2)) * np.clip(coarse * 1.8 - 0.5, 0, 0.75))


def water(picture: Array, x: Array, y: Array, coarse: Array, long: Array) -> Array:
    up, down = river(x)
    inside = np.clip((y - up[None]) / 3, 0, 1) * np.clip((down[None] - y) / 3, 0, 1)
    edge = np.exp(-np.minimum(np.abs(y - up[None]), np.abs(down[None] - y)) / 46)
    picture = lay(picture, (158, 172, 164), inside * 0.72)
    picture = lay(picture, (104, 130, 130), inside * (edge * 0.55 + np.clip(long - 0.55, 0, 1) * 0.5))
    picture = lay(picture, (196, 186, 140), np.exp(-((y - up[None] + 14) ** 2) / 240) * 0.4)
    return lay(
        picture,
        INK,
        np.exp(-((np.minimum(np.abs(y - up[None]), np.abs(y - down[None])) / 2.6) ** 2)) * (0.45 + 0.4 * coarse),
    )


# --- what stands on it: (depth, draw, x, y, size) ---


def hills(pen: Pen, lines: list[Array], a: int, b: int) -> None:
    """Moss dots and pines along the ridges, pagodas, woodcutters and storks among them."""
    r = pen.rng
    for k, line in enumerate(lines):
        for x in np.arange(a, b - 1, 11 - k):
            y = float(line[int(x)])
            if r.random() < 0.55 + 0.1 * k:
                q = r.uniform(2.0, 4.6) * (0.8 + 0.13 * k)
                pen.dab(
                    x + r.normal(0, 3),
                    y - q * 0.3 + abs(r.normal(0, 16 + 8 * k)),
                    q * 0.7,
                    q,
                    0,
                    mix(pen.ground(x, y + 6), INK, 0.3 + 0.06 * k),
                    True,
                )
        for x in np.arange(a + 40, b - 40, 150):
            if k > 0 and r.random() < 0.4:
                for _ in range(r.integers(2, 6)):
                    px = float(np.clip(x + r.normal(0, 50), a, b - 1))
                    pine(pen, px, float(line[int(px)]) + 6, r.uniform(34, 62) * (0.7 + 0.16 * k), k)


def pine(pen: Pen, x: float, y: float, s: float, k: int) -> None:
    tone = mix((96, 112, 106), (52, 66, 52), k / 5)
    pen.line([(x, y), (x + s * 0.05, y - s * 0.5), (x, y - s)], s * 0.08, tint(tone, 0.7))
    for h in np.linspace(0.3, 1.0, 5):
        w = s * 0.36 * (1.15 - h)
        pen.dab(
            x + pen.rng.normal(0, s * 0.04),
            y - s * h,
            w,
            s * 0.07,
            pen.rng.normal(0, 6),
            tint(tone, pen.rng.uniform(0.85, 1.2)),
        )


def pagoda(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(5):
        w, base = s * (0.3 - 0.04 * k), y - s * 0.3 * k
        pen.shape(
            [(x - w * 0.7, base), (x + w * 0.7, base), (x + w * 0.66, base - s * 0.2), (x - w * 0.66, base - s * 0.2)],
            (196, 150, 116),
            1.6,
        )
        pen.fill(
            [
                (x - w * 0.16, base),
                (x + w * 0.16, base),
                (x + w * 0.16, base - s * 0.13),
                (x - w * 0.16, base - s * 0.13),
            ],
            (84, 58, 48),
        )
        village.roof(pen, x, base - s * 0.18, w * 1.15, s * 0.12, s * 0.05, village.TILE, 9)


def hermit(pen: Pen, x: float, y: float, s: float) -> None:
    """A hut on a crag, its owner at the door, a visitor with a boy carrying a zither."""
    village.house(pen, x, y, s * 0.8)
    P.person(pen, x + s * 1.2, y + 6, s * 0.7, P.SIT, P.somebody(pen, "elder"), -1)
    P.person(pen, x + s * 1.7, y + 12, s * 0.7, P.WALK, P.somebody(pen, "man"), -1, props.staff(0.7, 178))
    P.person(pen, x + s * 2.1, y + 14, s * 0.5, P.WALK, P.somebody(pen, "child"), -1)
    village.pick_tree(pen, x - s * 1.1, y, s * 1.6)


def woodcutter(pen: Pen, x: float, y: float, s: float) -> None:
    P.person(
        pen,
        x,
        y + 4,
        s * 0.75,
        P.WALK,
        P.somebody(pen, "worker"),
        -1,
        lambda p, j: village.pole_load(p, j["near_arm"], j.s * 0.9, -1),
    )
    if pen.rng.random() < 0.4:
        beasts.beast(pen, beasts.DOG, x + s * 2.4, y - 6, s * 0.6, -1, (206, 140, 66))
        for k in (-0.3, -0.1, 0.1):
            pen.line([(x + s * 2.4 - k * s * 0.6, y - s * 0.36), (x + s * 2.4 - k * s * 0.6 + 3, y - s * 0.22)], 3, INK)


def flock(pen: Pen, x: float, y: float, s: float) -> None:
    for k in range(int(pen.rng.integers(4, 9))):
        beasts.stork(
            pen,
            x + k * s * 0.8 + pen.rng.normal(0, 10),
            y + abs(k - 3) * s * 0.25 + pen.rng.normal(0, 10),
            s * pen.rng.uniform(0.34, 0.48),
            -1,
        )


def paddies(pen: Pen, x: float, y: float, s: float) -> None:
    """A few flooded plots with their dykes and rows of young rice."""
    r = pen.rng
    w, d, k = s * r.uniform(1.7, 2.3), s * 0.44, s * 0.3
    for i in range(2):
        for j in range(3):
            p = [
                (x + j * w - i * k, y + i * d),
                (x + (j + 1) * w - i * k, y + i * d),
                (x + (j + 1) * w - (i + 1) * k, y + (i + 1) * d),
                (x + j * w - (i + 1) * k, y + (i + 1) * d),
            ]
            tone = pen.pick([(150, 166, 112), (170, 178, 124), (150, 164, 146), (184, 178, 112), (132, 154, 104)])
            pen.fill(p, mix(pen.ground(*p[3]), tone, 0.72), True)
            for row in np.linspace(0.18, 0.86, 4):
                for u in np.linspace(0.05, 0.94, int(w / 17)):
                    bx, by = x + j * w + u * w - (i + row) * k + r.normal(0, 2), y + (i + row) * d + r.normal(0, 1.5)
                    for q in (-4, 0, 4):
                        pen.line(
                            [(bx, by), (bx + q, by - r.uniform(9, 15))], 2.0, tint(tone, r.uniform(0.55, 0.75)), 0.5
                        )
            for a, b in zip(p, [*p[1:], p[0]], strict=True):
                pen.line(
                    curve([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + r.normal(0, 3)), b], False),
                    5,
                    (146, 124, 82),
                    0.2,
                )
                pen.line([a, b], 1.8, INK, 0.4)


def hamlet(pen: Pen, x: float, y: float, s: float) -> None:
    """Houses among bamboo, areca and bananas, with hens, a haystack and someone sweeping."""
    r = pen.rng
    for _ in range(3):
        village.bamboo(pen, x + r.normal(0, s * 1.8), y - s * 0.5, s * r.uniform(1.8, 2.4), 7)
    for _ in range(3):
        village.areca(pen, x + r.normal(0, s * 1.6), y - s * 0.2, s * r.uniform(1.8, 2.5))
    village.house(pen, x - s * 1.1, y - s * 0.25, s * 1.25, bool(r.random() < 0.7))
    village.house(pen, x + s * 1.2, y, s * 1.15, bool(r.random() < 0.6))
    village.banana(pen, x + r.normal(0, s * 0.2), y + 4, s * 1.0)
    if r.random() < 0.6:
        village.haystack(pen, x + s * 2.7, y + s * 0.1, s * 0.9)
    P.person(
        pen,
        x - s * 0.3,
        y + s * 0.3,
        s * 0.8,
        P.STOOP,
        P.somebody(pen, "woman"),
        pen.pick([-1, 1]),
        props.staff(0.6, 30, (176, 150, 90)),
    )
    for _ in range(4):
        beasts.hen(
            pen, x + r.normal(0, s), y + s * r.uniform(0.2, 0.45), s * 0.2, pen.pick([-1, 1]), bool(r.random() < 0.3)
        )
    if r.random() < 0.5:
        beasts.pig(pen, x + r.normal(0, s), y + s * 0.4, s * 0.4, pen.pick([-1, 1]))


def grove(pen: Pen, x: float, y: float, s: float) -> None:
    draw = pen.pick(
        [village.banyan, village.tree, village.blossom, village.bamboo, village.areca, village.tree, village.blossom]
    )
    draw(pen, x, y, s * (2.9 if draw is village.banyan else pen.rng.uniform(1.8, 2.4)))


def scatter(rng: np.random.Generator, lines: list[Array]) -> list[tuple]:
    """Everything with its place, far to near."""
    out = []
    for x0 in np.arange(700, W - 2600, 900):
        draw = (hermit, pagoda, woodcutter)[int(rng.integers(3))]
        x = float(x0 + rng.normal(0, 120))
        y = float(lines[3 if draw is pagoda else 4][int(x)])
        out.append((0, draw, x, y + 24, rng.uniform(70, 100)))
    out += [(1, flock, rng.uniform(0, W - 3500), rng.uniform(350, 1500), rng.uniform(70, 110)) for _ in range(22)]
    upper = list(np.arange(520, W - 1900, 700))
    for k, x in enumerate(upper):
        draw = (hamlet, paddies, hamlet, "scene")[k % 4]
        y = 2330 + rng.uniform(-50, 30)
        out.append((y, shuffled(rng) if draw == "scene" else draw, x + rng.normal(0, 60), y, 120))
    deck = [f for _ in range(3) for f in rng.permutation(feasts.LAND)]
    for x in np.arange(620, W - 1500, 780):
        y = road(x) - rng.uniform(265, 300)
        out.append((y, deck.pop(), x + rng.normal(0, 60), y, 118))
        out.append((y - 60, grove, x + 390 + rng.normal(0, 40), y - rng.uniform(20, 110), 120))
    little = [f for _ in range(5) for f in rng.permutation(feasts.SMALL)]
    for x in np.arange(420, W - 500, 400):
        y = (road(x) + 150 + river(x)[0]) / 2 + 80
        out.append((y, little.pop(), x + rng.normal(0, 70), y, 122))
    for x in np.arange(500, W - 300, 640):
        y = rng.uniform(3960, 4070)
        out.append((y, deck.pop() if deck else shuffled(rng), x + rng.normal(0, 50), y, 132))
        out.append((y + 120, grove, x + 320 + rng.normal(0, 30), rng.uniform(4100, 4195), 140))
    for x0 in np.arange(150, W - 200, 105):
        x = x0 + rng.normal(0, 30)
        out.append((0, stroller, x, road(x) + rng.uniform(178, 205), 108))
        if rng.random() < 0.55:
            y = rng.uniform(river(x)[1] + 120, 4150)
            out.append((y, stroller, x, y, 126))
    out = [(y if draw is stroller else d, draw, x, y, s) for d, draw, x, y, s in out]
    boats = [boats.RIVER[int(i)] for _ in range(5) for i in rng.permutation(len(boats.RIVER))]
    for x in np.arange(420, W - 300, 520):
        up, down = river(x)
        y = up + (down - up) * rng.choice([0.42, 0.78])
        out.append((y, boats.pop(), x + rng.normal(0, 60), y, 106))
    out.append((2420, gate_of_feast, 700, 2480, 1))
    return sorted(out, key=lambda t: t[0])


def stroller(pen: Pen, x: float, y: float, s: float) -> None:
    """One who is on the way: alone, with a child, a load or a dog."""
    if pen.rng.random() < 0.3:
        return
    wear, flip = P.somebody(pen), pen.pick([-1, -1, 1])
    load = (
        (lambda p, j: village.pole_load(p, j["near_arm"], j.s * 0.9, flip))
        if wear.hat == "cone" and pen.rng.random() < 0.6
        else pen.pick([None, props.fan, props.child_on_back, props.staff(0.7, 178), None])
    )
    P.person(
        pen,
        x,
        y,
        s * (0.64 if wear.young else pen.rng.uniform(0.94, 1.05)),
        pen.pick([P.WALK, P.STEP, P.WALK, P.STRIDE if wear.young else P.STAND]),
        wear,
        flip,
        load,
    )
    what = pen.rng.random()
    if what < 0.2:
        P.person(
            pen, x + s * 0.42, y + 5, s * 0.62, pen.pick([P.WALK, P.STRIDE, P.POINT]), P.somebody(pen, "child"), flip
        )
    elif what < 0.3:
        beasts.dog(pen, x - s * 0.5, y + 6, s * 0.36, flip)
    elif what < 0.36:
        beasts.hen(pen, x + s * 0.5, y + 8, s * 0.26, flip)


def shuffled(rng: np.random.Generator, deck: list | None = None):
    deck = deck or feasts.LAND
    return deck[int(rng.integers(len(deck)))]


def gate_of_feast(pen: Pen, x: float, y: float, s: float) -> None:
    """Where everyone is going: the communal house, its banyan, elders waiting."""
    village.banyan(pen, x + 640, y - 20, 620)
    village.banyan(pen, x - 560, y - 60, 540)
    village.dinh(pen, x, y, 420)
    for k in range(26):
        px = x - 460 + 36 * k + pen.rng.normal(0, 8)
        P.person(
            pen,
            px,
            y + pen.rng.uniform(20, 90),
            120,
            pen.pick([P.CLASP, P.BOW, P.STAND, P.KNEEL, P.POINT]),
            P.somebody(pen, pen.pick(["elder", "elder", "", "woman"])),
            -1 if px > x else 1,
        )
    for k in (-420, -300, 300, 420):
        a = np.array([x + k, y + 60])
        village.flag(pen, a, a - (0, 360), 120, 1)


def parade(pen: Pen) -> list[tuple]:
    """The procession from its head, near the communal house, to the last villagers."""
    out, x, k = [], 760.0, 0
    while x < W - 900:
        unit = procession.PARADE[k % len(procession.PARADE)]
        out.append((unit, x))
        probe = Pen(np.zeros((8, 8, 3), np.uint8), k + 500)
        x += unit(probe, 0, 0, 118) + 40
        k += 1
    return out


def onlookers(pen: Pen, a: int, b: int) -> None:
    """People at the roadside, their backs or faces to the procession."""
    for x in np.arange(a, b, 46.0):
        if pen.rng.random() < 0.42:
            wear = P.somebody(pen)
            P.person(
                pen,
                x + pen.rng.normal(0, 10),
                road(x) - 118 + pen.rng.normal(0, 9),
                112 * (0.64 if wear.young else 1),
                pen.pick([P.STAND, P.POINT, P.CHEER, P.CLASP, P.STAND]),
                wear,
                pen.pick([-1, 1]),
                pen.pick([None, None, props.fan, props.child_on_back]),
            )


def banks(pen: Pen, a: int, b: int) -> None:
    """Grass, reeds and stones along road and water, and the lines of the current."""
    r = pen.rng
    for _ in range((b - a) // 5):
        x = r.uniform(a, b)
        up, down = river(x)
        y = r.choice([up - 2, down + 4, road(x) - 138, road(x) + 140, r.uniform(2200, 2600), r.uniform(down, H)])
        for d in r.normal(0, 6, 4):
            pen.line(
                [(x, y), (x + d * 0.4, y - r.uniform(6, 12)), (x + d, y - r.uniform(12, 24))],
                2.2,
                pen.pick([(98, 108, 66), (122, 126, 78), (84, 92, 62)]),
            )
    for _ in range((b - a) // 9):
        x = r.uniform(a, b)
        up, down = river(x)
        y, w = r.uniform(up + 14, down - 10), r.uniform(30, 130)
        pen.line(
            curve([(x, y), (x + w * 0.3, y - r.uniform(0, 4)), (x + w * 0.7, y + r.uniform(0, 4)), (x + w, y)], False),
            r.uniform(1.4, 2.4),
            pen.pick([(96, 118, 118), (122, 142, 138), (206, 212, 198)]),
        )
    for _ in range((b - a) // 160):
        x = r.uniform(a, b)
        y, q = river(x)[int(r.integers(2))], r.uniform(14, 40)
        stone = curve(
            [
                (x + q * np.cos(t) * r.uniform(0.8, 1.1), y + q * 0.5 * np.sin(t) * r.uniform(0.8, 1.1))
                for t in np.linspace(0, 6.28, 8)[:-1]
            ],
            n=3,
        )
        pen.shape(stone, pen.pick([(168, 160, 142), (146, 144, 132), (182, 170, 144)]), 3)
        pen.line([(x - q * 0.4, y - q * 0.1), (x, y + q * 0.1), (x + q * 0.2, y + q * 0.3)], 2.2)


def age(image: Array, body: Array, x0: int, n: int, noise: Noise) -> None:
    """Pigment granulates and thins with use, silk shows its weave: in place, one strip."""
    part = image[:, x0 : x0 + n].astype(np.float32)
    cover = body[:, x0 : x0 + n].astype(np.float32)[..., None] / 255
    fine, mid, warp = (
        noise.strip(x0, n, 2.2, 2.2)[..., None],
        noise.strip(x0, n, 34, 28)[..., None],
        noise.strip(x0, n, 2, 40)[..., None],
    )
    part *= 1 + cover * (0.16 * (fine - 0.5) + 0.12 * (mid - 0.45)) + 0.045 * (warp - 0.5)
    bare = cover * np.clip((mid * 0.6 + fine * 0.4 - 0.64) * 2.4, 0, 0.34)
    part = part * (1 - bare) + np.float32(PAPER) * bare
    tone = part.mean(-1, keepdims=True)
    part = (tone + (part - tone) * 0.93) * np.float32([1.0, 0.985, 0.95])
    image[:, x0 : x0 + n] = np.clip(part, 0, 255).astype(np.uint8)


def colophon(scroll: Image.Image) -> None:
    """Columns from right to left, and a seal in vermilion."""
    pen, size = ImageDraw.Draw(scroll), 190
    font = ImageFont.truetype(KAI, size)
    for i, column in enumerate(COLOPHON):
        for j, sign in enumerate(column):
            pen.text(
                (W - size * (1.5 + 1.4 * i), 420 + j * size * 1.12),
                sign,
                (40, 32, 30),
                font,
                anchor="mm",
                stroke_width=2,
            )
    x, y = W - size * 4.3, 420 + size * 6.9
    pen.rounded_rectangle([x - 108, y - 108, x + 108, y + 108], 16, fill=(172, 44, 30))
    for k, sign in enumerate("亭記"):
        pen.text((x, y + (k - 0.5) * 100), sign, (236, 214, 170), ImageFont.truetype(KAI, 98), anchor="mm")


def people_it(pen: Pen, lines: list[Array], a: int, b: int) -> None:
    """All that is drawn with the brush between two columns."""
    hills(pen, lines, a, b)
    banks(pen, a, b)
    shown = False
    for k, (depth, draw, x, y, s) in enumerate([*scatter(np.random.default_rng(21), lines), (9e9, None, 0, 0, 0)]):
        if depth > 2750 and not shown:
            shown = True
            onlookers(pen, a, b)
            for i, (unit, px) in enumerate(parade(pen)):
                if a - 1600 < px < b + 300:
                    pen.rng = np.random.default_rng(i + 500)
                    unit(pen, px, float(road(px + 200)) + 30, 118)
        if draw is not None and a - 900 < x < b + 900:
            pen.rng = np.random.default_rng(7000 + k)
            draw(pen, x, y, s)


def main(out: str, a: int = 0, b: int = W) -> None:
    lines, noise = ridges(), Noise(1)
    image = np.empty((H, W, 3), np.uint8)
    image[:] = PAPER
    for x0 in range(a, b, 1200):
        n = min(1200, W - x0)
        image[:, x0 : x0 + n] = np.clip(paint(x0, n, lines, noise), 0, 255).astype(np.uint8)
    pen = Pen(image, 5)
    people_it(pen, lines, a, b)
    for x0 in range(a, b, 1200):
        age(image, pen.body, x0, min(1200, W - x0), noise)
    del pen
    scroll = Image.fromarray(image)
    colophon(scroll)
    if (a, b) != (0, W):
        scroll = scroll.crop((a, 0, b, H))
    scroll.save(out, quality=93 if Path(out).suffix == ".jpg" else None)


if __name__ == "__main__":
    main(sys.argv[1], *(int(v) for v in sys.argv[2:4]))
