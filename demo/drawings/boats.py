# SPDX-License-Identifier: Apache-2.0
"""Boats from the shoulder of a bronze drum, as an ink rubbing on thin paper: python boats.py OUT.png"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
from calligraphy import worn
from paper import Array, fractal, lay, save, sheet

sys.path.append(str(Path(__file__).resolve().parent.parent / "scenes"))
from dongson import mantle_mm  # one folder over


def rubbing(w: int = 1900, h: int = 760) -> Array:
    """A third of the way round: two boats between their borders."""
    mm = mantle_mm()
    rows, columns = mm.shape
    part = mm[int(rows * 0.632) : int(rows * 0.94), : int(columns / 3)][::-1]
    part = cv2.resize(part, (w - 150, h - 130), interpolation=cv2.INTER_AREA)
    proud = np.clip(part - cv2.GaussianBlur(part, (0, 0), 9) * 0.5, 0, 0.7) / 0.7
    ink = np.zeros((h, w), np.float32)
    ink[65 : h - 65, 75 : w - 75] = 0.22 + 0.78 * np.clip(proud * 1.6, 0, 1)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    edge = np.minimum(np.minimum(x - 75, w - 75 - x), np.minimum(y - 65, h - 65 - y))
    ink *= np.clip((edge - 6 + 16 * (fractal((h, w), 62, 0.04, 6) - 0.5)) / 6, 0, 1)
    pats = np.interp(fractal((h, w), 63, 0.06, 4), [0.2, 0.8], [0.66, 1.0])
    pores = (
        np.clip(fractal((h, w), 64, 0.006, 4) - 0.60, 0, 1) * 3 + np.clip(fractal((h, w), 65, 0.07, 7) - 0.72, 0, 1) * 7
    )
    ink = ink * pats * (1 - np.clip(pores, 0, 0.9))
    image = sheet(w, h, (0.93, 0.89, 0.79), 71, 0.05, 0.09)
    return worn(lay(image, (0.075, 0.08, 0.095), np.clip(ink, 0, 1)), 76)


if __name__ == "__main__":
    save(sys.argv[1], rubbing())
