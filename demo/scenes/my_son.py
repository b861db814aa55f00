# SPDX-License-Identifier: Apache-2.0
"""Ruined brick towers in a green valley, first sun along the wall: python my_son.py OUT.jpg [morning] [LONG SIDE, SAMPLES]"""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from champa import boat_house, boulder, door_dark, kalan, moulding, worn
from citadels import turf
from mesh import Mesh, box, merge, moved, scatter, triangles
from mitsuba_dinh import noise, paint
from parts import Things, ground_map, hills, painted, wall, wood
from plants import blade, turned
from weather import MORNING, Lens, Weather, photograph


def land(x, y):
    """A meadow that rises to the woods, with a low mound under the tower."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    far = np.maximum(np.hypot(x, y - 2) - 13, 0)
    return 0.0035 * np.maximum(y - 14, 0) ** 1.6 - 0.012 * np.minimum(far, 20) + 0.10 * np.sin(x * 0.42) * np.sin(y * 0.31 + 1)


def rooted(m: Mesh, count: int, seed: int) -> Things:
    """Grass and ferns that grew on every ledge of a ruin, thicker where it is high and level."""
    t = triangles(m)
    a, b, c = (m.vertices[t[:, k]] for k in range(3))
    n = np.cross(b - a, c - a)
    area = np.linalg.norm(n, axis=1) + 1e-12
    level = (n[:, 2] / area > 0.6) & (a[:, 2] > 2.5)
    rng = np.random.default_rng(seed)
    odds = area * level * np.interp(noise(a.astype(np.float32), 0.5, 4, seed), [0.45, 0.6], [0.05, 1])
    pick = rng.choice(len(t), count, p=odds / odds.sum())
    u = rng.dirichlet((1, 1, 1), count)
    at = u[:, :1] * a[pick] + u[:, 1:2] * b[pick] + u[:, 2:] * c[pick]
    hub = np.repeat(at, 7, 0) + rng.normal(0, 0.03, (count * 7, 3)) * [1, 1, 0]
    axes = turned(rng, len(hub), 0.6) @ np.array([[1, 0, 0], [0, 0.5, -1.0], [0, 1.0, 0.5]]) * rng.uniform(0.5, 1.5, len(hub))[:, None, None]
    g = scatter(blade(0.34, 0.022, 0.16, 4), axes, hub, rng.random(len(hub)))
    return {f"rooted{seed}": painted(g, np.array([0.085, 0.11, 0.026]) * (0.4 + 1.1 * g.tint[:, None]), 0.7, flat=True)}


def rubble(spots: list[tuple[float, float]], seed: int) -> Mesh:
    """Heaps of fallen bricks."""
    rng = np.random.default_rng(seed)
    parts = []
    for x, y in spots:
        for _ in range(46):
            px, py = rng.normal(0, 0.55, 2)
            z = float(land(x + px, y + py)) + 0.28 * np.exp(-(px * px + py * py) / 0.5) * rng.random()
            parts.append(moved(box((0.3, 0.15, 0.075), (0, 0, 0), 0.008, rng.random()), (x + px, y + py, z), rng.uniform(0, 360)))
    return merge(parts)


def ruins() -> Things:
    """The great tower, a stump, the boat-roofed store and a low wall."""
    main = worn(kalan(7.2, 7.4, 3, 3.4), 0.055)
    stump = worn(moved(merge([kalan(5.4, 5.2, 1, 2.2, 1.0), *moulding(5.0, 7.4, [(-0.3, 0.5), (-0.9, 0.35)])]), (-15.5, 12.5, -0.1), 6), 0.10, 4)
    store = worn(moved(boat_house(7.4, 4.4, 3.8), (14.0, 9.5, -0.2), 74), 0.06, 3)
    low = [box((7, 0.8, 1.0), (-9.5, -2.5, -0.1), 0.03), box((0.8, 6, 0.8), (-12.8, 0.2, -0.1), 0.03), box((5, 0.8, 0.7), (10.5, -3.5, -0.1), 0.03)]
    t: Things = {"main": wall(main, "old_brick"), "stump": wall(stump, "old_brick"), "store": wall(store, "old_brick"), "low": wall(worn(merge(low), 0.16, 8), "old_brick")}
    d = door_dark(7.2, 3.4)
    t["dark"] = painted(d, np.full((len(d.vertices), 3), 0.006))
    heap = rubble([(-5.8, -4.6), (-7.4, -1.0), (6.2, -3.9), (5.2, -6.4), (-13, 4), (9.5, 2.5)], 4)
    t["rubble"] = painted(heap, paint("brick", heap) * 1.15, 0.9, flat=True)
    return t | rooted(main, 1500, 3) | rooted(stump, 900, 5) | rooted(store, 500, 7)


def meadow() -> Things:
    """Wet grass with a trodden way to the door, boulders, bushes."""
    def off_the_path(m: Mesh) -> Mesh:
        hub = m.vertices.reshape(-1, 8, 3)
        x, y = hub[:, :2, 0].mean(1), hub[:, :2, 1].mean(1)
        way = np.abs(x - 0.9 * np.sin(y * 0.16) * np.clip(-y / 12, 0, 1)) > 0.75 + 0.25 * np.sin(y * 1.7)
        inside = (np.abs(x) < 4.6) & (np.abs(y) < 4.6)
        keep = (way | (y > 0)) & ~inside
        return merge([Mesh(hub[keep].reshape(-1, 3), m.faces[: keep.sum() * 3], m.tint.reshape(-1, 8)[keep].ravel(), m.uv.reshape(-1, 8, 2)[keep].reshape(-1, 2))])
    near, far = off_the_path(turf(-20, 15, -25, -3, 9500, land, 1.25, 5)), off_the_path(turf(-34, 34, -6, 30, 6500, land, 2.0, 6))
    g = merge([near, far])
    dry = np.interp(noise(g.vertices.astype(np.float32), 0.25, 4, 2), [0.45, 0.6], [0, 1])[:, None]
    tone = (np.array([0.075, 0.105, 0.022]) * (1 - dry) + dry * np.array([0.17, 0.145, 0.05])) * (0.4 + 1.2 * g.tint[:, None])
    rng = np.random.default_rng(8)
    stones = merge([moved(boulder(k), (x, y, float(land(x, y)) - 0.05), rng.uniform(0, 360), r) for k, (x, y, r) in enumerate([(-6.4, -12.5, 0.5), (4.6, -12, 0.34), (-2.9, -9.0, 0.24), (7.5, -9, 0.5)])])
    return {"land": ground_map(-90, 90, -40, 130, land, 1.0), "grass": painted(g, tone, 0.75, flat=True), "stones": painted(stones, paint("stone", stones), 0.9)}


def morning() -> tuple[Things, Lens, Weather]:
    """The great tower from the meadow, three-quarter, the sun low on its left."""
    t = ruins() | meadow()
    rng = np.random.default_rng(12)
    ring = [(x, 24 + 0.012 * x * x + y) for x, y in zip(np.linspace(-62, 62, 46), rng.uniform(-3, 9, 46))]
    t |= wood(ring, 12, 6.5, 15000, 0.36, 60, 1.0)
    t |= wood([(x * 1.3, y + 17) for x, y in ring[::2]], 16, 8, 12000, 0.5, 70, 3.5, kinds=2)
    t |= wood([(-20, 3), (-10.5, 17), (20, 4), (8.5, 18), (24, 12), (-24, 13)], 4.0, 3.0, 12000, 0.22, 80, 0.0, kinds=2)
    t["ridge"], t["peak"] = hills(240, 62, 19, 0, 2.4, (0.028, 0.045, 0.018)), hills(720, 300, 23, 0, 2.4, (0.03, 0.042, 0.03))
    w = replace(MORNING, height=17, azimuth=243, sun=(4.6, 3.05, 1.65), zenith=(0.13, 0.24, 0.46), horizon=(0.74, 0.66, 0.56), glow=(1.2, 0.8, 0.42), dim=0.52,
                mist=0.0035, mist_top=2.6, haze=0.0011, air=(0.62, 0.62, 0.60), cloud=0.34, seed=52, key=0.175)
    return t, Lens((-11.2, -25.6, 1.75), (1.0, 0, 7.0), 53, 4, 3), w


VIEWS = {"morning": morning}


def main(out: str, view: str = "morning", long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
