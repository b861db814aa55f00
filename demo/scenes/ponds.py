# SPDX-License-Identifier: Apache-2.0
"""Pavilions and roofed bridges on water: python ponds.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; VIEW is pond, hill, night or puppets."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from clay import tortoise
from gates import gate
from hall import lantern
from mesh import Mesh, box, merge, moved, tube
from mitsuba_dinh import noise, paint
from pagoda import lotus, rosy
from parts import Things, arched, baluster_row, blend_green, bulb, clad, earth, glowing, ground_map, hills, painted, palms, placed, roofing, together, wall, water, wood
from roof import Roof, dragon
from studio import plain, shape
from towers import shore
from weather import DUSK, EVENING, MORNING, NIGHT, Lens, Weather, photograph


def water_house(blind: bool = False) -> dict[str, Mesh]:
    """The puppet house in the water: stone foot, posts, two roofs; with a blind of split bamboo or open."""
    half, floor = 2.7, 1.0
    stone = [box((7.0, 7.0, 1.5), (0, 0, -0.6), 0.05), box((6.4, 6.4, 0.16), (0, 0, 0.86), 0.03)]
    timber = []
    for a in (-1, -0.34, 0.34, 1):
        for b in (-1, -0.34, 0.34, 1):
            if abs(a) == 1 or abs(b) == 1:
                timber.append(tube([[a * half, b * half, floor], [a * half, b * half, floor + 1.6], [a * half, b * half, floor + 3.1]], [0.16, 0.165, 0.14], 14, tint=0.5))
    for s in (-1, 1):
        timber += [box((2 * half + 0.6, 0.16, 0.24), (0, s * half, floor + 2.6), 0.02), box((0.16, 2 * half + 0.6, 0.24), (s * half, 0, floor + 2.6), 0.02)]
        timber += [box((2 * half, 0.06, 0.3), (0, s * half, floor + 2.28), 0.01, 0.7), box((0.06, 2 * half, 0.3), (s * half, 0, floor + 2.28), 0.01, 0.7)]
    rails = merge([baluster_row((-half, s * half, floor), (half, s * half, floor), 0.55, 0.2) for s in ((1,) if blind else (-1, 1))] + [baluster_row((s * half, -half, floor), (s * half, half, floor), 0.55, 0.2) for s in (-1, 1)])
    low = Roof(half_length=4.2, half_depth=4.2, eave=0, ridge=3.9, gablet_x=2.0, gablet_t=0.6, lift=1.0, flare=0.7)
    top = Roof(half_length=3.2, half_depth=2.9, eave=0, ridge=2.2, gablet_x=1.7, gablet_t=0.6, lift=0.9, flare=0.6)
    beasts = [moved(dragon(), (s * -0.25, 0, 7.75), 0 if s > 0 else 180, 0.42) for s in (-1, 1)]
    body = [box((3.4, 3.0, 1.0), (0, 0, 4.85), 0.02, 0.2)] + [box((0.07, 0.07, 0.9), (x, -1.54, 4.9), 0.01, 0.8) for x in np.arange(-1.6, 1.7, 0.2)]
    return together({"stone": merge(stone), "wood": merge([*timber, rails, *body]), "mortar": merge(beasts)},
                    placed(roofing(low, 0.42, "fish", thick=0.15), (0, 0, floor + 2.75)), placed(roofing(top, 1.0, "fish", thick=0.15), (0, 0, 5.5)))


def pads(by: tuple[float, float, float], tag: str) -> Things:
    """Lotus on the water."""
    leaves, flowers, stalks = lotus()
    lv, fl, st = (moved(m, by) for m in (leaves, flowers, stalks))
    return {f"pads{tag}": painted(lv, blend_green(lv), 0.45), f"bloom{tag}": painted(fl, rosy(flowers), 0.6), f"stalks{tag}": shape(st, plain((0.05, 0.09, 0.025)))}


def bank_wall(x0: float, x1: float, y: float, seed: int = 3, high: float = 0.5) -> Mesh:
    return moved(box((x1 - x0, 1.0, high + 0.8), ((x0 + x1) / 2, y, -0.8), 0.04))


def pond() -> tuple[Things, Lens, Weather]:
    """The water house before the temple gate, across the pond, morning."""
    t = clad(water_house(), "house")
    g = {k: moved(m, (2.0, 19, 0.6)) for k, m in gate("plain").items()}
    t |= clad(g, "gate", {"plaster": "limewash"})
    t["bank"] = wall(merge([bank_wall(-60, 60, 11.2), bank_wall(-24, -12.5, 3)]), "old_brick")
    t["yard"] = painted(box((120, 60, 0.4), (0, 41, 0.12), 0.05), np.full((24, 3), (0.12, 0.07, 0.045)))
    t |= pads((-9.5, -5.5, 0), "a") | pads((9.5, -2.5, 0), "b")
    t["water"] = water(-120, 120, -60, 10.8, 0, 0.6, 0.003)
    t["bed"] = earth(-0.9)
    t |= wood([(-9, 22), (13, 21), (-16, 18), (20, 24), (-24, 16), (27, 17), (-4, 34), (9, 36), (-32, 20), (36, 22)], 10, 6, 30000, 0.25, z=0.5)
    t |= palms([(-6.6, 16, 9.5), (11.5, 16, 8.5), (-12, 14, 8)], 0.5)
    w = replace(MORNING, height=12, azimuth=124, mist=0.006, mist_top=2, haze=0.0016, seed=61, cloud=0.4)
    return t, Lens((-6.0, -17.5, 1.7), (0.3, 0, 3.0), 52, 4, 3), w


def roofed_bridge(span: float = 15, width: float = 3.2, deck: float = 1.7, rise: float = 0.5, piers: int = 3, kind: str = "plain") -> dict[str, Mesh]:
    """A bridge with a house on it, along x; arches of brick below."""
    a = [(x, span / (piers + 1) * 0.72, deck - 0.25) for x in (np.arange(piers) - (piers - 1) / 2) * span / (piers + 0.6)]
    under = moved(arched(span, deck, width, a, steps=13), (0, -width / 2, -0.3 + 0.3))
    x = np.linspace(-span / 2 + 0.3, span / 2 - 0.3, 9)
    timber = [box((0.2, 0.2, 2.5), (q, s * (width / 2 - 0.15), deck), 0.02, 0.4) for q in x for s in (-1, 1)]
    timber += [box((span, 0.14, 0.2), (0, s * (width / 2 - 0.15), deck + h), 0.02, 0.4) for s in (-1, 1) for h in (0.75, 2.2)]
    timber += [box((0.05, 0.05, 0.7), (q, s * (width / 2 - 0.15), deck + 0.05), 0.006, 0.6) for q in np.arange(-span / 2, span / 2, 0.2) for s in (-1, 1)]
    timber.append(box((span, width, 0.14), (0, 0, deck - 0.05), 0.02, 0.2))
    r = Roof(half_length=span / 2 + 0.7, half_depth=width / 2 + 0.9, eave=0, ridge=1.75, gablet_x=span / 2 - 0.6, gablet_t=0.6, lift=0.6, flare=0.35)
    return together({"plaster": under, "wood": merge(timber)}, placed(roofing(r, 1.0, kind, thick=0.14), (0, 0, deck + 2.35)))


def hill() -> tuple[Things, Lens, Weather]:
    """From the hill at dusk: the water house between two roofed bridges, three halls beyond the lake."""
    t = clad(water_house(), "house")
    both = [placed(roofed_bridge(13), (s * 17.5, 5, 0.2), 90 - s * 14) for s in (-1, 1)]
    t |= clad(together(*both), "bridges", {"plaster": "old_brick"})
    r = Roof(half_length=11, half_depth=5.2, eave=3.1, ridge=7.0, gablet_x=7.8, gablet_t=0.6, lift=1.1, flare=0.6)
    t |= clad(together(*[placed(roofing(r, 1, "plain"), (0, y, 0.6)) for y in (24, 35, 46)]), "halls")
    m = merge([box((18, 6, 3.2), (0, y, 0.4)) for y in (24, 35, 46)] + [box((0.3, 0.3, 3.2), (x, 20.3, 0.5), 0.03) for x in np.arange(-8.4, 9, 2.4)])
    t["bodies"] = painted(m, paint("wood", m), 0.5)
    t |= {f"lamp{k}": bulb((x, 20.0, 2.7), 0.16, (26, 10, 3)) for k, x in enumerate((-7.2, -4.8, -2.4, 0, 2.4, 4.8, 7.2))}
    t |= {f"in{k}": bulb((x, y, 2.9), 0.16, (26, 10.5, 3.2)) for k, (x, y) in enumerate(((0, 0), (-17.5, 5), (17.5, 5), (-1.5, -1.5), (-17, 1), (17, 9)))}
    t["bank"] = wall(merge([bank_wall(-60, 60, 15.5), moved(bank_wall(-20, 30, 0), (-24, 6, 0), 90), moved(bank_wall(-20, 30, 0), (24, 6, 0), 90)]), "old_brick")
    t["court"] = painted(box((140, 80, 0.4), (0, 55.4, 0.1), 0.05), np.full((24, 3), (0.1, 0.06, 0.04)))
    t["sides"] = painted(merge([box((60, 60, 0.4), (s * 54, 10, 0.1), 0.05) for s in (-1, 1)]), np.full((48, 3), (0.05, 0.06, 0.025)))
    t["lake"] = water(-24, 24, -80, 15.5, 0, 0.62, 0.005)
    t["bed"] = earth(-0.9)
    rng = np.random.default_rng(3)
    spots = [(s * rng.uniform(26, 70), rng.uniform(-12, 70)) for s in (-1, 1) for _ in range(24)] + [(x, rng.uniform(56, 80)) for x in range(-40, 44, 7)] + [(-14, 22), (14.5, 23), (-15, 33), (15, 36)]
    t |= wood(spots, 10, 6, 20000, 0.3, z=0.4) | palms([(-12.5, 19, 11), (12.5, 19.5, 10), (13.5, 28, 12)], 0.4)
    t["far"], t["near"] = hills(600, 130, 62, 0, 2.2), hills(1600, 260, 63, 0, 2.2)
    w = replace(DUSK, azimuth=338, height=-1, horizon=(0.62, 0.36, 0.28), seed=64, haze=0.0012, air=(0.16, 0.13, 0.17))
    return t, Lens((-9.5, -27, 13.5), (0.6, 10, 1.6), 52, 4, 3), w


def street_house(width: float, height: float, rng: np.random.Generator) -> dict[str, Mesh]:
    """A tube house's front on -y: ochre wall, wooden doors and shutters, tiled eaves."""
    r = Roof(half_length=width / 2 + 0.1, half_depth=4.2, eave=0, ridge=2.6, gablet_x=width / 2, gablet_t=0.99, lift=0.02, flare=0.0)
    timber = [box((width * 0.62, 0.1, 2.3), (0, -3.42, 0.1), 0.01, 0.3)] + [box((0.06, 0.06, 2.3), (x, -3.5, 0.1), 0.01, 0.8) for x in np.linspace(-0.3, 0.3, 9) * width]
    for x in (-0.24, 0.24):
        timber += [box((0.95, 0.1, 1.25), (x * width, -3.44, height - 2.0), 0.01, 0.5)] + [box((0.42, 0.05, 0.05), (x * width + d, -3.52, height - 1.9 + 0.14 * k), 0.006, 0.7) for d in (-0.22, 0.22) for k in range(8)]
    timber.append(box((width, 0.5, 0.1), (0, -3.6, height - 2.25), 0.02, 0.4))
    return together({"plaster": box((width - 0.04, 7, height), (0, 0.1, 0), 0.02), "wood": merge(timber)}, placed(roofing(r, 1.0, "pipe", thick=0.1), (0, 0, height)))


def night() -> tuple[Things, Lens, Weather]:
    """The covered bridge at night, lanterns in the water."""
    b = roofed_bridge(18, 3.4, 1.9, piers=3, kind="pipe")
    shrine_r = Roof(half_length=2.9, half_depth=2.6, eave=0, ridge=1.9, gablet_x=1.7, gablet_t=0.6, lift=0.6, flare=0.35)
    shrine = together({"wood": merge([box((4.0, 2.6, 2.3), (0, 2.6, 1.9), 0.02, 0.3)])}, placed(roofing(shrine_r, 1.0, "pipe", thick=0.12), (0, 2.3, 4.4)))
    t = clad(together(b, shrine), "bridge", {"plaster": "limestone"})
    rng = np.random.default_rng(2)
    rows = []
    for s in (-1, 1):
        x = s * 12.4
        for k in range(5):
            w_, h_ = rng.uniform(4.6, 6.2), rng.uniform(4.3, 5.4)
            rows.append(placed(street_house(w_, h_, rng), (x + s * w_ / 2, 5.5, 0.95)))
            x += s * w_
    t |= clad(together(*rows), "street", {"plaster": "ochre"})
    t["quay"] = wall(merge([box((40, 14, 2.0), (s * 29.2, 5.2, -1.0), 0.04) for s in (-1, 1)] + [box((90, 20, 1.6), (0, 27, -1.0), 0.04)]), "limestone")
    lamps = []
    for k, x in enumerate(np.linspace(-7.6, 7.6, 9)):
        lamps.append((lantern((x, -1.85, 3.75), 0.95), ((1.9, 0.28, 0.06), (2.2, 1.1, 0.2), (0.35, 0.9, 0.3))[k % 3]))
    for s in (-1, 1):
        for k in range(8):
            lamps.append((lantern((s * (12.2 + 1.9 * k), 1.35 + 0.2 * (k % 2), 3.5 + 0.35 * ((k * 5) % 3)), 1.05), ((1.9, 0.28, 0.06), (2.2, 1.1, 0.2), (1.6, 0.12, 0.22), (0.2, 0.5, 1.2))[(k + (s > 0)) % 4]))
    for k, (parts, colour) in enumerate(lamps):
        t[f"silk{k}"] = glowing(parts["silk"], np.array(colour) * 1.5)
    caps = merge([p["gold"] for p, _ in lamps])
    t["caps"] = painted(caps, np.full((len(caps.vertices), 3), (0.25, 0.14, 0.04)))
    t |= {f"in{k}": bulb((x, 0.2, 3.75), 0.1, (34, 15, 5)) for k, x in enumerate((-6, -3, 0, 3, 6))}
    t |= {f"door{k}": bulb((s * (13.5 + 5 * k), 0.9, 3.2), 0.08, (26, 11, 3.4)) for k in range(4) for s in (-1, 1)}
    t["creek"] = water(-60, 60, -60, 20, 0, 0.55, 0.012)
    t["bed"] = earth(-1.1)
    t |= wood([(-11, 19), (3, 21), (12, 20), (-24, 22), (24, 23)], 9, 5.5, 22000, 0.26, z=0.5)
    w = replace(NIGHT, zenith=(0.012, 0.02, 0.06), horizon=(0.05, 0.05, 0.09), seed=66)
    return t, Lens((-4.2, -17.0, 1.9), (0.3, 0, 2.75), 62, 4, 3), w


def puppets() -> tuple[Things, Lens, Weather]:
    """Dragon and tortoise before the blind, noon glitter, from the audience's side."""
    t = clad(water_house(True), "house")
    slats = merge([box((0.045, 0.02, 1.45), (x, -2.85, 0.35), 0.004, 0.3 + 0.5 * ((i * 7) % 10) / 10) for i, x in enumerate(np.arange(-2.65, 2.66, 0.055))] + [box((5.4, 0.05, 0.07), (0, -2.87, z), 0.01) for z in (0.5, 1.0, 1.6)])
    t["blind"] = painted(slats, np.array([0.26, 0.15, 0.05]) * (0.5 + slats.tint[:, None]), 0.6)
    d = dragon()
    for k, (by, turn, size) in enumerate((((-1.0, -5.6, -0.10), 24, 0.62), ((3.0, -4.9, -0.12), 158, 0.55))):
        m = moved(d, by, turn, size)
        p = m.vertices.astype(np.float32)
        scale_ = 0.5 + 0.5 * np.sin(p[:, 0] * 60) * np.sin(p[:, 2] * 60)
        c = np.array([0.5, 0.27, 0.03]) * (0.6 + 0.6 * scale_[:, None])
        c[(noise(p, 5, 3, 2) > 0.56)] = (0.42, 0.03, 0.015)
        t[f"dragon{k}"] = painted(m, c, 0.25)
    beast = moved(tortoise(0.02), (0.7, -6.6, -0.12), -70, 0.62)
    c = np.array([0.4, 0.24, 0.04]) * (0.5 + 0.9 * noise(beast.vertices.astype(np.float32), 8, 4, 3)[:, None])
    t["tortoise"] = painted(beast, c, 0.25)
    flags_ = merge([tube([[x, -2.9, 1.0], [x, -2.95, 2.9]], [0.02, 0.014], 6) for x in (-2.5, 2.5)])
    t["sticks"] = painted(flags_, paint("wood", flags_))
    t["bank"] = wall(bank_wall(-60, 60, 11.2), "old_brick")
    t["land"] = painted(box((120, 60, 0.4), (0, 41, 0.1), 0.05), np.full((24, 3), (0.06, 0.07, 0.03)))
    t["pond"] = water(-80, 80, -60, 10.8, 0, 0.5, 0.03)
    t["bed"] = earth(-0.9)
    t |= wood([(-9, 18), (9, 17), (-16, 16), (17, 18), (0, 21), (-24, 17), (25, 17)], 10, 6, 28000, 0.25, z=0.4)
    from weather import NOON
    w = replace(NOON, height=47, azimuth=222, seed=68)
    return t, Lens((-1.7, -13.0, 1.5), (0.35, -4, 1.45), 44, 4, 3), w


VIEWS = {"pond": pond, "hill": hill, "night": night, "puppets": puppets}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
