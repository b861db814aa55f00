# SPDX-License-Identifier: Apache-2.0
"""A standing bronze Tara of Champa with lotus and conch, in museum light: python tara.py OUT.png [front|face] [WIDTH SAMPLES]"""
from __future__ import annotations

import sys

import numpy as np
from altar import petal, ring
from clay import face, seated_figure
from guanyin import framed, hand
from mesh import Mesh, box, lathe, merge, mirrored, moved, tube
from sculpt import Sculpture, both, roughened, spin
from studio import camera, develop, lamp, plain, shape
from wear import coated, openness, patina, proud


def body(step: float) -> Mesh:
    """Bare shoulders, a long wrapped skirt with a pleated fall, forearms held out."""
    c = Sculpture((-.36, -.34, -.01), (.36, .22, .98), step)
    both(c.limb, (.07, .0, .03), (.088, 0, .50), .066, .100, k=.05)
    c.lump((0, 0, .07), [.150, .098, .05], k=.05)
    c.lump((0, .01, .535), [.162, .112, .085], k=.04)
    c.lump((0, 0, .60), [.122, .086, .075], k=.04)
    c.lump((0, .005, .735), [.132, .082, .125], k=.04)
    c.limb((-.135, .01, .835), (.135, .01, .835), .056, .056, .04)
    both(c.lump, (.064, -.062, .752), [.056, .050, .054], k=.018)
    both(c.lump, (.064, -.110, .750), [.008, .007, .008], k=.004)
    c.lump((0, -.082, .575), [.010, .015, .010], k=.006, cut=True)
    skirt(c)
    c.limb((0, .012, .84), (0, .0, .93), .052, .047, .03)
    for z in (.878, .894, .910):
        c.lump((0, .0, z), [.051, .050, .007], k=.006)
    both(c.path, [(.168, .01, .83), (.206, .02, .62), (.175, -.20, .585)], [.050, .041, .030], k=.02)
    feet(c)
    return c.solid()


def skirt(c: Sculpture) -> None:
    x, y, z = c.x, c.y, c.z
    low = np.clip((.52 - z) / .05, 0, 1) * (z > .03)
    hang = np.sin((z + .16 * np.abs(x) ** 1.0 * 2 + .02 * np.sin(x * 30)) * 105) * (np.abs(x) > .03)
    c.offset(.0032 * hang * low * (y < .12))
    c.offset(-.012 * np.exp(-(x / .040) ** 2) * low * (y < 0) + .0052 * np.sin(x * 260) * np.exp(-(x / .036) ** 2) * low * (y < 0))
    for z0, r in ((.592, .013), (.570, .010), (.548, .008)):
        rx, ry = .132 + (.592 - z0) * .7, .094 + (.592 - z0) * .5
        c.path([(rx * np.sin(t), -ry * np.cos(t), z0 - .018 * np.cos(t)) for t in np.linspace(0, 2 * np.pi, 33)], [r] * 33, .004)
    c.lump((0, -.100, .575), [.028, .016, .026], k=.004)
    both(c.path, [(.02, -.112, .565), (.07, -.125, .50), (.10, -.118, .40), (.085, -.118, .30)], [.010, .013, .012, .006], k=.008)
    c.path([(.155 * np.sin(t), -.005 - .10 * np.cos(t), .045) for t in np.linspace(0, 2 * np.pi, 33)], [.009] * 33, .004)


def feet(c: Sculpture) -> None:
    both(c.lump, (.068, -.085, .022), [.042, .075, .024], k=.02)
    for j in range(5):
        both(c.lump, (.040 + .0145 * j, -.158 + .007 * j, .016), [.0095 - .0006 * j] * 3, k=.005)


def head(step: float) -> Mesh:
    """Wide open eyes, full lips, heavy ear pendants, a tall knot of hair with a seated Buddha before it."""
    c = Sculpture((-.19, -.20, .70), (.19, .19, 1.36), step)
    face(c)
    both(c.lump, (.045, -.116, .894), [.030, .018, .0165], k=.003)
    both(c.path, [(.014, -.118, .896), (.045, -.128, .912), (.080, -.098, .896)], [.003, .0048, .003], k=.003)
    both(c.path, [(.014, -.118, .894), (.045, -.128, .878), (.080, -.098, .892)], [.003, .0042, .003], k=.003)
    c.path([(-.10, -.088, .925), (-.05, -.122, .940), (0, -.129, .934), (.05, -.122, .940), (.10, -.088, .925)], [.004, .007, .007, .007, .004], .006)
    both(c.lump, (.128, .005, .760), [.020, .024, .030], k=.012)
    c.lump((0, .018, .955), [.124, .124, .095], k=.012)
    band = [(.126 * np.sin(t), .012 - .134 * np.cos(t), .975 + .010 * np.cos(t)) for t in np.linspace(0, 2 * np.pi, 41)]
    c.path(band, [.012] * 41, .004)
    c.limb((0, .02, 1.0), (0, .03, 1.22), .098, .070, .04)
    c.lump((0, .03, 1.235), [.070, .070, .050], k=.03)
    for j in range(22):
        t = j / 22 * 2 * np.pi
        p = [(.115 * np.sin(t + .05 * np.sin(k * 2.5)) * (1 - .06 * k), .022 - .115 * np.cos(t + .05 * np.sin(k * 2.5)) * (1 - .06 * k), .99 + .056 * k) for k in range(5)]
        c.path(p, [.011, .012, .012, .011, .009], .005)
    for z, r in ((1.09, .106), (1.235, .078)):
        c.path([(r * np.sin(t), .026 - r * np.cos(t), z) for t in np.linspace(0, 2 * np.pi, 31)], [.0105] * 31, .004)
    c.lump((0, -.124, .957), [.011, .008, .011], k=.003)
    m = c.solid()
    v = m.vertices
    eye = (np.abs(np.abs(v[:, 0]) - .045) < .026) & (np.abs(v[:, 2] - .8945) < .0135 * np.sqrt(np.clip(1 - ((np.abs(v[:, 0]) - .045) / .030) ** 2, 0, 1))) & (v[:, 1] < -.095)
    m.tint[eye] = 1
    m.tint[eye & (np.hypot(np.abs(v[:, 0]) - .044, v[:, 2] - .8945) < .0115)] = 0
    small = merge([moved(seated_figure(.014), (0, -.125, 1.02), 0, .105), moved(ring(petal(.03, .03, .006), 12, .04, 1.012, 40), (0, -.128, 0))])
    whole = merge([m, small])
    return Mesh((whole.vertices - [0, 0, .72]) * .74 + [0, -.012, .892], whole.faces, whole.tint, whole.uv)


def conch() -> Mesh:
    """A conch, spire up, its mouth a long lip."""
    parts, t = [], np.linspace(0, 1, 120)
    a = t * 5.2 * 2 * np.pi
    r = .030 * (1 - t) ** 1.1 + .002
    p = np.stack([r * np.cos(a), r * np.sin(a), .01 + .085 * t], -1)
    parts.append(tube(p, .024 * (1 - t) ** .9 + .002, 12))
    u = np.linspace(0, 1, 30)
    parts.append(tube(np.stack([.035 - .02 * u, -.006 * np.sin(u * 3), .02 - .085 * u], -1), .026 * (1 - u) ** .7 + .004, 12))
    parts.append(lathe([(0, -.06), (.010, -.055), (.030, -.01), (.036, .02), (.026, .05), (.008, .09), (0, .1)], 32))
    return merge(parts)


def lotus() -> Mesh:
    """A half-open flower on a bent stem."""
    t = np.linspace(0, 1, 20)
    stem = tube(np.stack([.03 * np.sin(t * 2), 0 * t, -.10 + .12 * t], -1), .007, 10)
    bud = moved(merge([ring(petal(.075, .052, .018), 6, .006, 0, 9), ring(petal(.072, .055, .02), 8, .014, -.002, 22, turn=.5), ring(petal(.05, .05, .018), 8, .018, -.006, 52)]), (.027, 0, .018))
    return merge([stem, bud])


def holding() -> Mesh:
    """Two hands, each with what it was given back."""
    palm = hand(.022, (.55, .7, .75, .8))
    right = framed(palm, np.stack([[0, .35, .94], [.5, .80, -.30], [-.2, -.86, .36]], -1) @ spin("z", 0), (-.172, -.215, .590), .125)
    left = framed(mirrored(palm), np.stack([[0, .35, .94], [-.5, .80, -.30], [.2, -.86, .36]], -1), (.172, -.215, .590), .125)
    for m in (right, left):
        m.tint[:] = .5
    return merge([right, left, moved(lotus(), (-.200, -.290, .675), 0, 1.15), moved(conch(), (.200, -.290, .665), 150, 1.05)])


def bangles() -> Mesh:
    parts = []
    for s in (1, -1):
        for at, r, d in (((.192, .014, .73), .048, (.18, .05, -1)), ((.181, -.155, .592), .037, (-.14, -1, -.16)), ((.180, -.170, .590), .036, (-.14, -1, -.16))):
            d = np.array([d[0] * s, d[1], d[2]])
            d /= np.linalg.norm(d)
            x = np.cross(d, [1, .2, .1])
            x /= np.linalg.norm(x)
            y = np.cross(d, x)
            parts.append(tube(np.array([at[0] * s, at[1], at[2]]) + r * np.stack([np.cos(t) * x + np.sin(t) * y for t in np.linspace(0, 6.2832, 40)]), .0065, 8))
    t = np.linspace(0, 2 * np.pi, 90)
    parts.append(tube(np.stack([.095 * np.sin(t), -.008 - .082 * np.cos(t), .862 - .030 * np.cos(t)], -1), .0075, 8))
    return merge(parts)


def figure(fine: bool) -> Mesh:
    foot = lathe([(0, -.075), (.24, -.075), (.245, -.06), (.225, -.05), (.225, -.02), (.24, -.01), (.235, 0), (0, 0.002)], 96)
    petals = moved(ring(petal(.06, .075, .018), 20, .205, -.062, 24), (0, 0, 0))
    parts = [body(.0034 if fine else .006), head(.0042 if fine else .008), holding(), bangles(), foot, petals]
    return roughened(merge(parts), .0009, 60, 2)


def bronze(m: Mesh) -> dict:
    free = openness([m], .10, 32)[0]
    rise = proud(m, 10, .0028)
    tone, rough, metal = patina(m, free, rise, 4, .36)
    tone[m.tint > .95] = (.55, .50, .40)
    tone[m.tint < .05] = (.012, .010, .010)
    metal[(m.tint > .95) | (m.tint < .05)] = 0
    return {"tara": coated(m, tone, rough, metal)}


def room() -> dict:
    wall = {"wall": shape(box((12, .1, 8), (0, 1.5, -3)), plain((.085, .030, .022), .85)), "plinth": shape(box((.62, .58, 1.2), (0, 0, -1.275), .006), plain((.055, .050, .046), .45))}
    return wall | {"key": lamp((-1.6, -1.5, 2.0), (0, 0, .65), .42, (105, 80, 50)), "fill": lamp((2.3, -2.2, .9), (0, 0, .5), 1.7, (.85, 1.05, 1.4)), "soft": lamp((-1.0, -4.4, .9), (0, 0, .5), 1.5, (5.2, 4.4, 3.3)),
                   "rim": lamp((1.5, 1.0, 1.7), (0, 0, .7), .4, (46, 37, 25)), "wash": lamp((-.4, .7, 2.6), (.1, 1.5, .6), .5, (15, 12, 9))}


VIEWS = {"front": ((-.62, -3.3, .72), (0, 0, .565), 24, 1.25, .014), "face": ((-.42, -1.35, 1.03), (0, -.05, .985), 24, 1.25, .010)}


def main(out: str, which: str = "front", width: int = 480, samples: int = 16) -> None:
    origin, target, fov, tall, lens = VIEWS[which]
    develop(bronze(figure(width > 700)) | room(), camera(origin, target, fov, width, int(width * tall), samples, lens), out, exposure=1.3, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
