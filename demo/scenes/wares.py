# SPDX-License-Identifier: Apache-2.0
"""Ceramics of the 15th and 16th centuries, made anew: python wares.py OUT.png [swans|stand|signed] [WIDTH SAMPLES]

`python wares.py OUT.png rollout` unrolls the painting of the swan vase; it needs no renderer.
"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from ceramics import Brush, inside, smooth
from dragon_leaf import dragon
from mesh import box, moved
from mitsuba_drum import blend, fractal
from patina import Array, around, proudness, turned
from PIL import Image, ImageDraw, ImageFont
from scipy.spatial import cKDTree
from studio import camera, develop, lamp, plain, shape, texture

VASE = [(0.118, 0), (0.129, 0.006), (0.127, 0.03), (0.122, 0.06), (0.135, 0.13), (0.166, 0.25), (0.184, 0.345), (0.176, 0.425), (0.142, 0.485), (0.110, 0.513), (0.104, 0.533), (0.112, 0.553), (0.119, 0.562)]
STAND = [(0.098, 0), (0.112, 0.004), (0.113, 0.03), (0.100, 0.046), (0.082, 0.075), (0.078, 0.095), (0.100, 0.12), (0.122, 0.165), (0.127, 0.205), (0.114, 0.25), (0.082, 0.285), (0.060, 0.31), (0.056, 0.345), (0.064, 0.362), (0.070, 0.372), (0.070, 0.380),
         (0.060, 0.388), (0.054, 0.41), (0.074, 0.432), (0.083, 0.455), (0.074, 0.48), (0.052, 0.50), (0.046, 0.53), (0.043, 0.60), (0.045, 0.66), (0.058, 0.70), (0.080, 0.726), (0.086, 0.739), (0.085, 0.745), (0.070, 0.742), (0.045, 0.72), (0.03, 0.70)]
FONT = "/usr/share/fonts/truetype/arphic/ukai.ttc"


class Painter(Brush):
    """The brush of ceramics.py, working only where it touches, in metres on the wall."""

    def __init__(self, size: tuple[int, int], seed: int, round_m: float, high_m: float) -> None:
        super().__init__(size, seed, size[1] / high_m / (size[0] / round_m))
        self.kx, self.ky = size[0] / round_m, size[1] / high_m

    def put(self, at: tuple[float, float], pts: list | Array, flip: int = 1, scale: float = 1.0) -> Array:
        p = np.asarray(pts, float) * scale
        return np.stack([(at[0] + p[:, 0] * flip) * self.kx, (at[1] + p[:, 1]) * self.ky], -1)

    def _patch(self, pts: Array, pad: int, draw) -> None:
        for shift in (-self.w, 0, self.w):
            p = pts + [shift, 0]
            x0, y0 = np.maximum(np.floor(p.min(0)).astype(int) - pad, 0)
            x1, y1 = np.minimum(np.ceil(p.max(0)).astype(int) + pad, [self.w, self.h])
            if x1 <= x0 or y1 <= y0:
                continue
            layer = np.zeros((y1 - y0, x1 - x0), np.float32)
            draw(layer, p - [x0, y0])
            self.ink[y0:y1, x0:x1] = np.maximum(self.ink[y0:y1, x0:x1], layer)

    def stroke(self, points: Array, width: float, weight: float = 1.0) -> None:
        n = len(points)
        wide = [max(1, int(width * (0.35 + 0.65 * np.sin(np.pi * (i + 0.7) / n)) * self.rng.uniform(0.85, 1.15))) for i in range(n)]

        def draw(layer: Array, p: Array) -> None:
            for i in range(n - 1):
                cv2.line(layer, tuple(np.int32(p[i])), tuple(np.int32(p[i + 1])), weight, wide[i], cv2.LINE_AA)
        self._patch(np.asarray(points, float), int(width) + 2, draw)

    def wash(self, points: Array, weight: float) -> None:
        self._patch(np.asarray(points, float), 2, lambda layer, p: cv2.fillPoly(layer, [np.int32(p)], weight, cv2.LINE_AA))


def curve(points: list[tuple[float, float]], n: int = 40) -> Array:
    """Catmull-Rom through points."""
    p = np.array([points[0], *points, points[-1]], float)
    u = np.linspace(0, 1, n // (len(points) - 1) + 2, endpoint=False)[:, None]
    out = [0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3) for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False)]
    return np.concatenate([*out, p[-1:]])


NECKS = {"calling": [(0.052, 0.012), (0.076, 0.035), (0.072, 0.066), (0.082, 0.094), (0.098, 0.102)], "feeding": [(0.05, 0.010), (0.084, 0.026), (0.104, 0.006), (0.106, -0.026), (0.114, -0.044)],
         "sleeping": [(0.05, 0.012), (0.07, 0.032), (0.052, 0.052), (0.022, 0.048), (0.002, 0.036)], "flying": [(0.05, 0.004), (0.085, 0.012), (0.115, 0.008), (0.145, 0.022), (0.158, 0.024)]}


def swan(b: Painter, at: tuple[float, float], pose: str, flip: int) -> None:
    """A body like a boat, feathers in short strokes, a neck that says what it does."""
    back = curve([(0.058, 0.012), (0.03, 0.032), (-0.02, 0.036), (-0.062, 0.026), (-0.098, 0.036)])
    belly = curve([(-0.098, 0.036), (-0.07, 0.0), (-0.02, -0.026), (0.03, -0.022), (0.058, 0.012)])
    outline = np.concatenate([back, belly])
    b.wash(b.put(at, outline, flip), 0.22)
    b.stroke(b.put(at, back, flip), 11)
    b.stroke(b.put(at, belly, flip), 11)
    for row in range(4):
        for k in range(9 - row):
            x, y = 0.032 - 0.0145 * k - row * 0.006, 0.022 - row * 0.011 + 0.0008 * k
            b.stroke(b.put(at, curve([(x, y + 0.004), (x - 0.008, y + 0.003), (x - 0.010, y - 0.005)], 10), flip), 8, 0.9)
    for k in range(6):
        b.stroke(b.put(at, curve([(-0.03 - 0.004 * k, 0.026 - 0.007 * k), (-0.075, 0.026 - 0.005 * k), (-0.104 + 0.005 * k, 0.034 - 0.007 * k)], 16), flip), 9, 0.95)
    neck = curve(NECKS[pose], 40)
    b.stroke(b.put(at, neck, flip), 44, 0.3)
    for side in (-1, 1):
        d = np.gradient(neck, axis=0)
        nrm = np.stack([-d[:, 1], d[:, 0]], -1) / (np.linalg.norm(d, axis=1, keepdims=True) + 1e-9)
        b.stroke(b.put(at, neck + nrm * side * np.linspace(0.009, 0.005, len(neck))[:, None], flip), 9)
    head(b, at, neck, flip, pose)
    if pose == "flying":
        wings(b, at, flip)
    else:
        for x in (0.0, -0.022):
            b.stroke(b.put(at, curve([(x, -0.022), (x + 0.004, -0.045), (x - 0.002, -0.062)], 14), flip), 9)
            b.stroke(b.put(at, [(x - 0.012, -0.064), (x - 0.002, -0.062), (x + 0.014, -0.066)], flip), 9)


def head(b: Painter, at, neck: Array, flip: int, pose: str) -> None:
    end, d = neck[-1], neck[-1] - neck[-5]
    d = d / np.linalg.norm(d)
    n = np.array([-d[1], d[0]])
    a = np.linspace(0, 2 * np.pi, 24)
    skull = end + 0.011 * np.cos(a)[:, None] * d + 0.0085 * np.sin(a)[:, None] * n
    b.wash(b.put(at, skull, flip), 0.35)
    b.stroke(b.put(at, skull, flip), 8)
    gape = 0.006 if pose == "calling" else 0.0015
    for s in (-1, 1):
        b.stroke(b.put(at, curve([tuple(end + d * 0.009 + n * s * 0.004), tuple(end + d * 0.02 + n * s * (0.002 + gape)), tuple(end + d * 0.031 + n * s * gape)], 12), flip), 11, 1.0)
    eye = end + d * 0.002 + n * 0.003
    b.wash(b.put(at, eye + 0.0022 * np.stack([np.cos(a), np.sin(a)], -1), flip), 1.0)


def wings(b: Painter, at, flip: int) -> None:
    for root, tip, count in (((0.02, 0.026), (-0.035, 0.125), 9), ((-0.005, 0.03), (-0.10, 0.105), 8)):
        lead = curve([root, (root[0] + 0.022, (root[1] + tip[1]) / 2), tip], 24)
        b.stroke(b.put(at, lead, flip), 13)
        for k in range(count):
            a = np.array(lead[int((k + 0.5) / count * (len(lead) - 1))])
            feather = curve([tuple(a), tuple(a + [-0.026, -0.004 - 0.002 * k]), tuple(a + [-0.05, -0.022 + 0.004 * k])], 14)
            b.wash(b.put(at, np.concatenate([feather, feather[::-1] + [0.002, -0.006]]), flip), 0.3)
            b.stroke(b.put(at, feather, flip), 9)


def bamboo(b: Painter, at: tuple[float, float], height: float, lean: float) -> None:
    joints = np.linspace(0, 1, 7)
    for a, c in zip(joints, joints[1:], strict=False):
        p = np.array([[lean * a**2, height * (a + 0.012)], [lean * ((a + c) / 2) ** 2, height * (a + c) / 2], [lean * c**2, height * c]])
        b.stroke(b.put(at, p), 17 - 6 * a, 0.62)
        b.stroke(b.put(at, [(lean * c**2 - 0.006, height * c), (lean * c**2 + 0.006, height * c + 0.001)]), 9)
    for k in range(11):
        t = 0.42 + 0.58 * (k + b.rng.uniform(0, 0.6)) / 11
        root, side = np.array([lean * t**2, height * t]), (1 if k % 2 else -1)
        for j in range(4):
            ang = side * (0.25 + 0.34 * j) - 0.5 * side
            reach = b.rng.uniform(0.04, 0.068)
            tip = root + reach * np.array([side * np.cos(ang), -abs(np.sin(ang)) * 0.9 + 0.1])
            b.stroke(b.put(at, curve([tuple(root), tuple((root + tip) / 2 + [0, 0.006]), tuple(tip)], 14)), 13, b.rng.uniform(0.45, 1.0))


def water(b: Painter, y0: float, y1: float, count: int = 150) -> None:
    for _ in range(count):
        x, y, n = b.rng.uniform(0, b.w / b.kx), b.rng.uniform(y0, y1), b.rng.uniform(0.02, 0.06)
        u = np.linspace(0, 1, 14)
        b.stroke(b.put((x, y), np.stack([n * u, 0.0022 * np.sin(u * 9)], -1)), 7, 0.8)


def grass(b: Painter, y: float, count: int) -> None:
    for k in range(count):
        x = (k + b.rng.uniform(0, 1)) * b.w / b.kx / count
        for _ in range(5):
            lean, tall = b.rng.uniform(-0.03, 0.03), b.rng.uniform(0.02, 0.055)
            b.stroke(b.put((x + b.rng.uniform(-0.008, 0.008), y), curve([(0, 0), (lean * 0.3, tall * 0.6), (lean, tall)], 12)), 9, 0.85)


def swan_vase() -> tuple[Array, Array, Array]:
    """Profile, painting over all of uv, and the painting of the outside alone."""
    p = smooth(inside(VASE, 0.007), 300)
    d = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    share = float(d[np.argmax(p[:, 1])] / d[-1])
    b = Painter((4096, 1900), 4, 1.12, 0.64)
    b.petals(0.03, 0.145, 18)
    b.petals(0.80, 0.875, 22)
    for y, wide in ((0.02, 22), (0.155, 10), (0.172, 16), (0.735, 16), (0.752, 8), (0.79, 14), (0.885, 16), (0.90, 8), (0.975, 26)):
        b.band(y, wide)
    for k in range(40):
        x = (k + 0.5) * b.w / 40
        b.stroke(np.stack([x + 30 * np.sin(np.linspace(0, 3, 18)), np.linspace(0.762, 0.785, 18) * b.h], -1), 12, 0.7)
        b.stroke(np.stack([x + 34 * np.sin(np.linspace(0, 3.1, 18)), np.linspace(0.91, 0.965, 18) * b.h], -1), 14, 0.7)
    water(b, 0.118, 0.16)
    grass(b, 0.115, 30)
    for k, pose in enumerate(("calling", "feeding", "flying", "sleeping")):
        x = 1.12 * (k + 0.5) / 4
        swan(b, (x - 0.012, 0.262 if pose != "flying" else 0.335), pose, 1)
        bamboo(b, (1.12 * (k + 0.02) / 4, 0.125), b.rng.uniform(0.29, 0.33), b.rng.uniform(-0.012, 0.012))
        grass(b, 0.168, 5)
    full = np.zeros((int(1900 / share), 4096), np.float32)
    full[:1900] = b.ink
    b.ink, b.h = full, full.shape[0]
    fired = b.glaze()
    return p, fired.astype(np.float32), fired[:1900]


def crackle(size: int, count: int, seed: int) -> Array:
    """Fine cracks of a glaze, 1 on a crack."""
    rng = np.random.default_rng(seed)
    pts = rng.random((count, 2))
    g = (np.mgrid[0:size, 0:size].reshape(2, -1).T + 0.5) / size
    wob = fractal(size, seed, 6).reshape(-1, 1)
    d, _ = cKDTree(pts).query(g + (wob - 0.5) * 0.02, 2)
    return np.clip(1 - (d[:, 1] - d[:, 0]) * size / 1.6, 0, 1).reshape(size, size).astype(np.float32)


def stand_mm(size: tuple[int, int] = (4096, 4096), sign: str = "鄧玄通") -> Array:
    """Dragons applied to the belly, petals, beads, panels of cut lines; millimetres, row 0 at the foot."""
    w, h = size
    out, up, cut = np.zeros((h, w), np.float32), Image.new("L", size), Image.new("L", size)
    pen, knife = ImageDraw.Draw(up), ImageDraw.Draw(cut)
    beast = cv2.rotate(dragon()[:, 520:2060], cv2.ROTATE_90_CLOCKWISE)
    beast = cv2.resize(beast / beast.max() * 5.0, (int(w * 0.36), int(h * 0.10)), interpolation=cv2.INTER_AREA)[::-1]
    t = np.linspace(0, np.pi, 30)
    for y0, y1, n in ((0.02, 0.055, 22), (0.345, 0.325, 20), (0.60, 0.57, 18), (0.10, 0.125, 24), (0.88, 0.93, 18)):
        for k in range(n):
            for f, ink in ((1.0, 255), (0.6, 170)):
                pen.line([((k + 0.5) * w / n - w / n * 0.46 * f * np.cos(u), (y0 + (y1 - y0) * f * np.sin(u) ** 0.7) * h) for u in t], fill=ink, width=14)
    for y in (0.065, 0.095, 0.15, 0.29, 0.36, 0.41, 0.50, 0.62, 0.66, 0.83):
        pen.line([(0, y * h), (w, y * h)], fill=220, width=12)
        for k in range(90 if y in (0.15, 0.29, 0.62) else 0):
            pen.ellipse([(k + 0.5) * w / 90 - 14, (y + 0.008) * h - 14, (k + 0.5) * w / 90 + 14, (y + 0.008) * h + 14], fill=255)
    for k in range(2):
        x, y = int(w * (0.07 + 0.5 * k)), int(h * 0.172)
        out[y : y + beast.shape[0], x : x + beast.shape[1]] = beast
        panel(knife, (int(w * (0.445 + 0.5 * k)), int(h * 0.165), int(w * 0.10), int(h * 0.115)), sign if k == 0 else "", pen)
    body = cv2.GaussianBlur(np.asarray(up).astype(np.float32) / 255, (0, 0), 4) * 2.2
    return np.maximum(out, body) - cv2.GaussianBlur(np.asarray(cut).astype(np.float32) / 255, (0, 0), 2.0) * 1.3


def panel(knife: ImageDraw.ImageDraw, where: tuple[int, int, int, int], sign: str, pen: ImageDraw.ImageDraw) -> None:
    """A framed field: the potter's name if given, otherwise strokes worn past reading."""
    x, y, w, h = where
    pen.rectangle([x - 14, y - 14, x + w + 14, y + h + 14], outline=210, width=10)
    if sign:
        size = int(h / len(sign) * 0.86)
        for j, c in enumerate(sign):
            glyph = Image.new("L", (size, size))
            ImageDraw.Draw(glyph).text((size / 2, size / 2), c, 255, ImageFont.truetype(FONT, int(size * 0.92)), anchor="mm")
            wide = int(size * 1.16)
            glyph = glyph.resize((wide, size)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
            knife.bitmap((x + w // 2 - wide // 2, y + h - int((j + 1) * h / len(sign)) + 8), glyph, fill=255)
        return
    rng = np.random.default_rng(3)
    for c in range(5):
        for r in range(9):
            for _ in range(4):
                a = rng.uniform(-1, 1, 4)
                cx, cy = x + (c + 0.5) * w / 5, y + (r + 0.5) * h / 9
                knife.line([(cx + a[0] * 22, cy + a[1] * 15), (cx + a[2] * 22, cy + a[3] * 15)], fill=int(rng.uniform(60, 140)), width=6)


def grey_blue(mm: Array) -> tuple[Array, Array]:
    """A thick clear glaze: pooled blue-green in the hollows, buff where it ran thin; colour and bump in metres."""
    h, w = mm.shape
    proud = proudness(mm, 22, 1.5)
    wide = cv2.GaussianBlur(mm, (0, 0), 5)
    cloud, fine = around((w, h), 51), around((w, h), 52, 10)
    run = cv2.resize(fractal(2048, 53, 8)[:60], (w, h), interpolation=cv2.INTER_CUBIC)
    t = np.clip(0.52 - proud * 0.36 + (cloud - 0.5) * 0.55 + (run - 0.5) * 0.3, 0, 1)
    colour = blend(t, [(0.08, (0.36, 0.30, 0.19)), (0.3, (0.33, 0.345, 0.265)), (0.55, (0.205, 0.265, 0.225)), (0.85, (0.085, 0.15, 0.145)), (1.0, (0.045, 0.088, 0.095))])
    cracks = np.tile(crackle(1024, 420, 7), (1, 1))
    cracks = cv2.resize(cracks, (w, h)) * np.interp(cloud, [0.35, 0.6], [0.15, 0.7])
    colour *= (1 - 0.5 * cracks)[..., None]
    colour *= np.interp(fine, [0.25, 0.75], [0.9, 1.06])[..., None]
    iron = np.interp(around((w, h), 54, 11), [0.70, 0.76], [0, 0.6])[..., None]
    colour = colour * (1 - iron) + np.array([0.09, 0.055, 0.03]) * iron
    return np.clip(colour, 0.01, 0.8).astype(np.float32), (wide * 0.0004 + (cloud - 0.5) * 0.0009).astype(np.float32)


def glazed(colour: Array, bump: Array | None = None, rough: float = 0.17) -> dict:
    out: dict = {"type": "principled", "base_color": texture(colour), "roughness": rough, "specular": 0.55, "clearcoat": 0.6, "clearcoat_gloss": 0.95}
    if bump is not None:
        out = {"type": "bumpmap", "arbitrary": texture(bump), "scale": 1.0, "bsdf": out}
    return {"type": "twosided", "bsdf": out}


def plinth(w: float, z: float, tint: tuple[float, float, float]) -> dict:
    return {"plinth": shape(box((w, w, 0.9), (0, 0, z - 0.9), 0.006), plain(tint, 0.35), flat=True)}


def swans(w: int, n: int) -> tuple[dict, dict, float]:
    p, fired, _ = swan_vase()
    things = {"vase": shape(moved(turned(p, None, 300, 400), turn_deg=222), glazed(fired, rough=0.19)), "wall": shape(box((6, 0.1, 4), (0, 1.5, -1)), plain((0.055, 0.057, 0.062), 0.95))} | plinth(0.62, 0, (0.06, 0.055, 0.05))
    at = (0, 0, 0.3)
    things |= {"key": lamp((-1.2, -0.8, 1.15), at, 0.6, (24, 21.5, 18)), "fill": lamp((1.5, -1.2, 0.6), at, 0.9, (1.2, 1.4, 1.7)), "rim": lamp((0.9, 0.9, 0.9), at, 0.4, (13, 14, 16)), "glow": lamp((0, 0.9, 1.2), (0, 1.5, 0.4), 0.6, (2.6, 2.4, 2.1))}
    return things, camera((0.0, -1.75, 0.46), (0, 0, 0.268), 22, w, w * 5 // 4, n, 0.004), 1.75


def lamp_stand(turn: float) -> dict:
    mm = stand_mm()
    p = smooth(STAND, 420)
    colour, bump = grey_blue(mm)
    return {"stand": shape(moved(turned(p, mm, 760, 1300), turn_deg=turn), glazed(colour, bump))}


def stand(w: int, n: int) -> tuple[dict, dict, float]:
    things = lamp_stand(-175) | {"wall": shape(box((6, 0.1, 4), (0, 1.3, -1)), plain((0.10, 0.092, 0.08), 0.95))} | plinth(0.5, 0, (0.035, 0.02, 0.014))
    at = (0, 0, 0.36)
    things |= {"key": lamp((-1.1, -0.9, 1.2), at, 0.8, (13.5, 12.2, 10.2)), "fill": lamp((1.5, -1.0, 0.6), at, 0.8, (1.2, 1.35, 1.6)), "rim": lamp((1.5, 0.7, 1.2), at, 0.5, (14, 14.5, 15))}
    return things, camera((0.0, -2.1, 0.52), (0, 0, 0.352), 20.5, w, w * 4 // 3, n, 0.004), 1.9


def signed(w: int, n: int) -> tuple[dict, dict, float]:
    """Three characters under the glaze, the window nearly along the wall."""
    things = lamp_stand(-90 - 178) | {"wall": shape(box((6, 0.1, 4), (0, 1.0, -1)), plain((0.05, 0.045, 0.04), 0.95))} | plinth(0.5, 0, (0.035, 0.02, 0.014))
    at = (0, -0.1, 0.2)
    things |= {"key": lamp((-0.75, -0.26, 0.42), at, 0.3, (52, 48, 42)), "fill": lamp((0.9, -0.9, 0.4), at, 0.6, (0.7, 0.85, 1.1)), "rim": lamp((0.6, 0.35, 0.4), at, 0.25, (12, 11, 9))}
    return things, camera((0.03, -0.52, 0.225), (0.0, -0.11, 0.190), 31, w, w * 3 // 4, n, 0.003), 1.6


def rollout(out: str) -> None:
    """The painting as it would lie flat."""
    _, _, painting = swan_vase()
    flat = painting[130:1420][::-1]
    cv2.imwrite(out, (np.clip(flat * 1.12, 0, 1) ** (1 / 2.2) * 255).astype(np.uint8)[..., ::-1])


def main(out: str, which: str = "swans", width: int = 800, samples: int = 24) -> None:
    if which == "rollout":
        rollout(out)
        return
    things, lens, exposure = {"swans": swans, "stand": stand, "signed": signed}[which](width, samples)
    develop(things, lens, out, exposure=exposure, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
