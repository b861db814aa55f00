"""What a picture looks like, in a colour and in 64 bits, from a small version of it."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_HASH_SIDE = 8
_SAMPLE_PX = 64


def dominant_colour(pixels: NDArray[np.uint8]) -> str:
    """The mean of the most frequent of 512 coarse colours, as '#rrggbb'; `pixels` has 1 or 3 bands, sRGB."""
    small = np.asarray(_as_picture(pixels).convert("RGB").resize((_SAMPLE_PX, _SAMPLE_PX), Image.Resampling.BOX))
    colours = small.reshape(-1, 3).astype(np.int64)
    coarse = (colours[:, 0] >> 5 << 6) | (colours[:, 1] >> 5 << 3) | (colours[:, 2] >> 5)
    commonest = colours[coarse == np.bincount(coarse, minlength=512).argmax()]
    red, green, blue = (round(float(value)) for value in commonest.mean(axis=0))
    return f"#{red:02x}{green:02x}{blue:02x}"


def perceptual_hash(pixels: NDArray[np.uint8]) -> int:
    """64 bits unsigned: whether each of 8 x 8 places is brighter than its right neighbour (dHash, N. Krawetz 2013).

    Copies that were scaled, recompressed or slightly toned differ in a few bits at most.
    """
    grey = _as_picture(pixels).convert("L").resize((_HASH_SIDE + 1, _HASH_SIDE), Image.Resampling.LANCZOS)
    light = np.asarray(grey, np.int16)
    bits = (light[:, :-1] > light[:, 1:]).ravel()
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


def _as_picture(pixels: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)
