# SPDX-License-Identifier: Apache-2.0
"""Gates with three doors, before hills or at dawn: python gates.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; VIEW is dawn or couplet."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from hall import laterite, yard
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_dinh import noise, paint
from parts import Things, arched, bulb, clad, earth, hills, painted, palms, placed, roofing, together, water, wood
from PIL import Image, ImageDraw, ImageFont
from plants import fallen, grass
from roof import Roof, dragon
from studio import shape
from weather import EVENING, MORNING, Lens, Weather, photograph

KAI = "/usr/share/fonts/truetype/arphic/ukai.ttc"
COUPLET = ("萬劫有山皆劍氣", "六頭無水不秋聲")


def leaf_door(width: float, height: float, hinge: tuple[float, float], turn: float, z: float = 0.1) -> Mesh:
    """One plank leaf hung at `hinge` and turned; studs and rails."""
    rng = np.random.default_rng(int(height * 100))
    planks = [box((width / 4 - 0.006, 0.06, height), (width * (k + 0.5) / 4, 0, 0), 0.006, rng.random()) for k in range(4)]
    rails = [box((width, 0.05, 0.14), (width / 2, -0.045, h), 0.01, 0.2) for h in (0.25, height * 0.5, height - 0.4)]
    return moved(merge(planks + rails), (*hinge, z), turn)


def doors(x: float, width: float, height: float, depth: float, ajar: tuple[float, float], z: float = 0.1) -> Mesh:
    half = width / 2 - 0.03
    a = leaf_door(half, height, (x - half, depth), ajar[0], z)
    b = moved(leaf_door(half, height, (0, 0), 0), (0, 0, 0))
    b = moved(Mesh(b.vertices * [-1, 1, 1], b.faces[:, ::-1] if (b.faces >= 0).all() else b.faces, b.tint, b.uv), (x + half, depth, 0), -ajar[1])
    sill = box((width + 0.1, 0.16, 0.2), (x, depth, z - 0.12), 0.02, 0.3)
    return merge([a, b, sill])


def pillar(x: float, y: float, height: float, size: float = 0.6) -> Mesh:
    """A gate post (trụ biểu): plinth, shaft with a sunken panel's frame, lantern chamber, lotus bud."""
    s = size
    parts = [box((s * 1.5, s * 1.5, 0.35), (x, y, 0), 0.03), box((s * 1.3, s * 1.3, 0.2), (x, y, 0.35), 0.03), box((s, s, height - 0.5), (x, y, 0.5), 0.02)]
    for dx in (-1, 1):
        parts += [box((s * 0.12, 0.05, height * 0.72), (x + dx * s * 0.38, y - s / 2, 0.8), 0.01), box((0.05, s * 0.12, height * 0.72), (x - s / 2, y + dx * s * 0.38, 0.8), 0.01)]
    for k, (w, h) in enumerate(((1.25, 0.1), (1.45, 0.1), (1.2, 0.12), (0.95, 0.55), (1.3, 0.1), (1.5, 0.12), (1.15, 0.12), (0.8, 0.14))):
        parts.append(box((s * w, s * w, h), (x, y, height + sum((0.1, 0.1, 0.12, 0.55, 0.1, 0.12, 0.12)[:k])), 0.02))
    bud = lathe(np.array([(0.2, 0), (0.5, 0.18), (0.56, 0.42), (0.42, 0.75), (0.2, 1.05), (0.0, 1.3)]) * s * 0.85, 16)
    return merge([*parts, moved(bud, (x, y, height + 1.33))])


def roof_at(half: tuple[float, float], z: float, rise: float, top: float = 1.0, lift: float = 0.5, kind: str = "plain", thick: float = 0.13) -> dict[str, Mesh]:
    """A small gate roof; top < 1 leaves a skirt."""
    hx, hy = half
    r = Roof(half_length=hx, half_depth=hy, eave=0, ridge=rise, gablet_x=max(hx - 0.62 * hy, 0.2), gablet_t=0.62, lift=lift, flare=lift * 0.55)
    return placed(roofing(r, top, kind, thick=thick), (0, 0, z))


def gate(kind: str = "plain") -> dict[str, Mesh]:
    """The middle bay with its loft, two lower side bays, wing walls and posts; the front stands at y = 0, the depth is 2.6."""
    d = 2.6
    body = [arched(5.0, 4.5, d, [(0, 2.5, 3.5)])] + [moved(arched(3.3, 3.3, d - 0.4, [(0, 1.5, 2.55)]), (s * 4.1, 0.2, 0)) for s in (-1, 1)]
    ledge = [box((5.2, d + 0.24, 0.14), (0, d / 2, z), 0.03) for z in (3.9, 4.42)] + [box((3.4, d - 0.2, 0.12), (s * 4.1, d / 2, 3.2), 0.03) for s in (-1, 1)]
    loft = [box((3.5, 1.7, 1.5), (0, d / 2, 4.9), 0.03)] + [box((3.64, 1.84, 0.1), (0, d / 2, z), 0.02) for z in (5.35, 6.2)]
    rim = []
    for x in (-0.95, 0.95):
        a = np.linspace(0, 2 * np.pi, 25)
        rim.append(tube(np.stack([x + 0.34 * np.cos(a), np.full(25, d / 2 - 0.87), 5.8 + 0.34 * np.sin(a)], -1), 0.06, 8))
    wings = [box((4.2, 0.5, 2.2), (s * 8.4, d / 2, 0), 0.03) for s in (-1, 1)] + [box((4.3, 0.66, 0.12), (s * 8.4, d / 2, 2.2), 0.03) for s in (-1, 1)]
    posts = [pillar(s * x, y, h, w) for s in (-1, 1) for x, y, h, w in ((2.62, -0.25, 4.6, 0.55), (5.95, 0.5, 3.9, 0.6), (10.6, d / 2, 3.2, 0.55))]
    tiles = [placed(roof_at((3.15, 1.95), 4.58, 1.5, 0.45, 0.45, kind), (0, d / 2, 0)), placed(roof_at((2.5, 1.6), 6.45, 1.35, 1.0, 0.6, kind), (0, d / 2, 0))]
    tiles += [placed(roof_at((2.0, 1.6), 3.45, 1.15, 1.0, 0.4, kind), (s * 4.1, d / 2, 0)) for s in (-1, 1)]
    dark = [box((0.5, 0.02, 0.5), (x, d / 2 - 0.86, 5.55), 0.0) for x in (-0.95, 0.95)]
    beast = [moved(dragon(), (-0.3, d / 2, 8.0), 0, 0.36), moved(dragon(), (0.3, d / 2, 8.0), 180, 0.36)]
    out = {"plaster": merge(body + ledge + loft + wings + posts), "mortar": merge(rim + beast), "dark": merge(dark)}
    return together(out, *tiles)


def steps(width: float, count: int = 3, run: float = 0.42) -> Mesh:
    rng = np.random.default_rng(2)
    return merge([laterite(width, 0.17, (0, -run * (count - k), 0.17 * k - 0.17 * count), 0, rng, run * 2.2) for k in range(count)])


def strip(text: str, width: float, height: float, font: str = KAI) -> tuple[Mesh, np.ndarray]:
    """A painted board with one column of characters; its colours."""
    nx, nz = 110, round(110 * height / width)
    im = Image.new("L", (nx * 2, nz * 2), 0)
    d, size = ImageDraw.Draw(im), int(nx * 1.55)
    f = ImageFont.truetype(font, size)
    for k, c in enumerate(text):
        d.text((nx, nz * 2 * (k + 0.5) / len(text)), c, font=f, fill=255, anchor="mm", stroke_width=2)
    ink = np.asarray(im.resize((nx, nz), Image.Resampling.LANCZOS), float)[::-1] / 255
    x, z = np.meshgrid(np.linspace(-width / 2, width / 2, nx), np.linspace(0, height, nz))
    m = mesh(np.stack([x, -0.012 * ink, z], -1), grid_faces(nz, nx)[:, ::-1])
    p = m.vertices.astype(np.float32)
    worn = np.clip(ink.ravel() * np.interp(noise(p, 7, 5, 3), [0.3, 0.45], [0.35, 1]), 0, 1)[:, None]
    ground = np.array([0.42, 0.33, 0.2]) * (0.6 + 0.7 * noise(p, 1.5, 6, 4)[:, None])
    return m, ground * (1 - worn) + worn * np.array([0.05, 0.016, 0.01])


def path(x0: float, x1: float, y0: float, y1: float, seed: int = 4) -> Things:
    """Bricks, dry leaves, grass in the edges."""
    g = yard(x0, x1, y0, y1, 0.3)
    dry = fallen(x0, x1, y0, y1, 420, seed)
    tufts = merge([grass(x0, x1, y1 - 0.5, y1, 160, 6, 1.0), grass(x0, x0 + 0.8, y0, y1, 200, 7, 1.2), grass(x1 - 0.8, x1, y0, y1, 200, 8, 1.2)])
    return {"bricks": painted(g["brick"], paint("brick", g["brick"]), 0.5, flat=True), "fallen": painted(dry, paint("fallen", dry), flat=True),
            "tufts": painted(tufts, paint("leaf", tufts), flat=True),
            "pools": shape(g["water"], {"type": "roughconductor", "alpha": 0.02, "material": "none", "specular_reflectance": {"type": "rgb", "value": 0.5}})}


def beyond(y: float, scale: float = 0.62) -> Things:
    """The hall one sees through the doors."""
    r = Roof(half_length=9, half_depth=5.5, eave=3.2, ridge=7.4, gablet_x=6, gablet_t=0.6, lift=0.9, flare=0.5)
    group = placed(roofing(r, 1, "plain"), (0, y, 0))
    front = [box((0.34, 0.34, 3.4), (x, y - 4, 0.4), 0.03, 0.3) for x in (-6, -3.6, -1.3, 1.3, 3.6, 6)] + [box((13, 0.1, 2.6), (0, y - 3.2, 0.5), 0.01, 0.2)]
    group["wood"] = merge([group["wood"], *front])
    group["laterite"] = laterite(15, 0.5, (0, y - 4.6, 0), 0, np.random.default_rng(1))
    out = clad(group, "beyond")
    out |= {f"glow{k}": bulb((x, y - 3.6, 2.2), 0.13, (60, 25, 8)) for k, x in enumerate((-2.4, 0, 2.4))}
    return out


def leaves_of(ajar: float) -> Mesh:
    return merge([doors(0, 2.5, 3.3, 1.5, (-ajar, -ajar)), *(doors(s * 4.1, 1.5, 2.4, 1.4, (-4, -9)) for s in (-1, 1))])


def dawn() -> tuple[Things, Lens, Weather]:
    """Doors ajar, a lamp in the yard behind, first light."""
    g = gate("fish")
    g["wood"] = merge([g["wood"], leaves_of(62)])
    t = clad(g, "gate", {"plaster": "limewash"})
    t["steps"] = painted(steps(11.5), paint("laterite", steps(11.5)), 0.8, flat=True)
    t |= {n: s for n, s in path(-9, 9, -18, -1.2).items()} | beyond(30)
    t["earth"] = earth(-0.06, (0.06, 0.055, 0.03))
    t |= wood([(-9, 9), (10, 8), (-14, 16), (15, 18), (-6, 40), (9, 42), (-22, 4), (23, 6), (0, 48)], 10, 5.5, 34000, 0.22)
    t |= palms([(-7.2, 5, 9.5), (7.6, 6, 10.5), (8.8, 9, 8.5)])
    w = replace(MORNING, height=9, azimuth=127, sun=(3.6, 2.2, 1.15), key=0.25, mist=0.0022, mist_top=4, haze=0.0009, cloud=0.45, seed=21)
    return t, Lens((-2.6, -13.6, 1.6), (0.25, 0, 3.55), 56, 4, 5), w


def couplet() -> tuple[Things, Lens, Weather]:
    """A gate with two boards of writing under wooded hills, low sun."""
    t = clad(gate("plain") | {}, "gate", {"plaster": "ochre"})
    t["doors"] = painted(leaves_of(75), paint("wood", leaves_of(75)), 0.4, flat=True)
    t["steps"] = painted(steps(11.5), paint("laterite", steps(11.5)), 0.8, flat=True)
    for k, text in enumerate(COUPLET):
        m, c = strip(text, 0.4, 3.0)
        t[f"line{k}"] = painted(moved(m, (2.62 * (1 if k == 0 else -1), -0.535, 0.85)), c, 0.6)
    t |= path(-9, 9, -22, -1.2)
    t |= beyond(34)
    t["earth"] = earth(-0.06, (0.07, 0.06, 0.03))
    t["near"], t["far"] = hills(140, 46, 31, -2, 2.6), hills(420, 150, 33, -2, 2.4)
    t |= wood([(-13, 9), (14, 8), (-19, 16), (20, 18), (-9, 44), (11, 46), (-26, 6), (27, 8), (0, 54), (-34, 22), (36, 24)], 10, 5.5, 30000, 0.24)
    w = replace(EVENING, height=13, azimuth=236, haze=0.0022, seed=25, cloud=0.5)
    return t, Lens((-3.4, -15.0, 1.65), (0.2, 0, 3.9), 55), w


VIEWS = {"dawn": dawn, "couplet": couplet}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
