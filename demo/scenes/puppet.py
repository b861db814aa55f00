# SPDX-License-Identifier: Apache-2.0
"""Chú Tễu, a water puppet of painted fig wood, in the pond before a bamboo blind: python puppet.py OUT.png [dusk|close|noon|tortoise] [WIDTH SAMPLES]"""
from __future__ import annotations

import sys

import numpy as np
from guanyin import flame, framed, hand
from mesh import Array, Mesh, box, grid_faces, lathe, merge, mesh, mirrored, moved, tube
from mitsuba_drum import blend
from mitsuba_dinh import noise
from sculpt import Sculpture, both, spin
from studio import camera, develop, lamp, painted, plain, shape
from wear import coated, cracks, mixed, openness, proud

SKIN, CLOTH, TRIM, HAIR, WHITE, LIP = range(6)


def head(c: Sculpture) -> None:
    """A round, laughing face with jug ears; its middle is at z = .60."""
    c.lump((0, 0, .60), [.118, .108, .128], k=.02)
    c.lump((0, -.03, .555), [.098, .085, .075], k=.03)
    both(c.lump, (.062, -.075, .572), [.044, .036, .038], k=.02)
    c.lump((0, -.108, .588), [.022, .024, .018], k=.012)
    both(c.lump, (.019, -.103, .584), [.014, .014, .012], k=.008)
    both(c.lump, (.048, -.088, .628), [.030, .018, .017], k=.012, cut=True)
    both(c.lump, (.046, -.087, .627), [.0245, .017, .0135], k=.002)
    both(c.path, [(.018, -.106, .642), (.048, -.106, .652), (.082, -.082, .640)], [.004, .007, .004], k=.006)
    both(c.path, [(.014, -.112, .674), (.05, -.102, .690), (.092, -.064, .666)], [.005, .0085, .004], k=.008)
    mouth = [(-.060, -.093, .551), (-.035, -.112, .532), (0, -.119, .525), (.035, -.112, .532), (.060, -.093, .551)]
    c.groove(mouth, [.006, .014, .018, .014, .006], .006)
    c.path([(x, y + .006, z - .001) for x, y, z in mouth[1:4]], [.009, .011, .009], .003)
    for up, r in ((.017, .0065), (-.017, .009)):
        c.path([(x * 1.02, y - .003, z + up * (1 - abs(x) / .075)) for x, y, z in mouth], [.004, r, r * 1.1, r, .004], .006)
    c.lump((0, -.10, .487), [.034, .026, .022], k=.02)
    both(c.lump, (.122, .01, .60), [.020, .032, .046], spin("z", 25), .012)
    both(c.lump, (.133, -.004, .602), [.010, .016, .026], k=.006, cut=True)
    c.limb((0, .0, .44), (0, 0, .50), .065, .062, .03)


def trunk(c: Sculpture) -> None:
    """Fat belly, navel, round breasts, short arms held out."""
    c.lump((0, 0, .345), [.128, .098, .115], k=.03)
    c.lump((0, -.035, .235), [.142, .118, .105], k=.05)
    both(c.lump, (.058, -.075, .365), [.050, .034, .036], k=.025)
    both(c.lump, (.058, -.107, .362), [.008, .007, .008], k=.003)
    c.lump((0, -.155, .238), [.011, .018, .011], k=.008, cut=True)
    c.path([(-.05, -.110, .292), (0, -.124, .284), (.05, -.110, .292)], [.006, .008, .006], .012)
    both(c.lump, (.128, 0, .405), [.052, .052, .048], k=.03)
    c.path([(.140, 0, .405), (.225, -.02, .430), (.262, -.06, .545)], [.047, .040, .030], .02)
    c.path([(-.140, 0, .405), (-.235, -.03, .345), (-.300, -.13, .355)], [.047, .040, .030], .02)


def clothes(c: Sculpture) -> None:
    """A loincloth with folds and a belt; an open vest with its two fronts."""
    c.lump((0, -.01, .135), [.150, .118, .085], k=.03)
    both(c.path, [(.07, -.01, .12), (.092, -.035, .02), (.092, -.035, -.04)], [.082, .078, .080], k=.03)
    x, y, z = c.x, c.y, c.z
    a = np.arctan2(x, -y)
    c.offset(.006 * np.sin(a * 17 + 5 * z / .1 + 2 * np.sin(a * 3)) * np.clip((.165 - z) / .05, 0, 1))
    ring = [(.148 * np.sin(t), -.012 - .125 * np.cos(t), .185 - .018 * np.cos(t)) for t in np.linspace(0, 2 * np.pi, 25)]
    c.path(ring, [.016] * 25, .006)
    c.lump((0, -.15, .160), [.030, .022, .022], k=.008)
    both(c.path, [(.0, -.155, .155), (.035, -.165, .10), (.045, -.160, .035)], [.014, .020, .024], k=.01)
    both(c.path, [(.085, .0, .452), (.112, -.06, .42), (.120, -.092, .34), (.135, -.095, .25), (.145, -.075, .19)], [.020, .022, .022, .022, .016], k=.012)


def tufts(c: Sculpture) -> None:
    """Three knots of hair on a shaven head."""
    for x, y, z in ((0, -.045, .722), (.092, .02, .685), (-.092, .02, .685)):
        out = np.array([x * .9, y * .4, .1])
        out /= np.linalg.norm(out)
        p = np.array([x, y, z])
        c.lump(tuple(p), [.034, .034, .022], k=.006)
        c.lump(tuple(p + out * .030), [.029, .029, .029], k=.004)
        c.path([tuple(p + out * .014 + .019 * (np.cos(t) * np.cross(out, [0, 1, 0.01]) + np.sin(t) * np.array([0, 1, 0]))) for t in np.linspace(0, 6.28, 13)], [.0065] * 13, .003)


def teu(step: float) -> tuple[Mesh, Array]:
    """The boy and, for each vertex, which paint it wears."""
    low, high = (-.42, -.26, -.06), (.42, .22, .80)
    fields, layers = [], (lambda c: (head(c), trunk(c)), clothes, tufts)
    for make in layers:
        c = Sculpture(low, high, step)
        make(c)
        fields.append(c)
    whole = Sculpture(low, high, step)
    whole.field = np.minimum.reduce([f.field for f in fields])
    m = whole.solid()
    ids = np.round((m.vertices - whole.low) / step).astype(int)
    ids = np.clip(ids, 0, np.array(whole.field.shape) - 1)
    near = np.stack([f.field[tuple(ids.T)] for f in fields], -1).argmin(1)
    paint = np.array([SKIN, CLOTH, HAIR])[near]
    palm = hand(.03, (.5, .6, .6, .6))
    fists = [framed(mirrored(palm), spin("y", 8) @ spin("z", 20), (.262, -.062, .545), .125), framed(palm, np.stack([[0, -.3, .95], [.25, .92, .3], [-.92, -.35, .1]], -1), (-.300, -.132, .355), .125)]
    feet = []
    for s in (1, -1):
        f = Sculpture((s * .09 - .08, -.20, -.10), (s * .09 + .08, .06, .0), .005)
        f.lump((s * .095, -.09, -.075), [.046, .085, .030], k=.02)
        for j in range(5):
            f.lump((s * (.060 + .017 * j), -.168 + .006 * j, -.082), [.0115 - .0006 * j] * 3, k=.006)
        feet.append(f.solid())
    extra = merge(fists + feet)
    m2 = merge([m, extra])
    return m2, np.concatenate([paint, np.full(len(extra.vertices), SKIN)])


def painted_boy(m: Mesh, paint: Array, free: Array) -> tuple[Array, Array]:
    """Lacquer colours, features by place, dirt in hollows, chips and craquelure where hands and water were."""
    p = m.vertices
    q = p.astype(np.float32)
    x, y, z = np.abs(p[:, 0]), p[:, 1], p[:, 2]
    fine, big = noise(q, 28, 6, 3), noise(q, 7, 6, 4)
    tone = blend(big, [(.3, (.56, .25, .14)), (.7, (.66, .32, .19))])
    cheek = np.exp(-((x - .066) ** 2 + (z - .575) ** 2) / .034 ** 2) * (y < -.03)
    tone = mixed(tone, (.62, .10, .06), cheek * .65)
    red = blend(big, [(.3, (.36, .022, .014)), (.7, (.50, .045, .022))])
    tone = np.where((paint == CLOTH)[:, None], red, tone)
    vest = (paint == CLOTH) & (z > .19)
    tone[vest] = (.035, .11, .055)
    trim = (paint == CLOTH) & (np.abs(z - .185 + .018 * -y / .13) < .022)
    tone[trim] = (.62, .40, .07)
    tone[paint == HAIR] = (.014, .011, .010)
    cap = (paint == SKIN) & (z > .655 + .35 * (y + .11)) & (z > .60)
    tone[cap] = tone[cap] * .55 + np.array([.10, .085, .075]) * .45
    face = (paint == SKIN) & (y < -.045)
    eye = face & (((x - .047) / .0225) ** 2 + ((z - .627) / .0118) ** 2 < 1)
    tone[eye] = (.78, .74, .64)
    tone[face & (((x - .043) ** 2 + (z - .626) ** 2) < .0092 ** 2)] = (.010, .008, .008)
    brow = face & (np.abs(z - (.690 - .014 * ((x - .046) / .04) ** 2)) < .0075) & (x > .012) & (x < .096)
    tone[brow] = (.014, .011, .010)
    arc = .528 + .026 * (x / .06) ** 2
    tone[face & (x < .062) & (np.abs(z - arc) < .019 * (1 - (x / .064) ** 2))] = (.50, .022, .018)
    tone[face & (x < .032) & (np.abs(z - arc - .002) < .0090)] = (.80, .76, .66)
    nipple = (paint == SKIN) & ((x - .058) ** 2 + (z - .362) ** 2 < .010 ** 2) & (y < -.09)
    tone[nipple] = (.36, .12, .07)
    tone = tone * np.interp(free + (fine - .5) * .25, [.1, .75], [.30, 1.04])[:, None]
    wear = np.interp(proud(m, 10, .003) * .10 + fine * .6 + big * .4, [.64, .665], [0, 1]) * (~eye)
    lines = np.interp(cracks(p, .030, 5), [0, .035], [.55, 0]) * (big > .5)
    tone = mixed(mixed(tone, (.10, .045, .022), lines), blend(fine, [(.3, (.20, .12, .06)), (.8, (.42, .30, .18))]), wear * .9)
    return tone, np.clip(.13 + .22 * fine + .3 * wear, .08, .8)


def stand() -> Mesh:
    """The round float with its lotus rim, half sunk, and the pole below."""
    disc = lathe([(0, -.16), (.20, -.16), (.225, -.145), (.225, -.118), (.21, -.108), (.20, -.10), (0, -.098)], 96)
    leaf = tube(np.stack([[.214 * np.cos(t), .214 * np.sin(t), -.113 + .006 * np.sin(t * 30)] for t in np.linspace(0, 6.283, 260)]), .009, 8)
    return merge([disc, leaf, tube([[0, .2, -.17], [0, 3, -.5]], .03, 10)])


def water(half: float = 9.0, near: float = -3.6, calm: float = 1.0, rings=((0, 0),), level: float = -.13, n: int = 700) -> Mesh:
    """Small crossing waves, rings spreading from what stands in it; finer near the middle."""
    u = np.linspace(-1, 1, n)
    x, y = np.meshgrid(half * (.25 * u + .75 * u ** 3), np.linspace(0, 1, n) ** 1.6 * (half - near) + near, indexing="ij")
    z = 0 * x
    rng = np.random.default_rng(4)
    for _ in range(26):
        a, k = rng.normal(1.3, .8), rng.uniform(6, 34)
        z += calm * .0125 / k ** .95 * 2.2 * np.sin(k * (x * np.cos(a) + y * np.sin(a)) + rng.uniform(0, 6.3) + .8 * np.sin(x * 1.3 + y))
    for cx, cy in rings:
        r = np.hypot(x - cx, y - cy)
        z += .0075 * np.sin(r * 44) * np.exp(-r * 2.2)
    return mesh(np.stack([x, y, z + level], -1), grid_faces(n, n)[:, ::-1])


def blind() -> dict:
    """A bamboo blind behind, red posts, and the green and gold frieze above it."""
    rng = np.random.default_rng(6)
    slats = [tube([[x, 2.6 + rng.normal(0, .006), -.4], [x + rng.normal(0, .006), 2.6, 2.4]], .017, 8, tint=rng.random()) for x in np.arange(-4.5, 4.5, .038)]
    ties = [tube([[-4.5, 2.575, z], [4.5, 2.575, z]], .010, 6) for z in (.02, .42, .82, 1.22)]
    s = merge(slats)
    tone = blend(s.tint, [(0, (.16, .075, .024)), (.6, (.32, .17, .06)), (1, (.44, .27, .10))])
    posts = merge([moved(lathe([(.085, -.5), (.08, 3)], 40), (x, 2.35, 0)) for x in (-1.95, 1.95)])
    return {"slats": painted(s, tone * np.interp(noise(s.vertices.astype(np.float32), 4, 5, 2), [.3, .7], [.5, 1.1])[:, None], .4), "ties": shape(merge(ties), plain((.10, .02, .012))),
            "posts": shape(posts, plain((.30, .022, .012), .2)), "dark": shape(box((20, .1, 6), (0, 3.2, -1)), plain((.01, .012, .012)))}


def lanterns() -> dict:
    out = {}
    for k, (x, y, z) in enumerate([(-1.5, 2.2, 1.05), (-.70, 2.3, 1.32), (.42, 2.3, 1.30), (1.45, 2.2, 1.02), (-2.9, 1.4, .9), (2.8, 1.3, .95)]):
        ball = lathe([(0, -.12), (.07, -.11), (.115, -.06), (.125, 0), (.115, .06), (.07, .11), (0, .12)], 32)
        out[f"lantern{k}"] = flame(moved(ball, (x, y, z)), 3.2)
    return out


def staff() -> Mesh:
    """A monk's staff of old bamboo, leaning on the landing."""
    u = np.linspace(0, 1, 90)
    r = .0125 + .004 * np.exp(-(((u * 11) % 1 - .5) / .05) ** 2)
    p = np.stack([.52 + .30 * u + .01 * np.sin(u * 9), .05 + .55 * u, -.35 + 1.62 * u], -1)
    return tube(p, r, 12)


def boy(fine: bool) -> dict:
    m, paint = teu(.0036 if fine else .007)
    base = stand()
    free = openness([m, base, box((4, 4, .02), (0, 0, -.15))], .14, 30, 0)[0]
    tone, rough = painted_boy(m, paint, free)
    red = np.array([.20, .018, .010]) * np.interp(noise(base.vertices.astype(np.float32), 12, 5, 1), [.3, .7], [.5, 1.3])[:, None]
    return {"teu": coated(m, tone, rough, 0.0, more={"clearcoat": .6, "clearcoat_gloss": .85}), "base": coated(base, red, .3)}


WATER = {"type": "roughconductor", "alpha": .012, "material": "none", "specular_reflectance": {"type": "rgb", "value": (.40, .46, .42)}}


def stage(which: str) -> dict:
    day = which == "noon"
    out = blind() | {"water": shape(water(rings=((0, 0), (-.9, -.6))), WATER)}
    if day:
        return out | {"key": lamp((-2.4, -2.2, 4.2), (0, 0, .2), .7, (150, 138, 112)), "fill": lamp((3, -4, 2), (0, 0, .3), 3, (1.6, 1.9, 2.3)), "wall": lamp((1.5, .3, 3.6), (0, 2.6, .5), .6, (40, 34, 24))}
    out |= lanterns() | {"staff": shape(staff(), plain((.20, .105, .04), .35))}
    return out | {"key": lamp((-1.9, -2.1, 1.5), (0, 0, .35), .5, (62, 41, 20)), "fill": lamp((2.6, -3.2, 1.6), (0, 0, .3), 2.4, (.45, .62, 1.0)),
                  "rim": lamp((1.4, 1.6, 1.9), (0, 0, .4), .5, (34, 20, 9)), "sky": {"type": "constant", "radiance": {"type": "rgb", "value": (.012, .018, .035)}}}


VIEWS = {"dusk": ((-.62, -2.75, .42), (.06, 0, .30), 25, 1.25, .016), "close": ((.30, -1.55, .62), (0, 0, .50), 22, .75, .010), "noon": ((.9, -2.9, .55), (-.02, 0, .30), 31, .75, .014)}


def main(out: str, which: str = "dusk", width: int = 480, samples: int = 16) -> None:
    origin, target, fov, tall, lens = VIEWS[which]
    things = boy(width > 700) | stage(which)
    develop(things, camera(origin, target, fov, width, int(width * tall), samples, lens), out, exposure=1.3, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
