# SPDX-License-Identifier: Apache-2.0
"""A street, a shrine, a stair, a half-moon pond, a temple by the river: python streets.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; see VIEWS."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from citadels import turf
from gates import gate, path, pillar
from hall import jar, lantern, laterite, yard
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_dinh import noise, paint
from noon_gate import GLAZES, pavilion
from parts import Things, baluster_row, bulb, clad, earth, glowing, ground_map, hills, painted, palms, placed, roofing, together, wall, water, wood
from ponds import pads, street_house
from roof import Roof
from towers import shore
from weather import EVENING, NIGHT, NOON, OVERCAST, Lens, Weather, photograph


def street() -> tuple[Things, Lens, Weather]:
    """Along a street of tube houses on a lantern night, wet stones."""
    rng = np.random.default_rng(12)
    rows, lamps = [], []
    for side in (-1, 1):
        y = -2.0
        while y < 44:
            w_, h_ = rng.uniform(4.4, 6.4), rng.uniform(4.2, 6.0)
            rows.append(placed(street_house(w_, h_, rng), (side * 6.4, y + w_ / 2, 0.15), 90 * side))
            for k in range(2):
                lamps.append((side * rng.uniform(2.2, 2.6), y + w_ * (0.3 + 0.42 * k), rng.uniform(2.75, 3.3)))
            y += w_
    t = clad(together(*rows), "street", {"plaster": "ochre"})
    for y in np.arange(1, 40, 3.6):
        for q in (-1.3, -0.1, 1.2):
            lamps.append((q + rng.normal(0, 0.15), y + rng.normal(0, 0.3), 4.25 - 0.22 * (1 - abs(q))))
    tones = ((2.6, 0.34, 0.07), (2.8, 1.25, 0.22), (2.2, 0.15, 0.3), (0.3, 0.75, 1.5), (0.6, 1.3, 0.3))
    groups: dict[int, list[Mesh]] = {}
    caps = []
    for k, at in enumerate(lamps):
        parts = lantern(at, rng.uniform(0.8, 1.25))
        groups.setdefault((k * 7) % 5 if k % 3 else 0, []).append(parts["silk"])
        caps.append(parts["gold"])
    for k, ms in groups.items():
        t[f"silk{k}"] = glowing(merge(ms), np.array(tones[k]) * 1.2)
    c = merge(caps)
    t["caps"] = painted(c, np.full((len(c.vertices), 3), (0.25, 0.14, 0.04)))
    t |= {f"door{k}": bulb((s * 2.45, 1.6 + 5.2 * k, 2.3), 0.07, (20, 9, 3)) for k in range(7) for s in (-1, 1)}
    g = yard(-3.6, 3.6, -9, 48, 0.34)
    t["stones"] = painted(g["brick"], paint("stone", g["brick"]) * 0.5, 0.22, flat=True)
    t["wet"] = water(-4, 4, -10, 50, -0.004, 0.35)
    walk = merge([box((1.2, 58, 0.16), (s * 3.1, 19, 0), 0.02) for s in (-1, 1)])
    t["walk"] = painted(walk, np.full((len(walk.vertices), 3), (0.09, 0.085, 0.075)), 0.5)
    pots = merge([jar((s * 2.75, y, 0.16), 0.55) for s, y in ((-1, 2.2), (1, 5.4), (-1, 9.4), (1, 13.2))])
    t["pots"] = painted(pots, np.full((len(pots.vertices), 3), (0.09, 0.035, 0.016)), 0.3)
    t |= wood([(-4.6, 50), (4, 54), (0, 60)], 8, 5, 14000, 0.26) | {"earth": earth(-0.05)}
    w = replace(NIGHT, zenith=(0.014, 0.022, 0.07), horizon=(0.06, 0.055, 0.09), seed=75)
    return t, Lens((-0.7, -6.5, 1.65), (0.15, 8, 2.5), 60, 4, 5), w


GLAZES["blue"] = ((0.02, 0.13, 0.13), (0.05, 0.22, 0.2), (0.03, 0.1, 0.13))


def shrine() -> tuple[Things, Lens, Weather]:
    """Three tiers of blue-green tiles, like an opening lotus, after rain at noon."""
    from noon_gate import glazed
    parts: list[dict] = []
    for half, z, top, rise in ((9.0, 4.4, 0.36, 8.4), (6.6, 7.5, 0.4, 6.6), (4.4, 10.6, 1.0, 4.6)):
        r = Roof(half_length=half, half_depth=half, eave=0, ridge=rise, gablet_x=0.3, gablet_t=0.98, lift=1.1, flare=0.8)
        parts.append(placed(roofing(r, top, "pipe", thick=0.22), (0, 0, z)))
    posts = [box((0.5, 0.5, 4.2), (a, b, 0.9), 0.05) for a in (-7, -4.2, -1.6, 1.6, 4.2, 7) for b in (-7, 7)] + [box((13, 13, 3.9), (0, 0.8, 0.9), 0.03), box((10.6, 10.6, 2.0), (0, 0, 6.4), 0.03), box((7.0, 7.0, 2.0), (0, 0, 9.4), 0.03)]
    posts += [box((14.6, 0.4, 0.5), (0, -7, 4.0), 0.03)]
    group = together(*parts)
    tile, under = group.pop("tile"), group.pop("wood")
    t = clad(group, "roof")
    t["tiles"] = painted(tile, glazed(tile, "blue") * 1.15, 0.25, flat=True)
    t["under"] = painted(under, np.tile((0.03, 0.09, 0.085), (len(under.vertices), 1)), 0.4)
    t["walls"] = wall(merge(posts), "limewash")
    doors = merge([box((w_, 0.1, 2.9), (x, -5.85, 1.0), 0.02) for x, w_ in ((0, 2.2), (-3, 1.8), (3, 1.8))] + [box((2, 0.1, 1.4), (x, -5.35, 6.7), 0.02) for x in (-3, 0, 3)])
    t["doors"] = painted(doors, np.full((len(doors.vertices), 3), (0.26, 0.03, 0.018)), 0.3)
    base = merge([box((18.5 + 1.2 * k, 18.5 + 1.2 * k, 0.3), (0, 0, 0.6 - 0.3 * k), 0.02) for k in range(3)])
    t["base"] = painted(base, paint("stone", base), 0.6, flat=True)
    rails = merge([baluster_row((s * 2.6, -9.2, 0.9), (s * 9, -9.2, 0.9), 0.75, 0.3) for s in (-1, 1)])
    t["rails"] = painted(rails, np.full((len(rails.vertices), 3), (0.5, 0.46, 0.38)), 0.6)
    g = yard(-24, 24, -34, -9.6, 0.4)
    t["flags"] = painted(g["brick"], paint("stone", g["brick"]) * 0.8, 0.4, flat=True)
    from studio import shape
    t["pools"] = shape(moved(g["water"], (0, 0, 0.002)), {"type": "roughconductor", "alpha": 0.01, "material": "none", "specular_reflectance": {"type": "rgb", "value": 0.5}})
    lamps = [lantern((x, -8.4, 4.0), 1.1) for x in (-5.6, -2.9, 2.9, 5.6)]
    silk, caps = merge([p["silk"] for p in lamps]), merge([p["gold"] for p in lamps])
    t["silk"], t["caps"] = painted(silk, np.full((len(silk.vertices), 3), (0.5, 0.03, 0.02)), 0.5), painted(caps, np.full((len(caps.vertices), 3), (0.5, 0.3, 0.06)), 0.3)
    t["mountain"] = hills(75, 60, 77, -2, 2.4)
    t |= wood([(-17, 6), (17, 8), (-22, -2), (23, 0), (-15, 18), (16, 20), (0, 24)], 9, 5.5, 26000, 0.25) | palms([(-13, -7, 9), (13.4, -7, 9.5)]) | {"earth": earth(-0.05)}
    w = replace(NOON, height=50, azimuth=222, seed=79, cloud=0.75)
    return t, Lens((-5.5, -27, 1.7), (0.2, 0, 6.3), 60, 4, 3), w


def climb() -> tuple[Things, Lens, Weather]:
    """Laterite steps up a hill to double roofs, slanting sun."""
    slope = 0.5

    def rise(x, y):
        return np.clip(y, -8, 22) * slope + 0.02 * np.abs(x) ** 1.5 * 0 + 0.18 * np.sin(x * 0.8 + y * 0.4)
    rng = np.random.default_rng(5)
    stones = []
    for k in range(58):
        y = -8 + 0.5 * k
        for j in range(5):
            stones.append(box((0.74 + rng.normal(0, 0.02), 0.6, 0.45), ((j - 2) * 0.76, y, y * slope - 0.25 + rng.normal(0, 0.012)), 0.035, rng.random()))
    for s in (-1, 1):
        for k in range(42):
            y = -8 + 0.7 * k
            stones.append(box((0.4, 0.68, 0.75), (s * 2.2, y, y * slope - 0.1 + rng.normal(0, 0.012)), 0.04, rng.random()))
    m = merge(stones)
    t: Things = {"steps": painted(m, paint("laterite", m), 0.8, flat=True)}
    top = 22 * slope
    low = Roof(half_length=10.5, half_depth=5.6, eave=0, ridge=5.3, gablet_x=7, gablet_t=0.6, lift=1.5, flare=0.9)
    high = Roof(half_length=8.6, half_depth=3.9, eave=0, ridge=3.4, gablet_x=6.2, gablet_t=0.6, lift=1.3, flare=0.8)
    houses = []
    for y in (29, 40, 51):
        houses += [placed(roofing(low, 0.4, "plain"), (0, y, top + 3.4)), placed(roofing(high, 1, "plain"), (0, y, top + 6.2))]
    t |= clad(together(*houses), "roofs")
    body = merge([box((17, 7, 3.6), (0, y, top), 0.02) for y in (29.8, 40, 51)] + [box((14, 4.6, 1.6), (0, y, top + 5.0), 0.02) for y in (29, 40, 51)])
    t["body"] = wall(body, "old_brick")
    front = merge([box((0.34, 0.34, 3.6), (x, 24.9, top), 0.03, 0.4) for x in (-8, -5, -2, 2, 5, 8)] + [box((3.6, 0.1, 2.8), (0, 26.2, top + 0.2), 0.02, 0.2)])
    t["front"] = painted(front, paint("wood", front), 0.5, flat=True)
    t["floor"] = ground_map(-60, 60, -16, 90, rise, 0.8, np.array([0.09, 0.06, 0.035]))
    g = merge([turf(-16, -2.5, -8, 22, 3600, rise, 1.4, 6), turf(2.5, 16, -8, 22, 3600, rise, 1.4, 7)])
    t["turf"] = painted(g, np.array([0.055, 0.085, 0.02]) * (0.4 + 1.2 * g.tint[:, None]), 0.8, flat=True)
    for k, (x, y) in enumerate([(-6.5, 0), (7, 3), (-8, 9), (8.5, 11), (-7.5, 18), (8, 19), (-13, 4), (14, 8), (-15, 15), (15, 18)]):
        t |= wood([(x, y)], 9.5, 5, 24000, 0.2, 80 + 2 * (k % 3), float(rise(np.array(x), np.array(y))), 1) if k < 3 else grove_at(x, y, float(rise(np.array(x), np.array(y))), 80 + 2 * (k % 3), k)
    t |= wood([(-18, 26), (18, 27), (-22, 40), (22, 42), (0, 62), (-14, 60), (14, 62)], 10, 6, 20000, 0.3, 90, top)
    w = replace(EVENING, height=22, azimuth=243, seed=81, cloud=0.45)
    return t, Lens((-0.9, -9.6, -2.6), (0.2, 10, 7.6), 56, 4, 5), w


def grove_at(x: float, y: float, z: float, seed: int, k: int) -> Things:
    """Another of the trees that `wood` has made."""
    import mitsuba as mi
    to = mi.ScalarTransform4f().translate((x, y, z)) @ mi.ScalarTransform4f().rotate((0, 0, 1), 137 * k)
    return {f"again{k}": {"type": "instance", "to_world": to, "group": {"type": "ref", "id": f"grove{seed}_0"}}}


def moon_pond() -> tuple[Things, Lens, Weather]:
    """A half-moon pond behind stone posts with lotus buds, grey day."""
    a = np.linspace(np.pi, 2 * np.pi, 41)
    ring = np.stack([9 * np.cos(a), 9 * np.sin(a), 0 * a], -1)
    bud = lathe(np.array([(0.1, 0), (0.14, 0.05), (0.09, 0.1), (0.17, 0.24), (0.18, 0.34), (0.12, 0.5), (0.03, 0.62), (0, 0.64)]), 16)
    posts, pink = [], []
    for k, p in enumerate(ring[::2]):
        posts.append(moved(box((0.3, 0.3, 1.0), (0, 0, 0.1), 0.03, (k * 7) % 10 / 10), p, np.degrees(a[2 * k])))
        pink.append(moved(bud, p + [0, 0, 1.1], 0, 1.15))
    for k, x in enumerate(np.linspace(-9, 9, 15)):
        posts.append(box((0.3, 0.3, 1.0), (x, 0, 0.1), 0.03, (k * 3) % 10 / 10))
        pink.append(moved(bud, (x, 0, 1.1), 0, 1.15))
    rail = [tube(ring + [0, 0, h], 0.1, 4, (0.8, 1)) for h in (0.9, 0.35)] + [box((18, 0.16, 0.16), (0, 0, h), 0.02) for h in (0.82, 0.28)]
    panels = [mesh(np.stack([ring + [0, 0, 0.4], ring + [0, 0, 0.86]]), grid_faces(2, 41), 0.4)]
    kerb = [tube(ring * 1.02 + [0, 0, -0.05], 0.34, 4, (1, 0.6))] + [box((19, 0.7, 0.4), (0, 0.1, -0.25), 0.03)]
    s, b = merge([*posts, *rail, *panels, *kerb]), merge(pink)
    t: Things = {"stone": painted(s, paint("stone", s), 0.7, flat=True), "buds": painted(b, np.array([0.36, 0.2, 0.165]) * (0.6 + 0.7 * noise(b.vertices.astype(np.float32), 5, 4, 2)[:, None]), 0.6)}
    t["pond"] = water(-9, 9, -9, 0, -0.35, 0.55, 0.002)
    t |= {k: v for k, v in path(-24, 24, 0.4, 16).items()}
    m = mesh(np.stack([np.stack([np.cos(a) * r, np.sin(a) * r, 0 * a], -1) for r in (9.2, 40)]), grid_faces(2, 41))
    t["out"] = painted(m, np.full((82, 3), (0.13, 0.075, 0.05)), 0.5)
    t["bed"] = earth(-1.0, (0.03, 0.035, 0.025))
    t |= clad({k: moved(v, (0, 11, 0)) for k, v in gate("fish").items()}, "gate", {"plaster": "limewash"})
    t |= wood([(-12, 18), (12, 19), (-18, 14), (19, 15), (-5, 24), (7, 25), (-27, 12), (28, 13)], 10, 6, 28000, 0.25) | palms([(-8.4, 15, 9), (9, 15, 10)])
    w = replace(OVERCAST, height=46, azimuth=215, sun=(1.5, 1.35, 1.1), haze=0.0025, seed=83)
    return t, Lens((-11.5, -10.5, 2.7), (0.6, 2.2, 1.7), 56, 4, 3), w


def boats() -> tuple[Things, Lens, Weather]:
    """Many roofs curved like boats behind the bank, from the river in the evening."""
    groups, bodies = [], []
    rng = np.random.default_rng(6)
    for row, (y, n, step) in enumerate(((6, 3, 15), (16, 4, 13.5), (26, 5, 13), (36, 4, 14), (46, 2, 20))):
        for k in range(n):
            x = (k - (n - 1) / 2) * step
            hx, hy = rng.uniform(4.8, 5.8), 3.6
            r = Roof(half_length=hx, half_depth=hy, eave=3.0, ridge=5.6 + 0.5 * row * 0.4, gablet_x=hx - 1.9, gablet_t=0.6, lift=1.7, flare=1.1)
            groups.append(placed(roofing(r, 1, "plain", rafters=False, thick=0.17), (x, y, 2.2 + 0.35 * row)))
            bodies.append(box((2 * hx - 2, 2 * hy - 2, 3.6), (x, y, 2.0 + 0.35 * row), 0.02))
    t = clad(together(*groups), "roofs")
    t["bodies"] = wall(merge(bodies), "ochre")
    t["gate"] = wall(merge([pillar(x, -2.5, 4.6, 0.6) for x in (-4.4, -1.6, 1.6, 4.4)]), "limewash")
    g = t.pop("gate")
    t["posts"] = g
    t["bank"] = ground_map(-140, 140, -14, 80, lambda x, y: np.clip((y + 12.5 + 0.8 * np.sin(x * 0.21)) * 0.3, -1, 2.2), 1.0, np.array([0.16, 0.12, 0.07]))
    s = turf(-70, 70, -10.5, 0, 5200, lambda x, y: np.clip((y + 12.5 + 0.8 * np.sin(x * 0.21)) * 0.3, -1, 2.2), 1.6, 9)
    t["turf"] = painted(s, np.array([0.07, 0.095, 0.025]) * (0.4 + 1.2 * s.tint[:, None]), 0.8, flat=True)
    from studio import plain, shape
    u = np.linspace(-1, 1, 31)
    hulls = []
    for x, y, turn, size in ((-15, -19, 12, 1.0), (11, -24, -8, 1.15), (24, -17, 5, 0.9)):
        sheer = 0.3 + 0.55 * np.abs(u) ** 3
        half = 0.62 * (1 - np.abs(u) ** 2.6)
        rows = [np.stack([3.4 * u, q * half, z * sheer], -1) for q, z in ((-1, 1), (-0.8, 0.2), (0, -0.1), (0.8, 0.2), (1, 1))]
        hull = mesh(np.array(rows), grid_faces(5, 31))
        hood = mesh(np.stack([np.stack([np.linspace(-1.1, 1.1, 12), np.full(12, 0.6 * np.cos(b)), np.full(12, 0.45 + 0.62 * np.sin(b))], -1) for b in np.linspace(0, np.pi, 13)]), grid_faces(13, 12))
        hulls.append(moved(merge([hull, hood]), (x, y, 0.02), turn, size))
    h = merge(hulls)
    t["hulls"] = painted(h, np.array([0.07, 0.045, 0.028]) * (0.6 + 0.8 * noise(h.vertices.astype(np.float32), 3, 4, 3)[:, None]), 0.7)
    t["river"] = water(-900, 900, -300, -10, 0, 0.6, 0.014)
    t["bed"] = earth(-1.2)
    t |= wood([(-30, 4), (30, 6), (-38, 14), (39, 16), (-7.5, 11), (8, 11), (-22, 10), (22, 10), (-14, 54), (2, 58), (16, 56), (-34, 40), (36, 42)], 10, 6, 24000, 0.27, z=2) | palms([(-11, 0, 10), (11.4, 0, 9.5), (-24, 2, 11), (25, 2, 10)], 2)
    w = replace(EVENING, height=8, azimuth=240, seed=85, cloud=0.6, haze=0.001)
    return t, Lens((-14, -46, 6.5), (0.5, 6, 5.6), 52, 16, 10), w


VIEWS = {"street": street, "shrine": shrine, "climb": climb, "moon_pond": moon_pond, "boats": boats}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
