# SPDX-License-Identifier: Apache-2.0
"""Blue-and-white ware as from Bát Tràng on a potter's board: python ceramics.py OUT.png [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from mesh import Mesh, box, lathe
from mitsuba_drum import fractal
from mesh import moved
from studio import camera, develop, lamp, plain, shape, texture

BLUE = np.array([0.010, 0.028, 0.15], np.float32)
CLAY = np.array([0.70, 0.66, 0.55], np.float32)


def smooth(points: list[tuple[float, float]], n: int = 260) -> np.ndarray:
    """A Catmull-Rom curve through (radius, height) points, in even steps."""
    p = np.array([points[0], *points, points[-1]], float)
    u = np.linspace(0, 1, 40, endpoint=False)[:, None]
    out = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        out.append(0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3))
    curve = np.concatenate([*out, p[-1:]])
    d = np.r_[0, np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))]
    s = np.linspace(0, d[-1], n)
    return np.stack([np.interp(s, d, curve[:, k]) for k in (0, 1)], -1)


class Brush:
    """Cobalt strokes on an unrolled pot: x runs once round, y from foot (0) to lip (1)."""

    def __init__(self, size: tuple[int, int], seed: int, aspect: float) -> None:
        self.w, self.h = size
        self.aspect = aspect  # pixels a metre along the height over pixels a metre round the pot
        self.ink = np.zeros((self.h, self.w), np.float32)
        self.rng = np.random.default_rng(seed)

    def stroke(self, points: np.ndarray, width: float, weight: float = 1.0) -> None:
        """A stroke that swells in its middle, wrapping round the pot."""
        layer = np.zeros_like(self.ink)
        n = len(points)
        for shift in (-self.w, 0, self.w):
            for i, (a, b) in enumerate(zip(points, points[1:], strict=False)):
                t = max(1, int(width * (0.35 + 0.65 * np.sin(np.pi * (i + 0.7) / n)) * self.rng.uniform(0.85, 1.15)))
                cv2.line(layer, (int(a[0] + shift), int(a[1])), (int(b[0] + shift), int(b[1])), weight, t, cv2.LINE_AA)
        self.ink = np.maximum(self.ink, layer)

    def band(self, y: float, width: float, weight: float = 0.85) -> None:
        x = np.linspace(0, self.w, 60)
        self.stroke(np.stack([x, y * self.h + 2 * np.sin(x / 300)], -1), width, weight)

    def wash(self, points: np.ndarray, weight: float) -> None:
        layer = np.zeros_like(self.ink)
        for shift in (-self.w, 0, self.w):
            cv2.fillPoly(layer, [np.int32(points + [shift, 0])], weight, cv2.LINE_AA)
        self.ink = np.maximum(self.ink, layer)

    def petals(self, y0: float, y1: float, count: int) -> None:
        """A row of upright lotus panels."""
        for k in range(count):
            x, half = (k + 0.5) * self.w / count, self.w / count * 0.46
            t = np.linspace(0, np.pi, 24)
            for f in (1.0, 0.72):
                edge = np.stack([x - half * f * np.cos(t) * (1 - 0.25 * np.sin(t) ** 3), (y0 + (y1 - y0) * f * np.sin(t) ** 0.8) * self.h], -1)
                self.stroke(edge, 16 if f == 1 else 9, 0.9 if f == 1 else 0.6)
            drop = np.stack([x + half * 0.28 * np.sin(np.linspace(0, 2 * np.pi, 20)), (y0 + (y1 - y0) * (0.3 - 0.18 * np.cos(np.linspace(0, 2 * np.pi, 20)))) * self.h], -1)
            self.wash(drop, 0.55)

    def flower(self, x: float, y: float, r: float) -> None:
        for layer, n in ((1.0, 11), (0.66, 9), (0.36, 7)):
            for k in range(n):
                a = 2 * np.pi * (k + 0.5 * (layer < 0.9)) / n
                u = np.linspace(0, np.pi, 14)
                reach, wide = r * layer * (0.35 + 0.65 * np.sin(u / 2 + 0.4)), r * layer * 0.27 * np.sin(u)
                side = np.concatenate([wide, -wide[::-1]])
                out = np.concatenate([reach, reach[::-1]])
                pts = np.stack([x + out * np.cos(a) - side * np.sin(a), y + self.aspect * (out * np.sin(a) + side * np.cos(a))], -1)
                self.wash(pts, 0.3 + 0.3 * (1 - layer))
                self.stroke(pts, 7, 1.0)

    def scroll(self, y: float, swing: float, count: int, r: float) -> None:
        """Flowers on a winding stem with curling leaves."""
        x = np.linspace(0, self.w, 700)
        phase = 2 * np.pi * count / 2 * x / self.w
        stem = np.stack([x, (y + swing * np.sin(phase)) * self.h], -1)
        self.stroke(stem, 18, 0.95)
        for k in range(count):
            i = int((k + 0.5) / count * 699)
            sign = 1 if k % 2 else -1
            at = stem[i] + [0, sign * swing * self.h * 1.15 * 0.9]
            self.flower(at[0], at[1], r)
        for i in range(8, 692, 17):
            if min(abs(i - (k + 0.5) / count * 699) for k in range(count)) < 20:
                continue
            hand = 1 if (i // 17) % 2 else -1
            a = np.linspace(0, 4.6, 26)
            rr = r * 0.36 * (1 - a / 5.4)
            c = stem[i] + [0, hand * r * 0.42 * self.aspect]
            self.stroke(np.stack([c[0] + rr * np.sin(a), c[1] - self.aspect * hand * rr * np.cos(a)], -1), 13, 0.95)
            leaf = np.stack([c[0] + r * 0.5 * np.linspace(0, 1, 12), c[1] + self.aspect * hand * r * 0.3 * np.sin(np.linspace(0, np.pi, 12))], -1)
            self.stroke(leaf, 30, 0.75)

    def glaze(self) -> np.ndarray:
        """The fired colour: cobalt pooled and paled by the brush, under a greyish glaze with crackle and specks."""
        n = max(self.w, self.h)
        cloud, fine = (fractal(2048, s, 9) for s in (int(self.rng.integers(99)), int(self.rng.integers(99))))
        cloud, fine = (cv2.resize(x, (self.w, self.h)) for x in (cloud, fine))
        soft = cv2.GaussianBlur(self.ink, (0, 0), n / 2600) * 0.8 + cv2.GaussianBlur(self.ink, (0, 0), n / 300) * 0.2
        depth = np.clip(soft * np.interp(cloud, [0.25, 0.7], [1.7, 1.1]), 0, 1)[..., None]
        base = CLAY * np.interp(fine, [0.2, 0.8], [0.9, 1.05])[..., None]
        specks = cv2.GaussianBlur((self.rng.random((self.h, self.w)) > 0.99996).astype(np.float32), (0, 0), 2.2)[..., None] * 10
        return base * (1 - depth) + BLUE * depth - np.clip(specks, 0, 0.4) * [0.2, 0.25, 0.3]


def pot(profile: np.ndarray, painting: np.ndarray, at, turn: float):
    """A glazed pot; the unglazed foot is left matt by its own ring."""
    m = moved(lathe(profile, 220), at, turn)
    skin = {"type": "twosided", "bsdf": {"type": "principled", "base_color": texture(np.clip(painting, 0.004, 0.9)), "roughness": 0.16, "specular": 0.55, "clearcoat": 0.7, "clearcoat_gloss": 0.96}}
    return shape(m, skin)


def inside(profile: list[tuple[float, float]], wall: float = 0.006) -> list[tuple[float, float]]:
    """The outer profile up, over the lip, and down inside again."""
    top = profile[-1]
    back = [(max(r - wall, 0.001), h) for r, h in profile[::-1][1:] if h > profile[0][1] + 0.03]
    return [*profile, (top[0] - wall * 0.5, top[1] + 0.003), (top[0] - wall, top[1]), *back]


def vase() -> tuple[np.ndarray, np.ndarray]:
    p = smooth(inside([(0.058, 0), (0.062, 0.008), (0.060, 0.03), (0.085, 0.09), (0.118, 0.17), (0.128, 0.235), (0.112, 0.29), (0.075, 0.33), (0.047, 0.365), (0.044, 0.41), (0.056, 0.445), (0.068, 0.455)]))
    b = Brush((4096, 3200), 3, 0.59)
    scale = 0.56       # the outside takes this share of v; the rest is within
    b.h = int(3200 * scale)
    full = b.ink
    b.ink = np.zeros((b.h, b.w), np.float32)
    b.petals(0.07, 0.22, 16)
    b.scroll(0.435, 0.07, 6, 255)
    b.petals(0.68, 0.78, 20)
    for y, w in ((0.055, 18), (0.235, 12), (0.25, 16), (0.645, 16), (0.66, 8), (0.8, 10), (0.93, 8), (0.975, 26)):
        b.band(y, w)
    for k in range(34):
        x = (k + 0.5) * b.w / 34
        b.stroke(np.stack([x + 26 * np.sin(np.linspace(0, 3, 20)), np.linspace(0.82, 0.92, 20) * b.h], -1), 15, 0.7)
    full[: b.h] = b.ink
    b.ink, b.h = full, 3200
    return p, b.glaze()


def bowl() -> tuple[np.ndarray, np.ndarray]:
    p = smooth(inside([(0.034, 0), (0.036, 0.002), (0.036, 0.016), (0.058, 0.026), (0.083, 0.05), (0.094, 0.078), (0.1, 0.088)], 0.004))
    b = Brush((4096, 2048), 8, 1.35)
    b.scroll(0.33, 0.04, 8, 130)
    for y, w in ((0.19, 16), (0.21, 9), (0.455, 30), (0.53, 14)):
        b.band(y, w)
    return p, b.glaze()


def lime_pot() -> tuple[np.ndarray, np.ndarray]:
    p = smooth(inside([(0.05, 0), (0.054, 0.006), (0.05, 0.02), (0.075, 0.05), (0.098, 0.1), (0.1, 0.14), (0.082, 0.185), (0.05, 0.205), (0.036, 0.215), (0.038, 0.232)], 0.006))
    b = Brush((4096, 2600), 5, 0.76)
    b.petals(0.05, 0.16, 12)
    b.scroll(0.30, 0.045, 6, 215)
    for y, w in ((0.04, 20), (0.175, 18), (0.42, 18), (0.44, 9), (0.5, 26)):
        b.band(y, w)
    return p, b.glaze()


def planks() -> dict:
    rng = np.random.default_rng(6)
    grain = fractal(2048, 12, 9)
    stretched = cv2.resize(cv2.resize(grain, (2048, 60)), (2048, 2048)) * 0.5 + cv2.resize(grain[:40], (2048, 2048)) * 0.5
    colour = np.interp(stretched, [0.3, 0.7], [0, 1])[..., None] * np.array([0.12, 0.07, 0.04]) + np.array([0.045, 0.026, 0.016])
    m = box((2.2, 0.26, 0.05), (0, 0, -0.05), 0.004)
    out = {}
    for k in range(6):
        b = moved(m, (rng.normal(0, 0.02), -0.55 + 0.265 * k, 0))
        uv = np.stack([b.vertices[:, 0] / 2.2 + 0.5, (b.vertices[:, 1] + 1) / 2 + rng.random()], -1)
        skin = {"type": "twosided", "bsdf": {"type": "principled", "base_color": texture(colour), "roughness": 0.55}}
        out[f"plank{k}"] = shape(Mesh(b.vertices, b.faces, b.tint, uv), skin, flat=True)
    return out


def main(out: str, width: int = 800, samples: int = 32) -> None:
    things = planks()
    for k, (make, at, turn) in enumerate([(vase, (-0.02, 0.06, 0), 15), (lime_pot, (0.235, -0.02, 0), 40), (bowl, (-0.235, -0.1, 0), 70)]):
        profile, painting = make()
        things[f"pot{k}"] = pot(profile, painting, at, turn)
    things |= {"wall": shape(box((8, 0.1, 6), (0, 1.6, -1)), plain((0.085, 0.08, 0.075), 0.95)),
               "window": lamp((-1.5, -0.5, 0.95), (0, 0, 0.18), 0.95, (15, 14.2, 13)), "fill": lamp((1.7, -1.3, 0.8), (0, 0, 0.2), 1.1, (1.2, 1.3, 1.5)),
               "rim": lamp((1.0, 1.1, 1.0), (0.1, 0, 0.2), 0.45, (9, 8, 6.5))}
    lens = camera((0.05, -1.55, 0.44), (0.005, 0.0, 0.2), 31, width, width * 5 // 6, samples, 0.008)
    develop(things, lens, out, exposure=1.1, depth=7)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:4]))
