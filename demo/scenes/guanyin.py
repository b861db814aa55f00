# SPDX-License-Identifier: Apache-2.0
"""A Guanyin of many arms, lacquered and gilt, on a lotus borne by a dragon: python guanyin.py OUT.png [whole|hands|face] [WIDTH SAMPLES]"""
from __future__ import annotations

import sys
import tempfile
import zlib

import numpy as np
from altar import candle, petal, ring, throne
from clay import drapery, face, folds, hands, larger_head, seated_figure
from mesh import Array, Mesh, box, lathe, merge, mirrored, moved, tube
from sculpt import Sculpture, both, spin
from studio import camera, develop, lamp, plain, shape
from wear import coated, gilt, lacquer, openness, proud

NECK = np.array([0, 0, .66])


def hand(step: float, curl: tuple[float, float, float, float] = (.1, .05, .1, .2)) -> Mesh:
    """A right hand, wrist at the origin, fingers up, palm towards -y, 1 long; an eye in the palm (tint 1 white, 0 dark)."""
    c = Sculpture((-.42, -.5, -.14), (.46, .3, 1.08), step)
    c.limb((0, .01, -.12), (0, .01, .14), .105, .12, .05)
    c.lump((-.02, .015, .29), (.205, .085, .22), k=.04)
    c.lump((.11, -.02, .18), (.085, .085, .13), spin("y", 25), .04)
    c.lump((-.13, -.02, .20), (.065, .07, .13), k=.04)
    for x, long, bend, lean in zip((.125, .04, -.05, -.135), (.43, .48, .45, .36), curl, (.10, .03, -.04, -.12)):
        p, at, a = [], np.array([x, .01, .43]), 0.0
        for part in (.44, .32, .24):
            p.append(tuple(at))
            at = at + long * part * np.array([lean, -np.sin(a + bend), np.cos(a + bend)])
            a += bend * 1.3
        p.append(tuple(at))
        c.path(p, [.056, .050, .044, .034], .018)
    c.path([(.13, -.02, .13), (.235, -.06, .27), (.27, -.10, .40), (.255, -.13, .49)], [.07, .058, .05, .036], .025)
    for z in (-.06, -.02, .02):
        c.lump((0, .01, z), (.125, .118, .018), k=.008)
    at = np.array([-.02, -.066, .30])
    c.lump(at, (.105, .03, .058), k=.012, cut=True)
    c.lump(at + [0, .004, 0], (.085, .026, .05), k=.004)
    for s in (1, -1):
        t = np.linspace(-1, 1, 9)
        c.path([(at[0] + .115 * u, at[1] - .008, at[2] + s * .062 * (1 - u * u)) for u in t], [.007 + .006 * (1 - u * u) for u in t], .008)
    m = c.solid()
    q = (m.vertices - at) / [.082, 1, .048]
    r = np.hypot(q[:, 0], q[:, 2])
    near = (np.abs(m.vertices[:, 1] - at[1] + .01) < .03) & (m.vertices[:, 1] < -.05)
    m.tint[near & (r < .92)] = 1
    m.tint[near & (np.hypot(m.vertices[:, 0] - at[0], m.vertices[:, 2] - at[2]) < .032)] = 0
    return m


def framed(m: Mesh, axes: Array, at, size: float) -> Mesh:
    return Mesh((m.vertices * size) @ np.asarray(axes).T + np.asarray(at), m.faces, m.tint, m.uv)


def facing(along: Array, palm=(0, -1, 0), twist: float = 0.0) -> Array:
    """Axes of a hand whose fingers point `along` and whose palm looks towards `palm`."""
    z = along / np.linalg.norm(along)
    y = -np.asarray(palm, float)
    x = np.cross(y, z)
    x /= np.linalg.norm(x)
    y = np.cross(z, x)
    a = np.stack([x, y, z], -1)
    return a @ spin("z", twist)


def bent(points: list, n: int = 16) -> Array:
    """A smooth arm through shoulder, elbow and wrist."""
    a, b, c = (np.asarray(p, float) for p in points)
    u = np.linspace(0, 1, n)[:, None]
    q = (1 - u) ** 2 * a + 2 * u * (1 - u) * (2 * b - (a + c) / 2) + u * u * c
    return .6 * q + .4 * np.where(u < .5, a + (b - a) * u * 2, b + (c - b) * (u * 2 - 1))


def arm(side: int, high: float, reach: float, depth: float, palm: Mesh, twist: float) -> Mesh:
    """One of the many: from behind the shoulder out and up, an eye in the hand."""
    e, h = np.radians(high - 20), np.radians(high)
    root = np.array([side * .16, .10 + depth * .5, .55])
    elbow = root + reach * .50 * np.array([side * np.cos(e), 0, np.sin(e)]) + [0, depth * .4 - .05, -.05]
    wrist = root + reach * np.array([side * np.cos(h), 0, np.sin(h)]) + [0, depth - .15, 0]
    path = bent([root, elbow, wrist])
    u = np.linspace(0, 1, len(path))
    limb = tube(path, .047 - .022 * u + .006 * np.sin(u * np.pi), 14)
    along = path[-1] - path[-3]
    along = along / np.linalg.norm(along) + np.array([-side * .1, -.12, .22])
    axes = facing(along, (-.1 * side, -1, .15), twist)
    twin = palm if side < 0 else mirrored(palm)
    bangle = [tube(np.stack([path[i] + .0 + (.050 - .018 * u[i]) * (np.cos(t) * axes[:, 0] + np.sin(t) * axes[:, 1]) for t in np.linspace(0, 6.29, 22)]), .0065, 6) for i in (5, 14)]
    return merge([limb, framed(twin, axes, path[-1], .150), *bangle])


def arms(palms: list[Mesh]) -> Mesh:
    rng = np.random.default_rng(12)
    parts = []
    for side in (1, -1):
        for k, (count, reach, depth, low, top) in enumerate([(6, .50, .02, -38, 50), (7, .64, .09, -30, 66), (7, .78, .16, -24, 74)]):
            for j in range(count):
                high = low + (top - low) * (j + rng.uniform(-.1, .1)) / (count - 1)
                parts.append(arm(side, high, reach * (1 + rng.normal(0, .015)), depth, palms[(j + k) % len(palms)], rng.normal(0, 9)))
    return merge(parts)


def glory(small: Mesh) -> Mesh:
    """Hundreds of little hands in rings, an eye in each."""
    parts = []
    for k, (r, n) in enumerate([(.62, 30), (.74, 38), (.86, 44), (.98, 50), (1.09, 56)]):
        for j in range(n):
            a = np.radians(-52) + (j + .5 * (k % 2)) / (n - 1) * np.radians(284)
            d = np.array([np.cos(a), 0, np.sin(a)])
            if a > np.radians(234):
                continue
            m = small if np.cos(a) < 0 else mirrored(small)
            parts.append(framed(m, facing(d + [0, -.25, 0]), d * [r * .86, 0, r * 1.04] + [0, .30 - .012 * k, .50], .135))
    return merge(parts)


def disc() -> Mesh:
    """The board behind the hands, with a moulded rim."""
    plate = lathe([(0, 0), (1.13, 0), (1.16, .02), (1.2, .02), (1.2, -.03), (1.16, -.03), (1.13, -.012), (0, -.012)], 160)
    v = plate.vertices[:, [0, 2, 1]] * [.86, -1, 1.04] + [0, .34, .50]
    return Mesh(v, plate.faces[:, ::-1], plate.tint, plate.uv)


def person(step: float) -> Mesh:
    """The seated body in its robe, hands in the lap, necklace, forearms raised to the chest."""
    c = Sculpture((-.6, -.52, -.02), (.6, .36, 1.16), step)
    drapery(c)
    folds(c)
    c.limb((0, .01, .62), (0, 0, .76), .075, .068, .04)
    for z in (.69, .712, .734):
        c.ellipsoid((0, -.004, z), (.074, .074, .011), .008)
    face(c)
    c.lump((0, .02, .955), (.122, .125, .10), k=.012)
    both(c.path, [(.03, -.09, .985), (.09, -.055, .955), (.122, .0, .90)], [.016, .018, .016], k=.01)
    hands(c)
    both(c.path, [(.30, -.02, .40), (.17, -.22, .40), (.05, -.255, .455)], [.07, .056, .036], k=.03)
    jewels(c)
    m = c.solid()
    return Mesh(larger_head(m.vertices), m.faces, m.tint, m.uv)


def jewels(c: Sculpture) -> None:
    """Beads on the chest, a pendant, and strings that fall from it."""
    def front(x: float, z: float) -> float:
        i, k = (round((v - o) / c.step) for v, o in ((x, c.low[0]), (z, c.low[2])))
        return c.low[1] + c.step * int(np.argmax(c.field[i, :, k] < 0))
    spots = [(.115 * np.cos(a), .66 + .10 * np.sin(a) * 1.05) for a in np.linspace(np.pi * 1.02, np.pi * 1.98, 25)]
    spots += [(.145 * np.cos(a), .66 + .175 * np.sin(a)) for a in np.linspace(np.pi * 1.06, np.pi * 1.94, 31)]
    at = [(x, front(x, z), z) for x, z in spots]
    for k, p in enumerate(at):
        c.lump(p, [.0078] * 3 if k % 4 else [.0115] * 3, k=.002)
    for dx, dz, r in ((0, .0, .024), (0, -.034, .014), (.03, .012, .013), (-.03, .012, .013), (0, -.058, .009)):
        z = .485 + dz
        c.lump((dx, front(dx, z) - .002, z), (r, .012, r), k=.004)


def small_head(step: float = .006) -> Mesh:
    c = Sculpture((-.15, -.18, .72), (.15, .17, 1.08), step)
    face(c)
    c.lump((0, .02, .955), (.122, .125, .10), k=.012)
    c.limb((0, .01, .70), (0, 0, .80), .07, .07, .03)
    m = c.solid()
    return Mesh(m.vertices - [0, 0, .885], m.faces, m.tint, m.uv)


def crown() -> Mesh:
    """Diadems and the tiers of faces, a little Buddha on top."""
    head = small_head()
    parts = [moved(head, (s * .062, .035, .925), s * 72, 1.06) for s in (1, -1)]
    def diadem(n: int, r: float, z: float, size: float) -> list[Mesh]:
        band = tube(np.stack([[r * np.cos(t), r * np.sin(t) * 1.02 + .02, z] for t in np.linspace(0, 6.29, 60)]), size * .13, 8)
        knobs = [lathe_ball(.0105 * size / .1, (r * 1.03 * np.cos(t), r * 1.03 * np.sin(t) + .02, z)) for t in np.linspace(0, 2 * np.pi, 40)]
        return [band, *knobs, moved(ring(petal(size, size * .72, size * .16), n, r, z, 8, turn=.25), (0, .02, 0)), moved(ring(petal(size * .7, size * .42, size * .16), n, r * 1.02, z, 12, turn=.75), (0, .018, 0))]
    parts += diadem(12, .148, 1.015, .085)
    for z, n, s, r in ((1.14, 3, .46, .072), (1.245, 3, .38, .055), (1.335, 1, .34, .02)):
        for j in range(n):
            parts.append(moved(moved(head, (0, -r, 0), 0, s), (0, .025, z), (j - (n - 1) / 2) * 78))
        parts += diadem(9, r + .062 * s / .46, z + .045 * s / .46, .055 * s / .46)
    parts.append(lathe([(.10, 1.0), (.09, 1.1), (.08, 1.18), (.055, 1.26), (.04, 1.34), (.045, 1.385), (0, 1.39)], 40))
    parts.append(moved(seated_figure(.012), (0, .02, 1.385), 0, .15))
    return merge(parts)


def lathe_ball(r: float, at) -> Mesh:
    return moved(lathe([(0, -r), (.7 * r, -.7 * r), (r, 0), (.7 * r, .7 * r), (0, r)], 8), at)


def praying(palm: Mesh) -> Mesh:
    """Two hands pressed together before the chest."""
    left = framed(mirrored(palm), facing(np.array([-.0, -.25, 1.0]), (-1, 0, 0)), (.021, -.262, .445), .135)
    return merge([left, mirrored(left)])


def dragon() -> Mesh:
    """It rises from the waves and carries the lotus on its neck."""
    c = Sculpture((-.75, -.85, -1.06), (.75, .6, -.36), .009)
    t = np.linspace(0, 1, 40)
    a = 1.2 + t * 8.6
    body = [(.50 * np.cos(b) * (1 - .25 * u), .36 * np.sin(b) * (1 - .2 * u), -.96 + .40 * u) for b, u in zip(a, t)]
    c.path(body, list(.085 + .035 * np.sin(np.pi * np.clip(t * 1.1, 0, 1))), .02)
    x, y, z = c.x, c.y, c.z
    ang = np.arctan2(y / .36, x / .50)
    c.offset(.010 * np.abs(np.sin(ang * 42 + z * 30)) * np.abs(np.sin(z * 75 + ang * 9)))
    beast(c)
    return c.solid()


def beast(c: Sculpture) -> None:
    """The head, jaws open towards the visitor."""
    c.path([(0, -.25, -.66), (0, -.42, -.72), (0, -.52, -.72)], [.14, .13, .12], .04)
    c.lump((0, -.60, -.66), [.115, .15, .075], k=.03)
    c.lump((0, -.70, -.665), [.075, .06, .045], k=.03)
    both(c.lump, (.04, -.745, -.645), [.026, .026, .024], k=.012)
    c.lump((0, -.60, -.80), [.085, .13, .032], k=.02)
    both(c.lump, (.075, -.58, -.605), [.042, .042, .040], k=.008)
    both(c.path, [(.04, -.66, -.59), (.085, -.61, -.555), (.13, -.53, -.56), (.16, -.47, -.53)], [.015, .024, .022, .012], k=.012)
    both(c.path, [(.06, -.50, -.60), (.09, -.42, -.50), (.15, -.36, -.44), (.16, -.30, -.40)], [.026, .022, .018, .008], k=.01)
    both(c.path, [(.06, -.74, -.68), (.15, -.78, -.66), (.22, -.74, -.60), (.24, -.68, -.62)], [.012, .010, .008, .005], k=.006)
    for j in range(5):
        v = -.60 - .075 * j
        both(c.path, [(.11, -.50, v), (.20, -.47, v + .02), (.27, -.42, v - .03), (.33, -.43, v + .03)], [.034, .028, .020, .006], k=.012)
        both(c.limb, (.018 + .017 * j, -.715 + .02 * j, -.70), (.018 + .017 * j, -.715 + .02 * j, -.735), .013, .004, k=.004)
        both(c.limb, (.018 + .015 * j, -.70 + .02 * j, -.785), (.018 + .015 * j, -.70 + .02 * j, -.752), .011, .004, k=.004)
    c.path([(0, -.52, -.76), (0, -.64, -.755), (0, -.72, -.775)], [.03, .028, .012], .01)
    both(c.path, [(.30, -.25, -.80), (.46, -.42, -.84), (.44, -.56, -.96)], [.085, .07, .055], k=.03)
    for j in range(4):
        both(c.path, [(.38 + .045 * j, -.56, -.965), (.36 + .055 * j, -.67, -.95), (.36 + .058 * j, -.71, -1.01)], [.03, .024, .008], k=.008)


def waves() -> Mesh:
    """Curling crests round the foot, and the eight-sided base."""
    parts = [lathe([(0, -1.22), (.98, -1.22), (.98, -1.16), (.90, -1.14), (.86, -1.08), (.86, -1.03), (0, -1.0)], 96)]
    c = Sculpture((-.20, -.08, -.20), (.28, .08, .22), .0085)
    u = np.linspace(-.9, 7.2, 40)
    rr = .085 * (1 - np.maximum(u, 0) / 8)
    p = np.stack([-.04 + rr * np.cos(u), 0 * u, .06 + rr * np.sin(u)], -1)
    c.path([(.20, 0, -.12), (.12, 0, -.09), *map(tuple, p)], list(np.linspace(.048, .012, 42)), .008)
    c.offset(.0035 * np.sin(c.y * 260))
    one = c.solid()
    one = Mesh(one.vertices * [1, 1.7, 1], one.faces, one.tint, one.uv)
    rng = np.random.default_rng(7)
    for k in range(76):
        m = moved(one, (.62 + .24 * (k % 2) + rng.normal(0, .02), 0, -1.05), 0)
        parts.append(moved(Mesh((m.vertices - m.vertices.mean(0)) * rng.uniform(.85, 1.15) + m.vertices.mean(0), m.faces, m.tint, m.uv), (0, 0, 0), k / 76 * 720))
    return merge(parts)


def figure(fine: bool) -> dict[str, Mesh]:
    """Parts by their finish."""
    palms = [hand(.016 if fine else .03, q) for q in ((.1, .05, .1, .2), (.05, .35, .55, .15), (.25, .12, .12, .3))]
    small = hand(.042 if fine else .055)
    gold = [person(.0042 if fine else .008), crown(), praying(palms[0])]
    seat = moved(throne(), (0, 0, .0), 0, np.array([1.02, 1.0, 1.0]))
    return {"person": merge(gold), "arms": arms(palms), "glory": glory(small), "throne": seat, "disc": disc(), "dragon": dragon(), "waves": waves()}


def finished(parts: dict[str, Mesh]) -> dict:
    """Gold, red and black on every part; the eyes in the palms painted."""
    frees = openness(list(parts.values()), .16, 28)
    out = {}
    for (name, m), free in zip(parts.items(), frees):
        rise = proud(m, 10, .0035)
        if name == "disc":
            tone, rough, metal = lacquer(m, free, rise * 0, (.20, .016, .010))
        else:
            tone, rough, metal = gilt(m, free, rise, 3, {"person": .75, "arms": .8, "glory": .7}.get(name, 1.0))
        if name in ("dragon", "waves"):
            low = np.clip((.06 - rise) * 1.2, 0, 1)[:, None] * .75
            tone, metal = tone * (1 - low) + np.array([.09, .012, .008] if name == "dragon" else [.012, .05, .045]) * low, metal * (1 - low[:, 0])
        eye, dark = m.tint > .9, m.tint < .1
        tone[eye], tone[dark] = (.66, .60, .48), (.012, .010, .010)
        metal[eye | dark], rough[eye | dark] = 0, .25
        out[name] = coated(m, tone, rough, metal)
    return out


def temple() -> dict:
    """Dark boards, red columns, the altar's edge, candles and a censer."""
    out: dict = {"boards": shape(merge([box((9, .1, 6), (0, 2.3, -2.5)), *[box((.3, .05, 6), (x, 2.2, -2.5), .01) for x in np.arange(-4, 4.1, .42)]]), plain((.020, .010, .007), .5))}
    post = merge([moved(lathe([(.2, 0), (.205, 2), (.19, 5)], 64), (x, 1.5, -2)) for x in (-1.75, 1.75)])
    out["posts"] = shape(post, plain((.16, .014, .008), .22))
    out["table"] = shape(box((5, 3.2, .1), (0, -.4, -1.32), .02), plain((.10, .010, .006), .18))
    for k, x in enumerate((-1.12, 1.12)):
        for kind, m in candle(.2).items():
            body = moved(m, (x, -.95, -1.22), 0, 1.25)
            out[f"{kind}{k}"] = flame(body) if kind == "flame" else shape(body, plain((.5, .30, .08), .25, 1.0) if kind == "gilt" else plain((.45, .02, .012), .35))
    return out


def flame(m: Mesh, power: float = 26.0) -> dict:
    """A body that glows like fire; written to a file first, for a made mesh cannot be given a light."""
    name = f"{tempfile.gettempdir()}/flame_{zlib.crc32(m.vertices.tobytes())}.ply"
    shape(m, plain((0, 0, 0)), "flame").write_ply(name)
    return {"type": "ply", "filename": name, "emitter": {"type": "area", "radiance": {"type": "rgb", "value": (power, power * .52, power * .17)}}}


def lights(which: str) -> dict:
    key = 120
    return {"key": lamp((-2.6, -3.0, 2.5), (0, 0, .5), .9, (key, key * .74, key * .46)), "rim": lamp((2.3, .9, 2.3), (0, .1, .7), .5, (24, 16, 9)),
            "fill": lamp((3.2, -3.4, .6), (0, 0, .3), 2.2, (.8, 1.0, 1.35)), "soft": lamp((-2.2, -4.6, 1.2), (0, 0, .3), 2.4, (2.6, 1.8, 1.05)), "low": lamp((0, -3.2, -1.0), (0, 0, -.3), .8, (2.6, 1.6, .8))}


VIEWS = {"whole": ((.0, -6.2, .62), (0, 0, .20), 29.5, 1.25, .014), "hands": ((-1.5, -1.9, 1.02), (-.66, .02, .96), 25, .75, .012), "face": ((.5, -2.2, 1.1), (0, 0, .95), 22, 1.25, .012)}


def main(out: str, which: str = "whole", width: int = 480, samples: int = 16) -> None:
    origin, target, fov, tall, lens = VIEWS[which]
    things = finished(figure(width > 700)) | temple() | lights(which)
    # `fov` is across the picture
    develop(things, camera(origin, target, fov, width, int(width * tall), samples, lens), out, exposure=1.15, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
