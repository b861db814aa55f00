"""What a picture says of the sphere that it unrolls (Photo Sphere XMP, namespace GPano)."""

from pathlib import Path

from catalog.panorama import Projection
from ingest.media.mediatypes import MediaType
from ingest.media.packets import packets_of
from ingest.media.reading import PILLOW_FAULTS
from ingest.media.safe_xml import XmlError
from ingest.media.xmp import read_xmp

_PARTS = (
    ("GPano:CroppedAreaImageWidthPixels", "GPano:FullPanoWidthPixels"),
    ("GPano:CroppedAreaImageHeightPixels", "GPano:FullPanoHeightPixels"),
)


def projection_of(path: Path, media_type: MediaType) -> Projection | None:
    """How the picture is unrolled, as its XMP says it; None where it says nothing that can be read."""
    found: dict[str, tuple[str, ...]] = {}
    try:
        with packets_of(path, media_type) as packets:
            for packet in packets.xmp:
                found = {**read_xmp(packet), **found}
    except (*PILLOW_FAULTS, XmlError, AttributeError):
        return None
    said = found.get("GPano:ProjectionType", ("",))[0].strip().lower()
    if not said:
        return None
    whole = all(part not in found or found[part] == found.get(full) for part, full in _PARTS)
    return Projection.SPHERE if said == "equirectangular" and whole else Projection.OTHER
