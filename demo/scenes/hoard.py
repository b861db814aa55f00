# SPDX-License-Identifier: Apache-2.0
"""A drum on its back in the earth, full of ploughshares, as it was met in 1982: python hoard.py OUT.png [pit] [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from dongson import mantle_mm
from drum import PROFILE
from drums import metal
from mesh import Array, Mesh, box, grid_faces, merge, mesh, moved, tube
from mitsuba_drum import fractal
from patina import ground, lean, patina, turned
from studio import camera, develop, lamp, plain, shape, skin

SCALE, TALL = 0.934, 0.53


def share(n: int = 22) -> Mesh:
    """A ploughshare 16 cm long: a heart of bronze with a wedge-shaped socket."""
    y, x = np.mgrid[0:n, 0:n] / (n - 1)
    x = x * 2 - 1
    half = np.interp(y, [0, 0.12, 0.3, 0.5, 0.75, 0.93, 1], [0.030, 0.034, 0.062, 0.064, 0.045, 0.018, 0.001])
    swell = 0.013 * np.clip(1 - np.abs(x) / 0.55, 0, 1) * np.clip(1 - y / 0.6, 0, 1) + 0.0016
    sides = []
    for s in (1, -1):
        pts = np.stack([x * half, y * 0.165 - 0.08, s * swell * (1 - x**8 * 0.9)], -1)
        sides.append(mesh(pts, grid_faces(n, n)[:, :: s], 0.5, pts[..., :2].reshape(-1, 2) * 3))
    return merge(sides)


def spear() -> Mesh:
    u = np.linspace(0, 1, 30)
    wide = np.interp(u, [0, 0.28, 0.34, 0.5, 1], [0.011, 0.009, 0.02, 0.024, 0.001])
    m = tube(np.stack([0 * u, u * 0.24 - 0.12, 0 * u], -1), wide, 12, (1, 0.32))
    return Mesh(m.vertices, m.faces, m.tint, m.vertices[:, :2] * 3)


def axe() -> Mesh:
    u = np.linspace(0, 1, 16)
    m = tube(np.stack([0.012 * u, u * 0.10 - 0.05, 0 * u], -1), np.interp(u, [0, 0.5, 1], [0.020, 0.022, 0.05]), 14, (1, 0.001))
    flat = np.interp(m.vertices[:, 1], [-0.05, 0.05], [0.014, 0.0012])
    side = np.sign(np.sin(np.arange(len(m.vertices)) * 2 * np.pi / 14 + 0.2))
    v = m.vertices.copy()
    v[:, 2] = side * flat
    return Mesh(v, m.faces, m.tint, v[:, :2] * 3)


def turned_about(m: Mesh, angles: Array) -> Mesh:
    a, b, c = angles
    rz = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    rx = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    ry = np.array([[np.cos(c), 0, np.sin(c)], [0, 1, 0], [-np.sin(c), 0, np.cos(c)]])
    return Mesh(m.vertices @ (rz @ rx @ ry).T, m.faces, m.tint, m.uv)


def heap(z: float) -> Mesh:
    """What the drum holds: most of it ploughshares, some axes, spears and shards."""
    rng, kinds, out = np.random.default_rng(11), (share(), spear(), axe()), []
    for k in range(150):
        kind = kinds[int(rng.choice(3, p=(0.72, 0.13, 0.15)))]
        t = k / 150
        r, a = 0.255 * np.sqrt(rng.random()) * (1 - 0.35 * t), rng.uniform(0, 2 * np.pi)
        p = turned_about(kind, np.array([rng.uniform(0, 2 * np.pi), rng.normal(0, 0.34), rng.normal(0, 0.3)]))
        out.append(Mesh(p.vertices + [r * np.cos(a), r * np.sin(a), z - 0.14 + 0.16 * t - 0.55 * r * r], p.faces, p.tint, p.uv + rng.random(2)))
    return merge(out)


def pebbles(z: Array, size: float, count: int, seed: int) -> Mesh:
    """Clods and stones lying on the earth."""
    rng, out, n = np.random.default_rng(seed), [], z.shape[0]
    ball = np.stack(np.meshgrid(np.linspace(0, np.pi, 9), np.linspace(0, 2 * np.pi, 13), indexing="ij"), -1)
    p = np.stack([np.sin(ball[..., 0]) * np.cos(ball[..., 1]), np.sin(ball[..., 0]) * np.sin(ball[..., 1]), np.cos(ball[..., 0])], -1)
    for _ in range(count):
        x, y = rng.uniform(-0.48, 0.48, 2) * size
        if np.hypot(x, y) < 0.36:
            continue
        s = rng.lognormal(-4.9, 0.6)
        q = p * (1 + 0.25 * np.sin(p[..., ::-1] * rng.uniform(2, 5, 3) + rng.uniform(0, 6, 3))) * s * [1, rng.uniform(0.6, 1), rng.uniform(0.5, 0.8)]
        h = z[int((y / size + 0.5) * (n - 1)), int((x / size + 0.5) * (n - 1))]
        out.append(mesh(q + [x, y, h + s * 0.2], grid_faces(9, 13)[:, ::-1], 0.5, np.broadcast_to([(x / size + 0.5), (y / size + 0.5)], (117, 2)).copy()))
    return merge(out)


def rule() -> dict:
    """The scale that excavators lay beside a find: 30 cm in black and white."""
    parts: dict[bool, list[Mesh]] = {True: [], False: []}
    for k in range(6):
        parts[k % 2 == 0].append(box((0.0498, 0.022, 0.004), (0.05 * k - 0.125, 0, 0), 0.0004))
    return {"white": (merge(parts[True]), (0.62, 0.6, 0.54)), "black": (merge(parts[False]), (0.02, 0.02, 0.02))}


def pit(w: int, n: int) -> tuple[dict, dict, float]:
    earth, z, tint = ground(2.6, 480, 0.07, 41, (0.155, 0.095, 0.052))
    x, y = earth.vertices[:, 0], earth.vertices[:, 1]
    r = np.hypot(x, y * 1.05)
    wall = np.clip((r - 0.58 - 0.09 * np.sin(np.arctan2(y, x) * 3 + 1)) / 0.16, 0, 1)
    dug = -0.30 + 0.30 * wall**1.4 * (1 - 0.12 * np.sin(r * 90) * (wall < 1))
    spade = 0.008 * np.abs(np.sin(x * 26 + 3 * np.sin(y * 7)))
    v = earth.vertices + np.stack([0 * x, 0 * x, dug + spade], -1)
    earth = Mesh(v, earth.faces, earth.tint, earth.uv)
    wet = np.interp(fractal(480, 44, 7), [0.35, 0.65], [0.55, 1.1])[..., None]
    top = v[:, 2].reshape(480, 480)
    side, small = patina(lean(mantle_mm()), "earth", 31, 7, 0.4), patina(np.zeros((1024, 1024), np.float32), "earth", 33)
    outer = turned(PROFILE * [SCALE, 0.53 / 0.63], lean(mantle_mm()) * 0.9, 300, 900)
    inner = turned(PROFILE[:14] * [SCALE, 0.53 / 0.63] * [0.985, 1] - [0.0035, 0], None, 60, 200)
    def over(m: Mesh) -> Mesh:
        return Mesh(m.vertices * [1, -1, -1] + [0, 0, TALL - 0.43], m.faces, m.tint, m.uv)
    shine = metal(small)
    things = {"earth": shape(earth, skin(tint * wet, 0.92)), "clods": shape(pebbles(top, 2.6, 900, 5), skin(tint * wet, 0.95)), "outer": shape(over(outer), metal(side)), "inner": shape(over(inner), shine),
              "heap": shape(heap(TALL - 0.43 - 0.055), metal(patina(np.zeros((1024, 1024), np.float32), "earth", 37)), flat=False)}
    for k, (m, c) in rule().items():
        things[f"rule{k}"] = shape(moved(m, (0.36, -0.56, -0.055), 24), plain(c, 0.5), flat=True)
    at = (0, 0, 0)
    things |= {"sun": lamp((-2.6, 0.9, 1.5), at, 0.45, (150, 118, 78)), "sky": lamp((0.6, -0.5, 3.6), at, 2.6, (1.35, 1.55, 1.85))}
    return things, camera((0.22, -1.18, 1.42), (0.01, -0.03, -0.02), 43, w, w * 3 // 4, n, 0.004), 1.5


def main(out: str, which: str = "pit", width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = {"pit": pit}[which](width, samples)
    develop(things, lens, out, exposure=exposure, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
