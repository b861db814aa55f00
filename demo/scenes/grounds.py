# SPDX-License-Identifier: Apache-2.0
"""A walk on an earth rampart, and a boat on a brick yard: python grounds.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; see VIEWS."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from citadels import turf
from hall import flag, yard
from mesh import Array, Mesh, box, grid_faces, merge, mesh, moved, tube
from mitsuba_dinh import noise, paint
from parts import Things, clad, earth, hills, painted, palms, placed, roofing, together, wall, water, wood
from plants import fallen
from roof import Roof
from towers2 import bell_tower
from weather import EVENING, NOON, Lens, Weather, photograph


def crest(y: Array) -> Array:
    """Where the rampart runs: its bends follow old mounds."""
    return 11.0 * np.sin(y / 24 + 0.2) + 1.5 * np.sin(y / 9)


def relief(x: Array, y: Array) -> Array:
    """Bank, moat, second bank and third, with the fields between."""
    d = x - crest(y)
    uneven = 0.16 * np.sin(x * 0.9 + np.sin(y * 0.5)) * np.sin(y * 0.7)
    first = 4.4 * np.exp(-((np.abs(d) / 5.6) ** 3.2)) * (1 + 0.12 * np.sin(y / 9))
    moat = -2.6 * np.exp(-(((d - 15) / 7.5) ** 4))
    second = 4.0 * np.exp(-((np.abs(d - 38) / 6) ** 3)) + 5.0 * np.exp(-((np.abs(d + 62) / 8) ** 3))
    return first + moat + second + uneven - 0.06


def bank() -> Things:
    """The ground with the worn path on the crest, and its grass."""
    x, y = np.meshgrid(np.arange(-130, 130, 0.5), np.arange(-40, 240, 0.5))
    m = mesh(np.stack([x, y, relief(x, y)], -1), grid_faces(*x.shape))
    p = m.vertices.astype(np.float32)
    d = p[:, 0] - crest(p[:, 1]) + 0.5 * (noise(p, 0.8, 4, 8) - 0.5)
    a, b = noise(p, 0.08, 6, 3)[:, None], noise(p, 0.9, 5, 4)[:, None]
    green, dry, bare = np.array([0.06, 0.10, 0.022]), np.array([0.13, 0.12, 0.045]), np.array([0.24, 0.15, 0.085])
    c = green + (dry - green) * np.clip((a - 0.40) * 4, 0, 1)
    trodden = np.clip(1.5 - np.abs(d) / 0.45, 0, 1)[:, None]
    wet = np.clip(0.5 - p[:, 2:] * 2.2 - 0.9, 0, 1)
    c = (c * (1 - trodden) + bare * trodden) * (1 - 0.6 * wet)
    hub = [turf(-22, 24, -16, 26, 17000, relief, 0.75, 5), turf(-30, 34, 26, 70, 9000, relief, 1.2, 6)]
    g = merge(hub)
    off = np.abs(g.vertices[:, 0] - crest(g.vertices[:, 1]))
    low = relief(g.vertices[:, 0], g.vertices[:, 1]) < -0.5
    lie = np.where((off < 0.75) | low, -0.6, 0.0)
    g = Mesh(g.vertices + np.stack([0 * lie, 0 * lie, lie], -1), g.faces, g.tint, g.uv)
    blades = np.array([0.075, 0.115, 0.028]) * (0.45 + 1.1 * g.tint[:, None]) + np.array([0.06, 0.035, 0.0]) * (noise(g.vertices.astype(np.float32), 0.25, 4, 3) > 0.55)[:, None]
    return {"bank": painted(m, c * (0.6 + 0.8 * b), 0.92), "turf": painted(g, blades, 0.8, flat=True)}


def rampart() -> tuple[Things, Lens, Weather]:
    """Along the crest of the inner bank, the moat to the right, early."""
    t = bank() | {"moat": water(-200, 200, -60, 320, -0.55, 0.6, 0.004), "far": hills(1400, 120, 15)}
    right = [(float(crest(np.array(y))) + 36 + k, y) for k, y in ((0, 22), (4, 44), (-2, 70), (3, 96), (0, 130))]
    left = [(float(crest(np.array(y))) - k, y) for k, y in ((15, 30), (24, 52), (19, 84), (60, 60), (64, 110), (30, 120))]
    t |= wood([*right, *left, (-8, 150), (22, 170), (60, 150), (-50, 170)], 8.5, 5.5, 22000, 0.26, z=1.0)
    t |= wood([(float(crest(np.array(62.0))) + 2.6, 62), (float(crest(np.array(88.0))) - 2.2, 88)], 7, 4.6, 26000, 0.22, 60, 4.0)
    t |= palms([(float(crest(np.array(40.0))) - 13, 40, 9), (float(crest(np.array(46.0))) - 15, 46, 8)])
    w = replace(EVENING, height=14, azimuth=62, seed=57, cloud=0.5, key=0.2, haze=0.0009)
    y0 = -15.0
    x0 = float(crest(np.array(y0)))
    return t, Lens((x0 + 1.6, y0, 7.6), (x0 + 13.0, 22, 1.6), 62, 4, 3), w


def hull(length: float = 11.0, beam: float = 1.25) -> dict[str, Mesh]:
    """A racing boat: planked hull, rail, thwarts, a raised stem and stern."""
    u = np.linspace(-1, 1, 61)
    sheer = 0.52 + 0.62 * np.abs(u) ** 3.4
    half = beam / 2 * (1 - np.abs(u) ** 2.8) + 0.02
    keel = 0.10 + 0.42 * np.abs(u) ** 3.6
    rows = [np.stack([length / 2 * u, q * half, keel + z * (sheer - keel)], -1) for q, z in ((-1, 1), (-0.96, 0.66), (-0.78, 0.3), (-0.4, 0.06), (0, 0), (0.4, 0.06), (0.78, 0.3), (0.96, 0.66), (1, 1))]
    skin = mesh(np.array(rows), grid_faces(9, 61))
    rail = [tube(r, 0.035, 8) for r in (rows[0], rows[-1])] + [tube(rows[k] * [1, 1.012, 1], 0.012, 6) for k in (1, 7, 2, 6)]
    seats = [box((0.26, 2 * float(np.interp(x, length / 2 * u, half)) - 0.04, 0.03), (x, 0, 0.43), 0.006, k % 5 / 5) for k, x in enumerate(np.linspace(-3.6, 3.6, 7))]
    props = [box((0.14, 1.0, 0.12), (x, 0, 0.0), 0.01) for x in (-3, 0, 3)]
    stem = [tube([[s * length / 2 * 0.97, 0, 0.9], [s * (length / 2 + 0.18), 0, 1.35], [s * (length / 2 + 0.02), 0, 1.66], [s * (length / 2 - 0.2), 0, 1.62]], [0.07, 0.06, 0.05, 0.02], 10) for s in (-1, 1)]
    return {"hull": skin, "rail": merge([*rail, *stem]), "seats": merge(seats + props)}


def paddle(length: float = 1.55) -> Mesh:
    """Loom, blade and a small grip, along +x."""
    blade = box((0.52, 0.17, 0.018), (length - 0.26, 0, -0.009), 0.008)
    return merge([tube([[0, 0, 0], [length - 0.4, 0, 0]], 0.02, 8), blade, tube([[0, -0.06, 0], [0, 0.06, 0]], 0.02, 8)])


def boat() -> Things:
    """The boat and its twelve paddles, six a side, leaning on the rail."""
    parts = hull()
    p = parts["hull"].vertices.astype(np.float32)
    red = np.array([0.30, 0.024, 0.012]) * (0.7 + 0.6 * noise(p * np.array([0.4, 3, 3], np.float32), 1.4, 5, 3)[:, None])
    worn = np.clip((noise(p, 1.6, 6, 5) - 0.6) / 0.06, 0, 1)[:, None] * 0.7
    at, turn = (-0.6, -11.3, 0.0), 14
    oars = []
    for k in range(12):
        s, x = (1 if k % 2 else -1), -3.35 + 1.32 * (k // 2) + 0.2 * (k % 2)
        m = moved(paddle(), (-0.5, 0, 0))
        a = np.radians(-33)
        v = m.vertices @ np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
        oars.append(moved(Mesh(v, m.faces, m.tint, m.uv), (x, s * 0.62, 0.66), s * 90 + (7 * k) % 13 - 6))
    oars_ = moved(merge(oars), at, turn)
    things = {"hull": painted(moved(parts["hull"], at, turn), red * (1 - worn) + worn * np.array([0.16, 0.1, 0.06]), 0.35)}
    rail, seats = (moved(parts[k], at, turn) for k in ("rail", "seats"))
    things["rail"] = painted(rail, np.full((len(rail.vertices), 3), (0.46, 0.27, 0.05)), 0.35)
    things["seats"] = painted(seats, paint("wood", seats) * 1.6, 0.6, flat=True)
    things["oars"] = painted(oars_, np.array([0.30, 0.19, 0.09]) * (0.6 + 0.8 * noise(oars_.vertices.astype(np.float32), 2, 4, 3)[:, None]), 0.5)
    return things


def five(m: Mesh) -> Array:
    """A flag of five colours, one square inside the other."""
    bands = np.array([(0.05, 0.16, 0.05), (0.42, 0.02, 0.012), (0.50, 0.30, 0.03), (0.03, 0.07, 0.26), (0.40, 0.02, 0.012)])
    return bands[np.clip((m.tint * 5.0).astype(int), 0, 4)]


def dry_race() -> tuple[Things, Lens, Weather]:
    """The boat of the dry regatta waits in the tower's yard, from above, autumn noon."""
    t = clad(bell_tower(), "bell") | boat()
    bricks = yard(-17, 17, -24, -4.8, 0.3)
    t["yard"] = painted(bricks["brick"], paint("brick", bricks["brick"]) * 0.95, 0.7, flat=True)
    t["moss"] = painted(bricks["moss"], np.full((4, 3), (0.05, 0.045, 0.02)), 0.9)
    t["sand"] = earth(-0.06, (0.16, 0.12, 0.075))
    r = Roof(half_length=10, half_depth=4.4, eave=3.1, ridge=5.9, gablet_x=7.4, gablet_t=0.6, lift=0.8, flare=0.5)
    t |= clad(together(*[placed(roofing(r, 1, "plain", rafters=False), by) for by in ((17, 7, 0), (-18, 9, 0))]), "long")
    t["walls"] = wall(merge([box((17, 5.4, 3.2), (17, 7, 0), 0.03), box((17, 5.4, 3.2), (-18, 9, 0), 0.03)]), "limewash")
    for k, (x, y) in enumerate(((-7.4, -8.0), (-4.7, -7.0), (5.2, -7.2), (8.0, -8.2), (10.6, -10.4))):
        for kind, m in flag((x, y, 0), 1.15, 4.4, k).items():
            colours = np.full((len(m.vertices), 3), (0.20, 0.13, 0.06)) if kind in ("bamboo",) else five(m)
            t[f"flag{k}{kind}"] = painted(m, colours, 0.8)
    leaves = fallen(-16, 16, -24, -5, 260, 6)
    t["leaves"] = painted(moved(leaves, (0, 0, 0.03)), np.array([0.30, 0.17, 0.045]) * (0.4 + leaves.tint[:, None]), 0.8, flat=True)
    t |= wood([(-12, 4), (12, 2), (-22, 2), (25, 3), (-6, 18), (7, 20), (-30, 14), (32, 16), (0, 26)], 9, 5.6, 26000, 0.25)
    t |= palms([(-9, -3.4, 8.5), (9.4, -3, 9.0), (10.6, -1, 8)])
    t["hills"] = hills(1600, 40, 9)
    w = replace(NOON, height=40, azimuth=236, sun=(3.6, 3.1, 2.4), seed=31, cloud=0.5)
    return t, Lens((-6.8, -25.5, 6.4), (0.5, -6.5, 3.9), 57, 4, 3), w


VIEWS = {"rampart": rampart, "dry_race": dry_race}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
