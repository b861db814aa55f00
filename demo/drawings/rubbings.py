# SPDX-License-Identifier: Apache-2.0
"""Ink rubbings on thin paper of reliefs that the scenes cast: python rubbings.py OUT.png [boats|bell|dragons|sights|seal]

`dragons`, `sights` and `seal` take their reliefs from scenes that import Mitsuba; nothing is rendered.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
from calligraphy import worn
from paper import Array, fractal, lay, save, sheet

sys.path.append(str(Path(__file__).resolve().parent.parent / "scenes"))
from bell_relief import bell_mm  # one folder over
from dongson import mantle_mm


def rubbing(mm: Array, w: int, h: int, soft: float, top: float, seed: int) -> Array:
    """`mm` (its first row upmost) as ink where it stands proud, on a torn sheet of w x h."""
    part = cv2.resize(mm, (w - 150, h - 130), interpolation=cv2.INTER_AREA)
    proud = np.clip(part - cv2.GaussianBlur(part, (0, 0), soft) * 0.5, 0, top) / top
    ink = np.zeros((h, w), np.float32)
    ink[65 : h - 65, 75 : w - 75] = 0.22 + 0.78 * np.clip(proud * 1.6, 0, 1)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    edge = np.minimum(np.minimum(x - 75, w - 75 - x), np.minimum(y - 65, h - 65 - y))
    ink *= np.clip((edge - 6 + 16 * (fractal((h, w), seed, 0.04, 6) - 0.5)) / 6, 0, 1)
    pats = np.interp(fractal((h, w), seed + 1, 0.06, 4), [0.2, 0.8], [0.66, 1.0])
    pores = np.clip(fractal((h, w), seed + 2, 0.006, 4) - 0.60, 0, 1) * 3
    pores += np.clip(fractal((h, w), seed + 3, 0.07, 7) - 0.72, 0, 1) * 7
    ink = ink * pats * (1 - np.clip(pores, 0, 0.9))
    image = sheet(w, h, (0.93, 0.89, 0.79), seed + 9, 0.05, 0.09)
    return worn(lay(image, (0.075, 0.08, 0.095), np.clip(ink, 0, 1)), seed + 14)


def boats() -> Array:
    """A third of the way round a drum's shoulder: two boats between their borders."""
    mm = mantle_mm()
    rows, columns = mm.shape
    return rubbing(mm[int(rows * 0.632) : int(rows * 0.94), : int(columns / 3)][::-1], 1900, 760, 9, 0.7, 62)


def bell() -> Array:
    """Half of a bell's wall, from the petals at its mouth to the upper band; the fields of writing left empty."""
    mm = bell_mm(written=False)
    rows, columns = mm.shape
    return rubbing(mm[: int(rows * 0.74), : columns // 2][::-1], 1560, 1380, 12, 2.6, 82)


def dragons() -> Array:
    """Two of the dragons round the drum of 1800, between their rows of studs."""
    from vessels import domed_mm  # noqa: PLC0415 - imports Mitsuba

    mm = domed_mm()
    return rubbing(mm[:, : int(mm.shape[1] * 0.66)][::-1], 1900, 1130, 10, 2.2, 102)


def sights() -> Array:
    """Small pictures from the belly of a tripod, newly drawn."""
    from tripods import pot_mm  # noqa: PLC0415 - imports Mitsuba

    mm = pot_mm(21)
    rows, columns = mm.shape
    return rubbing(mm[int(rows * 0.35) : int(rows * 0.69), : int(columns * 0.52)][::-1], 1800, 1080, 9, 3.2, 122)


def seal() -> Array:
    """A sheet with one impression in cinnabar."""
    from seal import paper  # noqa: PLC0415 - imports Mitsuba

    _, colour = paper(0.20, 0.16, (0.5, 0.5), 0)
    return np.clip(cv2.resize(colour[::-1], (1500, 1200), interpolation=cv2.INTER_AREA) * 1.15, 0, 1) ** (1 / 2.2)


if __name__ == "__main__":
    makers = {"boats": boats, "bell": bell, "dragons": dragons, "sights": sights, "seal": seal}
    save(sys.argv[1], makers[sys.argv[2] if len(sys.argv) > 2 else "boats"]())
