# SPDX-License-Identifier: Apache-2.0
"""A timber shrine on one stone pillar in a lotus pond, at sunrise: python pagoda.py OUT.png [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from altar import petal, ring
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, mirrored, moved, tube
from mitsuba_dinh import blend, noise, paint
from plants import banyan
from roof import Roof, courses, dragon, ridge_work, soffit
from studio import camera, develop, painted, plain, shape

DECK = 3.2
SIDE = 1.75
SMALL = Roof(half_length=5.0, half_depth=5.0, eave=0.0, ridge=4.4, gablet_x=2.7, gablet_t=0.62, lift=1.0, flare=0.5)


def roof() -> dict[str, Mesh]:
    """The big roof's parts at half size, with small dragons."""
    rng = np.random.default_rng(7)
    sides = ("front", "back", "left", "right")
    beast = moved(dragon(), (-0.62, 0, SMALL.ridge + 0.43), scale=0.62)
    a = np.linspace(0, 2 * np.pi, 33)
    moon = tube(np.stack([0.3 * np.cos(a), 0 * a, SMALL.ridge + 1.0 + 0.3 * np.sin(a)], -1), 0.09, 8)
    parts = {"tile": merge([courses(SMALL, s, rng) for s in sides]), "wood": merge([soffit(SMALL, s) for s in sides]),
             "mortar": merge([ridge_work(SMALL), beast, mirrored(beast), moon, box((0.5, 0.2, 0.5), (0, 0, SMALL.ridge + 0.4), 0.05)])}
    return {k: moved(m, (0, 0, DECK + 1.75), scale=0.5) for k, m in parts.items()}


def house() -> dict[str, Mesh]:
    """Pillar, struts, deck with its balustrade, four posts, plank walls and a door."""
    wood: list[Mesh] = [box((2 * SIDE + 0.1, 2 * SIDE + 0.1, 0.16), (0, 0, DECK - 0.16), 0.02, 0.4)]
    for k in range(8):
        b = k * np.pi / 4
        reach = SIDE * (1.3 if k % 2 else 0.98)
        u = np.linspace(0, 1, 14)
        r = 0.55 + (reach - 0.55) * u
        z = DECK - 1.35 + 1.25 * u ** 0.75 - 0.16 * np.sin(u * np.pi)
        wood.append(tube(np.stack([r * np.cos(b), r * np.sin(b), z], -1), np.linspace(0.13, 0.1, 14), 4, (0.8, 1.2), 0.3))
    for z in (DECK - 0.3, DECK - 0.44):
        wood += [box((2 * SIDE + 0.3, 0.14, 0.13), (0, s * SIDE * 0.62, z), 0.02, 0.35) for s in (-1, 1)]
        wood += [box((0.14, 2 * SIDE + 0.3, 0.13), (s * SIDE * 0.62, 0, z), 0.02, 0.35) for s in (-1, 1)]
    knob = lathe([(0.035, 0), (0.04, 0.1), (0.06, 0.22), (0.035, 0.3), (0.055, 0.36), (0.03, 0.46), (0.035, 0.52)], 10, 0.6)
    for s in (-1, 1):
        for t in np.arange(-SIDE + 0.1, SIDE, 0.2):
            if s > 0 or abs(t) > 0.55:
                wood.append(moved(knob, (t, s * (SIDE - 0.06), DECK)))
            wood.append(moved(knob, (s * (SIDE - 0.06), t, DECK)))
        wood.append(box((0.09, 2 * SIDE, 0.07), (s * (SIDE - 0.06), 0, DECK + 0.52), 0.015, 0.5))
    wood.append(box((2 * SIDE, 0.09, 0.07), (0, SIDE - 0.06, DECK + 0.52), 0.015, 0.5))
    wood += [box((SIDE - 0.55, 0.09, 0.07), (s * (SIDE + 0.55) / 2, -SIDE + 0.06, DECK + 0.52), 0.015, 0.5) for s in (-1, 1)]
    h, w = 1.9, 1.15
    wood += [moved(lathe([(0.11, 0), (0.115, h / 2), (0.1, h)], 20, 0.4), (a * w, b * w, DECK)) for a in (-1, 1) for b in (-1, 1)]
    wood += [box((2 * w, 0.05, h), (0, w, DECK), 0.01, 0.25)] + [box((0.05, 2 * w, h), (s * w, 0, DECK), 0.01, 0.25) for s in (-1, 1)]
    wood += [box((0.06, 0.07, h), (s * w, y, DECK), 0.01, 0.5) for s in (-1, 1) for y in np.linspace(-0.9, 0.9, 9)]
    for k in range(4):
        x = (k - 1.5) * 0.5
        wood.append(box((0.46, 0.05, 1.55), (x, -w + 0.03, DECK + 0.06), 0.01, 0.3))
        wood += [box((0.4, 0.03, 0.05), (x, -w - 0.01, DECK + z), 0.01, 0.6) for z in (0.2, 0.62, 0.95, 1.5)]
        wood += [box((0.025, 0.03, 0.5), (x + d, -w - 0.01, DECK + 0.98), 0.005, 0.6) for d in (-0.14, -0.07, 0, 0.07, 0.14)]
    wood.append(box((2 * w + 0.3, 0.1, 0.24), (0, -w, DECK + 1.62), 0.02, 0.6))
    stone = merge([lathe([(0.62, -0.5), (0.61, 1.0), (0.605, 1.01), (0.6, DECK - 0.5), (0.5, DECK - 0.45), (0, DECK - 0.4)], 64, 0.5)])
    return {"wood": merge(wood), "stone": stone}


def stair(steps: int = 15, width: float = 1.15) -> dict[str, Mesh]:
    """A steep brick stair from the bank to the deck, between low walls."""
    run, rise = 0.3, DECK / steps
    rng = np.random.default_rng(1)
    treads = [box((width, run + 0.03, rise * (k + 1)), (0, -SIDE - run * (steps - k - 0.5), 0), 0.012, rng.random()) for k in range(steps)]
    u = np.linspace(0, 1, 30)
    y, z = -SIDE - run * steps * (1 - u), DECK * u + 0.28
    rails = []
    for s in (-1, 1):
        x = np.full(30, s * (width / 2 + 0.09))
        rails.append(tube(np.stack([x, y, z], -1), 0.15, 4, (0.75, 0.6), 0.7))
        rails.append(mesh(np.stack([np.stack([x + s * 0.1, y, z], -1), np.stack([x + s * 0.1, y, 0 * z - 0.3], -1)]), grid_faces(2, 30), 0.6))
    return {"brick": merge(treads), "mortar": merge(rails)}


def bank(half: float = 7.2) -> dict[str, Mesh]:
    """The square brick rim of the pond and the paving beyond."""
    rng = np.random.default_rng(4)
    parts = []
    for turn in range(4):
        for x in np.arange(-half, half, 0.32):
            for row in range(3):
                b = box((0.31, 0.3, 0.155), (x + 0.16 * (row % 2), -half, -0.1 + 0.165 * row), 0.012, rng.random())
                parts.append(moved(b, (0, 0, 0), turn * 90))
    ground = box((9000, 9000, 0.2), (0, 0, -0.6), 0.01)
    edge = [moved(box((44, 16, 0.3), (0, -half - 8.1, -0.1), 0.01), (0, 0, 0), t * 90) for t in range(1, 4)]
    return {"brick": merge(parts), "moss": merge([ground, *edge])}


def leaf_pad() -> Mesh:
    """A lotus leaf: a shallow dish with a wavy rim."""
    a = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    r = np.linspace(0.02, 1, 9)[:, None]
    z = 0.1 * r ** 2 + 0.05 * r ** 3 * np.sin(5 * a) + 0.02 * r * np.cos(24 * a) * r
    return mesh(np.stack([r * np.cos(a), r * np.sin(a), z], -1), grid_faces(9, 48, wrap=True))


def lotus() -> tuple[Mesh, Mesh, Mesh]:
    """Leaves, flowers and stalks strewn over the water, clear of the stair."""
    rng = np.random.default_rng(9)
    leaves, flowers, stalks = [], [], []
    bloom = merge([ring(petal(0.26, 0.16, 0.06), 9, 0.035, 0, 28), ring(petal(0.28, 0.17, 0.06), 9, 0.06, -0.01, 52, turn=0.5)])
    bud = ring(petal(0.24, 0.13, 0.07), 6, 0.01, 0, 6)
    while len(leaves) < 430:
        x, y = rng.uniform(-6.9, 6.9, 2)
        if (abs(x) < 1.0 and y < 0.5) or np.hypot(x, y) < 1.1 or np.hypot(x + 3.4, y + 3.9) < 1.7:
            continue
        high = max(0.0, rng.normal(0.1, 0.22)) if rng.random() < 0.6 else 0.012
        tilt = rng.normal(0, 0.12, 2) if high > 0.05 else np.zeros(2)
        m = moved(leaf_pad(), (x, y, high), rng.uniform(0, 360), rng.uniform(0.2, 0.42))
        v = m.vertices.copy()
        v[:, 2] += (v[:, 0] - x) * tilt[0] + (v[:, 1] - y) * tilt[1]
        leaves.append(Mesh(v, m.faces, np.full(len(v), rng.random()), m.uv))
        if high > 0.05:
            stalks.append(tube([[x, y, -0.05], [x, y, high]], 0.012, 5))
        if rng.random() < 0.1:
            top = high + rng.uniform(0.25, 0.5)
            f = moved(bloom if rng.random() < 0.7 else bud, (x + 0.2, y, top), rng.uniform(0, 360), rng.uniform(0.8, 1.15))
            flowers.append(f)
            stalks.append(tube([[x + 0.2, y, -0.05], [x + 0.2, y, top]], 0.014, 5))
    return merge(leaves), merge(flowers), merge(stalks)


def rosy(m: Mesh) -> np.ndarray:
    """Petals pale at the foot, pink at the tip, by height above each flower's own base."""
    z = m.vertices[:, 2] % 0.31 / 0.31
    return blend(z, [(0, (0.75, 0.5, 0.42)), (0.5, (0.72, 0.22, 0.26)), (1, (0.62, 0.06, 0.14))])


def scene() -> dict:
    things: dict = {}
    for part in (roof(), house(), stair(), bank()):
        for kind, m in part.items():
            things[f"{kind}{len(things)}"] = painted(m, paint(kind, m), 0.5 if kind == "wood" else 0.8, flat=True)
    leaves, flowers, stalks = lotus()
    green = blend(leaves.tint, [(0, (0.03, 0.075, 0.02)), (0.6, (0.06, 0.14, 0.035)), (1, (0.14, 0.19, 0.04))])
    green *= np.interp(noise(leaves.vertices.astype(np.float32), 3, 4, 3), [0.3, 0.7], [0.7, 1.15])[:, None]
    things["leaves"] = painted(leaves, green, 0.45)
    things["flowers"] = painted(flowers, rosy(flowers), 0.6)
    things["stalks"] = shape(stalks, plain((0.05, 0.09, 0.025)))
    flat = mesh([[-7.2, -7.2, 0], [7.2, -7.2, 0], [7.2, 7.2, 0], [-7.2, 7.2, 0]], [[0, 1, 2, 3]])
    things["water"] = shape(flat, {"type": "roughconductor", "alpha": 0.005, "material": "none", "specular_reflectance": {"type": "rgb", "value": (0.42, 0.47, 0.44)}})
    spots = [(-17, 20), (-6, 25), (8, 23), (19, 17), (-26, 9), (27, 6), (1, 31), (-12, 33), (14, 31), (-34, 22), (34, 24)]
    for k, (x, y) in enumerate(spots):
        trunk, crown = banyan(10 + k % 3 * 2, 6.5, 36000, 20 + k, 0.26)
        things[f"trunk{k}"] = painted(moved(trunk, (x, y, 0)), paint("wood", trunk))
        things[f"crown{k}"] = painted(moved(crown, (x, y, 0)), paint("leaf", crown), flat=True)
    return things


def main(out: str, width: int = 800, samples: int = 32) -> None:
    e, a = np.radians(9), np.radians(236)
    sun = [np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)]
    things = scene()
    things["sky"] = {"type": "sunsky", "sun_direction": sun, "turbidity": 4.5, "sun_scale": 1.0, "sky_scale": 1.0}
    lens = camera((-8.3, -9.9, 1.5), (0.25, -0.3, 3.0), 48, width, width * 5 // 4, samples)
    develop(things, lens, out, depth=5)


if __name__ == "__main__":
    main(sys.argv[1], *(int(x) for x in sys.argv[2:4]))
