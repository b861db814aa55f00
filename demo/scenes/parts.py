# SPDX-License-Identifier: Apache-2.0
"""A kit for building: roofs of any size and number of tiers, brick and stone as painted maps, water, hills, woods, light."""

from __future__ import annotations

from functools import cache

import cv2
import mitsuba as mi
import numpy as np
from mesh import Array, Mesh, box, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_dinh import noise, paint
from plants import areca, banyan
from roof import Roof, curls, extents, frames, gablet, surface, tile, whirl
from studio import painted, shape, texture

SIDES = ("front", "back", "left", "right")
Things = dict


# ---- roofs ---------------------------------------------------------------------------------------------------------------
def plain_tile(length: float = 0.3, width: float = 0.2) -> Mesh:
    """Few corners, for roofs seen from afar: a slab with a rounded, upturned foot."""
    along, height = np.array([-0.1, 0.3, 1.0]) * length, np.array([0.045, 0.03, 0.01])
    x = np.array([[-0.3, 0, 0.3], [-0.5, 0, 0.5], [-0.5, 0, 0.5]]) * width
    top = np.stack([x, np.repeat(along[:, None], 3, 1) - 0.02 * (x == 0) * [[1], [0], [0]], np.repeat(height[:, None], 3, 1)], -1).reshape(-1, 3)
    rim = [[0, 9, 10, 1], [1, 10, 11, 2], [0, 3, 12, 9], [2, 11, 14, 5]]
    return mesh(np.concatenate([top, top - [0, 0, 0.03]]), np.concatenate([grid_faces(3, 3), np.array(rim)]))


def pipe_tile(length: float = 0.34, radius: float = 0.075) -> Mesh:
    """A half pipe (ngói ống) over the joint of two pan tiles."""
    a = np.linspace(0, np.pi, 6)
    ring = np.stack([radius * np.cos(a), 0 * a, radius * np.sin(a)], -1)
    v = np.stack([ring + [0, -0.02 * length, 0.012], ring * 0.94 + [0, length * 1.05, 0]])
    cap = np.array([[i + 1, i, 5, -1] for i in range(4)])
    return mesh(v.reshape(-1, 3), np.concatenate([grid_faces(2, 6), cap]))


def slope(r: Roof, side: str, rng: np.random.Generator, top: float, kind: str) -> Mesh:
    """The tiles of one side up to the share `top`."""
    one, dx, dy = {"fish": (tile(), 0.19, 0.135), "plain": (plain_tile(), 0.21, 0.15), "pipe": (pipe_tile(), 0.26, 0.3)}[kind]
    most = top if side in ("front", "back") else min(top, r.gablet_t)
    metres = np.linalg.norm(surface(r, side, 0, most) - surface(r, side, 0, 0))
    t = np.linspace(-0.004, most, max(2, int(metres / dy)))
    s, t = np.meshgrid(np.arange(-r.half_length - r.half_depth, r.half_length + r.half_depth, dx), t)
    s = s + (0 if kind == "pipe" else dx / 2) * (np.arange(len(s)) % 2)[:, None]
    s, t = s.ravel(), t.ravel()
    keep = np.abs(s) < extents(r, t)[0 if side in ("front", "back") else 1] + 0.02
    s, t = s[keep] + rng.normal(0, 0.006, keep.sum()), t[keep] + rng.normal(0, 0.0008, keep.sum())
    axes, at = frames(r, side, s, t)
    axes[..., 1] += axes[..., 2] * rng.normal(0, 0.02, len(s))[:, None]
    axes[..., 0] += axes[..., 2] * rng.normal(0, 0.03, len(s))[:, None]
    return scatter(one, axes, at, rng.random(len(s)))


def underside(r: Roof, side: str, top: float, rafters: bool) -> Mesh:
    """Boards and rafters under the eaves, or the pans between half pipes."""
    most = top if side in ("front", "back") else min(top, r.gablet_t)
    u, t = np.meshgrid(np.linspace(-1, 1, 81), np.linspace(0.002, most, 12))
    half = extents(r, t)[0 if side in ("front", "back") else 1]
    parts = [mesh(surface(r, side, u * half, t) - [0, 0, 0.08], grid_faces(12, 81), 0.3)]
    edge = np.stack([surface(r, side, u[0] * half[0], np.zeros(81)) + [0, 0, k] for k in (0.01, -0.17)])
    parts.append(mesh(edge, grid_faces(2, 81), 0.4))
    if rafters:
        for s in np.arange(-half[0, 0] + 0.3, half[0, 0] - 0.2, 0.36):
            path = surface(r, side, np.full(5, s), np.linspace(0.004, min(most, 0.35), 5)) - [0, 0, 0.13]
            parts.append(tube(path, 0.045, 4, tint=0.6))
    return merge(parts)


def hips(r: Roof, top: float, thick: float) -> list[Mesh]:
    """The four hips out into flying corners."""
    out = []
    t = np.linspace(min(top, r.gablet_t), 0.0, 30)
    for sx in (-1, 1):
        for sy in (-1, 1):
            along = surface(r, "front" if sy < 0 else "back", sx * extents(r, t)[0], t) + [0, 0, 0.6 * thick]
            out.append(tube(along, np.linspace(thick, 0.8 * thick, 30), 4, (0.75, 1)))
            hook = curls(np.zeros(3), along[-1] - along[-3])
            out += [moved(m, along[-1], scale=thick / 0.2) for m in hook]
    return out


def crown(r: Roof, thick: float) -> list[Mesh]:
    """Ridge, the edges of the gables, and cloud curls at the ridge's ends."""
    x, z = r.gablet_x, r.ridge
    parts = [box((2 * x + 0.4 * thick, 1.5 * thick, 2.2 * thick), (0, 0, z - 0.5 * thick), 0.03),
             box((2 * x + 1.5 * thick, 2.1 * thick, 0.45 * thick), (0, 0, z + 1.6 * thick), 0.02)]
    t = np.linspace(1, r.gablet_t, 8)
    for sx in (-1, 1):
        for sy in (-1, 1):
            down = np.stack([np.full(8, sx * (x + 0.05)), sy * extents(r, t)[1], surface(r, "front", np.zeros(8), t)[:, 2] + 0.7 * thick], -1)
            parts.append(tube(down, thick, 4, (0.75, 1)))
        parts += [gablet(r, sx), whirl([sx * (x + thick * 0.6), 0, z + 1.6 * thick], -sx, 2.7 * thick, 0.85 * thick)]
    return parts


def roofing(r: Roof, top: float = 1.0, kind: str = "plain", rafters: bool = True, thick: float = 0.2, seed: int = 7) -> dict[str, Mesh]:
    """A whole hipped roof, or a skirt of it up to the share `top`."""
    rng = np.random.default_rng(seed)
    mortar = hips(r, top, thick) + (crown(r, thick) if top >= 1 else [])
    return {"tile": merge([slope(r, s, rng, top, kind) for s in SIDES]), "wood": merge([underside(r, s, top, rafters) for s in SIDES]),
            "mortar": merge(mortar)}


def together(*groups: dict[str, Mesh]) -> dict[str, Mesh]:
    """One mesh for each material."""
    kinds = dict.fromkeys(k for g in groups for k in g)
    return {k: merge([g[k] for g in groups if k in g]) for k in kinds}


def placed(group: dict[str, Mesh], by=(0, 0, 0), turn: float = 0.0, scale: float = 1.0) -> dict[str, Mesh]:
    return {k: moved(m, by, turn, scale) for k, m in group.items()}


# ---- walls ---------------------------------------------------------------------------------------------------------------
LOOKS = {  # block metres (long, high), joint metres, colours from dark to light, joint colour, stain
    "brick": ((0.26, 0.075), 0.008, ((0.12, 0.042, 0.025), (0.24, 0.085, 0.045), (0.30, 0.135, 0.075)), (0.22, 0.19, 0.15), 0.9),
    "old_brick": ((0.3, 0.08), 0.004, ((0.10, 0.035, 0.02), (0.22, 0.075, 0.036), (0.30, 0.14, 0.07)), (0.09, 0.04, 0.024), 1.0),
    "red_brick": ((0.24, 0.07), 0.006, ((0.20, 0.05, 0.028), (0.30, 0.075, 0.04), (0.34, 0.11, 0.06)), (0.25, 0.16, 0.12), 0.55),
    "limestone": ((1.3, 0.62), 0.012, ((0.12, 0.12, 0.11), (0.2, 0.195, 0.18), (0.29, 0.275, 0.24)), (0.05, 0.048, 0.04), 1.0),
    "limewash": ((40.0, 40.0), 0.0, ((0.5, 0.44, 0.34), (0.55, 0.5, 0.4), (0.6, 0.55, 0.45)), (0.5, 0.5, 0.5), 0.9),
    "ochre": ((40.0, 40.0), 0.0, ((0.5, 0.27, 0.07), (0.55, 0.31, 0.09), (0.6, 0.36, 0.12)), (0.5, 0.5, 0.5), 0.8),
}


def cloth(size: int, seed: int, octaves: int = 9, stretch: int = 1) -> Array:
    """Noise 0..1 that repeats at its edges; `stretch` draws it out upright."""
    rng = np.random.default_rng(seed)
    total = np.zeros((size, size), np.float32)
    for k in range(1, octaves):
        n = 2 << k
        a = rng.random((max(2, n // stretch), n)).astype(np.float32)
        a = np.pad(a, 2, mode="wrap")
        sy, sx = size // (a.shape[0] - 4), size // (a.shape[1] - 4)
        big = cv2.resize(a, (a.shape[1] * sx, a.shape[0] * sy), interpolation=cv2.INTER_CUBIC)
        total += big[2 * sy:2 * sy + size, 2 * sx:2 * sx + size] * 0.6 ** k
    return (total - total.min()) / np.ptp(total)


@cache
def wall_maps(look: str, size: int = 2048, metres: float = 8.0) -> tuple[Array, Array, Array]:
    """Colour, roughness and height of a wall of blocks, weathered; the map covers metres x metres and repeats."""
    (long, high), joint, tones, seam, stain = LOOKS[look]
    rng = np.random.default_rng(len(look))
    rows, columns = max(1, round(metres / high)), max(1, round(metres / long))
    v, u = np.mgrid[0:size, 0:size] / size
    wob = (cloth(size, 3, 8) - 0.5)[..., None] * [0.012, 0.006] / metres * (3 if look == "limestone" else 1)
    y = (v + wob[..., 1]) * rows
    row = np.floor(y).astype(int) % rows
    x = (u + wob[..., 0]) * columns + 0.5 * (row % 2) + rng.normal(0, 0.12, rows)[row]
    piece = np.floor(x).astype(int) % columns
    near = np.minimum(np.minimum(x % 1, 1 - x % 1) * long, np.minimum(y % 1, 1 - y % 1) * high)
    solid = np.clip((near - joint / 2) / 0.006, 0, 1) if joint else np.ones_like(u)
    tint = rng.random((rows, columns))[row, piece]
    fine, wide, runs = cloth(size, 5, 10), cloth(size, 6, 7), cloth(size, 7, 9, 8)
    tint = np.clip(tint * 0.75 + (fine - 0.5) * 0.9 + 0.12, 0, 1)
    colour = np.stack([np.interp(tint, [0, 0.5, 1], [c[k] for c in tones]) for k in range(3)], -1)
    colour = colour * solid[..., None] + np.array(seam) * (1 - solid[..., None]) * 0.6
    dirt = np.clip((wide * 0.55 + runs * 0.6 - 0.56) / 0.14, 0, 1)[..., None] * 0.62 * stain
    colour = colour * (1 - dirt) + dirt * np.array([0.035, 0.032, 0.024])
    pale = np.clip((cloth(size, 9, 9) - 0.62) / 0.1, 0, 1)[..., None] * 0.3 * stain
    colour = colour * (1 - pale) + pale * np.array([0.36, 0.33, 0.27])
    offset = rng.normal(0, 0.0035, (rows, columns))[row, piece] if joint else 0
    height = solid * 0.009 * (0.6 if joint < 0.005 else 1) + offset + fine * 0.006
    return colour.astype(np.float32), (0.7 + 0.25 * fine).astype(np.float32), (height / metres).astype(np.float32)


@cache
def wall_skin(look: str, metres: float = 8.0) -> dict:
    colour, rough, height = wall_maps(look, 2048, metres)
    skin = {"type": "principled", "base_color": texture(colour), "roughness": texture(rough), "specular": 0.25}
    return {"type": "twosided", "bsdf": {"type": "bumpmap", "arbitrary": texture(height), "scale": 1.0, "bsdf": skin}}


def unfolded(m: Mesh, metres: float = 8.0) -> Mesh:
    """Each face with its own corners and a uv in metres: along the wall and upwards, or x and y on the level."""
    tri = m.faces[:, 3] < 0
    f = np.where(m.faces < 0, m.faces[:, 2:3], m.faces)
    p = m.vertices[f]
    n = np.cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 1] if not tri.all() else p[:, 1] - p[:, 0])
    bad = tri | (np.linalg.norm(n, axis=1) < 1e-12)
    n[bad] = np.cross(p[bad, 1] - p[bad, 0], p[bad, 2] - p[bad, 0])
    n /= np.linalg.norm(n, axis=1, keepdims=True) + 1e-12
    level = np.abs(n[:, 2]) > 0.75
    flat = n * [1, 1, 0]
    flat /= np.linalg.norm(flat, axis=1, keepdims=True) + 1e-9
    side = np.where(level[:, None], [[1.0, 0, 0]], np.stack([-flat[:, 1], flat[:, 0], 0 * flat[:, 0]], -1))
    up = np.where(level[:, None], [[0, 1.0, 0]], [[0, 0, 1.0]])
    u, v = np.einsum("fkj,fj->fk", p, side), np.einsum("fkj,fj->fk", p, up)
    shift = np.round(np.abs(flat[:, :1]) * 3.7 + np.abs(side[:, :1]) * 1.3, 2)
    uv = np.stack([u + shift, v], -1) / metres
    faces = np.arange(len(f) * 4).reshape(-1, 4)
    faces[tri, 3] = -1
    return Mesh(p.reshape(-1, 3), faces, np.repeat(m.tint[f[:, 0]], 4), uv.reshape(-1, 2))


def wall(m: Mesh, look: str, metres: float = 8.0) -> mi.Mesh:
    """A mesh clad in brick, stone or limewash."""
    return shape(unfolded(m, metres), wall_skin(look, metres), flat=True)


def arched(width: float, height: float, depth: float, doors: list[tuple[float, float, float]], sunk: float = 0.0, steps: int = 15) -> Mesh:
    """A wall along x (face at y = 0, back at y = depth) with round-headed ways through: (middle, width, height to the crown)."""
    doors = sorted(doors)
    parts, left = [], -width / 2
    for x, w, h in [*doors, (width, 0.0, 0.0)]:
        right = min(x - w / 2, width / 2)
        parts.append(prism([(left, 0), (right, 0), (right, height), (left, height)], depth))
        if w:
            a = np.linspace(np.pi, 0, steps)
            spring = h - w / 2
            ring = np.stack([x + w / 2 * np.cos(a), spring + w / 2 * np.sin(a)], -1)
            for (x0, z0), (x1, z1) in zip(ring, ring[1:]):
                parts.append(prism([(x0, z0), (x1, z1), (x1, height), (x0, height)], depth))
        left = x + w / 2
    return merge(parts)


def prism(outline: list[tuple[float, float]], depth: float, y: float = 0.0) -> Mesh:
    """A convex outline in the xz plane, counter-clockwise, drawn out from y to y + depth."""
    o = np.array(outline, float)
    n = len(o)
    front = np.stack([o[:, 0], np.full(n, y), o[:, 1]], -1)
    v = np.concatenate([front, front + [0, depth, 0]])
    faces = [[0, i, i + 1, -1] for i in range(1, n - 1)] + [[n, n + i + 1, n + i, -1] for i in range(1, n - 1)]
    faces += [[i, n + i, n + (i + 1) % n, (i + 1) % n] for i in range(n)]
    return mesh(v, np.array(faces))


def voussoirs(x: float, width: float, crown_z: float, y: float, out: float, deep: float, count: int, seed: int = 0) -> Mesh:
    """The wedge stones of a round arch, standing a little proud of the wall."""
    rng = np.random.default_rng(seed)
    a = np.linspace(np.pi, 0, count + 1)
    spring, parts = crown_z - width / 2, []
    for a0, a1 in zip(a, a[1:]):
        g, r1 = 0.004, width / 2 + out * rng.uniform(0.92, 1.1)
        pts = [(x + r * np.cos(b), spring + r * np.sin(b)) for r, b in ((width / 2, a0 - g), (r1, a0 - g), (r1, a1 + g), (width / 2, a1 + g))]
        parts.append(prism(pts, deep, y - rng.uniform(0, 0.03)))
    return merge(parts)


# ---- ground, water, woods, light -----------------------------------------------------------------------------------------
def water(x0: float, x1: float, y0: float, y1: float, z: float, dark: Array | float = 0.55, ripple: float = 0.0) -> mi.Mesh:
    """Still water; `ripple` is the height of its waves in metres (bump)."""
    flat = mesh([[x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z]], [[0, 1, 2, 3]], 0.5, np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]) / 12.0)
    tint = dark if isinstance(dark, tuple) else (dark * 0.92, dark, dark * 0.97)
    skin: dict = {"type": "roughconductor", "alpha": 0.01, "material": "none", "specular_reflectance": {"type": "rgb", "value": tint}}
    if ripple:
        waves = cloth(1024, 12, 7) * 0.7 + cloth(1024, 13, 9) * 0.3
        skin = {"type": "bumpmap", "arbitrary": texture(waves * ripple / 12.0), "scale": 1.0, "bsdf": skin}
    return shape(flat, skin)


def earth(z: float = 0.0, colour=(0.05, 0.05, 0.025), size: float = 3000) -> mi.Mesh:
    return painted(box((size, size, 0.1), (0, 0, z - 0.1)), np.full((24, 3), colour))


def ground_map(x0: float, x1: float, y0: float, y1: float, height, step: float = 1.0, colour=None) -> mi.Mesh:
    """A field or slope: `height` of (x, y); painted grass, earth and stone by noise."""
    x, y = np.meshgrid(np.arange(x0, x1 + step, step), np.arange(y0, y1 + step, step))
    m = mesh(np.stack([x, y, height(x, y)], -1), grid_faces(*x.shape))
    p = m.vertices.astype(np.float32)
    a, b = noise(p, 0.08, 6, 3)[:, None], noise(p, 0.6, 5, 4)[:, None]
    green, dry = np.array([0.045, 0.075, 0.018]), np.array([0.11, 0.095, 0.04])
    c = colour if colour is not None else green + (dry - green) * np.clip((a - 0.42) * 5, 0, 1)
    return painted(m, c * (0.55 + 0.9 * b), 0.9)


def hills(distance: float, rise: float, seed: int, z: float = 0.0, span: float = 2.2, colour=(0.03, 0.05, 0.02), middle: float = 0.0) -> mi.Mesh:
    """A range of wooded hills that stands round the view towards +y, from -span to span of its distance."""
    rng = np.random.default_rng(seed)
    u, t = np.meshgrid(np.linspace(-span, span, 420), np.linspace(0, 1, 24))
    ridge = sum(np.interp((u + middle) * 3 * 1.9 ** k + rng.uniform(0, 50), np.arange(-60, 160), rng.random(220)) * 0.5 ** k for k in range(6)) / 2
    z_ = rise * np.clip(ridge * 1.6 - 0.3, 0.05, 2) * np.sin(t * np.pi / 2)
    rough = noise(np.stack([u * 40, t * 12, 0 * u], -1).reshape(-1, 3).astype(np.float32), 1.0, 5, seed).reshape(u.shape)
    v = np.stack([u * distance, distance * (1 + 0.5 * t) + rough * distance * 0.03, z + z_ + (rough - 0.5) * rise * 0.16], -1)
    m = mesh(v, grid_faces(*u.shape))
    c = np.array(colour) * (0.5 + rough.reshape(-1, 1))
    return painted(m, c, 0.95)


@cache
def tree(height: float, spread: float, leaves: int, seed: int, leaf: float) -> tuple[Mesh, Mesh]:
    return banyan(height, spread, leaves, seed, leaf)


def wood(spots: list[tuple[float, float]], height: float = 10, spread: float = 6, leaves: int = 26000, leaf: float = 0.27, seed: int = 20, z: float = 0.0, kinds: int = 3) -> Things:
    """Broad trees at the spots: a few shapes, each placed many times, turned and scaled."""
    out: Things = {}
    kinds = min(kinds, len(spots))
    for k in range(kinds):
        t, c = tree(height, spread, leaves, seed + k, leaf)
        out[f"grove{seed}_{k}"] = {"type": "shapegroup", "t": painted(t, paint("wood", t)), "c": painted(c, paint("leaf", c) * np.array([0.5, 0.58, 0.8]) + 0.004, flat=True)}
    rng = np.random.default_rng(seed)
    for k, (x, y) in enumerate(spots):
        to = mi.ScalarTransform4f().translate((x, y, z)) @ mi.ScalarTransform4f().rotate((0, 0, 1), rng.uniform(0, 360)) @ mi.ScalarTransform4f().scale(rng.uniform(0.8, 1.2))
        out[f"tree{seed}_{k}"] = {"type": "instance", "to_world": to, "group": {"type": "ref", "id": f"grove{seed}_{k % kinds}"}}
    return out


def palms(spots: list[tuple[float, float, float]], z: float = 0.0, seed: int = 1) -> Things:
    """Areca palms (x, y, height)."""
    pairs = [tuple(moved(m, (x, y, z)) for m in areca(h, seed + k)) for k, (x, y, h) in enumerate(spots)]
    trunk, leaf = merge([p[0] for p in pairs]), merge([p[1] for p in pairs])
    return {f"palm{seed}": painted(trunk, paint("wood", trunk)), f"frond{seed}": painted(leaf, paint("leaf", leaf), flat=True)}


def glowing(m: Mesh, radiance) -> mi.Mesh:
    """A mesh that shines."""
    props = mi.Properties()
    props["bsdf"] = mi.load_dict({"type": "diffuse", "reflectance": {"type": "rgb", "value": (0.3, 0.1, 0.05)}})
    props["emitter"] = mi.load_dict({"type": "area", "radiance": {"type": "rgb", "value": tuple(radiance)}})
    from mesh import triangles
    t = triangles(m)
    out = mi.Mesh("glow", len(m.vertices), len(t), props=props)
    p = mi.traverse(out)
    p["vertex_positions"], p["faces"] = m.vertices.astype(np.float32).ravel(), t.astype(np.uint32).ravel()
    p.update()
    return out


def bulb(at, size: float, radiance, name: str = "") -> dict:
    """A small ball of light, hidden inside things."""
    return {"type": "sphere", "center": list(at), "radius": size, "emitter": {"type": "area", "radiance": {"type": "rgb", "value": tuple(radiance)}}}


def clad(group: dict[str, Mesh], tag: str, looks: dict[str, str] | None = None) -> Things:
    """Shapes from a group of meshes: map-clad where `looks` names a wall, vertex-painted elsewhere."""
    rough = {"wood": 0.45, "brick": 0.45, "tile": 0.7, "lacquer": 0.3}
    out: Things = {}
    for kind, m in group.items():
        if looks and kind in looks:
            out[f"{tag}_{kind}"] = wall(m, looks[kind])
        elif kind in COLOURS:
            c = np.array(COLOURS[kind]) * np.interp(noise(m.vertices.astype(np.float32), 1.2, 5, 5), [0.3, 0.7], [0.6, 1.2])[:, None]
            out[f"{tag}_{kind}"] = painted(m, c, rough.get(kind, 0.7), flat=True)
        else:
            out[f"{tag}_{kind}"] = painted(m, paint(kind, m), rough.get(kind, 0.8), flat=True)
    return out


COLOURS = {"lacquer": (0.22, 0.022, 0.012), "gold": (0.5, 0.3, 0.07), "dark": (0.012, 0.01, 0.009), "white": (0.62, 0.58, 0.5),
           "grass": (0.06, 0.085, 0.025), "straw": (0.42, 0.3, 0.12), "jade": (0.02, 0.12, 0.1), "bluestone": (0.19, 0.2, 0.2)}


def baluster_row(a, b, height: float = 0.8, gap: float = 0.28, tint: float = 0.6) -> Mesh:
    """A low balustrade from a to b."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    n = max(2, int(np.linalg.norm(b - a) / gap))
    knob = lathe(np.array([(0.05, 0), (0.055, 0.1), (0.085, 0.35), (0.05, 0.55), (0.07, 0.7), (0.045, 0.9), (0.05, 1)]) * [1, height], 10, tint)
    parts = [moved(knob, a + (b - a) * k) for k in np.linspace(0, 1, n)]
    return merge([*parts, tube([a + [0, 0, height], b + [0, 0, height]], 0.09, 4, (1, 0.6), tint), tube([a, b], 0.1, 4, (1, 0.5), tint)])


__all__ = ["Roof", "arched", "clad", "roofing"]


def blend_green(m: Mesh) -> Array:
    """Lotus leaves, each its own green."""
    t = m.tint[:, None]
    c = np.array([0.03, 0.075, 0.02]) * (1 - t) + t * np.array([0.13, 0.18, 0.04])
    return c * np.interp(noise(m.vertices.astype(np.float32), 3, 4, 3), [0.3, 0.7], [0.7, 1.15])[:, None]
