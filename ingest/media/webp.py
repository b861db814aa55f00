"""The WebP pictures of a photograph: for cards and pages, without any of the original's metadata."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf
from pathlib import Path

import pyvips

from catalog.derivatives import CARD_FORM, CARDS, DerivativeRole
from catalog.xmp import brief_packet, rights_packet
from ingest.media.facts import Derivative, MediaRequest
from ingest.media.resize import Pixels, resized, size_within, vips_image

LONG_SIDES_PX = {
    DerivativeRole.WEBP_1200: 1200,
    DerivativeRole.WEBP_800: 800,
    DerivativeRole.WEBP_400: 400,
}
CARD_WIDTHS_PX = {DerivativeRole.CARD_480: 480, DerivativeRole.CARD_240: 240}
_ALWAYS = (DerivativeRole.WEBP_400, DerivativeRole.WEBP_1200)
"""Made of a small picture as well, in its own size."""


@dataclass(frozen=True)
class _Packing:
    """How a size is packed. `closer` are a quality and how many pixels the eye may lose, tried in turn while the
    picture has more than `most_bytes`: without loss only up to `much` times that, never above the size's quality.
    `effort` is libwebp's, of 6."""

    quality: int
    most_bytes: int
    closer: Sequence[tuple[int, float]]
    much: float = 1.4
    effort: int = 2


_SOFTENED = ((60, 0.0), (50, 0.0), (45, 0.6), (30, 0.8))
_COARSER = ((20, 0.0), (15, 0.0), (15, 0.6), (10, 0.6))
_PACKINGS = {
    DerivativeRole.WEBP_1200: _Packing(72, 62_000, _SOFTENED),
    DerivativeRole.WEBP_800: _Packing(60, 38_000, _SOFTENED),
    DerivativeRole.WEBP_400: _Packing(60, 17_000, _SOFTENED),
    DerivativeRole.CARD_480: _Packing(30, 9_500, _COARSER, much=inf, effort=4),
    DerivativeRole.CARD_240: _Packing(55, 6_500, _SOFTENED),
}
"""What readers would wait long for (tiles, foliage, weave) is packed closer, and where that is not enough softened.

Qualities are lower where pixels are shown finer than the eye sees: 800 and the cards are for dense screens. Lists show
ten of the larger cards on a sharp tablet: these are coarser first, for where two pixels stand in the place of one, 15
is nearer to the picture than 45 softened.

Measured on the pictures of the demo museum. Effort 4 takes twice the time and saves 3 in 100 bytes, of the larger card
5. AVIF of the same likeness (SSIM), 240 px wide, saves a tenth of the bytes and takes ten times the processor. The
larger card has 8.1 kB in the mean, and an SSIM of 0.89; with quality 55, 16,000 bytes and softening it had 12.6 kB and
0.91. Side by side, pixel for pixel, only the densest ornament looks softer.
"""


def webp_pictures(
    levels: Sequence[Pixels], full_size: tuple[int, int], workdir: Path, request: MediaRequest
) -> list[Derivative]:
    """The picture at each WebP size, from its small levels (largest first), saying whose it is
    and how it was made in a fresh XMP packet, a card in fewer words.

    `full_size` is width and height in pixels of the whole picture, so that proportions do not drift with the levels.
    """
    packet = rights_packet(request.credit, request.rights_uri, request.digital_source)
    brief = brief_packet(request.credit, request.digital_source)
    return [
        _webp(image, role, workdir, brief if role in CARDS else packet) for role, image in _sizes(levels, full_size)
    ]


def _sizes(levels: Sequence[Pixels], full_size: tuple[int, int]) -> Iterator[tuple[DerivativeRole, pyvips.Image]]:
    for role, long_side_px in LONG_SIDES_PX.items():
        if role in _ALWAYS or max(full_size) > long_side_px:
            yield role, vips_image(resized(levels, *size_within(*full_size, long_side_px)))
    for role, width_px in CARD_WIDTHS_PX.items():
        if card := _card(levels, full_size, width_px):
            yield role, card


def _card(levels: Sequence[Pixels], full_size: tuple[int, int], width_px: int) -> pyvips.Image | None:
    """The largest middle of the picture that has a card's form, as browsers crop it; None where it is too small."""
    height_px = width_px * CARD_FORM[1] // CARD_FORM[0]
    scale = max(width_px / full_size[0], height_px / full_size[1])
    wide = max(width_px, ceil(full_size[0] * scale - 1e-6))
    high = max(height_px, ceil(full_size[1] * scale - 1e-6))
    if wide > levels[0].shape[1] or high > levels[0].shape[0]:
        return None
    image = vips_image(resized(levels, wide, high))
    return image.crop((wide - width_px) // 2, (high - height_px) // 2, width_px, height_px)


def _webp(image: pyvips.Image, role: DerivativeRole, workdir: Path, packet: bytes) -> Derivative:
    if packet:
        image.set_type(pyvips.GValue.blob_type, "xmp-data", packet)
    path = workdir / f"{role}.webp"
    kept = "xmp" if packet else "none"
    packing = _PACKINGS[role]
    image.webpsave(str(path), Q=packing.quality, effort=packing.effort, keep=kept)
    for quality, soft_px in packing.closer:
        excess = path.stat().st_size / packing.most_bytes
        if excess <= 1:
            break
        if soft_px or (quality < packing.quality and excess <= packing.much):
            shown = image.gaussblur(soft_px) if soft_px else image
            shown.webpsave(str(path), Q=quality, effort=packing.effort, keep=kept)
    return Derivative(role, path, "image/webp", path.stat().st_size, image.width, image.height)
