# SPDX-License-Identifier: Apache-2.0
"""Details of three old things in raking light, shaded by numpy from height fields: python raking.py OUT.png [drum|stand|leaf]

No renderer: a lamp with cast shadows, shade in the hollows, and what a glossy skin mirrors of a dim room.
"""

from __future__ import annotations

import sys

import cv2
import dragon_relief
import numpy as np
from dragon_relief import Relief, wave

Array = np.ndarray


def fractal(size: tuple[int, int], seed: int, coarse: int = 4, octaves: int = 8, keep: float = 0.6) -> Array:
    """Noise 0..1 of (h, w)."""
    rng, (h, w) = np.random.default_rng(seed), size
    out = sum(cv2.resize(rng.random(((coarse << k) * h // max(h, w) + 2, (coarse << k) * w // max(h, w) + 2)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC) * keep**k for k in range(octaves))
    return (out - out.min()) / (out.max() - out.min())


def ramp(t: Array, stops: list) -> Array:
    places, colours = zip(*stops, strict=True)
    return np.stack([np.interp(t, places, [c[k] for c in colours]) for k in range(3)], -1).astype(np.float32)


def shadow(z: Array, light: Array, soft: float = 0.16) -> Array:
    """0 in cast shadow, 1 in the lamp's light; the edge softens with the way the shadow fell."""
    h, w = z.shape
    flat = np.hypot(light[0], light[1])
    dx, dy, climb = light[0] / flat, light[1] / flat, light[2] / flat
    lit, far = np.ones_like(z), 1.5
    while far < 150:
        m = np.float32([[1, 0, -dx * far], [0, 1, -dy * far]])
        over = cv2.warpAffine(z, m, (w, h), borderMode=cv2.BORDER_REPLICATE) - z - climb * far
        lit = np.minimum(lit, np.clip(0.5 - over / (soft * far + 1.5), 0, 1))
        far *= 1.13
    return cv2.GaussianBlur(lit, (0, 0), 0.8)


def hollows(z: Array, reaches=(4, 12, 34), strong: float = 0.75) -> Array:
    """How open each point lies to the room, 0..1."""
    dark = sum(np.clip((cv2.GaussianBlur(z, (0, 0), r) - z) / (r * 0.9), 0, 1) for r in reaches)
    return np.clip(1 - strong * dark / 1.6, 0.12, 1).astype(np.float32)


def room(r: Array) -> Array:
    """What a mirror sees of a dim room in direction r: a window to the upper left, a pale ceiling, a dark floor."""
    x, y, z = r[..., 0], -r[..., 1], r[..., 2]
    window = np.exp(-(((x + 0.62) / 0.20) ** 2) - ((y - 0.42) / 0.34) ** 2)
    strip = np.exp(-(((x - 0.78) / 0.10) ** 2) - (y / 0.8) ** 2)
    ceiling = np.clip(y * 0.9 + 0.25, 0, 1) * 0.30
    return (window * 3.4)[..., None] * np.array([1.0, 0.90, 0.76]) + (strip * 0.75)[..., None] * np.array([0.6, 0.78, 1.0]) + (ceiling + 0.05 + 0.10 * np.clip(z, 0, 1))[..., None] * np.array([0.85, 0.95, 1.05])


def shaded(z: Array, colour: Array, rough: Array, metal: Array, light=(-0.72, -0.52, 0.36), round_: Array | None = None, lamp=(3.4, 2.85, 2.15), clear: float = 0.0) -> Array:
    """Linear light that comes straight up from a relief; `round_` is the slope (x) of the wall that it sits on."""
    gy, gx = np.gradient(z)
    n = np.stack([-gx, -gy, np.ones_like(z)], -1)
    n /= np.linalg.norm(n, axis=-1, keepdims=True)
    if round_ is not None:
        c, s = np.sqrt(1 - round_**2), round_
        n = np.stack([n[..., 0] * c + n[..., 2] * s, n[..., 1], n[..., 2] * c - n[..., 0] * s], -1)
    toward = np.asarray(light) / np.linalg.norm(light)
    free, cast = hollows(z), shadow(z, toward)
    diffuse = np.clip(n @ toward, 0, 1) * cast
    key = np.asarray(lamp, np.float32)
    sky = (0.30 + 0.30 * np.clip(-n[..., 1], -1, 1) + 0.22 * n[..., 0]) * free
    base = colour * ((1 - metal)[..., None] * (diffuse[..., None] * key + sky[..., None] * np.array([0.42, 0.52, 0.64])))
    half = toward + np.array([0, 0, 1.0])
    half /= np.linalg.norm(half)
    a = (rough**2)[..., None]
    nh = np.clip(n @ half, 0, 1)[..., None]
    shine = a**2 / (np.pi * (nh**2 * (a**2 - 1) + 1) ** 2) * 0.25
    f0 = metal[..., None] * colour + (1 - metal)[..., None] * 0.045
    mirror = 2 * n[..., 2:3] * n - np.array([0, 0, 1.0])
    seen = room(mirror)
    out = base + f0 * (shine * key * (cast * np.clip(n @ toward, 0, 1))[..., None] * 3.0 + seen * (1.15 - rough)[..., None] * free[..., None] * 2.1)
    if clear:
        out = out + clear * (seen * 0.11 * free[..., None] + key * np.clip(nh, 0, 1) ** 420 * cast[..., None] * 1.6)
    return out


def developed(light: Array, exposure: float, focus: tuple[float, float, float], width: int) -> Array:
    """A photograph of it: shallow depth of field round (x, y, reach), a darker edge, a film's shoulder; BGR bytes."""
    h, w = light.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    away = np.hypot((x / w - focus[0]) * w / h, y / h - focus[1])
    blur = np.clip((away - focus[2]) / 0.5, 0, 1)[..., None]
    light = light.astype(np.float32)
    soft = cv2.GaussianBlur(light, (0, 0), w / 420)
    light = light * (1 - blur) + soft * blur
    light = light + 0.05 * cv2.GaussianBlur(np.clip(light - 0.9, 0, 4), (0, 0), w / 110)
    light *= np.exp(-0.75 * np.clip(away - 0.25, 0, 2) ** 1.5)[..., None] * exposure
    out = np.clip(1 - np.exp(-light * 1.25), 0, 1) ** (1 / 2.2)
    out = out + np.random.default_rng(1).normal(0, 0.006, (h, w, 1))
    small = cv2.resize(np.clip(out, 0, 1).astype(np.float32), (width, h * width // w), interpolation=cv2.INTER_AREA)
    return (np.clip(small, 0, 1)[..., ::-1] * 255 + 0.5).astype(np.uint8)


def bent(a: Array, share: float) -> Array:
    """A flat map as it looks round a cylinder of which `share` of the radius is seen on either side."""
    h, w = a.shape[:2]
    u = np.arcsin(np.linspace(-share, share, w)) / np.arcsin(share)
    x = np.broadcast_to(((u + 1) / 2 * (w - 1)).astype(np.float32), (h, w))
    y = np.broadcast_to(np.arange(h, dtype=np.float32)[:, None], (h, w))
    return cv2.remap(a, np.ascontiguousarray(x), np.ascontiguousarray(y), cv2.INTER_CUBIC)


def laid(f: Relief, z: Array, x: int, y: int, wide: int, deep: float) -> None:
    """A drawn relief set on a larger field, `wide` pixels across."""
    k = wide / z.shape[1]
    part = cv2.resize(z, (wide, int(z.shape[0] * k)), interpolation=cv2.INTER_AREA) * k * deep
    box = f.z[y : y + part.shape[0], x : x + wide]
    np.maximum(box, part[: box.shape[0], : box.shape[1]], out=box)


def drum() -> Array:
    """The dragon on the drum of 1800, between its rows of studs."""
    w, h = 2000, 1250
    f = Relief(w, h)
    laid(f, dragon_relief.tayson(), 20, 250, 1960, 0.62)
    for y, r in ((205, 5), (232, 9), (1035, 9), (1062, 5), (60, 6), (1205, 6)):
        f.cord([(-20, y), (w / 2, y), (w + 20, y)], [r], 0.9)
    for k in range(24):
        for y in (132, 1134):
            f.ball(((k + 0.4) * w / 23.2, y), 31, 0.78)
            f.cord([((k + 0.4) * w / 23.2 + 37 * np.cos(a), y + 37 * np.sin(a)) for a in np.linspace(0, 6.2, 12)], [4], 0.8)
    z = bent(cv2.GaussianBlur(f.z, (0, 0), 1.5), 0.80)
    fine, stain, pits = (fractal((h, w), s, c, 9, 0.68) for s, c in ((1, 6), (2, 3), (3, 40)))
    z = z + (fine - 0.5) * 3.4 - np.clip(pits - 0.66, 0, 1) * 16
    proud = np.clip((z - cv2.GaussianBlur(z, (0, 0), 12)) / 7, -1, 1)
    crust = np.interp(stain * 0.6 + fine * 0.4 - proud * 0.26, [0.50, 0.62], [0, 0.92]).astype(np.float32)
    bronze = ramp(np.clip(stain * 0.55 + fine * 0.2 + proud * 0.42 + 0.08, 0, 1), [(0.15, (0.07, 0.040, 0.022)), (0.45, (0.23, 0.130, 0.060)), (0.85, (0.62, 0.40, 0.19))])
    dull = ramp(fine, [(0.3, (0.020, 0.018, 0.012)), (0.6, (0.050, 0.050, 0.034)), (0.8, (0.095, 0.115, 0.080))])
    colour = bronze * (1 - crust[..., None]) + dull * crust[..., None]
    light = shaded(z, colour, np.clip(0.30 + 0.4 * crust + 0.25 * (fine - 0.5), 0.2, 0.9), 1 - crust * 0.85, round_=np.broadcast_to(np.linspace(-0.80, 0.80, w), (h, w)))
    return developed(light, 1.5, (0.30, 0.45, 0.34), 1600)


def stand() -> Array:
    """The saddle-backed dragon on the belly of the lamp stand, under a thick glaze."""
    w, h = 2000, 1300
    f = Relief(w, h)
    laid(f, dragon_relief.saddle(), 40, 190, 1900, 0.66)
    for y in (175, 1085):
        for k in range(52):
            f.ball(((k + 0.5) * w / 51, y), 16, 0.9)
        for d in (-30, 30):
            f.cord([(-20, y + d), (w / 2, y + d), (w + 20, y + d)], [6], 0.9)
    for k in range(13):
        for y, up in ((128, -1), (1132, 1)):
            x = (k + 0.5) * w / 12.4
            f.pad([(x - 76, y), (x - 66, y + up * 74), (x, y + up * 128), (x + 66, y + up * 74), (x + 76, y)], 26, 15)
            f.cut([(x - 46, y + up * 10), (x - 40, y + up * 60), (x, y + up * 96), (x + 40, y + up * 60), (x + 46, y + up * 10)], 4, 6)
    z = bent(cv2.GaussianBlur(f.z, (0, 0), 2.0), 0.84)
    cloud, fine = fractal((h, w), 5, 4, 8), fractal((h, w), 6, 20, 8)
    deep = np.clip((cv2.GaussianBlur(z, (0, 0), 15) - z) / 14, -1, 1)
    z = cv2.GaussianBlur(z, (0, 0), 2.2) * 0.8 + z * 0.2 + (cloud - 0.5) * 10
    t = np.clip(0.46 + deep * 0.42 + (cloud - 0.5) * 0.5, 0, 1)
    colour = ramp(t, [(0.05, (0.42, 0.36, 0.23)), (0.28, (0.33, 0.36, 0.27)), (0.5, (0.20, 0.285, 0.24)), (0.75, (0.085, 0.17, 0.165)), (1.0, (0.030, 0.078, 0.092))])
    colour = colour * (1 - 0.45 * crackle(h, w, cloud))[..., None] * np.interp(fine, [0.2, 0.8], [0.9, 1.08])[..., None]
    iron = np.interp(fractal((h, w), 9, 70, 5), [0.74, 0.80], [0, 0.55])[..., None]
    colour = colour * (1 - iron) + np.array([0.10, 0.055, 0.028]) * iron
    light = shaded(z, colour.astype(np.float32), np.full((h, w), 0.30, np.float32), np.zeros((h, w), np.float32), (-0.66, -0.55, 0.50), np.broadcast_to(np.linspace(-0.84, 0.84, w), (h, w)), (2.6, 2.45, 2.2), 1.0)
    return developed(light, 1.12, (0.32, 0.45, 0.36), 1600)


def crackle(h: int, w: int, cloud: Array, cells: int = 1500) -> Array:
    """The net of fine cracks in a glaze, 1 on a crack."""
    from scipy.spatial import cKDTree

    hubs = np.random.default_rng(7).random((cells, 2)) * [w, h]
    bend = np.stack([fractal((h, w), 11 + k, 30, 5) - 0.5 for k in (0, 1)], -1) * 34
    y, x = np.mgrid[0:h, 0:w]
    d, _ = cKDTree(hubs).query(np.stack([x, y], -1) + bend, k=2)
    return np.clip(1 - (d[..., 1] - d[..., 0]) / 2.4, 0, 1) * np.interp(cloud, [0.35, 0.6], [0.2, 0.9])


def leaf_shape(w: int, h: int) -> Array:
    """How many pixels inside a bodhi leaf each point lies (negative outside)."""
    side = [(0.0, 0.035), (0.04, 0.095), (0.15, 0.16), (0.29, 0.265), (0.385, 0.40), (0.425, 0.54), (0.40, 0.70), (0.32, 0.83), (0.225, 0.905), (0.15, 0.94), (0.10, 0.95)]
    right = dragon_relief.smooth(side, 120)
    outline = np.vstack([right, (right * [-1, 1])[::-1]]) * [w * 0.84, h] + [w / 2, 0]
    mask = np.zeros((h, w), np.uint8)
    cv2.fillPoly(mask, [np.int32(outline)], 1)
    return (cv2.distanceTransform(mask, cv2.DIST_L2, 5) - cv2.distanceTransform(1 - mask, cv2.DIST_L2, 5)).astype(np.float32)


def tongues(f: Relief, inside: Array, depth: float, step: float, size: float) -> None:
    """Small flames that lick upward along the rim."""
    found, _ = cv2.findContours((inside > depth).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    line = max(found, key=len)[:, 0].astype(float)
    way = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    w = inside.shape[1]
    for s in np.arange(step / 2, way[-1], step):
        p = np.array([np.interp(s, way, line[:, k]) for k in (0, 1)])
        hand = 1 if p[0] < w / 2 else -1
        if p[1] > inside.shape[0] * 0.93 or abs(p[0] - w / 2) < 30:
            continue
        f.curl(p, size * 0.42, 0.4 if hand > 0 else np.pi - 0.4, -hand, size * 0.13)
        q = np.array(wave((0, 0), 90 + hand * 16, size * 1.25, size * 0.13, 0.9)) * [1, -1]
        f.cord(p + [hand * size * 0.1, -size * 0.2] + q, [size * 0.19, size * 0.17, size * 0.02], 0.9)


def leaf() -> Array:
    """A roof ornament of the Lý: a bodhi leaf, a dragon in even bends on it, flames along its rim."""
    w, h = 1640, 2000
    inside = leaf_shape(w, h)
    f = Relief(w, h)
    tongues(f, inside, 92, 88, 72)
    for x, y, s, flip in ((470, 1400, 66, 1), (1175, 1400, 66, -1), (1205, 1010, 60, -1), (440, 1040, 60, 1)):
        dragon_relief.cloud(f, (x, y), s, flip, 1.5)
    f.z *= 0.85
    laid(f, dragon_relief.ly()[300:], 220, 285, 1240, 1.0)
    rim = 26 * np.exp(-(((inside - 22) / 16) ** 2)) + 11 * np.exp(-(((inside - 58) / 7) ** 2))
    z = np.where(inside > 0, 62 * np.clip(inside / 20, 0, 1) ** 0.5, 0) + np.maximum(rim, f.z) * (inside > 4)
    fine, stain, grit = fractal((h, w), 21, 5, 9, 0.66), fractal((h, w), 22, 3, 7), fractal((h, w), 23, 200, 4, 0.8)
    worn = cv2.GaussianBlur(z, (0, 0), 1.3) * 0.85 + cv2.GaussianBlur(z, (0, 0), 5) * 0.15
    chips = np.clip(fractal((h, w), 25, 14, 6) - 0.72, 0, 1) * 34 * np.exp(-np.clip(inside, 0, 999) / 30)
    z = np.where(inside > 0, worn + (fine - 0.5) * 4.5 + (grit - 0.5) * 1.0 - chips, 0).astype(np.float32)
    deep = np.clip((cv2.GaussianBlur(z, (0, 0), 12) - z) / 12, -1, 1)
    clay = ramp(np.clip(stain * 0.55 + fine * 0.45 - deep * 0.10, 0, 1), [(0.22, (0.235, 0.095, 0.050)), (0.5, (0.43, 0.185, 0.095)), (0.78, (0.56, 0.30, 0.175))])
    lime = np.interp(fine * 0.7 + grit * 0.3 + deep * 0.16, [0.60, 0.76], [0, 0.5])[..., None]
    clay = clay * (1 - lime) + np.array([0.46, 0.38, 0.28]) * lime
    cloth = ramp(fractal((h, w), 31, 3, 8), [(0.2, (0.018, 0.020, 0.024)), (0.8, (0.042, 0.042, 0.045))])
    colour = np.where((inside > 0)[..., None], clay, cloth).astype(np.float32)
    light = shaded(z, colour, np.full((h, w), 0.85, np.float32), np.zeros((h, w), np.float32), (-0.74, -0.50, 0.34), None, (3.6, 2.95, 2.2))
    return developed(light, 1.25, (0.5, 0.42, 0.46), 1280)


if __name__ == "__main__":
    cv2.imwrite(sys.argv[1], {"drum": drum, "stand": stand, "leaf": leaf}[sys.argv[2] if len(sys.argv) > 2 else "drum"]())
