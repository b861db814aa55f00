"""Recordings: played as they are, except that no place they tell ever leaves."""

import mmap
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tinytag import ParseError, TinyTag

from catalog.derivatives import DerivativeRole
from catalog.language import N_
from catalog.messages import Severity, define
from ingest.media import film
from ingest.media import mediatypes as kind
from ingest.media.facts import Derivative, Facts, MediaRequest, MetadataSource, Processed, Suggestion
from ingest.media.facts import SuggestedField as Field
from ingest.media.film import PLACE_REMOVED
from ingest.media.mediatypes import Family, MediaType, media_type_of
from ingest.media.places import tells_place
from ingest.media.refusal import MediaRefusedError
from ingest.media.tag_text import cleaned, iso_date

DAMAGED = define(
    "media-sound-damaged",
    Severity.ERROR,
    N_("{name} is damaged and cannot be played (technical detail: {reason}). Copy it again from the recorder or card."),
)
PLACE_UNSURE = define(
    "media-sound-place",
    Severity.WARNING,
    N_("{name} may tell where it was recorded, so it is kept but not played. Save it as FLAC or MP3 and bring that."),
)
_PLACE = re.compile(rb"(?i)gps(?:[_:= -]|lat|lon|coord)|latitude|longitude|location|geo[-_:=]|geotag|coordinate")
_FAULTS = (ParseError, OSError, ValueError, LookupError, TypeError, ArithmeticError)
_FLAC_PICTURE_OR_TEXT = frozenset({2, 4, 6})

Part = tuple[int, int]
"""Start and end of a part of a file, in bytes."""


def inspect(path: Path, media_type: MediaType, request: MediaRequest) -> Facts:
    """Length in seconds and what the tags say; raises MediaRefusedError where no sound is found."""
    is_movie = media_type is kind.M4A
    facts = film.inspect(path, media_type, request) if is_movie else Facts(media_type.mime, Family.SOUND)
    try:
        with path.open("rb") as file:
            tags = TinyTag.get(filename=f"sound.{media_type.extensions[0]}", file_obj=file, image=False)
    except _FAULTS as exc:
        raise MediaRefusedError(DAMAGED(name=request.name, reason=str(exc)[:120] or type(exc).__name__)) from exc
    if not tags.duration or tags.duration <= 0:
        raise MediaRefusedError(DAMAGED(name=request.name, reason="no sound in it"))
    return replace(facts, duration_s=float(tags.duration), suggestions=_suggestions(tags))


def derive(path: Path, workdir: Path, facts: Facts, request: MediaRequest) -> Processed:
    """The recording itself, or a copy without its tags where any of them may tell a place."""
    media_type = media_type_of(facts.mime)
    if media_type is kind.M4A:
        return film.derive(path, workdir, facts, request)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        parts = [part for part in _TAG_PARTS[media_type](data) if _tells_place(data[part[0] : part[1]])]
    shown = path
    if parts:
        if media_type is kind.OGG:
            return Processed(replace(facts, messages=(*facts.messages, PLACE_UNSURE(name=request.name))))
        shown = workdir / f"clean.{media_type.extensions[0]}"
        shutil.copyfile(path, shown)
        with shown.open("r+b") as copy, mmap.mmap(copy.fileno(), 0) as data:
            _blank(data, parts, media_type)
        facts = replace(facts, messages=(*facts.messages, PLACE_REMOVED(name=request.name)))
    return Processed(facts, (Derivative(DerivativeRole.SOUND, shown, facts.mime, shown.stat().st_size),))


def _tells_place(tags: bytes) -> bool:
    """Whether a word for a place stands in the tags, in 8 or 16 bits a letter, or a picture tells one."""
    return bool(_PLACE.search(tags) or _PLACE.search(tags.replace(b"\0", b""))) or tells_place(tags)


def _suggestions(tags: TinyTag) -> tuple[Suggestion, ...]:
    found = (
        (Field.TITLE, tags.title),
        (Field.CREATOR, tags.artist or tags.composer),
        (Field.CAPTION, tags.comment),
        (Field.DATE, (iso_date(tags.year) or tags.year) if tags.year else None),
    )
    return tuple(
        Suggestion(field, text, MetadataSource.TAGS) for field, value in found if (text := cleaned(value or ""))
    )


def _mp3_tags(data: mmap.mmap) -> list[Part]:
    """The ID3v2 tag at the start, and the last 128 KB, where ID3v1, APE and Lyrics3 tags stand."""
    parts = []
    if data[:3] == b"ID3":
        size = sum((byte & 0x7F) << 7 * (3 - place) for place, byte in enumerate(data[6:10]))
        parts.append((0, min(len(data), 10 + size)))
    start = max(parts[0][1] if parts else 0, len(data) - 131_072)
    tail = data[start:]
    marks = [at for mark in (b"APETAGEX", b"LYRICSBEGIN", b"TAG") if (at := tail.find(mark)) >= 0]
    return [*parts, (start + min(marks), len(data))] if marks else parts


def _flac_tags(data: mmap.mmap) -> list[Part]:
    """The blocks of application data, comments and pictures, heads included (RFC 9639, 8)."""
    parts, at = [], 4
    while at + 4 <= len(data):
        end = at + 4 + int.from_bytes(data[at + 1 : at + 4], "big")
        if data[at] & 0x7F in _FLAC_PICTURE_OR_TEXT:
            parts.append((at, min(end, len(data))))
        if data[at] & 0x80:
            break
        at = end
    return parts


def _wav_tags(data: mmap.mmap) -> list[Part]:
    """Every chunk but those that hold the sound."""
    parts, at = [], 12
    while at + 8 <= len(data):
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] not in {b"fmt ", b"data", b"fact", b"ds64", b"JUNK"}:
            parts.append((at, min(end, len(data))))
        at = end + end % 2
    return parts


def _ogg_tags(data: mmap.mmap) -> list[Part]:
    """The pages before the first that holds sound, which is the first with a time (RFC 3533, 6)."""
    at = 0
    while at + 27 <= len(data) and data[at : at + 4] == b"OggS" and not any(data[at + 6 : at + 14]):
        lengths_end = at + 27 + data[at + 26]
        at = lengths_end + sum(data[at + 27 : lengths_end])
    return [(0, min(at, len(data)))]


_TAG_PARTS: dict[MediaType, Callable[[mmap.mmap], list[Part]]] = {
    kind.MP3: _mp3_tags,
    kind.FLAC: _flac_tags,
    kind.WAV: _wav_tags,
    kind.OGG: _ogg_tags,
}


def _blank(data: mmap.mmap, parts: list[Part], media_type: MediaType) -> None:
    """Overwrite the parts so that players step over them: padding in FLAC, JUNK in WAV, an empty ID3 tag in MP3."""
    for start, end in parts:
        head = 0
        if media_type is kind.FLAC:
            data[start : start + 1] = bytes([data[start] & 0x80 | 1])
            head = 4
        elif media_type is kind.WAV:
            data[start : start + 4] = b"JUNK"
            head = 8
        elif data[start : start + 3] == b"ID3":
            data[start + 5 : start + 6] = b"\0"
            head = 10
        data[start + head : end] = bytes(end - start - head)
