# SPDX-License-Identifier: Apache-2.0
"""Bronze on its own: the domed drum of 1800, the great lidded jar, the parts of the bell from the sea: python vessels.py OUT.png [domed|jar] [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import bell as old_bell
import cv2
import numpy as np
from bell_relief import bell_mm
from clay import Clay
from dongson import boat, boat_marks
from dragon_relief import tayson
from drums import metal, table
from mesh import Mesh, box, lathe, merge, moved, scatter, tube
from patina import Array, disc, even, lean, patina, turned
from PIL import Image, ImageDraw
from relief import Strip
from studio import camera, develop, lamp, plain, shape

BARREL = np.array([(0.150, 0), (0.157, 0.004), (0.160, 0.012), (0.168, 0.05), (0.178, 0.11), (0.182, 0.165), (0.179, 0.22), (0.170, 0.28), (0.163, 0.318), (0.163, 0.326), (0.157, 0.331)])
DOME = [(0.158, 0.330), (0.152, 0.337), (0.13, 0.347), (0.09, 0.358), (0.045, 0.364), (0.0004, 0.366)]
JAR = np.array([(0.288, 0), (0.300, 0.006), (0.301, 0.03), (0.305, 0.12), (0.316, 0.28), (0.332, 0.44), (0.345, 0.57), (0.346, 0.64), (0.336, 0.70), (0.318, 0.745), (0.306, 0.76), (0.306, 0.785)])
LID = np.array([(0.322, 0.772), (0.326, 0.776), (0.324, 0.788), (0.30, 0.812), (0.25, 0.838), (0.17, 0.862), (0.08, 0.875), (0.0006, 0.879)])
WALL = np.array([(0.398, 0), (0.404, 0.012), (0.398, 0.03), (0.372, 0.085), (0.352, 0.14), (0.338, 0.25), (0.325, 0.45), (0.315, 0.65), (0.305, 0.78), (0.287, 0.85), (0.245, 0.91), (0.17, 0.95), (0.08, 0.968), (0.001, 0.972)])


def uv_of(m: Mesh, scale: float = 1.0) -> Mesh:
    return Mesh(m.vertices, m.faces, m.tint, np.stack([m.vertices[:, 0] + m.vertices[:, 1] * 0.6, m.vertices[:, 2] + m.vertices[:, 1] * 0.4], -1) * scale + 0.37)


def domed_mm(size: tuple[int, int] = (6144, 2048)) -> Array:
    """A dragon among clouds between each two rings, rows of studs above and below; millimetres."""
    w, h = size
    out = np.zeros((h, w), np.float32)
    beast = tayson()[::-1]
    bw, bh = int(w * 0.212), int(h * 0.32)
    beast = cv2.resize(beast / beast.max() * 9.0, (bw, bh), interpolation=cv2.INTER_AREA)
    for k in range(4):
        x, y = int(((0.428 + k / 4) % 1) * w), int(h * 0.32)
        fits = min(bw, w - x)
        out[y : y + bh, x : x + fits] = beast[:, :fits]
        out[y : y + bh, : bw - fits] = np.maximum(out[y : y + bh, : bw - fits], beast[:, fits:])
    art = Image.new("L", size)
    pen = ImageDraw.Draw(art)
    for y in (0.045, 0.15, 0.165, 0.205, 0.79, 0.83, 0.845, 0.95):
        pen.line([(0, y * h), (w, y * h)], fill=255, width=11)
    clouds(pen, size)
    for k in range(96):
        for y in (0.185, 0.81):
            x = (k + 0.5) * w / 96
            pen.arc([x - 26, y * h - 20, x + 26, y * h + 20], 180 * (k % 2), 180 * (k % 2) + 180, fill=255, width=9)
    lines = cv2.GaussianBlur(np.asarray(art).astype(np.float32) / 255, (0, 0), 3) * 1.3
    return np.maximum(out, lines) + studs(size)


def clouds(pen: ImageDraw.ImageDraw, size: tuple[int, int]) -> None:
    """Curls of cloud in the open places."""
    w, h = size
    rng = np.random.default_rng(3)
    for k in range(66):
        x, y = (k + rng.uniform(0.2, 0.8)) * w / 66, h * (rng.uniform(0.235, 0.33) if k % 2 else rng.uniform(0.66, 0.765))
        for j, r in enumerate((34, 25, 30)):
            a = np.linspace(0, 4.4, 30)
            pen.line([(x + (j - 1) * 44 + r * (1 - t / 6) * np.cos(t * (1 if j % 2 else -1)), y + r * (1 - t / 6) * np.sin(t)) for t in a], fill=190, width=9)


def studs(size: tuple[int, int], count: int = 46) -> Array:
    """Rows of round heads, as the nails of a hide drum."""
    w, h = size
    out = np.zeros((h, w), np.float32)
    for row in (0.098, 0.898):
        for k in range(count):
            x, y, r = (k + 0.5) * w / count, row * h, 44
            yy, xx = np.mgrid[int(y) - r : int(y) + r, int(x) - r : int(x) + r].astype(np.float32)
            out[int(y) - r : int(y) + r, int(x) - r : int(x) + r] = 5.5 * np.sqrt(np.clip(1 - ((xx - x) ** 2 + (yy - y) ** 2) / (r * 0.92) ** 2, 0, 1))
    return out


def loops() -> Mesh:
    """Four rings hanging from lugs."""
    out = []
    for k in range(4):
        a = np.linspace(0, 2 * np.pi, 48)
        ring = tube(np.stack([0.004 + 0.0 * a, 0.030 * np.sin(a), -0.022 + 0.032 * np.cos(a)], -1), 0.0048, 10)
        lug = tube([[-0.014, 0, 0.004], [0.006, 0, 0.006], [0.014, 0, -0.002]], [0.011, 0.011, 0.007], 12)
        out.append(moved(moved(merge([ring, lug]), (0.184, 0, 0.215)), turn_deg=28 + 90 * k))
    return merge(out)


def stand(radius: float, z: float) -> Mesh:
    """A low turned foot of red lacquer."""
    r = radius
    return lathe([(r + 0.045, z - 0.1), (r + 0.05, z - 0.097), (r + 0.05, z - 0.08), (r + 0.043, z - 0.074), (r + 0.026, z - 0.07), (r + 0.016, z - 0.056), (r + 0.016, z - 0.03), (r + 0.026, z - 0.02), (r + 0.034, z - 0.016), (r + 0.034, z - 0.004), (r + 0.03, z), (0.0005, z)], 160)


def domed(w: int, n: int) -> tuple[dict, dict, float]:
    mm = lean(domed_mm())
    top = np.zeros((1536, 1536), np.float32)
    for r, t in ((730, 9), (690, 5), (560, 12), (548, 4), (300, 9), (280, 4), (90, 8)):
        cv2.circle(top, (768, 768), r, 1.2, t, cv2.LINE_AA)
    for k in range(24):
        a = 2 * np.pi * k / 24
        cv2.ellipse(top, (int(768 + 425 * np.cos(a)), int(768 + 425 * np.sin(a))), (96, 44), np.degrees(a), 0, 360, 1.0, 7, cv2.LINE_AA)
    skin_side, skin_top = patina(mm, "brown", 4, 15, 1.6), patina(top, "brown", 6, 18, 0.8)
    face = even(np.array(DOME), 90)
    cap = disc(0.158, 0, top, 220, 500)
    r = np.hypot(cap.vertices[:, 0], cap.vertices[:, 1])
    lift = np.interp(r, face[::-1, 0], face[::-1, 1])
    cap = Mesh(cap.vertices + np.stack([0 * r, 0 * r, lift], -1), cap.faces, cap.tint, cap.uv)
    up = 0.10
    things = {"body": shape(moved(turned(BARREL, mm, 450, 1300), (0, 0, up), 62), metal(skin_side)), "cap": shape(moved(cap, (0, 0, up)), metal(skin_top)),
              "loops": shape(moved(uv_of(loops(), 2), (0, 0, up)), metal(patina(np.zeros((512, 512), np.float32), "brown", 9))), "stand": shape(stand(0.15, up + 0.001), plain((0.075, 0.010, 0.008), 0.25)),
              "table": table(3.0, 0.045, 0.4), "wall": shape(box((6, 0.1, 4), (0, 1.5, -1)), plain((0.07, 0.062, 0.052), 0.9))}
    at = (0, 0, 0.33)
    things |= {"key": lamp((-0.95, -0.62, 0.92), at, 0.42, (58, 45, 31)), "fill": lamp((1.3, -1.2, 0.6), at, 0.9, (1.3, 1.55, 2.0)), "rim": lamp((0.8, 0.8, 0.8), at, 0.35, (15, 17, 20)), "glow": lamp((-0.3, 1.0, 0.9), (-0.1, 1.5, 0.35), 0.5, (2.2, 1.7, 1.2))}
    return things, camera((0.05, -1.25, 0.62), (0, 0, 0.235), 30, w, w * 3 // 4, n, 0.004), 2.6


def couple(seed: int) -> Mesh:
    """Two lying close: a shape against the light, no more."""
    c = Clay((-0.09, -0.05, -0.012), (0.09, 0.05, 0.10), 0.0022)
    c.path([(-0.055, 0, 0.014), (0.0, 0, 0.02), (0.05, 0.004, 0.014)], [0.014, 0.019, 0.012], 0.012)
    c.path([(-0.045, 0, 0.038), (0.0, 0, 0.047), (0.04, -0.004, 0.03)], [0.015, 0.018, 0.013], 0.012)
    c.ellipsoid((-0.072, 0, 0.022), (0.013, 0.012, 0.013), 0.008)
    c.ellipsoid((-0.058, 0, 0.058), (0.014, 0.013, 0.015), 0.008)
    c.path([(-0.04, 0.014, 0.045), (-0.05, 0.022, 0.022), (-0.062, 0.02, 0.006)], [0.007, 0.006, 0.006], 0.006)
    c.path([(0.04, 0.008, 0.026), (0.058, 0.012, 0.012), (0.074, 0.008, 0.0)], [0.012, 0.009, 0.007], 0.008)
    return c.mesh()


def jar_mm(size: tuple[int, int] = (8192, 3072)) -> Array:
    s = Strip(size, 2.12 / 0.84)
    s.stamp(boat(), 6, 0.50, 0.655)
    boat_marks(s, 6, 0.50, 0.655)
    for r0 in (0.08, 0.40, 0.69, 0.765):
        s.circles(96, r0, r0 + 0.028)
        s.comb(360, r0 + 0.034, r0 + 0.052)
        s.ring(r0 - 0.006, 0.003)
        s.ring(r0 + 0.057, 0.003)
    s.meander(70, 0.15, 0.19)
    s.teeth(150, 0.215, 0.245)
    s.teeth(150, 0.36, 0.385, True)
    s.meander(72, 0.845, 0.88)
    for r in (0.205, 0.25, 0.355, 0.485, 0.492, 0.665, 0.672, 0.835, 0.89):
        s.ring(r, 0.003)
    return cv2.GaussianBlur(np.asarray(s.image).astype(np.float32) / 255, (0, 0), 1.5) * 0.85


def jar_lid_mm(size: tuple[int, int] = (8192, 1024)) -> Array:
    s = Strip(size, 5.4)
    for r0 in (0.18, 0.42, 0.66):
        s.circles(110, r0, r0 + 0.06)
        s.ring(r0 - 0.02, 0.008)
        s.ring(r0 + 0.08, 0.008)
    s.comb(300, 0.28, 0.33)
    s.comb(260, 0.52, 0.57)
    return cv2.GaussianBlur(np.asarray(s.image).astype(np.float32) / 255, (0, 0), 1.5) * 0.8


def jar(w: int, n: int) -> tuple[dict, dict, float]:
    mm, lid = lean(jar_mm()), lean(jar_lid_mm())
    side, top = patina(mm, "museum", 14, 7, 0.4), patina(lid, "museum", 15, 6, 0.4)
    pairs = merge([moved(moved(couple(k), (0, 0.235, 0.836)), turn_deg=25 + 90 * k) for k in range(4)])
    a = np.linspace(-0.25, np.pi + 0.25, 40)
    ear = [moved(tube(np.stack([0.338 + 0.052 * np.sin(a), 0.03 * np.cos(a * 0) * s + 0 * a, 0.655 + 0.06 * np.cos(a)], -1), 0.009, 10), turn_deg=t) for t in (12, 192) for s in (-0.5, 0.5)]
    small = metal(patina(np.zeros((512, 512), np.float32), "museum", 9))
    things = {"body": shape(moved(turned(JAR, mm, 520, 1300), turn_deg=100), metal(side)), "lid": shape(moved(turned(LID, lid, 210, 1000), turn_deg=100), metal(top)), "ears": shape(uv_of(merge(ear), 3), small), "pairs": shape(uv_of(pairs, 3), small),
              "table": table(5.0, 0.022, 0.3), "wall": shape(box((9, 0.1, 6), (0, 3.0, -2)), plain((0.06, 0.05, 0.042), 0.9))}
    at = (0, 0, 0.5)
    things |= {"key": lamp((-1.9, 0.15, 1.0), at, 0.4, (125, 92, 58)), "fill": lamp((1.9, -1.9, 0.9), at, 1.1, (1.3, 1.6, 2.2)), "rim": lamp((1.5, 1.5, 0.9), at, 0.5, (20, 24, 30)), "glow": lamp((0.1, 2.0, 0.4), (0.1, 3.0, 0.95), 0.6, (11, 8.2, 5.4))}
    return things, camera((-0.1, -2.35, 0.78), (0, 0, 0.455), 25.5, w, w * 5 // 4, n, 0.005), 3.0


def barnacles(m: Mesh, columns: int, count: int = 900) -> Mesh:
    """What the sea left: little cups, in clumps, mostly low."""
    rng = np.random.default_rng(5)
    cup = lathe([(1.0, 0), (0.8, 0.5), (0.55, 0.85), (0.4, 0.8), (0.25, 0.3)], 10)
    rows = len(m.vertices) // columns
    at, frames = [], []
    for _ in range(26):
        r0, c0 = int(rows * rng.beta(1.2, 2.6)), int(rng.integers(columns))
        for _ in range(count // 26):
            r, c = int(np.clip(r0 + rng.normal(0, rows * 0.03), 2, rows * 0.8)), int(c0 + rng.normal(0, columns * 0.018)) % columns
            p = m.vertices[r * columns + c]
            z = np.array([p[0], p[1], 0]) / np.hypot(p[0], p[1])
            x = np.cross([0, 0, 1.0], z)
            frames.append(np.stack([x, np.cross(z, x), z], -1) * rng.uniform(0.0018, 0.0055))
            at.append(p)
    return scatter(cup, np.array(frames), np.array(at), rng.random(len(at)))


def sea_bell_parts() -> tuple[dict[str, Mesh], Array]:
    mm = bell_mm()
    body = turned(WALL, mm, 500, 1200)
    inner = lathe(WALL[:9] * [0.9, 1] + [0, 0.004], 128)
    crown = moved(old_bell.loop(), (0, 0, -0.225), 0, 2.28)
    bud = lathe([(0.001, 1.245), (0.02, 1.235), (0.034, 1.205), (0.036, 1.18), (0.026, 1.15), (0.034, 1.135), (0.03, 1.12)][::-1], 48)
    return {"body": body, "inner": inner, "crown": merge([crown, bud]), "cups": barnacles(body, 1200)}, mm


def main(out: str, which: str = "domed", width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = {"domed": domed, "jar": jar}[which](width, samples)
    develop(things, lens, out, exposure=exposure, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
