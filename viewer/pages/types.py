"""What things are called by type, where a page speaks of all of a sort together: festivals, exhibitions."""

import re

from catalog.record.lists import TermRole
from catalog.record.model import Record
from catalog.search.facets import facet_value
from catalog.search.query import Facet, Results

FESTIVAL = re.compile(r"\b(?:lễ hội|hội làng|ngày hội|festivals?|fêtes?)\b", re.IGNORECASE)
"""'Lễ hội dân gian', 'village festival'; 'hội họa' is painting."""
EXHIBITION = re.compile(r"^(?:trưng bày|triển lãm)\b|\bexhibitions?\b|^expositions?\b", re.IGNORECASE)
"""'Trưng bày chuyên đề', 'travelling exhibition': a collection that is walked through like one."""


def types_found(results: Results, word: re.Pattern[str]) -> tuple[str, ...]:
    """The types among those counted that have the word in any language, as the facet has them."""
    counted = results.facets.get(Facet.TYPE, ())
    return tuple(one.value for one in counted if any(map(word.search, one.label.values())))


def types_of(record: Record, word: re.Pattern[str]) -> tuple[str, ...]:
    """The types of the record that have the word in any language, as the facet has them."""
    return tuple(
        row.term.uri or facet_value(row.term.label)
        for row in record.terms
        if row.role is TermRole.TYPE and any(map(word.search, row.term.label.values()))
    )
