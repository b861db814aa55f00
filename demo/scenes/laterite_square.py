# SPDX-License-Identifier: Apache-2.0
"""The square of a laterite village before its hall on stilts, late sun: python laterite_square.py OUT.png [LONG SIDE, SAMPLES]"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache

import mitsuba_drum  # noqa: F401  (sets the variant)
import mitsuba as mi
import numpy as np
from dinh_open import Plan, boarded, cantilever, columns, ring, roof_of, trusses
from dinh_places import altar_light
from dinh_views import court
from hall import jar, laterite
from lane import gate
from mesh import Array, Mesh, box, merge, moved
from mitsuba_dinh import paint
from parts import Things, clad, cloth, hills, painted, palms, unfolded, wood
from plants import grass
from roof import Roof
from scipy.ndimage import gaussian_filter
from stilts import GROUND, Stilts, raised, tall
from studio import shape, texture
from timber import timber
from weather import EVENING, Lens, Weather, photograph

AIRY = Plan(Roof(half_length=10.5, half_depth=7.6, eave=3.45, ridge=9.3, gablet_x=6.1, gablet_t=0.6, lift=1.8, flare=1.1),
            (-8.6, -6.0, -2.1, 2.1, 6.0, 8.6), (-5.85, -3.6, -1.5, 1.5, 3.6, 5.85), GROUND)
METRES = 2.0
FENCE = -15.5     # where the low wall stands between the yard and the square


def stilt_hall(p: Plan, s: Stilts, tag: str = "hall") -> Things:
    """An open hall whose plank floor hangs between its columns inside a balustrade; `p.floor` is the ground they stand on."""
    rng = np.random.default_rng(6)
    r = p.roof
    things, parts = roof_of(r, tag)
    base = raised(r, s, np.array(p.axes), np.array(p.rows[1:-1]), rng)
    posts, feet = columns(p, rng)
    high = tall(r, 0, p.rows[0])
    plank = [parts["plank"], base.pop("plank"), *ring(p, high - 0.28), *ring(p, high - 0.9, 0.13, 0.15), *trusses(p)]
    carved = [parts["wood"], base.pop("wood"), boarded(p, high - 0.76, 0.48)]
    carved += [cantilever(r, e, x, r.half_depth + p.rows[0] + 0.4) for e in ("front", "back") for x in p.axes]
    carved += [cantilever(r, e, y, r.half_length - p.axes[-1] + 0.4) for e in ("left", "right") for y in p.rows]
    base["stone"] = merge([base["stone"], feet])
    return things | clad(base, tag) | {f"{tag}_{k}_grain": timber(merge(v), k) for k, v in (("post", [posts]), ("plank", plank), ("wood", carved))}


def pits(size: int, sigma: float, share: float, seed: int) -> Array:
    """Holes 0..1 of one width that cover a share of a map whose edges meet."""
    a = gaussian_filter(np.random.default_rng(seed).random((size, size)).astype(np.float32), sigma, mode="wrap")
    return np.clip((a - np.quantile(a, 1 - share)) / (np.ptp(a) * 0.10), 0, 1)


@cache
def laterite_skin(size: int = 2048) -> dict:
    """Cut laterite: rust and ochre round dark iron, eaten into holes, black with lichen where rain runs down."""
    holes = np.maximum(pits(size, 9, 0.16, 1), 0.8 * pits(size, 4, 0.2, 2))
    broad, fine, runs = cloth(size, 51, 8), cloth(size, 52, 10), cloth(size, 53, 9, 8)
    t = np.clip(0.6 * broad + 0.7 * (fine - 0.5) + 0.2, 0, 1)
    tones = ((0.085, 0.028, 0.016), (0.25, 0.092, 0.036), (0.40, 0.20, 0.085))
    colour = np.stack([np.interp(t, [0.1, 0.5, 0.95], [c[k] for c in tones]) for k in range(3)], -1)
    colour *= (1 - 0.72 * holes)[..., None]
    dark = np.clip((runs * 0.7 + broad * 0.4 - 0.62) / 0.16, 0, 1)[..., None] * 0.6
    colour = colour * (1 - dark) + dark * np.array([0.035, 0.030, 0.022])
    pale = np.clip((cloth(size, 54, 9) - 0.66) / 0.08, 0, 1)[..., None] * 0.3
    colour = colour * (1 - pale) + pale * np.array([0.33, 0.30, 0.22])
    height = (fine * 0.010 - holes * 0.012) / METRES
    stone = {"type": "principled", "base_color": texture(colour.astype(np.float32)), "roughness": 0.9, "specular": 0.2}
    return {"type": "twosided", "bsdf": {"type": "bumpmap", "arbitrary": texture(height.astype(np.float32)), "scale": 1.0, "bsdf": stone}}


def stone(m: Mesh) -> mi.Mesh:
    """Laterite blocks, each with its own stretch of the skin."""
    flat = unfolded(m, METRES)
    return shape(Mesh(flat.vertices, flat.faces, flat.tint, flat.uv + flat.tint[:, None] * [7.3, 3.1]), laterite_skin(), flat=True)


def fence(rng: np.random.Generator) -> Mesh:
    """A low wall that leaves a way in between two capped piers, and its returns along the yard."""
    parts = [laterite(long, 1.0, (x, FENCE, 0), 0, rng, 0.45) for x, long in ((-7.2, 9.0), (8.6, 11.5))] + [laterite(12.5, 1.2, (x, -9.2, 0), 90, rng, 0.45) for x in (-12.0, 14.4)]
    for x in (-12.0, -2.5, 2.5, 14.4):
        parts += [laterite(0.8, 1.92, (x, FENCE - 0.1, 0), 0, rng, 0.8), box((1.0, 1.0, 0.13), (x, FENCE - 0.1, 1.92), 0.03, rng.random()), box((0.7, 0.7, 0.2), (x, FENCE - 0.1, 2.05), 0.06, rng.random())]
    return merge(parts)


def lanes(rng: np.random.Generator) -> Things:
    """A lane leaves the square through a small tiled gate, between houses' walls."""
    parts = [laterite(16.0, 2.3, (-17.7, -24.0, 0), 90, rng), laterite(14.0, 2.4, (-13.0, -7.4, 0), 90, rng), laterite(14.0, 2.6, (-17.2, -7.4, 0), 90, rng)]
    way = {k: moved(m, (-15.1, -26.0, 0)) for k, m in gate().items()}
    out: Things = {"lanes": stone(merge([*parts, way.pop("laterite")]))}
    return out | clad(way, "way")


def jars(rng: np.random.Generator) -> Things:
    """Soy paste ripening in jars along the wall, their lids of fired clay."""
    pots, lids = [], []
    for k, x in enumerate(np.arange(-10.9, -3.9, 1.02)):
        size, y = rng.uniform(0.72, 0.92), FENCE - 1.0 + rng.normal(0, 0.08)
        pots.append(moved(jar((0, 0, 0), size), (x, y, 0), rng.uniform(0, 360)))
        lids.append(moved(box((0.66 * size, 0.66 * size, 0.05), (0, 0, 0), 0.02, rng.random()), (x, y, 0.965 * size), rng.uniform(0, 90)) if k % 3 else jar((x, y, 0.96 * size), 0.3))
    m, lid = merge(pots), merge(lids)
    return {"jars": painted(m, paint("wood", m) * [3.0, 2.1, 1.6], 0.22), "lids": painted(lid, paint("brick", lid), 0.7, flat=True)}


def square() -> tuple[Things, Lens, Weather]:
    """From the square, past jars and the low wall, to the hall through which one sees the trees."""
    rng = np.random.default_rng(17)
    t = stilt_hall(AIRY, Stilts(gallery=0.3, walled=False, opening=3.0)) | altar_light(replace(AIRY, floor=0.95), 1.5) | court(-20, 17, -35, -5)
    t |= {"fence": stone(fence(rng))} | lanes(rng) | jars(rng)
    tufts = merge([grass(-11.5, -3, FENCE - 0.5, FENCE - 0.25, 260, 5, 1.0), grass(3, 14, FENCE - 0.5, FENCE - 0.25, 260, 6, 1.0), grass(-17.5, -17.1, -32, -16, 260, 7, 1.1)])
    t["tufts"] = painted(tufts, paint("leaf", tufts), flat=True)
    t |= wood([(-22, -2), (21, 4), (-20, 14), (14, 18), (28, 16), (-6, 24), (36, 2), (-34, 8), (4, 32), (-30, -12), (26, -8)], 10, 6, 24000, 0.27)
    t |= wood([(-34, -36)], 9, 6, 12000, 0.4, 70) | palms([(-13.5, 4, 10.5), (13.0, 6, 9.5), (14.8, 3, 11), (-20.5, -12, 9)])
    t["hills"] = hills(900, 30, 3)
    w = replace(EVENING, height=15, azimuth=232, sun=(4.4, 2.7, 1.45), zenith=(0.12, 0.21, 0.42), seed=31, cloud=0.5, dim=0.55, haze=0.0004, key=0.18)
    return t, Lens((-9.6, -34.0, 1.9), (-5.0, -7.0, 3.6), 67, 8, 5), w


def main(out: str, long: int = 1300, samples: int = 16) -> None:
    things, lens, weather = square()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:4]))
