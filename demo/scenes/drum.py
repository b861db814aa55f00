# SPDX-License-Identifier: Apache-2.0
"""The body of a Đông Sơn drum (Heger I), 79 cm across and 63 cm high, in metres."""
from __future__ import annotations

import numpy as np

from mesh import Array, Mesh, lathe, merge, mesh, grid_faces, moved, tube

RADIUS, HEIGHT = 0.395, 0.63
PROFILE = np.array([(.36, 0), (.365, .012), (.345, .05), (.31, .13), (.285, .19), (.278, .23), (.278, .40), (.29, .425), (.35, .455), (.405, .495),
                    (.42, .535), (.412, .575), (.385, .60), (.382, .61), (.397, .618), (.397, .63)])


def even(profile: Array, n: int) -> Array:
    """The profile resampled in equal steps, so that a texture is not stretched."""
    d = np.r_[0, np.cumsum(np.linalg.norm(np.diff(profile, axis=0), axis=1))]
    s = np.linspace(0, d[-1], n)
    return np.stack([np.interp(s, d, profile[:, k]) for k in (0, 1)], -1)


def face(rings: int = 60, segments: int = 256) -> Mesh:
    r = np.linspace(0.0005, RADIUS, rings)
    m = lathe(np.stack([r[::-1], np.full(rings, HEIGHT)], -1), segments)
    return Mesh(m.vertices, m.faces, m.tint, m.vertices[:, :2] / (2 * RADIUS) + .5)


def handle(angle_deg: float) -> Mesh:
    """A plaited strap from shoulder to waist."""
    a = np.linspace(-.2, np.pi + .2, 40)
    path = np.stack([.335 + .085 * np.sin(a), np.zeros(40), .415 + .085 * np.cos(a)], -1)
    strands = []
    for phase in (0, np.pi / 2, np.pi, 1.5 * np.pi):
        w = a * 9 + phase
        strands.append(tube(path + np.stack([0 * w, .016 * np.cos(w), .004 * np.sin(w)], -1), .0055, 8))
    return moved(merge(strands), (0, 0, 0), angle_deg)


def drum_parts() -> dict[str, Mesh]:
    body = lathe(even(PROFILE, 160), 256)
    handles = [handle(a + d) for a in (0, 180) for d in (-14, 14)]
    return {'face': face(), 'mantle': body, 'handles': merge(handles)}
