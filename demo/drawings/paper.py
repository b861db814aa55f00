# SPDX-License-Identifier: Apache-2.0
"""Paper, noise and ink: what the flat pictures of the demo are made of. Images are float arrays (h, w, 3), sRGB 0..1."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw

Array = np.ndarray
SS = 2  # shapes are drawn twice as large and then brought down, for clean edges


def fractal(shape: tuple[int, int], seed: int, cell: float = 0.25, octaves: int = 7, gain: float = 0.6) -> Array:
    """Cloudy noise in 0..1; the largest clouds are `cell` of the longer side."""
    rng = np.random.default_rng(seed)
    h, w = shape
    out = np.zeros(shape, np.float32)
    for k in range(octaves):
        size = max(2.0, max(h, w) * cell / 2**k)
        small = rng.random((int(h / size) + 3, int(w / size) + 3)).astype(np.float32)
        big = cv2.resize(small, (int(small.shape[1] * size), int(small.shape[0] * size)), interpolation=cv2.INTER_CUBIC)
        out += big[:h, :w] * gain**k
    return (out - out.min()) / (out.max() - out.min())


def fibres(shape: tuple[int, int], count: int, seed: int, length: float = 60) -> Array:
    """Fine threads of bark as they lie in hand-made paper, 0..1."""
    rng = np.random.default_rng(seed)
    h, w = shape
    out = np.zeros(shape, np.float32)
    for _ in range(count):
        x, y, a = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(0, 2 * np.pi)
        pts = []
        for _ in range(10):
            pts.append((x, y))
            a += rng.normal(0, 0.25)
            x, y = x + np.cos(a) * length / 10, y + np.sin(a) * length / 10
        cv2.polylines(out, [np.int32(pts)], False, float(rng.uniform(0.2, 1)), 1, cv2.LINE_AA)
    return out


def sheet(
    w: int, h: int, tone: tuple[float, float, float], seed: int, rough: float = 0.06, stain: float = 0.10
) -> Array:
    """A sheet of bark paper with clouds, grain, fibres and browned edges."""
    cloud, grain = fractal((h, w), seed), fractal((h, w), seed + 1, 0.01, 4)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    edge = np.minimum(np.minimum(x, w - x) / w, np.minimum(y, h - y) / h)
    light = (
        1
        - stain * (1 - cloud)
        - rough * (grain - 0.5)
        - 0.16 * np.exp(-edge * 26)
        - 0.05 * fibres((h, w), w // 2, seed + 2)
    )
    return np.clip(np.array(tone, np.float32) * light[..., None] ** np.array([0.8, 1.0, 1.25], np.float32), 0, 1)


def mask(w: int, h: int, draw) -> Array:
    """What `draw(pen, scale)` leaves on a black plate, anti-aliased, 0..1; draw in output pixels times `scale`."""
    image = Image.new("L", (w * SS, h * SS))
    draw(ImageDraw.Draw(image), SS)
    return np.asarray(image.resize((w, h), Image.Resampling.LANCZOS), np.float32) / 255


def lay(image: Array, colour, cover: Array) -> Array:
    """Body colour over the image where `cover` is 1."""
    c = cover[..., None]
    return image * (1 - c) + np.asarray(colour, np.float32) * c


def stain(image: Array, colour, cover: Array) -> Array:
    """Transparent ink: the paper shows through, as in printing and washes."""
    c = cover[..., None]
    return image * (1 - c + c * np.asarray(colour, np.float32))


def save(path: str, image: Array) -> None:
    """Write an 8-bit PNG with a little noise against banding."""
    noise = np.random.default_rng(0).normal(0, 0.004, image.shape[:2])[..., None]
    Image.fromarray((np.clip(image + noise, 0, 1) * 255).astype(np.uint8)).save(path)
