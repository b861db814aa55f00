# SPDX-License-Identifier: Apache-2.0
"""The brush of Chu Đậu seen near, its glaze in the light of a window: python chu_dau.py OUT.png [WIDTH SAMPLES]"""

from __future__ import annotations

import sys

import numpy as np
from ceramics import planks
from mesh import box, moved
from patina import turned
from studio import camera, develop, lamp, plain, shape
from wares import glazed, swan_vase

ASLEEP, FLYING = 318, 52


def near(w: int, n: int) -> tuple[dict, dict, float]:
    """The sleeping swan on the shoulder of one vase, another vase behind it out of focus."""
    p, fired, _ = swan_vase()
    body, skin = turned(p, None, 300, 400), glazed(np.clip(fired * [1.0, 0.985, 0.93], 0.004, 0.9).astype(np.float32), rough=0.15)
    things = planks() | {"vase": shape(moved(body, turn_deg=ASLEEP), skin), "second": shape(moved(body, (-0.50, 0.60, 0), FLYING), skin)}
    things |= {"wall": shape(box((8, 0.1, 6), (0, 1.7, -1)), plain((0.075, 0.062, 0.05), 0.95))}
    at = (0, 0, 0.3)
    things |= {"window": lamp((-1.15, -0.55, 0.95), at, 0.42, (40, 36, 30)), "fill": lamp((1.5, -1.2, 0.5), at, 0.9, (1.1, 1.25, 1.5)), "rim": lamp((0.9, 0.8, 0.7), at, 0.4, (15, 14, 12)), "back": lamp((-1.6, 0.9, 1.1), (-0.5, 0.6, 0.3), 0.4, (18, 15, 11))}
    return things, camera((0.06, -1.02, 0.44), (-0.045, -0.12, 0.285), 30, w, w * 3 // 4, n, 0.007), 1.6


def main(out: str, width: int = 800, samples: int = 24) -> None:
    things, lens, exposure = near(width, samples)
    develop(things, lens, out, exposure=exposure, depth=6)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:4]))
