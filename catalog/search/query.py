"""A question to the catalogue and its answer, as both engines, the pages and the API understand them."""

from dataclasses import dataclass, field
from enum import StrEnum

from catalog.language import FIRST
from catalog.policy import VISITOR, Viewer
from catalog.shown import Card

PAGE_SIZE = 24
MAX_PAGE_SIZE = 200


class Facet(StrEnum):
    """What results can be narrowed by."""

    KIND = "kind"
    PROVINCE = "province"
    PERIOD = "period"
    TYPE = "type"
    MATERIAL = "material"
    SUBJECT = "subject"
    RANK = "rank"
    COLLECTION = "collection"
    INSTITUTION = "institution"
    MEDIA = "media"


class Sort(StrEnum):
    """The orders in which results come."""

    RELEVANCE = "relevance"
    NAME = "name"
    OLDEST = "oldest"
    NEWEST = "newest"
    UPDATED = "updated"


@dataclass(frozen=True)
class Query:
    """One question, always with the viewer's access.

    `filters` holds the chosen values by facet (OR within a facet, AND between them); years are inclusive;
    `box` is (west, south, east, north) in degrees; with `comes_round` only what has feast days is found; `language` is
    that of the reader, whose order names come in; `offset` counts hits; with `every_value` a facet has all values
    that the engine counts, else the most frequent.
    """

    text: str = ""
    viewer: Viewer = VISITOR
    filters: dict[Facet, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    box: tuple[float, float, float, float] | None = None
    comes_round: bool = False
    sort: Sort = Sort.RELEVANCE
    language: str = FIRST
    offset: int = 0
    size: int = PAGE_SIZE
    facets: tuple[Facet, ...] = tuple(Facet)
    every_value: bool = False


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet with the number of hits under the current selection; `label` by language."""

    value: str
    label: dict[str, str]
    count: int
    chosen: bool = False


@dataclass(frozen=True)
class NamedYears:
    """Words of the question that were taken for years; `first` and `last` are astronomical, None is open."""

    text: str
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Results:
    """One page of hits; `total` is exact.

    `tried` says what was searched instead where nothing matched as typed; `fewer`: no record has all of its words,
    these have most of them. `years` are those that the question names: what is found dates from them or speaks of
    them. `absent` are the places it names of which there is no record at all, by language. `exact`:
    so many have the marks as typed, where the others match without them only.
    """

    total: int
    hits: tuple[Card, ...]
    facets: dict[Facet, tuple[FacetValue, ...]] = field(default_factory=dict)
    tried: str | None = None
    fewer: bool = False
    years: tuple[NamedYears, ...] = ()
    absent: tuple[dict[str, str], ...] = ()
    exact: int | None = None


@dataclass(frozen=True)
class Suggestion:
    """A completion: the record's title and where it leads."""

    record_id: str
    kind: str
    title: dict[str, str]
