# SPDX-License-Identifier: Apache-2.0
"""A scene as a pen and watercolour plate, without a renderer: python wash.py OUT.png MODULE VIEW [LONG SIDE]

Points on the triangles fill a depth buffer; pen lines come from its breaks, shade from a shadow map and hollows, the
rest from paper, pigment and water.
"""

from __future__ import annotations

import importlib
import sys

import cv2
import mitsuba as mi
import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
import parts
import studio
from mesh import Array, Mesh
from weather import Lens, Weather, direction

FLAT = {"brick": (0.3, 0.13, 0.08), "old_brick": (0.3, 0.12, 0.065), "red_brick": (0.4, 0.1, 0.06), "limestone": (0.3, 0.29, 0.26), "limewash": (0.62, 0.57, 0.46), "ochre": (0.62, 0.38, 0.13)}
WATER = (0.111, 0.222, 0.333)


def plain_wall(m: Mesh, look: str, metres: float = 8.0) -> mi.Mesh:
    return studio.painted(m, np.full((len(m.vertices), 3), FLAT[look]))


def plain_water(x0: float, x1: float, y0: float, y1: float, z: float, *_: object) -> mi.Mesh:
    m = parts.mesh([[x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z]], [[0, 1, 2, 3]])
    return studio.painted(m, np.full((4, 3), WATER))


parts.wall, parts.water = plain_wall, plain_water


def meshes(things: dict) -> list[tuple[mi.Mesh, Array | None]]:
    """Every mesh with the matrix that places it."""
    groups = {n: [m for k, m in o.items() if k != "type"] for n, o in things.items() if isinstance(o, dict) and o.get("type") == "shapegroup"}
    out = [(m, None) for m in things.values() if isinstance(m, mi.Mesh)]
    for o in things.values():
        if isinstance(o, dict) and o.get("type") == "instance":
            out += [(m, np.array(o["to_world"].matrix)) for m in groups[o["group"]["id"]]]
    return out


class Plate:
    """The depth buffer of a lens, with colour, normal and place of what is nearest."""

    def __init__(self, lens: Lens, long: int) -> None:
        self.w, self.h = lens.size(long)
        self.at = np.array(lens.at, float)
        f = np.subtract(lens.to, lens.at).astype(float)
        self.f = f / np.linalg.norm(f)
        self.r = np.cross(self.f, [0, 0, 1.0])
        self.r /= np.linalg.norm(self.r)
        self.u = np.cross(self.r, self.f)
        self.k = max(self.w, self.h) / 2 / np.tan(np.radians(lens.fov) / 2)
        n = self.w * self.h
        self.z, self.c, self.n, self.p = np.full(n, 1e9, np.float32), np.zeros((n, 3), np.float32), np.zeros((n, 3), np.float32), np.zeros((n, 3), np.float32)
        self.shade = np.full((1800, 1800), -1e9, np.float32)

    def screen(self, p: Array) -> tuple[Array, Array, Array]:
        d = p - self.at
        z = d @ self.f
        s = self.k / np.maximum(z, 0.1)
        return d @ self.r * s + self.w / 2, self.h / 2 - d @ self.u * s, z

    def add(self, m: mi.Mesh, place: Array | None, sun: tuple[Array, Array, Array, Array], rng: np.random.Generator, dense: float = 4.0) -> None:
        """Points on the triangles of one mesh, as many as the area they take on the plate."""
        q = mi.traverse(m)
        v, f = np.array(q["vertex_positions"], np.float32).reshape(-1, 3), np.array(q["faces"]).reshape(-1, 3)
        c = np.array(q["vertex_color"], np.float32).reshape(-1, 3) if "vertex_color" in q else np.full(v.shape, (0.34, 0.42, 0.38), np.float32)
        if place is not None:
            v = (v @ place[:3, :3].T + place[:3, 3]).astype(np.float32)
        a, b, d, hue = v[f[:, 0]], v[f[:, 1]], v[f[:, 2]], c[f[:, 0]]
        for _ in range(6):
            big = np.linalg.norm(np.cross(b - a, d - a), axis=1) > 14
            if not big.any():
                break
            x, y, z, w = a[big], b[big], d[big], hue[big]
            xy, yz, zx = (x + y) / 2, (y + z) / 2, (z + x) / 2
            a, b, d = (np.concatenate([o[~big], *new]) for o, new in ((a, (x, xy, zx, xy)), (b, (xy, y, yz, yz)), (d, (zx, yz, z, zx))))
            hue = np.concatenate([hue[~big], w, w, w, w])
        n = np.cross(b - a, d - a)
        area = np.linalg.norm(n, axis=1) / 2
        n /= 2 * area[:, None] + 1e-12
        mid = (a + b + d) / 3
        view = mid - self.at
        far = np.linalg.norm(view, axis=1)
        size = area * (0.12 + np.abs(np.einsum("ij,ij->i", n, view)) / (far + 1e-6)) / np.maximum(far - np.sqrt(area), 1.0) ** 2 * self.k ** 2
        x, y, z = self.screen(mid)
        size *= (z > -np.sqrt(area)) & (np.abs(x - self.w / 2) < self.w * 0.75 + 3 * np.sqrt(size)) & (np.abs(y - self.h / 2) < self.h * 0.75 + 3 * np.sqrt(size))
        count = int(min(size.sum() * dense, 7e6))
        if count < 1:
            return
        chance = np.cumsum(size / size.sum())
        for start in range(0, count, 1_000_000):
            many = min(1_000_000, count - start)
            pick = np.searchsorted(chance, rng.random(many)).clip(0, len(a) - 1)
            s = rng.random((many, 2), dtype=np.float32)
            s = np.where((s.sum(1) > 1)[:, None], 1 - s, s)
            p = a[pick] * (1 - s.sum(1))[:, None] + b[pick] * s[:, :1] + d[pick] * s[:, 1:]
            self.put(p, hue[pick], n[pick])
            self.cast(p, sun)

    def cast(self, p: Array, sun: tuple[Array, Array, Array, Array]) -> None:
        """What the sun sees first."""
        right, up, to, origin = sun
        g = p - origin
        i, j = ((g @ right) * 15 + 900).astype(int), ((g @ up) * 15 + 900).astype(int)
        ok = (i >= 0) & (i < 1800) & (j >= 0) & (j < 1800)
        np.maximum.at(self.shade, (j[ok], i[ok]), (g[ok] @ to).astype(np.float32))

    def put(self, p: Array, c: Array, n: Array) -> None:
        x, y, z = self.screen(p)
        ok = (z > 0.2) & (x >= 0) & (x < self.w) & (y >= 0) & (y < self.h)
        i = y[ok].astype(int) * self.w + x[ok].astype(int)
        z, p, c, n = z[ok].astype(np.float32), p[ok], c[ok], n[ok]
        order = np.argsort(-z)
        i, z, p, c, n = i[order], z[order], p[order], c[order], n[order]
        near = z < self.z[i]
        i = i[near]
        self.z[i], self.p[i], self.c[i], self.n[i] = z[near], p[near], c[near], n[near]

    def closed(self) -> tuple[Array, Array, Array, Array]:
        """Buffers as pictures, pinholes filled from the neighbour that is nearest."""
        z, c, n, p = self.z.reshape(self.h, self.w), *(a.reshape(self.h, self.w, 3) for a in (self.c, self.n, self.p))
        for _ in range(4):
            best = cv2.erode(z, np.ones((3, 3), np.uint8))
            hole = z > best * 1.008 + 0.05
            lonely = cv2.blur((~hole).astype(np.float32), (3, 3)) > 0.5
            for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1)):
                zz = np.roll(z, (dy, dx), (0, 1))
                take = hole & lonely & (zz <= best * 1.004 + 0.03)
                z = np.where(take, zz, z)
                c, n, p = (np.where(take[..., None], np.roll(a, (dy, dx), (0, 1)), a) for a in (c, n, p))
                hole &= ~take
        z, c, n = (cv2.medianBlur(np.ascontiguousarray(a, dtype=np.float32), 3) for a in (z, c, n))
        return z, c, n, p


def mottle(h: int, w: int, seed: int, first: int = 2, last: int = 8) -> Array:
    rng = np.random.default_rng(seed)
    total = sum(cv2.resize(rng.random((2 << k, (3 if w > h else 2) << k)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC) * 0.62 ** k for k in range(first, last))
    return (total - total.min()) / np.ptp(total)


def painted_plate(plate: Plate, sun: tuple[Array, Array, Array, Array], w: Weather) -> Array:
    """Light, washes, pen and paper; sRGB 0..1."""
    z, c, n, p = plate.closed()
    h, wide = z.shape
    sky = z > 1e8
    water = (np.abs(c - np.array(WATER)) < 0.004).all(-1) & ~sky
    water = cv2.morphologyEx(water.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)).astype(bool)
    to_eye = plate.at - p
    n = np.where((np.einsum("hwk,hwk->hw", n, to_eye) < 0)[..., None], -n, n)
    right, up, to, origin = sun
    g = p - origin
    i, j = ((g @ right) * 15 + 900).astype(int).clip(0, 1799), ((g @ up) * 15 + 900).astype(int).clip(0, 1799)
    lit = cv2.GaussianBlur((plate.shade[j, i] < g @ to + 0.22).astype(np.float32), (0, 0), 1.1)
    inv = 1 / np.minimum(z, 400)
    ao = sum(np.clip((cv2.GaussianBlur(inv, (0, 0), s) - inv) / inv * 2.2, 0, 0.34) for s in (3, 8, 22))
    light = 0.42 + 0.16 * n[..., 2] + 0.75 * np.clip(n @ to, 0, 1) * lit
    colour = np.clip(c, 0, 1) ** (1 / 2.2)
    warm = np.array([1.06, 1.0, 0.9]) * np.clip(light - 0.4, 0, 1)[..., None] + np.array([0.93, 0.96, 1.02]) * np.clip(light, 0, 0.4)[..., None]
    wash = np.clip(colour * 1.16, 0, 1) ** 0.7 * (0.62 + 0.72 * warm) * (1 - 0.5 * np.clip(ao, 0, 0.8))[..., None]
    far = (1 - np.exp(-z / 150))[..., None]
    paper = np.array([0.955, 0.925, 0.855]) + 0.022 * (mottle(h, wide, 3, 6, 10) - 0.5)[..., None]
    wash = wash * 0.88 + paper * 0.12 * np.clip(wash.mean(-1, keepdims=True) * 2, 0, 1)
    wash = wash * (1 - 0.8 * far) + (paper * [0.93, 0.95, 0.99]) * 0.8 * far
    y = np.linspace(0, 1, h)[:, None]
    cloud = np.clip((mottle(h, wide, w.seed + 5, 1, 7) - 0.46) / 0.2, 0, 1) * np.clip(1.15 - 1.5 * y, 0, 1)
    heaven = paper * (1 - cloud[..., None] * 0.42) + cloud[..., None] * 0.42 * np.array([0.56, 0.68, 0.8])
    wash = np.where(sky[..., None], heaven, wash)
    wash = mirrored(wash, water, paper)
    grain = mottle(h, wide, 11, 5, 9)
    wash = wash * (0.93 + 0.14 * grain[..., None])
    soft = cv2.bilateralFilter(wash.astype(np.float32), 5, 0.12, 2.2)
    pigment = 1 - soft
    rim = np.clip(cv2.GaussianBlur(pigment, (0, 0), 2.2) - pigment, -0.2, 0.2)
    wash = 1 - np.clip(pigment - 0.35 * rim, 0, 1)
    return edged(penned(wash, z, n, sky, water, c), paper)


def mirrored(wash: Array, water: Array, paper: Array) -> Array:
    """Still water shows what stands above its far edge, upside down and paler."""
    h, wide = water.shape
    if water.mean() < 0.004:
        return wash
    top = np.where(water.any(0), water.argmax(0), h).astype(np.float32)
    edge = np.minimum(cv2.GaussianBlur(top[None], (0, 0), 8)[0], h - 1)
    y, x = np.mgrid[0:h, 0:wide].astype(np.float32)
    wave = 2.2 * np.sin(y * 0.35 + 3 * np.sin(x * 0.012)) * np.clip((y - edge) / 60, 0, 1)
    twin = cv2.remap(wash.astype(np.float32), x + wave, np.clip(2 * edge[None] - y, 0, h - 1), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    twin = cv2.GaussianBlur(twin, (0, 0), 1.6)
    pool = twin * 0.66 + paper * np.array([0.8, 0.87, 0.9]) * 0.3
    return np.where(water[..., None], pool, wash)


def penned(wash: Array, z: Array, n: Array, sky: Array, water: Array, c: Array) -> Array:
    """Sepia pen where depth breaks and where planes meet; lighter far away and in leaves."""
    d = np.log(np.minimum(z, 3000)).astype(np.float32)
    jump = np.maximum(np.abs(cv2.Laplacian(d, cv2.CV_32F, ksize=1)) - 0.010, 0)
    fold = sum(np.abs(np.roll(n, 1, a) - n).sum(-1) for a in (0, 1))
    leaf = (c[..., 1] > c[..., 0] * 1.12) & ~sky & ~water
    line = np.clip(jump * 10, 0, 1) * 0.7 + np.clip(fold - 0.4, 0, 1) * 0.22
    line = np.where(leaf, line * 0.3, line) * np.where(sky, 1, np.exp(-np.minimum(z, 2000) / 130)) * ~water
    line = cv2.GaussianBlur(line.astype(np.float32), (0, 0), 0.6) * 1.1
    line = line * np.clip(1.25 - 1.9 * cv2.GaussianBlur(line, (0, 0), 7), 0.25, 1)
    line *= 0.75 + 0.5 * mottle(*z.shape, 17, 4, 8)
    line = np.clip(line, 0, 0.72)[..., None]
    return wash * (1 - line) + line * np.array([0.2, 0.13, 0.09])


def edged(wash: Array, paper: Array) -> Array:
    """The wash fades into bare paper with a torn, wet edge."""
    h, wide = wash.shape[:2]
    y, x = np.mgrid[0:h, 0:wide]
    near = np.minimum(np.minimum(x, wide - 1 - x), np.minimum(y, h - 1 - y)) / min(h, wide)
    keep = np.clip((near + 0.055 * (mottle(h, wide, 23, 2, 8) - 0.5) - 0.035) / 0.022, 0, 1)[..., None]
    return np.clip(paper * (1 - keep) + wash * keep, 0, 1)


def main(out: str, module: str, view: str, long: int = 1500) -> None:
    things, lens, weather = importlib.import_module(module).VIEWS[view]()
    rng = np.random.default_rng(1)
    w = weather if weather.height > 5 else Weather(height=24, azimuth=236)
    to = direction(Weather(height=max(w.height, 24), azimuth=w.azimuth if 90 < w.azimuth < 270 else 236))
    right = np.cross([0, 0, 1.0], to)
    right /= np.linalg.norm(right)
    f = np.subtract(lens.to, lens.at).astype(float)
    origin = np.array(lens.at) + f / np.linalg.norm(f) * min(np.linalg.norm(f) * 1.15, 45)
    sun = (right, np.cross(to, right), to, origin)
    plate = Plate(lens, long)
    for m, place in meshes(things):
        plate.add(m, place, sun, rng)
    picture = painted_plate(plate, sun, weather)
    cv2.imwrite(out, (picture[..., ::-1] * 255 + 0.5).astype(np.uint8))


if __name__ == "__main__":
    main(*sys.argv[1:4], *(int(a) for a in sys.argv[4:5]))
