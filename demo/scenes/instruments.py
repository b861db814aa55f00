# SPDX-License-Identifier: Apache-2.0
"""Instruments at rest: moon lute on a mat, and the strings and bamboo of the court: python instruments.py OUT.png [kim|court] [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from lute import drum, flat_uv, mat, wood
from mesh import Mesh, box, lathe, merge, mesh, moved, tube
from mitsuba_drum import fractal
from studio import camera, develop, lamp, plain, shape, skin

RADIUS, DEEP, NECK = 0.18, 0.062, 0.66
DARK, PALE = ((0.040, 0.016, 0.009), (0.13, 0.055, 0.026)), ((0.30, 0.185, 0.09), (0.47, 0.32, 0.165))


def moon_lute() -> dict:
    """Round box, pale face, long neck with eight high frets, two strings, four pegs; it lies face up along +y."""
    r, d = RADIUS, DEEP
    side = lathe([(0.001, 0.0), (r * 0.97, 0.0), (r, 0.006), (r, d - 0.005), (r * 0.985, d), (r * 0.94, d + 0.0006)], 220)
    face = lathe([(r * 0.945, d + 0.0012), (0.001, d + 0.0022)], 220)
    top = r + NECK
    neck = [box((0.030, NECK, 0.026), (0, r + NECK / 2 - 0.03, d - 0.022), 0.005)]
    u = np.linspace(0, 1, 40)
    head = tube(np.stack([0 * u, top - 0.05 + 0.20 * u, d - 0.006 - 0.075 * u**1.6], -1), np.interp(u, [0, 0.7, 0.9, 1], [0.018, 0.015, 0.020, 0.014]), 24, (1, 0.75))
    pegs = []
    for k in range(4):
        s, y = (1 if k % 2 else -1), top - 0.005 + 0.032 * k
        z = d - 0.012 - 0.012 * k
        pegs.append(tube([[-s * 0.02, y, z], [s * 0.055, y, z]], [0.0048, 0.0062], 20))
        v = np.linspace(0, 1, 24)
        pegs.append(tube(np.stack([s * (0.055 + 0.050 * v), y + 0 * v, z + 0 * v], -1), 0.0065 + 0.0075 * np.sin(np.pi * v) ** 0.8, 24))
    high = np.linspace(0.030, 0.013, 8)
    at = r + NECK - 0.10 - NECK * np.array([0.0, 0.13, 0.235, 0.37, 0.47, 0.58, 0.70, 0.80])
    frets = [box((0.030, 0.0075, h), (0, y, d + 0.002), 0.002) for y, h in zip(at, high[::-1])]
    bridge = [box((0.075, 0.016, 0.015), (0, -0.105, d), 0.004), box((0.094, 0.008, 0.007), (0, -0.105, d), 0.002)]
    nut = box((0.030, 0.007, 0.019), (0, top - 0.065, d), 0.002)
    lines = [tube([[k * 0.011, -0.106, d + 0.015], [k * 0.007, top - 0.065, d + 0.024], [k * 0.004, top + 0.02, d - 0.004]], 0.0009 if k < 0 else 0.0007, 6) for k in (-1, 1)]
    inlay = [lathe([(0.052, d + 0.0024), (0.050, d + 0.0030), (0.047, d + 0.0024)], 90)]
    return {"side": (flat_uv(side), wood(41, *DARK, rough=0.25)), "face": (flat_uv(face, scale=2.0), wood(42, *PALE, rough=0.5)), "neck": (flat_uv(merge([*neck, head])), wood(43, *DARK, rough=0.25)),
            "pegs": (merge(pegs), plain((0.028, 0.013, 0.009), 0.22)), "frets": (merge([*frets, nut]), plain((0.50, 0.36, 0.16), 0.4)), "bridge": (merge(bridge), plain((0.045, 0.02, 0.013), 0.28)),
            "strings": (merge(lines), plain((0.78, 0.66, 0.40), 0.3)), "inlay": (moved(merge(inlay), (0, 0.02, 0)), plain((0.06, 0.024, 0.014), 0.4))}


def flute(length: float = 0.52, radius: float = 0.0105) -> dict:
    """A bamboo flute along +x: nodes, six holes, the mouth hole, bindings."""
    u = np.linspace(0, 1, 90)
    swell = 1 + 0.07 * sum(np.exp(-(((u - c) / 0.008) ** 2)) for c in (0.07, 0.52, 0.95))
    body = tube(np.stack([length * u, 0 * u, 0 * u + radius], -1), radius * swell, 40)
    body = Mesh(body.vertices, body.faces, body.tint, body.vertices[:, [1, 0]] * 3)
    holes = [moved(lathe([(0.0038, 0.0), (0.001, 0.0004)], 20), (length * x, 0, 2 * radius + 0.0001)) for x in (0.24, 0.46, 0.54, 0.62, 0.70, 0.78, 0.86)]
    binds = [tube([[length * x, 0, radius], [length * x + 0.006, 0, radius]], radius * 1.06, 40) for x in (0.03, 0.30, 0.40, 0.91)]
    return {"body": (body, wood(51, (0.34, 0.20, 0.07), (0.56, 0.38, 0.16), 0.3, along=0)), "holes": (merge(holes), plain((0.01, 0.007, 0.005), 0.9)), "binds": (merge(binds), plain((0.20, 0.03, 0.02), 0.5))}


def coin_clapper() -> dict:
    """Sinh tiền: three strips of hard wood, coins on two pins."""
    strips = [box((0.26, 0.036, 0.010), (0, 0, 0.0), 0.003), moved(box((0.25, 0.034, 0.009), (0, 0, 0.016), 0.003), (0.004, 0, 0), 2), moved(box((0.22, 0.030, 0.009), (0.16, 0.095, 0.0), 0.003), (0, 0, 0), 24)]
    pins = [tube([[x, 0, 0.02], [x, 0, 0.052]], 0.0018, 10) for x in (-0.10, -0.055)]
    ring = [(0.004, 0.0), (0.0125, 0.0), (0.0125, 0.0016), (0.004, 0.0016), (0.004, 0.0)]
    coins = [moved(lathe(ring, 40), (x + 0.0006 * k, 0.0008 * (k % 3 - 1), 0.0265 + 0.0026 * k)) for x in (-0.10, -0.055) for k in range(5)]
    return {"strips": (flat_uv(merge(strips)), wood(61, *DARK, rough=0.3, along=0)), "pins": (merge(pins), plain((0.3, 0.2, 0.1), 0.4, 1.0)), "coins": (merge(coins), plain((0.46, 0.30, 0.11), 0.35, 1.0))}


def laid(parts: dict, tag: str, at: tuple[float, float, float], turn: float, scale: float = 1.0) -> dict:
    return {f"{tag}_{k}": shape(moved(m, at, turn, scale), look) for k, (m, look) in parts.items()}


def cup(at: tuple[float, float, float]) -> dict:
    """A small tea cup, blue-white, half full."""
    wall = lathe([(0.001, 0.004), (0.018, 0.004), (0.019, 0.0), (0.022, 0.0), (0.024, 0.006), (0.036, 0.028), (0.041, 0.048), (0.0395, 0.049), (0.034, 0.028), (0.02, 0.008), (0.001, 0.007)], 96)
    tea = lathe([(0.0375, 0.038), (0.001, 0.038)], 60)
    return {f"cup{round(at[0] * 100)}": shape(moved(wall, at), plain((0.62, 0.64, 0.62), 0.12)), f"tea{round(at[0] * 100)}": shape(moved(tea, at), plain((0.16, 0.085, 0.02), 0.06))}


def kim(w: int, n: int) -> tuple[dict, dict, float]:
    """The moon lute on a mat, evening, tea beside it."""
    floor = mesh([[-1.1, -0.85, 0], [1.1, -0.85, 0], [1.1, 0.85, 0], [-1.1, 0.85, 0]], [[0, 1, 2, 3]], 0.5, np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]]))
    things = {"mat": shape(moved(floor, (0.05, 0.16, 0), 6), skin(mat(), 0.75)), "boards": shape(box((12, 12, 0.1), (0, 0, -0.103)), plain((0.05, 0.026, 0.016), 0.4))}
    things |= laid(moon_lute(), "kim", (-0.27, -0.08, 0.001), -62) | laid(flute(), "flute", (-0.05, -0.33, 0.001), 12) | cup((0.40, -0.20, 0.0)) | cup((0.30, -0.11, 0.0))
    pick = mesh([[-0.006, 0, 0.003], [0.006, 0, 0.003], [0.009, 0.05, 0.004], [-0.009, 0.05, 0.004]], [[0, 1, 2, 3]])
    things["pick"] = shape(moved(pick, (0.03, -0.20, 0), 35), plain((0.30, 0.20, 0.09), 0.25))
    things |= {"sun": lamp((-1.5, 0.95, 0.62), (0, -0.05, 0.02), 0.22, (150, 92, 40)), "fill": lamp((1.4, -1.5, 1.6), (0, 0, 0), 1.4, (0.9, 1.05, 1.4)), "glow": lamp((0.9, 1.1, 0.8), (0.1, -0.1, 0.05), 0.4, (3.5, 2.8, 2.2))}
    return things, camera((0.10, -1.10, 0.80), (0.04, -0.035, 0.03), 43, w, w * 3 // 4, n, 0.006), 2.9


def court(w: int, n: int) -> tuple[dict, dict, float]:
    """Strings and bamboo laid out on red lacquer before the music."""
    v = np.interp(fractal(1024, 71, 8), [0.3, 0.7], [0.75, 1.1])[..., None]
    top = mesh([[-1.0, -0.42, 0], [1.0, -0.42, 0], [1.0, 0.46, 0], [-1.0, 0.46, 0]], [[0, 1, 2, 3]], uv=np.array([[0, 0], [1, 0], [1, 0.5], [0, 0.5]]))
    things = {"top": shape(top, skin((v * np.array([0.26, 0.016, 0.010])).astype(np.float32), 0.14))}
    edge = [box((2.04, 0.03, 0.05), (0, y, -0.035), 0.006) for y in (-0.43, 0.47)] + [box((0.03, 0.93, 0.05), (x, 0.02, -0.035), 0.006) for x in (-1.015, 1.015)]
    things["edge"] = shape(merge(edge), plain((0.72, 0.47, 0.17), 0.3, 1.0))
    a = np.linspace(0, 5.2, 40)
    curls = [tube(np.stack([x + s * 0.036 * np.exp(-a / 4) * np.cos(a), 0 * a - 0.452, -0.075 + 0.036 * np.exp(-a / 4) * np.sin(a)], -1), np.linspace(0.008, 0.003, 40), 8) for x in np.arange(-0.96, 1.0, 0.12) for s in (-1, 1)]
    things["curls"] = shape(merge([*curls, box((2.0, 0.016, 0.012), (0, -0.448, -0.145), 0.003)]), plain((0.72, 0.47, 0.17), 0.32, 1.0))
    things["apron"] = shape(box((2.0, 0.02, 0.5), (0, -0.425, -0.52), 0.004), plain((0.20, 0.014, 0.009), 0.22))
    things |= laid(moon_lute(), "lute", (-0.42, 0.04, 0.001), -74) | laid(flute(), "flute", (-0.30, -0.26, 0.001), 5) | laid(flute(0.44, 0.009), "flute2", (-0.22, -0.315, 0.001), -2)
    things |= laid(coin_clapper(), "coins", (0.40, -0.22, 0.001), 14) | laid(drum(), "drum", (0.58, 0.22, 0.003), 20, 1.15)
    things["back"] = shape(box((8, 0.1, 5), (0, 1.7, -2)), plain((0.035, 0.016, 0.010), 0.6))
    posts = merge([tube([[x, 1.35, -2], [x, 1.35, 3]], 0.13, 60) for x in (-1.15, 0.95)])
    things["posts"] = shape(posts, plain((0.22, 0.014, 0.008), 0.18))
    at = (0, 0, 0.05)
    things |= {"key": lamp((-1.1, 0.35, 1.15), at, 0.35, (48, 33, 19)), "fill": lamp((1.3, -1.6, 1.2), at, 1.2, (0.8, 0.85, 1.1)), "rim": lamp((1.3, 1.0, 0.9), (0.2, 0, 0.05), 0.3, (15, 9.5, 4.5))}
    return things, camera((0.04, -1.36, 0.84), (0.03, 0.0, 0.03), 45, w, w * 3 // 4, n, 0.006), 2.6


def main(out: str, which: str = "kim", width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = {"kim": kim, "court": court}[which](width, samples)
    develop(things, lens, out, exposure=exposure, depth=6)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
