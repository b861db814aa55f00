"""Sounds and films and the texts beside them, known by their names: 'hoi.mp4' and what is said in it, 'hoi.vi.txt'."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from catalog.derivatives import DerivativeRole
from catalog.language import FIRST, languages
from catalog.shown import FileView

_TIMED = ("sound", "film")


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
