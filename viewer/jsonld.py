"""A record as schema.org describes things, for search engines and for whoever links data."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

from markupsafe import Markup

from catalog.cards import place_label
from catalog.dates.recurrence import FestivalCalendar, Recurrence
from catalog.dates.span import Certainty, DateSpan
from catalog.derivatives import DerivativeRole
from catalog.language import FIRST, N_, translate
from catalog.record.lists import DESIGNATION_LABELS, RANK_LABELS, Covered, EventType, Kind, Rank, TermRole, TextType
from catalog.record.model import Record
from catalog.shown import FileView, RecordView
from catalog.text import best
from viewer.derivative_names import derivative_path
from viewer.jsonld_relations import PLACES, TYPES, WORKS, related
from viewer.rights import credit, digital_rights

CONTEXT = "https://schema.org"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
VIETNAM = timezone(timedelta(hours=7))
_EVENTS = frozenset({"Event", "EventSeries"})

Thing = dict[str, Any]


def json_ld(view: RecordView, url: str, language: str = FIRST) -> Markup:
    """The record as JSON-LD for a script element, into which it may be put as it is; `url` is its permanent address."""
    text = json.dumps({"@context": CONTEXT, **thing(view, url, language)}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def thing(view: RecordView, url: str, language: str) -> Thing:
    """The record in schema.org's terms, its names and texts for a reader of `language`; what is unknown is left out."""
    record = view.record
    type_ = type_of(record)
    site = url.removesuffix(f"/id/{view.id}")
    parts = (
        {"@type": type_, "@id": url, "url": url, "name": record.title(language)},
        _names_and_texts(record, language),
        _numbers(record),
        _media(view, site, language),
        _described_at(record, url),
        _where(record, type_, language),
        _when(record, type_),
        _holdings(record, language),
        _as_work(record, language) if view.kind in WORKS and type_ not in _EVENTS else {},
        _standing(record, language),
    )
    found: Thing = {}
    for name, value in (item for part in parts for item in part.items()):
        found[name] = [*found[name], *value] if name in found and isinstance(value, list) else value
    for name, others in related(view, site, language, is_event=type_ in _EVENTS).items():
        found[name] = [*found.get(name, []), *others]
    return _known(found)


def _known(found: Thing) -> Thing:
    """Without what is unknown."""
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def type_of(record: Record) -> str:
    """The schema.org type; what comes round every year is a series of events."""
    return "EventSeries" if record.kind is Kind.INTANGIBLE and record.recurrence else TYPES[record.kind]


def _described_at(record: Record, url: str) -> Thing:
    """The page that describes the thing, with the terms of the description: they are not those of the thing."""
    terms = next((row.uri for row in record.rights if row.covers is Covered.RECORD), None)
    return {"subjectOf": [{"@type": "WebPage", "url": url, "license": terms}]} if terms else {}


def _names_and_texts(record: Record, language: str) -> Thing:
    title = record.title(language)
    others = [(tag, text) for name in record.names for tag, text in name.text.items() if text != title]
    wanted = (TextType.SUMMARY, TextType.DESCRIPTION)
    text = next((row.text for kind in wanted for row in record.texts if row.type is kind), {})
    return {"alternateName": [_tagged(*one) for one in dict.fromkeys(others)], "description": best(text, language)[0]}


def _tagged(tag: str, text: str) -> Thing:
    """A text with its language (JSON-LD 1.1, section 4.2.4)."""
    return {"@language": tag, "@value": text}


def _standing(record: Record, language: str) -> Thing:
    """When a place was founded and how it is listed; schema.org has no words of its own for either."""
    if record.kind not in PLACES:
        return {}
    founded = next((event.date for event in record.events if event.type is EventType.FOUNDING and event.date), None)
    found = [(N_("Founded"), "/".join(_ends(founded)))] if founded else []
    found += [
        (DESIGNATION_LABELS[row.list], row.date.earliest if row.date and row.date.earliest else "")
        if row.rank is Rank.LISTED
        else (DESIGNATION_LABELS[row.list], translate(RANK_LABELS[row.rank], language))
        for row in record.designations
    ]
    return {
        "additionalProperty": [
            _known({"@type": "PropertyValue", "name": translate(name, language), "value": value})
            for name, value in found
        ]
    }


def _numbers(record: Record) -> Thing:
    wikidata = [row.value for row in record.identifiers if row.type == "wikidata"]
    return {
        "identifier": [
            {"@type": "PropertyValue", "propertyID": row.type, "value": row.value}
            for row in record.identifiers
            if row.type != "wikidata"
        ],
        "sameAs": [f"http://www.wikidata.org/entity/{value.rpartition('/')[2]}" for value in wikidata],
    }


def _media(view: RecordView, site: str, language: str) -> Thing:
    def all_of(make: Callable[[FileView], Thing | None]) -> list[Thing]:
        made = (make(file) for file in view.files)
        return [
            _known(one | _of_file(view, file, language))
            for file, one in zip(view.files, made, strict=True)
            if one is not None
        ]

    pictures = all_of(lambda file: _picture(file, site))
    films = all_of(lambda file: _played(file, DerivativeRole.FILM, "VideoObject", site))
    sounds = all_of(lambda file: _played(file, DerivativeRole.SOUND, "AudioObject", site))
    models = all_of(lambda file: _played(file, DerivativeRole.MODEL_GLB, "3DModel", site))
    return {"image": pictures, "subjectOf": films + sounds + models}


def _picture(file: FileView, site: str) -> Thing | None:
    large = file.derivative(DerivativeRole.WEBP_1200) if file.family == "image" else None
    small = file.derivative(DerivativeRole.WEBP_400)
    if large is None:
        return None
    return {
        "@type": "ImageObject",
        "contentUrl": site + derivative_path(file, large),
        "thumbnailUrl": site + derivative_path(file, small) if small else None,
        "encodingFormat": large.mime,
        "width": large.width_px,
        "height": large.height_px,
    }


def _played(file: FileView, role: DerivativeRole, type_: str, site: str) -> Thing | None:
    made = file.derivative(role)
    if made is None:
        return None
    poster = file.derivative(DerivativeRole.POSTER)
    duration_s = file.facts.get("duration_s")
    return {
        "@type": type_,
        "contentUrl": site + derivative_path(file, made),
        "encodingFormat": made.mime,
        "thumbnailUrl": site + derivative_path(file, poster) if poster else None,
        "duration": f"PT{duration_s:.1f}S" if duration_s else None,
    }


def _of_file(view: RecordView, file: FileView, language: str) -> Thing:
    """What is said of any file: caption, rights, credit, and how it was made."""
    return {
        "name": best(file.row.caption or file.row.alt, language)[0] or view.record.title(language),
        "license": digital_rights(view.record, file.row),
        "creditText": best(credit(view.record, file.row), language)[0],
        "digitalSourceType": file.row.digital_source,
    }


def _where(record: Record, type_: str, language: str) -> Thing:
    if type_ == "Person":
        return {}
    place = _place(record, language)
    if record.kind in PLACES or not place:
        return place
    return {"location" if type_ in _EVENTS else "contentLocation": {"@type": "Place", **place}}


def _place(record: Record, language: str) -> Thing:
    """Where the thing is; coordinates that are not exact are a circle."""
    row = next((row for row in record.places if row.lat is not None and row.lon is not None), None)
    written = next((row.written for row in record.places if row.written), None) or place_label(record)
    found: Thing = {"address": best(written, language)[0]}
    if row is not None:
        point = {"@type": "GeoCoordinates", "latitude": row.lat, "longitude": row.lon}
        circle = {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": row.precision_m}
        found["geo"] = circle if row.precision_m else point
    return _known(found)


def _holdings(record: Record, language: str) -> Thing:
    """The next holding of a festival, or of that of a place: no format for data knows the lunar calendar, so its days
    are told.
    """
    today = datetime.now(VIETNAM).date()
    following = [(rule, rule.next_after(today)) for rule in record.recurrence]
    one = {"@type": "Event", "name": record.title(language), **_where(record, "Event", language)}
    found = [
        one | {"startDate": holding.start.isoformat(), "endDate": holding.end.isoformat()}
        for holding in sorted(holding for _, holding in following if holding)
    ]
    schedules = [_schedule(rule, language) for rule, holding in following if holding is None]
    if record.kind in PLACES:
        return {"event": [*found, *(one | {"eventSchedule": [schedule]} for schedule in schedules)]}
    return {"subEvent": found} | ({"eventSchedule": schedules} if type_of(record) in _EVENTS else {})


def _schedule(rule: Recurrence, language: str) -> Thing:
    """A rule whose next day cannot be told, in its words; figures count solar years, so only a solar rule has them."""
    schedule: Thing = {"@type": "Schedule", "description": rule.display(language)}
    if rule.calendar is FestivalCalendar.SOLAR:
        schedule |= {"repeatFrequency": f"P{rule.every_years}Y", "byMonth": rule.month, "byMonthDay": rule.day}
    return schedule


def _when(record: Record, type_: str) -> Thing:
    dates = {event.type: event.date for event in reversed(record.events) if event.date}
    if type_ == "Person":
        return {"birthDate": _dated(dates.get(EventType.BIRTH)), "deathDate": _dated(dates.get(EventType.DEATH))}
    if type_ in _EVENTS:
        happened = dates.get(EventType.HAPPENING) or next(iter(dates.values()), None)
        if happened is None:
            return {}
        return {"startDate": happened.earliest, "endDate": happened.latest}
    if record.kind in PLACES:
        return {}
    made = dates.get(EventType.PRODUCTION) or dates.get(EventType.FOUNDING)
    if made is None:
        return {}
    covered = "/".join(_ends(made))
    coverage = {"@type": EDTF, "@value": covered} if made.is_bounds else covered
    return {"dateCreated": _dated(made), "temporalCoverage": coverage}


def _ends(span: DateSpan) -> list[str]:
    """What is known of both ends; years that are only the bounds of words ('late 18th century') as EDTF's '~'."""
    about = "~" if span.is_bounds else ""
    return list(dict.fromkeys(end + about for end in (span.earliest, span.latest) if end))


_DOUBTS = {Certainty.APPROXIMATE: "~", Certainty.UNCERTAIN: "?", Certainty.PROBABLE: "?"}


def _dated(span: DateSpan | None) -> str | Thing | None:
    """The date where it is one year, month or day; one that is not sure as EDTF, which alone can say so."""
    if span is None or span.earliest is None or span.earliest != span.latest:
        return None
    doubt = _DOUBTS.get(span.certainty) if span.certainty else None
    return {"@type": EDTF, "@value": span.earliest + doubt} if doubt else span.earliest


def _as_work(record: Record, language: str) -> Thing:
    def terms(role: TermRole) -> list[str]:
        return [word for row in record.terms if row.role is role and (word := best(row.term.label, language)[0])]

    found: Thing = {
        "material": terms(TermRole.MATERIAL),
        "keywords": terms(TermRole.SUBJECT),
        "inLanguage": list(record.languages),
        "license": next((row.uri for row in record.rights if row.covers is Covered.WORK), None),
        "creditText": best(credit(record), language)[0],
    }
    if record.kind is Kind.ARTEFACT:
        found["artform"] = terms(TermRole.TYPE)
    elif record.kind is not Kind.COLLECTION:
        found["genre"] = terms(TermRole.TYPE)
    return found
