"""What is nobody's business of a person who may be living: where they dwell, their day of birth, how they are reached.

Everybody may see the year of birth and the commune that a person comes from; the rest is for staff. Of the dead, and
wherever the mapping says access = "public" of the column, nothing is held back.
"""

from typing import Any

from catalog.clock import today
from catalog.places.address import address_parts, is_below_commune, resolve_address
from catalog.record.lists import EventType, Kind, Level, PlaceRole, TermRole
from ingest.sheets.fields.draft import Draft, Wanted

_LONGEST_LIFE_YEARS = 110
_EXACT = frozenset({"address", "village", "lat", "lon", "position", "outline"})
_YEAR_CHARACTERS = 4


def finish(draft: Draft) -> None:
    """Hold back what this row says too exactly of a person who may be living."""
    if draft.likely_kind is not Kind.PERSON or not may_be_living(draft.document):
        return
    if _EXACT & {*draft.slots.get("place", ()), *draft.slots.get("place.old", ())}:
        for place in draft.document.get("places", ()):
            if place["role"] is PlaceRole.LOCATED:
                place.setdefault("access", Level.STAFF)
    for at, event in enumerate(list(draft.document.get("events", ()))):
        if event["type"] is EventType.BIRTH and "access" not in event:
            _hold_back(draft, at, event)
    header = draft.origins.pop(("visit", "contact"), "")
    if header:
        kept = draft.document.setdefault("unmapped", {})
        kept[header] = "\n".join(draft.document["visit"].pop("contact").values())


def may_be_living(document: dict[str, Any]) -> bool:
    """Whether nothing says that the person died: no death, no reign or period, no date longer ago than people live."""
    events = document.get("events", ())
    if any(event["type"] in (EventType.DEATH, EventType.REIGN) for event in events):
        return False
    if any(term["role"] is TermRole.PERIOD for term in document.get("terms", ())):
        return False
    latest = [year for event in events if (year := _year(event.get("date", {}).get("latest"))) is not None]
    return not latest or min(latest) > int(today()[:_YEAR_CHARACTERS]) - _LONGEST_LIFE_YEARS


def _hold_back(draft: Draft, at: int, event: dict[str, Any]) -> None:
    """Make a birth that says too much one for staff, with another beside it for everybody."""
    date, places = event.get("date"), event.get("places", [])
    shown: dict[str, Any] = {"date": _by_year(date)} if date else {}
    shown_places = [rough for place in places if (rough := _rough(place))]
    shown |= {"places": shown_places} if shown_places else {}
    if shown == {name: event[name] for name in ("date", "places") if name in event}:
        return
    draft.document["events"][at] = {**event, "access": Level.STAFF}
    shown = {name: value for name, value in shown.items() if value}
    if shown:
        public = draft.add("events", {"type": EventType.BIRTH, **shown}, draft.origins.get(("events", at), ""))
        for place, rough in enumerate(shown_places):
            texts = ("", next(iter(rough["label"].values())))
            draft.wanted.append(Wanted(("events", public, "places", place), texts))


def _by_year(date: dict[str, Any]) -> dict[str, Any]:
    """The date where it is one of years; its years where it names a day; nothing where nobody can read it."""
    ends = [end for name in ("earliest", "latest") if (end := date.get(name))]
    if not ends:
        return {}
    if all(_is_year(end) for end in ends):
        return date
    years = {name: _digits(date[name]) for name in ("earliest", "latest") if date.get(name)}
    return years | {name: date[name] for name in ("certainty",) if name in date}


def _rough(place: dict[str, Any]) -> dict[str, Any]:
    """The place without what lies below a commune; nothing where nothing is left."""
    labels = {language: _of_commune(text) for language, text in place["label"].items()}
    labels = {language: text for language, text in labels.items() if text}
    return {"label": labels} if labels else {}


def _of_commune(text: str) -> str:
    parts = address_parts(text)
    rest = address_parts(resolve_address(text).village)
    kept = [part for part in parts if not is_below_commune(part) and (part not in rest or len(parts) == 1)]
    return text if kept == parts else ", ".join(kept)


def _is_year(end: str) -> bool:
    return "-" not in end.lstrip("-")


def _digits(end: str) -> str:
    return end[:_YEAR_CHARACTERS]


def _year(end: str | None) -> int | None:
    if end is None:
        return None
    sign = "-" if end.startswith("-") else ""
    return int(sign + end.lstrip("-").partition("-")[0])
