"""The card of a record: what a result, a relation or a map marker shows of it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from catalog import panorama, places
from catalog.derivatives import CARD_FORM, CARDS, PICTURES, DerivativeRole
from catalog.language import N_, languages, translate
from catalog.record.lists import EventType, Kind, TermRole, TextType
from catalog.record.model import Record
from catalog.record.parts import Event
from catalog.record.rows import made_once
from catalog.recordings import recording_of
from catalog.shown import Card, FileView, RecordView
from catalog.text import shortened

SUMMARY_CHARACTERS = 180


def card_of(view: RecordView) -> Card:
    """The card of a record as its viewer may see it."""
    record = view.record
    picture = next((file for file in view.files if file.derivative(DerivativeRole.WEBP_400)), None)
    ranks = [row.rank.value for row in record.designations]
    return Card(
        record_id=view.id,
        kind=view.kind.value,
        title=record.preferred,
        summary=_summary(record),
        type_label=type_label(record),
        place=place_label(record),
        date=date_label(record),
        rank=max(ranks, key=RANK_ORDER.index, default=None) if ranks else None,
        thumbnail=picture.id if picture else None,
        thumbnail_alt=(picture.row.alt or picture.row.caption) if picture else {},
        thumbnail_widths=_widths(picture) if picture else {},
        colour=picture.facts.get("dominant_colour") if picture else None,
        media=tuple(dict.fromkeys(_media(view.files))),
        point=_point(record),
    )


def type_label(record: Record) -> dict[str, str]:
    """What curators call a thing of its type: 'chuông', 'bell'."""
    return next((term.term.label for term in record.terms if term.role is TermRole.TYPE), {})


def _widths(picture: FileView) -> dict[str, int]:
    """How many pixels wide each size is within a card's form, of which a long scroll fills the height alone."""
    wide, high = CARD_FORM
    return {
        role.value: min(made.width_px, made.height_px * wide // high)
        for role in (*CARDS, *PICTURES)
        if (made := picture.derivative(role)) and made.width_px and made.height_px
    }


def _point(record: Record) -> tuple[float, float] | None:
    """Latitude and longitude of the first place that has them."""
    spots = ((row.lat, row.lon) for row in record.places)
    return next(((lat, lon) for lat, lon in spots if lat is not None and lon is not None), None)


RANK_ORDER = ("listed", "provincial", "national", "special_national")


def place_label(record: Record) -> dict[str, str]:
    """Where the thing is, as briefly as a card needs: the province of today, or the place as it was written."""
    for place in record.places:
        for code in place.units:
            if names := _province_names(code):
                return names
    return next((place.written for place in record.places if place.written), {})


@lru_cache(maxsize=4096)
def _province_names(code: str) -> dict[str, str] | None:
    """The names of the province of today that a unit lies in; None for an unknown code. Shared, not to be changed."""
    found = places.unit(code)
    if found is None:
        return None
    province = places.province_of(found)
    today = places.today_of(province)
    return (today[0] if len(today) == 1 else province).names


def date_label(record: Record) -> dict[str, str]:
    """When the thing was made, founded or happened, by language; for a person from birth to death."""
    return _life(record) if record.kind is Kind.PERSON else _first(record)


def _life(record: Record) -> dict[str, str]:
    dates = {event.type: event.date for event in record.events if event.date is not None}
    birth, death = dates.get(EventType.BIRTH), dates.get(EventType.DEATH)
    found: dict[str, str] = {}
    for language in languages():
        born, died = (date.brief(language) if date else "" for date in (birth, death))
        if born or died:
            found[language] = life_line(born, died, language)
    return found or _first(record)


def life_line(birth: str, death: str, language: str) -> str:
    """A life by its two dates, of which one may be empty: '1228 – 1300', 'd. 1116'."""
    if birth and death:
        return f"{birth} – {death}"
    return translate(N_("b. {date}") if birth else N_("d. {date}"), language, date=birth or death)


def _first(record: Record) -> dict[str, str]:
    """The date of the first event that has one."""
    return next((_dated(event) for event in record.events if event.date is not None), {})


@made_once
def _dated(event: Event) -> dict[str, str]:
    """Shared, not to be changed."""
    date = event.date
    if date is None or not date.is_known:
        return date.words if date else {}
    return {language: shown for language in languages() if (shown := date.brief(language))}


def _summary(record: Record) -> dict[str, str]:
    rows = sorted(record.texts, key=lambda row: row.type is not TextType.SUMMARY)
    for row in rows:
        if row.type in (TextType.SUMMARY, TextType.DESCRIPTION):
            return {tag: shortened(text, SUMMARY_CHARACTERS) for tag, text in row.text.items()}
    return {}


def _media(files: Sequence[FileView]) -> Iterator[str]:
    """What there is to see and hear; captions and transcripts are a part of their recording, and no document."""
    for file in files:
        if file.family != "captions" and recording_of(file, files) is None:
            yield file.family
        if file.family == "image" and panorama.surrounds(file.row.role, file.facts):
            yield panorama.ROLE
