"""Opening a picture of any kind: its header first, then its pixels by whichever library reads them.

libvips reads in bands and needs little memory; Pillow reads what libvips does not (JPEG 2000, HEIC, AVIF, BMP, CIELAB).
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyvips
from PIL import Image, ImageFile, UnidentifiedImageError

from ingest.media import mediatypes as kind
from ingest.media.mediatypes import MediaType
from ingest.media.support import register_heic
from ingest.media.tiff_directories import Directory, TiffError, pages_of, read_directories

IN_MEMORY_PIXELS = 100_000_000
"""Up to here a picture may be decoded, turned or counted in memory; above it only in bands."""
_LOADERS = {
    kind.JPEG.mime: "jpegload",
    kind.PNG.mime: "pngload",
    kind.TIFF.mime: "tiffload",
    kind.WEBP.mime: "webpload",
    kind.GIF.mime: "gifload",
}
_ALLOWED = ("Jpeg", "Png", "Tiff", "Webp", "Nsgif", "Vips")
"""Readers are called by name, never guessed from content; 'Vips' is for our own temporary files."""
_PILLOW_FORMATS = {
    kind.JPEG.mime: ("JPEG", "MPO"),
    kind.PNG.mime: ("PNG",),
    kind.TIFF.mime: ("TIFF",),
    kind.WEBP.mime: ("WEBP",),
    kind.GIF.mime: ("GIF",),
    kind.JP2.mime: ("JPEG2000",),
    kind.HEIC.mime: ("HEIF",),
    kind.AVIF.mime: ("AVIF",),
    kind.BMP.mime: ("BMP",),
}
PILLOW_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
    RuntimeError,
    struct.error,
    Image.DecompressionBombError,
)
"""What Pillow is known to raise on files that are broken; UnidentifiedImageError is an OSError."""


class PictureError(Exception):
    """A library could not read the picture; its words."""


@dataclass(frozen=True)
class Header:
    """What the header claims, before anything is decoded. Sizes as stored, before turning upright."""

    width_px: int
    height_px: int
    pages: int = 1
    orientation: int = 1
    """EXIF's, 1 to 8."""
    in_memory: bool = True
    """Whether reading needs the whole picture in memory at once."""
    page: Directory | None = None
    """Of a TIFF: the directory of the page that is shown."""

    @property
    def pixels(self) -> int:
        return self.width_px * self.height_px

    @property
    def upright_size(self) -> tuple[int, int]:
        """Width and height in pixels as people see them."""
        return (self.height_px, self.width_px) if self.orientation >= 5 else (self.width_px, self.height_px)


def reads_by_vips(media_type: MediaType) -> bool:
    """Whether libvips is meant to read this kind."""
    return media_type.mime in _LOADERS


def prepare_readers() -> None:
    """For the whole process: libvips may use the few readers that are meant for hostile files, and keeps nothing.

    Pillow's own limit goes, since `ingest.media.image` asks for sizes before anything is decoded, and Pillow would not
    even tell the metadata of a gigapixel scan.
    """
    Image.MAX_IMAGE_PIXELS = None
    pyvips.operation_block_set("VipsForeignLoad", True)
    for name in _ALLOWED:
        pyvips.operation_block_set(f"VipsForeignLoad{name}", False)
    pyvips.cache_set_max(0)


def read_header(path: Path, media_type: MediaType) -> Header:
    """Size, pages and orientation; nothing is decoded. Raises PictureError, HeicMissingError."""
    pages = _pages(path) if media_type is kind.TIFF else ()
    page = pages[0] if pages else None
    try:
        header = _vips_header(path, media_type, page)
    except PictureError as first:
        try:
            with pillow_picture(path, media_type, page) as picture:
                header = Header(*picture.size, pages=_frames(picture), orientation=orientation_of(picture))
        except PictureError as second:
            raise (first if media_type.mime in _LOADERS else second) from second
    return replace(header, page=page, pages=len(pages) or header.pages)


def vips_pixels(
    path: Path, media_type: MediaType, page: Directory | None = None, *, tolerant: bool = False
) -> pyvips.Image:
    """The picture, or this page of a TIFF, from top to bottom; `tolerant` overlooks bytes that belong to nothing.

    Decoding happens later, and then raises pyvips.Error on anything damaged. Raises PictureError.
    """
    loader = _LOADERS.get(media_type.mime)
    if loader is None:
        raise PictureError(f"libvips does not read {media_type.name}")
    pyvips.vips_lib.vips_error_clear()
    try:
        load = getattr(pyvips.Image, loader)
        which = {"page": page.index} if page else {}
        return load(str(path), access="sequential", fail_on="truncated" if tolerant else "warning", **which)
    except pyvips.Error as exc:
        raise PictureError(exc.detail.strip() or exc.message) from exc


@contextmanager
def pillow_picture(path: Path, media_type: MediaType, page: Directory | None = None) -> Iterator[ImageFile.ImageFile]:
    """The picture, or this page of a TIFF, opened by Pillow, its header read, closed afterwards.

    Raises PictureError, HeicMissingError.
    """
    if media_type is kind.HEIC:
        register_heic()
    formats = _PILLOW_FORMATS.get(media_type.mime, ())
    try:
        with Image.open(path, formats=formats) as picture:
            if page and page.index:
                picture.seek(page.index)
            yield picture
    except UnidentifiedImageError as exc:
        raise PictureError(f"not a readable {media_type.name}") from exc
    except PILLOW_FAULTS as exc:
        raise PictureError(str(exc) or type(exc).__name__) from exc


def exif_of(picture: Image.Image) -> Image.Exif:
    """The EXIF data that the header holds. Pillow's own way would decode a whole PNG to look behind its pixels."""
    return Image.Image.getexif(picture)


def orientation_of(picture: Image.Image) -> int:
    """EXIF's orientation, 1 where there is none or a senseless one."""
    try:
        value = exif_of(picture).get(274, 1)
    except PILLOW_FAULTS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _pages(path: Path) -> list[Directory]:
    """The pages of a TIFF, without smaller copies and masks; none where its directories cannot be read."""
    try:
        return pages_of(read_directories(path))
    except TiffError:
        return []


def _vips_header(path: Path, media_type: MediaType, page: Directory | None) -> Header:
    image = vips_pixels(path, media_type, page)
    interlaced = any(_field(image, name) for name in ("jpeg-multiscan", "interlaced"))
    streams = media_type.mime in {kind.JPEG.mime, kind.PNG.mime, kind.TIFF.mime} and not interlaced
    orientation = _field(image, "orientation")
    if media_type is not kind.TIFF and orientation == 0:
        orientation = _orientation_elsewhere(path, media_type)
    return Header(
        image.width,
        image.height,
        pages=max(1, _field(image, "n-pages"), _png_frames(path) if media_type is kind.PNG else 1),
        orientation=orientation if 1 <= orientation <= 8 else 1,
        in_memory=not streams,
    )


def _orientation_elsewhere(path: Path, media_type: MediaType) -> int:
    """The orientation that XMP alone tells, as Pillow finds it."""
    try:
        with pillow_picture(path, media_type) as picture:
            return orientation_of(picture)
    except PictureError:
        return 1


def _png_frames(path: Path) -> int:
    """How many frames an animated PNG announces before its pixels (PNG 3rd edition, 11.3.6.1, acTL)."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
    at = head.find(b"acTL", 0, max(head.find(b"IDAT"), 0))
    return int.from_bytes(head[at + 4 : at + 8], "big") if at > 0 else 1


def _field(image: pyvips.Image, name: str) -> int:
    value: Any = image.get(name) if image.get_typeof(name) else 0
    return value if isinstance(value, int) else 0


def _frames(picture: Image.Image) -> int:
    """How many pages or frames; counting them may decode some, so very large pictures count as one."""
    return int(getattr(picture, "n_frames", 1)) if picture.width * picture.height <= IN_MEMORY_PIXELS else 1
