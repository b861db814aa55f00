"""The addresses that are printed and cited: /id/{id}, which never changes, and /q/{code} on labels."""

from typing import Any

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as WerkzeugResponse

from catalog import lookup
from catalog.errors import GoneError, NotFoundError
from catalog.ids import is_id
from catalog.language import N_
from catalog.museum import Museum
from catalog.policy import Viewer
from catalog.shown import RecordView
from catalog.views import open_record, open_records
from viewer.addresses import permanent_url, record_path
from viewer.answers import JSON, JSON_LD, document
from viewer.api.blueprint import blueprint
from viewer.api.records import record_document
from viewer.jsonld import CONTEXT, thing
from viewer.parameter_errors import ChoiceError
from viewer.site import current_museum, current_viewer, negotiated

HTML = "text/html"
FORMATS = {"html": HTML, "json": JSON, "jsonld": JSON_LD}
MAX_CODE_CHARACTERS = 200


class UnknownCodeError(NotFoundError):
    """A label's code that no record bears."""

    code = "code-unknown"
    msgid = N_("No record here bears the number {code}. Check it against the label, or try the search.")


@blueprint.get("/id/<record_id>")
def permanent(record_id: str) -> WerkzeugResponse:
    """The record as a page, as JSON or as JSON-LD, whichever the caller prefers; `format` names one.

    Capitals, as people type them from a label, lead to the address itself.
    """
    if record_id != record_id.lower() and is_id(record_id.lower()):
        return _not_for_ever(redirect(url_for("api.permanent", record_id=record_id.lower(), **_asked_format()), 302))
    museum, viewer = current_museum(), current_viewer()
    wanted = _format()
    with museum.database.connect() as connection:
        if wanted == JSON:
            response: WerkzeugResponse = document(
                record_document(connection, record_id, viewer, museum.public_url), viewer
            )
            response.headers["Content-Location"] = url_for("api.record", record_id=record_id)
        else:
            view = open_record(connection, record_id, viewer)
            response = _linked_data(view, museum, viewer) if wanted == JSON_LD else redirect(_page(view), 303)
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


@blueprint.get("/q/<path:code>")
def label(code: str) -> WerkzeugResponse:
    """What a printed label stands for: a record's id or number; a number that several bear leads to the search."""
    museum, viewer = current_museum(), current_viewer()
    shown = code.strip()[:MAX_CODE_CHARACTERS]
    plain = shown.casefold().replace("-", "").replace(" ", "")
    with museum.database.connect() as connection:
        found = open_records(connection, [plain], viewer) or lookup.by_identifier(connection, shown, viewer)
        if not found and is_id(plain):
            open_record(connection, plain, viewer)
        if not found and lookup.was_withdrawn(connection, shown):
            raise GoneError
    if not found:
        raise UnknownCodeError(code=shown)
    if len(found) > 1:
        return _not_for_ever(redirect(url_for("pages.search", language=negotiated(), q=shown), 302))
    return _not_for_ever(redirect(_page(found[0]), 302))


def _asked_format() -> dict[str, Any]:
    asked = request.args.get("format")
    return {} if asked is None else {"format": asked}


def _format() -> str:
    asked = request.args.get("format")
    if asked is not None:
        if asked not in FORMATS:
            raise ChoiceError(name="format", value=asked[:40], expected=", ".join(FORMATS))
        return FORMATS[asked]
    return request.accept_mimetypes.best_match([HTML, JSON_LD, JSON], HTML) or HTML


def _linked_data(view: RecordView, museum: Museum, viewer: Viewer) -> Response:
    url = permanent_url(museum.public_url, view.id)
    response = document({"@context": CONTEXT, **thing(view, url, negotiated())}, viewer)
    response.mimetype = JSON_LD
    return response


def _page(view: RecordView) -> str:
    return record_path(view.id, view.record.preferred, view.kind.value, negotiated())


def _not_for_ever(response: WerkzeugResponse) -> WerkzeugResponse:
    """A label leads where its number leads today."""
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Language"
    return response
