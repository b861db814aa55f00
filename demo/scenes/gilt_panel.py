# SPDX-License-Identifier: Apache-2.0
"""A carved panel, gold over red lacquer: the golden tortoise, the crossbow, the citadel of three rings: python gilt_panel.py OUT.png"""

from __future__ import annotations

import sys

import cv2
import dragon_relief
import numpy as np
from dragon_relief import Relief, smooth
from raking import developed, fractal, ramp, shaded

Array = np.ndarray
W, H = 1600, 1960
SHELL = (800.0, 1400.0, 345.0, 365.0)


def border(f: Relief) -> None:
    """Two mouldings, a row of beads between them."""
    for inset, r in ((26, 17), (92, 9)):
        x0, y0, x1, y1 = inset, inset, W - inset, H - inset
        for a, b in (((x0, y0), (x1, y0)), ((x1, y0), (x1, y1)), ((x1, y1), (x0, y1)), ((x0, y1), (x0, y0))):
            f.cord([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b], [r], 1.0, n=900)
    for k in range(40):
        for x, y in ((60 + (W - 120) * k / 39, 60), (60 + (W - 120) * k / 39, H - 60)):
            f.ball((x, y), 15, 0.9)
    for k in range(1, 48):
        for x in (60, W - 60):
            f.ball((x, 60 + (H - 120) * k / 48), 15, 0.9)


def waves(f: Relief) -> None:
    """Scale-shaped waves, nearer rows over farther ones, with a curl of foam here and there."""
    rng = np.random.default_rng(4)
    for row, y in enumerate(np.arange(1140, 1960, 66)):
        for k in range(-1, 15):
            x = 116 * k + 58 * (row % 2) + 20
            low = 7 + 2.2 * row
            box = f.window(np.array([[x - 66, y - 66], [x + 66, y + 40]]), 0)
            if box is None:
                continue
            yy, xx = np.mgrid[box[0], box[1]]
            d = np.hypot(xx - x, yy - y) / 64
            rings = low + 6 * np.clip(np.cos((1 - d) * 3.4 * 2 * np.pi), -0.4, 1) + 9 * (1 - d)
            part = f.z[box]
            part[:] = np.where((d < 1) & (part < 52) & (np.abs(xx - W / 2) < W / 2 - 92) & (yy < H - 92), np.maximum(rings, 1), part)
        for x in rng.uniform(170, W - 230, 3 if y < 1800 else 0):
            f.curl((x, y - 66), 40, 2.6, -1, 9.5)
            f.cord([(x - 40, y - 44), (x + 30, y - 26), (x + 96, y - 40)], [10, 9, 2], 1.0)


def walls(f: Relief, x: float, y: float) -> None:
    """Three rings of rampart seen from above, each with merlons and a gate."""
    for k, (rx, ry) in enumerate(((600, 404), (430, 290), (262, 176))):
        turn = np.radians(24 + 110 * k)
        a = np.linspace(turn + 0.16, turn + 2 * np.pi - 0.16, 50)
        line = np.stack([x + rx * np.cos(a), y + ry * np.sin(a)], -1)
        f.cord(line, [24], 0.62, n=1500)
        for d in (-13, 13):
            f.cord(line + np.stack([d * np.cos(a), d * np.sin(a)], -1), [6], 2.2, n=1500)
        n = int(2 * np.pi * rx / 46)
        for b in np.linspace(turn + 0.2, turn + 2 * np.pi - 0.2, n):
            p = np.array([x + rx * np.cos(b), y + ry * np.sin(b)])
            out = np.array([np.cos(b), np.sin(b)])
            f.cord([p + out * 12, p + out * 22, p + out * 32], [9], 1.3, n=12)
        p = np.array([x + rx * np.cos(turn), y + ry * np.sin(turn)])
        roof(f, p, 62 - 8 * k)


def roof(f: Relief, p: Array, s: float) -> None:
    """A gate tower with two upturned roofs."""
    for up, wide in ((0.0, 1.0), (0.62, 0.68)):
        y = p[1] - up * s
        f.pad([(p[0] - wide * 0.55 * s, y), (p[0] - wide * 0.55 * s, y - 0.34 * s), (p[0] + wide * 0.55 * s, y - 0.34 * s), (p[0] + wide * 0.55 * s, y)], 6, 20, 0.2)
        f.cord([(p[0] - wide * s, y - 0.42 * s), (p[0] - wide * 0.55 * s, y - 0.30 * s), (p[0], y - 0.36 * s), (p[0] + wide * 0.55 * s, y - 0.30 * s), (p[0] + wide * s, y - 0.42 * s)], [4, 10, 15, 10, 4], 1.1, 0.5)
    f.cut([(p[0], p[1] - 2), (p[0], p[1] - 0.2 * s)], 8, 16)


def shell(f: Relief) -> None:
    """A dome of plates with rings of growth, and the lappets of its rim."""
    cx, cy, rx, ry = SHELL
    yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
    u, v = (xx - cx) / rx, (yy - cy) / ry
    d = np.hypot(u, v)
    hubs = [(0, -0.62), (0, -0.21), (0, 0.21), (0, 0.62)] + [(s * 0.46, y) for s in (-1, 1) for y in (-0.42, 0.0, 0.42)] + [(s * 0.30, y) for s in (-1, 1) for y in (-0.86, 0.86)]
    gaps = np.sort(np.stack([np.hypot(u - a, v - b) for a, b in hubs]), 0)
    edge = gaps[1] - gaps[0]
    dome = 64 + 64 * np.sqrt(np.clip(1 - d**2, 0, 1))
    plate = 15 * np.clip(edge / 0.10, 0, 1) ** 0.7 + 1.9 * np.cos(edge * 62) * np.clip(edge / 0.1, 0, 1) + 9 * np.exp(-((gaps[0] / 0.075) ** 2))
    top = np.where(d < 0.84, dome + plate, 0)
    f.z = np.maximum(f.z, top)
    angle = np.arctan2(v, u)
    lap = np.abs((angle / (2 * np.pi) * 26) % 1 - 0.5) * 2
    out = 1.0 - 0.035 * lap**2
    rim = (d >= 0.83) & (d < out)
    bulge = 58 + 26 * np.sqrt(np.clip(1 - ((d - 0.92) / 0.085) ** 2, 0, 1)) - 13 * np.clip((lap - 0.86) / 0.14, 0, 1)
    f.z = np.maximum(f.z, np.where(rim, bulge, 0))


def limb(f: Relief, points, radii, toes: float) -> None:
    """A scaled leg that ends in claws."""
    f.cord(points, radii, 1.0, n=140)
    p = smooth(points, 140)
    r = np.interp(np.linspace(0, 1, len(p)), np.linspace(0, 1, len(radii)), radii)
    along = np.gradient(p, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    side = np.stack([-along[:, 1], along[:, 0]], -1)
    for j, i in enumerate(range(14, len(p) - 10, 9)):
        for t in np.arange(-0.62, 0.63, 0.31) + 0.155 * (j % 2):
            f.cut([p[i] + side[i] * r[i] * (t - 0.15), p[i] + side[i] * r[i] * t + along[i] * 8, p[i] + side[i] * r[i] * (t + 0.15)], 2.6, 6)
    for t in (-0.75, -0.25, 0.25, 0.75):
        root = p[-1] + side[-1] * r[-1] * t
        way = along[-1] + side[-1] * t * 0.55
        f.cord([root, root + way * toes * 0.6, root + way * toes + side[-1] * toes * 0.12 * np.sign(t)], [r[-1] * 0.42, r[-1] * 0.34, 3], 2.2, 0.8)


def head(f: Relief) -> None:
    """The tortoise looks up to the trigger; the neck in wrinkles, the mane of a holy beast."""
    cx, cy, _, ry = SHELL
    top = cy - ry
    f.cord([(cx, top + 60), (cx, top - 10), (cx, top - 70)], [86, 76, 74], 1.05)
    for k in range(5):
        f.cut([(cx - 72, top + 22 - 20 * k), (cx, top + 34 - 20 * k), (cx + 72, top + 22 - 20 * k)], 4, 11)
    for s in (-1, 1):
        for k in range(4):
            f.cord([(cx + s * 62, top - 40 - 16 * k), (cx + s * (100 + 8 * k), top - 24 - 26 * k), (cx + s * (128 + 6 * k), top - 52 - 30 * k), (cx + s * (158 - 6 * k), top - 40 - 46 * k)], [15, 15, 10, 2], 1.3, 0.3)
    f.pad([(cx - 78, top - 60), (cx - 84, top - 120), (cx - 54, top - 176), (cx, top - 204), (cx + 54, top - 176), (cx + 84, top - 120), (cx + 78, top - 60), (cx, top - 34)], 62, 104)
    for s in (-1, 1):
        f.ball((cx + s * 50, top - 122), 24, 0.8, 0.93)
        f.cut([(cx + s * 50 + 24 * np.cos(a), top - 122 + 24 * np.sin(a)) for a in np.linspace(0, 6.2, 14)], 3.2, 12)
        f.cut([(cx + s * 52 + 6 * np.cos(a), top - 126 + 6 * np.sin(a)) for a in np.linspace(0, 6.2, 8)], 5, 10)
        f.cord([(cx + s * 18, top - 136), (cx + s * 48, top - 158), (cx + s * 88, top - 138), (cx + s * 104, top - 108)], [6, 10, 9, 3], 1.0, 0.9)
        f.ball((cx + s * 13, top - 190), 7, 0.9, 0.9)
    f.cut([(cx - 52, top - 168), (cx, top - 178), (cx + 52, top - 168)], 3.5, 14)
    for k in range(3):
        f.cut([(cx - 26, top - 84 - 16 * k), (cx, top - 92 - 16 * k), (cx + 26, top - 84 - 16 * k)], 3, 7)


def crossbow(f: Relief) -> None:
    """The crossbow drawn, its bolt laid on, the trigger in its housing."""
    x = 800
    bow = smooth([(222, 640), (250, 560), (360, 450), (560, 372), (800, 350), (1040, 372), (1240, 450), (1350, 560), (1378, 640)], 500)
    f.cord(bow, [10, 22, 30, 36, 30, 22, 10], 1.25, n=600)
    for i in range(24, len(bow) - 20, 44):
        d = np.gradient(bow, axis=0)[i]
        side = np.array([-d[1], d[0]]) / np.linalg.norm(d)
        r = 12 + 26 * np.sin(np.pi * i / len(bow))
        for j in (-7, 0, 7):
            q = bow[i] + d / np.linalg.norm(d) * j
            f.cord([q - side * r, q, q + side * r], [4.2], 1.0, 0.95)
    for s in (-1, 1):
        f.cord([(x + s * 578, 640), (x + s * 300, 716), (x, 772)], [5.5], 3.4, 0.4, n=500)
        f.curl((x + s * 578, 622), 26, 1.5, s, 8)
    f.pad([(x - 44, 250), (x + 44, 250), (x + 50, 500), (x + 50, 830), (x + 72, 900), (x + 40, 956), (x, 968), (x - 40, 956), (x - 72, 900), (x - 50, 830), (x - 50, 500)], 18, 58)
    for s in (-1, 1):
        f.cut([(x + s * 34, 270), (x + s * 36, 520), (x + s * 36, 700)], 3, 10)
    f.pad([(x - 70, 700), (x + 70, 700), (x + 76, 776), (x + 70, 856), (x - 70, 856), (x - 76, 776)], 12, 74)
    for y in (716, 840):
        f.cord([(x - 60, y), (x, y), (x + 60, y)], [6], 1.0, 0.95)
    for s in (-1, 1):
        f.curl((x + s * 44, 806), 22, 0.4 if s > 0 else np.pi - 0.4, s, 6)
        f.cord([(x + s * 16, 782), (x + s * 24, 760), (x + s * 14, 738)], [9, 8, 3], 1.2, 0.95)
    f.ball((x, 812), 17, 0.9, 0.95)
    f.cord([(x, 770), (x, 460), (x, 190)], [9.5], 1.6, 0.95, n=600)
    f.pad([(x, 120), (x + 36, 214), (x + 15, 206), (x + 12, 240), (x - 12, 240), (x - 15, 206), (x - 36, 214)], 14, 46)
    f.cord([(x, 130), (x, 180), (x, 232)], [5], 1.6, 0.9)


def claw(f: Relief, x: float, y: float) -> None:
    """The gift: one claw, in a flame."""
    for k in range(7):
        a = np.radians(200 - 36 * k)
        d = np.array([np.cos(a), -np.sin(a)])
        p, n = np.array([x, y]), np.array([-np.sin(a), -np.cos(a)])
        f.cord([p + d * 34, p + d * 62 + n * 10, p + d * 84 - n * 6, p + d * 112 + n * 6], [13, 12, 8, 2], 1.0)
    f.pad([(x - 24, y + 36), (x - 30, y), (x - 16, y - 34), (x + 22, y - 52), (x + 12, y - 14), (x + 26, y + 26)], 20, 52)


def panel() -> Relief:
    f = Relief(W, H)
    walls(f, 800, 520)
    waves(f)
    for x, y, s, flip in ((230, 960, 74, 1), (1370, 960, 74, -1), (240, 200, 66, 1), (1360, 200, 66, -1)):
        dragon_relief.cloud(f, (x, y), s, flip, 1.9, 0.15)
    cx, cy, rx, ry = SHELL
    limb(f, [(cx - 230, cy - 230), (cx - 360, cy - 290), (cx - 470, cy - 250), (cx - 540, cy - 170)], [84, 74, 56, 38], 96)
    limb(f, [(cx + 230, cy - 230), (cx + 350, cy - 310), (cx + 420, cy - 396)], [84, 72, 42], 92)
    for s in (-1, 1):
        limb(f, [(cx + s * 220, cy + 240), (cx + s * 320, cy + 310), (cx + s * 416, cy + 330)], [84, 70, 40], 92)
    f.cord([(cx, cy + ry - 20), (cx + 20, cy + ry + 50), (cx - 20, cy + ry + 96)], [34, 22, 4], 1.4)
    shell(f)
    head(f)
    crossbow(f)
    claw(f, 1262, 930)
    border(f)
    return f


def gilt(z: Array) -> tuple[Array, Array, Array]:
    """Gold leaf over red lacquer: rubbed to red on the ridges here and there, soot in the hollows."""
    stain, fine = fractal((H, W), 3, 4, 9, 0.66), fractal((H, W), 5, 24, 8, 0.7)
    proud = np.clip((z - cv2.GaussianBlur(z, (0, 0), 14)) / 12, -1, 1)
    gold = ramp(stain, [(0.25, (0.58, 0.27, 0.045)), (0.5, (0.84, 0.45, 0.095)), (0.75, (0.97, 0.62, 0.19))])
    red = ramp(fine, [(0.3, (0.085, 0.010, 0.006)), (0.6, (0.23, 0.024, 0.012)), (0.85, (0.30, 0.05, 0.022))])
    ground = np.clip(1 - z / 7, 0, 1) * 0.94
    bare = np.maximum(np.interp(stain * 0.35 + fine * 0.65 + 0.06 * np.clip(proud, 0, 1), [0.63, 0.67], [0, 0.9]), ground)
    bare = np.maximum(bare, np.interp(proud, [-0.42, -0.10], [0.92, 0]))
    soot = np.interp(proud + (fine - 0.5) * 0.5, [-0.9, -0.3], [0.8, 0])
    colour = gold * (1 - bare[..., None]) + red * bare[..., None]
    colour = colour * (1 - soot[..., None]) + np.array([0.04, 0.015, 0.008]) * soot[..., None]
    return colour.astype(np.float32), np.clip(0.30 + 0.22 * fine + 0.1 * bare + 0.3 * soot, 0.2, 0.9).astype(np.float32), ((1 - bare) * (1 - 0.7 * soot)).astype(np.float32)


def main(out: str) -> None:
    z = cv2.GaussianBlur(panel().z, (0, 0), 1.3)
    z = (z + (fractal((H, W), 7, 60, 6) - 0.5) * 2.6).astype(np.float32)
    colour, rough, metal = gilt(z)
    light = shaded(z, colour, rough, metal, (-0.66, -0.56, 0.44), None, (3.3, 2.7, 1.95))
    cv2.imwrite(out, developed(light, 0.92, (0.5, 0.5, 0.62), 1440))


if __name__ == "__main__":
    main(sys.argv[1])
