"""What the moving map fetches: its style, and the records on it as its viewer may see them."""

from dataclasses import replace

from flask import Response, request, url_for

from catalog.places.outlines import Box
from catalog.search.query import Query, Sort
from catalog.shown import Card
from viewer import headers
from viewer.answers import JSON, document
from viewer.context import said
from viewer.map.spots import geojson, spots_in
from viewer.map.style import BOUNDS, Scheme, style_json
from viewer.pages.caller import Caller, caller
from viewer.pages.routes import blueprint
from viewer.parameters import BY_NAME, check, question
from viewer.site import current_language, current_viewer


@blueprint.get(f"/map/style-<any({','.join(Scheme)}):scheme>.json")
def map_style(scheme: str) -> Response:
    """The style in the page's language; the same for everybody."""
    response = Response(style_json(current_language(), Scheme(scheme)), mimetype=JSON)
    return headers.cached(response, current_viewer(), headers.WITHDRAWN_SECONDS)


@blueprint.get("/map/records.json")
def map_records() -> Response:
    """The records, or cells of them, in the box `bbox` or on the whole map, as GeoJSON."""
    arguments = request.args.to_dict(flat=False)
    check(arguments, {"bbox": BY_NAME["bbox"]})
    with caller() as asker:
        asked = question(arguments, asker.viewer)
        found = spots_in(asked.box or BOUNDS, lambda *window: _found(asker, asked, *window))
        base = url_for("pages.record", record_id="0", slug="").removesuffix("0")
        return document(geojson(found, lambda card: _name(card, asker.language), base), asker.viewer)


def _found(asker: Caller, asked: Query, box: Box, offset: int, size: int) -> tuple[int, tuple[Card, ...]]:
    found = asker.search(replace(asked, box=box, offset=offset, size=size, sort=Sort.NAME, facets=()))
    return found.total, found.hits


def _name(card: Card, language: str) -> str:
    name = said(card.title, language)
    return name.text if name else card.record_id
