# SPDX-License-Identifier: Apache-2.0
"""Halls told apart by plan and place: python dinh_places.py OUT.png VIEW [LONG SIDE, SAMPLES]; see VIEWS."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from dinh_open import Plan, long_hall, open_hall
from dinh_views import court
from gates import pillar
from hall import jar, laterite
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved
from mitsuba_dinh import noise, paint
from parts import Things, bulb, earth, hills, painted, palms, wall, water, wood
from plants import grass
from ponds import pads
from roof import Roof
from weather import EVENING, MORNING, Lens, Weather, photograph

SQUARE = Plan(Roof(half_length=9.4, half_depth=7.7, eave=2.75, ridge=8.9, gablet_x=4.7, gablet_t=0.6, lift=2.1, flare=1.3),
              (-7.7, -5.2, -1.9, 1.9, 5.2, 7.7), (-6.0, -4.0, -1.7, 1.7, 4.0, 6.0))
LONG = Plan(Roof(half_length=14.4, half_depth=8.7, eave=3.05, ridge=9.7, gablet_x=9.6, gablet_t=0.62, lift=1.5, flare=0.9),
            (-12.7, -9.6, -5.9, -2.0, 2.0, 5.9, 9.6, 12.7), (-7.0, -4.4, -1.9, 1.9, 4.4, 7.0), 0.62)


def altar_light(p: Plan, power: float = 1.0) -> Things:
    """A gilt altar and its lamps deep between the columns."""
    y, z = p.rows[-2] - 1.0, p.floor
    gilt = merge([box((3.0, 0.3, 1.9), (0, y + 0.5, z), 0.05), box((1.9, 0.8, 1.0), (0, y - 0.1, z), 0.05)])
    out: Things = {"altar": painted(gilt, np.full((len(gilt.vertices), 3), (0.32, 0.1, 0.03)), 0.35, 0.2)}
    return out | {f"in{k}": bulb((x, y - 0.5, z + 1.7), 0.1, np.array([34, 14, 4.0]) * power) for k, x in enumerate((-1.3, 0, 1.3))}


def three_peaks(distance: float, rise: float, middle: float):
    """Ba Vì as the plain sees it: three heads over one long foot."""
    u, t = np.meshgrid(np.linspace(-1, 1, 400), np.linspace(0, 1, 20))
    heads = ((-0.13, 0.86, 0.16), (0.02, 1.0, 0.13), (0.2, 0.8, 0.2))
    ridge = np.max([h * np.exp(-np.abs((u - c) / w) ** 1.25) for c, h, w in heads] + [0.36 * np.exp(-((u / 0.62) ** 2))], 0)
    rough = noise(np.stack([u * 30, t * 6, 0 * u], -1).reshape(-1, 3).astype(np.float32), 1.0, 6, 4).reshape(u.shape)
    v = np.stack([u * distance * 0.8 + middle, distance * (1 + 0.2 * t) + rough * 60, rise * ridge * np.sin(t * np.pi / 2) * (0.9 + 0.2 * rough) - 3], -1)
    return painted(mesh(v, grid_faces(*u.shape)), np.full((u.size, 3), (0.035, 0.055, 0.035)) * (0.6 + 0.8 * rough.reshape(-1, 1)), 0.95)


def gate_piers(y: float) -> Things:
    """Four piers in a low brick wall: two tall ones leave the way in free, two lower ones at the sides."""
    posts = merge([pillar(s * x, y, h, w) for s in (-1, 1) for x, h, w in ((2.3, 4.3, 0.6), (6.6, 2.9, 0.5))])
    runs = [(s * (a + b) / 2, b - a) for s in (-1, 1) for a, b in ((2.7, 6.3), (6.95, 17.0))]
    body = merge([box((long, 0.36, 0.85), (x, y, 0), 0.01) for x, long in runs])
    cope = merge([box((long + 0.04, 0.5, 0.1), (x, y, 0.85), 0.02) for x, long in runs])
    return {"piers": wall(posts, "limewash", 6.0), "low": wall(body, "old_brick"), "cope": painted(cope, paint("mortar", cope), 0.85)}


def lotus_front() -> tuple[Things, Lens, Weather]:
    """Across the lotus pond after rain: piers, low wall, and the great low roof on open columns; mountains far behind."""
    t = open_hall(SQUARE) | altar_light(SQUARE) | court(-27, 16, -20.5, -4) | gate_piers(-20.5)
    bank = laterite(60, 0.7, (0, -22.6, -0.72), 0, np.random.default_rng(8))
    t["bank"] = painted(bank, paint("laterite", bank) * 0.8, 0.85, flat=True)
    land = box((400, 300, 0.6), (0, -22.5 + 150, -0.64), 0.05)
    t["land"] = painted(land, np.full((len(land.vertices), 3), (0.07, 0.06, 0.032)), 0.9)
    t["earth"] = earth(-1.3, (0.03, 0.03, 0.016))
    t["pond"] = water(-60, 60, -80, -22.5, -0.62, 0.55, 0.0012)
    tufts = moved(grass(-34, 10, -22.5, -20.8, 1100, 5, 1.4), (0, 0, -0.05))
    t["tufts"] = painted(tufts, paint("leaf", tufts) * 0.9, flat=True)
    t |= pads((-29.4, -28.0, -0.62), "a") | pads((-10.6, -31.0, -0.62), "b")
    t |= wood([(-19, 12), (17, 16), (25, 8), (-27, 4), (-15, 24), (14, 24), (34, 20), (-36, 16), (44, 10), (-48, 14), (22, 30), (30, 30), (40, 34)], 10, 6, 30000, 0.25)
    t |= palms([(13.5, 5, 10), (15.2, 8, 8.5), (-14.5, 7, 9.5)])
    t["peaks"], t["hills"] = three_peaks(2400, 400, 1250), hills(900, 16, 3)
    w = replace(EVENING, height=15, azimuth=247, sun=(4.6, 3.2, 1.9), zenith=(0.13, 0.23, 0.44), seed=21, cloud=0.5, haze=0.0002, dim=0.6, key=0.185)
    return t, Lens((-28.0, -35.0, 1.6), (0.0, -3.9, 2.9), 40), w


WASTE = ((-13.4, -18.75, 0.0), 81.8)     # where the potters' wall stands, and its turn


def laid(m: Mesh) -> Mesh:
    """A vessel on its side, its mouth towards -y."""
    return Mesh(m.vertices[:, [0, 2, 1]] * [1, -1, 1], m.faces, m.tint, m.uv)


def waste_wall(length: float, rng: np.random.Generator) -> dict[str, Mesh]:
    """A wall of kiln waste along x, its face towards -y: ribbed coffin tiles below, jars laid in courses above, mud between, shards on top."""
    pots, boxes = [], []
    for row in range(2):
        for x in np.arange(-length / 2 + 0.3 + 0.17 * row, length / 2 - 0.2, 0.55):
            one = [box((0.5, 0.3, 0.25), (0, 0, 0), 0.03, rng.random()), box((0.54, 0.34, 0.045), (0, 0, 0.2), 0.015, 0.4), box((0.36, 0.32, 0.03), (0, 0, 0.08), 0.012, 0.5)]
            boxes.append(moved(merge(one), (x, 0.06 + rng.normal(0, 0.02), 0.28 * row), rng.normal(0, 1.5)))
    bowl = lathe([(0.0, 0.0), (0.12, 0.0), (0.15, 0.03), (0.2, 0.2), (0.215, 0.34)], 30, 0.5)
    for row in range(4):
        for x in np.arange(-length / 2 + 0.24 + 0.21 * (row % 2), length / 2 - 0.2, 0.425):
            size, mouth = rng.uniform(0.44, 0.5), rng.random() < 0.55
            m = moved(laid(jar((0, 0, 0), size)), (0, 0.44, 0)) if mouth else Mesh(bowl.vertices[:, [0, 2, 1]] * [1, 1, -1], bowl.faces, bowl.tint, bowl.uv)
            z = 0.79 + 0.375 * row + rng.normal(0, 0.012)
            pots.append(Mesh(moved(m, (x + rng.normal(0, 0.015), -0.03 + rng.normal(0, 0.03), z)).vertices, m.faces, np.full(len(m.vertices), rng.random()), m.uv))
    shards = [moved(box((rng.uniform(0.14, 0.3), rng.uniform(0.2, 0.34), 0.035), (0, 0, 0), 0.01, rng.random()), (x, 0.2 + rng.normal(0, 0.06), 2.1 + 0.03 * k), rng.uniform(0, 90))
              for k in range(2) for x in np.arange(-length / 2, length / 2, 0.2)]
    mud = box((length, 0.42, 2.1), (0, 0.3, 0), 0.03)
    return {"pots": merge(pots), "boxes": merge(boxes + shards), "mud": mud}


def fired(m: Mesh, seed: int) -> np.ndarray:
    """Stoneware of Thổ Hà's kind: each piece brown, plum or ashen as the kiln left it, earth in the hollows."""
    p = m.vertices.astype(np.float32)
    tones = ((0.06, 0.024, 0.014), (0.13, 0.052, 0.026), (0.19, 0.085, 0.043), (0.16, 0.115, 0.08))
    c = np.stack([np.interp(m.tint, [0, 0.45, 0.85, 1], [t[k] for t in tones]) for k in range(3)], -1)
    c = c * np.interp(noise(p, 2.4, 6, seed), [0.36, 0.62], [0.5, 1.2])[:, None]
    dust = np.clip((noise(p, 5.0, 4, seed + 1) - 0.55) / 0.08, 0, 1)[:, None] * 0.4
    return c * (1 - dust) + dust * np.array([0.16, 0.125, 0.085])


def jars_of(spots: list[tuple[float, float]], rng: np.random.Generator) -> Mesh:
    """Jars set out to dry, no two alike."""
    out = []
    for x, y in spots:
        m = moved(jar((0, 0, 0), 1.0), (x + rng.normal(0, 0.05), y + rng.normal(0, 0.05), 0), rng.uniform(0, 360), np.array([1, 1, rng.uniform(0.85, 1.25)]) * rng.uniform(0.55, 0.85))
        out.append(Mesh(m.vertices, m.faces, np.full(len(m.vertices), rng.random()), m.uv))
    return merge(out)


def potters_yard() -> tuple[Things, Lens, Weather]:
    """Along a wall built of waste jars to the long hall, early sun from the right, thin mist."""
    rng = np.random.default_rng(12)
    t = long_hall(LONG, (0, 1, 5, 6)) | altar_light(LONG, 2.0) | court(-18, 24, -34, -5)
    w_ = {k: moved(m, *WASTE) for k, m in waste_wall(16.8, rng).items()}
    t |= {"waste": painted(w_["pots"], fired(w_["pots"], 31), 0.34), "coffins": painted(w_["boxes"], fired(w_["boxes"], 35) * 1.15, 0.6, flat=True)}
    mud = np.array([0.17, 0.125, 0.085]) * 0.7
    t["mud"] = painted(w_["mud"], np.full((len(w_["mud"].vertices), 3), mud), 0.9, flat=True)
    weeds = merge([moved(grass(-8.4, 8.4, 0.0, 0.4, 160, 6, 1.5), (0, 0, 2.12)), grass(-8.4, 8.4, -0.5, -0.1, 260, 7, 1.1)])
    weeds = moved(weeds, *WASTE)
    t["weeds"] = painted(weeds, paint("leaf", weeds), flat=True)
    ware = jars_of([(x, y) for x in np.arange(-3.4, 7, 0.95) for y in np.arange(-21.6, -17.6, 0.95) if rng.random() < 0.85], rng)
    t["ware"] = painted(ware, fired(ware, 41) * 1.1, 0.36)
    t |= wood([(-24, 8), (-20, 20), (22, 16), (34, 10), (-34, -6), (4, 30), (46, 22), (-10, 34), (30, 30)], 12, 7, 30000, 0.27)
    t |= palms([(-19.0, -2, 10), (-20.5, 3, 8.5), (18, 8, 11), (20, 3, 9)])
    t["hills"] = hills(700, 40, 3)
    w = replace(MORNING, height=16, azimuth=134, sun=(4.9, 3.4, 2.0), zenith=(0.16, 0.26, 0.45), dim=0.55, mist=0.002, mist_top=2.4, haze=0.0006, seed=9, cloud=0.4, key=0.2)
    return t, Lens((-11.5, -30.2, 1.95), (-4.3, -6.8, 3.75), 66, 3, 2), w


VIEWS = {"lotus_front": lotus_front, "potters_yard": potters_yard}


def main(out: str, view: str, long: int = 1600, samples: int = 32) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
