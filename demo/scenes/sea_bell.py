# SPDX-License-Identifier: Apache-2.0
"""The bell that the sea gave back, hung on a ring, light from water on the wall: python sea_bell.py OUT.png [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from bell_relief import bell_mm
from drums import metal
from mesh import Array, Mesh, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_drum import fractal
from patina import patina, turned
from scipy.spatial import cKDTree
from sculpt import Sculpture, both
from studio import camera, develop, lamp, plain, shape, skin
from vessels import WALL, barnacles
from wear import coated, normals, openness, proud
from wear import patina as worn

ARCH = np.array([(0, 0.03, 1.222), (0, -0.03, 1.222), (0, -0.09, 1.205), (0, -0.145, 1.165), (0, -0.18, 1.11), (0, -0.198, 1.05), (0, -0.21, 1.02)])
GIRTH = [0.050, 0.052, 0.053, 0.051, 0.048, 0.046, 0.046]


def spine(n: int = 160) -> tuple[Array, Array]:
    t, u = np.linspace(0, 1, len(ARCH)), np.linspace(0, 1, n)
    p = np.stack([np.interp(u, t, ARCH[:, k]) for k in range(3)], -1)
    soft = np.hanning(25) / np.hanning(25).sum()
    return np.stack([np.convolve(np.pad(p[:, k], 12, mode="edge"), soft, "valid") for k in range(3)], -1), np.interp(u, t, GIRTH)


def head(c: Sculpture) -> None:
    """Jaws set on the shoulder of the bell, the upper lip drawn up like a trunk, mane and brows of flames."""
    c.lump((0, -0.215, 1.018), [0.052, 0.062, 0.05], k=0.02)
    c.path([(0, -0.235, 1.012), (0, -0.29, 0.992), (0, -0.335, 0.985)], [0.044, 0.037, 0.026], 0.018)
    c.path([(0, -0.33, 0.990), (0, -0.358, 1.006), (0, -0.366, 1.034), (0, -0.352, 1.056), (0, -0.334, 1.052)], [0.024, 0.019, 0.015, 0.011, 0.006], 0.008)
    c.path([(0, -0.225, 0.968), (0, -0.275, 0.940), (0, -0.318, 0.930)], [0.036, 0.028, 0.019], 0.012)
    both(c.path, [(0.006, -0.345, 0.968), (0.030, -0.312, 0.966), (0.042, -0.262, 0.972), (0.05, -0.222, 0.960)], [0.007, 0.009, 0.010, 0.007], k=0.005)
    both(c.lump, (0.036, -0.262, 1.032), [0.019, 0.022, 0.019], k=0.006)
    both(c.path, [(0.012, -0.300, 1.030), (0.034, -0.275, 1.058), (0.052, -0.235, 1.058), (0.064, -0.205, 1.078)], [0.008, 0.012, 0.012, 0.003], k=0.006)
    both(c.lump, (0.020, -0.340, 0.998), [0.012, 0.013, 0.011], k=0.005)
    both(c.limb, (0.022, -0.322, 0.964), (0.022, -0.322, 0.938), 0.008, 0.003, k=0.003)
    both(c.path, [(0.028, -0.195, 1.055), (0.042, -0.175, 1.098), (0.046, -0.150, 1.132), (0.040, -0.152, 1.165)], [0.014, 0.013, 0.010, 0.003], k=0.006)
    for k in range(5):
        z, y = 1.035 - 0.024 * k, -0.205 - 0.004 * k
        both(c.path, [(0.044, y, z), (0.072, y + 0.035, z + 0.012), (0.088, y + 0.078, z - 0.004), (0.100, y + 0.108, z + 0.024)], [0.017, 0.017, 0.012, 0.003], k=0.006)
    c.path([(0, -0.29, 0.925), (0, -0.305, 0.905), (0, -0.335, 0.900)], [0.014, 0.010, 0.003], 0.006)
    both(c.path, [(0.03, -0.30, 0.985), (0.07, -0.325, 0.988), (0.095, -0.30, 1.01), (0.098, -0.265, 1.0)], [0.007, 0.007, 0.006, 0.002], k=0.004)


def limbs(c: Sculpture) -> None:
    both(c.path, [(0.03, -0.155, 1.115), (0.075, -0.135, 1.075), (0.092, -0.110, 1.02), (0.080, -0.150, 0.972)], [0.034, 0.030, 0.022, 0.020], k=0.012)
    for t in (-0.028, 0.0, 0.028):
        both(c.path, [(0.080 + t * 0.4, -0.155, 0.968), (0.085 + t, -0.185, 0.968), (0.088 + t * 1.4, -0.205, 0.945)], [0.012, 0.010, 0.003], k=0.004)
    both(c.path, [(0.088, -0.105, 1.025), (0.105, -0.07, 1.045), (0.115, -0.05, 1.085)], [0.012, 0.010, 0.002], k=0.006)
    p, r = spine()
    along = np.gradient(p, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    up = np.stack([0 * along[:, 0], along[:, 2], -along[:, 1]], -1)
    up *= np.sign(up[:, 2:3] + 1e-9)
    for i in range(30, 140, 9):
        f, back = p[i] + up[i] * r[i] * 0.9, -along[i]
        c.path([tuple(f), tuple(f + up[i] * 0.020 + back * 0.004), tuple(f + up[i] * 0.034 + back * 0.022)], [0.013, 0.010, 0.002], 0.005)


def dragon(step: float) -> Mesh:
    """Half of the loop, in the Trần manner: a thick scaled body arching out from the bud, its jaws on the crown."""
    c = Sculpture((-0.15, -0.42, 0.86), (0.15, 0.08, 1.30), step)
    p, r = spine(40)
    c.path([tuple(q) for q in p], list(r), 0.01)
    head(c)
    limbs(c)
    m = c.solid()
    p, r = spine()
    far, near = cKDTree(p).query(m.vertices)
    along = np.gradient(p, axis=0)
    way = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    off = m.vertices - p[near]
    s = way[near] + (off * along[near]).sum(1)
    angle = np.arctan2((off * np.cross([1.0, 0, 0], along[near])).sum(1), off[:, 0])
    row = s / 0.021
    x, y = (angle / (2 * np.pi) * 18 + 0.5 * (np.floor(row) % 2)) % 1 - 0.5, row % 1
    joint = np.clip(1 - np.abs(y - 0.15 - 2.4 * x * x) / 0.16, 0, 1) * (far < r[near] * 1.08) * (near < 128)
    return Mesh(m.vertices - normals(m) * (0.0032 * joint)[:, None], m.faces, m.tint, m.uv)


def bud() -> Mesh:
    """A lotus bud in petals on the top of the arch."""
    core = lathe([(0.048, 1.232), (0.056, 1.262), (0.055, 1.29), (0.044, 1.325), (0.022, 1.352), (0.001, 1.368)], 64)
    a, u = np.linspace(-1, 1, 13), np.linspace(0, 1, 16)[:, None]
    wide = np.sin(np.pi * np.clip(u * 0.86 + 0.14, 0, 1)) ** 0.7
    parts = [core]
    for k, (reach, tall, low) in enumerate(((0.064, 0.095, 1.236), (0.070, 0.062, 1.230))):
        r = reach * (1 - 0.28 * u**2) + 0.004 * (1 - a**2)
        ang = a * wide * np.pi / 7
        one = mesh(np.stack([r * np.cos(ang), r * np.sin(ang), low + tall * u + 0 * ang], -1), grid_faces(16, 13))
        parts += [moved(one, (0, 0, 0), 360 / 7 * (j + 0.5 * k)) for j in range(7)]
    return merge(parts)


def links() -> Mesh:
    """An iron ring through the loop, and the chain above it."""
    a = np.linspace(0, 2 * np.pi, 72)
    ring = tube(np.stack([0.128 * np.cos(a), 0 * a, 1.262 + 0.140 * np.sin(a)], -1), 0.015, 14)
    chain = []
    for k in range(7):
        c, s = 0.036 * np.cos(a), 0.062 * np.sin(a)
        side = (0 * a, c) if k % 2 == 0 else (c, 0 * a)
        chain.append(tube(np.stack([side[0], side[1], 1.448 + 0.094 * k + s], -1), 0.0115, 10))
    return merge([ring, *chain])


def water_light(size: int = 1200) -> Array:
    """The net that light makes through moving water, on a wall."""
    y, x = np.mgrid[0:size, 0:size] / size
    bend = np.stack([fractal(size, 41 + k, 4) - 0.5 for k in (0, 1)], -1)
    net = np.zeros((size, size))
    for seed, cells, strong in ((3, 330, 1.0), (4, 900, 0.45)):
        hubs = np.random.default_rng(seed).random((cells, 2))
        d, _ = cKDTree(hubs).query(np.stack([x, y * 1.35], -1) + bend * 0.10, k=2)
        net += strong * np.exp(-(d[..., 1] - d[..., 0]) * np.sqrt(cells) / 0.13)
    fade = np.exp(-(((x - 0.37) / 0.13) ** 2) - ((y - 0.42) / 0.12) ** 2)
    tone = 0.016 + 0.10 * fade + 0.15 * np.clip(net, 0, 1.2) ** 1.5 * (0.05 + fade)
    return tone[..., None] * np.array([0.46, 0.82, 0.88])


def main(out: str, width: int = 480, samples: int = 12) -> None:
    fine = width > 700
    mm = bell_mm()
    body = turned(WALL, mm, 1000 if fine else 500, 2400 if fine else 1200)
    inner = lathe(WALL[:9] * [0.9, 1] + [0, 0.004], 128)
    half = dragon(0.0022 if fine else 0.004)
    crown = merge([half, moved(half, turn_deg=180), bud()])
    free, rise = openness([crown], 0.10, 24 if fine else 10)[0], proud(crown, 6, 0.003)
    things = {"body": shape(moved(body, turn_deg=-62), metal(patina(mm[::2, ::2], "drowned", 23, 9, 1.1), 1.3)), "inner": shape(inner, plain((0.012, 0.016, 0.016), 0.7))}
    things["crown"] = coated(moved(crown, turn_deg=66), *worn(crown, free, rise, 3, 0.52))
    things["cups"] = shape(moved(barnacles(body, 2400 if fine else 1200, 420), turn_deg=-62), plain((0.30, 0.31, 0.27), 0.9))
    things["links"] = shape(moved(links(), turn_deg=66), plain((0.035, 0.03, 0.028), 0.45, 0.7))
    wall = mesh([[-4, 2.4, -2.5], [4, 2.4, -2.5], [4, 2.4, 5.5], [-4, 2.4, 5.5]], [[0, 1, 2, 3]], uv=np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]]))
    things["wall"] = shape(wall, skin(water_light()[::-1], 0.95))
    at = (0, 0, 0.65)
    things |= {"key": lamp((-2.5, -1.15, 1.75), at, 0.5, (150, 122, 88)), "rim": lamp((1.9, 1.35, 1.2), at, 0.8, (22, 38, 46)), "fill": lamp((1.6, -3.6, 0.3), at, 2.0, (0.95, 1.25, 1.5)), "under": lamp((-0.4, -1.4, -1.6), (0, 0, 0.3), 1.2, (1.2, 2.2, 2.4)), "glow": lamp((0.3, 1.2, -1.3), (0.0, 2.4, 0.9), 0.7, (18, 24, 26))}
    lens = camera((0.45, -3.55, 0.34), (0.0, 0, 0.675), 22, width, width * 5 // 4, samples, 0.012)
    develop(things, lens, out, exposure=1.9, depth=5)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:4]))
