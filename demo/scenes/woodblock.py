# SPDX-License-Identifier: Apache-2.0
"""A printing block, characters mirrored and raised, ink still on their faces: python woodblock.py OUT.png FONT.ttc [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from mesh import Array, box, grid_faces, mesh
from mitsuba_drum import blend, fractal
from PIL import Image, ImageDraw, ImageFont
from studio import camera, develop, lamp, plain, shape, skin

W, H = 0.30, 0.20
PX = 9600  # a metre
# From the edict of 1010 as it stands in the Complete Annals, after the running title.
TITLE = "大越史記全書本紀"
COLUMNS = ["況高王故都大羅城宅天地區域", "之中得龍蟠虎踞之勢正南北東", "西之位便江山向背之宜其地廣", "而坦平厥土高而爽塏民居蔑昏", "墊之困萬物極蕃阜之豐遍覽越", "邦斯為勝地誠四方輻輳之要會", "為萬世京師之上都朕欲因此地", "利以定厥居卿等如何"]


def page(font_path: str) -> Array:
    """The printed page, 0..1, before it is mirrored."""
    w, h = int(W * PX), int(H * PX)
    image = Image.new("L", (w, h))
    pen = ImageDraw.Draw(image)
    left, right, top, bottom = int(w * 0.05), int(w * 0.95), int(h * 0.07), int(h * 0.93)
    for d, t in ((0, 20), (34, 7)):
        pen.rectangle([left + d, top + d, right - d, bottom - d], outline=255, width=t)
    step = (right - left) / 9
    for k in range(1, 9):
        pen.line([(left + k * step, top), (left + k * step, bottom)], fill=255, width=6)
    font = ImageFont.truetype(font_path, int(step * 0.62))
    pitch = (bottom - top - 90) / 14
    for k, text in enumerate([TITLE, *COLUMNS]):
        for j, sign in enumerate(text):
            pen.text((right - step * (k + 0.5), top + 45 + pitch * (j + 0.5)), sign, 255, font, anchor="mm", stroke_width=2)
    return np.asarray(image, np.float32) / 255


def main(out: str, font_path: str, width: int = 800, samples: int = 32) -> None:
    ink = cv2.GaussianBlur(page(font_path)[:, ::-1].copy(), (0, 0), 1.6)
    h, w = ink.shape
    raised = np.clip((ink - 0.2) / 0.5, 0, 1)
    scoop = np.abs(np.sin(np.mgrid[0:h, 0:w][1] / 23 + 6 * cv2.resize(fractal(1024, 3, 6), (w, h)))) * 0.0006
    wear = cv2.resize(fractal(2048, 5, 10), (w, h))
    z = raised * 0.0017 - (1 - raised) * scoop * 0.7 + (wear - 0.5) * 0.0007
    cols, rows = 2100, 1400
    small = cv2.resize(z, (cols, rows), interpolation=cv2.INTER_AREA)
    gy, gx = np.mgrid[0:rows, 0:cols]
    gx, gy = gx / (cols - 1), gy / (rows - 1)
    top = mesh(np.stack([(gx - 0.5) * W, (0.5 - gy) * H, small], -1), grid_faces(rows, cols)[:, ::-1], 0.5, np.stack([gx, 1 - gy], -1).reshape(-1, 2))
    size = (3072, 2048)
    grain = cv2.resize(cv2.resize(fractal(1024, 8, 9)[:, :28], (28, 1024)).T, size, interpolation=cv2.INTER_CUBIC)
    fine = cv2.resize(fractal(2048, 9, 11), size)
    timber = blend(np.clip(grain * 0.6 + fine * 0.4, 0, 1), [(0.25, (0.055, 0.028, 0.015)), (0.5, (0.12, 0.062, 0.03)), (0.75, (0.20, 0.11, 0.055))])
    face = cv2.resize(raised, size, interpolation=cv2.INTER_AREA)[..., None]
    rubbed = np.interp(fine, [0.55, 0.72], [1, 0.25])[..., None]
    colour = timber * (1 - face * rubbed * 0.93) + np.array([0.008, 0.008, 0.009]) * face * rubbed * 0.93
    stain = cv2.GaussianBlur(face[..., 0], (0, 0), 14)[..., None] * 0.55
    colour = (colour * (1 - stain))[::-1]
    rough = (0.55 - 0.28 * face[..., 0] * rubbed[..., 0])[::-1]
    body = [box((W, H, 0.022), (0, 0, -0.0226), 0.003), box((0.022, H, 0.026), (-W / 2 - 0.011, 0, -0.0226), 0.004), box((0.022, H, 0.026), (W / 2 + 0.011, 0, -0.0226), 0.004)]
    things = {"face": shape(top, skin(colour, rough)), "table": shape(box((3, 3, 0.1), (0, 0, -0.123)), plain((0.03, 0.018, 0.012), 0.35)),
              "key": lamp((-0.42, 0.16, 0.14), (0, 0, 0), 0.12, (58, 44, 29)), "fill": lamp((0.5, -0.5, 0.5), (0, 0, 0), 0.5, (0.7, 0.8, 1.0)),
              "window": lamp((0.25, 0.7, 0.35), (0, 0, 0), 0.3, (5.5, 5.2, 4.6))}
    things |= {f"side{k}": shape(b, plain((0.07, 0.036, 0.02), 0.45), flat=True) for k, b in enumerate(body)}
    lens = camera((0.03, -0.20, 0.215), (0.008, -0.004, 0.0), 42, width, width * 3 // 4, samples, 0.0022)
    develop(things, lens, out, exposure=4.2, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
