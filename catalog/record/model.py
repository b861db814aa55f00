"""The record itself, one model for all eight kinds: lists that do not fit a kind stay empty."""

from typing import Annotated, Any, Self

from pydantic import Field, TypeAdapter, model_validator

from catalog.dates.recurrence import Recurrence
from catalog.record.lists import Kind, NameType
from catalog.record.parts import (
    Access,
    AgentRow,
    AssetRow,
    Designation,
    Event,
    Identifier,
    Inscription,
    Measurement,
    Name,
    Part,
    PlaceRow,
    Relation,
    Rights,
    Source,
    Term,
    TextRow,
    Visit,
)
from catalog.record.text import LanguageTag, Text, best

SCHEMA_VERSION = 1


class Record(Part):
    """What the museum knows of one thing; stored as JSON with its schema version."""

    schema_version: Annotated[int, Field(ge=1, le=SCHEMA_VERSION)] = Field(default_factory=lambda: SCHEMA_VERSION)
    kind: Kind
    identifiers: list[Identifier] = Field(default_factory=list)
    names: list[Name] = Field(min_length=1)
    texts: list[TextRow] = Field(default_factory=list)
    terms: list[Term] = Field(default_factory=list)
    measurements: list[Measurement] = Field(default_factory=list)
    inscriptions: list[Inscription] = Field(default_factory=list)
    languages: list[LanguageTag] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    agents: list[AgentRow] = Field(default_factory=list)
    places: list[PlaceRow] = Field(default_factory=list)
    designations: list[Designation] = Field(default_factory=list)
    recurrence: list[Recurrence] = Field(default_factory=list)
    relations: list[Relation] = Field(default_factory=list)
    rights: list[Rights] = Field(default_factory=list)
    sources: list[Source] = Field(default_factory=list)
    assets: list[AssetRow] = Field(default_factory=list)
    visit: Visit | None = None
    access: Access = Field(default_factory=Access)
    labels: list[Text] = Field(default_factory=list)
    unmapped: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_one_preferred_name(self) -> Self:
        preferred = [name for name in self.names if name.type is NameType.PREFERRED]
        if len(preferred) != 1 or preferred[0].access is not None:
            raise ValueError("preferred name")
        return self

    @property
    def preferred(self) -> dict[str, str]:
        """The preferred name by language."""
        return next(name.text for name in self.names if name.type is NameType.PREFERRED)

    def title(self, language: str) -> str:
        """The preferred name for a reader of `language`."""
        return best(self.preferred, language)[0]


RECORD = TypeAdapter(Record)
