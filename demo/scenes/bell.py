# SPDX-License-Identifier: Apache-2.0
"""An old bronze bell hanging in the dark, panels of writing and a lotus crown: python bell.py OUT.png FONT.ttf [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_drum import blend, fractal
from PIL import Image, ImageDraw, ImageFont
from studio import camera, develop, lamp, plain, shape, skin

# (radius, height) of the wall from the lip up, for a bell 53 cm tall without its loop.
WALL = np.array([(0.183, 0), (0.186, 0.01), (0.178, 0.03), (0.170, 0.1), (0.163, 0.2), (0.158, 0.3), (0.153, 0.4), (0.149, 0.44), (0.135, 0.478), (0.105, 0.508), (0.06, 0.526), (0.0, 0.53)])
VERSE = "回心孕福共造盟鍾天遠應驗地獄聞聲三途具苦八難消傾今身假有傳名萬世"


def even(profile: np.ndarray, n: int) -> np.ndarray:
    d = np.r_[0, np.cumsum(np.linalg.norm(np.diff(profile, axis=0), axis=1))]
    s = np.linspace(0, d[-1], n)
    return np.stack([np.interp(s, d, profile[:, k]) for k in (0, 1)], -1)


def relief(font_path: str, size: tuple[int, int] = (6144, 3072)) -> np.ndarray:
    """Millimetres of relief over the unrolled bell: x round it, row 0 at the lip."""
    w, h = size
    up, cut = Image.new("L", size), Image.new("L", size)
    pen, knife = ImageDraw.Draw(up), ImageDraw.Draw(cut)
    font = ImageFont.truetype(font_path, 62)
    low, mid, high = int(h * 0.06), int(h * 0.36), int(h * 0.70)
    for y in (low, mid - 26, mid + 26, high):
        for d in (-26, 0, 26):
            pen.line([(0, y + d), (w, y + d)], fill=230, width=9)
    for k in range(4):
        x = (k + 0.5) * w / 4
        for d in (-60, -34, 34, 60):
            pen.line([(x + d, low), (x + d, high)], fill=230, width=9)
    verse = 0
    for k in range(4):
        left = (k + 0.5) * w / 4 + 110
        for bottom, top in ((low + 70, mid - 80), (mid + 80, high - 60)):
            for col in range(15):
                for row in range(int((top - bottom) / 74)):
                    at = (left + w / 4 - 230 - col * 91, top - 30 - row * 74)
                    glyph = Image.new("L", (80, 80))
                    ImageDraw.Draw(glyph).text((40, 40), VERSE[verse % len(VERSE)], 255, font, anchor="mm")
                    cut.paste(glyph.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (int(at[0] - 40), int(at[1] - 40)))
                    verse += 1
    for k in range(2):
        x, y = (k * 2 + 1.5) * w / 4 - w / 4, mid
        for p in range(12):
            a = p * np.pi / 6
            pen.ellipse([x + 150 * np.cos(a) - 46, y + 150 * np.sin(a) - 46, x + 150 * np.cos(a) + 46, y + 150 * np.sin(a) + 46], fill=255)
        pen.ellipse([x - 118, y - 118, x + 118, y + 118], fill=180)
        pen.ellipse([x - 80, y - 80, x + 80, y + 80], fill=255)
    for k in range(28):
        x, y = (k + 0.5) * w / 28, h * 0.735
        pen.polygon([(x - 95, y), (x - 100, y + 90), (x, y + 200), (x + 100, y + 90), (x + 95, y)], fill=235)
        knife.polygon([(x - 60, y + 14), (x - 62, y + 86), (x, y + 150), (x + 62, y + 86), (x + 60, y + 14)], fill=90)
    body = cv2.GaussianBlur(np.asarray(up).astype(np.float32) / 255, (0, 0), 5) * 2.4
    strokes = cv2.GaussianBlur(np.asarray(cut).astype(np.float32) / 255, (0, 0), 1.2) * 1.15
    return body - strokes


def body(mm: np.ndarray, rows: int = 1100, columns: int = 2200) -> Mesh:
    """The wall as real geometry, pushed out by the relief."""
    p = even(WALL, rows)
    a = np.linspace(0, 2 * np.pi, columns, endpoint=False)
    u = np.broadcast_to(a / (2 * np.pi), (rows, columns))
    v = np.broadcast_to(np.linspace(0, 1, rows)[:, None], (rows, columns))
    d = cv2.remap(mm, (u * (mm.shape[1] - 1)).astype(np.float32), (v * (mm.shape[0] - 1)).astype(np.float32), cv2.INTER_LINEAR) / 1000
    slope = np.gradient(p, axis=0)
    slope /= np.linalg.norm(slope, axis=1, keepdims=True)
    r = p[:, :1] + d * slope[:, 1:]
    z = p[:, 1:] - d * slope[:, :1]
    pts = np.stack([r * np.cos(a), r * np.sin(a), z], -1)
    inner = lathe(WALL * [0.9, 1] + [0, 0.004], 96)
    outer = mesh(pts, grid_faces(rows, columns, wrap=True), 0.5, np.stack([u, v], -1).reshape(-1, 2))
    return merge([outer, Mesh(inner.vertices, inner.faces[:, ::-1], inner.tint, inner.uv)])


def loop() -> Mesh:
    """Two dragons back to back, arched into a handle, their jaws on the crown."""
    parts = []
    for s in (-1, 1):
        u = np.linspace(0, 1, 60)
        x = s * (0.018 + 0.062 * np.sin(u * np.pi * 0.93) * (0.35 + 0.65 * u))
        z = 0.595 - 0.075 * u ** 1.6 + 0.016 * np.sin(u * np.pi)
        girth = 0.013 + 0.008 * np.sin(u * np.pi * 0.8)
        path = np.stack([x, 0 * u, z], -1)
        parts.append(tube(path, girth, 16))
        for i in range(4, 54, 4):
            out = np.array([s * (0.4 + u[i]), 0, 1.0 - u[i]])
            out /= np.linalg.norm(out)
            parts.append(tube([path[i] + out * girth[i] * 0.7, path[i] + out * girth[i] * 1.7], [0.006, 0.001], 6))
        tip = path[-1]
        parts.append(tube(tip + np.array([[0, 0, 0.012], [s * 0.014, 0, 0.002], [s * 0.034, 0, -0.012]]), [0.02, 0.019, 0.008], 12))
        for t in (-1, 1):
            parts.append(tube(tip + np.array([[0, t * 0.012, 0.016], [-s * 0.01, t * 0.02, 0.034], [-s * 0.004, t * 0.022, 0.05]]), [0.007, 0.005, 0.001], 8))
            parts.append(tube(tip + np.array([[s * 0.01, t * 0.013, 0.014], [s * 0.014, t * 0.016, 0.016]]), [0.006, 0.003], 8))
    return merge(parts)


def patina(mm: np.ndarray, size: int = 4096) -> dict:
    """Dark bronze, green in the hollows, worn bright where it stands proud."""
    h = cv2.resize(mm, (size, size // 2), interpolation=cv2.INTER_AREA)
    proud = np.clip((h - cv2.GaussianBlur(h, (0, 0), 16)) / 1.4, -1, 1)
    stain, fine = (fractal(size, s, 9)[: size // 2] for s in (3, 4))
    mask = np.interp(stain - proud * 0.55, [0.42, 0.6], [0, 1])[..., None]
    green = blend(fine, [(0.3, (0.014, 0.035, 0.028)), (0.55, (0.05, 0.115, 0.085)), (0.75, (0.13, 0.2, 0.145))])
    metal = blend(np.clip(stain + proud * 0.4, 0, 1), [(0.25, (0.07, 0.045, 0.028)), (0.5, (0.17, 0.105, 0.055)), (0.85, (0.5, 0.33, 0.16))])
    return skin(metal * (1 - mask) + green * mask, np.clip(0.3 + 0.42 * mask[..., 0] + 0.2 * (fine - 0.5), 0.18, 0.9), 1 - mask[..., 0], fine * 0.002, 1.0)


def main(out: str, font_path: str, width: int = 800, samples: int = 32) -> None:
    mm = relief(font_path)
    old = patina(mm)
    dark = plain((0.10, 0.075, 0.045), 0.42, 0.8)
    wood = plain((0.045, 0.022, 0.012), 0.5)
    rope = merge([tube(np.stack([0.012 * np.cos(t + b), 0.02 * np.sin(t + b), 0.57 + 0.022 * t], -1), 0.009, 8) for b in (0, 2.1, 4.2) for t in [np.linspace(0, 9, 80)]])
    things = {"bell": shape(moved(body(mm), turn_deg=-52), old), "loop": shape(moved(loop(), (0, 0, 0), 12), dark),
              "beam": shape(box((3, 0.16, 0.2), (0, 0, 0.76), 0.02), wood), "rope": shape(rope, plain((0.12, 0.085, 0.045), 0.9)),
              "posts": shape(merge([box((0.16, 0.16, 3), (x, 0.02, -1.4), 0.02) for x in (-0.72, 0.72)]), wood),
              "wall": shape(box((8, 0.1, 6), (0, 2.2, -2.5)), plain((0.05, 0.045, 0.04), 0.9)),
              "key": lamp((-1.25, -0.95, 0.95), (0, 0, 0.25), 0.5, (112, 88, 60)), "rim": lamp((1.25, 0.15, 0.8), (0, 0, 0.3), 0.5, (30, 40, 52)),
              "fill": lamp((0.5, -3.2, 0.1), (0, 0, 0.25), 1.6, (1.1, 1.0, 0.9)), "back": lamp((0.2, 1.7, -1.2), (0.1, 2.2, 0.2), 0.9, (7, 5, 3))}
    lens = camera((0.08, -1.5, 0.27), (0, 0, 0.32), 27, width, width * 5 // 4, samples, 0.006)
    develop(things, lens, out, exposure=1.55, depth=6)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
