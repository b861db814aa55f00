"""GET /api/search: total, one page of hits, the facets, and where the next page is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from catalog.analyzer import words
from catalog.language import in_all_languages
from catalog.record.lists import STANDING_LABELS
from catalog.search.query import Facet, FacetValue, NamedYears, Query, Results
from catalog.shown import Card
from viewer.addresses import permanent_url
from viewer.answers import document
from viewer.api.blueprint import blueprint
from viewer.labels import MEDIA
from viewer.lent import with_lent_pictures
from viewer.parameters import MAX_DEPTH, Arguments, question
from viewer.site import current_museum, current_viewer

_LABELS: dict[Facet, Mapping[str, str]] = {
    Facet.MEDIA: MEDIA,
    Facet.RANK: STANDING_LABELS,
}


@blueprint.get("/api/search")
def search() -> Response:
    """What is found, as the caller may know of it."""
    museum, viewer = current_museum(), current_viewer()
    arguments = request.args.to_dict(flat=False)
    query = question(arguments, viewer)
    index = museum.index_for(viewer)
    found = index.search(query)
    results = replace(found, hits=with_lent_pictures(found.hits, index, viewer))
    return document(answer(results, query, arguments, museum.public_url), viewer)


def answer(results: Results, query: Query, arguments: Arguments, public_url: str) -> dict[str, Any]:
    """The results as the API's users rely on them: see 'Names that stay' in DESIGN.md."""
    return {
        "total": results.total,
        "hits": [hit(card, public_url) for card in results.hits],
        "facets": {str(facet): [_value(facet, value) for value in values] for facet, values in results.facets.items()},
        "next": _next(results, query, arguments, public_url),
        **({"tried": results.tried} if results.tried else {}),
        **({"exact": results.exact} if results.exact is not None else {}),
        **({"ignored": query.text} if query.text and not words(query.text) else {}),
        **({"fewer": True} if results.fewer else {}),
        **({"years": [_named_years(years) for years in results.years]} if results.years else {}),
        **({"absent": list(results.absent)} if results.absent else {}),
    }


def _named_years(years: NamedYears) -> dict[str, Any]:
    """Words that were taken for years; an open end is left out."""
    ends = {"from": years.first, "to": years.last}
    return {"text": years.text, **{name: year for name, year in ends.items() if year is not None}}


def hit(card: Card, public_url: str) -> dict[str, Any]:
    """One record among the hits; texts by language, what is not known left out."""
    thumbnail = f"{public_url}/files/{card.thumbnail}/w400.webp" if card.thumbnail else None
    shown: dict[str, Any] = {
        "id": card.record_id,
        "kind": card.kind,
        "title": card.title,
        "url": permanent_url(public_url, card.record_id),
        "thumbnail": thumbnail,
        "summary": card.summary,
        "type": card.type_label,
        "place": card.place,
        "date": card.date,
        "rank": card.rank,
        "media": list(card.media),
        "alt": card.thumbnail_alt if thumbnail else {},
        "colour": card.colour if thumbnail else None,
    }
    always = ("id", "kind", "title", "url", "thumbnail")
    return {name: value for name, value in shown.items() if name in always or value}


def _value(facet: Facet, value: FacetValue) -> dict[str, Any]:
    """One value to narrow by; where the record gave no label, the closed lists do."""
    known = _LABELS.get(facet, {}).get(value.value)
    label = value.label or (in_all_languages(known) if known else {})
    return {"value": value.value, "label": label, "count": value.count, **({"chosen": True} if value.chosen else {})}


def _next(results: Results, query: Query, arguments: Arguments, public_url: str) -> str | None:
    """The address of the next page; None at the end, and where paging ends."""
    offset = query.offset + query.size
    if offset >= results.total or offset + query.size > MAX_DEPTH:
        return None
    kept = {name: list(values) for name, values in arguments.items() if name not in ("page", "offset")}
    place = {"page": offset // query.size + 1} if "page" in arguments else {"offset": offset}
    return f"{public_url}/api/search?{urlencode(kept | place, doseq=True)}"
