# SPDX-License-Identifier: Apache-2.0
"""A stele: a slab with an arched head, its inscription cut for real into the mesh. Metres; the face looks towards -y."""
from __future__ import annotations

import cv2
import numpy as np

from mesh import Array, Mesh, box, grid_faces, merge, mesh, moved
from relief import inscription

WIDTH, HEIGHT, DEPTH, SHOULDER = .92, 1.55, .2, 1.16

TEXT = ['夫亭者一鄉之所聚也春祈秋報', '歌舞於斯歲月既久棟宇傾頹瓦', '落垣崩鄉人惜之於是鳩工庀材', '改舊為新各輸其力不日而成瓦', '飛如翼柱立如林神安其位民樂', '其居爰刻貞石以記其事俾後之',
        '人有所考焉此碑乃今人依古式', '所造以示後學非古物也']
HEADING = '重修亭碑記'


def half_width(z: Array) -> Array:
    u = np.clip((z - SHOULDER) / (HEIGHT - SHOULDER), 0, 1)
    return WIDTH / 2 * np.sqrt(np.maximum(1 - u ** 2.4, 0)) + .004


def ornament(size: tuple[int, int]) -> Array:
    """Raised borders: running scrolls up both sides, sun and clouds in the head. Millimetres."""
    w, h = size
    art = np.zeros((h, w), np.uint8)
    for x in (.022, .082):
        for s in (x, 1 - x):
            cv2.line(art, (int(s * w), int(h * .26)), (int(s * w), h), 255, 9)
    for y in (.245, .257):
        cv2.line(art, (int(w * .022), int(h * y)), (int(w * .978), int(h * y)), 255, 9)
    for k in range(21):
        for s in (.052, .948):
            spiral(art, (s * w, h * (.285 + k * .034)), w * .024, 1 if k % 2 else -1, 6)
    cv2.circle(art, (w // 2, int(h * .062)), int(w * .04), 255, -1)
    for a in np.linspace(np.pi, 2 * np.pi, 9):
        p = [(w / 2 + r * w * np.cos(a + d), h * .062 + r * w * np.sin(a + d)) for r, d in ((.05, -.1), (.095, .04), (.05, .1))]
        cv2.fillPoly(art, [np.int32(p)], 255)
    for s in (-1, 1):
        for dx, dy, r in ((.135, .062, .032), (.2, .07, .026), (.262, .085, .03), (.335, .108, .026), (.385, .15, .03), (.425, .2, .026)):
            spiral(art, (w / 2 + s * dx * w, dy * h), r * w, s, 8)
    return cv2.GaussianBlur(art.astype(np.float32) / 255, (0, 0), 3) * 3.5


def spiral(art: Array, at, radius: float, hand: int, thick: int) -> None:
    a = np.linspace(0, 11, 60)
    r = radius * (1 - a / 12)
    pts = np.stack([at[0] + hand * r * np.cos(a), at[1] + r * np.sin(a)], -1)
    cv2.polylines(art, [np.int32(pts)], False, 255, thick, cv2.LINE_AA)


def weathered(mm: Array, seed: int = 5) -> Array:
    """Rubbed, pitted and chipped; strength varies over the stone."""
    rng = np.random.default_rng(seed)
    h, w = mm.shape
    out = np.zeros_like(mm)
    for cell, depth in ((500, 1.3), (160, .5), (40, .2), (10, .13), (3, .07)):
        small = rng.normal(0, 1, (h // cell + 3, w // cell + 3)).astype(np.float32)
        out += cv2.resize(small, (w, h), interpolation=cv2.INTER_CUBIC) * depth
    worn = cv2.GaussianBlur(cv2.resize(rng.random((9, 6)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC), (0, 0), 30)
    keep = np.clip(.45 + worn * .8, .3, 1)
    pits = cv2.GaussianBlur((rng.random((h, w)) > .9993).astype(np.float32), (0, 0), 3.2) * 22
    return cv2.GaussianBlur(mm, (0, 0), 1.1) * keep + out - np.minimum(pits, 2.5)


def relief_mm(font_path: str, size=(1840, 3100)) -> Array:
    return weathered(ornament(size) - inscription(TEXT, font_path, size, HEADING, .115))


def slab(mm: Array, columns: int = 920, rows: int = 1550) -> Mesh:
    """Front with the relief, rounded edges and a plain back."""
    z = np.linspace(0, HEIGHT - .0005, rows)[:, None]
    u = np.linspace(-1, 1, columns)[None, :]
    x = u * half_width(z)
    col = np.clip((x / WIDTH + .5) * (mm.shape[1] - 1), 0, mm.shape[1] - 1).astype(np.float32)
    row = np.broadcast_to((1 - z / HEIGHT) * (mm.shape[0] - 1), x.shape).astype(np.float32)
    d = cv2.remap(mm, col, row, cv2.INTER_LINEAR) / 1000
    edge = np.minimum(half_width(z) - np.abs(x), np.minimum(HEIGHT - z, 1)) + np.clip(d - .001, -.004, .002) * 2
    y = -DEPTH / 2 - d + .02 * np.clip(1 - edge / .022, 0, 1.5) ** 2
    front = np.stack(np.broadcast_arrays(x, y, z), -1)
    outline = np.concatenate([front[:, 0], front[-1, 1:-1], front[::-1, -1]])
    rim = np.stack([outline, outline * [1, 0, 1] + [0, DEPTH / 2, 0]])
    uv = np.stack(np.broadcast_arrays(x / WIDTH + .5, z / HEIGHT), -1).reshape(-1, 2)
    return merge([mesh(front, grid_faces(rows, columns), .5, uv), mesh(rim, grid_faces(2, len(outline))[:, ::-1])])


def plinth() -> Mesh:
    return merge([box((WIDTH + .14, DEPTH + .16, .12), (0, 0, -.11), .02), box((1.9, 2.5, .16), (0, -.05, -.66), .03), box((2.4, 3.0, .14), (0, -.05, -.8), .03)])
