"""What a viewer is shown: a record, its files and its relations, already redacted. Made by `catalog/views.py` only."""

from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json, to_json

from catalog.assets import Derivative, State
from catalog.record.lists import Kind, RelationType
from catalog.record.model import Record
from catalog.record.parts import AssetRow, Rights


@dataclass(frozen=True)
class Card:
    """What a result card shows, so that no hit needs a query of its own.

    `title`, `type_label`, `place` and `date` are texts by language; `thumbnail` is an asset id, `colour` '#rrggbb',
    `thumbnail_widths` by role how wide its sizes are as a card shows them, in pixels; older cards do not know it;
    `point` is latitude and longitude as those who may read the card may know them.
    """

    record_id: str
    kind: str
    title: dict[str, str]
    summary: dict[str, str] = field(default_factory=dict)
    type_label: dict[str, str] = field(default_factory=dict)
    place: dict[str, str] = field(default_factory=dict)
    date: dict[str, str] = field(default_factory=dict)
    rank: str | None = None
    thumbnail: str | None = None
    thumbnail_alt: dict[str, str] = field(default_factory=dict)
    thumbnail_widths: dict[str, int] = field(default_factory=dict)
    colour: str | None = None
    media: tuple[str, ...] = ()
    point: tuple[float, float] | None = None

    def to_json(self) -> str:
        """The card as an index stores it: JSON without what is empty."""
        return to_json({name: value for name, value in vars(self).items() if value}).decode()

    @classmethod
    def from_json(cls, stored: str) -> "Card":
        """The card that `to_json` wrote."""
        values = from_json(stored)
        point = values.get("point")
        return cls(**values | {"media": tuple(values.get("media", ())), "point": tuple(point) if point else None})


@dataclass(frozen=True)
class FileView:
    """A file of a record as a viewer may see it; `facts` holds width_px, height_px, duration_s, colour and the like."""

    row: AssetRow
    family: str
    state: State
    name: str
    mime: str
    size_bytes: int
    facts: dict[str, Any]
    derivatives: tuple[Derivative, ...]
    may_fetch_original: bool

    @property
    def id(self) -> str:
        """The asset's id, which is also the IIIF image's."""
        return self.row.asset

    def derivative(self, role: str) -> Derivative | None:
        """The derivative with this role."""
        return next((made for made in self.derivatives if made.role == role), None)


@dataclass(frozen=True)
class Related:
    """Another record that this one points to, or that points here (`inverse`)."""

    type: RelationType
    inverse: bool
    card: Card
    note: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Incoming:
    """How many records point here in one way, as far as the viewer may know; `related` holds the first `shown`."""

    type: RelationType
    total: int
    shown: int


@dataclass(frozen=True)
class RecordView:
    """A record as one viewer may see it, redacted, with its files in order and its relations from both ends.

    Of those that point here `related` holds the first of each way, by name; `incoming` says how many there are.
    `version` and `updated_at` are those of the revision that is shown, so that a draft leaves no trace in public.
    `common`: this is what all see who may see the record and are not staff.
    """

    id: str
    institution_id: str
    kind: Kind
    record: Record
    files: tuple[FileView, ...]
    version: int
    created_at: str
    updated_at: str
    published: bool
    readers: tuple[str, ...]
    common: bool = False
    embargo_until: str | None = None
    related: tuple[Related, ...] = ()
    incoming: tuple[Incoming, ...] = ()


@dataclass(frozen=True)
class AssetView:
    """One file and what is needed of its record (id, preferred name, rights), both as the viewer may see them."""

    record_id: str
    title: dict[str, str]
    sha256: str
    file: FileView
    rights: tuple[Rights, ...]
