"""What can be wrong with a request for a picture (IIIF Image API 3.0, section 7)."""

from catalog.errors import HeritageError, NotFoundError
from catalog.language import N_


class ImageRequestError(HeritageError):
    """A part of the address that does not follow the specification's syntax."""

    code = "iiif-syntax"
    status = 400
    msgid = N_("'{value}' is not a {part} as the IIIF Image API 3.0 writes it; it should look like {expected}.")


class EmptyRegionError(HeritageError):
    """A region without a single pixel of the picture."""

    code = "iiif-region-outside"
    status = 400
    msgid = N_("The region {value} lies outside the picture, which has {width} x {height} pixels.")


class EnlargedError(HeritageError):
    """A size beyond the region's own, asked for without '^'."""

    code = "iiif-size-enlarged"
    status = 400
    msgid = N_("The size {value} is larger than the region ({width} x {height}); to enlarge it, write ^{value}.")


class NoPixelError(HeritageError):
    """A size that rounds to nothing."""

    code = "iiif-size-empty"
    status = 400
    msgid = N_("The size {value} would leave less than one pixel of this region; ask for a larger one.")


class LimitError(HeritageError):
    """A size beyond what this server makes."""

    code = "iiif-size-limit"
    status = 400
    msgid = N_("The size {value} is larger than this museum sends: {side} pixels a side and {area} in all. Use 'max'.")


class UnsupportedError(HeritageError):
    """Valid by the specification, but not offered here; info.json says what is."""

    code = "iiif-unsupported"
    status = 501
    msgid = N_("This museum does not offer the {part} '{value}'; its info.json says what it offers.")


class NothingToShowError(NotFoundError):
    """A record without anything for a canvas."""

    code = "iiif-nothing-to-show"
    msgid = N_("This record has no picture, sound or film that a IIIF viewer could show.")
