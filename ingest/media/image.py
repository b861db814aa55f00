"""Photographs and scans: one decode gives the pyramid, the ready sizes, the WebP pictures, a colour and a hash."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyvips

from catalog.derivatives import DerivativeRole
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.panorama import is_twice_as_wide
from catalog.tiles import TILE_PX
from ingest.media.attempts import Attempt, attempts
from ingest.media.colour import to_srgb
from ingest.media.facts import Derivative, Facts, MediaRequest, Processed
from ingest.media.forms import odd_form, program_of
from ingest.media.looks import dominant_colour, perceptual_hash
from ingest.media.masters import why_not_shown
from ingest.media.mediatypes import GIF, MASTERS, Family, MediaType, media_type_of
from ingest.media.metadata import read_metadata
from ingest.media.panorama import projection_of
from ingest.media.parts import not_shown
from ingest.media.pyramid import Pyramid, write_pyramid
from ingest.media.reading import IN_MEMORY_PIXELS, Header, PictureError, read_header
from ingest.media.refusal import TRUNCATED, MediaRefusedError
from ingest.media.resize import Pixels, pixels_of
from ingest.media.support import NO_HEIC, HeicMissingError
from ingest.media.webp import webp_pictures

STREAMED_PIXELS_LIMIT = 2_000_000_000
"""Pictures that can be read in bands: 2 gigapixels. Those that must be decoded whole (progressive JPEG, interlaced PNG,
WebP, HEIC, JPEG 2000) end at IN_MEMORY_PIXELS."""
SIDE_PX_LIMIT = 200_000

TOO_LARGE = define(
    "media-image-too-large",
    Severity.ERROR,
    N_(
        "{name} says it is {width} x {height} pixels; the museum shows up to {limit} million pixels of this kind. "
        "Check it in an image program; if it really is so large, save it as a tiled TIFF or in parts."
    ),
)
NO_PIXELS = define(
    "media-image-no-pixels",
    Severity.ERROR,
    N_("{name} has no pixels ({width} x {height}). Export it again from the program it comes from."),
)
DAMAGED = define(
    "media-image-damaged",
    Severity.ERROR,
    N_("{name} is damaged and cannot be shown. Copy it again from the camera, card or scanner."),
)
STRAY_BYTES = define(
    "media-image-stray-bytes",
    Severity.WARNING,
    N_("{name} can be shown, but holds bytes that belong to no picture. Look at it closely: it may be damaged."),
)
ODD_FORM = define(
    "media-image-form",
    Severity.ERROR,
    N_(
        "{name} is written in a form that the museum cannot read ({form}). The file is kept. Open it in the program "
        "it comes from, save it as TIFF without compression or with LZW, and bring that."
    ),
)
ODD_FORM_BY = define(
    "media-image-form-by",
    Severity.ERROR,
    N_(
        "{name} is written in a form that the museum cannot read ({form}), by {program}. The file is kept. Open it in "
        "{program}, save it as TIFF without compression or with LZW, and bring that."
    ),
)
_CUT_SHORT = ("truncated", "premature", "unexpected end", "end of", "not enough", "read error", "short", "no more data")


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """Size, pages and what the file says about itself; nothing is decoded.

    Raises MediaRefusedError where the header is broken or claims more than can be shown.
    """
    if media_type in MASTERS:
        raise MediaRefusedError(why_not_shown(path, media_type, request.name))
    header = _checked_header(path, media_type, request.name)
    width_px, height_px = header.upright_size
    suggestions, problems = read_metadata(path, media_type, request.name)
    return Facts(
        mime=media_type.mime,
        family=Family.IMAGE,
        width_px=width_px,
        height_px=height_px,
        pages=header.pages,
        suggestions=suggestions,
        projection=projection_of(path, media_type) if is_twice_as_wide(width_px, height_px) else None,
        messages=(*not_shown(request.name, media_type, header.pages, _extra_channels(header)), *problems),
    )


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """The pyramid with its index and the WebP pictures; colour, hash and messages added to the facts.

    Readers are tried in turn, and each starts anew. Raises MediaRefusedError where none can read all of the picture.
    """
    media_type = media_type_of(facts.mime)
    header = _checked_header(path, media_type, request.name)
    failures: list[str] = []
    for attempt in attempts(path, media_type, header):
        if not attempt.is_worthwhile(failures):
            continue
        try:
            return _derived(attempt, workdir, facts, request)
        except pyvips.Error as exc:
            failures.append(exc.detail or exc.message)
        except (PictureError, ValueError) as exc:
            failures.append(str(exc))
    raise MediaRefusedError(_complaint(failures, path, media_type, request.name))


def _derived(attempt: Attempt, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    shown, colour_messages = to_srgb(attempt.open(workdir), request.name)
    stray = (STRAY_BYTES(name=request.name),) if attempt.tolerant else ()
    if request.only_looked:
        shown.avg()
        return Processed(replace(facts, messages=(*facts.messages, *stray, *colour_messages)))
    path = workdir / "pyramid.tif"
    with path.open("wb") as file:
        pyramid = write_pyramid(file, _bands(shown), shown.width, shown.height)
    smallest = pyramid.small_levels[-1]
    completed = replace(
        facts,
        width_px=shown.width,
        height_px=shown.height,
        dominant_colour=dominant_colour(smallest),
        phash=perceptual_hash(smallest),
        messages=(*facts.messages, *stray, *colour_messages),
    )
    pictures = webp_pictures(pyramid.small_levels, (shown.width, shown.height), workdir, request)
    return Processed(completed, (_pyramid(path, pyramid), *pictures))


def _bands(image: pyvips.Image) -> Iterator[Pixels]:
    """The picture from top to bottom, decoded as it goes."""
    for top in range(0, image.height, TILE_PX):
        yield pixels_of(image.crop(0, top, image.width, min(TILE_PX, image.height - top)))


def _pyramid(path: Path, pyramid: Pyramid) -> Derivative:
    index = pyramid.index
    return Derivative(
        DerivativeRole.PYRAMID,
        path,
        "image/tiff",
        path.stat().st_size,
        index.width_px,
        index.height_px,
        index.to_bytes(),
    )


def _extra_channels(header: Header) -> int:
    page = header.page
    return page.extra_channels if page and page.colours > 1 else 0


def _checked_header(path: Path, media_type: MediaType, name: str) -> Header:
    if media_type is GIF and 0 in (claimed := _screen_of_gif(path)):
        raise MediaRefusedError(NO_PIXELS(name=name, width=claimed[0], height=claimed[1]))
    try:
        header = read_header(path, media_type)
    except HeicMissingError as exc:
        raise MediaRefusedError(NO_HEIC(name=name)) from exc
    except PictureError as exc:
        raise MediaRefusedError(_complaint([str(exc)], path, media_type, name)) from exc
    if min(header.width_px, header.height_px) <= 0:
        raise MediaRefusedError(NO_PIXELS(name=name, width=header.width_px, height=header.height_px))
    limit = IN_MEMORY_PIXELS if header.in_memory else STREAMED_PIXELS_LIMIT
    if header.pixels > limit or max(header.width_px, header.height_px) > SIDE_PX_LIMIT:
        wide, high = header.width_px, header.height_px
        raise MediaRefusedError(TOO_LARGE(name=name, width=wide, height=high, limit=limit // 1_000_000))
    return header


def _complaint(failures: list[str], path: Path, media_type: MediaType, name: str) -> Message:
    """What to tell of a picture that nobody could read."""
    form = odd_form(path, media_type)
    if form:
        program = program_of(path, media_type)
        return ODD_FORM_BY(name=name, form=form, program=program) if program else ODD_FORM(name=name, form=form)
    if any(sign in failure.lower() for failure in failures for sign in _CUT_SHORT):
        return TRUNCATED(name=name)
    return DAMAGED(name=name)


def _screen_of_gif(path: Path) -> tuple[int, int]:
    """Width and height as a GIF claims them (GIF89a, 18); where one is 0, readers speak of a file cut short."""
    with path.open("rb") as file:
        head = file.read(10)
    return int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")
