"""The dynasties that a date names by themselves, a ruler or a reign: what it says goes before its years."""

import unicodedata
from functools import lru_cache

from catalog.dates.eras import Period, facet_periods
from catalog.dates.lexer import lex
from catalog.dates.names import Name
from catalog.dates.parse import parse_date
from catalog.dates.span import DateSpan


def stated(date: DateSpan) -> frozenset[str]:
    """Codes of the facet's periods that the date names in any language and that lie in its years; 'Cảnh Hưng 44'."""
    said = frozenset[str]().union(*map(_named, date.text.values()))
    return frozenset(p.code for p in facet_periods() if p.code in said and _touches(p, date)) if said else said


@lru_cache(maxsize=4096)
def _named(text: str) -> frozenset[str]:
    """Codes of the periods of every name in a date; none where the text cannot be read as one."""
    tokens = lex(unicodedata.normalize("NFC", text.strip())) if parse_date(text) else None
    names = (token for token in tokens.tokens if isinstance(token, Name)) if tokens else ()
    return frozenset[str]().union(*(name.dynasties for name in names))


def _touches(period: Period, date: DateSpan) -> bool:
    first, last = date.year_from, date.year_to
    return (last is None or period.first <= last) and (first is None or first <= period.last)
