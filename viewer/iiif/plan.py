"""From the words of an image request to pixels: a pure calculation.

Source: IIIF Image API 3.0.0, https://iiif.io/api/image/3.0/, sections 4.1 to 4.7.
"""

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from catalog.tiles import Region
from viewer.iiif.errors import (
    EmptyRegionError,
    EnlargedError,
    ImageRequestError,
    LimitError,
    NoPixelError,
    UnsupportedError,
)


class Quality(StrEnum):
    """The qualities offered; `default` is `color`."""

    DEFAULT = "default"
    COLOR = "color"
    GRAY = "gray"
    BITONAL = "bitonal"


class Format(StrEnum):
    """The formats offered."""

    JPG = "jpg"
    PNG = "png"
    WEBP = "webp"


MIME_TYPES = {Format.JPG: "image/jpeg", Format.PNG: "image/png", Format.WEBP: "image/webp"}
OTHER_FORMATS = frozenset({"tif", "gif", "jp2", "pdf"})
"""Formats that the specification names and this museum does not offer."""


@dataclass(frozen=True)
class Dimensions:
    """A picture's size in pixels."""

    width_px: int
    height_px: int


@dataclass(frozen=True)
class Limits:
    """The largest answer: pixels a side, and pixels in all."""

    side_px: int = 16_383
    area_px: int = 2**24


LIMITS = Limits()
"""A side that WebP can hold, and 16.8 megapixels: about a second's work for the slowest format."""


@dataclass(frozen=True)
class ImageRequest:
    """The five parts of an image's address, as they were written."""

    region: str
    size: str
    rotation: str
    quality: str
    format: str


@dataclass(frozen=True)
class Plan:
    """What to cut out of the picture, and what to make of it, in the specification's order of steps."""

    region: Region
    width_px: int
    height_px: int
    mirrored: bool
    rotation: int
    quality: Quality
    format: Format
    canonical: str

    @property
    def is_plain(self) -> bool:
        """Whether a JPEG that lies ready in the pyramid may be the answer."""
        return (
            self.format is Format.JPG
            and self.rotation == 0
            and not self.mirrored
            and self.quality in (Quality.DEFAULT, Quality.COLOR)
        )


def plan(request: ImageRequest, dimensions: Dimensions, limits: Limits = LIMITS) -> Plan:
    """What `request` asks of a picture of `dimensions`; raises one of `viewer.iiif.errors` where that cannot be."""
    region = _region(request.region, dimensions)
    width, height = _size(request.size, region, limits)
    mirrored, rotation = _rotation(request.rotation)
    quality, image_format = _quality(request.quality), _format(request.format)
    canonical = "/".join(
        (
            _canonical_region(region, dimensions),
            _canonical_size(width, height, region, limits),
            f"{'!' if mirrored else ''}{rotation}",
            f"{Quality.DEFAULT if quality is Quality.COLOR else quality}.{image_format}",
        )
    )
    return Plan(region, width, height, mirrored, rotation, quality, image_format, canonical)


def within(dimensions: Dimensions, side_px: int) -> str:
    """The size 'w,h' in which a picture is at most `side_px` a side, and at least one pixel however thin it is.

    '!w,h' would not do: a size that comes to less than one pixel is an error (section 4.2).
    """
    scale = min(Fraction(1), Fraction(side_px, max(dimensions.width_px, dimensions.height_px)))
    return f"{max(1, _rounded(dimensions.width_px * scale))},{max(1, _rounded(dimensions.height_px * scale))}"


_WHOLE = r"(\d{1,10})"
_NUMBER = r"(\d{1,10}(?:\.\d{0,10})?|\.\d{1,10})"
_REGION_PIXELS = re.compile(rf"{_WHOLE},{_WHOLE},{_WHOLE},{_WHOLE}", re.ASCII)
_REGION_PERCENT = re.compile(rf"pct:{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}", re.ASCII)
_SIZE_PERCENT = re.compile(rf"pct:{_NUMBER}", re.ASCII)
_SIZE_PIXELS = re.compile(r"(!?)(\d{0,10}),(\d{0,10})", re.ASCII)
_ROTATION = re.compile(rf"(!?){_NUMBER}", re.ASCII)


def _region(text: str, dimensions: Dimensions) -> Region:
    wide, high = dimensions.width_px, dimensions.height_px
    if text == "full":
        return Region(0, 0, wide, high)
    if text == "square":
        side = min(wide, high)
        return Region((wide - side) // 2, (high - side) // 2, side, side)
    if pixels := _REGION_PIXELS.fullmatch(text):
        x, y, width, height = map(int, pixels.groups())
    elif percent := _REGION_PERCENT.fullmatch(text):
        shares = [Fraction(number) / 100 for number in percent.groups()]
        x, y, width, height = (_rounded(share * side) for share, side in zip(shares, (wide, high) * 2, strict=True))
    else:
        raise ImageRequestError(part="region", value=text, expected="full, square, 0,0,512,512, pct:10,10,80,80")
    width, height = min(width, wide - x), min(height, high - y)
    if width < 1 or height < 1:
        raise EmptyRegionError(value=text, width=wide, height=high)
    return Region(x, y, width, height)


def _size(text: str, region: Region, limits: Limits) -> tuple[int, int]:
    enlarge = text.startswith("^")
    words = text.removeprefix("^")
    if words == "max":
        return _largest(region, limits, enlarge=enlarge)
    if percent := _SIZE_PERCENT.fullmatch(words):
        share = Fraction(percent[1]) / 100
        width, height = _rounded(region.width * share), _rounded(region.height * share)
        too_large = share > 1
    elif (pixels := _SIZE_PIXELS.fullmatch(words)) and (pixels[2] or pixels[3]):
        if pixels[1]:
            return _confined(text, pixels[2], pixels[3], region, limits, enlarge=enlarge)
        width, height = _asked(pixels[2], pixels[3], region)
        too_large = width > region.width or height > region.height
    else:
        raise _size_syntax(text)
    if width < 1 or height < 1:
        raise NoPixelError(value=text)
    if too_large and not enlarge:
        raise EnlargedError(value=text, width=region.width, height=region.height)
    if max(width, height) > limits.side_px or width * height > limits.area_px:
        raise LimitError(value=text, side=limits.side_px, area=limits.area_px)
    return width, height


def _size_syntax(text: str) -> ImageRequestError:
    return ImageRequestError(part="size", value=text, expected="max, 600,, ,400, pct:50, 600,400, !600,400, ^1200,")


def _asked(width: str, height: str, region: Region) -> tuple[int, int]:
    """'w,' and ',h' keep the region's proportions, 'w,h' need not."""
    if not height:
        return int(width), _rounded(Fraction(region.height * int(width), region.width))
    if not width:
        return _rounded(Fraction(region.width * int(height), region.height)), int(height)
    return int(width), int(height)


def _confined(text: str, width: str, height: str, region: Region, limits: Limits, *, enlarge: bool) -> tuple[int, int]:
    """'!w,h': as large as fits into w and h and the limits, in the region's proportions."""
    if not (width and height):
        raise _size_syntax(text)
    if not (int(width) and int(height)):
        raise NoPixelError(value=text)
    scale = min(Fraction(int(width), region.width), Fraction(int(height), region.height))
    if scale >= _largest_scale(region, limits, enlarge=enlarge):
        return _largest(region, limits, enlarge=enlarge)
    fitting = _rounded(region.width * scale), _rounded(region.height * scale)
    if min(fitting) < 1:
        raise NoPixelError(value=text)
    return fitting


def _largest(region: Region, limits: Limits, *, enlarge: bool) -> tuple[int, int]:
    """'max' and '^max': the region's own size, or the largest within the limits where that is less, or is asked for."""
    scale = _largest_scale(region, limits, enlarge=enlarge)
    return max(1, int(region.width * scale + 1e-6)), max(1, int(region.height * scale + 1e-6))


def _largest_scale(region: Region, limits: Limits, *, enlarge: bool) -> float:
    by_side = limits.side_px / max(region.width, region.height)
    scale = min(by_side, math.sqrt(limits.area_px / (region.width * region.height)))
    return scale if enlarge or scale < 1 else 1.0


def _rotation(text: str) -> tuple[bool, int]:
    match = _ROTATION.fullmatch(text)
    degrees = Fraction(match[2]) if match else None
    if match is None or degrees is None or degrees > 360:
        raise ImageRequestError(part="rotation", value=text, expected="0, 90, 180, 270, !0")
    if degrees % 90:
        raise UnsupportedError(part="rotation", value=text)
    return bool(match[1]), int(degrees) % 360


def _quality(text: str) -> Quality:
    try:
        return Quality(text)
    except ValueError:
        raise ImageRequestError(part="quality", value=text, expected=", ".join(Quality)) from None


def _format(text: str) -> Format:
    try:
        return Format(text)
    except ValueError:
        if text in OTHER_FORMATS:
            raise UnsupportedError(part="format", value=text) from None
        raise ImageRequestError(part="format", value=text, expected=", ".join(Format)) from None


def _canonical_region(region: Region, dimensions: Dimensions) -> str:
    whole = region == (0, 0, dimensions.width_px, dimensions.height_px)
    return "full" if whole else ",".join(map(str, region))


def _canonical_size(width: int, height: int, region: Region, limits: Limits) -> str:
    """Section 4.7: 'max' or '^max' where the size is that, otherwise 'w,h' or '^w,h'."""
    enlarged = width > region.width or height > region.height
    if (width, height) == _largest(region, limits, enlarge=enlarged):
        return "^max" if enlarged else "max"
    return f"{'^' if enlarged else ''}{width},{height}"


def _rounded(value: Fraction | int) -> int:
    """To the nearest whole number, halves up."""
    return math.floor(value + Fraction(1, 2))
