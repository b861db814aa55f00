"""Festivals to come, by the solar and the lunar calendar."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from flask import Response, current_app, url_for
from flask.blueprints import BlueprintSetupState

from catalog.language import N_, translate
from catalog.record.lists import Kind
from catalog.shown import Card
from viewer.context import CardFace, Frame, Said, plain, said
from viewer.pages.calendar import days, days_with_weekday, lunar_days, month_name, moon, short_month, today
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import face
from viewer.pages.feasts import Coming, FeastCalendar, Unreckoned
from viewer.pages.hero import picture_of_the_day
from viewer.pages.routes import blueprint

WEEK = timedelta(days=7)
NEXT = 3
"""Festivals that come next where the week has none."""
_FEAST_OF = {Kind.SITE.value: N_("Feast day of this site"), Kind.PLACE.value: N_("Feast day of this place")}
"""What a place has: by its name alone it would pass for a festival."""


@dataclass(frozen=True)
class Feast:
    """One festival on one day; `moon` is its lunar day in short, for the leaf."""

    card: CardFace
    iso: str
    number: int
    month: str
    moon: str
    solar: str
    lunar: str


@dataclass(frozen=True)
class OtherFeast:
    """A festival whose day is not reckoned, and what its record says of when it is held."""

    card: CardFace
    told: tuple[Said, ...]


@dataclass(frozen=True)
class Week:
    """Today by both calendars, and the festivals of seven days, or those that come next where there are none."""

    today: str
    today_lunar: str
    feasts: tuple[Feast, ...]
    is_festive: bool


@dataclass(frozen=True)
class Month:
    """A month, the lunar days that it spans, and its festivals."""

    title: str
    lunar: str
    feasts: tuple[Feast, ...]


@dataclass(frozen=True)
class FestivalsPage:
    """The festivals of the week, those of the coming year after it, and those whose day is not reckoned."""

    frame: Frame
    week: Week
    months: tuple[Month, ...]
    others: tuple[OtherFeast, ...]

    @property
    def has_later(self) -> bool:
        """Whether the months to come are spoken of: they have festivals, or nothing else on the page has any."""
        return bool(self.months) or not (self.week.feasts or self.others)


@blueprint.get("/festivals")
def festivals() -> Response:
    """The coming year."""
    with caller() as asker:
        year = _calendar().year(asker)
        shown = _week(year.coming, asker.language)
        frame = asker.frame(
            lambda tag: url_for("pages.festivals", language=tag),
            asker.words(N_("Festivals")),
            asker.words(N_("The festivals of the coming twelve months, by the solar and the lunar calendar.")),
            section="festivals",
            picture=picture_of_the_day(asker),
        )
        later = year.coming[len(shown.feasts) :]
        others = tuple(_other(one, asker.language) for one in year.others)
        return answer("festivals.html", FestivalsPage(frame, shown, _months(later, asker.language), others))


def week(asker: Caller, most: int) -> Week:
    """The week from today with its first festivals."""
    return _week(_calendar().year(asker).coming, asker.language, most)


def _week(coming: tuple[Coming, ...], language: str, most: int | None = None) -> Week:
    now = today()
    on = [one for one in coming if one.day.start < now + WEEK]
    return Week(
        today=days_with_weekday(now, now, language),
        today_lunar=lunar_days(now, now, language),
        feasts=tuple(_feast(one, language) for one in (on or coming[:NEXT])[:most]),
        is_festive=bool(on),
    )


def _months(coming: tuple[Coming, ...], language: str) -> tuple[Month, ...]:
    return tuple(
        _month(first, tuple(_feast(one, language) for one in held), language)
        for first, held in groupby(coming, key=lambda one: max(one.day.start, today()).replace(day=1))
    )


def _month(first: date, feasts: tuple[Feast, ...], language: str) -> Month:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return Month(month_name(first, language), lunar_days(first, last, language), feasts)


@blueprint.record_once
def _make_calendar(state: BlueprintSetupState) -> None:
    state.app.extensions["feasts"] = FeastCalendar(state.app.extensions["museum"])


def _calendar() -> FeastCalendar:
    calendar: FeastCalendar = current_app.extensions["feasts"]
    return calendar


def _feast(one: Coming, language: str) -> Feast:
    first, last = one.day
    return Feast(
        card=_face(one.card, language),
        iso=first.isoformat(),
        number=first.day,
        month=short_month(first, language),
        moon=moon(first, language),
        solar=days(first, last, language),
        lunar=lunar_days(first, last, language),
    )


def _other(one: Unreckoned, language: str) -> OtherFeast:
    return OtherFeast(_face(one.card, language), tuple(words for text in one.told if (words := said(text, language))))


def _face(card: Card, language: str) -> CardFace:
    """The card among festivals: where it takes place alone, since its day stands beside it."""
    shown, place = face(card, language), said(card.place, language)
    kind = _FEAST_OF.get(card.kind)
    return replace(
        shown,
        kind_label=plain(translate(kind, language)) if kind else shown.kind_label,
        where=(place,) if place else (),
    )
