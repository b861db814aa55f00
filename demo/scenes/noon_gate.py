# SPDX-License-Identifier: Apache-2.0
"""A palace gate with a pavilion of nine roofs, evening: python noon_gate.py OUT.jpg front [LONG SIDE, SAMPLES]"""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from citadels import turf
from hall import lantern
from mesh import Mesh, box, merge, moved
from mitsuba_dinh import noise, paint
from parts import Things, arched, baluster_row, bulb, clad, earth, glowing, painted, palms, placed, prism, roofing, together, wall, water, wood
from roof import Roof, dragon
from weather import EVENING, Lens, Weather, photograph

HIGH = 5.6      # of the base
GLAZES = {"yellow": ((0.42, 0.22, 0.03), (0.62, 0.36, 0.06), (0.3, 0.2, 0.07)), "green": ((0.03, 0.12, 0.05), (0.06, 0.2, 0.09), (0.1, 0.14, 0.06))}


def glazed(m: Mesh, colour: str) -> np.ndarray:
    """Glazed half-pipes, each a little other, darkened by rain."""
    a, b, c = (np.array(x) for x in GLAZES[colour])
    t = m.tint[:, None]
    base = np.where(t < 0.85, a + (b - a) * t, c)
    return base * np.interp(noise(m.vertices.astype(np.float32), 0.8, 5, 2), [0.38, 0.62], [0.45, 1.1])[:, None]


def pavilion(hx: float, hy: float, floor: float, storey: float, upper: bool, bays: int, thick: float = 0.15) -> tuple[list[dict], dict]:
    """One house of the pavilion: posts, rails, a skirt of roof and an upper roof. Returns its roofs and its timber."""
    low = Roof(half_length=hx + 1.15, half_depth=hy + 1.15, eave=0, ridge=(hy + 1.15) * 0.95, gablet_x=max(hx - 1.4, 0.3), gablet_t=0.62, lift=0.42, flare=0.3)
    roofs, wood_ = [], []
    for y in (-hy, 0.0, hy):
        for x in np.linspace(-hx, hx, bays + 1):
            wood_.append(box((0.24, 0.24, storey + 0.5), (x, y, floor), 0.03, 0.5))
    wood_ += [box((2 * hx, 0.16, 0.3), (0, s * hy, floor + storey - 0.25), 0.02) for s in (-1, 1)] + [box((0.16, 2 * hy, 0.3), (s * hx, 0, floor + storey - 0.25), 0.02) for s in (-1, 1)]
    rails = merge([baluster_row((-hx, -hy, floor), (hx, -hy, floor), 0.7, 0.22), *(baluster_row((s * hx, -hy, floor), (s * hx, hy, floor), 0.7, 0.22) for s in (-1, 1))])
    if upper:
        roofs.append(placed(roofing(low, 0.4, "pipe", thick=thick), (0, 0, floor + storey)))
        ux, uy = hx - 0.9, hy - 0.75
        z = floor + storey + 0.4 * (hy + 1.15) * 0.75
        wood_ += [box((2 * ux, 2 * uy, 1.5), (0, 0, z), 0.02, 0.2)] + [box((0.14, 0.1, 1.5), (x, -uy, z), 0.02, 0.8) for x in np.linspace(-ux, ux, 2 * bays + 1)]
        top = Roof(half_length=ux + 0.85, half_depth=uy + 0.85, eave=0, ridge=(uy + 0.85) * 0.9, gablet_x=max(ux - 0.8, 0.2), gablet_t=0.62, lift=0.42, flare=0.3)
        roofs.append(placed(roofing(top, 1.0, "pipe", thick=thick), (0, 0, z + 1.4)))
    else:
        roofs.append(placed(roofing(low, 1.0, "pipe", thick=thick), (0, 0, floor + storey)))
    return roofs, {"lacquer": merge(wood_), "stone": rails, "dark": box((2 * hx - 0.5, hy, storey - 0.4), (0, hy * 0.3, floor), 0.02)}


def base() -> dict[str, Mesh]:
    """The U of brick: body with its gates, two arms to the front, cornices and parapets."""
    body = moved(arched(58, HIGH, 14, [(0, 4.4, 4.5), (-8.2, 3.4, 4.0), (8.2, 3.4, 4.0)], steps=17), (0, 0, 0))
    arms = [box((11, 16, HIGH), (s * 23.5, -8, 0), 0.03) for s in (-1, 1)]
    foot = [box((58.6, 0.5, 0.9), (0, 0.15, 0), 0.03)] + [box((11.6, 16.4, 0.9), (s * 23.5, -8.1, 0), 0.03) for s in (-1, 1)]
    foot = [moved(box((w, 0.5, 0.9), (x, 0.0, 0), 0.03)) for x, w in ((-14.2, 7.6), (14.2, 7.6), (-4.35, 3.6), (4.35, 3.6))] + foot[1:]
    ledge = [box((58.5, 14.5, 0.35), (0, 7, HIGH), 0.04)] + [box((11.5, 16.5, 0.35), (s * 23.5, -8, HIGH), 0.04) for s in (-1, 1)]
    rail = [box((36, 0.3, 0.9), (0, 0.2, HIGH + 0.3), 0.03)] + [box((11.2, 0.3, 0.9), (s * 23.5, -15.9, HIGH + 0.3), 0.03) for s in (-1, 1)] + [box((0.3, 16, 0.9), (s * 18.2, -8, HIGH + 0.3), 0.03) for s in (-1, 1)]
    frames = []
    for x, w, h in ((0, 4.4, 4.5), (-8.2, 3.4, 4.0), (8.2, 3.4, 4.0)):
        frames += [box((0.5, 0.5, h - w / 2), (x + s * (w / 2 + 0.2), -0.05, 0), 0.03) for s in (-1, 1)]
    return {"base": merge(body_parts(body, arms)), "stone": merge(foot + ledge + frames), "parapet": merge(rail)}


def body_parts(body: Mesh, arms: list[Mesh]) -> list[Mesh]:
    return [body, *arms]


def front() -> tuple[Things, Lens, Weather]:
    """From across the moat, the last sun on the roofs."""
    t = clad(base(), "base", {"base": "brick", "parapet": "limewash"})
    floor = HIGH + 0.35
    yellow, green, timber = [], [], []
    for hx, hy, by, up, bays, kind in ((8.2, 4.4, (0, 7, 0), True, 6, yellow), (4.6, 2.7, (-13.6, 6.6, 0), False, 4, green), (4.6, 2.7, (13.6, 6.6, 0), False, 4, green),
                                       (3.4, 3.4, (-23.5, 5.5, 0), True, 3, green), (3.4, 3.4, (23.5, 5.5, 0), True, 3, green),
                                       (2.5, 3.6, (-23.5, -3.4, 0), False, 2, green), (2.5, 3.6, (23.5, -3.4, 0), False, 2, green),
                                       (3.3, 3.3, (-23.5, -11.5, 0), True, 3, green), (3.3, 3.3, (23.5, -11.5, 0), True, 3, green)):
        roofs, frame = pavilion(hx, hy, floor, 3.6 if kind is yellow else 3.1, up, bays)
        kind += [placed(r, by) for r in roofs]
        timber.append(placed(frame, by))
    t |= clad(together(*timber), "timber")
    for name, group in (("yellow", together(*yellow)), ("green", together(*green))):
        tile = group.pop("tile")
        t[name] = painted(tile, glazed(tile, name), 0.3, flat=True)
        under = group.pop("wood")
        t[f"{name}_pans"] = painted(under, np.tile(np.array(GLAZES[name][0]) * 0.5, (len(under.vertices), 1)), 0.5)
        t |= clad(group, name)
    t |= {f"lamp{k}": bulb((x, y, floor + 2.6), 0.12, (40, 18, 6)) for k, (x, y) in enumerate(((-5, 5), (0, 5), (5, 5), (-23.5, -12), (23.5, -12), (-13.6, 6), (13.6, 6)))}
    bridge = merge([box((7, 26, 0.5), (0, -31, 0.0), 0.04), *(moved(baluster_row((s * 3.4, -44, 0.5), (s * 3.4, -18.5, 0.5), 0.85, 0.5)) for s in (-1, 1))])
    t["bridge"] = painted(bridge, paint("stone", bridge), 0.8, flat=True)
    t["bank"] = wall(merge([box((140, 3, 1.4), (0, -19.5, -1.1), 0.04), box((140, 40, 1.4), (0, 0, -1.25), 0.04)]), "old_brick")
    g = turf(-60, 60, -20.5, -17, 3000, lambda x, y: 0.25 + 0 * x, 1.0, 6)
    t["turf"] = painted(g, np.array([0.06, 0.09, 0.022]) * (0.4 + 1.2 * g.tint[:, None]), 0.8, flat=True)
    t["moat"] = water(-300, 300, -80, -20.9, -0.55, 0.6, 0.004)
    t["earth"] = earth(-1.4)
    t |= wood([(-36, 6), (37, 8), (-44, -6), (45, -4), (-33, 22), (34, 24), (-18, 30), (18, 32), (0, 36), (-54, 10), (55, 12)], 11, 6.5, 30000, 0.26)
    t |= palms([(-33, -6, 9), (33.5, -5, 10)])
    w = replace(EVENING, height=10, azimuth=236, seed=58, cloud=0.6)
    return t, Lens((-13, -58, 2.2), (0.0, 0, 6.6), 56, 16, 10), w


VIEWS = {"front": front}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
