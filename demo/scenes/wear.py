# SPDX-License-Identifier: Apache-2.0
"""What time does to a surface, per vertex: shade in the hollows, rubbing on what stands proud, gold, patina, moss, paint."""
from __future__ import annotations

import drjit as dr
import mitsuba as mi
import numpy as np
from mesh import Array, Mesh, triangles
from mitsuba_dinh import blend, noise
from scipy.sparse import coo_matrix, diags
from scipy.spatial import cKDTree
from studio import plain, shape


def normals(m: Mesh) -> Array:
    """Unit normals of the vertices, weighted by area; upwards where a vertex has no face of any size."""
    t = triangles(m)
    a, b, c = (m.vertices[t[:, i]] for i in range(3))
    n = np.cross(b - a, c - a)
    out = np.stack([np.bincount(t.ravel(), np.repeat(n[:, k], 3), len(m.vertices)) for k in range(3)], -1)
    length = np.linalg.norm(out, axis=1, keepdims=True)
    return np.where(length > 0, out / np.maximum(length, 1e-30), (0.0, 0.0, 1.0))


def smoother(m: Mesh):
    """A matrix that gives each vertex the mean of itself and its neighbours."""
    t = triangles(m)
    i, j = t[:, [0, 1, 2, 1, 2, 0]].ravel(), t[:, [1, 2, 0, 0, 1, 2]].ravel()
    n = len(m.vertices)
    a = coo_matrix((np.ones(len(i), np.float32), (i, j)), (n, n)).tocsr()
    a.data[:] = 1
    a = a + diags(np.ones(n, np.float32))
    return diags(1 / np.asarray(a.sum(1)).ravel()).astype(np.float32) @ a


def proud(m: Mesh, reach: int = 12, scale: float | None = None) -> Array:
    """How far a point stands above its surroundings, -1 .. 1; `scale` metres are 1."""
    s, v = smoother(m), m.vertices.astype(np.float32)
    w = v
    for _ in range(reach):
        w = s @ w
    d = ((v - w) * normals(m)).sum(1)
    return np.clip(d / (scale or np.percentile(np.abs(d), 92) + 1e-9), -1, 1)


def openness(parts: list[Mesh], reach: float = 0.3, rays: int = 40, which: int | None = None, soften: int = 2) -> list[Array]:
    """How much of the sky above each vertex is free within `reach`, 0 .. 1, every part shading every other."""
    scene = mi.load_dict({"type": "scene", **{f"p{k}": shape(p, plain((0.5, 0.5, 0.5)), f"p{k}") for k, p in enumerate(parts)}})
    out = []
    for m in parts if which is None else [parts[which]]:
        n = normals(m)
        side = np.cross(n, np.where(np.abs(n[:, 2:]) > 0.9, [[1.0, 0, 0]], [[0, 0, 1.0]]))
        side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
        other = np.cross(n, side)
        eps = reach * 0.006
        free = np.zeros(len(n))
        rng = np.random.default_rng(3)
        for k in range(rays):
            r, a = np.sqrt((k + rng.random(len(n))) / rays), 2 * np.pi * (k * 0.618 + rng.random(len(n)))
            d = n * np.sqrt(1 - r * r)[:, None] + side * (r * np.cos(a))[:, None] + other * (r * np.sin(a))[:, None]
            o = mi.Point3f(*(np.ascontiguousarray(x, np.float32) for x in (m.vertices + n * eps).T))
            ray = mi.Ray3f(o, mi.Vector3f(*(np.ascontiguousarray(x, np.float32) for x in d.T)))
            ray.maxt = mi.Float(reach)
            free += 1 - np.array(dr.select(scene.ray_test(ray), mi.Float(1), mi.Float(0)))
        s = smoother(m)
        free /= rays
        for _ in range(soften):
            free = s @ free
        out.append(free)
    return out


def cracks(p: Array, cell: float, seed: int = 2) -> Array:
    """0 on the edges of random cells in space, growing to 1 inside: craquelure."""
    rng = np.random.default_rng(seed)
    low, high = p.min(0) - cell, p.max(0) + cell
    axes = [np.arange(a, b, cell) for a, b in zip(low, high)]
    hubs = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3) + rng.uniform(-0.5, 0.5, (np.prod([len(a) for a in axes]), 3)) * cell
    wobble = np.stack([noise(p.astype(np.float32), 1.2 / cell, 3, seed + k) for k in range(3)], -1) - 0.5
    d, _ = cKDTree(hubs).query(p + wobble * cell * 0.5, k=2)
    return np.clip((d[:, 1] - d[:, 0]) / cell, 0, 1)


def coated(m: Mesh, colour: Array, rough: Array | float = 0.6, metallic: Array | float = 0.0, flat: bool = False, more: dict | None = None) -> mi.Mesh:
    """A mesh with colour, roughness and metal on its vertices."""
    n = len(m.vertices)
    props = mi.Properties()
    skin = {"type": "principled", **{k: {"type": "mesh_attribute", "name": f"vertex_{a}"} for k, a in (("base_color", "tone"), ("roughness", "rough"), ("metallic", "metal"))}, **(more or {})}
    props["bsdf"] = mi.load_dict({"type": "twosided", "bsdf": skin})
    props["face_normals"] = flat
    t = triangles(m)
    out = mi.Mesh("coated", n, len(t), props=props)
    out.add_attribute("vertex_tone", 3, np.clip(np.asarray(colour, np.float32), 0, 1).ravel())
    out.add_attribute("vertex_rough", 1, np.broadcast_to(np.asarray(rough, np.float32), n).copy())
    out.add_attribute("vertex_metal", 1, np.broadcast_to(np.asarray(metallic, np.float32), n).copy())
    p = mi.traverse(out)
    p["vertex_positions"], p["faces"] = m.vertices.astype(np.float32).ravel(), t.astype(np.uint32).ravel()
    p.update()
    return out


def mixed(a: Array, b, mask: Array) -> Array:
    return a * (1 - mask[:, None]) + np.asarray(b) * mask[:, None]


def gilt(m: Mesh, free: Array, rise: Array, seed: int = 1, worn: float = 1.0) -> tuple[Array, Array, Array]:
    """Gold leaf over red lacquer: rubbed where it stands proud, sooty where it is shut in, lost in patches, cracked."""
    p = m.vertices.astype(np.float32) + seed * 3.1
    big, fine = noise(p, 2.6, 6, seed), noise(p, 16, 6, seed + 1)
    gold = blend(big, [(0.3, (0.50, 0.27, 0.07)), (0.5, (0.72, 0.43, 0.13)), (0.7, (0.88, 0.60, 0.24))])
    red = blend(fine, [(0.3, (0.09, 0.012, 0.006)), (0.6, (0.26, 0.030, 0.014)), (0.8, (0.33, 0.06, 0.025))])
    lost = np.interp(big * 0.45 + fine * 0.55 + 0.10 * np.clip(rise, 0, 1) * worn, [0.615, 0.645], [0, 1])
    edge = np.interp(cracks(p, 0.045, seed), [0.0, 0.05], [0.75, 0]) * (big > 0.46)
    bare = np.clip(np.maximum(lost, edge) * worn, 0, 1)
    soot = np.interp(free + (fine - 0.5) * 0.3, [0.12, 0.55], [1, 0])
    colour = mixed(mixed(gold, red, bare), (0.045, 0.017, 0.008), soot * 0.82)
    rough = np.clip(0.24 + 0.22 * fine + 0.1 * bare + 0.35 * soot, 0.16, 0.9)
    return colour, rough, np.clip(1 - bare, 0, 1) * (1 - 0.75 * soot)


def lacquer(m: Mesh, free: Array, rise: Array, red=(0.26, 0.022, 0.012), seed: int = 4) -> tuple[Array, Array, Array]:
    """One lacquer colour, darker in hollows, brown at rubbed edges."""
    p = m.vertices.astype(np.float32) + seed
    fine = noise(p, 9, 6, seed)
    colour = np.asarray(red) * np.interp(fine, [0.3, 0.7], [0.6, 1.25])[:, None] * np.interp(free, [0.2, 0.9], [0.25, 1.05])[:, None]
    rub = np.interp(rise + (fine - 0.5) * 2, [0.75, 1.0], [0, 0.8])
    return mixed(colour, (0.10, 0.05, 0.025), rub), np.clip(0.22 + 0.3 * fine, 0.1, 0.8), np.zeros(len(p))


def rock(m: Mesh, free: Array, rise: Array, seed: int = 1, warm: float = 0.0, moss: float = 1.0) -> Array:
    """Blue-grey limestone: pale where it stands proud and where hands went, black in hollows, rain streaks, moss and lichen."""
    p = m.vertices.astype(np.float32) + seed * 7.3
    up = normals(m)[:, 2]
    base = blend(noise(p, 1.6, 7, seed), [(0.3, (0.085, 0.092, 0.094)), (0.5, (0.155, 0.158, 0.152)), (0.7, (0.255, 0.248, 0.225))])
    base = base * (1 + warm * np.array([0.18, 0.02, -0.16]))
    fine, streak = noise(p, 21, 6, seed + 4), noise(p * np.array([1, 1, 0.10], np.float32), 5, 5, seed + 1)
    base *= (np.interp(streak, [0.35, 0.62], [0.62, 1.12]) * np.interp(fine, [0.3, 0.7], [0.8, 1.18]) * (1 + 0.28 * rise) * np.interp(free, [0.15, 0.95], [0.34, 1.05]))[:, None]
    green = np.interp(noise(p, 3.1, 7, seed + 2) + 0.16 * np.clip(up, -0.2, 1) - 0.10 * rise + 0.12 * (1 - free), [0.66, 0.76], [0, 0.6]) * moss
    base = mixed(base, blend(fine, [(0.3, (0.035, 0.05, 0.014)), (0.7, (0.105, 0.115, 0.032))]), green)
    spots = np.interp(noise(p, 12, 4, seed + 3) + 0.08 * up, [0.70, 0.74], [0, 0.7]) * moss
    return mixed(base, (0.36, 0.35, 0.28), spots)


def patina(m: Mesh, free: Array, rise: Array, seed: int = 2, green: float = 0.5) -> tuple[Array, Array, Array]:
    """Bronze: warm metal where it stands proud, brown between, green crust in the hollows."""
    p = m.vertices.astype(np.float32) + seed * 5.7
    stain, fine = noise(p, 5, 7, seed), noise(p, 24, 6, seed + 1)
    metal = blend(stain, [(0.3, (0.10, 0.058, 0.03)), (0.5, (0.24, 0.14, 0.065)), (0.72, (0.42, 0.255, 0.11))])
    crust = blend(fine, [(0.3, (0.012, 0.03, 0.024)), (0.5, (0.045, 0.12, 0.088)), (0.66, (0.13, 0.25, 0.185)), (0.8, (0.2, 0.2, 0.12))])
    mask = np.interp(stain * 0.7 + fine * 0.3 - 0.20 * rise + 0.35 * (1 - free) + (green - 0.5) * 0.5, [0.50, 0.66], [0, 1])
    colour = metal * (1 - mask[:, None]) + crust * mask[:, None]
    return colour * np.interp(free, [0.15, 0.8], [0.4, 1])[:, None], np.clip(0.26 + 0.2 * fine + 0.35 * mask, 0.15, 0.9), 1 - mask * 0.95
