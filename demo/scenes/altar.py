# SPDX-License-Identifier: Apache-2.0
"""Round the statue: lotus throne, flaming halo, table, incense burner, candles. Metres."""
from __future__ import annotations

import numpy as np

from mesh import Array, Mesh, box, grid_faces, lathe, merge, mesh, moved, scatter, tube


def petal(length: float, width: float, bulge: float) -> Mesh:
    """A lotus petal standing along +z, its back towards -y, its tip curled out."""
    u, w = np.meshgrid(np.linspace(0, 1, 18), np.linspace(-1, 1, 15), indexing='ij')
    half = width / 2 * np.sin(np.clip(u * .83 + .17, 0, 1) * np.pi) ** .7
    y = -bulge * np.sin(u * np.pi * .9) * (1 - .55 * w ** 2) - bulge * .9 * u ** 6 - .006 * np.cos(w * 9) * np.sin(u * np.pi)
    top = np.stack([half * w, y, length * u], -1).reshape(-1, 3)
    f = grid_faces(18, 15)
    return mesh(np.concatenate([top, top + [0, .012, 0]]), np.concatenate([f, f[:, ::-1] + len(top)]))


def ring(part: Mesh, count: int, radius: float, z: float, lean_deg: float, flip: bool = False, turn: float = 0.0, squash: float = 1.0) -> Mesh:
    """Copies round the axis, leaning outwards; `flip` hangs them down."""
    a = (np.arange(count) + turn) * 2 * np.pi / count
    t = np.radians(lean_deg)
    out = np.stack([np.cos(a), np.sin(a), 0 * a], -1)
    side = np.stack([-np.sin(a), np.cos(a), 0 * a], -1)
    up = np.array([0, 0, -1.0 if flip else 1.0]) * np.cos(t) + out * np.sin(t)
    inward = -out * np.cos(t) + np.array([0, 0, -1.0 if flip else 1.0]) * np.sin(t)
    at = out * radius * [1, squash, 1] + [0, 0, z]
    return scatter(part, np.stack([side * (-1 if flip else 1), inward, up], -1), at, np.full(count, .5))


def throne() -> Mesh:
    """Two rows of petals up, one down, on a stepped foot; its top is at z = 0."""
    foot = lathe([(.0, -.42), (.56, -.42), (.57, -.40), (.57, -.37), (.52, -.355), (.52, -.335), (.44, -.30), (.40, -.27), (.40, -.25), (.46, -.235), (.47, -.21),
                  (.40, -.19), (.44, -.05), (.46, 0), (0, 0)], 96)
    return merge([foot, ring(petal(.2, .2, .05), 18, .415, -.17, 24), ring(petal(.15, .19, .045), 18, .42, -.19, 40, turn=.5),
                  ring(petal(.12, .17, .04), 20, .42, -.24, 42, True), *[moved(bead, (0, 0, 0), k * 7.5) for k in range(48)]])


bead = lathe([(0, -.012), (.008, -.009), (.012, 0), (.008, .009), (0, .012)], 10)
bead = moved(bead, (.575, 0, -.385))


def halo(radius: float = .62) -> Mesh:
    """A disc of flames behind the figure."""
    parts = []
    for rr, thick in ((radius * .62, .022), (radius * .8, .014), (radius * .86, .02)):
        a = np.linspace(0, 2 * np.pi, 120)
        parts.append(tube(np.stack([rr * np.cos(a), 0 * a, rr * np.sin(a)], -1), thick, 8))
    for k in range(44):
        b = (k + .5) / 44 * 2 * np.pi
        u = np.linspace(0, 1, 16)
        r = radius * (.86 + (.2 + .06 * (k % 2)) * u)
        ang = b + .075 * np.sin(u * 6.5) * (1 - .3 * u)
        parts.append(tube(np.stack([r * np.cos(ang), 0 * u, r * np.sin(ang)], -1), .032 * (1 - u) ** .8 + .002, 6, (.5, 1)))
    for k in range(36):
        b = k / 36 * 2 * np.pi
        u = np.linspace(0, 5.0, 22)
        rr = .045 * np.linspace(1, .15, 22)
        c = radius * .71 * np.array([np.cos(b), 0, np.sin(b)])
        parts.append(tube(c + np.stack([rr * np.cos(u + b), 0 * u, rr * np.sin(u + b)], -1), np.linspace(.012, .006, 22), 6))
    disc = [(0, 0), (radius * .9, 0), (radius * .9, .012), (0, .012)]
    plate = lathe(disc, 96)
    v = plate.vertices[:, [0, 2, 1]] * [1, -1, 1] + [0, .03, 0]
    return merge([*parts, Mesh(v, plate.faces, plate.tint, plate.uv)])


def burner() -> dict[str, Mesh]:
    """A three-legged bronze censer with dragon ears, ash, and lit joss sticks; 34 cm wide."""
    bowl = lathe([(0, .09), (.09, .09), (.14, .11), (.168, .15), (.172, .19), (.155, .225), (.13, .245), (.128, .262), (.15, .275), (.155, .29), (.145, .295),
                  (.125, .285), (.12, .25), (0, .25)], 96)
    legs = [moved(tube([[.1, 0, .12], [.135, 0, .08], [.125, 0, .03], [.14, 0, 0]], [.045, .036, .025, .034], 12), (0, 0, 0), k) for k in (30, 150, 270)]
    a = np.linspace(-.9, 3.6, 26)
    ear = tube(np.stack([.175 + .05 * np.cos(a - 1.4), 0 * a, .24 + .062 * np.sin(a - 1.4)], -1), np.linspace(.02, .011, 26), 10)
    knobs = [moved(lathe([(0, -.008), (.006, -.005), (.008, 0), (.006, .005), (0, .008)], 8), (.1475 * np.cos(t), .1475 * np.sin(t), .2535)) for t in np.linspace(0, 2 * np.pi, 60)]
    rng = np.random.default_rng(2)
    sticks, tips = [], []
    for _ in range(9):
        foot, lean = rng.uniform(-.05, .05, 2), rng.normal(0, .05, 2)
        top = np.r_[foot + lean, .25 + rng.uniform(.16, .27)]
        sticks.append(tube([np.r_[foot, .25], top], .0017, 6))
        tips.append(tube([top, top + [0, 0, .006]], .0022, 6))
    ash = lathe([(.12, .268), (.08, .276), (.03, .283), (0, .284)], 32)
    return {'bronze': merge([bowl, *legs, ear, moved(ear, turn_deg=180), *knobs]), 'ash': ash, 'joss': merge(sticks), 'ember': merge(tips)}


def candle(height: float = .16) -> dict[str, Mesh]:
    """A red candle on a turned gilt stand."""
    stand = lathe([(0, 0), (.075, 0), (.078, .012), (.05, .03), (.022, .05), (.018, .09), (.034, .11), (.018, .13), (.016, .2), (.03, .225), (.055, .24), (.058, .25), (0, .25)], 48)
    wax = lathe([(.019, .25), (.0185, .25 + height), (.015, .253 + height), (.006, .247 + height), (0, .246 + height)], 24)
    flame = lathe([(0, .256 + height), (.006, .263 + height), (.0085, .275 + height), (.006, .293 + height), (.002, .308 + height), (0, .313 + height)], 16)
    return {'gilt': stand, 'wax': wax, 'flame': flame}


def shrine() -> dict[str, Mesh]:
    """The table, its carved apron, the posts and the boards behind."""
    apron = []
    for x in np.arange(-1.35, 1.4, .15):
        u = np.linspace(0, 5.4, 30)
        r = .052 * np.linspace(1, .12, 30)
        apron.append(tube(np.stack([x + r * np.cos(u), 0 * u - .735, -.60 + r * np.sin(u)], -1), np.linspace(.014, .007, 30), 6))
    gilt = apron + [box((3.0, .03, .025), (0, -.735, z), .006) for z in (-.52, -.70)] + [box((3.0, .02, .02), (0, .98, z), .004) for z in (.9, 1.3)]
    red = [box((3.1, 1.5, .07), (0, 0, -.49), .012), box((3.0, 1.4, .3), (0, 0, -.8), .01), box((1.5, .95, .07), (0, .05, -.45), .012)]
    red += [lathe_at(x, 1.2, .17, 3.4) for x in (-1.35, 1.35)]
    return {'gilt': merge(gilt), 'red': merge(red), 'dark': merge([box((8, .1, 5), (0, 1.9, -1.5)), *[box((.22, .05, 5), (x, 1.8, -1.5), .01) for x in np.arange(-3, 3.1, .3)]])}


def lathe_at(x: float, y: float, radius: float, height: float) -> Mesh:
    return moved(lathe([(radius, 0), (radius * 1.03, height * .5), (radius * .95, height)], 48), (x, y, -1.0))
