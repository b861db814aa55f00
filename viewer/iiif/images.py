"""Pictures ready to be served: access decided, the index of their tiles at hand."""

from dataclasses import dataclass
from zlib import crc32

from sqlalchemy import Connection

from catalog import assets, views
from catalog.derivatives import DerivativeRole
from catalog.errors import NotFoundError, UnavailableError
from catalog.language import FIRST, N_
from catalog.museum import Museum
from catalog.policy import Viewer
from catalog.text import best
from catalog.tiles import ByteRange, Region, TileIndex
from catalog.xmp import rights_packet
from viewer.fresh import Fresh
from viewer.iiif.plan import Dimensions
from viewer.rights import credit, digital_rights

MOST_TILES = 2_000_000
"""Tiles whose places are kept in memory: 24 MB, some thousands of photographs or a hundred gigapixels."""


class LostPictureError(UnavailableError):
    """The store does not give what the catalogue says it has."""

    code = "picture-unavailable"
    msgid = N_("This picture cannot be read at the moment. Nothing is lost; please try again in a minute.")


@dataclass(frozen=True)
class ImageFile:
    """A picture that a viewer may see: its pyramid in the store, and how its tiles lie there."""

    asset_id: str
    rights: str | None
    key: str
    version: str
    index: TileIndex
    packet: bytes = b""
    """XMP that says whose the picture is and how it was made."""

    @property
    def dimensions(self) -> Dimensions:
        """The full picture's size."""
        return Dimensions(self.index.width_px, self.index.height_px)

    def packet_of(self, region: Region) -> bytes:
        """What an answer carries: the whole picture its packet, a part nothing, as tiles are fetched by the hundred."""
        return self.packet if region == (0, 0, self.index.width_px, self.index.height_px) else b""

    def etag(self, canonical: str, region: Region) -> str:
        """The mark of an answer, another one when it says something else of itself."""
        packet = self.packet_of(region)
        return f"{self.version}/{canonical}" + (f"/{crc32(packet):08x}" if packet else "")


class Images:
    """Opens and reads the pictures of a museum."""

    def __init__(self, museum: Museum) -> None:
        self._museum = museum
        self._fresh = Fresh(museum, _load, _tiles, MOST_TILES)

    def open(self, asset_id: str, viewer: Viewer) -> ImageFile:
        """The picture; raises NotFoundError where there is none that this viewer may see."""
        return self._fresh.open(asset_id, viewer)

    def read(self, image: ImageFile, place: ByteRange) -> bytes:
        """A range of the picture's pyramid; raises LostPictureError where the store does not give it."""
        try:
            data = self._museum.store.range(image.key, place.offset, place.length)
        except OSError as exc:
            raise LostPictureError from exc
        if len(data) != place.length:
            raise LostPictureError
        return data


def _load(connection: Connection, asset_id: str, viewer: Viewer) -> ImageFile:
    seen = views.open_asset(connection, asset_id, viewer)
    tiles = assets.tiles_of(connection, asset_id)
    pyramid = seen.file.derivative(DerivativeRole.PYRAMID)
    if tiles is None or pyramid is None:
        raise NotFoundError
    row = seen.file.row
    rights = digital_rights(seen, row)
    return ImageFile(
        asset_id=asset_id,
        rights=rights,
        key=tiles.key,
        version=pyramid.version,
        index=TileIndex.from_bytes(tiles.document),
        packet=rights_packet(best(credit(seen, row), FIRST)[0], rights or "", row.digital_source or ""),
    )


def _tiles(image: ImageFile) -> int:
    """What the picture weighs in memory, in tiles; a small one counts for what surrounds it."""
    return 100 + sum(level.columns * level.rows for level in image.index.levels)
