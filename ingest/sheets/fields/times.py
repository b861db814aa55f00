"""When: dates as spans that keep their words, the events that they date, and festivals that come back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from catalog.dates.findings import DATE_UNKNOWN
from catalog.dates.no_such_day import no_such_day
from catalog.dates.parse import parse_date, says_unknown
from catalog.dates.recurrence import parse_recurrence
from catalog.dates.span import Calendar
from catalog.language import N_
from catalog.messages import Message, Severity, define
from catalog.record.lists import Certainty, EventType, Kind, Level
from ingest.sheets.fields.access import narrower
from ingest.sheets.fields.deeds import told_events
from ingest.sheets.fields.draft import Column, Draft, Field, Piece, Setter, Settled, Wanted, label, remembered
from ingest.sheets.fields.givers import names_giver
from ingest.sheets.fields.nothing import told_absent

FESTIVAL_AS_TEXT = define(
    "festival-as-text",
    Severity.WARNING,
    N_(
        "The festival day '{value}' could not be read, so it stands there as it is written, without a day. "
        "Write for example '10th day of the 3rd lunar month'."
    ),
)

FESTIVAL_NO_SUCH_DAY = define(
    "festival-no-such-day",
    Severity.WARNING,
    N_(
        "No year has '{written}', so the festival day '{value}' stands there as it is written, without a day. "
        "Please check the day and the month."
    ),
)

HAPPENING_BY_KIND = {
    Kind.SITE: EventType.FOUNDING,
    Kind.PLACE: EventType.FOUNDING,
    Kind.INTANGIBLE: EventType.FOUNDING,
    Kind.COLLECTION: EventType.FOUNDING,
    Kind.EVENT: EventType.HAPPENING,
    Kind.PERSON: EventType.ACTIVITY,
}
_SLOT = "events"
_DAYS = "days that come round"
_DATE_ALONE = 2
"""Things that are known of an event of which only a date is said: the heading, and the date."""
Pointer = tuple[dict[str, Any], tuple[str, ...], str]
"""What points, by what its record may be found, and the heading of its column."""
_YEAR = re.compile(r"\d{3,4}")
"""What a column's calendar is said of: 'XIIe' under 'ère śaka' is a century like any other."""
_YEAR_WITH_POINT = re.compile(r"(\d{3,4})\.0")
"""A year that another program took for a decimal number."""

_DOUBTED = re.compile(
    r"\((?:\?|tương truyền|có thuyết|chưa chắc(?: chắn)?|chưa rõ|còn tranh luận|còn bàn"
    r"|traditionally|by tradition|uncertain|disputed)\)$",
    re.IGNORECASE,
)
"""What a cell says behind a place of which it is not sure: 'DD-01 (tương truyền)'."""

Happening = EventType | None
"""None: what a bare date or place means is decided by the kind of the record."""


def span(draft: Draft, text: str, column: Column) -> dict[str, Any]:
    """The date that the cell says, always with its words; no years, and a message, where it cannot be read."""
    date, messages = _read(text, column.language or "vi", column.calendar)
    draft.messages.extend(message.at(column.header) for message in messages)
    return date


def _read(text: str, language: str, calendar_of_column: str) -> tuple[dict[str, Any], Sequence[Message]]:
    """The date with its words, and what is to be told of it."""
    year = _YEAR_WITH_POINT.fullmatch(text)
    text = year[1] if year else text
    words = {language: text}
    calendar = Calendar(calendar_of_column) if calendar_of_column and _YEAR.search(text) else None
    reading = parse_date(text, calendar)
    if reading is None:
        return {"text": words}, () if says_unknown(text) else (DATE_UNKNOWN(text=text),)
    said = {name: getattr(reading, name) for name in ("earliest", "latest", "certainty", "calendar")}
    return {"text": words, **{name: value for name, value in said.items() if value is not None}}, reading.messages


@remembered
def _dated(event: EventType, text: str, language: str, calendar: str) -> tuple[Settled, Sequence[Message]]:
    """An event of which nothing but one date is said, and what is to be told of the date."""
    date, messages = _read(text, language, calendar)
    return Settled({"type": event, "date": date}), messages


def _found(draft: Draft, event: Happening, column: Column) -> dict[str, Any]:
    """What this row says of the event so far: `column` is the first heading, or narrows who may see it."""
    events: dict[Happening, dict[str, Any]] = draft.slots.setdefault(_SLOT, {})
    found = events.setdefault(event, {"header": column.header})
    if column.access:
        found["access"] = narrower(found.get("access", Level.PUBLIC), Level(column.access))
    return found


def _date(event: Happening) -> Setter:
    def set_date(draft: Draft, piece: Piece, column: Column) -> None:
        if told_absent(draft, piece.text, column, as_unknown=False):  # a date that nobody knows is told in its words
            return
        for happening, text in told_events(piece.text, event):
            _found(draft, happening, column).setdefault("dates", []).append((text, column))

    return set_date


def _place(event: Happening) -> Setter:
    def set_place(draft: Draft, piece: Piece, column: Column) -> None:
        found = _found(draft, event, column)
        written = piece.text.rstrip()
        doubted = _DOUBTED.search(written)
        text = written[: doubted.start()].rstrip() if doubted else piece.text
        said = label(text, column.language)
        name = "doubted" if doubted else "places"
        _point(found, name, column, said, (said, (piece.link, text), column.header))

    return set_place


def _agent(event: Happening) -> Setter:
    def set_agent(draft: Draft, piece: Piece, column: Column) -> None:
        found = _found(draft, event, column)
        who = label(piece.text, column.language)
        _point(found, "agents", column, who, ({"agent": who}, (piece.link, piece.text), column.header))

    return set_agent


def _point(found: dict[str, Any], name: str, column: Column, said: dict[str, Any], pointer: Pointer) -> None:
    """Take a pointer; a column in another language says those there are again in other words, in their order."""
    pointers: list[Pointer] = found.setdefault(name, [])
    counts: dict[str, int] = found.setdefault(f"{name} by language", {})
    place = counts.get(column.language, 0)
    counts[column.language] = place + 1
    if place < max((count for language, count in counts.items() if language != column.language), default=0):
        there = pointers[place][0]
        there.get("agent", there)["label"].setdefault(column.language, said["label"][column.language])
    else:
        pointers.append(pointer)


def _text(event: Happening) -> Setter:
    def set_text(draft: Draft, piece: Piece, column: Column) -> None:
        found = _found(draft, event, column)
        found.setdefault("text", {})[column.language] = piece.text

    return set_text


@dataclass
class _Day:
    """A day of a festival as a row of the sheet tells it: its rule, empty where none could be read, and its words."""

    rule: dict[str, Any]
    words: dict[str, str]
    header: str


def _recurrence(draft: Draft, piece: Piece, column: Column) -> None:
    if _comes_round(draft, piece.text, column) or not _told_day(draft, piece.text, column):
        return
    if written := no_such_day(piece.text):
        draft.tell(FESTIVAL_NO_SUCH_DAY, column, written=written, value=piece.text)
    else:
        draft.tell(FESTIVAL_AS_TEXT, column, value=piece.text)


def _comes_round(draft: Draft, text: str, column: Column) -> bool:
    """Take the days on which a festival comes round; False where the text names none."""
    found = parse_recurrence(text)
    if found is not None:
        _told_day(draft, text, column, found.model_dump(exclude_defaults=True))
    return found is not None


def _told_day(draft: Draft, text: str, column: Column, rule: dict[str, Any] | None = None) -> bool:
    """Take what the cell says of a day; whether it is a day of its own.

    A column in another language says the days of this row again in other words, in their order, unless it names another
    `rule`.
    """
    days: list[_Day] = draft.slots.setdefault(_DAYS, [])
    language = column.language or "vi"
    said = next((day for day in days if language not in day.words), None)
    if said is not None and rule in (None, said.rule):
        said.words[language] = text
        return False
    days.append(_Day(rule or {}, {language: text}, column.header))
    return True


def _add_days(draft: Draft) -> None:
    for day in draft.slots.pop(_DAYS, ()):
        if day.rule:
            draft.add("recurrence", {**day.rule, "text": day.words}, day.header)
        else:
            draft.add("events", {"type": EventType.HAPPENING, "date": {"text": day.words}}, day.header)


Said = list[tuple[str, Column]]
"""What cells say of one thing, each with its column."""


def _of_festival(draft: Draft, said: Said) -> Said:
    """What a bare date says of a festival: days of every year go where those stand, the others are left."""
    return [
        (text, column) for text, column in said if parse_date(text) is not None or not _comes_round(draft, text, column)
    ]


def _spans(draft: Draft, said: Said) -> list[dict[str, Any]]:
    """The dates that the cells say; in another language it is the first date again, in other words."""
    spans: list[dict[str, Any]] = []
    for text, column in said:
        if spans and (column.language or "vi") not in spans[0]["text"]:
            spans[0]["text"][column.language or "vi"] = text
        else:
            spans.append(span(draft, text, column))
    return spans


def _for_everybody(draft: Draft, event: EventType, found: dict[str, Any]) -> dict[str, str]:
    """What the row tells of the event in words; who gave or sold a thing becomes an event of its own, for staff."""
    text: dict[str, str] = found.get("text", {})
    if event is not EventType.ACQUISITION or "access" in found or not any(map(names_giver, text.values())):
        return text
    draft.add("events", {"type": event, "text": text, "access": Level.STAFF}, found["header"])
    return {}


def finish(draft: Draft) -> None:
    """One event for each kind of it that this row dates; what a bare date means depends on the record's kind."""
    _add_days(draft)
    for kind, found in draft.slots.get(_SLOT, {}).items():
        event = kind or HAPPENING_BY_KIND.get(draft.likely_kind, EventType.PRODUCTION)
        said: Said = found.get("dates", [])
        of_festival = kind is None and draft.likely_kind is Kind.INTANGIBLE
        if len(said) == 1 and len(found) == _DATE_ALONE and not of_festival:
            _add_dated(draft, event, *said[0], found["header"])
            continue
        spans = _spans(draft, _of_festival(draft, said) if of_festival else said)
        row: dict[str, Any] = {"date": spans[0]} if spans else {}
        row |= {"text": text} if (text := _for_everybody(draft, event, found)) else {}
        row |= {name: [value for value, *_ in found[name]] for name in ("places", "agents") if name in found}
        seen = {"access": found["access"]} if "access" in found else {}
        if row:
            at = draft.add("events", {"type": event, **row, **seen}, found["header"])
            _want(draft, at, "places", found.get("places", ()))
            _want(draft, at, "agents", found.get("agents", ()))
        for other in spans[1:]:
            draft.add("events", {"type": event, "date": other, **seen}, found["header"])
        if "doubted" in found:
            unsure = {"certainty": Certainty.UNCERTAIN, "places": [where for where, *_ in found["doubted"]]}
            at = draft.add("events", {"type": event, **unsure, **seen}, found["header"])
            _want(draft, at, "places", found["doubted"])
    _add_days(draft)  # those that a bare date told


def _add_dated(draft: Draft, event: EventType, text: str, column: Column, header: str) -> None:
    """The usual event: a date and nothing else."""
    row, messages = _dated(event, text, column.language or "vi", column.calendar)
    draft.messages.extend(message.at(column.header) for message in messages)
    draft.add("events", row, header)


def _want(draft: Draft, at: int, name: str, pointers: Sequence[Pointer]) -> None:
    """Ask for the records that event number `at` points to."""
    inner = ("agent",) if name == "agents" else ()
    for place, (_, texts, header) in enumerate(pointers):
        draft.wanted.append(Wanted(("events", at, name, place, *inner), texts, header))


FIELDS: dict[str, Field] = {
    "date": Field(_date(None), language=True),
    "event.place": Field(_place(None), language=True, many=True),
    "event.agent": Field(_agent(None), language=True, many=True),
    **{f"date.{event.value}": Field(_date(event), language=True) for event in EventType},
    **{f"event.{event.value}.place": Field(_place(event), language=True, many=True) for event in EventType},
    **{f"event.{event.value}.agent": Field(_agent(event), language=True, many=True) for event in EventType},
    **{f"event.{event.value}.text": Field(_text(event), language=True) for event in EventType},
    "recurrence": Field(_recurrence, language=True, many=True),
}
