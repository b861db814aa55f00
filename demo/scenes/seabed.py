# SPDX-License-Identifier: Apache-2.0
"""A wreck with its cargo of dishes under seventy metres of water: python seabed.py OUT.png [wreck] [WIDTH SAMPLES]

The water is laid over the picture by distance: red goes first, then green; what is left is blue.
"""

from __future__ import annotations

import sys

import cv2
import mitsuba as mi
import numpy as np
from ceramics import Brush, smooth
from mesh import Mesh, box, merge, moved, tube
from mitsuba_dinh import noise
from mitsuba_drum import clean, fractal, tone
from patina import Array, ground, turned
from studio import camera, lamp, painted, shape, skin

DISH = [(0.001, 0.004), (0.05, 0.003), (0.052, 0), (0.060, 0.001), (0.062, 0.008), (0.10, 0.022), (0.140, 0.05), (0.152, 0.058), (0.155, 0.061), (0.150, 0.0615), (0.138, 0.055), (0.098, 0.028), (0.055, 0.013), (0.0012, 0.012)]
BOWL = [(0.001, 0.006), (0.034, 0.006), (0.035, 0), (0.04, 0.001), (0.041, 0.014), (0.066, 0.035), (0.083, 0.065), (0.088, 0.082), (0.086, 0.083), (0.08, 0.066), (0.062, 0.036), (0.03, 0.018), (0.0012, 0.016)]
JARS = [(0.05, 0), (0.07, 0.01), (0.10, 0.08), (0.115, 0.15), (0.10, 0.21), (0.06, 0.25), (0.045, 0.262), (0.05, 0.285), (0.043, 0.284), (0.036, 0.262), (0.04, 0.25)]


def glaze(seed: int, count: int) -> Array:
    """Blue flowers inside a dish, dulled by five centuries: silt in one part, shell in another."""
    b = Brush((2048, 2048), seed, 1.0)
    b.scroll(0.66, 0.03, count, 120)
    for y, wide in ((0.30, 14), (0.345, 8), (0.52, 18), (0.55, 8), (0.80, 16), (0.815, 7), (0.45, 10)):
        b.band(y, wide)
    for k in range(7):
        x = (k + 0.5) * b.w / 7
        b.wash(np.stack([x + 90 * np.sin(np.linspace(0, 6.28, 20)), (0.91 - 0.05 * np.cos(np.linspace(0, 6.28, 20))) * b.h], -1), 0.7)
    fired = b.glaze()
    silt = np.interp(fractal(2048, seed + 40, 9), [0.5, 0.68], [0, 0.85])[..., None]
    return (fired * (1 - silt) + np.array([0.24, 0.22, 0.17]) * silt).astype(np.float32)


def tipped(m: Mesh, tilt: float, turn: float, at) -> Mesh:
    c, s = np.cos(tilt), np.sin(tilt)
    v = m.vertices @ np.array([[1, 0, 0], [0, c, -s], [0, s, c]]).T
    return moved(Mesh(v, m.faces, m.tint, m.uv), at, turn)


def cargo(height) -> dict[str, list[Mesh]]:
    """Stacks fallen over, rows still packed, and what slid down the slope of sand."""
    rng = np.random.default_rng(9)
    kinds = {"dish": turned(smooth(DISH, 60), None, 60, 72), "bowl": turned(smooth(BOWL, 50), None, 50, 60), "jar": turned(smooth(JARS, 50), None, 50, 60)}
    out: dict[str, list[Mesh]] = {k: [] for k in kinds}
    for _ in range(26):
        kind = "dish" if rng.random() < 0.6 else "bowl"
        x, y, turn, lean = rng.uniform(-1.5, 1.5), rng.uniform(-0.3, 3.2), rng.uniform(0, 360), rng.uniform(0.6, 1.5)
        step = 0.022 if kind == "dish" else 0.026
        d = np.array([np.sin(lean) * np.sin(np.radians(turn)), -np.sin(lean) * np.cos(np.radians(turn)), np.cos(lean)]) * step
        for k in range(int(rng.integers(4, 11))):
            p = np.array([x, y, height(x, y) + (0.05 if lean > 1 else 0.01)]) + d * k
            out[kind].append(tipped(kinds[kind], lean + rng.normal(0, 0.04), turn + rng.normal(0, 2), p))
    for _ in range(150):
        kind = str(rng.choice(["dish", "bowl", "jar"], p=(0.5, 0.35, 0.15)))
        x, y = rng.normal(0, 1.1), rng.uniform(-1.5, 4.2)
        p = (x, y, height(x, y) - rng.uniform(0.0, 0.03) + (0.05 if kind == "jar" else 0.0))
        out[kind].append(tipped(kinds[kind], rng.normal(0, 0.35) + (1.35 if kind == "jar" else 0) + (np.pi if rng.random() < 0.12 else 0), rng.uniform(0, 360), p))
    return out


def hull() -> Mesh:
    """Ribs that stand out of the sand, a few planks, the stump of a bulkhead."""
    rng, parts = np.random.default_rng(2), []
    u = np.linspace(0, 1, 24)
    for k in range(9):
        y = -0.6 + 0.72 * k
        for s in (-1, 1):
            tall = rng.uniform(0.5, 1.0) * (1.25 if s < 0 else 0.85)
            path = np.stack([s * (1.75 + 0.75 * np.sin(u * tall * 1.25)), y + 0.03 * np.sin(u * 5 + k), -0.3 + 1.75 * tall * u**1.25], -1)
            parts.append(tube(path, 0.085 * (1 - 0.35 * u) * (1 + 0.12 * np.sin(u * 23 + k)), 8, (1, 0.8)))
    for k in range(10):
        s = -1 if k % 3 else 1
        parts.append(tipped(box((0.22, rng.uniform(1.2, 2.8), 0.05), (0, 0, 0), 0.012), rng.normal(0, 0.05), rng.normal(0, 7), (s * (1.6 + 0.14 * (k // 2)), rng.uniform(0, 4.5), rng.uniform(-0.02, 0.16))))
    for k in range(2):
        parts.append(box((2.9 - k, 0.09, 0.32), (0.1, 1.5 + 2.2 * k, -0.06), 0.02))
    return merge(parts)


def scene(w: int, n: int) -> dict:
    size, m = 14.0, 600
    sand, z, tint = ground(size, m, 0.30, 91, (0.30, 0.27, 0.20))
    x, y = sand.vertices[:, 0], sand.vertices[:, 1]
    ripple = 0.012 * np.sin(x * 17 + 4 * np.sin(y * 1.7) + y * 6) + 0.30 * np.clip(np.abs(x) - 1.4, 0, 1.5)
    sand = Mesh(sand.vertices + np.stack([0 * x, 0 * x, ripple], -1) + [0, 3.5, 0], sand.faces, sand.tint, sand.uv)
    top = sand.vertices[:, 2].reshape(m, m)
    def height(px: float, py: float) -> float:
        return float(top[int(np.clip(((py - 3.5) / size + 0.5) * (m - 1), 0, m - 1)), int(np.clip((px / size + 0.5) * (m - 1), 0, m - 1))])
    things: dict = {"sand": shape(sand, skin(tint, 0.95))}
    glazes = {"dish": (glaze(3, 8), 0.25), "bowl": (glaze(5, 6), 0.25), "jar": (glaze(6, 5), 0.3)}
    for kind, parts in cargo(height).items():
        colour, rough = glazes[kind]
        things[kind] = shape(merge(parts), skin(colour, rough))
    wreck = hull()
    p = wreck.vertices.astype(np.float32)
    rot = np.interp(noise(p, 2.2, 7, 3), [0.35, 0.65], [0, 1])[:, None]
    things["hull"] = painted(wreck, np.array([0.05, 0.035, 0.022]) * (1 - rot) + np.array([0.17, 0.15, 0.10]) * rot, 0.95)
    things |= {"water": {"type": "constant", "radiance": {"type": "rgb", "value": (0.012, 0.045, 0.085)}}, "surface": lamp((0.6, 3.5, 9), (0.2, 3.5, 0), 5.0, (0.30, 0.85, 1.25)),
               "torch": lamp((-1.15, -2.1, 1.75), (0.1, 0.7, 0.0), 0.22, (210, 196, 165)), "second": lamp((1.5, -1.7, 1.2), (0.6, 0.9, 0), 0.16, (60, 56, 46))}
    light = {"type": "aov", "aovs": "far:depth,albedo:albedo,normal:sh_normal", "colour": {"type": "path", "max_depth": 5}}
    return {"type": "scene", "integrator": light, "lens": camera((0.0, -2.35, 1.25), (0.0, 0.85, 0.12), 62, w, w * 3 // 4, n), **things}


def water(image: Array, far: Array, seed: int = 7) -> Array:
    """Haze by distance, beams from above, motes near the lens."""
    h, w = far.shape
    far = np.where(far > 0, far, 30.0)[..., None]
    depth = 1 - np.exp(-far * np.array([0.42, 0.20, 0.15]))
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    beam = 0.8 + 0.45 * np.exp(-(((x / w - 0.55 - 0.25 * (y / h)) / 0.28) ** 2)) * (1 - y / h)
    glow = np.array([0.004, 0.075, 0.16]) * (1.25 - 0.95 * (y / h))[..., None] * beam[..., None]
    out = image * (1 - depth) + glow * depth
    rng = np.random.default_rng(seed)
    motes = np.zeros((h, w), np.float32)
    for _ in range(260):
        cv2.circle(motes, (int(rng.uniform(0, w)), int(rng.uniform(0, h))), max(1, int(rng.lognormal(0.1, 0.6) * w / 900)), float(rng.uniform(0.02, 0.14)), -1, cv2.LINE_AA)
    return out + cv2.GaussianBlur(motes, (0, 0), w / 900)[..., None] * np.array([0.5, 0.8, 0.85])


def develop(s: dict, out: str) -> None:
    layers = np.array(mi.render(mi.load_dict(s)), dtype=np.float32)
    image = water(clean(layers), layers[..., 3])
    cv2.imwrite(out, (tone(image * 2.4)[..., ::-1] * 255).astype(np.uint8))
    print(out)


def main(out: str, which: str = "wreck", width: int = 800, samples: int = 24) -> None:
    develop({"wreck": scene}[which](width, samples), out)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
