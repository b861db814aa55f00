# SPDX-License-Identifier: Apache-2.0
"""Brick sanctuary towers of the south: python champa.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; VIEW is noon, valley, feast or carving."""

from __future__ import annotations

import sys
from dataclasses import replace

import cv2
import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_dinh import noise, paint
from parts import Things, clad, cloth, earth, ground_map, hills, painted, palms, prism, together, wall, water, wood
from plants import blade, grass, turned
from weather import EVENING, MORNING, NOON, Lens, Weather, photograph


def flame(width: float, height: float, depth: float) -> Mesh:
    """A pointed, flame-edged arch on two short piers, looking along -y."""
    u = np.linspace(0, 1, 12)
    right = np.stack([width / 2 * (1 - u ** 1.7) + 0.06 * width * np.sin(u * np.pi * 3) ** 2 * (1 - u), height * (0.45 + 0.55 * u ** 0.8)], -1)
    outline = [(-width * 0.4, 0), (width * 0.4, 0), (width * 0.4, height * 0.4), *map(tuple, right), *[(-x, z) for x, z in right[::-1][1:]], (-width * 0.4, height * 0.4)]
    return prism(outline, depth, -depth)


def moulding(w: float, z: float, outs: list[tuple[float, float]]) -> list[Mesh]:
    """Square courses that step in and out: (how far out, how high)."""
    parts = []
    for out, high in outs:
        parts.append(box((w + 2 * out, w + 2 * out, high), (0, 0, z), 0.008))
        z += high
    return parts


def cell(w: float, high: float, z: float, pilasters: int = 5, doors: bool = True) -> list[Mesh]:
    """One storey: plinth, pilasters with grooves, false doors, cornice."""
    s = w / 7
    parts = [box((w, w, high), (0, 0, z), 0.01)]
    parts += moulding(w, z, [(0.42 * s, 0.22 * s), (0.34 * s, 0.14 * s), (0.22 * s, 0.2 * s), (0.3 * s, 0.12 * s), (0.15 * s, 0.12 * s)])
    parts += moulding(w, z + high - 0.95 * s, [(0.12 * s, 0.16 * s), (0.24 * s, 0.14 * s), (0.16 * s, 0.14 * s), (0.36 * s, 0.16 * s), (0.5 * s, 0.18 * s), (0.62 * s, 0.17 * s)])
    for k in range(4):
        side = []
        for i, x in enumerate(np.linspace(-0.44, 0.44, pilasters) * w):
            if doors and i == pilasters // 2:
                continue
            wide = 0.1 * w
            side.append(box((wide, 0.36 * s, high - 1.0 * s), (x, -w / 2, z + 0.5 * s), 0.01))
            side += [box((0.016 * w, 0.46 * s, high - 1.5 * s), (x + d * wide, -w / 2, z + 0.75 * s), 0.006) for d in (-0.34, 0, 0.34)]
        if doors:
            f = high * 0.92
            for wd, hd, dp in ((0.42 * w, f, 0.5 * s), (0.32 * w, f * 0.84, 0.85 * s), (0.22 * w, f * 0.68, 1.15 * s)):
                side.append(moved(flame(wd, hd, dp), (0, -w / 2, z)))
        parts += [moved(m, (0, 0, 0), 90 * k) for m in side]
    return parts


def turret(w: float, z: float) -> list[Mesh]:
    """A small tower for the corners of each storey."""
    parts = []
    for k, (f, h) in enumerate(((1.0, 0.9), (1.2, 0.14), (0.78, 0.6), (0.95, 0.12), (0.52, 0.45), (0.65, 0.1))):
        parts.append(box((w * f, w * f, w * h), (0, 0, z + w * sum((0.9, 0.14, 0.6, 0.12, 0.45)[:k])), 0.01))
    return [*parts, moved(lathe(np.array([(0.3, 0), (0.34, 0.15), (0.22, 0.4), (0, 0.8)]) * w, 8), (0, 0, z + 2.3 * w))]


def kalan(w: float = 7.2, body: float = 7.0, tiers: int = 3, porch: float = 3.2, ruined: float = 0.0) -> Mesh:
    """The sanctuary: steps, body, storeys that shrink, corner turrets, a pinnacle; the porch looks along -y."""
    parts = [box((w + 3.4, w + 3.4, 0.5), (0, 0, -0.1), 0.02), box((w + 2.4, w + 2.4, 0.5), (0, 0, 0.3), 0.02)]
    z, width, high = 0.8, w, body
    parts += cell(width, high, z)
    if porch:
        for pw, ph, d in ((0.62 * w, body * 0.86, porch * 0.6), (0.5 * w, body * 0.74, porch)):
            parts += [moved(flame(pw, ph, d), (0, -w / 2, z)), moved(flame(pw * 1.16, ph * 0.5, 0.3), (0, -w / 2 - d + 0.05, z + ph * 0.56))]
            parts += [box((0.1 * w, 0.5, ph * 0.5), (s * pw * 0.42, -w / 2 - d, z), 0.02) for s in (-1, 1)]
        parts += [box((w * 0.62, 0.4, 0.22), (0, -w / 2 - porch - 0.4 * (4 - k), 0.2 * k), 0.02) for k in range(4)]
    z += high
    for _ in range(tiers):
        parts += [moved(m, (a * width * 0.42, b * width * 0.42, 0)) for a in (-1, 1) for b in (-1, 1) for m in turret(0.15 * width, z)]
        width, high = width * 0.74, high * 0.52
        parts += cell(width, high, z - 0.05, 5)
        z += high - 0.05
    if not ruined:
        parts += [moved(m, (a * width * 0.4, b * width * 0.4, 0)) for a in (-1, 1) for b in (-1, 1) for m in turret(0.13 * width, z)]
        parts += [box((width * f, width * f, width * 0.2), (0, 0, z + width * 0.19 * k), 0.02) for k, f in enumerate((0.8, 0.66, 0.5, 0.34))]
        parts.append(moved(lathe(np.array([(0.24, 0), (0.27, 0.12), (0.2, 0.4), (0.08, 0.62), (0, 0.7)]) * width * 0.8, 12), (0, 0, z + width * 0.74)))
    return merge(parts)


def door_dark(w: float, porch: float) -> Mesh:
    """The dark of the doorway."""
    return moved(prism([(-0.115 * w, 0), (0.115 * w, 0), (0.115 * w, 2.4), (0, 2.95), (-0.115 * w, 2.4)], 0.3, 0), (0, -w / 2 - porch - 0.012, 0.82))


def boat_house(length: float = 8.2, deep: float = 4.9, body: float = 4.2) -> Mesh:
    """The fire tower: an oblong house under a roof curved like a boat."""
    parts = [box((length + 1.6, deep + 1.6, 0.5), (0, 0, -0.1), 0.02), box((length, deep, body), (0, 0, 0.3), 0.02)]
    for out, high, z in ((0.3, 0.25, 0.3), (0.15, 0.2, 0.55), (0.12, 0.15, body - 0.4), (0.28, 0.18, body - 0.25), (0.45, 0.2, body - 0.07), (0.3, 0.2, body + 0.13)):
        parts.append(box((length + 2 * out, deep + 2 * out, high), (0, 0, z), 0.01))
    for sy in (-1, 1):
        parts += [box((0.6, 0.3, body - 0.9), (x, sy * deep / 2, 0.7), 0.01) for x in np.linspace(-0.45, 0.45, 5) * length]
        parts.append(moved(flame(1.7, 2.9, 0.4), (0, -deep / 2, 0.4), 0 if sy < 0 else 180))
    for turn in (90, -90):
        parts += [moved(moved(flame(w_, h_, d_), (0, -length / 2, 0.4)), (0, 0, 0), turn) for w_, h_, d_ in ((2.4, 3.6, 0.45), (1.7, 2.9, 0.8))]
    u, v = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(-1, 1, 33))
    saddle = 0.75 + 0.5 * np.abs(u) ** 2.4
    z = body + 0.3 + 3.6 * saddle * (1 - np.abs(v) ** 1.8) ** 0.9
    sheet = mesh(np.stack([u * (length / 2 + 0.15 + 0.35 * (1 - np.abs(v))), v * (deep / 2 + 0.1), z], -1), grid_faces(33, 41))
    ribs = [tube(np.stack([np.full(33, x), np.linspace(-1, 1, 33) * (deep / 2 + 0.1), body + 0.36 + 3.6 * (0.75 + 0.5 * abs(x / length * 2) ** 2.4) * (1 - np.abs(np.linspace(-1, 1, 33)) ** 1.8) ** 0.9], -1), 0.09, 5) for x in np.linspace(-0.5, 0.5, 9) * length]
    ends = []
    for s in (-1, 1):
        edge = np.stack([sheet.vertices.reshape(33, 41, 3)[:, 0 if s < 0 else -1], sheet.vertices.reshape(33, 41, 3)[:, 0 if s < 0 else -1] * [1, 1, 0] + [0, 0, body + 0.3]])
        ends.append(mesh(edge, grid_faces(2, 33)))
    return merge([*parts, sheet, *ribs, *ends])


def worn(m: Mesh, amount: float, seed: int = 0) -> Mesh:
    """Corners knocked about a little."""
    p = m.vertices.astype(np.float32)
    shift = np.stack([noise(p, 0.9, 5, seed + k) - 0.5 for k in range(3)], -1)
    return Mesh(m.vertices + shift * amount, m.faces, m.tint, m.uv)


def boulder(seed: int) -> Mesh:
    """A rounded stone with worn faces, a metre across the half."""
    t, a = np.meshgrid(np.linspace(-np.pi / 2, np.pi / 2, 40), np.linspace(0, 2 * np.pi, 72, endpoint=False), indexing="ij")
    d = np.stack([np.cos(t) * np.cos(a), np.cos(t) * np.sin(a), np.sin(t)], -1).reshape(-1, 3)
    rng = np.random.default_rng(seed)
    cut = rng.normal(0, 1, (9, 3))
    cut /= np.linalg.norm(cut, axis=1, keepdims=True)
    reach = np.min(rng.uniform(0.62, 0.95, 9) / np.maximum(d @ cut.T, 0.12), axis=1)
    r = np.minimum(reach, 1.05) * (0.86 + 0.28 * noise(d.astype(np.float32), 1.1, 6, seed % 7))
    return mesh((d * r[:, None] * [1.25, 0.95, 0.62]).reshape(40, 72, 3), grid_faces(40, 72, wrap=True))


def dry_hill(rise) -> Things:
    """A hill of yellow grass and boulders."""
    rng = np.random.default_rng(5)
    x, y = np.meshgrid(np.arange(-90, 90, 0.8), np.arange(-46, 70, 0.8))
    m = mesh(np.stack([x, y, rise(x, y) + 0.12 * (noise(np.stack([x, y, 0 * x], -1).reshape(-1, 3).astype(np.float32), 0.4, 4).reshape(x.shape) - 0.5)], -1), grid_faces(*x.shape))
    p = m.vertices.astype(np.float32)
    a, b = noise(p, 0.1, 6, 3)[:, None], noise(p, 0.9, 5, 4)[:, None]
    c = np.array([0.26, 0.17, 0.075]) + (np.array([0.13, 0.12, 0.04]) - np.array([0.26, 0.17, 0.075])) * np.clip((a - 0.4) * 5, 0, 1)
    hub = np.stack([rng.uniform(-34, 24, 9000), rng.uniform(-32, 12, 9000)], -1)
    hub = np.repeat(np.column_stack([hub, rise(*hub.T)]), 9, 0) + rng.normal(0, 0.05, (9000 * 9, 3)) * [1, 1, 0]
    axes = turned(rng, len(hub), 0.25) @ np.array([[1, 0, 0], [0, 0.3, -1.0], [0, 1.0, 0.3]]) * rng.uniform(0.6, 1.5, len(hub))[:, None, None]
    g = scatter(blade(0.3, 0.012, 0.1, 4), axes, hub, rng.random(len(hub)))
    straw = np.array([0.3, 0.21, 0.08]) * (0.5 + g.tint[:, None]) * np.where((np.arange(len(g.vertices)) // 72 % 5 == 0)[:, None], [[0.5, 0.8, 0.5]], 1)
    rocks = []
    for _ in range(60):
        r, at = rng.uniform(0.15, 0.6), rng.uniform((-40, -28), (40, 14))
        rocks.append(moved(boulder(int(r * 1000)), (*at, float(rise(*at)) - 0.1 * r), rng.uniform(0, 360), r))
    stones = merge(rocks)
    return {"slope": painted(m, c * (0.6 + 0.8 * b), 0.95), "straw": painted(g, straw, 0.8, flat=True), "rocks": painted(stones, paint("stone", stones) * 1.2, 0.9)}


def sanctuary() -> Things:
    """Three towers on a hill: the main one, the fire house, the gate."""
    t: Things = {"kalan": wall(worn(kalan(), 0.03), "old_brick")}
    d = door_dark(7.2, 3.2)
    t["dark"] = painted(d, np.full((len(d.vertices), 3), 0.008))
    t["fire"] = wall(worn(moved(boat_house(), (-12.6, -2.6, -0.2), 90), 0.03, 3), "old_brick")
    t["gate"] = wall(worn(moved(kalan(4.2, 3.6, 1, 1.0), (1.8, -15.5, -0.5)), 0.03, 6), "old_brick")
    g = moved(prism([(-0.6, 0), (0.6, 0), (0.6, 1.9), (0, 2.5), (-0.6, 1.9)], 0.3, 0), (1.8, -15.5 - 2.1 - 1.02, 0.3))
    t["gate_dark"] = painted(g, np.full((len(g.vertices), 3), 0.008))
    return t


def crest_(x, y):
    """The top of the hill, level round the towers."""
    far = np.sqrt((np.maximum(np.abs(x) - 15, 0)) ** 2 + np.maximum(-y - 20, 0) ** 2 * 1.0 + np.maximum(y - 14, 0) ** 2)
    return -0.002 * far ** 2 - 0.05 * far + 0 * x


def noon() -> tuple[Things, Lens, Weather]:
    """The three towers in hard sun."""
    t = sanctuary() | dry_hill(crest_)
    t["far"], t["plain"] = hills(2600, 420, 41, -90, 2.4, (0.05, 0.06, 0.05)), earth(-40, (0.14, 0.11, 0.06), 9000)
    t |= wood([(-19, -1), (20, 9), (-24, 8), (26, -4)], 4.2, 3.2, 9000, 0.2, 51)
    w = replace(NOON, height=34, azimuth=222, seed=46, cloud=0.5)
    return t, Lens((-31.5, -27, 1.3), (-4.6, -6.0, 7.0), 47, 4, 3), w


VIEWS = {"noon": noon}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
