"""What the index holds of a record: one part to query, one to filter and count, one to display."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Card:
    """What a result card shows, so that no hit needs a query of its own.

    `title`, `type_label`, `place` and `date` are texts by language; `thumbnail` is an asset id, `colour` '#rrggbb'.
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
    colour: str | None = None
    media: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchDocument:
    """One record as the index takes it; texts are not tokenised yet: the engine's backend calls the one analyzer.

    `facets` maps facet name to values; `labels` gives each value its label by language; `readers` are the tokens of
    those who may find it.
    """

    record_id: str
    version: int
    readers: tuple[str, ...]
    titles: tuple[str, ...]
    titles_en: tuple[str, ...]
    names: tuple[str, ...]
    keywords: tuple[str, ...]
    descriptions: tuple[str, ...]
    descriptions_en: tuple[str, ...]
    identifiers: tuple[str, ...]
    facets: dict[str, tuple[str, ...]]
    labels: dict[str, dict[str, str]]
    year_from: int | None
    year_to: int | None
    lat: float | None
    lon: float | None
    prior: float
    updated: int
    card: Card
