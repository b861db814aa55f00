"""A search document as tokens, values and sort keys: what every engine stores, so that all of them answer alike."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from catalog import analyzer
from catalog.collation import name_key, plain_name_key

if TYPE_CHECKING:
    from catalog.search.document import FacetTerm, SearchDocument

    Facets = Mapping[str, tuple[FacetTerm, ...]]

LABEL_MARK = "\x1f"
"""Stands between a facet's value and its label in what is counted, so that counting brings the labels along."""

MAX_START = 10
"""Letters of a name's beginning that are held ready for suggestions."""
_START_LENGTHS = range(1, MAX_START + 1)
_STARTING_NAMES = 8
_HASH_BITS = 24
_YEAR_SHIFT = 1_000_000
_UNKNOWN_YEAR = 2_000_000
_written = json.JSONEncoder(ensure_ascii=False).encode


class TextField(StrEnum):
    """The fields of tokens: folded ones, and exact ones (`_X`).

    `ALL` holds every word by which the document is found, stems of English words and parts of identifiers included, so
    that what must match is one list a word; the others only say what a match is worth. `STARTS` holds the beginnings of
    its names, `WHOLE` whole names, `IDS` whole identifiers, all without their spaces. `STAFF` is what staff find it by
    beside `ALL`: nobody else's question is put to it.
    """

    ALL = "all"
    ALL_X = "all_x"
    STAFF = "staff"
    STAFF_X = "staff_x"
    TITLE = "title"
    TITLE_X = "title_x"
    NAMES = "names"
    NAMES_X = "names_x"
    TITLE_EN = "title_en"
    KEYS = "keys"
    WHOLE = "whole"
    STARTS = "starts"
    IDS = "ids"


PHRASED = frozenset(TextField) - {
    TextField.TITLE_EN,
    TextField.KEYS,
    TextField.WHOLE,
    TextField.STARTS,
    TextField.IDS,
}
"""The fields that keep positions."""


class KeyField(StrEnum):
    """The fields of whole values; each facet has one more, named by `facet_field`.

    `COMES_ROUND` holds `YES` where the record has feast days, else nothing.
    """

    RECORD = "record"
    READERS = "readers"
    UNIT = "unit"
    COMES_ROUND = "comes_round"


YES = "yes"


class NumberField(StrEnum):
    """The fields of numbers: years and coordinates in degrees."""

    YEAR_FROM = "year_from"
    YEAR_TO = "year_to"
    LAT = "lat"
    LON = "lon"


class SortField(StrEnum):
    """The unique keys by which hits are ordered; `PRIOR` is multiplied into the score instead."""

    NAME = "by_name"
    NAME_EN = "by_name_en"
    OLDEST = "by_oldest"
    NEWEST = "by_newest"
    UPDATED = "by_updated"
    PRIOR = "prior"


@dataclass(frozen=True, eq=False)
class Body:
    """What a document holds for whomever it is: streams of tokens parted by spaces, terms, numbers, sort keys, card.

    Documents of one record often share theirs: an engine may keep what it makes of it.
    """

    record_id: str
    version: int
    texts: dict[TextField, str]
    units: tuple[str, ...]
    comes_round: bool
    facets: "Facets"
    years: tuple[int, int] | None
    point: tuple[float, float] | None
    names: dict[SortField, str]
    order: dict[SortField, int]
    prior: float
    card: bytes


@dataclass(frozen=True)
class Entry:
    """One document, ready for an engine; `staff` are the streams of what staff alone find it by."""

    body: Body
    readers: tuple[str, ...]
    staff: dict[TextField, str]


def facet_field(facet: str) -> str:
    """The field that holds the values of `facet`; with `_n` behind it, the one that is counted."""
    return f"f_{facet}"


def make(document: "SearchDocument") -> Entry:
    """The entry of a document; a pure function of it and of the analyzer's version."""
    return Entry(_body(document), document.readers, staff_texts(document.staff_words, document.staff_words_en))


def _body(document: "SearchDocument") -> Body:
    hashed = zlib.crc32(document.record_id.encode()) & ((1 << _HASH_BITS) - 1)
    years = _years(document)
    return Body(
        record_id=document.record_id,
        version=document.version,
        texts=_texts(document),
        units=document.units,
        comes_round=document.comes_round,
        facets=document.facets,
        years=years,
        point=None if document.lat is None or document.lon is None else (document.lat, document.lon),
        names=_sorted_by(document.record_id, document.titles, document.titles_en),
        order=_order(years, document.updated, hashed),
        prior=1.0 + 0.5 * document.prior + 0.01 * hashed / (1 << _HASH_BITS),
        card=document.card.to_json().encode(),
    )


def _sorted_by(record_id: str, titles: tuple[str, ...], titles_en: tuple[str, ...]) -> dict[SortField, str]:
    """The keys of the titles that Vietnamese and English pages show."""
    return {
        SortField.NAME: f"{name_key((*titles, *titles_en, '')[0])}\x01{record_id}",
        SortField.NAME_EN: f"{plain_name_key((*titles_en, *titles, '')[0])}\x01{record_id}",
    }


def counted(value: str, label: Mapping[str, str]) -> str:
    """A facet's value with its label, as it is counted."""
    return f"{value}{LABEL_MARK}{_written(dict(sorted(label.items())))}"


def uncounted(stored: str) -> tuple[str, str]:
    """The value and the written label that `counted` joined."""
    value, _, label = stored.partition(LABEL_MARK)
    return value, label


@lru_cache(maxsize=4096)
def label_of(written: str) -> dict[str, str]:
    """The label by language that `counted` wrote; shared, so not to be changed."""
    label: dict[str, str] = json.loads(written) if written else {}
    return label


def _texts(document: "SearchDocument") -> dict[TextField, str]:
    titles, names = analyzer.joined(document.titles), analyzer.joined(document.names)
    keywords, texts = analyzer.joined(document.keywords), analyzer.joined(document.descriptions)
    titles_en = analyzer.stem_stream(document.titles_en)
    english = analyzer.stem_stream((*document.keywords_en, *document.descriptions_en))
    whole, starts = _whole_names(document.titles, document.titles_en, document.names)
    parts, ids = _numbers(document.identifiers, document.record_id)
    return {
        TextField.ALL: " ".join(
            (titles.folded, names.folded, keywords.folded, texts.folded, titles_en, english, parts)
        ),
        TextField.ALL_X: " ".join((titles.exact, names.exact, keywords.exact, texts.exact)),
        TextField.TITLE: titles.folded,
        TextField.TITLE_X: titles.exact,
        TextField.NAMES: names.folded,
        TextField.NAMES_X: names.exact,
        TextField.TITLE_EN: titles_en,
        TextField.KEYS: keywords.folded,
        TextField.WHOLE: whole,
        TextField.STARTS: starts,
        TextField.IDS: ids,
    }


def staff_texts(other: tuple[str, ...], english: tuple[str, ...]) -> dict[TextField, str]:
    """The streams of what staff alone find a document by, in any language and in English; none where it is nothing."""
    if not other and not english:
        return {}
    words = analyzer.joined(other)
    return {TextField.STAFF: f"{words.folded} {analyzer.stem_stream(english)}", TextField.STAFF_X: words.exact}


def _whole_names(*names: tuple[str, ...]) -> tuple[str, str]:
    """The names without their spaces, and their beginnings."""
    whole = tuple(dict.fromkeys(map(analyzer.squeezed, chain(*names))))
    return " ".join(whole), " ".join(_starts(whole))


def _numbers(identifiers: tuple[str, ...], record_id: str) -> tuple[str, str]:
    """The words of the identifiers, and the forms in which they are compared whole."""
    numbers = [_number(number) for number in dict.fromkeys((*identifiers, record_id))]
    return " ".join([parts for parts, _ in numbers]), " ".join([forms for _, forms in numbers])


def _starts(names: Iterable[str]) -> Iterable[str]:
    """The beginnings of the first names, from one letter on."""
    found: dict[str, None] = {}
    for name in filter(None, islice(names, _STARTING_NAMES)):
        found.update(dict.fromkeys([name[:length] for length in _START_LENGTHS]))
    return found


def _number(identifier: str) -> tuple[str, str]:
    """The words of an identifier, numbers also without leading zeros (SP-03 is sp, 03 and 3), and its whole forms."""
    parts = analyzer.folded_once(identifier)
    bare = [part.lstrip("0") or "0" for part in parts]
    return " ".join(dict.fromkeys(parts + bare)), " ".join(_whole(parts, bare))


def identifier_forms(identifier: str) -> tuple[str, ...]:
    """An identifier as it is compared whole, as written and without the zeros that lead a part: sp03 and sp3."""
    parts = analyzer.folded_once(identifier)
    return _whole(parts, [part.lstrip("0") or "0" for part in parts])


def _whole(parts: Sequence[str], bare: Sequence[str]) -> tuple[str, ...]:
    whole = ("".join(parts)[: analyzer.MAX_SQUEEZED], "".join(bare)[: analyzer.MAX_SQUEEZED])
    return tuple(dict.fromkeys(filter(None, whole)))


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
