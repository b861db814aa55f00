# SPDX-License-Identifier: Apache-2.0
"""Halls of other plans than the terrace hall's: an open forest of columns under one roof, carved friezes and gables, a rear wing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hall import column, door
from mesh import Array, Mesh, box, grid_faces, merge, mesh, mirrored, moved, tube
from mitsuba_dinh import noise
from parts import Things, clad, painted
from roof import Roof, courses, dragon, extents, ridge_work, soffit, surface
from stilts import FLOOR, planks, tall
from timber import timber

SIDES = ("front", "back", "left", "right")


@dataclass(frozen=True)
class Plan:
    """Where a hall's columns stand, and how high its paved floor lies; the outermost axes and rows ring the hall."""

    roof: Roof
    axes: tuple[float, ...]
    rows: tuple[float, ...]
    floor: float = 0.34

    def outer(self, x: float, y: float) -> bool:
        return abs(x) == max(self.axes) or y in (self.rows[0], self.rows[-1])


def aged(m: Mesh) -> Array:
    """Colours of old roof tiles: each its own fire, soot drawn down the slope, lichen, moss only where the eaves stay wet."""
    p = m.vertices.astype(np.float32)
    ramp = ((0.062, 0.032, 0.022), (0.15, 0.064, 0.036), (0.215, 0.1, 0.056), (0.2, 0.135, 0.095))
    c = np.stack([np.interp(m.tint, [0, 0.45, 0.85, 1], [r[k] for r in ramp]) for k in range(3)], -1)
    streaks = noise(p * np.array([2.2, 0.35, 0.35], np.float32), 1.0, 5, 11) * 0.5 + noise(p * np.array([0.35, 2.2, 0.35], np.float32), 1.0, 5, 12) * 0.5
    c = c * np.interp(streaks, [0.36, 0.5, 0.62], [0.42, 0.85, 1.15])[:, None]
    pale = np.clip((noise(p, 3.1, 4, 13) * 0.6 + m.tint * 0.4 - 0.56) / 0.1, 0, 1)[:, None] * 0.35
    c = c * (1 - pale) + pale * np.array([0.19, 0.18, 0.145])
    wet = np.clip(1 - (p[:, 2] - p[:, 2].min()) / 3.2, 0, 1)
    moss = np.clip((noise(p, 1.5, 7, 14) + 0.16 * wet - 0.6) / 0.12, 0, 1)[:, None] * 0.6 * (0.4 + 0.6 * m.tint[:, None])
    return c * (1 - moss) + moss * np.array([0.06, 0.066, 0.024])


def plinth(p: Plan, rng: np.random.Generator) -> dict[str, Mesh]:
    """A low floor of bricks with a kerb of dressed stone."""
    x, y, top = p.axes[-1] + 0.75, -p.rows[0] + 0.75, p.floor
    face = []
    for along, across, turn in ((x, y, 0), (y, x, 90)):
        for side in (-1, 1):
            flip = 180 if side > 0 else 0
            at = -along
            while at < along - 0.05:
                w = min(rng.uniform(0.9, 1.6), along - at)
                face.append(moved(box((w - 0.012, 0.42, top + rng.normal(0, 0.003)), (at + w / 2, -across + 0.19, 0), 0.02, rng.random()), (0, 0, 0), turn + flip))
                at += w
    face.append(box((2 * x - 0.3, 2 * y - 0.3, top - 0.06), (0, 0, 0)))
    tiles = [box((0.296, 0.296, 0.03), (i, j, top - 0.035 + rng.normal(0, 0.003)), 0.006, rng.random())
             for i in np.arange(-x + 0.55, x - 0.4, 0.3) for j in np.arange(-y + 0.55, y - 0.4, 0.3)]
    return {"stone": merge(face), "brick": merge(tiles)}


def steps(p: Plan, width: float, rng: np.random.Generator) -> Mesh:
    """Long stone steps before the middle bays."""
    count = max(1, round(p.floor / 0.16) - 1)
    rise, y = p.floor / (count + 1), p.rows[0] - 0.75
    parts = []
    for k in range(count):
        deep = 0.38 * (count - k)
        for a, b in zip(np.linspace(-width / 2, width / 2, 5), np.linspace(-width / 2, width / 2, 5)[1:]):
            parts.append(box((b - a - 0.01, deep, rise + 0.01), ((a + b) / 2, y - deep / 2, rise * k), 0.022, rng.random()))
    return merge(parts)


def columns(p: Plan, rng: np.random.Generator) -> tuple[Mesh, Mesh]:
    """Every column of the plan on its stone; the inner ones are thicker and climb to the roof."""
    wood, stone = [], []
    for x in p.axes:
        for y in p.rows:
            one = column((x, y, p.floor - 0.1), tall(p.roof, x, y) - p.floor + 0.1, 0.215 if p.outer(x, y) else 0.285, rng.random())
            wood.append(one["wood"])
            stone.append(one["stone"])
    return merge(wood), merge(stone)


def cantilever(r: Roof, side: str, s: float, deep: float) -> Mesh:
    """A carved bracket (bẩy) under the eaves of any side, from `deep` metres inside the eaves outward."""
    reach = r.half_depth if side in ("front", "back") else (r.half_length - r.gablet_x) / r.gablet_t
    t = np.linspace(deep / reach, 0.035, 18)
    u = np.linspace(0, 1, 18)
    path = surface(r, side, np.full(18, s), t) - np.stack([0 * u, 0 * u, 0.34 + 0.2 * np.sin(u * np.pi) - 0.045 * np.sin(u * 22)], -1)
    return tube(path, np.linspace(0.22, 0.11, 18), 4, (0.62, 1.3), 0.35)


def hip_rafter(r: Roof, sx: int, sy: int) -> Mesh:
    """The beam under a hip, out into the flying corner."""
    t = np.linspace(0.45, 0.012, 24)
    path = surface(r, "front" if sy < 0 else "back", sx * extents(r, t)[0] * 0.995, t) - [0, 0, 0.26]
    return tube(path, np.linspace(0.2, 0.13, 24), 4, (0.8, 1.1), 0.3)


def carved(width: float, height: float, seed: int, deep: float = 0.07) -> Mesh:
    """A carved board in the xz plane, its face towards -y: scrolls and tails one over the other, pierced dark between."""
    nx, nz = max(24, int(width / 0.022)), max(10, int(height / 0.022))
    x, z = np.meshgrid(np.linspace(-width / 2, width / 2, nx), np.linspace(0, height, nz))
    rng = np.random.default_rng(seed)
    relief = np.zeros_like(x)
    for _ in range(max(4, int(width * height * 16))):
        cx, cz, size = rng.uniform(-width / 2, width / 2), rng.uniform(0.1, 0.9) * height, rng.uniform(0.12, 0.3) * min(1.0, height * 1.6)
        d, a = np.hypot(x - cx, z - cz), np.arctan2(z - cz, x - cx)
        whorl = (0.5 + 0.5 * np.cos(d / size * 9 - a * rng.choice((-1, 1)))) * np.clip(1.3 - d / size, 0, 1)
        relief = np.maximum(relief, whorl * rng.uniform(0.6, 1))
    rim = np.minimum(np.minimum(x + width / 2, width / 2 - x), np.minimum(z, height - z)) < 0.04
    relief = np.where(rim, 0.9, np.clip(relief * 1.5, 0, 1))
    return mesh(np.stack([x, -deep * relief, z], -1), grid_faces(nz, nx)[:, ::-1], relief.ravel())


def boarded(p: Plan, z: float, height: float) -> Mesh:
    """The carved frieze between the outer columns, on all sides."""
    parts = []
    for a, b in zip(p.axes, p.axes[1:]):
        for sy, turn in ((p.rows[0], 0), (p.rows[-1], 180)):
            parts.append(moved(carved(b - a - 0.4, height, int(100 * (a + 50))), (((a + b) / 2), sy, z), turn))
    for a, b in zip(p.rows, p.rows[1:]):
        for sx, turn in ((p.axes[0], -90), (p.axes[-1], 90)):
            parts.append(moved(carved(b - a - 0.4, height, int(100 * (a + 70))), (sx, (a + b) / 2, z), turn))
    return merge(parts)


def ring(p: Plan, z: float, wide: float = 0.17, high: float = 0.24) -> list[Mesh]:
    """Beams that tie the outer columns at one height."""
    x, y = p.axes[-1], -p.rows[0]
    out = [box((2 * x + 0.6, wide, high), (0, s, z), 0.025, 0.3) for s in (-y, p.rows[-1])]
    long, mid = p.rows[-1] + y, (p.rows[-1] - y) / 2
    return out + [box((wide, long + 0.6, high), (s * x, mid, z + 0.02), 0.025, 0.4) for s in (-1, 1)]


def trusses(p: Plan) -> list[Mesh]:
    """Beams from row to row on every inner axis, one over the other, with plank fillings between."""
    out = []
    for x in p.axes[1:-1]:
        for a, b in zip(p.rows, p.rows[1:]):
            z = min(tall(p.roof, x, a), tall(p.roof, x, b)) - 0.42
            out += [box((0.2, b - a, 0.34), (x, (a + b) / 2, z), 0.04, 0.3), box((0.09, b - a - 0.4, 0.5), (x, (a + b) / 2, z - 0.5), 0.01, 0.2)]
    for y in p.rows[1:-1]:
        z = tall(p.roof, 0, y) - 0.7
        out.append(box((p.axes[-2] - p.axes[1], 0.2, 0.32), (0, y, z), 0.04, 0.3))
    return out


def carved_gable(r: Roof, sx: int) -> dict[str, Mesh]:
    """The small gable as planks that bear two dragons and a sun, under a tie."""
    t = np.linspace(r.gablet_t, 1, 14)
    y, z = extents(r, t)[1], surface(r, "front", np.zeros(14), t)[:, 2]
    x = np.full(14, sx * (r.gablet_x + 0.02))
    face = mesh(np.stack([np.stack([x, -y, z], -1), np.stack([x, y, z], -1)]), grid_faces(2, 14), 0.5)
    half, foot = float(y[0]), float(z[0])
    one = moved(dragon(), (0.4, 0, 0), 0, half * 0.24)
    pair = merge([moved(one, (-0.12, 0, foot + 0.12)), moved(mirrored(one), (0.12, 0, foot + 0.12))])
    flat = Mesh(pair.vertices * [1, 0.6, 1], pair.faces, pair.tint, pair.uv)
    work = [moved(flat, (sx * (r.gablet_x + 0.08), 0, 0), 90 * sx), box((0.14, 2 * half - 0.2, 0.2), (sx * (r.gablet_x + 0.06), 0, foot - 0.06), 0.02, 0.4)]
    work.append(moved(moved(carved(half * 1.5, 0.34, 5, 0.06), (0, -0.05, 0)), (sx * r.gablet_x, 0, foot + 0.12), 90 * sx))
    return {"plank": face, "wood": merge(work)}


def roof_of(r: Roof, tag: str) -> tuple[Things, dict[str, Mesh]]:
    """Old tiles and limewashed ridges without beasts; and the timber one sees of them."""
    rng = np.random.default_rng(7)
    tiles = merge([courses(r, s, rng) for s in SIDES])
    gables = [carved_gable(r, s) for s in (-1, 1)]
    things: Things = {f"{tag}_tile": painted(tiles, aged(tiles), 0.72, flat=True)} | clad({"mortar": ridge_work(r)}, tag)
    wood = [soffit(r, s) for s in SIDES] + [g["wood"] for g in gables] + [hip_rafter(r, a, b) for a in (-1, 1) for b in (-1, 1)]
    return things, {"wood": merge(wood), "plank": merge([g["plank"] for g in gables])}


def open_hall(p: Plan, tag: str = "hall", stair: float = 7.0) -> Things:
    """A hall without walls: columns in rows, friezes, brackets on all sides, plank platforms in the end bays, boards before the sanctuary."""
    rng = np.random.default_rng(3)
    r = p.roof
    things, parts = roof_of(r, tag)
    base = plinth(p, rng)
    posts, feet = columns(p, rng)
    stone = [feet, steps(p, stair, rng)]
    high = tall(r, 0, p.rows[0])
    plank = [parts["plank"], *ring(p, high - 0.3), *ring(p, high - 0.98, 0.13, 0.15), *trusses(p)]
    wood = [parts["wood"], boarded(p, high - 0.84, 0.55)]
    wood += [cantilever(r, s, x, r.half_depth + p.rows[0] + 0.4) for s in ("front", "back") for x in p.axes]
    wood += [cantilever(r, s, y, r.half_length - p.axes[-1] + 0.4) for s in ("left", "right") for y in p.rows]
    x0, x1 = p.axes[-3] + 0.3, p.axes[-1] - 0.35
    for s in (-1, 1):
        plank.append(moved(planks((x1 - x0) / 2, -p.rows[0] - 0.5, p.floor + 0.36, rng), (s * (x0 + x1) / 2, 0, 0)))
        plank.append(moved(box((-2 * p.rows[0] - 1, 0.08, 0.36), (0, 0, 0), 0.01, 0.3), (s * x0, 0, p.floor), 90))
    wood += [box((0.37, 0.06, 2.5), (x, p.rows[-2] - 0.3, p.floor), 0.006, rng.random()) for x in np.arange(p.axes[2], p.axes[-3] + 0.1, 0.38)]
    base["stone"] = merge([base["stone"], *stone])
    return things | clad(base, tag) | {f"{tag}_{k}_grain": timber(merge(v), k) for k, v in (("post", [posts]), ("plank", plank), ("wood", wood))}


def long_hall(p: Plan, shut: tuple[int, ...], tag: str = "hall", stair: float = 11.0) -> Things:
    """A hall with brick ends and back; plank doors shut the named bays of its front, the others stand open."""
    rng = np.random.default_rng(5)
    r = p.roof
    things, parts = roof_of(r, tag)
    base = plinth(p, rng)
    posts, feet = columns(p, rng)
    high = tall(r, 0, p.rows[0])
    leaves = [door((p.axes[k] + p.axes[k + 1]) / 2, p.rows[0], p.axes[k + 1] - p.axes[k] - 0.42, high - p.floor - 1.1, rng) for k in shut]
    wood = [parts["wood"], boarded(p, high - 0.8, 0.5), moved(merge(leaves), (0, 0, p.floor - FLOOR))]
    wood += [cantilever(r, "front", x, r.half_depth + p.rows[0] + 0.4) for x in p.axes]
    wood += [cantilever(r, s, y, r.half_length - p.axes[-1] + 0.4) for s in ("left", "right") for y in p.rows]
    plank = [parts["plank"], *ring(p, high - 0.28), *ring(p, high - 0.96, 0.13, 0.15), *trusses(p)]
    x, y = p.axes[-1], -p.rows[0]
    ends = [box((0.34, 2 * y - 0.3, high - 1.0 - p.floor), (s * x, 0, p.floor), 0.02) for s in (-1, 1)] + [box((2 * x, 0.34, high - p.floor), (0, y, p.floor), 0.02)]
    base |= {"plaster": merge(ends), "stone": merge([base["stone"], feet, steps(p, stair, rng)])}
    return things | clad(base, tag, {"plaster": "old_brick"}) | {f"{tag}_{k}_grain": timber(merge(v), k) for k, v in (("post", [posts]), ("plank", plank), ("wood", wood))}
