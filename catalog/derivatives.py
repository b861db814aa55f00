"""What is made from an original so that people can see it; the viewer and ingest agree on these names."""

from enum import StrEnum


class DerivativeRole(StrEnum):
    """What a derivative is for; an asset has at most one of each."""

    PYRAMID = "pyramid"
    """A picture as 256 px JPEG tiles and ready-made sizes in one file, read by byte ranges (`catalog.tiles`)."""
    WEBP_400 = "webp-400"
    """A picture whose longer side is 400 px at most; where there is any picture, there is this one."""
    WEBP_800 = "webp-800"
    """A picture whose longer side is 800 px at most, for pages on phones."""
    WEBP_1200 = "webp-1200"
    """A picture whose longer side is 1,200 px at most, for pages and for sharing."""
    CARD_240 = "card-240"
    """The middle of a picture as a card shows it, 4 by 3 and 240 px wide: for lists, and for cards on phones."""
    CARD_480 = "card-480"
    """The same, 480 px wide: for cards elsewhere."""
    MODEL_GLB = "model-glb"
    """A three-dimensional model as one glTF 2.0 binary."""
    POSTER = "poster"
    """A still picture that stands for a model or a film until it is opened."""
    SOUND = "sound"
    """A recording for the browser's own player, free of embedded places."""
    FILM = "film"
    """A film for the browser's own player, free of embedded places."""
    CAPTIONS = "captions"
    """Captions as WebVTT in UTF-8."""
    DOCUMENT = "document"
    """A document to be downloaded, free of embedded places."""


PICTURES = (DerivativeRole.WEBP_400, DerivativeRole.WEBP_800, DerivativeRole.WEBP_1200)
"""One picture in its sizes, the smallest first; what was made before there were three has no 800."""
CARDS = (DerivativeRole.CARD_240, DerivativeRole.CARD_480)
"""The picture of a card, the smallest first; none in what was made before, nor where it would be enlarged."""
CARD_FORM = (4, 3)
"""Width to height of a card's picture."""
