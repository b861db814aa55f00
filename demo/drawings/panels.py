# SPDX-License-Identifier: Apache-2.0
"""Pictures of the collection side by side, as panels of a screen: python panels.py OUT.png [immortals|crafts]"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from paper import fractal
from PIL import Image, ImageFilter

COLLECTION = Path(__file__).resolve().parent.parent / "collection"
HIGH, WIDE, GAP, RIM = 1080, 460, 22, 46
SETS: dict[str, list[tuple[str, float, float, float]]] = {
    "immortals": [
        ("NV-03-tan-vien/1-nui-ba-vi.webp", 0.43, 0.5, 1.0),
        ("NV-08-thanh-giong/1-ngua-sat.jpg", 0.635, 0.44, 0.88),
        ("NV-10-chu-dong-tu/1-gay-va-non.webp", 0.5, 0.56, 0.88),
        ("DT-06-phu-tay-ho/1-phu-soi-bong.webp", 0.44, 0.5, 1.0),
    ],
    "crafts": [
        ("PV-06-gom-bat-trang/1-gom-hoa-lam.jpg", 0.5, 0.5, 0.95),
        ("PV-29-duc-dong-ngu-xa/1-rot-dong.jpg", 0.5, 0.45, 0.95),
        ("PV-09-quy-vang/1-tuong-thep-vang.jpg", 0.5, 0.45, 0.9),
        ("PV-28-non-lang-chuong/1-cho-non.jpg", 0.46, 0.45, 0.95),
    ],
}
"""Of each panel: the picture, where the middle of the cut lies across and down, and its height as part of the picture's."""


def cut(path: Path, across: float, down: float, share: float) -> Image.Image:
    """An upright piece of a picture, as large as the panel."""
    image = Image.open(path).convert("RGB")
    high = image.height * share
    wide = high * WIDE / HIGH
    left = np.clip(image.width * across - wide / 2, 0, image.width - wide)
    top = np.clip(image.height * down - high / 2, 0, image.height - high)
    piece = image.crop((round(left), round(top), round(left + wide), round(top + high)))
    return piece.resize((WIDE, HIGH), Image.Resampling.LANCZOS)


def frame(count: int) -> Image.Image:
    """Dark lacquer with a worn gilt line, for `count` panels."""
    w, h = 2 * RIM + count * WIDE + (count - 1) * GAP, 2 * RIM + HIGH
    grain = fractal((h, w), 5, 0.25, 7)[..., None]
    lacquer = np.array([52, 20, 15]) * (0.7 + 0.6 * grain)
    return Image.fromarray(lacquer.clip(0, 255).astype(np.uint8))


def screen(which: str) -> Image.Image:
    """The panels in their frame, each with a thin gilt edge and a shadow within."""
    parts = SETS[which]
    out = frame(len(parts))
    grain = fractal((HIGH + 8, WIDE + 8), 9, 0.25, 7)
    gilt = Image.fromarray((np.array([176, 132, 62]) * (0.6 + 0.7 * grain[..., None])).clip(0, 255).astype(np.uint8))
    inner = np.ones((HIGH, WIDE), np.float32)
    y, x = np.mgrid[0:HIGH, 0:WIDE]
    inner -= 0.45 * np.exp(-np.minimum(x, y) / 9.0)
    for k, (name, across, down, share) in enumerate(parts):
        at = (RIM + k * (WIDE + GAP), RIM)
        out.paste(gilt, (at[0] - 4, at[1] - 4))
        piece = np.asarray(cut(COLLECTION / name, across, down, share), np.float32) * inner[..., None]
        out.paste(Image.fromarray(piece.clip(0, 255).astype(np.uint8)), at)
    return out.filter(ImageFilter.UnsharpMask(1.2, 40, 2))


def main(out: str, which: str = "immortals") -> None:
    screen(which).save(out)


if __name__ == "__main__":
    main(*sys.argv[1:3])
