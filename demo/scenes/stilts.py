# SPDX-License-Identifier: Apache-2.0
"""A hall on stilts (nhà sàn): columns on stone from the ground up, a plank floor hung between them, dark space below it."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mesh import Array, Mesh, box, lathe, merge, mesh, moved
from roof import Roof, surface

FLOOR = 0.95          # top of the floor, whether planks or a terrace carry it
GROUND = 0.13         # top of the low kerbed ground on which the columns' stones lie
BOARD = 0.055         # thickness of the floor
TURNED = np.array([(.022, 0), (.03, .04), (.022, .1), (.02, .2), (.034, .34), (.04, .42), (.03, .52), (.018, .6), (.03, .66), (.018, .72), (.026, .88), (.02, 1)])


@dataclass(frozen=True)
class Stilts:
    """How a hall stands on its columns."""

    gallery: float = 0.8        # how far the planks reach out over the outer columns
    walled: bool = True         # plank doors between the outer columns; else all sides stand open behind the balustrade
    steps_x: float = 0.0        # the middle of the front steps
    opening: float = 2.3        # and their width


def outline(r: Roof, wall_x: float, s: Stilts) -> tuple[float, float]:
    """Half length and half depth of the floor."""
    return wall_x + s.gallery, r.half_depth - 1.75 + s.gallery


def ground(r: Roof, rng: np.random.Generator) -> dict[str, Mesh]:
    """One course of stone round beaten earth and brick."""
    x, y = r.half_length - 0.5, r.half_depth - 0.5
    kerb = []
    for along, across, sides in ((x, y, 0), (y, x, 90)):
        at = -along
        while at < along - 0.05:
            w = min(rng.uniform(0.8, 1.5), along - at)
            for side in (-1, 1):
                m = box((w - 0.012, 0.36, GROUND + rng.normal(0, 0.004)), (at + w / 2, side * (across - 0.18) + rng.normal(0, 0.006), 0), 0.018, rng.random())
                kerb.append(moved(m, (0, 0, 0), sides))
            at += w
    tiles = [box((0.296, 0.296, 0.03), (i, j, GROUND - 0.04 + rng.normal(0, 0.003)), 0.006, rng.random())
             for i in np.arange(-x + 0.5, x - 0.4, 0.3) for j in np.arange(-y + 0.5, y - 0.4, 0.3)]
    return {'stone': merge(kerb), 'brick': merge(tiles)}


def planks(x: float, y: float, top: float, rng: np.random.Generator) -> Mesh:
    """Boards along the hall, each from joist to joist, with the gaps that age has opened."""
    parts, at = [], -y
    while at < y - 0.02:
        wide = min(rng.uniform(0.2, 0.32), y - at)
        joists = np.arange(-x + 1.35, x - 1, 1.35)
        cuts = np.sort(np.concatenate([[-x, x], rng.choice(joists, min(4, len(joists) // 2), replace=False)]))
        for a, b in zip(cuts, cuts[1:]):
            parts.append(box((b - a - 0.004, wide - 0.006, BOARD), ((a + b) / 2, at + wide / 2, top - BOARD + rng.normal(0, 0.002)), 0.004, rng.random()))
        at += wide
    return merge(parts)


def frame(x: float, y: float, top: float, axes: Array, rng: np.random.Generator) -> tuple[Mesh, list[Array]]:
    """Edge beams, girders and joists under the planks; and where the edge wants posts of its own."""
    z = top - BOARD
    parts = []
    for side in (-1, 1):
        parts.append(box((2 * x + 0.1, 0.13, 0.25), (0, side * (y - 0.08), z - 0.25), 0.014, rng.random()))
        parts.append(moved(box((2 * y + 0.1, 0.13, 0.25), (0, side * (x - 0.08), z - 0.25), 0.014, rng.random()), (0, 0, 0), 90))
    parts += [moved(box((2 * y - 0.2, 0.16, 0.2), (0, 0, z - 0.34), 0.01, rng.random()), (i, 0, 0), 90) for i in axes]
    parts += [box((2 * x - 0.2, 0.09, 0.13), (0, j, z - 0.14), 0.008, rng.random()) for j in np.arange(-y + 0.6, y - 0.4, 0.62)]
    ends = [box((0.15, 0.2, 0.17), (i, side * (y + 0.05), z - 0.21), 0.012, rng.random()) for i in axes for side in (-1, 1)]
    edge = [np.array([i, side * (y - 0.1), GROUND]) for i in axes for side in (-1, 1)]
    edge += [np.array([side * (x - 0.1), j, GROUND]) for j in np.linspace(-y + 0.1, y - 0.1, 6) for side in (-1, 1)]
    return merge(parts + ends), edge


def post(at: Array, top: float, rng: np.random.Generator, half: float = 0.1) -> dict[str, Mesh]:
    """A short squared post under the floor, on a stone of its own."""
    stone = merge([box((half * 4.2, half * 4.2, 0.08), (0, 0, 0), 0.02, rng.random()), lathe([(0, .08), (half * 1.9, .08), (half * 1.9, .12), (half * 1.5, .16), (0, .16)], 24, rng.random())])
    return {'wood': moved(box((2 * half, 2 * half, top - at[2] - 0.16), (0, 0, 0.16), 0.016, rng.random()), at), 'stone': moved(stone, at)}


def balustrade(a: Array, b: Array, rng: np.random.Generator, high: float = 0.62) -> tuple[Mesh, Mesh]:
    """Turned bars between a sill, a middle and a hand rail, newels at both ends: what is turned, what is planed."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    long, turn = float(np.linalg.norm(b - a)), float(np.degrees(np.arctan2(b[1] - a[1], b[0] - a[0])))
    low, mid = 0.07, 0.2
    bars = [moved(lathe(TURNED * [1, high - mid - 0.05], 12, rng.random()), (i, 0, mid + 0.045)) for i in np.linspace(0.16, long - 0.16, max(3, round(long / 0.135)))]
    tail = [box((0.12, 0.12, high + 0.12), (i, 0, 0), 0.012, rng.random()) for i in (0, long)]
    tail += [moved(lathe([(0, 0), (.05, 0), (.06, .03), (.03, .05), (.052, .1), (.04, .14), (0, .17)], 20, rng.random()), (i, 0, high + 0.12)) for i in (0, long)]
    rails = [box((long, 0.11, 0.07), (long / 2, 0, low - 0.03), 0.01, rng.random()), box((long, 0.07, 0.05), (long / 2, 0, mid), 0.01, rng.random()),
             box((long, 0.10, 0.065), (long / 2, 0, high - 0.03), 0.02, rng.random()), box((long, 0.025, mid - low), (long / 2, 0, low), 0.004, rng.random())]
    return moved(merge(bars + tail), a, turn), moved(merge(rails), a, turn)


def rail_runs(x: float, y: float, s: Stilts, axes: Array, sides: Array) -> list[tuple[Array, Array]]:
    """The stretches of balustrade round the edge, from post to post, with the way in left free."""
    gap = sorted((s.steps_x - s.opening / 2, s.steps_x + s.opening / 2))
    front = np.unique(np.round(np.concatenate([[-x], axes[(axes < gap[0]) | (axes > gap[1])], gap, [x]]), 3))
    back = np.concatenate([[-x], axes, [x]])
    ends = np.concatenate([[-y], sides, [y]])
    runs = [(np.array([a, -y, FLOOR]), np.array([b, -y, FLOOR])) for a, b in zip(front, front[1:]) if not gap[0] - 0.01 <= (a + b) / 2 <= gap[1]]
    runs += [(np.array([a, y, FLOOR]), np.array([b, y, FLOOR])) for a, b in zip(back, back[1:])]
    return [(a, b) for a, b in runs + [(np.array([e, p, FLOOR]), np.array([e, q, FLOOR])) for e in (-x, x) for p, q in zip(ends, ends[1:])] if np.linalg.norm(b - a) > 0.45]


def steps(y: float, s: Stilts, rng: np.random.Generator) -> Mesh:
    """Stone steps against the edge of the floor, worn at the lip, between plain slanting cheeks."""
    count = max(2, round(FLOOR / 0.19))
    rise, parts = FLOOR / count, []
    for k in range(count - 1):
        deep = 0.34 * (count - 1 - k)
        cut = s.steps_x + rng.uniform(-0.5, 0.5)
        for a, b in ((s.steps_x - s.opening / 2, cut), (cut, s.steps_x + s.opening / 2)):
            parts.append(box((b - a - 0.008, deep, rise + 0.01), ((a + b) / 2, -y - deep / 2 - 0.01, rise * k), 0.022, rng.random()))
    run = 0.34 * (count - 1)
    side = [(-y - 0.02, 0), (-y - 0.02, FLOOR + 0.02), (-y - 0.3, FLOOR + 0.02), (-y - run - 0.1, rise + 0.1), (-y - run - 0.34, rise + 0.06), (-y - run - 0.34, 0)]
    for e in (-1, 1):
        middle = s.steps_x + e * (s.opening / 2 + 0.13)
        v = np.array([[middle + t, p, q] for t in (-0.13, 0.13) for p, q in side])
        f = [[0, i, i + 1, -1] for i in range(1, 5)] + [[6, 7 + i, 6 + i, -1] for i in range(1, 5)] + [[i, 6 + i, 6 + (i + 1) % 6, (i + 1) % 6] for i in range(6)]
        parts.append(mesh(v, np.array(f), rng.random()))
    return merge(parts)


def tall(r: Roof, x: float, y: float) -> float:
    """How high a column may stand at a spot of the plan before it meets the boards of the roof."""
    front = float(surface(r, 'front', np.zeros(1), np.array([1 - abs(y) / r.half_depth]))[0, 2])
    t = r.gablet_t * (r.half_length - abs(x)) / (r.half_length - r.gablet_x)
    end = float(surface(r, 'left', np.zeros(1), np.array([min(t, r.gablet_t)]))[0, 2]) if abs(x) > r.gablet_x else 99.0
    return min(front, end) - 0.35


def dais(x: float, y: float, s: Stilts, rng: np.random.Generator) -> tuple[Mesh, Mesh]:
    """Inside an open hall: higher floors in the side bays, and the boarded sanctuary that hangs behind the middle one."""
    boards = [moved(planks((x - 4.3) / 2 - 0.9, y - 1.6, FLOOR + 0.24, rng), (e * (4.3 + (x - 4.3) / 2 - 0.9), 0, 0)) for e in (-1, 1)]
    boards += [moved(box((2 * y - 3.2, 0.06, 0.24), (0, 0, 0), 0.006, rng.random()), (e * 4.3, 0, FLOOR), 90) for e in (-1, 1)]
    leaves = [box((0.36, 0.06, 2.3), (i, 1.3, FLOOR), 0.006, rng.random()) for i in np.arange(-3.9, 4.0, 0.38)]
    return merge(boards), merge(leaves)


def raised(r: Roof, s: Stilts, axes: Array, sides: Array, rng: np.random.Generator) -> dict[str, Mesh]:
    """All that carries and rings the floor, but the hall's own columns: stone, brick, wood, planks."""
    x, y = outline(r, float(axes[-1]), s)
    beams, edge = frame(x, y, FLOOR, axes, rng)
    out = {k: [v] for k, v in ground(r, rng).items()} | {'wood': [], 'plank': [planks(x, y, FLOOR, rng), beams]}
    out['stone'].append(steps(y, s, rng))
    if s.gallery > 0.4:
        for at in edge:
            for kind, m in post(at, FLOOR - 0.3, rng).items():
                out[kind].append(m)
    inset = 0.1 if s.gallery > 0.4 else s.gallery
    for a, b in rail_runs(x - inset, y - inset, s, axes, sides):
        turned, rails = balustrade(a, b, rng)
        out['wood'].append(turned)
        out['plank'].append(rails)
    if not s.walled:
        boards, leaves = dais(x, y, s, rng)
        out['plank'].append(boards)
        out['wood'].append(leaves)
    return {k: merge(v) for k, v in out.items()}
