# SPDX-License-Identifier: Apache-2.0
"""Written and rubbed sheets: python calligraphy.py NAME OUT.png, with NAME decree, rubbing, drum, or name:李太祖 for a name card.

Fonts: AR PL UKai (Debian fonts-arphic-ukai, Arphic Public License); only its shapes end up in the pictures.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
from paper import Array, fibres, fractal, lay, mask, save, sheet, stain
from PIL import Image, ImageDraw, ImageFont

KAI = "/usr/share/fonts/truetype/arphic/ukai.ttc"


def written(w: int, h: int, signs: list[tuple[str, float, float, float]], seed: int, dry: float = 0.35) -> Array:
    """Brushed characters: (sign, x, y, size) of each one's middle; edges swell, strokes run dry here and there."""
    plate = Image.new("L", (w, h))
    pen = ImageDraw.Draw(plate)
    for sign, x, y, size in signs:
        pen.text(
            (x, y), sign, 255, ImageFont.truetype(KAI, int(size)), anchor="mm", stroke_width=max(0, int(size / 90))
        )
    ink = np.asarray(plate, np.float32) / 255
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    reach = float(np.median([s[3] for s in signs])) / 70
    bend = fractal((h, w), seed, 0.03, 5) - 0.5
    ink = cv2.remap(
        ink,
        xx + bend * min(reach, 2.2) * 2.0,
        yy + (fractal((h, w), seed + 1, 0.03, 5) - 0.5) * min(reach, 2.2) * 2.0,
        cv2.INTER_LINEAR,
    )
    ink = cv2.GaussianBlur(ink, (0, 0), max(0.6, min(reach, 3) * 0.45))
    ink = np.clip((ink - 0.38) / 0.24, 0, 1)
    hair = cv2.GaussianBlur(fibres((h, w), w * 2, seed + 2, reach * 34), (0, 0), 0.8)
    fade = np.clip(fractal((h, w), seed + 3, 0.09, 4) - 0.5, 0, 1) * 2 * dry
    return np.clip(ink * (1 - np.clip(fade * (0.5 + hair), 0, 0.8)), 0, 1) * (
        0.9 + 0.1 * fractal((h, w), seed + 4, 0.05, 4)
    )


def flecks(w: int, h: int, count: int, seed: int, size: float = 5.0) -> Array:
    """Gold flecks strewn on wet paper."""
    rng = np.random.default_rng(seed)

    def draw(pen, s: int) -> None:
        for _ in range(count):
            x, y, r, a = rng.uniform(0, w), rng.uniform(0, h), size * rng.lognormal(0, 0.55), rng.uniform(0, np.pi)
            n = rng.integers(4, 7)
            pts = [
                (
                    x + r * rng.uniform(0.5, 1) * np.cos(a + 2 * np.pi * k / n),
                    y + r * rng.uniform(0.5, 1) * np.sin(a + 2 * np.pi * k / n),
                )
                for k in range(n)
            ]
            pen.polygon([(p * s, q * s) for p, q in pts], fill=int(rng.uniform(120, 255)))

    return mask(w, h, draw)


def gild(image: Array, cover: Array, seed: int) -> Array:
    """Gold that catches the light unevenly."""
    shine = fractal(cover.shape, seed, 0.08, 6)[..., None]
    gold = np.array([0.62, 0.46, 0.18]) * (1 - shine) + np.array([0.97, 0.85, 0.52]) * shine
    return lay(image, gold, cover)


def seal(w: int, h: int, at: tuple[float, float], size: float, signs: str, seed: int) -> Array:
    """A square vermilion seal, four signs in two columns from the right, unevenly inked."""
    plate = Image.new("L", (w, h))
    pen = ImageDraw.Draw(plate)
    x, y, r = at[0], at[1], size / 2
    pen.rounded_rectangle([x - r, y - r, x + r, y + r], size * 0.05, outline=255, width=int(size * 0.055))
    font = ImageFont.truetype(KAI, int(size * 0.40))
    for k, sign in enumerate(signs):
        pen.text(
            (x + (0.215 if k < 2 else -0.215) * size, y + (-0.215 if k % 2 == 0 else 0.215) * size),
            sign,
            255,
            font,
            anchor="mm",
            stroke_width=int(size * 0.012),
        )
    ink = cv2.GaussianBlur(np.asarray(plate, np.float32) / 255, (0, 0), 1.0)
    return ink * np.interp(fractal((h, w), seed, 0.015, 5), [0.2, 0.62], [0.45, 1.0])


def dragon_lines(w: int, h: int, seed: int) -> Array:
    """The painted ground of a decree: one dragon winding through clouds behind the writing, and a key-fret border."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 1, 900)
    angle = 1.75 * np.sin(2 * np.pi * 2.5 * t + 0.6)
    size = 1 - 0.55 * t
    x, y = np.cumsum(size * np.cos(angle)), np.cumsum(size * np.sin(angle))
    x = (x - x.min()) / (x.max() - x.min())
    y = (y - (y.max() + y.min()) / 2) / (x.size * 0.28)
    px, py = w * (0.86 - 0.70 * x), h * 0.5 + y * h * 1.15
    girth = h * 0.062 * (1 - 0.82 * t) + 5
    d = np.stack([np.gradient(px), np.gradient(py)], -1)
    d /= np.linalg.norm(d, axis=1, keepdims=True)
    n = np.stack([-d[:, 1], d[:, 0]], -1)
    p = np.stack([px, py], -1)

    def draw(pen, s: int) -> None:
        def line(points, width: float) -> None:
            pen.line([(a * s, b * s) for a, b in points], fill=255, width=max(1, int(width * s)), joint="curve")

        line(p + n * girth[:, None], 3)
        line(p - n * girth[:, None], 3)
        line(p - n * girth[:, None] * 0.45, 1.6)
        for i in range(6, 890, 9):
            for q in (0.75, 0.3, -0.15):
                c = p[i] + n[i] * girth[i] * q
                r = girth[i] * 0.27
                a0 = np.arctan2(d[i, 1], d[i, 0])
                line([(c[0] + r * np.cos(a0 + u), c[1] + r * np.sin(a0 + u)) for u in np.linspace(-1.5, 1.5, 9)], 1.4)
            tip = p[i] + n[i] * girth[i] * 1.5 + d[i] * girth[i] * 0.35
            line([p[i] + n[i] * girth[i], tip, p[i] + n[i] * girth[i] + d[i] * girth[i] * 0.45], 1.8)
        beast_head(line, p[0], -d[0], float(girth[0]))
        for _ in range(46):
            cx, cy = rng.uniform(0.05 * w, 0.95 * w), rng.uniform(0.1 * h, 0.9 * h)
            if np.min(np.hypot(px - cx, py - cy) - girth) < 34:
                continue
            cloud(line, cx, cy, rng.uniform(20, 38), 1 if rng.random() < 0.5 else -1)
        for inset, width in ((26, 4), (78, 3)):
            line(
                [(inset, inset), (w - inset, inset), (w - inset, h - inset), (inset, h - inset), (inset, inset)], width
            )
        fret(line, w, h)

    return mask(w, h, draw)


def beast_head(line, at: Array, way: Array, g: float) -> None:
    """A dragon's head seen from the side, in outline."""
    side = np.array([-way[1], way[0]])

    def pt(u: float, v: float) -> Array:
        return at + way * u * g + side * v * g

    for curve in (
        [
            (0, -1),
            (0.6, -1.25),
            (1.3, -1.0),
            (2.1, -0.75),
            (2.6, -0.9),
            (2.9, -0.6),
            (2.7, -0.25),
            (2.0, -0.2),
            (1.4, 0.0),
        ],
        [(1.4, 0.0), (2.0, 0.25), (2.5, 0.35), (2.3, 0.75), (1.5, 0.8), (0.7, 0.95), (0, 1)],
        [(0.5, -1.2), (0.1, -1.9), (-0.7, -2.2), (-0.9, -2.7)],
        [(0.9, -1.15), (0.7, -1.8), (0.1, -2.35)],
    ):
        line([pt(*c) for c in curve], 3)
    for k in range(6):
        a = -1.0 + 0.38 * k
        line([pt(0.1, a), pt(-0.9, a * 1.35 - 0.1), pt(-1.7, a * 1.2 + 0.25)], 2.2)
    line([pt(1.1 + 0.24 * np.cos(u), -0.66 + 0.24 * np.sin(u)) for u in np.linspace(0, 2 * np.pi, 20)], 2.5)
    line([pt(2.6, -0.55), pt(3.3, -0.2), pt(3.5, 0.5), pt(3.2, 0.9)], 2)


def cloud(line, x: float, y: float, r: float, hand: int) -> None:
    a = np.linspace(0, 8, 40)
    for dx, f in ((0, 1.0), (hand * r * 1.25, 0.72)):
        rr = r * f * (1 - a / 9.2)
        line(list(zip(x + dx + hand * rr * np.cos(a), y - rr * np.sin(a), strict=True)), 2)
    tail = np.linspace(0, 1, 20)
    line(list(zip(x - hand * (r + tail * r * 2.4), y + r * 0.3 * np.sin(tail * 6), strict=True)), 2)


def fret(line, w: int, h: int) -> None:
    """Squared spirals along the border."""
    step, unit = 52, [(0, 0), (0, 34), (38, 34), (38, 10), (14, 10), (14, 24), (26, 24)]
    for k in range(int((w - 110) / step)):
        for y0 in (35, h - 70):
            line([(58 + k * step + a, y0 + b) for a, b in unit], 2)
    for k in range(int((h - 170) / step)):
        for x0 in (32, w - 70):
            line([(x0 + a, 90 + k * step + b) for a, b in unit], 2)


def decree() -> Array:
    """A decree of 1783 in form; the deity's name is left as 'a certain one' and the seal says what it is."""
    w, h = 2200, 1000
    image = sheet(w, h, (0.86, 0.68, 0.33), 5, 0.07, 0.16)
    image = stain(image, (0.72, 0.50, 0.20), dragon_lines(w, h, 3) * 0.75)
    silver = dragon_lines(w, h, 3) * np.clip(fractal((h, w), 8, 0.1, 5) - 0.35, 0, 1)
    image = lay(image, (0.93, 0.86, 0.66), silver * 0.7)
    image = gild(image, flecks(w, h, 500, 4, 4), 6)
    columns = [
        "敕某神護國庇民顯應靈扶",
        "大王默相邦家保安黎庶",
        "為嗣王進封王位臨居正府",  # AR PL UKai draws the older form 爲, which the record quotes
        "禮有登秩應加封美字",
        "可加封某神護國庇民大王",
        "故敕",
    ]
    signs = []
    for k, text in enumerate(columns):
        x = w - 245 - k * 245
        size = 72
        for j, sign in enumerate(text):
            signs.append(
                (
                    sign,
                    x + np.sin(j * 2.1 + k) * 2.5,
                    165 + j * 69 + (0 if k else -14),
                    size * (1.25 if k == 0 and j == 0 else 1),
                )
            )
    for j, sign in enumerate("景興四十四年五月十六日"):
        signs.append((sign, 420, 128 + j * 76, 84))
    image = lay(image, (0.07, 0.055, 0.05), written(w, h, signs, 11, 0.3) * 0.95)
    image = lay(image, (0.72, 0.12, 0.08), seal(w, h, (420, 430), 210, "示範之印", 15) * 0.82)
    return worn(image, 17)


def worn(image: Array, seed: int) -> Array:
    """Roll marks across the sheet and a few moth-eaten edges over a dark table."""
    h, w = image.shape[:2]
    x = np.arange(w)
    rolls = 1 - 0.05 * np.exp(-((((x[None] % 173) - 86) / 9.0) ** 2)) * fractal((h, w), seed, 0.2, 4)
    image = image * rolls[..., None]
    pad = 60
    table = np.full((h + 2 * pad, w + 2 * pad, 3), (0.075, 0.06, 0.05), np.float32) * (
        0.8 + 0.4 * fractal((h + 2 * pad, w + 2 * pad), seed + 1)[..., None]
    )
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    edge = np.minimum(np.minimum(xx, w - 1 - xx), np.minimum(yy, h - 1 - yy))
    torn = np.clip((edge - 14 * np.clip(fractal((h, w), seed + 2, 0.03, 6) - 0.35, 0, 1) * 2) / 1.5, 0, 1)
    shadow = np.zeros(table.shape[:2], np.float32)
    shadow[pad + 10 : pad + 10 + h, pad + 8 : pad + 8 + w] = torn
    table *= 1 - 0.75 * cv2.GaussianBlur(shadow, (0, 0), 14)[..., None]
    table[pad : pad + h, pad : pad + w] = lay(table[pad : pad + h, pad : pad + w], image, torn)
    return table


def rubbing() -> Array:
    """An ink rubbing of one famous sentence of the stele of 1484: white signs in patted black."""
    w, h = 1500, 2000
    image = sheet(w, h, (0.90, 0.86, 0.77), 21, 0.05, 0.10)
    columns = ["賢材國家之元氣", "元氣盛則國勢強以隆", "元氣餒則國勢弱以污"]
    signs = [(c, w - 330 - k * 420, 330 + j * 168, 150) for k, text in enumerate(columns) for j, c in enumerate(text)]
    plate = Image.new("L", (w, h))
    pen = ImageDraw.Draw(plate)
    for sign, x, y, size in signs:
        pen.text((x, y), sign, 255, ImageFont.truetype(KAI, size), anchor="mm", stroke_width=3)
    for k in range(4):
        pen.line([(w - 120 - k * 420, 190), (w - 120 - k * 420, 1830)], fill=255, width=5)
    cut = np.asarray(plate, np.float32) / 255
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    ragged = fractal((h, w), 23, 0.012, 5) - 0.5
    cut = cv2.GaussianBlur(cv2.remap(cut, xx + ragged * 7, yy + ragged[::-1] * 7, cv2.INTER_LINEAR), (0, 0), 1.3)
    pores = np.clip(fractal((h, w), 24, 0.006, 4) - 0.64, 0, 1) * 4
    chips = np.clip(fractal((h, w), 25, 0.06, 7) - 0.735, 0, 1) * 8
    cracks = np.clip(1 - np.abs(fractal((h, w), 26, 0.5, 7) - 0.52) * 160, 0, 1)
    edge = np.minimum(np.minimum(xx - 80, w - 80 - xx), np.minimum(yy - 110, h - 110 - yy)) + 60 * (
        fractal((h, w), 27, 0.05, 6) - 0.5
    )
    pats = np.interp(fractal((h, w), 28, 0.09, 4), [0.2, 0.8], [0.80, 1.0])
    ink = (
        np.clip(edge / 26, 0, 1)
        * pats
        * (1 - np.clip(pores + chips + cracks * 0.9, 0, 1))
        * (1 - np.clip((cut - 0.25) / 0.5, 0, 1))
    )
    return worn(lay(image, (0.055, 0.055, 0.062), np.clip(ink, 0, 1) * 0.96), 29)


def drum() -> Array:
    """The face of a bronze drum as an ink rubbing on thin paper."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scenes"))
    from relief import drum_face  # noqa: PLC0415 - one folder over

    n, w = 1760, 1900
    mm = cv2.resize(drum_face(3520), (n, n), interpolation=cv2.INTER_AREA)
    proud = np.clip(mm - cv2.GaussianBlur(mm, (0, 0), 9) * 0.55, 0, 0.7) / 0.7
    image = sheet(w, w, (0.93, 0.89, 0.79), 61, 0.05, 0.09)
    ink = np.zeros((w, w), np.float32)
    ink[70 : 70 + n, 70 : 70 + n] = 0.30 + 0.70 * np.clip(proud * 1.5, 0, 1)
    y, x = np.mgrid[0:w, 0:w].astype(np.float32)
    ragged = 10 * (fractal((w, w), 62, 0.04, 6) - 0.5)
    disc = np.clip((n / 2 - 6 - np.hypot(x - w / 2, y - w / 2) + ragged) / 5, 0, 1)
    pats = np.interp(fractal((w, w), 63, 0.06, 4), [0.2, 0.8], [0.72, 1.0])
    pores = (
        np.clip(fractal((w, w), 64, 0.006, 4) - 0.60, 0, 1) * 3 + np.clip(fractal((w, w), 65, 0.07, 7) - 0.74, 0, 1) * 7
    )
    ink = ink * disc * pats * (1 - np.clip(pores, 0, 0.9))
    return worn(lay(image, (0.075, 0.08, 0.095), np.clip(ink, 0, 1)), 66)


def name_card(signs: str) -> Array:
    """A name in large characters on red paper with gold flecks, in a gilt frame; square frames too show all of it."""
    w, h = 1600, 1200
    seed = sum(map(ord, signs)) % 900
    rng = np.random.default_rng(seed)
    tone = [(0.66, 0.10, 0.075), (0.60, 0.085, 0.07), (0.69, 0.13, 0.075)][seed % 3]
    image = sheet(w, h, tone, seed, 0.10, 0.22)
    image = gild(image, flecks(w, h, 420, seed + 1, 5.5), seed + 2)
    frame = mask(
        w,
        h,
        lambda p, s: [
            p.rectangle([i * s, i * s, (w - i) * s, (h - i) * s], outline=255, width=t * s)
            for i, t in ((52, 7), (70, 2))
        ],
    )
    image = gild(image, frame * 0.9, seed + 3)
    corner = mask(w, h, lambda p, s: corners(p, s, w, h))
    image = gild(image, corner * 0.9, seed + 4)
    size = min(400, 980 / len(signs))
    top = h / 2 - (len(signs) - 1) * size * 1.0 / 2
    text = [(c, w / 2 + rng.normal(0, 5), top + k * size * 1.0, size) for k, c in enumerate(signs)]
    return lay(image, (0.045, 0.03, 0.03), written(w, h, text, seed + 5, 0.5))


def corners(pen, s: int, w: int, h: int) -> None:
    """A cloud curl in each corner."""
    a = np.linspace(0, 9, 90)
    for sx, sy in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        for off, r in (((135, 135), 46), ((222, 112), 26), ((112, 222), 26)):
            rr = r * (1 - a / 10.5)
            cx, cy = (off[0] if sx > 0 else w - off[0]), (off[1] if sy > 0 else h - off[1])
            pts = [((cx + sx * u * np.cos(v)) * s, (cy + sy * u * np.sin(v)) * s) for u, v in zip(rr, a, strict=True)]
            pen.line(pts, fill=255, width=5 * s, joint="curve")


def main(name: str, out: str) -> None:
    if name.startswith("name:"):
        save(out, name_card(name[5:]))
    else:
        save(out, {"decree": decree, "rubbing": rubbing, "drum": drum}[name]())


if __name__ == "__main__":
    main(*sys.argv[1:3])
