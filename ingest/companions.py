"""The texts that go with another file: captions, transcripts and sidecars, known by their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from ingest.media.mediatypes import RAW_EXTENSIONS

_LANGUAGE = re.compile(r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$", re.IGNORECASE)
_CAPTIONS, _TRANSCRIPTS, _SIDECARS = (".vtt", ".srt"), (".txt",), (".xmp",)
_TIMED = (".mp3", ".flac", ".wav", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".m4v", ".webm", ".mov")


class Companion(StrEnum):
    """What a text beside a sound, a film or a photograph is."""

    CAPTIONS = "captions"
    TRANSCRIPT = "transcript"
    SIDECAR = "sidecar"
    """What Lightroom, darktable and others write about a photograph: 'IMG_1.xmp', 'IMG_1.jpg.xmp'."""


@dataclass(frozen=True)
class Beside:
    """A text that goes with another file: 'song.vi.vtt' beside 'song.mp3'; `language` may be ''."""

    path: PurePosixPath
    kind: Companion
    language: str


def companions(
    files: Sequence[PurePosixPath],
) -> tuple[dict[PurePosixPath, tuple[Beside, ...]], list[PurePosixPath]]:
    """Captions, transcripts and sidecars by the file that they go with, and all other files."""
    described = _described(files)
    timed = {(path.parent, path.stem.lower()): path for path in files if path.suffix.lower() in _TIMED}
    beside: dict[PurePosixPath, list[Beside]] = {}
    others: list[PurePosixPath] = []
    for path in files:
        kind = _companion(path)
        if kind is Companion.SIDECAR:
            photo = described.get((path.parent, path.stem.lower()))
            if photo is None:
                others.append(path)
            else:
                beside.setdefault(photo, []).append(Beside(path, kind, ""))
            continue
        stem, _, tag = path.stem.rpartition(".")
        owner = timed.get((path.parent, path.stem.lower())) if kind else None
        language = ""
        if kind and owner is None and _LANGUAGE.match(tag):
            owner, language = timed.get((path.parent, stem.lower())), tag.lower()
        if kind is None or owner is None:
            others.append(path)
        else:
            beside.setdefault(owner, []).append(Beside(path, kind, language))
    return {owner: tuple(found) for owner, found in beside.items()}, others


def _described(files: Sequence[PurePosixPath]) -> dict[tuple[PurePosixPath, str], PurePosixPath]:
    """The files that a sidecar may be about, by folder and name with and without ending; pictures before raw data."""
    found: dict[tuple[PurePosixPath, str], PurePosixPath] = {}
    for path in sorted(files, key=lambda path: path.suffix.lower().removeprefix(".") in RAW_EXTENSIONS):
        if _companion(path) is None:
            for name in (path.name, path.stem):
                found.setdefault((path.parent, name.lower()), path)
    return found


def _companion(path: PurePosixPath) -> Companion | None:
    suffix = path.suffix.lower()
    if suffix in _CAPTIONS:
        return Companion.CAPTIONS
    if suffix in _SIDECARS:
        return Companion.SIDECAR
    return Companion.TRANSCRIPT if suffix in _TRANSCRIPTS else None
