# SPDX-License-Identifier: Apache-2.0
"""DT-07: three rings of ramparts seen from the air in the morning, a map of heights drawn column by column:
python ramparts_from_air.py ramparts OUT.png. The lie of the rings is that of plans.py; trees, fields and houses are imagined."""

from __future__ import annotations

import sys
from itertools import pairwise

import cv2
import numpy as np
from paper import Array, fractal, save
from plans import rampart

W, H = 1600, 1067
SCALE = 1.5
"""Cells of the height map for each pixel of the plan; a cell is .9 m."""
MAP_W, MAP_H, CELL = int(2000 * SCALE), int(1600 * SCALE), 0.9
SUN = np.array([-0.80, 0.28, 0.34])


def path(points: Array, width: float, closed: bool = True) -> Array:
    """Metres from a line on the plan, less half its width; negative inside."""
    art = np.full((MAP_H, MAP_W), 255, np.uint8)
    cv2.polylines(art, [np.int32(points * SCALE * 16)], closed, 0, 1, cv2.LINE_8, 4)
    return cv2.distanceTransform(art, cv2.DIST_L2, 5) * CELL - width / 2


def outward(points: Array, centre: tuple[float, float], by: float) -> Array:
    return (points - np.array(centre)) * by + np.array(centre)


def rings() -> list[tuple[Array, Array]]:
    """Each ring's bank and moat as distances."""
    box = np.array([(850, 700), (1165, 690), (1172, 905), (845, 915), (850, 700)], float)
    inner = np.concatenate([np.linspace(p, q, 40, endpoint=False) for p, q in pairwise(box)])
    lines = [
        (rampart((1010, 790), 760, 545, 13, 0.09, 5), (1010, 790), 1.055, 34, 26),
        (rampart((1000, 800), 505, 375, 11, 0.06, 9, 0.3), (1000, 800), 1.07, 30, 22),
        (inner, (1008, 803), 1.17, 22, 18),
    ]
    return [(path(line, bank), path(outward(line, c, by), moat)) for line, c, by, bank, moat in lines]


def fields(height: Array) -> tuple[Array, Array]:
    """Paddies: colour, and where they are flooded."""
    y, x = np.mgrid[0:MAP_H, 0:MAP_W].astype(np.float32)
    bend = fractal((MAP_H, MAP_W), 3, 0.3, 3) - 0.5
    turn = 0.5 + 1.1 * np.round(fractal((MAP_H, MAP_W), 4, 0.35, 2) * 3) / 3
    u = (x * np.cos(turn) + y * np.sin(turn) + bend * 160) * CELL / 64
    v = (-x * np.sin(turn) + y * np.cos(turn) + bend[::-1] * 160) * CELL / 30
    row = np.floor(v).astype(int)
    u = u + (row * 37 % 11) / 11
    cell = (np.floor(u).astype(int) * 73 + row * 151) % 997
    rng = np.random.default_rng(7)
    tones = np.array(
        [
            (0.070, 0.120, 0.020),
            (0.105, 0.160, 0.028),
            (0.160, 0.185, 0.040),
            (0.230, 0.200, 0.062),
            (0.055, 0.095, 0.026),
            (0.140, 0.110, 0.060),
        ]
    )
    kind = rng.choice(6, 997, p=[0.26, 0.26, 0.18, 0.10, 0.14, 0.06])
    c = tones[kind[cell]] * rng.uniform(0.85, 1.15, 997)[cell][..., None]
    edge = np.minimum(np.minimum(u % 1, 1 - u % 1) * 64, np.minimum(v % 1, 1 - v % 1) * 30)
    dike = np.clip(1.6 - edge, 0, 1)
    c = c * (1 - dike[..., None]) + dike[..., None] * np.array([0.085, 0.085, 0.030])
    height += 0.5 * dike
    rows = 1 + 0.10 * np.sin(v * 2 * np.pi * 9)
    return c * (rows * (0.8 + 0.4 * fractal((MAP_H, MAP_W), 8, 0.02, 4)))[..., None], (rng.random(997) < 0.13)[cell] & (
        dike == 0
    )


def canopy(odds: Array, count: int, size: tuple[float, float], seed: int) -> Array:
    """Round crowns where the odds allow; metres high."""
    rng = np.random.default_rng(seed)
    art = np.zeros((MAP_H, MAP_W), np.float32)
    xs, ys = rng.integers(0, MAP_W, count), rng.integers(0, MAP_H, count)
    for x, y in zip(xs[rng.random(count) < odds[ys, xs]], ys[rng.random(count) < odds[ys, xs]], strict=False):
        if odds[y, x] > 0.02:
            cv2.circle(art, (int(x), int(y)), int(rng.uniform(*size) / CELL), float(rng.uniform(4.5, 10)), -1)
    d = cv2.distanceTransform((art > 0).astype(np.uint8), cv2.DIST_L2, 3) * CELL
    return art * np.clip(d / 3.2, 0, 1) ** 0.5 * (0.75 + 0.5 * fractal((MAP_H, MAP_W), seed, 0.004, 3))


def houses(odds: Array, count: int, seed: int) -> tuple[Array, Array]:
    """Tiled roofs: metres high along a ridge, and where they stand."""
    rng = np.random.default_rng(seed)
    high, where = np.zeros((MAP_H, MAP_W), np.float32), np.zeros((MAP_H, MAP_W), np.float32)
    for _ in range(count):
        x, y = rng.integers(40, MAP_W - 40), rng.integers(40, MAP_H - 40)
        if rng.random() > odds[y, x]:
            continue
        long, deep, a = (
            rng.uniform(8, 15) / CELL,
            rng.uniform(4, 6) / CELL,
            rng.choice([0.1, 0.1, 1.67]) + rng.normal(0, 0.12),
        )
        for k in range(5):
            f = 1 - k / 5
            pts = cv2.boxPoints(((float(x), float(y)), (float(long), float(deep * f)), float(np.degrees(a))))
            cv2.fillPoly(high, [np.int32(pts)], float(1.8 + 2.0 * (1 - f)))
        cv2.fillPoly(
            where,
            [np.int32(cv2.boxPoints(((float(x), float(y)), (float(long), float(deep)), float(np.degrees(a)))))],
            float(rng.uniform(0.6, 1)),
        )
    return high, where


def land() -> tuple[Array, Array, Array]:
    """Heights in metres, colours, and water 0..1."""
    high = np.zeros((MAP_H, MAP_W), np.float32)
    colour, flood = fields(high)
    t = np.linspace(0, 1, 120)
    river = path(
        np.stack([60 + 1900 * t, 1330 + 90 * np.sin(t * 7 + 0.5) - 150 * t**2 + 60 * np.sin(t * 17)], -1) * [1.1, 1]
        - [100, 0],
        62,
        False,
    )
    wet = np.clip(0.5 - river / 2, 0, 1)
    crest = np.zeros_like(high)
    near_bank, wobble = np.full_like(high, 999), fractal((MAP_H, MAP_W), 11, 0.05, 5) - 0.5
    for k, (bank, moat) in enumerate(rings()):
        wet = np.maximum(wet, np.clip(0.5 - (moat + wobble * 9) / 2, 0, 1))
        gap = np.clip((fractal((MAP_H, MAP_W), 13 + k, 0.16, 3) - 0.30) / 0.06, 0.1, 1)
        rise = np.clip(1 - (bank + wobble * 8) / 15, 0, 1)
        high = np.maximum(high, (13, 14, 9)[k] * rise * rise * (3 - 2 * rise) * gap)
        near_bank = np.minimum(near_bank, bank)
        crest = np.maximum(crest, np.clip((-bank - (13, 11, 7)[k]) / 2, 0, 1) * (gap > 0.5))
    grassy = np.clip(high / 3, 0, 1)[..., None]
    colour = (
        colour * (1 - grassy)
        + grassy * np.array([0.090, 0.125, 0.030]) * (0.7 + 0.6 * fractal((MAP_H, MAP_W), 17, 0.03, 5))[..., None]
    )
    colour = colour * (1 - crest[..., None]) + crest[..., None] * np.array([0.33, 0.225, 0.12])
    wet = np.maximum(wet, flood * 0.75 * (high < 1))
    village = np.clip((fractal((MAP_H, MAP_W), 19, 0.16, 4) - 0.56) / 0.05, 0, 1) * (near_bank > 18)
    y, x = np.mgrid[0:MAP_H, 0:MAP_W].astype(np.float32) / SCALE
    shrine = np.exp(-(((x - 960) / 70) ** 2 + ((y - 850) / 40) ** 2))
    dry = wet < 0.3
    trees = canopy(
        np.clip(
            0.55 * village + 0.30 * np.exp(-(((near_bank + 6) / 9) ** 2)) * (wobble > -0.02) + 0.9 * shrine + 0.012,
            0,
            1,
        )
        * dry,
        60000,
        (2.4, 5.4),
        23,
    )
    roofs, where = houses(np.clip(village * 0.8 + shrine * 0.3, 0, 1) * dry * (near_bank > 14), 9000, 29)
    roofs *= trees < 7
    leaf = (trees > 0.5) & (roofs == 0)
    tone = (
        np.array([0.026, 0.052, 0.014])
        + np.array([0.045, 0.055, 0.010]) * fractal((MAP_H, MAP_W), 31, 0.012, 4)[..., None]
    )
    colour = np.where(leaf[..., None], tone, colour)
    colour = np.where((roofs > 0)[..., None], np.array([0.26, 0.085, 0.045]) * (0.5 + 0.6 * where[..., None]), colour)
    return np.where(roofs > 0, np.maximum(high + roofs, 0), high + trees * leaf), colour, wet * (~leaf) * (roofs == 0)


def sunlit(high: Array, colour: Array, wet: Array) -> Array:
    """Sun from the west, long shadows, a blue fill."""
    gy, gx = np.gradient(high / CELL)
    n = np.stack([-gx, gy, np.ones_like(gx)], -1)
    n /= np.linalg.norm(n, axis=-1, keepdims=True)
    s = SUN / np.linalg.norm(SUN)
    light = np.clip((n * s).sum(-1), 0, 1)
    step, flat = 2.0, np.hypot(s[0], s[1])
    blocked = np.full_like(high, -99)
    for k in range(1, 26):
        dx, dy = -s[0] / flat * step * k, s[1] / flat * step * k
        blocked = np.maximum(
            blocked, np.roll(high, (round(float(dy)), round(float(dx))), (0, 1)) - k * step * CELL * s[2] / flat
        )
    free = cv2.GaussianBlur(np.clip(1 - (blocked - high) / 0.8, 0, 1), (0, 0), 0.8)
    out = colour * (light * free)[..., None] * np.array([3.9, 2.95, 1.9]) + colour * np.array([0.42, 0.52, 0.70]) * (
        0.5 + 0.5 * n[..., 2:]
    )
    return out * (1 - wet[..., None]) + wet[..., None] * np.array([0.035, 0.045, 0.042])


def sky(w: int, h: int) -> Array:
    """From the zenith's blue down to a warm haze, thin cloud."""
    y = np.linspace(0, 1, h)[:, None, None]
    c = np.array([0.20, 0.34, 0.56]) * (1 - y) + y * np.array([0.86, 0.70, 0.52])
    veil = np.clip((cv2.resize(fractal((h * 3, w), 41, 0.30, 7), (w, h)) - 0.48) / 0.3, 0, 1)[..., None] * 0.6
    return c * (1 - veil) + veil * np.array([0.98, 0.86, 0.72])


def beyond(at: Array, size: int, strip: int) -> Array:
    """Past the edge of the map its outer strip is folded over and over: fields, and no second citadel."""
    out = np.where(at < 0, -1 - at, np.where(at >= size, at - size, 0)) % (2 * strip)
    fold = np.where(out >= strip, 2 * strip - 1 - out, out)
    return np.where(at < 0, fold, np.where(at >= size, size - 1 - fold, at))


def seen(w: int, h: int) -> Array:
    """The land in perspective from the south, front to back, each column filled from below."""
    high, colour, wet = land()
    light = sunlit(high, colour, wet)
    horizon, eye, f = int(h * 0.13), 640.0, w * 0.95
    out = np.zeros((h, w, 3), np.float32)
    above = sky(w, horizon + 1)
    out[:] = (0.80, 0.68, 0.54)
    out[: horizon + 1] = above
    columns, floor = np.arange(w), np.full(w, h)
    side = (columns - w / 2) / f
    z = eye * f / (h - horizon) * 0.985
    drift = cv2.GaussianBlur(np.random.default_rng(5).random((1, w)).astype(np.float32), (0, 0), w / 12)[0]
    while z < 14000 and floor.max() > horizon:
        xi = beyond(np.int32(MAP_W * 0.5 + side * z / CELL), MAP_W, 280)
        yi = int(beyond(np.int32([MAP_H * 1.02 - (z - eye * f / (h - horizon)) / CELL]), MAP_H, 240)[0])
        top = np.clip(np.int32(horizon + (eye - high[yi, xi] * 1.35) * f / z), horizon, h)
        tone = light[yi, xi]
        glint = above[np.clip(np.int32(horizon * (1 - 0.55 * eye / z)), 0, horizon), columns] * np.array(
            [0.50, 0.58, 0.66]
        )
        tone = tone + wet[yi, xi][:, None] * glint * (0.35 + 0.65 * np.exp(-eye / z))
        air = 1 - np.exp(
            -z / 12000
            - 3.0 * np.clip((z - 2650) / 3600, 0, 1) ** 1.3 * (0.6 + 1.2 * (drift - drift.min()) / np.ptp(drift))
        )
        tone = tone * (1 - air[:, None]) + air[:, None] * np.array([0.80, 0.68, 0.54])
        for k in range(int((floor - top).max()) if (floor > top).any() else 0):
            row = floor - 1 - k
            hit = row >= top
            out[row[hit], columns[hit]] = tone[hit]
        floor = np.minimum(floor, top)
        z += max(0.45, z * z / (eye * f) * 0.7)
    return ranges(out, horizon, w)


def ranges(image: Array, horizon: int, w: int) -> Array:
    """Far mountains to the north, two ridges in the haze."""
    rows = np.arange(image.shape[0])[:, None]
    for k, (rise, tone) in enumerate(((0.085, (0.62, 0.56, 0.53)), (0.045, (0.55, 0.49, 0.45)))):
        line = fractal((4, w), 51 + k, 0.30, 7)[1]
        top = (
            horizon
            + 2
            - (0.25 + 0.75 * line)
            * rise
            * image.shape[0]
            * np.interp(np.arange(w) / w, [0, 0.25, 0.6, 1], [0.4, 1, 0.75, 0.3])
        )
        m = np.clip(rows - top[None], 0, 1) * (rows <= horizon + 1)
        image = image * (1 - m[..., None]) + m[..., None] * np.array(tone)
    return image


def ramparts() -> Array:
    """Drawn twice as large and brought down."""
    image = cv2.resize(seen(2 * W, 2 * H).astype(np.float32), (W, H), interpolation=cv2.INTER_AREA)
    x = np.clip(image * 0.98 - 0.012, 0, None)
    x = np.where(x > 0.6, 0.6 + 0.4 * np.tanh((x - 0.6) / 0.4), x) ** (1 / 2.2)
    return np.clip(x + 0.42 * (x * x * (3 - 2 * x) - x), 0, 1)


if __name__ == "__main__":
    save(sys.argv[2], ramparts())
