"""The record itself, one model for all eight kinds: lists that do not fit a kind stay empty."""

from typing import Annotated, Any, Self

from pydantic import Field, TypeAdapter, model_validator

from catalog.dates.recurrence import Recurrence
from catalog.language import N_
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
from catalog.text import LanguageTag, Text, best

SCHEMA_VERSION = 1


class Record(Part):
    """What the museum knows of one thing; stored as JSON with its schema version. Titles are the fields' names."""

    schema_version: Annotated[int, Field(ge=1, le=SCHEMA_VERSION, title=N_("Version of this schema"))] = Field(
        default_factory=lambda: SCHEMA_VERSION
    )
    kind: Kind = Field(title=N_("Kind"))
    identifiers: list[Identifier] = Field(default_factory=list, title=N_("Numbers"))
    names: list[Name] = Field(min_length=1, title=N_("Names"))
    texts: list[TextRow] = Field(default_factory=list, title=N_("Texts"))
    terms: list[Term] = Field(default_factory=list, title=N_("Terms"))
    measurements: list[Measurement] = Field(default_factory=list, title=N_("Measurements"))
    inscriptions: list[Inscription] = Field(default_factory=list, title=N_("Inscriptions"))
    languages: list[LanguageTag] = Field(default_factory=list, title=N_("Languages"))
    events: list[Event] = Field(default_factory=list, title=N_("Events"))
    agents: list[AgentRow] = Field(default_factory=list, title=N_("People and bodies"))
    places: list[PlaceRow] = Field(default_factory=list, title=N_("Places"))
    designations: list[Designation] = Field(default_factory=list, title=N_("Ranks and listings"))
    recurrence: list[Recurrence] = Field(default_factory=list, title=N_("When it comes round"))
    relations: list[Relation] = Field(default_factory=list, title=N_("Relations"))
    rights: list[Rights] = Field(default_factory=list, title=N_("Rights"))
    sources: list[Source] = Field(default_factory=list, title=N_("Sources"))
    assets: list[AssetRow] = Field(default_factory=list, title=N_("Files"))
    visit: Visit | None = Field(default=None, title=N_("For visitors"))
    access: Access = Field(default_factory=Access, title=N_("Access"))
    labels: list[Text] = Field(default_factory=list, title=N_("Labels"))
    unmapped: dict[str, Any] = Field(default_factory=dict, title=N_("Columns not taken over"))

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
