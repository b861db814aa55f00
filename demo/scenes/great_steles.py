# SPDX-License-Identifier: Apache-2.0
"""Great steles of the tenth to fifteenth century, their rows of writing as texture only: python great_steles.py OUT.png [le|le_face|ly|ly_head|pillar|letters]
    [WIDTH SAMPLES]"""
from __future__ import annotations

import sys

import cv2
import dragon_leaf
import numpy as np
from dragon_leaf import curl, px, ridge
from hall import yard
from mesh import Array, Mesh, box, grid_faces, merge, mesh, moved
from mitsuba_dinh import noise, paint
from plants import banyan, fallen
from sculpt import roughened
from relief import inscription
from stele import weathered
from studio import camera, develop, lamp, painted, plain, shape
from tortoise import tortoise
from wear import coated, openness, proud, rock

FONT = "/usr/share/fonts/truetype/arphic/uming.ttc"


def writing(size: tuple[int, int], columns: int, rows: int, seed: int = 1, worn: float = 0.5) -> Array:
    """Depth 0..1 of rows of strokes that look like worn writing and say nothing."""
    rng = np.random.default_rng(seed)
    w, h = size
    art = np.zeros((h, w), np.uint8)
    cw, ch = w / columns, h / rows
    thick = max(2, round(min(cw, ch) * 0.075))
    for i in range(columns):
        stop = rows if rng.random() < 0.8 else rng.integers(rows // 2, rows)
        for j in range(stop):
            x, y, s = (i + 0.5) * cw, (j + 0.5) * ch, min(cw, ch) * 0.36
            for _ in range(rng.integers(3, 7)):
                a = rng.choice([0.04, np.pi / 2, 0.9, 2.25], p=[0.42, 0.26, 0.16, 0.16]) + rng.normal(0, 0.06)
                o, r = rng.uniform(-0.7, 0.7, 2) * s, s * rng.uniform(0.35, 1.0)
                d = np.array([np.cos(a), np.sin(a)]) * r
                c = np.clip(np.array([o[0], o[1]]), -s * 0.75, s * 0.75) * (0.6 if r > 0.8 * s else 1)
                cv2.line(art, tuple(int(k) for k in (x + c[0] - d[0], y + c[1] - d[1])), tuple(int(k) for k in (x + c[0] + d[0], y + c[1] + d[1])), 255, thick, cv2.LINE_AA)
    cut = cv2.GaussianBlur(art.astype(np.float32) / 255, (0, 0), thick * 0.35)
    blur = cv2.resize(rng.random((9, 7)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    fine = cv2.resize(rng.random((90, 70)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    return cut * np.clip(1.15 - worn + (blur - 0.5) * 1.6 * worn + (fine - 0.5) * 0.7 * worn, 0.05, 1)


def letters(size: tuple[int, int], seed: int = 1) -> Array:
    """Rows of hooked, headless strokes as old Brahmi letters are, worn, saying nothing."""
    rng = np.random.default_rng(seed)
    w, h = size
    art = np.zeros((h, w), np.uint8)
    pitch = h / 15
    for j in range(15):
        x = w * 0.02
        while x < w * 0.98:
            s, y = pitch * rng.uniform(0.22, 0.3), (j + 0.55) * pitch
            for _ in range(rng.integers(1, 3)):
                t = np.linspace(0, rng.uniform(2.5, 5.5), 14)
                r = s * (1 - 0.10 * t)
                p = np.stack([x + s * 0.4 + r * np.cos(t + rng.uniform(0, 6)) * 0.8, y + r * np.sin(t + 1)], -1)
                cv2.polylines(art, [np.int32(p)], False, 255, max(3, int(pitch * 0.07)), cv2.LINE_AA)
            cv2.line(art, (int(x), int(y - s * rng.uniform(0.6, 1.5))), (int(x + s * 0.1), int(y + s * rng.uniform(0.7, 1.7))), 255, max(3, int(pitch * 0.075)), cv2.LINE_AA)
            x += s * rng.uniform(2.1, 3.0)
    return cv2.GaussianBlur(art.astype(np.float32) / 255, (0, 0), pitch * 0.025)


def roundel() -> Array:
    """A coiled dragon in a circle: body in waves, head in the middle, clouds in the gaps. 0..1."""
    u = np.linspace(0, 1, 2200)
    a = 2.2 + u * 2 * np.pi * 1.52
    r = 0.80 - 0.50 * u ** 1.25 + 0.055 * np.sin(u * 52) * (1 - 0.4 * u)
    girth = (0.018 + 0.062 * np.sin(np.clip(u * 1.15, 0, 1) * np.pi / 2)) * dragon_leaf.SIZE / 2
    pts = px(r * np.cos(a), r * np.sin(a))
    out = [ridge(pts, girth)]
    d = np.gradient(pts, axis=0)
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    n = np.stack([-d[:, 1], d[:, 0]], -1)
    fins = np.concatenate([np.linspace(pts[i] + n[i] * girth[i] * 0.8, pts[i] + n[i] * girth[i] * 1.6 - d[i] * girth[i] * 0.7, 8) for i in range(60, 2150, 26)])
    out.append(ridge(fins, np.tile(np.linspace(13, 5, 8), len(fins) // 8)))
    for i, side in ((420, 1), (800, -1), (1330, 1), (1700, -1)):
        for k in range(5):
            f = side * n[i] * np.cos((k - 2) * 0.42) + d[i] * np.sin((k - 2) * 0.42)
            claw = np.linspace(pts[i] + side * n[i] * girth[i] * 0.8, pts[i] + side * n[i] * girth[i] + f * girth[i] * 1.5, 14)
            out.append(ridge(claw, np.linspace(22, 7, 14)))
    skull = dragon_leaf.head(0.0, 0.0)
    out.append(cv2.warpAffine(skull, cv2.getRotationMatrix2D((1200, 1200), -18, 1.15), skull.shape) * 1.1)
    for k in range(16):
        b = (k + 0.5) / 16 * 2 * np.pi
        out.append(curl((0.90 * np.cos(b), 0.90 * np.sin(b)), 0.05, 8, 1 if k % 2 else -1, b, 0.02) * 0.7)
    field = np.maximum.reduce(out)
    t = np.linspace(0, 2 * np.pi, 900)
    for rr, w in ((0.975, 0.016), (0.995, 0.008)):
        field = np.maximum(field, ridge(px(rr * 0.985 * np.cos(t), rr * 0.985 * np.sin(t)), np.full(900, w * 1200)))
    return np.clip(field / 70, 0, 1.2)


def half_leaves(width: int, height: int, count: int, hand: int) -> Array:
    """A border: a running stem, and in each half leaf a coiling dragon. 0..1."""
    unit = height / count
    out = np.zeros((height, width), np.float32)
    art = np.zeros((height, width), np.uint8)
    for k in range(count):
        y0, side = (k + 0.5) * unit, hand if k % 2 else -hand
        foot = width * (0.06 if side > 0 else 0.94)
        t = np.linspace(0, 1, 60)
        rim = np.stack([foot + side * width * 0.86 * np.sin(np.pi * t) ** 0.75, y0 + unit * 0.56 * (1 - 2 * t) * (1 - 0.1 * np.sin(np.pi * t))], -1)
        cv2.polylines(art, [np.int32(rim)], False, 255, max(3, int(width * 0.045)), cv2.LINE_AA)
        a = np.linspace(0, 8.5, 90)
        rr = width * 0.34 * (1 - a / 9.6)
        coil = np.stack([foot + side * width * 0.40 + side * rr * np.cos(a) * 1.05, y0 + rr * np.sin(a)], -1)
        for i in range(89):
            cv2.line(art, tuple(np.int32(coil[i])), tuple(np.int32(coil[i + 1])), 255, max(2, int(width * (0.10 - 0.0007 * i))), cv2.LINE_AA)
        for b in np.linspace(0, 7, 16):
            i = int(b / 8.5 * 89)
            q = coil[i] + (coil[i] - [foot + side * width * 0.40, y0]) * 0.28
            cv2.line(art, tuple(np.int32(coil[i])), tuple(np.int32(q)), 200, max(2, int(width * 0.03)), cv2.LINE_AA)
    inside = cv2.distanceTransform((art > 100).astype(np.uint8), cv2.DIST_L2, 5)
    out = np.sqrt(np.clip(inside / (width * 0.04), 0, 1))
    for x in (0.012, 0.988):
        cv2.line(out, (int(x * width), 0), (int(x * width), height), 1.0, max(3, int(width * 0.05)))
    return out


def le_face(seed: int = 5) -> Array:
    """Millimetres: circle in a square with its dragon at the head, half-leaf borders, worn columns of text. 1.94 x 2.79 m."""
    w, h = 1940, 2790
    mm = np.zeros((h, w), np.float32)
    side = 430
    d = cv2.resize(roundel(), (side, side), interpolation=cv2.INTER_AREA) * 13
    x0, y0 = w // 2 - side // 2, 60
    mm[y0 : y0 + side, x0 : x0 + side] += d
    cv2.rectangle(mm, (x0 - 14, y0 - 14), (x0 + side + 14, y0 + side + 14), 8.0, 12)
    for s in (-1, 1):
        for k, (dx, dy, r) in enumerate([(300, 120, 52), (390, 190, 46), (310, 265, 50), (470, 290, 48), (390, 350, 46), (560, 330, 44), (480, 410, 44), (640, 425, 40), (300, 440, 44), (720, 470, 34)]):
            swirl(mm, (w / 2 + s * dx, y0 + dy), r, s * (1 if k % 2 else -1), 9, 7.0)
    b = half_leaves(150, h - 640, 13, 1) * 7.5
    mm[600 : h - 40, 46:196] = b
    mm[600 : h - 40, w - 196 : w - 46] = b[:, ::-1]
    for y in (545, 580):
        cv2.line(mm, (40, y), (w - 40, y), 5.0, 9)
    t = writing((w - 460, h - 720), 22, 32, seed, 0.55)
    mm[630 : 630 + h - 720, 230 : w - 230] -= t * 6.5
    return weathered(cv2.GaussianBlur(mm, (0, 0), 1.2), seed)


def swirl(mm: Array, at, radius: float, hand: int, thick: int, high: float) -> None:
    a = np.linspace(0, 11, 60)
    r = radius * (1 - a / 12)
    pts = np.stack([at[0] + hand * r * np.cos(a), at[1] + r * np.sin(a)], -1)
    cv2.polylines(mm, [np.int32(pts)], False, high, thick, cv2.LINE_AA)


def arched(width: float, height: float, shoulder: float, power: float = 2.4):
    """Half width of a slab at height z."""
    def half(z: Array) -> Array:
        u = np.clip((z - shoulder) / (height - shoulder), 0, 1)
        return width / 2 * np.maximum(1 - u ** power, 0) ** 0.5 + 0.004
    return half


def great_slab(mm: Array, back: Array, size: tuple[float, float, float], shoulder: float, columns: int, rows: int, power: float = 2.4) -> Mesh:
    """A closed slab, relief before and behind, its edges worn round. The face looks towards -y."""
    w, h, depth = size
    half = arched(w, h, shoulder, power)
    z = np.linspace(0, h - 0.0005, rows)[:, None]
    x = np.linspace(-1, 1, columns)[None, :] * half(z)
    edge = np.minimum(half(z) - np.abs(x), np.minimum((h - z) * 0.7 + np.abs(x) * 0, 1))
    sheets = []
    for k, relief in enumerate((mm, back)):
        u = (x if k == 0 else -x) / w + 0.5
        col = np.clip(u * (relief.shape[1] - 1), 0, relief.shape[1] - 1).astype(np.float32)
        row = np.broadcast_to((1 - z / h) * (relief.shape[0] - 1), x.shape).astype(np.float32)
        d = cv2.remap(relief, col, row, cv2.INTER_LINEAR) / 1000
        y = -depth / 2 - d + 0.03 * np.clip(1 - (edge + np.clip(d, -0.006, 0.004)) / 0.03, 0, 1.4) ** 2
        sheets.append(np.stack(np.broadcast_arrays(x, y if k == 0 else -y, z), -1))
    uv = np.stack(np.broadcast_arrays(x / w + 0.5, z / h), -1).reshape(-1, 2)
    f = grid_faces(rows, columns)
    front, rear = mesh(sheets[0], f, 0.5, uv), mesh(sheets[1], f[:, ::-1], 0.5, uv)
    ends = [np.concatenate([s[:, 0], s[-1, 1:-1], s[::-1, -1]]) for s in sheets]
    t = np.linspace(0, 1, max(4, int(depth / 0.02)))[:, None, None]
    rim = ends[0] * (1 - t) + ends[1] * t
    n = noise(rim.reshape(-1, 3).astype(np.float32), 9, 5, 3).reshape(rim.shape[:2])
    out = rim * [1, 0, 1] - [0, 0, h * 0.45]
    rim = rim - out / np.linalg.norm(out, axis=-1, keepdims=True) * ((n - 0.35) * 0.02 * np.sin(np.pi * t[..., 0]))[..., None]
    return merge([front, rear, mesh(rim, grid_faces(*rim.shape[:2]))])


def carved_colours(m: Mesh, free: Array, seed: int, moss: float = 1.0, warm: float = 0.0, scale: float | None = 0.0022) -> Array:
    return rock(m, free, proud(m, 6, scale), seed, warm, moss)


def stand(parts: list[tuple[str, Mesh]], ground: Mesh, moss: float, warm: float = 0.0) -> dict:
    """Stone parts, shaded by one another and by the ground."""
    frees = openness([m for _, m in parts] + [ground], 0.45, 28)
    return {n: coated(m, carved_colours(m, f, k + 2, moss, warm, 0.0022 if n == "slab" else None), 0.82) for k, ((n, m), f) in enumerate(zip(parts, frees))}


def le_parts(fine: bool) -> list[tuple[str, Mesh]]:
    mm = le_face()
    n = (1300, 1870) if fine else (500, 720)
    slab = moved(great_slab(mm, weathered(np.zeros_like(mm), 8), (1.94, 2.79, 0.27), 2.25, *n, 3.2), (0, 0.12, 0.82))
    beast = moved(tortoise(), (0, 0.05, 0.0), 0, np.array([1.55, 1.52, 1.62]))
    foot = roughened(dense_box((2.12, 0.52, 0.2), (0, 0.12, 0.70)), 0.004, 7)
    return [("slab", slab), ("beast", moved(beast, (0, 0, 0.0))), ("foot", foot)]


def dense_box(size, at, step: float = 0.012, round_: float = 0.02) -> Mesh:
    """A box of many vertices, so that it can be painted and worn."""
    from sculpt import Sculpture
    h = np.asarray(size) / 2
    low, high = np.asarray(at) - [h[0] + 0.03, h[1] + 0.03, 0.03], np.asarray(at) + [h[0] + 0.03, h[1] + 0.03, size[2] + 0.03]
    c = Sculpture(low, high, step)
    c.block(np.asarray(at) + [0, 0, h[2]], h, round_=round_, k=0.002)
    return c.solid()


def garden(near: float = -9.0) -> dict:
    """Bricks, a low wall, trees and their fallen leaves."""
    out: dict = {}
    ground = yard(-14, 16, near, 5.0)
    out["yard"] = painted(ground["brick"], paint("brick", ground["brick"]) * 0.75, 0.6, flat=True)
    rng = np.random.default_rng(5)
    wall = [box((0.30, 0.24, 0.075), (x + 0.16 * (row % 2), 5.1, row * 0.085), 0.008, rng.random()) for x in np.arange(-16, 18, 0.315) for row in range(11)]
    out["wall"] = painted(merge(wall), paint("brick", merge(wall)) * 0.8, 0.8, flat=True)
    out["earth"] = painted(box((9000, 9000, 0.1), (0, 0, -0.16)), np.full((24, 3), 0.035))
    for k, (x, y, s) in enumerate([(-4, 9, 9), (3.5, 10, 10), (11, 9, 9), (-12, 11, 11), (18, 13, 11), (0, 17, 14), (-8, 18, 13), (9, 18, 13)]):
        trunk, crown = banyan(s, 5.0, 42000, 70 + k, 0.17)
        out[f"trunk{k}"] = painted(moved(trunk, (x, y, 0)), paint("wood", trunk))
        out[f"crown{k}"] = painted(moved(crown, (x, y, 0)), paint("leaf", crown) * 0.8, flat=True)
    leaf = fallen(-6, 6, -7, 4, 420, 4)
    out["fallen"] = painted(leaf, paint("fallen", leaf), flat=True)
    return out


def sun(height: float, azimuth: float, sky: float = 0.7, strength: float = 1.0) -> dict:
    e, a = np.radians(height), np.radians(azimuth)
    return {"type": "sunsky", "sun_direction": [np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)], "turbidity": 4.0, "sun_scale": strength, "sky_scale": sky}


def le(which: str, fine: bool) -> dict:
    ground = box((30, 30, 0.1), (0, 0, -0.1))
    base = roughened(dense_box((3.5, 4.3, 0.22), (0, 0, -0.02), 0.02), 0.006, 6)
    parts = [*((n, moved(m, (0, 0, 0.18))) for n, m in le_parts(fine)), ("base", base)]
    return stand(parts, ground, 0.8) | garden() | {"sky": sun(9, 255, 0.45)}


def ly_face(seed: int = 9) -> Array:
    """Millimetres: the king's heading in a panel, running dragons round it, columns of small writing. 1.75 x 2.5 m."""
    w, h = 1750, 2500
    mm = np.zeros((h, w), np.float32)
    title = inscription(["崇善延齡"[k] for k in range(4)], FONT, (760, 200), "", 0.02)
    x0 = w // 2 - 380
    mm[110:310, x0 : x0 + 760] -= title * 1.5
    cv2.rectangle(mm, (x0 - 30, 84), (x0 + 790, 336), 5.0, 8)
    b = half_leaves(120, 2 * (h - 460), 22, -1)[: h - 460] * 6.5
    mm[430 : h - 30, 30:150] = b
    mm[430 : h - 30, w - 150 : w - 30] = b[:, ::-1]
    for y in (392, 416):
        cv2.line(mm, (30, y), (w - 30, y), 4.5, 7)
    d = cv2.resize(dragon_leaf.dragon(), (620, 620), interpolation=cv2.INTER_AREA)[20:600] / 70 * 9
    d = cv2.resize(cv2.rotate(d, cv2.ROTATE_90_CLOCKWISE), (360, 270), interpolation=cv2.INTER_AREA)
    mm[80:350, x0 - 400 : x0 - 40] += d
    mm[80:350, x0 + 800 : x0 + 1160] += d[:, ::-1]
    mm[450 : h - 40, 175 : w - 175] -= writing((w - 350, h - 490), 40, 60, seed, 0.5) * 4.2
    return weathered(cv2.GaussianBlur(mm, (0, 0), 1.0), seed)


def wave_base(length: float, depth: float, high: float) -> Mesh:
    """A block whose sides are waves and peaks."""
    w, h = int(length * 700), int(high * 700)
    art = np.zeros((h, w), np.float32)
    for row, y in enumerate(np.linspace(h * 0.15, h * 1.05, 6)):
        for x in np.arange(-60 + 45 * (row % 2), w + 60, 90):
            cv2.circle(art, (int(x), int(y)), 52, 0.0, -1)
            for r in (50, 38, 26, 14):
                cv2.circle(art, (int(x), int(y)), r, 9.0, 7, cv2.LINE_AA)
    mm = weathered(cv2.GaussianBlur(art, (0, 0), 1.8), 3)[::-1]
    u, v = np.meshgrid(np.linspace(0, 1, 700), np.linspace(0, 1, int(700 * high / length)))
    y = -depth / 2 - cv2.resize(mm, (u.shape[1], u.shape[0])) / 1000
    front = mesh(np.stack([(u - 0.5) * length, y, v * high], -1), grid_faces(*u.shape), 0.5)
    return merge([front, dense_box((length, depth, high), (0, 0, 0), 0.014)])


def shelter_room(paving: bool = True) -> dict:
    """A brick floor and a plastered brick wall behind."""
    rng = np.random.default_rng(3)
    floor = [box((0.295, 0.295, 0.05), (x, y, -0.05 + rng.normal(0, 0.0015)), 0.006, rng.random()) for x in np.arange(-3.3, 3.4, 0.3) for y in np.arange(-4.2, 2.3, 0.3)]
    wall = [box((0.30, 0.2, 0.075), (x + 0.16 * (row % 2), 2.0 + rng.normal(0, 0.004), row * 0.085), 0.008, rng.random()) for x in np.arange(-4, 5, 0.315) for row in range(62)]
    f, w = merge(floor), merge(wall)
    return {"floor": painted(f, paint("brick", f) * 0.8, 0.5, flat=True), "wall": painted(w, paint("brick", w) * 0.8, 0.85, flat=True)}


def ly(which: str, fine: bool) -> dict:
    mm = ly_face()
    n = (1300, 1860) if fine else (500, 720)
    slab = moved(great_slab(mm, weathered(np.zeros_like(mm), 8), (1.75, 2.5, 0.30), 2.1, *n, 4.0), (0, 0, 0.62))
    parts = [("slab", slab), ("base", moved(wave_base(2.15, 0.85, 0.46), (0, 0, 0.18))), ("step", roughened(dense_box((2.6, 1.3, 0.2), (0, 0, -0.01), 0.016), 0.004, 6))]
    lights = {"key": lamp((-5.0, -1.7, 3.0), (0, 0, 1.7), 1.0, (180, 146, 100)), "fill": lamp((4, -5, 2.2), (0, 0, 1.4), 3.0, (1.3, 1.7, 2.3)), "back": lamp((5.4, 1.2, 4.4), (0, 0.1, 2.2), 0.7, (30, 27, 23))}
    return stand(parts, box((30, 30, 0.1), (0, 0, -0.1)), 0.35) | shelter_room() | lights


def block(fine: bool) -> Mesh:
    """Four worn faces, lines of old letters running on from face to face; 110 x 80 x 270 cm."""
    a, b, high = 0.55, 0.40, 2.7
    n, rows = (1700, 1150) if fine else (700, 480)
    mm = letters((3800, 2300), 4)
    blur = cv2.resize(np.random.default_rng(8).random((7, 13)).astype(np.float32), (3800, 2300), interpolation=cv2.INTER_CUBIC)
    fine_ = cv2.resize(np.random.default_rng(9).random((60, 110)).astype(np.float32), (3800, 2300), interpolation=cv2.INTER_CUBIC)
    mm = -mm * np.clip(0.95 + (blur - 0.5) * 1.9 + (fine_ - 0.5) * 0.6, 0.06, 1) * 8.5
    mm[:, 2850:] = 0
    mm = weathered(np.concatenate([np.zeros((180, 3800), np.float32), mm, np.zeros((220, 3800), np.float32)]), 6)
    s = np.linspace(0, 2 * np.pi, 40001) - np.pi / 4 * 1.2
    z = np.linspace(0, 1, rows)[:, None]
    power = 2 / 9.0
    ring = np.stack([np.sign(np.sin(s)) * np.abs(np.sin(s)) ** power * a, np.sign(np.cos(s)) * np.abs(np.cos(s)) ** power * b], -1)
    far = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1))])
    even = np.linspace(0, far[-1], n, endpoint=False)  # even steps of way, not of angle
    ring = np.stack([np.interp(even, far, ring[:, k]) for k in range(2)], -1)
    p = np.concatenate([np.broadcast_to(ring[None], (rows, n, 2)), np.broadcast_to(z * high, (rows, n))[..., None]], -1).astype(np.float32)
    arc = even
    col = np.broadcast_to(arc / arc[-1] * 3799, (rows, n)).astype(np.float32)
    row = np.broadcast_to((1 - z) * (mm.shape[0] - 1), (rows, n)).astype(np.float32)
    d = cv2.remap(mm, col, row, cv2.INTER_LINEAR) / 1000
    big = noise(p.reshape(-1, 3), 1.1, 5, 4).reshape(rows, n) - 0.5
    d = d + big * 0.11 - 0.03 * z ** 3 + (noise(p.reshape(-1, 3), 7, 5, 6).reshape(rows, n) - 0.5) * 0.012
    top = np.clip((z - 0.93 - 0.05 * big) / 0.07, 0, 1)
    out = p * [1, 1, 0] / np.linalg.norm(p[..., :2], axis=-1, keepdims=True)
    p = (p * [1, 1, 0]) * (1 - 0.55 * top ** 2)[..., None] + out * d[..., None] + np.stack([0 * d, 0 * d, z * high + 0.15 * big * z], -1)
    hub = p[-1].mean(0) + [0, 0, 0.02]
    lid = np.linspace(0, 1, 40)[1:, None, None] * (hub - p[-1])[None] + p[-1][None]
    lid[..., 2] += (noise(lid.reshape(-1, 3).astype(np.float32), 6, 5, 3).reshape(39, n) - 0.5) * 0.03 * np.linspace(0, 1, 39)[:, None]
    p = np.concatenate([p, lid])
    return mesh(p, grid_faces(len(p), n, wrap=True)[:, ::-1])


def pillar(which: str, fine: bool) -> dict:
    stone = moved(block(fine), (0, 0, 0.30), -38)
    free = openness([stone, box((4, 4, 0.1), (0, 0, 0.2))], 0.3, 24, 0)[0]
    tone = rock(stone, free, proud(stone, 6, 0.0025), 11, 0.5, 0.12) * 0.95
    room = {"plinth": shape(merge([box((1.7, 1.5, 0.3), (0, 0, 0), 0.006), box((1.9, 1.7, 0.06), (0, 0, -0.04), 0.004)]), plain((0.05, 0.046, 0.043), 0.5)),
            "floor": shape(box((30, 30, 0.1), (0, 0, -0.1)), plain((0.045, 0.037, 0.031), 0.28)), "wall": shape(box((30, 0.1, 12), (0, 3.2, -1)), plain((0.075, 0.060, 0.050), 0.8))}
    lights = {"key": lamp((-4.3, 1.5, 3.3), (0, 0, 1.6), 0.4, (1500, 1120, 700)), "fill": lamp((3.6, -4.6, 2.4), (0, 0, 1.4), 2.4, (2.0, 2.5, 3.3)), "rim": lamp((3.6, 1.0, 3.4), (0, 0, 2.0), 0.7, (22, 19, 16)), "wash": lamp((-1.5, 1.5, 5.0), (0.5, 3.2, 1.5), 0.8, (6, 4.4, 3.0))}
    return {"stone": coated(stone, tone, 0.85)} | room | lights


VIEWS = {"le": ((-3.9, -5.5, 1.05), (0.12, -0.35, 1.52), 38, 1.25), "le_face": ((-1.75, -4.6, 1.0), (-0.12, -2.0, 1.02), 30, 0.75),
         "ly": ((-2.7, -5.6, 1.55), (0.0, 0.0, 1.60), 31, 1.25), "ly_head": ((-1.5, -2.6, 2.5), (-0.1, -0.15, 2.6), 34, 0.75),
         "pillar": ((-0.5, -5.9, 1.35), (0.0, 0, 1.52), 31, 1.25), "letters": ((-1.1, -2.6, 1.9), (-0.15, -0.3, 1.75), 30, 0.75)}


def main(out: str, which: str = "le", width: int = 480, samples: int = 10) -> None:
    origin, target, fov, tall = VIEWS[which]
    make, exposure = {"le": (le, None), "ly": (ly, 1.0), "pi": (pillar, 1.0), "letters": (pillar, 1.0)}[which if which == "letters" else which[:2]]
    things = make(which, width > 700)
    develop(things, camera(origin, target, fov, width, int(width * tall), samples, 0.010), out, exposure=exposure, depth=4)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
