"""Which captions belong to a film or a recording: those beside it under its name, as 'hoi.mp4' and 'hoi.vi.vtt'."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from catalog.derivatives import DerivativeRole
from catalog.language import FIRST, languages
from catalog.shown import FileView


def captions_of(file: FileView, files: Sequence[FileView]) -> list[tuple[FileView, str]]:
    """The captions among `files` that belong to `file`, with its language, by default the museum's first."""
    return [
        (other, language_of(other.name))
        for other in files
        if other.derivative(DerivativeRole.CAPTIONS) and _stem(other.name) == _stem(file.name)
    ]


def language_of(name: str) -> str:
    """The language that a file's name says before its ending."""
    parts = PurePosixPath(name).name.split(".")
    return parts[-2] if len(parts) > 2 and parts[-2] in languages() else FIRST


def _stem(name: str) -> str:
    return PurePosixPath(name).name.split(".")[0].casefold()
