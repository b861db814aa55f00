"""Festivals to come, by the solar and the lunar calendar."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from flask import Response, url_for

from catalog.dates.recurrence import Occurrence
from catalog.language import N_
from catalog.record.lists import Kind
from catalog.search.query import MAX_PAGE_SIZE, Facet, Query, Sort
from catalog.shown import RecordView
from catalog.views import open_records
from viewer.addresses import record_path
from viewer.context import Frame, Said, said
from viewer.pages.calendar import long_date, lunar_date, month_name, short_month, today
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.routes import blueprint

AHEAD = timedelta(days=366)
MOST_RECORDS = 2_000
"""Records whose days are reckoned for one page; a museum with more festivals shows the first of them by name."""
_KINDS = (Kind.INTANGIBLE.value, Kind.EVENT.value)


@dataclass(frozen=True)
class Feast:
    """One festival on one day."""

    href: str
    title: Said
    where: Said | None
    iso: str
    number: int
    month: str
    solar: str
    until: str
    lunar: str


@dataclass(frozen=True)
class Month:
    """A month and its festivals."""

    title: str
    feasts: tuple[Feast, ...]


@dataclass(frozen=True)
class FestivalsPage:
    """The festivals of the coming year, month by month."""

    frame: Frame
    months: tuple[Month, ...]


@blueprint.get("/festivals")
def festivals() -> Response:
    """The coming year."""
    with caller() as asker:
        found = _coming(asker)
        months = tuple(
            Month(month_name(first, asker.language), tuple(_feast(day, view, asker.language) for day, view in days))
            for first, days in groupby(found, key=lambda one: max(one[0].start, today()).replace(day=1))
        )
        frame = asker.frame(
            lambda tag: url_for("pages.festivals", language=tag),
            asker.words(N_("Festivals")),
            asker.words(N_("The festivals of the coming twelve months, by the solar and the lunar calendar.")),
            section="festivals",
        )
        return answer("festivals.html", FestivalsPage(frame, months))


def coming_feasts(asker: Caller, most: int) -> tuple[Feast, ...]:
    """The next few festivals."""
    return tuple(_feast(day, view, asker.language) for day, view in _coming(asker)[:most])


def _coming(asker: Caller) -> list[tuple[Occurrence, RecordView]]:
    """Every festival day from today for a year, the next first."""
    first, last = today(), today() + AHEAD
    found = [
        (day, view)
        for view in _records(asker)
        for recurrence in view.record.recurrence
        for day in recurrence.occurrences(first.year - 1, last.year)
        if day.end >= first and day.start < last
    ]
    return sorted(found, key=lambda one: (one[0].start, one[1].id))


def _records(asker: Caller) -> Iterator[RecordView]:
    query = Query(viewer=asker.viewer, filters={Facet.KIND: _KINDS}, sort=Sort.NAME, size=MAX_PAGE_SIZE, facets=())
    for offset in range(0, MOST_RECORDS, MAX_PAGE_SIZE):
        results = asker.search(replace(query, offset=offset))
        yield from open_records(asker.connection, [card.record_id for card in results.hits], asker.viewer)
        if offset + MAX_PAGE_SIZE >= results.total:
            return


def _feast(day: Occurrence, view: RecordView, language: str) -> Feast:
    shown: date = day.start
    place = next((row.written for row in view.record.places if row.written), {})
    return Feast(
        href=record_path(view.id, view.record.preferred, view.kind.value, language),
        title=said(view.record.preferred, language) or Said(view.id),
        where=said(place, language),
        iso=shown.isoformat(),
        number=shown.day,
        month=short_month(shown, language),
        solar=long_date(shown, language),
        until=long_date(day.end, language) if day.end > shown else "",
        lunar=lunar_date(shown, language),
    )
