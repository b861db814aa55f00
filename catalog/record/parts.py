"""The rows of a record: small lists that all kinds share.

The fields follow LIDO 1.1, EDM, Linked Art 1.0 and schema.org, to which each of them maps.
"""

import re
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from catalog.dates.span import DateSpan
from catalog.ids import is_id
from catalog.record.lists import (
    AgentRole,
    Certainty,
    Covered,
    DesignationList,
    EventType,
    Level,
    NameType,
    PlaceRole,
    Rank,
    RelationType,
    TermRole,
    TextType,
)
from catalog.text import LangMap, SomeText, Text


def _checked_id(value: str) -> str:
    if not is_id(value):
        raise ValueError("record id")
    return value


_WEB_ADDRESS = re.compile(r"https?://[^\s/?#:@]")


def _safe_uri(value: str) -> str:
    if not _WEB_ADDRESS.match(value):
        raise ValueError("uri")
    return value


def _group(value: str) -> str:
    if value.casefold() in set(Level):
        raise ValueError("group")
    return value


def _day(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError as exc:
        raise ValueError("day") from exc
    return day.isoformat()


def _label(value: object) -> object:
    return {"label": {"vi": value}} if isinstance(value, str) else value


RecordId = Annotated[str, AfterValidator(_checked_id)]
Uri = Annotated[Text, AfterValidator(_safe_uri)]
Group = Annotated[Text, AfterValidator(_group)]
"""A group of readers: never called as a level is, whose readers it would let in."""
Day = Annotated[str, Field(json_schema_extra={"format": "date"}), AfterValidator(_day)]
"""A day of the calendar: 2025-06-30."""


class Part(BaseModel):
    """What every part of a record shares: frozen, and nothing beyond its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, use_enum_values=False)


class Row(Part):
    """A row of one of the record's lists; `key` lets two edits of the same row meet."""

    key: Text | None = None
    access: Level | None = None
    certainty: Certainty | None = None
    sources: list[Text] = Field(default_factory=list)


class Reference(Part):
    """A pointer to a record here, to a URI elsewhere, or a bare label."""

    record: RecordId | None = None
    uri: Uri | None = None
    label: LangMap = Field(default_factory=dict)

    @model_validator(mode="after")
    def _points_somewhere(self) -> Self:
        if not (self.record or self.uri or self.label):
            raise ValueError("reference")
        return self


Ref = Annotated[Reference, BeforeValidator(_label)]


class Identifier(Row):
    """A number or address by which somebody knows the thing: inventory, accession, former, wikidata."""

    type: Text = "inventory"
    value: Text
    source: Text | None = None


class Name(Row):
    """A name by language; one of a record's names is preferred."""

    type: NameType = NameType.PREFERRED
    text: SomeText


class TextRow(Row):
    """A text about the thing, by language."""

    type: TextType = TextType.DESCRIPTION
    text: SomeText
    date: DateSpan | None = None
    by: Text | None = None


class Term(Row):
    """A term of a vocabulary, or a bare word."""

    role: TermRole
    term: Ref
    part: Text | None = None


class Measurement(Row):
    """A measured size; `text` keeps what was written where it was no plain number and unit."""

    type: Text
    value: float | None = Field(None, ge=0)
    unit: Text | None = None
    part: Text | None = None
    qualifier: Text | None = None
    text: LangMap = Field(default_factory=dict)


class InscriptionVersion(Part):
    """One reading of an inscription: transcription, reading (Hán-Việt), translation."""

    role: Text
    lang: Text
    text: Text
    by: Text | None = None
    rights: Uri | None = None


class InscriptionRegion(Part):
    """Where in a picture an inscription, or some of its lines, stands; xywh in pixels of the full image."""

    asset: RecordId
    xywh: Annotated[str, Field(pattern=r"^\d+,\d+,\d+,\d+$")]
    lines: Text | None = None


class Inscription(Row):
    """A text that the thing carries."""

    position: LangMap = Field(default_factory=dict)
    lines: Text | None = None
    versions: list[InscriptionVersion] = Field(default_factory=list)
    regions: list[InscriptionRegion] = Field(default_factory=list)


class AgentRow(Row):
    """A person or body in a standing role."""

    role: AgentRole
    agent: Ref


class EventAgent(Part):
    """A person or body who took part in an event."""

    role: AgentRole | None = None
    agent: Ref


class Event(Row):
    """Something that happened to the thing: made, found, founded, restored; a person's birth and death."""

    type: EventType
    date: DateSpan | None = None
    places: list[Ref] = Field(default_factory=list)
    agents: list[EventAgent] = Field(default_factory=list)
    terms: list[Ref] = Field(default_factory=list)
    record: RecordId | None = None
    text: LangMap = Field(default_factory=dict)


class PlaceRow(Row):
    """Where the thing is; `units` are codes of administrative units as they were and are ('vn-2025:01').

    lat, lon: WGS 84 degrees; `precision_m`: radius in metres; `coordinates`: who may see them exactly.
    `written` keeps the address as its source has it, part by part.
    """

    role: PlaceRole = PlaceRole.LOCATED
    place: Ref | None = None
    units: list[Text] = Field(default_factory=list)
    written: LangMap = Field(default_factory=dict)
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    precision_m: float | None = Field(None, ge=0)
    coordinates: Level = Level.PUBLIC
    outline: dict[str, Any] | None = None
    position: LangMap = Field(default_factory=dict)
    date: DateSpan | None = None

    @model_validator(mode="after")
    def _has_a_whole_point(self) -> Self:
        if (self.lat is None) is not (self.lon is None):
            raise ValueError("half a point")
        return self


class Designation(Row):
    """A rank or listing with its decision."""

    list: DesignationList
    rank: Rank = Rank.LISTED
    type: LangMap = Field(default_factory=dict)
    number: Text | None = None
    authority: LangMap = Field(default_factory=dict)
    date: DateSpan | None = None
    until: DateSpan | None = None
    status: Text | None = None


class Relation(Row):
    """A typed pointer to another record; the other end shows its inverse."""

    type: RelationType
    target: Ref
    note: LangMap = Field(default_factory=dict)


class Rights(Row):
    """The rights in the work, in this record, or in its digital files."""

    covers: Covered
    uri: Uri
    holder: LangMap = Field(default_factory=dict)
    credit: LangMap = Field(default_factory=dict)


class Source(Row):
    """Where a fact was found."""

    citation: Text
    uri: Uri | None = None
    pages: Text | None = None


class AssetRow(Row):
    """A file of this record, in the order in which it is shown; the bytes and their state live in the asset table.

    `original` says who may fetch the file as it was brought, which can carry a place in its metadata.
    """

    asset: RecordId
    role: Text = "view"
    caption: LangMap = Field(default_factory=dict)
    alt: LangMap = Field(default_factory=dict)
    rights: Uri | None = None
    credit: LangMap = Field(default_factory=dict)
    digital_source: Uri | None = None
    original: Level = Level.STAFF


class Visit(Part):
    """What a visitor asks before coming."""

    hours: LangMap = Field(default_factory=dict)
    fees: LangMap = Field(default_factory=dict)
    conduct: LangMap = Field(default_factory=dict)
    steps: LangMap = Field(default_factory=dict)
    contact: LangMap = Field(default_factory=dict)
    room: LangMap = Field(default_factory=dict)


class Access(Part):
    """Who may see the record: `readers` are names of groups allowed beyond the level, `until` ends an embargo."""

    level: Level = Level.PUBLIC
    readers: list[Group] = Field(default_factory=list)
    until: Day | None = None
