# SPDX-License-Identifier: Apache-2.0
"""The iron horse of Saint Gióng by a clump of yellow bamboo, low, by firelight: python horse.py OUT.png [dusk] [WIDTH SAMPLES]"""
from __future__ import annotations

import sys

import mitsuba as mi
import numpy as np
from guanyin import flame
from mesh import Mesh, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_dinh import noise
from mitsuba_drum import blend
from plants import blade, grass, turned
from sculpt import Sculpture, both, roughened
from studio import camera, develop, lamp, painted, plain, shape
from wear import coated, mixed, openness, proud


def legs(c: Sculpture) -> None:
    for p, r in (([(.17, -.46, 1.02), (.185, -.50, .64), (.18, -.47, .32), (.18, -.52, .10)], [.145, .092, .062, .060]), ([(-.17, -.50, 1.04), (-.19, -.86, .86), (-.18, -.80, .52), (-.18, -.70, .40)], [.145, .098, .066, .060]),
                 ([(.17, .50, 1.05), (.20, .40, .74), (.19, .64, .50), (.19, .56, .12)], [.21, .125, .072, .062]), ([(-.17, .54, 1.05), (-.20, .52, .72), (-.19, .80, .50), (-.19, .74, .12)], [.21, .125, .072, .062])):
        c.path(p, r, .06)
        x, y, z = p[-1]
        if z > .2:
            c.path([(x, y, z), (x, y + .05, z - .07), (x, y + .09, z - .10)], [.062, .085, .088], .015)
        else:
            c.path([(x, y, .12), (x, y - .035, .015)], [.068, .098], .012)
        c.lump((x, y, z + .03), [.074, .074, .022], k=.02)
    c.offset(9.0, c.z < .006)


def head(c: Sculpture) -> None:
    c.path([(0, -.46, 1.28), (0, -.70, 1.60), (0, -.80, 1.90)], [.27, .185, .135], .08)
    c.path([(0, -.80, 1.92), (0, -1.02, 1.80), (0, -1.24, 1.62)], [.135, .112, .078], .04)
    c.path([(0, -.88, 1.78), (0, -1.08, 1.58)], [.10, .058], .05)
    c.path([(0, -1.08, 1.60), (0, -1.19, 1.48)], [.056, .048], .02)
    both(c.lump, (.05, -1.27, 1.64), [.042, .048, .042], k=.02)
    both(c.lump, (.068, -1.295, 1.645), [.018, .022, .020], k=.008, cut=True)
    c.groove([(-.12, -1.16, 1.585), (0, -1.28, 1.555), (.12, -1.16, 1.585)], [.016, .028, .016], .012)
    both(c.groove, [(.10, -1.08, 1.625), (.09, -1.18, 1.585), (.02, -1.28, 1.555)], [.008, .018, .024], k=.01)
    both(c.lump, (.098, -.965, 1.865), [.036, .044, .034], k=.01)
    both(c.path, [(.075, -1.03, 1.88), (.112, -.97, 1.905), (.112, -.90, 1.885)], [.012, .018, .010], k=.012)
    both(c.path, [(.06, -.80, 2.0), (.085, -.80, 2.10), (.080, -.84, 2.19)], [.048, .042, .010], k=.02)
    both(c.path, [(.11, -.90, 1.80), (.09, -1.08, 1.72), (.07, -1.2, 1.65)], [.012, .015, .010], k=.02)
    for t in np.linspace(0, 1, 15):
        y, z = -.80 + .50 * t ** 1.2, 2.06 - .52 * t
        for s in (1, -1):
            c.path([(0, y, z), (s * .07, y + .10, z + .02), (s * .13, y + .14, z - .13), (s * .12, y + .10, z - .27)], [.040, .036, .030, .008], .012)
    c.path([(0, -.83, 2.06), (0, -.98, 2.04), (.02, -1.05, 1.94)], [.04, .036, .012], .02)


def armour(c: Sculpture) -> None:
    """Plates, straps, saddle and bells."""
    def hoop(y: float, rx: float, rz: float, z: float, r: float) -> None:
        c.path([(rx * np.sin(t), y, z + rz * np.cos(t)) for t in np.linspace(0, 2 * np.pi, 37)], [r] * 37, .008)
    for y, rx, rz in ((-.30, .318, .322), (-.02, .318, .315), (.26, .312, .315)):
        hoop(y, rx, rz, 1.165, .016)
        for t in np.linspace(0, 2 * np.pi, 23):
            c.lump((rx * 1.03 * np.sin(t), y + .05, 1.165 + rz * 1.03 * np.cos(t)), [.014] * 3, k=.004)
    c.block((0, .02, 1.46), (.23, .26, .03), round_=.03, k=.03)
    c.lump((0, -.20, 1.53), [.16, .045, .085], k=.02)
    c.lump((0, .24, 1.52), [.19, .045, .075], k=.02)
    both(c.block, (.315, .02, 1.16), (.014, .20, .20), round_=.02, k=.012)
    collar = [(.27 * np.sin(t), -.64 - .16 * np.cos(t) * .4, 1.34 - .30 * np.cos(t) * .9) for t in np.linspace(-2.2, 2.2, 27)]
    c.path(collar, [.020] * 27, .008)
    for p in collar[2:-2:2]:
        c.lump((p[0] * 1.05, p[1] - .045, p[2] - .055), [.040] * 3, k=.006)
    both(c.path, [(.125, -.84, 1.90), (.115, -.98, 1.72), (.0, -1.03, 1.58)], [.012] * 3, k=.006)
    c.path([(.082 * np.sin(t), -1.12 - .03 * np.cos(t), 1.68 + .085 * np.cos(t)) for t in np.linspace(0, 6.283, 25)], [.011] * 25, .006)


def horse(step: float) -> Mesh:
    c = Sculpture((-.50, -1.42, -.02), (.50, 1.32, 2.24), step)
    c.lump((0, 0, 1.165), [.31, .66, .31], k=.05)
    c.lump((0, -.46, 1.17), [.27, .26, .33], k=.08)
    c.lump((0, .52, 1.21), [.295, .32, .31], k=.08)
    both(c.lump, (.14, -.60, 1.10), [.12, .14, .17], k=.08)
    legs(c)
    head(c)
    armour(c)
    for k, (dx, dz) in enumerate([(0, 0), (.06, .03), (-.06, .02), (.03, -.04), (-.03, -.05)]):
        c.path([(dx * .3, .78, 1.34), (dx, .98, 1.42 + dz), (dx * 1.5, 1.14, 1.20 + dz), (dx * 1.8, 1.16, .86 + dz), (dx * 2.4, 1.24, .62 + dz * 2)], [.055, .060, .056, .045, .010], .02)
    return roughened(c.solid(), .004, 14, 2)


def iron(m: Mesh) -> dict:
    """Black iron, burnished on what stands proud, rust in the seams."""
    free, rise = openness([m], .22, 30)[0], proud(m, 8, .006)
    p = m.vertices.astype(np.float32)
    stain, fine = noise(p, 3, 7, 2), noise(p, 18, 6, 3)
    metal = blend(stain, [(.3, (.055, .055, .058)), (.6, (.14, .135, .13)), (.8, (.22, .205, .19))]) * (1 + .5 * np.clip(rise, 0, 1))[:, None]
    rust = blend(fine, [(.3, (.05, .016, .006)), (.6, (.17, .058, .018)), (.8, (.26, .11, .04))])
    mask = np.interp(stain * .6 + fine * .4 - .12 * rise + .40 * (1 - free), [.56, .70], [0, .95])
    tone = mixed(metal, (0, 0, 0), 0 * mask) * (1 - mask[:, None]) + rust * mask[:, None]
    tone *= np.interp(free, [.1, .7], [.35, 1])[:, None]
    q = (p - [0, -.965, 1.865]) * [0, 1, 1]
    eye = (np.hypot(q[:, 1], q[:, 2]) < .026) & (np.abs(p[:, 0]) > .10)
    tone[eye] = (.75, .40, .06)
    return {"horse": coated(m, tone, np.clip(.25 + .25 * fine + .4 * mask, .2, .9), 1 - .95 * mask)}


def bamboo(seed: int = 3) -> dict:
    """Tre đằng ngà: yellow culms with green stripes, in a clump."""
    rng = np.random.default_rng(seed)
    culms, tips = [], []
    for _ in range(26):
        x, y = rng.normal(0, .42, 2)
        h, lean, a = rng.uniform(4.5, 7), rng.uniform(.03, .16), np.arctan2(y, x) + rng.normal(0, .5)
        u = np.linspace(0, 1, 240)
        node = np.abs((u * h / .34) % 1 - .5)
        r = (.046 - .018 * u) * rng.uniform(.8, 1.15) * (1 + .13 * np.exp(-((node - .5) / .035) ** 2) - .05 * np.exp(-((node - .44) / .02) ** 2))
        p = np.stack([x + h * lean * u ** 1.6 * np.cos(a), y + h * lean * u ** 1.6 * np.sin(a), h * u], -1)
        culms.append(tube(p, r, 16, tint=rng.random()))
        tips += [p[i] for i in range(60, 240, 6)]
    m, tips = moved(merge(culms), (1.35, 1.25, 0)), np.array(tips) + [1.35, 1.25, 0]
    v = m.vertices.astype(np.float32)
    stripe = noise(v * np.array([14, 14, .35], np.float32), 1, 3, 5)
    tone = blend(m.tint, [(0, (.42, .27, .035)), (1, (.60, .43, .07))]) * np.interp(noise(v, 3, 5, 2), [.3, .7], [.6, 1.15])[:, None]
    tone = mixed(tone, (.08, .14, .02), np.interp(stripe, [.58, .62], [0, .8]))
    soot = np.interp(v[:, 2] + noise(v, 2, 5, 9), [.4, 1.5], [.75, 0])
    tone = mixed(tone, (.05, .028, .012), soot)
    n = 9000
    at = tips[rng.integers(0, len(tips), n)] + rng.normal(0, .28, (n, 3))
    leaves = scatter(blade(.20, .022, .05, 4), turned(rng, n, 1.3), at, rng.random(n))
    return {"culms": coated(m, tone, .28), "bamboo_leaves": painted(leaves, blend(leaves.tint, [(0, (.05, .085, .015)), (.7, (.14, .17, .03)), (1, (.30, .24, .05))]), .5, flat=True)}


def ground() -> dict:
    n = 420
    u = np.linspace(-1, 1, n)
    x, y = np.meshgrid(7 * (.35 * u + .65 * u ** 3), 7 * (.35 * u + .65 * u ** 3) + 1, indexing="ij")
    p = np.stack([x, y, 0 * x], -1).reshape(-1, 3).astype(np.float32)
    z = (noise(p, .8, 7, 4) - .5) * .22 + (noise(p, 6, 5, 6) - .5) * .05
    m = mesh(p + np.stack([0 * z, 0 * z, z - .03], -1), grid_faces(n, n)[:, ::-1])
    tone = blend(noise(p, 2.5, 7, 8), [(.3, (.030, .020, .013)), (.6, (.085, .058, .036)), (.75, (.13, .092, .058))])
    tufts = merge([grass(-4, 4, -1.6, 5, 260, 3, .8), grass(1.0, 4, 0, 5, 160, 5, 1.3)])
    return {"ground": painted(m, tone, .95), "grass": painted(tufts, blend(tufts.tint, [(0, (.07, .06, .015)), (1, (.20, .16, .04))]), .8, flat=True)}


def hills() -> dict:
    """Two far ranges against the last light."""
    out = {}
    for k, (d, high, tone) in enumerate([(60, 7, (.020, .022, .030)), (160, 26, (.05, .048, .06))]):
        a = np.linspace(-1.3, 1.3, 900)
        s = sum(np.interp(a, np.linspace(-1.3, 1.3, 5 << j), np.random.default_rng(7 + k + j).random(5 << j)) * .55 ** j for j in range(7))
        top = high * (.25 + .5 * (s - s.min()) / np.ptp(s))
        p = np.stack([np.stack([d * np.sin(a), d * np.cos(a), z], -1) for z in (0 * a - 3, top)])
        out[f"hill{k}"] = shape(mesh(p, grid_faces(2, 900)), plain(tone, 1.0))
    return out


def sky() -> dict:
    h = np.linspace(1, -1, 256)[:, None]
    up = blend(np.repeat(h, 512, 1), [(-1, (.02, .015, .012)), (0, (.30, .10, .035)), (.06, (.34, .13, .055)), (.2, (.11, .085, .10)), (.5, (.03, .042, .085)), (1, (.010, .016, .04))])
    return {"type": "envmap", "bitmap": mi.Bitmap(np.ascontiguousarray(up * .55, np.float32)), "to_world": mi.ScalarTransform4f().rotate((1, 0, 0), 90)}


def sparks() -> Mesh:
    rng = np.random.default_rng(5)
    one = lathe([(0, -.006), (.005, 0), (0, .006)], 6)
    n = 240
    t = rng.random(n) ** .7
    at = np.array([0, -1.24, 1.54]) + np.stack([rng.normal(0, .30, n) * t + .25 * t, -1.0 * t + rng.normal(0, .18, n) * t, -.35 * t + rng.normal(0, .25, n) * t + .55 * t * t], -1)
    more = np.stack([rng.uniform(-1.6, 1.8, 160), rng.uniform(-1.5, 1.2, 160), rng.uniform(.02, 1.9, 160) ** 1.3], -1)
    return scatter(one, np.tile(np.eye(3), (n + 160, 1, 1)) * rng.uniform(.4, 1.5, n + 160)[:, None, None], np.concatenate([at, more]), np.full(n + 160, .5))


def main(out: str, which: str = "dusk", width: int = 480, samples: int = 14) -> None:
    clump = bamboo()
    m = horse(.0095 if width > 700 else .016)
    things = iron(m) | ground() | hills() | clump | {"sky": sky(), "sparks": flame(sparks(), 30)}
    things["breath"] = flame(moved(lathe([(0, -.03), (.026, 0), (0, .03)], 12), (0, -1.235, 1.552)), 60)
    things |= {"fire": lamp((2.6, -2.4, .35), (0, -.2, 1.2), .9, (70, 27, 6.5)), "fire2": lamp((-2.6, 1.6, .3), (0, .3, 1.3), .8, (62, 23, 5.5)), "cold": lamp((-3.5, -4.5, 5.0), (0, 0, 1), 3, (.35, .5, .85))}
    lens = camera((-3.35, -3.15, .50), (.06, -.06, 1.16), 38, width, int(width * 1.25), samples, .012)
    develop(things, lens, out, exposure=1.25, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
