"""Why a file cannot be taken or shown, as a sentence for a person."""

from typing import ClassVar

from catalog.language import N_
from catalog.machine import fault_of
from catalog.messages import MessageError, Severity, define

EMPTY = define(
    "media-empty",
    Severity.ERROR,
    N_("The file {name} is empty (0 bytes). Copy it again from the camera, card or disk it came from."),
)
UNKNOWN = define(
    "media-unknown",
    Severity.ERROR,
    N_(
        "The museum does not know what kind of file {name} is. It takes photographs (JPEG, PNG, TIFF, WebP, HEIC, "
        "JPEG 2000), models (GLB, or OBJ, PLY, STL in a zip), sound (FLAC, MP3, WAV), film (MP4, WebM) and documents "
        "(PDF, DOCX, ODT): save it as one of these."
    ),
)
TRUNCATED = define(
    "media-image-truncated",
    Severity.ERROR,
    N_("{name} ends too early: part of the picture is missing. Copy it again from the camera, card or scanner."),
)
GONE = define(
    "media-gone",
    Severity.ERROR,
    N_("The file {name} was there a moment ago and is gone now. Put it back and run the same command again."),
)
UNREADABLE = define(
    "media-unreadable",
    Severity.ERROR,
    N_("The file {name} cannot be read: the system says '{reason}'. Check its permissions and the disk."),
)


class MediaRefusedError(MessageError):
    """This file cannot be shown, and trying again will not help; `message` says why and what to do."""

    code: ClassVar[str] = "media-refused"
    status: ClassVar[int] = 422


def refusal_of(fault: OSError, name: str) -> MediaRefusedError:
    """Why the file called `name` cannot be had, where the system refuses to open or read it."""
    if isinstance(fault, FileNotFoundError):
        return MediaRefusedError(GONE(name=name))
    return MediaRefusedError(UNREADABLE(name=name, reason=fault_of(fault)))


class MediaInterruptedError(MediaRefusedError):
    """The work on this file was cut off (memory, time, a crash of a library); a second try may go well."""

    code: ClassVar[str] = "media-interrupted"
    status: ClassVar[int] = 503
