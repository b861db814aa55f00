# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: RUF005 - sums of vectors here, not of lists
"""Brushed sheets of old poems and prose: python sheets.py NAME OUT.png, with NAME one of river, officers, peace, way, mai.

The words are those that the records quote; the seals are made up and say so (示範之印, seal of demonstration).
"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from brush import Pen, curve, ring
from calligraphy import dragon_lines, flecks, gild, seal, worn, written
from paper import Array, fractal, lay, mask, save, sheet, stain

INK = (0.065, 0.055, 0.055)
SEAL = "示範之印"


def columns(texts: list[str], right: float, top: float, step: float, pitch: float, size: float, seed: int = 0) -> list:
    """Characters in columns from right to left, each a little off its place, as a hand sets them."""
    rng = np.random.default_rng(seed)
    return [
        (
            c,
            right - k * step + rng.normal(0, size * 0.016),
            top + j * pitch + rng.normal(0, size * 0.012),
            size * rng.uniform(0.96, 1.05),
        )
        for k, text in enumerate(texts)
        for j, c in enumerate(text)
    ]


def ruled(
    image: Array, left: float, right: float, top: float, bottom: float, step: float, colour, double: bool = True
) -> Array:
    """Printed column lines inside a frame."""
    h, w = image.shape[:2]

    def draw(pen, s: int) -> None:
        for x in np.arange(right, left - 1, -step):
            pen.line([(x * s, top * s), (x * s, bottom * s)], fill=220, width=int(1.6 * s))
        for d, t in ((0, 3), (12, 6)) if double else ((0, 2),):
            pen.rectangle([(left - d) * s, (top - d) * s, (right + d) * s, (bottom + d) * s], outline=255, width=t * s)

    uneven = np.interp(fractal((h, w), 77, 0.02, 5), [0.25, 0.6], [0.35, 1.0])
    return stain(image, colour, mask(w, h, draw) * uneven * 0.8)


def wash(image: Array, draw, seed: int, blur: float = 0.8) -> Array:
    """What a Pen leaves on a white plate, as transparent colour with the paper's grain in it."""
    h, w = image.shape[:2]
    plate = np.full((h, w, 3), 255, np.uint8)
    draw(Pen(plate, seed))
    ink = cv2.GaussianBlur(plate.astype(np.float32) / 255, (0, 0), blur)
    grain = np.interp(fractal((h, w), seed + 5, 0.01, 4), [0.2, 0.8], [0.72, 1.0])[..., None]
    return image * (1 - (1 - ink) * grain)


def daylight(image: Array, seed: int) -> Array:
    """Light from a window at the left, with the soft shade of leaves."""
    h, w = image.shape[:2]
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    light = 1.15 - 0.22 * (0.75 * x / w + 0.25 * y / h)
    plate = np.full((h, w, 3), 0, np.uint8)
    pen = Pen(plate, seed)
    for _ in range(46):
        cx, cy, a = rng.uniform(0.55, 1.05) * w, rng.uniform(-0.1, 0.42) * h, rng.uniform(0.5, 2.2)
        n = rng.uniform(0.05, 0.11) * w
        pen.dab(cx, cy, n, n * 0.16, np.degrees(a), (255, 255, 255))
    shade = cv2.GaussianBlur(plate[..., 0].astype(np.float32) / 255, (0, 0), w * 0.009)
    return image * light[..., None] * (1 - shade[..., None] * np.float32([0.20, 0.17, 0.13]))


def mist_hills(image: Array, base: float, seed: int) -> Array:
    """Far hills and the lines of a river in thin ink."""
    h, w = image.shape[:2]
    y = np.mgrid[0:h, 0:w][0].astype(np.float32)
    for k, (up, strong) in enumerate(((0.20, 0.20), (0.13, 0.30), (0.06, 0.42))):
        line = base * h - h * up * (fractal((8, w), seed + k, 0.22, 7, 0.5)[3] * 1.6 - 0.3)
        deep = y - line[None]
        body = np.exp(-np.maximum(deep, 0) / (h * 0.06)) * np.clip(deep / 4, 0, 1)
        ragged = np.interp(fractal((h, w), seed + 10 + k, 0.03, 6), [0.25, 0.75], [0.5, 1.1])
        image = stain(image, (0.22, 0.24, 0.27), np.clip(body * strong * ragged, 0, 1))

    def waves(pen: Pen) -> None:
        for _ in range(90):
            x0, y0, n = pen.rng.uniform(0, w), pen.rng.uniform(base + 0.02, 0.985) * h, pen.rng.uniform(60, 240)
            pen.line(
                curve([(x0, y0), (x0 + n * 0.3, y0 - 5), (x0 + n * 0.65, y0 + 4), (x0 + n, y0)], False),
                3,
                (170, 168, 164),
            )
        for bx, by in ((0.24, 0.91), (0.30, 0.945)):
            u = np.linspace(-1, 1, 15)
            pen.fill(
                np.concatenate(
                    [
                        np.stack([bx * w + u * 60, by * h - 9 * np.abs(u) ** 3], -1),
                        np.stack([bx * w + u[::-1] * 54, by * h + 9 - 12 * np.abs(u[::-1]) ** 4], -1),
                    ]
                ),
                (112, 106, 102),
            )
            pen.line([(bx * w + 16, by * h), (bx * w + 16, by * h - 40)], 7, (112, 106, 102))

    return wash(image, waves, seed + 30)


def river() -> Array:
    """TL-05: four lines of seven, above a river in thin ink."""
    w, h = 1800, 1500
    image = sheet(w, h, (0.89, 0.80, 0.62), 211, 0.07, 0.15)
    image = mist_hills(image, 0.83, 40)
    lines = ["南國山河南帝居", "截然定分在天書", "如何逆虜來侵犯", "汝等行看取敗虛"]
    image = lay(image, INK, written(w, h, columns(lines, 1530, 215, 290, 142, 128, 3), 212, 0.7) * 0.96)
    image = lay(image, (0.70, 0.13, 0.09), seal(w, h, (300, 930), 168, SEAL, 213) * 0.85)
    return worn(daylight(image, 214), 215)


def officers() -> Array:
    """TL-06: one sentence of the proclamation, ruled in black, with a reader's vermilion rings."""
    w, h = 1900, 1400
    image = sheet(w, h, (0.92, 0.88, 0.77), 221, 0.06, 0.11)
    image = ruled(image, 210, 1690, 120, 1280, 296, (0.20, 0.17, 0.17))
    lines = ["汝等坐視主辱", "曾不為憂", "身當國恥", "曾不為愧"]
    signs = columns(lines, 1542, 245, 296, 182, 168, 5)
    image = lay(image, INK, written(w, h, signs, 222, 0.95) * 0.96)
    ends = [signs[5], signs[9], signs[13], signs[17]]

    def rings(pen: Pen) -> None:
        for _, x, y, size in ends:
            p = ring(x + size * 0.6, y + size * 0.5, 19, 20, 30)
            pen.line(np.concatenate([p, p[:3]]), 8, (206, 58, 42), 0.4)

    image = wash(image, rings, 223)
    image = lay(image, (0.70, 0.13, 0.09), seal(w, h, (358, 1120), 160, SEAL, 224) * 0.85)
    return worn(daylight(image, 225), 226)


def peace() -> Array:
    """TL-07: the beginning of the great proclamation, on yellow paper with dragons in pale gold."""
    w, h = 2200, 1300
    image = sheet(w, h, (0.88, 0.72, 0.38), 231, 0.07, 0.15)
    ground = cv2.resize(dragon_lines(2200, 1000, 7), (w, h))
    image = stain(image, (0.74, 0.53, 0.22), ground * 0.55)
    image = gild(image, ground * np.clip(fractal((h, w), 232, 0.1, 5) - 0.3, 0, 1) * 0.9, 233)
    image = gild(image, flecks(w, h, 420, 234, 4), 235)
    lines = [
        "蓋聞仁義之舉",
        "要在安民弔伐",
        "之師莫先去暴",
        "惟我大越之國",
        "實為文獻之邦",
        "山川之封域既",
        "殊南北之風俗",
        "亦異",
    ]
    signs = columns(lines, 1985, 240, 242, 158, 118, 8)
    image = lay(image, INK, written(w, h, signs, 236, 0.35) * 0.96)
    image = lay(image, (0.72, 0.12, 0.08), seal(w, h, (292, 860), 250, SEAL, 237) * 0.85)
    return worn(daylight(image, 238), 239)


def bamboo(pen: Pen, w: int, h: int) -> None:
    """Three stems and their leaves, in three strengths of ink."""
    r = pen.rng
    for x0, lean, tone, wide in ((0.10, 0.05, 150, 26), (0.20, -0.03, 96, 34), (0.05, 0.10, 186, 20)):
        y, x = h * 1.02, x0 * w
        while y > -h * 0.05:
            n = r.uniform(0.12, 0.16) * h
            x1, y1 = x + lean * n, y - n
            p = np.linspace((x, y - 7), (x1, y1 + 7), 8)
            pen.line(p, wide, (tone,) * 3, 0.12)
            pen.line(p + (wide * 0.2, 0), wide * 0.35, (min(235, tone + 70),) * 3, 0.3)
            pen.line(
                curve([(x1 - wide * 0.5, y1 - 2), (x1, y1 + 5), (x1 + wide * 0.5, y1 - 2)], False), 6, (tone - 50,) * 3
            )
            if y1 < h * 0.72:
                leaves(pen, x1, y1, tone, r.integers(5, 9), w)
            x, y = x1, y1


def leaves(pen: Pen, x: float, y: float, tone: int, count: int, w: int) -> None:
    r = pen.rng
    for _ in range(count):
        bx, by, a = x + r.normal(0, w * 0.035), y + r.normal(0, w * 0.03), r.normal(1.1, 0.75)
        n = r.uniform(0.05, 0.09) * w
        tip = np.array([bx + n * np.cos(a), by + n * abs(np.sin(a))])
        mid = (np.array([bx, by]) + tip) / 2 + r.normal(0, n * 0.06, 2)
        pen.line(curve([(bx, by), mid, tip], False, 8), n * 0.17, (max(30, tone - int(r.integers(0, 60))),) * 3, 0.95)


def way() -> Array:
    """TL-08: four lines beside an ink bamboo."""
    w, h = 1900, 1400
    image = sheet(w, h, (0.86, 0.79, 0.66), 241, 0.08, 0.13)
    image = wash(image, lambda pen: bamboo(pen, w, h), 242, 1.2)
    lines = ["居塵樂道且隨緣", "饑則餐兮困則眠", "家中有寶休尋覓", "對境無心莫問禪"]
    image = lay(image, INK, written(w, h, columns(lines, 1660, 230, 240, 152, 124, 11), 243, 0.6) * 0.95)
    image = lay(image, (0.70, 0.13, 0.09), seal(w, h, (715, 1190), 140, SEAL, 244) * 0.85)
    return worn(daylight(image, 245), 246)


def twig(pen: Pen, a: np.ndarray, angle: float, length: float, wide: float, depth: int, spots: list) -> None:
    """An old branch that turns and forks; where it is thin it may flower."""
    r = pen.rng
    pts = [a]
    for _ in range(6):
        angle += r.normal(0, 0.22)
        pts.append(pts[-1] + length / 6 * np.array([np.cos(angle), np.sin(angle)]))
    p = curve(pts, False, 6)
    half = np.linspace(wide, wide * 0.45, len(p))[:, None] / 2 * (1 + 0.25 * r.random((len(p), 1)))
    t = np.gradient(p, axis=0)
    n = np.stack([t[:, 1], -t[:, 0]], -1) / (np.linalg.norm(t, axis=1, keepdims=True) + 1e-6)
    pen.fill(np.concatenate([p + n * half, (p - n * half)[::-1]]), (70, 62, 60) if depth < 2 else (92, 82, 76))
    for k in range(0, len(p) - 2, 3):
        if wide > 14:
            pen.dab(
                *(p[k] + n[k] * half[k] * r.uniform(-0.8, 0.4)),
                wide * 0.3,
                wide * 0.1,
                np.degrees(angle),
                (150, 142, 134),
            )
    spots += [q for q in p[3:] if depth >= 1 and r.random() < 0.17]
    if depth < 3:
        for k in (2, 4, 6):
            if r.random() < (0.95 if depth == 0 else 0.7):
                twig(
                    pen,
                    pts[k],
                    angle + r.choice([-1, 1]) * r.uniform(0.5, 1.0),
                    length * r.uniform(0.45, 0.65),
                    wide * 0.5,
                    depth + 1,
                    spots,
                )


def flower(pen: Pen, x: float, y: float, s: float) -> None:
    """Five petals, stamens; some are buds."""
    r = pen.rng
    turn, open_ = r.uniform(0, 6.28), r.random() > 0.28
    tones = [(238, 150, 140), (244, 176, 162), (228, 124, 116)]
    for k in range(5 if open_ else 2):
        a = turn + k * 1.257
        cx, cy = x + s * 0.5 * np.cos(a), y + s * 0.5 * np.sin(a)
        pen.shape(ring(cx, cy, s * 0.44, s * 0.42, 14), pen.pick(tones), 3, (150, 60, 56))
    if open_:
        pen.dab(x, y, s * 0.16, s * 0.16, 0, (196, 90, 70))
        for k in range(8):
            a = turn + k * 0.785
            pen.line([(x, y), (x + s * 0.52 * np.cos(a), y + s * 0.52 * np.sin(a))], 2.4, (120, 52, 44))
            pen.dab(x + s * 0.55 * np.cos(a), y + s * 0.55 * np.sin(a), 3.2, 3.2, 0, (150, 96, 34))


def mai() -> Array:
    """TL-09: six lines and the branch of the last of them."""
    w, h = 1500, 1900
    image = sheet(w, h, (0.91, 0.86, 0.75), 251, 0.06, 0.11)

    def branch(pen: Pen) -> None:
        spots: list = []
        twig(pen, np.array([-40.0, h * 0.93]), -0.45, w * 0.72, 46, 0, spots)
        for q in spots:
            flower(pen, *(q + pen.rng.normal(0, 12, 2)), pen.rng.uniform(20, 34))
        for _ in range(7):
            pen.dab(
                pen.rng.uniform(0.3, 0.9) * w,
                pen.rng.uniform(0.8, 0.97) * h,
                15,
                9,
                pen.rng.uniform(0, 180),
                (240, 176, 164),
            )

    image = wash(image, branch, 310)
    lines = ["春去百花落", "春到百花開", "事逐眼前過", "老從頭上來", "莫謂春殘花落盡", "庭前昨夜一枝梅"]
    image = lay(image, INK, written(w, h, columns(lines, 1315, 200, 205, 132, 110, 14), 253, 0.5) * 0.95)
    image = lay(image, (0.70, 0.13, 0.09), seal(w, h, (190, 300), 130, SEAL, 254) * 0.85)
    return worn(daylight(image, 256), 257)


def main(name: str, out: str) -> None:
    save(out, {"river": river, "officers": officers, "peace": peace, "way": way, "mai": mai}[name]())


if __name__ == "__main__":
    main(*sys.argv[1:3])
