# SPDX-License-Identifier: Apache-2.0
"""Ink-and-mist landscapes: python landscape.py NAME OUT.png, with NAME one of tan_vien, den_hung, ho_tay, bach_dang."""

from __future__ import annotations

import sys

import cv2
import numpy as np
from paper import Array, fractal, lay, mask, save

W, H = 2000, 1300


def ramp(stops: list[tuple[float, tuple[float, float, float]]], h: int = H, w: int = W) -> Array:
    """A vertical gradient, top to bottom."""
    y = np.linspace(0, 1, h)
    places, colours = zip(*stops, strict=True)
    column = np.stack([np.interp(y, places, [c[k] for c in colours]) for k in range(3)], -1)
    return np.repeat(column[:, None], w, 1).astype(np.float32)


def line_noise(seed: int, cell: float, octaves: int = 8, gain: float = 0.5) -> Array:
    return fractal((8, W), seed, cell, octaves, gain)[3] - 0.5


def hill(
    image: Array,
    top: Array,
    tone,
    mist,
    depth: float,
    strength: float = 1.0,
    tree: float = 0.0,
    seed: int = 0,
    level: bool = False,
) -> Array:
    """A range below the curve `top` (px), dark at its crest and lost in mist `depth` px below (below its highest point if `level`)."""
    y = np.mgrid[0:H, 0:W][0].astype(np.float32)
    if tree:
        top = (
            top
            - tree * np.abs(line_noise(seed + 50, 0.012, 5, 0.75))
            - tree * 0.5 * line_noise(seed + 51, 0.004, 3, 0.8)
        )
    cover = np.clip(y - top[None] + 0.5, 0, 1)
    fade = np.clip((y - (top.min() if level else top[None])) / depth, 0, 1)[..., None] ** (1.6 if level else 0.9)
    texture = (fractal((H, W), seed + 9, 0.06, 6) - 0.5)[..., None] * 0.10 * (1 - fade)
    body = np.asarray(tone, np.float32) * (1 - fade) + np.asarray(mist, np.float32) * fade + texture
    return lay(image, body, cover * strength)


def disc(image: Array, at: tuple[float, float], r: float, colour, glow: float) -> Array:
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    d = np.hypot(x - at[0], y - at[1])
    image = lay(image, colour, np.exp(-((d / (r * 3.2)) ** 1.2)) * glow)
    return lay(image, colour, np.clip(r - d + 0.5, 0, 1))


def water(image: Array, level: int, seed: int, ripple: float = 1.0, dim: float = 0.9) -> Array:
    """Below `level` the picture above is mirrored and stirred by ripples."""
    y, x = np.mgrid[0 : H - level, 0:W].astype(np.float32)
    noise = fractal((H - level, W), seed, 0.05, 5) - 0.5
    long = cv2.resize(fractal((H - level, W // 12), seed + 1, 0.08, 5), (W, H - level)) - 0.5
    shift = ripple * (6 + y * 0.10) * (noise * 0.5 + long * 2.2)
    source = np.clip(level - 1 - y * 0.92 + shift, 0, level - 1)
    out = image.copy()
    mirrored = cv2.remap(
        image[:level], x + shift * 0.6, source.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    glint = np.clip(long - 0.17, 0, 1)[..., None] * 0.5
    out[level:] = mirrored * dim + glint
    return out


def fog(image: Array, y0: float, width: float, colour, seed: int, strength: float = 0.9) -> Array:
    y = np.mgrid[0:H, 0:W][0].astype(np.float32)
    stretched = cv2.resize(fractal((H, W // 5), seed, 0.3, 6), (W, H))
    band = np.exp(-(((y - y0) / width) ** 2)) * np.interp(stretched, [0.25, 0.75], [0.35, 1.0]) * strength
    return lay(image, colour, np.clip(band, 0, 1))


def bird(pen, x: float, y: float, size: float, s: int, lift: float) -> None:
    for side in (-1, 1):
        wing = [
            (x, y),
            (x + side * size * 0.5, y - size * lift),
            (x + side * size, y - size * lift * 0.55),
            (x + side * size * 0.5, y - size * lift * 0.72),
        ]
        pen.polygon([(a * s, b * s) for a, b in wing], fill=255)
    pen.polygon(
        [
            (a * s, b * s)
            for a, b in (
                (x - size * 0.1, y - size * 0.05),
                (x + size * 0.45, y + size * 0.12),
                (x + size * 0.1, y + size * 0.12),
            )
        ],
        fill=255,
    )


def grain(image: Array, seed: int) -> Array:
    """The tooth of the paper over everything."""
    return (
        image
        * (1 - 0.06 * (fractal(image.shape[:2], seed, 0.008, 4)[..., None] - 0.4))
        * (1 - 0.05 * fractal(image.shape[:2], seed + 1)[..., None])
    )


def peak(x: Array, at: float, height: float, width: float, sharp: float = 1.3) -> Array:
    return height * np.exp(-((np.abs(x - at) / width) ** sharp))


def tan_vien() -> Array:
    """Mount Ba Vì with its three peaks over flooded rice fields at daybreak."""
    sky = ramp(
        [
            (0, (0.26, 0.36, 0.50)),
            (0.28, (0.58, 0.60, 0.64)),
            (0.42, (0.95, 0.74, 0.54)),
            (0.52, (0.99, 0.87, 0.70)),
            (1, (0.95, 0.85, 0.74)),
        ]
    )
    clouds = cv2.resize(fractal((H, W // 4), 4, 0.35, 7), (W, H))
    sky = lay(sky, (1.0, 0.90, 0.80), np.clip((clouds - 0.52) * 2.2, 0, 0.65) * np.linspace(1, 0, H)[:, None] ** 0.5)
    sky = disc(sky, (1490, 560), 44, (1.0, 0.93, 0.72), 0.85)
    x = np.arange(W, dtype=np.float32)
    far = 690 - 55 * (line_noise(3, 0.2) + 0.5) - peak(x, 300, 60, 260)
    sky = hill(sky, far, (0.60, 0.62, 0.70), (0.97, 0.85, 0.72), 150, 0.9, seed=1)
    body = (
        peak(x, 900, 255, 430, 1.7)
        + peak(x, 655, 70, 70, 1.6)
        + peak(x, 860, 120, 62, 1.5)
        + peak(x, 1075, 85, 90, 1.6)
    )
    crag = 60 * np.abs(line_noise(12, 0.10)) + 34 * line_noise(13, 0.035)
    top = 720 - body + crag * np.clip(body / 160, 0.2, 1)
    sky = hill(sky, top, (0.22, 0.28, 0.41), (0.95, 0.80, 0.68), 440, 0.97, seed=3, level=True)
    ridges = cv2.resize(fractal((H // 2, W), 14, 0.10, 6), (W, H)) - 0.5
    yy = np.mgrid[0:H, 0:W][0]
    sky = lay(
        sky,
        (0.13, 0.17, 0.29),
        np.clip(ridges * 2.2, 0, 0.5) * (yy > top[None]) * np.clip((640 - yy) / 260, 0, 1) * (yy < 720),
    )
    sky = fog(sky, 700, 75, (0.99, 0.90, 0.80), 21)
    sky = hill(
        sky,
        745 - 50 * (line_noise(31, 0.12) + 0.5) - peak(x, 150, 40, 200) - peak(x, 1800, 60, 260),
        (0.27, 0.34, 0.36),
        (0.86, 0.80, 0.70),
        120,
        0.95,
        10,
        5,
    )
    sky = fog(sky, 775, 30, (0.98, 0.90, 0.80), 22, 0.8)
    sky = water(sky, 790, 7, 0.7, 0.93)

    def dykes(pen, s: int) -> None:
        for k, y in enumerate((800, 826, 862, 912, 980, 1070, 1190)):
            t = np.arange(-40, W + 80, 10)
            mid = y + (1 + k) * 1.6 * np.sin(t / (150 + 40 * k) + k * 1.7) + (1 + k) * 0.9 * np.sin(t / 61 + k)
            half = (1.3 + k * 1.3) * (1 + 0.25 * np.sin(t / 37 + k))
            edge = [*zip(t, mid - half, strict=True), *zip(t[::-1], (mid + half)[::-1], strict=True)]
            pen.polygon([(a * s, b * s) for a, b in edge], fill=255)
        for a, b in ((-300, 620), (250, 820), (700, 960), (1250, 1120), (1900, 1330), (2500, 1500)):
            u = np.linspace(0, 1, 60)
            mid, half = a + (b - a) * u + 16 * (1 - u) * np.sin(u * 14 + a), 13 * (1 - u) ** 1.4 + 1.2
            y = H - (H - 800) * u**0.62
            pen.polygon(
                [
                    (p * s, q * s)
                    for p, q in [*zip(mid - half, y, strict=True), *zip((mid + half)[::-1], y[::-1], strict=True)]
                ],
                fill=255,
            )

    sky = lay(sky, (0.20, 0.23, 0.15), mask(W, H, dykes) * 0.92)
    rng = np.random.default_rng(5)

    def shoots(pen, s: int) -> None:
        for _ in range(5200):
            y = 800 + 500 * rng.random() ** 0.7
            near = (y - 790) / 510
            x0 = rng.uniform(0, W)
            for d in (-1, 0.3, 1.2):
                pen.line(
                    [(x0 * s, y * s), ((x0 + d * 7 * near) * s, (y - 5 - 22 * near) * s)],
                    fill=255,
                    width=max(1, int(1.6 * near * s)),
                )

    sky = lay(sky, (0.26, 0.33, 0.14), mask(W, H, shoots) * 0.62)
    sky = lay(
        sky,
        (0.10, 0.11, 0.13),
        mask(
            W,
            H,
            lambda p, s: [bird(p, 1180 + 64 * k, 300 + 22 * abs(k - 2), 34 - 3 * abs(k - 2), s, 0.5) for k in range(5)],
        ),
    )
    return grain(sky, 90)


def canopy(image: Array, top: Array, tones, seed: int, size: float, count: int) -> Array:
    """A wood seen from afar: many round crowns from the crest of a hill down, lit from the left."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-20, W + 20, count)
    low = np.interp(x, np.arange(W), top)
    y = low + (H - low) * rng.random(count) ** 1.5
    order = np.argsort(y)
    ground = np.clip(np.mgrid[0:H, 0:W][0] - top[None] - 12, 0, 1).astype(np.float32)
    out = np.ascontiguousarray(lay(image, np.array(tones[0]) * 0.7, ground))
    for i in order:
        r = size * rng.uniform(0.6, 1.25) * (0.8 + 0.5 * (y[i] - low[i]) / H)
        t = np.clip((y[i] - low[i]) / 520, 0, 1)
        tone = np.array(tones[0]) * (1 - t) + np.array(tones[1]) * t + rng.normal(0, 0.018)
        for shift, f, gain in ((0, 1.0, 0.72), (-0.22, 0.78, 1.0), (-0.4, 0.42, 1.3)):
            c = tuple(float(v) for v in np.clip(tone * gain, 0, 1))
            cv2.ellipse(
                out,
                (int(x[i] + shift * r), int(y[i] + shift * r)),
                (int(r * f), int(r * f * 0.82)),
                0,
                0,
                360,
                c,
                -1,
                cv2.LINE_AA,
            )
    return out


def temple(pen, x: float, y: float, w: float, s: int) -> None:
    """A small hall: sweeping roof, posts, steps."""
    roof = [
        (x - w * 0.62, y - w * 0.16),
        (x - w * 0.42, y - w * 0.24),
        (x - w * 0.3, y - w * 0.46),
        (x + w * 0.3, y - w * 0.46),
        (x + w * 0.42, y - w * 0.24),
        (x + w * 0.62, y - w * 0.16),
        (x + w * 0.5, y - w * 0.17),
        (x - w * 0.5, y - w * 0.17),
    ]
    pen.polygon([(a * s, b * s) for a, b in roof], fill=255)
    for k in range(6):
        px = x + (k - 2.5) * w * 0.16
        pen.rectangle([(px - 2) * s, (y - w * 0.2) * s, (px + 2) * s, y * s], fill=255)
    pen.rectangle([(x - w * 0.48) * s, (y - 3) * s, (x + w * 0.48) * s, (y + 4) * s], fill=255)


def den_hung() -> Array:
    """A wooded mountain with three temples on one long stair, the sun behind mist, lạc birds passing."""
    sky = ramp([(0, (0.86, 0.66, 0.42)), (0.3, (0.96, 0.80, 0.56)), (0.6, (0.99, 0.90, 0.72)), (1, (0.9, 0.8, 0.6))])
    sky = disc(sky, (1180, 330), 150, (0.93, 0.36, 0.20), 0.55)
    x = np.arange(W, dtype=np.float32)
    sky = hill(
        sky,
        620 - 60 * (line_noise(61, 0.2) + 0.5) - peak(x, 250, 90, 260),
        (0.66, 0.62, 0.52),
        (0.98, 0.88, 0.70),
        260,
        0.9,
        seed=2,
    )
    sky = hill(
        sky,
        700 - 60 * (line_noise(62, 0.15) + 0.5) - peak(x, 1750, 110, 300),
        (0.50, 0.52, 0.44),
        (0.96, 0.86, 0.68),
        260,
        0.95,
        6,
        3,
    )
    sky = fog(sky, 760, 60, (0.99, 0.91, 0.76), 33)
    top = 1010 - peak(x, 940, 600, 520, 1.6) - peak(x, 1420, 130, 260) + 22 * line_noise(64, 0.08)
    sky = canopy(sky, top, ((0.20, 0.30, 0.22), (0.13, 0.20, 0.10)), 7, 26, 7500)
    u = np.linspace(0, 1, 200)
    px, py = 940 + 150 * np.sin(u * 5.2) * (0.25 + u) * 0.8, 452 + u * 900

    def stair(pen, s: int) -> None:
        for a, b, t in zip(px, py, u, strict=True):
            w = 7 + 40 * t**1.4
            pen.rectangle([(a - w) * s, b * s, (a + w) * s, (b + 5) * s], fill=255)

    sky = lay(sky, (0.80, 0.70, 0.52), mask(W, H, stair) * 0.95)
    sky = lay(
        sky,
        (0.45, 0.36, 0.26),
        mask(
            W,
            H,
            lambda p, s: [
                p.line([((a - 7 - 40 * t**1.4) * s, b * s), ((a + 7 + 40 * t**1.4) * s, b * s)], fill=255, width=s)
                for a, b, t in zip(px[::2], py[::2], u[::2], strict=True)
            ],
        )
        * 0.8,
    )
    for k, w in ((0, 190), (70, 220), (130, 280)):
        at = (float(px[k]), float(py[k]) + 4, w)
        sky = lay(sky, (0.30, 0.11, 0.07), mask(W, H, lambda p, s, at=at: temple(p, *at, s)))
        sky = lay(
            sky,
            (0.95, 0.72, 0.35),
            mask(
                W,
                H,
                lambda p, s, at=at: p.rectangle(
                    [
                        (at[0] - at[2] * 0.07) * s,
                        (at[1] - at[2] * 0.16) * s,
                        (at[0] + at[2] * 0.07) * s,
                        (at[1] - 4) * s,
                    ],
                    fill=255,
                ),
            )
            * 0.85,
        )
    sky = fog(sky, 640, 40, (0.99, 0.91, 0.76), 44, 0.55)
    sky = fog(sky, 930, 55, (0.97, 0.88, 0.72), 45, 0.5)
    flock = [(560, 250, 60), (680, 205, 52), (800, 175, 46), (450, 305, 66)]
    sky = lay(sky, (0.25, 0.12, 0.08), mask(W, H, lambda p, s: [bird(p, a, b, c, s, 0.55) for a, b, c in flock]))
    return grain(sky, 91)


def boat(pen, x: float, y: float, size: float, s: int, sail: bool = False) -> None:
    hull = [
        (x - size, y - size * 0.16),
        (x - size * 0.8, y),
        (x + size * 0.8, y),
        (x + size, y - size * 0.22),
        (x + size * 0.72, y - size * 0.09),
        (x - size * 0.72, y - size * 0.08),
    ]
    pen.polygon([(a * s, b * s) for a, b in hull], fill=255)
    if sail:
        pen.line([(x * s, y * s), (x * s, (y - size * 1.5) * s)], fill=255, width=3 * s)
        pen.polygon(
            [
                (a * s, b * s)
                for a, b in (
                    (x + 3, y - size * 1.45),
                    (x + size * 0.75, y - size * 0.7),
                    (x + size * 0.6, y - size * 0.22),
                    (x + 3, y - size * 0.2),
                )
            ],
            fill=255,
        )
        return
    pen.ellipse([(x - size * 0.06) * s, (y - size * 0.52) * s, (x + size * 0.06) * s, (y - size * 0.40) * s], fill=255)
    pen.polygon(
        [
            (a * s, b * s)
            for a, b in ((x - size * 0.17, y - size * 0.43), (x, y - size * 0.56), (x + size * 0.17, y - size * 0.43))
        ],
        fill=255,
    )
    pen.polygon(
        [
            (a * s, b * s)
            for a, b in (
                (x - size * 0.08, y - size * 0.06),
                (x - size * 0.05, y - size * 0.4),
                (x + size * 0.06, y - size * 0.4),
                (x + size * 0.1, y - size * 0.06),
            )
        ],
        fill=255,
    )
    pen.line(
        [((x + size * 0.05) * s, (y - size * 0.3) * s), ((x + size * 0.6) * s, (y + size * 0.05) * s)],
        fill=255,
        width=2 * s,
    )


def ho_tay() -> Array:
    """West Lake in morning fog: a spit with a temple, boats, lotus in the foreground."""
    sky = ramp(
        [(0, (0.62, 0.70, 0.74)), (0.35, (0.84, 0.86, 0.84)), (0.55, (0.96, 0.92, 0.84)), (1, (0.8, 0.84, 0.82))]
    )
    sky = disc(sky, (620, 300), 58, (1.0, 0.96, 0.86), 0.75)
    x = np.arange(W, dtype=np.float32)
    sky = hill(sky, 610 - 40 * (line_noise(71, 0.2) + 0.5), (0.62, 0.69, 0.72), (0.92, 0.91, 0.86), 70, 0.8, 10, 2)
    spit = 640 - peak(x, 1560, 130, 330, 1.8) - 26 * line_noise(72, 0.06)
    sky = canopy_band(sky, spit, 665, (0.28, 0.37, 0.36), 8)
    sky = lay(
        sky, (0.25, 0.18, 0.16), mask(W, H, lambda p, s: [temple(p, 1300, 662, 130, s), temple(p, 1450, 655, 190, s)])
    )
    sky = fog(sky, 655, 26, (0.95, 0.93, 0.87), 51, 0.85)
    sky = water(sky, 668, 17, 0.55, 0.95)
    sky = fog(sky, 720, 60, (0.94, 0.93, 0.88), 52, 0.7)
    for a, b, c in ((830, 742, 74), (460, 800, 100)):
        sky = lay(sky, (0.16, 0.20, 0.22), mask(W, H, lambda p, s, a=a, b=b, c=c: boat(p, a, b, c, s)) * 0.92)
        sky = lay(
            sky,
            (0.35, 0.41, 0.42),
            mask(
                W,
                H,
                lambda p, s, a=a, b=b, c=c: p.ellipse(
                    [(a - c) * s, (b + 1) * s, (a + c) * s, (b + c * 0.2) * s], fill=255
                ),
            )
            * 0.35,
        )
    return grain(lotus(sky), 92)


def canopy_band(image: Array, top: Array, level: int, tone, seed: int) -> Array:
    """Trees on a low shore between the curve and the water line."""
    rng = np.random.default_rng(seed)
    out = np.ascontiguousarray(image)
    for _ in range(2600):
        x = rng.uniform(0, W)
        crest = float(np.interp(x, np.arange(W), top))
        if crest > level - 8:
            continue
        y = crest + (level - crest) * rng.random()
        r = rng.uniform(7, 17)
        c = tuple(float(v) for v in np.clip(np.array(tone) * rng.uniform(0.75, 1.25), 0, 1))
        cv2.ellipse(out, (int(x), int(y)), (int(r), int(r * 0.8)), 0, 0, 360, c, -1, cv2.LINE_AA)
    return out


def petal_points(x: float, y: float, length: float, width: float, turn: float) -> list[tuple[float, float]]:
    t = np.linspace(0, np.pi, 18)
    a, b = length * (1 - np.cos(t)) / 2, width * np.sin(t) ** 0.8
    px, py = np.concatenate([a, a[::-1]]), np.concatenate([b, -b[::-1]])
    return [
        (x + u * np.cos(turn) - v * np.sin(turn), y + u * np.sin(turn) + v * np.cos(turn))
        for u, v in zip(px, py, strict=True)
    ]


def lotus(image: Array) -> Array:
    """Leaves and blossoms rising at the lower edge, each painted over those behind."""
    rng = np.random.default_rng(3)
    spots = sorted(((rng.uniform(0, W), 900 + 420 * rng.random() ** 0.7) for _ in range(64)), key=lambda p: p[1])
    for x, y in spots:
        near = (y - 820) / 480
        r = 46 + 110 * near
        squash = rng.uniform(0.26, 0.46)
        tilt = rng.uniform(-0.2, 0.2)
        tone = np.array([0.17, 0.33, 0.25]) * rng.uniform(0.8, 1.35) * (1.15 - 0.35 * near) + 0.12 * (1 - near)
        t = np.linspace(0, 2 * np.pi, 80)
        rim = r * (1 + 0.05 * np.sin(5 * t + x) + 0.03 * np.sin(11 * t))
        ex, ey = x + rim * np.cos(t), y + rim * squash * np.sin(t) + tilt * rim * np.cos(t)
        poly = list(zip(ex, ey, strict=True))
        cover = mask(W, H, lambda p, s, poly=poly: p.polygon([(a * s, b * s) for a, b in poly], fill=255))
        yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
        light = np.clip(
            1.05 - 0.35 * (yy - y) / (r * squash) + 0.12 * np.cos(np.arctan2((yy - y) / squash, xx - x) * 18), 0.55, 1.5
        )
        image = lay(image, tone * light[..., None], cover)
        if rng.random() < 0.34:
            image = blossom(image, x + rng.uniform(-40, 40), y - r * 0.9 - 30 * near, 34 + 62 * near, rng)
    return image


def blossom(image: Array, x: float, y: float, size: float, rng: np.random.Generator) -> Array:
    stalk = [(x, y + size * 0.35), (x + 6, y + size * 1.2), (x - 4, y + size * 2.0)]
    image = lay(
        image,
        (0.20, 0.33, 0.20),
        mask(W, H, lambda p, s: p.line([(a * s, b * s) for a, b in stalk], fill=255, width=int(size * 0.07 * s))),
    )
    for turn, length, width, tone in (
        (-2.9, 0.95, 0.24, 0.88),
        (-0.25, 0.95, 0.24, 0.88),
        (-2.45, 1.05, 0.27, 0.94),
        (-0.7, 1.05, 0.27, 0.94),
        (-1.95, 1.1, 0.27, 0.99),
        (-1.2, 1.1, 0.27, 0.99),
        (-1.57, 0.95, 0.30, 1.04),
    ):
        poly = petal_points(x, y + size * 0.3, size * length, size * width, turn + rng.normal(0, 0.05))
        cover = mask(W, H, lambda p, s, poly=poly: p.polygon([(a * s, b * s) for a, b in poly], fill=255))
        yy = np.mgrid[0:H, 0:W][0]
        tip = np.clip((y + size * 0.3 - yy) / (size * length), 0, 1)[..., None]
        colour = np.array([0.99, 0.90, 0.86]) * (1 - tip) + np.array([0.90, 0.45, 0.55]) * tip
        image = lay(image, np.clip(colour * tone, 0, 1), cover)
        edge = mask(
            W,
            H,
            lambda p, s, poly=poly: p.line(
                [(a * s, b * s) for a, b in [*poly, poly[0]]], fill=255, width=max(1, int(1.3 * s))
            ),
        )
        image = lay(image, (0.72, 0.32, 0.42), edge * 0.5)
    return image


def bach_dang() -> Array:
    """Ebb tide: iron-tipped stakes stand out of the river, great ships heel over in the mist."""
    sky = ramp(
        [
            (0, (0.33, 0.36, 0.40)),
            (0.3, (0.62, 0.58, 0.52)),
            (0.5, (0.90, 0.72, 0.50)),
            (0.56, (0.94, 0.80, 0.60)),
            (1, (0.8, 0.7, 0.55)),
        ]
    )
    clouds = cv2.resize(fractal((H, W // 3), 81, 0.4, 7), (W, H))
    sky = lay(sky, (0.20, 0.20, 0.23), np.clip((clouds - 0.45) * 2.4, 0, 0.75) * np.linspace(1, 0.1, H)[:, None])
    sky = disc(sky, (1370, 585), 52, (0.98, 0.55, 0.26), 0.75)
    x = np.arange(W, dtype=np.float32)
    karst = sum(
        peak(x, a, b, c, 2.4)
        for a, b, c in (
            (120, 170, 70),
            (240, 120, 60),
            (340, 200, 66),
            (470, 110, 80),
            (1650, 120, 60),
            (1740, 185, 70),
            (1860, 140, 70),
            (1960, 210, 80),
        )
    )
    sky = hill(sky, 700 - karst - 16 * line_noise(82, 0.05), (0.42, 0.42, 0.44), (0.88, 0.74, 0.56), 210, 0.92, 8, 4)
    sky = fog(sky, 690, 40, (0.93, 0.80, 0.62), 83, 0.8)
    for a, b, c, lean in (
        (560, 716, 120, -0.22),
        (860, 706, 84, 0.16),
        (1130, 712, 100, -0.12),
        (1560, 722, 140, 0.25),
        (1760, 706, 76, -0.2),
    ):
        sky = lay(
            sky,
            (0.24, 0.21, 0.21),
            mask(W, H, lambda p, s, q=(a, b, c, lean): ship(p, *q, s)) * (0.72 if c < 90 else 0.9),
        )
    sky = water(sky, 722, 27, 1.0, 0.88)
    sky = fog(sky, 735, 22, (0.93, 0.80, 0.62), 84, 0.6)
    rng = np.random.default_rng(8)
    stakes = sorted(
        ((rng.uniform(-40, W + 40), 770 + 540 * rng.random() ** 0.8) for _ in range(120)), key=lambda p: p[1]
    )
    for a, b in stakes:
        near = (b - 722) / 570
        image_scale = 14 + 120 * near
        sky = stake(sky, a, b, image_scale, rng)
    return grain(sky, 93)


def ship(pen, x: float, y: float, size: float, lean: float, s: int) -> None:
    """A heavy junk, heeled over by `lean` radians."""

    def at(u: float, v: float) -> tuple[float, float]:
        return (
            (x + size * (u * np.cos(lean) - v * np.sin(lean))) * s,
            (y - size * (u * np.sin(lean) + v * np.cos(lean))) * s,
        )

    pen.polygon(
        [
            at(*p)
            for p in (
                (-1, 0.42),
                (-0.78, 0.0),
                (0.7, -0.02),
                (1.05, 0.36),
                (0.78, 0.26),
                (0.55, 0.2),
                (-0.45, 0.2),
                (-0.5, 0.44),
            )
        ],
        fill=255,
    )
    pen.polygon([at(*p) for p in ((-0.95, 0.42), (-0.52, 0.42), (-0.52, 0.62), (-0.98, 0.62))], fill=255)
    for u, h in ((-0.15, 1.75), (0.42, 1.25)):
        pen.line([at(u, 0.1), at(u, h)], fill=255, width=int(size * 0.035 * s))
        sail = [
            at(u - 0.05, h * 0.95),
            at(u + 0.42, h * 0.86),
            at(u + 0.48, 0.45),
            at(u + 0.2, 0.36),
            at(u + 0.1, 0.62),
            at(u - 0.1, 0.4),
        ]
        pen.polygon(sail, fill=255)
    pen.polygon([at(*p) for p in ((-0.15, 1.75), (-0.15, 1.9), (0.12, 1.84))], fill=255)


def stake(image: Array, x: float, y: float, size: float, rng: np.random.Generator) -> Array:
    """A sharpened trunk with an iron cap, its reflection and the water's ring round it."""
    lean, high, w = rng.normal(-0.16, 0.09), size * rng.uniform(0.9, 1.6), size * 0.085
    tip = (x + lean * high, y - high)
    neck = (x + lean * high * 0.76, y - high * 0.76)
    body = [(x - w, y), (neck[0] - w * 0.8, neck[1]), (neck[0] + w * 0.8, neck[1]), (x + w, y)]
    cap = [(neck[0] - w * 0.9, neck[1] + w * 0.3), (tip[0], tip[1]), (neck[0] + w * 0.9, neck[1] + w * 0.3)]
    mirror = [
        (x - w, y),
        (x + lean * high * 0.7 - w * 0.6, y + high * 0.62),
        (x + lean * high * 0.7 + w * 0.6, y + high * 0.62),
        (x + w, y),
    ]
    x0, x1, y0, y1 = (int(v) for v in (x - size * 1.1, x + size * 1.1, y - size * 2, y + size * 1.3))
    x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, W), min(y1, H)
    if x1 - x0 < 4 or y1 - y0 < 4:
        return image
    part = image[y0:y1, x0:x1]

    def small(points: list, fill: int = 255) -> Array:
        return mask(
            x1 - x0, y1 - y0, lambda p, s: p.polygon([((a - x0) * s, (b - y0) * s) for a, b in points], fill=fill)
        )

    part = lay(part, (0.20, 0.17, 0.15), cv2.GaussianBlur(small(mirror), (0, 0), 1 + size * 0.02) * 0.55)
    part = lay(part, (0.13, 0.095, 0.075), small(body))
    part = lay(
        part,
        (0.48, 0.34, 0.21),
        small([(x - w, y), (neck[0] - w * 0.8, neck[1]), (neck[0] - w * 0.3, neck[1]), (x - w * 0.4, y)]) * 0.8,
    )
    part = lay(part, (0.10, 0.10, 0.11), small(cap))
    part = lay(
        part,
        (0.62, 0.52, 0.42),
        small([(neck[0] - w * 0.9, neck[1] + w * 0.3), tip, (neck[0] - w * 0.25, neck[1] + w * 0.3)]) * 0.75,
    )
    ringed = mask(
        x1 - x0,
        y1 - y0,
        lambda p, s: p.ellipse(
            [(x - w * 3 - x0) * s, (y - w * 0.7 - y0) * s, (x + w * 3 - x0) * s, (y + w * 0.9 - y0) * s],
            outline=255,
            width=max(1, int(size * 0.012 * s)),
        ),
    )
    image[y0:y1, x0:x1] = lay(part, (0.93, 0.80, 0.64), ringed * 0.6)
    return image


def main(name: str, out: str) -> None:
    save(out, {"tan_vien": tan_vien, "den_hung": den_hung, "ho_tay": ho_tay, "bach_dang": bach_dang}[name]())


if __name__ == "__main__":
    main(*sys.argv[1:3])
