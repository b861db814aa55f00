# SPDX-License-Identifier: Apache-2.0
"""A monochord phrase, strokes on a bronze drum, a ring of gongs and the drum of a puppet pond, from numbers alone: python more_sounds.py OUT_FOLDER. Needs numpy, scipy and lameenc."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from make_sounds import RATE, Array, add, drum, hall, save, seconds
from scipy.signal import butter, lfilter


def tone(
    freq: float, length: float, path: list[tuple[float, float]], shake: float, seed: int, force: float = 1.0
) -> Array:
    """A flageolet of the monochord: nearly pure, long, its pitch led by the rod along `path` of (second, cents)."""
    rng = np.random.default_rng(seed)
    t = seconds(length)
    at, cents = zip(*path, strict=True)
    bend = np.interp(t, at, cents)
    wide = int(0.09 * RATE)
    bend = np.convolve(np.pad(bend, wide, "edge"), np.hanning(2 * wide + 1) / wide, "same")[wide:-wide]
    slow = 5.0 + 0.5 * np.sin(2 * np.pi * 0.31 * t + rng.uniform(0, 6))
    bend = bend + shake * np.sin(2 * np.pi * np.cumsum(slow) / RATE) * np.clip((t - 0.28) / 0.5, 0, 1) * np.exp(
        -t * 0.25
    )
    phase = 2 * np.pi * np.cumsum(freq * 2 ** (bend / 1200)) / RATE
    out = np.zeros_like(t)
    for ratio, gain, life in (
        (1, 1.0, 1.05),
        (2.001, 0.42, 1.5),
        (3.003, 0.20, 2.2),
        (4.008, 0.11, 3.2),
        (5.015, 0.05, 4.5),
        (6.02, 0.03, 6),
    ):
        out += gain * np.sin(ratio * phase + rng.uniform(0, 1)) * np.exp(-t * life)
    b, a = butter(2, [700 / (RATE / 2), 4200 / (RATE / 2)], "band")
    touch = lfilter(b, a, rng.normal(0, 1, len(t))) * np.exp(-t * 90)
    return force * (out * np.minimum(t / 0.006, 1) + 0.35 * touch) * np.minimum((length - t) / 0.08, 1)


def monochord_track() -> Array:
    """A free phrase in a southern mode: each note slides in, trembles, and is let go."""
    track = np.zeros(int(27 * RATE))
    do = 196.0
    degree = {
        k: do * 2 ** (c / 12)
        for k, c in {"5,": -5, "1": 0, "2": 2, "3": 3.6, "5": 7, "6": 8.9, "8": 12, "9": 14, "10": 15.6}.items()
    }
    phrase = [
        (0.5, "5", 3.0, [(0, -180), (0.35, 0), (1.5, 0), (2.0, 190), (2.6, 0)], 22),
        (3.0, "8", 2.6, [(0, 0), (0.7, 0), (1.1, -300), (1.6, 0)], 26),
        (5.2, "6", 1.6, [(0, 110), (0.3, 0)], 14),
        (6.3, "5", 3.4, [(0, 0), (0.9, 0), (1.3, 190), (1.7, 0), (2.4, -130), (2.9, 0)], 30),
        (9.3, "3", 1.4, [(0, 90), (0.25, 0)], 18),
        (10.2, "2", 1.3, [(0, 0), (0.6, 0), (1.0, -200)], 10),
        (11.1, "1", 3.6, [(0, -210), (0.5, 0), (2.2, 0), (2.9, 210)], 34),
        (14.4, "5", 1.2, [(0, 0)], 10),
        (15.2, "8", 1.0, [(0, 0)], 12),
        (15.9, "10", 2.4, [(0, -200), (0.4, 0), (1.2, 0), (1.7, -160)], 30),
        (17.9, "9", 1.2, [(0, 0), (0.5, -200)], 12),
        (18.7, "8", 1.4, [(0, 0), (0.7, -310)], 18),
        (19.8, "5", 1.8, [(0, 190), (0.3, 0)], 24),
        (21.2, "2", 1.2, [(0, 0), (0.5, 160)], 12),
        (22.0, "1", 4.6, [(0, -220), (0.6, 0), (3.4, 0), (4.2, -60)], 40),
    ]
    for k, (at, name, length, path, shake) in enumerate(phrase):
        add(track, tone(degree[name], length + 0.9, path, shake, 300 + k), at, 0.8)
    track *= np.clip((27 - np.arange(len(track)) / RATE) / 1.5, 0, 1)
    return hall(track, 1.6, 0.20, 9)


def bronze(force: float, seed: int, edge: bool = False) -> Array:
    """One stroke on the face of a bronze drum: a dull blow, then the ring of the plate over the hollow below."""
    rng = np.random.default_rng(seed)
    t = seconds(4.5)
    out = np.zeros_like(t)
    low = 0.35 if edge else 1.0
    modes = (
        (1, 1.0 * low, 2.2),
        (1.52, 0.55 * low, 2.9),
        (1.98, 0.6, 3.4),
        (2.47, 0.42, 3.2),
        (3.11, 0.36, 4.0),
        (3.86, 0.3, 4.6),
        (4.9, 0.22, 6.0),
        (6.2, 0.17, 7.5),
        (7.7, 0.12, 9.5),
        (10.1, 0.08, 13),
        (13.2, 0.05, 18),
    )
    for ratio, gain, decay in modes:
        f = 118 * ratio * (1 + rng.normal(0, 0.0008))
        beat = rng.uniform(0.8, 2.6)
        for df in (-beat / 2, beat / 2):
            out += (
                0.5
                * gain
                * force ** (1 + ratio / 8)
                * np.sin(2 * np.pi * (f + df) * t + rng.uniform(0, 6))
                * np.exp(-t * decay)
            )
    body = np.sin(2 * np.pi * np.cumsum(62 * (1 + 0.4 * np.exp(-t * 40))) / RATE) * np.exp(-t * 8) * low
    b, a = butter(2, (2600 if edge else 900) / (RATE / 2))
    blow = lfilter(b, a, rng.normal(0, 1, len(t))) * np.exp(-t * 70)
    return force * 0.8 * body + out * np.minimum(t / 0.004, 1) + 0.9 * force * blow


def bronze_track() -> Array:
    """Slow strokes on the star, then star and rim in turn, faster, and one last."""
    track = np.zeros(int(22 * RATE))
    strokes = [
        (0.6, 0.8, 0),
        (3.2, 0.9, 0),
        (5.8, 1.0, 0),
        (8.2, 0.75, 0),
        (8.9, 0.5, 1),
        (9.25, 0.5, 1),
        (9.6, 0.85, 0),
        (10.3, 0.5, 1),
        (10.65, 0.5, 1),
        (11.0, 0.9, 0),
        (11.7, 0.5, 1),
        (12.05, 0.55, 1),
        (12.4, 0.8, 0),
        (12.75, 0.5, 1),
        (13.1, 0.85, 0),
        (13.45, 0.55, 1),
        (13.8, 0.9, 0),
        (14.1, 0.6, 1),
        (14.4, 0.95, 0),
        (17.0, 1.0, 0),
    ]
    for k, (at, force, rim) in enumerate(strokes):
        add(track, bronze(force, 400 + k, bool(rim)), at, 1.0 if not rim else 0.55)
    track *= np.clip((22 - np.arange(len(track)) / RATE) / 2, 0, 1)
    return hall(track, 1.9, 0.22, 11)


def gong(freq: float, force: float, seed: int) -> Array:
    """One gong struck with the soft side of the fist: it swells a moment after the blow, and sinks a little in pitch."""
    rng = np.random.default_rng(seed)
    t = seconds(4.0)
    sink = freq * (1 + 0.012 * np.exp(-t * 3))
    phase = 2 * np.pi * np.cumsum(sink) / RATE
    out = np.zeros_like(t)
    for ratio, gain, swell, life in (
        (1, 1.0, 0.02, 1.1),
        (1.51, 0.34, 0.05, 1.7),
        (2.0, 0.5, 0.06, 1.5),
        (2.72, 0.24, 0.09, 2.3),
        (3.4, 0.16, 0.12, 2.9),
        (4.3, 0.1, 0.15, 3.8),
    ):
        beat = rng.uniform(0.6, 1.8)
        shimmer = 1 + 0.18 * np.sin(2 * np.pi * beat * t + rng.uniform(0, 6))
        out += gain * shimmer * (1 - np.exp(-t / swell)) * np.sin(ratio * phase + rng.uniform(0, 6)) * np.exp(-t * life)
    b, a = butter(2, 500 / (RATE / 2))
    return force * (out + 0.6 * lfilter(b, a, rng.normal(0, 1, len(t))) * np.exp(-t * 45))


def gong_track() -> Array:
    """Six players, one gong each: they come in one after another until the round is whole; then it stops at once."""
    track = np.zeros(int(26 * RATE))
    step, cycle = 0.36, 8
    players = [(98.0, (0, 4)), (147.0, (2, 6)), (196.0, (1, 5)), (220.0, (3,)), (262.0, (5, 7)), (294.0, (6,))]
    for number, (freq, beats) in enumerate(players):
        for turn in range(number, 7):
            for beat in beats:
                at = 0.6 + (turn * cycle + beat) * step
                add(track, gong(freq, 0.9, 500 + number * 50 + turn * 8 + beat), at, 0.9 if number == 0 else 0.6)
    add(track, gong(98.0, 1.0, 990), 0.6 + 7 * cycle * step, 1.0)
    track *= np.clip((26 - np.arange(len(track)) / RATE) / 2.5, 0, 1)
    return hall(track, 1.4, 0.16, 13)


def pond_track() -> Array:
    """A low drum calls, hurries into a roll, and beats in turn with its wooden side, as when a dragon comes up."""
    track = np.zeros(int(18 * RATE))
    strokes = [(0.5, 0.9, False), (1.7, 0.95, False), (2.7, 1.0, False)]
    at, gap = 3.5, 0.62
    while at < 8.0:
        strokes.append((at, 0.55 + 0.05 * (at - 3.5), False))
        at, gap = at + gap, max(0.085, gap * 0.9)
    for bar in range(5):
        begin = 8.6 + bar * 1.5
        strokes += [
            (begin, 1.0, False),
            (begin + 0.38, 0.6, True),
            (begin + 0.56, 0.6, True),
            (begin + 0.75, 0.85, False),
        ]
        strokes += [(begin + 1.13, 0.7, True)]
    strokes.append((16.3, 1.0, False))
    for k, (when, force, rim) in enumerate(strokes):
        add(track, drum(84, force, 700 + k, rim), when, 0.5 if rim else 1.0)
    return hall(track, 1.0, 0.14, 15)


def main(out: str) -> None:
    folder = Path(out)
    save(folder / "tieng-dan-bau.mp3", monochord_track(), "Đàn bầu", 80)
    save(folder / "tieng-trong-dong.mp3", bronze_track(), "Trống đồng", 96)
    save(folder / "tieng-cong-chieng.mp3", gong_track(), "Cồng chiêng", 80)
    save(folder / "tieng-trong-roi.mp3", pond_track(), "Trống rối nước", 80)


if __name__ == "__main__":
    main(sys.argv[1])
