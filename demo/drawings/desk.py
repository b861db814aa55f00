# SPDX-License-Identifier: Apache-2.0
"""Desks seen from above and surfaces in raking light: python desk.py NAME OUT.png, with NAME one of letter, memorial, book, stamp, block, strip.

What is written on them is real text: a proclamation, a poem, the chapters of a book, the words of a seal.
"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from calligraphy import KAI, flecks, written
from paper import Array, fractal, lay, mask, save, sheet, stain
from PIL import Image, ImageDraw, ImageFont


def timber(
    w: int, h: int, seed: int, dark=(0.10, 0.045, 0.025), light=(0.36, 0.19, 0.10), joints: bool = True
) -> Array:
    """Polished boards, or one board, grain along x."""
    long = cv2.resize(fractal((h, max(8, w // 16)), seed, 0.3, 7), (w, h), interpolation=cv2.INTER_CUBIC)
    rings = 0.5 + 0.5 * np.sin(long * 46 + fractal((h, w), seed + 1, 0.3, 4) * 9)
    fine = cv2.resize(fractal((h, max(8, w // 40)), seed + 2, 0.02, 4), (w, h))
    t = np.clip(0.45 * long + 0.30 * rings + 0.25 * fine, 0, 1)[..., None]
    image = np.float32(dark) * (1 - t) + np.float32(light) * t
    y = np.mgrid[0:h, 0:w][0]
    gap = np.exp(-(((y % (h // 3)) - h // 6) ** 2) / 5.0)[..., None]
    return image * (1 - 0.75 * gap * joints)


def relief(height: Array, sun=(-0.75, -0.45, 0.5), rough: float = 1.0) -> Array:
    """Lambert light on a height map in pixels."""
    gy, gx = np.gradient(height * rough)
    s = np.float32(sun) / np.linalg.norm(sun)
    n = np.sqrt(gx * gx + gy * gy + 1)
    return np.clip((-gx * s[0] - gy * s[1] + s[2]) / n / s[2], 0, 2.4)


def gloss(height: Array, sun=(-0.75, -0.45, 0.5), power: float = 40) -> Array:
    gy, gx = np.gradient(height)
    s = np.float32(sun) / np.linalg.norm(sun) + np.float32([0, 0, 1])
    s /= np.linalg.norm(s)
    n = np.sqrt(gx * gx + gy * gy + 1)
    return np.clip((-gx * s[0] - gy * s[1] + s[2]) / n, 0, 1) ** power


def placed(
    image: Array, thing: Array, cover: Array, at: tuple[float, float], turn: float, lift: float = 8, shade: float = 0.6
) -> Array:
    """Lay a thing on the picture, its middle at `at`, turned by degrees, with the shadow it casts to the right and down."""
    h, w = image.shape[:2]
    th, tw = cover.shape
    m = cv2.getRotationMatrix2D((tw / 2, th / 2), turn, 1)
    m[:, 2] += (at[0] - tw / 2, at[1] - th / 2)
    a = cv2.warpAffine(cover.astype(np.float32), m, (w, h), flags=cv2.INTER_AREA)
    t = cv2.warpAffine(thing.astype(np.float32), m, (w, h), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    near = cv2.GaussianBlur(np.roll(a, (int(lift * 0.5), int(lift * 0.8)), (0, 1)), (0, 0), max(1, lift * 0.4))
    far = cv2.GaussianBlur(np.roll(a, (int(lift * 1.4), int(lift * 2.2)), (0, 1)), (0, 0), lift * 1.6 + 2)
    image = image * (1 - shade * np.clip(near * 0.6 + far * 0.6, 0, 1))[..., None]
    return image * (1 - a[..., None]) + t * a[..., None]


def whole(h: int, w: int, ragged: float = 0.0, seed: int = 0) -> Array:
    """A plate of ones with clean or torn edges."""
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    edge = np.minimum(np.minimum(xx, w - 1 - xx), np.minimum(yy, h - 1 - yy))
    rough = ragged * np.clip(fractal((h, w), seed, 0.03, 6) - 0.35, 0, 1) * 2 if ragged else 0
    return np.clip((edge - rough) / 1.5, 0, 1)


PROCLAMATION = [
    "代天行化皇上若曰",
    "蓋聞",
    "仁義之舉要在安民",
    "弔伐之師莫先去暴",
    "惟我大越之國",
    "實為文獻之邦",
    "山川之封域既殊",
    "南北之風俗亦異",
]
IMPERIAL_LINE = ["綿洪膺寶永", "保貴定隆長", "賢能堪繼述", "世瑞國嘉昌"]
CHAPTERS = ["理氣", "形象", "區宇", "典彙", "文藝", "音字", "書籍", "士規", "品物"]


def brushed(
    w: int, h: int, right: float, top: float, step: float, pitch: float, texts: list[str], size: float, seed: int
) -> Array:
    """Columns of a text from right to left, written by brush."""
    signs = [
        (sign, right - k * step, top + j * pitch, size) for k, text in enumerate(texts) for j, sign in enumerate(text)
    ]
    return written(w, h, signs, seed)


def page(w: int, h: int, seed: int, tone=(0.92, 0.87, 0.75), folds: int = 0) -> Array:
    """Paper with a few soft folds."""
    image = sheet(w, h, tone, seed, 0.06, 0.12)
    bump = fractal((h, w), seed + 9, 0.3, 4) * 11
    x = np.arange(w)[None]
    for k in range(1, folds + 1):
        bump = bump - 5 * np.exp(-np.abs(x - w * k / (folds + 1)) / 5.0)
    return image * np.clip(relief(bump.astype(np.float32), rough=0.9), 0.7, 1.25)[..., None]


def brush_pen(length: int, wide: int, seed: int, tip=(0.10, 0.09, 0.09)) -> tuple[Array, Array]:
    """A writing brush lying along x, tip at the left."""
    h = wide * 2
    y, x = np.mgrid[0:h, 0:length].astype(np.float32)
    hair, neck = length * 0.17, length * 0.24
    r = np.where(x < hair, wide * 0.5 * np.clip(x / hair, 0, 1) ** 0.6, wide * 0.42)
    r = np.where((x >= hair) & (x < neck), wide * 0.5, r)
    d = (y - h / 2) / np.maximum(r, 0.5)
    cover = np.clip((1 - np.abs(d)) * r / 1.2, 0, 1)
    round_ = np.sqrt(np.clip(1 - d * d, 0, 1))
    light = np.clip(0.35 + 0.75 * round_ - 0.45 * d, 0.1, 1.5)
    cane = (
        np.float32([0.62, 0.45, 0.22])
        * (0.86 + 0.2 * cv2.resize(fractal((h, max(8, length // 30)), seed, 0.2, 4), (length, h)))[..., None]
    )
    knots = np.exp(-(((x - length * 0.58) / 4) ** 2)) + np.exp(-(((x - length * 0.86) / 4) ** 2))
    colour = cane * (1 - 0.5 * knots[..., None])
    horn = np.float32([0.16, 0.10, 0.07])
    colour = np.where((x < neck)[..., None], horn, colour)
    strands = cv2.resize(fractal((h * 2, 12), seed + 1, 0.1, 4), (length, h))[..., None]
    colour = np.where((x < hair)[..., None], np.float32(tip) * (0.7 + strands), colour)
    shine = np.exp(-(((d + 0.42) / 0.16) ** 2)) * (x > hair) * 0.35
    return colour * light[..., None] + shine[..., None], cover


def ink_stone(w: int, h: int, seed: int) -> tuple[Array, Array]:
    """A slate with a sunk field and a pool of ink."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)

    def box(x0: float, y0: float, x1: float, y1: float, r: float) -> Array:
        dx = np.maximum(np.maximum(x0 + r - x, x - x1 + r), 0)
        dy = np.maximum(np.maximum(y0 + r - y, y - y1 + r), 0)
        return r - np.hypot(dx, dy)

    out = box(4, 4, w - 4, h - 4, h * 0.12)
    field = box(w * 0.08, h * 0.12, w * 0.92, h * 0.88, h * 0.16)
    well = box(w * 0.10, h * 0.16, w * 0.30, h * 0.84, h * 0.14)
    soft = lambda d, q: 1 / (1 + np.exp(-np.clip(d / q, -30, 30)))  # noqa: E731 - a formula
    height = np.clip(out, 0, 12) * 1.0 - soft(field, 4) * 16 - soft(well, 7) * 26 + fractal((h, w), seed, 0.02, 5) * 2.4
    wet = soft(well - 2, 3)
    stone = np.float32([0.17, 0.165, 0.175]) * (0.75 + 0.5 * fractal((h, w), seed + 1, 0.05, 6))[..., None]
    colour = stone * relief(cv2.GaussianBlur(height, (0, 0), 1.2))[..., None]
    smear = soft(field - 10, 6) * np.clip(fractal((h, w), seed + 2, 0.2, 5) * 2.2 - 0.8, 0, 1)
    colour = colour * (1 - 0.7 * smear[..., None])
    window = np.exp(-(((x - w * 0.18) / (w * 0.035)) ** 2) - (((y - h * 0.34) / (h * 0.1)) ** 2))
    colour = (
        colour * (1 - wet[..., None])
        + (np.float32([0.02, 0.02, 0.024]) + np.float32([0.55, 0.6, 0.66]) * window[..., None]) * wet[..., None]
    )
    return colour, np.clip(out / 1.5, 0, 1)


def round_dish(d: int, seed: int, inside, rim=(0.86, 0.87, 0.85)) -> tuple[Array, Array]:
    """A small dish with colour in it."""
    y, x = np.mgrid[0:d, 0:d].astype(np.float32)
    r = np.hypot(x - d / 2, y - d / 2) / (d / 2)
    height = (np.exp(-(((r - 0.92) / 0.06) ** 2)) * 10 - np.clip(1 - r, 0, 0.3) * 40).astype(np.float32)
    colour = np.float32(rim) * np.clip(relief(height), 0.3, 1.5)[..., None]
    blue = np.exp(-(((r - 0.78) / 0.02) ** 2)) * (0.6 + 0.4 * fractal((d, d), seed, 0.1, 4))
    colour = lay(colour, (0.20, 0.30, 0.52), blue * 0.8)
    pool = np.clip((0.58 + 0.05 * fractal((d, d), seed + 1, 0.4, 3) - r) * 26, 0, 1)
    colour = lay(colour, inside, pool)
    return colour + 0.4 * np.exp(-((x - d * 0.38) ** 2 + (y - d * 0.36) ** 2) / (d * 0.045) ** 2)[..., None] * pool[
        ..., None
    ], np.clip((1 - r) * d / 3, 0, 1)


def lamp_light(
    image: Array, at: tuple[float, float], reach: float, low: float = 0.16, warm=(1.25, 0.92, 0.58)
) -> Array:
    h, w = image.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    d = np.hypot(x - at[0], (y - at[1]) * 1.1) / reach
    return image * (
        (low + 1.12 / (1 + d * d) ** 1.5)[..., None] * np.float32(warm) ** (0.6 + 0.5 * np.clip(d, 0, 1.4))[..., None]
    )


def window_light(image: Array, low: float = 0.5) -> Array:
    """Bars of a lattice window fall softly across the desk."""
    h, w = image.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    u = x * 0.93 + y * 0.36
    bars = np.clip(np.sin(u / w * 2 * np.pi * 3.1 + 0.6) * 3 + 1.2, 0, 1) * np.clip(
        np.sin((y * 0.94 - x * 0.2) / h * 2 * np.pi * 1.4 + 0.4) * 4 + 2.6, 0, 1
    )
    bars = cv2.GaussianBlur(bars, (0, 0), w * 0.012) * np.clip(1.15 - x / w * 0.5, 0.2, 1)
    return image * (low + (1.22 - low) * bars[..., None] * np.float32([1.06, 1.0, 0.88]))


def letter() -> Array:
    """NV-14: the opening of the great proclamation, the ink stone, brush, a folded cover; lamplight."""
    w, h = 2000, 1400
    image = timber(w, h, 301)
    ph, pw = 900, 1120
    paper = page(pw, ph, 302, folds=5)
    paper = lay(paper, (0.07, 0.06, 0.06), brushed(pw, ph, pw - 110, 120, 128, 92, PROCLAMATION, 80, 303) * 0.93)
    image = placed(image, paper, whole(ph, pw), (830, 720), -5, 5, 0.55)
    cover = page(520, 210, 305, (0.80, 0.66, 0.44), 0)
    band = mask(520, 210, lambda p, s: p.rectangle([225 * s, 0, 300 * s, 210 * s], fill=255))
    cover = lay(cover, (0.62, 0.12, 0.09), band * 0.92)
    image = placed(image, cover, whole(210, 520), (1620, 1150), 17, 6)
    stone, c = ink_stone(470, 330, 306)
    image = placed(image, stone, c, (1660, 520), 10, 16, 0.75)
    stick = (
        np.float32([0.05, 0.05, 0.055]) * np.ones((64, 210, 3), np.float32) * (0.7 + 0.9 * whole(64, 210))[..., None]
    )
    stick = lay(
        stick,
        (0.62, 0.46, 0.18),
        mask(210, 64, lambda p, s: p.rectangle([30 * s, 24 * s, 130 * s, 40 * s], outline=255, width=3 * s)) * 0.9,
    )
    image = placed(image, stick, whole(64, 210), (1640, 820), -24, 9)
    pen, c = brush_pen(900, 34, 308)
    image = placed(image, pen, c, (1330, 1240), 9, 15, 0.7)
    return lamp_light(image, (620, 330), 980)


def memorial() -> Array:
    """NV-16: the poem of the imperial line on paper strewn with gold, dish of red ink, brush."""
    w, h = 2000, 1400
    image = timber(w, h, 321, (0.12, 0.02, 0.015), (0.40, 0.085, 0.05))
    ph, pw = 1000, 1420
    paper = page(pw, ph, 322, (0.90, 0.72, 0.34), 6)
    paper = lay(paper, (0.98, 0.90, 0.60), flecks(pw, ph, 220, 324, 4) * 0.6)
    paper = lay(
        paper,
        (0.08, 0.07, 0.07),
        brushed(pw, ph, pw - 220, 160, 326, 170, IMPERIAL_LINE, 150, 323) * 0.9,
    )
    image = placed(image, paper, whole(ph, pw), (900, 700), 3, 5, 0.55)
    dish, c = round_dish(280, 325, (0.70, 0.09, 0.05))
    image = placed(image, dish, c, (1790, 420), 0, 14, 0.7)
    pen, c = brush_pen(860, 36, 326, (0.62, 0.10, 0.06))
    image = placed(image, pen, c, (1640, 980), -58, 15, 0.7)
    return lamp_light(image, (1040, 420), 1050)


def title_leaf(w: int, h: int) -> Array:
    """The title of the book and its author's name."""
    title = brushed(w, h, w / 2, 190, 1, 185, ["芸臺類語"], 165, 347)
    return np.maximum(title, brushed(w, h, 110, 560, 1, 92, ["黎貴惇"], 76, 349))


def book() -> Array:
    """NV-18: a thread-bound book lies open, slips between its leaves, brush, dish, a closed case."""
    w, h = 2000, 1400
    image = timber(w, h, 341, (0.16, 0.09, 0.05), (0.46, 0.29, 0.16))
    case = (
        np.ones((560, 400, 3), np.float32)
        * np.float32([0.13, 0.19, 0.30])
        * (0.8 + 0.35 * fractal((560, 400), 342, 0.01, 3))[..., None]
    )
    label = mask(400, 560, lambda p, s: p.rectangle([300 * s, 40 * s, 360 * s, 330 * s], fill=255))
    case = lay(case, (0.88, 0.82, 0.68), label)
    case = lay(case, (0.07, 0.06, 0.06), brushed(400, 560, 330, 90, 50, 62, ["芸臺類語"], 46, 343))
    for k, (dx, dy, t) in enumerate(((0, 0, 8), (-14, -20, 3))):
        image = placed(image, case * (0.9 + 0.1 * k), whole(560, 400), (1730 + dx, 380 + dy), t, 14, 0.7)
    leaf_w, leaf_h = 640, 940
    for k, x in ((1, 520.0), (-1, 1150.0)):
        paper = page(leaf_w, leaf_h, 345 + k, (0.90, 0.84, 0.70))
        lines = mask(
            leaf_w,
            leaf_h,
            lambda p, s, left=k > 0: [
                p.rectangle([46 * s, 70 * s, (leaf_w - 46) * s, (leaf_h - 70) * s], outline=255, width=4 * s),
                *[
                    p.line([((50 + 60 * q) * s, 70 * s), ((50 + 60 * q) * s, (leaf_h - 70) * s)], fill=200, width=2 * s)
                    for q in range(1, 9)
                    if left
                ],
            ],
        )
        paper = stain(paper, (0.25, 0.20, 0.18), lines * 0.75)
        paper = lay(
            paper,
            (0.08, 0.07, 0.07),
            (
                title_leaf(leaf_w, leaf_h)
                if k < 0
                else brushed(leaf_w, leaf_h, leaf_w - 80, 170, 60, 90, CHAPTERS, 54, 348)
            )
            * 0.9,
        )
        u = np.linspace(0, 1, leaf_w)[None, :, None] if k > 0 else np.linspace(1, 0, leaf_w)[None, :, None]
        paper = paper * (1.04 - 0.42 * u**7 - 0.08 * u)
        for e in range(4, 0, -1):
            image = placed(
                image,
                np.ones((leaf_h, leaf_w, 3), np.float32) * np.float32([0.72, 0.65, 0.50]),
                whole(leaf_h, leaf_w),
                (x - k * e * 5, 712 + e * 3),
                -2,
                3,
                0.28,
            )
        image = placed(image, paper, whole(leaf_h, leaf_w), (x, 712 - k * 11), -2, 4, 0.4)
    slip = (
        np.ones((560, 52, 3), np.float32)
        * np.float32([0.52, 0.12, 0.08])
        * (0.9 + 0.2 * fractal((560, 52), 350, 0.1, 4))[..., None]
    )
    image = placed(image, slip, whole(560, 52), (930, 380), 2, 4)
    pen, c = brush_pen(820, 34, 351)
    image = placed(image, pen, c, (1560, 1030), 63, 15, 0.7)
    dish, c = round_dish(230, 352, (0.03, 0.03, 0.035))
    image = placed(image, dish, c, (1800, 830), 0, 14, 0.7)
    return window_light(image * 1.35)


def stamp() -> Array:
    """PV-14: the first stamp of the year on yellow paper, the wooden seal laid aside, lamplight."""
    w, h = 2000, 1400
    image = timber(w, h, 361, (0.10, 0.015, 0.01), (0.34, 0.06, 0.035))
    ph, pw = 1060, 1060
    for k, t in ((3, 11), (2, -7), (1, 5), (0, 1)):
        paper = page(pw, ph, 362 + k, (0.93, 0.76, 0.30))
        paper = lay(paper, (0.98, 0.90, 0.60), flecks(pw, ph, 160, 366 + k, 3) * 0.5)
        if k == 0:
            paper = lay(paper, (0.74, 0.10, 0.07), imprint(pw, ph, 500) * 0.9)
        image = placed(image, paper, whole(ph, pw), (760 + 14 * k, 700 + 8 * k), t, 5, 0.5)
    face, c = seal_block(430)
    image = placed(image, face, c, (1580, 560), -14, 26, 0.8)
    dish, c = round_dish(330, 369, (0.66, 0.07, 0.05))
    image = placed(image, dish, c, (1640, 1090), 0, 16, 0.75)
    return lamp_light(image, (760, 560), 900, 0.10)


def seal_words(n: int) -> Array:
    """陳廟祀典 in two columns from the right, stretched to fill a square frame."""
    plate = mask(
        n,
        n,
        lambda p, s: p.rectangle(
            [n * 0.03 * s, n * 0.03 * s, n * 0.97 * s, n * 0.97 * s], outline=255, width=int(n * 0.035 * s)
        ),
    )
    font = ImageFont.truetype(KAI, 400)
    wide, tall = int(n * 0.40), int(n * 0.41)
    for sign, x, y in zip("陳廟祀典", (0.52, 0.52, 0.08, 0.08), (0.08, 0.51, 0.08, 0.51), strict=True):
        image = Image.new("L", (520, 520))
        ImageDraw.Draw(image).text((260, 260), sign, 255, font, anchor="mm", stroke_width=7)
        cut = image.crop(image.getbbox()).resize((wide, tall), Image.Resampling.LANCZOS)
        left, top = int(n * x), int(n * y)
        part = plate[top : top + tall, left : left + wide]
        np.maximum(part, np.asarray(cut, np.float32) / 255, out=part)
    return plate


def imprint(w: int, h: int, n: int) -> Array:
    plate = np.zeros((h, w), np.float32)
    y, x = (h - n) // 2, (w - n) // 2
    plate[y : y + n, x : x + n] = seal_words(n)
    plate = cv2.GaussianBlur(plate, (0, 0), 1.4)
    return plate * np.interp(fractal((h, w), 371, 0.012, 5), [0.22, 0.6], [0.35, 1.0])


def seal_block(n: int) -> tuple[Array, Array]:
    """The face of the wooden seal, mirrored and raised, red paste on it."""
    raised = seal_words(n)[:, ::-1]
    height = cv2.GaussianBlur(raised, (0, 0), 1.6) * 9 + fractal((n, n), 373, 0.1, 5) * 3
    wood = timber(n, n, 374, (0.13, 0.07, 0.04), (0.34, 0.20, 0.11), False)
    paste = np.clip(raised * np.interp(fractal((n, n), 375, 0.04, 5), [0.2, 0.6], [0.5, 1]), 0, 1)
    colour = lay(wood, (0.60, 0.07, 0.05), np.clip(paste + cv2.GaussianBlur(raised, (0, 0), 9) * 0.25, 0, 1))
    return colour * np.clip(relief(height), 0.2, 1.9)[..., None] + 0.25 * gloss(height, power=30)[..., None] * raised[
        ..., None
    ], whole(n, n)


def text_plate(
    w: int, h: int, texts: list[str], size: int, pitch: float, step: float, top: float, right: float
) -> Array:
    image = Image.new("L", (w, h))
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(KAI, size)
    for k, text in enumerate(texts):
        for j, sign in enumerate(text):
            pen.text((right - k * step, top + j * pitch), sign, 255, font, anchor="mm", stroke_width=max(1, size // 44))
    return np.asarray(image, np.float32) / 255


POEM = ["居塵樂道", "居塵樂道且隨緣", "饑則餐兮困則眠", "家中有寶休尋覓", "對境無心莫問禪"]


def printed(w: int, h: int) -> Array:
    """The page as it reads: frame, column lines, a title and four lines."""
    step = (w - 120) / 5
    text = text_plate(w, h, POEM, int(step * 0.58), (h - 170) / 7, step, 85 + (h - 170) / 14, w - 60 - step / 2)
    frame = mask(
        w,
        h,
        lambda p, s: (
            [
                p.rectangle([q * s, q * s, (w - q) * s, (h - q) * s], outline=255, width=t * s)
                for q, t in ((34, 9), (52, 3))
            ]
            + [
                p.line([((60 + step * k) * s, 52 * s), ((60 + step * k) * s, (h - 52) * s)], fill=255, width=3 * s)
                for k in range(1, 5)
            ]
        ),
    )
    return np.clip(text + frame, 0, 1)


def block() -> Array:
    """TL-12: a block of persimmon wood, cut in reverse, and beside it the sheet just lifted from it."""
    w, h = 2100, 1350
    image = timber(w, h, 381, (0.14, 0.085, 0.055), (0.40, 0.27, 0.17))
    bw, bh = 930, 1010
    cut = cv2.GaussianBlur(printed(bw, bh)[:, ::-1].copy(), (0, 0), 1.1)
    raised = np.clip((cut - 0.25) / 0.4, 0, 1)
    scoops = np.abs(np.sin(np.mgrid[0:bh, 0:bw][0] / 9.0 + 7 * fractal((bh, bw), 382, 0.1, 5))) * 2.6
    height = (raised * 13 - (1 - raised) * scoops * 0.6 + fractal((bh, bw), 383, 0.05, 6) * 4).astype(np.float32)
    wood = timber(bw, bh, 384, (0.17, 0.095, 0.055), (0.46, 0.27, 0.16), False)
    worn_ = np.interp(fractal((bh, bw), 385, 0.04, 5), [0.25, 0.6], [0.55, 1.0])
    occlude = np.clip(1 - (cv2.GaussianBlur(raised, (0, 0), 5) - raised) * 0.9, 0.35, 1)
    colour = wood * (1 - cv2.GaussianBlur(raised, (0, 0), 8) * 0.5)[..., None]
    colour = lay(colour, (0.035, 0.034, 0.037), raised * worn_)
    soft = cv2.GaussianBlur(height, (0, 0), 0.9)
    colour = colour * (np.clip(relief(soft, (-0.8, -0.5, 0.42)), 0.12, 2.2) * occlude)[..., None] + (
        gloss(soft, (-0.8, -0.5, 0.42), 26) * raised * worn_ * 1.1
    )[..., None] * np.float32([0.95, 1, 1.05])
    board = np.ones((bh + 60, bw + 150, 3), np.float32) * 0.2
    board[:] = (
        timber(bw + 150, bh + 60, 386, (0.13, 0.075, 0.045), (0.36, 0.21, 0.125), False)
        * (0.55 + 0.6 * whole(bh + 60, bw + 150))[..., None]
    )
    board[30 : 30 + bh, 75 : 75 + bw] = colour
    image = placed(image, board, whole(bh + 60, bw + 150), (600, 690), 2.2, 24, 0.8)
    image = pull(image, bw, bh)
    return window_light(image * 1.2, 0.74)


def pull(image: Array, bw: int, bh: int) -> Array:
    pw, ph = bw + 110, bh + 130
    paper = page(pw, ph, 391, (0.95, 0.91, 0.81))
    ink = np.zeros((ph, pw), np.float32)
    ink[65 : 65 + bh, 55 : 55 + bw] = cv2.GaussianBlur(printed(bw, bh), (0, 0), 0.9)
    patchy = np.interp(fractal((ph, pw), 392, 0.05, 6), [0.2, 0.55], [0.45, 1.0]) * np.interp(
        fractal((ph, pw), 393, 0.004, 3), [0.2, 0.6], [0.6, 1]
    )
    ghost = cv2.GaussianBlur(ink, (0, 0), 14) * 0.10
    paper = lay(paper, (0.05, 0.045, 0.05), np.clip(ink * patchy + ghost, 0, 1) * 0.95)
    x = np.linspace(0, 1, pw)[None, :, None]
    paper = paper * (1 + 0.10 * np.exp(-(((x - 0.04) / 0.03) ** 2)) - 0.22 * np.exp(-(((x - 0.0) / 0.02) ** 2)))
    return placed(image, paper, whole(ph, pw, 5, 394), (1570, 660), -3.2, 9, 0.6)


def strip() -> Array:
    """BST-02: stone, bronze and paper side by side under one raking light."""
    w, h = 2400, 900
    third = w // 3
    parts = [stone_part(third, h), bronze_part(third, h), paper_part(third, h)]
    image = np.concatenate(parts, 1)
    for k in (1, 2):
        x = np.abs(np.arange(w) - k * third)
        image = image * (1 - 0.85 * np.exp(-((x / 9.0) ** 2)))[None, :, None]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    return image * np.clip(1.2 - 0.42 * x / w - 0.25 * np.abs(y / h - 0.45), 0.3, 1.3)[..., None]


def stone_part(w: int, h: int) -> Array:
    """From the stele: 元氣 cut into grey stone."""
    ink = text_plate(w, h, ["元氣"], 400, 420, 1, 240, w / 2)
    deep = cv2.distanceTransform((ink > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    rough = fractal((h, w), 401, 0.4, 8, 0.62)
    pits = np.clip(fractal((h, w), 402, 0.012, 4) - 0.66, 0, 1) * 60
    height = (-np.minimum(deep, 20) * 1.15 + rough * 20 - pits).astype(np.float32)
    tone = np.float32([0.40, 0.39, 0.36]) * (0.75 + 0.5 * fractal((h, w), 403, 0.2, 7))[..., None]
    moss = np.clip(fractal((h, w), 404, 0.25, 7) - 0.56, 0, 1) * 3
    tone = lay(tone, (0.22, 0.24, 0.14), np.clip(moss, 0, 0.6))
    return tone * np.clip(relief(cv2.GaussianBlur(height, (0, 0), 0.8), (-0.9, -0.42, 0.34)), 0.06, 2.3)[..., None]


def bronze_part(w: int, h: int) -> Array:
    """Cast characters standing proud of green bronze: four words of the great proclamation, 文獻之邦."""
    ink = text_plate(w, h, ["文獻", "之邦"], 250, 300, 320, 300, w / 2 + 160)
    ring_ = mask(
        w,
        h,
        lambda p, s: [
            p.line([(0, q * s), (w * s, q * s)], fill=255, width=t * s)
            for q, t in ((70, 14), (100, 6), (h - 70, 14), (h - 100, 6))
        ],
    )
    proud = cv2.GaussianBlur(np.clip(ink + ring_, 0, 1), (0, 0), 3.4)
    rough = fractal((h, w), 411, 0.2, 8, 0.6)
    height = (proud * 16 + rough * 9).astype(np.float32)
    cavity = np.clip(proud - cv2.GaussianBlur(proud, (0, 0), 16) + 0.35 * (rough - 0.5), -0.5, 0.6)
    metal = np.float32([0.34, 0.25, 0.13]) * (0.8 + 0.4 * fractal((h, w), 412, 0.05, 6))[..., None]
    crust = np.clip(0.62 - cavity * 2.2 + (fractal((h, w), 413, 0.12, 7) - 0.5) * 1.5, 0, 1)
    colour = lay(metal, (0.20, 0.36, 0.29), crust * 0.85)
    soft = cv2.GaussianBlur(height, (0, 0), 0.9)
    bright = gloss(soft, (-0.9, -0.42, 0.5), 22) * np.clip(cavity * 2.2, 0, 1)
    return colour * np.clip(relief(soft, (-0.9, -0.42, 0.42)), 0.08, 2.2)[..., None] + bright[..., None] * np.float32(
        [0.9, 0.66, 0.36]
    )


def paper_part(w: int, h: int) -> Array:
    """Brushed on bark paper: 一枝梅."""
    paper = sheet(w, h, (0.92, 0.86, 0.73), 421, 0.10, 0.16)
    bump = fractal((h, w), 422, 0.25, 7, 0.55) * 17
    ink = written(
        w,
        h,
        [(c, w / 2 + d, 165 + 285 * k, 270) for k, (c, d) in enumerate(zip("一枝梅", (8, -6, 4), strict=True))],
        423,
        1.0,
    )
    paper = lay(paper, (0.06, 0.05, 0.05), ink * 0.96)
    return paper * np.clip(relief(bump.astype(np.float32), (-0.9, -0.42, 0.5)), 0.5, 1.4)[..., None]


def main(name: str, out: str) -> None:
    save(
        out,
        {"letter": letter, "memorial": memorial, "book": book, "stamp": stamp, "block": block, "strip": strip}[name](),
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
