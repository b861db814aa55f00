# SPDX-License-Identifier: Apache-2.0
"""Sky with clouds and a sun, air that thickens with distance and near the ground, and how such a film is developed."""

from __future__ import annotations

import time
from dataclasses import dataclass

import cv2
import mitsuba as mi
import numpy as np
from mesh import Array
from mitsuba_drum import clean
from scipy.ndimage import map_coordinates

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Weather:
    """One light: where the sun stands (degrees; azimuth from +y towards +x), its colour, the sky's colours and the air."""

    height: float = 7
    azimuth: float = 226
    sun: Colour = (4.0, 2.15, 0.95)          # irradiance
    zenith: Colour = (0.10, 0.17, 0.34)
    horizon: Colour = (0.52, 0.42, 0.36)
    glow: Colour = (1.5, 0.75, 0.28)        # round the sun
    cloud: float = 0.5                      # share of sky
    bright: Colour = (1.1, 0.85, 0.65)
    dull: Colour = (0.26, 0.26, 0.33)
    haze: float = 0.0007                    # per metre, everywhere
    mist: float = 0.0                       # per metre at the ground
    mist_top: float = 3.0                   # the height over which the mist thins out
    mist_floor: float = 0.0                 # the height of the ground
    air: Colour = (0.36, 0.33, 0.33)
    seed: int = 1
    dim: float = 0.48                       # of sky against sun
    key: float = 0.17                       # the geometric mean of the print
    warm: Colour = (1.0, 1.0, 1.0)          # white balance of the film


def direction(w: Weather) -> Array:
    e, a = np.radians(w.height), np.radians(w.azimuth)
    return np.array([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)])


def cloudiness(d: Array, seed: int, octaves: int = 7) -> Array:
    """Fractal noise on a flat layer overhead, drawn out towards the horizon."""
    lattice = np.random.default_rng(seed).random((64, 64)).astype(np.float32)
    p = d[..., :2] / (np.maximum(d[..., 2:], 0) + 0.16) * np.array([1.9, 2.6])
    warp = map_coordinates(lattice, (p * 1.3 + 31).reshape(-1, 2).T, order=1, mode="grid-wrap").reshape(p.shape[:-1])
    p = p + 0.5 * warp[..., None]
    total = sum(0.55 ** k * map_coordinates(lattice, (p * 1.2 * 2 ** k + 9.1 * k).reshape(-1, 2).T, order=1, mode="grid-wrap") for k in range(octaves))
    return (total / sum(0.55 ** k for k in range(octaves))).reshape(p.shape[:-1])


def sky_colour(w: Weather, d: Array, disc: bool = True) -> Array:
    """Radiance from directions d (..., 3)."""
    up = np.clip(d[..., 2], 0, 1)[..., None]
    s = direction(w)
    near = np.clip(d @ s, -1, 1)[..., None]
    low = np.exp(-up * 4.2)
    base = np.array(w.zenith) * (1 - low) + np.array(w.horizon) * low * (0.75 + 0.25 * near)
    halo = np.exp((near - 1) * 9) * 0.5 + np.exp((near - 1) * 60) * 0.8
    base = base + np.array(w.glow) * halo * (0.35 + 0.65 * low)
    if w.cloud > 0:
        c = cloudiness(d, w.seed)[..., None]
        edge = 0.66 - 0.3 * w.cloud
        cover = np.clip((c - edge) / 0.16, 0, 1)
        thick = np.clip((c - edge) / 0.3, 0, 1)
        lit = np.clip(0.35 + 0.65 * near, 0.1, 1) ** 1.5
        colour = np.array(w.bright) * (1 - 0.75 * thick) * (0.45 + 0.75 * lit) + np.array(w.dull) * thick
        fade = 1 - np.exp(-up * 12)
        base = base * (1 - cover * fade * 0.92) + colour * cover * fade * 0.92
    base = np.where(d[..., 2:] < 0, np.array(w.horizon) * 0.35, base)
    base = base * w.dim
    if disc:
        angle = np.radians(0.7)
        base = base + (near > np.cos(angle)) * np.array(w.sun) / (np.pi * angle ** 2)
    return base


def sky(w: Weather, width: int = 2048) -> dict:
    """An environment for Mitsuba."""
    az, pol = np.meshgrid((np.arange(width) + 0.5) / width * 2 * np.pi, (np.arange(width // 2) + 0.5) / (width // 2) * np.pi)
    d = np.stack([np.sin(az) * np.sin(pol), np.cos(az) * np.sin(pol), np.cos(pol)], -1)
    image = np.ascontiguousarray(sky_colour(w, d), dtype=np.float32)
    return {"type": "envmap", "bitmap": mi.Bitmap(image), "to_world": mi.ScalarTransform4f().rotate((1, 0, 0), 90)}


@dataclass(frozen=True)
class Lens:
    """Where the camera stands and what it sees."""

    at: Colour
    to: Colour
    fov: float = 50
    wide: int = 4
    high: int = 3
    aperture: float = 0.0

    def size(self, long: int) -> tuple[int, int]:
        return (long, long * self.high // self.wide) if self.wide >= self.high else (long * self.wide // self.high, long)

    def sensor(self, long: int, samples: int) -> dict:
        w, h = self.size(long)
        look = mi.ScalarTransform4f().look_at(origin=self.at, target=self.to, up=(0, 0, 1))
        out = {"type": "thinlens" if self.aperture else "perspective", "fov": self.fov, "fov_axis": "larger", "to_world": look,
               "film": {"type": "hdrfilm", "width": w, "height": h, "rfilter": {"type": "box"}, "pixel_format": "rgba"},
               "sampler": {"type": "independent", "sample_count": samples}}
        if self.aperture:
            out |= {"aperture_radius": self.aperture, "focus_distance": float(np.linalg.norm(np.subtract(self.at, self.to)))}
        return out

    def rays(self, w: int, h: int) -> Array:
        f = np.subtract(self.to, self.at).astype(float)
        f /= np.linalg.norm(f)
        right = np.cross(f, [0, 0, 1.0])
        right /= np.linalg.norm(right)
        up = np.cross(right, f)
        k = np.tan(np.radians(self.fov) / 2) / max(w, h) * 2
        x, y = np.meshgrid((np.arange(w) + 0.5 - w / 2) * k, (h / 2 - np.arange(h) - 0.5) * k)
        d = f + x[..., None] * right + y[..., None] * up
        return d / np.linalg.norm(d, axis=-1, keepdims=True)


def veil(image: Array, alpha: Array, depth: Array, lens: Lens, w: Weather) -> Array:
    """Air between the lens and things; mist lies thick at the ground, in drifts, and lights up towards the sun."""
    h, wide = alpha.shape
    d = lens.rays(wide, h)
    there = alpha > 0.02
    far = np.where(there, depth / np.maximum(alpha, 0.02), 4000)
    far = np.where(alpha < 0.5, cv2.dilate(far.astype(np.float32) * there, np.ones((3, 3))), far)
    rise = np.where(np.abs(d[..., 2]) < 1e-4, 1e-4, d[..., 2]) / w.mist_top
    start = w.mist * np.exp(-max(lens.at[2] - w.mist_floor, 0) / w.mist_top)
    column = start * (1 - np.exp(np.clip(-far * rise, -40, 40))) / rise
    rng = np.random.default_rng(w.seed)
    drift = sum(cv2.resize(rng.random((2 << k, 1 << k)).astype(np.float32), (wide, h), interpolation=cv2.INTER_CUBIC) * 0.6 ** k for k in range(2, 6))
    column = column * (0.55 + 0.9 * (drift - drift.min()) / np.ptp(drift))
    column_haze = w.haze * np.minimum(far, 4000)
    near = np.clip(d @ direction(w), -1, 1)[..., None]
    air = (np.array(w.air) + np.array(w.glow) * 0.3 * np.exp((near - 1) * 6)) * w.dim
    hides = 1 - np.exp(-np.clip(np.where(alpha > 0.02, column + column_haze, column), 0, 40))[..., None]
    return image * (1 - hides) + air * hides


def curve(x: Array) -> Array:
    """Film: a toe, a straight part and a long shoulder (Hable)."""
    def hable(v: Array | float) -> Array:
        return (v * (0.15 * v + 0.05) + 0.004) / (v * (0.15 * v + 0.5) + 0.06) - 0.0667
    return np.clip(hable(x * 2.2) / hable(9.0), 0, 1)


def printed(image: Array, key: float, seed: int = 0) -> Array:
    """Exposed so that the geometric mean is `key`; bloom, curve, a little vignette and grain."""
    mean = float(np.exp(np.log(np.maximum(image.mean(-1), 1e-4)).mean()))
    x = image * (key / mean)
    lurid = np.clip(x[..., 1] - np.maximum(x[..., 0], x[..., 2]), 0, None)
    x = x - lurid[..., None] * np.array([0.0, 0.6, 0.0])
    size = max(image.shape) / 90
    over = np.minimum(np.clip(x - 1.2, 0, None), 12).astype(np.float32)
    x = x + 0.10 * cv2.GaussianBlur(over, (0, 0), size) + 0.06 * cv2.GaussianBlur(over, (0, 0), size * 4)
    h, w = x.shape[:2]
    yy, xx = np.mgrid[-1:1:h * 1j, -1:1:w * 1j]
    x = x * (1 - 0.13 * (xx ** 2 + yy ** 2))[..., None]
    y = curve(x) ** (1 / 2.2)
    y = y + 0.35 * (y * y * (3 - 2 * y) - y)
    grey = y.mean(-1, keepdims=True)
    y = grey + (y - grey) * 1.08
    y = y + np.random.default_rng(seed).normal(0, 0.008, (h, w, 1))
    return np.clip(y, 0, 1)


def staged(things: dict, lens: Lens, w: Weather, long: int, samples: int, depth: int = 4) -> mi.Scene:
    """The scene, ready to render."""
    light = {"type": "aov", "aovs": "depth:depth,albedo:albedo,normal:sh_normal", "colour": {"type": "path", "max_depth": depth}}
    return mi.load_dict({"type": "scene", "integrator": light, "lens": lens.sensor(long, samples), "sky": sky(w), **things})


def processed(layers: Array, lens: Lens, w: Weather, out: str) -> None:
    """Denoise, lay the air over it, print and save."""
    layers = np.nan_to_num(layers, nan=0, posinf=50)
    image = clean(np.concatenate([np.minimum(layers[..., :3], 400), layers[..., 5:]], -1))
    image = image * np.array(w.warm)
    if w.haze or w.mist:
        image = veil(image, layers[..., 3], layers[..., 4], lens, w)
    cv2.imwrite(out, (printed(image, w.key)[..., ::-1] * 255 + 0.5).astype(np.uint8))


def photograph(things: dict, lens: Lens, w: Weather, out: str, long: int, samples: int) -> None:
    """Render and save."""
    start, cpu = time.perf_counter(), time.process_time()
    layers = np.array(mi.render(staged(things, lens, w, long, samples)), dtype=np.float32)
    processed(layers, lens, w, out)
    print(out, round(time.perf_counter() - start, 1), "s;", round(time.process_time() - cpu, 1), "s of processor", flush=True)


EVENING = Weather(height=8, azimuth=232)
MORNING = Weather(key=0.2, dim=0.6, height=11, azimuth=120, sun=(2.9, 2.0, 1.2), zenith=(0.3, 0.39, 0.54), horizon=(0.95, 0.84, 0.72), glow=(1.3, 0.9, 0.5), cloud=0.3,
                  bright=(1.2, 1.05, 0.92), dull=(0.5, 0.52, 0.56), haze=0.002, mist=0.01, air=(0.9, 0.82, 0.74), seed=3)
OVERCAST = Weather(key=0.2, dim=1.0, height=50, azimuth=200, sun=(0.5, 0.47, 0.42), zenith=(0.55, 0.58, 0.63), horizon=(0.6, 0.62, 0.64), glow=(0.3, 0.29, 0.26), cloud=0.9,
                   bright=(0.75, 0.77, 0.8), dull=(0.38, 0.4, 0.45), haze=0.002, air=(0.5, 0.53, 0.57), seed=5)
NOON = Weather(dim=0.6, height=52, azimuth=215, sun=(3.6, 3.3, 2.9), zenith=(0.1, 0.2, 0.44), horizon=(0.5, 0.6, 0.72), glow=(0.5, 0.48, 0.42), cloud=0.55,
               bright=(1.5, 1.5, 1.5), dull=(0.45, 0.48, 0.55), haze=0.0007, air=(0.45, 0.54, 0.66), seed=8)
DUSK = Weather(key=0.11, dim=1.0, height=-3, azimuth=250, sun=(0.0, 0.0, 0.0), zenith=(0.035, 0.06, 0.16), horizon=(0.42, 0.22, 0.2), glow=(1.0, 0.4, 0.16), cloud=0.5,
               bright=(0.6, 0.3, 0.28), dull=(0.06, 0.07, 0.13), haze=0.001, air=(0.1, 0.1, 0.16), seed=4)
NIGHT = Weather(key=0.075, dim=1.0, height=38, azimuth=140, sun=(0.05, 0.06, 0.09), zenith=(0.006, 0.010, 0.028), horizon=(0.02, 0.024, 0.04), glow=(0.01, 0.01, 0.02), cloud=0.35,
                bright=(0.03, 0.035, 0.05), dull=(0.008, 0.01, 0.02), haze=0.0, air=(0.01, 0.012, 0.02), seed=6)
