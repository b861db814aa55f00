"""What goes with a film or a recording: captions and transcripts beside it, under its name: 'hoi.mp4', 'hoi.vi.vtt'."""

import html
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from catalog.derivatives import DerivativeRole
from catalog.language import FIRST, languages
from catalog.shown import FileView

_TIMED = ("sound", "film")
_SIGNS = re.compile(r"</?[a-z][^>]*>|<\d[^>]*>", re.IGNORECASE)
"""Speakers, times and type within captions."""


def captions_of(file: FileView, files: Sequence[FileView]) -> list[tuple[FileView, str]]:
    """The captions among `files` that belong to `file`, with their language, by default the museum's first."""
    return [
        (other, language_of(other.name))
        for other in files
        if other.derivative(DerivativeRole.CAPTIONS) and stem(other.name) == stem(file.name)
    ]


def transcripts_of(file: FileView, files: Sequence[FileView]) -> list[tuple[FileView, str]]:
    """The plain texts that say what is heard in `file`, with their language."""
    return [(other, language_of(other.name)) for other in files if recording_of(other, files) is file]


def spoken(webvtt: str) -> str:
    """What captions say, one line each, without their times and signs."""
    cues = (cue.partition(" --> ")[2].partition("\n")[2] for cue in webvtt.split("\n\n"))
    texts = (" ".join(html.unescape(_SIGNS.sub("", cue)).split()) for cue in cues)
    return "\n".join(text for text in texts if text)


def recording_of(text: FileView, files: Sequence[FileView]) -> FileView | None:
    """The film or recording that a plain text is the transcript of; None for any other file."""
    if text.mime != "text/plain" or text.derivative(DerivativeRole.DOCUMENT) is None:
        return None
    return next((file for file in files if file.family in _TIMED and stem(file.name) == stem(text.name)), None)


def language_of(name: str) -> str:
    """The language that a file's name says before its ending."""
    return _tag(name) or FIRST


def stem(name: str) -> str:
    """A file's name without its ending and without the language before that."""
    whole = PurePosixPath(name).stem.casefold()
    tag = _tag(name)
    return whole.removesuffix(f".{tag}") if tag else whole


def _tag(name: str) -> str:
    tag = PurePosixPath(PurePosixPath(name).stem).suffix.lstrip(".").casefold()
    return tag if tag in languages() else ""
