"""Files for people: pictures in their sizes, sound, film, documents, models; the original only for those who may."""

from typing import Any, BinaryIO
from urllib.parse import quote

from flask import Blueprint, Response, current_app, redirect, request
from flask.blueprints import BlueprintSetupState
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wrappers import Response as WerkzeugResponse
from werkzeug.wsgi import FileWrapper

from catalog import views
from catalog.assets import Derivative
from catalog.blobs import original_key
from catalog.derivatives import CARDS, PICTURES, DerivativeRole
from catalog.errors import HeritageError, NotFoundError, UnavailableError
from catalog.language import FIRST, N_
from catalog.shown import AssetView
from viewer import headers, problems
from viewer.addresses import slug
from viewer.answers import open_to_all
from viewer.derivative_names import ORIGINAL, derivative_path, name_of, named
from viewer.fresh import Fresh
from viewer.ranges import one_range
from viewer.site import current_museum, current_viewer

LINK_SECONDS = 600
"""How long the store's own address of a sound, film or model is good, whatever becomes of its record meanwhile."""
MOST_FILES = 20_000
_CHUNK_BYTES = 1 << 16
_SHOWN = frozenset(
    {
        *PICTURES,
        *CARDS,
        DerivativeRole.POSTER,
        DerivativeRole.MODEL_GLB,
        DerivativeRole.SOUND,
        DerivativeRole.FILM,
        DerivativeRole.CAPTIONS,
    }
)
"""Derivatives that browsers show. They save any other: the inside of a document is not ours to vouch for."""
_LEVELS = frozenset({"0", "full"})
_STREAMED = frozenset({DerivativeRole.SOUND, DerivativeRole.FILM, DerivativeRole.MODEL_GLB})

blueprint = Blueprint("files", __name__)
blueprint.after_request(open_to_all)


class LostFileError(UnavailableError):
    """The store does not give what the catalogue says it has."""

    code = "file-unavailable"
    msgid = N_("This file cannot be read at the moment. Nothing is lost; please try again in a minute.")


class RangeError(HeritageError):
    """A part of a file that lies behind its end."""

    code = "range"
    status = 416
    msgid = N_("This file has {size} bytes; ask for a part of it that is there.")


@blueprint.errorhandler(RangeError)
def _behind_the_end(error: RangeError) -> Response:
    """With the size, as programs read it (RFC 9110, 15.5.17)."""
    response = problems.answer(error)
    response.headers["Content-Range"] = f"bytes */{error.params['size']}"
    return response


@blueprint.record_once
def _make_files(state: BlueprintSetupState) -> None:
    museum = state.app.extensions["museum"]
    state.app.extensions["files"] = Fresh(museum, views.open_asset, lambda _: 1, MOST_FILES)


@blueprint.get("/files/<asset>/<name>")
def derivative(asset: str, name: str) -> WerkzeugResponse:
    """A derivative by its name, or the original where the viewer may fetch it."""
    opened = _open(asset)
    if name == ORIGINAL:
        return _original(opened)
    made = named(opened.file, name)
    if made is None:
        raise NotFoundError
    return _sent(opened, made)


@blueprint.get("/models/<asset>/<version>/<level>.glb")
def model(asset: str, version: str, level: str) -> WerkzeugResponse:
    """A model to turn; an address from before the last change leads to today's."""
    opened = _open(asset)
    made = opened.file.derivative(DerivativeRole.MODEL_GLB)
    if made is None or level not in _LEVELS:
        raise NotFoundError
    if made.version != version:
        return redirect(derivative_path(opened.file, made), 302)
    return _sent(opened, made)


def _open(asset_id: str) -> AssetView:
    files: Fresh[AssetView] = current_app.extensions["files"]
    return files.open(asset_id, current_viewer())


def _original(opened: AssetView) -> Response:
    """The bytes as they were brought; who may not fetch them gets the answer of a file that is not there."""
    if not opened.file.may_fetch_original:
        raise NotFoundError
    response = _stream(original_key(opened.sha256), opened.file.mime, opened.sha256)
    response.headers["Cache-Control"] = headers.PRIVATE
    return _as_download(response, opened.file.name)


def _sent(opened: AssetView, made: Derivative) -> WerkzeugResponse:
    role = DerivativeRole(made.role)
    if role in _STREAMED and (address := current_museum().store.url(made.key, LINK_SECONDS)):
        return redirect(address, 302)
    response = _stream(made.key, made.mime, f"{made.version}-{made.role}")
    return response if role in _SHOWN else _as_download(response, _saved_as(opened, made))


def _saved_as(opened: AssetView, made: Derivative) -> str:
    """The name for people's disks: the file's own for those who may fetch it, for others the record's."""
    stem = opened.file.name.rpartition(".")[0] or opened.file.name
    if not opened.file.may_fetch_original:
        stem = slug(opened.title, opened.file.id, FIRST)
    return f"{stem}.{name_of(made).rpartition('.')[2]}"


def _stream(key: str, mime: str, etag: str) -> Response:
    """The file whole, or the range that was asked for; shut in, whatever a browser may think it is."""
    store = current_museum().store
    try:
        size_bytes = store.stat(key).size_bytes
        body: BinaryIO = store.open(key)
    except OSError as exc:
        raise LostFileError from exc
    response = Response(FileWrapper(body, _CHUNK_BYTES), mimetype=mime, direct_passthrough=True)
    response.content_length = size_bytes
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    headers.cached(response, current_viewer(), headers.WITHDRAWN_SECONDS, etag)
    try:
        response.make_conditional(_asked(size_bytes), accept_ranges=True, complete_length=size_bytes)
    except RequestedRangeNotSatisfiable as exc:
        body.close()
        raise RangeError(size=size_bytes) from exc
    return response


def _asked(size_bytes: int) -> dict[str, Any]:
    """The request, its Range only where it is one to honour."""
    asked = {name: value for name, value in request.environ.items() if name != "HTTP_RANGE"}
    part = one_range(request.environ.get("HTTP_RANGE", ""), size_bytes)
    return asked if part is None else asked | {"HTTP_RANGE": part}


def _as_download(response: Response, name: str) -> Response:
    """To be saved under its own name (RFC 6266, RFC 5987), by old browsers under a plain one."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in name) or "file"
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return response
