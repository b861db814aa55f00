# SPDX-License-Identifier: Apache-2.0
"""An open hall on stilts seen near: python dinh_stilts.py OUT.png VIEW [LONG SIDE, SAMPLES]; VIEW is flank or corner."""

from __future__ import annotations

import sys
from dataclasses import replace

import mitsuba_drum  # noqa: F401  (sets the variant)
from dinh_views import court, hall, lamps
from parts import Things, hills, palms, wood
from roof import Roof
from stilts import Stilts
from weather import MORNING, Lens, Weather, photograph

LOW = Roof(lift=1.5, flare=1.0, ridge=8.9, eave=3.15)
OPEN = Stilts(gallery=0.3, walled=False)


def place() -> Things:
    """The hall in its yard, trees behind."""
    t = hall(LOW, stilts=OPEN) | court(-30, 26, -34, 30)
    t |= palms([(15.5, 3, 11), (17.5, 9, 9.5), (-10, 17, 11), (-7, 19, 9)])
    t |= wood([(24, 22), (-22, 27), (6, 28), (36, 12), (-4, 32), (16, 30), (-34, 34), (44, -6)], 12, 7, 30000, 0.26)
    t["hills"] = hills(700, 70, 3)
    return t


def flank() -> tuple[Things, Lens, Weather]:
    """Front and end from the left, low, morning sun along the front: dark under the floor, stones, balustrade, steps."""
    t = place() | lamps(LOW, 0.7)
    w = replace(MORNING, height=19, azimuth=206, sun=(4.4, 3.3, 2.2), mist=0.0, haze=0.0006, dim=0.5, seed=11, cloud=0.55, key=0.155)
    return t, Lens((-17.0, -15.6, 1.5), (-4.5, -2.5, 2.75), 62), w


def corner() -> tuple[Things, Lens, Weather]:
    """Under the eaves, by the corner: floor, column on its stone, lantern; the wet yard gives them back."""
    t = place() | lamps(LOW, 0.6)
    w = replace(MORNING, height=14, azimuth=222, sun=(4.8, 3.2, 1.8), mist=0.0, haze=0.0004, dim=0.45, seed=11, cloud=0.55, key=0.15)
    return t, Lens((-12.9, -12.7, 0.62), (-7.3, -5.3, 1.42), 54), w


VIEWS = {"flank": flank, "corner": corner}


def main(out: str, view: str, long: int = 1600, samples: int = 32) -> None:
    things, lens, weather = VIEWS[view]()
    photograph(things, lens, weather, out, long, samples)


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(a) for a in sys.argv[3:5]))
