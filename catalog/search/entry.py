"""A search document as tokens, values and sort keys: what every engine stores, so that all of them answer alike."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from catalog.search import analyzer
from catalog.search.collation import name_key

if TYPE_CHECKING:
    from catalog.search.document import FacetTerm, SearchDocument

LABEL_MARK = "\x1f"
"""Stands between a facet's value and its label in what is counted, so that counting brings the labels along."""

_HASH_BITS = 24
_YEAR_SHIFT = 1_000_000
_UNKNOWN_YEAR = 2_000_000


class TextField(StrEnum):
    """The fields of tokens, positions kept; the `_X` ones hold exact tokens, their twins folded ones."""

    TITLE = "title"
    TITLE_X = "title_x"
    NAMES = "names"
    NAMES_X = "names_x"
    KEYS = "keys"
    KEYS_X = "keys_x"
    TEXT = "text"
    TEXT_X = "text_x"
    TITLE_EN = "title_en"
    ENGLISH = "english"
    HAN = "han"
    IDS = "ids"
    WHOLE = "whole"


class KeyField(StrEnum):
    """The fields of whole values; each facet has one more, named by `facet_field`."""

    RECORD = "record"
    READERS = "readers"


class NumberField(StrEnum):
    """The fields of numbers: years and coordinates in degrees."""

    YEAR_FROM = "year_from"
    YEAR_TO = "year_to"
    LAT = "lat"
    LON = "lon"


class SortField(StrEnum):
    """The unique keys by which hits are ordered; `PRIOR` is multiplied into the score instead."""

    NAME = "by_name"
    OLDEST = "by_oldest"
    NEWEST = "by_newest"
    UPDATED = "by_updated"
    PRIOR = "prior"


@dataclass(frozen=True)
class Entry:
    """One document, ready for an engine: streams of tokens parted by spaces, values, numbers, sort keys, the card."""

    record_id: str
    version: int
    texts: dict[TextField, str]
    readers: tuple[str, ...]
    facets: dict[str, tuple[str, ...]]
    counted: dict[str, tuple[str, ...]]
    years: tuple[int, int] | None
    point: tuple[float, float] | None
    name: str
    order: dict[SortField, int]
    prior: float
    card: str


def facet_field(facet: str) -> str:
    """The field that holds the values of `facet`; with `_n` behind it, the one that is counted."""
    return f"f_{facet}"


def make(document: "SearchDocument") -> Entry:
    """The entry of a document; a pure function of it and of the analyzer's version."""
    hashed = zlib.crc32(document.record_id.encode()) & ((1 << _HASH_BITS) - 1)
    years = _years(document)
    return Entry(
        record_id=document.record_id,
        version=document.version,
        texts=_texts(document),
        readers=document.readers,
        facets={name: tuple(term.value for term in terms) for name, terms in document.facets.items()},
        counted={name: tuple(map(counted, terms)) for name, terms in document.facets.items()},
        years=years,
        point=None if document.lat is None or document.lon is None else (document.lat, document.lon),
        name=f"{name_key((*document.titles, *document.titles_en, '')[0])}\x01{document.record_id}",
        order=_order(years, document.updated, hashed),
        prior=1.0 + 0.5 * document.prior + 0.01 * hashed / (1 << _HASH_BITS),
        card=document.card.to_json(),
    )


def counted(term: "FacetTerm") -> str:
    """A facet's value with its label, as it is counted."""
    return f"{term.value}{LABEL_MARK}{json.dumps(term.label, ensure_ascii=False, sort_keys=True)}"


def uncounted(stored: str) -> tuple[str, dict[str, str]]:
    """The value and the label that `counted` joined."""
    value, _, label = stored.partition(LABEL_MARK)
    return value, json.loads(label) if label else {}


def _texts(document: "SearchDocument") -> dict[TextField, str]:
    found: dict[TextField, str] = {}
    for exact, folded, values in (
        (TextField.TITLE_X, TextField.TITLE, document.titles),
        (TextField.NAMES_X, TextField.NAMES, document.names),
        (TextField.KEYS_X, TextField.KEYS, document.keywords),
        (TextField.TEXT_X, TextField.TEXT, document.descriptions),
    ):
        found[exact], found[folded] = analyzer.joined(values)
    every_title = (*document.titles, *document.titles_en, *document.names)
    found[TextField.TITLE_EN] = analyzer.stem_stream(document.titles_en)
    found[TextField.ENGLISH] = analyzer.stem_stream((*document.keywords_en, *document.descriptions_en))
    found[TextField.HAN] = analyzer.han_stream((*every_title, *document.keywords, *document.descriptions))
    found[TextField.IDS] = " ".join(_identifier_tokens((*document.identifiers, document.record_id)))
    found[TextField.WHOLE] = " ".join(dict.fromkeys(filter(None, map(analyzer.squeezed, every_title))))
    return found


def _identifier_tokens(identifiers: Iterable[str]) -> Iterable[str]:
    for identifier in dict.fromkeys(identifiers):
        yield from dict.fromkeys(filter(None, (analyzer.squeezed(identifier), *identifier_parts(identifier))))


def identifier_parts(identifier: str) -> tuple[str, ...]:
    """An inventory number without the zeros that lead its parts, then its parts: SP-03 is sp3, sp, 03, sp and 3."""
    parts = [token.folded for token in analyzer.tokens(identifier)]
    bare = [part.lstrip("0") or "0" for part in parts]
    return ("".join(bare), *parts, *bare)


def _years(document: "SearchDocument") -> tuple[int, int] | None:
    if document.year_from is None and document.year_to is None:
        return None
    first = document.year_from if document.year_from is not None else document.year_to
    last = document.year_to if document.year_to is not None else document.year_from
    assert first is not None
    assert last is not None
    return first, last


def _order(years: tuple[int, int] | None, updated: int, hashed: int) -> dict[SortField, int]:
    oldest = years[0] + _YEAR_SHIFT if years else _UNKNOWN_YEAR
    newest = years[1] + _YEAR_SHIFT if years else 0
    return {
        SortField.OLDEST: oldest << _HASH_BITS | hashed,
        SortField.NEWEST: newest << _HASH_BITS | hashed,
        SortField.UPDATED: updated << _HASH_BITS | hashed,
    }
