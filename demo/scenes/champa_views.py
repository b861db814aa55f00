# SPDX-License-Identifier: Apache-2.0
"""More of the brick towers: python champa_views.py OUT.jpg VIEW [LONG SIDE, SAMPLES]; VIEW is valley, feast or carving."""

from __future__ import annotations

import sys
from dataclasses import replace

import cv2
import mitsuba as mi
import mitsuba_drum  # noqa: F401  (sets the variant)
import numpy as np
from champa import boat_house, crest_, door_dark, dry_hill, kalan, sanctuary, worn
from mesh import Mesh, box, grid_faces, lathe, merge, mesh, moved, tube
from mitsuba_dinh import blend, noise, paint
from parts import Things, cloth, earth, ground_map, hills, painted, wall, wood
from citadels import turf
from weather import EVENING, MORNING, Lens, Weather, photograph


def scroll(canvas: np.ndarray, x: float, y: float, r: float, hand: int) -> None:
    """One curl of foliage: a spiral stem, leaf lobes outside it, a bud within."""
    a = np.linspace(-0.6, 7.6, 90)
    q = r * np.exp(-0.2 * a)
    pts = np.stack([x + hand * q * np.cos(a), y + q * np.sin(a)], -1)
    cv2.polylines(canvas, [np.int32(pts)], False, 255, 13, cv2.LINE_AA)
    for k in range(4, 64, 7):
        n = pts[k] - [x, y]
        at = pts[k] + n * 0.2
        angle = np.degrees(np.arctan2(n[1], n[0])) + hand * 40
        cv2.ellipse(canvas, (int(at[0]), int(at[1])), (int(r * 0.25), int(r * 0.11)), angle, 0, 360, 255, -1, cv2.LINE_AA)
    cv2.circle(canvas, (int(x), int(y)), int(r * 0.17), 255, -1, cv2.LINE_AA)


def carved(w: int = 900, h: int = 1200) -> np.ndarray:
    """Height in millimetres of a wall of close-set brick with a carved pilaster; a pixel is a millimetre."""
    z = np.zeros((h, w), np.float32)
    for x0, x1, up in ((250, 650, 26), (275, 625, 40), (300, 600, 52), (318, 582, 40), (716, 900, 24), (742, 900, 44), (0, 120, 18)):
        z[:, x0:x1] = up
    for y0, y1, up in ((0, 60, 84), (60, 86, 66), (86, 126, 76), (126, 146, 58), (1080, 1110, 64), (1110, 1200, 84)):
        z[y0:y1, 235:665] = np.maximum(z[y0:y1, 235:665], up)
    ink = np.zeros((h, w), np.uint8)
    for k, y in enumerate(range(225, 1060, 118)):
        scroll(ink, 450 + (26 if k % 2 else -26), y, 82, 1 if k % 2 else -1)
    for y in range(150, 1080, 30):
        for x in (309, 591):
            cv2.circle(ink, (x, y + 10), 7, 255, -1, cv2.LINE_AA)
    for y in range(30, 1180, 70):
        cv2.ellipse(ink, (820, y), (44, 26), 0, 0, 360, 255, 7, cv2.LINE_AA)
        cv2.circle(ink, (820, y), 11, 255, -1, cv2.LINE_AA)
    for x in range(256, 650, 36):
        cv2.ellipse(ink, (x, 106), (14, 17), 0, 0, 360, 255, -1, cv2.LINE_AA)
    inside = cv2.distanceTransform((ink > 110).astype(np.uint8), cv2.DIST_L2, 5)
    z += 15 * (1 - np.exp(-inside / 5.5)) + 3 * np.clip(inside - 8, 0, 6) / 6
    return z


def weathered(z: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Joints, chips and softened edges; each brick's tint; how hollow each place is."""
    rng = np.random.default_rng(5)
    h, w = z.shape
    noise_ = [cv2.resize(cloth(1024, s, 10), (w, h)) for s in (11, 12, 13)]
    y, x = np.mgrid[0:h, 0:w] + np.stack([noise_[0], noise_[1]]) * 5
    row = (y // 58).astype(int)
    shift = rng.integers(0, 230, row.max() + 1)[row]
    column = ((x + shift) // 236).astype(int)
    near = np.minimum(np.minimum(y % 58, 58 - y % 58), np.minimum((x + shift) % 236, 236 - (x + shift) % 236))
    tint = rng.random((row.max() + 1, column.max() + 1))[row, column]
    sunk = (rng.normal(0, 1.6, (row.max() + 1, column.max() + 1)) * (rng.random((row.max() + 1, column.max() + 1)) < 0.9))[row, column]
    lost = np.clip((noise_[2] - 0.66) / 0.06, 0, 1) * (8 + 16 * noise_[0])
    soft = cv2.GaussianBlur(z, (0, 0), 1.6)
    out = soft - 3.2 * np.exp(-(near / 1.5) ** 2) + sunk - lost + 3.0 * (noise_[0] - 0.5) + 1.6 * (noise_[1] - 0.5)
    return out, tint * 0.7 + 0.3 * noise_[1], out - cv2.GaussianBlur(out, (0, 0), 12)


def carving() -> tuple[Things, Lens, Weather]:
    """Close bricks and a carved pilaster, low sun."""
    z, tint, hollow = weathered(carved())
    z, tint, hollow = (cv2.resize(a.astype(np.float32), (820, 1093), interpolation=cv2.INTER_AREA)[::-1] for a in (z, tint, hollow))
    x, y = np.meshgrid(np.linspace(-0.45, 0.45, 820), np.linspace(0, 1.2, 1093))
    m = mesh(np.stack([x, -z / 1000, y], -1), grid_faces(1093, 820))
    p = m.vertices.astype(np.float32)
    base = blend(tint.ravel(), [(0, (0.13, 0.045, 0.026)), (0.5, (0.26, 0.1, 0.05)), (1, (0.36, 0.18, 0.1))])
    base *= np.interp(hollow.ravel(), [-9, 0, 8], [0.35, 0.95, 1.2])[:, None]
    lichen = np.interp(noise(p, 9, 6, 3), [0.56, 0.64], [0, 0.55])[:, None]
    damp = np.interp(noise(p * np.array([1, 1, 0.3], np.float32), 3.5, 5, 4), [0.52, 0.66], [0, 0.6])[:, None]
    base = base * (1 - lichen) + lichen * np.array([0.3, 0.29, 0.22])
    base = base * (1 - damp) + damp * np.array([0.045, 0.04, 0.025])
    t: Things = {"wall": painted(m, base, 0.85), "earth": earth(-1.2, (0.2, 0.13, 0.07))}
    w = replace(EVENING, height=24, azimuth=257, seed=3, haze=0.0)
    return t, Lens((0.14, -1.75, 0.72), (0.02, 0, 0.62), 37, 4, 5), w


def valley() -> tuple[Things, Lens, Weather]:
    """Ruined towers come out of the mist in a closed valley, from the slope."""
    t: Things = {}
    spots = [(0, 46, 6.6, 6.6, 3, 2.8, 0), (-15, 58, 5.6, 5.4, 2, 2.4, 1), (14, 60, 5.8, 5.2, 2, 2.4, 0), (-30, 70, 5.0, 4.6, 1, 2, 1), (29, 78, 5.4, 5, 2, 2.2, 1), (4, 84, 6, 5.8, 3, 2.6, 0), (-11, 38, 3.4, 2.6, 1, 1, 1), (10, 40, 3.2, 2.6, 1, 1, 0), (-44, 92, 5.2, 5, 2, 2, 0)]
    towers = [moved(kalan(w_, b, n, p, r), (x, y, 0), 12 * ((k * 3) % 3 - 1)) for k, (x, y, w_, b, n, p, r) in enumerate(spots)]
    towers.append(moved(boat_house(7, 4.2, 3.6), (-22, 47, 0), 80))
    low = [box((rng_w, 0.7, 1.2), (x, y, -0.1), 0.02) for rng_w, x, y in ((13, 0, 36), (9, -14, 50), (8, 17, 52))]
    t["towers"] = wall(worn(merge(towers + low), 0.09), "old_brick")

    def land(x, y):
        return 0.000012 * (np.maximum(28 - y, 0) ** 3) * 20 + 0.006 * np.maximum(np.abs(x) - 55, 0) ** 1.6 + 0.004 * np.maximum(y - 95, 0) ** 1.7 + 0.3 * np.sin(x * 0.2) * np.sin(y * 0.17) - 0.2
    t["land"] = ground_map(-160, 160, -24, 210, land, 1.6)
    g = turf(-24, 24, -8, 34, 4200, land, 2.2, 5)
    t["turf"] = painted(g, np.array([0.06, 0.09, 0.022]) * (0.4 + 1.2 * g.tint[:, None]), 0.8, flat=True)
    rng = np.random.default_rng(4)
    ring = [(x, y) for x, y in zip(rng.uniform(-120, 120, 210), rng.uniform(30, 180, 210)) if abs(x) > 50 or y > 100]
    for q in range(6):
        near = [s for k, s in enumerate(ring) if k % 6 == q]
        z = float(np.mean([land(np.array(a), np.array(b)) for a, b in near]))
        t |= wood(near, 9, 6, 12000, 0.36, 100 + 5 * q, min(z, 6.0), kinds=2)
    t |= wood([(-9, 24), (8, 27), (20, 36), (-24, 34)], 6, 4, 16000, 0.24, 140, 0.3) | wood([(-20, 4), (19, 7)], 8, 5, 22000, 0.2, 150, 4.5)
    t["ridge"], t["peak"] = hills(330, 190, 19, 0, 2.4), hills(800, 480, 23, 0, 2.4)
    w = replace(MORNING, height=13, azimuth=66, sun=(3.0, 2.1, 1.3), mist=0.020, mist_top=4.5, mist_floor=0.0, haze=0.0016, seed=52, cloud=0.3)
    return t, Lens((-3, -9, 12.5), (0.5, 60, 5.0), 46, 4, 3), w


def robed(height: float, dress, band, jar: bool = False, lean: float = 0.0) -> list[tuple[Mesh, tuple]]:
    """A figure seen from behind or afar: long robe, arms, head in a scarf, perhaps a jar on it."""
    k = height / 1.6
    robe = lathe(np.array([(0.22, 0), (0.21, 0.3), (0.17, 0.72), (0.15, 0.92), (0.18, 1.12), (0.19, 1.25), (0.14, 1.34), (0.055, 1.38), (0.05, 1.42)]) * k, 20)
    v = robe.vertices * [1, 0.72, 1]
    v[:, :2] *= 1 + 0.06 * np.sin(np.arctan2(v[:, 1], v[:, 0]) * 7)[:, None] * np.clip(0.9 - v[:, 2:] / k, 0, 1)
    robe = Mesh(v, robe.faces, robe.tint, robe.uv)
    up = 1.0 if jar else 0.0
    arms = [tube(np.array([[s * 0.17, 0, 1.27], [s * (0.27 + 0.05 * up), -0.03, 1.04 + 0.3 * up], [s * (0.2 - 0.08 * up), -0.12 + 0.1 * up, 0.86 + 0.85 * up]]) * k, np.array([0.065, 0.055, 0.045]) * k, 8) for s in (-1, 1)]
    head = moved(lathe(np.array([(0, 0), (0.075, 0.03), (0.1, 0.12), (0.095, 0.2), (0.05, 0.25), (0, 0.26)]) * k, 14), (0, 0, 1.38 * k))
    scarf = moved(lathe(np.array([(0.11, 0), (0.115, 0.1), (0.09, 0.16), (0, 0.18)]) * k, 14), (0, 0.02, 1.5 * k))
    tail = tube(np.array([[0, 0.1, 1.56], [0.02, 0.15, 1.4], [0.02, 0.15, 1.15]]) * k, np.array([0.06, 0.06, 0.03]) * k, 6, (1, 0.4))
    sash = moved(lathe(np.array([(0.165, 0), (0.17, 0.05), (0.165, 0.09)]) * k, 18), (0, 0, 0.9 * k), scale=(1, 0.76, 1))
    parts = [(merge([robe, *arms]), dress), (merge([scarf, tail, sash]), band), (head, (0.12, 0.06, 0.035))]
    if jar:
        pot = lathe(np.array([(0.06, 0), (0.15, 0.07), (0.17, 0.15), (0.1, 0.24), (0.07, 0.28), (0.1, 0.31), (0, 0.3)]) * k, 16)
        parts.append((moved(pot, (0, 0, 1.66 * k)), (0.3, 0.1, 0.045)))
    return parts


def crowd(spots: list[tuple], ground) -> Things:
    """Figures at (x, y, turn, height, dress, band, jar)."""
    meshes, colours = [], []
    for x, y, turn, high, dress, band, jar in spots:
        for m, c in robed(high, dress, band, jar):
            meshes.append(moved(m, (x, y, float(ground(np.array(x), np.array(y)))), turn))
            colours.append(np.full((len(m.vertices), 3), c))
    return {"crowd": painted(merge(meshes), np.concatenate(colours), 0.8)}


def parasol(at, colour) -> Things:
    top = lathe([(0.75, -0.12), (0.74, -0.02), (0.4, 0.16), (0.05, 0.28), (0, 0.4)], 28)
    pole = tube([[0, 0, -2.1], [0, 0, -1], [0, 0, 0.2]], 0.02, 6)
    return {f"shade{at[0] * 10:.0f}": painted(moved(top, at), np.full((len(top.vertices), 3), colour), 0.6), f"pole{at[0] * 10:.0f}": painted(moved(pole, at), np.full((len(pole.vertices), 3), (0.2, 0.05, 0.02)))}


def feast() -> tuple[Things, Lens, Weather]:
    """A procession before the tower's door, seen from behind, morning."""
    t = sanctuary() | dry_hill(crest_)
    white, red, green, violet, yellow = (0.66, 0.62, 0.54), (0.4, 0.03, 0.02), (0.03, 0.2, 0.09), (0.2, 0.05, 0.2), (0.6, 0.36, 0.05)
    spots = [(-0.55, -8.6, 180, 1.62, white, red, False), (0.6, -9.0, 180, 1.6, white, red, False), (-0.5, -10.3, 176, 1.66, red, yellow, False), (0.65, -10.7, 184, 1.6, white, red, False), (-0.7, -12.0, 180, 1.58, white, red, False), (0.5, -12.4, 178, 1.63, white, yellow, False)]
    dresses = (green, violet, red, (0.05, 0.1, 0.3), yellow, green)
    spots += [(s * (2.3 + 0.25 * (k % 2)), -8.4 - 1.25 * k, 180 + 8 * s, 1.55, dresses[(k + (s > 0) * 2) % 6], white if k % 2 else red, True) for k in range(4) for s in (-1, 1)]
    t |= crowd(spots, crest_) | parasol((0.0, -10.4, 2.45), yellow) | parasol((0.75, -12.0, 2.35), red)
    t.pop("gate", None), t.pop("gate_dark", None)
    t |= wood([(-19, -1), (20, 9), (-24, 8), (26, -4)], 4.2, 3.2, 9000, 0.2, 51)
    t["far"] = hills(2600, 420, 41, -90, 2.4, (0.05, 0.06, 0.05))
    w = replace(MORNING, height=22, azimuth=128, sun=(3.6, 2.7, 1.8), zenith=(0.14, 0.26, 0.5), mist=0, haze=0.0008, seed=55, cloud=0.4)
    return t, Lens((-2.2, -18.2, 1.75), (0.15, -3.0, 4.2), 58, 4, 5), w


VIEWS = {"carving": carving, "valley": valley, "feast": feast}


def main(out: str, view: str, long: int = 1500, samples: int = 24) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
