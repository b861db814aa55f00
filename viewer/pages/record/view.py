"""A record's page: the right address, the view that the caller may see, and the context made from it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Response, redirect, request, url_for

from catalog.cards import life_line, type_label
from catalog.ids import is_id
from catalog.language import N_
from catalog.record.lists import Kind, NameType
from catalog.record.model import Record
from catalog.shown import Card, RecordView
from catalog.views import headings, open_record
from viewer import headers
from viewer.addresses import WALK, on_walk, permanent_url, record_path, room_path
from viewer.context import CardFace, Frame, Link, Picture, Said, plain, said, titled
from viewer.iiif.manifest import collection_url
from viewer.jsonld import json_ld
from viewer.labels import KINDS_MANY
from viewer.pages.asked import MAX_CHOICES
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import called, large
from viewer.pages.record.address import today_line
from viewer.pages.record.context import Media, Prose, RecordPage, SourceFace, Value
from viewer.pages.record.days import next_days
from viewer.pages.record.facts import FactReader, badges, by_id
from viewer.pages.record.inscriptions import inscription_faces
from viewer.pages.record.media import media
from viewer.pages.record.prose import prose
from viewer.pages.record.relations import relations, see_also
from viewer.pages.record.rights import rights_faces
from viewer.pages.record.thread import thread
from viewer.pages.record.told import told
from viewer.pages.record.walk import walks
from viewer.pages.record.where import place_map
from viewer.pages.routes import blueprint
from viewer.pages.types import EXHIBITION, exhibition_types, types_of


@blueprint.get("/records/<record_id>/", defaults={"slug": ""})
@blueprint.get("/records/<record_id>", defaults={"slug": ""})
@blueprint.get("/records/<record_id>/<slug>")
def record(record_id: str, slug: str) -> Response:
    """The record, under its one address: another last part leads there."""
    plain_id = record_id.lower()
    with caller() as asker:
        view = open_record(asker.connection, plain_id if is_id(plain_id) else record_id, asker.viewer)
        address = record_path(view.id, view.record.preferred, view.kind.value, asker.language)
        walk = request.args.get(WALK, "")
        if request.path != address:
            moved = redirect(on_walk(address, walk) if is_id(walk) else address, 301)
            moved.headers["Cache-Control"] = headers.cache_control(asker.viewer, headers.PAGE_SECONDS)
            return moved  # type: ignore[return-value]
        page = record_page(view, asker, walk)
    if page.media.models:
        headers.need_models()
    if page.media.has_panorama:
        headers.need_blobs()
    return answer(f"record/{page.kind}.html", page)


def record_page(view: RecordView, asker: Caller, walk: str = "") -> RecordPage:
    """The context of a record's page; `walk` is the id of the collection through which the reader came, if any."""
    record, language, words = view.record, asker.language, asker.words
    reader = FactReader(language, _cards(view, asker))
    keeper = next((one.name for one in asker.institutions if one.id == view.institution_id), {})
    shown = media(view, asker, keeper)
    lent = _lent(view, shown, asker)
    picture = shown.lead.picture if shown.lead else lent.picture if lent else None
    texts = prose(record, language, words)
    permanent = permanent_url(asker.museum.public_url, view.id)
    led = walks(view, asker, walk)
    exhibitions = types_of(record, EXHIBITION, reader.cards) if view.kind is Kind.COLLECTION else ()
    frame = _frame(view, asker, _crumbs(view, asker, exhibitions), picture, texts)
    if led.mine and led.mine.id == walk:
        frame = _walked(frame, walk)
    others = told(view, asker)
    return RecordPage(
        frame=frame,
        kind=view.kind.value,
        kind_label=called(type_label(record), view.kind.value, language),
        title=titled(record.preferred, language, view.id),
        also=_also(record, language),
        glance=_glance(record, reader),
        badges=badges(record, reader),
        media=shown,
        days=next_days(record, asker),
        prose=texts,
        inscriptions=inscription_faces(record, language, words),
        facts=reader.groups(record),
        visit=reader.visit(record),
        map=place_map(record, asker),
        thread=thread(view, asker, others),
        walks=led,
        lent=lent,
        related=relations(view, asker, others),
        see_also=see_also(view, asker, others),
        sources=tuple(SourceFace(_citation(row.citation, row.pages), row.uri or "") for row in record.sources),
        rights=rights_faces(record.rights, keeper, language, words),
        institution=_institution(view, keeper, language),
        permanent=permanent,
        machine=_machine(view, shown, permanent),
        updated=view.updated_at[:10],
        is_exhibition=bool(exhibitions),
    )


def _cards(view: RecordView, asker: Caller) -> dict[str, Card]:
    """The cards of what the record points to, by id: of those that only its terms name, kind and title."""
    known = by_id([one.card for one in view.related])
    named = {row.term.record for row in view.record.terms if row.term.record} - known.keys()
    return known | (headings(asker.connection, sorted(named), asker.viewer) if named else {})


def _frame(
    view: RecordView, asker: Caller, crumbs: tuple[Link, ...], picture: Picture | None, texts: Sequence[Prose]
) -> Frame:
    """What stands around the record, and what machines and shared links tell of it."""
    record, language = view.record, asker.language
    return asker.frame(
        lambda tag: record_path(view.id, record.preferred, view.kind.value, tag),
        record.title(language),
        texts[0].paragraphs[0] if texts else "",
        section="browse",
        crumbs=crumbs,
        picture=picture,
        json_ld=json_ld(view, permanent_url(asker.museum.public_url, view.id), language),
    )


def _walked(frame: Frame, walk: str) -> Frame:
    """The frame, its other languages on the same walk."""
    return replace(frame, alternates=tuple(replace(one, path=on_walk(one.path, walk)) for one in frame.alternates))


def _lent(view: RecordView, shown: Media, asker: Caller) -> CardFace | None:
    """The member whose picture a collection without one is shown by."""
    card = asker.lender(view.id) if view.kind is Kind.COLLECTION and shown.lead is None else None
    return large(card, asker.language) if card else None


def _crumbs(view: RecordView, asker: Caller, exhibitions: Sequence[str]) -> tuple[Link, ...]:
    """The way back: home, and all of its kind; from an exhibition, by its types, to the exhibitions."""
    home = Link(asker.said(N_("Home")), room_path("pages.home", asker.language))
    if exhibitions:
        types = tuple(dict.fromkeys((*exhibitions, *exhibition_types(asker))))[:MAX_CHOICES]
        others = room_path("pages.search", asker.language, kind=view.kind.value, type=types)
        return (home, Link(asker.said(N_("Exhibitions")), others))
    browse = room_path("pages.browse", asker.language, kind=view.kind.value)
    return (home, Link(asker.said(KINDS_MANY[view.kind]), browse))


def _also(record: Record, language: str) -> tuple[Said, ...]:
    """The preferred name in its other languages and scripts, then the other names."""
    shown = record.title(language)
    preferred = [Said(text, tag) for tag, text in record.preferred.items() if text != shown]
    others = [
        name
        for row in record.names
        if row.type in (NameType.ORIGINAL, NameType.HONORIFIC, NameType.THEONYM) and (name := said(row.text, language))
    ]
    return tuple(dict.fromkeys([*preferred, *others]))


def _glance(record: Record, reader: FactReader) -> tuple[Value, ...]:
    """The first thing a visitor asks: where and when."""
    where = next((line for row in record.places if (line := today_line(row, reader.language))), "")
    when = next((reader.date_line(event.date) for event in record.events if event.date), "")
    if record.kind is Kind.PERSON:
        when = _life(record, reader)
    return tuple(Value(plain(text), note=plain(icon)) for text, icon in ((where, "pin"), (when, "time")) if text)


def _life(record: Record, reader: FactReader) -> str:
    """From birth to death, as far as they are known."""
    dates = {event.type.value: reader.date(event.date) for event in record.events if event.date}
    if "birth" in dates or "death" in dates:
        return life_line(dates.get("birth", ""), dates.get("death", ""), reader.language)
    return next(iter(dates.values()), "")


def _citation(citation: str, pages: str | None) -> str:
    return f"{citation}, {pages}" if pages else citation


def _institution(view: RecordView, keeper: Mapping[str, str], language: str) -> Link | None:
    name = said(keeper, language)
    address = room_path("pages.institution", language, institution_id=view.institution_id)
    return Link(name, address) if name else None


def _machine(view: RecordView, shown: Media, permanent: str) -> tuple[Link, ...]:
    """The same record for programs."""
    links = [
        Link(plain("JSON"), url_for("api.record", record_id=view.id)),
        Link(plain("JSON-LD"), f"{permanent}?format=jsonld"),
    ]
    if shown.manifest:
        links.append(Link(plain("IIIF"), shown.manifest))
    elif view.kind is Kind.COLLECTION:
        site = permanent.removesuffix(f"/id/{view.id}")
        links.append(Link(plain("IIIF"), collection_url(site, view.id)))
    return tuple(links)
