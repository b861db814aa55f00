"""info.json: what a picture is and in which forms it can be had (IIIF Image API 3.0, section 5)."""

from typing import Any

from viewer.iiif.images import ImageFile
from viewer.iiif.plan import LIMITS, Format, Limits, Quality
from viewer.rights import iiif_rights

CONTEXT = "http://iiif.io/api/image/3/context.json"
LEVEL = "level2"
LEVEL_PROFILE = "http://iiif.io/api/image/3/level2.json"


def service_url(public_url: str, asset_id: str) -> str:
    """The picture's own address, on which all others are built."""
    return f"{public_url}/iiif/3/{asset_id}"


def service(public_url: str, asset_id: str) -> dict[str, str]:
    """How a manifest names the picture's service."""
    return {"id": service_url(public_url, asset_id), "type": "ImageService3", "profile": LEVEL}


def info(image: ImageFile, public_url: str, limits: Limits = LIMITS) -> dict[str, Any]:
    """The picture's info.json."""
    index = image.index
    rights = iiif_rights(image.rights)
    return {
        "@context": CONTEXT,
        **service(public_url, image.asset_id),
        "protocol": "http://iiif.io/api/image",
        "width": index.width_px,
        "height": index.height_px,
        "maxWidth": limits.side_px,
        "maxHeight": limits.side_px,
        "maxArea": limits.area_px,
        "sizes": [
            {"width": size.width_px, "height": size.height_px}
            for size in sorted(index.sizes, key=lambda size: size.width_px)
        ],
        "tiles": [{"width": index.tile_px, "height": index.tile_px, "scaleFactors": list(index.scale_factors)}],
        "preferredFormats": [Format.JPG.value, Format.WEBP.value],
        "extraFormats": [Format.WEBP.value],
        "extraQualities": [Quality.COLOR.value, Quality.GRAY.value, Quality.BITONAL.value],
        "extraFeatures": ["canonicalLinkHeader", "mirroring", "profileLinkHeader", "sizeUpscaling"],
        **({"rights": rights} if rights else {}),
    }
