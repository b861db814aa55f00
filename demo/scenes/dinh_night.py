# SPDX-License-Identifier: Apache-2.0
"""Before the play and before the songs: python dinh_night.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; VIEW is stage or spring."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from dinh_views import WIDE, court, hall, inner_light, lamps
from hall import FLOOR, jar, swell
from mesh import box, grid_faces, lathe, merge, mesh, moved, scatter, tube
from mitsuba_dinh import noise
from parts import Things, glowing, painted, palms, wood
from weather import MORNING, NIGHT, Lens, Weather, photograph


def mat(width: float, deep: float, at) -> Things:
    """A sedge mat with a red border and lozenges; on the ground it follows the bricks."""
    nx, ny = int(width * 130), int(deep * 130)
    x, y = np.meshgrid(np.linspace(-width / 2, width / 2, nx), np.linspace(-deep / 2, deep / 2, ny))
    m = mesh(np.stack([x, y, 0.004 * np.sin(x * 2.1) * np.sin(y * 1.7) + 0.0012 * np.sin(y * 420) + (swell(x + at[0], y + at[1]) if at[2] < 0.5 else 0)], -1), grid_faces(ny, nx))
    edge = np.minimum(width / 2 - np.abs(x), deep / 2 - np.abs(y)).ravel()
    p = m.vertices.astype(np.float32)
    straw = np.array([0.46, 0.34, 0.16]) * (0.75 + 0.4 * noise(p * np.array([1, 25, 1], np.float32), 1.5, 4, 3)[:, None])
    u, v = x.ravel(), y.ravel()
    loz = np.abs((u % 0.8) - 0.4) + np.abs((v % 0.8) - 0.4)
    red = ((edge > 0.06) & (edge < 0.12)) | ((edge > 0.15) & (edge < 0.165)) | ((edge > 0.3) & (np.abs(loz - 0.26) < 0.022))
    green = (edge > 0.3) & (loz < 0.09)
    c = np.where(red[:, None], np.array([0.33, 0.03, 0.025]), np.where(green[:, None], np.array([0.06, 0.13, 0.06]), straw))
    return {f"mat{at[0] * 10:.0f}_{at[1] * 10:.0f}": painted(moved(m, at), c, 0.7)}


def drum(at, radius: float = 0.28, height: float = 0.5, tilt: float = 0.0) -> Things:
    """A barrel of red lacquer with hide heads and rows of pegs, on a low stand."""
    k = np.linspace(0, 1, 14)
    body = lathe(np.stack([radius * (0.86 + 0.16 * np.sin(k * np.pi)), 0.16 + height * k], -1), 48)
    head = lathe([(0, 0.16 + height + 0.006), (radius * 0.8, 0.16 + height + 0.006), (radius * 0.88, 0.16 + height - 0.004), (radius * 0.9, 0.16 + height - 0.05)], 48)
    pegs = merge([moved(lathe([(0.011, 0), (0.008, 0.008), (0, 0.011)], 6), (radius * 0.905 * np.cos(a), radius * 0.905 * np.sin(a), 0.16 + height - 0.05 - 0.022 * r)) for r in range(2) for a in np.linspace(0, 2 * np.pi, 40, endpoint=False) + 0.08 * r])
    legs = merge([tube([[radius * 0.95 * np.cos(a), radius * 0.95 * np.sin(a), 0], [radius * 0.8 * np.cos(a), radius * 0.8 * np.sin(a), 0.24]], 0.028, 8) for a in (0.6, 2.2, 3.8, 5.4)])
    sticks = [moved(tube([[-0.2, s * 0.06, 0.2 + height], [0.22, s * 0.02, 0.2 + height]], [0.011, 0.016], 8), (0, 0, 0), 25 * s) for s in (-1, 1)]
    hide = np.array([0.5, 0.36, 0.2]) * (0.7 + 0.5 * noise(head.vertices.astype(np.float32), 8, 4, 1)[:, None])
    tag = f"{at[0] * 10:.0f}_{at[1] * 10:.0f}"
    return {f"body{tag}": painted(moved(body, at), np.full((len(body.vertices), 3), (0.26, 0.02, 0.012)), 0.22), f"head{tag}": painted(moved(head, at), hide, 0.6),
            f"pegs{tag}": painted(moved(pegs, at), np.full((len(pegs.vertices), 3), (0.3, 0.2, 0.09)), 0.4), f"legs{tag}": painted(moved(merge([legs, *sticks]), at), np.full((len(legs.vertices) + sum(len(s.vertices) for s in sticks), 3), (0.09, 0.035, 0.018)), 0.35)}


def fan(at, turn: float, colour=(0.4, 0.02, 0.02), size: float = 0.3) -> Things:
    """An open paper fan lying on the mat."""
    a = np.linspace(0.15, np.pi - 0.15, 41)
    r = np.linspace(0.38, 1, 6)[:, None] * size
    lift = 0.012 * (np.arange(41) % 2) + 0.006
    paper = mesh(np.stack([r * np.cos(a), r * np.sin(a), np.broadcast_to(lift, (6, 41))], -1), grid_faces(6, 41))
    ribs = merge([tube([[0, 0, 0.01], [size * 0.99 * np.cos(b), size * 0.99 * np.sin(b), 0.02]], [0.005, 0.003], 4) for b in a[::3]])
    tag = f"{at[0] * 10:.0f}_{at[1] * 10:.0f}"
    return {f"fan{tag}": painted(moved(paper, at, turn), np.full((len(paper.vertices), 3), colour), 0.7), f"ribs{tag}": painted(moved(ribs, at, turn), np.full((len(ribs.vertices), 3), (0.16, 0.08, 0.035)), 0.5)}


def oil_lamp(at, power: float = 1.0) -> Things:
    """A lamp on a turned stand with a small flame."""
    stand = lathe([(0, 0), (0.1, 0), (0.09, 0.03), (0.03, 0.06), (0.025, 0.2), (0.04, 0.24), (0.025, 0.3), (0.07, 0.42), (0.075, 0.45), (0, 0.44)], 24)
    flame = lathe([(0, 0.45), (0.018, 0.48), (0.014, 0.52), (0, 0.58)], 10)
    tag = f"{at[0] * 10:.0f}_{at[1] * 10:.0f}"
    return {f"stand{tag}": painted(moved(stand, at), np.full((len(stand.vertices), 3), (0.28, 0.15, 0.05)), 0.3, 0.8), f"flame{tag}": glowing(moved(flame, at), np.array([70, 30, 8.0]) * power)}


def stage() -> tuple[Things, Lens, Weather]:
    """The mat in the yard from behind the drum, rows of mats on three sides, lamps, the hall lit behind."""
    t = hall() | inner_light(1.2) | lamps(WIDE, 0.8) | court(-20, 20, -30, -4, wet=True)
    t |= mat(4.6, 4.0, (0, -15.2, 0.016))
    for x, y, w_, d_ in ((-4.6, -15.2, 1.6, 4.4), (4.6, -15.2, 1.6, 4.4), (-4.3, -19.0, 2.2, 1.3), (4.3, -19.2, 2.2, 1.3)):
        t |= mat(w_, d_, (x, y, 0.016))
    t |= drum((-0.55, -18.35, 0.012), 0.33, 0.56) | drum((0.42, -18.6, 0.012), 0.18, 0.26)
    t |= fan((0.7, -16.0, 0.03), 200) | fan((-0.9, -14.6, 0.03), 20, (0.5, 0.36, 0.1), 0.27)
    chest = merge([box((1.0, 0.52, 0.42), (1.55, -13.75, 0.03), 0.015), box((1.04, 0.56, 0.09), (1.55, -13.75, 0.45), 0.02)])
    t["chest"] = painted(chest, np.full((len(chest.vertices), 3), (0.24, 0.02, 0.012)), 0.25)
    brass = merge([box((0.1, 0.02, 0.1), (1.55 + x, -14.03, z), 0.006) for x in (-0.46, 0, 0.46) for z in (0.04, 0.42)])
    t["brass"] = painted(brass, np.full((len(brass.vertices), 3), (0.45, 0.27, 0.07)), 0.3, 0.8)
    for x, y in ((-2.2, -13.3), (2.2, -13.3), (-2.2, -17.1), (2.2, -17.1)):
        t |= oil_lamp((x, y, 0.012), 1.2)
    t |= palms([(-14.5, 3, 9), (15, 2, 10.5)]) | wood([(21, 15), (-24, 16), (3, 24), (-17, -12), (18, -10)], 12, 6.5, 24000, 0.26)
    w = replace(NIGHT, zenith=(0.012, 0.02, 0.055), horizon=(0.05, 0.05, 0.085), seed=71)
    return t, Lens((-0.75, -22.6, 2.25), (0.05, -12.5, 1.75), 68, 4, 3), w


def peach(at, seed: int = 8) -> Things:
    """A branch of peach blossom in a brown jar."""
    rng = np.random.default_rng(seed)
    twigs, hubs = [], []

    def grow(p, d, long: float, thick: float, left: int) -> None:
        steps = [np.asarray(p, float)]
        for _ in range(5):
            d = d + rng.normal(0, 0.16, 3) + [0, 0, 0.05]
            d = d / np.linalg.norm(d)
            steps.append(steps[-1] + d * long / 5)
        twigs.append(tube(steps, np.linspace(thick, thick * 0.55, 6), 7))
        if left < 2:
            hubs.extend(steps[k] + rng.normal(0, 0.008, 3) for k in (2, 3, 4, 5, 5))
        for _ in range(3 if left else 0):
            grow(steps[rng.integers(2, 6)], d + rng.normal(0, 0.75, 3), long * 0.72, thick * 0.55, left - 1)
    grow((0, 0, 0.40), np.array([0.12, -0.1, 1.0]), 0.66, 0.015, 3)
    a = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    r = np.stack([0.002 + 0 * a, 0.011 - 0.002 * (np.arange(10) % 2), 0.016 - 0.005 * (np.arange(10) % 2)])
    flower = mesh(np.stack([r * np.cos(a), r * np.sin(a), np.array([[0.0], [0.003], [0.009]]) + 0 * a], -1), grid_faces(3, 10, wrap=True))
    n = len(hubs) * 3
    turn = np.linalg.qr(rng.normal(0, 1, (n, 3, 3)))[0]
    bloom = scatter(flower, turn * rng.uniform(0.6, 1.1, n)[:, None, None], np.repeat(hubs, 3, 0) + rng.normal(0, 0.013, (n, 3)), rng.random(n))
    stem = merge(twigs)
    pink = np.array([0.78, 0.20, 0.28]) * (0.55 + 0.6 * bloom.tint[:, None]) + np.array([0.1, 0.08, 0.08]) * bloom.tint[:, None]
    pot = jar((0, 0, 0), 0.44)
    return {"peach_wood": painted(moved(stem, at), np.full((len(stem.vertices), 3), (0.06, 0.035, 0.025)), 0.8), "peach_bloom": painted(moved(bloom, at), pink, 0.7),
            "peach_jar": painted(moved(pot, at), np.full((len(pot.vertices), 3), (0.085, 0.034, 0.015)), 0.22)}


def spring() -> tuple[Things, Lens, Weather]:
    """Drum and clappers on a mat under the eaves, first light."""
    t = hall() | inner_light(0.8) | lamps(WIDE, 0.5) | court(-24, 20, -24, -4)
    z = FLOOR + 0.012
    t |= mat(2.6, 1.5, (-3.0, -5.9, z)) | drum((-3.1, -5.7, z), 0.3, 0.5) | fan((-2.55, -6.25, z + 0.012), 150, (0.5, 0.06, 0.06)) | fan((-3.75, -5.62, z + 0.012), 40, (0.5, 0.34, 0.08))
    m = merge([moved(box((0.42, 0.045, 0.022), (0, 0, 0), 0.008), (-3.55 + 0.06 * k, -6.2 + 0.10 * k, z + 0.004), 12 - 9 * k) for k in range(3)])
    t["clappers"] = painted(m, np.full((len(m.vertices), 3), (0.22, 0.11, 0.045)), 0.35)
    t |= peach((-1.1, -5.75, FLOOR))
    t |= palms([(-14.5, 3, 9), (9.5, -14, 9), (12, -13, 8)]) | wood([(24, -8), (26, 2), (21, 15), (18, -22), (30, -18), (38, -12), (36, -4), (40, -24), (33, -28)], 10, 6, 26000, 0.25)
    t["hills"] = painted(moved(box((4, 400, 26), (170, -60, -2)), (0, 0, 0)), np.full((24, 3), (0.05, 0.07, 0.05)))
    w = replace(MORNING, height=12, azimuth=112, sun=(4.2, 2.7, 1.5), dim=0.42, mist=0.0012, mist_top=3, haze=0.0014, key=0.15, seed=73)
    return t, Lens((-6.0, -6.95, FLOOR + 1.05), (-2.2, -5.95, FLOOR + 0.55), 58, 4, 3, 0.010), w


VIEWS = {"stage": stage, "spring": spring}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
