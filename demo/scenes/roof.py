# SPDX-License-Identifier: Apache-2.0
"""The roof of a northern đình: four slopes, low eaves, corners that fly up. Metres; x along the front, -y is the front."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mesh import Array, Mesh, box, grid_faces, merge, mesh, mirrored, scatter, tube


@dataclass(frozen=True)
class Roof:
    half_length: float = 11.0   # of the eaves
    half_depth: float = 7.0
    eave: float = 3.35          # height of the eaves; the roof itself is two thirds of the whole
    ridge: float = 9.3
    gablet_x: float = 7.4       # where the side slopes end under a small gable
    gablet_t: float = 0.62
    lift: float = 1.15          # how far a corner (đao) rises
    flare: float = 0.55         # and how far it reaches out


def extents(r: Roof, t: Array) -> tuple[Array, Array]:
    """Half length and half depth at the share t of the way from the eaves to the ridge."""
    x = np.where(t < r.gablet_t, r.half_length + (r.gablet_x - r.half_length) * t / r.gablet_t, r.gablet_x)
    return x, r.half_depth * (1 - t)


def surface(r: Roof, side: str, s: Array, t: Array) -> Array:
    """The point `s` metres from the middle of a slope at the share t of its rise."""
    s, t = np.broadcast_arrays(np.asarray(s, float), np.asarray(t, float))
    x, y = extents(r, t)
    half = np.maximum(x if side in ('front', 'back') else y, 1e-6)
    u = np.clip(np.abs(s) / half, 0, 1)
    corner = (0.22 * u ** 2 + 0.78 * u ** 7) * np.clip(1 - t, 0, 1) ** 4
    out = r.flare * corner
    z = r.eave + (r.ridge - r.eave) * t * (0.7 + 0.3 * t) + r.lift * corner
    along = s * (1 + out / half)
    sign = -1 if side in ('front', 'left') else 1
    return np.stack([along, sign * (y + out), z] if side in ('front', 'back') else [sign * (x + out), along, z], -1)


def frames(r: Roof, side: str, s: Array, t: Array) -> tuple[Array, Array]:
    """Axes (across, up the slope, outward) and origins."""
    e = 1e-3
    across = surface(r, side, s + e, t) - surface(r, side, s - e, t)
    up = surface(r, side, s, t + e) - surface(r, side, s, t - e)
    if side in ('back', 'left'):
        across = -across
    up /= np.linalg.norm(up, axis=-1, keepdims=True)
    out = np.cross(across, up)
    out /= np.linalg.norm(out, axis=-1, keepdims=True)
    return np.stack([np.cross(up, out), up, out], -1), surface(r, side, s, t)


def tile() -> Mesh:
    """A 'ngói mũi hài': its foot is pointed and turned up like the toe of a slipper."""
    along = np.array([-0.035, 0.0, 0.05, 0.12, 0.28])
    width = np.array([0.025, 0.11, 0.178, 0.186, 0.186]) / 2
    height = np.array([0.052, 0.036, 0.032, 0.03, 0.012])
    across = np.array([-1, -0.5, 0, 0.5, 1])
    top = np.stack(np.broadcast_arrays(width[:, None] * across, along[:, None],
                                       height[:, None] - 0.006 * across ** 2), -1).reshape(-1, 3)
    f = grid_faces(5, 5)
    edge = [20, 15, 10, 5, 0, 1, 2, 3, 4, 9, 14, 19, 24]
    rim = [[a, a + 25, b + 25, b] for a, b in zip(edge, edge[1:])]
    return mesh(np.concatenate([top, top - [0, 0, 0.018]]), np.concatenate([f, f[:, ::-1] + 25, rim]))


def courses(r: Roof, side: str, rng: np.random.Generator) -> Mesh:
    """Tiles in straight columns, each a little out of line, cut off at the hips."""
    top = 1.0 if side in ('front', 'back') else r.gablet_t
    slope_m = np.linalg.norm(surface(r, side, 0, top) - surface(r, side, 0, 0))
    t = np.linspace(-0.004, top, int(slope_m / 0.135))
    s = np.arange(-r.half_length, r.half_length, 0.19)
    s, t = (g.ravel() for g in np.meshgrid(s, t))
    s = s + 0.095 * (np.round(t * 1e4) % 2)
    keep = np.abs(s) < extents(r, t)[0 if side in ('front', 'back') else 1] + 0.02
    s, t = s[keep] + rng.normal(0, 0.006, keep.sum()), t[keep] + rng.normal(0, 0.0009, keep.sum())
    axes, at = frames(r, side, s, t)
    axes[..., 1] += axes[..., 2] * rng.normal(0, 0.022, len(s))[:, None]
    axes[..., 0] += axes[..., 2] * rng.normal(0, 0.03, len(s))[:, None]
    return scatter(tile(), axes, at, rng.random(len(s)))


def soffit(r: Roof, side: str) -> Mesh:
    """The boards under the tiles, and the rafters' ends one sees from below."""
    top = 1.0 if side in ('front', 'back') else r.gablet_t
    u, t = np.meshgrid(np.linspace(-1, 1, 121), np.linspace(0.002, top, 24))
    half = extents(r, t)[0 if side in ('front', 'back') else 1]
    under = [0, 0, 0.10]
    boards = mesh(surface(r, side, u * half, t) - under, grid_faces(24, 121), 0.3)
    fascia = np.stack([surface(r, side, u[0] * half[0], np.full(121, 0.0)) - [0, 0, k] for k in (0.0, 0.2)])
    parts = [boards, mesh(fascia, grid_faces(2, 121), 0.4)]
    for s in np.arange(-half[0, 0] + 0.3, half[0, 0] - 0.2, 0.36):
        path = surface(r, side, np.full(6, s), np.linspace(0.004, 0.3, 6)) - [0, 0, 0.15]
        parts.append(tube(path, 0.045, 4, tint=0.6))
    return merge(parts)


def ridge_work(r: Roof) -> Mesh:
    """Limewashed ridges: the crest with its fretwork, hips, and corners that end in curls."""
    z, x = r.ridge, r.gablet_x
    wall = [box((2 * x + 0.5, 0.34, 0.5), (0, 0, z - 0.12), 0.04), box((2 * x + 0.7, 0.46, 0.09), (0, 0, z + 0.38), 0.02),
            box((2 * x + 0.6, 0.44, 0.07), (0, 0, z + 0.02), 0.02)]
    wall += [fret(i, z + 0.09) for i in np.arange(-x, x, 0.33)]
    for sx in (-1, 1):
        for sy in (-1, 1):
            wall += hip(r, sx, sy)
        wall += [gablet(r, sx), whirl([sx * (x + 0.15), 0, z + 0.4], -sx, 0.55, 0.17), whirl([sx * (x - 0.5), 0, z + 0.4], -sx, 0.3, 0.1)]
    return merge(wall)


def fret(x: float, z: float) -> Mesh:
    """One pierced flower tile (hoa chanh) of the crest, as a raised lozenge front and back."""
    v = np.array([[x + dx, y, z + 0.14 + dz] for y in (-0.19, 0.19) for dx, dz in
                  ((-0.14, 0), (0, -0.12), (0.14, 0), (0, 0.12))])
    v = np.concatenate([v, [[x, -0.22, z + 0.14], [x, 0.22, z + 0.14]]])
    f = [[i, (i + 1) % 4, 8, -1] for i in range(4)] + [[4 + (i + 1) % 4, 4 + i, 9, -1] for i in range(4)]
    return mesh(v, np.array(f))


def hip(r: Roof, sx: int, sy: int) -> list[Mesh]:
    """From the crest down the gable, along the hip, out into the flying corner."""
    t = np.linspace(1, r.gablet_t, 8)
    down = np.stack([np.full(8, sx * (r.gablet_x + 0.05)), sy * extents(r, t)[1],
                     surface(r, 'front', np.zeros(8), t)[:, 2] + 0.16], -1)
    t = np.linspace(r.gablet_t, 0.0, 40)
    side = 'front' if sy < 0 else 'back'
    along = surface(r, side, sx * extents(r, t)[0], t) + [0, 0, 0.14]
    return [tube(down, 0.2, 4, (0.75, 1)), tube(along, np.linspace(0.23, 0.19, 40), 4, (0.75, 1)),
            *curls(along[-1], along[-1] - along[-3])]


def curls(tip: Array, heading: Array) -> list[Mesh]:
    """The đao: one great hook and two smaller flames behind it."""
    h = heading / np.linalg.norm(heading[:2])
    parts = []
    for size, back, bend in ((1.0, 0.0, 2.3), (0.62, 0.55, 2.7), (0.5, 1.0, 3.0)):
        a = np.linspace(0, bend, 26)
        rise = np.cumsum(np.sin(a * 0.95 + 0.35)) * 0.05 * size
        reach = np.cumsum(np.cos(a * 0.95 + 0.35)) * 0.05 * size
        path = tip - np.append(h[:2] * back, 0.25 * back) + reach[:, None] * np.append(h[:2], 0) + rise[:, None] * [0, 0, 1]
        parts.append(tube(path, np.linspace(0.2, 0.03, 26) * size ** 0.5, 8, (0.6, 1)))
    return parts


def gablet(r: Roof, sx: int) -> Mesh:
    """The small upright triangle (vỉ ruồi) over a side slope."""
    t = np.linspace(r.gablet_t, 1, 12)
    y, z = extents(r, t)[1], surface(r, 'front', np.zeros(12), t)[:, 2]
    x = np.full(12, sx * (r.gablet_x - 0.12))
    return mesh(np.stack([np.stack([x, -y, z], -1), np.stack([x, y, z], -1)]), grid_faces(2, 12), 0.8)


def dragon(length: float = 3.4) -> Mesh:
    """A crest dragon suggested: arching body with a comb of spines, maned head, whirled tail; it looks along +x."""
    u = np.linspace(0, 1, 120)
    arch = 0.34 * np.abs(np.sin(u * 2.5 * np.pi)) ** 0.8 * (0.5 + 0.5 * u)
    body = np.stack([length * (u - 1) - 0.12 * np.sin(u * 5 * np.pi), 0.06 * np.sin(u * 9), 0.16 + arch + 0.5 * u ** 6], -1)
    girth = 0.07 + 0.13 * np.sin(np.clip(u * 0.95 + 0.05, 0, 1) * np.pi * 0.7)
    parts = [tube(body, girth, 12, tint=0.6)]
    for i in range(8, 116, 3):
        b, g = body[i], girth[i]
        parts.append(tube([b + [0, 0, g * 0.7], b + [-0.05, 0, g + 0.08], b + [-0.13, 0, g + 0.13]], [0.07, 0.045, 0.004], 5, (0.4, 1)))
    parts += [whirl(body[0], -1, 0.42, 0.09), *head(body[-1])]
    return merge(parts)


def whirl(at, heading: int, size: float, thick: float) -> Mesh:
    """A cloud curl, as on every tail, mane and ridge end."""
    a = np.linspace(0, 5.2, 34)
    r = size * np.linspace(1, 0.18, 34)
    path = np.stack([heading * r * np.sin(a), 0 * a, size - r * np.cos(a)], -1)
    return tube(path + at, np.linspace(thick, thick * 0.45, 34), 8, (0.8, 1))


def head(at) -> list[Mesh]:
    h = at + np.array([0.0, 0, 0.06])
    parts = [tube(h + np.array([[-.2, 0, -.05], [0, 0, .06], [.17, 0, .03], [.34, 0, .04], [.44, 0, .1]]), [.17, .2, .15, .11, .05], 12),
             tube(h + np.array([[0, 0, -.12], [.16, 0, -.17], [.32, 0, -.15]]), [.12, .08, .03], 8)]
    for s in (-1, 1):
        parts.append(tube(h + np.array([[-.05, s * .1, .16], [-.2, s * .16, .32], [-.42, s * .17, .36], [-.52, s * .18, .5]]), [.05, .045, .03, .006], 6))
        for k in range(5):
            b = h + [-.12, s * .13, .12 - .1 * k]
            parts.append(tube([b, b + [-.2, s * .06, .02 - .03 * k], b + [-.4, s * .05, .14 - .05 * k]], [.06, .05, .006], 5))
    return parts


def crest(r: Roof) -> Mesh:
    """Two dragons adore a flaming disc on the ridge (lưỡng long chầu nhật)."""
    d = dragon()
    left = Mesh(d.vertices * 1.25 + [-0.95, 0, r.ridge + 0.43], d.faces, d.tint, d.uv)
    right = mirrored(left)
    a = np.linspace(0, 2 * np.pi, 33)
    disc = np.stack([0.26 * np.cos(a), 0 * a, r.ridge + 0.95 + 0.26 * np.sin(a)], -1)
    flames = [tube([[0.3 * np.cos(b), 0, r.ridge + 0.95 + 0.3 * np.sin(b)], [0.42 * np.cos(b + .12), 0, r.ridge + 0.95 + 0.42 * np.sin(b + .12)],
                    [0.58 * np.cos(b + .05), 0, r.ridge + 0.97 + 0.6 * np.sin(b + .05)]], [0.08, 0.06, 0.005], 6, (0.6, 1))
              for b in np.linspace(-0.5, np.pi + 0.5, 9)]
    return merge([left, right, tube(disc, 0.07, 8), box((0.5, 0.12, 0.5), (0, 0, r.ridge + 0.7), 0.05),
                  box((0.6, 0.3, 0.35), (0, 0, r.ridge + 0.4), 0.03), *flames])


def roof_parts(r: Roof = Roof()) -> dict[str, Mesh]:
    rng = np.random.default_rng(7)
    sides = ('front', 'back', 'left', 'right')
    return {'tile': merge([courses(r, s, rng) for s in sides]), 'wood': merge([soffit(r, s) for s in sides]),
            'mortar': merge([ridge_work(r), crest(r)])}
