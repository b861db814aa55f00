# SPDX-License-Identifier: Apache-2.0
"""A village stele on its tortoise, its writing cut to be read: python village_stele.py OUT.png [whole|face] [WIDTH SAMPLES]"""
from __future__ import annotations

import sys

import numpy as np
from great_steles import dense_box, garden, great_slab, sun
from mesh import Mesh, box, moved
from mitsuba_dinh import noise
from sculpt import roughened
from stele import DEPTH, HEIGHT, SHOULDER, WIDTH, relief_mm, weathered
from studio import camera, develop
from tortoise import tortoise
from wear import coated, openness, proud, rock

FONT = "/usr/share/fonts/truetype/arphic/uming.ttc"
VIEWS = {"whole": ((-1.75, -4.75, 1.0), (0.0, -0.60, 1.02), 32, 1.25), "face": ((-1.25, -3.15, 0.80), (0.10, -0.95, 0.60), 33, 0.75)}


def stones(columns: int, plinth: tuple[float, float, float] = (2.1, 2.7, 0.2)) -> dict[str, Mesh]:
    """Slab, its socket, the beast and the plinth; the ground is at z = 0 and the face looks towards -y."""
    mm, top = relief_mm(FONT), plinth[2]
    slab = great_slab(mm, weathered(np.zeros_like(mm), 8), (WIDTH, HEIGHT, DEPTH), SHOULDER, columns, columns * 5 // 3, 2.4)
    return {"slab": moved(slab, (0, 0.10, top + 0.58)), "beast": moved(tortoise(), (0, 0.06, top - 0.01)),
            "socket": roughened(dense_box((WIDTH + 0.15, DEPTH + 0.18, 0.2), (0, 0.10, top + 0.42), 0.012, 0.025), 0.004, 7),
            "plinth": roughened(dense_box(plinth, (0, -0.08, 0.0), 0.016, 0.02), 0.005, 6)}


def colours(parts: dict[str, Mesh], rays: int = 24, ink: float = 0.0) -> dict[str, np.ndarray]:
    """Blue-grey limestone; ink of old rubbings stays in the cuts, hands have polished the beast's head.
    `ink` darkens the cuts further, for a scan whose mesh is too coarse to hold them."""
    ground = box((30, 30, 0.1), (0, 0, -0.1))
    frees = openness([*parts.values(), ground], 0.42, rays)
    out = {}
    for k, ((name, m), free) in enumerate(zip(parts.items(), frees)):
        rise = proud(m, 6, 0.0022 if name == "slab" else None)
        tone = rock(m, free, rise, k + 2, 0.12, 0.55 if name == "slab" else 0.9)
        if name == "slab":
            tone *= np.interp(rise, [-0.9, -0.1], [0.30, 1.0])[:, None]
            if ink:
                tone *= np.interp(proud(m, 26, 0.0022), [-0.8, -0.12], [1 - ink, 1.0])[:, None]
        if name == "beast":
            p = m.vertices
            touched = np.clip((-p[:, 1] - 0.80) / 0.2, 0, 1) * np.clip((p[:, 2] - 0.5) / 0.2, 0, 1)
            touched *= np.interp(noise(p.astype(np.float32), 4, 5, 9), [0.35, 0.6], [0.3, 1]) * np.clip(0.6 + rise, 0, 1)
            tone = tone * (1 - 0.55 * touched[:, None]) + 0.55 * touched[:, None] * np.array([0.33, 0.31, 0.265])
            tone *= np.interp(rise, [-1, 0], [0.5, 1.0])[:, None]
        out[name] = tone
    return out


def main(out: str, which: str = "whole", width: int = 480, samples: int = 10) -> None:
    origin, target, fov, tall = VIEWS[which]
    parts = stones(920 if width > 700 else 320)
    tones = colours(parts)
    things = {k: coated(m, tones[k], 0.8) for k, m in parts.items()} | garden() | {"sky": sun(12, 249, 0.45)}
    develop(things, camera(origin, target, fov, width, int(width * tall), samples, 0.012), out, depth=4)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
