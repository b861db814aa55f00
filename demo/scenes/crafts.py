# SPDX-License-Identifier: Apache-2.0
"""Village crafts and their things: python crafts.py OUT.png [pour|smoke|gongs|silk|hats] [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from drums import metal
from hoard import pebbles
from mesh import Array, Mesh, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_drum import blend, fractal
from offerings import leant
from patina import around, ground, patina, turned
from studio import camera, develop, lamp, plain, shape, skin


def glow(m: Mesh, radiance: tuple[float, float, float]):
    """A shape that shines of itself."""
    import mitsuba as mi

    out = shape(m, plain((0.02, 0.02, 0.02), 0.9))
    p = mi.Properties()
    p["bsdf"], p["emitter"] = mi.load_dict(plain((0.02, 0.02, 0.02), 0.9)), mi.load_dict({"type": "area", "radiance": {"type": "rgb", "value": radiance}})
    again = mi.Mesh("glow", out.vertex_count(), out.face_count(), props=p)
    a, b = mi.traverse(again), mi.traverse(out)
    a["vertex_positions"], a["faces"] = b["vertex_positions"], b["faces"]
    a.update()
    return again


def earth(size: float, rough: float, seed: int, colour: tuple[float, float, float], n: int = 420) -> tuple[dict, Array]:
    m, z, tint = ground(size, n, rough, seed, colour)
    return {"earth": shape(m, skin(tint, 0.93)), "clods": shape(pebbles(z, size, 260, seed + 5), skin(tint * 0.9, 0.95))}, z


def mould() -> dict[str, Mesh]:
    """A bell mould of clay bound with iron hoops, half buried, with its two mouths."""
    wall = np.array([(0.62, -0.1), (0.615, 0.05), (0.57, 0.30), (0.53, 0.52), (0.47, 0.66), (0.34, 0.74), (0.15, 0.77)])
    bumps = around((1024, 512), 61) * 14 + around((1024, 512), 62, 10) * 6
    funnel = lathe([(0.13, 0.74), (0.15, 0.80), (0.18, 0.86), (0.205, 0.875), (0.19, 0.885), (0.15, 0.855), (0.13, 0.84)], 64)
    vent = moved(lathe([(0.06, 0.70), (0.07, 0.80), (0.065, 0.83), (0.045, 0.83), (0.04, 0.7)], 40), (0.30, 0.12, 0))
    hoops = [lathe([(r + 0.006, z - 0.022), (r + 0.016, z - 0.02), (r + 0.014, z + 0.02), (r + 0.003, z + 0.022)], 96) for r, z in ((0.60, 0.12), (0.562, 0.33), (0.525, 0.53))]
    return {"clay": merge([turned(wall, bumps, 160, 420), moved(funnel, (0, 0, 0)), vent]), "iron": merge(hoops), "pool": lathe([(0.155, 0.860), (0.05, 0.866), (0.0005, 0.866)], 48), "vent": moved(lathe([(0.043, 0.815), (0.0005, 0.818)], 32), (0.30, 0.12, 0))}


def crucible() -> dict[str, Mesh]:
    """A clay pot in an iron ring with two long handles, tipped; it pours from (0, 0, 0)."""
    pot = lathe([(0.02, -0.40), (0.12, -0.39), (0.18, -0.30), (0.20, -0.14), (0.195, 0.0), (0.205, 0.02), (0.19, 0.022), (0.168, 0.0), (0.165, -0.12), (0.15, -0.28), (0.02, -0.34)], 64)
    metal_ = lathe([(0.166, -0.06), (0.08, -0.055), (0.0005, -0.055)], 48)
    band = lathe([(0.196, -0.18), (0.226, -0.18), (0.226, -0.12), (0.198, -0.12)], 64)
    bars = [tube([[0, s * 0.22, -0.15], [0.02 * s, s * 1.0, -0.16], [0.03 * s, s * 2.4, -0.14]], 0.022, 12) for s in (-1, 1)]
    return {"pot": pot, "metal": metal_, "iron": merge([band, *bars])}


def tip(m: Mesh, degrees: float, pivot, to) -> Mesh:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    v = (m.vertices - pivot) @ np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]).T + to
    return Mesh(v, m.faces, m.tint, m.uv)


def pour(w: int, n: int) -> tuple[dict, dict, float]:
    """The moment that allows no mistake: bronze runs from the crucible into the mould."""
    things, _ = earth(6.0, 0.09, 71, (0.10, 0.075, 0.055))
    clay = blend(around((1024, 1024), 63, 10), [(0.3, (0.10, 0.065, 0.042)), (0.5, (0.20, 0.13, 0.08)), (0.7, (0.30, 0.21, 0.14))])
    parts = mould()
    things |= {"clay": shape(parts["clay"], skin(clay, 0.95)), "hoops": shape(parts["iron"], plain((0.06, 0.05, 0.045), 0.5, 0.8)), "pool": glow(parts["pool"], (11, 3.2, 0.42)), "vent": glow(parts["vent"], (9, 2.2, 0.3))}
    lip, to = np.array([0.19, 0, 0.02]), np.array([-0.13, 0, 1.33])
    pot = {k: tip(m, 62, lip, to) for k, m in crucible().items()}
    flat = tip(crucible()["metal"], 0, [0, 0, 0], [0, 0, 0])
    level = Mesh(flat.vertices * [0.9, 0.86, 1] + [to[0] - 0.15, 0, to[2] + 0.052], flat.faces, flat.tint, flat.uv)
    soot = blend(around((512, 512), 66, 9), [(0.3, (0.03, 0.024, 0.02)), (0.7, (0.12, 0.085, 0.06))])
    things |= {"pot": shape(pot["pot"], skin(soot, 0.9)), "ring": shape(pot["iron"], plain((0.05, 0.04, 0.035), 0.45, 0.8)), "level": glow(level, (11, 3.2, 0.42))}
    u = np.linspace(0, 1, 40)
    stream = tube(np.stack([to[0] + 0.135 * u**0.62, 0.004 * np.sin(u * 9), to[2] + 0.006 - 0.47 * u**1.5], -1), 0.026 - 0.010 * u + 0.002 * np.sin(u * 31), 12, (1.25, 0.9))
    things["stream"] = glow(stream, (13, 4.4, 0.62))
    rng = np.random.default_rng(3)
    sparks = []
    for _ in range(110):
        a, r = rng.uniform(0, 6.28), rng.exponential(0.22) + 0.08
        p = np.array([0.02 + r * np.cos(a), r * np.sin(a), 0.90 + rng.exponential(0.16)])
        d = np.array([np.cos(a), np.sin(a), rng.uniform(-0.8, 1.2)]) * rng.uniform(0.006, 0.028)
        sparks.append(tube([p, p + d], [0.0016, 0.0006], 5))
    things["sparks"] = glow(merge(sparks), (11, 3.6, 0.5))
    coals = [(rng.normal(1.5, 0.22), rng.normal(1.25, 0.2), 0.05) for _ in range(90)]
    lump = lathe([(0.03, 0), (0.05, 0.03), (0.03, 0.06), (0.0005, 0.065)], 7)
    things["coals"] = glow(merge([moved(lump, c, rng.uniform(0, 360), rng.uniform(0.5, 1.1)) for c in coals[::3]]), (3.0, 0.55, 0.06))
    things["ash"] = shape(merge([moved(lump, c, rng.uniform(0, 360), rng.uniform(0.6, 1.3)) for c in coals]), plain((0.03, 0.028, 0.026), 0.95))
    brick = [moved(lathe([(0.30, 0), (0.33, 0.5), (0.27, 0.9), (0.22, 0.9), (0.25, 0.1)], 40), (-1.25, 1.5, 0))]
    things["furnace"] = shape(merge(brick), skin(clay * 0.7, 0.95))
    things |= {"moon": lamp((2.8, -2.2, 3.0), (0, 0, 0.6), 1.2, (0.34, 0.42, 0.55)), "door": lamp((-3.6, 1.3, 1.9), (0, 0, 0.7), 0.7, (9.0, 4.4, 1.6))}
    return things, camera((0.55, -2.75, 1.28), (0.02, 0, 0.80), 36, w, w * 3 // 4, n, 0.006), 2.0


def straw(count: int, radius: float, seed: int, centre=(0.0, 0.0), lift: float = 0.12) -> Mesh:
    """A bed of rice straw, thicker in the middle."""
    rng = np.random.default_rng(seed)
    u = np.linspace(0, 1, 5)
    one = tube(np.stack([u - 0.5, 0.06 * np.sin(u * 3), 0.05 * np.cos(u * 4)], -1), 0.008, 4)
    r = radius * np.sqrt(rng.random(count))
    a, t = rng.uniform(0, 6.28, count), rng.uniform(0, 6.28, count)
    tilt, size = rng.normal(0, 0.22, count), rng.uniform(0.16, 0.42, count)
    x = np.stack([np.cos(t) * np.cos(tilt), np.sin(t) * np.cos(tilt), np.sin(tilt)], -1)
    y = np.stack([-np.sin(t), np.cos(t), 0 * t], -1)
    frames = np.stack([x, y, np.cross(x, y)], -1) * size[:, None, None] * np.array([1, 0.5, 0.5])
    z = lift * (1 - (r / radius) ** 2) * rng.random(count) + 0.012
    m = scatter(one, frames, np.stack([centre[0] + r * np.cos(a), centre[1] + r * np.sin(a), z], -1), rng.random(count))
    return Mesh(m.vertices, m.faces, m.tint, np.stack([m.tint, m.vertices[:, 0] * 0.5 + 0.5], -1))


def fired(seed: int, size: int = 1024) -> Array:
    """Earth red to buff, with clouds where smoke lay and pale places where the flame went."""
    smoke, warm, fine = around((size, size), seed, 7), around((size, size), seed + 1, 8), around((size, size), seed + 2, 10)
    lean = smoke + 0.10 * np.linspace(1, -0.7, size)[:, None]
    base = blend(np.clip(warm * 0.8 + fine * 0.2, 0, 1), [(0.28, (0.20, 0.072, 0.03)), (0.48, (0.36, 0.15, 0.06)), (0.68, (0.50, 0.27, 0.12)), (0.85, (0.58, 0.40, 0.22))])
    dark = np.interp(lean, [0.52, 0.60, 0.70], [0, 0.72, 0.97])[..., None]
    halo = np.interp(lean, [0.44, 0.52, 0.58], [0, 0.30, 0])[..., None]
    return (base * (1 - halo) + np.array([0.34, 0.10, 0.035]) * halo) * (1 - dark) + np.array([0.018, 0.015, 0.014]) * dark


POTS = {"jar": [(0.05, 0), (0.09, 0.008), (0.15, 0.06), (0.19, 0.15), (0.195, 0.22), (0.17, 0.30), (0.115, 0.355), (0.075, 0.385), (0.066, 0.42), (0.082, 0.455), (0.112, 0.475), (0.118, 0.48), (0.11, 0.484), (0.078, 0.46), (0.055, 0.42)],
        "pot": [(0.04, 0), (0.10, 0.01), (0.15, 0.05), (0.165, 0.10), (0.15, 0.16), (0.115, 0.19), (0.105, 0.20), (0.135, 0.225), (0.142, 0.23), (0.134, 0.234), (0.10, 0.205), (0.09, 0.19)],
        "flask": [(0.05, 0), (0.09, 0.01), (0.12, 0.06), (0.115, 0.13), (0.07, 0.20), (0.036, 0.26), (0.03, 0.33), (0.045, 0.37), (0.05, 0.374), (0.042, 0.376), (0.022, 0.33)]}


def hand_made(kind: str, seed: int) -> Mesh:
    """Built without a wheel: never quite round, combed at the shoulder."""
    from ceramics import smooth

    p = smooth(POTS[kind], 200)
    mm = around((2048, 1024), seed, 6) * 7 + around((2048, 1024), seed + 9, 9) * 1.2
    y = np.linspace(0, 1, 1024)[:, None]
    x = np.linspace(0, 2 * np.pi, 2048)[None]
    comb = np.exp(-(((y - 0.56) / 0.035) ** 4)) * np.sin(y * 420 + 3.0 * np.sin(x * 14)) * 1.1
    return turned(p, (mm - comb).astype(np.float32), 260, 520)


def smoke(w: int, n: int) -> tuple[dict, dict, float]:
    """A jar just out of the straw, its clouds as the wind drew them."""
    things, _ = earth(7.0, 0.10, 81, (0.17, 0.125, 0.085))
    for k, (kind, at, turn, s) in enumerate([("jar", (0, 0, 0.035), 40, 1.0), ("pot", (0.42, 0.28, 0.03), 110, 1.0), ("flask", (-0.40, 0.34, 0.03), 200, 1.0), ("pot", (-0.72, 0.95, 0.03), 10, 1.15), ("jar", (0.80, 1.05, 0.03), 300, 0.9)]):
        things[f"pot{k}"] = shape(moved(hand_made(kind, 20 + 3 * k), at, turn, s), skin(fired(30 + 7 * k).astype(np.float32), 0.62, bump_m=(around((1024, 1024), 99, 10) * 0.0012).astype(np.float32)))
    ramp = np.linspace(0, 1, 256)[None, :, None] * np.ones((8, 1, 1))
    gold = blend(ramp[..., 0], [(0, (0.15, 0.10, 0.045)), (0.4, (0.36, 0.26, 0.11)), (1, (0.60, 0.46, 0.22))])
    black = blend(ramp[..., 0], [(0, (0.008, 0.007, 0.007)), (0.7, (0.03, 0.026, 0.024)), (1, (0.16, 0.15, 0.14))])
    things["straw"] = shape(straw(1700, 1.05, 5), skin(gold.astype(np.float32), 0.6))
    things["burnt"] = shape(straw(1500, 0.80, 6, (0.05, 0.45), 0.10), skin(black.astype(np.float32), 0.9))
    rng = np.random.default_rng(8)
    things["embers"] = glow(straw(230, 0.55, 7, (0.10, 0.62), 0.09), (5.5, 1.15, 0.12))
    u = np.linspace(0, 1, 14)
    flames = []
    for _ in range(26):
        x, y, tall = rng.normal(0.15, 0.42), rng.normal(1.05, 0.16), rng.uniform(0.10, 0.34)
        flames.append(tube(np.stack([x + 0.05 * np.sin(u * 5 + x * 9) * u, y + 0 * u, 0.06 + tall * u], -1), 0.034 * np.sin(np.pi * (0.12 + 0.88 * u)) ** 1.2 * (1 - 0.5 * u) + 0.001, 10, (1, 0.5)))
    things["flames"] = glow(merge(flames), (9.5, 3.6, 0.65))
    things |= {"sky": {"type": "constant", "radiance": {"type": "rgb", "value": (0.035, 0.045, 0.07)}}, "dusk": lamp((-2.6, -1.2, 1.7), (0, 0, 0.2), 0.9, (8.6, 6.6, 4.6))}
    return things, camera((0.02, -1.55, 0.52), (0.0, 0.1, 0.215), 36, w, w * 3 // 4, n, 0.010), 1.9


def gong(radius: float, boss: bool) -> Mesh:
    """A hammered face with its turned-down rim; cồng have a boss, chiêng have none."""
    p = [(radius * 0.97, 0.0), (radius * 1.0, 0.005), (radius * 0.985, 0.05), (radius * 0.955, 0.066), (radius * 0.90, 0.069), (radius * 0.62, 0.063), (radius * 0.56, 0.066), (radius * 0.30, 0.070)]
    p += [(radius * 0.25, 0.073), (radius * 0.22, 0.095), (radius * 0.14, 0.108), (0.0005, 0.111)] if boss else [(radius * 0.15, 0.071), (0.0005, 0.0712)]
    size = (1024, 512)
    dents = cv2.GaussianBlur((np.random.default_rng(int(radius * 1000)).random((512, 1024)) > 0.9985).astype(np.float32), (0, 0), 5) * 260
    return turned(np.array(p), (-dents * 0.5 - around(size, 5, 7) * 1.5).astype(np.float32), 160, 300)


def gongs(w: int, n: int) -> tuple[dict, dict, float]:
    """A set of gongs propped in a half ring before the fire, each with its beater; the players have not come yet."""
    things, _ = earth(11.0, 0.05, 91, (0.20, 0.115, 0.065))
    skins = []
    for k in range(3):
        look = patina(around((1024, 512), 60 + k, 8) * 2, "brown", 100 + k, 20, 1.0)
        look["colour"] = np.clip(look["colour"] * np.array([2.6, 2.1, 1.35], np.float32), 0, 0.85)
        skins.append(metal(look, 0.6))
    beaters, knobs, mats = [], [], []
    for k in range(9):
        a, radius = np.radians(-4 + 23.5 * k), 0.17 + 0.017 * ((k * 4) % 9)
        out, lean = np.array([np.cos(a), np.sin(a)]), np.radians(66)
        x, y = (1.16 + 0.05 * (k % 2)) * out
        things[f"gong{k}"] = shape(leant(gong(radius, k % 3 == 1), (x, y, radius * np.sin(lean) + 0.03), a + np.pi, lean), skins[k % 3])
        back = np.array([x, y, 0]) + np.r_[out * (0.04 + 0.1 * radius), 0]
        mats += [tube([back + np.r_[out * 0.34 + s * 0.06 * out[::-1] * [-1, 1], 0], back + [0, 0, radius * 1.5]], 0.016, 9) for s in (-1, 1)]
        bx, by, t = *((0.80 + 0.04 * (k % 3)) * np.array([np.cos(a + 0.08), np.sin(a + 0.08)])), np.degrees(a) + 75
        beaters.append(moved(tube([[0, 0, 0.02], [0.30, 0, 0.025]], 0.010, 10), (bx, by, 0.02), t))
        knobs.append(moved(tube([[-0.07, 0, 0.03], [-0.03, 0, 0.03], [0.02, 0, 0.03]], [0.018, 0.036, 0.022], 14), (bx, by, 0.02), t))
    plait = fractal(512, 17, 8)
    things |= {"beaters": shape(merge(beaters), plain((0.12, 0.06, 0.03), 0.5)), "knobs": shape(merge(knobs), plain((0.30, 0.05, 0.03), 0.9)), "mats": shape(merge(mats), skin(np.interp(plait, [0.3, 0.7], [0.6, 1.2])[..., None] * np.array([0.30, 0.22, 0.11]), 0.85))}
    rng, u = np.random.default_rng(4), np.linspace(0, 1, 16)
    logs = [moved(tube(np.stack([0.08 + 0.62 * u, 0.02 * np.sin(u * 7 + k), 0.11 - 0.07 * u], -1), 0.048 - 0.006 * u + 0.006 * np.sin(u * 20 + k), 9), (0, 0, 0), 51 * k + 9) for k in range(7)]
    things["logs"] = shape(merge(logs), skin(np.interp(fractal(512, 19, 9), [0.3, 0.7], [0.3, 1])[..., None] * np.array([0.11, 0.07, 0.045]), 0.95))
    lump = lathe([(0.026, 0), (0.040, 0.012), (0.043, 0.026), (0.034, 0.044), (0.018, 0.053), (0.0005, 0.055)], 15)
    spots = rng.normal(0, 0.13, (110, 2))
    things["embers"] = glow(merge([moved(lump, (x, y, 0.01 + 0.05 * rng.random()), 0, rng.uniform(0.5, 1.2)) for x, y in spots[::2]]), (9, 1.9, 0.2))
    things["coals"] = shape(merge([moved(lump, (x * 1.6, y * 1.6, 0), 0, rng.uniform(0.4, 1.0)) for x, y in spots]), plain((0.02, 0.018, 0.017), 0.95))
    flames = []
    for _ in range(30):
        x, y = rng.normal(0, 0.085, 2)
        tall = rng.uniform(0.18, 0.5) * np.exp(-(x * x + y * y) / 0.02)
        flames.append(tube(np.stack([x * (1 - 0.5 * u) + 0.03 * np.sin(u * 6 + x * 40) * u, y * (1 - 0.5 * u), 0.05 + tall * u], -1), 0.042 * np.sin(np.pi * (0.15 + 0.85 * u)) ** 1.1 * (1 - 0.6 * u) + 0.001, 10))
    things["flames"] = glow(merge(flames), (21, 8.2, 1.7))
    things |= {"moon": lamp((-3, -2.5, 4.5), (0, 0, 0), 1.6, (0.35, 0.45, 0.68)), "night": {"type": "constant", "radiance": {"type": "rgb", "value": (0.004, 0.006, 0.011)}}}
    return things, camera((0.12, -2.45, 1.12), (0.0, 0.42, 0.20), 41, w, w * 3 // 4, n), 6.5


def damask(seed: int, size: int = 1536) -> Array:
    """Rounds of flowers among clouds, woven in: 1 where the weave turns, soft-edged; it tiles."""
    cell = np.zeros((384, 384), np.float32)
    def bloom(x: int, y: int, r: float) -> None:
        for sx in (-384, 0, 384):
            for sy in (-384, 0, 384):
                for k in range(8):
                    a = 2 * np.pi * k / 8
                    cv2.ellipse(cell, (int(x + sx + 0.6 * r * np.cos(a)), int(y + sy + 0.6 * r * np.sin(a))), (int(r * 0.36), int(r * 0.2)), np.degrees(a), 0, 360, 1.0, -1, cv2.LINE_AA)
                cv2.circle(cell, (x + sx, y + sy), int(r * 0.2), 1.0, -1, cv2.LINE_AA)
                cv2.circle(cell, (x + sx, y + sy), int(r * 1.12), 1.0, 4, cv2.LINE_AA)
    def cloud(x: int, y: int, hand: int) -> None:
        for sx in (-384, 0, 384):
            for sy in (-384, 0, 384):
                for j, (dx, r) in enumerate(((-34, 17), (0, 24), (32, 15))):
                    cv2.ellipse(cell, (x + sx + hand * dx, y + sy - (6 if j == 1 else 0)), (r, r), 0, 20 + 60 * j, 300 + 40 * j, 1.0, 7, cv2.LINE_AA)
                cv2.line(cell, (x + sx - 52, y + sy + 22), (x + sx + 56, y + sy + 22), 1.0, 6, cv2.LINE_AA)
    bloom(96, 96, 62)
    bloom(288, 288, 62)
    cloud(288, 92, 1)
    cloud(96, 290, -1)
    return cv2.resize(np.tile(cell, (4, 4)), (size, size), interpolation=cv2.INTER_AREA)


def cloth_skin(colour: tuple[float, float, float], dark: float = 0.72) -> dict:
    """Plain silk whose figure shows only in the way it shines."""
    fig = damask(1)
    thread = 0.5 + 0.5 * np.sin(np.arange(1536) * 2 * np.pi / 3)
    hue = np.array(colour) * np.interp(fig, [0, 1], [1, dark])[..., None] * (0.96 + 0.04 * thread)[None, :, None]
    return skin(hue.astype(np.float32), np.interp(fig, [0, 1], [0.30, 0.52]).astype(np.float32), 0.22, (fig * 0.00012 + thread[None] * 0.00004).astype(np.float32))


def cloth(size: tuple[float, float], fold: float, seed: int, n: int = 420) -> Mesh:
    """A length thrown down: long folds that gather at one corner and run out."""
    y, x = np.mgrid[0:n, 0:n] / (n - 1)
    rng = np.random.default_rng(seed)
    z = np.zeros((n, n))
    for _ in range(9):
        a, f, p = rng.normal(0.55, 0.30), rng.uniform(2.0, 6.0), rng.uniform(0, 6.28)
        s = x * np.cos(a) + y * np.sin(a) + 0.05 * np.sin(4 * y + p)
        z += np.abs(np.sin(np.pi * f * s + p)) ** 1.6 / f * rng.uniform(0.5, 1.2)
    gather = np.exp(-(((x - 0.30) / 0.34) ** 2 + ((y - 0.60) / 0.34) ** 2))
    z = fold * (z * (0.25 + 1.1 * gather) + 0.75 * gather * np.abs(np.sin(6.5 * (x - 0.4 * y) + 2.2 * y)) ** 1.4)
    pull = 0.06 * gather
    pts = np.stack([(x - 0.5) * size[0] + pull * np.sin(9 * y), (y - 0.5) * size[1] + pull * np.sin(8 * x), z + 0.004], -1)
    return mesh(pts, grid_faces(n, n), 0.5, np.stack([x * size[0] / 0.5, y * size[1] / 0.5], -1).reshape(-1, 2))


def bolt(length: float, radius: float) -> Mesh:
    """A rolled length; the spiral shows at its end."""
    t = np.linspace(0, 2 * np.pi * 16, 900)
    r = radius * (0.12 + 0.88 * t / t[-1])
    x = np.array([-0.5, 0.5]) * length
    pts = np.stack(np.broadcast_arrays(x[:, None] + 0.003 * np.sin(t * 1.3)[None], (r * np.cos(t))[None], (r * np.sin(t) + radius)[None]), -1)
    return mesh(pts, grid_faces(2, 900), 0.5, np.stack(np.broadcast_arrays(x[:, None] / 0.5, (t * radius / 0.5)[None]), -1).reshape(-1, 2))


def silk(w: int, n: int) -> tuple[dict, dict, float]:
    """Silk with its hidden flowers, tilted to the window."""
    from lute import wood

    board = mesh([[-2, -2, 0], [2, -2, 0], [2, 2, 0], [-2, 2, 0]], [[0, 1, 2, 3]], uv=np.array([[0, 0], [2, 0], [2, 2], [0, 2.0]]))
    things = {"board": shape(board, wood(13, (0.03, 0.014, 0.008), (0.10, 0.045, 0.022), 0.35, along=0)), "silk": shape(moved(cloth((1.15, 0.95), 0.15, 3), (0.02, -0.06, 0), -9), cloth_skin((0.60, 0.40, 0.17)))}
    for k, (at, turn, c) in enumerate([((0.12, 0.60, 0), 6, (0.42, 0.035, 0.03)), ((-0.02, 0.76, 0), 3, (0.07, 0.20, 0.13)), ((0.06, 0.67, 0.105), 9, (0.62, 0.55, 0.42))]):
        things[f"bolt{k}"] = shape(moved(bolt(0.9, 0.065 - 0.004 * k), at, turn), cloth_skin(c))
    at = (0, 0, 0.03)
    things |= {"window": lamp((-1.0, 1.35, 0.85), at, 0.75, (19, 17.4, 15)), "fill": lamp((1.3, -1.3, 1.2), at, 1.0, (0.7, 0.8, 1.0))}
    return things, camera((0.18, -0.98, 0.66), (0.02, 0.06, 0.04), 42, w, w * 3 // 4, n, 0.006), 1.55


def hat(rows: int = 52, columns: int = 120, rings: int = 16) -> Mesh:
    """A palm-leaf cone over sixteen hoops."""
    t = np.linspace(0, 1, rows)
    p = np.stack([0.0006 + 0.204 * (1 - t), 0.205 * t**0.97 + 0.0020 * np.abs(np.sin(np.pi * rings * t)) ** 0.7], -1)
    inner = p[::-1][2:] - [0.0, 0.004]
    return turned(np.concatenate([inner[::-1][:1], p]), None, rows, columns)


def leaf() -> Array:
    """Strips of leaf laid side by side, ivory to green-gold, stitched on each hoop."""
    h, w = 1024, 2048
    rng = np.random.default_rng(5)
    strips = np.interp(np.arange(w) / w * 44 % 44, np.arange(45), np.append(t := rng.random(44), t[0]))
    step = np.repeat(rng.random(44), w // 44 + 1)[:w]
    vein = 0.93 + 0.07 * np.sin(np.arange(w) * 2 * np.pi / 13) - 0.22 * (np.arange(w) % (w // 44) < 3)
    base = blend(np.clip(step * 0.6 + strips * 0.2 + around((w, h), 7, 8) * 0.35, 0, 1), [(0.1, (0.42, 0.36, 0.20)), (0.5, (0.62, 0.55, 0.36)), (0.9, (0.76, 0.70, 0.52))])
    hoop = 1 - 0.35 * (np.abs((np.linspace(0, 16, h) % 1) - 0.5) > 0.455)
    stitch = 1 - 0.25 * ((np.arange(w) % 16 < 3)[None] & (np.abs((np.linspace(0, 16, h) % 1) - 0.5) > 0.44)[:, None])
    return (base * vein[None, :, None] * hoop[:, None, None] * stitch[..., None]).astype(np.float32)


def hats(w: int, n: int) -> tuple[dict, dict, float]:
    """Stacks of hats in the market yard before the sun is up."""
    from hall import yard
    from mitsuba_dinh import paint
    from studio import painted

    rng = np.random.default_rng(12)
    full, low = hat(), hat(14, 60)
    frames, at, tops, top_at = [], [], [], []
    def stack(x: float, y: float, count: int, lean: float = 0.0) -> None:
        a = rng.uniform(0, 6.28)
        for k in range(count):
            z = 0.012 + 0.021 * k
            r = rng.uniform(0, 6.28)
            tilt = lean + rng.normal(0, 0.012)
            c, s, ct, st = np.cos(r), np.sin(r), np.cos(tilt), np.sin(tilt)
            f = np.array([[1, 0, 0], [0, ct, -st], [0, st, ct]]) @ np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) * rng.uniform(0.985, 1.015)
            o = np.array([x + rng.normal(0, 0.003) + np.sin(a) * lean * z, y + rng.normal(0, 0.003) - lean * z, z])
            (tops if k >= count - 2 else frames).append(f)
            (top_at if k >= count - 2 else at).append(o)
    for i in range(-4, 6):
        for j in range(0, 13):
            if (i, j) in ((0, 1), (1, 3), (-1, 4), (0, 6), (1, 7)):
                continue
            stack(i * 0.50 + 0.12 * (j % 2) + rng.normal(0, 0.03), j * 0.52 + rng.normal(0, 0.03), int(rng.integers(5, 26)))
    skin_ = skin(leaf(), 0.48)
    things = {"low": shape(scatter(low, np.array(frames), np.array(at), np.zeros(len(at))), skin_), "tops": shape(scatter(full, np.array(tops), np.array(top_at), np.zeros(len(tops))), skin_)}
    bricks = yard(-5, 6, -3, 12, 0.3)
    things["yard"] = painted(bricks["brick"], paint("brick", bricks["brick"]) * 0.8, 0.6, flat=True)
    e, a = np.radians(9), np.radians(292)
    things["sky"] = {"type": "sunsky", "sun_direction": [np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)], "turbidity": 5.0, "sun_scale": 1.0, "sky_scale": 1.0}
    return things, camera((-0.35, -1.35, 1.25), (0.25, 1.25, 0.22), 48, w, w * 3 // 4, n, 0.010), None


def main(out: str, which: str = "pour", width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = {"pour": pour, "smoke": smoke, "gongs": gongs, "silk": silk, "hats": hats}[which](width, samples)
    develop(things, lens, out, exposure=exposure, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
