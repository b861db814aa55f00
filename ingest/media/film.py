"""Films: played as they are, except that no place they tell ever leaves."""

import mmap
import shutil
import struct
from dataclasses import replace
from pathlib import Path

from catalog.derivatives import DerivativeRole
from catalog.language import N_
from catalog.messages import Severity, define
from ingest.media import isobmff, matroska
from ingest.media import mediatypes as kind
from ingest.media.facts import Derivative, Facts, MediaRequest, Processed
from ingest.media.isobmff import IsoError, Movie
from ingest.media.mediatypes import Family, MediaType, media_type_of
from ingest.media.refusal import MediaRefusedError

DAMAGED = define(
    "media-film-damaged",
    Severity.ERROR,
    N_("{name} is damaged and cannot be played (technical detail: {reason}). Copy it again from the camera or card."),
)
CODEC = define(
    "media-film-codec",
    Severity.WARNING,
    N_("Most browsers cannot play {name} (it uses {codec}). Convert it to MP4 with H.264 and AAC and bring that too."),
)
PLACE_UNSURE = define(
    "media-film-place",
    Severity.WARNING,
    N_("{name} may tell where it was filmed in a way that cannot be removed, so it is kept but not shown. Convert it."),
)
PLACE_REMOVED = define(
    "media-place-removed",
    Severity.INFO,
    N_("{name} may tell where it was made; that was removed from what visitors get. The original keeps it."),
)
_PLAYED = frozenset({"avc1", "avc3", "av01", "vp08", "vp09", "V_VP8", "V_VP9", "V_AV1", "V_MPEG4/ISO/AVC"})
_PLAYED_SOUND = frozenset({"mp4a", "Opus", "opus", "fLaC", ".mp3", "A_OPUS", "A_VORBIS", "A_AAC", "tmcd", "hint"})
_FAULTS = (IsoError, struct.error, IndexError)


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """Length, size and codecs; raises MediaRefusedError where the film's parts do not fit."""
    movie = _read(path, media_type, request.name)
    unplayable = [codec for codec in movie.codecs if codec not in _PLAYED | _PLAYED_SOUND]
    return Facts(
        media_type.mime,
        media_type.family,
        width_px=movie.width_px,
        height_px=movie.height_px,
        duration_s=movie.duration_s,
        codecs=tuple(movie.codecs),
        messages=(CODEC(name=request.name, codec=", ".join(unplayable)[:60]),) if unplayable else (),
    )


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """The film itself, or a copy with every place blanked; nothing where that cannot be made sure."""
    media_type = media_type_of(facts.mime)
    movie = _read(path, media_type, request.name)
    if not movie.is_certain:
        return Processed(replace(facts, messages=(*facts.messages, PLACE_UNSURE(name=request.name))))
    shown = path
    if movie.spans:
        shown = workdir / f"clean.{media_type.extensions[0]}"
        shutil.copyfile(path, shown)
        with shown.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
            (matroska if media_type is kind.WEBM else isobmff).blank(data, movie.spans)
        facts = replace(facts, messages=(*facts.messages, PLACE_REMOVED(name=request.name)))
    role = DerivativeRole.SOUND if media_type.family is Family.SOUND else DerivativeRole.FILM
    size_bytes = shown.stat().st_size
    return Processed(facts, (Derivative(role, shown, _mime(facts), size_bytes, facts.width_px, facts.height_px),))


def _mime(facts: Facts) -> str:
    """QuickTime that browsers can play is announced as MP4, or some would not try."""
    if facts.mime == kind.MOV.mime and all(codec in _PLAYED | _PLAYED_SOUND for codec in facts.codecs):
        return kind.MP4.mime
    return facts.mime


def _read(path: Path, media_type: MediaType, name: str) -> Movie:
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return matroska.read_movie(data) if media_type is kind.WEBM else isobmff.read_movie(data)
    except _FAULTS as exc:
        raise MediaRefusedError(DAMAGED(name=name, reason=str(exc)[:120])) from exc
