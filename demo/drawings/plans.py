# SPDX-License-Identifier: Apache-2.0
"""Measured-looking drawings that say they are not to scale: python plans.py NAME OUT.png, with NAME one of house, citadel."""

from __future__ import annotations

import sys
from itertools import pairwise

import cv2
import numpy as np
from calligraphy import KAI
from paper import Array, fractal, lay, mask, save, sheet, stain
from PIL import Image, ImageDraw, ImageFont

SERIF = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
INK = (0.16, 0.11, 0.09)


def text(
    image: Array,
    words: str,
    at: tuple[float, float],
    size: int,
    colour=INK,
    anchor: str = "mm",
    turn: float = 0,
    font: str = SERIF,
) -> Array:
    """Words in one colour, turned by `turn` degrees round their middle."""
    h, w = image.shape[:2]
    plate = Image.new("L", (w, h))
    ImageDraw.Draw(plate).text(at, words, 255, ImageFont.truetype(font, size), anchor=anchor)
    if turn:
        plate = plate.rotate(turn, Image.Resampling.BICUBIC, center=at)
    return lay(image, colour, np.asarray(plate, np.float32) / 255)


def house() -> Array:
    """The plan of a communal house of three bays and two ends, six rows of posts."""
    w, h = 2000, 1400
    image = sheet(w, h, (0.95, 0.91, 0.81), 41, 0.04, 0.07)
    x = np.array([330, 560, 850, 1150, 1440, 1670]) + 0.0
    y = np.array([300, 400, 560, 780, 940, 1040]) + 0.0
    floors = [
        ((x[0] - 60, y[0] - 60, x[5] + 60, y[5] + 60), (0.95, 0.90, 0.80)),
        ((x[0], y[0], x[5], y[5]), (0.93, 0.84, 0.68)),
        ((x[1], y[1], x[4], y[4]), (0.90, 0.80, 0.62)),
        ((x[2], y[2] - 40, x[3], y[4]), (0.96, 0.92, 0.82)),
        ((x[2] + 30, y[1] - 88, x[3] - 30, y[2] - 60), (0.93, 0.62, 0.50)),
    ]
    for box, colour in floors:
        image = stain(image, colour, mask(w, h, lambda p, s, b=box: p.rectangle([v * s for v in b], fill=235)))
    rng = np.random.default_rng(2)

    def planks(p, s: int) -> None:
        for k in np.arange(y[0] + 12, y[5], 22):
            if k > y[5] - 4:
                continue
            for a, b in ((x[0], x[2]), (x[3], x[5])):
                p.line([(a + 4) * s, (k + rng.normal()) * s, (b - 4) * s, k * s], fill=120, width=s)

    image = lay(image, (0.45, 0.30, 0.18), mask(w, h, planks) * 0.7)

    def lines(p, s: int) -> None:
        for b, t in ((floors[0][0], 5), (floors[1][0], 9), (floors[2][0], 5), (floors[3][0], 4), (floors[4][0], 7)):
            p.rectangle([v * s for v in b], outline=255, width=t * s)
        for k in range(5):
            p.line(
                [(x[2] + 60) * s, (y[5] + 74 + 16 * k) * s, (x[3] - 60) * s, (y[5] + 74 + 16 * k) * s],
                fill=255,
                width=3 * s,
            )
        p.rectangle([(x[2] + 60) * s, (y[5] + 60) * s, (x[3] - 60) * s, (y[5] + 140) * s], outline=255, width=4 * s)

    image = lay(image, INK, mask(w, h, lines) * 0.95)
    rings = []
    for i, a in enumerate(x):
        for j, b in enumerate(y):
            r = 19 if 1 <= i <= 4 and j in (2, 3) else 15 if 1 <= i <= 4 and j in (1, 4) else 13
            rings.append((a, b, r))
    image = lay(
        image,
        (0.90, 0.86, 0.78),
        mask(
            w,
            h,
            lambda p, s: [
                p.rectangle([(a - r - 9) * s, (b - r - 9) * s, (a + r + 9) * s, (b + r + 9) * s], fill=255)
                for a, b, r in rings
            ],
        ),
    )
    image = lay(
        image,
        INK,
        mask(
            w,
            h,
            lambda p, s: [
                p.rectangle(
                    [(a - r - 9) * s, (b - r - 9) * s, (a + r + 9) * s, (b + r + 9) * s], outline=255, width=2 * s
                )
                for a, b, r in rings
            ],
        ),
    )
    image = lay(
        image,
        (0.33, 0.15, 0.10),
        mask(
            w,
            h,
            lambda p, s: [
                p.ellipse([(a - r) * s, (b - r) * s, (a + r) * s, (b + r) * s], fill=255) for a, b, r in rings
            ],
        ),
    )
    image = text(image, "MẶT BẰNG MỘT NGÔI ĐÌNH BA GIAN HAI CHÁI", (w / 2, 118), 46)
    image = text(image, "sơ đồ minh họa, không theo tỷ lệ", (w / 2, 178), 30, (0.45, 0.33, 0.25))
    for words, at in (
        ("gian giữa", (1000, 700)),
        ("gian bên", (705, 670)),
        ("gian bên", (1295, 670)),
        ("chái", (445, 670)),
        ("chái", (1555, 670)),
        ("sàn gỗ nhiều cấp", (705, 860)),
        ("nơi thờ", (1000, 356)),
        ("bậc cửa", (1000, 1212)),
    ):
        image = text(image, words, at, 31)
    for a, b, words, anchor in (
        ((x[1], y[2]), (250, 1180), "cột cái", "lm"),
        ((x[1], y[4]), (480, 1240), "cột quân", "lm"),
        ((x[5], y[4]), (1700, 1180), "cột hiên", "lm"),
    ):
        image = lay(
            image,
            INK,
            mask(
                w,
                h,
                lambda p, s, a=a, b=b: p.line(
                    [a[0] * s, a[1] * s, (b[0] + 40) * s, (b[1] - 24) * s], fill=255, width=2 * s
                ),
            ),
        )
        image = text(image, words, b, 30, anchor=anchor)
    return image


def rampart(
    at: tuple[float, float], rx: float, ry: float, corners: int, wobble: float, seed: int, turn: float = 0
) -> np.ndarray:
    """A closed, many-cornered line of earth, as walls that follow old rises and channels."""
    rng = np.random.default_rng(seed)
    a = np.sort(np.linspace(0, 2 * np.pi, corners, endpoint=False) + rng.normal(0, 0.09, corners)) + turn
    r = 1 + rng.normal(0, wobble, corners)
    pts = np.stack([at[0] + rx * r * np.cos(a), at[1] + ry * r * np.sin(a)], -1)
    fine = np.concatenate(
        [np.linspace(p, q, 30, endpoint=False) for p, q in zip(pts, np.roll(pts, -1, 0), strict=True)]
    )
    n = len(fine)
    soft = np.stack(
        [
            cv2.GaussianBlur(np.tile(fine[:, k], 3).reshape(1, -1).astype(np.float32), (0, 0), 9).ravel()[n : 2 * n]
            for k in (0, 1)
        ],
        -1,
    )
    return soft + rng.normal(0, 1.2, soft.shape)


def citadel() -> Array:
    """Cổ Loa as an old map would draw it: three rings of earth, the river, the ponds; not to scale."""
    w, h = 2000, 1600
    image = sheet(w, h, (0.92, 0.85, 0.70), 71, 0.05, 0.12)
    fields = fractal((h, w), 75, 0.10, 6)
    image = stain(image, (0.80, 0.86, 0.62), np.clip((fields - 0.42) * 2.2, 0, 0.75))
    rng = np.random.default_rng(3)

    def dots(p, s: int) -> None:
        for _ in range(2600):
            x, y = rng.uniform(60, w - 60), rng.uniform(60, h - 60)
            for d in (-5, 0, 5):
                p.line([(x + d * 0.4) * s, y * s, (x + d) * s, (y - 9) * s], fill=150, width=s)

    image = lay(image, (0.40, 0.48, 0.26), mask(w, h, dots) * 0.55)
    t = np.linspace(0, 1, 120)
    river = np.stack([60 + 1900 * t, 1330 + 90 * np.sin(t * 7 + 0.5) - 150 * t**2 + 60 * np.sin(t * 17)], -1)
    image = band(image, river, 58, (0.55, 0.68, 0.70), (0.25, 0.38, 0.42))
    centre = (1010, 790)
    rings = [rampart(centre, 760, 545, 13, 0.09, 5), rampart((1000, 800), 505, 375, 11, 0.06, 9, 0.3)]
    for k, line in enumerate(rings):
        closed = np.concatenate([line, line[:1]])
        outward = (closed - np.array(centre)) * (1.055 if k == 0 else 1.07) + np.array(centre)
        image = band(image, outward, 26 - 4 * k, (0.58, 0.70, 0.70), (0.30, 0.42, 0.44))
        image = earth(image, closed, 40 - 5 * k, 21 + k)
    box = np.array([(850, 700), (1165, 690), (1172, 905), (845, 915), (850, 700)], float)
    inner = np.concatenate([np.linspace(p, q, 40, endpoint=False) for p, q in pairwise(box)] + [box[-1:]])
    image = band(
        image,
        (inner - np.array((1008, 803))) * 1.17 + np.array((1008, 803)),
        20,
        (0.58, 0.70, 0.70),
        (0.30, 0.42, 0.44),
    )
    image = earth(image, inner + rng.normal(0, 0.8, inner.shape), 30, 25)
    image = lay(
        image,
        (0.62, 0.18, 0.12),
        mask(
            w,
            h,
            lambda p, s: [
                p.polygon(
                    [
                        (v[0] * s, v[1] * s)
                        for v in ((x - r, y), (x - r * 0.8, y - r * 0.55), (x + r * 0.8, y - r * 0.55), (x + r, y))
                    ],
                    fill=255,
                )
                or p.rectangle(
                    [(x - r * 0.7) * s, y * s, (x + r * 0.7) * s, (y + r * 0.6) * s], outline=255, width=4 * s
                )
                for x, y, r in ((950, 835, 34), (1075, 790, 26), (1040, 870, 20))
            ],
        ),
    )
    image = lay(
        image, (0.45, 0.62, 0.66), mask(w, h, lambda p, s: p.ellipse([905 * s, 865 * s, 945 * s, 893 * s], fill=255))
    )
    for words, at, size, turn in (
        ("Thành Ngoại", (1010, 332), 46, 0),
        ("Thành Trung", (1000, 560), 42, 0),
        ("Thành Nội", (1010, 742), 32, 0),
        ("Đền Thượng", (905, 1000), 32, 0),
        ("Giếng Ngọc", (690, 880), 32, 0),
        ("đình Ngự triều", (1330, 760), 32, 0),
        ("sông Hoàng Giang", (1500, 1268), 40, 7),
    ):
        image = text(image, words, at, size, turn=turn)
    image = text(image, "古螺城", (1740, 190), 92, (0.55, 0.14, 0.10), font=KAI)
    image = text(image, "THÀNH CỔ LOA", (1740, 272), 36)
    image = text(image, "sơ đồ minh họa, không theo tỷ lệ", (1000, 1512), 30, (0.42, 0.31, 0.24))
    north = [(190, 150), (214, 230), (190, 212), (166, 230)]
    image = lay(image, INK, mask(w, h, lambda p, s: p.polygon([(a * s, b * s) for a, b in north], fill=255)))
    image = text(image, "B", (190, 122), 36)
    return lay(
        image,
        INK,
        mask(
            w,
            h,
            lambda p, s: [
                p.rectangle([i * s, i * s, (w - i) * s, (h - i) * s], outline=255, width=t * s)
                for i, t in ((36, 7), (52, 2))
            ],
        ),
    )


def band(image: Array, line: np.ndarray, width: float, fill, edge) -> Array:
    h, w = image.shape[:2]

    def draw(wide: float):
        return mask(
            w, h, lambda p, s: p.line([(a * s, b * s) for a, b in line], fill=255, width=int(wide * s), joint="curve")
        )

    image = lay(image, edge, draw(width + 5) * 0.85)
    image = lay(image, fill, draw(width))
    return lay(image, np.clip(np.array(fill) * 1.15, 0, 1), draw(width * 0.3) * 0.5)


def earth(image: Array, line: np.ndarray, width: float, seed: int) -> Array:
    """A bank of earth seen from above: light crest, hatched slopes."""
    h, w = image.shape[:2]

    def draw(wide: float):
        return mask(
            w, h, lambda p, s: p.line([(a * s, b * s) for a, b in line], fill=255, width=int(wide * s), joint="curve")
        )

    image = lay(image, (0.50, 0.34, 0.20), draw(width + 6))
    image = lay(image, (0.74, 0.54, 0.33), draw(width))
    d = np.gradient(line, axis=0)
    n = np.stack([-d[:, 1], d[:, 0]], -1) / (np.linalg.norm(d, axis=1, keepdims=True) + 1e-6)
    rng = np.random.default_rng(seed)
    hatch = [
        (p + m * side * width * 0.48, p + m * side * width * rng.uniform(0.16, 0.28))
        for p, m in zip(line[::2], n[::2], strict=True)
        for side in (-1, 1)
    ]
    image = lay(
        image,
        (0.42, 0.26, 0.15),
        mask(
            w,
            h,
            lambda p, s: [p.line([a[0] * s, a[1] * s, b[0] * s, b[1] * s], fill=255, width=2 * s) for a, b in hatch],
        )
        * 0.8,
    )
    return lay(image, (0.88, 0.72, 0.48), draw(width * 0.28) * 0.9)


def main(name: str, out: str) -> None:
    save(out, {"house": house, "citadel": citadel}[name]())


if __name__ == "__main__":
    main(*sys.argv[1:3])
