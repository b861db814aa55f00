# SPDX-License-Identifier: Apache-2.0
"""Offerings of two feasts: python offerings.py OUT.png [bamboo|veil] [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from mesh import Array, Mesh, box, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_drum import fractal
from studio import camera, develop, lamp, painted, plain, shape, skin

DYES = np.array([(0.46, 0.022, 0.02), (0.58, 0.36, 0.03), (0.06, 0.20, 0.06), (0.30, 0.03, 0.16), (0.60, 0.50, 0.30)])


def curl(reach: float = 0.030, turns: float = 1.15, width: float = 0.0024) -> Mesh:
    """A shaving of bamboo: leaves the stick along +z, bends out along +x and rolls up."""
    u = np.linspace(0, 1, 22)
    a = 2 * np.pi * turns * u ** 1.25
    step = np.stack([np.sin(a), 0 * a, np.cos(a)], -1) * (reach * (1.25 - 0.75 * u) / 9)[:, None]
    mid = np.cumsum(step, 0) + [0.003, 0, 0]
    half = np.stack([0 * u, width / 2 * (1 - 0.55 * u), 0 * u], -1)
    return mesh(np.stack([mid - half, mid + half], 1), grid_faces(22, 2))


def spun(a: Array, lean: Array, size: Array) -> Array:
    """Frames turned by `a` about z, tipped outward by `lean`, scaled."""
    ca, sa, cl, sl, o, i = np.cos(a), np.sin(a), np.cos(lean), np.sin(lean), 0 * a, 1 + 0 * a
    turn = np.stack([np.stack([ca, -sa, o], -1), np.stack([sa, ca, o], -1), np.stack([o, o, i], -1)], 1)
    tip = np.stack([np.stack([cl, o, sl], -1), np.stack([o, i, o], -1), np.stack([-sl, o, cl], -1)], 1)
    return turn @ tip * size[:, None, None]


def stalk(rng: np.random.Generator, tall: float) -> tuple[Mesh, Mesh]:
    """One stick with its tufts of dyed shavings, upright from the origin."""
    knots = np.linspace(0.40, 0.985, 6) * tall
    a, lean, size, at, dye = [], [], [], [], []
    first = int(rng.integers(0, 5))
    for k, z in enumerate(knots):
        n = 64 if k < 5 else 90
        a.append(rng.uniform(0, 2 * np.pi, n))
        lean.append(rng.uniform(0.05, 0.75, n))
        size.append(rng.uniform(0.7, 1.2, n) * (1.0 if k < 5 else 1.25))
        at.append(np.stack([0 * a[-1], 0 * a[-1], z - rng.uniform(0, 0.020, n)], -1))
        dye.append(np.full(n, (first + k) % 5 / 5 + 0.1 + 0.0 * z) + rng.uniform(-0.06, 0.06, n))
    tufts = scatter(curl(), spun(*(np.concatenate(x) for x in (a, lean, size))), np.concatenate(at), np.concatenate(dye))
    stick = tube([[0, 0, 0], [0, 0, tall * 0.5], [0, 0, tall]], [0.0042, 0.0038, 0.003], 10)
    return tufts, stick


def leant(m: Mesh, by: tuple[float, float, float], toward: float, lean: float) -> Mesh:
    """Tipped by `lean` radians toward the bearing, then moved."""
    axis = np.array([-np.sin(toward), np.cos(toward), 0])
    c, s = np.cos(lean), np.sin(lean)
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    r = np.eye(3) + s * k + (1 - c) * k @ k
    return Mesh(m.vertices @ r.T + np.array(by), m.faces, m.tint, m.uv)


def basket(radius: float = 0.15, high: float = 0.16) -> dict[str, Mesh]:
    """A woven basket: stakes, weavers over and under, a bound rim."""
    stakes, weavers = [], []
    a = np.linspace(0, 2 * np.pi, 361)
    flare = lambda z: radius * (0.82 + 0.18 * (z / high) ** 0.7)  # noqa: E731
    for k in range(44):
        b = 2 * np.pi * k / 44
        z = np.linspace(0, high, 8)
        stakes.append(tube(np.stack([flare(z) * np.cos(b), flare(z) * np.sin(b), z], -1), 0.0042, 6, (0.5, 1.3)))
    for j, z in enumerate(np.arange(0.006, high - 0.006, 0.0075)):
        r = flare(z) + 0.0045 * np.sin(22 * a + np.pi * j)
        weavers.append(tube(np.stack([r * np.cos(a), r * np.sin(a), 0 * a + z], -1), 0.0036, 6, (0.5, 1.0), tint=(j * 37 % 10) / 10))
    rim = [tube(np.stack([(flare(high) + 0.006 * s) * np.cos(a), (flare(high) + 0.006 * s) * np.sin(a), 0 * a + high + 0.003 * np.sin(30 * a + s)], -1), 0.0065, 8) for s in (-1, 1)]
    return {"weave": merge(weavers), "stakes": merge(stakes + rim), "inside": lathe([(radius * 0.80, 0.0), (radius * 0.95, high * 0.7), (radius * 0.5, high * 0.74), (0.001, high * 0.75)], 64)}


def board(seed: int, dark: tuple, light: tuple, size: float = 2.0) -> dict:
    from lute import wood

    top = mesh([[-size, -size, 0], [size, -size, 0], [size, size, 0], [-size, size, 0]], [[0, 1, 2, 3]], uv=np.array([[0, 0], [2, 0], [2, 2], [0, 2.0]]))
    return {"board": shape(top, wood(seed, dark, light, 0.35, along=0))}


def bamboo(w: int, n: int) -> tuple[dict, dict, float]:
    """A basket of bamboo flowers before it is carried up the hill."""
    rng = np.random.default_rng(12)
    tufts, sticks = [], []
    for k in range(34):
        r, b = 0.118 * np.sqrt((k + 0.5) / 34), k * 2.39996
        t, s = stalk(rng, rng.uniform(0.42, 0.56))
        at = (r * np.cos(b), r * np.sin(b), 0.05)
        lean = 0.05 + 3.4 * r + rng.normal(0, 0.03)
        tufts.append(leant(t, at, b, lean))
        sticks.append(leant(s, at, b, lean))
    for k in range(4):
        t, s = stalk(rng, 0.44)
        turn, at = 0.3 + 0.32 * k, (-0.12 + 0.035 * k, -0.26 - 0.018 * k, 0.026 + 0.006 * k)
        tufts.append(leant(t, at, turn - 0.2, 1.53))
        sticks.append(leant(s, at, turn - 0.2, 1.53))
    m, s = merge(tufts), merge(sticks)
    c = DYES[np.clip((m.tint * 5).astype(int), 0, 4)] * rng.uniform(0.75, 1.2, len(m.tint))[:, None]
    b = basket()
    things = board(11, (0.05, 0.02, 0.012), (0.14, 0.06, 0.03)) | {"tufts": painted(m, c, 0.6), "sticks": painted(s, np.full((len(s.vertices), 3), (0.42, 0.30, 0.14)), 0.5)}
    for kind, hue in (("weave", (0.40, 0.27, 0.12)), ("stakes", (0.34, 0.21, 0.085)), ("inside", (0.05, 0.03, 0.015))):
        things[kind] = painted(b[kind], np.array(hue) * (0.7 + 0.6 * b[kind].tint[:, None]), 0.55)
    blur = np.interp(fractal(512, 31, 4), [0.3, 0.7], [0.5, 1.2])[..., None]
    things["back"] = shape(mesh([[-4, 1.9, -1], [4, 1.9, -1], [4, 1.9, 4], [-4, 1.9, 4]], [[0, 1, 2, 3]], uv=np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]])), skin((blur * np.array([0.055, 0.035, 0.022])).astype(np.float32), 0.9))
    at = (0, 0, 0.3)
    things |= {"window": lamp((-1.3, -0.7, 1.35), at, 0.45, (46, 38, 27)), "fill": lamp((1.5, -1.4, 0.9), at, 1.0, (0.8, 0.95, 1.25)), "rim": lamp((0.9, 1.2, 1.2), at, 0.4, (22, 16, 9))}
    return things, camera((0.10, -1.42, 0.60), (0.02, 0.0, 0.265), 29, w, w * 5 // 4, n, 0.006), 1.6


def drape(width: float, high: float, folds: float, seed: int, start: float = 0.0, out: float = 0.0) -> Mesh:
    """A closed curtain, its folds deeper toward the floor; from `start` of its height down, `out` before it."""
    rng = np.random.default_rng(seed)
    u, v = np.meshgrid(np.linspace(0, 1, 900), np.linspace(start, 1, 120))
    phase = folds * 2 * np.pi * (u + 0.012 * np.sin(u * 31 + seed) + 0.006 * np.sin(v * 5 + u * 40))
    deep = (0.030 + 0.030 * v) * np.interp(u, np.linspace(0, 1, 30), rng.uniform(0.6, 1.3, 30))
    y = deep * np.sin(phase) + 0.012 * np.sin(2 * phase + 1)
    return mesh(np.stack([(u - 0.5) * width, y - out, high * (1 - v)], -1), grid_faces(120, 900), 0.5, np.stack([u * width * 2, (1 - v) * high * 2], -1).reshape(-1, 2))


def folded(size: tuple[float, float], layers: int, seed: int) -> Mesh:
    """A robe folded flat: sheets that turn at one edge."""
    rng = np.random.default_rng(seed)
    parts = []
    for k in range(layers):
        u, v = np.meshgrid(np.linspace(0, 1, 60), np.linspace(0, 1, 60))
        z = 0.019 * k + 0.005 * np.sin(u * 5 + k + seed) * np.sin(v * 4 + 2 * k) - 0.015 * (np.abs(u - 0.5) * 2) ** 5 - 0.004 * (np.abs(v - 0.5) * 2) ** 6
        x, y = (u - 0.5) * size[0] * (1 - 0.012 * (layers - k % 2)) + rng.normal(0, 0.002), (v - 0.5) * size[1]
        parts.append(mesh(np.stack([x, y, z + 0.012], -1), grid_faces(60, 60), 0.5, np.stack([u * size[0] / 0.4, v * size[1] / 0.4], -1).reshape(-1, 2)))
        edge = np.linspace(0, 1, 60)
        roll = tube(np.stack([(edge - 0.5) * size[0] * 0.98, 0 * edge - size[1] / 2 + 0.004, 0.019 * k + 0.005 + 0.005 * np.sin(edge * 5 + k + seed) - 0.013 * (np.abs(edge - 0.5) * 2) ** 5], -1), 0.0098, 20)
        parts.append(Mesh(roll.vertices, roll.faces, roll.tint, roll.vertices[:, [0, 2]] / 0.4))
    return merge(parts)


def blossom(rng: np.random.Generator) -> Mesh:
    """A small flower of five petals, face up."""
    r, a = np.meshgrid(np.linspace(0.02, 1, 8), np.linspace(0, 2 * np.pi, 60, endpoint=False))
    reach = 0.55 + 0.45 * np.abs(np.cos(a * 2.5)) ** 0.6
    pts = np.stack([r * reach * np.cos(a), r * reach * np.sin(a), 0.30 * r ** 2 + 0.06 * np.sin(a * 5) * r], -1) * 0.019 * rng.uniform(0.8, 1.2)
    return mesh(pts.transpose(1, 0, 2), grid_faces(8, 60, wrap=True))


def basin(radius: float = 0.17) -> Mesh:
    p = [(0.001, 0.012), (0.55, 0.012), (0.60, 0.0), (0.66, 0.0), (0.70, 0.05), (0.90, 0.24), (0.98, 0.44), (1.06, 0.46), (1.06, 0.49), (0.97, 0.50), (0.88, 0.30), (0.64, 0.10), (0.001, 0.09)]
    return lathe(np.array(p) * radius, 128)


def vessel_of_water(at: tuple[float, float, float]) -> dict:
    """A brass basin of scented water with flowers afloat."""
    rng = np.random.default_rng(8)
    blooms, hues = [], []
    for k in range(30):
        r, a = 0.145 * np.sqrt((k + 0.6) / 30), k * 2.39996 + rng.normal(0, 0.2)
        m = moved(blossom(rng), (at[0] + r * np.cos(a), at[1] + r * np.sin(a), at[2] + 0.062 + rng.uniform(0, 0.003)), rng.uniform(0, 360))
        blooms.append(m)
        hues.append(np.full((len(m.vertices), 3), ((0.62, 0.56, 0.44), (0.60, 0.20, 0.20), (0.62, 0.42, 0.08))[k % 3]) * np.linspace(1.0, 0.75, len(m.vertices))[:, None])
    disc = moved(lathe([(0.158, 0.061), (0.001, 0.0612)], 64), at)
    wet = {"type": "roughconductor", "alpha": 0.02, "material": "none", "specular_reflectance": {"type": "rgb", "value": (0.42, 0.40, 0.34)}}
    return {"brass": shape(moved(basin(), at), plain((0.62, 0.42, 0.15), 0.24, 1.0)), "water": shape(disc, wet), "blooms": painted(merge(blooms), np.concatenate(hues), 0.6)}


def tray(size: tuple[float, float], at: tuple[float, float, float]) -> dict:
    """A red lacquer tray on four feet, a gilt line round its edge."""
    x, y = size
    red = [box((x, y, 0.016), (0, 0, 0.045), 0.004)] + [box((x, 0.014, 0.035), (0, s * y / 2, 0.045), 0.005) for s in (-1, 1)] + [box((0.014, y, 0.035), (s * x / 2, 0, 0.045), 0.005) for s in (-1, 1)]
    red += [box((0.05, 0.05, 0.05), (a * (x / 2 - 0.04), b * (y / 2 - 0.04), 0), 0.012) for a in (-1, 1) for b in (-1, 1)]
    line = [box((x + 0.004, 0.016, 0.004), (0, s * y / 2, 0.080), 0.001) for s in (-1, 1)] + [box((0.016, y + 0.004, 0.004), (s * x / 2, 0, 0.080), 0.001) for s in (-1, 1)]
    return {"lacquer": shape(moved(merge(red), at), plain((0.26, 0.016, 0.010), 0.16)), "gilt": shape(moved(merge(line), at), plain((0.75, 0.50, 0.18), 0.3, 1.0))}


def veil(w: int, n: int) -> tuple[dict, dict, float]:
    """Before the closed curtain: scented water with flowers, new robes folded, two candles."""
    from altar import candle
    from crafts import cloth_skin, glow

    things = board(17, (0.028, 0.012, 0.007), (0.085, 0.036, 0.018)) | tray((0.66, 0.44), (-0.16, 0.02, 0)) | vessel_of_water((0.385, -0.10, 0))
    things["curtain"] = shape(moved(drape(3.4, 1.7, 21, 5), (0, 0.62, 0.0)), cloth_skin((0.40, 0.022, 0.016), 0.6))
    hem = moved(drape(3.4, 1.7, 21, 5, 0.945, 0.003), (0, 0.62, 0.0))
    things["hem"] = shape(hem, cloth_skin((0.62, 0.40, 0.10)))
    for k, (layers, hue) in enumerate(((3, (0.60, 0.36, 0.05)), (2, (0.06, 0.26, 0.17)), (3, (0.50, 0.03, 0.03)))):
        z = 0.066 + (0.0, 0.058, 0.097)[k]
        things[f"robe{k}"] = shape(moved(folded((0.50 - 0.05 * k, 0.34 - 0.035 * k), layers, 3 + k), (-0.16 + 0.012 * k, 0.02, z), 3 - 4 * k), cloth_skin(hue))
    for k, x in enumerate((-0.46, 0.40)):
        parts = {kind: moved(m, (x, 0.36, 0), 0, 0.95) for kind, m in candle(0.15 - 0.02 * k).items()}
        things |= {f"wax{k}": shape(parts["wax"], plain((0.46, 0.03, 0.02), 0.4)), f"stand{k}": shape(parts["gilt"], plain((0.70, 0.46, 0.16), 0.28, 1.0)), f"fire{k}": glow(parts["flame"], (95, 50, 17))}
    at = (0, 0, 0.1)
    things |= {"key": lamp((-1.2, -1.3, 1.5), at, 0.45, (20, 13.5, 7.5)), "fill": lamp((1.6, -1.6, 1.0), at, 1.0, (0.45, 0.5, 0.68)), "rim": lamp((1.3, 0.3, 0.9), (0.2, 0, 0.1), 0.25, (16, 8.5, 3.2))}
    return things, camera((0.02, -1.62, 0.80), (0.03, 0.08, 0.18), 39, w, w * 3 // 4, n, 0.006), 2.3


def main(out: str, which: str = "bamboo", width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = {"bamboo": bamboo, "veil": veil}[which](width, samples)
    develop(things, lens, out, exposure=exposure, depth=6)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
