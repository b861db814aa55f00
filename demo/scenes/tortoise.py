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
    c = Sculpture((-.34, -1.38, .02), (.34, -.5, .86), .0055)
    c.path([(0, -.55, .24), (0, -.78, .34), (0, -.93, .47), (0, -.99, .55)], [.20, .165, .138, .125], .05)
    x, y, z = c.x, c.y, c.z
    along = np.sqrt((y + .62) ** 2 + (z - .12) ** 2) + .010 * np.sin(x * 19) + .006 * np.sin(x * 43 + y * 11)
    neck = np.clip((y + 1.0) / .05, 0, 1) * np.clip((.60 - z) / .08, 0, 1)
    c.offset((.017 * np.exp(-(np.sin(along * 40) / .30) ** 2) + .004 * np.exp(-(np.sin(along * 80 + 1) / .35) ** 2)) * neck)
    both(c.path, [(.05, -.78, .19), (.06, -.92, .33), (.05, -1.0, .44)], [.02, .026, .018], k=.02)
    skull(c)
    return c.solid()


def skull(c: Sculpture) -> None:
    """Cranium, a hooked beak with two nostrils, cheeks, jaw, eardrum, plates on the crown."""
    c.lump((0, -1.02, .60), (.150, .17, .116), k=.03)
    c.lump((0, -1.13, .570), (.116, .135, .086), k=.04)
    c.lump((0, -1.055, .495), (.112, .15, .052), k=.03)
    both(c.lump, (.095, -.98, .565), (.070, .10, .085), k=.03)
    c.path([(0, -1.12, .650), (0, -1.195, .622), (0, -1.250, .572), (0, -1.272, .528), (0, -1.272, .492)], [.026, .036, .042, .034, .012], .03)
    both(c.lump, (.030, -1.262, .600), (.017, .022, .013), k=.005, cut=True)
    both(c.path, [(.012, -1.262, .622), (.034, -1.252, .622), (.052, -1.236, .606)], [.008, .012, .007], k=.010)
    mouth = [(0, -1.290, .484), (.034, -1.268, .500), (.066, -1.222, .524), (.105, -1.150, .528), (.132, -1.065, .536), (.146, -.995, .566)]
    both(c.path, [tuple(np.add(p, (.003, -.002, .020))) for p in mouth[1:]], [.011, .014, .015, .014, .006], k=.014)
    both(c.path, [tuple(np.add(p, (.002, .002, -.022))) for p in mouth[1:]], [.010, .013, .014, .012, .005], k=.014)
    both(c.groove, mouth, [.009, .0125, .0130, .0125, .011, .007], k=.006)
    c.lump((0, -1.17, .478), (.080, .088, .036), k=.03)
    both(c.groove, [(.150, -1.000, .500), (.128, -1.075, .470), (.085, -1.150, .448)], [.006, .008, .005], k=.008)
    both(c.lump, (.158, -.958, .610), (.016, .030, .030), k=.006, cut=True)
    both(c.lump, (.148, -.958, .610), (.014, .022, .022), k=.006)
    brow(c)
    eyes(c)
    crown(c)


def brow(c: Sculpture) -> None:
    """A heavy ridge over each eye, two furrows between them."""
    both(c.path, [(.040, -1.200, .648), (.082, -1.176, .676), (.122, -1.118, .690), (.142, -1.040, .676), (.146, -.970, .640)], [.014, .024, .027, .022, .010], k=.022)
    both(c.groove, [(.016, -1.215, .652), (.024, -1.160, .688), (.020, -1.10, .712)], [.005, .008, .004], k=.008)
    both(c.groove, [(.055, -1.150, .702), (.090, -1.095, .722), (.104, -1.02, .712)], [.003, .007, .003], k=.008)


def crown(c: Sculpture) -> None:
    """Plates on the back of the head, parted by grooves."""
    rows = [[(0, -1.075, .722), (.034, -1.045, .724), (.034, -.990, .716), (0, -.965, .706), (-.034, -.990, .716), (-.034, -1.045, .724), (0, -1.075, .722)]]
    rows += [[(.034, -1.045, .724), (.080, -1.045, .716)], [(.034, -.990, .716), (.082, -.960, .692)], [(0, -.965, .706), (0, -.900, .660)]]
    for row in rows:
        both(c.groove, row, [.0075] * len(row), k=.006)


def eyes(c: Sculpture) -> None:
    """A ball deep in its socket, almond lids on it, a drilled pupil, a fold below."""
    at, out = np.array([.100, -1.118, .622]), np.array([.80, -.56, .16])
    out /= np.linalg.norm(out)
    fore = np.cross([0, 0, 1.0], out) * -1
    fore /= np.linalg.norm(fore)
    up = np.cross(out, fore)
    up *= np.sign(up[2])
    both(c.lump, tuple(at + out * .014), [.062, .062, .048], k=.012, cut=True)
    both(c.lump, tuple(at), [.047, .047, .045], k=.003)

    def on_ball(radius: float, rise: float, wide: float = 74) -> list[tuple]:
        s = np.linspace(-1, 1, 11)
        a, b = np.radians(wide * s), np.radians(rise * (1 - s * s))
        d = np.cos(b)[:, None] * (np.cos(a)[:, None] * out + np.sin(a)[:, None] * fore) + np.sin(b)[:, None] * up
        return [tuple(p) for p in at + radius * d]
    thick = np.sin(np.linspace(.25, np.pi - .25, 11))
    both(c.path, on_ball(.050, 40), list(.0145 * thick), k=.006)
    both(c.path, on_ball(.049, -34), list(.0115 * thick), k=.006)
    both(c.path, on_ball(.056, -66, 80), list(.0095 * thick), k=.010)
    both(c.lump, tuple(at + out * .047), [.0135, .0135, .0135], k=.003, cut=True)


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
