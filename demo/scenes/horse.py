# SPDX-License-Identifier: Apache-2.0
"""The iron horse of Saint Gióng before a clump of yellow bamboo, the sun going down: python horse.py OUT.png [dusk] [WIDTH SAMPLES]"""
from __future__ import annotations

import sys

import mitsuba as mi
import numpy as np
from guanyin import flame
from mesh import Mesh, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_dinh import noise
from mitsuba_drum import blend
from plants import blade, grass, turned
from scipy.spatial import cKDTree
from sculpt import Sculpture, both, roughened
from studio import camera, develop, lamp, painted, plain, shape
from wear import coated, mixed, normals, openness, proud


def legs(c: Sculpture) -> None:
    for p, r in (([(.17, -.46, 1.02), (.185, -.50, .64), (.18, -.47, .32), (.18, -.52, .10)], [.145, .092, .062, .060]), ([(-.17, -.50, 1.04), (-.19, -.86, .86), (-.18, -.80, .52), (-.18, -.70, .40)], [.145, .098, .066, .060]),
                 ([(.17, .50, 1.05), (.20, .40, .74), (.19, .64, .50), (.19, .56, .12)], [.21, .125, .072, .062]), ([(-.17, .54, 1.05), (-.20, .52, .72), (-.19, .80, .50), (-.19, .74, .12)], [.21, .125, .072, .062])):
        c.path(p, r, .06)
        x, y, z = p[-1]
        if z > .2:
            c.path([(x, y, z), (x, y + .05, z - .07), (x, y + .08, z - .14)], [.060, .072, .094], .015)
            c.lump((x, y + .12, z - .25), [.14, .14, .10], k=.01, cut=True)
        else:
            c.path([(x, y, .12), (x, y - .035, .015)], [.068, .098], .012)
        c.lump((x, y, z + .03), [.074, .074, .022], k=.02)
    c.offset(9.0, c.z < .006)


def along(t: float, off: float, x: float = 0.0) -> tuple[float, float, float]:
    """A point of the head, `t` metres down from the poll, `off` metres from the axis towards the throat."""
    return (x, -.80 - .646 * t + .77 * off, 1.97 - .77 * t - .646 * off)


def head(c: Sculpture) -> None:
    """Deep cheeks, a long straight nose, a square muzzle whose lips stand apart for the fire; on an arched neck."""
    c.path([(0, -.46, 1.28), (0, -.66, 1.60), (0, -.76, 1.90)], [.28, .19, .135], .08)
    c.path([(0, -.36, 1.46), (0, -.54, 1.76), (0, -.74, 2.0)], [.09, .085, .07], .06)
    c.path([along(0, .03), along(.20, .02), along(.42, 0), along(.60, .012)], [.12, .112, .078, .078], .04)
    c.path([along(.06, -.055), along(.56, -.035)], [.052, .040], .03)
    both(c.lump, along(.19, .10, .050), [.060, .125, .135], k=.03)
    c.path([along(.22, .12), along(.42, .12), along(.57, .125)], [.068, .046, .046], .03)
    for t in np.linspace(.47, .70, 12):
        c.groove([along(t, .080, -.12), along(t, .080, .12)], [.006 + .11 * (t - .47)] * 2, .008)
    both(c.lump, along(.585, -.012, .062), [.030, .036, .040], k=.02)
    both(c.lump, along(.595, -.014, .086), [.022, .019, .026], k=.008, cut=True)
    both(c.lump, along(.17, -.012, .100), [.034, .040, .034], k=.01)
    both(c.path, [along(.11, -.03, .085), along(.15, -.05, .120), along(.23, -.035, .100)], [.014, .022, .012], k=.012)
    both(c.path, [along(.26, .03, .100), along(.36, .025, .084), along(.48, .015, .066)], [.016, .015, .010], k=.02)
    both(c.path, [(.060, -.79, 2.02), (.090, -.79, 2.13), (.082, -.84, 2.23)], [.056, .048, .010], k=.02)
    for t in np.linspace(0, 1, 15):
        y, z = -.80 + .50 * t ** 1.2, 2.09 - .52 * t
        for s in (1, -1):
            c.path([(0, y, z), (s * .07, y + .10, z + .02), (s * .13, y + .14, z - .13), (s * .12, y + .10, z - .27)], [.040, .036, .030, .008], .012)
    c.path([(0, -.83, 2.08), (0, -.97, 2.03), (.02, -1.03, 1.93)], [.04, .036, .012], .02)


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
    both(c.path, [along(.02, .03, .130), along(.25, .10, .118), along(.44, .05, .080)], [.013] * 3, k=.006)
    c.path([along(.44, .035 - .085 * np.cos(t), .084 * np.sin(t)) for t in np.linspace(0, 6.283, 25)], [.012] * 25, .006)


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
    return hammered(roughened(c.solid(), .002, 14, 2))


PLATE, RIVET, BLOW = .135, .075, .052
"""Metres: the width of an iron plate, the way from rivet to rivet, from one blow of the hammer to the next."""


def plates(p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Along and around the limb that a point is part of, in metres: plates are counted along, rivets around."""
    x, y, z = p.T
    neck = np.array([-.44, .90])
    up = (y + .46) * neck[0] + (z - 1.28) * neck[1]
    aside = (y + .46) * neck[1] - (z - 1.28) * neck[0]
    nose = -(y + .80) * .646 - (z - 1.97) * .77
    bone = np.select([(y < -.80) & (z > 1.36), (up > .10) & (y < -.28), z < .92], [3, 2, 1], 0)
    s = np.choose(bone, [y, -z, up, nose])
    a = np.choose(bone, [np.arctan2(x, z - 1.165) * .31, np.arctan2(np.abs(x) - .18, y - np.where(y < 0, -.5, .55)) * .1,
                         np.arctan2(x, aside) * .19, np.arctan2(x, y) * .1])
    return s + 7 * bone, a


def hammered(m: Mesh) -> Mesh:
    """Lapped plates with a row of rivets at each edge, every plate dented by the hammer."""
    p = m.vertices
    s, a = plates(p)
    lap = (s / PLATE) % 1
    rivet = np.hypot((lap - .80) * PLATE, (a + RIVET / 2) % RIVET - RIVET / 2) / .015
    rng = np.random.default_rng(9)
    blows = p[rng.integers(0, len(p), int(len(p) * .006 ** 2 / BLOW ** 2 * 2.2))]
    dent = np.minimum(cKDTree(blows).query(p)[0] / (BLOW * .6), 1) ** 2
    up = .011 * lap ** 1.6 + .0045 * (dent - 1) + .010 * np.sqrt(np.clip(1 - rivet ** 2, 0, 1))
    return Mesh(p + normals(m) * up[:, None], m.faces, m.tint, m.uv)


def iron(m: Mesh) -> dict:
    """Matt rust, black scale in the hollows, bare grey metal where plates and rivets are rubbed."""
    free, rise = openness([m], .16, 30)[0], proud(m, 10, .004)
    p = m.vertices.astype(np.float32)
    stain, fine = noise(p, 3, 7, 2), noise(p, 22, 6, 3)
    own = np.random.default_rng(4).random(64)[np.floor(plates(p)[0] / PLATE).astype(int) % 64]
    rust = blend(fine * .6 + stain * .3 + own * .15, [(.36, (.028, .012, .008)), (.50, (.070, .026, .012)), (.62, (.130, .050, .020)), (.74, (.20, .088, .034))])
    scale = np.interp(.5 * (1 - free) - .30 * rise + .45 * stain + .25 * fine, [.42, .62], [0, .94])
    bare = np.interp(rise + .8 * (fine - .5), [.80, 1.20], [0, .55]) * np.clip(free * 3 - 1.5, 0, 1)
    tone = mixed(mixed(rust, (.014, .013, .014), scale), (.20, .185, .17), bare)
    tone *= np.interp(free, [.1, .7], [.30, 1])[:, None]
    q = (p - along(.17, -.012)) * [0, 1, 1]
    eye = (np.hypot(q[:, 1], q[:, 2]) < .026) & (np.abs(p[:, 0]) > .10)
    tone[eye] = (.75, .40, .06)
    return {"horse": coated(m, tone, np.clip(.48 + .3 * fine + .12 * scale - .2 * bare, .3, .9), .42 + .5 * bare)}


def bamboo(at: tuple[float, float, float], seed: int = 3) -> dict:
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
    m, tips = moved(merge(culms), at), np.array(tips) + at
    v = m.vertices.astype(np.float32)
    stripe = noise(v * np.array([14, 14, .35], np.float32), 1, 3, 5)
    tone = blend(m.tint, [(0, (.42, .27, .035)), (1, (.60, .43, .07))]) * np.interp(noise(v, 3, 5, 2), [.3, .7], [.6, 1.15])[:, None]
    tone = mixed(tone, (.08, .14, .02), np.interp(stripe, [.58, .62], [0, .8]))
    soot = np.interp(v[:, 2] + noise(v, 2, 5, 9), [.4, 1.5], [.75, 0])
    tone = mixed(tone, (.05, .028, .012), soot)
    n = 9000
    leaf = tips[rng.integers(0, len(tips), n)] + rng.normal(0, .28, (n, 3))
    leaves = scatter(blade(.20, .022, .05, 4), turned(rng, n, 1.3), leaf, rng.random(n))
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
    for k, (d, high, tone) in enumerate([(60, 4, (.020, .022, .030)), (160, 15, (.05, .048, .06))]):
        a = np.linspace(-.6, 2.2, 900)
        s = sum(np.interp(a, np.linspace(-.6, 2.2, 5 << j), np.random.default_rng(7 + k + j).random(5 << j)) * .55 ** j for j in range(7))
        top = high * (.25 + .5 * (s - s.min()) / np.ptp(s))
        p = np.stack([np.stack([d * np.sin(a), d * np.cos(a), z], -1) for z in (0 * a - 3, top)])
        out[f"hill{k}"] = shape(mesh(p, grid_faces(2, 900)), plain(tone, 1.0))
    return out


SUN = np.radians((79, 4.4))
"""Where the sun stands: degrees from the y axis towards x, and above the horizon."""


def sky() -> dict:
    """The last quarter of an hour of daylight: a band of fire about the sun, slate above."""
    h, a = np.linspace(1, -1, 512)[:, None], (np.arange(1024) + .5)[None] / 1024 * 2 * np.pi
    up = blend(h + 0 * a, [(-1, (.02, .015, .012)), (0, (.42, .14, .045)), (.07, (.42, .17, .075)), (.2, (.17, .115, .125)), (.36, (.06, .062, .105)), (1, (.015, .022, .05))])
    near = np.hypot(np.arcsin(h) - SUN[1], a - SUN[0])
    up = up + np.exp(-(near / .30) ** 1.2)[..., None] * (1.5, .55, .12)
    return {"type": "envmap", "bitmap": mi.Bitmap(np.ascontiguousarray(up * .55, np.float32)), "to_world": mi.ScalarTransform4f().rotate((1, 0, 0), 90)}


def sun(far: float = 175) -> Mesh:
    a, up = SUN
    ball = lathe([(3.4 * np.sin(t), -3.4 * np.cos(t)) for t in np.linspace(.01, np.pi - .01, 24)], 48)
    return moved(ball, (far * np.sin(a), far * np.cos(a), far * np.tan(up)))


def sparks(n: int = 330) -> Mesh:
    """Short streaks blown from the mouth, and some struck from the ground by the hooves."""
    rng = np.random.default_rng(5)
    t = rng.random(n) ** 1.3
    way = np.stack([rng.normal(-.10, .30, n), -1.0 + rng.normal(0, .22, n), -.30 + rng.normal(0, .30, n)], -1)
    at = np.array(along(.63, .08)) + way * t[:, None] + np.stack([0 * t, 0 * t, .45 * t ** 2], -1)
    way[:, 2] += .9 * t
    k = n // 5
    at[:k], way[:k] = [.19, -.66, .03], rng.normal((-.2, .2, .5), (.5, .5, .25), (k, 3))
    at[:k] += way[:k] * (rng.random(k) ** 1.5 * .7)[:, None]
    z = way / np.linalg.norm(way, axis=1, keepdims=True)
    x = np.cross(z, (0, 0, 1.0))
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    thick = rng.uniform(.35, 1.0, n) * (1 - .5 * np.clip(t, 0, 1))
    frames = np.stack([x * thick[:, None], np.cross(z, x) * thick[:, None], z * (thick * rng.uniform(2, 7, n))[:, None]], -1)
    return scatter(lathe([(.0006, -.005), (.0038, 0), (.0006, .005)], 6), frames, at, np.full(n, .5))


def glowing(m: Mesh, red: float, green: float, blue: float) -> dict:
    return flame(m) | {"emitter": {"type": "area", "radiance": {"type": "rgb", "value": (red, green, blue)}}}


def main(out: str, which: str = "dusk", width: int = 480, samples: int = 14) -> None:
    m = horse(.0065 if width > 700 else .010)
    things = iron(m) | ground() | hills() | bamboo((.9, 2.7, 0)) | {"sky": sky(), "sparks": glowing(sparks(), 9, 2.3, .22), "sun_disc": glowing(sun(), 9, 4.4, 1.2)}
    breath = lathe([(.001, -.07), (.030, 0), (.020, .06), (.001, .09)], 12)
    things["breath"] = glowing(Mesh(breath.vertices[:, [0, 2, 1]] * [1, -.646, .77] + along(.60, .082), breath.faces[:, ::-1], breath.tint, breath.uv), 22, 7.5, 1.2)
    things |= {"sun": lamp((6.5, -2.4, 1.9), (0, -.4, 1.3), 1.4, (260, 100, 27)), "forge": lamp((-.6, -3.2, .35), (0, -.7, 1.1), .8, (62, 22, 5)),
               "back": lamp((-1.5, 4.5, 2.6), (0, .3, 1.3), 1.0, (110, 46, 12)), "dusk": lamp((-5.5, -1.0, 4.5), (0, -.2, 1.1), 3, (2.5, 2.6, 3.1))}
    lens = camera((-3.95, -2.3, .80), (.10, -.32, 1.13), 41, width, width * 3 // 4, samples, .012)
    develop(things, lens, out, exposure=1.25, depth=5, glow=1.17)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
