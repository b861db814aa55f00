# SPDX-License-Identifier: Apache-2.0
"""Models as a scanning firm delivers them, one mesh and one picture of its colour: python scans.py OUT.glb guanyin|puppet|tortoise|stele [TEXTURE TRIANGLES]

The dense model is reduced, unwrapped by xatlas, and each point of the atlas takes the colour of the nearest dense vertex,
darkened by how shut in it is. Needs xatlas and fast-simplification beside the others; nothing is rendered.
"""
from __future__ import annotations

import io
import json
import struct
import sys

import cv2
import fast_simplification
import numpy as np
import xatlas
from mesh import Array, Mesh, merge, mesh, moved, triangles
from PIL import Image
from scipy.spatial import cKDTree
from wear import normals, openness, proud


def reduced(m: Mesh, count: int) -> Mesh:
    """About `count` triangles of the same surface."""
    t = triangles(m)
    if len(t) <= count:
        return m
    v, f = fast_simplification.simplify(m.vertices.astype(np.float32), t.astype(np.int32), target_count=count, agg=4)
    return mesh(v, np.c_[f, np.full(len(f), -1)])


def atlas(m: Mesh, size: int) -> tuple[Array, Array, Array]:
    """Vertices of the model for each vertex of the unwrapped one, its triangles, and uv."""
    a = xatlas.Atlas()
    a.add_mesh(m.vertices.astype(np.float32), triangles(m).astype(np.uint32))
    pack, chart = xatlas.PackOptions(), xatlas.ChartOptions()
    pack.resolution, pack.padding, pack.bilinear = size, 2, True
    pack.create_image = False
    chart.max_iterations, chart.max_cost = 1, 8.0
    a.generate(chart_options=chart, pack_options=pack)
    return a[0]


def drawn(where: Array, faces: Array, uv: Array, points: Array, size: int) -> tuple[Array, Array]:
    """For each texel inside a triangle its place in space."""
    out, hit = np.zeros((size, size, 3), np.float32), np.zeros((size, size), bool)
    px = uv * size - 0.5
    for f in faces:
        p, q = px[f], points[where[f]]
        x0, y0 = np.maximum(np.floor(p.min(0)).astype(int) - 1, 0)
        x1, y1 = np.minimum(np.ceil(p.max(0)).astype(int) + 2, size)
        d = (p[1, 1] - p[2, 1]) * (p[0, 0] - p[2, 0]) + (p[2, 0] - p[1, 0]) * (p[0, 1] - p[2, 1])
        if abs(d) < 1e-9 or x1 <= x0 or y1 <= y0:
            continue
        y, x = np.mgrid[y0:y1, x0:x1]
        a = ((p[1, 1] - p[2, 1]) * (x - p[2, 0]) + (p[2, 0] - p[1, 0]) * (y - p[2, 1])) / d
        b = ((p[2, 1] - p[0, 1]) * (x - p[2, 0]) + (p[0, 0] - p[2, 0]) * (y - p[2, 1])) / d
        c = 1 - a - b
        slack = 0.7 / max(np.sqrt(abs(d)), 1.0)
        inside = (a > -slack) & (b > -slack) & (c > -slack)
        tile, mark = out[y0:y1, x0:x1], hit[y0:y1, x0:x1]
        tile[inside] = a[inside][:, None] * q[0] + b[inside][:, None] * q[1] + c[inside][:, None] * q[2]
        mark |= inside
    return out, hit


def painted_atlas(place: Array, hit: Array, dense: Array, tone: Array) -> Array:
    """sRGB bytes; gaps between the pieces take the nearest colour."""
    _, k = cKDTree(dense).query(place[hit], k=3)
    art = np.zeros((*hit.shape, 3), np.float32)
    art[hit] = tone[k].mean(1)
    _, label = cv2.distanceTransformWithLabels((~hit).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    first = np.zeros(label.max() + 1, np.int64)
    flat = np.flatnonzero(hit)
    first[label.ravel()[flat]] = flat
    art = art.reshape(-1, 3)[first[label.ravel()]].reshape(art.shape)
    return (np.clip(art, 0, 1) ** (1 / 2.2) * 255 + 0.5).astype(np.uint8)


def glb(points: Array, n: Array, uv: Array, faces: Array, art: Array, rough: float, metal: float) -> bytes:
    """A binary glTF, y up, the picture first among its images."""
    shot = io.BytesIO()
    Image.fromarray(art).save(shot, "JPEG", quality=88)
    turn = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], np.float32)
    p, q = points.astype(np.float32) @ turn.T, n.astype(np.float32) @ turn.T
    index = faces.astype(np.uint32 if len(p) > 65535 else np.uint16)
    chunks = [shot.getvalue(), p.tobytes(), q.tobytes(), uv.astype(np.float32).tobytes(), index.tobytes()]
    views, body = [], b""
    for k, c in enumerate(chunks):
        views.append({"buffer": 0, "byteOffset": len(body), "byteLength": len(c), **({} if k == 0 else {"target": 34963 if k == 4 else 34962})})
        body += c + b"\0" * (-len(c) % 4)
    def part(view: int, kind: str, count: int, code: int = 5126, **more) -> dict:
        return {"bufferView": view, "componentType": code, "count": count, "type": kind, **more}
    tree = {"asset": {"version": "2.0", "generator": "demo/scenes/scans.py"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
            "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2}, "indices": 3, "material": 0}]}],
            "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}, "roughnessFactor": rough, "metallicFactor": metal}, "doubleSided": True}],
            "textures": [{"source": 0, "sampler": 0}], "samplers": [{"magFilter": 9729, "minFilter": 9987}], "images": [{"bufferView": 0, "mimeType": "image/jpeg"}],
            "accessors": [part(1, "VEC3", len(p), min=p.min(0).tolist(), max=p.max(0).tolist()), part(2, "VEC3", len(p)), part(3, "VEC2", len(p)), part(4, "SCALAR", index.size, 5125 if index.dtype == np.uint32 else 5123)],
            "bufferViews": views, "buffers": [{"byteLength": len(body)}]}
    head = json.dumps(tree, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 4)
    return struct.pack("<4sII", b"glTF", 2, 28 + len(head) + len(body)) + struct.pack("<I4s", len(head), b"JSON") + head + struct.pack("<I4s", len(body), b"BIN\0") + body


def guanyin_colours() -> tuple[list[Mesh], Array]:
    import guanyin
    from wear import gilt, lacquer
    parts = guanyin.figure(False)
    frees = openness(list(parts.values()), 0.16, 20)
    tones = []
    for (name, m), free in zip(parts.items(), frees):
        rise = proud(m, 10, 0.0035)
        tone = lacquer(m, free, rise * 0, (0.26, 0.022, 0.013))[0] if name == "disc" else gilt(m, free, rise, 3, 0.8)[0]
        tone[m.tint > 0.9], tone[m.tint < 0.1] = (0.66, 0.60, 0.48), (0.012, 0.01, 0.01)
        tones.append(tone * np.interp(free, [0.05, 0.7], [0.45, 1.0])[:, None])
    return list(parts.values()), np.concatenate(tones)


def puppet_colours() -> tuple[list[Mesh], Array]:
    import puppet
    m, paint = puppet.teu(0.0034)
    base = puppet.stand()
    keep = base.vertices[:, 2] > -0.165
    base = mesh(base.vertices, base.faces[keep[np.maximum(base.faces, 0)].all(1)])
    free = openness([m, base], 0.14, 36)
    tone, _ = puppet.painted_boy(m, paint, free[0])
    red = np.array([0.22, 0.02, 0.012]) * np.interp(free[1], [0.1, 0.8], [0.4, 1])[:, None]
    return [m, base], np.concatenate([tone, red])


def tortoise_colours() -> tuple[list[Mesh], Array]:
    import great_steles as g
    parts = [m for _, m in g.le_parts(False)]
    low = g.roughened(g.dense_box((3.5, 4.3, 0.22), (0, 0, -0.2), 0.03), 0.006, 6)
    parts.append(low)
    frees = openness(parts, 0.45, 20)
    tones = [g.carved_colours(m, f, k + 2, 0.8, 0.1, 0.0022 if k == 0 else None) for k, (m, f) in enumerate(zip(parts, frees))]
    return parts, np.concatenate(tones) * 1.25


def stele_colours() -> tuple[list[Mesh], Array]:
    import village_stele as v
    parts = v.stones(760, (2.1, 2.7, 0.12))
    tones = v.colours(parts, 16, 0.82)
    return list(parts.values()), np.concatenate(list(tones.values())) * 1.25


MAKERS = {"guanyin": (guanyin_colours, 0.34, 0.35), "puppet": (puppet_colours, 0.4, 0.0), "tortoise": (tortoise_colours, 0.85, 0.0), "stele": (stele_colours, 0.85, 0.0)}
SHARES = {"tortoise": [0.42, 0.46, 0.06, 0.06], "stele": [0.40, 0.50, 0.04, 0.06]}
"""Of the triangles, for each part; elsewhere as the dense parts have them."""
CLOSER = {"stele": [2.0, 1.15, 0.8, 0.6]}
"""How much larger a part is drawn in the atlas: writing wants more texels than a plinth."""


def main(out: str, which: str = "puppet", size: int = 2048, count: int = 64000) -> None:
    make, rough, metal = MAKERS[which]
    parts, tone = make()
    total = sum(len(triangles(p)) for p in parts)
    share, closer = SHARES.get(which), CLOSER.get(which, [1.0] * len(parts))
    few = [reduced(p, max(300, int(count * (share[k] if share else len(triangles(p)) / total)))) for k, p in enumerate(parts)]
    small = merge(few)
    where, faces, uv = atlas(merge([moved(p, scale=c) for p, c in zip(few, closer)]), size)
    place, hit = drawn(where, faces, uv, small.vertices, size)
    art = painted_atlas(place, hit, np.concatenate([p.vertices for p in parts]), tone)
    uv = np.stack([uv[:, 0], uv[:, 1]], -1)
    data = glb(small.vertices[where], normals(small)[where], uv, faces, art, rough, metal)
    with open(out, "wb") as f:
        f.write(data)
    print(out, len(faces), "triangles", len(where), "vertices", round(len(data) / 1e6, 2), "MB", round(hit.mean(), 2), "of the atlas used")


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
