# SPDX-License-Identifier: Apache-2.0
"""Bell, praise drum and long lute, made from numbers alone: python make_sounds.py OUT_FOLDER. Needs numpy, scipy and lameenc."""

from __future__ import annotations

import sys
from pathlib import Path

import lameenc
import numpy as np
from scipy.signal import butter, fftconvolve, lfilter

RATE = 44_100
Array = np.ndarray


def seconds(n: float) -> Array:
    return np.arange(int(n * RATE)) / RATE


def add(track: Array, sound: Array, at: float, gain: float = 1.0) -> None:
    """Lay a sound into the track, `at` seconds from its start."""
    i = int(at * RATE)
    part = sound[: max(0, len(track) - i)]
    track[i : i + len(part)] += gain * part


def hall(dry: Array, length: float, wet: float, seed: int) -> Array:
    """The sound in a room: an echo of noise that dies away over `length` seconds."""
    rng = np.random.default_rng(seed)
    t = seconds(length)
    tail = rng.normal(0, 1, len(t)) * np.exp(-t * 6.9 / length)
    b, a = butter(1, 3200 / (RATE / 2))
    echo = fftconvolve(dry, lfilter(b, a, tail))[: len(dry)]
    return dry + wet * echo / (np.abs(echo).max() + 1e-9) * np.abs(dry).max()


def bell(strength: float, seed: int) -> Array:
    """One stroke on a temple bell by a hanging log; each partial is a pair a little out of tune, so the tone breathes."""
    rng = np.random.default_rng(seed)
    t = seconds(14)
    out = np.zeros_like(t)
    hum = 124.0
    for ratio, gain, life in (
        (1, 1.0, 9.5),
        (2.02, 0.62, 6.0),
        (2.41, 0.5, 4.6),
        (3.0, 0.34, 3.2),
        (4.07, 0.30, 2.4),
        (5.33, 0.2, 1.5),
        (6.78, 0.13, 0.9),
        (8.2, 0.09, 0.6),
        (10.9, 0.05, 0.35),
    ):
        f = hum * ratio
        beat = rng.uniform(0.25, 0.7)
        for df in (-beat / 2, beat / 2):
            out += (
                0.5
                * gain
                * strength ** (1 + ratio / 6)
                * np.sin(2 * np.pi * (f + df) * t + rng.uniform(0, 6))
                * np.exp(-t * 3 / life)
            )
    knock = rng.normal(0, 1, len(t)) * np.exp(-t * 60)
    b, a = butter(2, 420 / (RATE / 2))
    return out * np.minimum(t / 0.012, 1) + 0.9 * strength * lfilter(b, a, knock)


def drum(pitch: float, strength: float, seed: int, rim: bool = False) -> Array:
    """A stroke on the praise drum: on the skin, or, for 'chát', on its wooden edge."""
    rng = np.random.default_rng(seed)
    t = seconds(1.6)
    if rim:
        body = sum(
            g * np.sin(2 * np.pi * f * t) * np.exp(-t * d)
            for f, g, d in ((830, 0.8, 55), (1410, 0.5, 70), (2230, 0.35, 95))
        )
        return strength * (body + 0.5 * rng.normal(0, 1, len(t)) * np.exp(-t * 160))
    glide = pitch * (1 + 0.22 * np.exp(-t * 30))
    phase = 2 * np.pi * np.cumsum(glide) / RATE
    out = np.zeros_like(t)
    for ratio, gain, life in (
        (1, 1.0, 6.5),
        (1.59, 0.55, 10),
        (2.14, 0.38, 13),
        (2.30, 0.25, 15),
        (2.65, 0.22, 18),
        (2.92, 0.16, 22),
        (3.5, 0.1, 28),
    ):
        out += gain * np.sin(ratio * phase + rng.uniform(0, 1)) * np.exp(-t * life)
    slap = rng.normal(0, 1, len(t)) * np.exp(-t * 120)
    b, a = butter(2, [180 / (RATE / 2), 2600 / (RATE / 2)], "band")
    return strength * (out + 0.8 * lfilter(b, a, slap))


def pluck(freq: float, length: float, seed: int, bend: float = 0.0, shake: float = 0.0, bright: float = 0.42) -> Array:
    """A silk string of the long lute (Karplus and Strong, 1983, with a moving read point for bends and shakes)."""
    rng = np.random.default_rng(seed)
    t = seconds(length)
    cents = bend * np.clip((t - 0.12) / 0.25, 0, 1) + shake * np.sin(2 * np.pi * 5.2 * t) * np.clip(
        (t - 0.25) / 0.3, 0, 1
    )
    period = RATE / (freq * 2 ** (cents / 1200))
    n = int(RATE / freq * 1.2) + 4
    line = np.zeros(len(t) + n)
    burst = rng.normal(0, 1, n)
    b, a = butter(1, 2400 / (RATE / 2))
    line[:n] = lfilter(b, a, burst)
    loss = 0.9955 ** (110 / freq)
    for i in range(n, len(line)):
        back = i - period[i - n]
        k = int(back)
        f = back - k
        now = line[k] * (1 - f) + line[k + 1] * f
        before = line[k - 1] * (1 - f) + line[k] * f
        line[i] = loss * ((1 - bright * 0.5) * now + bright * 0.5 * before)
    out = line[n:]
    b, a = butter(2, [90 / (RATE / 2), 1900 / (RATE / 2)], "band")
    return (out * 0.5 + lfilter(b, a, out)) * np.minimum((length - t) / 0.05, 1)


def bell_track() -> Array:
    track = np.zeros(int(25 * RATE))
    for at, strength in ((0.8, 0.75), (8.4, 0.9), (16.0, 1.0)):
        add(track, bell(strength, int(at * 10)), at)
    track *= np.clip((25 - np.arange(len(track)) / RATE) / 3, 0, 1)
    return hall(track, 2.5, 0.22, 3)


def drum_track() -> Array:
    """A welcome, some praise, and the end of a verse."""
    track = np.zeros(int(17 * RATE))
    strokes = [
        (0.5, "t", 0.7),
        (1.6, "t", 0.8),
        (2.5, "t", 0.9),
        (3.2, "t", 1.0),
        (3.55, "t", 1.0),
        (6.0, "c", 0.8),
        (6.45, "t", 0.8),
        (8.6, "t", 0.7),
        (8.95, "t", 0.75),
        (9.3, "c", 0.9),
        (11.7, "c", 0.8),
        (12.1, "c", 0.7),
        (12.5, "t", 1.0),
        (14.2, "t", 0.9),
        (14.45, "t", 0.8),
        (14.9, "t", 1.0),
    ]
    for k, (at, how, force) in enumerate(strokes):
        add(track, drum(138, force, 50 + k, how == "c"), at, 1.0 if how == "t" else 0.55)
    return hall(track, 0.9, 0.16, 5)


def lute_track() -> Array:
    """A slow phrase in the low five-note mode, with the bamboo block beneath."""
    track = np.zeros(int(24 * RATE))
    d = 98.0  # about G2
    degree = {
        k: d * 2 ** (c / 12) for k, c in {"1": 0, "2": 2, "4": 5, "5": 7, "6": 9, "8": 12, "9": 14, "11": 17}.items()
    }
    notes = [
        (0.6, "5", 1.6, 0, 0),
        (2.0, "8", 1.2, 0, 14),
        (2.9, "9", 0.9, 0, 0),
        (3.5, "8", 1.8, -200, 10),
        (5.2, "6", 0.8, 0, 0),
        (5.7, "5", 2.2, 0, 22),
        (7.6, "4", 0.8, 0, 0),
        (8.1, "5", 0.7, 0, 0),
        (8.6, "4", 0.8, 0, 0),
        (9.1, "2", 2.4, 0, 24),
        (11.5, "1", 1.0, 200, 0),
        (12.4, "2", 0.8, 0, 0),
        (12.9, "4", 0.7, 0, 0),
        (13.4, "5", 1.9, 0, 18),
        (15.2, "8", 0.6, 0, 0),
        (15.6, "6", 0.6, 0, 0),
        (16.0, "5", 0.6, 0, 0),
        (16.4, "4", 1.4, 0, 12),
        (17.7, "2", 0.9, 0, 0),
        (18.5, "1", 4.2, 0, 16),
    ]
    for k, (at, name, length, bend, shake) in enumerate(notes):
        add(track, pluck(degree[name], length + 0.6, 80 + k, bend, shake), at, 0.8)
    beats = [
        0.2,
        1.2,
        2.2,
        2.45,
        3.2,
        4.2,
        4.45,
        4.7,
        5.2,
        6.2,
        7.2,
        7.45,
        8.2,
        9.2,
        9.45,
        9.7,
        10.2,
        11.2,
        12.2,
        12.45,
        13.2,
        14.2,
        14.45,
        14.7,
        15.2,
        16.2,
        17.2,
        17.45,
        18.2,
    ]
    for k, at in enumerate(beats):
        t = seconds(0.18)
        click = sum(
            g * np.sin(2 * np.pi * f * t) * np.exp(-t * q)
            for f, g, q in ((1460 + 40 * (k % 3), 1, 75), (2580, 0.6, 110), (3900, 0.3, 160))
        )
        add(track, click, at, 0.20 if k % 3 else 0.30)
    return hall(track, 0.8, 0.14, 7)


def tag(title: str) -> bytes:
    """An ID3v2.3 header: title, maker, licence, and that a program made it."""

    def frame(name: str, text: str, extra: bytes = b"") -> bytes:
        body = b"\x01" + extra + ("\ufeff" + text).encode("utf-16-le")
        return name.encode() + len(body).to_bytes(4, "big") + b"\0\0" + body

    frames = frame("TIT2", title) + frame("TPE1", "Dự án Heritage") + frame("TCOP", "2026 Dự án Heritage, CC BY 4.0")
    frames += frame(
        "TXXX",
        "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia",
        "\ufeffDigitalSourceType\0".encode("utf-16-le"),
    )
    n = len(frames)
    return b"ID3\x03\0\0" + bytes([(n >> 21) & 127, (n >> 14) & 127, (n >> 7) & 127, n & 127]) + frames


def save(path: Path, track: Array, title: str, kbps: int = 96) -> None:
    pcm = (track / np.abs(track).max() * 0.89 * 32767).astype("<i2")
    coder = lameenc.Encoder()
    coder.set_bit_rate(kbps)
    coder.set_in_sample_rate(RATE)
    coder.set_channels(1)
    coder.set_quality(2)
    coder.silence()
    path.write_bytes(tag(title) + bytes(coder.encode(pcm.tobytes())) + bytes(coder.flush()))
    print(path.name, round(len(pcm) / RATE, 1), "s", path.stat().st_size // 1024, "KB")


def main(out: str) -> None:
    folder = Path(out)
    save(folder / "tieng-chuong.mp3", bell_track(), "Ba tiếng chuông chùa")
    save(folder / "tieng-trong-chau.mp3", drum_track(), "Trống chầu")
    save(folder / "tieng-dan-day.mp3", lute_track(), "Đàn đáy và phách")


if __name__ == "__main__":
    main(sys.argv[1])
