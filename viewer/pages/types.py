"""What things are called by type, where a page speaks of all of a sort together: festivals, exhibitions."""

import re
from collections.abc import Mapping

from catalog.record.lists import Kind, TermRole
from catalog.record.model import Record
from catalog.search.facet_terms import term_of
from catalog.search.query import Facet, Query, Results
from catalog.shown import Card
from viewer.pages.caller import Caller

FESTIVAL = re.compile(r"\b(?:lễ hội|hội làng|ngày hội|festivals?|fêtes?)\b", re.IGNORECASE)
"""'Lễ hội dân gian', 'village festival'; 'hội họa' is painting."""
EXHIBITION = re.compile(r"^(?:trưng bày|triển lãm)\b|\bexhibitions?\b|^expositions?\b", re.IGNORECASE)
"""'Trưng bày chuyên đề', 'travelling exhibition': a collection that is walked through like one."""


def types_found(results: Results, word: re.Pattern[str]) -> tuple[str, ...]:
    """The types among those counted that have the word in any language, as the facet has them."""
    counted = results.facets.get(Facet.TYPE, ())
    return tuple(one.value for one in counted if any(map(word.search, one.label.values())))


def exhibition_types(asker: Caller) -> tuple[str, ...]:
    """The types of the collections here that are exhibitions, however each of them is called."""
    collections: dict[Facet, tuple[str, ...]] = {Facet.KIND: (Kind.COLLECTION.value,)}
    counted = Query(viewer=asker.viewer, filters=collections, size=1, facets=(Facet.TYPE,), every_value=True)
    return types_found(asker.search(counted), EXHIBITION)


def types_of(record: Record, word: re.Pattern[str], cards: Mapping[str, Card]) -> tuple[str, ...]:
    """The types of the record that have the word in any language, as the facet has them; `cards`: what it points to."""
    types = (term_of(row.term, cards) for row in record.terms if row.role is TermRole.TYPE)
    return tuple(one.value for one in types if one and any(map(word.search, one.label.values())))
