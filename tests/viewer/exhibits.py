"""Records with files, put into a museum as ingest would leave them; and a picture whose colours say where one is."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from flask.testing import FlaskClient
from PIL import Image

from catalog import assets, blobs, institutions
from catalog.assets import Derivative, Made, NewAsset, State, Tiles
from catalog.blobs import Blob
from catalog.derivatives import DerivativeRole
from catalog.ids import new_id
from catalog.museum import Museum
from catalog.tiles import ByteRange, ReadySize, TileIndex, pyramid_levels
from heritage.app import create_app
from heritage.settings import read_settings
from heritage.wiring import open_museum
from tests.records import make_record, save


@dataclass(frozen=True)
class Pyramid:
    """A picture, its pyramid file and the file's index."""

    picture: Image.Image
    data: bytes
    index: TileIndex

    def read(self, place: ByteRange) -> bytes:
        """A range of the file."""
        return self.data[place.offset : place.offset + place.length]


def make_pyramid(width: int, height: int) -> Pyramid:
    """Red grows to the right, green downwards; one ready size of 200 pixels."""
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    picture = Image.fromarray(np.stack([x, y, np.full_like(x, 60)], axis=2).astype("uint8"))
    data, row_offsets, lengths = b"", [], []
    for level in pyramid_levels(width, height):
        scaled = picture.resize((level.width_px, level.height_px), Image.Resampling.BOX)
        for row in range(level.rows):
            row_offsets.append(len(data))
            for column in range(level.columns):
                right, bottom = min(level.width_px, column * 256 + 256), min(level.height_px, row * 256 + 256)
                tile = encoded(scaled.crop((column * 256, row * 256, right, bottom)))
                lengths.append(len(tile))
                data += tile
    share = 200 / max(width, height)
    small = (max(1, round(share * width)), max(1, round(share * height)))
    whole = encoded(picture.resize(small))
    sizes = [ReadySize(*small, ByteRange(len(data), len(whole)))]
    return Pyramid(picture, data + whole, TileIndex.build(width, height, row_offsets, lengths, sizes=sizes))


def encoded(picture: Image.Image, kind: str = "JPEG") -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    picture.save(file, kind, quality=95, **({"subsampling": 0} if kind == "JPEG" else {}))
    return file.getvalue()


@dataclass(frozen=True)
class Part:
    """A derivative with its bytes."""

    role: DerivativeRole
    mime: str
    data: bytes
    width_px: int | None = None
    height_px: int | None = None


@dataclass(frozen=True)
class File:
    """A file of a record: what it is, what was made of it, and its row in the record."""

    family: str
    parts: tuple[Part, ...]
    name: str = "file.bin"
    mime: str = "application/octet-stream"
    original: bytes = b"original bytes"
    facts: dict[str, Any] = field(default_factory=dict)
    row: dict[str, Any] = field(default_factory=dict)
    pyramid: Pyramid | None = None
    state: State = State.READY
    id: str = field(default_factory=new_id)

    def with_row(self, **row: Any) -> "File":
        """The same file, its row in the record saying more."""
        return replace(self, row=self.row | row)


def photo(pyramid: Pyramid, **row: Any) -> File:
    """A photograph with its pyramid and two sizes."""
    index = pyramid.index
    small, large = (encoded(pyramid.picture.resize(size), "WEBP") for size in ((40, 30), (120, 90)))
    parts = (
        Part(DerivativeRole.PYRAMID, "image/tiff", pyramid.data, index.width_px, index.height_px),
        Part(DerivativeRole.WEBP_400, "image/webp", small, 40, 30),
        Part(DerivativeRole.WEBP_1200, "image/webp", large, 120, 90),
    )
    facts = {
        "width_px": index.width_px,
        "height_px": index.height_px,
        "dominant_colour": "#7f7f3c",
        "suggestions": [{"field": "coordinates", "value": "21.035278,105.840278", "source": "exif"}],
    }
    return File("image", parts, "ảnh đình.jpg", "image/jpeg", facts=facts, row=row, pyramid=pyramid)


def exhibit(museum: Museum, *files: File, publish: bool = True, **record: Any) -> str:
    """Put a record with these files into the museum; returns its id."""
    rows = [{"asset": file.id, **file.row} for file in files]
    [record_id] = save(museum, make_record(assets=rows, **record), publish=publish)
    for file in files:
        put(museum, record_id, file)
    return record_id


def put(museum: Museum, record_id: str, file: File) -> None:
    """Bring the file and what was made of it into the museum, as a file of this record."""
    sha256 = hashlib.sha256(file.original).hexdigest()
    museum.store.put_if_absent(blobs.original_key(sha256), io.BytesIO(file.original))
    derivatives = tuple(_derivative(museum, file, part) for part in file.parts)
    tiles = None
    if file.pyramid is not None:
        index = file.pyramid.index
        key = next(made.key for made in derivatives if made.role == DerivativeRole.PYRAMID)
        tiles = Tiles(key, index.width_px, index.height_px, index.to_bytes())
    with museum.database.begin() as connection:
        blobs.add_blobs(connection, [Blob(sha256, len(file.original), file.mime)])
        assets.add_assets(connection, [NewAsset(file.id, record_id, sha256, file.name, file.family)])
        assets.finish(connection, file.id, Made(file.facts, [], derivatives, tiles), file.state)


def _derivative(museum: Museum, file: File, part: Part) -> Derivative:
    version = hashlib.sha256(part.data).hexdigest()[:16]
    key = f"derivatives/{file.id[:2]}/{file.id}/{part.role.value}-{version}"
    museum.store.put_if_absent(key, io.BytesIO(part.data))
    return Derivative(part.role.value, key, part.mime, part.width_px, part.height_px, len(part.data), version)


@dataclass(frozen=True)
class House:
    """A museum and a browser that looks at it as the public does; for tests that only look, opened once for many."""

    museum: Museum
    client: FlaskClient
    folder: Path


def open_house(folder: Path, places: Mapping[str, str] | None = None) -> House:
    """An empty museum in `folder`, or where the settings `places` say."""
    settings = read_settings({"HERITAGE_LANGUAGE": "vi", **(places or {})}, data=folder)
    museum = open_museum(settings)
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thử", "en": "Test museum"})
    return House(museum, create_app(museum, settings).test_client(), folder)
