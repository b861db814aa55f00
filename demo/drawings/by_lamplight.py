# SPDX-License-Identifier: Apache-2.0
"""Things close by under one light: python by_lamplight.py NAME OUT.png; NAME is robe (NV-13), gongs (PV-26) or sword (NV-09)."""

from __future__ import annotations

import sys

import cv2
import numpy as np
from brocade import TILE, figure, folds
from names import GILT, H, W, lit, planks, rounded, shaded
from paper import Array, fractal, mask, save
from woodcut import Points, curve


def thread(points: Points, width: float) -> Array:
    return mask(
        W,
        H,
        lambda p, s: p.line([(a * s, b * s) for a, b in points], fill=255, width=max(1, int(width * s)), joint="curve"),
    )


def domes(spots: list[tuple[float, float, float]]) -> tuple[Array, Array]:
    """Half balls: height and outline."""
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    high, cover = np.zeros((H, W), np.float32), np.zeros((H, W), np.float32)
    for cx, cy, r in spots:
        box = (slice(max(0, int(cy - r) - 2), int(cy + r) + 3), slice(max(0, int(cx - r) - 2), int(cx + r) + 3))
        d = np.hypot(x[box] - cx, y[box] - cy)
        high[box] = np.maximum(high[box], np.sqrt(np.maximum(r * r - d * d, 0)))
        cover[box] = np.maximum(cover[box], np.clip(r - d, 0, 1))
    return high, cover


def patches(s: Array, t: Array) -> tuple[Array, Array]:
    """Squares sewn on, in the weave of the cloth: which cloth, and the running stitch round each."""
    where, seam = np.zeros((H, W), np.float32), np.zeros((H, W), np.float32)
    for k, (a, b, half, tall) in enumerate(
        ((430, 420, 150, 120), (1240, 300, 120, 150), (1150, 950, 170, 110), (250, 980, 120, 120))
    ):
        u, v = np.abs(s - a) / half, np.abs(t - b) / tall
        far = np.maximum(u, v)
        where = np.maximum(where, np.clip((1 - far) * 60, 0, 1) * (0.5 + 0.17 * (k % 4)))
        along = np.where(u > v, t, s)
        seam = np.maximum(seam, np.exp(-(((far - 0.93) * half / 3.2) ** 2)) * (np.sin(along * 0.34) > -0.1))
    return where, seam


def robe() -> Array:
    """NV-13: a patched brown robe and a string of beads."""
    high, s, t = folds()
    weave = np.sin(s * 1.25) * np.sin(t * 1.25)
    where, seam = patches(s, t)
    slub = fractal((H, W), 71, 0.02, 5)
    cloth = np.array([0.120, 0.060, 0.030]) * (0.75 + 0.45 * slub + 0.13 * weave)[..., None]
    other = (
        np.stack([0.085 + 0.06 * where, 0.052 + 0.028 * where, 0.036 + 0.004 * where], -1)
        * (0.8 + 0.4 * slub + 0.13 * weave)[..., None]
    )
    cover = (where > 0.02).astype(np.float32)[..., None]
    colour = cloth * (1 - cover) + other * cover
    colour = colour * (1 - 0.55 * seam[..., None]) + seam[..., None] * 0.55 * np.array([0.30, 0.22, 0.13])
    loop = curve(
        [
            (150, 250),
            (420, 170),
            (760, 330),
            (1010, 640),
            (1330, 720),
            (1480, 520),
            (1330, 330),
            (1060, 420),
            (930, 720),
            (700, 930),
            (420, 900),
            (330, 660),
            (210, 460),
        ],
        True,
        60,
    )
    p = np.array(loop)
    way = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(p, axis=0).T))])
    at = np.arange(0, way[-1] - 30, 57.0)
    spots = [
        (float(np.interp(q, way, p[:, 0])), float(np.interp(q, way, p[:, 1])), 31.0 if k % 27 else 44.0)
        for k, q in enumerate(at)
    ]
    ball, outline = domes(spots)
    colour = shaded(colour, outline, 0.75, 12, (16, 18))
    grain = fractal((H, W), 73, 0.012, 5)
    colour = colour * (1 - outline[..., None]) + outline[..., None] * np.array([0.150, 0.052, 0.022]) * (
        0.5 + grain[..., None]
    )
    soft = cv2.GaussianBlur(high, (0, 0), 4)
    surface = (soft * 0.9 + 0.55 * weave + 5 * cover[..., 0] + 2.0 * seam) * (1 - outline) + outline * (
        cv2.GaussianBlur(soft, (0, 0), 22) * 0.9 + ball
    )
    return lit(
        surface.astype(np.float32), colour * 1.25, 0.55 * outline + 0.015, (0.22, -0.12), 40, (1.0, 0.86, 0.66), 560
    )


def gong(r: float, boss: float) -> Array:
    """Height over radius 0..1: a turned-down rim, a flat face with rings, a boss where there is one."""
    d = np.linspace(0, 1, 400)
    high = (
        26 * np.clip((1 - d) / 0.10, 0, 1) ** 0.5
        + 9 * np.exp(-(((d - 0.74) / 0.06) ** 2))
        + 5 * np.exp(-(((d - 0.52) / 0.03) ** 2))
    )
    high += boss * (np.sqrt(np.maximum(1 - (d / 0.24) ** 2, 0)) * 62 + 8 * np.exp(-(((d - 0.27) / 0.03) ** 2)))
    return high * r / 240


def gongs() -> Array:
    """PV-26: a set of gongs on a plank wall, by firelight from below."""
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    back, tone = planks(83, 8)
    high, colour, cover_all = back * 1.2, tone * 0.75, np.zeros((H, W), np.float32)
    straps: list[Points] = []
    metal, beaten = np.zeros((H, W, 3)), fractal((H, W), 85, 0.03, 4)
    for k, (cx, cy, r, boss) in enumerate(
        (
            (340, 470, 268, 1),
            (905, 400, 232, 0),
            (1345, 480, 205, 1),
            (690, 880, 178, 1),
            (1080, 890, 150, 0),
            (1420, 960, 128, 1),
            (190, 985, 140, 0),
        )
    ):
        d = np.hypot(x - cx, y - cy) / r
        inside = np.clip((1 - d) * r, 0, 1)
        a = np.arctan2(y - cy, x - cx)
        dents = (np.sin(d * 42 + 2.6 * np.sin(a * 9 + k)) * np.sin(a * 34 + 6 * d) * 0.9 + 5 * (beaten - 0.5)) * (
            d < 0.94
        )
        face = np.interp(d, np.linspace(0, 1, 400), gong(r, boss)) + dents
        straps += [
            [(cx + side * r * 0.42, cy - r * 0.86), (cx + side * r * 0.16, cy - r * 1.32), (cx, cy - r * 1.40)]
            for side in (-1, 1)
        ]
        rub = np.exp(-((d / 0.30) ** 2)) * 0.8 + 0.35 * np.exp(-(((d - 0.75) / 0.08) ** 2))
        dark = np.clip(fractal((H, W), 90 + k, 0.14, 6) * 1.5 - 0.35, 0, 1) * (1 - 0.7 * rub)
        tint = np.array([0.62, 0.37, 0.13])[None, None] * (1 - 0.72 * dark[..., None]) + rub[..., None] * np.array(
            [0.16, 0.11, 0.05]
        )
        metal = metal * (1 - inside[..., None]) + tint * inside[..., None]
        high = high * (1 - inside) + (40 + face) * inside
        cover_all = np.maximum(cover_all, inside)
    cords = np.maximum.reduce([thread(q, 13) for q in straps])
    pegs, peg_cover = domes([(q[2][0], q[2][1], 20) for q in straps[::2]])
    colour = shaded(shaded(colour, cover_all, 0.85, 26, (6, -26)), cords, 0.5, 6, (3, -6))
    cords *= 1 - cover_all
    colour = colour * (1 - cords[..., None]) + cords[..., None] * np.array([0.20, 0.12, 0.06])
    high = np.maximum(high + rounded(cords, 7, 8), pegs)
    colour = colour * (1 - peg_cover[..., None]) + peg_cover[..., None] * np.array([0.14, 0.08, 0.04])
    colour = colour * (1 - cover_all[..., None]) + metal * 0.62 * cover_all[..., None]
    fire = (
        lit(high.astype(np.float32), colour, 0.75 * cover_all + 0.03, (0.42, 1.10), 16, (1.0, 0.55, 0.20), 460) ** 2.2
    )
    moon = lit(high.astype(np.float32), colour, 0.30 * cover_all, (0.95, -0.25), 30, (0.30, 0.42, 0.62), 500) ** 2.2
    out = np.clip(fire * 1.05 + moon * 0.40, 0, 1) ** (1 / 2.2)
    return np.clip(out + 0.25 * (out * out * (3 - 2 * out) - out), 0, 1)


def brocade_cloth() -> tuple[Array, Array, Array]:
    """Dark silk in folds with a figure in gold thread: height, colour, gloss."""
    high, s, t = folds()
    woven = cv2.remap(figure(), (s % TILE).astype(np.float32), (t % TILE).astype(np.float32), cv2.INTER_LINEAR)
    twill = np.sin((s + t) * 1.3)
    colour = np.array([0.020, 0.046, 0.060]) * (1 + 0.15 * twill)[..., None]
    colour = (
        colour * (1 - woven[..., None]) + woven[..., None] * np.array(GILT) * 0.42 * (0.85 + 0.2 * twill)[..., None]
    )
    return cv2.GaussianBlur(high, (0, 0), 4) * 0.8 + 0.4 * twill + 1.6 * woven, colour, 0.10 + 0.25 * woven


def blade(u: Array, v: Array) -> tuple[Array, Array, Array, Array]:
    """A sheathed sword along u: height, outline, where it is gilt, where it is corded."""
    sheath = np.interp(u, [-200, 560, 650], [40, 33, 14])
    inside = (u > -200) & (u < 650) & (np.abs(v) < sheath)
    high = np.where(inside, 30 * np.sqrt(np.clip(1 - (v / sheath) ** 2, 0, 1)), 0)
    gilt = np.zeros_like(u)
    for a, b in ((-198, -140), (96, 150), (330, 384), (574, 660)):
        band = inside & (u > a) & (u < b)
        gilt[band] = 1
        high = np.where(band, high + 5 + 2.2 * np.cos((u - a) / (b - a) * np.pi * 6) * np.cos(v * 0.22), high)
    guard = ((u + 214) / 20) ** 2 + (v / 92) ** 2
    high = np.where(guard < 1, np.maximum(high, 44 * np.sqrt(np.clip(1 - guard, 0, 1))), high)
    gilt[guard < 1] = 1
    grip = (u < -225) & (u > -500) & (np.abs(v) < 31)
    cord = np.maximum(np.abs(np.sin((u + v * 0.9) * 0.105)), np.abs(np.sin((u - v * 0.9) * 0.105)))
    high = np.where(grip, 27 * np.sqrt(np.clip(1 - (v / 31) ** 2, 0, 1)) + 5 * cord**3, high)
    knob = np.hypot((u + 520) / 1.1, v) / 48
    high = np.where(knob < 1, np.maximum(high, 46 * np.sqrt(np.clip(1 - knob**2, 0, 1))), high)
    gilt[knob < 1] = 1
    return high.astype(np.float32), (high > 0.5).astype(np.float32), gilt, grip * (gilt < 0.5) * cord


def sword() -> Array:
    """NV-09: a sword in a red sheath laid on brocade, its tassel beside it."""
    base, colour, gloss = brocade_cloth()
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    a = np.radians(-27)
    u = (x - 790) * np.cos(a) + (y - 610) * np.sin(a)
    v = -(x - 790) * np.sin(a) + (y - 610) * np.cos(a) + 0.00011 * u * u - 20
    high, cover, gilt, cord = blade(u, v)
    rng = np.random.default_rng(5)
    tassel = np.zeros((H, W), np.float32)
    for _ in range(70):
        dx, dy = rng.normal(0, 10, 2)
        end = rng.normal(0, 26)
        line = curve(
            [
                (322, 868),
                (250 + dx, 936 + dy),
                (262 + dx + end * 0.5, 1030),
                (360 + end * 1.4, 1120 + rng.normal(0, 14)),
            ],
            False,
            12,
        )
        tassel = np.maximum(tassel, thread(line, 3.2) * rng.uniform(0.55, 1))
    colour = shaded(shaded(colour, np.clip(tassel * 2, 0, 1), 0.6, 8, (8, 10)), cover, 0.85, 16, (18, 24))
    t = np.clip(tassel * 1.4, 0, 1)[..., None]
    colour = colour * (1 - t) + t * np.array([0.40, 0.022, 0.016]) * (0.4 + 0.8 * tassel[..., None])
    worn = fractal((H, W), 57, 0.03, 6)
    red = np.array([0.29, 0.018, 0.012]) * (0.75 + 0.4 * worn[..., None])
    gold = np.array(GILT) * (0.55 + 0.5 * worn[..., None])
    wrap = np.array([0.045, 0.036, 0.032]) * (0.6 + 0.9 * cord[..., None])
    grip = ((u < -225) & (u > -500) & (gilt < 0.5)).astype(np.float32)[..., None]
    thing = red * (1 - grip) + wrap * grip
    thing = thing * (1 - gilt[..., None]) + gold * gilt[..., None]
    colour = colour * (1 - cover[..., None]) + thing * cover[..., None]
    shine = (
        gloss * (1 - cover) * (1 - t[..., 0]) + cover * (0.42 + 0.35 * gilt - 0.35 * grip[..., 0]) + 0.12 * t[..., 0]
    )
    surface = (
        base * (1 - cover)
        + 9 * tassel
        + cover * (cv2.GaussianBlur(base, (0, 0), 40) + 18 + cv2.GaussianBlur(high, (0, 0), 1.2) + 1.2 * worn)
    )
    return lit(surface.astype(np.float32), colour, shine, (0.30, -0.10), 30, (1.0, 0.84, 0.62), 560)


if __name__ == "__main__":
    save(sys.argv[2], {"robe": robe, "gongs": gongs, "sword": sword}[sys.argv[1]]())
