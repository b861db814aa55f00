# SPDX-License-Identifier: Apache-2.0
"""Models to turn in the hand, as GLB with one baked texture each: python vessel_scans.py OUT.glb [drum|bell|vase]

The texture is the painted colour times occlusion from cavity and height, all by numpy; needs trimesh and Pillow, no renderer
(the painting modules import mitsuba). `python vessel_scans.py OUT.png look:MODEL.glb` draws a model small, to see that it loads.
"""

from __future__ import annotations

import io
import sys

import cv2
import numpy as np
import trimesh
from dongson import face_mm, hoang_ha_bands, mantle_mm
from drum import HEIGHT, PROFILE, RADIUS, handle
from mesh import Array, Mesh, lathe, merge, triangles
from patina import disc, patina, turned
from PIL import Image
from trimesh.visual.material import PBRMaterial
from vessels import WALL, sea_bell_parts
from wares import swan_vase

ATLAS = 2048


def fit(a: Array, w: int, h: int) -> Array:
    return cv2.resize(np.clip(a, 0, 1).astype(np.float32), (w, h), interpolation=cv2.INTER_AREA)


def shade(colour: Array, mm: Array, wide: float, deep: float = 0.5) -> Array:
    """Colour times occlusion: what lies lower than its surroundings, near and far, is darker."""
    near = mm - cv2.GaussianBlur(mm, (0, 0), wide)
    far = cv2.GaussianBlur(mm, (0, 0), wide) - cv2.GaussianBlur(mm, (0, 0), wide * 5)
    dark = np.clip(1 + deep * (np.minimum(near, 0) * 1.2 + np.clip(near, 0, 0.6) * 0.35 + far * 0.8), 0.3, 1.25)
    return colour * dark[..., None]


def atlas(parts: list[tuple[Mesh, Array, tuple[int, int, int, int], Array | float]], gain: float = 1.0) -> tuple[Mesh, Image.Image]:
    """Parts laid into one texture: each has its colour (row 0 = v 0), its place (x, y, w, h) and occlusion by v."""
    sheet, placed = np.full((ATLAS, ATLAS, 3), 0.05, np.float32), []
    for m, colour, (x, y, w, h), shadow in parts:
        tile = fit(colour, w, h) * (fit(np.broadcast_to(np.asarray(shadow, np.float32)[:, None], (len(shadow), 4)), w, h)[..., None] if isinstance(shadow, np.ndarray) else shadow)
        sheet[y : y + h, x : x + w] = tile
        uv = np.clip(m.uv, 0, 1) * [w - 3, h - 3] + [x + 1.5, y + 1.5]
        placed.append(Mesh(m.vertices, m.faces, m.tint, uv / ATLAS))
    lit = np.clip(sheet * gain, 0, 1) ** (1 / 2.2)
    return merge(placed), Image.fromarray((lit[::-1] * 255 + 0.5).astype(np.uint8))


def save(m: Mesh, picture: Image.Image, out: str, metallic: float, rough: float) -> None:
    """A GLB with y up, smooth normals, its picture kept as JPEG."""
    box = io.BytesIO()
    picture.save(box, "JPEG", quality=88)
    skin = PBRMaterial(name="surface", baseColorTexture=Image.open(io.BytesIO(box.getvalue())), metallicFactor=metallic, roughnessFactor=rough, doubleSided=True)
    t = triangles(m)
    corners = m.vertices[t]
    t = t[np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) > 1e-12]
    shape = trimesh.Trimesh(m.vertices[:, [0, 2, 1]] * [1, 1, -1], t, visual=trimesh.visual.TextureVisuals(uv=m.uv, material=skin), process=False)
    shape.export(out, include_normals=True)
    print(out, len(t), "triangles; volume", round(float(shape.volume), 5))


def local(m: Mesh, scale: float) -> Mesh:
    """uv for small parts, folded into 0..1."""
    uv = np.stack([m.vertices[:, 0] + 0.5 * m.vertices[:, 1], m.vertices[:, 2]], -1) * scale
    return Mesh(m.vertices, m.faces, m.tint, np.abs(uv % 2 - 1))


def drum() -> tuple[Mesh, Image.Image, float, float]:
    flat, side = face_mm(hoang_ha_bands(), 16), mantle_mm()
    top, wall = patina(flat, "museum", 3, 14, 0.45), patina(side, "museum", 4, 12, 0.45)
    v = np.linspace(0, 1, 64)
    under = np.interp(v, [0, 0.1, 0.3, 0.6, 0.68, 0.8, 1], [0.75, 0.95, 1, 0.9, 0.62, 1, 0.95]).astype(np.float32)
    straps = local(merge([handle(a + d) for a in (25, 205) for d in (-14, 14)]), 9)
    inner = lathe(PROFILE[:14] * [0.985, 1] + [0, 0.002], 72)
    inner = Mesh(inner.vertices, inner.faces[:, ::-1], inner.tint, inner.uv)
    parts = [(disc(RADIUS, HEIGHT, flat * 0.9, 64, 230), shade(top["colour"], flat, 10), (0, 0, 1180, 1180), 1.0),
             (turned(PROFILE, side * 0.9, 110, 230), shade(wall["colour"], side, 10), (0, 1184, 2048, 864), under),
             (straps, wall["colour"][:900, :900], (1184, 0, 420, 420), 0.9), (inner, wall["colour"][:600] * 0.4, (1184, 424, 860, 420), 1.0)]
    return *atlas(parts, 1.9), 0.22, 0.52


def bell() -> tuple[Mesh, Image.Image, float, float]:
    made, mm = sea_bell_parts()
    look = patina(mm, "sea", 21, 18, 1.1)
    v = np.linspace(0, 1, 64)
    under = np.interp(v, [0, 0.05, 0.3, 0.8, 1], [0.8, 0.9, 1, 1, 0.75]).astype(np.float32)
    inner = lathe(WALL[:9] * [0.9, 1] + [0, 0.004], 90)
    inner = Mesh(inner.vertices, inner.faces[:, ::-1], inner.tint, inner.uv)
    parts = [(turned(WALL, mm, 150, 260), shade(look["colour"], mm, 12, 0.3), (0, 0, 2048, 1240), under), (local(made["crown"], 3.2), look["colour"][600:1500, :900], (0, 1244, 700, 700), 0.9),
             (inner, look["colour"][:800] * 0.35, (704, 1244, 1300, 700), 1.0)]
    return *atlas(parts, 1.7), 0.2, 0.58


def vase() -> tuple[Mesh, Image.Image, float, float]:
    p, fired, _ = swan_vase()
    v = np.linspace(0, 1, 256)
    z = np.interp(v, np.linspace(0, 1, len(p)), p[:, 1])
    within = v > v[np.argmax(z)] + 0.004
    under = np.where(within, np.clip(0.28 + 0.9 * (z / z.max()) ** 3, 0, 0.95), np.interp(z, [0, 0.02, 0.12, 0.3], [0.7, 0.85, 0.96, 1.0])).astype(np.float32)
    base = disc(0.116, 0.004, None, 12, 72)
    base = Mesh(base.vertices, base.faces[:, ::-1], base.tint, base.uv)
    clay = np.full((64, 64, 3), (0.32, 0.24, 0.15), np.float32)
    parts = [(turned(p, None, 150, 240), fired, (0, 0, 2048, 1900), under), (base, clay, (0, 1904, 140, 140), 0.8)]
    return *atlas(parts, 1.15), 0.0, 0.22


def look(out: str, path: str) -> None:
    """The GLB as a viewer has it, small."""
    from studio import camera, develop, lamp, plain, shape, texture

    g = trimesh.load(path, force="mesh")
    pic = np.asarray(g.visual.material.baseColorTexture.convert("RGB"), np.float32)
    v = g.vertices[:, [0, 2, 1]] * [1, -1, 1]
    m = Mesh(v, np.c_[g.faces, np.full(len(g.faces), -1)], np.zeros(len(v)), np.asarray(g.visual.uv))
    tall, at = float(v[:, 2].max()), (0, 0, float(v[:, 2].max()) / 2)
    bsdf = {"type": "twosided", "bsdf": {"type": "principled", "base_color": texture((pic[::-1] / 255) ** 2.2), "roughness": g.visual.material.roughnessFactor, "metallic": g.visual.material.metallicFactor}}
    floor = Mesh(np.array([[-9, -9, 0], [9, -9, 0], [9, 9, 0], [-9, 9, 0.0]]), np.array([[0, 1, 2, 3]]), np.zeros(4), np.zeros((4, 2)))
    things = {"scan": shape(m, bsdf), "floor": shape(floor, plain((0.2, 0.2, 0.2), 0.8)), "key": lamp((-2 * tall, -2 * tall, 3 * tall), at, tall, (14, 13, 12)), "sky": {"type": "constant", "radiance": {"type": "rgb", "value": 0.25}}}
    develop(things, camera((0.8 * tall, -2.2 * tall, 1.5 * tall), at, 38, 360, 360, 8), out, depth=4)


def main(out: str, which: str = "drum", *_: int) -> None:
    if which.startswith("look:"):
        look(out, which[5:])
    else:
        m, picture, metallic, rough = {"drum": drum, "bell": bell, "vase": vase}[which]()
        save(m, picture, out, metallic, rough)


if __name__ == "__main__":
    main(*sys.argv[1:3])
