# SPDX-License-Identifier: Apache-2.0
"""Two dragons and a golden tortoise of painted fig wood on the water stage: python water_dragons.py OUT.png [night|close] [WIDTH SAMPLES]"""
from __future__ import annotations

import sys

import numpy as np
from clay import tortoise
from guanyin import flame as burning
from mesh import Array, Mesh, lathe, merge, moved, scatter, tube
from mitsuba_dinh import noise
from mitsuba_drum import blend
from puppet import WATER, blind, water
from scipy.spatial import cKDTree
from sculpt import Sculpture, both
from studio import camera, develop, lamp, plain, shape
from wear import coated, cracks, mixed, normals, openness, proud

GOLD, FIRE, GREEN, WHITE, RED = range(5)
SPINE = np.array([(0, -.15, .50), (0, -.05, .475), (.02, .05, .38), (.03, .10, .24), (.02, .14, .08), (0, .22, -.10), (-.02, .32, -.12), (-.05, .42, .03), (-.05, .53, .14), (-.02, .64, .13),
                  (.02, .74, .0), (.03, .83, -.12), (.0, .92, -.10), (-.02, 1.0, .0), (-.02, 1.09, .045), (0, 1.18, -.02), (.02, 1.26, -.10), (.02, 1.34, -.03), (0, 1.39, .10), (-.03, 1.40, .20)])
GIRTH = np.array([.062, .070, .080, .088, .094, .098, .098, .096, .092, .088, .084, .080, .075, .070, .064, .058, .050, .042, .032, .016])


def fine_spine(n: int = 420) -> tuple[Array, Array]:
    """The path of the back, smoothly, and its thickness."""
    t, u = np.linspace(0, 1, len(SPINE)), np.linspace(0, 1, n)
    p = np.stack([np.interp(u, t, SPINE[:, k]) for k in range(3)], -1)
    kernel = np.hanning(31) / np.hanning(31).sum()
    soft = np.stack([np.convolve(np.pad(p[:, k], 15, mode="edge"), kernel, "valid") for k in range(3)], -1)
    return soft, np.interp(u, t, GIRTH)


def gold(c: Sculpture) -> None:
    """Body, skull and jaws."""
    p, r = fine_spine(90)
    c.path([tuple(q) for q in p], list(r), .012)
    c.lump((0, -.155, .525), [.086, .115, .078], k=.03)
    c.lump((0, -.285, .520), [.064, .105, .040], k=.04)
    c.lump((0, -.372, .536), [.052, .036, .036], k=.02)
    both(c.lump, (.032, -.392, .548), [.024, .022, .021], k=.010)
    both(c.lump, (.034, -.412, .550), [.010, .012, .009], k=.005, cut=True)
    c.path([(0, -.13, .465), (0, -.24, .412), (0, -.335, .400)], [.060, .050, .034], .02)
    c.path([(0, -.21, .575), (0, -.29, .566), (0, -.36, .568)], [.022, .024, .020], .02)
    both(c.path, [(.020, -.268, .590), (.062, -.238, .618), (.096, -.170, .612), (.112, -.115, .640)], [.014, .022, .020, .005], k=.010)
    both(c.lump, (.052, -.228, .570), [.044, .040, .036], k=.005, cut=True)
    lip = [(0, -.402, .512), (.042, -.385, .500), (.064, -.310, .498), (.078, -.215, .492), (.085, -.165, .462)]
    both(c.path, lip, [.012, .015, .015, .015, .010], k=.008)
    both(c.path, [(0, -.362, .425), (.032, -.345, .430), (.052, -.265, .440), (.070, -.19, .452)], [.010, .012, .012, .008], k=.008)


def fire(c: Sculpture) -> None:
    """Mane, brows, beard and the comb down the back, all of flames."""
    for k in range(6):
        v = .600 - .042 * k
        both(c.path, [(.066, -.10, v), (.112, -.075, v + .014), (.142, -.005, v - .020), (.170, .030, v + .026)], [.026, .026, .018, .004], k=.010)
        both(c.path, [(.045, -.045, v + .02), (.070, .02, v + .03), (.085, .09, v - .005), (.102, .125, v + .04)], [.028, .025, .017, .004], k=.010)
    for k, x in enumerate((0, .026, -.026)):
        c.path([(x, -.20 + .02 * k, .605), (x * 1.3, -.165, .655), (x * 1.6, -.105, .668), (x * 1.8, -.055, .705)], [.020, .022, .016, .004], .010)
        c.path([(x * 1.1, -.32 + .025 * k, .385), (x * 1.3, -.325, .330), (x * 1.5, -.285, .290)], [.016, .015, .003], .008)
    p, r = fine_spine()
    along = np.gradient(p, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    up = np.cross(along, np.cross([0, 0, 1.0], along))
    up = np.where(np.abs(along[:, 2:]) > .97, [[0, 1.0, 0]], up / (np.linalg.norm(up, axis=1, keepdims=True) + 1e-9))
    up = np.where((np.arange(len(p)) < 120)[:, None], np.cross(along, [1.0, 0, 0]), up)
    up *= np.where(np.arange(len(p)) < 120, np.sign(up[:, 1] + 1e-9), np.sign(up[:, 2] + 1e-9))[:, None]
    for i in range(38, 392, 11):
        f, size = p[i] + up[i] * r[i] * .92, .35 + .65 * r[i] / .098
        c.path([tuple(f), tuple(f + (up[i] * .035 + along[i] * .018) * size), tuple(f + (up[i] * .062 + along[i] * .052) * size)], [.019 * size, .015 * size, .003], .006)
    for s in (-1, 0, 1):
        c.path([tuple(p[-6]), tuple(p[-1] + [s * .05, .02, .03]), tuple(p[-1] + [s * .085, -.01, .10]), tuple(p[-1] + [s * .06, -.05, .16])], [.024, .026, .018, .004], .010)


def green(c: Sculpture) -> None:
    both(c.path, [(.040, -.130, .590), (.058, -.060, .650), (.090, -.005, .690), (.098, .020, .745)], [.021, .018, .014, .004], k=.008)
    both(c.path, [(.080, -.055, .672), (.125, -.045, .700)], [.012, .004], k=.008)
    both(c.path, [(.096, -.120, .560), (.140, -.095, .590), (.160, -.050, .585), (.168, -.020, .56)], [.018, .024, .018, .004], k=.008)
    both(c.path, [(.046, -.382, .520), (.105, -.425, .520), (.150, -.405, .560), (.158, -.350, .575)], [.010, .009, .007, .003], k=.006)


def white(c: Sculpture) -> None:
    both(c.lump, (.053, -.226, .570), [.034, .033, .031], k=.003)
    for k in range(6):
        x, y = (.020 + .010 * k, -.388 + .030 * k) if k else (.016, -.395)
        long = .034 if k == 1 else .017
        both(c.limb, (x, y, .500), (x, y, .500 - long), .009, .003, k=.003)
        both(c.limb, (x * .75, y + .035, .428), (x * .75, y + .030, .428 + long * .8), .008, .003, k=.003)


def red(c: Sculpture) -> None:
    c.path([(0, -.17, .440), (0, -.27, .440), (0, -.345, .462), (0, -.372, .490)], [.024, .022, .014, .004], .008)
    c.lump((0, -.21, .470), [.052, .085, .022], k=.01)


def carved(step: float) -> tuple[Mesh, Array]:
    """One dragon and, for each vertex, which paint it wears."""
    low, high = (-.24, -.46, -.26), (.24, 1.50, .78)
    fields = []
    for make in (gold, fire, green, white, red):
        c = Sculpture(low, high, step)
        make(c)
        fields.append(c)
    whole = Sculpture(low, high, step)
    whole.field = np.minimum.reduce([f.field for f in fields])
    m = whole.solid()
    ids = np.clip(np.round((m.vertices - whole.low) / step).astype(int), 0, np.array(whole.field.shape) - 1)
    return m, np.stack([f.field[tuple(ids.T)] for f in fields], -1).argmin(1)


def scaled(m: Mesh, paint: Array) -> tuple[Mesh, Array, Array]:
    """Scales cut into the body; also where in its scale a vertex lies, 1 in the joints, and how far it is belly."""
    p, r = fine_spine()
    far, near = cKDTree(p).query(m.vertices)
    along = np.gradient(p, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    way = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))])
    off = m.vertices - p[near]
    s = way[near] + (off * along[near]).sum(1)
    side = np.array([1.0, 0, 0])
    over = np.cross(side, along[near])
    angle = np.arctan2((off * over).sum(1), off @ side)
    row = s / .034
    col = angle / (2 * np.pi) * 16 + .5 * (np.floor(row) % 2)
    x, y = col % 1 - .5, row % 1
    joint = np.clip(1 - np.abs(y - .15 - 2.4 * x * x) / .14, 0, 1)
    body = (paint == GOLD) & (near > 36)
    belly = body & (np.sin(angle) < -.62)
    joint = np.where(belly, np.clip(1 - np.abs(s / .022 % 1 - .5) / .16, 0, 1), joint) * body
    v = m.vertices - normals(m) * (.0042 * joint)[:, None]
    return Mesh(v, m.faces, m.tint, m.uv), joint, belly.astype(float)


def lacquered(m: Mesh, paint: Array, joint: Array, belly: Array, free: Array) -> tuple[Array, Array]:
    """Coats of lacquer, chipped where hands, water and other dragons were."""
    q = m.vertices.astype(np.float32)
    fine, big = noise(q, 26, 6, 3), noise(q, 7, 6, 4)
    tone = blend(big, [(.3, (.62, .33, .035)), (.7, (.78, .47, .07))])
    tone = mixed(tone, (.045, .13, .05), np.clip(joint * 1.2, 0, 1) * .9)
    tone = mixed(tone, (.55, .06, .03), belly * (1 - joint) * .95)
    flames = blend(q[:, 1] + .2 * big, [(-.2, (.50, .020, .012)), (.2, (.60, .07, .02))])
    tone = np.where((paint == FIRE)[:, None], flames, tone)
    for k, colour in ((GREEN, (.04, .20, .09)), (WHITE, (.80, .76, .66)), (RED, (.52, .02, .02))):
        tone = np.where((paint == k)[:, None], colour, tone)
    x, y, z = np.abs(q[:, 0]), q[:, 1], q[:, 2]
    lips = (paint == GOLD) & (y < -.16) & (((z > .485) & (z < .512)) | ((z > .42) & (z < .445))) & (x > .02)
    tone[lips] = (.50, .025, .02)
    pupil = (paint == WHITE) & (y > -.28) & (((y + .250) ** 2 + (z - .572) ** 2) < .0125 ** 2)
    tone[pupil] = (.010, .008, .008)
    tone = tone * np.interp(free + (fine - .5) * .25, [.1, .75], [.28, 1.04])[:, None]
    chips = np.interp(proud(m, 8, .003) * .08 + fine * .6 + big * .4, [.645, .67], [0, 1])
    lines = np.interp(cracks(q, .034, 5), [0, .035], [.45, 0]) * (big > .5)
    tone = mixed(mixed(tone, (.10, .045, .022), lines), blend(fine, [(.3, (.20, .12, .06)), (.8, (.40, .28, .17))]), chips * .85)
    return tone, np.clip(.12 + .2 * fine + .35 * chips, .08, .8)


def spray(seed: int, start, toward, count: int = 1500) -> Mesh:
    """Water spat from a dragon's mouth."""
    rng = np.random.default_rng(seed)
    d = np.asarray(toward, float)
    t = rng.beta(1.1, 1.5, count)[:, None]
    p = np.asarray(start) + d * t + np.array([0, 0, -1.0]) * (.62 * t * t - .22 * t) * np.linalg.norm(d)
    p = p + rng.normal(0, 1, (count, 3)) * (.004 + .055 * t ** 1.4)
    p = p[p[:, 2] > -.14]
    drop = lathe([(.001, -1), (.5, -.85), (.86, -.5), (1, 0), (.86, .5), (.5, .85), (.001, 1)], 9)
    size = .0022 + .0055 * rng.random(len(p)) ** 3
    return scatter(drop, np.eye(3)[None] * size[:, None, None], p, rng.random(len(p)))


def lanterns() -> dict:
    """A row of round silk lanterns before the blind."""
    t = np.linspace(-1.35, 1.35, 25)
    ball, cap = lathe(np.stack([.115 * np.cos(t), .105 * np.sin(t)], -1), 56), [lathe([(0, z), (.04, z), (.04, z + .018), (0, z + .018)], 24) for z in (-.115, .098)]
    out, caps = {}, []
    for k, (x, z) in enumerate(((-1.75, 1.16), (-.98, 1.30), (-.2, 1.35), (.6, 1.33), (1.35, 1.22), (2.1, 1.08))):
        out[f"silk{k}"] = burning(moved(ball, (x, 2.1, z)), 1.5)
        caps += [moved(q, (x, 2.1, z)) for q in (*cap, tube([[0, 0, .11], [0, 0, 1.2]], .005, 6), tube([[0, 0, -.115], [0, 0, -.2], [0, 0, -.27]], [.006, .022, .014], 8))]
    return out | {"caps": shape(merge(caps), plain((.35, .20, .05), .35, .7))}


def show(fine: bool) -> dict:
    step = .0052 if fine else .010
    m, paint = carved(step)
    m, joint, belly = scaled(m, paint)
    free = openness([m], .12, 24 if fine else 10, soften=1)[0]
    tone, rough = lacquered(m, paint, joint, belly, free)
    lac = {"clearcoat": .7, "clearcoat_gloss": .88}
    things = blind() | lanterns()
    for name, at, turn, size in (("near", (-.52, .02, -.02), 46, 1.0), ("far", (.98, .72, -.03), -44, .95)):
        things[name] = coated(moved(m, at, turn, size), tone, rough, more=lac)
    beast = moved(tortoise(.012), (.34, -.34, -.165), 24, .21)
    b = beast.vertices.astype(np.float32)
    things["tortoise"] = coated(beast, blend(noise(b, 30, 5, 2), [(.3, (.40, .20, .03)), (.7, (.80, .52, .12))]), .22, .35, more=lac)
    things["water"] = shape(water(rings=((-.62, .12), (.34, -.34), (1.0, .82), (-.9, .5), (.42, .05)), calm=.9), WATER)
    things["spray"] = shape(spray(2, (-.235, -.255, .425), (.74, -.05, .12)), plain((.62, .68, .72), .12))
    lights = {"key": lamp((-1.6, -2.5, 1.8), (0, 0, .3), .5, (74, 50, 26)), "fill": lamp((2.6, -3.2, 1.6), (0, 0, .3), 2.4, (.5, .68, 1.1)), "rim": lamp((1.9, 1.9, 1.9), (-.2, 0, .35), .5, (50, 30, 13)), "rim2": lamp((-2.2, 1.7, 1.6), (-.3, 0, .3), .4, (30, 17, 8))}
    return things | lights | {"sky": {"type": "constant", "radiance": {"type": "rgb", "value": (.012, .018, .035)}}}


VIEWS = {"night": ((.10, -2.70, .56), (.10, .1, .27), 38, .75, .012), "close": ((.45, -1.55, .62), (-.35, 0, .40), 32, .75, .010)}


def main(out: str, which: str = "night", width: int = 480, samples: int = 16) -> None:
    origin, target, fov, tall, lens = VIEWS[which]
    develop(show(width > 700), camera(origin, target, fov, width, int(width * tall), samples, lens), out, exposure=1.75, depth=6)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
