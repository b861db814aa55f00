"""What is made from an original so that people can see it; the viewer and ingest agree on these names."""

from enum import StrEnum


class DerivativeRole(StrEnum):
    """What a derivative is for; an asset has at most one of each."""

    PYRAMID = "pyramid"
    """A picture as 256 px JPEG tiles and ready-made sizes in one file, read by byte ranges (`catalog.tiles`)."""
    WEBP_400 = "webp-400"
    """A picture whose longer side is 400 px at most, for cards and lists."""
    WEBP_1200 = "webp-1200"
    """A picture whose longer side is 1,200 px at most, for pages and for sharing."""
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
