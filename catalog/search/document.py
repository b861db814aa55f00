"""What the index holds of a record: one part to query, one to filter and count, one to display."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from catalog.search.entry import Entry, counted, make, staff_texts
from catalog.shown import Card


@dataclass(frozen=True)
class Held:
    """A document as an index has it: who may find it, and the card that they are shown."""

    readers: tuple[str, ...]
    card: Card


@dataclass(frozen=True)
class FacetTerm:
    """A value by which a record can be filtered and counted, with its label by language."""

    value: str
    label: dict[str, str]

    @cached_property
    def counted(self) -> str:
        """The value with its label, as an index counts it; made once, for many records share a term."""
        return counted(self.value, self.label)


@dataclass(frozen=True)
class SearchDocument:
    """One record as the index takes it; texts are as written: `entry` is what the one analyzer makes of them.

    `readers` are the tokens of those who may find it. `titles` to `descriptions` are in any language but English, the
    `_en` ones in English. `staff_words` are what staff alone find it by, of a document that is for others, too. `units`
    are the codes of all places, old and new, that it is found under; `comes_round`, that it has feast days. Years are
    inclusive, `updated` is in seconds since 1970. `prior` (0 to 1) says how much the record has to show, whatever is
    asked.
    """

    record_id: str
    version: int
    readers: tuple[str, ...]
    titles: tuple[str, ...]
    titles_en: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    keywords_en: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    descriptions_en: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    staff_words: tuple[str, ...] = ()
    staff_words_en: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    comes_round: bool = False
    facets: dict[str, tuple[FacetTerm, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    lat: float | None = None
    lon: float | None = None
    prior: float = 0.0
    updated: int = 0
    card: Card = field(default_factory=lambda: Card("", "", {}))

    def for_readers(self, readers: tuple[str, ...]) -> "SearchDocument":
        """The same for others; what was made of its texts is not made again."""
        return self._but(readers=readers, entry=replace(self.entry, readers=readers))

    def with_staff_words(self, other: tuple[str, ...], english: tuple[str, ...]) -> "SearchDocument":
        """The same, found by staff by some more words; what was made of its texts is not made again."""
        entry = replace(self.entry, staff=staff_texts(other, english))
        return self._but(staff_words=other, staff_words_en=english, entry=entry)

    def _but(self, **changes: Any) -> "SearchDocument":
        """A copy with these changes, its entry among them: where the cached property looks for it."""
        copy = object.__new__(SearchDocument)
        vars(copy).update(vars(self), **changes)
        return copy

    @cached_property
    def entry(self) -> Entry:
        """The document as tokens and values, the same for every engine; made once, however many indexes take it."""
        return make(self)
