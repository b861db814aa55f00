# SPDX-License-Identifier: Apache-2.0
"""Dragons in low relief by numpy: body along a path, scales, comb, head, mane, legs, clouds: python dragon_relief.py OUT.png [ly|saddle|tayson]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from scipy.spatial import cKDTree

Array = np.ndarray

SKULL = [(1.25, 0.55), (0.95, 0.86), (0.55, 0.98), (0.15, 0.92), (-0.10, 0.68), (-0.45, 0.58), (-0.72, 0.66), (-0.98, 0.70), (-1.16, 0.50), (-1.10, 0.27), (-0.86, 0.14), (-0.50, 0.22), (-0.15, 0.12), (0.22, -0.06), (0.45, -0.30), (0.85, -0.48), (1.25, -0.40)]
JAW = [(0.85, -0.50), (0.45, -0.26), (0.15, -0.22), (-0.25, -0.34), (-0.58, -0.30), (-0.82, -0.20), (-0.84, -0.40), (-0.62, -0.58), (-0.20, -0.68), (0.25, -0.72), (0.70, -0.70)]
TONGUE = [(0.2, -0.18), (-0.2, -0.16), (-0.5, -0.12), (-0.72, 0.0), (-0.9, -0.02)]


def smooth(points, n: int = 60, closed: bool = False) -> Array:
    """A Catmull-Rom curve of about `n` points through a few."""
    p = np.asarray(points, float)
    p = np.vstack([p[-1:], p, p[:2]]) if closed else np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    u = np.linspace(0, 1, max(4, n // (len(p) - 3)), endpoint=False)[:, None]
    runs = [0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3) for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False)]
    return np.vstack(runs) if closed else np.vstack([*runs, p[-2:-1]])


class Relief:
    """A height field in pixels; forms are set on it and the higher wins, grooves are cut into it."""

    def __init__(self, w: int, h: int) -> None:
        self.z = np.zeros((h, w), np.float32)

    def window(self, pts: Array, reach: float) -> tuple[slice, slice] | None:
        h, w = self.z.shape
        lo, hi = np.floor(pts.min(0) - reach).astype(int), np.ceil(pts.max(0) + reach).astype(int) + 1
        x0, y0, x1, y1 = max(lo[0], 0), max(lo[1], 0), min(hi[0], w), min(hi[1], h)
        return (slice(y0, y1), slice(x0, x1)) if x1 > x0 and y1 > y0 else None

    def near(self, pts: Array, reach: float) -> tuple | None:
        """For the pixels near a path: their window, mask, which point is nearest, and the signed distance from it."""
        box = self.window(pts, reach)
        if box is None:
            return None
        yy, xx = np.mgrid[box[0], box[1]]
        q = np.stack([xx.ravel(), yy.ravel()], -1).astype(float)
        d, i = cKDTree(pts).query(q, distance_upper_bound=reach)
        ok = np.isfinite(d)
        i = np.where(ok, i, 0)
        along = np.gradient(pts, axis=0)
        along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
        off = q - pts[i]
        side = off[:, 0] * -along[i][:, 1] + off[:, 1] * along[i][:, 0]
        shape = xx.shape
        return box, ok.reshape(shape), i.reshape(shape), np.where(ok, side, reach).reshape(shape), d.reshape(shape)

    def put(self, box, high: Array, over: float = 0.0) -> None:
        """`over` (0..1) is how much of what lies there already lifts the new form."""
        old = self.z[box]
        new = np.where(high > 0, high + over * old, 0)
        self.z[box] = np.maximum(old, new)

    def cord(self, points, radius, rise: float = 1.0, over: float = 0.0, n: int = 0) -> None:
        """A rounded strand; radius tapers along it."""
        pts = smooth(points, n or 90)
        r = np.interp(np.linspace(0, 1, len(pts)), np.linspace(0, 1, len(np.atleast_1d(radius))), np.atleast_1d(radius))
        got = self.near(pts, float(r.max()) + 1)
        if got:
            box, ok, i, _, d = got
            t = np.where(ok, d, 9e9) / r[i]
            self.put(box, np.where(t < 1, np.sqrt(np.clip(1 - t * t, 0, 1)) * r[i] * rise, 0), over)

    def pad(self, points, swell: float, top: float, over: float = 0.0, closed: bool = True) -> None:
        """A flat form with rounded edges: `swell` pixels from edge to its full height `top`."""
        pts = smooth(points, 120, closed)
        box = self.window(pts, 2)
        if box is None:
            return
        mask = np.zeros(self.z[box].shape, np.uint8)
        cv2.fillPoly(mask, [np.int32(np.round(pts - [box[1].start, box[0].start]))], 1)
        d = np.clip(cv2.distanceTransform(np.pad(mask, 1), cv2.DIST_L2, 5)[1:-1, 1:-1] / swell, 0, 1)
        self.put(box, np.sqrt(1 - (1 - d) ** 2) * top * mask, over)

    def cut(self, points, width: float, depth: float) -> None:
        got = self.near(smooth(points, 80), width * 2)
        if got:
            box, ok, _, _, d = got
            self.z[box] -= np.where(ok, depth * np.exp(-((np.where(ok, d, 0) / width) ** 2)), 0) * (self.z[box] > depth)

    def ball(self, at, r: float, rise: float = 1.0, over: float = 0.0) -> None:
        p = np.asarray(at, float)[None]
        box = self.window(p, r + 1)
        if box:
            yy, xx = np.mgrid[box[0], box[1]]
            t = np.hypot(xx - p[0, 0], yy - p[0, 1]) / r
            self.put(box, np.sqrt(np.clip(1 - t * t, 0, 1)) * r * rise, over)

    def curl(self, at, size: float, start: float, hand: int, thick: float, turns: float = 7.5, over: float = 0.0) -> None:
        a = np.linspace(0, turns, 60)
        r = size * (1 - a / (turns * 1.1))
        pts = np.stack([at[0] + r * np.cos(start + hand * a), at[1] + r * np.sin(start + hand * a)], -1)
        self.cord(pts, [thick, thick * 0.5], 1.0, over)


def body(f: Relief, pts: Array, girth: Array, comb: int = 1, fins: float = 0.55, rows: float = 0.42) -> None:
    """The long body: round, scaled, plated under the belly, with a comb of flames along its back."""
    step = np.linalg.norm(np.gradient(pts, axis=0), axis=1)
    way = np.cumsum(step / np.maximum(girth, 2))
    along = np.gradient(pts, axis=0) / (step[:, None] + 1e-9)
    out = np.stack([-along[:, 1], along[:, 0]], -1) * comb
    gap, last = 0.62, -1.0
    for i in range(len(pts)):
        if way[i] - last >= gap and girth[i] > 5:
            last = way[i]
            g, root = girth[i], pts[i] + out[i] * girth[i] * 0.82
            f.cord([root, root + out[i] * g * fins * 0.55 + along[i] * g * 0.10, root + out[i] * g * fins + along[i] * g * 0.50], [g * 0.24, g * 0.17, g * 0.04], 0.9, n=18)
    got = f.near(pts, float(girth.max()) + 1)
    if got is None:
        return
    box, ok, i, side, d = got
    g = girth[i]
    t = np.where(ok, d, 9e9) / g
    u, s = np.clip(side / g, -1, 1), way[i]
    high = np.where(t < 1, np.sqrt(np.clip(1 - t * t, 0, 1)) * g * 0.78, 0)
    row = s / rows
    angle = np.arcsin(u) / np.pi + 0.5
    x, y = (angle * 5 + 0.5 * (np.floor(row) % 2)) % 1 - 0.5, row % 1
    joint = np.clip(1 - np.abs(y - 0.12 - 2.6 * x * x) / 0.15, 0, 1)
    tilt = (1 - np.clip(y - 2.6 * x * x, 0, 1)) * 0.035
    belly = u * comb < -0.52
    plates = np.clip(1 - np.abs(s / 0.26 % 1 - 0.5) / 0.2, 0, 1)
    mark = np.where(belly, plates * 0.06 + 0.05 * (u * comb > -0.58), joint * 0.085 - tilt) * g
    f.put(box, np.where(t < 1, np.maximum(high - mark * np.clip((1 - t) * 5, 0, 1) * (g > 6), 0.1), 0))


class Placed:
    """Head coordinates (it looks to -x, y up, half a head is 1) laid on the field."""

    def __init__(self, f: Relief, at, size: float, turn_deg: float = 0.0, flip: int = 1) -> None:
        a = np.radians(turn_deg)
        self.f, self.at, self.s, self.c, self.n, self.flip = f, np.asarray(at, float), size, np.cos(a), np.sin(a), flip

    def __call__(self, points) -> Array:
        p = np.asarray(points, float).reshape(-1, 2) * [self.flip, 1]
        q = np.stack([p[:, 0] * self.c - p[:, 1] * self.n, p[:, 0] * self.n + p[:, 1] * self.c], -1)
        return self.at + q * [self.s, -self.s]

    def cord(self, points, radius, rise: float = 1.0, over: float = 0.0) -> None:
        self.f.cord(self(points), np.asarray(radius) * self.s, rise, over)

    def pad(self, points, swell: float, top: float, over: float = 0.0) -> None:
        self.f.pad(self(points), swell * self.s, top * self.s, over)

    def cut(self, points, width: float = 0.035, depth: float = 0.09) -> None:
        self.f.cut(self(points), width * self.s, depth * self.s)

    def ball(self, at, r: float, rise: float = 1.0, over: float = 0.0) -> None:
        self.f.ball(self([at])[0], r * self.s, rise, over)


def wave(start, toward, length: float, sway: float, beats: float, phase: float = 0.0, n: int = 14) -> list:
    """A strand of hair or flame: onward in a wave."""
    a, u = np.radians(toward), np.linspace(0, 1, n)
    side = sway * np.sin(u * beats * 2 * np.pi + phase) * (0.3 + u)
    return [(start[0] + length * v * np.cos(a) - w * np.sin(a), start[1] + length * v * np.sin(a) + w * np.cos(a)) for v, w in zip(u, side - side[0], strict=True)]


def head(h: Placed, kind: str = "ly", pearl: bool = True) -> None:
    """`ly`: no horns, a flaming crest from the upper lip, long mane; `late`: horns, round nose, whiskers, bristling mane."""
    ly = kind == "ly"
    for k in range(3):
        h.cord(wave((-0.10 + 0.32 * k, -0.62), -105 + 16 * k, 0.75, 0.09, 1.0, k), [0.085, 0.07, 0.015], 0.9)
    h.pad(JAW, 0.17, 0.24)
    h.cord(TONGUE, [0.10, 0.09, 0.03], 1.2)
    h.pad(SKULL, 0.55, 0.42)
    h.cord([(0.42, -0.26), (0.10, 0.02), (-0.30, 0.18), (-0.72, 0.19), (-1.05, 0.30)], [0.05, 0.075, 0.08, 0.07, 0.05], 0.9, 0.85)
    h.cord([(0.55, -0.40), (0.15, -0.28), (-0.30, -0.38), (-0.60, -0.36), (-0.80, -0.26)], [0.05, 0.06, 0.055, 0.04], 0.9, 0.85)
    for x, y, tall in ((-0.92, 0.16, 0.34), (-0.62, 0.16, 0.17), (-0.42, 0.18, 0.15), (-0.22, 0.13, 0.13), (-0.03, 0.06, 0.12)):
        h.cord([(x, y), (x + 0.02, y - tall * 0.6), (x + 0.07, y - tall)], [0.06, 0.045, 0.012], 1.5, 0.6)
    for x, y in ((-0.66, -0.28), (-0.46, -0.30), (-0.26, -0.30), (-0.06, -0.24)):
        h.cord([(x, y), (x, y + 0.08), (x - 0.02, y + 0.15)], [0.05, 0.04, 0.012], 1.5, 0.6)
    h.ball((-0.92, 0.52), 0.15, 0.8, 0.8)
    h.cut(np.array([(-1.03, 0.50), (-0.95, 0.44), (-0.86, 0.50)]), 0.03, 0.10)
    h.ball((0.16, 0.55), 0.215, 0.7, 0.85)
    h.cut([(0.16 + 0.21 * np.cos(a), 0.55 + 0.21 * np.sin(a)) for a in np.linspace(0, 6.2, 16)], 0.028, 0.10)
    h.cut([(0.12 + 0.05 * np.cos(a), 0.55 + 0.05 * np.sin(a)) for a in np.linspace(0, 6.2, 8)], 0.05, 0.10)
    h.cord([(-0.20, 0.74), (0.10, 0.88), (0.42, 0.86), (0.62, 1.02), (0.78, 1.30)], [0.06, 0.10, 0.10, 0.08, 0.015], 0.9, 0.9)
    h.cord([(0.55, 0.60), (0.82, 0.72), (1.08, 0.70), (1.30, 0.86)], [0.05, 0.13, 0.10, 0.015], 0.8, 0.9)
    for r in (0.24, 0.13):
        h.cord([(0.62 + r * np.cos(a), 0.04 + r * np.sin(a)) for a in np.linspace(-2.4, 2.6, 12)], [0.03, 0.06, 0.03], 1.0, 0.9)
    for k in range(3):
        h.cut([(-0.34 - 0.14 * k, 0.56), (-0.28 - 0.14 * k, 0.42), (-0.34 - 0.13 * k, 0.32)], 0.03, 0.07)
    for k in range(7):
        ang = 62 - 21 * k if ly else 70 - 25 * k
        root = (0.74 + 0.07 * k - 0.02 * k * k * (k > 3), 0.74 - 0.19 * k)
        h.cord(wave(root, ang, 1.95 - 0.09 * abs(k - 2) if ly else 1.4, 0.13, 1.25, k * 0.5), [0.10, 0.145, 0.10, 0.02], 0.85, 0.75)
    if ly:
        crest = [(-1.00, 0.62), (-1.28, 0.82), (-1.34, 1.08), (-1.12, 1.30), (-1.08, 1.56), (-1.28, 1.80), (-1.26, 2.06), (-1.05, 2.32)]
        h.cord(crest, [0.15, 0.17, 0.165, 0.15, 0.13, 0.10, 0.06, 0.01], 0.95, 0.5)
        for (x, y), way, long in (((-1.30, 0.98), 150, 0.46), ((-1.08, 1.42), 30, 0.50), ((-1.25, 1.84), 150, 0.36), ((-1.16, 1.20), 48, 0.42)):
            h.cord(wave((x, y), way, long, 0.06, 0.8), [0.085, 0.07, 0.012], 0.9)
    else:
        h.cord([(0.55, 0.92), (0.80, 1.18), (1.16, 1.30), (1.40, 1.55), (1.66, 1.60)], [0.11, 0.10, 0.08, 0.05, 0.012], 1.0, 0.9)
        h.cord([(1.10, 1.28), (1.30, 1.26), (1.52, 1.30)], [0.06, 0.05, 0.01], 1.0, 0.5)
        h.cord([(-0.98, 0.36), (-1.35, 0.28), (-1.62, 0.48), (-1.72, 0.82), (-1.52, 1.00), (-1.38, 0.86)], [0.055, 0.05, 0.04, 0.03, 0.012], 1.2)
    if pearl:
        h.ball((-1.42, 0.02) if ly else (-1.75, -0.22), 0.20, 1.0)
        for k in range(4):
            x, y = (-1.42, 0.02) if ly else (-1.75, -0.22)
            h.cord(wave((x - 0.08 + 0.05 * k, y - 0.16 if k % 2 else y + 0.16), 150 - 20 * k if k % 2 == 0 else 205 + 22 * k, 0.55, 0.06, 1.0, k), [0.07, 0.05, 0.01], 0.9)


def leg(f: Relief, at, size: float, turn_deg: float, flip: int = 1, claws: int = 4) -> None:
    """A bent leg with hair at the elbow and a spread foot; it hangs from its shoulder."""
    h = Placed(f, at, size, turn_deg, flip)
    for k in range(3):
        h.cord(wave((0.36, -0.60), 50 - 36 * k, 0.80, 0.08, 1.0, k), [0.10, 0.085, 0.012], 0.9, 0.5)
    h.cord([(0, 0.05), (0.20, -0.30), (0.36, -0.62)], [0.34, 0.29, 0.17], 0.55, 0.72)
    h.cord([(0.36, -0.62), (0.10, -0.88), (-0.16, -1.12)], [0.17, 0.14, 0.13], 1.0, 0.4)
    for k in range(claws):
        a = np.radians(205 + 42 * k if k < 3 else 80)
        d, n = np.array([np.cos(a), np.sin(a)]), np.array([np.sin(a), -np.cos(a)])
        p = np.array([-0.18, -1.14])
        h.cord([p, p + d * 0.22, p + d * 0.38 - n * 0.02], [0.11, 0.095, 0.07], 1.1, 0.4)
        h.cord([p + d * 0.36, p + d * 0.52 + n * 0.06, p + d * 0.60 + n * 0.16], [0.065, 0.045, 0.01], 1.2, 0.4)
    for x, y in ((0.10, -0.12), (0.20, -0.32), (0.30, -0.48)):
        h.cut([(x - 0.16, y + 0.02), (x, y - 0.07), (x + 0.14, y + 0.02)], 0.028, 0.06)


def cloud(f: Relief, at, size: float, flip: int = 1, tail: float = 2.4, thick: float = 0.13) -> None:
    """A knot of curls that trails away."""
    x, y = at
    for dx, dy, r, a, hand in ((-0.55, 0.0, 0.42, 0.3, 1), (0.10, -0.34, 0.5, 2.2, -1), (0.62, 0.10, 0.40, 2.8, -1)):
        f.curl((x + flip * dx * size, y + dy * size), r * size, a if flip > 0 else np.pi - a, hand * flip, thick * size)
    for k in range(2):
        p = [(x + flip * (0.3 + 0.25 * k) * size, y + (0.42 + 0.16 * k) * size), (x + flip * (1.0 + 0.3 * k) * size, y + (0.52 - 0.05 * k) * size), (x + flip * (tail * 0.72) * size, y + (0.30 + 0.2 * k) * size), (x + flip * (tail + 0.3 * k) * size, y + (0.42 + 0.12 * k) * size)]
        f.cord(p, [thick * size, thick * 0.8 * size, 2], 0.9)


def meander(bends: float, start: float, end: float, swing: float = 1.9, phase: float = 0.0, n: int = 2600) -> tuple[Array, Array]:
    """A path onward along +x whose bends shrink from `start` to `end`; and how far along each point is, 0..1."""
    t = np.linspace(0, 1, n)
    a = swing * np.sin(2 * np.pi * bends * t + phase)
    size = start + (end - start) * t
    p = np.stack([np.cumsum(size * np.cos(a)), np.cumsum(size * np.sin(a))], -1)
    return p - p[0], t


def ly(w: int = 1500, h: int = 2200) -> Array:
    """The dragon of the Lý: head up, a long even body in ever smaller bends down to the tail; for an upright leaf."""
    f = Relief(w, h)
    p, t = meander(5.5, 1.0, 0.20, 1.98, 0.55)
    p = np.stack([-p[:, 1], p[:, 0]], -1)
    p *= h * 0.55 / np.ptp(p[:, 1])
    p += [w * 0.50 - p[200:, 0].mean(), h * 0.425]
    neck = smooth([p[0] + q for q in ((-150, -240), (-40, -258), (66, -215), (106, -120), (60, -35))] + [p[0], p[60]], 260)[:-1]
    p = np.vstack([neck[np.linalg.norm(neck - p[60], axis=1) > np.linalg.norm(p[0] - p[60])], p])
    t = np.linspace(0, 1, len(p))
    girth = np.interp(t, [0, 0.06, 0.14, 0.5, 0.93, 1], [44, 48, 54, 34, 9, 3])
    body(f, p, girth, 1, 0.62)
    for i, turn, flip in ((560, -10, 1), (760, 25, -1), (1300, 0, 1), (1480, 20, -1)):
        leg(f, p[i], girth[i] * 2.4, turn, flip, 3)
    head(Placed(f, p[0] + [-92, 6], 108, 6), "ly")
    return f.z


def tayson(w: int = 2600, h: int = 1000) -> Array:
    """A dragon of 1800 among clouds, looking back along its body, moving to the left."""
    f = Relief(w, h)
    way = smooth([(640, 430), (760, 560), (930, 660), (1120, 600), (1240, 420), (1400, 300), (1590, 360), (1690, 540), (1830, 660), (2010, 620), (2110, 470), (2220, 390), (2330, 430), (2400, 520)], 2200) * [w / 2600, h / 1000]
    t = np.linspace(0, 1, len(way))
    girth = np.interp(t, [0, 0.08, 0.35, 0.75, 1], [62, 74, 80, 54, 16])
    for x, y, s, flip in ((250, 730, 95, 1), (1010, 210, 100, -1), (1430, 800, 105, 1), (1960, 190, 95, 1), (2380, 800, 90, -1), (230, 160, 80, 1), (2450, 210, 66, -1)):
        cloud(f, (x, y), s, flip)
    for k in range(5):
        f.cord([way[-1], way[-1] + [40 + 12 * k, 30 - 34 * k], way[-1] + [80 + 10 * k, 60 - 62 * k], way[-1] + [150 - 8 * k, 60 - 84 * k]], [22, 24, 18, 3], 0.9)
    body(f, way, girth, -1, 0.6)
    for i, turn, flip, size in ((330, 8, 1, 170), (700, -24, 1, 160), (1230, 6, 1, 150), (1600, -18, -1, 130)):
        leg(f, way[i] + [0, girth[i] * 0.1], size, turn, flip)
    head(Placed(f, (530, 360), 165, -6), "late")
    return f.z


def saddle(w: int = 2300, h: int = 1100) -> Array:
    """The saddle-backed dragon of the Mạc: the back rises and dips like a saddle between the legs."""
    f = Relief(w, h)
    way = smooth([(610, 470), (660, 640), (800, 740), (960, 640), (1040, 440), (1180, 350), (1310, 450), (1390, 620), (1530, 690), (1660, 590), (1730, 440), (1850, 370), (1970, 430), (2040, 560), (2130, 600)], 2200) * [w / 2300, h / 1100]
    t = np.linspace(0, 1, len(way))
    girth = np.interp(t, [0, 0.1, 0.4, 0.8, 1], [66, 76, 74, 46, 12])
    for x, y, s, flip in ((270, 880, 82, 1), (1180, 880, 86, 1), (1500, 240, 84, -1), (890, 240, 78, 1), (2080, 860, 74, -1)):
        cloud(f, (x, y), s, flip)
    for k in range(5):
        f.cord([way[-1], way[-1] + [34, 20 - 22 * k], way[-1] + [70, 44 - 50 * k], way[-1] + [118 - 6 * k, 36 - 62 * k]], [18, 20, 14, 3], 0.9)
    body(f, way, girth, -1, 0.6)
    for i, turn, flip, size in ((400, 4, 1, 150), (720, -16, 1, 140), (1200, 4, 1, 140), (1560, -12, -1, 115)):
        leg(f, way[i] + [0, girth[i] * 0.1], size, turn, flip, 4)
    head(Placed(f, (505, 390), 158, -4), "late")
    return f.z


def main(out: str, which: str = "ly") -> None:
    """The height field lit from the upper left, to see the drawing."""
    z = cv2.GaussianBlur({"ly": ly, "tayson": tayson, "saddle": saddle}[which](), (0, 0), 1.2)
    gy, gx = np.gradient(z)
    n = np.stack([-gx, -gy, np.ones_like(z)], -1)
    lit = np.clip((n / np.linalg.norm(n, axis=-1, keepdims=True)) @ np.array([-0.6, -0.6, 0.53]), 0, 1)
    cv2.imwrite(out, (lit * 255).astype(np.uint8))


if __name__ == "__main__":
    main(*sys.argv[1:3])
