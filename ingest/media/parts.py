"""What visitors do not see of a picture that is shown: further pages and frames, channels beside the colours."""

from collections.abc import Iterator

from catalog.language import N_
from catalog.messages import Message, Severity, define
from ingest.media.mediatypes import TIFF, MediaType

FIRST_PAGE = define(
    "media-image-first-page",
    Severity.INFO,
    N_(
        "{name} has {pages} pages; only the first one is shown. Save the others as files of their own beside it, or "
        "all of them as one PDF. The original keeps them all."
    ),
)
FIRST_FRAME = define(
    "media-image-first-frame",
    Severity.INFO,
    N_("{name} moves or holds several pictures ({pages}); the first one is shown. The original keeps them all."),
)
EXTRA_CHANNELS = define(
    "media-image-extra-channels",
    Severity.INFO,
    N_("{name} has {extra} more channels beside its colours (masks, spot colours), which are not shown."),
)


def not_shown(name: str, media_type: MediaType, pages: int, extra_channels: int) -> Iterator[Message]:
    """What is told of a picture with so many pages or frames, and channels that are neither colour nor transparency."""
    if pages > 1:
        yield (FIRST_PAGE if media_type is TIFF else FIRST_FRAME)(name=name, pages=pages)
    if extra_channels:
        yield EXTRA_CHANNELS(name=name, extra=extra_channels)
