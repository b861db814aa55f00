# SPDX-License-Identifier: Apache-2.0
"""Sculpture by signed distance: soft unions of ellipsoids and tapering limbs, then marching cubes. Metres."""
from __future__ import annotations

import numpy as np
from skimage.measure import marching_cubes

from mesh import Array, Mesh, mesh


class Clay:
    """A block of space to model in; `add` and `cut` blend over k metres."""

    def __init__(self, low, high, step: float = 0.005) -> None:
        self.low, self.step = np.asarray(low, np.float32), step
        axes = [np.arange(a, b, step, dtype=np.float32) for a, b in zip(low, high)]
        self.x, self.y, self.z = np.meshgrid(*axes, indexing='ij', sparse=True)
        self.field = np.full([len(a) for a in axes], 9.0, np.float32)

    def _near(self, low, high) -> tuple[slice, ...]:
        a = np.floor((np.asarray(low) - self.low) / self.step).astype(int)
        b = np.ceil((np.asarray(high) - self.low) / self.step).astype(int) + 1
        return tuple(slice(max(i, 0), min(max(j, 1), n)) for i, j, n in zip(a, b, self.field.shape))

    def _blend(self, box, d: Array, k: float) -> None:
        old = self.field[box]
        h = np.clip(0.5 + 0.5 * (old - d) / k, 0, 1)
        self.field[box] = old * (1 - h) + d * h - k * h * (1 - h)

    def _axes(self, box):
        return self.x[box[0]], self.y[:, box[1]], self.z[:, :, box[2]]

    def ellipsoid(self, at, radii, k: float = 0.03) -> None:
        at, radii = np.asarray(at, np.float32), np.asarray(radii, np.float32)
        box = self._near(at - radii - 3 * k - .02, at + radii + 3 * k + .02)
        x, y, z = self._axes(box)
        q = np.sqrt(((x - at[0]) / radii[0]) ** 2 + ((y - at[1]) / radii[1]) ** 2 + ((z - at[2]) / radii[2]) ** 2)
        self._blend(box, (q - 1) * radii.min(), k)

    def limb(self, a, b, ra: float, rb: float, k: float = 0.03) -> None:
        a, b = np.asarray(a, np.float32), np.asarray(b, np.float32)
        wide = max(ra, rb) + 3 * k + .02
        box = self._near(np.minimum(a, b) - wide, np.maximum(a, b) + wide)
        x, y, z = self._axes(box)
        ab = b - a
        t = np.clip(((x - a[0]) * ab[0] + (y - a[1]) * ab[1] + (z - a[2]) * ab[2]) / (ab @ ab), 0, 1)
        d = np.sqrt((x - a[0] - t * ab[0]) ** 2 + (y - a[1] - t * ab[1]) ** 2 + (z - a[2] - t * ab[2]) ** 2)
        self._blend(box, d - (ra + (rb - ra) * t), k)

    def path(self, points, radii, k: float = 0.02) -> None:
        for a, b, ra, rb in zip(points, points[1:], radii, radii[1:]):
            self.limb(a, b, ra, rb, k)

    def mesh(self, tint: float = 0.5) -> Mesh:
        v, f, _, _ = marching_cubes(self.field, 0, spacing=(self.step,) * 3)
        return mesh(v + self.low, np.c_[f, np.full(len(f), -1)], tint)


def both(make, *args, **more) -> None:
    """The same on either side of the body; points are tuples (or lists of tuples), radii are lists or numbers."""
    for side in (1, -1):
        make(*(_mirror(a, side) for a in args), **more)


def _mirror(a, side: int):
    if isinstance(a, tuple):
        return (a[0] * side, a[1], a[2])
    return [_mirror(p, side) for p in a] if isinstance(a, list) and isinstance(a[0], tuple) else a


def seated_figure(step: float = 0.005) -> Mesh:
    """A meditating figure, 1.1 m high, robe over both shoulders, as carved in jackfruit wood and lacquered."""
    c = Clay((-.6, -.52, -.02), (.6, .36, 1.16), step)
    drapery(c)
    folds(c)
    c.limb((0, .01, .62), (0, 0, .76), .075, .068, .04)
    for z in (.69, .712, .734):
        c.ellipsoid((0, -.004, z), (.074, .074, .011), .008)
    face(c)
    curls(c)
    hands(c)
    m = c.mesh()
    return Mesh(larger_head(m.vertices), m.faces, m.tint, m.uv)


def larger_head(v: Array, by: float = .17) -> Array:
    """Temple carvers give the head a fifth of the height."""
    neck = np.array([0, 0, .66])
    t = np.clip((v[:, 2:] - .66) / .13, 0, 1)
    return neck + (v - neck) * (1 + by * t * t * (3 - 2 * t))


def drapery(c: Clay) -> None:
    c.ellipsoid((0, -.09, .1), (.44, .31, .115), .05)
    both(c.limb, (.14, .05, .13), (.42, -.12, .12), .15, .115, k=.05)
    c.limb((.40, -.15, .1), (-.08, -.30, .1), .1, .075, .06)
    c.limb((-.40, -.15, .1), (.08, -.30, .1), .1, .075, .06)
    both(c.path, [(.12, -.24, .185), (.2, -.215, .2), (.29, -.19, .195)], [.04, .045, .038], k=.025)
    c.ellipsoid((0, .05, .3), (.215, .15, .25), .06)
    c.ellipsoid((0, .03, .5), (.235, .145, .16), .05)
    c.limb((-.2, .04, .605), (.2, .04, .605), .085, .085, .06)
    both(c.limb, (.245, .04, .6), (.335, .0, .33), .088, .085, k=.04)
    both(c.limb, (.335, .0, .33), (.11, -.27, .235), .085, .062, k=.03)
    both(c.path, [(.33, -.03, .3), (.36, -.1, .2), (.33, -.2, .12)], [.09, .08, .06], k=.04)


def folds(c: Clay) -> None:
    """Cloth: catenary folds round the chest, fans over the knees, all shallow and uneven."""
    x, y, z = c.x, c.y, c.z
    wobble = .018 * np.sin(x * 17 + 1) * np.sin(z * 11)
    chest = np.sqrt(x ** 2 + (z - .74) ** 2 * 1.3) + wobble
    lap = np.sqrt(x ** 2 * .55 + (y + .0) ** 2 * 1.6 + (z - .34) ** 2) + wobble
    sleeve = np.sqrt((np.abs(x) - .2) ** 2 + (z - .66) ** 2) + wobble
    low = np.clip((.27 - z) / .08, 0, 1)
    side = np.clip((np.abs(x) - .2) / .06, 0, 1) * (1 - low)
    wave = low * np.sin(lap * 118) + side * np.sin(sleeve * 105) + (1 - low) * (1 - side) * np.sin(chest * 92)
    sharp = np.sign(wave) * np.abs(wave) ** .7
    depth = np.where(z > .27, .0026, .0042) * (.6 + .4 * np.sin(x * 9 + z * 7))
    c.field += (depth * sharp * (z < .66)).astype(np.float32)
    collar = [(.13, 0, .68), (.11, -.06, .62), (.07, -.1, .55), (.02, -.118, .48), (-.03, -.12, .4), (-.07, -.115, .33)]
    c.path(collar, [.014] * 6, .012)
    c.path([(-.13, 0, .68), (-.11, -.06, .62), (-.07, -.1, .55), (-.03, -.114, .5)], [.014] * 4, .012)


def face(c: Clay) -> None:
    c.ellipsoid((0, 0, .885), (.112, .122, .14), .03)
    c.ellipsoid((0, -.035, .82), (.085, .085, .08), .03)
    c.ellipsoid((0, -.095, .775), (.03, .024, .022), .02)
    c.path([(0, -.121, .915), (0, -.137, .885), (0, -.15, .862)], [.008, .0105, .015], .012)
    both(c.ellipsoid, (.014, -.134, .858), [.0105, .011, .009], k=.008)
    both(c.path, [(.008, -.1225, .93), (.045, -.117, .939), (.085, -.088, .917)], [.0035, .005, .003], k=.01)
    both(c.ellipsoid, (.045, -.107, .894), [.028, .0155, .0135], k=.006)
    both(c.path, [(.02, -.1225, .887), (.046, -.1225, .884), (.072, -.106, .889)], [.0032, .0042, .003], k=.003)
    c.path([(-.036, -.11, .824), (-.012, -.1265, .829), (0, -.1265, .826), (.012, -.1265, .829), (.036, -.11, .824)], [.004, .0075, .007, .0075, .004], .004)
    c.path([(-.026, -.114, .814), (0, -.124, .811), (.026, -.114, .814)], [.004, .009, .004], .004)
    both(c.path, [(.112, .02, .925), (.124, .025, .88), (.118, .015, .82), (.112, .0, .765)], [.02, .019, .015, .019], k=.012)
    c.ellipsoid((0, -.124, .945), (.008, .006, .008), .003)


def curls(c: Clay) -> None:
    """Snail curls on the skull and its crown."""
    n = 520
    i = np.arange(n) + .5
    a, h = np.pi * (1 + 5 ** .5) * i, 1 - 2 * i / n
    out = np.stack([np.cos(a) * np.sqrt(1 - h * h), np.sin(a) * np.sqrt(1 - h * h), h], -1)
    c.ellipsoid((0, .022, 1.03), (.062, .066, .055), .03)
    for o in out:
        p = o * [.116, .128, .148] + [0, .006, .888]
        if p[2] > .955 + p[1] * .15 or (p[1] > .04 and p[2] > .79):
            c.ellipsoid(p, (.0105, .0105, .0105), .003)
    for o in out[:330:2]:
        c.ellipsoid(o * [.064, .068, .058] + [0, .022, 1.032], (.0085, .0085, .0085), .003)


def hands(c: Clay) -> None:
    both(c.limb, (.12, -.27, .232), (.05, -.305, .215), .042, .036, k=.02)
    for j in range(4):
        y, z = -.275 - .024 * j, .212 - .004 * j
        c.path([(.05, y, z), (-.01, y - .004, z - .004), (-.068, y + .004, z + .002)], [.0135, .0125, .009], .006)
        c.path([(-.05, y, z + .026), (.01, y - .004, z + .02), (.068, y + .004, z + .026)], [.0135, .0125, .009], .006)
    both(c.path, [(.055, -.29, .25), (.025, -.315, .272), (.003, -.32, .284)], [.014, .012, .0095], k=.008)


def tortoise(step: float = 0.008) -> Mesh:
    """The bearer of a stele, 1.7 m from nose to tail; it looks towards -y."""
    c = Clay((-.8, -1.2, -.05), (.8, 1.0, .8), step)
    c.ellipsoid((0, 0, .22), (.62, .78, .26), .03)
    c.ellipsoid((0, 0, .16), (.68, .84, .07), .03)
    plates(c)
    c.path([(0, -.66, .24), (0, -.88, .36), (0, -1.0, .44)], [.15, .125, .12], .05)
    c.ellipsoid((0, -1.04, .44), (.125, .13, .105), .04)
    both(c.ellipsoid, (.075, -1.09, .49), [.034, .034, .034], k=.008)
    both(c.limb, (.085, -.98, .52), (.06, -1.08, .535), .022, .018, k=.015)
    c.path([(-.1, -1.09, .41), (0, -1.155, .40), (.1, -1.09, .41)], [.012, .014, .012], .006)
    for sx in (1, -1):
        for y, reach in ((-.55, -.16), (.5, .12)):
            c.path([(sx * .5, y, .16), (sx * .68, y + reach, .1), (sx * .72, y + reach * 1.5, .03)], [.13, .11, .09], .04)
            for t in (-.06, 0, .06):
                c.limb((sx * .72 + t, y + reach * 1.6 - .05, .03), (sx * .73 + t, y + reach * 1.6 - .12, .0), .035, .02, .01)
    c.path([(0, .78, .16), (.06, .9, .12), (.16, .94, .06)], [.07, .05, .02], .03)
    return c.mesh()


def plates(c: Clay) -> None:
    """The hexagons of the shell, as grooves."""
    x, y = c.x / .27, c.y / .27
    best = second = np.float32(9)
    for r in range(-4, 5):
        for q in range(-3, 4):
            d = np.sqrt((x - (q + .5 * (r % 2))) ** 2 + (y - r * .866) ** 2)
            best, second = np.minimum(best, d), np.minimum(second, np.maximum(best, d))
    groove = np.clip(1 - (second - best) / .12, 0, 1) + .35 * np.sin(best * 40) * (best > .12)
    c.field += (.012 * groove * (c.z > .24)).astype(np.float32)
