"""The timeline: centuries with what is left of them."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Response, url_for

from catalog.dates.display import in_century
from catalog.language import N_
from catalog.search.query import Query, Sort
from catalog.shown import Card
from viewer.context import CardFace, Frame
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import faces
from viewer.pages.hero import picture_of_the_day
from viewer.pages.routes import blueprint

SHOWN = 4
MAX_OFFSET = 9_000
"""How deep the index is asked to leaf; beyond, a century shows its number alone."""
FIRST_CENTURY = -10
LAST_CENTURY = 21
EARLIEST_YEAR = -1_000_000
BAR_UNITS = 100
_EARLIEST_SHOWN = -20_000


@dataclass(frozen=True)
class Century:
    """A century in which records begin: `bar` is its share of the fullest one, of 100.

    `earlier` is the number of those that reach into it from before; they stand in the century of their beginning.
    """

    title: str
    years: str
    count: int
    earlier: int
    bar: int
    href: str
    cards: tuple[CardFace, ...]

    @property
    def listed(self) -> int:
        """How many `href` lists, those that reach into it too; 0 where all that begin in it stand here."""
        return self.count + self.earlier if self.count > len(self.cards) else 0


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
    found = [begun for span in spans() if (begun := _begun(span, asker)).count]
    most = max((one.count for one in found), default=1)
    return TimelinePage(
        frame=asker.frame(
            lambda tag: url_for("pages.timeline", language=tag),
            asker.words(N_("Timeline")),
            asker.words(N_("Century by century, what is left and what is told.")),
            section="timeline",
            picture=picture_of_the_day(asker),
        ),
        centuries=tuple(
            Century(
                title=_title(one.span, asker),
                years=_years(one.span, asker),
                count=one.count,
                earlier=one.earlier,
                bar=max(2, round(BAR_UNITS * one.count / most)),
                href=_all_of(one.span),
                cards=faces(one.cards, asker.language),
            )
            for one in found
        ),
    )


@dataclass(frozen=True)
class _Begun:
    """The records whose date begins in a span: how many, the first of them, and how many reach into it from before."""

    span: Span
    count: int
    earlier: int
    cards: tuple[Card, ...]


def _begun(span: Span, asker: Caller) -> _Begun:
    """Of those that touch the span, the oldest first, all but the ones that began before it."""
    touching = Query(viewer=asker.viewer, year_from=span.year_from, sort=Sort.OLDEST, size=SHOWN, facets=())
    earlier = asker.search(replace(touching, year_to=span.year_from - 1)).total
    found = asker.search(replace(touching, year_to=span.year_to, offset=min(earlier, MAX_OFFSET)))
    return _Begun(span, found.total - earlier, earlier, found.hits if earlier <= MAX_OFFSET else ())


def _all_of(span: Span) -> str:
    """Where everything of these years is listed."""
    years = {"from": max(span.year_from, _EARLIEST_SHOWN), "to": span.year_to, "sort": Sort.OLDEST.value}
    return f"{url_for('pages.search')}?{urlencode(years)}"


def _title(span: Span, asker: Caller) -> str:
    if span.number is None:
        return asker.words(N_("Earlier"))
    title = in_century(span.number, asker.language)
    return title[:1].upper() + title[1:]


def _years(span: Span, asker: Caller) -> str:
    if span.number is None:
        return asker.words(N_("before {year} BCE"), year=1 - span.year_to)
    if span.number < 0:
        return asker.words(N_("{first}–{last} BCE"), first=1 - span.year_from, last=1 - span.year_to)
    return f"{span.year_from}–{span.year_to}"
