# SPDX-License-Identifier: Apache-2.0
"""Village halls in several lights: python dinh_views.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; see VIEWS."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from hall import FLOOR, hall_parts, jar, lantern, yard
from mesh import box, merge, moved
from mitsuba_dinh import paint
from parts import Things, bulb, clad, earth, glowing, hills, painted, palms, together, wood
from plants import fallen
from roof import Roof, roof_parts
from stilts import Stilts
from studio import shape
from timber import timber
from weather import DUSK, EVENING, OVERCAST, Lens, Weather, photograph

WIDE = Roof(lift=1.7, flare=1.25, ridge=9.0, eave=3.2)
LAMPS = (-8.2, -5.5, -2.4, 2.4, 5.5, 8.2)


def hall(r: Roof = WIDE, tag: str = "hall", stilts: Stilts | None = None) -> Things:
    """The hall with its roof, on its terrace or on stilts."""
    parts = hall_parts(r, stilts)
    if stilts is None:
        return clad(together(roof_parts(r), parts), tag)
    grained = {k: parts.pop(k) for k in ("post", "plank", "wood")}
    return clad(together(roof_parts(r), parts), tag) | {f"{tag}_{k}_grain": timber(m, k) for k, m in grained.items()}


def inner_light(power: float = 1.0) -> Things:
    """Lamps before the altar, seen through doors and bars."""
    warm = np.array([30, 13, 4.0]) * power
    out: Things = {f"in{k}": bulb((x, 0.2, FLOOR + 1.9), 0.12, warm) for k, x in enumerate((-7, -3.4, 0, 3.4, 7))}
    gilt = merge([box((5, 0.3, 2.0), (0, 1.2, FLOOR), 0.05), box((2.2, 0.9, 1.0), (0, 0.6, FLOOR), 0.05)])
    out["altar"] = painted(gilt, np.full((len(gilt.vertices), 3), (0.3, 0.1, 0.03)), 0.35, 0.2)
    return out


def lamps(r: Roof, power: float = 1.0, xs=LAMPS) -> Things:
    """Red lanterns along the eaves."""
    hung = [lantern((x, -r.half_depth + 0.75, r.eave - 0.35), 0.95) for x in xs]
    silk, gold = merge([h["silk"] for h in hung]), merge([h["gold"] for h in hung])
    return {"silk": glowing(silk, np.array([1.7, 0.3, 0.075]) * power), "caps": painted(gold, np.full((len(gold.vertices), 3), (0.3, 0.16, 0.04)))}


def court(x0=-26, x1=26, y0=-30, y1=-4, wet: bool = True) -> Things:
    """The brick yard, with or without rain."""
    parts = yard(x0, x1, y0, y1)
    out: Things = {"bricks": painted(parts["brick"], paint("brick", parts["brick"]), 0.4, flat=True)}
    if wet:
        out["pools"] = shape(parts["water"], {"type": "roughconductor", "alpha": 0.01, "material": "none", "specular_reflectance": {"type": "rgb", "value": 0.55}})
    leaves = fallen(x0 + 5, x1 - 8, y0 + 3, y1 - 3, 500, 4)
    out["fallen"] = painted(leaves, paint("fallen", leaves), flat=True)
    out["earth"] = earth(-0.03)
    return out


def evening() -> tuple[Things, Lens, Weather]:
    """The hall on its stilts from low left, the last sun along its front."""
    t = hall(stilts=Stilts()) | inner_light(0.9) | lamps(WIDE, 0.9) | court()
    t |= palms([(-14.5, 3, 9), (15, 2, 10.5), (16.5, 5, 9)])
    t |= wood([(21, 15), (-24, 16), (3, 24), (33, 22), (-10, 26)], 12, 6.5, 40000, 0.24)
    t |= wood([(52, y) for y in range(-30, 48, 10)], 9, 8, 16000, 0.4, 60)
    t |= wood([(-52, -33)], 10, 6, 12000, 0.4, 70)
    pots = merge([jar((11.8, -7.6, 0), 1.0), jar((12.9, -7.1, 0), 0.8)])
    t["jars"] = painted(pots, np.full((len(pots.vertices), 3), (0.075, 0.03, 0.014)), 0.25)
    w = replace(EVENING, height=8, azimuth=229, seed=11, cloud=0.55)
    return t, Lens((-13.4, -20.3, 1.15), (-0.2, -3.0, 4.0), 64), w


def blade() -> tuple[Things, Lens, Weather]:
    """The flying corner from below, light raking over it."""
    t = hall() | lamps(WIDE, 0.9) | {"earth": earth(-0.03, (0.26, 0.14, 0.08))}
    t |= wood([(-24, 16), (-20, 30), (-34, 10)], 12, 6.5, 30000, 0.24)
    w = replace(EVENING, height=7, azimuth=222, seed=11, cloud=0.6)
    return t, Lens((-15.6, -13.2, 1.4), (-11.0, -6.4, 5.3), 58, 4, 3), w


def roofs() -> tuple[Things, Lens, Weather]:
    """Three roofs, one behind the other, wet and grey."""
    t: Things = {}
    for k, (x, y, r) in enumerate(((0, 0, WIDE), (9, 34, Roof(lift=1.2, flare=0.8)), (-9, 70, Roof(lift=1.0, ridge=9.8)))):
        t |= clad({n: moved(m, (x, y, 0)) for n, m in roof_parts(r).items()}, f"roof{k}")
    t["dark"] = painted(merge([box((20, 11, 3.6), (x, y, 0)) for x, y in ((0, 0), (9, 34), (-9, 70))]), np.full((72, 3), (0.03, 0.02, 0.012)))
    t |= wood([(-17, 14), (-24, 24), (24, 16), (-11, 40), (28, 44), (-26, 56), (12, 62), (-30, 84), (6, 92), (26, 80)], 11, 6.5, 30000, 0.26)
    t |= palms([(15, 13, 12), (17.5, 17, 10), (-14, 30, 13), (5, 52, 13)])
    t |= {"earth": earth(-0.03), "hills": hills(420, 110, 9), "far": hills(900, 240, 5)}
    w = replace(OVERCAST, mist=0.02, mist_top=7, haze=0.0022)
    return t, Lens((-4.5, -29, 10.5), (0.6, 10, 6.2), 46), w


def dusk() -> tuple[Things, Lens, Weather]:
    """One roofline against the last light, lanterns mirrored in the wet yard."""
    t = hall() | inner_light(0.35) | lamps(WIDE, 0.30) | court(-30, 30, -36, -4)
    t |= palms([(15.5, 3, 11), (17.5, 6, 9.5)])
    t |= wood([(-25, 18), (30, 24), (-38, 30), (44, 34)], 11, 6.5, 24000, 0.28)
    t["hills"] = hills(700, 90, 3)
    w = replace(DUSK, azimuth=345, height=-2, seed=14)
    return t, Lens((-9.5, -23, 0.9), (0.6, 0, 4.7), 58), w


VIEWS = {"evening": evening, "blade": blade, "roofs": roofs, "dusk": dusk}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
