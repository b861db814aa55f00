# SPDX-License-Identifier: Apache-2.0
"""A lane between laterite walls that leads to a village gate, afternoon sun: python lane.py OUT.png [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from hall import jar, laterite, yard
from mesh import Mesh, box, merge, moved
from mitsuba_dinh import paint
from plants import areca, banyan, fallen, grass
from roof import Roof, courses, ridge_work, soffit
from studio import camera, develop, painted


def gate() -> dict[str, Mesh]:
    """A small tiled roof on two laterite piers, with a beam over the way."""
    rng = np.random.default_rng(8)
    small = Roof(half_length=4.6, half_depth=2.6, eave=0.0, ridge=2.1, gablet_x=3.4, gablet_t=0.55, lift=0.45, flare=0.3)
    sides = ("front", "back", "left", "right")
    roof = {"tile": merge([courses(small, s, rng) for s in sides]), "wood": merge([soffit(small, s) for s in sides]), "mortar": ridge_work(small)}
    out = {k: moved(m, (0, 11, 3.0), scale=0.62) for k, m in roof.items()}
    piers = [laterite(1.0, 3.0, (s * 1.9, 10.2, 0), 0, rng, 1.6) for s in (-1, 1)]
    piers += [moved(laterite(1.6, 3.0, (0, 0, 0), 0, rng), (s * 1.42, 11, 0), 90 * s) for s in (-1, 1)]
    out["laterite"] = merge([*piers, box((0.8, 1.5, 2.95), (-1.9, 11, 0), 0.02), box((0.8, 1.5, 2.95), (1.9, 11, 0), 0.02)])
    beams = [box((4.6, 0.24, 0.26), (0, y, 2.72), 0.03, 0.4) for y in (10.4, 11.6)]
    out["wood"] = merge([out["wood"], *beams])
    return out


def walls() -> Mesh:
    rng = np.random.default_rng(3)
    parts = []
    for side in (-1, 1):
        for k, (y, height) in enumerate(((-6, 1.9), (-1.5, 2.2), (3.2, 2.05), (7.8, 2.4))):
            m = laterite(4.7, height, (0, 0, 0), 0, rng, 0.45)
            parts.append(moved(m, (side * (2.05 + 0.12 * (k % 2)), y, 0), 90 * side))
        parts += [box((0.4, 20, 1.75), (side * 2.42, 1, 0), 0.02, 0.2)]
    return merge(parts)


def main(out: str, width: int = 800, samples: int = 24) -> None:
    things: dict = {}
    for kind, m in [*gate().items(), ("laterite", walls())]:
        things[f"{kind}{len(things)}"] = painted(m, paint(kind, m), 0.85, flat=True)
    ground = yard(-2.6, 2.6, -9, 22, 0.24)
    things["bricks"] = painted(ground["brick"], paint("brick", ground["brick"]), 0.6, flat=True)
    things["earth"] = painted(box((9000, 9000, 0.1), (0, 0, -0.16)), np.full((24, 3), [0.05, 0.04, 0.025]))
    for k, (x, y, h) in enumerate(((-4.6, 6, 8.5), (5.0, 9, 9.5), (-5.5, 14, 10))):
        trunk, crown = areca(h, k + 1)
        things[f"areca{k}"] = painted(moved(trunk, (x, y, 0)), paint("wood", trunk))
        things[f"frond{k}"] = painted(moved(crown, (x, y, 0)), paint("leaf", crown), flat=True)
    for k, (x, y, s) in enumerate(((9, 19, 7), (-9, 22, 7), (1, 34, 8), (-6.5, 0, 4.2), (15, 30, 8))):
        trunk, crown = banyan(10 if s > 5 else 6, s, 26000, 30 + k, 0.22)
        things[f"trunk{k}"] = painted(moved(trunk, (x, y, 0)), paint("wood", trunk))
        things[f"crown{k}"] = painted(moved(crown, (x, y, 0)), paint("leaf", crown), flat=True)
    dry = fallen(-1.9, 1.9, -6, 9, 170, 4)
    things["fallen"] = painted(dry, paint("fallen", dry), flat=True)
    tufts = merge([grass(s * 1.86 - 0.1, s * 1.86 + 0.1, -6, 9.5, 90, 6 + s, 1.1) for s in (-1, 1)])
    things["grass"] = painted(tufts, paint("leaf", tufts), flat=True)
    pots = merge([jar((1.5, 3.1, 0), 0.75), jar((1.42, 4.1, 0), 0.55)])
    things["jars"] = painted(pots, np.full((len(pots.vertices), 3), [0.075, 0.03, 0.014]), 0.25)
    e, a = np.radians(24), np.radians(236)
    things["sky"] = {"type": "sunsky", "sun_direction": [np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)], "turbidity": 4.0, "sun_scale": 1.0, "sky_scale": 1.0}
    develop(things, camera((-0.55, -6.6, 1.45), (0.15, 6, 1.75), 52, width, width * 5 // 4, samples), out, depth=5)


if __name__ == "__main__":
    main(sys.argv[1], *(int(x) for x in sys.argv[2:4]))
