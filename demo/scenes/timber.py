# SPDX-License-Identifier: Apache-2.0
"""Old ironwood as painted maps: grain drawn out along the piece, cracks, dust in the grain, grey where rain comes."""

from __future__ import annotations

from functools import cache

import mitsuba as mi
import numpy as np
from mesh import Array, Mesh
from parts import cloth, unfolded
from studio import shape, texture

METRES = 2.4          # of wood that one map covers; it repeats


@cache
def grain(size: int = 2048) -> tuple[Array, Array, Array]:
    """Colour, roughness and height of a board whose grain runs upright."""
    fine, rings, wide = cloth(size, 31, 10, 32), cloth(size, 32, 8, 16), cloth(size, 33, 6, 2)
    pores = np.clip((cloth(size, 34, 10, 64) - 0.56) / 0.1, 0, 1)
    cracks = np.clip((cloth(size, 35, 9, 64) - 0.74) / 0.03, 0, 1) * np.clip((wide - 0.4) * 5, 0, 1)
    t = np.clip(0.55 * fine + 0.45 * np.abs(np.sin(rings * 26)) * 0.6 + 0.5 * (wide - 0.5) + 0.08, 0, 1)
    tones = ((0.025, 0.011, 0.006), (0.068, 0.034, 0.019), (0.135, 0.08, 0.047))
    colour = np.stack([np.interp(t, [0, 0.5, 1], [c[k] for c in tones]) for k in range(3)], -1)
    grey = np.clip((cloth(size, 36, 8, 4) - 0.5) / 0.2, 0, 1)[..., None] * 0.5
    colour = colour * (1 - grey) + grey * np.array([0.15, 0.125, 0.1]) * (0.5 + 0.8 * fine[..., None])
    colour *= (1 - 0.35 * pores - 0.8 * cracks * (1 - 0.35 * pores))[..., None]
    height = (fine * 0.0016 + rings * 0.001 - pores * 0.0007 - cracks * 0.004) / METRES
    return colour.astype(np.float32), (0.38 + 0.3 * grey[..., 0] + 0.2 * pores).astype(np.float32), height.astype(np.float32)


@cache
def timber_skin(level: bool) -> dict:
    """The skin, its grain upright or level."""
    colour, rough, height = (np.ascontiguousarray(np.swapaxes(a, 0, 1)) if level else a for a in grain())
    wood = {"type": "principled", "base_color": texture(colour), "roughness": texture(rough), "specular": 0.4}
    return {"type": "twosided", "bsdf": {"type": "bumpmap", "arbitrary": texture(height), "scale": 1.0, "bsdf": wood}}


def timber(m: Mesh, kind: str) -> mi.Mesh:
    """A mesh of wood: a turned `post` with its own uv, `plank` with the grain level, anything else upright. Each piece has its own stretch of grain."""
    if kind == "post":
        uv = m.uv * [0.7, 1.6] + m.tint[:, None] * [7.3, 3.1]
        return shape(Mesh(m.vertices, m.faces, m.tint, uv), timber_skin(False))
    flat = unfolded(m, METRES)
    shift = flat.tint[:, None] * ([3.1, 7.3] if kind == "plank" else [7.3, 3.1])
    return shape(Mesh(flat.vertices, flat.faces, flat.tint, flat.uv + shift), timber_skin(kind == "plank"), flat=True)
