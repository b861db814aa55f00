# SPDX-License-Identifier: Apache-2.0
"""A row of steles on stone tortoises under a tiled roof, evening sun: python steles.py OUT.png FONT.ttc [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from clay import tortoise
from hall import yard
from mesh import Mesh, box, merge, moved
from mitsuba_dinh import blend, noise, paint
from plants import banyan
from relief import inscription
from stele import ornament, slab, weathered
from studio import camera, develop, painted

# From the essay of 1484 on the examination of 1442, by Thân Nhân Trung.
COLUMNS = ["賢材國家之元氣元氣盛則國勢強", "以隆元氣餒則國勢弱以污是以聖", "帝明王莫不以育材取士培植元氣", "為先務也蓋士之關係於國家如此", "其重故崇尚之意殆無終窮既寵之", "以科名又隆之以爵秩恩至溥也"]
HEADING = "進士題名記"


def stone(m: Mesh, seed: int) -> np.ndarray:
    """Blue-grey limestone, dark where rain runs, ochre and green in its pores."""
    p = m.vertices.astype(np.float32) + seed * 7.3
    base = blend(noise(p, 1.3, 7, seed), [(0.3, (0.085, 0.088, 0.085)), (0.5, (0.16, 0.16, 0.15)), (0.7, (0.25, 0.24, 0.215))])
    streak = noise(p * np.array([1, 1, 0.12], np.float32), 5, 5, seed + 1)[:, None]
    moss = np.interp(noise(p, 2.2, 6, seed + 2) - m.vertices[:, 2] * 0.10, [0.5, 0.6], [0, 0.7])[:, None]
    return (base * np.interp(streak, [0.35, 0.65], [0.55, 1.15])) * (1 - moss) + moss * np.array([0.06, 0.075, 0.025])


def shelter(length: float) -> dict[str, Mesh]:
    """Posts and rafters, a low brick wall behind, a kerb before."""
    rng = np.random.default_rng(5)
    posts = [box((0.16, 0.16, 3.2), (x, y, 0), 0.02, rng.random()) for x in np.arange(-3.3, length, 6.3) for y in (-1.55, 1.6)]
    beams = [box((length + 6, 0.14, 0.2), (length / 2 - 1, y, 3.1), 0.02, 0.4) for y in (-1.55, 0, 1.6)]
    rafters = [box((0.09, 3.9, 0.12), (x, 0, 3.34), 0.015, rng.random()) for x in np.arange(-3, length + 2, 0.42)]
    boards = [box((length + 8, 4.4, 0.06), (length / 2, 0, 3.47), 0.01, 0.3)]
    bricks = [box((0.30, 0.2, 0.075), (x + 0.16 * (row % 2), 1.9, row * 0.085), 0.008, rng.random()) for x in np.arange(-3, length + 2, 0.315) for row in range(14)]
    kerb = [box((1.18, 0.4, 0.2), (x, -1.75, -0.02), 0.02, rng.random()) for x in np.arange(-3, length + 2, 1.2)]
    floor = [box((0.39, 0.39, 0.06), (x, y, 0.04), 0.008, rng.random()) for x in np.arange(-3, length + 2, 0.4) for y in np.arange(-1.45, 1.7, 0.4)]
    return {"wood": merge(posts + beams + rafters + boards), "brick": merge(bricks + floor), "stone": merge(kerb)}


def main(out: str, font_path: str, width: int = 800, samples: int = 32) -> None:
    beast = moved(tortoise(0.018), (0, 0, 0.25), scale=0.8)
    size = (1840, 3100)
    mm = weathered(ornament(size) - inscription(COLUMNS, font_path, size, HEADING, 0.115), 5)
    shade = np.clip(1 + (mm - cv2.GaussianBlur(mm, (0, 0), 9)) * 0.3, 0.35, 1.25)
    things: dict = {}
    for k in range(8):
        rng = np.random.default_rng(40 + k)
        s, near = rng.uniform(0.9, 1.12), k < 3
        front = slab(mm if k % 2 == 0 else mm * 0.85, 900 if near else 360, 1500 if near else 600)
        tall = moved(front, (0, 0, 0.56), 0, s)
        foot = box((1.05 * s, 0.34, 0.1), (0, 0, 0.47), 0.02)
        plinth = box((1.35, 1.9, 0.18), (0, -0.05, 0.08), 0.03)
        x = k * 1.62
        for name, part in (("slab", tall), ("foot", foot), ("beast", moved(beast, (0, 0.05, 0.0))), ("plinth", plinth)):
            placed = moved(part, (x, 0.15, 0), rng.normal(0, 1.2))
            colours = stone(placed, k + 1) * 0.62
            if name == "slab":
                colours *= shade[np.int32((1 - part.uv[:, 1]) * (size[1] - 1)), np.int32(part.uv[:, 0].clip(0, 1) * (size[0] - 1))][:, None]
            things[f"{name}{k}"] = painted(placed, colours, 0.8)
    for kind, m in shelter(14).items():
        things[f"sh{kind}"] = painted(m, paint(kind, m), 0.7, flat=True)
    ground = yard(-10, 22, -14, -1.95)
    things["yard"] = painted(ground["brick"], paint("brick", ground["brick"]), 0.6, flat=True)
    things["earth"] = painted(box((9000, 9000, 0.1), (0, 0, -0.2)), np.full((24, 3), 0.05))
    for k, (x, y) in enumerate([(2, 9), (11, 8), (20, 10), (-8, 9), (28, 4)]):
        trunk, crown = banyan(11, 6, 26000, 70 + k, 0.26)
        things[f"trunk{k}"] = painted(moved(trunk, (x, y, 0)), paint("wood", trunk))
        things[f"crown{k}"] = painted(moved(crown, (x, y, 0)), paint("leaf", crown), flat=True)
    e, a = np.radians(15), np.radians(251)
    sun = [np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)]
    things["sky"] = {"type": "sunsky", "sun_direction": sun, "turbidity": 4.0, "sun_scale": 1.0, "sky_scale": 1.0}
    lens = camera((-1.7, -3.1, 1.5), (1.75, 0.1, 1.22), 56, width, width * 3 // 4, samples)
    develop(things, lens, out, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
