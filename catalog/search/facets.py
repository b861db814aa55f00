"""Values by which records are narrowed, where a record only has words or years for them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from catalog.analyzer import tokens
from catalog.dates.dynasties import stated
from catalog.dates.eras import Period, facet_periods, period_of
from catalog.dates.span import DateSpan
from catalog.language import languages
from catalog.places.gazetteer import unit
from catalog.record.lists import TermRole
from catalog.record.parts import Term
from catalog.search import spelling
from catalog.search.document import FacetTerm
from catalog.search.query import Facet

MAX_FACET_VALUE = 80
MOST_PERIODS = 3
"""Years that touch more periods than these tell of none."""

_BEFORE = re.compile(r"^(?:(?:thời đại|thời kì|thời|triều đại|triều|nhà) )+")
"""Words before a dynasty's name, as `spelling.spelled` has them: 'thời nhà Nguyễn', 'triều Nguyễn'."""


def facet_value(label: Mapping[str, str]) -> str:
    """A bare word as a facet's value: one spelling for old and new tone placement, lower case; '' for no word."""
    return _value_of(label.get("vi") or next(iter(label.values()), ""))


@lru_cache(maxsize=4096)
def _value_of(text: str) -> str:
    return " ".join(spelling.spelled(token.exact) for token in tokens(text))[:MAX_FACET_VALUE]


def known_label(facet: Facet, value: str) -> dict[str, str]:
    """What a value is called that no record has, by language; {} where only a record could say."""
    if facet is Facet.PROVINCE and (place := unit(value)):
        return place.names
    if facet is Facet.PERIOD:
        return next((_term(period).label for period in facet_periods() if period.code == value), {})
    return {}


def periods_of(terms: Sequence[Term], dates: Sequence[DateSpan]) -> tuple[FacetTerm, ...]:
    """The periods that a record's terms name, else those that its dates name, else those that its years lie in."""
    named = tuple(_named(terms))
    if named or not dates:
        return named
    said = [stated(date) for date in dates]
    if any(said):
        codes = {code for date, own in zip(dates, said, strict=True) for code in own or _by_years([date])}
    else:
        codes = set(_by_years(dates))
    return tuple(_term(period) for period in facet_periods() if period.code in codes)


def years_of(dates: Sequence[DateSpan]) -> tuple[int | None, int | None] | None:
    """From the first beginning to the last end that is known of any of the dates; None where there is no date."""
    if not dates:
        return None
    starts = [date.year_from for date in dates if date.year_from is not None]
    return min(starts, default=None), max((date.year_to for date in dates if date.year_to is not None), default=None)


def _by_years(dates: Sequence[DateSpan]) -> Sequence[str]:
    years = years_of(dates)
    return _periods_in(*years) if years else ()


@lru_cache(maxsize=4096)
def _periods_in(first: int | None, last: int | None) -> tuple[str, ...]:
    codes = period_of(first, last)
    return tuple(codes) if len(codes) <= MOST_PERIODS else ()


def _named(terms: Sequence[Term]) -> Iterator[FacetTerm]:
    for row in terms:
        if row.role is not TermRole.PERIOD or not row.term.label:
            continue
        value = facet_value(row.term.label)
        known = _by_name().get(value) or _by_name().get(_bare(value))
        if known or value:
            yield _term(known) if known else FacetTerm(value, dict(row.term.label))


@cache
def _term(period: Period) -> FacetTerm:
    return FacetTerm(period.code, {language: period.label(language) for language in languages()})


@cache
def _by_name() -> dict[str, Period]:
    names: dict[str, Period] = {}
    for period in facet_periods():
        for name in (period.vi, period.en, *period.aliases):
            names.setdefault(facet_value({"vi": name}), period)
            names.setdefault(_bare(facet_value({"vi": name})), period)
    return names


def _bare(value: str) -> str:
    return _BEFORE.sub("", value)
