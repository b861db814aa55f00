"""What goes with a film or a recording: captions and transcripts beside it, under its name: 'hoi.mp4', 'hoi.vi.vtt'."""

import html
import re
from collections.abc import Sequence

from catalog.derivatives import DerivativeRole
from catalog.recordings import language_of, recording_of, stem
from catalog.shown import FileView

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
