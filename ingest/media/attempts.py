"""The ways to get at a picture's pixels, the best one first."""

import mmap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyvips
import simplejpeg
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps

from ingest.media import mediatypes as kind
from ingest.media.colour_codes import profile_by_code
from ingest.media.jp2 import jp2_packets
from ingest.media.mediatypes import MediaType
from ingest.media.reading import (
    IN_MEMORY_PIXELS,
    PILLOW_FAULTS,
    Header,
    PictureError,
    pillow_picture,
    reads_by_vips,
    vips_pixels,
)
from ingest.media.resize import vips_image
from ingest.media.tiff_directories import Directory

_STRAY = "extraneous bytes"
"""libjpeg's words for bytes between the parts of a picture; some cameras write them, and no pixel is lost."""
_ICC_LAB = 9
"""PhotometricInterpretation of CIELAB as ICC profiles encode it."""
_PROFILE = "icc-profile-data"
_SIXTEEN_BIT = {"I;16": "<u2", "I;16L": "<u2", "I;16B": ">u2", "I;16N": "=u2"}
_VIPS_FORMATS = {"I": ("int", np.int32), "F": ("float", np.float32)}


@dataclass(frozen=True)
class Attempt:
    """One way to open the picture, upright and with its profile; `open` takes a folder for temporary files.

    It raises PictureError or pyvips.Error, and so does the image it gives, when it is decoded.
    """

    open: Callable[[Path], pyvips.Image]
    tolerant: bool = False

    def is_worthwhile(self, failures: Iterable[str]) -> bool:
        """Tolerance is for pictures that are whole but for stray bytes, not for those that are cut or corrupt."""
        return not self.tolerant or any(_STRAY in failure for failure in failures)


def attempts(path: Path, media_type: MediaType, header: Header) -> Iterator[Attempt]:
    """The ways to read this picture, in the order in which to try them."""
    fits = header.pixels <= IN_MEMORY_PIXELS
    if media_type is kind.JPEG:
        if fits and _is_plain_jpeg(path):
            yield Attempt(lambda workdir: _turned(_turbo(path, media_type), header, workdir))
        else:
            yield Attempt(lambda workdir: _turned(vips_pixels(path, media_type), header, workdir))
        yield Attempt(lambda workdir: _turned(vips_pixels(path, media_type, tolerant=True), header, workdir), True)
        return
    if reads_by_vips(media_type):
        yield Attempt(lambda workdir: _turned(_by_vips(path, media_type, header.page), header, workdir))
    if fits:
        yield Attempt(lambda workdir: _by_pillow(path, media_type, header.page))


def _is_plain_jpeg(path: Path) -> bool:
    """Whether libjpeg gives grey or RGB: CMYK is libvips's business."""
    try:
        with _mapped(path) as data:
            _, _, colours, _ = simplejpeg.decode_jpeg_header(data, strict=False)
    except (ValueError, KeyError):  # a kind of colour that it has no name for
        return False
    return colours in {"YCbCr", "Gray", "RGB"}


def _turbo(path: Path, media_type: MediaType) -> pyvips.Image:
    """A JPEG decoded at once; 40 % less work than in bands. Any warning of libjpeg is an error here."""
    with _mapped(path) as data:
        _, _, colours, _ = simplejpeg.decode_jpeg_header(data)
        image = vips_image(simplejpeg.decode_jpeg(data, "GRAY" if colours == "Gray" else "RGB", strict=True))
    header = vips_pixels(path, media_type)
    if header.get_typeof(_PROFILE):
        image.set_type(pyvips.GValue.blob_type, _PROFILE, header.get(_PROFILE))
    return image


@contextmanager
def _mapped(path: Path) -> Iterator[mmap.mmap]:
    """The file's bytes without a copy of them. Raises ValueError where it is empty."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield data


def _turned(image: pyvips.Image, header: Header, workdir: Path) -> pyvips.Image:
    """The picture upright. Turning reads from all sides, so a streamed picture is decoded first."""
    if header.orientation == 1:
        return image
    if image.get_typeof("vips-sequential"):
        if header.pixels <= IN_MEMORY_PIXELS:
            image = image.copy_memory()
        else:
            on_disk = str(workdir / "upright.v")
            image.vipssave(on_disk)
            image = pyvips.Image.vipsload(on_disk)
    image = image.copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", header.orientation)
    return image.autorot()


def _by_vips(path: Path, media_type: MediaType, page: Directory | None) -> pyvips.Image:
    """The picture by libvips, which takes any last channel for transparency and does not know CIELAB as ICC has it."""
    image = vips_pixels(path, media_type, page)
    if media_type is kind.PNG and not image.get_typeof(_PROFILE) and (profile := profile_by_code(path, media_type)):
        image = image.copy()
        image.set_type(pyvips.GValue.blob_type, _PROFILE, profile)
    if page is None or image.bands < 2:
        return image
    if page.photometric == _ICC_LAB and image.bands >= 3:
        return _from_icc_lab(image)
    if not page.extra_channels:
        return image
    if page.colours == 1 and page.alpha is None and image.bands > 2:
        return image.copy(interpretation="multiband")
    colours = image[0 : page.colours]
    return colours.bandjoin(image[page.alpha]) if page.alpha is not None and page.alpha < image.bands else colours


def _from_icc_lab(image: pyvips.Image) -> pyvips.Image:
    """CIELAB as ICC profiles write it: all three channels unsigned, 100 at 0xFF00 (TIFF Technical Notes, ICCLab)."""
    lightness, spread, neutral = (652.8, 256.0, 128.0) if image.format == "ushort" else (2.55, 1.0, 128.0)
    lab = image[0:3].linear([1 / lightness, 1 / spread, 1 / spread], [0, -neutral, -neutral])
    return lab.copy(interpretation="lab")


def _by_pillow(path: Path, media_type: MediaType, page: Directory | None) -> pyvips.Image:
    """The picture or page by Pillow, upright, with its profile."""
    with pillow_picture(path, media_type, page) as opened:
        try:
            picture = ImageOps.exif_transpose(opened)
        except PILLOW_FAULTS as exc:
            raise PictureError(str(exc) or type(exc).__name__) from exc
        image = _from_pillow(picture)
        profile = _profile(path, media_type, opened)
    if profile and picture.mode != "LAB":
        image = image.copy()
        image.set_type(pyvips.GValue.blob_type, _PROFILE, profile)
    return image


def _profile(path: Path, media_type: MediaType, opened: Image.Image) -> bytes:
    """The colour profile as the file keeps it, or as its colour code says."""
    if media_type is kind.JP2:
        return jp2_packets(path).profile
    return opened.info.get("icc_profile") or profile_by_code(path, media_type)


def _from_pillow(picture: Image.Image) -> pyvips.Image:
    """Any of Pillow's modes as libvips holds it."""
    mode = picture.mode
    if mode in _SIXTEEN_BIT:
        tones = np.asarray(picture).astype(np.uint16)
        return _memory_image(tones[:, :, np.newaxis], "ushort", "grey16")
    if mode in _VIPS_FORMATS:
        vips_format, dtype = _VIPS_FORMATS[mode]
        return _memory_image(np.asarray(picture, dtype)[:, :, np.newaxis], vips_format, "b-w")
    if mode == "CMYK":
        return _memory_image(np.asarray(picture), "uchar", "cmyk")
    if mode == "LAB":
        lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        picture = ImageCms.profileToProfile(picture, lab, srgb, outputMode="RGB") or picture
    elif mode in {"1", "L"}:
        picture = picture.convert("L")
    elif picture.has_transparency_data:
        picture = picture.convert("RGBA")
    else:
        picture = picture.convert("RGB")
    pixels = np.asarray(picture)
    bands = pixels if pixels.ndim == 3 else pixels[:, :, np.newaxis]
    return _memory_image(bands, "uchar", "srgb" if bands.shape[2] >= 3 else "b-w")


def _memory_image(pixels: NDArray[Any], vips_format: str, interpretation: str) -> pyvips.Image:
    high, wide, bands = pixels.shape
    image = pyvips.Image.new_from_memory(np.ascontiguousarray(pixels).data, wide, high, bands, vips_format)
    return image.copy(interpretation=interpretation)
