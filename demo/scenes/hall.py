# SPDX-License-Identifier: Apache-2.0
"""What stands under the roof: laterite terrace and steps or a floor on stilts, columns on stone, plank doors, brackets; and the yard."""
from __future__ import annotations

import numpy as np

from mesh import Array, Mesh, box, grid_faces, lathe, merge, mesh, moved, scatter, tube
from roof import Roof, surface
from stilts import FLOOR, GROUND, Stilts, raised, tall

AXES_X = np.array([-9.6, -6.9, -4.2, -1.5, 1.5, 4.2, 6.9, 9.6])
SIDES_Y = np.array([-2.6, 0.0, 2.6])     # columns of the ends, when the hall stands on stilts


def laterite(length: float, height: float, at, turn_deg: float, rng: np.random.Generator, depth: float = 0.4) -> Mesh:
    """A wall of laterite blocks in courses, along its own x axis, its face towards -y."""
    parts, rows = [], max(1, round(height / 0.24))
    for row in range(rows):
        x = -length / 2
        while x < length / 2 - 0.05:
            w = min(rng.uniform(0.38, 0.62), length / 2 - x)
            parts.append(box((w - 0.014, depth, height / rows - 0.012), (x + w / 2, rng.normal(0, 0.008), row * height / rows),
                             0.018, rng.random()))
            x += w
    return moved(merge(parts), at, turn_deg)


def terrace(r: Roof, rng: np.random.Generator) -> dict[str, Mesh]:
    x, y = r.half_length - 0.55, r.half_depth - 0.55
    walls = [laterite(2 * x, FLOOR - 0.14, (0, -y, 0), 0, rng), laterite(2 * y, FLOOR - 0.14, (-x, 0, 0), -90, rng),
             laterite(2 * y, FLOOR - 0.14, (x, 0, 0), 90, rng)]
    for step in range(5):
        walls.append(laterite(4.6, 0.19, (0, -y - 0.36 * (5 - step) + 0.1, 0.19 * step - 0.01), 0, rng, 0.62))
        walls.append(box((4.5, 0.36 * (5 - step), 0.19 * step + 0.1), (0, -y - 0.18 * (5 - step) + 0.2, 0), 0.02))
    kerb = [box((1.5 - 0.01, 0.5, 0.14), (i, -y, FLOOR - 0.14), 0.02, rng.random()) for i in np.arange(-x + 0.75, x, 1.5)]
    kerb += [box((0.5, 1.5 - 0.01, 0.14), (s * x, i, FLOOR - 0.14), 0.02, rng.random()) for s in (-1, 1) for i in np.arange(-y + 1, y, 1.5)]
    kerb += [cheek(s * 2.5, -y) for s in (-1, 1)]
    kerb.append(box((2 * x, 2 * y, 0.1), (0, 0, FLOOR - 0.11)))
    return {'laterite': merge(walls), 'stone': merge(kerb)}


def cheek(x: float, y: float) -> Mesh:
    """A stair cheek: a stone wave that ends in a scroll, as the dragons of old stairs do."""
    u = np.linspace(0, 1, 40)
    path = np.stack([np.full(40, x), y - 0.1 - 2.0 * u, FLOOR * (1 - u) + 0.2 + 0.05 * np.sin(u * 11)], -1)
    a = np.linspace(-1.4, 4.2, 24)
    rr = np.linspace(0.3, 0.06, 24)
    scroll = np.stack([np.full(24, x), path[-1, 1] - 0.05 - rr * np.cos(a) * .8, 0.34 + rr * np.sin(a)], -1)
    side = mesh(np.concatenate([path, path * [1, 1, 0]]).reshape(-1, 3), grid_faces(2, 40))
    return merge([tube(path, np.linspace(0.2, 0.15, 40), 8, (0.8, 1)), tube(scroll, np.linspace(0.15, 0.07, 24), 8, (0.9, 1)),
                  moved(side, (-0.1, 0, 0)), moved(side, (0.1, 0, 0))])


def column(at, height: float, radius: float, tint: float) -> dict[str, Mesh]:
    h = np.linspace(0, 1, 14)
    shaft = np.stack([radius * (1 - 0.22 * h ** 2 + 0.06 * np.sin(h * np.pi)), 0.26 + h * (height - 0.26)], -1)
    stone = lathe([(0, 0.14), (radius * 1.75, 0.13), (radius * 1.82, 0.17), (radius * 1.6, 0.22), (radius * 1.25, 0.26), (radius * 1.18, 0.28), (0, 0.28)], 32)
    return {'wood': moved(lathe(shaft, 32, tint), at),
            'stone': moved(merge([stone, box((radius * 3.9, radius * 3.9, 0.14), (0, 0, 0), 0.02)]), at)}


def bracket(r: Roof, x: float, inward: float) -> Mesh:
    """A 'bẩy': the curved cantilever that carries the eaves out from an outer column."""
    u = np.linspace(0, 1, 16)
    y = inward + (-r.half_depth + 0.25 - inward) * u
    z = surface(r, 'front', np.full(16, x), 1 - np.abs(y) / r.half_depth)[:, 2] - 0.32 - 0.22 * np.sin(u * np.pi) + 0.05 * u
    scroll = 0.05 * np.sin(u * 25)
    return tube(np.stack([np.full(16, x), y, z + scroll * u], -1), np.linspace(0.2, 0.1, 16), 4, (0.7, 1.3), 0.35)


def door(x: float, y: float, width: float, height: float, rng: np.random.Generator) -> Mesh:
    """Four leaves of planks under turned bars, between two columns, on a high threshold."""
    parts = [box((width, 0.2, 0.28), (x, y, FLOOR), 0.02, 0.3), box((width, 0.16, 0.16), (x, y, FLOOR + height), 0.02, 0.3)]
    leaf = (width - 0.06) / 4
    for i in range(4):
        lx = x - width / 2 + leaf * (i + 0.5) + 0.03
        tone, swing = rng.random(), rng.normal(0, 0.02)
        for dx in (-0.5, 0.5):
            parts.append(box((0.075, 0.09, height - 0.3), (lx + dx * (leaf - 0.1), y + swing, FLOOR + 0.28), 0.01, tone))
        for z in (0.3, 0.95, 1.02 + height * 0.3, height - 0.14):
            parts.append(box((leaf - 0.1, 0.08, 0.08), (lx, y + swing, FLOOR + z), 0.01, tone))
        parts.append(box((leaf - 0.12, 0.035, height * 0.3 + 0.9), (lx, y + swing + 0.02, FLOOR + 0.3), 0.006, tone * 0.7))
        for b in np.linspace(-0.36, 0.36, 6):
            parts.append(moved(lathe(BALUSTER * [1, height - 1.2 - height * .3], 8, tone), (lx + b * (leaf - .15), y + swing, FLOOR + 1.06 + height * 0.3)))
    return merge(parts)


BALUSTER = np.array([(0.02, 0), (0.022, .3), (0.034, .42), (0.02, .5), (0.034, .58), (0.022, .7), (0.02, 1)])


def standing(r: Roof, stilts: Stilts | None) -> list[tuple[float, float, float, float]]:
    """Where columns stand: x, y, their height over the terrace or over the ground, their radius."""
    wall_y, wall_x = r.half_depth - 1.75, AXES_X[-1]
    high = tall(r, 0, wall_y) - FLOOR
    if stilts is None:
        return [(x, y, high, 0.25) for x, y in [(x, -wall_y) for x in AXES_X] + [(s * wall_x, y) for s in (-1, 1) for y in (-2.4, 0.4, 3.2)]]
    outer = [(x, s * wall_y) for x in AXES_X for s in (-1, 1)] + [(s * wall_x, y) for s in (-1, 1) for y in SIDES_Y]
    inner = [(x, s * 2.6) for x in AXES_X[1:-1] for s in (-1, 1)]
    low = FLOOR - GROUND
    return [(x, y, high + low, 0.25) for x, y in outer] + [(x, y, tall(r, x, y) - GROUND, 0.31) for x, y in inner]


def hall_parts(r: Roof = Roof(), stilts: Stilts | None = None) -> dict[str, Mesh]:
    """The hall under a roof, on its terrace of laterite, or on stilts."""
    rng = np.random.default_rng(3)
    base = terrace(r, rng) if stilts is None else raised(r, stilts, AXES_X, SIDES_Y, rng)
    wall_y = r.half_depth - 1.75
    out = {k: [v] for k, v in base.items()} | {'post': []}
    wood, plank = out.setdefault('wood', []), out.setdefault('plank', [])
    for x, y, high, radius in standing(r, stilts):
        for k, part in column((x, y, FLOOR - 0.14 if stilts is None else GROUND - 0.06), high, radius, rng.random()).items():
            out['post' if k == 'wood' else k].append(part)
    if stilts is None or stilts.walled:
        wood += walls(wall_y, tall(r, 0, wall_y) - FLOOR, rng)
    wood += [bracket(r, x, -wall_y) for x in AXES_X]
    plank += ties(wall_y)
    if stilts is None:
        wood += out.pop('post') + out.pop('plank')
    return {k: merge(v) for k, v in out.items()}


def walls(wall_y: float, high: float, rng: np.random.Generator) -> list[Mesh]:
    """Plank doors in every bay of the front but the middle one, boards on the ends, and what closes the view inside."""
    wall_x = AXES_X[-1]
    out = [door((a + b) / 2, -wall_y, b - a - 0.42, 2.05, rng) for a, b in zip(AXES_X, AXES_X[1:]) if abs(a + b) > 0.1]
    out.append(box((2 * wall_x, 0.1, high), (0, 1.5, FLOOR), 0.01, 0.6))
    out += [box((0.05, 2 * wall_y, 2.6), (s * wall_x, 0, FLOOR), 0.01, 0.15) for s in (-1, 1)]
    return [*out, box((2 * wall_x, 0.05, 0.8), (0, -wall_y + 0.02, FLOOR + 2.1), 0.01, 0.1)]


def ties(wall_y: float) -> list[Mesh]:
    """The beams that tie the outer columns over the doors."""
    wall_x = AXES_X[-1]
    return [m for z in (2.28, 2.75) for m in (box((2 * wall_x + 0.5, 0.2, 0.28), (0, -wall_y, FLOOR + z), 0.03, 0.2),
                                              *(box((0.2, 2 * wall_y, 0.28), (s * wall_x, 0, FLOOR + z), 0.03, 0.2) for s in (-1, 1)))]


def yard(x0: float, x1: float, y0: float, y1: float, size: float = 0.3) -> dict[str, Mesh]:
    """Bát Tràng bricks of 30 cm, sunk and tilted so that rain stands in the low places; and that water."""
    rng = np.random.default_rng(11)
    x, y = np.meshgrid(np.arange(x0, x1, size), np.arange(y0, y1, size))
    x = (x + size / 2 * (np.round((y - y0) / size) % 2)).ravel()
    y = y.ravel()
    z = swell(x, y) + rng.normal(0, 0.0022, len(x))
    one = box((size - 0.012, size - 0.012, 0.06), (0, 0, -0.06), 0.006)
    axes = np.tile(np.eye(3), (len(x), 1, 1))
    axes[:, 2, 0], axes[:, 2, 1] = rng.normal(0, 0.004, len(x)), rng.normal(0, 0.004, len(x))
    flat = mesh([[x0, y0, 0], [x1, y0, 0], [x1, y1, 0], [x0, y1, 0]], [[0, 1, 2, 3]])
    return {'brick': scatter(one, axes, np.stack([x, y, z], -1), rng.random(len(x))),
            'water': moved(flat, (0, 0, -0.0075)), 'moss': moved(flat, (0, 0, -0.016))}


def swell(x: Array, y: Array) -> Array:
    """The unevenness of an old yard; the last term is a hollow before the camera, to mirror the roof."""
    waves = np.sin(x * 0.55 + 1.3 * np.sin(y * 0.31)) + np.sin(y * 0.8 + 0.9 * np.sin(x * 0.45 + 1)) * 0.8
    hollow = np.exp(-((x + 9.7) / 3.0) ** 2 - ((y + 16.4) / 1.9) ** 2)
    return 0.011 * waves - 0.024 * hollow


def lantern(at, size: float = 1.0) -> dict[str, Mesh]:
    """A ribbed silk lantern with caps and tassel."""
    a = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    t = np.linspace(-1.25, 1.25, 15)
    r = 0.24 * np.cos(t)[:, None] * (1 - 0.05 * np.abs(np.sin(a * 6)))
    v = np.stack([r * np.cos(a), r * np.sin(a), np.repeat(0.2 * np.sin(t)[:, None], 72, 1)], -1)
    silk = mesh(v, grid_faces(15, 72, wrap=True))
    caps = merge([lathe([(0, z), (.085, z), (.085, z + .03), (0, z + .03)], 20) for z in (-.215, .185)] + [tube([[0, 0, .2], [0, 0, .6]], .006, 5),
                 tube([[0, 0, -.2], [0, 0, -.3], [0, 0, -.45]], [.008, .03, .02], 8)])
    return {'silk': moved(silk, at, scale=size), 'gold': moved(caps, at, scale=size)}


def flag(at, size: float = 1.5, pole: float = 5.2, seed: int = 0) -> dict[str, Mesh]:
    """A festival flag (cờ ngũ sắc): nested squares of five colours with a tongued fringe, hanging in light wind."""
    rng = np.random.default_rng(seed)
    u, w = np.meshgrid(np.linspace(0, 1, 60), np.linspace(0, 1, 60))
    ring = np.minimum(np.minimum(u, 1 - u), np.minimum(w, 1 - w))
    a, b = rng.uniform(0, 6), rng.uniform(2.5, 4)
    sag = u ** 1.6 * (0.25 + 0.3 * w)
    v = np.stack([size * u * 0.92, size * 0.16 * u * np.sin(u * b * 2 + w * 2 + a), -size * w - size * sag], -1).reshape(-1, 3)
    fringe = np.abs(np.sin(np.where((u > .95), w, u) * np.pi * 11)).ravel() < 0.45
    keep = ~(fringe & (ring.ravel() < 0.03))
    f = grid_faces(60, 60)
    cloth = mesh(v + [0, 0, pole - 0.1], f[keep[f].all(1)], np.clip(ring * 2, 0, 1).ravel())
    stick = tube([[0, 0, 0], [0, 0, pole / 2], [0.02, 0, pole + 0.2]], [0.03, 0.028, 0.02], 8, tint=0.9)
    return {'cloth': moved(cloth, at, rng.uniform(-25, 10)), 'bamboo': moved(stick, at)}


def jar(at, size: float = 1.0) -> Mesh:
    """A brown glazed water jar."""
    p = [(0, 0), (.24, 0), (.3, .12), (.42, .4), (.44, .6), (.36, .78), (.27, .86), (.27, .9), (.33, .94), (.3, .97), (.25, .93), (.23, .6), (0, .55)]
    return moved(lathe(p, 48), at, scale=size)
