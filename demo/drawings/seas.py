# SPDX-License-Identifier: Apache-2.0
"""Sea and tide in mist: python seas.py NAME OUT.png, with NAME islands or ebb."""

from __future__ import annotations

import sys

import cv2
import numpy as np
from landscape import H, W, bird, disc, fog, grain, hill, line_noise, peak, ramp, ship, stake, water
from paper import Array, fractal, lay, mask, save


def islands() -> Array:
    """DD-05: islands one behind another, the sun just up, fishing boats with their sails."""
    sky = ramp(
        [
            (0, (0.42, 0.56, 0.66)),
            (0.25, (0.72, 0.77, 0.76)),
            (0.45, (0.97, 0.84, 0.68)),
            (0.52, (0.99, 0.90, 0.76)),
            (1, (0.9, 0.8, 0.7)),
        ]
    )
    clouds = cv2.resize(fractal((H, W // 5), 14, 0.35, 7), (W, H))
    sky = lay(sky, (1.0, 0.93, 0.85), np.clip((clouds - 0.5) * 2.2, 0, 0.7) * np.linspace(1, 0.1, H)[:, None] ** 0.6)
    sky = disc(sky, (640, 520), 46, (1.0, 0.90, 0.66), 0.9)
    x = np.arange(W, dtype=np.float32)
    level = 690
    rows = [
        (((1320, 92, 420), (1700, 60, 260)), (0.66, 0.70, 0.74), 0.75),
        (((330, 120, 300), (60, 70, 260), (1020, 60, 130)), (0.50, 0.58, 0.64), 0.85),
        (((1480, 250, 250), (1250, 150, 180), (1740, 170, 200), (1960, 90, 180)), (0.27, 0.40, 0.43), 0.95),
        (((90, 130, 170), (260, 70, 110)), (0.17, 0.29, 0.27), 0.97),
    ]
    for k, (peaks, tone, strong) in enumerate(rows):
        body = sum(peak(x, a, b, c, 2.0) for a, b, c in peaks)
        top = (
            level
            + 6
            - body
            - np.clip(body / 60, 0, 1) * (30 * line_noise(20 + k, 0.08) + 14 * line_noise(30 + k, 0.02))
        )
        sky = hill(sky, top, tone, (0.93, 0.84, 0.72), 430 + 60 * k, strong, 3 + 3.2 * k, 40 + k)
        sky = slopes(sky, top, level, 80 + k, (0.1, 0.18, 0.5, 0.6)[k])
        sky = fog(sky, level - 12 + 2 * k, 16, (0.98, 0.89, 0.78), 50 + k, 0.55)
    sky = water(sky, level, 17, 1.2, 0.94)
    sky = shallow(sky, level)
    for a, b, s in ((980, 742, 46), (1130, 728, 30), (760, 716, 20), (420, 860, 92), (1660, 968, 150), (1480, 760, 36)):
        sky = fishing_boat(sky, a, b, s)
    flock = mask(
        W,
        H,
        lambda p, s: [
            bird(p, 900 + 70 * k + (k % 3) * 12, 250 + 26 * abs(k - 3), 26 - 2 * abs(k - 3), s, 0.5) for k in range(8)
        ],
    )
    return grain(lay(sky, (0.20, 0.24, 0.28), flock * 0.85), 95)


def slopes(image: Array, top: Array, level: int, seed: int, strong: float) -> Array:
    """Spurs and gullies under woods, lit from the left; bare rock at the foot."""
    y = np.mgrid[0:H, 0:W][0].astype(np.float32)
    inside = np.clip((y - top[None]) / 3, 0, 1) * np.clip((level - 4 - y) / 6, 0, 1)
    land = cv2.resize(fractal((H // 2, W), seed, 0.07, 7, 0.62), (W, H))
    gx = cv2.GaussianBlur(np.gradient(land, axis=1), (0, 0), 5) * 120
    woods = fractal((H, W), seed + 1, 0.012, 4)
    image = lay(image, (0.08, 0.17, 0.17), np.clip(gx + (woods - 0.5) * 0.7, 0, 0.75) * inside * strong)
    image = lay(image, (0.78, 0.70, 0.50), np.clip(-gx * 0.8 - 0.12, 0, 0.5) * inside * strong)
    rock = np.clip((y - (level - 26 + 26 * (land - 0.5))) / 6, 0, 1)
    return lay(image, (0.58, 0.49, 0.40), rock * inside * strong * np.interp(woods, [0.3, 0.7], [0.35, 0.9]))


def shallow(image: Array, level: int) -> Array:
    """Green water over coral in front, swell, glitter under the sun."""
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    near = np.clip((y - level) / (H - level), 0, 1)
    reef = cv2.resize(fractal((H // 2, W), 61, 0.09, 6), (W, H))
    image = lay(image, (0.22, 0.46, 0.48), near**1.2 * 0.72)
    image = lay(image, (0.12, 0.30, 0.32), np.clip((reef - 0.52) * 3, 0, 1) * near**1.6 * 0.55)
    image = lay(image, (0.52, 0.72, 0.66), np.clip((0.40 - reef) * 3, 0, 1) * near**1.8 * 0.5)
    long = cv2.resize(fractal((H, W // 14), 63, 0.02, 4), (W, H))
    rows = np.sin((1 / (0.06 + near)) * 26 + 9 * long + 1.4 * np.sin(x / 160))
    image = lay(
        image,
        (0.93, 0.93, 0.86),
        np.clip(rows - 0.86, 0, 1) * 3.0 * (y > level + 4) * np.clip(long * 1.6 - 0.5, 0, 1) * 0.75,
    )
    path = np.exp(-(((x - 640) / (60 + 330 * near)) ** 2)) * (y > level)
    sparkle = cv2.resize(fractal((H, W // 5), 65, 0.006, 3), (W, H))
    return lay(image, (1.0, 0.92, 0.74), np.clip(path * np.clip((sparkle - 0.5) * 6, 0, 1) * 0.85, 0, 1))


def fishing_boat(image: Array, x: float, y: float, s: float) -> Array:
    """A small boat under sail, two in it, and its reflection."""

    def draw(p, q: int) -> None:
        p.polygon(
            [
                (a * q, b * q)
                for a, b in (
                    (x - s, y - s * 0.16),
                    (x - s * 0.8, y + s * 0.06),
                    (x + s * 0.75, y + s * 0.06),
                    (x + s * 1.05, y - s * 0.22),
                    (x + s * 0.6, y - s * 0.06),
                    (x - s * 0.6, y - s * 0.05),
                )
            ],
            fill=255,
        )
        for dx in (-0.55, 0.5):
            p.ellipse(
                [(x + dx * s - s * 0.07) * q, (y - s * 0.42) * q, (x + dx * s + s * 0.07) * q, (y - s * 0.28) * q],
                fill=255,
            )
            p.polygon(
                [
                    (a * q, b * q)
                    for a, b in (
                        (x + dx * s - s * 0.1, y - s * 0.04),
                        (x + dx * s, y - s * 0.3),
                        (x + dx * s + s * 0.1, y - s * 0.04),
                    )
                ],
                fill=255,
            )
            p.polygon(
                [
                    (a * q, b * q)
                    for a, b in (
                        (x + dx * s - s * 0.17, y - s * 0.37),
                        (x + dx * s, y - s * 0.5),
                        (x + dx * s + s * 0.17, y - s * 0.37),
                    )
                ],
                fill=255,
            )
        p.line([(x * q, y * q), ((x + s * 0.03) * q, (y - s * 1.6) * q)], fill=255, width=max(1, int(s * 0.04 * q)))

    def sail(p, q: int) -> None:
        p.polygon(
            [
                (a * q, b * q)
                for a, b in (
                    (x - s * 0.32, y - s * 0.22),
                    (x - s * 0.42, y - s * 1.12),
                    (x + s * 0.08, y - s * 1.58),
                    (x + s * 0.62, y - s * 1.05),
                    (x + s * 0.66, y - s * 0.3),
                )
            ],
            fill=255,
        )

    hull, cloth = mask(W, H, draw), mask(W, H, sail)
    flip = np.zeros_like(hull)
    n = min(int(s * 1.5), H - int(y) - 6)
    both = np.maximum(hull, cloth * 0.8)
    flip[int(y) + 5 : int(y) + 5 + n] = both[int(y) + 4 - n : int(y) + 4][::-1]
    rows = np.arange(H, dtype=np.float32)[:, None] + np.zeros((1, W), np.float32)
    stir = cv2.remap(
        flip, np.arange(W, dtype=np.float32)[None] + s * 0.06 * np.sin(rows / (2 + s * 0.05)), rows, cv2.INTER_LINEAR
    )
    image = lay(image, (0.20, 0.26, 0.27), stir * 0.5)
    shade = 0.72 + 0.28 * fractal((H, W), int(s), 0.05, 4)
    image = image * (1 - cloth[..., None]) + (np.float32([0.74, 0.47, 0.28]) * shade[..., None]) * cloth[..., None]
    ribs = mask(
        W,
        H,
        lambda p, q: [
            p.line(
                [
                    ((x - s * (0.32 + 0.1 * t)) * q, (y - s * (0.22 + 0.9 * t)) * q),
                    ((x + s * 0.65) * q, (y - s * (0.3 + 0.75 * t)) * q),
                ],
                fill=255,
                width=max(1, int(s * 0.02 * q)),
            )
            for t in (0.2, 0.4, 0.6, 0.8)
        ],
    )
    image = lay(image, (0.40, 0.24, 0.15), ribs * 0.8)
    return lay(image, (0.15, 0.12, 0.10), hull)


def ebb() -> Array:
    """SK-05: low over the water at dawn: the tide falls, a few great stakes stand near, broken ships far off, red in the river."""
    sky = ramp(
        [
            (0, (0.17, 0.20, 0.30)),
            (0.22, (0.42, 0.36, 0.42)),
            (0.36, (0.80, 0.48, 0.38)),
            (0.44, (0.96, 0.70, 0.46)),
            (1, (0.9, 0.6, 0.4)),
        ]
    )
    clouds = cv2.resize(fractal((H, W // 6), 71, 0.4, 7), (W, H))
    sky = lay(sky, (0.16, 0.15, 0.22), np.clip((clouds - 0.42) * 2.3, 0, 0.85) * np.linspace(1, 0.15, H)[:, None])
    sky = lay(
        sky,
        (0.98, 0.58, 0.36),
        np.clip((clouds - 0.6) * 3, 0, 0.6) * np.exp(-(((np.arange(H) - 420) / 120) ** 2))[:, None],
    )
    sky = disc(sky, (700, 545), 60, (1.0, 0.62, 0.34), 0.85)
    x = np.arange(W, dtype=np.float32)
    level = 590
    far = sum(
        peak(x, a, b, c, 2.4)
        for a, b, c in (
            (1500, 120, 60),
            (1620, 190, 70),
            (1760, 130, 80),
            (1900, 220, 90),
            (1330, 70, 60),
            (120, 60, 110),
            (330, 90, 90),
        )
    )
    sky = hill(
        sky, level - 6 - far - 14 * line_noise(72, 0.05), (0.32, 0.27, 0.34), (0.90, 0.62, 0.46), 190, 0.92, 6, 4
    )
    sky = fog(sky, level - 14, 26, (0.97, 0.72, 0.52), 73, 0.7)
    for a, b, c, lean in (
        (1060, 596, 150, 0.34),
        (420, 594, 96, -0.30),
        (1420, 592, 80, 0.22),
        (1720, 598, 126, -0.38),
    ):
        sky = lay(
            sky,
            (0.20, 0.14, 0.15),
            mask(W, H, lambda p, s, q=(a, b, c, lean): ship(p, *q, s)) * (0.95 if c > 90 else 0.8),
        )
    sky = smoke(sky)
    sky = water(sky, level + 8, 27, 1.1, 0.86)
    y = np.mgrid[0:H, 0:W][0].astype(np.float32)
    sky = lay(
        sky,
        (0.42, 0.10, 0.09),
        np.clip((y - level) / 500, 0, 1) * 0.42 * np.clip(fractal((H, W), 75, 0.3, 5) * 1.4, 0, 1),
    )
    rng = np.random.default_rng(3)
    small = sorted(
        ((rng.uniform(-40, W + 40), level + 22 + 240 * rng.random() ** 1.6) for _ in range(110)), key=lambda p: p[1]
    )
    for a, b in small:
        sky = stake(sky, a, b, 8 + 70 * (b - level) / 570, rng)
    for k, (a, b, s) in enumerate(
        ((560, 900, 230), (1835, 960, 300), (1210, 1000, 270), (225, 1075, 400), (1560, 1140, 470), (830, 1215, 560))
    ):
        sky = trunk(sky, a, b, s, k)
    return grain(sky, 97)


def log(n: int, seed: int) -> tuple[Array, Array]:
    """A great sharpened log, bark in places, its tip shod with iron; colour and cover, upright."""
    m = int(n * 0.30)
    y, x = np.mgrid[0:n, 0:m].astype(np.float32)
    v = y / n
    rough = (fractal((n, 8), seed, 0.12, 6)[:, 3] - 0.5)[:, None]
    middle = m * (0.5 + 0.10 * rough + 0.05 * np.sin(v * 3 + seed))
    r = (
        m
        * 0.27
        * np.clip(v / 0.30, 0, 1) ** 0.85
        * (0.86 + 0.2 * v)
        * (1 + 0.22 * (fractal((n, 8), seed + 1, 0.05, 5)[:, 3] - 0.5))[:, None]
    )
    u = (x - middle) / np.maximum(r, 0.6)
    grain_ = cv2.resize(fractal((max(8, n // 14), m), seed + 2, 0.12, 6), (m, n), interpolation=cv2.INTER_CUBIC)
    crack = np.clip(1 - np.abs(grain_ - 0.5) * 16, 0, 1)
    wood = np.float32([0.20, 0.135, 0.105]) * (0.45 + 1.0 * grain_)[..., None] * (1 - 0.5 * crack)[..., None]
    iron = np.float32([0.13, 0.125, 0.135]) * (0.6 + 0.8 * fractal((n, m), seed + 3, 0.08, 6))[..., None]
    tip = np.clip((0.20 + 0.02 * np.sin(u * 4) - v) * 60, 0, 1)[..., None]
    colour = wood * (1 - tip) + iron * tip
    bark = np.clip((fractal((n, m), seed + 4, 0.22, 6) - 0.52) * 8, 0, 1) * (v > 0.34)
    colour = lay(colour, (0.09, 0.07, 0.06), bark * 0.8)
    wet = np.clip((v - 0.78 + 0.05 * rough) * 18, 0, 1)
    colour = colour * (1 - 0.55 * wet[..., None])
    rim = np.exp(-(((u + 0.80) / 0.22) ** 2)) * (0.55 + 0.6 * grain_) * (1 - 0.35 * wet)
    glaze = np.exp(-(((u - 0.35) / 0.16) ** 2)) * (0.12 + 0.35 * wet) * grain_
    colour = colour * (0.55 + 0.45 * np.clip(1 - (u + 0.3) ** 2, 0, 1))[..., None]
    colour = (
        colour
        + rim[..., None] * np.float32([0.80, 0.43, 0.24]) * 0.62
        + glaze[..., None] * np.float32([0.40, 0.30, 0.42])
    )
    return colour, np.clip((1 - np.abs(u)) * r / 1.3, 0, 1)


def trunk(image: Array, x: float, y: float, n: int, seed: int) -> Array:
    """A log in the river with its broken reflection and rings of the current; its foot at (x, y)."""
    colour, cover = log(n, 500 + seed * 11)
    rng = np.random.default_rng(seed + 40)
    m, lean = cover.shape[1], rng.uniform(-14, 14)
    turn = cv2.getRotationMatrix2D((m / 2, n), lean, 1)
    turn[:, 2] += (x - m / 2, y - n)
    a = cv2.warpAffine(cover, turn, (W, H), flags=cv2.INTER_LINEAR)
    c = cv2.warpAffine(colour.astype(np.float32), turn, (W, H), flags=cv2.INTER_LINEAR)
    yy, xx = np.mgrid[0:H, 0:W].astype(np.float32)
    foot = y + 5 * np.sin((xx - x) / (n * 0.06))
    a = a * np.clip(foot - yy, 0, 1)
    down = (yy - y) / 1.0
    stir = (3 + down * 0.06) * np.sin(down / (4 + n * 0.012) + 2 * np.sin(down / 31)) * (down > 0)
    mirror = (
        cv2.remap(a, xx + stir, np.clip(y - down * 1.25, 0, H - 1), cv2.INTER_LINEAR)
        * (down > 0)
        * np.exp(-down / (n * 0.75))
    )
    image = lay(image, (0.10, 0.055, 0.065), mirror * 0.72)
    image = image * (1 - a[..., None]) + c * a[..., None]
    for k in range(4):
        q = n * (0.10 + 0.085 * k)
        d = np.hypot(xx - x, (yy - y - 2) / 0.24) - q
        arc = np.exp(-((d / (1.6 + 0.9 * k)) ** 2)) * np.clip(
            np.sin(np.arctan2(yy - y, xx - x) * 1.0 + 0.5 + k) * 1.4 + 0.1, 0, 1
        )
        image = lay(image, (0.96, 0.66, 0.50) if k % 2 == 0 else (0.20, 0.11, 0.13), arc * (0.42 - 0.08 * k) * (1 - a))
    return image


def smoke(image: Array) -> Array:
    """Smoke leans from the ships."""
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    drift = cv2.resize(fractal((H, W // 2), 77, 0.12, 7), (W, H))
    for sx, sy, r in ((1060, 470, 60), (1720, 480, 50)):
        up = np.clip((sy - y) / 420, 0, 1)
        d = np.abs(x - sx - 260 * up**1.3) / (r * (0.5 + 2.6 * up))
        image = lay(
            image,
            (0.16, 0.13, 0.15),
            np.exp(-d * d) * np.clip((drift - 0.34) * 2.6, 0, 1) * (y < sy) * np.clip(1 - up * 0.8, 0, 1) * 0.85,
        )
    return image


def main(name: str, out: str) -> None:
    save(out, {"islands": islands, "ebb": ebb}[name]())


if __name__ == "__main__":
    main(*sys.argv[1:3])
