# SPDX-License-Identifier: Apache-2.0
"""A street, a shrine, a stair, a half-moon pond, a temple by the river: python streets.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; see VIEWS."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from citadels import turf
from gates import gate, path, steps
from hall import jar, lantern, laterite, yard
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_dinh import noise, paint
from noon_gate import GLAZES, pavilion
from pagoda import lotus, rosy
from parts import Things, baluster_row, blend_green, bulb, clad, earth, glowing, ground_map, hills, painted, palms, placed, roofing, together, wall, water, wood
from plants import fallen
from ponds import street_house
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
    slope, top_y = 0.33, 13.0

    def rise(x, y):
        return np.clip(y, -12, top_y) * slope + 0.14 * np.sin(x * 0.8 + y * 0.4)
    rng = np.random.default_rng(5)
    stones = []
    for k in range(50):
        y = -12 + 0.5 * k
        for j in range(6):
            stones.append(box((0.7 + rng.normal(0, 0.03), 0.6, 0.45), ((j - 2.5) * 0.72 + 0.12 * (k % 2), y + rng.normal(0, 0.01), y * slope - 0.29 + rng.normal(0, 0.014)), 0.04, rng.random()))
    for s in (-1, 1):
        for k in range(36):
            y = -12 + 0.7 * k
            stones.append(box((0.42, 0.68, 0.75), (s * 2.45, y, y * slope - 0.1 + rng.normal(0, 0.02)), 0.05, rng.random()))
    m = merge(stones)
    t: Things = {"steps": painted(m, paint("laterite", m) * np.array([0.62, 0.66, 0.7]), 0.8, flat=True)}
    top = top_y * slope
    low = Roof(half_length=9.6, half_depth=5.2, eave=0, ridge=5.6, gablet_x=6.6, gablet_t=0.6, lift=1.9, flare=1.1)
    high = Roof(half_length=7.7, half_depth=3.6, eave=0, ridge=3.6, gablet_x=5.6, gablet_t=0.6, lift=1.7, flare=1.0)
    houses = []
    for y in (19.5, 30, 41):
        houses += [placed(roofing(low, 0.4, "fish", thick=0.17), (0, y, top + 3.3)), placed(roofing(high, 1, "fish", thick=0.17), (0, y, top + 6.4))]
    t |= clad(together(*houses), "roofs")
    body = merge([box((15, 6, 3.5), (0, y, top), 0.02) for y in (20.2, 30, 41)] + [box((12.4, 4.0, 1.8), (0, y, top + 5.0), 0.02) for y in (19.5, 30, 41)])
    t["body"] = wall(body, "old_brick")
    front = merge([moved(lathe([(0.19, 0), (0.2, 1.7), (0.16, 3.5)], 16, 0.4), (x, 15.8, top)) for x in (-7.2, -4.6, -1.7, 1.7, 4.6, 7.2)] + [box((15, 0.16, 0.28), (0, 15.8, top + 2.9), 0.02, 0.3), box((3.2, 0.1, 2.7), (0, 17.1, top + 0.2), 0.02, 0.05)])
    t["front"] = painted(front, paint("wood", front), 0.5, flat=True)
    board = box((2.2, 0.06, 0.7), (0, 15.5, top + 2.95), 0.02)
    t["board"] = painted(board, np.full((24, 3), (0.3, 0.17, 0.04)), 0.4)
    windows = merge([tube(np.stack([s * 4.9 + 0.62 * np.cos(b), np.full(40, 17.12), top + 1.7 + 0.62 * np.sin(b)], -1), 0.09, 8) for s in (-1, 1) for b in [np.linspace(0, 2 * np.pi, 40)]])
    t["windows"] = painted(windows, np.full((len(windows.vertices), 3), (0.4, 0.36, 0.28)), 0.7)
    t["lamp"] = bulb((0, 16.6, top + 2.2), 0.13, (30, 13, 4))
    t["floor"] = ground_map(-60, 60, -18, 90, rise, 0.8, np.array([0.09, 0.06, 0.035]))
    g = merge([turf(-16, -2.7, -12, 13, 5200, rise, 1.2, 6), turf(2.7, 16, -12, 13, 5200, rise, 1.2, 7)])
    t["turf"] = painted(g, np.array([0.055, 0.085, 0.02]) * (0.4 + 1.2 * g.tint[:, None]), 0.8, flat=True)
    leaves = fallen(-2.2, 2.2, -9, 8, 240, 5)
    v = leaves.vertices + np.stack([0 * leaves.tint, 0 * leaves.tint, np.floor((leaves.vertices[:, 1] + 12.3) / 0.5) * 0.5 * slope - 12 * slope + 0.165], -1)
    t["leaves"] = painted(Mesh(v, leaves.faces, leaves.tint, leaves.uv), np.array([0.30, 0.17, 0.045]) * (0.4 + leaves.tint[:, None]), 0.8, flat=True)
    for k, (x, y) in enumerate([(-8.4, -3), (9, -1), (-10, 5), (10.5, 6), (-11, 12), (11.5, 12), (-14, 0), (15, 3), (-16, 9), (16, 12)]):
        t |= wood([(x, y)], 9.5, 5, 24000, 0.2, 80 + 2 * (k % 3), float(rise(np.array(x), np.array(y))), 1) if k < 3 else grove_at(x, y, float(rise(np.array(x), np.array(y))), 80 + 2 * (k % 3), k)
    t |= wood([(-17, 20), (17, 21), (-19, 32), (19, 34), (0, 54), (-14, 52), (14, 54), (-24, 24), (25, 26)], 10, 6, 20000, 0.3, 90, top)
    w = replace(EVENING, height=24, azimuth=236, seed=81, cloud=0.5)
    return t, Lens((-0.9, -9.4, -1.3), (0.15, 8, 3.7), 54, 4, 5), w


def grove_at(x: float, y: float, z: float, seed: int, k: int) -> Things:
    """Another of the trees that `wood` has made."""
    import mitsuba as mi
    to = mi.ScalarTransform4f().translate((x, y, z)) @ mi.ScalarTransform4f().rotate((0, 0, 1), 137 * k)
    return {f"again{k}": {"type": "instance", "to_world": to, "group": {"type": "ref", "id": f"grove{seed}_0"}}}


def stone_bud(rows: int = 90, columns: int = 144) -> Mesh:
    """A carved lotus bud, 64 cm: three layers of petals that lap over each other; its tint is dark in the joints."""
    v, a = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 2 * np.pi, columns, endpoint=False), indexing="ij")
    r = 0.205 * np.sin(np.pi * np.clip(v * 0.93 + 0.07, 0, 1) ** 1.25) ** 0.72 + 0.004
    d, joint = 0 * v, 0 * v
    for layer, (tip, wide, thick) in enumerate(((1.02, 0.52, 0.0), (0.80, 0.56, 0.017), (0.56, 0.60, 0.022), (0.24, 0.50, 0.022))):
        off = (a / (2 * np.pi) * 7 + 0.5 * (layer % 2)) % 1 - 0.5
        inside = (tip * (1 - np.abs(off / wide) ** 2.2) - v) * 9
        d = d + thick * np.clip(inside * 2.2, 0, 1) + 0.009 * np.clip(1 - np.abs(off) / 0.03, 0, 1) * (inside > 0) * 0.6
        joint = np.maximum(joint * np.clip(1 - inside * 3, 0, 1), np.exp(-(((inside + 0.12) / 0.16) ** 2)))
    r = r + d * np.clip(1.15 - v, 0, 1) ** 0.3
    p = np.stack([r * np.cos(a), r * np.sin(a), 0.62 * v], -1)
    bud = mesh(p, grid_faces(rows, columns, wrap=True), (1 - 0.8 * joint).ravel())
    foot = lathe([(0.0, -0.17), (0.165, -0.17), (0.17, -0.15), (0.14, -0.12), (0.115, -0.07), (0.15, -0.02), (0.13, 0.02)], 40, 0.8)
    return merge([bud, foot])


def floating(tag: str = "moon") -> Things:
    """Lotus inside the half moon."""
    out = {}
    for name, m, skin in zip(("pads", "bloom", "stalks"), lotus(), (blend_green, rosy, None)):
        colour = skin(m) if skin else np.full((len(m.vertices), 3), (0.05, 0.09, 0.025))
        m = moved(m, (0, -4.6, -0.33), 20, 1.15)
        f = np.where(m.faces < 0, m.faces[:, :1], m.faces)
        inside = (np.hypot(m.vertices[:, 0], m.vertices[:, 1]) < 8.6) & (m.vertices[:, 1] < -0.45)
        m = Mesh(m.vertices, m.faces[inside[f].all(1)], m.tint, m.uv)
        out[f"{name}_{tag}"] = painted(m, colour, 0.45)
    return out


def moon_pond() -> tuple[Things, Lens, Weather]:
    """A half-moon pond behind stone posts with lotus buds, low sun after rain."""
    a = np.linspace(np.pi, 2 * np.pi, 41)
    ring = np.stack([9 * np.cos(a), 9 * np.sin(a), 0 * a], -1)
    rng = np.random.default_rng(4)
    bud, posts, buds = stone_bud(), [], []
    spots = [(p, np.degrees(a[2 * k])) for k, p in enumerate(ring[::2])] + [(np.array([x, 0, 0]), 0.0) for x in np.linspace(-9, 9, 15)]
    for k, (p, turn) in enumerate(spots):
        posts += [moved(box(size, (0, 0, z), 0.018, (k * 7) % 10 / 10), p, turn) for size, z in (((0.3, 0.3, 0.95), 0.1), ((0.36, 0.36, 0.07), 1.02), ((0.2, 0.316, 0.44), 0.42), ((0.316, 0.2, 0.44), 0.42))]
        buds.append(moved(bud, p + [0, 0, 1.24 + rng.normal(0, 0.006)], rng.uniform(0, 360), 0.92 + rng.normal(0, 0.02)))
    rail = [tube(ring + [0, 0, h], 0.11, 4, (0.8, 0.9)) for h in (0.92, 0.34)] + [box((18, 0.17, 0.17), (0, 0, h), 0.02) for h in (0.84, 0.27)]
    panels = [mesh(np.stack([ring * k + [0, 0, h] for h in (0.36, 0.88)]), grid_faces(2, 41), 0.4) for k in (0.995, 1.005)]
    kerb = [tube(ring * 1.02 + [0, 0, -0.05], 0.34, 4, (1, 0.6))] + [box((19, 0.7, 0.4), (0, 0.1, -0.25), 0.03)]
    s, b = merge([*posts, *rail, *panels, *kerb]), merge(buds)
    q = b.vertices.astype(np.float32)
    rose = np.array([0.40, 0.235, 0.185]) * np.interp(noise(q, 2.2, 6, 2), [0.3, 0.7], [0.55, 1.2])[:, None] * (0.3 + 0.7 * b.tint[:, None])
    grey = np.interp(noise(q, 5, 6, 7) + 0.25 * (q[:, 2] - 1.5), [0.5, 0.62], [0, 0.55])[:, None]
    t: Things = {"stone": painted(s, paint("stone", s) * 0.85, 0.55, flat=True), "buds": painted(b, rose * (1 - grey) + grey * np.array([0.11, 0.105, 0.085]), 0.55)}
    t |= {"pond": water(-9, 9, -9, 0, -0.35, 0.55, 0.002)} | floating() | path(-24, 24, 0.4, 16)
    m = mesh(np.stack([np.stack([np.cos(a) * r, np.sin(a) * r, 0 * a], -1) for r in np.linspace(9.2, 40, 160)]), grid_faces(160, 41))
    t["out"] = painted(m, paint("brick", m) * 0.8, 0.4)
    t["bed"] = earth(-1.0, (0.03, 0.035, 0.025))
    t |= clad({k: moved(v, (0, 11, 0)) for k, v in gate("fish").items()}, "gate", {"plaster": "limewash"})
    t |= wood([(-12, 18), (12, 19), (-18, 14), (19, 15), (-5, 24), (7, 25), (-27, 12), (28, 13), (24, 4), (31, -1), (34, 8), (22, 22), (38, 16), (1, 30), (15, 28)], 10, 6, 28000, 0.25)
    t |= palms([(-8.4, 15, 9), (9, 15, 10), (17, 9, 8)]) | {"hills": hills(420, 60, 8)}
    w = replace(EVENING, height=15, azimuth=292, seed=83, cloud=0.45, haze=0.0012, key=0.15)
    return t, Lens((-11.4, -5.2, 2.25), (-7.35, -1.9, 1.72), 58, 4, 3, 0.011), w


def boat_halls() -> dict[str, Mesh]:
    """Eighteen halls in rows that climb from the gate, each under a roof curved like a boat."""
    groups, timber, gold = [], [], []
    for row, (y, n, step) in enumerate(((5, 3, 13.4), (14, 4, 11.8), (24, 5, 11.4), (34, 4, 12.0), (44, 2, 16))):
        for k in range(n):
            x, z = (k - (n - 1) / 2) * step, 2.2 + 1.25 * row
            hx, hy = (5.9 if k == (n - 1) / 2 else 5.2) - 0.2 * row, 3.7
            r = Roof(half_length=hx, half_depth=hy, eave=0, ridge=3.5, gablet_x=hx - 1.7, gablet_t=0.6, lift=2.1, flare=1.3)
            groups.append(placed(roofing(r, 1, "plain", rafters=row == 0, thick=0.19), (x, y, z + 3.0)))
            timber.append(box((2 * hx - 2, 2 * hy - 2.4, 3.4), (x, y + 0.4, z - 0.2), 0.02, 0.1))
            for q in np.linspace(-1, 1, 6) * (hx - 1.0):
                timber.append(moved(lathe([(0.19, 0), (0.2, 1.6), (0.16, 3.5)], 14, 0.6), (x + q, y - hy + 1.0, z)))
            timber += [box((2 * hx - 1.6, 0.14, 0.26), (x, y - hy + 1.0, z + 2.5), 0.02, 0.4)]
            timber += [box((0.07, 0.07, 2.3), (x + q, y - hy + 1.55, z + 0.1), 0.01, 0.9) for q in np.arange(-hx + 1.4, hx - 1.4, 0.24)]
            gold.append(box((2.6, 0.06, 0.62), (x, y - hy + 0.9, z + 2.72), 0.02))
    return together(*groups, {"wood": merge(timber), "gold": merge(gold)})


def sampans() -> Mesh:
    """Three boats with hoods of bamboo."""
    u, hulls = np.linspace(-1, 1, 31), []
    for x, y, turn, size in ((-9.5, -21.5, 14, 1.15), (6.5, -16.5, -8, 1.0), (16, -15, 5, 0.9)):
        sheer, half = 0.3 + 0.55 * np.abs(u) ** 3, 0.62 * (1 - np.abs(u) ** 2.6)
        rows = [np.stack([3.4 * u, q * half, z * sheer], -1) for q, z in ((-1, 1), (-0.8, 0.2), (0, -0.1), (0.8, 0.2), (1, 1))]
        hood = mesh(np.stack([np.stack([np.linspace(-1.1, 1.1, 12), np.full(12, 0.6 * np.cos(b)), np.full(12, 0.45 + 0.62 * np.sin(b))], -1) for b in np.linspace(0, np.pi, 13)]), grid_faces(13, 12))
        ribs = [tube(np.stack([np.full(13, q), 0.61 * np.cos(np.linspace(0, np.pi, 13)), 0.45 + 0.63 * np.sin(np.linspace(0, np.pi, 13))], -1), 0.025, 6) for q in (-1.1, -0.55, 0, 0.55, 1.1)]
        oar = tube([[2.6, 0.3, 0.7], [3.6, 1.1, -0.2]], 0.03, 6)
        hulls.append(moved(merge([mesh(np.array(rows), grid_faces(5, 31)), hood, oar, *ribs, *(box((0.5, 0.9, 0.04), (q, 0, 0.3), 0.01) for q in (-2.2, 1.7, 2.4))]), (x, y, 0.02), turn, size))
    return merge(hulls)


def boats() -> tuple[Things, Lens, Weather]:
    """Many roofs curved like boats behind the bank, from the river in the evening."""
    def rise(x, y):
        return np.clip((y + 12.5 + 0.8 * np.sin(x * 0.21)) * 0.3, -1, 2.2) + np.clip((y - 8) * 0.125, 0, 6)
    t = clad(boat_halls(), "halls")
    t |= clad({k: moved(m, (0, -7.2, 1.5), 0, 0.8) for k, m in gate("plain").items()}, "gate", {"plaster": "limewash"})
    s = steps(4.2, 9, 0.5)
    t["steps"] = painted(moved(s, (0, -7.2, 1.6)), paint("laterite", s), 0.8, flat=True)
    silk = merge([lantern((x, -7.7, 3.5), 0.9)["silk"] for x in (-1.55, 1.55)] + [lantern((x, 2.0, 4.6), 1.0)["silk"] for x in (-16, -13.4, -10.8, -2.6, 2.6, 10.8, 13.4, 16)])
    t["silk"] = glowing(silk, (2.4, 0.5, 0.1))
    t["bank"] = ground_map(-140, 140, -16, 90, rise, 1.0, np.array([0.13, 0.105, 0.06]))
    s = merge([turf(-60, 60, -11.4, -2, 9000, rise, 1.5, 9), turf(-60, 60, -12.4, -10.6, 2600, rise, 2.6, 10)])
    t["turf"] = painted(s, np.array([0.06, 0.085, 0.022]) * (0.4 + 1.2 * s.tint[:, None]), 0.8, flat=True)
    h = sampans()
    t["hulls"] = painted(h, np.array([0.07, 0.045, 0.028]) * (0.6 + 0.8 * noise(h.vertices.astype(np.float32), 3, 4, 3)[:, None]), 0.7)
    t |= {"river": water(-900, 900, -300, -10, 0, 0.6, 0.012), "bed": earth(-1.2), "hills": hills(900, 110, 4)}
    t |= wood([(-27, 2), (27, 3), (-36, 12), (37, 14), (-30, 22), (31, 24), (-44, 4), (46, 6), (-24, 40), (25, 42), (-12, 54), (4, 56), (17, 54), (-36, 36), (38, 36)], 9, 5.5, 24000, 0.27, z=3) | palms([(-20.5, -2, 11), (21, -1.5, 10), (-7.2, -1, 8.5), (-23, 4, 12)], 2)
    w = replace(EVENING, height=9, azimuth=238, seed=85, cloud=0.6, haze=0.0012)
    return t, Lens((-12, -41, 8.6), (0.3, 2, 4.6), 46, 16, 10), w


VIEWS = {"street": street, "shrine": shrine, "climb": climb, "moon_pond": moon_pond, "boats": boats}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
