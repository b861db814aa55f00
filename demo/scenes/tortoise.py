# SPDX-License-Identifier: Apache-2.0
"""The stone tortoise that bears a stele: carapace with scutes, folded neck, beaked head, clawed feet. It looks towards -y, is 2 long."""
from __future__ import annotations

import numpy as np
from mesh import Mesh, merge
from sculpt import Sculpture, both, roughened

SPINE = [(0, -.66), (0, -.36), (0, -.02), (0, .32), (0, .62)]
RIBS = [(.36, -.52), (.40, -.18), (.40, .17), (.34, .50)]


def scutes() -> np.ndarray:
    """Middles of the plates: five on the spine, four ribs a side, eleven along each rim."""
    a = (np.arange(22) + .5) / 22 * 2 * np.pi
    rim = np.stack([.66 * np.sin(a), .02 - .84 * np.cos(a)], -1)
    return np.concatenate([SPINE, RIBS, np.array(RIBS) * [-1, 1], rim])


def shell(c: Sculpture) -> None:
    """A dome over a flaring rim; plates with growth rings, grooves between."""
    c.lump((0, .0, .18), (.60, .80, .37), k=.03)
    c.lump((0, .0, .185), (.69, .88, .075), k=.05)
    c.lump((0, .02, .10), (.58, .76, .09), k=.05)
    x, y, z = c.x, c.y, c.z
    warp = .012 * np.sin(x * 13 + 2 * np.sin(y * 9)) + .01 * np.sin(y * 17 + x * 5)
    best = second = np.full((1, 1, 1), 9, np.float32)
    for px, py in scutes():
        d = np.sqrt(((x - px) * 1.02) ** 2 + (y - py) ** 2) + warp * 0
        second = np.minimum(second, np.maximum(best, d))
        best = np.minimum(best, d)
    gap = second - best + warp
    line = np.exp(-(gap / .015) ** 2)
    rings = np.cos(np.clip(gap, 0, .3) * 2 * np.pi / .05) * np.exp(-gap / .12) * (gap > .025)
    boss = np.clip(gap / .2, 0, 1) ** 1.5
    dome = np.clip((z - .215) / .05, 0, 1)
    c.offset((.016 * line - .0022 * rings - .016 * boss) * dome)
    a = np.arctan2(x / .69, -y / .88)
    edge = np.exp(-((z - .185) / .055) ** 2) * (x ** 2 / .52 ** 2 + y ** 2 / .7 ** 2 > 1)
    c.offset(.011 * np.exp(-(np.sin(a * 11) / .16) ** 2) * edge)


def leg(c: Sculpture, hip, knee, foot, claws: float, thick: float) -> None:
    both(c.path, [hip, knee, foot], [thick * 1.15, thick, thick * .8], k=.04)
    both(c.lump, (foot[0], foot[1] + claws * .05, .055), (thick * .95, thick * 1.25, .06), k=.03)
    for j in range(5):
        t = (j - 2) * thick * .42
        a = (foot[0] + t, foot[1] + claws * (.13 - .25 * abs(t)), .05)
        b = (foot[0] + t * 1.25, foot[1] + claws * (.235 - .5 * abs(t)), .018)
        both(c.limb, a, b, .034, .010, k=.008)


def head() -> Mesh:
    """Neck and head in finer clay."""
    c = Sculpture((-.34, -1.36, .02), (.34, -.5, .86), .0055)
    c.path([(0, -.55, .24), (0, -.78, .34), (0, -.93, .47), (0, -.99, .55)], [.20, .165, .135, .125], .05)
    x, y, z = c.x, c.y, c.z
    along = np.sqrt((y + .62) ** 2 + (z - .12) ** 2) + .012 * np.sin(x * 16)
    neck = np.clip((y + 1.0) / .05, 0, 1) * np.clip((.62 - z) / .08, 0, 1)
    c.offset(.0125 * np.abs(np.sin(along * 44)) ** .6 * neck)
    both(c.path, [(.05, -.78, .19), (.06, -.92, .33), (.05, -1.0, .44)], [.02, .026, .018], k=.02)
    skull(c)
    return c.solid()


def skull(c: Sculpture) -> None:
    c.lump((0, -1.02, .60), (.148, .17, .118), k=.03)
    c.lump((0, -1.13, .565), (.118, .135, .088), k=.04)
    c.lump((0, -1.045, .50), (.115, .15, .055), k=.035)
    both(c.lump, (.09, -.97, .585), (.075, .10, .085), k=.03)
    both(c.path, [(.035, -1.185, .630), (.075, -1.145, .664), (.105, -1.08, .682), (.112, -.99, .668)], [.012, .020, .022, .014], k=.025)
    eyes(c)
    c.path([(0, -1.14, .645), (0, -1.215, .60), (0, -1.255, .548), (0, -1.262, .505)], [.03, .034, .030, .012], .03)
    both(c.lump, (.024, -1.243, .588), (.013, .016, .011), k=.006, cut=True)
    mouth = [(0, -1.275, .532), (.06, -1.235, .540), (.105, -1.15, .536), (.132, -1.06, .548), (.14, -1.0, .575)]
    both(c.groove, mouth, [.009, .0115, .0115, .010, .006], k=.006)
    both(c.path, [tuple(np.add(p, (.004, -.002, .018))) for p in mouth], [.006, .010, .010, .009, .005], k=.01)
    c.lump((0, -1.16, .49), (.085, .085, .035), k=.03)
    both(c.lump, (.148, -.965, .60), (.018, .03, .03), k=.01)
    for i in range(26):
        a = i * 2.39996
        r = .012 + .0185 * np.sqrt(i)
        c.lump((r * np.cos(a), -.99 + r * np.sin(a) * 1.1, .714 - .9 * r * r * 3.1), (.0135, .0135, .008), k=.004)


def eyes(c: Sculpture) -> None:
    """A ball in its socket, an iris cut round it, a lid above and one below."""
    at, out = np.array([.104, -1.112, .618]), np.array([.78, -.58, .22])
    fore = np.array([-.60, -.80, 0])
    up = np.cross(out, fore) * -1
    up *= np.sign(up[2])
    both(c.lump, tuple(at + out * .012), [.056, .056, .046], k=.008, cut=True)
    both(c.lump, tuple(at), [.049, .049, .045], k=.003)
    t = np.linspace(0, 2 * np.pi, 15)
    iris = [tuple(at + out * .0435 + .019 * (np.cos(a) * fore + np.sin(a) * up)) for a in t]
    both(c.groove, iris, [.0045] * 15, k=.003)
    both(c.lump, tuple(at + out * .048), [.007, .007, .007], k=.003, cut=True)
    for s, t in ((1, np.linspace(-.15, np.pi + .1, 11)), (-1, np.linspace(.05, np.pi - .05, 9))):
        lid = [tuple(at + out * (.026 - .006 * s) + .050 * (np.cos(a) * fore * 1.18 + s * (.92 if s > 0 else .80) * np.sin(a) * up)) for a in t]
        both(c.path, lid, [.0055 + .0075 * np.sin(np.pi * i / (len(t) - 1)) for i in range(len(t))], k=.008)


def body() -> Mesh:
    c = Sculpture((-.98, -1.06, -.01), (.98, 1.14, .62), .0075)
    shell(c)
    leg(c, (.44, -.56, .15), (.66, -.68, .13), (.72, -.80, .08), -1, .115)
    leg(c, (.44, .52, .14), (.62, .64, .12), (.70, .66, .08), -1, .105)
    x, y, z = c.x, c.y, c.z
    skin_ = (np.abs(x) > .47) & (z < .17)
    c.offset(.006 * np.maximum(np.sin(x * 62 + 3 * np.sin(y * 21)) * np.sin(y * 58) * np.sin(z * 60 + x * 20), 0), skin_)
    c.path([(0, .74, .16), (.02, .90, .13), (.10, 1.0, .09), (.22, 1.02, .06), (.30, .97, .05)], [.085, .065, .048, .03, .014], .03)
    c.path([(.0, -.5, .16), (0, -.72, .22)], [.2, .19], .05)
    c.offset(9.0, c.z < .006)
    return c.solid()


def tortoise() -> Mesh:
    return roughened(merge([body(), head()]), .0022, 26, 3)
