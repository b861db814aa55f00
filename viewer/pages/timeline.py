"""The timeline: centuries with what is left of them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Response, url_for

from catalog.language import N_
from catalog.search.query import Query, Sort
from viewer.context import CardFace, Frame
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import faces
from viewer.pages.routes import blueprint

SHOWN = 4
FIRST_CENTURY = -10
LAST_CENTURY = 21
EARLIEST_YEAR = -1_000_000
BAR_UNITS = 100
_EARLIEST_SHOWN = -20_000
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Century:
    """A century that has records: `bar` is its share of the fullest one, of 100."""

    title: str
    years: str
    count: int
    bar: int
    href: str
    cards: tuple[CardFace, ...]


@dataclass(frozen=True)
class TimelinePage:
    """All centuries of which something is left, the oldest first."""

    frame: Frame
    centuries: tuple[Century, ...]


@dataclass(frozen=True)
class Span:
    """A stretch of years to ask for; `number` is the century's, negative before our era, None for all before."""

    number: int | None
    year_from: int
    year_to: int


@blueprint.get("/timeline")
def timeline() -> Response:
    """The centuries."""
    with caller() as asker:
        return answer("timeline.html", _page(asker))


def spans() -> tuple[Span, ...]:
    """The centuries that the page asks for; year 0 is 1 BCE, so that the first century BCE ends with it."""
    before = [Span(number, number * 100 + 1, number * 100 + 100) for number in range(FIRST_CENTURY, 0)]
    since = [Span(number, number * 100 - 99, number * 100) for number in range(1, LAST_CENTURY + 1)]
    return (Span(None, EARLIEST_YEAR, before[0].year_from - 1), *before, *since)


def _page(asker: Caller) -> TimelinePage:
    found = []
    for span in spans():
        results = asker.search(
            Query(
                viewer=asker.viewer,
                year_from=span.year_from,
                year_to=span.year_to,
                sort=Sort.OLDEST,
                size=SHOWN,
                facets=(),
            )
        )
        if results.total:
            found.append((span, results))
    most = max((results.total for _, results in found), default=1)
    return TimelinePage(
        frame=asker.frame(
            lambda tag: url_for("pages.timeline", language=tag),
            asker.words(N_("Timeline")),
            asker.words(N_("Century by century, what is left and what is told.")),
            section="timeline",
        ),
        centuries=tuple(
            Century(
                title=_title(span, asker),
                years=_years(span, asker),
                count=results.total,
                bar=max(2, round(BAR_UNITS * results.total / most)),
                href=_all_of(span),
                cards=faces(results.hits, asker.language),
            )
            for span, results in found
        ),
    )


def _all_of(span: Span) -> str:
    """Where everything of these years is listed."""
    years = {"from": max(span.year_from, _EARLIEST_SHOWN), "to": span.year_to, "sort": Sort.OLDEST.value}
    return f"{url_for('pages.search')}?{urlencode(years)}"


def roman(number: int) -> str:
    """A number up to 39 in Roman figures."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _title(span: Span, asker: Caller) -> str:
    if span.number is None:
        return asker.words(N_("Earlier"))
    if span.number < 0:
        return asker.words(N_("Century {number} BCE"), number=_century(-span.number, asker.language))
    return asker.words(N_("Century {number}"), number=_century(span.number, asker.language))


def _century(number: int, language: str) -> str:
    return roman(number) if language == "vi" else str(number)


def _years(span: Span, asker: Caller) -> str:
    if span.number is None:
        return asker.words(N_("before {year} BCE"), year=1 - span.year_to)
    if span.number < 0:
        return asker.words(N_("{first}–{last} BCE"), first=1 - span.year_from, last=1 - span.year_to)
    return f"{span.year_from}–{span.year_to}"
