# SPDX-License-Identifier: Apache-2.0
"""A pointed brush on an 8-bit picture: shapes of body colour with swelling ink lines. Points are pixels, colours 0..255."""

from __future__ import annotations

import cv2
import numpy as np

Array = np.ndarray
Colour = tuple[int, int, int]
INK: Colour = (48, 38, 33)
PAPER: Colour = (226, 204, 158)
RED, VERMILION, PINK = (164, 44, 32), (196, 72, 44), (214, 136, 112)
OCHRE, YELLOW, GOLD, STRAW = (190, 136, 66), (222, 178, 84), (212, 160, 62), (216, 190, 128)
GREEN, LEAF, PALE = (76, 116, 86), (104, 128, 70), (150, 164, 128)
BLUE, INDIGO, SKY = (62, 92, 122), (46, 58, 84), (126, 150, 158)
BROWN, DARK, BLACK = (112, 70, 46), (78, 54, 42), (52, 46, 46)
WHITE, CREAM, GREY, PURPLE = (238, 230, 212), (230, 214, 178), (146, 138, 124), (104, 66, 92)
ROBES = [
    RED,
    VERMILION,
    PINK,
    OCHRE,
    YELLOW,
    GREEN,
    LEAF,
    PALE,
    BLUE,
    INDIGO,
    SKY,
    BROWN,
    WHITE,
    CREAM,
    GREY,
    PURPLE,
    BLACK,
]


def curve(points, closed: bool = True, n: int = 5) -> Array:
    """A smooth line through the points (Catmull-Rom)."""
    p = np.asarray(points, float)
    p = np.concatenate([p[-1:], p, p[:2]]) if closed else np.concatenate([p[:1], p, p[-1:]])
    a, b, c, d = p[:-3, None], p[1:-2, None], p[2:-1, None], p[3:, None]
    u = np.linspace(0, 1, n, endpoint=False)[None, :, None]
    q = 0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3)
    q = q.reshape(-1, 2)
    return q if closed else np.concatenate([q, p[-1:]])


def ring(x: float, y: float, rx: float, ry: float | None = None, n: int = 16) -> Array:
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    return np.stack([x + rx * np.cos(a), y + (rx if ry is None else ry) * np.sin(a)], -1)


def normals(p: Array, closed: bool) -> Array:
    t = np.roll(p, -1, 0) - np.roll(p, 1, 0) if closed else np.gradient(p, axis=0)
    t = t / (np.linalg.norm(t, axis=1, keepdims=True) + 1e-6)
    return np.stack([t[:, 1], -t[:, 0]], -1)


def tint(colour: Colour, f: float) -> Colour:
    """Darker (f < 1) or lighter, warm as pigment is."""
    return tuple(int(min(255, max(0, c * f))) for c in colour)


def mix(a, b, t: float) -> Colour:
    return tuple(int(p * (1 - t) + q * t) for p, q in zip(a, b, strict=True))


class Pen:
    """A picture under the brush, and a plate `body` of where pigment lies."""

    def __init__(self, image: Array, seed: int = 0) -> None:
        self.image, self.body = image, np.zeros(image.shape[:2], np.uint8)
        self.rng = np.random.default_rng(seed)

    def fill(self, points, colour: Colour, thin: bool = False) -> None:
        """Flat colour; `thin` is a wash that leaves the pigment plate alone."""
        p = [np.int32(np.round(np.asarray(points) * 16))]
        cv2.fillPoly(self.image, p, tuple(int(c) for c in colour), cv2.LINE_AA, 4)
        if not thin:
            cv2.fillPoly(self.body, p, 255, cv2.LINE_AA, 4)

    def shape(self, points, colour: Colour, w: float = 2.0, ink: Colour = INK) -> None:
        """A coloured area with an ink line that swells and thins along its edge."""
        p = np.asarray(points, float)
        x, y = p[:, 0], p[:, 1]
        turn = np.sign(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) or 1
        out = normals(p, True) * turn
        swell = w * (0.32 + 0.38 * np.sin(np.linspace(0, 3 * np.pi, len(p)) + self.rng.uniform(0, 6)) ** 2)[:, None]
        self.fill(p + out * swell, ink)
        self.fill(p - out * swell, colour)

    def line(self, points, w: float = 2.0, ink: Colour = INK, taper: float = 0.75) -> None:
        """One stroke, thin where it begins and ends."""
        p = np.asarray(points, float)
        if len(p) < 2:
            return
        half = (0.5 * w * (1 - taper + taper * np.sin(np.pi * np.linspace(0.06, 0.94, len(p)))))[:, None]
        n = normals(p, False)
        self.fill(np.concatenate([p + n * half, (p - n * half)[::-1]]), ink)

    def rod(self, a, b, w: float, colour: Colour = BROWN, edge: bool = True) -> None:
        """A pole with its two ink edges."""
        a, b = np.asarray(a, float), np.asarray(b, float)
        d = (b - a) / (np.linalg.norm(b - a) + 1e-6)
        n = np.array([d[1], -d[0]]) * w / 2
        if edge:
            m = n * (1 + 1.6 / w)
            self.fill([a + m, b + m, b - m, a - m], INK)
        self.fill([a + n, b + n, b - n, a - n], colour)

    def dab(self, x: float, y: float, rx: float, ry: float, turn: float, colour: Colour, thin: bool = False) -> None:
        """One touch of the brush's belly."""
        at, size = (int(x * 16), int(y * 16)), (max(4, int(rx * 16)), max(4, int(ry * 16)))
        cv2.ellipse(self.image, at, size, turn, 0, 360, tuple(int(c) for c in colour), -1, cv2.LINE_AA, 4)
        if not thin:
            cv2.ellipse(self.body, at, size, turn, 0, 360, 255, -1, cv2.LINE_AA, 4)

    def ground(self, x: float, y: float) -> Colour:
        """The colour that lies at a point."""
        h, w = self.image.shape[:2]
        return tuple(int(c) for c in self.image[int(np.clip(y, 0, h - 1)), int(np.clip(x, 0, w - 1))])

    def pick(self, choices):
        return choices[int(self.rng.integers(len(choices)))]
