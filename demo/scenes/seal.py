# SPDX-License-Identifier: Apache-2.0
"""The seal of the Chancellery and its red impression: python seal.py OUT.png [desk] [WIDTH SAMPLES]

The seal-script legend is drawn anew, stroke by stroke; the small characters on the back stand as the record quotes them.
"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from lute import wood
from mesh import Array, Mesh, box, grid_faces, lathe, merge, mesh, moved
from mitsuba_drum import fractal
from patina import patina
from PIL import Image, ImageDraw, ImageFont
from studio import camera, develop, lamp, plain, shape, skin

SIDE, BASE, TALL = 0.073, 0.026, 0.085
FONT = "/usr/share/fonts/truetype/arphic/ukai.ttc"
# Strokes of the four characters on a square of 10: gate, below, examine, seal.
SIGNS = [
    [[(0, 10), (0, 0), (4.2, 0), (4.2, 4.6), (0, 4.6)], [(0, 2.3), (4.2, 2.3)], [(10, 10), (10, 0), (5.8, 0), (5.8, 4.6), (10, 4.6)], [(5.8, 2.3), (10, 2.3)], [(4.2, 4.6), (4.2, 7), (2.1, 7), (2.1, 10)], [(5.8, 4.6), (5.8, 7), (7.9, 7), (7.9, 10)]],
    [[(0, 0), (10, 0)], [(5, 0), (5, 10)], [(0, 2.5), (0, 10), (2.5, 10), (2.5, 2.5), (0, 2.5)], [(5, 2.5), (10, 2.5), (10, 5), (7.5, 5), (7.5, 7.5), (10, 7.5), (10, 10), (7.5, 10)]],
    [[(5, 0), (5, 3)], [(0, 0), (0, 3), (2.5, 3), (2.5, 0)], [(7.5, 0), (7.5, 3), (10, 3), (10, 0)], [(0, 4.6), (10, 4.6)], [(0, 4.6), (0, 10)], [(2.4, 10), (2.4, 6.2), (10, 6.2), (10, 10), (2.4, 10)], [(2.4, 7.5), (10, 7.5)], [(2.4, 8.8), (10, 8.8)]],
    [[(4.2, 0), (0, 0), (0, 10), (4.2, 10)], [(0, 3.3), (4.2, 3.3)], [(0, 6.6), (4.2, 6.6)], [(2.1, 0), (2.1, 3.3)], [(5.8, 10), (5.8, 0), (10, 0), (10, 5), (7.9, 5), (7.9, 2.5)], [(5.8, 7.5), (10, 7.5), (10, 10), (7.9, 10)]],
]


def legend(size: int = 1400) -> Array:
    """The impression, 0..1: right column first, downwards."""
    image = Image.new("L", (size, size))
    pen = ImageDraw.Draw(image)
    edge, wide = int(size * 0.055), int(size * 0.021)
    pen.rectangle([edge // 2, edge // 2, size - edge // 2, size - edge // 2], outline=255, width=edge)
    cell = (size - 2 * edge) / 2
    for k, strokes in enumerate(SIGNS):
        x0, y0 = edge + (cell if k < 2 else 0), edge + cell * (k % 2)
        for s in strokes:
            pts = [(x0 + cell * (0.115 + 0.077 * x), y0 + cell * (0.115 + 0.077 * y)) for x, y in s]
            pen.line(pts, fill=255, width=wide, joint="curve")
            for x, y in pts:
                pen.rectangle([x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2], fill=255)
    return np.asarray(image, np.float32) / 255


def paper(w_m: float, h_m: float, at: tuple[float, float], turn: float) -> tuple[Mesh, Array]:
    """A sheet of old paper with one impression; uv 0..1."""
    px = 9000
    w, h = int(w_m * px), int(h_m * px)
    fibre = cv2.resize(fractal(2048, 61, 11), (w, h))
    lay = 0.985 + 0.015 * np.sin(np.arange(w) / 9)[None]
    colour = np.array([0.60, 0.50, 0.32]) * np.interp(fibre, [0.25, 0.75], [0.82, 1.05])[..., None] * lay[..., None]
    s = int(SIDE * px)
    print_ = cv2.resize(legend(), (s, s), interpolation=cv2.INTER_AREA)
    m = cv2.getRotationMatrix2D((s / 2, s / 2), 2.2, 1)
    print_ = cv2.GaussianBlur(cv2.warpAffine(print_, m, (s, s)), (0, 0), 1.5)
    ink = cv2.resize(fractal(1024, 62, 9), (s, s))
    rub = np.interp(ink, [0.26, 0.42], [0.35, 1.0]) * np.interp(cv2.resize(fractal(1024, 63, 11), (s, s)), [0.3, 0.42], [0.5, 1])
    cover = np.clip(print_ * rub * 1.15, 0, 0.97)[..., None]
    x, y = int(w * at[0] - s / 2), int(h * at[1] - s / 2)
    red = np.array([0.40, 0.026, 0.012]) * np.interp(ink, [0.2, 0.8], [0.7, 1.15])[..., None]
    colour[y : y + s, x : x + s] = colour[y : y + s, x : x + s] * (1 - cover) + red * cover
    gy, gx = np.mgrid[0:60, 0:80] / np.array([59, 79])[:, None, None]
    z = 0.0012 + 0.0016 * np.sin(gx * 5 + gy * 3) ** 2 + 0.010 * np.clip(gx - 0.88, 0, 1) ** 1.3 * 2 + 0.006 * np.clip(0.1 - gy, 0, 1) * 4
    sheet = mesh(np.stack([(gx - 0.5) * w_m, (gy - 0.5) * h_m, z], -1), grid_faces(60, 80), 0.5, np.stack([gx, gy], -1).reshape(-1, 2))
    return moved(sheet, (0, 0, 0), turn), colour[::-1].astype(np.float32)


def back(size: int = 1200) -> Array:
    """The top of the block, cut lines in millimetres (negative): the name at the right of the knob, the day at the left."""
    image = Image.new("L", (size, size))
    pen = ImageDraw.Draw(image)
    for x, text, s in ((0.86, "門下省印", 0.17), (0.14, "隆慶五年五月二十三日造", 0.078)):
        font = ImageFont.truetype(FONT, int(size * s * 0.92))
        for j, sign in enumerate(text):
            pen.text((x * size, size * (0.5 + (j - (len(text) - 1) / 2) * s * 1.05)), sign, 255, font, anchor="mm")
    return -cv2.GaussianBlur(np.asarray(image, np.float32) / 255, (0, 0), 1.6)[::-1] * 0.55


def knob() -> Mesh:
    """A flat upright slab with a rounded head."""
    t = np.linspace(0, np.pi, 28)
    top = TALL - BASE
    outline = np.concatenate([[[0.0225, 0], [0.0225, top * 0.35]], np.stack([0.0215 * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.75, top * 0.62 + top * 0.38 * np.sin(t) ** 0.8], -1), [[-0.0225, top * 0.35], [-0.0225, 0]]])
    rings, n = [], len(outline)
    for y, inset in ((-0.0085, 0.93), (-0.0092, 0.965), (-0.0080, 1.0), (0.0080, 1.0), (0.0092, 0.965), (0.0085, 0.93)):
        rings.append(np.stack([outline[:, 0] * inset, np.full(n, y), outline[:, 1] * (0.5 + 0.5 * inset)], -1))
    centre = [np.stack([0 * outline[:, 0], np.full(n, y), outline[:, 1] * 0 + top * 0.5], -1) for y in (-0.0088, 0.0088)]
    v = np.stack([centre[0], *rings, centre[1]])
    return mesh(v, grid_faces(len(v), n, wrap=True), 0.5, np.stack([v[..., 0] + v[..., 1], v[..., 2]], -1).reshape(-1, 2) * 9)


def seal_parts() -> tuple[Mesh, Mesh, Array]:
    mm = back()
    n = 420
    y, x = np.mgrid[0:n, 0:n] / (n - 1)
    small = cv2.resize(mm, (n, n), interpolation=cv2.INTER_AREA)
    edge = np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y))
    z = BASE + small / 1000 - 0.0016 * np.clip(1 - edge / 0.025, 0, 1) ** 2 + 0.003 * np.exp(-(((x - 0.5) / 0.36) ** 4 + ((y - 0.5) / 0.2) ** 4)) * (np.abs(x - 0.5) < 0.4)
    top = mesh(np.stack([(x - 0.5) * SIDE, (y - 0.5) * SIDE, z], -1), grid_faces(n, n), 0.5, np.stack([x, y], -1).reshape(-1, 2))
    sides = box((SIDE, SIDE, BASE - 0.0012), (0, 0, 0), 0.0012)
    rest = merge([Mesh(sides.vertices, sides.faces, sides.tint, np.stack([sides.vertices[:, 0] + sides.vertices[:, 1], sides.vertices[:, 2]], -1) * 9), moved(knob(), (0, 0, BASE))])
    return top, rest, mm


def desk(w: int, n: int) -> tuple[dict, dict, float]:
    top, rest, mm = seal_parts()
    sheet, inked = paper(0.34, 0.25, (0.47, 0.53), 6)
    where, turn = (-0.108, 0.012, 0.0024), 14
    board = mesh([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], [[0, 1, 2, 3]], uv=np.array([[0, 0], [1.6, 0], [1.6, 1.6], [0, 1.6]]))
    dish = lathe([(0.026, 0.0), (0.034, 0.001), (0.036, 0.004), (0.037, 0.017), (0.0355, 0.018), (0.034, 0.016), (0.033, 0.008)], 96)
    paste = lathe([(0.033, 0.010), (0.028, 0.0135), (0.015, 0.0145), (0.0003, 0.0135)], 64)
    lump = fractal(64, 3, 5)
    paste = Mesh(paste.vertices + np.stack([0 * paste.tint, 0 * paste.tint, lump.ravel()[: len(paste.tint)] * 0.0025], -1), paste.faces, paste.tint, paste.uv)
    plainm = np.zeros((1024, 1024), np.float32)
    face, body = patina(mm, "museum", 71, 9, 0.35), patina(plainm, "museum", 72)
    for p in (face, body):
        p["colour"] = p["colour"] * np.array([1.0, 0.92, 0.8], np.float32)
    things = {"desk": shape(moved(board, turn_deg=4), wood(13, (0.028, 0.012, 0.007), (0.085, 0.036, 0.018), 0.3, along=0)), "sheet": shape(moved(sheet, (0.045, 0, 0)), skin(inked, 0.85)),
              "top": shape(moved(top, where, turn), skin(face["colour"], face["rough"], face["metal"], face["height"] * 0.4)), "body": shape(moved(rest, where, turn), skin(body["colour"], body["rough"], body["metal"])),
              "dish": shape(moved(dish, (0.165, 0.125, 0)), plain((0.62, 0.6, 0.53), 0.15)), "paste": shape(moved(paste, (0.165, 0.125, 0)), plain((0.36, 0.018, 0.01), 0.45))}
    things |= {"window": lamp((-0.7, 0.45, 0.5), (0, 0, 0), 0.42, (24, 21.5, 18)), "fill": lamp((0.9, -0.6, 0.7), (0, 0, 0), 0.6, (0.9, 1.05, 1.3)), "rim": lamp((0.3, 0.9, 0.4), (-0.1, 0, 0.04), 0.25, (5, 4.6, 4))}
    return things, camera((0.01, -0.36, 0.42), (0.005, 0.012, 0.012), 36, w, w * 3 // 4, n, 0.0025), 1.5


def main(out: str, which: str = "desk", width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = {"desk": desk}[which](width, samples)
    develop(things, lens, out, exposure=exposure, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
