# SPDX-License-Identifier: Apache-2.0
"""A garden of tombs among old pines on a cloudy mountain: python yentu.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; VIEW is uphill or near."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba as mi
import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from hall import laterite
from mesh import Mesh, box, merge, moved, scatter, tube
from mitsuba_dinh import noise, paint
from parts import Things, clad, ground_map, hills, painted, placed, together, wall
from plants import blade, grass, turned
from towers import pagoda
from weather import OVERCAST, Lens, Weather, photograph

SLOPE = 0.42


def rise(x, y):
    """The mountain side: it climbs away from the lens in terraces, hollow in the middle."""
    return SLOPE * y + 0.55 * np.sin(y * 0.55) * 0.5 + 0.012 * np.abs(x) ** 1.6 + 0.25 * np.sin(x * 0.7 + y * 0.3)


def pine(height: float, seed: int, needles: int = 26000) -> tuple[Mesh, Mesh]:
    """A tall old pine: leaning bare bole, flat clouds of needles on crooked boughs."""
    rng = np.random.default_rng(seed)
    u = np.linspace(0, 1, 20)
    lean = rng.normal(0, 0.05, 2) * height
    spine = np.stack([lean[0] * u + 0.18 * np.sin(u * 5 + seed), lean[1] * u + 0.15 * np.sin(u * 4 + 2 * seed), height * u], -1)
    parts = [tube(spine, 0.34 * (1 - 0.75 * u) + 0.05 + 0.2 * np.exp(-u * 22), 10, tint=0.7)]
    hubs = []
    for k in range(20):
        h = rng.uniform(0.48, 1.0)
        a, reach = k * 2.4 + rng.normal(0, 0.3), (1.15 - h) * height * rng.uniform(0.3, 0.52) + 0.5
        base = np.array([np.interp(h, u, spine[:, i]) for i in range(3)])
        tip = base + [np.cos(a) * reach, np.sin(a) * reach, rng.uniform(-0.1, 0.25) * reach]
        parts.append(tube([base, base + (tip - base) * 0.5 + [0, 0, -0.06 * reach], tip], [0.09, 0.06, 0.02], 6, tint=0.7))
        hubs += [tip, base + (tip - base) * 0.68]
    hubs_ = np.array(hubs)
    which = rng.integers(0, len(hubs_), needles)
    size = rng.uniform(0.6, 1.15, len(hubs_))[which] * height / 11
    out = rng.normal(0, 1, (needles, 3)) * [0.72, 0.72, 0.2]
    up = np.array([[1, 0, 0], [0, 0.4, -1.0], [0, 1.0, 0.4]])
    axes = turned(rng, needles, 1.0) @ up
    tint = np.clip(0.45 + 1.1 * out[:, 2] + rng.normal(0, 0.15, needles), 0, 1)
    return merge(parts), scatter(blade(0.34, 0.075, 0.03, 2), axes, hubs_[which] + out * size[:, None], tint)


def pines(spots: list[tuple[float, float, float]]) -> Things:
    """Four shapes, placed many times."""
    rng, out = np.random.default_rng(1), {}
    for k in range(4):
        b, c = pine(12, 70 + k)
        bark = np.array([0.085, 0.055, 0.04]) * np.interp(noise(b.vertices.astype(np.float32) * np.array([1, 1, 0.3], np.float32), 5, 4, 2), [0.3, 0.7], [0.45, 1.5])[:, None]
        green = np.array([0.012, 0.032, 0.013]) * (1 - c.tint[:, None]) + c.tint[:, None] * np.array([0.05, 0.085, 0.028])
        out[f"pines{k}"] = {"type": "shapegroup", "b": painted(b, bark, 0.9), "c": painted(c, green, 0.7, flat=True)}
    for k, (x, y, h) in enumerate(spots):
        to = mi.ScalarTransform4f().translate((x, y, float(rise(x, y)) - 0.15)) @ mi.ScalarTransform4f().rotate((0, 0, 1), rng.uniform(0, 360)) @ mi.ScalarTransform4f().scale(h / 12)
        out[f"pine{k}"] = {"type": "instance", "to_world": to, "group": {"type": "ref", "id": f"pines{k % 4}"}}
    return out


def stair(count: int = 46) -> Things:
    """Stone steps that climb between low walls."""
    rng = np.random.default_rng(3)
    stones = []
    for k in range(count):
        y = -9 + 0.55 * k
        x = 0.5 * np.sin(y * 0.16)
        for j in range(3):
            stones.append(box((0.78, 0.62, 0.5), (x + (j - 1) * 0.8, y, float(rise(np.array(0.0), np.array(y))) - 0.36 + rng.normal(0, 0.012)), 0.03, rng.random()))
    m = merge(stones)
    wet = paint("stone", m) * 0.75
    return {"steps": painted(m, wet, 0.4, flat=True)}


def tombs() -> Things:
    """Towers of four and six sides, brick and stone, of three to six storeys."""
    rng = np.random.default_rng(8)
    brick, stone = [], []
    spots = [(0.9, 13.5, 6, 6, 1.25), (-3.4, 4.2, 4, 3, 0.85), (3.6, 2.2, 4, 3, 0.75), (-5.6, 9.4, 6, 4, 0.95), (5.4, 8.6, 4, 4, 0.95), (-2.9, -1.8, 4, 2, 0.62), (7.6, 13.6, 6, 3, 0.8), (-8.4, 14.5, 4, 4, 0.9), (-4.2, 19, 4, 3, 0.8), (6.0, 20, 6, 4, 0.9), (3.2, -3.8, 4, 2, 0.55)]
    for k, (x, y, sides, tiers, r) in enumerate(spots):
        group = pagoda(sides, tiers, r, r * 1.55, (0.84, 0.86), 0.05, r * 0.9)
        lean = placed(group, (x, y, float(rise(np.array(x), np.array(y))) - 0.2), rng.uniform(-8, 8) + (45 if sides == 4 else 0))
        (stone if k in (0, 3, 6) else brick).append(lean)
    a, b = together(*brick), together(*stone)
    b["stone"] = b.pop("tile")
    return clad(a, "brick", {"plaster": "old_brick"}) | clad(b, "stone", {"plaster": "limestone"})


def forest_floor() -> Things:
    """Needles, ferns and grass on the slope, and low walls."""
    rng = np.random.default_rng(4)
    n = 2600
    xy = np.stack([rng.uniform(-14, 14, n), rng.uniform(-11, 22, n)], -1)
    xy = xy[np.abs(xy[:, 0]) > 1.5]
    hub = np.repeat(np.column_stack([xy, rise(*xy.T)]), 10, 0) + rng.normal(0, 0.05, (len(xy) * 10, 3)) * [1, 1, 0.1]
    axes = turned(rng, len(hub), 0.6) @ np.array([[1, 0, 0], [0, 0.4, -1.0], [0, 1.0, 0.4]]) * rng.uniform(0.6, 1.5, len(hub))[:, None, None]
    m = scatter(blade(0.34, 0.045, 0.2, 4), axes, hub, rng.random(len(hub)))
    c = np.array([0.03, 0.055, 0.015]) * (0.5 + 1.5 * m.tint[:, None])
    walls = []
    for k, y in enumerate((0.4, 6.2, 11.2, 16.8)):
        for s in (-1, 1):
            walls.append(laterite(8.5, 0.95, (s * 6.0, y, float(rise(np.array(0.0), np.array(y))) - 0.25), 0, np.random.default_rng(k), 0.35))
    w = merge(walls)
    return {"ferns": painted(m, c, 0.6, flat=True), "walls": painted(w, paint("laterite", w) * 0.55 + paint("stone", w) * 0.25, 0.9, flat=True),
            "floor": ground_map(-60, 60, -16, 90, rise, 0.7, np.array([0.062, 0.045, 0.026]))}


def garden() -> Things:
    rng = np.random.default_rng(21)
    spots = [(-1.9 - rng.uniform(0.6, 13), y + rng.uniform(-1.5, 1.5), rng.uniform(10, 15)) for y in np.arange(1, 46, 3.2)]
    spots += [(1.9 + rng.uniform(0.6, 13), y + rng.uniform(-1.5, 1.5), rng.uniform(10, 15)) for y in np.arange(1, 46, 3.2)]
    spots += [(-4.9, -4.2, 14), (5.3, -3.4, 13), (-2.6, 24, 15), (2.8, 27, 14)]
    return tombs() | stair() | forest_floor() | pines(spots) | {"ridge": hills(260, 210, 5, 20, 2.4)}


CLOUD = replace(OVERCAST, height=42, azimuth=40, sun=(2.2, 1.95, 1.5), key=0.27, mist=0.010, mist_top=26, mist_floor=0.0, haze=0.0035, air=(0.62, 0.64, 0.66), glow=(0.45, 0.43, 0.38), seed=9)


def uphill() -> tuple[Things, Lens, Weather]:
    """From the foot of the steps, cloud between the boles."""
    return garden(), Lens((-0.7, -10.6, -3.1), (0.5, 8, 6.4), 58, 4, 5), CLOUD


VIEWS = {"uphill": uphill}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
