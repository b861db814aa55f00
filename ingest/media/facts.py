"""What was found out about a file, and what was made from it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from catalog.derivatives import DerivativeRole
from catalog.messages import Message
from catalog.panorama import Projection
from ingest.media.mediatypes import Family


class SuggestedField(StrEnum):
    """What a file may tell about itself, to be offered to the curator, never taken over unasked."""

    TITLE = "title"
    CAPTION = "caption"
    CREATOR = "creator"
    DATE = "date"
    """ISO 8601 where it could be read, otherwise as written."""
    COORDINATES = "coordinates"
    """'21.035278,105.840278': latitude and longitude in degrees, WGS 84."""
    COPYRIGHT = "copyright"
    CREDIT = "credit"
    KEYWORDS = "keywords"
    """Separated by '; '."""
    CAMERA = "camera"
    SOFTWARE = "software"


class MetadataSource(StrEnum):
    """Where in a file a suggestion was found."""

    EXIF = "exif"
    IPTC = "iptc"
    XMP = "xmp"
    TAGS = "tags"
    """The tags of a sound or a film."""
    DOCUMENT = "document"
    """The properties of a document, as its program keeps them."""


@dataclass(frozen=True)
class Suggestion:
    """One thing that a file says about itself, and where it says so."""

    field: SuggestedField
    value: str
    source: MetadataSource


@dataclass(frozen=True)
class Shape:
    """A model or a point cloud: how many faces and points, and its bounding box in the file's own unit."""

    faces: int
    vertices: int
    low: tuple[float, float, float]
    high: tuple[float, float, float]


@dataclass(frozen=True)
class Facts:
    """What is known of a file. Sizes are those a person sees: turned upright, first page or frame."""

    mime: str
    family: Family
    width_px: int | None = None
    height_px: int | None = None
    duration_s: float | None = None
    pages: int | None = None
    shape: Shape | None = None
    codecs: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    messages: tuple[Message, ...] = ()
    dominant_colour: str | None = None
    """'#rrggbb', to be shown until the picture is there."""
    phash: int | None = None
    """Perceptual hash, 64 bits unsigned: two pictures that look alike differ in few bits."""
    projection: Projection | None = None
    """How a picture of all around is unrolled, where it says so itself."""
    tells_place: bool | None = None
    """Whether what is made of the file may still tell where it was made; None where nobody can say."""


@dataclass(frozen=True)
class Derivative:
    """One file made from an original. `path` lies in the work folder, or is the original where it can go as it is."""

    role: DerivativeRole
    path: Path
    mime: str
    size_bytes: int
    width_px: int | None = None
    height_px: int | None = None
    tile_index: bytes | None = None
    """`catalog.tiles.TileIndex` as bytes; of a pyramid only."""


@dataclass(frozen=True)
class Processed:
    """The whole outcome for one file: its facts, completed by what making the derivatives showed, and these."""

    facts: Facts
    derivatives: tuple[Derivative, ...] = ()

    def with_messages(self, messages: tuple[Message, ...]) -> "Processed":
        """The same outcome, with more to say about it."""
        return replace(self, facts=replace(self.facts, messages=(*messages, *self.facts.messages)))


@dataclass(frozen=True)
class MediaRequest:
    """What the caller knows of a file: its owner's name for it, and what derivatives must say of rights and making."""

    name: str
    credit: str = ""
    """Who is to be named ('Bảo tàng Hà Nội, ảnh Nguyễn Văn A')."""
    rights_uri: str = ""
    """rightsstatements.org or Creative Commons."""
    digital_source: str = ""
    """How it was made, an IPTC term."""
    only_looked: bool = False
    """Nothing that is made will be kept: a picture is decoded to its end, and that is all."""
