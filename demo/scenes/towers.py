# SPDX-License-Identifier: Apache-2.0
"""Towers: python towers.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; VIEW is red, river, bell, brick or brush (see VIEWS)."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_dinh import noise, paint
from parts import Things, arched, baluster_row, clad, cloth, earth, ground_map, hills, painted, palms, placed, roofing, together, tree, wall, water, wood
from plants import grass
from roof import Roof
from weather import EVENING, MORNING, Lens, Weather, photograph


def polygon(profile: list[tuple[float, float]], sides: int, turn: float = 0.0) -> Mesh:
    """A body with flat sides; `profile` is (inner radius, height) upwards."""
    a = (np.arange(sides) + 0.5) * 2 * np.pi / sides + turn
    p = np.array(profile) / np.array([np.cos(np.pi / sides), 1])
    v = np.stack([p[:, :1] * np.cos(a), p[:, :1] * np.sin(a), np.repeat(p[:, 1:], sides, 1)], -1)
    return mesh(v, grid_faces(len(p), sides, wrap=True))


def eave(r0: float, r1: float, z: float, rise: float, sides: int, lift: float, turn: float = 0.0, ribs: int = 9) -> dict[str, Mesh]:
    """A ring of half-pipe tiles from the outer radius r1 up to r0, corners a little raised."""
    tiles, under = [], []
    for k in range(sides):
        b = (k + 1.0) * 2 * np.pi / sides + turn
        out, along = np.array([np.cos(b), np.sin(b), 0]), np.array([-np.sin(b), np.cos(b), 0])
        for s in np.linspace(-1, 1, ribs):
            half0, half1 = r0 * np.tan(np.pi / sides), r1 * np.tan(np.pi / sides)
            corner = lift * abs(s) ** 3
            path = np.stack([out * r1 + along * s * half1 + [0, 0, z + corner], out * (r0 + r1) / 2 + along * s * (half0 + half1) / 2 + [0, 0, z + rise * 0.4 + corner * 0.4],
                             out * r0 + along * s * half0 + [0, 0, z + rise]])
            tiles.append(tube(path, (r1 * 0.075 if abs(s) == 1 else r1 * 1.3 / ribs / 4), 6, tint=0.2 + 0.6 * (k * 7 + int(s * 20)) % 10 / 10))
        s = np.linspace(-1, 1, 13)
        rows = [[out * r + along * u * r * np.tan(np.pi / sides) + [0, 0, h + lift * abs(u) ** 3 * q] for u in s] for r, h, q in ((r0 * 0.98, z + rise - 0.02, 0), (r1, z - 0.01, 1), (r1, z - 0.06, 1), (r0 * 0.98, z - 0.1, 0))]
        under.append(mesh(np.array(rows), grid_faces(4, 13)))
    return {"tile": merge(tiles), "plaster": merge(under)}


def niche(width: float, height: float, deep: float = 0.12) -> dict[str, Mesh]:
    """An arched opening laid on a wall that looks along -y: dark hollow, a moulded rim, a small white seated figure."""
    a = np.linspace(np.pi, 0, 15)
    arc = np.stack([width / 2 * np.cos(a), 0 * a, height - width / 2 + width / 2 * np.sin(a)], -1)
    line = np.concatenate([[[-width / 2, 0, 0]], arc, [[width / 2, 0, 0]]])
    rim = tube(line - [0, 0.02, 0], width * 0.09, 6)
    flat = np.concatenate([line, [[0, 0, height * 0.5]]]) - [0, 0.008, 0]
    hollow = mesh(flat, np.array([[i, i + 1, len(flat) - 1, -1] for i in range(len(flat) - 2)]))
    h = height * 0.62
    figure = lathe(np.array([(0.3, 0), (0.36, 0.06), (0.33, 0.16), (0.2, 0.34), (0.22, 0.5), (0.17, 0.64), (0.07, 0.68), (0.115, 0.76), (0.12, 0.86), (0.06, 0.97), (0, 1.0)]) * [h, h], 14)
    return {"mortar": rim, "dark": hollow, "white": moved(figure, (0, -0.05, 0.02), scale=(1, 0.5, 1))}


def around(group: dict[str, Mesh], radius: float, sides: int, z: float, turn: float = 0.0) -> dict[str, Mesh]:
    """The group on each side of a tower."""
    out = []
    for k in range(sides):
        b = np.degrees((k + 1.0) * 2 * np.pi / sides + turn)
        out.append({n: moved(moved(m, (0, -radius, z)), (0, 0, 0), b + 90) for n, m in group.items()})
    return together(*out)


def spire(z: float, size: float) -> Mesh:
    """A lotus with a jewel on top."""
    p = [(0.9, 0), (1.0, 0.2), (0.55, 0.5), (0.85, 0.9), (0.8, 1.2), (0.35, 1.5), (0.5, 1.75), (0.3, 2.0), (0.36, 2.3), (0.16, 2.7), (0.1, 3.4), (0, 3.7)]
    return moved(lathe(np.array(p) * size, 18), (0, 0, z))


def pagoda(sides: int, tiers: int, radius: float, first: float, shrink: tuple[float, float], lift: float, base: float = 1.2) -> dict[str, Mesh]:
    """A many-sided tower of storeys that grow smaller, each with its eave and its niches."""
    out, z, r, h = [{"plaster": polygon([(radius * 1.45, 0), (radius * 1.45, base * 0.4), (radius * 1.32, base * 0.4), (radius * 1.28, base * 0.85), (radius * 1.36, base)], sides)}], base, radius, first
    out.append({"plaster": polygon([(radius * 1.36, base), (0.01, base)], sides)})
    for _ in range(tiers):
        out.append({"plaster": polygon([(r * 1.08, z), (r * 1.08, z + h * 0.06), (r, z + h * 0.08), (r, z + h * 0.74), (r * 1.06, z + h * 0.76), (r * 1.06, z + h * 0.8), (r * 1.13, z + h * 0.82), (r * 1.13, z + h * 0.86)], sides)})
        out.append(around(niche(r * 0.52, h * 0.56), r, sides, z + h * 0.1))
        out.append(eave(r * 0.93, r * 1.38, z + h * 0.86, h * 0.16, sides, lift * r))
        z, r, h = z + h, r * shrink[0], h * shrink[1]
    out.append({"plaster": polygon([(r * 1.25, z), (r * 0.9, z + h * 0.25), (r * 0.3, z + h * 0.7), (0.01, z + h * 0.75)], sides)})
    out.append({"mortar": spire(z + h * 0.6, r * 0.5)})
    return together(*out)


def shore(x0: float, x1: float, y: float, deep: float, seed: int, z: float = 0.0) -> Things:
    """A low stone bank with grass and bushes."""
    rng = np.random.default_rng(seed)
    stones = [box((rng.uniform(0.5, 1.0), 0.5, rng.uniform(0.5, 0.75)), (x, y + rng.normal(0, 0.06), -0.25 + z), 0.05, rng.random()) for x in np.arange(x0, x1, 0.85)]
    m = merge(stones)
    tufts = grass(x0, x1, y + 0.2, y + 2.5, 500, seed, 2.4)
    tufts = moved(tufts, (0, 0, z + 0.38))
    return {f"bank{seed}": painted(m, paint("stone", m) * 0.7, 0.8, flat=True), f"tufts{seed}": painted(tufts, paint("leaf", tufts), flat=True),
            f"lawn{seed}": ground_map(x0, x1, y + 0.3, y + deep, lambda x, y_: z + 0.4 + 0.0 * x, 1.5)}


def red() -> tuple[Things, Lens, Weather]:
    """A red tower of eleven storeys on its island, mirrored across the lake, low sun."""
    t = clad(pagoda(6, 11, 1.45, 1.75, (0.962, 0.955), 0.05), "tower", {"plaster": "red_brick"})
    group = {k: moved(m, (0, 0, 0.4)) for k, m in pagoda(6, 11, 1.45, 1.75, (0.962, 0.955), 0.05).items()}
    t = clad(group, "tower", {"plaster": "red_brick"})
    small = [placed(pagoda(4, 4, 0.55, 0.95, (0.85, 0.9), 0.03, 0.7), (x, y, 0.4)) for x, y in ((-6.4, 1), (6.6, 3), (9.2, 0.5), (-9.4, 3.4))]
    t |= clad(together(*small), "small", {"plaster": "red_brick"})
    r = Roof(half_length=5.2, half_depth=3.4, eave=0, ridge=2.7, gablet_x=3.4, gablet_t=0.6, lift=0.6, flare=0.35)
    halls = [placed(roofing(r, 1, "plain", thick=0.15), (x, y, 3.2)) for x, y in ((-15, 6), (15.5, 8))]
    t |= clad(together(*halls), "halls")
    t["walls"] = wall(merge([box((8.4, 5, 3.2), (x, y, 0.2), 0.03) for x, y in ((-15, 6), (15.5, 8))] + [box((46, 0.35, 1.1), (0, -3.2, 0.1), 0.03)]), "ochre")
    t |= shore(-30, 30, -4.2, 26, 3)
    t |= wood([(-6, 8), (7, 9), (-21, 3), (22, 5), (-27, 9), (28, 8), (0, 15), (-12, 15), (13, 16), (-34, 14)], 9, 5.5, 32000, 0.24)
    t |= palms([(4.6, 5, 8.5), (-4.4, 4, 7.5), (10, 6, 9), (-11, 2, 8)], 0.3)
    t |= wood([(x, 210 + 14 * (k % 3)) for k, x in enumerate(range(-190, 200, 13))], 12, 9, 5000, 0.7, 77, kinds=2)
    t["lake"] = water(-900, 900, -120, 900, 0, 0.62, 0.006)
    t["bed"] = earth(-1.5, (0.02, 0.03, 0.025))
    w = replace(EVENING, height=9, azimuth=243, haze=0.0011, seed=17, cloud=0.5)
    return t, Lens((-8, -39, 2.3), (0.3, 0, 4.6), 54, 4, 5), w


VIEWS = {"red": red}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
