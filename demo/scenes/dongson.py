# SPDX-License-Identifier: Apache-2.0
"""Đông Sơn ornament drawn anew: boats with feathered crews, birds, dancers, houses; the faces and mantles of three drums."""

from __future__ import annotations

import cv2
import numpy as np
from relief import DANCER, DEER, HERON, HOUSE, STRIP, Array, Strip, star

LENGTH = 0.80  # of a boat against its crew's height, so that six go round without touching


def rower(x: float) -> list[list[tuple[float, float]]]:
    """A paddler in a feather head-dress, in units of the band's height."""
    body = [[(x, 0.33), (x + 0.13, 0.31), (x + 0.19, 0.56), (x + 0.06, 0.6)], [(x + 0.02, 0.36), (x + 0.24, 0.42), (x + 0.28, 0.27), (x + 0.21, 0.27), (x + 0.19, 0.35), (x + 0.05, 0.29)]]
    a = np.linspace(0, 2 * np.pi, 14)
    body.append([(x + 0.15 + 0.05 * np.cos(t), 0.645 + 0.055 * np.sin(t)) for t in a])
    body += [[(x + 0.12, 0.68), (x + dx - 0.022, top), (x + dx + 0.03, top + 0.02), (x + 0.17, 0.69)] for dx, top in ((-0.10, 0.9), (0.03, 0.97), (0.16, 0.99), (0.29, 0.92))]
    body.append([(x + 0.1, 0.56), (x + 0.34, 0.5), (x + 0.34, 0.45), (x + 0.1, 0.49)])
    body.append([(x + 0.27, 0.62), (x + 0.43, 0.06), (x + 0.47, 0.07), (x + 0.31, 0.63)])
    body.append([(x + 0.395, 0.17), (x + 0.42, 0.0), (x + 0.5, 0.0), (x + 0.475, 0.18)])
    return body


def boat() -> list[list[tuple[float, float]]]:
    """A curved hull, bird-headed before, feathered behind, five in it; 2.5 long for a band 1 high."""
    u = np.linspace(0, 1, 40)
    keel = 0.10 + 0.62 * np.abs(2 * u - 1) ** 3.2
    deck = 0.24 + 0.52 * np.abs(2 * u - 1) ** 3.6
    hull = [(3.0 * a, b) for a, b in zip(u, keel, strict=True)] + [(3.0 * a, b) for a, b in zip(u[::-1], deck[::-1], strict=True)]
    shapes = [hull]
    a = np.linspace(0, 2 * np.pi, 16)
    shapes.append([(3.0 + 0.09 * np.cos(t), 0.78 + 0.1 * np.sin(t)) for t in a])
    shapes.append([(3.02, 0.87), (3.32, 0.78), (3.02, 0.72)])
    shapes += [[(0.04, 0.7), (-0.2 + 0.13 * k, 0.93 + 0.03 * k), (-0.12 + 0.13 * k, 0.97)] for k in range(3)]
    for x in (0.42, 0.86, 1.30, 1.74, 2.18):
        shapes += rower(x)
    return [[(x * LENGTH, y) for x, y in s] for s in shapes]


def boat_marks(strip: Strip, count: int, r0: float, r1: float) -> None:
    """Grooves that make a silhouette into metalwork: planks, eyes, ribs of feathers."""
    w, h = strip.size
    unit = (r1 - r0) / strip.round_of((r0 + r1) / 2) * w
    u = np.linspace(0.06, 0.94, 60)
    for k in range(count):
        def put(x: float, y: float, k: int = k) -> tuple[float, float]:
            return (k * w / count + x * LENGTH * unit, (r0 + y * (r1 - r0)) * h)
        mid = [put(3.0 * a, 0.17 + 0.57 * abs(2 * a - 1) ** 3.4) for a in u]
        strip.pen.line(mid, fill=60, width=7)
        for a in np.linspace(0.12, 0.88, 34):
            y = 0.10 + 0.62 * abs(2 * a - 1) ** 3.2
            strip.pen.line([put(3.0 * a, y + 0.012), put(3.0 * a + 0.03, y + 0.07)], fill=70, width=5)
        x, y = put(3.01, 0.79)
        r = 0.035 * unit
        strip.pen.ellipse([x - r, y - r, x + r, y + r], fill=30)
        strip.pen.ellipse([x - r * 0.45, y - r * 0.45, x + r * 0.45, y + r * 0.45], fill=255)


def few(strip: Strip, shapes: list, at: list[float], r0: float, r1: float) -> None:
    """A motif at chosen places (turns, 0..1)."""
    w, h = strip.size
    unit = (r1 - r0) / strip.round_of((r0 + r1) / 2) * w
    for turn in at:
        for s in shapes:
            pts = [(turn * w + x * unit, (r0 + y * (r1 - r0)) * h) for x, y in s]
            strip.pen.polygon(pts, fill=255)
            strip.pen.line([*pts, pts[0]], fill=110, width=3)


def hoang_ha_bands() -> Strip:
    """Fifteen rings: people, houses and drums on one, fourteen long-billed birds on another, no deer."""
    s = Strip()
    s.circles(40, 0.285, 0.313)
    s.comb(200, 0.323, 0.345)
    s.meander(52, 0.355, 0.385)
    dancers = [0.035 + k * 0.038 for k in range(5)]
    few(s, DANCER, [*dancers, *(0.5 + d for d in dancers), 0.40, 0.435, 0.90, 0.935], 0.405, 0.525)
    few(s, HOUSE, [0.245, 0.745], 0.405, 0.53)
    pair = [[(0.5, 0.0), (0.56, 0.0), (0.56, 0.42), (0.74, 0.42), (0.70, 0.0), (0.78, 0.0), (0.80, 0.46), (0.5, 0.46)], [(0.3, 0.98), (0.36, 0.98), (0.66, 0.3), (0.6, 0.3)], [(0.98, 0.98), (1.04, 0.98), (0.72, 0.3), (0.66, 0.3)]]
    few(s, [*pair, *[[(x + 0.72, y) for x, y in p] for p in DANCER[:2]]], [0.335, 0.835], 0.405, 0.525)
    s.circles(88, 0.552, 0.582)
    s.comb(300, 0.592, 0.612)
    s.stamp(HERON, 14, 0.632, 0.772)
    s.comb(380, 0.79, 0.812)
    s.circles(110, 0.822, 0.852)
    s.circles(114, 0.858, 0.888)
    s.teeth(190, 0.898, 0.928)
    for r in (0.278, 0.318, 0.35, 0.392, 0.398, 0.535, 0.545, 0.587, 0.618, 0.624, 0.78, 0.785, 0.817, 0.855, 0.893, 0.933, 0.943, 0.985):
        s.ring(r, 0.003)
    return s


def song_da_bands() -> Strip:
    s = Strip()
    s.circles(44, 0.285, 0.315)
    s.comb(220, 0.325, 0.35)
    s.meander(60, 0.362, 0.392)
    s.stamp(DANCER, 24, 0.41, 0.515)
    s.circles(80, 0.532, 0.562)
    s.stamp(DEER, 10, 0.585, 0.668)
    s.stamp([[(x + 1.75, y) for x, y in p] for p in HERON], 10, 0.59, 0.663)
    s.circles(100, 0.69, 0.72)
    s.stamp(HERON, 16, 0.745, 0.845)
    s.comb(420, 0.86, 0.878)
    s.teeth(200, 0.888, 0.925)
    for r in (0.28, 0.32, 0.355, 0.4, 0.405, 0.523, 0.57, 0.576, 0.678, 0.73, 0.736, 0.853, 0.883, 0.93, 0.94, 0.985):
        s.ring(r, 0.003)
    return s


def face_mm(bands: Strip, rays: int, size: int = 4096) -> Array:
    """Millimetres of relief over the square round a face."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    x, y = (x + 0.5 - size / 2) * 2 / size, (y + 0.5 - size / 2) * 2 / size
    u = (np.arctan2(y, x) / (2 * np.pi) % 1 * STRIP[0]).astype(np.float32)
    flat = cv2.remap(np.asarray(bands.image), u, np.hypot(x, y) * STRIP[1], cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    lines = cv2.GaussianBlur(flat.astype(np.float32) / 255, (0, 0), size / 3600)
    return lines * 0.75 + cv2.GaussianBlur(star(size, rays), (0, 0), size / 1800) * 2.6


def mantle_mm(size: tuple[int, int] = (8192, 3072), length: float = 2.58) -> Array:
    """The sides from foot (0) to rim (1): six boats on the shoulder, warriors in panels on the waist."""
    s = Strip(size, length)
    s.stamp(boat(), 6, 0.705, 0.855)
    boat_marks(s, 6, 0.705, 0.855)
    w, h = size
    for r0 in (0.873, 0.655, 0.30):
        s.circles(104, r0, r0 + 0.026)
        s.comb(380, r0 + 0.03, r0 + 0.045)
    for k in range(8):
        x = k * w / 8
        for dx in (0, 0.012, 0.03, 0.042):
            s.pen.rectangle([x + dx * w, 0.36 * h, x + (dx + 0.003) * w, 0.63 * h], fill=255)
        for j in range(40):
            y = (0.36 + 0.27 * j / 40) * h
            s.pen.line([(x + 0.0155 * w, y), (x + 0.0295 * w, y + 0.004 * h)], fill=255, width=5)
    for shift in (1.0, 2.0):
        s.stamp([[(x + shift, y) for x, y in p] for p in DANCER], 8, 0.42, 0.58)
    for r in (0.345, 0.35, 0.64, 0.645, 0.69, 0.697, 0.864, 0.925, 0.29, 0.93):
        s.ring(r, 0.0028)
    return cv2.GaussianBlur(np.asarray(s.image).astype(np.float32) / 255, (0, 0), 1.5) * 0.8
