# SPDX-License-Identifier: Apache-2.0
"""Stone and brick gates of citadels: python citadels.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; VIEW is vaults or noon_gate."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from mesh import Mesh, box, merge, moved, scatter
from mitsuba_dinh import noise, paint
from parts import Things, arched, baluster_row, clad, earth, ground_map, hills, painted, palms, placed, roofing, together, voussoirs, wall, water, wood
from plants import blade, grass, turned
from roof import Roof
from weather import EVENING, Lens, Weather, photograph

VAULTS = [(-8.9, 5.4, 7.2), (0.0, 5.8, 8.1), (8.9, 5.4, 7.2)]


def blocks(half: float, height: float, clear: list[tuple[float, float, float]], seed: int) -> Mesh:
    """Great squared stones without mortar, each its own size, left out where the arches' wedge stones stand."""
    rng, z, parts = np.random.default_rng(seed), 0.0, []
    while z < height - 0.2:
        h = min(rng.uniform(0.62, 1.05), height - z)
        x = -half
        while x < half:
            w = min(rng.uniform(1.0, 2.6), half - x)
            if w > 0.15:
                for a, b in clipped(x, x + w, z, z + h, clear):
                    size = (b - a - 0.018, 0.7 + rng.uniform(-0.03, 0.03), h - 0.016)
                    parts.append(box(size, ((a + b) / 2, 0.3 + rng.normal(0, 0.018), z), 0.03, rng.random()))
            x += w
        z += h
    return merge(parts)


def clipped(x0: float, x1: float, z0: float, z1: float, clear: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """What is left of a block's length beside the arches."""
    spans = [(x0, x1)]
    for x, w, top in clear:
        r, spring = w / 2 + 0.78, top - w / 2
        dz = max(z0 - spring, 0.0)
        if dz >= r:
            continue
        reach = np.sqrt(r * r - dz * dz) if z1 > spring else w / 2
        reach = w / 2 if z1 <= spring + 0.05 else reach
        spans = [s for a, b in spans for s in ((a, min(b, x - reach)), (max(a, x + reach), b)) if s[1] - s[0] > 0.16]
    return spans


def turf(x0: float, x1: float, y0: float, y1: float, count: int, z, size: float = 1.0, seed: int = 3) -> Mesh:
    """Rough grass on a height function."""
    rng = np.random.default_rng(seed)
    xy = np.stack([rng.uniform(x0, x1, count), rng.uniform(y0, y1, count)], -1)
    hub = np.repeat(np.column_stack([xy, z(*xy.T)]), 9, 0) + rng.normal(0, 0.05, (count * 9, 3)) * [1, 1, 0]
    axes = turned(rng, len(hub), 0.3) @ np.array([[1, 0, 0], [0, 0.35, -1.0], [0, 1.0, 0.35]]) * (rng.uniform(0.5, 1.4, len(hub)) * size)[:, None, None]
    return scatter(blade(0.3, 0.014, 0.12, 4), axes, hub, rng.random(len(hub)))


def limestone(m: Mesh) -> np.ndarray:
    """Blue-grey stone, warm where it has weathered, black where rain runs, green at the foot."""
    p = m.vertices.astype(np.float32)
    base = np.array([0.17, 0.165, 0.15]) + (m.tint[:, None] - 0.5) * np.array([0.11, 0.10, 0.085])
    base = base + np.clip(noise(p, 0.5, 5, 6)[:, None] - 0.5, 0, 1) * np.array([0.28, 0.2, 0.09])
    run = noise(p * np.array([1, 1, 0.12], np.float32), 1.1, 5, 7)[:, None]
    moss = np.interp(noise(p, 0.8, 6, 8) - 0.02 * p[:, 2], [0.48, 0.58], [0, 0.5])[:, None]
    return base * np.interp(run, [0.36, 0.6], [0.38, 1.15]) * (1 - moss) + moss * np.array([0.055, 0.065, 0.022])


def vaults() -> tuple[Things, Lens, Weather]:
    """The south gate of three vaults, raking light, fields beyond."""
    core = moved(arched(60, 9.4, 14.5, VAULTS, steps=25), (0, 0.35, 0))
    t: Things = {"core": wall(core, "limestone", 9.0)}
    stones = merge([blocks(30, 9.5, VAULTS, 4), *(voussoirs(x, w, top, -0.04, 0.74, 0.8, 15 + 2 * (x == 0), int(x + 20)) for x, w, top in VAULTS)])
    t["stones"] = painted(stones, limestone(stones), 0.85, flat=True)
    t["top"] = painted(box((60, 14.5, 0.4), (0, 7.4, 9.2), 0.05), np.full((24, 3), (0.1, 0.085, 0.04)))

    def level(x, y):
        return 0.05 * np.sin(x * 0.7) * np.sin(y * 0.5) + 0 * x - 0.02
    t["ground"] = ground_map(-70, 70, -40, 130, level, 0.6, np.array([0.15, 0.11, 0.06]))
    g = merge([turf(-30, 30, -0.2, 2.5, 1500, lambda x, y: 9.55 + 0 * x, 1.6, 5), turf(-32, -3.6, -26, -0.6, 5200, level, 1.0, 6), turf(3.4, 32, -22, -0.6, 4600, level, 1.0, 7), turf(-2.6, 2.6, 16, 40, 900, level, 1.4, 8)])
    c = np.array([0.07, 0.1, 0.025]) * (0.4 + 1.2 * g.tint[:, None]) + np.array([0.05, 0.03, 0.0]) * (noise(g.vertices.astype(np.float32), 0.2, 4, 3) > 0.5)[:, None]
    t["turf"] = painted(g, c, 0.8, flat=True)
    t |= wood([(-24, 12), (20, 12), (29, 10)], 5.5, 3.6, 14000, 0.2, 60, 9.4) | wood([(-16, 70), (6, 90), (20, 75), (-2, 120), (34, 60), (-36, 64)], 9, 6, 16000, 0.3, 64)
    t["far"] = hills(900, 170, 15)
    w = replace(EVENING, height=19, azimuth=258, seed=48, cloud=0.6, warm=(0.87, 0.98, 1.16), key=0.19, haze=0.005)
    return t, Lens((-11.5, -19.0, 1.6), (0.0, 0.5, 4.5), 70, 4, 3), w


VIEWS = {"vaults": vaults}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
