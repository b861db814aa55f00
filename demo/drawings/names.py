# SPDX-License-Identifier: Apache-2.0
"""A name, each time in the thing that would bear it: python names.py NAME OUT.png; NAME is board, arrowheads, embroidery, essay,
stakes, glaze or edict. Surfaces are heights, lit by one lamp; letters are AR PL UKai (Debian fonts-arphic-ukai)."""

from __future__ import annotations

import sys

import cv2
import numpy as np
from calligraphy import KAI, written
from paper import Array, fractal, lay, mask, save
from PIL import Image, ImageDraw, ImageFont
from woodcut import spiral

W, H = 1600, 1200
GILT, WOOD, LACQUER = (0.80, 0.53, 0.17), (0.16, 0.085, 0.045), (0.30, 0.030, 0.022)


def letters(signs: str, middle: tuple[float, float], size: float, step: tuple[float, float]) -> Array:
    """Type, 0..1: the signs one after another from the middle out."""
    plate = Image.new("L", (W, H))
    font = ImageFont.truetype(KAI, int(size))
    for k, sign in enumerate(signs):
        f = k - (len(signs) - 1) / 2
        ImageDraw.Draw(plate).text(
            (middle[0] + f * step[0], middle[1] + f * step[1]),
            sign,
            255,
            font,
            anchor="mm",
            stroke_width=max(1, int(size / 60)),
        )
    return np.asarray(plate, np.float32) / 255


def rounded(cover: Array, reach: float, rise: float) -> Array:
    """A height in pixels that swells from the edge of a shape inwards."""
    d = cv2.distanceTransform((cover > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    u = np.clip(d / reach, 0, 1)
    return cv2.GaussianBlur(rise * np.sqrt(1 - (1 - u) ** 2), (0, 0), 1.1).astype(np.float32)


def lit(
    height: Array,
    colour: Array,
    shine: Array | float,
    lamp: tuple[float, float],
    gloss: float = 34,
    warm=(1.0, 0.80, 0.55),
    above: float = 620.0,
) -> Array:
    """Colours under one lamp at (x, y) of the sheet, 0..1, `above` pixels over it: slope, gloss, hollows and the fall of light; linear in, sRGB out."""
    gy, gx = np.gradient(height)
    n = np.stack([-gx, -gy, np.ones_like(gx)], -1)
    n /= np.linalg.norm(n, axis=-1, keepdims=True)
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    way = np.stack([lamp[0] * W - x, lamp[1] * H - y, np.full_like(x, above)], -1)
    far = np.linalg.norm(way, axis=-1, keepdims=True)
    way /= far
    half = way + np.array([0, 0, 1], np.float32)
    half /= np.linalg.norm(half, axis=-1, keepdims=True)
    diffuse = np.clip((n * way).sum(-1), 0, 1)
    spark = np.clip((n * half).sum(-1), 0, 1) ** gloss * shine
    hollow = np.clip(1 + (height - cv2.GaussianBlur(height, (0, 0), 14)) / 26, 0.35, 1.15)
    fall = np.clip(900 / far[..., 0], 0, 1.5) ** 1.8
    cool = np.array([0.10, 0.11, 0.13]) * (0.4 + 0.6 * np.clip(n[..., :1] * 0.8 + 0.5, 0, 1))
    out = colour * (diffuse[..., None] * np.array(warm) * 1.5 + cool) * hollow[..., None] + spark[..., None] * np.array(
        warm
    ) * (0.25 + 1.3 * colour)
    out *= np.maximum(fall, 0.12)[..., None]
    return np.clip(out / (0.72 + 0.28 * out), 0, 1) ** (1 / 2.2)


def shaded(light: Array, cover: Array, strong: float, spread: float, shift=(14, 20)) -> Array:
    """The shadow that a thing of this outline throws on what lies under it."""
    moved = np.roll(cover, (shift[1], shift[0]), (0, 1))
    return light * (1 - strong * cv2.GaussianBlur(moved, (0, 0), spread) * (1 - cover))[..., None]


def gold_of(seed: int, worn: float = 0.5) -> Array:
    """Leaf over red lacquer, thin in places."""
    a, b = fractal((H, W), seed, 0.2, 6), fractal((H, W), seed + 1, 0.04, 5)
    c = np.array(GILT) * (0.65 + 0.6 * a[..., None])
    return lay(c, (0.34, 0.06, 0.03), np.clip((b * 0.6 + a * 0.4 - 0.62) / 0.08, 0, 1) * worn)


def planks(seed: int, count: int = 7) -> tuple[Array, Array]:
    """Upright dark boards: height and colour."""
    x = np.linspace(0, count, W, dtype=np.float32)
    grain = cv2.resize(fractal((H // 8, W), seed, 0.03, 6), (W, H))
    joint = np.exp(-((((x % 1) - 0.5) / 0.012) ** 2))
    tint = np.random.default_rng(seed).uniform(0.7, 1.2, count + 1)[np.floor(x + 0.5).astype(int)]
    return grain * 2.2 - 9 * joint, np.array(WOOD) * (tint[None, :, None] * (0.55 + 0.9 * grain[..., None]))


def curls(boxes: list[tuple[float, float, float, int]], thick: int) -> Array:
    """Cloud curls (x, y, radius, hand)."""
    art = np.zeros((H, W), np.uint8)
    for x, y, r, hand in boxes:
        cv2.polylines(art, [np.int32(spiral(x, y, r, 1.7, 0.5, hand))], False, 255, thick, cv2.LINE_AA)
    return art.astype(np.float32) / 255


def rect(x0: float, y0: float, x1: float, y1: float, r: float = 0) -> Array:
    return mask(W, H, lambda p, s: p.rounded_rectangle([x0 * s, y0 * s, x1 * s, y1 * s], r * s, fill=255))


def board() -> Array:
    """NV-01: a lacquered board under a beam, gilt letters read from the right, a carved frame."""
    back, tone = planks(3)
    tone = tone * 0.8
    plate, inner, beam = rect(120, 330, 1480, 930, 18), rect(196, 402, 1404, 858, 6), rect(-20, -20, 1620, 150)
    type_ = letters("祖太李", (800, 628), 330, (372, 0))
    rows = [(196 + k * 75.5, y, 31, 1 if k % 2 else -1) for k in range(17) for y in (366, 894)] + [
        (x, 444 + k * 74.5, 31, 1 if k % 2 else -1) for k in range(6) for x in (158, 1442)
    ]
    curl = curls(rows, 7)
    high = (
        back * (1 - np.maximum(plate, beam))
        + plate * 16
        + rounded(plate * (1 - inner), 34, 16)
        + rounded(curl, 4, 6)
        + rounded(type_, 20, 17)
        + rounded(beam, 90, 60)
    )
    gold = np.maximum(np.clip(plate - inner, 0, 1) * 0.55 + curl, type_).clip(0, 1)
    ground = np.array([0.020, 0.014, 0.013]) * (0.7 + 0.6 * fractal((H, W), 5, 0.3, 4)[..., None])
    colour = lay(lay(tone, LACQUER, plate), ground, inner)
    colour = colour * (1 - gold[..., None]) + gold_of(7) * gold[..., None]
    colour = lay(colour, np.array(LACQUER) * 0.30, beam)
    line = rect(-20, 118, 1620, 132)
    colour = colour * (1 - line[..., None]) + gold_of(8) * line[..., None]
    stud = mask(
        W, H, lambda p, s: [p.ellipse([(x - 34) * s, 232 * s, (x + 34) * s, 300 * s], fill=255) for x in (330, 1270)]
    )
    high, colour = high + rounded(stud, 34, 22), lay(colour, np.array(GILT) * 0.8, stud)
    return lit(
        high + 0.8 * fractal((H, W), 9, 0.01, 3),
        shaded(shaded(colour, plate, 0.85, 26), beam, 0.8, 40, (0, 50)),
        0.5 * gold + 0.16 * plate + 0.05,
        (0.26, -0.04),
        30,
    )


def leaf_head(high: Array, cover: Array, at: tuple[float, float], length: float, turn: float) -> None:
    """One bronze arrowhead: three edges, a ridge, a long tang."""
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    a = np.radians(turn)
    u = ((x - at[0]) * np.sin(a) - (y - at[1]) * np.cos(a)) / length
    v = ((x - at[0]) * np.cos(a) + (y - at[1]) * np.sin(a)) / length
    wide = 0.135 * np.clip((0.62 - u) / 0.62, 0, 1) ** 0.72 * np.clip((u + 0.06) / 0.05, 0, 1)
    blade = (u > -0.06) & (u < 0.62) & (np.abs(v) < wide)
    rise = np.where(blade, np.clip(1 - np.abs(v) / np.maximum(wide, 1e-4), 0, 1) ** 0.8 * wide * 1.3 + 0.02, 0)
    r = np.where(u > -0.12, 0.052, 0.030 + 0.012 * np.clip(u + 0.6, 0, 1))
    tang = (u > -0.55) & (u < 0.02) & (np.abs(v) < r)
    rise = np.maximum(rise, np.where(tang, np.sqrt(np.maximum(r * r - v * v, 0)) + 0.004, 0))
    np.maximum(high, rise * length * 0.9, out=high)
    np.maximum(cover, (blade | tang).astype(np.float32), out=cover)


def arrowheads() -> Array:
    """NV-02: bronze arrowheads in rows on undyed cloth, a label with the name."""
    rng = np.random.default_rng(4)
    high, cover = np.zeros((H, W), np.float32), np.zeros((H, W), np.float32)
    for row, y in enumerate((330, 640, 950)):
        for k in range(9):
            if row == 2 and k > 5:
                continue
            leaf_head(
                high,
                cover,
                (170 + k * 157 + rng.normal(0, 5), y + rng.normal(0, 7)),
                rng.uniform(232, 262),
                rng.normal(0, 4),
            )
    cover = cv2.GaussianBlur(cover, (0, 0), 0.8)
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    weave = np.sin(x * 1.05 + 2 * fractal((H, W), 5, 0.1, 4)) * np.sin(y * 1.05) * 0.6 + 5 * fractal((H, W), 6, 0.4, 4)
    cloth = np.array([0.33, 0.27, 0.19]) * (0.75 + 0.4 * fractal((H, W), 7, 0.05, 5)[..., None])
    crust, stain_ = fractal((H, W), 8, 0.03, 6), fractal((H, W), 9, 0.12, 6)
    bronze = np.array([0.26, 0.16, 0.07]) * (0.6 + 0.8 * stain_[..., None])
    green = lay(np.full((H, W, 3), (0.05, 0.17, 0.13)), (0.17, 0.33, 0.25), crust)
    ridge = np.clip((high - cv2.GaussianBlur(high, (0, 0), 9)) / 9, -1, 1)
    c = np.clip((crust * 0.5 + stain_ * 0.5 - 0.16 * ridge - 0.40) / 0.12, 0, 1)
    metal = bronze * (1 - c[..., None]) + green * c[..., None]
    card = rect(1150, 800, 1500, 1085, 3)
    ink = written(W, H, [("高", 1262, 945, 150), ("魯", 1402, 945, 150)], 12, 0.2)
    colour = cloth * (1 - cover[..., None]) + metal * cover[..., None]
    colour = shaded(shaded(colour, cover, 0.75, 9, (9, 13)), card, 0.5, 7, (5, 7))
    colour = lay(lay(colour, (0.62, 0.56, 0.44), card), (0.02, 0.017, 0.015), ink * card)
    surface = weave * (1 - cover) * (1 - card) + high + cover * (crust - 0.5) * 4.5 + card * 6
    return lit(surface, colour, cover * (0.35 * (1 - c)) + 0.02, (0.14, 0.02), 18, (1.0, 0.88, 0.70))


def main(name: str, out: str) -> None:
    import names_on_paper as other  # noqa: PLC0415 - it is made of this module's tools

    save(
        out,
        {
            "board": board,
            "arrowheads": arrowheads,
            "embroidery": other.embroidery,
            "essay": other.essay,
            "stakes": other.stakes,
            "glaze": other.glaze,
            "edict": other.edict,
        }[name](),
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
