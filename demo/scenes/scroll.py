# SPDX-License-Identifier: Apache-2.0
"""A long painted scroll of over 100 megapixels, in strips: python scroll.py OUT.jpg FONT.ttf [HEIGHT]. Ink hills, water, villages, a colophon."""
from __future__ import annotations

import sys

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

Array = np.ndarray
PAPER = np.array([226, 204, 158], np.float32)
INK = np.array([38, 34, 36], np.float32)
WASH = [(.36, .34, 1900, .32, (96, 112, 120)), (.42, .36, 1500, .42, (84, 104, 112)), (.50, .30, 1200, .58, (70, 92, 92)), (.58, .20, 1000, .7, (62, 80, 68)),
        (.70, .09, 1100, .85, (74, 80, 52)), (.99, .14, 1300, .95, (56, 58, 42))]       # height, swing, wave length, strength, tone
COLOPHON = ['江山如畫', '村村有亭', '此卷程式所繪']


class Noise:
    """Value noise over the whole scroll that any strip can be cut from without a seam."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.size, self.rng, self.layers = (width, height), np.random.default_rng(seed), {}

    def strip(self, x0: int, width: int, cell_x: float, cell_y: float) -> Array:
        key = (cell_x, cell_y)
        if key not in self.layers:
            shape = int(self.size[1] / cell_y) + 4, int(self.size[0] / cell_x) + 4
            self.layers[key] = self.rng.random(shape, dtype=np.float32)
        m = np.float32([[1 / cell_x, 0, x0 / cell_x + 1], [0, 1 / cell_y, 1]])
        return cv2.warpAffine(self.layers[key], m, (width, self.size[1]), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REFLECT)


def ridges(width: int, height: int, seed: int = 4) -> list[Array]:
    """The skyline of each range, pixels from the top, for every column."""
    rng, x = np.random.default_rng(seed), np.arange(width)
    lines = []
    for at, swing, wave, *_ in WASH:
        wave = max(8, wave * height // 4200)
        y = sum((np.abs(np.interp(x * 2 ** k / wave, np.arange(n), rng.random(n)) - .5) * -2 + .5) * .5 ** k for k, n in ((k, width * 2 ** k // wave + 3) for k in range(8)))
        lines.append((at - swing * (y + .25) + .05 * np.sin(x / wave / 1.7)) * height)
    return lines


def paint(x0: int, width: int, height: int, lines: list[Array], noise: Noise) -> Array:
    """Paper, then range over range: dark along the skyline, brushed below, lost in mist at the foot."""
    fine, coarse = noise.strip(x0, width, 3, 3), noise.strip(x0, width, 420, 300)
    fibre = noise.strip(x0, width, 60, 2)
    picture = PAPER * (1 + .05 * (fine - .5) + .12 * (coarse - .5) + .035 * (fibre - .5))[..., None]
    brush = noise.strip(x0, width, 26, 130) * .6 + noise.strip(x0, width, 7, 40) * .4
    y = np.arange(height, dtype=np.float32)[:, None]
    for line, (_, swing, _, strong, tone) in zip(lines, WASH):
        deep = y - line[None, x0:x0 + width].astype(np.float32)
        body = np.exp(-np.maximum(deep, 0) / (height * swing * .62)) * np.clip(deep / 3, 0, 1)
        stroke = np.clip((brush - .42) * 4, 0, 1) * np.exp(-np.maximum(deep, 0) / (height * swing * .4)) * (deep > 0)
        edge = np.exp(-(deep - 4) ** 2 / 60) * .5
        picture = picture * (1 - (body * strong * .8)[..., None]) + np.float32(tone) * (body * strong * .8)[..., None]
        dark = np.clip(stroke * .45 + edge, 0, .8)[..., None] * strong
        picture = picture * (1 - dark) + INK * dark
    return picture


def roofline(pen: ImageDraw.ImageDraw, x: float, y: float, s: float) -> None:
    """A communal house in a few strokes."""
    u = np.linspace(-1, 1, 41)
    eave = np.stack([x + u * s * (1 + .08 * np.abs(u) ** 6), y - s * .28 * np.abs(u) ** 5], -1)
    crest = np.stack([x + u[::-1] * s * .62, np.full(41, y - s * .62)], -1)
    pen.polygon([tuple(p) for p in np.concatenate([eave, crest])], fill=205)
    for k in np.linspace(-.9, .9, 30):
        pen.line([(x + k * s * .66, y - s * .6), (x + k * s, y - s * .02 - s * .28 * abs(k) ** 5)], fill=120, width=max(1, int(s / 60)))
    pen.line([(x - s * .64, y - s * .62), (x + s * .64, y - s * .62)], fill=255, width=max(2, int(s / 16)))
    for k in np.linspace(-.82, .82, 8):
        pen.line([(x + k * s, y), (x + k * s, y + s * .3)], fill=235, width=max(2, int(s / 26)))
    pen.line([(x - s * .95, y + s * .31), (x + s * .95, y + s * .31)], fill=240, width=max(2, int(s / 20)))


def palm(pen: ImageDraw.ImageDraw, x: float, y: float, s: float, rng: np.random.Generator) -> None:
    lean = rng.normal(0, .08) * s
    pen.line([(x, y), (x + lean * .4, y - s * .5), (x + lean, y - s)], fill=200, width=max(2, int(s / 28)))
    for a in np.linspace(-.3, np.pi + .3, 9):
        t = np.linspace(0, 1, 12)
        r = s * .3 * rng.uniform(.8, 1.15)
        pts = np.stack([x + lean + np.cos(a) * r * t, y - s - np.sin(a) * r * t + r * .75 * t ** 2], -1)
        pen.line([tuple(p) for p in pts], fill=230, width=max(2, int(s / 34)))
        for p in pts[2:]:
            pen.line([tuple(p), (p[0] + rng.normal(0, s * .012), p[1] + s * .06)], fill=190, width=max(1, int(s / 90)))


def boat(pen: ImageDraw.ImageDraw, x: float, y: float, s: float) -> None:
    u = np.linspace(-1, 1, 21)
    hull = [(x + k * s, y - s * .22 * k ** 4) for k in u] + [(x + k * s * .9, y + s * .1 - s * .2 * k ** 4) for k in u[::-1]]
    pen.polygon(hull, fill=225)
    pen.polygon([(x - s * .1, y - s * .06), (x + s * .05, y - s * 1.5), (x + s * .62, y - s * .12)], fill=95)
    for k in np.linspace(.15, .9, 7):
        pen.line([(x - s * .1 + k * s * .15, y - s * .06 - k * s * 1.44), (x + s * .62 - k * s * .57, y - s * .12 - k * s * 1.38)], fill=170, width=max(1, int(s / 50)))


def figures(width: int, height: int, lines: list[Array], seed: int = 9) -> list[tuple]:
    """(kind, x, y, size) of everything drawn with the pen, standing on the nearer ranges."""
    rng, out = np.random.default_rng(seed), []
    for x in np.arange(width * .03, width * .86, height * .62):
        x += rng.uniform(-.15, .15) * height
        y = lines[4][int(x)] + height * .05
        out.append((roofline, x, y, height * rng.uniform(.035, .06)))
        out += [(palm, x + rng.normal(0, .12) * height, y + height * rng.uniform(.0, .03), height * rng.uniform(.07, .13)) for _ in range(6)]
    out += [(boat, rng.uniform(.02, .86) * width, height * rng.uniform(.80, .9), height * rng.uniform(.02, .045)) for _ in range(26)]
    return out


def pen_layer(x0: int, width: int, height: int, things: list[tuple]) -> Array:
    mask = Image.new('L', (width, height))
    pen = ImageDraw.Draw(mask)
    for i, (draw, x, y, s) in enumerate(things):
        if x0 - 3 * s < x < x0 + width + 3 * s:
            more = (np.random.default_rng(i),) if draw is palm else ()
            draw(pen, x - x0, y, s, *more)
    return cv2.GaussianBlur(np.asarray(mask), (0, 0), 1.3).astype(np.float32) / 255


def colophon(scroll: Image.Image, font_path: str) -> None:
    """Columns from right to left, and a seal in vermilion."""
    w, h = scroll.size
    pen, size = ImageDraw.Draw(scroll), h // 13
    font = ImageFont.truetype(font_path, size)
    for i, column in enumerate(COLOPHON):
        for j, sign in enumerate(column):
            pen.text((w - size * (1.6 + 1.5 * i), h * .14 + j * size * 1.15), sign, (34, 28, 30), font, anchor='mm', stroke_width=size // 60)
    x, y = w - size * 4.6, h * .14 + size * 7.4
    pen.rounded_rectangle([x - size * .6, y - size * .6, x + size * .6, y + size * .6], size // 10, fill=(168, 34, 22))
    for k, sign in enumerate('亭記'):
        pen.text((x, y + (k - .5) * size * .56), sign, (236, 214, 170), ImageFont.truetype(font_path, int(size * .55)), anchor='mm')


def main(out: str, font_path: str, height: int = 4200) -> None:
    width, step = height * 6, 1500
    lines, noise = ridges(width, height), Noise(width, height, 1)
    things, scroll = figures(width, height, lines), Image.new('RGB', (width, height))
    for x0 in range(0, width, step):
        n = min(step, width - x0)
        picture = paint(x0, n, height, lines, noise)
        ink = pen_layer(x0, n, height, things)[..., None] * .88
        picture = picture * (1 - ink) + INK * ink
        scroll.paste(Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)), (x0, 0))
    colophon(scroll, font_path)
    scroll.save(out, quality=88)


if __name__ == '__main__':
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:4]))
