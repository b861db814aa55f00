# SPDX-License-Identifier: Apache-2.0
"""Square and round rice cakes before a censer, as on the day of the Hùng Kings: python rice_cakes.py OUT.png [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from altar import burner, candle
from crafts import cloth_skin, glow
from mesh import Array, Mesh, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_dinh import noise
from mitsuba_drum import blend
from offerings import board, drape
from studio import camera, develop, lamp, painted, plain, shape
from wear import coated, openness, patina, proud

HALF, THICK = 0.076, 0.030
LEAF = [(0.0, (0.016, 0.024, 0.005)), (0.45, (0.055, 0.070, 0.014)), (0.75, (0.105, 0.115, 0.026)), (1.0, (0.19, 0.165, 0.055))]


def rounded(p: Array) -> Array:
    """Points of a cube drawn onto a cushion with tight edges and a full belly."""
    q = p / (np.abs(p) ** 9).sum(-1, keepdims=True) ** (1 / 9)
    full = 1 + 0.05 * np.cos(q[..., :1] * 1.4) * np.cos(q[..., 1:2] * 1.4)
    return q * np.concatenate([HALF + 0 * full, HALF + 0 * full, THICK * full], -1)


def leafy(u: Array, v: Array, seed: int) -> tuple[Array, Array]:
    """Height in metres and tone 0..1 of dong leaves folded over one side; their veins run with the fold."""
    rng = np.random.default_rng(seed)
    edge = rng.uniform(-0.25, 0.3) + 0.10 * v + 0.012 * np.sin(v * 9 + seed)
    over = u < edge
    along, across = np.where(over, v + 0.06 * u, u - 0.05 * v), np.where(over, u - 0.06 * v, v + 0.05 * u)
    p = np.stack([across * 1.0, along * 0.06, np.where(over, 0.0, 5.0)], -1).reshape(-1, 3).astype(np.float32)
    fine = noise(p, 16, 4, seed).reshape(u.shape)
    broad = noise(np.stack([u, v, 0 * u + seed], -1).reshape(-1, 3).astype(np.float32), 1.7, 6, seed + 1).reshape(u.shape)
    vein = np.cos(across * 78) * 0.5 + 0.5
    rib = np.exp(-(((across + 0.45) / 0.02) ** 2))
    lip = np.exp(-(((u - edge) / 0.012) ** 2))
    height = 0.00022 * vein + 0.0009 * over + 0.0006 * rib + 0.0016 * (broad - 0.5) + 0.0004 * fine
    tone = 0.12 + 0.62 * broad + 0.42 * (fine - 0.5) + 0.10 * vein + 0.30 * rib - 0.35 * np.where(over, 0, np.exp(-np.abs(u - edge) / 0.05)) + 0.12 * lip
    return height, np.clip(tone, 0, 1)


def cake(seed: int, n: int = 190) -> Mesh:
    """A bánh chưng about its middle, its tone kept as tint."""
    u, v = np.meshgrid(np.linspace(-1, 1, n), np.linspace(-1, 1, n), indexing="ij")
    parts = []
    for axis in range(3):
        for side in (-1, 1):
            p = np.zeros((n, n, 3))
            p[..., axis], p[..., (axis + 1) % 3], p[..., (axis + 2) % 3] = side, u * side, v
            q = rounded(p)
            height, tone = leafy(u, v if axis == 2 else v * THICK / HALF, seed * 10 + axis * 2 + side)
            out = p ** 5 / np.linalg.norm(p ** 5, axis=-1, keepdims=True)
            parts.append(mesh(q + out * height[..., None], grid_faces(n, n), tone.ravel()))
    return merge(parts)


def strings() -> Mesh:
    """Four split bamboo ties, two each way, each a pair of strands, and the twists where they end."""
    a = np.linspace(0, 2 * np.pi, 161)
    ring = np.stack([np.cos(a), np.sin(a)], -1)
    ring /= (np.abs(ring) ** 9).sum(-1, keepdims=True) ** (1 / 9)
    parts = []
    for at in (-0.34, 0.34):
        for gap in (-0.0016, 0.0016):
            c = at * HALF + gap + 0.0005 * np.sin(a * 3 + at)
            high = ring[:, 1] * (THICK * 1.05 + 0.0012)
            parts += [tube(np.stack([c, ring[:, 0] * (HALF + 0.0012), high], -1), 0.0019, 7, tint=0.4 + gap * 90), tube(np.stack([ring[:, 0] * (HALF + 0.0022), c, high + np.sign(high) * 0.0014], -1), 0.0019, 7, tint=0.7)]
        t = np.linspace(0, 9, 60)
        parts.append(tube(np.stack([at * HALF + 0.0034 * np.cos(t * 2.2), at * HALF + 0.006 * (t - 4), THICK * 1.05 + 0.0042 + 0.0016 * np.sin(t * 2.2)], -1), 0.0015, 6, tint=0.8))
    return merge(parts)


def tipped(m: Mesh, degrees: float) -> Mesh:
    """Leant back about the x axis."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return Mesh(m.vertices @ np.array([[1, 0, 0], [0, c, -s], [0, s, c]]).T, m.faces, m.tint, m.uv)


def square_cakes(base: tuple[float, float, float]) -> dict:
    """Two flat, one over them, one leaning against the pile."""
    tie, leaves, ties = strings(), [], []
    spots = [((-0.082, 0.03, THICK), 4, 0), ((0.082, 0.035, THICK), -5, 0), ((0.004, 0.045, 3.16 * THICK), 41, 0), ((0.012, -0.098, 0.072), 3, 66)]
    for k, (at, turn, lean) in enumerate(spots):
        for part, to in ((cake(k + 1), leaves), (tie, ties)):
            to.append(moved(moved(tipped(part, lean), (0, 0, 0), turn), np.add(at, base)))
    m, t = merge(leaves), merge(ties)
    straw = blend(t.tint, [(0, (0.30, 0.20, 0.07)), (1, (0.52, 0.40, 0.18))]) * np.interp(noise(t.vertices.astype(np.float32), 60, 4, 3), [0.3, 0.7], [0.7, 1.1])[:, None]
    return {"dong": coated(m, blend(m.tint, LEAF), 0.36), "ties": painted(t, straw, 0.5)}


def round_cakes(at: tuple[float, float, float]) -> dict:
    """Bánh giầy: soft white rounds, each on a cut piece of leaf, piled in a dish."""
    t = np.linspace(-np.pi / 2, np.pi / 2, 60)
    body = np.stack([0.0425 * np.cos(t) ** 0.5, np.maximum(0.0135 + 0.0155 * np.sign(np.sin(t)) * np.abs(np.sin(t)) ** 0.85, 0)], -1)
    leaf = lathe([(0.0, 0.0), (0.047, 0.0004), (0.047, 0.0016), (0.0, 0.0016)], 40)
    rng = np.random.default_rng(4)
    spots = [(0.098 * np.cos(a), 0.098 * np.sin(a), 0.0) for a in np.arange(6) * np.pi / 3 + 0.3] + [(0, 0, 0)]
    spots += [(0.056 * np.cos(a), 0.056 * np.sin(a), 0.031) for a in np.arange(3) * 2 * np.pi / 3 - 0.5] + [(0.004, 0.002, 0.062)]
    white, green = [], []
    for x, y, z in spots:
        m = moved(lathe(body, 90), (0, 0, 0), rng.uniform(0, 360), np.array([rng.uniform(0.95, 1.05), 1, rng.uniform(0.95, 1.08)]))
        dent = (noise(m.vertices.astype(np.float32) + rng.uniform(0, 5), 26, 4, 6) - 0.5)[:, None] * 0.0030
        m = Mesh(m.vertices * (1 + dent / 0.041), m.faces, m.tint, m.uv)
        to = np.add(at, (x, y, z + 0.001))
        white.append(moved(m, to))
        green.append(moved(leaf, to, rng.uniform(0, 360), np.array([1, rng.uniform(0.9, 1.02), 1])))
    m, g = merge(white), merge(green)
    p = m.vertices.astype(np.float32)
    rice = blend(noise(p, 18, 6, 8), [(0.3, (0.70, 0.65, 0.53)), (0.7, (0.84, 0.81, 0.72))])
    return {"rice": painted(m, rice, 0.34), "cut": painted(g, blend(noise(g.vertices.astype(np.float32), 20, 4, 2), [(0.3, (0.03, 0.055, 0.01)), (0.7, (0.09, 0.12, 0.025))]), 0.4)}


def dish(radius: float, high: float, at: tuple[float, float, float], tag: str) -> dict:
    """A lacquered stand (mâm bồng): a shallow top on a waisted foot, gilt at lip and waist, red worn dark where hands take it."""
    p = [(0.0, 0.0), (0.62, 0.0), (0.64, 0.03), (0.60, 0.10), (0.44, 0.30), (0.36, 0.52), (0.40, 0.66), (0.70, 0.80), (0.97, 0.88), (1.03, 1.0), (1.02, 1.05), (0.97, 1.0), (0.93, 0.94), (0.0, 0.92)]
    m = moved(lathe(np.array(p) * [radius, high], 128), at)
    q = m.vertices.astype(np.float32)
    worn = np.interp(noise(q, 14, 6, 9), [0.45, 0.62], [0, 0.75])[:, None]
    red = np.array([0.30, 0.018, 0.011]) * (1 - worn) + worn * np.array([0.09, 0.012, 0.008])
    bands = merge([lathe([(r * radius, z * high), (r * radius + 0.004, (z + 0.035) * high), (r * radius, (z + 0.07) * high)], 128) for r, z in ((0.645, 0.005), (0.372, 0.48), (1.022, 0.985))])
    return {f"{tag}_red": painted(m, red, 0.17), f"{tag}_gilt": shape(moved(bands, at), plain((0.72, 0.47, 0.17), 0.3, 1.0))}


def censer(at: tuple[float, float, float]) -> dict:
    """The bronze censer, its joss sticks lit."""
    parts = {k: moved(m, at) for k, m in burner().items()}
    m = parts["bronze"]
    colour, rough, metal = patina(m, openness([m], 0.2, 24)[0], proud(m, 8), 2, 0.25)
    return {"bronze": coated(m, colour, rough, metal), "ash": shape(parts["ash"], plain((0.30, 0.28, 0.25), 0.95)), "joss": shape(parts["joss"], plain((0.20, 0.035, 0.02), 0.8)), "ember": glow(parts["ember"], (30, 6, 1.2))}


def grains(n: int = 150) -> Mesh:
    """Unhusked rice let fall on the table."""
    rng = np.random.default_rng(9)
    one = lathe([(0.0, -0.0036), (0.0009, -0.0026), (0.0013, 0.0), (0.0009, 0.0026), (0.0, 0.0036)], 8)
    one = Mesh(one.vertices[:, [2, 0, 1]], one.faces, one.tint, one.uv)
    a = rng.uniform(0, 2 * np.pi, n)
    turn = np.stack([np.stack([np.cos(a), -np.sin(a), 0 * a], -1), np.stack([np.sin(a), np.cos(a), 0 * a], -1), np.stack([0 * a, 0 * a, 1 + 0 * a], -1)], 1)
    at = np.stack([rng.normal(0.02, 0.10, n), rng.normal(-0.24, 0.03, n), rng.uniform(0.001, 0.003, n)], -1)
    return scatter(one, turn, at, rng.random(n))


def offering(w: int, n: int) -> tuple[dict, dict, float]:
    """Two stands side by side, candles and a censer behind, the light of one high window."""
    things = board(17, (0.026, 0.011, 0.006), (0.085, 0.036, 0.017)) | dish(0.205, 0.13, (-0.20, 0, 0), "low") | dish(0.165, 0.17, (0.235, 0.03, 0), "high")
    things |= square_cakes((-0.20, 0.0, 0.121)) | round_cakes((0.235, 0.03, 0.158)) | censer((0.05, 0.44, 0.03))
    things["curtain"] = shape(moved(drape(4.0, 1.9, 23, 5), (0, 0.95, 0.0)), cloth_skin((0.26, 0.016, 0.012), 0.6))
    rice = grains()
    things["grains"] = painted(rice, blend(rice.tint, [(0, (0.34, 0.21, 0.06)), (1, (0.56, 0.40, 0.15))]), 0.6)
    for k, x in enumerate((-0.40, 0.47)):
        parts = {kind: moved(m, (x, 0.40, 0), 0, 1.15) for kind, m in candle(0.15 - 0.025 * k).items()}
        things |= {f"wax{k}": shape(parts["wax"], plain((0.46, 0.03, 0.02), 0.4)), f"stand{k}": shape(parts["gilt"], plain((0.70, 0.46, 0.16), 0.28, 1.0)), f"fire{k}": glow(parts["flame"], (95, 50, 17))}
    at = (0, 0, 0.15)
    things |= {"key": lamp((-1.25, -0.75, 1.35), at, 0.42, (52, 42, 30)), "fill": lamp((1.6, -1.6, 0.9), at, 1.0, (0.55, 0.62, 0.8)), "rim": lamp((1.2, 0.55, 1.0), at, 0.3, (26, 15, 7))}
    return things, camera((0.03, -1.62, 0.58), (0.03, 0.04, 0.215), 30, w, w * 3 // 4, n, 0.006), 1.9


def main(out: str, width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = offering(width, samples)
    develop(things, lens, out, exposure=exposure, depth=6)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:4]))
