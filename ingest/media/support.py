"""What this installation may not be able to read, because an extra is missing: known without opening a file."""

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media.mediatypes import HEIC, MediaType

NO_HEIC = define(
    "media-heic-missing",
    Severity.ERROR,
    N_(
        "{name} is a HEIC picture, and this museum was installed without HEIC. Save it as JPEG, or ask whoever runs "
        "the museum to install the extra 'heic'."
    ),
)


class HeicMissingError(Exception):
    """The extra that reads HEIC is not installed."""


def register_heic() -> None:
    """Let Pillow read HEIC; raises HeicMissingError."""
    try:
        import pillow_heif  # noqa: PLC0415  # an extra: it bundles x265, which is GPL
    except ImportError as exc:
        raise HeicMissingError from exc
    pillow_heif.register_heif_opener(thumbnails=False)


def lacking(media_type: MediaType, name: str) -> Message | None:
    """Why no file of this type can be shown here; None where it may be."""
    if media_type is not HEIC:
        return None
    try:
        register_heic()
    except HeicMissingError:
        return NO_HEIC(name=name)
    return None
