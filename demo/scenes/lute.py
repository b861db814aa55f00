# SPDX-License-Identifier: Apache-2.0
"""The things of a ca trù evening on a mat: long lute, bamboo block with its sticks, small drum: python lute.py OUT.png [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from mesh import Array, Mesh, box, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_drum import fractal
from studio import camera, develop, lamp, plain, shape, skin, texture

NECK, BODY = 0.92, 0.36


def wood(seed: int, dark: tuple[float, float, float], light: tuple[float, float, float], rough: float = 0.35, along: int = 1) -> dict:
    """Oiled wood, its grain running along v (1) or u (0)."""
    a = fractal(1536, seed, 9)
    lines = cv2.resize(cv2.resize(a, (1536, 24) if along == 0 else (24, 1536)), (1536, 1536), interpolation=cv2.INTER_CUBIC)
    grain = cv2.resize(a[:, :40] if along == 0 else a[:40], (1536, 1536), interpolation=cv2.INTER_CUBIC)
    t = np.clip(np.interp(lines * 0.25 + grain * 0.75, [0.3, 0.7], [0, 1]), 0, 1)[..., None]
    return skin(np.array(dark) * (1 - t) + np.array(light) * t, rough)


def flat_uv(m: Mesh, axes: tuple[int, int] = (0, 1), scale: float = 1.0) -> Mesh:
    """The same mesh with uv from two of its coordinates, in metres times `scale`."""
    return Mesh(m.vertices, m.faces, m.tint, m.vertices[:, axes] * scale + 0.5)


def lute() -> dict:
    """Đàn đáy: a flat box, a bottomless back, a neck near a metre long, high frets below its middle, three silk strings."""
    body = mesh([[x * w, y, z] for z in (0, 0.09) for y, w in ((0, 0.115), (BODY, 0.092)) for x in (-1, 1)],
                [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]])
    top = mesh([[x * w, y, 0.0915] for y, w in ((0.008, 0.107), (BODY - 0.008, 0.085)) for x in (-1, 1)], [[0, 1, 3, 2]])
    neck = box((0.034, NECK, 0.034), (0, BODY + NECK / 2 - 0.01, 0.062), 0.006)
    head = [box((0.03, 0.02, 0.05), (0, BODY + NECK - 0.02, 0.075), 0.004)]
    u = np.linspace(0, 1, 24)
    head.append(tube(np.stack([0 * u, BODY + NECK - 0.02 + 0.17 * u, 0.075 - 0.10 * u**2], -1), 0.024 - 0.008 * u, 4, (1, 0.8)))
    pegs = []
    for k, side in ((0, 1), (1, -1), (2, 1)):
        y, z = BODY + NECK + 0.02 + 0.035 * k, 0.068 - 0.012 * k
        pegs.append(tube([[-side * 0.02, y, z], [side * 0.06, y, z + 0.004]], [0.006, 0.0075], 10))
        pegs.append(tube([[side * 0.06, y, z + 0.004], [side * 0.075, y, z + 0.005], [side * 0.098, y, z + 0.006]], [0.006, 0.015, 0.008], 12))
    frets = [moved(tube([[-0.02, 0, 0], [0, 0, 0.0], [0.02, 0, 0]], [0.009, 0.0095, 0.009], 12, (0.55, 1.9)), (0, BODY + 0.09 + 0.052 * k, 0.108)) for k in range(10)]
    bridge = box((0.11, 0.014, 0.012), (0, 0.075, 0.091), 0.003)
    tie = box((0.075, 0.016, 0.014), (0, 0.045, 0.091), 0.004)
    strings = []
    for k in (-1, 0, 1):
        strings.append(tube([[k * 0.022, 0.05, 0.104], [k * 0.02, 0.08, 0.105], [k * 0.009, BODY + NECK - 0.02, 0.127], [k * 0.006, BODY + NECK + 0.05, 0.08]], 0.00085, 6))
    pale, dark = ((0.30, 0.18, 0.085), (0.46, 0.30, 0.15)), ((0.035, 0.014, 0.008), (0.11, 0.045, 0.022))
    return {"body": (flat_uv(body), wood(2, *dark)), "top": (flat_uv(top, scale=2.2), wood(3, *pale, rough=0.5)), "neck": (flat_uv(merge([neck, *head])), wood(4, *dark, rough=0.28)),
            "pegs": (merge(pegs), plain((0.03, 0.014, 0.01), 0.25)), "frets": (merge(frets), plain((0.42, 0.27, 0.10), 0.4)),
            "bridge": (merge([bridge, tie]), plain((0.05, 0.022, 0.014), 0.3)), "strings": (merge(strings), plain((0.75, 0.62, 0.36), 0.35))}


def drum() -> dict:
    """Trống chầu: a lacquered barrel the size of a melon, skin pegged all round."""
    u = np.linspace(0, 1, 40)
    shell = lathe(np.stack([0.088 + 0.024 * np.sin(u * np.pi), 0.155 * u], -1), 96)
    heads = [lathe([(0.091, z), (0.091, z + s * 0.004), (0.06, z + s * 0.006), (0.0, z + s * 0.0065)], 96) for z, s in ((0.155, 1), (0.0, -1))]
    rims = [tube([[0.0905 * np.cos(a), 0.0905 * np.sin(a), z] for a in np.linspace(0, 2 * np.pi, 97)], 0.0028, 8) for z in (0.154, 0.146, 0.001, 0.009)]
    pegs = [tube([[0.094 * np.cos(a), 0.094 * np.sin(a), z], [0.102 * np.cos(a), 0.102 * np.sin(a), z]], [0.0042, 0.003], 8) for a in np.arange(0, 2 * np.pi, 2 * np.pi / 34) for z in (0.139, 0.016)]
    stain = fractal(1024, 17, 8)
    red = np.interp(stain, [0.3, 0.75], [0, 1])[..., None]
    lacquer = np.array([0.25, 0.018, 0.012]) * (1 - red) + np.array([0.13, 0.012, 0.010]) * red
    hide = np.array([0.62, 0.49, 0.31]) * np.interp(fractal(1024, 18, 9), [0.2, 0.8], [0.72, 1.05])[..., None]
    gilt = {"type": "twosided", "bsdf": {"type": "principled", "base_color": {"type": "rgb", "value": (0.55, 0.36, 0.12)}, "metallic": 1.0, "roughness": 0.35}}
    shine = {"type": "twosided", "bsdf": {"type": "principled", "base_color": texture(lacquer), "roughness": 0.22, "clearcoat": 0.6}}
    return {"shell": (shell, shine), "heads": (merge(heads), skin(hide, 0.7)), "rims": (merge(rims), gilt), "pegs": (merge(pegs), plain((0.2, 0.13, 0.06), 0.5))}


def block() -> dict:
    """Phách: a bamboo plate and its sticks, one whole and one split in two."""
    u = np.linspace(-1, 1, 30)
    across = np.stack([0.052 * np.sin(u * 1.1), 0.03 * (np.cos(u * 1.1) - 0.45)], -1)
    v = np.array([[x, y, z + t] for t in (0.006, 0.0) for y in np.linspace(-0.125, 0.125, 8) for x, z in across])
    m = mesh(v, np.concatenate([grid_faces(8, 30), grid_faces(8, 30)[:, ::-1] + 240]))
    sticks = [tube([[0.09, -0.1, 0.012], [0.075, 0.02, 0.013], [0.05, 0.16, 0.03]], [0.0085, 0.0075, 0.006], 14),
              tube([[-0.1, -0.08, 0.011], [-0.06, 0.16, 0.028]], [0.008, 0.0055], 12, (0.6, 1)), tube([[-0.112, -0.076, 0.011], [-0.072, 0.165, 0.028]], [0.008, 0.0055], 12, (0.6, 1))]
    return {"bamboo": (flat_uv(m, scale=3), wood(7, (0.30, 0.20, 0.07), (0.55, 0.40, 0.17), 0.38)), "sticks": (merge(sticks), plain((0.13, 0.06, 0.028), 0.35))}


def mat() -> Array:
    """A sedge mat, linear colour: ribs across, a red and green border figure near the edge."""
    h, w = 2048, 2048
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    rib = 0.78 + 0.22 * np.abs(np.sin(y * np.pi / 7)) ** 0.6
    tie = 1 - 0.25 * (np.abs((x % 64) - 32) < 2.5)
    tint = np.interp(fractal(2048, 23, 9), [0.25, 0.75], [0.78, 1.08])
    straw = np.array([0.50, 0.375, 0.185])
    out = straw * (rib * tie * tint)[..., None]
    for lo, hi, c in ((0.05, 0.058, (0.33, 0.04, 0.03)), (0.10, 0.108, (0.33, 0.04, 0.03)), (0.066, 0.092, (0.09, 0.17, 0.07))):
        edge = np.minimum(np.minimum(x, w - x), np.minimum(y, h - y)) / w
        band = (edge > lo) & (edge < hi)
        if hi - lo > 0.02:
            band &= ((x + y) % 96 < 48) ^ ((x - y) % 96 < 48)
        out = np.where(band[..., None], np.array(c) * (rib * tie * tint)[..., None], out)
    return out


def main(out: str, width: int = 800, samples: int = 32) -> None:
    things: dict = {}
    def place(parts: dict, at, turn: float, name: str, lay: bool = False) -> None:
        for k, (m, bsdf) in parts.items():
            v = m.vertices[:, [0, 2, 1]] * [1, -1, 1] if lay else m.vertices
            things[f"{name}{k}"] = shape(moved(Mesh(v, m.faces, m.tint, m.uv), at, turn), bsdf, flat=k in ("body", "top", "neck", "bridge"))
    place(lute(), (-0.34, -0.34, 0.0), -38, "lute")
    place(drum(), (0.30, -0.18, 0.0), 10, "drum")
    place(block(), (-0.03, -0.32, 0.002), -68, "block")
    stick = tube([[0.0, 0, 0.012], [0.30, 0.0, 0.012]], [0.006, 0.007], 12)
    things["beater"] = shape(moved(stick, (0.13, -0.41, 0), 14), plain((0.10, 0.045, 0.02), 0.35))
    floor = mesh([[-1.1, -1.1, 0], [1.1, -1.1, 0], [1.1, 1.1, 0], [-1.1, 1.1, 0]], [[0, 1, 2, 3]], uv=np.array([[0, 0], [1, 0], [1, 1], [0, 1.0]]))
    things["mat"] = shape(moved(floor, (0, 0.12, 0), 8), skin(mat(), 0.75))
    things["boards"] = shape(box((12, 12, 0.1), (0, 0, -0.103)), plain((0.05, 0.026, 0.016), 0.4))
    things |= {"lampshade": lamp((-0.75, 0.75, 0.85), (0, -0.05, 0.02), 0.2, (112, 78, 42)), "fill": lamp((1.6, -1.6, 1.6), (0, 0, 0), 1.4, (0.85, 0.95, 1.2)),
               "glow": lamp((0.9, 0.9, 0.8), (0.2, -0.1, 0.05), 0.4, (5.5, 4.4, 3.2))}
    lens = camera((0.06, -1.12, 0.86), (0.035, -0.08, 0.03), 46, width, width * 3 // 4, samples, 0.006)
    develop(things, lens, out, exposure=1.9, depth=6)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:4]))
