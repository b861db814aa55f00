# SPDX-License-Identifier: Apache-2.0
"""A row of steles on stone tortoises under a tiled roof, low sun: python steles.py OUT.png [row|along] [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from hall import yard
from great_steles import dense_box
from mesh import Mesh, box, merge, moved
from mitsuba_dinh import paint
from plants import banyan
from relief import inscription
from sculpt import roughened
from stele import ornament, slab, weathered
from studio import camera, develop, painted
from tortoise import tortoise
from wear import coated, openness, proud, rock

# From the essay of 1484 on the examination of 1442, by Thân Nhân Trung.
COLUMNS = ["賢材國家之元氣元氣盛則國勢強", "以隆元氣餒則國勢弱以污是以聖", "帝明王莫不以育材取士培植元氣", "為先務也蓋士之關係於國家如此", "其重故崇尚之意殆無終窮既寵之", "以科名又隆之以爵秩恩至溥也"]
HEADING = "進士題名記"


FONT = "/usr/share/fonts/truetype/arphic/ukai.ttc"
VIEWS = {"row": ((-1.7, -3.1, 1.5), (1.75, 0.1, 1.22), 56, 0.75), "along": ((-2.35, -1.72, 1.25), (3.4, -0.20, 1.02), 46, 0.75)}


def relief() -> np.ndarray:
    return weathered(ornament(SIZE) - inscription(COLUMNS, FONT, SIZE, HEADING, 0.115), 5)


SIZE = (1840, 3100)


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


def row(near_columns: int) -> dict:
    """Eight steles, each with its own size, lean and stains; the beast is shaded once for all."""
    beast = moved(tortoise(), (0, 0.05, 0.26), 0, np.array([0.70, 0.68, 0.60]))
    mm = relief()
    plinth = roughened(dense_box((1.35, 1.9, 0.18), (0, -0.05, 0.08), 0.02), 0.003, 8)
    foot = roughened(dense_box((1.05, 0.34, 0.12), (0, 0, 0.50), 0.012), 0.003, 8)
    plain_slab = moved(slab(mm, 420, 700), (0, 0, 0.61))
    frees = openness([beast, plinth, foot, plain_slab], 0.4, 26)
    rises = [proud(m, 8) for m in (beast, plinth, foot)]
    things: dict = {}
    for k in range(8):
        rng = np.random.default_rng(40 + k)
        s, fine = rng.uniform(0.94, 1.10), (near_columns if k < 3 else 300)
        tall = moved(slab(mm if k % 2 == 0 else mm * 0.85, fine, fine * 5 // 3), (0, 0, 0.61), 0, s)
        turn = rng.normal(0, 1.2)
        for name, part, free, rise in (("beast", beast, frees[0], rises[0]), ("plinth", plinth, frees[1], rises[1]), ("foot", foot, frees[2], rises[2])):
            things[f"{name}{k}"] = coated(moved(part, (k * 1.62, 0.15, 0), turn), rock(moved(part, (k * 1.62, 0, 0)), free, rise, k + 1, 0.15, 0.7), 0.8)
        placed = moved(tall, (k * 1.62, 0.15, 0), turn)
        things[f"slab{k}"] = coated(placed, rock(placed, np.ones(len(placed.vertices)), proud(placed, 6, 0.0022), k + 20, 0.15, 0.6), 0.8)
    return things


def main(out: str, which: str = "row", width: int = 480, samples: int = 10) -> None:
    origin, target, fov, tall = VIEWS[which]
    things = row(900 if width > 700 else 300)
    for kind, m in shelter(14).items():
        things[f"sh{kind}"] = painted(m, paint(kind, m), 0.7, flat=True)
    ground = yard(-10, 22, -14, -1.95)
    things["yard"] = painted(ground["brick"], paint("brick", ground["brick"]), 0.6, flat=True)
    things["earth"] = painted(box((9000, 9000, 0.1), (0, 0, -0.2)), np.full((24, 3), 0.05))
    for k, (x, y) in enumerate([(2, 9), (11, 8), (20, 10), (-8, 9), (28, 4)]):
        trunk, crown = banyan(11, 6, 26000, 70 + k, 0.26)
        things[f"trunk{k}"] = painted(moved(trunk, (x, y, 0)), paint("wood", trunk))
        things[f"crown{k}"] = painted(moved(crown, (x, y, 0)), paint("leaf", crown), flat=True)
    e, a = np.radians(12), np.radians(251 if which == "row" else 232)
    sun = [np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)]
    things["sky"] = {"type": "sunsky", "sun_direction": sun, "turbidity": 4.0, "sun_scale": 1.0, "sky_scale": 0.5}
    develop(things, camera(origin, target, fov, width, int(width * tall), samples, 0.008), out, depth=4)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
