# SPDX-License-Identifier: Apache-2.0
"""Nine bronze tripods in a row, early sun along them: python tripods.py OUT.png [row] [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from drums import metal
from hall import yard
from mesh import Array, Mesh, box, merge, moved, tube
from mitsuba_dinh import blend, noise, paint
from patina import patina, turned
from PIL import Image, ImageDraw
from plants import banyan
from studio import camera, develop, painted, shape

# (radius, height) of the pot from the middle of its belly up over the lip and a little way in; the legs are 0.75 high.
POT = np.array([(0.001, 0.62), (0.25, 0.64), (0.47, 0.71), (0.62, 0.83), (0.70, 0.99), (0.725, 1.15), (0.71, 1.31), (0.665, 1.45), (0.61, 1.545), (0.60, 1.60), (0.625, 1.66), (0.70, 1.70), (0.745, 1.72), (0.75, 1.75), (0.745, 1.785), (0.69, 1.79), (0.62, 1.74), (0.55, 1.6)])


def sight(pen: ImageDraw.ImageDraw, x: float, y: float, s: float, kind: int, rng: np.random.Generator) -> None:
    """One of the small pictures: mountain, boat, tree, bird, fish, flower, star, wave. y grows upwards."""
    def at(pts: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + a * s * 0.62, y + b * s) for a, b in pts]
    u = np.linspace(0, 2 * np.pi, 20)
    if kind == 0:
        for k in range(3):
            c, h = -0.6 + 0.6 * k, 0.9 - 0.3 * abs(k - 1)
            pen.polygon(at([(c - 0.42, -0.7), (c - 0.12, h * 0.5), (c, h), (c + 0.14, h * 0.45), (c + 0.42, -0.7)]), fill=200)
            pen.line(at([(c, h), (c - 0.05, 0.1), (c + 0.1, -0.6)]), fill=80, width=5)
    elif kind == 1:
        pen.polygon(at([(-0.9, -0.1), (-0.6, -0.5), (0.6, -0.5), (0.95, 0.0), (0.5, -0.2), (-0.6, -0.2)]), fill=230)
        pen.line(at([(0, -0.2), (0, 0.9)]), fill=230, width=9)
        pen.polygon(at([(0.06, 0.85), (0.6, 0.0), (0.06, -0.05)]), fill=190)
    elif kind == 2:
        pen.line(at([(0, -0.9), (0.05, 0.2)]), fill=230, width=14)
        for _ in range(26):
            a, r = rng.uniform(0, 6.28), rng.uniform(0.1, 0.65)
            px, py = at([(r * np.cos(a), 0.3 + 0.6 * r * np.sin(a))])[0]
            pen.ellipse([px - 11, py - 11, px + 11, py + 11], fill=int(rng.uniform(150, 255)))
    elif kind == 3:
        pen.polygon(at([(-0.9, 0.1), (-0.2, 0.15), (0.3, 0.25), (0.55, 0.45), (0.85, 0.4), (0.5, 0.2), (0.2, -0.2), (-0.3, -0.15)]), fill=230)
        pen.polygon(at([(-0.3, 0.1), (-0.5, 0.8), (0.2, 0.2)]), fill=180)
        pen.line(at([(0.05, -0.2), (0.05, -0.7)]), fill=220, width=7)
    elif kind == 4:
        pen.polygon(at([(0.9 * np.cos(a), 0.32 * np.sin(a)) for a in u]), fill=220)
        pen.polygon(at([(-0.8, 0), (-1.15, 0.4), (-1.15, -0.4)]), fill=220)
        for k in range(5):
            pen.arc([x + (k - 2) * s * 0.2 - 12, y - 18, x + (k - 2) * s * 0.2 + 12, y + 18], -80, 80, fill=80, width=5)
    elif kind == 5:
        for a in u[::3]:
            cx, cy = at([(0.45 * np.cos(a), 0.2 + 0.45 * np.sin(a))])[0]
            pen.ellipse([cx - s * 0.2, cy - s * 0.26, cx + s * 0.2, cy + s * 0.26], fill=210, outline=90, width=4)
        pen.line(at([(0, -0.2), (-0.1, -0.95)]), fill=220, width=9)
    elif kind == 6:
        pts = at([(-0.8, -0.6), (-0.3, 0.5), (0.3, -0.2), (0.8, 0.6)])
        pen.line(pts, fill=200, width=7)
        for px, py in pts:
            pen.ellipse([px - 20, py - 20, px + 20, py + 20], fill=255)
    else:
        for k in range(4):
            pen.line(at([(a, -0.6 + 0.38 * k + 0.12 * np.sin(a * 7 + k)) for a in np.linspace(-0.95, 0.95, 24)]), fill=220, width=11)


def pot_mm(seed: int, size: tuple[int, int] = (3072, 1800)) -> Array:
    """Three tiers of six pictures on the belly, beaded lines between; millimetres, row 0 at the bottom."""
    w, h = size
    rng, art = np.random.default_rng(seed), Image.new("L", size)
    pen = ImageDraw.Draw(art)
    for row, y in enumerate((0.415, 0.515, 0.61)):
        for k in range(6):
            sight(pen, (k + 0.5 + 0.5 * (row % 2)) * w / 6 % w, y * h, 0.040 * h * 1.15, int(rng.integers(8)), rng)
    for y in (0.355, 0.465, 0.563, 0.655, 0.675):
        pen.line([(0, y * h), (w, y * h)], fill=190, width=12)
    for y in (0.665, 0.80):
        for k in range(80):
            pen.ellipse([(k + 0.5) * w / 80 - 15, y * h - 12, (k + 0.5) * w / 80 + 15, y * h + 12], fill=230)
    return cv2.GaussianBlur(np.asarray(art).astype(np.float32) / 255, (0, 0), 3.2) * 9


def limbs(upright: bool) -> Mesh:
    """Three legs with swollen shoulders, two ears on the lip: upright loops, or leaning outwards."""
    u = np.linspace(0, 1, 140)
    parts = []
    for k in range(3):
        path = np.stack([0.50 + 0.10 * np.sin(u * np.pi) * (1 - u) + 0.06 * u**3, 0 * u, 0.80 * (1 - u)], -1)
        girth = np.interp(u, np.linspace(0, 1, 41), np.convolve(np.interp(np.linspace(-0.1, 1.1, 49), [0, 0.2, 0.45, 0.8, 0.93, 1], [0.15, 0.165, 0.10, 0.085, 0.115, 0.12]), np.ones(9) / 9, "valid"))
        leg = tube(path, girth, 110)
        parts.append(moved(leg, turn_deg=30 + 120 * k))
        for s in (-1, 1):
            parts.append(moved(tube([[0.655, s * 0.06, 0.70], [0.675, s * 0.062, 0.70]], [0.028, 0.012], 12), turn_deg=30 + 120 * k))
        parts.append(moved(tube([[0.66, -0.07, 0.61], [0.69, 0, 0.585], [0.66, 0.07, 0.61]], [0.012, 0.02, 0.012], 10), turn_deg=30 + 120 * k))
    a = np.linspace(-0.12, np.pi + 0.12, 130)
    lean = 0.0 if upright else 0.22
    for k in range(2):
        z = 0.44 * np.sign(np.sin(a)) * np.abs(np.sin(a)) ** 0.55
        path = np.stack([0.69 + lean * np.clip(z, 0, 1), 0.175 * np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.6, 1.76 + z], -1)
        parts.append(moved(tube(path, 0.062, 4, (1.0, 1.0)), turn_deg=180 * k))
    m = merge(parts)
    return Mesh(m.vertices, m.faces, m.tint, np.stack([np.arctan2(m.vertices[:, 1], m.vertices[:, 0]) * 0.7, m.vertices[:, 2] * 0.45], -1))


def stone(m: Mesh, seed: int) -> Array:
    p = m.vertices.astype(np.float32) + seed
    return blend(noise(p, 1.6, 7, seed), [(0.3, (0.14, 0.135, 0.12)), (0.5, (0.24, 0.23, 0.20)), (0.7, (0.34, 0.32, 0.275))])


def wall(length: float) -> dict:
    """A limewashed court wall, ochre, rain-stained, with a tiled coping."""
    rng = np.random.default_rng(4)
    panels = [box((1.0, 0.4, 2.3), (x, 7.5, 0), 0.004, 0.5) for x in np.arange(-8, length, 1.0)]
    slabs = merge([Mesh(np.repeat(p.vertices, 1, 0), p.faces, p.tint, p.uv) for p in panels])
    caps = merge([box((0.26, 0.75, 0.10), (x, 7.5, 2.3 + 0.01 * rng.random()), 0.03, rng.random()) for x in np.arange(-8, length, 0.27)] + [box((length + 9, 0.24, 0.2), (length / 2 - 4, 7.5, 2.39), 0.05)])
    p = slabs.vertices.astype(np.float32)
    lime = blend(noise(p, 0.9, 7, 3) * 0.6 + noise(p * np.array([1, 1, 0.15], np.float32), 3, 5, 4) * 0.4 - 0.06 * (p[:, 2] > 2), [(0.3, (0.20, 0.14, 0.06)), (0.48, (0.46, 0.31, 0.11)), (0.7, (0.60, 0.45, 0.20))])
    tile = blend(noise(caps.vertices.astype(np.float32), 2, 6, 8), [(0.3, (0.05, 0.045, 0.03)), (0.6, (0.16, 0.10, 0.05))])
    return {"lime": painted(slabs, lime, 0.9), "caps": painted(caps, tile, 0.6)}


def row(w: int, n: int) -> tuple[dict, dict]:
    things: dict = {}
    maps = []
    for k in range(2):
        mm = pot_mm(20 + k)
        maps.append((mm, metal(patina(mm, "brown", 80 + k, 20, 2.5), 1.0)))
    leg_skin = metal(patina(np.zeros((1024, 1024), np.float32), "brown", 90))
    for k in range(9):
        rng = np.random.default_rng(50 + k)
        x, s = k * 2.75, 1.12 if k == 4 else 1.0 + rng.normal(0, 0.012)
        mm, skin_ = maps[k % 2]
        rows, columns = (420, 1000) if k < 2 else (200, 420) if k < 4 else (90, 180)
        things[f"pot{k}"] = shape(moved(turned(POT, mm, rows, columns), (x, 0, 0.36), 40 + 47 * k, s), skin_)
        things[f"limb{k}"] = shape(moved(limbs(k % 2 == 0), (x, 0, 0.36), 68 + rng.normal(0, 3), s), leg_skin)
        foot = merge([box((1.75, 1.75, 0.2), (x, 0, 0.0), 0.02), box((1.5, 1.5, 0.17), (x, 0, 0.19), 0.03)])
        things[f"foot{k}"] = painted(foot, stone(foot, k), 0.8, flat=True)
    ground = yard(-8, 34, -7, 7.3, 0.36)
    things["yard"] = painted(ground["brick"], paint("brick", ground["brick"]) * 0.9, 0.6, flat=True)
    things["earth"] = painted(box((9000, 9000, 0.1), (0, 0, -0.2)), np.full((24, 3), 0.06))
    things |= wall(44)
    for k, (x, y) in enumerate([(3, 12), (12, 11), (22, 13), (33, 10.5), (46, 6)]):
        trunk, crown = banyan(9, 5, 8000, 70 + k, 0.26)
        things[f"trunk{k}"], things[f"crown{k}"] = painted(moved(trunk, (x, y, 0)), paint("wood", trunk)), painted(moved(crown, (x, y, 0)), paint("leaf", crown), flat=True)
    e, a = np.radians(13), np.radians(238)
    things["sky"] = {"type": "sunsky", "sun_direction": [np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)], "turbidity": 4.5, "sun_scale": 1.0, "sky_scale": 1.0}
    return things, camera((-3.1, -3.1, 1.6), (1.75, 0.0, 1.32), 54, w, w * 3 // 4, n)


def main(out: str, which: str = "row", width: int = 800, samples: int = 24) -> None:
    things, lens = {"row": row}[which](width, samples)
    develop(things, lens, out, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
