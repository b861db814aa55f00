# SPDX-License-Identifier: Apache-2.0
"""Height maps drawn by program: the face and mantle of a Đông Sơn drum, and an engraved inscription."""
from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

Array = np.ndarray
STRIP = (16384, 2048)      # angle x radius

HERON = [[(0, .54), (.72, .5), (.95, .5), (1.0, .62), (.85, .72), (.7, .62)], [(.9, .68), (1.5, .95), (1.12, .62)],
         [(.95, .52), (1.3, .44), (1.9, .44), (2.1, .5), (1.9, .6), (1.3, .58)], [(1.35, .58), (1.95, 1.0), (1.85, .58)],
         [(1.35, .44), (1.95, 0.0), (1.85, .44)], [(2.05, .5), (2.8, .3), (2.85, .7)]]
DEER = [[(.2, .6), (.45, .66), (.6, .5), (1.4, .52), (1.5, .6), (1.46, .36), (.62, .34), (.45, .5), (.2, .52)],
        [(.62, .4), (.56, 0), (.64, 0), (.74, .4)], [(.82, .4), (.86, 0), (.94, 0), (.92, .4)], [(1.2, .4), (1.16, 0), (1.24, 0), (1.34, .4)],
        [(1.38, .42), (1.46, 0), (1.54, 0), (1.48, .4)], [(.34, .62), (.3, .95), (.36, .95), (.4, .64)], [(.36, .8), (.6, .98), (.62, .92), (.38, .74)]]
DANCER = [[(.3, 0), (.42, .3), (.42, .55), (.56, .55), (.56, .3), (.7, 0), (.6, 0), (.49, .26), (.4, 0)], [(.42, .55), (.4, .66), (.5, .7), (.58, .62), (.56, .55)],
          [(.5, .68), (.62, 1.0), (.7, .98), (.62, .72), (.85, .92), (.9, .86), (.6, .6)], [(.42, .52), (.1, .62), (.1, .57), (.42, .44)],
          [(.06, .25), (.1, .25), (.1, .95), (.06, .95)], [(.56, .5), (.8, .4), (.8, .34), (.56, .42)]]
HOUSE = [[(0, .95), (.3, .62), (1.5, .62), (1.8, .95), (1.55, .74), (.25, .74)], [(.35, .62), (.35, .3), (.42, .3), (.42, .62)], [(1.4, .62), (1.4, .3), (1.47, .3), (1.47, .62)],
         [(.2, .3), (1.6, .3), (1.6, .23), (.2, .23)], [(.45, .23), (.45, 0), (.52, 0), (.52, .23)], [(1.3, .23), (1.3, 0), (1.37, 0), (1.37, .23)],
         [(.8, .5), (.8, .3), (1.0, .3), (1.0, .5)], [(.7, .8), (.9, .76), (1.1, .8), (1.25, .95), (.95, .9)]]
BOAT = [[(0, .62), (.2, .3), (.6, .12), (2.6, .12), (3.0, .3), (3.2, .66), (2.85, .36), (2.5, .24), (.7, .24), (.35, .38)], [(.0, .62), (-.12, .8), (.12, .7)],
        [(3.2, .66), (3.36, .86), (3.08, .76)]] + [[(x, .24), (x + .05, .6), (x + .2, .95), (x + .28, .9), (x + .17, .56), (x + .16, .24)] for x in (.75, 1.15, 1.55, 1.95, 2.3)]


class Strip:
    """A band pattern unrolled: x runs round the circle, y from the centre (0) to the rim (1)."""

    def __init__(self, size: tuple[int, int] = STRIP, length: float | None = None) -> None:
        self.size, self.length = size, length      # length: round / high, when the strip is a cylinder
        self.image = Image.new('L', size)
        self.pen = ImageDraw.Draw(self.image)

    def round_of(self, r: float) -> float:
        return self.length or 2 * np.pi * r

    def ring(self, r: float, width: float = 0.0035) -> None:
        h = self.size[1]
        self.pen.rectangle([0, (r - width / 2) * h, self.size[0], (r + width / 2) * h], fill=255)

    def stamp(self, shapes: list, count: int, r0: float, r1: float, fill: int = 255) -> None:
        """A motif `count` times round a band; its unit is the band's height."""
        w, h = self.size
        unit = (r1 - r0) / self.round_of((r0 + r1) / 2) * w
        for k in range(count):
            for j, shape in enumerate(shapes):
                pts = [(k * w / count + x * unit, (r0 + y * (r1 - r0)) * h) for x, y in shape]
                self.pen.polygon(pts, fill=fill)
                self.pen.line(pts + pts[:1], fill=120, width=3)
                if len(shape) == 3:
                    self.feather(pts)

    def feather(self, corners: list) -> None:
        """Grooves that run from the first corner of a wing to its far side."""
        a, b, c = (np.array(p) for p in corners)
        for f in (.2, .4, .6, .8):
            end = b + (c - b) * f
            self.pen.line([*(a + (end - a) * .15), *(a + (end - a) * .95)], fill=40, width=7)

    def circles(self, count: int, r0: float, r1: float) -> None:
        """Dotted circles joined by tangents, the most Đông Sơn of all borders."""
        w, h = self.size
        mid, rad = (r0 + r1) / 2, (r1 - r0) / 2
        px = rad / self.round_of(mid) * w
        for k in range(count):
            x = (k + 0.5) * w / count
            for size, ink in ((1, 255), (0.68, 0), (0.34, 255)):
                self.pen.ellipse([x - px * size, (mid - rad * size) * h, x + px * size, (mid + rad * size) * h], fill=ink)
            self.pen.line([x + px * 0.5, (mid + rad * .8) * h, x + w / count - px * .5, (mid - rad * .8) * h], fill=255, width=7)

    def teeth(self, count: int, r0: float, r1: float, inward: bool = False) -> None:
        a, b = (r1, r0) if inward else (r0, r1)
        w, h = self.size
        for k in range(count):
            self.pen.polygon([(k * w / count, a * h), ((k + .5) * w / count, b * h), ((k + 1) * w / count, a * h)], fill=255)

    def comb(self, count: int, r0: float, r1: float) -> None:
        w, h = self.size
        for k in range(count):
            self.pen.rectangle([k * w / count, r0 * h, (k + 0.45) * w / count, r1 * h], fill=255)

    def meander(self, count: int, r0: float, r1: float) -> None:
        w, h = self.size
        s = w / count
        path = [(0, .1), (0, .9), (.8, .9), (.8, .35), (.35, .35), (.35, .6), (.55, .6)]
        for k in range(count):
            pts = [((k + x * .95) * s, (r0 + y * (r1 - r0)) * h) for x, y in path]
            self.pen.line(pts, fill=255, width=8)


def face_bands() -> Strip:
    s = Strip()
    s.circles(44, .285, .315)
    s.comb(220, .325, .35)
    s.stamp([DANCER[i] for i in range(6)], 26, .375, .475)
    s.meander(60, .492, .522)
    s.stamp(DEER, 11, .545, .635)
    s.stamp([[(x + 1.75, y) for x, y in p] for p in HERON], 11, .55, .63)
    s.circles(96, .652, .682)
    s.stamp(HERON, 18, .705, .815)
    s.comb(420, .83, .85)
    s.circles(120, .858, .89)
    s.teeth(200, .898, .925)
    for r in (.28, .32, .355, .365, .485, .528, .537, .645, .69, .697, .823, .853, .894, .93, .94, .985):
        s.ring(r)
    return s


def star(size: int, rays: int = 14) -> Array:
    """The sun: a boss with rays, in units of its own height; plumes fill the gaps between rays."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    x, y = (x / size - .5) * 2, (y / size - .5) * 2
    r, a = np.hypot(x, y), np.arctan2(y, x)
    wave = np.abs(((a * rays / (2 * np.pi)) % 1) - .5) * 2        # 1 on a ray's axis, 0 in the gap
    edge = .085 + (.265 - .085) * wave ** 2.3
    sun = np.clip((edge - r) / .03, 0, 1) * np.clip(1.15 - r * 1.6, 0, 1)
    plume = ((r - .10) * 38 + (1 - wave) * -2.2) % 1 < .42
    return sun + .28 * (plume & (r < .27) & (r > edge + .012))


def drum_face(size: int = 4096) -> Array:
    """Millimetres of relief over the face's square."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    x, y = (x + .5 - size / 2) * 2 / size, (y + .5 - size / 2) * 2 / size
    u = (np.arctan2(y, x) / (2 * np.pi) % 1 * STRIP[0]).astype(np.float32)
    flat = cv2.remap(np.asarray(face_bands().image), u, np.hypot(x, y) * STRIP[1], cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    lines = cv2.GaussianBlur(flat.astype(np.float32) / 255, (0, 0), size / 3600)
    return lines * .8 + cv2.GaussianBlur(star(size), (0, 0), size / 1800) * 2.6


def drum_mantle(size=(8192, 4096), length: float = 3.3) -> Array:
    """The sides, unrolled from foot (0) to rim (1): boats on the shoulder, warriors in panels on the waist."""
    s = Strip(size, length)
    s.stamp(BOAT, 6, .70, .86)
    for r0 in (.88, .655, .30):
        s.circles(110, r0, r0 + .022)
        s.comb(400, r0 + .026, r0 + .042)
    for k in range(8):
        x = k * size[0] / 8
        for dx in (0, .012, .03, .042):
            s.pen.rectangle([x + dx * size[0], .36 * size[1], x + (dx + .004) * size[0], .63 * size[1]], fill=255)
    s.stamp([[(x + 1.0, y) for x, y in p] for p in DANCER], 8, .42, .58)
    s.stamp([[(x + 1.9, y) for x, y in p] for p in DANCER], 8, .42, .58)
    for r in (.345, .35, .64, .645, .69, .697, .87, .927, .29, .93):
        s.ring(r, .003)
    return cv2.GaussianBlur(np.asarray(s.image).astype(np.float32) / 255, (0, 0), 1.6) * .8


def save_relief(path: str, mm: Array, reach_px: int = 14) -> None:
    """16-bit PNG (8 bits would show as steps): red = height, green = how far a point stands above its surroundings."""
    top = float(mm.max())
    proud = .5 + .5 * np.clip((mm - cv2.GaussianBlur(mm, (0, 0), reach_px)) / (.4 * top), -1, 1)
    bgr = np.stack([np.zeros_like(mm), proud, mm / top], -1)
    cv2.imwrite(path, (bgr[::-1] * 65535).astype(np.uint16))      # texture rows run upwards


def inscription(columns: list[str], font_path: str, size=(2400, 3600), heading: str = '', margin: float = .09) -> Array:
    """Depth in mm of V-cut Hán characters, columns from right to left, the heading in a band above."""
    ink = Image.new('L', size)
    pen = ImageDraw.Draw(ink)
    w, h = size
    left, top = w * margin, h * (.272 if heading else margin)
    step = (w - 2 * left) / len(columns)
    rows = max(map(len, columns))
    pitch = min((h * (1 - margin * .4) - top) / rows, step * 1.05)
    font = ImageFont.truetype(font_path, int(pitch * .9))
    for i, text in enumerate(columns):
        for j, sign in enumerate(text):
            pen.text((w - left - step * (i + .5), top + pitch * (j + .5)), sign, 255, font, anchor='mm', stroke_width=2)
    big = ImageFont.truetype(font_path, int(h * .078))
    for i, sign in enumerate(heading[::-1]):
        pen.text((w / 2 + (i - (len(heading) - 1) / 2) * h * .088, h * .172), sign, 255, big, anchor='mm', stroke_width=4)
    inside = cv2.distanceTransform((np.asarray(ink) > 127).astype(np.uint8), cv2.DIST_L2, 5)
    return np.minimum(inside / 6.0, 1.0) * 4.2
