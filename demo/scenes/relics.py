# SPDX-License-Identifier: Apache-2.0
"""What people left behind: python relics.py OUT.png [general|robe|net] [WIDTH SAMPLES]

A shrine figure behind incense, a brown robe by an empty throne, a fishing net and a bronze crucible.
"""
from __future__ import annotations

import sys

import numpy as np
from altar import burner, candle
from clay import face
from guanyin import flame, framed, hand
from mesh import Array, Mesh, box, grid_faces, lathe, merge, mesh, mirrored, moved, tube
from mitsuba_dinh import noise
from mitsuba_drum import blend
from sculpt import Sculpture, both, roughened
from studio import camera, develop, lamp, painted, plain, shape
from wear import coated, gilt, lacquer, mixed, openness, patina, proud


def scroll(at, size: float, turns: float, thick: float, hand_: int = 1, start: float = 0.0, plane: str = "xz") -> Mesh:
    u = np.linspace(0, turns, 44)
    r = size * (1 - u / (turns * 1.08))
    a, b = r * np.cos(start + hand_ * u), r * np.sin(start + hand_ * u)
    p = np.stack([a, 0 * u, b] if plane == "xz" else [0 * u, a, b], -1)
    return tube(np.asarray(at) + p, np.linspace(thick, thick * .5, 44), 8)


def chair() -> dict[str, Mesh]:
    """A red and gilt throne: seat at .52 m, dragon arms, a pierced back with a sun."""
    red = [box((.86, .66, .07), (0, 0, .46), .012), box((.94, .74, .05), (0, 0, .02), .012), box((.74, .54, .34), (0, 0, .10), .02), box((.78, .05, .72), (0, .31, .52), .012)]
    gold = [box((.90, .70, .022), (0, 0, .525), .006), box((.98, .78, .022), (0, 0, .07), .006)]
    for s in (1, -1):
        red.append(tube([[s * .41, .31, .5], [s * .42, .32, .95], [s * .43, .335, 1.28]], [.032, .03, .028], 14))
        p = np.array([[s * .42, .30, .92], [s * .45, .12, .90], [s * .46, -.10, .84], [s * .47, -.26, .85], [s * .48, -.36, .93], [s * .48, -.44, .95]])
        gold.append(tube(np.stack([np.interp(np.linspace(0, 5, 40), range(6), p[:, k]) for k in range(3)], -1), .036 + .006 * np.sin(np.linspace(0, 40, 40)), 12))
        gold += dragon_head((s * .48, -.45, .95))
        for y in (-.22, 0, .2):
            gold.append(scroll((s * .45, y, .68), .085, 8, .016, s, 0, "yz"))
        red.append(tube([[s * .45, -.26, .5], [s * .46, -.26, .84]], .026, 12))
        gold += [scroll((s * (.09 + .12 * k), .285, .70), .075, 8.5, .014, s if k % 2 else -s, k) for k in range(3)]
        gold += [scroll((s * (.10 + .13 * k), .285, .95 + .02 * k), .080, 8.5, .015, -s if k % 2 else s, 1 + k) for k in range(3)]
        gold += [scroll((s * (.12 + .16 * k), .30, 1.28 - .05 * k), .10, 8, .022, -s, 2.6) for k in range(2)]
        gold += [scroll((s * (.12 + .115 * k), -.345, .27), .065, 8.5, .013, s if k % 2 else -s, k) for k in range(3)]
    for k in range(24):
        b = k / 24 * 2 * np.pi
        d = np.array([np.cos(b), 0, np.sin(b)])
        gold.append(tube([[0, .30, 1.13] + d * .115, [0, .295, 1.13] + d * .15 + [0, 0, .015], [0, .30, 1.13] + d * .19], [.014, .011, .002], 6))
    sun = lathe([(0, -.02), (.08, -.018), (.105, -.005), (.11, .01), (0, .02)], 40)
    gold.append(Mesh(sun.vertices[:, [0, 2, 1]] * [1, 1, 1] + [0, .29, 1.13], sun.faces[:, ::-1], sun.tint, sun.uv))
    return {"red": merge(red), "gold": merge(gold)}


def dragon_head(at) -> list[Mesh]:
    c = Sculpture(np.asarray(at) - [.10, .17, .11], np.asarray(at) + [.10, .10, .14], .005)
    x, y, z = at
    c.lump((x, y, z), [.045, .055, .042], k=.01)
    c.path([(x, y - .03, z + .01), (x, y - .085, z + .012), (x, y - .125, z + .022)], [.036, .028, .022], .012)
    c.path([(x, y - .02, z - .03), (x, y - .09, z - .045)], [.024, .014], .01)
    for s in (1, -1):
        c.lump((x + s * .030, y - .045, z + .035), [.014] * 3, k=.004)
        c.path([(x + s * .02, y - .01, z + .045), (x + s * .03, y + .045, z + .09), (x + s * .035, y + .08, z + .10)], [.012, .010, .003], .006)
        c.lump((x + s * .014, y - .125, z + .036), [.010] * 3, k=.005)
        for k in range(4):
            c.path([(x + s * .035, y + .01, z + .02 - .018 * k), (x + s * .055, y + .05, z + .03 - .02 * k), (x + s * .06, y + .085, z + .02 - .022 * k)], [.014, .011, .003], .006)
    return [c.solid()]


def general(step: float) -> Mesh:
    """Seated, robed, winged hat, a tablet between the hands; tint: 0 robe, .3 gold, .6 flesh, 1 black."""
    c = Sculpture((-.52, -.50, -.02), (.52, .36, 1.02), step)
    c.lump((0, -.02, .22), [.33, .27, .27], k=.06)
    both(c.path, [(.08, .0, .40), (.20, -.26, .40), (.21, -.30, .06)], [.15, .135, .12], k=.05)
    c.lump((0, .04, .62), [.215, .15, .27], k=.06)
    c.limb((-.17, .04, .84), (.17, .04, .84), .085, .085, .06)
    both(c.path, [(.23, .04, .82), (.335, -.05, .58), (.12, -.24, .62)], [.095, .105, .085], k=.03)
    both(c.path, [(.30, -.10, .54), (.25, -.20, .42), (.24, -.24, .24)], [.085, .10, .075], k=.04)
    x, y, z = c.x, c.y, c.z
    a = np.sqrt((np.abs(x) - .22) ** 2 + (z - .60) ** 2) + .02 * np.sin(x * 14) * np.sin(z * 9)
    c.offset((.0035 * np.sin(a * 72) * np.clip((.52 - z) / .1, 0, 1) * np.clip(z / .3, 0, 1) + .006 * np.sin(x * 62 + 3 * np.sin(z * 9)) * np.clip((.42 - z) / .2, 0, 1)) + .003 * np.sin(np.sqrt(x ** 2 + (z - .95) ** 2) * 80) * np.clip((z - .52) / .1, 0, 1) * (z < .86))
    cloth = c.solid(0)
    g = Sculpture((-.52, -.50, -.02), (.52, .36, 1.02), step)
    g.path([(.215 * np.sin(t), .04 - .178 * np.cos(t), .50 - .01 * np.cos(t)) for t in np.linspace(0, 6.283, 41)], [.026] * 41, .004)
    g.path([(.105, -.03, .90), (.06, -.115, .80), (.0, -.140, .70), (-.04, -.145, .60)], [.018] * 4, .01)
    g.path([(-.105, -.03, .90), (-.06, -.112, .80), (-.01, -.136, .71)], [.018] * 3, .01)
    both(g.path, [(.09 + .115 * 0, -.385, .055), (.21, -.43, .05), (.32, -.36, .05)], [.020] * 3, k=.01)
    for r in (.052, .030):
        g.path([(r * np.sin(t), -.125 - .015, .455 + 0 * t + r * np.cos(t) - .05) for t in np.linspace(0, 6.283, 25)], [.008] * 25, .003)
    gold = g.solid(.3)
    return merge([cloth, gold, portrait(step * .8), tablet(), hat()])


def portrait(step: float) -> Mesh:
    c = Sculpture((-.16, -.22, .60), (.16, .17, 1.05), step)
    face(c)
    c.limb((0, .01, .62), (0, 0, .80), .07, .066, .03)
    m = c.solid(.6)
    v = m.vertices
    dark = (v[:, 1] < -.09) & (((np.abs(v[:, 2] - .937 + (np.abs(v[:, 0]) - .045) ** 2 * 4) < .0065) & (np.abs(v[:, 0]) > .012)) | ((np.abs(v[:, 2] - .887) < .004) & (np.abs(np.abs(v[:, 0]) - .046) < .024)))
    m.tint[dark] = 1
    b = Sculpture((-.16, -.25, .50), (.16, .1, .90), step)
    both(b.path, [(.012, -.135, .838), (.045, -.128, .826), (.066, -.118, .79)], [.007, .008, .003], k=.004)
    for j in range(7):
        t = (j - 3) / 3
        b.path([(.03 * t, -.120 + .02 * t * t, .782), (.036 * t, -.150 + .02 * t * t, .72), (.028 * t, -.155, .60 + .04 * t * t)], [.014, .013, .003], .006)
    beard = b.solid(1)
    both_ = merge([m, beard])
    return Mesh((both_.vertices - [0, 0, .66]) * .92 + [0, .0, .86], both_.faces, both_.tint, both_.uv)


def tablet() -> Mesh:
    """The court tablet and the two hands round it."""
    t = box((.066, .016, .36), (0, -.395, .58), .006, .3)
    palm = hand(.03, (.9, 1.0, 1.0, 1.0))
    left = framed(mirrored(palm), np.stack([[0, -.25, .97], [.35, .91, .24], [-.94, .33, .08]], -1), (.085, -.325, .615), .125)
    right = mirrored(left)
    for m in (left, right):
        m.tint[:] = .6
    return merge([t, left, right])


def hat() -> Mesh:
    """A gauze hat with gilt mounts and two stiff wings."""
    c = Sculpture((-.18, -.20, 1.02), (.18, .22, 1.46), .006)
    c.lump((0, .02, 1.115), [.125, .130, .085], k=.01)
    c.block((0, .045, 1.22), (.088, .082, .085), round_=.04, k=.03)
    black = c.solid(1)
    gold = [tube(np.stack([[.128 * np.sin(t), .02 - .133 * np.cos(t), 1.09 + .012 * np.cos(t)] for t in np.linspace(0, 6.283, 50)]), .0105, 8), scroll((0, -.105, 1.165), .034, 9, .009), *[scroll((s * .06, -.085, 1.15), .026, 8, .007, s) for s in (1, -1)]]
    gold += [tube(np.stack([[.09 * np.sin(t), .045 - .088 * np.cos(t), 1.285] for t in np.linspace(0, 6.283, 40)]), .008, 8)]
    wings = [merge([tube(np.stack([s * (.10 + .26 * u), .09 - .03 * u, 1.12 + .05 * np.sin(u * 2.6)], -1), .004 + .030 * np.sin(np.pi * np.clip(u * .8 + .2, 0, 1)) ** 1.5, 10, (1, .18), 1)]) for s in (1, -1) for u in [np.linspace(0, 1, 24)]]
    g = merge(gold)
    g.tint[:] = .3
    return merge([black, g, *wings])


def finish_general(m: Mesh) -> dict:
    free, rise = openness([m], .14, 28)[0], proud(m, 8, .003)
    p = m.vertices.astype(np.float32)
    tone, rough, metal = lacquer(m, free, rise, (.34, .028, .014), 3)
    gold, grough, gmetal = gilt(m, free, rise, 2, .7)
    cloud = (np.sin(p[:, 0] * 46 + 3 * np.sin(p[:, 2] * 31)) * np.sin(p[:, 2] * 52 + 2.6 * np.sin(p[:, 0] * 27))) > .62
    g = (np.abs(m.tint - .3) < .05) | ((m.tint < .1) & cloud & (noise(p, 20, 4, 7) > .40))
    tone[g], rough[g], metal[g] = gold[g], grough[g], gmetal[g]
    f = np.abs(m.tint - .6) < .05
    tone[f] = (blend(noise(p, 9, 5, 2), [(.3, (.50, .22, .11)), (.7, (.60, .29, .15))]) * np.interp(free, [.1, .7], [.35, 1])[:, None])[f]
    rough[f] = .28
    lips = f & (p[:, 1] < -.09) & (np.abs(p[:, 2] - (.86 + (.820 - .66) * .92)) < .012) & (np.abs(p[:, 0]) < .034)
    tone[lips] = (.36, .035, .025)
    tone[m.tint > .9], rough[m.tint > .9] = (.014, .012, .011), .25
    return {"general": coated(m, tone, rough, metal)}


def throne_things(dy: float = 0.0, dz: float = 0.0, size: float = 1.0, turn: float = 0.0, at=(0, 0, 0)) -> dict:
    c = {k: moved(moved(m, (0, dy, dz), 0, size), at, turn) for k, m in chair().items()}
    frees = openness(list(c.values()), .18, 24)
    red, gold = lacquer(c["red"], frees[0], 0 * frees[0], (.24, .020, .011)), gilt(c["gold"], frees[1], proud(c["gold"], 6, .003), 5, .9)
    return {"chair_red": coated(c["red"], *red), "chair_gold": coated(c["gold"], *gold)}


def curtain(x: float, y: float, seed: int, hand_: int) -> dict:
    """Red silk tied back, with a gilt hem."""
    u, w = np.meshgrid(np.linspace(0, 1, 240), np.linspace(0, 1, 260))
    pull = .36 + .64 * np.abs(w - .60) ** .9 * 1.6
    px = hand_ * u * .62 * np.clip(pull, .3, 1)
    fold = np.sin(u * 44 + 2.2 * np.sin(u * 9 + seed) + w * 1.5) * (.018 + .035 * w) + .03 * np.sin(u * 13 + seed)
    m = mesh(np.stack([x + px, y + fold, 2.3 - 2.3 * w], -1), grid_faces(260, 240))
    tone = np.full((len(m.vertices), 3), 1.0) * [.24, .014, .010]
    tone[(u.ravel() > .93)] = (.46, .28, .06)
    return {f"curtain{seed}": painted(m, tone * np.interp(noise(m.vertices.astype(np.float32), 30, 3, 2), [.2, .8], [.8, 1.1])[:, None], .55)}


def smoke(at, seed: int) -> dict:
    """A thread of smoke that opens into a ribbon."""
    rng = np.random.default_rng(seed)
    u = np.linspace(0, 1, 140)
    x = at[0] + (.16 * (seed - 2.2)) * u ** 1.6 + .02 * np.sin(u * 5 + seed) * u + .05 * u ** 2 * np.sin(u * 11 + rng.uniform(0, 6))
    y = at[1] + .03 * np.sin(u * 6 + seed * 2) * u
    m = tube(np.stack([x, y, at[2] + .85 * u], -1), .0018 + .018 * u ** 1.4, 10, (1, .5))
    body = {"type": "mask", "opacity": {"type": "rgb", "value": .035}, "nested": {"type": "twosided", "bsdf": {"type": "diffuse", "reflectance": {"type": "rgb", "value": .8}}}}
    return {f"smoke{seed}": shape(m, body)}


def shrine_general(fine: bool) -> dict:
    things = finish_general(moved(general(.0052 if fine else .010), (0, .25, .42))) | throne_things(.30, -.12, 1.22)
    things |= curtain(-1.15, -.18, 1, 1) | curtain(1.15, -.18, 2, -1)
    table = moved(box((2.6, .62, .06), (0, -1.05, .30), .012), (0, 0, 0))
    skins = {"bronze": plain((.20, .12, .05), .32, 1.0), "ash": plain((.30, .28, .26), .95), "joss": plain((.22, .03, .02), .8)}
    for kind, m in burner().items():
        m = moved(m, (.0, -1.05, .36), 20, 1.0)
        things[f"burner_{kind}"] = flame(m, 40) if kind == "ember" else shape(m, skins[kind])
    for k, x in enumerate((-.62, .62)):
        for kind, m in candle(.15).items():
            m = moved(m, (x, -1.0, .36), 0, .9)
            things[f"{kind}{k}"] = flame(m, 30) if kind == "flame" else shape(m, plain((.5, .3, .08), .25, 1.0) if kind == "gilt" else plain((.42, .02, .012), .35))
    for k in range(4):
        things |= smoke((-.04 + .03 * k, -1.05, .36 + .50), k + 1)
    things["table"] = shape(table, plain((.15, .012, .007), .16))
    things["wall"] = shape(merge([box((6, .1, 4), (0, 1.35, -1)), *[box((.2, .05, 4), (x, 1.28, -1), .01) for x in np.arange(-2.4, 2.5, .34)]]), plain((.05, .012, .008), .45))
    return things | {"key": lamp((-1.5, -2.2, 2.3), (0, 0, 1.1), .5, (68, 43, 20)), "rim": lamp((1.3, .9, 2.2), (0, .2, 1.3), .4, (40, 22, 8)), "fill": lamp((2.0, -3.0, 1.0), (0, 0, .9), 1.6, (.7, .75, .9)), "low": lamp((0, -1.9, .2), (0, .1, 1.0), .5, (5, 2.8, 1.1))}


def robe() -> Mesh:
    """A monk's brown robe hung by its sleeves on a rail: broad folds, crossed collar, patches."""
    u, w = np.meshgrid(np.linspace(-1, 1, 520), np.linspace(0, 1, 560))
    drop = np.interp(np.abs(u), [0, .42, .44, 1], [1.30, 1.24, .60, .52])
    x = u * .82 * (1 + .05 * w * (np.abs(u) < .43))
    q = np.stack([x * 3, w * 2, 0 * x], -1).reshape(-1, 3).astype(np.float32)
    bend = (noise(q, .8, 4, 3).reshape(u.shape) - .5) * 5
    amp = .006 + .050 * w ** .8
    y = -amp * (np.sin(x * 25 + bend + .8 * w) * .7 + .4 * np.sin(x * 57 + bend * 2.2)) - .05 * np.sin(np.pi * np.clip(w * 1.1, 0, 1)) * (np.abs(u) < .5)
    y = y + .012 * (noise(q, 5, 5, 6).reshape(u.shape) - .5)
    z = 1.48 - drop * w - .018 * np.abs(u) ** 2 + .012 * np.sin(x * 12 + bend) * w
    z = z - .03 * np.exp(-((np.abs(u) - .43) / .03) ** 2) * w
    split = np.exp(-((x - .02 - .10 * (w - .2)) / .012) ** 2) * (w > .12)
    y = y + .02 * split
    front = np.stack([x, y, z], -1)
    f = grid_faces(560, 520)
    a = np.abs(u).ravel()
    keep = ~((a[f] > .425) & (a[f] < .445)).any(1) | (w.ravel()[f] < .02).all(1)
    back = front * [1, -.5, 1] + [0, .05, 0]
    m = mesh(front, f[keep][:, ::-1], .5)
    m2 = mesh(back, f[keep], .5)
    collar = [tube(np.array([[s * .13, -.03, 1.49], [s * .08, -.075, 1.36], [-s * .0 + .02, -.115, 1.16], [.02 - s * .05, -.125, .95]]), .026, 10, (1, .5), .2) for s in (1, -1)]
    return merge([m, m2, *collar])


def cloth_tone(m: Mesh) -> tuple[Array, Array]:
    p = m.vertices.astype(np.float32)
    free = openness([m], .12, 26)[0]
    weave = noise(p * np.array([1, 1, 1], np.float32), 120, 2, 3)
    tone = blend(noise(p, 3, 6, 2), [(.3, (.085, .038, .018)), (.6, (.135, .064, .031)), (.8, (.17, .088, .045))]) * np.interp(weave, [.2, .8], [.80, 1.15])[:, None]
    for x, z, w, h in ((-.16, .50, .09, .11), (.24, .86, .07, .08), (-.60, 1.12, .06, .07)):
        patch = (np.abs(p[:, 0] - x) < w) & (np.abs(p[:, 2] - z) < h)
        tone[patch] *= (.80, .86, .95)
        rim = patch & ((np.abs(np.abs(p[:, 0] - x) - w) < .006) | (np.abs(np.abs(p[:, 2] - z) - h) < .006)) & (np.sin((p[:, 0] + p[:, 2]) * 300) > 0)
        tone[rim] = (.03, .015, .008)
    return tone * np.interp(free, [.15, .8], [.35, 1.05])[:, None], np.full(len(p), .92)


def robe_room(fine: bool) -> dict:
    things = throne_things(0, 0, 1.15, -16, (.72, .35, 0))
    m = moved(robe(), (-.62, -.05, .30), 10, 1.08)
    tone, rough = cloth_tone(m)
    things["robe"] = coated(m, tone, rough)
    rack = merge([tube([[-.95, .01, 1.485], [.95, .01, 1.485]], .017, 14), *[tube([[s * .88, .01, -.28], [s * .88, .01, 1.56]], .02, 14) for s in (1, -1)], *[box((.05, .42, .045), (s * .88, .01, -.28), .01) for s in (1, -1)]])
    rack = moved(rack, (-.62, -.02, .30), 10, 1.08)
    things["rack"] = shape(rack, plain((.060, .026, .012), .3))
    rng = np.random.default_rng(4)
    planks = [box((.168, 4.2, .04), (x, .6, -.04 + rng.normal(0, .0012)), .004, rng.random()) for x in np.arange(-3, 3.2, .172)]
    f = merge(planks)
    grain = noise(f.vertices.astype(np.float32) * np.array([9, .5, 1], np.float32), 3, 5, 2)[:, None]
    things["floor"] = painted(f, blend(f.tint, [(0, (.07, .034, .016)), (1, (.13, .066, .032))]) * (.6 + .8 * grain), .22, flat=True)
    panel = [box((6.4, .06, 3.4), (0, 1.45, 0))] + [box((.07, .03, 3.4), (x, 1.41, 0), .006) for x in np.arange(-3, 3.1, .75)] + [box((6.4, .04, .06), (0, 1.40, z), .006) for z in (.75, 2.1)]
    things["wall"] = shape(merge(panel), plain((.085, .040, .020), .5))
    side = [box((.08, .10, 3.2), (-2.5, y, 0), .004) for y in np.arange(-2.2, 1.4, .26)] + [box((.08, 3.6, .08), (-2.5, -.4, z), .004) for z in (.55, 1.5, 2.4)]
    things["bars"] = shape(merge(side), plain((.05, .022, .01), .5))
    return things | {"sun": lamp((-5.6, -2.3, 2.7), (-.1, .1, .75), 1.5, (46, 36, 24)), "sky": lamp((-2.2, -5.0, 3.2), (0, .2, .8), 1.6, (1.3, 1.5, 1.8)), "fill": lamp((3, -4.5, 2), (0, 0, .8), 2.4, (.30, .36, .45))}


def net() -> Mesh:
    """A cast net hung over a rail and gathered on the boards."""
    n, k = 66, 84
    u, w = np.meshgrid(np.linspace(0, 1, n), np.linspace(0, 1, k), indexing="ij")
    x = -.98 + 1.10 * u + .05 * np.sin(w * 5 + u * 4) * w - .10 * w * (u - .5)
    fold = .055 * np.sin(u * 34 + 2 * np.sin(u * 7)) + .03 * np.sin(u * 71 + w * 3)
    s = w * 1.75
    z = np.where(s < 1.05, 1.08 - s + .05 * np.sin(u * np.pi) ** 2 - .03 * np.cos(u * 30), .03 + .035 * np.abs(np.sin(u * 41 + s * 9)) + .03 * np.abs(np.sin(s * 17 + u * 13)))
    y = np.where(s < 1.05, .34 + fold * (.35 + s), .34 + fold * 1.3 - (s - 1.05) * .75)
    p = np.stack([x, y, np.maximum(z, .012)], -1)
    parts = []
    for i in range(n):
        d = p[i].copy()
        d[:, 0] += .006 * np.where(np.arange(k) % 2, 1, -1)
        parts.append(tube(d, .0016, 4, tint=.3 + .02 * (i % 9)))
    for j in range(0, k):
        d = p[:, j].copy()
        d[:, 2] += .004 * np.where(np.arange(n) % 2, 1, -1)
        parts.append(tube(d, .0014, 4, tint=.35))
    rim = [tube(p[:, 0], .006, 8, tint=.1), tube(p[:, -1], .005, 8, tint=.1)]
    leads = [tube([p[i, -1] - [.012, 0, 0], p[i, -1] + [.012, 0, 0]], .011, 8, tint=.95) for i in range(0, n, 2)]
    return merge(parts + rim + leads)


def crucible() -> Mesh:
    """A thick bronze melting pot with a lip and two lugs, drips frozen on its side."""
    c = Sculpture((-.36, -.40, -.01), (.36, .34, .46), .0058)
    x, y, z = c.x, c.y, c.z
    r = np.sqrt(x ** 2 + y ** 2)
    outer = np.interp(np.linspace(-.01, .46, c.field.shape[2]), [0, .03, .12, .26, .38, .41, .46], [.10, .155, .215, .245, .225, .232, .232])[None, None, :]
    bowl = np.maximum(r - outer, z - .41)
    c.field = np.minimum(c.field, bowl.astype(np.float32))
    c.path([(0, -.20, .385), (0, -.30, .412)], [.075, .055], .03)
    both(c.path, [(.22, 0, .34), (.30, .0, .345), (.305, 0, .27), (.235, 0, .25)], [.026, .028, .028, .026], k=.012)
    for t, low in ((-1.35, .16), (-1.72, .22), (-2.1, .12), (-.9, .25)):
        c.path([(.236 * np.cos(t), .236 * np.sin(t), .40), (.248 * np.cos(t), .248 * np.sin(t), .30), (.243 * np.cos(t), .243 * np.sin(t), low)], [.014, .011, .015], .01)
    inside = np.maximum(r - (outer - .035), .05 - z)
    c.field = np.maximum(c.field, -inside.astype(np.float32))
    c.groove([(0, -.16, .43), (0, -.38, .45)], [.050, .040], .015)
    for zz in (.365, .30):
        rr = .232
        c.path([(rr * np.cos(t), rr * np.sin(t), zz) for t in np.linspace(0, 6.283, 50)], [.010] * 50, .006)
    c.offset(9.0, z < .004)
    return roughened(c.solid(), .0030, 20, 3)


def net_room(fine: bool) -> dict:
    pot = moved(crucible(), (.44, -.10, .0), -24, 1.15)
    rng = np.random.default_rng(9)
    planks = [box((3.4, .205, .05), (0, y, -.05 + rng.normal(0, .0016)), .006, rng.random()) for y in np.arange(-1.6, 2.2, .21)]
    f = merge(planks)
    free, ff = openness([pot, f], .3, 30)
    tone, rough, metal = patina(pot, free, proud(pot, 10, .004), 3, .52)
    p = pot.vertices.astype(np.float32)
    soot = np.interp(p[:, 2] + .16 * noise(p, 9, 5, 3), [.08, .30], [.85, 0])
    things = {"pot": coated(pot, mixed(tone, (.016, .014, .013), soot), rough, metal * (1 - soot))}
    wide = roughened(dense_planks(), .0018, 30, 4)
    things["boards"] = wood(wide)
    n = net()
    things["net"] = painted(n, blend(n.tint, [(0, (.16, .10, .05)), (.3, (.34, .23, .12)), (.55, (.46, .34, .20)), (.95, (.10, .10, .105))]), .85)
    pole = [tube([[-1.7, .36, 1.085], [.5, .33, 1.07]], .028, 14), tube([[-1.2, .42, 0], [-1.12, .36, 1.3]], .03, 14), tube([[.28, .40, 0], [.22, .34, 1.25]], .028, 14)]
    things["poles"] = shape(merge(pole), plain((.20, .115, .05), .5))
    floats = merge([moved(lathe([(0, -.05), (.024, -.045), (.030, 0), (.024, .045), (0, .05)], 16), (-.9 + .12 * k, .30 - .02 * (k % 2), 1.03 - .02 * (k % 3))) for k in range(9)])
    things["floats"] = shape(floats, plain((.30, .19, .09), .8))
    things["wall"] = shape(box((9, .1, 5), (0, 1.9, -1)), plain((.10, .085, .066), .9))
    drops = merge([roughened(lump_of((.05 + .13 * k, -.56 + .07 * (k % 2), .0), .03 + .008 * (k % 3)), .004, 30, k) for k in range(4)])
    tone = patina(drops, np.ones(len(drops.vertices)), proud(drops, 5), 6, .25)
    things["drops"] = coated(drops, *tone)
    return things | {"sun": lamp((-3.6, -1.9, 1.9), (0, 0, .4), .7, (135, 100, 60)), "sky": lamp((1.5, -3.5, 3.2), (0, 0, .4), 2.6, (.75, .95, 1.3)), "back": lamp((2.2, 1.2, 1.6), (.3, 0, .4), .5, (9, 8, 7))}


def lump_of(at, r: float) -> Mesh:
    c = Sculpture(np.asarray(at) - [2 * r, 2 * r, .01], np.asarray(at) + [2 * r, 2 * r, 1.6 * r], .004)
    c.lump(tuple(np.asarray(at) + [0, 0, .3 * r]), [1.2 * r, r, .6 * r], k=.01)
    c.offset(9.0, c.z < at[2] + .003)
    return c.solid()


def dense_planks() -> Mesh:
    """Boat boards of some width, each its own tint, with gaps."""
    parts = []
    rng = np.random.default_rng(9)
    for y in np.arange(-1.6, 1.9, .21):
        u, v = np.meshgrid(np.linspace(-1.8, 1.8, 620), np.linspace(0, 1, 44))
        edge = np.minimum(v, 1 - v)
        parts.append(mesh(np.stack([u, y + .206 * v, rng.normal(0, .002) - .05 * np.exp(-edge / .018) - .0 * u], -1), grid_faces(44, 620), rng.random()))
    return merge(parts)


def wood(m: Mesh) -> object:
    p = m.vertices.astype(np.float32)
    grain = noise(p * np.array([.8, 13, 1], np.float32) + m.tint[:, None].astype(np.float32) * 9, 2.4, 6, 3)
    fine = noise(p * np.array([2, 60, 1], np.float32), 3, 3, 5)
    tone = blend(m.tint, [(0, (.14, .088, .050)), (.5, (.20, .135, .085)), (1, (.25, .18, .12))]) * np.interp(grain, [.3, .7], [.45, 1.15])[:, None] * np.interp(fine, [.3, .7], [.8, 1.1])[:, None]
    return coated(m, tone * np.interp(p[:, 2], [-.03, -.004], [.15, 1])[:, None], .75)


VIEWS = {"general": ((-.25, -3.55, 1.16), (0, 0, .98), 33, 1.25, .022), "robe": ((-.30, -4.5, 1.2), (-.20, 0, .90), 43, .8, .008), "net": ((-.10, -2.55, 1.08), (-.10, .02, .42), 42, .75, .008)}
ROOMS = {"general": (shrine_general, 1.25), "robe": (robe_room, 1.3), "net": (net_room, 1.2)}


def main(out: str, which: str = "general", width: int = 480, samples: int = 14) -> None:
    origin, target, fov, tall, lens = VIEWS[which]
    make, exposure = ROOMS[which]
    develop(make(width > 700), camera(origin, target, fov, width, int(width * tall), samples, lens), out, exposure=exposure, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
