# SPDX-License-Identifier: Apache-2.0
"""More of names.py: silk, indigo paper, a print, a glaze, an edict unrolled."""

from __future__ import annotations

import cv2
import names
import numpy as np
from calligraphy import dragon_lines, flecks, gild, seal, written
from legends import puff, waves
from names import H, W, curls, letters, lit, rect, rounded, shaded
from paper import Array, fractal, lay, mask, sheet, stain
from scipy.spatial import cKDTree
from woodcut import Points, Print, curve, ring


def leaf(x: float, y: float, long: float, wide: float, turn: float) -> Points:
    """A willow leaf from its stalk at (x, y)."""
    a = np.radians(turn)
    u = np.linspace(0, 1, 9)
    v = wide * np.sin(np.pi * u) ** 0.8
    p = np.concatenate([np.stack([u * long, v], -1), np.stack([u * long, -v], -1)[::-1]])
    return [(x + q * np.cos(a) - r * np.sin(a), y + q * np.sin(a) + r * np.cos(a)) for q, r in p]


def stitched(image: Array, high: Array, cover: Array, colour, turn: float, seed: int) -> tuple[Array, Array]:
    """Silk thread laid over a shape at an angle."""
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    a = np.radians(turn)
    wob = fractal((H, W), seed, 0.05, 4) * 9
    thread = np.sin((x * np.cos(a) + y * np.sin(a) + wob) * 1.15)
    tone = np.asarray(colour) * (0.8 + 0.28 * thread + 0.25 * (fractal((H, W), seed + 1, 0.02, 3) - 0.5))[..., None]
    return image * (1 - cover[..., None]) + tone * cover[..., None], high + rounded(cover, 9, 7) + 0.9 * thread * cover


def embroidery() -> Array:
    """NV-05: willow and apricot, which are the two words of the name, sewn round it on red silk."""
    rng = np.random.default_rng(6)
    green, pale, pink, gold = [], [], [], []
    for side in (-1, 1):
        for k in range(6):
            x0, fall = 800 + side * (690 - k * 92), rng.uniform(620, 900) - k * 70
            stem = curve(
                [
                    (x0 + side * 60, -20),
                    (x0 + side * 22, 160),
                    (x0 - side * 10, fall * 0.55),
                    (x0 + side * rng.uniform(-24, 24), fall),
                ],
                False,
                26,
            )
            gold.append(stem)
            for j, (x, y) in enumerate(stem[4::2]):
                (green if j % 2 else pale).append(
                    leaf(x, y, rng.uniform(58, 84), 8.5, 90 + rng.choice([-1, 1]) * rng.uniform(22, 48))
                )
    spots = [
        (side * d + 800, y, r)
        for side in (-1, 1)
        for d, y, r in (
            (560, 985, 58),
            (430, 1075, 50),
            (660, 1090, 46),
            (300, 1030, 38),
            (690, 905, 36),
            (520, 880, 34),
            (190, 1098, 42),
        )
    ] + [(800, 1060, 52)]
    for x, y, r in spots:
        pink += [
            ring(x + r * 0.72 * np.cos(a), y + r * 0.72 * np.sin(a), r * 0.52, 1.0, 26)
            for a in np.arange(5) * 2 * np.pi / 5 - 0.3
        ]

    def drawn(shapes: list[Points]) -> Array:
        return mask(W, H, lambda p, s: [p.polygon([(a * s, b * s) for a, b in q], fill=255) for q in shapes])

    stems = mask(W, H, lambda p, s: [p.line([(a * s, b * s) for a, b in q], fill=255, width=6 * s) for q in gold])
    hearts = mask(
        W,
        H,
        lambda p, s: [
            p.ellipse([(x - r * 0.3) * s, (y - r * 0.3) * s, (x + r * 0.3) * s, (y + r * 0.3) * s], fill=255)
            for x, y, r in spots
        ],
    )
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    weave = 0.5 * np.sin(x * 0.9) * np.sin(y * 0.9) + 60 * (fractal((H, W), 31, 0.30, 3) - 0.5)
    image = np.array([0.155, 0.010, 0.014]) * (0.8 + 0.3 * fractal((H, W), 30, 0.2, 5)[..., None])
    type_ = letters("柳杏公主", (800, 545), 215, (0, 215))
    high, all_ = weave, np.maximum.reduce([stems, drawn(green), drawn(pale), drawn(pink), hearts, type_])
    image = shaded(image, all_, 0.45, 5, (4, 6))
    for k, (cover, colour, turn) in enumerate(
        (
            (stems, (0.36, 0.20, 0.06), 90),
            (drawn(green), (0.06, 0.19, 0.08), 25),
            (drawn(pale), (0.16, 0.30, 0.10), -25),
            (drawn(pink), (0.70, 0.33, 0.33), 40),
            (hearts, (0.72, 0.47, 0.10), 0),
            (type_, (0.78, 0.52, 0.16), 62),
        )
    ):
        image, high = stitched(image, high, cover, colour, turn, 40 + 3 * k)
    return lit(high, image, 0.10 + 0.30 * all_, (0.30, -0.05), 14, (1.0, 0.88, 0.72))


def essay() -> Array:
    """NV-06: the opening words of his essay in gold on indigo, signed."""
    image = sheet(W, H, (0.085, 0.115, 0.235), 51, 0.16, 0.40)
    lines = mask(
        W,
        H,
        lambda p, s: (
            [p.line([(x * s, 120 * s), (x * s, 1080 * s)], fill=255, width=3 * s) for x in range(130, 1480, 223)]
            + [
                p.rectangle([i * s, j * s, (W - i) * s, (H - j) * s], outline=255, width=t * s)
                for i, j, t in ((96, 88, 7), (114, 106, 2))
            ]
        ),
    )
    signs = [
        (c, 1357 - k * 223, 204 + j * 132, 128)
        for k, text in enumerate(("賢材國家之元氣", "元氣盛則國勢強", "以隆"))
        for j, c in enumerate(text)
    ]
    signs += [(c, 465, 500 + j * 126, 104) for j, c in enumerate("申仁忠")]
    image = gild(image, lines * 0.75, 53)
    image = gild(image, flecks(W, H, 160, 54, 4) * 0.8, 55)
    image = gild(image, np.clip(written(W, H, signs, 56, 0.25) * 1.1, 0, 1), 57)
    x = np.arange(W, dtype=np.float32)[None]
    fold = np.exp(-(((x - 688) / 5) ** 2)) * 0.35 - 0.10 * np.exp(-(((x - 668) / 26) ** 2))
    image = image * (1 - fold)[..., None]
    y, x = np.mgrid[0:H, 0:W].astype(np.float32)
    light = 0.62 + 0.75 * np.exp(-(((x - 1150) / 760) ** 2) - ((y - 380) / 640) ** 2)
    image = image * light[..., None] * np.array([1.06, 1.0, 0.92])
    return np.clip(lay(image, (0.66, 0.12, 0.08), seal(W, H, (465, 920), 128, "示範之印", 58) * 0.9), 0, 1)


def stake(p: Print, x: float, y: float, tall: float, lean: float) -> None:
    """A sharpened trunk shod with iron."""
    top = y - tall
    p.shape(
        [(x - 34, y + 60), (x - 27 + lean * 0.7, top + 92), (x + 27 + lean * 0.7, top + 92), (x + 34, y + 60)],
        (0.55, 0.34, 0.20),
        7,
    )
    p.shape(
        [
            (x - 36 + lean * 0.7, top + 104),
            (x + lean, top - 40),
            (x + 36 + lean * 0.7, top + 104),
            (x + lean * 0.7, top + 128),
        ],
        (0.30, 0.33, 0.36),
        7,
    )
    for k in range(3):
        p.line(
            curve(
                [
                    (x - 14 + 13 * k, y + 40),
                    (x - 16 + 14 * k + lean * 0.3, y - tall * 0.35),
                    (x - 12 + 12 * k + lean * 0.6, top + 150),
                ],
                False,
            ),
            4,
        )


def stakes() -> Array:
    """NV-07: iron-shod stakes at the ebb, the tide's waves, the name on a war pennant."""
    p = Print(83, (0.93, 0.86, 0.68), W, H)
    p.block([[(0, 0), (W, 0), (W, 760), (0, 760)]], (0.94, 0.74, 0.46), 0.9)
    p.shape(ring(1160, 560, 250), (0.84, 0.26, 0.16), 8)
    for x, y, r in ((230, 210, 92), (1420, 170, 84), (920, 130, 62)):
        puff(p, x, y, r)
    waves(p, 690, 880, 0, W, 58, 60)
    for k, x in enumerate((90, 700, 905, 1110, 1330, 1530)):
        stake(p, x, 800, 215 + 40 * (k % 3), (-1) ** k * 26)
    waves(p, 872, 1050, 0, W, 60, 64)
    p.shape([(402, 1200), (402, 96), (424, 96), (424, 1200)], (0.50, 0.30, 0.16), 7)
    p.shape([(413, 30), (440, 74), (413, 100), (386, 74)], (0.90, 0.70, 0.26), 7)
    cloth = curve(
        [(424, 128), (540, 150), (668, 122), (682, 330), (662, 520), (676, 690), (560, 668), (424, 700)], True, 16
    )
    p.shape(cloth, (0.76, 0.19, 0.13), 8)
    p.shape([(450 + 0.86 * (a - 430), 414 + 0.84 * (b - 414)) for a, b in cloth], (0.95, 0.82, 0.48), 6)
    for x, tall, lean in (
        (40, 190, 30),
        (250, 330, -30),
        (800, 300, 34),
        (1010, 390, -22),
        (1235, 330, 28),
        (1450, 420, -34),
    ):
        stake(p, x, 1060, tall, lean)
    waves(p, 1040, 1260, 0, W, 66, 70)
    image = p.finish()
    return stain(
        image, (0.12, 0.075, 0.07), written(W, H, [("吳", 553, 300, 210), ("權", 553, 520, 210)], 85, 0.2) * 0.96
    )


def vines() -> Array:
    """A stem up each side of the name, curling off left and right, with leaves."""
    stems, leaves = [], []
    for side in (-1, 1):
        main = curve([(800 + side * (440 + 46 * np.sin(k * 1.25)), 950 - k * 98) for k in range(9)], False, 10)
        stems.append((main, 10))
        for k in range(7):
            x, y = main[6 + k * 11]
            hand = side if k % 2 else -side
            cx, cy, r = x + hand * 92, y - 26, 58 - 3 * (k % 3)
            a = np.linspace(0, 9.0, 60)
            q = r * (1 - a / 10.5)
            start = np.pi if hand > 0 else 0.0
            stems.append(
                (
                    [
                        (x, y + 40),
                        *zip(cx + q * np.cos(start + hand * a), cy + q * np.sin(start + hand * a), strict=True),
                    ],
                    8,
                )
            )
            leaves += [
                leaf(x, y + 30, 74, 15, -50 if hand < 0 else -130),
                leaf(cx, cy - r, 46, 11, -90 + 34 * hand),
                leaf(cx + hand * r, cy, 44, 11, 90 - 80 * hand),
            ]
    return mask(
        W,
        H,
        lambda p, s: (
            [p.line([(a * s, b * s) for a, b in q], fill=255, width=t * s) for q, t in stems]
            + [p.polygon([(a * s, b * s) for a, b in q], fill=225) for q in leaves]
        ),
    )


def glaze() -> Array:
    """NV-19: the name in cobalt under a crackled glaze, lotus petals below and a band of cloud above."""
    pot = np.random.default_rng(9)
    signs = written(W, H, [(c, 800, 330 + k * 245, 236) for k, c in enumerate("鄧玄通")], 61, 0.55)
    petals = mask(
        W,
        H,
        lambda p, s: (
            [
                p.line(
                    [
                        (a * s, b * s)
                        for a, b in curve(
                            [(x - 78, 1210), (x - 70, 1085), (x, 1000), (x + 70, 1085), (x + 78, 1210)], False
                        )
                    ],
                    fill=255,
                    width=t * s,
                )
                for x in range(0, 1700, 160)
                for t in (8,)
            ]
            + [
                p.line(
                    [
                        (a * s, b * s)
                        for a, b in curve(
                            [(x - 46, 1210), (x - 40, 1110), (x, 1052), (x + 40, 1110), (x + 46, 1210)], False
                        )
                    ],
                    fill=170,
                    width=5 * s,
                )
                for x in range(0, 1700, 160)
            ]
        ),
    )
    band = curls(
        [(k * 116 + (30 if row else 0), 70 + row * 0, 44, 1 if k % 2 else -1) for row in (0,) for k in range(15)], 8
    )
    rules = mask(
        W,
        H,
        lambda p, s: [
            p.line([(0, y * s), (W * s, y * s)], fill=255, width=t * s)
            for y, t in ((136, 7), (152, 3), (972, 7), (957, 3))
        ],
    )
    sprays = vines()
    ink = np.maximum.reduce([signs, petals * 0.9, band * 0.85, rules * 0.9, sprays * 0.85])
    ink = np.clip(cv2.GaussianBlur(ink, (0, 0), 1.6) * 0.85 + cv2.GaussianBlur(ink, (0, 0), 7) * 0.28, 0, 1) * (
        0.62 + 0.5 * fractal((H, W), 62, 0.04, 5)
    )
    seeds = pot.uniform((0, 0), (W, H), (420, 2)).astype(np.float32)
    y, x = np.mgrid[0:H:2, 0:W:2].astype(np.float32)
    bend = (fractal(x.shape, 63, 0.12, 5) - 0.5) * 60
    d, _ = cKDTree(seeds).query(np.stack([x + bend, y + bend[::-1]], -1).reshape(-1, 2), k=2)
    crack = cv2.resize(np.exp(-((((d[:, 1] - d[:, 0]).reshape(x.shape)) / 2.6) ** 2)).astype(np.float32), (W, H))
    crack *= np.clip(fractal((H, W), 64, 0.25, 4) * 1.6 - 0.35, 0, 1)
    ivory = np.array([0.50, 0.485, 0.42]) * (0.93 + 0.12 * fractal((H, W), 65, 0.3, 5)[..., None])
    colour = lay(ivory, (0.016, 0.036, 0.15), np.clip(ink * 1.25, 0, 0.97))
    colour = lay(colour, (0.22, 0.15, 0.08), crack * 0.5)
    u = (np.arange(W, dtype=np.float32)[None] - W / 2) / (W * 0.62)
    high = np.sqrt(1 - u**2) * 620 + 3 * fractal((H, W), 66, 0.12, 4) - 0.8 * crack
    return lit(
        np.broadcast_to(high, (H, W)).astype(np.float32), colour, 0.22, (0.20, -0.30), 160, (1.0, 0.93, 0.82), 900
    )


def edict() -> Array:
    """TL-02: an edict's title on yellow paper, unrolled between its rollers on a dark table."""
    paper = sheet(W, H, (0.87, 0.68, 0.32), 71, 0.07, 0.14)
    lines = cv2.resize(dragon_lines(2200, 1000, 7), (W, 727), interpolation=cv2.INTER_AREA)
    ground = np.zeros((H, W), np.float32)
    ground[236:963] = lines
    paper = stain(paper, (0.70, 0.46, 0.17), ground * 0.8)
    paper = lay(paper, (0.95, 0.87, 0.62), ground * np.clip(fractal((H, W), 73, 0.1, 5) - 0.3, 0, 1) * 0.8)
    paper = gild(paper, flecks(W, H, 260, 74, 4), 75)
    paper = lay(
        paper,
        (0.05, 0.04, 0.035),
        written(W, H, [("遷", 1065, 600, 330), ("都", 735, 600, 330), ("詔", 405, 600, 330)], 76, 0.35) * 0.97,
    )
    paper = lay(paper, (0.72, 0.10, 0.07), seal(W, H, (405, 600), 300, "示範之印", 77) * 0.55)
    back, tone = names.planks(79, 4)
    body, silk = rect(150, 210, 1450, 990), rect(150, 150, 1450, 1050)
    rods = np.maximum(rect(92, 120, 178, 1080, 20), rect(1422, 120, 1508, 1080, 20))
    knobs = np.maximum.reduce([rect(x, y, x + 62, y + 90, 24) for x in (104, 1434) for y in (56, 1056)])
    colour = tone.transpose(0, 1, 2) * 0.7
    colour = shaded(colour, np.maximum(silk, rods), 0.85, 30, (20, 30))
    weave = fractal((H, W), 80, 0.02, 3)
    colour = lay(colour, (0, 0, 0), silk) + silk[..., None] * np.array([0.10, 0.15, 0.22]) * (
        0.7 + 0.6 * weave[..., None]
    )
    colour = colour * (1 - body[..., None]) + body[..., None] * paper**2.2
    roll = np.clip(rods, 0, 1)
    colour = shaded(colour, roll, 0.55, 14, (12, 6))
    colour = lay(colour, (0.17, 0.022, 0.014), roll)
    colour = lay(colour, (0.45, 0.27, 0.07), knobs)
    x = np.arange(W, dtype=np.float32)[None]
    wave = 16 * np.sin((x - 150) / 1300 * np.pi * 2.0) * body
    high = (
        back * (1 - silk)
        + wave
        + rounded(roll, 43, 43)
        + rounded(knobs, 30, 34)
        + body * 2 * fractal((H, W), 81, 0.02, 4)
    )
    return lit(high.astype(np.float32), colour, 0.5 * roll + 0.6 * knobs + 0.04, (0.34, -0.02), 26, (1.0, 0.86, 0.66))
