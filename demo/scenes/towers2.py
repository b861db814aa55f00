# SPDX-License-Identifier: Apache-2.0
"""Bell tower, brick tower, river tower, stone tower: python towers2.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; see VIEWS."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from gates import path, pillar
from hall import laterite
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_dinh import noise, paint
from parts import Things, arched, baluster_row, clad, earth, ground_map, hills, painted, palms, placed, prism, roofing, together, wall, water, wood
from plants import blade, grass, turned
from roof import Roof
from studio import plain, shape
from towers import pagoda, shore
from weather import EVENING, MORNING, Lens, Weather, photograph


def brackets(half: float, reach: float, z: float, count: int) -> Mesh:
    """Rows of cantilevered arms (con sơn), three high, on the four sides and the corners."""
    parts = []
    for side in range(4):
        for s in np.linspace(-1, 1, count):
            for k in range(3):
                y0, y1 = -half + 0.1, -half - reach * (k + 1) / 3
                u = np.linspace(0, 1, 6)
                p = np.stack([np.full(6, s * half), y0 + (y1 - y0) * u, z + 0.28 * k + 0.1 * u ** 2 - 0.05 * np.sin(u * np.pi)], -1)
                parts.append(moved(tube(p, np.linspace(0.085, 0.06, 6), 4, (0.7, 1), 0.2 + 0.6 * ((k + side) % 2)), (0, 0, 0), 90 * side))
        for k in range(3):
            parts.append(moved(box((2 * half + 0.5 * reach * (k + 1), 0.12, 0.12), (0, -half - reach * (k + 1) / 3 + 0.1, z + 0.28 * k + 0.1), 0.02, 0.4), (0, 0, 0), 90 * side))
    return merge(parts)


def storey(half: float, z: float, high: float, open_: bool) -> dict[str, Mesh]:
    """Posts, rails and slatted walls of one floor."""
    wood_ = [moved(lathe([(0.2, 0), (0.21, high / 2), (0.18, high)], 16, 0.4), (a * half, b * half, z)) for a in (-1, -0.36, 0.36, 1) for b in (-1, -0.36, 0.36, 1) if abs(a) == 1 or abs(b) == 1]
    for side in range(4):
        rows = [box((2 * half, 0.14, 0.2), (0, -half, z + h), 0.02, 0.3) for h in (0.02, high * 0.42, high - 0.22)]
        rows += [box((0.05, 0.05, high * 0.42), (x, -half, z + 0.1), 0.008, 0.6) for x in np.arange(-half, half, 0.16)]
        if not open_:
            rows.append(box((2 * half, 0.05, high), (0, -half + 0.12, z), 0.01, 0.15))
            rows += [box((0.06, 0.05, high), (x, -half + 0.07, z), 0.01, 0.5) for x in np.arange(-half + 0.3, half, 0.42)]
        wood_ += [moved(m, (0, 0, 0), 90 * side) for m in rows]
    return {"wood": merge(wood_)}


def bell_tower() -> dict[str, Mesh]:
    """Three storeys of timber under three upswept roofs, on a brick base."""
    parts: list[dict[str, Mesh]] = [{"laterite": merge([laterite(11, 0.45, (0, -5.3, 0), 0, np.random.default_rng(1)), laterite(11, 0.45, (-5.3, 0, 0), -90, np.random.default_rng(2))]), "brick": box((10.7, 10.7, 0.5), (0, 0, -0.02), 0.03)}]
    for half, body, z, eave, top, rise in ((5.0, 3.2, 0.48, 3.55, 0.42, 5.2), (4.1, 2.55, 5.1, 6.75, 0.42, 4.4), (3.45, 2.0, 8.0, 9.5, 1.0, 2.9)):
        r = Roof(half_length=half, half_depth=half, eave=0, ridge=rise, gablet_x=half * 0.56, gablet_t=0.6, lift=1.1, flare=0.75)
        parts.append(placed(roofing(r, top, "plain", thick=0.17), (0, 0, eave)))
        parts.append(storey(body, z, eave + 0.7 - z, z > 5))
        parts.append({"wood": brackets(body, half - body - 0.55, eave - 0.75, 9)})
        if z > 1:
            parts.append({"wood": merge([moved(baluster_row((-body - 0.5, -body - 0.5, z), (body + 0.5, -body - 0.5, z), 0.65, 0.2, 0.5), (0, 0, 0), 90 * k) for k in range(4)])})
    parts.append({"dark": box((2.2, 2.2, 9.5), (0, 0, 0.4), 0.02)})
    bell = lathe([(0.62, 0), (0.58, 0.1), (0.5, 0.6), (0.44, 0.95), (0.25, 1.12), (0, 1.15)], 28)
    return together(*parts, {"gold": moved(bell, (0, -1.35, 5.6))})


def paddies(x0: float, x1: float, y0: float, y1: float, gap: float = 0.27, seed: int = 2, clear: float = 0.0) -> Things:
    """Young rice in rows, standing in water, with low dikes."""
    rng = np.random.default_rng(seed)
    x, y = (g.ravel() for g in np.meshgrid(np.arange(x0, x1, gap), np.arange(y0, y1, gap)))
    keep = (np.abs((y - y0) % 9 - 4.5) < 4.1) & (np.abs((x - x0 - 5) % 17 - 8.5) < 8.1) & (rng.random(len(x)) < 0.96) & (np.abs(x - clear) > 0.0)
    hub = np.repeat(np.stack([x[keep], y[keep], 0 * x[keep]], -1), 8, 0) + rng.normal(0, 0.025, (keep.sum() * 8, 3)) * [1, 1, 0]
    up = np.array([[1, 0, 0], [0, 0.25, -1.0], [0, 1.0, 0.25]])
    axes = turned(rng, len(hub), 0.16) @ up * rng.uniform(0.75, 1.25, len(hub))[:, None, None]
    m = scatter(blade(0.42, 0.016, 0.16, 4), axes, hub, rng.random(len(hub)))
    c = np.array([0.07, 0.14, 0.02]) * (0.5 + 1.0 * m.tint[:, None]) * np.interp(m.vertices[:, 2:], [0, 0.4], [0.5, 1.35])
    dikes = [box((x1 - x0, 0.7, 0.3), (0.5 * (x0 + x1), yy, -0.12), 0.12) for yy in np.arange(y0, y1 + 1, 9)] + [box((0.7, y1 - y0, 0.3), (xx, 0.5 * (y0 + y1), -0.13), 0.12) for xx in np.arange(x0 + 5, x1, 17)]
    d = merge(dikes)
    turf = merge([grass(x0, x1, yy - 0.4, yy + 0.4, int((x1 - x0) * 14), 3 + k, 1.7) for k, yy in enumerate(np.arange(y0, y1 + 1, 9)[:5])])
    turf = moved(turf, (0, 0, 0.15))
    return {"rice": painted(m, c, 0.6, flat=True), "dikes": painted(d, paint("moss", d) * 1.2, 0.9), "turf": painted(turf, paint("leaf", turf), flat=True),
            "flood": water(x0 - 40, x1 + 40, y0 - 3, y1 + 3, 0.02, 0.5, 0.002)}


def bell() -> tuple[Things, Lens, Weather]:
    """The bell tower over the fields, morning."""
    t = clad(bell_tower(), "bell")
    r = Roof(half_length=12, half_depth=5, eave=3.1, ridge=6.2, gablet_x=9, gablet_t=0.6, lift=0.8, flare=0.5)
    long_ = [placed(roofing(r, 1, "plain", rafters=False), by) for by in ((16, 14, 0), (-19, 17, 0))]
    t |= clad(together(*long_), "long")
    t["walls"] = wall(merge([box((20, 6, 3.2), (16, 14, 0), 0.03), box((20, 6, 3.2), (-19, 17, 0), 0.03), box((70, 0.4, 1.5), (0, -8.4, 0), 0.03)]), "limewash")
    t |= paddies(-46, 40, -44, -11)
    t |= wood([(-11, 8), (12, 7), (-26, 9), (28, 6), (-34, 12), (37, 10), (-6, 24), (8, 26), (-44, 6), (46, 8)], 8.5, 5.5, 30000, 0.24)
    t |= palms([(-8.5, -4, 8.5), (8.8, -3, 9.5), (10.2, 0, 8), (-13, -5, 7.5), (21, -5, 8.5)])
    t["earth"], t["hills"] = earth(-0.05), hills(1500, 60, 9)
    w = replace(MORNING, height=10, azimuth=112, mist=0.006, mist_top=3, haze=0.0014, seed=29, cloud=0.45)
    return t, Lens((-7.5, -31, 1.6), (0.2, 0, 6.0), 43, 4, 5), w


def brick_tower() -> dict[str, Mesh]:
    """Three storeys of hard brick with arched doors, tapering; cornices of stepped courses."""
    walls, z = [], 0.5
    tiles = []
    for w, h, dw, dh in ((6.6, 5.8, 1.7, 3.0), (5.5, 4.2, 1.4, 2.4), (4.4, 3.2, 1.15, 1.9)):
        for k in range(4):
            walls.append(moved(moved(arched(w, h, 0.6, [(0, dw, dh)]), (0, -w / 2, z)), (0, 0, 0), 90 * k))
            a = np.linspace(np.pi, 0, 17)
            arch = np.stack([dw * 0.62 * np.cos(a), np.full(17, -w / 2 - 0.03), z + dh - dw / 2 + dw * 0.62 * np.sin(a)], -1)
            arch = np.concatenate([[[-dw * 0.62, -w / 2 - 0.03, z]], arch, [[dw * 0.62, -w / 2 - 0.03, z]]])
            walls.append(moved(tube(arch, 0.1, 4), (0, 0, 0), 90 * k))
        for k, d in enumerate((0.12, 0.26, 0.42, 0.58)):
            walls.append(box((w + d, w + d, 0.16), (0, 0, z + h - 0.62 + 0.16 * k), 0.01))
        for sx in (-1, 1):
            walls += [box((0.5, 0.5, h - 0.6), (sx * (w / 2 - 0.12), sy * (w / 2 - 0.12), z), 0.02) for sy in (-1, 1)]
        z += h
        r = Roof(half_length=w / 2 + 0.75, half_depth=w / 2 + 0.75, eave=0, ridge=1.7, gablet_x=0.2, gablet_t=0.98, lift=0.28, flare=0.2)
        tiles.append(placed(roofing(r, 0.42 if w > 5 else 1.0, "plain", rafters=False, thick=0.11), (0, 0, z)))
        z += 0.45
    base = [box((8.6, 8.6, 0.26), (0, 0, 0), 0.03), box((7.8, 7.8, 0.26), (0, 0, 0.25), 0.03)]
    return together({"tower": merge(walls), "stone": merge([*base, moved(lathe([(0.3, 0), (0.42, 0.3), (0.2, 0.7), (0.28, 1.0), (0.0, 1.5)], 14), (0, 0, z + 1.1))]), "dark": box((1.6, 1.6, 13), (0, 0, 0.5), 0.02)}, *tiles)


def brick() -> tuple[Things, Lens, Weather]:
    """The brick tower in its yard between long roofs, late sun."""
    t = clad(brick_tower(), "brick", {"tower": "old_brick"})
    r = Roof(half_length=11, half_depth=4.6, eave=3.0, ridge=6.0, gablet_x=8, gablet_t=0.6, lift=0.9, flare=0.5)
    t |= clad(together(*[placed(roofing(r, 1, "plain"), (x, y, 0), turn) for x, y, turn in ((13.5, 8, 90), (-13.5, 8, 90), (0, 23, 0))]), "sides")
    posts = [box((0.3, 0.3, 3.2), (s * 9.9, y, 0), 0.03, 0.3) for s in (-1, 1) for y in np.arange(-2, 19, 2.6)] + [box((0.1, 22, 2.8), (s * 11, 8, 0), 0.01, 0.2) for s in (-1, 1)]
    posts += [box((0.3, 0.3, 3.2), (x, 19.4, 0), 0.03, 0.3) for x in np.arange(-9, 10, 2.6)] + [box((20, 0.1, 2.8), (0, 20.6, 0), 0.01, 0.2)]
    m = merge(posts)
    t["posts"] = painted(m, paint("wood", m), 0.5, flat=True)
    t |= path(-13, 13, -22, -1)
    t["earth"] = earth(-0.05, (0.1, 0.06, 0.04))
    t |= wood([(-22, 12), (23, 14), (-20, 26), (20, 30), (0, 36), (-10, 34), (12, 36)], 11, 6, 30000, 0.25)
    t |= palms([(-9.2, -3.5, 7.5), (9.4, -3, 8.5)])
    w = replace(EVENING, height=15, azimuth=244, seed=31, cloud=0.5)
    return t, Lens((-5.0, -21.5, 1.65), (0.1, 0, 7.6), 50, 4, 5), w


def river() -> tuple[Things, Lens, Weather]:
    """An eight-sided tower of seven storeys on its hill over the river, from a boat, mist."""
    hill = 7.0
    tower = {k: moved(m, (0, 0, hill)) for k, m in pagoda(8, 7, 2.75, 3.15, (0.925, 0.93), 0.02, 1.6).items()}
    t = clad(tower, "tower", {"plaster": "ochre"})
    posts = merge([moved(pillar(x, -7.5, 5.2, 0.75), (0, 0, hill - 2.2)) for x in (-6.2, -2.3, 2.3, 6.2)])
    t["posts"] = wall(posts, "limewash")
    rng = np.random.default_rng(3)
    stairs = merge([box((7.5, 0.5, 0.34), (0, -17.5 + 0.42 * k, 0.32 * k - 0.1), 0.02, rng.random()) for k in range(19)] + [box((0.5, 8.6, 0.6), (s * 4.1, -13.5, 2.2), 0.03) for s in (-1, 1)])
    t["stairs"] = painted(stairs, paint("stone", stairs), 0.8, flat=True)

    def rise(x, y):
        return np.clip((y + 19.5 + 1.2 * np.sin(x * 0.11)) * 0.62, -1, hill) * np.clip(1.5 - np.abs(x) / 130, 0, 1) ** 0.5 + 0.3 * np.sin(x * 0.5) * np.clip((y + 19) / 5, 0, 1)
    t["hill"] = ground_map(-160, 160, -22, 60, lambda x, y: rise(x, y) - 1.9 * (np.abs(x) < 4.6) * (y < -9.2), 1.2)
    spots = [(x, y) for x, y in zip(rng.uniform(-80, 80, 70), rng.uniform(-14, 40, 70)) if abs(x) > 9 + max(0, -y) * 0.3]
    t |= wood(spots, 8, 5, 12000, 0.36, 40, 4.5)
    t |= palms([(-9, -4, 8), (9.5, -3, 9), (12, -1, 8)], hill - 0.5)
    t["water"] = water(-900, 900, -200, -18.6, 0, 0.66, 0.012)
    t["bed"] = earth(-1.5)
    t["far"], t["near"] = hills(900, 190, 12), hills(420, 60, 14)
    w = replace(MORNING, height=6, azimuth=70, mist=0.010, mist_top=5, haze=0.0022, sun=(3.0, 1.8, 1.0), seed=33, cloud=0.35)
    return t, Lens((-26, -78, 1.7), (1.5, 0, 12.5), 36, 4, 5), w


def bridge(span: float = 13, width: float = 2.2, rise: float = 1.7) -> dict[str, Mesh]:
    """A curved stone bridge on round piers, with carved rails, along x."""
    x = np.linspace(-span / 2, span / 2, 27)
    z = 0.9 + rise * (1 - (2 * x / span) ** 2)
    rng = np.random.default_rng(6)
    stone = [moved(prism([(x0, z0 - 0.32), (x1, z1 - 0.32), (x1, z1), (x0, z0)], width), (0, -width / 2, rng.normal(0, 0.008))) for x0, x1, z0, z1 in zip(x, x[1:], z, z[1:])]
    for s in (-1, 1):
        y = s * (width / 2 - 0.1)
        for k in range(0, 27, 3):
            stone += [box((0.2, 0.2, 0.95), (x[k], y, z[k]), 0.02, rng.random()), moved(lathe([(0.1, 0), (0.15, 0.12), (0.08, 0.3), (0, 0.38)], 10), (x[k], y, z[k] + 0.95))]
        for k in range(0, 24, 3):
            stone.append(moved(prism([(x[k], z[k] + 0.12), (x[k + 3], z[k + 3] + 0.12), (x[k + 3], z[k + 3] + 0.72), (x[k], z[k] + 0.72)], 0.1), (0, y - 0.05, 0)))
            xm, zm = (x[k] + x[k + 3]) / 2, (z[k] + z[k + 3]) / 2 + 0.42
            a = np.linspace(0, 2 * np.pi, 20)
            stone += [tube(np.stack([xm + q * np.cos(a), np.full(20, y - 0.06), zm + q * np.sin(a) * 0.8], -1), 0.025, 5) for q in (0.26, 0.12)]
    for px in (-span * 0.28, -span * 0.09, span * 0.09, span * 0.28):
        zt = 0.55 + rise * (1 - (2 * px / span) ** 2)
        stone += [moved(lathe([(0.2, -1), (0.19, zt - 0.25), (0.3, zt - 0.2), (0.3, zt)], 14), (px, s * 0.75, 0)) for s in (-1, 1)]
        stone.append(box((0.36, width + 0.3, 0.26), (px, 0, zt - 0.06), 0.03))
    return {"stone": merge(stone)}


def brush() -> tuple[Things, Lens, Weather]:
    """A stone tower like a brush and a curved bridge over a lotus pond, morning."""
    from pagoda import lotus, rosy
    from parts import blend_green
    tower = {k: moved(m, (5.2, 9, 0.5)) for k, m in pagoda(8, 5, 1.75, 2.3, (0.86, 0.93), 0.06, 1.5).items()}
    tower["stone"] = tower.pop("tile")
    t = clad(tower, "tower", {"plaster": "limestone"})
    t |= clad(bridge(), "bridge")
    t["banks"] = wall(merge([box((9, 12, 1.3), (s * 10.9, 0, -0.35), 0.04) for s in (-1, 1)] + [box((60, 30, 1.0), (0, 20.5, -0.35), 0.04)]), "old_brick")
    r = Roof(half_length=6, half_depth=4.2, eave=3.3, ridge=6.2, gablet_x=3.8, gablet_t=0.6, lift=1.0, flare=0.6)
    t |= clad(together(placed(roofing(r, 1, "plain"), (-10.5, 9.5, 0.4))), "am")
    m = merge([box((0.3, 0.3, 3.2), (-10.5 + x, 6.6, 0.4), 0.03, 0.3) for x in (-4.5, -1.6, 1.6, 4.5)] + [box((9.4, 0.1, 3), (-10.5, 7.4, 0.4), 0.01, 0.2)])
    t["am_wood"] = painted(m, paint("wood", m), 0.5, flat=True)
    leaves, flowers, stalks = lotus()
    for k, by in enumerate(((0, -7.2, 0), (2.5, 4.0, 0))):
        l, f, s = moved(leaves, by), moved(flowers, by), moved(stalks, by)
        t[f"pads{k}"], t[f"flowers{k}"], t[f"stalks{k}"] = painted(l, blend_green(l), 0.45), painted(f, rosy(flowers), 0.6), shape(s, plain((0.05, 0.09, 0.025)))
    t["pond"] = water(-60, 60, -40, 6, 0, 0.6, 0.003)
    t["bed"] = earth(-0.4)
    t |= wood([(-3, 16), (12, 15), (-16, 18), (19, 14), (-22, 8), (24, 7), (4, 26), (-9, 26), (14, 27)], 9, 5.5, 32000, 0.24, z=0.4)
    t |= palms([(-4.5, 8, 8.5), (9.5, 8, 7.5), (-6, 11, 9.5)], 0.4)
    w = replace(MORNING, height=13, azimuth=118, mist=0.006, mist_top=2.5, haze=0.0012, seed=37, cloud=0.4)
    return t, Lens((-5.5, -14.8, 1.55), (0.9, 0, 4.6), 54, 4, 5), w


VIEWS = {"bell": bell, "brick": brick, "river": river, "brush": brush}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
