# SPDX-License-Identifier: Apache-2.0
"""Four Đông Sơn drums in four lights: python drums.py OUT.png [hoang_ha|song_da|rim|star] [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from dongson import face_mm, hoang_ha_bands, mantle_mm, song_da_bands
from drum import HEIGHT, PROFILE, RADIUS, handle
from mesh import Mesh, box, merge
from mitsuba_drum import fractal
from patina import disc, lean, patina, turned
from studio import camera, develop, lamp, plain, shape, skin


def metal(maps: dict, bump: float = 1.0) -> dict:
    return skin(maps["colour"], maps["rough"], maps["metal"], maps["height"], bump)


def strap(maps: dict) -> dict:
    return skin(maps["colour"][::2, ::2] * 0.9, maps["rough"][::2, ::2], maps["metal"][::2, ::2])


def drum(bands, rays: int, look: str, seed: int, fine: float = 1.0, face_px: int = 2048) -> dict:
    """A drum's shapes, standing on z = 0."""
    flat, side = lean(face_mm(bands, rays), face_px), lean(mantle_mm())
    skin_face, skin_side = patina(flat, look, seed, face_px / 290, 0.45), patina(side, look, seed + 1, 7, 0.4)
    out = {"face": shape(disc(RADIUS, HEIGHT, flat * 0.9, int(380 * fine), int(1200 * fine)), metal(skin_face)),
           "mantle": shape(turned(PROFILE, side * 0.9, int(460 * fine), int(1300 * fine)), metal(skin_side))}
    straps = merge([handle(a + d) for a in (25, 205) for d in (-14, 14)])
    straps = Mesh(straps.vertices, straps.faces, straps.tint, straps.vertices[:, [1, 2]] * 1.7 + 0.5)
    out["straps"] = shape(straps, strap(skin_side))
    return out


def stone(rough: float = 0.35, dark: float = 0.03) -> dict:
    n = fractal(2048, 31, 10)
    return skin(np.interp(n, [0.3, 0.7], [0.6, 1.35])[..., None] * np.array([1.0, 0.95, 0.88]) * dark, np.clip(rough + (n - 0.5) * 0.4, 0.1, 0.9).astype(np.float32))


def table(size: float, dark: float = 0.03, rough: float = 0.35):
    m = box((size, size, 0.4), (0, 0, -0.4), 0.01)
    return shape(Mesh(m.vertices, m.faces, m.tint, m.vertices[:, :2] / size + 0.5), stone(rough, dark), flat=True)


def hoang_ha(w: int, n: int) -> tuple[dict, dict, float]:
    things = drum(hoang_ha_bands(), 16, "museum", 3, face_px=4096) | {"table": table(3.0, 0.02)}
    top = (0, 0, HEIGHT)
    things |= {"key": lamp((-1.5, 0.95, HEIGHT + 0.52), top, 0.3, (330, 262, 180)), "fill": lamp((1.9, -1.2, HEIGHT + 1.4), top, 1.2, (8, 10, 13)), "sky": lamp((0.2, 0.3, 4.2), top, 1.3, (2.5, 2.5, 2.6))}
    return things, camera((0.0, -0.02, 2.9), (0, 0, HEIGHT), 20.6, w, w, n), 2.3


def song_da(w: int, n: int) -> tuple[dict, dict, float]:
    things = drum(song_da_bands(), 14, "river", 8) | {"table": table(4.0, 0.02), "wall": shape(box((9, 0.1, 6), (0, 2.6, -2)), plain((0.03, 0.027, 0.024), 0.9))}
    at = (0, 0, 0.45)
    things |= {"key": lamp((-1.75, -0.55, 1.05), at, 0.34, (190, 142, 92)), "fill": lamp((2.0, -1.4, 0.9), at, 1.0, (1.6, 2.1, 2.9)), "rim": lamp((1.1, 1.4, 1.1), at, 0.5, (16, 20, 26))}
    return things, camera((-0.18, -1.62, 0.70), (-0.03, 0, 0.435), 27.5, w, w * 3 // 4, n, 0.004), 2.2


def rim(w: int, n: int) -> tuple[dict, dict, float]:
    """A drum in the dark: one lamp behind it, a breath of light before."""
    things = drum(song_da_bands(), 14, "river", 8) | {"table": table(5.0, 0.03, 0.22)}
    at = (0, 0, 0.55)
    things |= {"key": lamp((0.75, 1.75, 1.18), at, 0.3, (270, 190, 112)), "edge": lamp((-1.9, 0.35, 0.75), at, 0.25, (36, 48, 66)), "front": lamp((0.6, -3, 1.2), at, 1.5, (0.6, 0.5, 0.45))}
    return things, camera((-0.25, -1.95, 0.98), (0.0, 0, 0.42), 34, w, w * 3 // 4, n, 0.004), 2.0


def rays(w: int, n: int) -> tuple[dict, dict, float]:
    """The star, close, the lamp almost lying on the metal."""
    flat = face_mm(song_da_bands(), 14)
    maps = patina(flat, "earth", 5, 14, 0.45)
    things = {"face": shape(disc(RADIUS, 0, flat * 1.15, 560, 1800), metal(maps)), "key": lamp((-0.62, 0.42, 0.14), (0, 0, 0), 0.16, (260, 190, 115)),
              "fill": lamp((0.9, -0.5, 0.7), (0, 0, 0), 0.6, (2.4, 3.2, 4.4))}
    return things, camera((0.12, -0.36, 0.26), (0.012, 0.012, 0.0), 40, w, w * 3 // 4, n, 0.0025), 2.4


def main(out: str, which: str = "hoang_ha", width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = {"hoang_ha": hoang_ha, "song_da": song_da, "rim": rim, "star": rays}[which](width, samples)
    develop(things, lens, out, exposure=exposure, depth=5)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
