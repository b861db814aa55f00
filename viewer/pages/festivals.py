"""Festivals to come, by the solar and the lunar calendar."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from flask import Response, current_app, url_for
from flask.blueprints import BlueprintSetupState

from catalog.language import N_
from viewer.addresses import record_path
from viewer.context import Frame, Said, said
from viewer.pages.calendar import days, lunar_days, month_name, short_month, today
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.feasts import Coming, FeastCalendar, Unreckoned
from viewer.pages.hero import picture_of_the_day
from viewer.pages.routes import blueprint

WEEK = timedelta(days=7)


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
    lunar: str


@dataclass(frozen=True)
class OtherFeast:
    """A festival whose day is not reckoned, and what its record says of when it is held."""

    href: str
    title: Said
    where: Said | None
    told: tuple[Said, ...]


@dataclass(frozen=True)
class Month:
    """A month and its festivals."""

    title: str
    feasts: tuple[Feast, ...]


@dataclass(frozen=True)
class FestivalsPage:
    """The festivals of the coming year, month by month, and those whose day is not reckoned."""

    frame: Frame
    months: tuple[Month, ...]
    others: tuple[OtherFeast, ...]


@blueprint.get("/festivals")
def festivals() -> Response:
    """The coming year."""
    with caller() as asker:
        year = _calendar().year(asker)
        months = tuple(
            Month(month_name(first, asker.language), tuple(_feast(one, asker.language) for one in held))
            for first, held in groupby(year.coming, key=lambda one: max(one.day.start, today()).replace(day=1))
        )
        frame = asker.frame(
            lambda tag: url_for("pages.festivals", language=tag),
            asker.words(N_("Festivals")),
            asker.words(N_("The festivals of the coming twelve months, by the solar and the lunar calendar.")),
            section="festivals",
            picture=picture_of_the_day(asker),
        )
        return answer(
            "festivals.html", FestivalsPage(frame, months, tuple(_other(one, asker.language) for one in year.others))
        )


def feasts_of_the_week(asker: Caller, most: int) -> tuple[tuple[Feast, ...], bool]:
    """The first festivals of the seven days from today, and whether there are any; else the next ones."""
    coming = _calendar().year(asker).coming
    week = [one for one in coming if one.day.start < today() + WEEK]
    return tuple(_feast(one, asker.language) for one in (week or coming)[:most]), bool(week)


@blueprint.record_once
def _make_calendar(state: BlueprintSetupState) -> None:
    state.app.extensions["feasts"] = FeastCalendar(state.app.extensions["museum"])


def _calendar() -> FeastCalendar:
    calendar: FeastCalendar = current_app.extensions["feasts"]
    return calendar


def _feast(one: Coming, language: str) -> Feast:
    first, last = one.day
    return Feast(
        href=record_path(one.record_id, one.title, one.kind, language),
        title=said(one.title, language) or Said(one.record_id),
        where=said(one.place, language),
        iso=first.isoformat(),
        number=first.day,
        month=short_month(first, language),
        solar=days(first, last, language),
        lunar=lunar_days(first, last, language),
    )


def _other(one: Unreckoned, language: str) -> OtherFeast:
    return OtherFeast(
        href=record_path(one.record_id, one.title, one.kind, language),
        title=said(one.title, language) or Said(one.record_id),
        where=said(one.place, language),
        told=tuple(words for text in one.told if (words := said(text, language))),
    )
