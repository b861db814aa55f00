"""The WebP pictures of a photograph: for cards and pages, without any of the original's metadata."""

from collections.abc import Sequence
from pathlib import Path

import pyvips

from catalog.derivatives import DerivativeRole
from ingest.media.facts import Derivative, MediaRequest
from ingest.media.resize import Pixels, resized, size_within, vips_image
from ingest.media.xmp import rights_packet

LONG_SIDES_PX = {DerivativeRole.WEBP_1200: 1200, DerivativeRole.WEBP_400: 400}
_QUALITY = 80
_EFFORT = 2


def webp_pictures(
    levels: Sequence[Pixels], full_size: tuple[int, int], workdir: Path, request: MediaRequest
) -> list[Derivative]:
    """The picture at each WebP size, from its small levels (largest first), saying whose it is in a fresh XMP packet.

    `full_size` is width and height in pixels of the whole picture, so that proportions do not drift with the levels.
    """
    packet = rights_packet(request.credit, request.rights_uri)
    return [
        _webp(vips_image(resized(levels, *size_within(*full_size, long_side))), role, workdir, packet)
        for role, long_side in LONG_SIDES_PX.items()
    ]


def _webp(image: pyvips.Image, role: DerivativeRole, workdir: Path, packet: bytes) -> Derivative:
    if packet:
        image.set_type(pyvips.GValue.blob_type, "xmp-data", packet)
    path = workdir / f"{role}.webp"
    image.webpsave(str(path), Q=_QUALITY, effort=_EFFORT, keep="xmp" if packet else "none")
    return Derivative(role, path, "image/webp", path.stat().st_size, image.width, image.height)
