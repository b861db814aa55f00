# SPDX-License-Identifier: Apache-2.0
"""A nghê, half dog, half lion, of blue stone before a temple: python nghe.py OUT.png [pair|face] [WIDTH SAMPLES]"""
from __future__ import annotations

import sys

import numpy as np
from great_steles import dense_box, garden, sun
from mesh import Mesh, box, merge, moved
from sculpt import Sculpture, both, roughened, spin
from studio import camera, develop, painted
from wear import coated, openness, proud, rock

MANE = [(a, z, s) for z, s, n, off in ((1.015, .050, 5, 0), (.955, .056, 6, .5), (.885, .060, 7, 0), (.815, .060, 6, .5), (.745, .056, 5, 0))
        for a in np.radians(90 + (np.arange(n) - (n - 1) / 2 + off * 0) * 34)]


def whorl(c: Sculpture, at, out, size: float, hand: int = 1, turns: float = 1.6) -> None:
    """A snail curl that stands on the surface; `out` looks away from it."""
    o = np.asarray(out, float) / np.linalg.norm(out)
    a = np.cross(o, [0, 0, 1.0])
    a = a / (np.linalg.norm(a) + 1e-9) * hand
    b = np.cross(a, o) * hand
    t = np.linspace(0, turns * 2 * np.pi, 22)
    r = size * (1 - .82 * t / t[-1])
    line = [tuple(np.asarray(at) + o * (.012 + .55 * (size - q)) + q * (np.cos(p) * a + np.sin(p) * b)) for p, q in zip(t, r)]
    c.path(line, list(np.linspace(.30, .20, 22) * size), .005)


def flame(c: Sculpture, foot, lean, size: float, hook: float = .5) -> None:
    """One lock of fire: thick at the foot, its tip bent back."""
    f, d = np.asarray(foot, float), np.asarray(lean, float)
    side = np.array([0, -d[2], d[1]])
    points = [f, f + .35 * d + .10 * hook * side, f + .72 * d + .10 * hook * side, f + d - .25 * hook * side]
    c.path([tuple(p) for p in points], [size, size * .92, size * .62, size * .12], .012)


def trunk(c: Sculpture) -> None:
    """Body, haunches, legs and paws; seated, looking towards -y."""
    c.path([(0, .24, .22), (0, .10, .42), (0, -.04, .58), (0, -.10, .68)], [.185, .165, .158, .140], .06)
    c.lump((0, -.155, .56), [.118, .095, .15], k=.06)
    both(c.lump, (.155, .20, .215), [.098, .205, .185], k=.04)
    both(c.path, [(.165, .32, .10), (.185, .14, .062), (.185, -.02, .052)], [.085, .062, .056], k=.03)
    both(c.path, [(.105, -.09, .56), (.125, -.155, .36), (.122, -.165, .20), (.122, -.185, .07)], [.098, .074, .062, .066], k=.04)
    for s in (1, -1):
        for x0, y0 in ((.122, -.245), (.185, -.075)):
            c.lump((s * x0, y0 + .015, .048), [.074, .085, .048], k=.02)
            for k in range(4):
                x = s * (x0 + (k - 1.5) * .036)
                y = y0 - .062 + .010 * abs(k - 1.5)
                c.lump((x, y, .036), [.021, .040, .034], k=.008)
                c.path([(x, y - .030, .036), (x, y - .052, .014)], [.011, .003], .004)
    for s in (1, -1):
        whorl(c, (s * .245, .22, .235), (s, -.1, .12), .072, s)
        for k, (y, z) in enumerate(((.30, .31), (.36, .23), (.38, .14))):
            flame(c, (s * .225, y - .02, z), (0, .13, .05 - .05 * k), .030, .5)
        whorl(c, (s * .190, -.085, .50), (s, -.35, .1), .050, s)
        for k, (y, z) in enumerate(((-.03, .55), (-.02, .47), (-.03, .39))):
            flame(c, (s * .156, y, z), (-s * .012, .10, .05 - .03 * k), .020, .5)
        flame(c, (s * .118, -.10, .24), (s * .02, .13, .05), .020, .5)
    for z in (.30, .36, .42, .48):
        both(c.groove, [(.11, .02 - (z - .3) * .75, z), (.155, .10 - (z - .3) * .8, z + .03), (.15, .20 - (z - .3) * .8, z + .05)], [.004, .008, .003], k=.006)


def back(c: Sculpture) -> None:
    """A comb of spines down the back and the tail, a great flame against it."""
    for t in np.linspace(0, 1, 11):
        p = np.array([0, .095 + .315 * t, .755 - .48 * t])
        c.path([tuple(p - [0, .03, .02]), tuple(p + [0, .035, .030]), tuple(p + [0, .085, .022])], [.030, .022, .004], .010)
    c.path([(0, .40, .14), (0, .475, .22), (0, .47, .34)], [.075, .066, .060], .03)
    for s, reach, up in ((0, .02, .36), (1, .085, .29), (-1, .085, .29), (1, .135, .18), (-1, .135, .18)):
        f = np.array([s * .028, .465, .30])
        c.path([tuple(f), tuple(f + [s * reach * .75, .035, up * .45]), tuple(f + [s * reach, .015, up * .78]), tuple(f + [s * reach * .55, -.035, up])], [.052, .050, .036, .006], .012)
        for k in (.3, .55):
            q = f + [s * reach * .8 * k * 1.2, .055, up * k]
            c.groove([tuple(q - [0, 0, .05]), tuple(q + [0, .012, .03])], [.005, .004], .005)
    for s in (1, -1):
        whorl(c, (s * .075, .49, .245), (s * .8, .6, 0), .045, s)


def head(c: Sculpture) -> None:
    """Round skull, snub muzzle, round eyes under brows of flame, an open mouth with tusks and a pearl."""
    c.path([(0, -.07, .68), (0, -.11, .82)], [.150, .150], .05)
    c.lump((0, -.155, .885), [.158, .160, .140], k=.04)
    c.lump((0, -.285, .862), [.112, .105, .072], k=.045)
    both(c.lump, (.082, -.255, .845), [.058, .070, .058], k=.035)
    c.lump((0, -.245, .762), [.092, .115, .046], k=.03)
    c.lump((0, -.300, .803), [.086, .120, .026], k=.012, cut=True)
    both(c.lump, (.098, -.235, .803), [.030, .06, .018], k=.012, cut=True)
    c.lump((0, -.26, .782), [.052, .105, .018], k=.012)
    c.lump((0, -.345, .806), [.026, .026, .026], k=.004)
    c.path([(0, -.225, .93), (0, -.300, .925), (0, -.372, .905)], [.030, .036, .036], .02)
    both(c.lump, (.036, -.368, .900), [.032, .030, .028], k=.016)
    both(c.lump, (.026, -.398, .892), [.011, .016, .012], k=.006, cut=True)
    lip = [(0, -.388, .852), (.050, -.378, .842), (.092, -.325, .838), (.118, -.245, .828), (.122, -.185, .806)]
    both(c.path, lip, [.014, .017, .019, .018, .010], k=.010)
    both(c.path, [(0, -.352, .760), (.050, -.338, .762), (.084, -.275, .770), (.104, -.205, .784)], [.012, .014, .015, .010], k=.010)
    for x, y, long in ((.060, -.352, .040), (.088, -.295, .026)):
        both(c.path, [(x, y, .838), (x * .98, y - .006, .838 - long)], [.0125, .003], k=.004)
        both(c.path, [(x * .82, y + .022, .768), (x * .80, y + .016, .772 + long * .7)], [.011, .003], k=.004)
    for k in range(5):
        c.lump((-.032 + .016 * k, -.372 + .004 * abs(k - 2), .836), [.0085, .008, .014], k=.003)
    both(c.lump, (.073, -.268, .938), [.050, .042, .044], k=.006, cut=True)
    both(c.lump, (.073, -.262, .936), [.046, .046, .043], k=.004)
    both(c.lump, (.080, -.309, .938), [.016, .010, .016], k=.004, cut=True)
    for s in (1, -1):
        t = np.linspace(.1, np.pi - .1, 9)
        c.path([(s * (.073 - .050 * np.cos(a)), -.290 + .020 * abs(np.cos(a)), .936 + .044 * np.sin(a)) for a in t], [.006 + .011 * np.sin(a) for a in t], .006)
        c.path([(s * (.073 - .046 * np.cos(a)), -.296 + .024 * abs(np.cos(a)), .932 - .038 * np.sin(a)) for a in t], [.005 + .005 * np.sin(a) for a in t], .006)
        for k, (x, z) in enumerate(((.040, .985), (.085, .992), (.122, .970))):
            c.path([(s * x, -.272 + .02 * k, z), (s * (x + .016), -.250 + .02 * k, z + .040), (s * (x + .050), -.205 + .02 * k, z + .052)], [.024, .018, .003], .008)
        ear = [(s * .128, -.165, .985), (s * .178, -.130, 1.030), (s * .205, -.070, 1.028), (s * .212, -.015, .985)]
        c.path(ear, [.034, .042, .034, .006], .012)
        c.groove([tuple(np.add(p, (s * .022, -.022, .004))) for p in ear], [.008, .018, .014, .003], .006)
        for k in range(4):
            flame(c, (s * (.142 - .006 * k), -.185 + .030 * k, .800 - .020 * k), (s * .045, .075, -.085), .023, .4)
        whorl(c, (s * .142, -.195, .868), (s, -.45, 0), .036, s)
    for x, k in ((0, 0), (.036, 1), (-.036, 1), (.070, 2), (-.070, 2)):
        c.path([(x, -.300 + .03 * k, .735), (x * 1.2, -.320 + .03 * k, .675), (x * 1.3, -.285 + .03 * k, .610 + .02 * k)], [.021, .021, .003], .008)
    c.path([(0, -.235, 1.0), (0, -.21, 1.045), (0, -.16, 1.06)], [.030, .026, .006], .012)


def mane(c: Sculpture) -> None:
    """Rows of snail curls from the crown to the shoulders."""
    for k, (a, z, s) in enumerate(MANE):
        o = np.array([np.cos(a), np.sin(a), .25 * (z - .86) / .15])
        r = .152 * np.sqrt(max(.05, 1 - ((z - .885) / .175) ** 2)) if z > .885 else .152
        at = np.array([0, -.135, 0]) + [o[0] * r, o[1] * r * 1.02, z]
        c.lump(tuple(at), [s * .72] * 3, k=.02)
        whorl(c, at + o / np.linalg.norm(o) * s * .50, o, s * .86, 1 if np.cos(a) >= 0 else -1)


def collar(c: Sculpture) -> None:
    """A band with a bell and two tassels."""
    t = np.linspace(-.25, np.pi + .25, 25)
    band = [(.172 * np.cos(a), -.085 - .155 * np.sin(a), .655 - .055 * np.sin(a)) for a in t]
    c.path(band, [.017] * 25, .006)
    for p in band[2:-2:2]:
        c.lump((p[0] * 1.07, (p[1] + .085) * 1.07 - .085, p[2]), [.010] * 3, k=.003)
    c.lump((0, -.262, .552), [.036, .034, .038], k=.005)
    c.groove([(-.036, -.285, .540), (0, -.300, .538), (.036, -.285, .540)], [.005] * 3, .003)


def nghe(step: float = .005) -> Mesh:
    """A seated nghê, 1.1 m high, in one piece with its slab."""
    c = Sculpture((-.34, -.46, -.10), (.34, .58, 1.12), step)
    trunk(c)
    back(c)
    head(c)
    mane(c)
    collar(c)
    c.block((0, .06, -.045), (.285, .44, .048), round_=.012, k=.010)
    return roughened(c.solid(), .0016, 30, 5)


def turned_head(m: Mesh, degrees: float = 14.0, lift: float = 7.0) -> Mesh:
    """The head looks up and to one side."""
    v = m.vertices
    t = np.clip((v[:, 2] - .64) / .16, 0, 1) * np.clip((.16 - v[:, 1]) / .12, 0, 1)
    t = (t * t * (3 - 2 * t))[:, None]
    pivot = np.array([0, -.08, .70])
    q = (v - pivot) * (1 + .13 * t) @ (spin("z", degrees) @ spin("x", -lift)).T + pivot
    return Mesh(v * (1 - t) + q * t, m.faces, m.tint, m.uv)


def plinth() -> Mesh:
    """A stone pedestal with a waist."""
    tiers = [((.98, 1.26, .14), 0), ((.86, 1.14, .08), .135), ((.74, 1.02, .30), .21), ((.84, 1.12, .07), .50), ((.92, 1.20, .09), .565)]
    return roughened(merge([dense_box(s, (0, .06, z), .009, .014) for s, z in tiers]), .003, 12, 2)


def pair(fine: bool) -> dict:
    """One before, its fellow out of focus behind; low sun."""
    beast = turned_head(nghe(.0042 if fine else .008))
    high = .745
    one, foot = moved(beast, (0, 0, high)), plinth()
    ground = box((30, 30, .1), (0, 0, -.1))
    things: dict = {}
    free = openness([one, foot, ground], .25, 30 if fine else 12, soften=1)
    for name, m, f, seed, reach in (("beast", one, free[0], 6, .006), ("foot", foot, free[1], 9, .006)):
        tone = rock(m, f, proud(m, 8, reach), seed, .35, .8)
        things[name] = coated(m, tone, .8)
        things[f"{name}2"] = coated(moved(m, (3.0, 1.6, 0), -4), tone, .8)
    return things | garden() | {"sky": sun(12, 236, .5)}


VIEWS = {"pair": ((-1.75, -3.05, 1.15), (.16, 0, 1.12), 38, 1.25), "face": ((-.72, -1.75, 1.70), (0, -.18, 1.60), 30, .75)}


def main(out: str, which: str = "pair", width: int = 480, samples: int = 10) -> None:
    origin, target, fov, tall = VIEWS[which]
    develop(pair(width > 700), camera(origin, target, fov, width, int(width * tall), samples, .012), out, depth=4)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
