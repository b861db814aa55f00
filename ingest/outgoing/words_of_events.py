"""Dates, events and what comes round, as cells say them."""

from collections.abc import Iterable

from catalog.dates.span import DateSpan
from catalog.record.lists import EventType
from catalog.record.model import Record
from catalog.record.parts import Event
from ingest.outgoing.pointing import Pointing
from ingest.sheets.fields.draft import Column
from ingest.sheets.fields.times import HAPPENING_BY_KIND

Values = Iterable[str | None]


def of_date(date: DateSpan, column: Column) -> str | None:
    """The date in its own words; without any, as ISO 8601 has it."""
    if date.text:
        return date.text.get(column.language or "vi")
    ends = [end for end in (date.earliest, date.latest) if end]
    return "/".join(dict.fromkeys(ends)) or None


def of_event(record: Record, column: Column, rest: str, pointing: Pointing) -> Values:
    """What a column of dates ('date.finding') or of an event's place, agent or text says."""
    noun = column.target.partition(".")[0]
    kind, _, part = rest.rpartition(".") if noun == "event" else (rest, "", "date")
    event = EventType(kind) if kind else HAPPENING_BY_KIND.get(record.kind, EventType.PRODUCTION)
    return [value for one in record.events if one.type is event for value in _said(one, part, column, pointing)]


def _said(event: Event, part: str, column: Column, pointing: Pointing) -> Values:
    language = column.language
    if part == "date":
        return [of_date(event.date, column)] if event.date else []
    if part == "place":
        return [pointing.to(one, language) for one in event.places]
    if part == "agent":
        return [pointing.to(one.agent, language) for one in event.agents]
    return [event.text[language]] if language in event.text else []


def of_recurrence(record: Record, column: Column, _: str, __: Pointing) -> Values:
    """The days on which something comes round, in their own words."""
    return [one.text.get(column.language or "vi") for one in record.recurrence]
