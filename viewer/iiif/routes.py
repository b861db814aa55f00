"""The addresses of IIIF, under which other museums' viewers find our pictures."""

from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from sqlalchemy import Connection
from werkzeug.wrappers import Response as WerkzeugResponse

from catalog import incoming, institutions
from catalog.errors import NotFoundError
from catalog.language import languages
from catalog.museum import Museum
from catalog.shown import RecordView
from catalog.views import MEMBERSHIP, MOST_INCOMING, members, open_record
from catalog.xmp import labelled_jpeg
from viewer import headers
from viewer.addresses import record_path
from viewer.answers import document, open_to_all
from viewer.iiif.collection import PAGE, collection, collection_page
from viewer.iiif.errors import NothingToShowError
from viewer.iiif.images import ImageFile, Images
from viewer.iiif.info import CONTEXT, LEVEL_PROFILE, info, service_url
from viewer.iiif.manifest import CONTEXT as PRESENTATION
from viewer.iiif.manifest import Setting, manifest
from viewer.iiif.plan import MIME_TYPES, ImageRequest, Plan, plan
from viewer.iiif.render import render
from viewer.iiif.shortcut import TileShortcut
from viewer.parameters import check
from viewer.site import current_museum, current_viewer

blueprint = Blueprint("iiif", __name__)
blueprint.after_request(open_to_all)


@blueprint.record_once
def _make_images(state: BlueprintSetupState) -> None:
    """The pictures, and the short way to their tiles."""
    app = cast(Flask, state.app)
    museum: Museum = app.extensions["museum"]
    images = app.extensions["images"] = Images(museum)
    short = TileShortcut(app.wsgi_app, images, lambda asset, canonical: link(museum.public_url, asset, canonical))
    app.wsgi_app = short  # type: ignore[method-assign]


def link(public_url: str, asset_id: str, canonical: str) -> str:
    """The Link header of a picture: its canonical address and the profile (sections 4.7 and 6.1)."""
    return f'<{service_url(public_url, asset_id)}/{canonical}>;rel="canonical",<{LEVEL_PROFILE}>;rel="profile"'


def current_images() -> Images:
    """The pictures of this application's museum."""
    images: Images = current_app.extensions["images"]
    return images


@blueprint.get("/iiif/3/<asset>")
@blueprint.get("/iiif/3/<asset>/")
def image_base(asset: str) -> WerkzeugResponse:
    """The picture's own address leads to what is known of it (section 2.1: 303)."""
    current_images().open(asset, current_viewer())
    return redirect(url_for("iiif.image_info", asset=asset), 303)


@blueprint.get("/iiif/3/<asset>/info.json")
def image_info(asset: str) -> Response:
    """What the picture is and in which forms it can be had."""
    viewer = current_viewer()
    image = current_images().open(asset, viewer)
    response = document(
        info(image, current_museum().public_url), viewer, context=CONTEXT, seconds=headers.WITHDRAWN_SECONDS
    )
    response.headers.add("Link", f'<{LEVEL_PROFILE}>;rel="profile"')
    return response


@blueprint.get("/iiif/3/<asset>/<region>/<size>/<rotation>/<last>")
def image(asset: str, region: str, size: str, rotation: str, last: str) -> Response:
    """The picture, or a part of it, as asked for."""
    opened = current_images().open(asset, current_viewer())
    quality, _, image_format = last.partition(".")
    planned = plan(ImageRequest(region, size, rotation, quality, image_format), opened.dimensions)
    etag = opened.etag(planned.canonical, planned.region)
    fresh = etag in request.if_none_match
    data = b"" if fresh else picture(current_images(), opened, planned)
    response = Response(data, mimetype=MIME_TYPES[planned.format])
    headers.cached(response, current_viewer(), headers.WITHDRAWN_SECONDS, etag)
    response.headers["Link"] = link(current_museum().public_url, asset, planned.canonical)
    return response


def picture(images: Images, opened: ImageFile, planned: Plan) -> bytes:
    """The planned picture: as it lies ready in the pyramid, otherwise made now; a whole one says whose it is."""
    packet = opened.packet_of(planned.region)
    if planned.is_plain and (place := opened.index.find(planned.region, planned.width_px, planned.height_px)):
        return labelled_jpeg(images.read(opened, place), packet)
    return render(planned, opened.index, lambda place: images.read(opened, place), packet)


@blueprint.get("/iiif/manifest/<record_id>", endpoint="manifest")
def record_manifest(record_id: str) -> Response:
    """The record's pictures, sounds and films for any IIIF viewer."""
    with current_museum().database.connect() as connection:
        view = open_record(connection, record_id, current_viewer())
        body = manifest(view, _setting(connection, view))
    if not body["items"]:
        raise NothingToShowError
    return document(body, current_viewer(), context=PRESENTATION)


@blueprint.get("/iiif/collection/<record_id>", endpoint="collection")
def record_collection(record_id: str) -> Response:
    """What belongs to the record, for any IIIF viewer."""
    with current_museum().database.connect() as connection:
        view = open_record(connection, record_id, current_viewer())
        body = _collection(connection, view)
    return document(body, current_viewer(), context=PRESENTATION)


def _collection(connection: Connection, view: RecordView) -> dict[str, Any]:
    """The collection, or the page of it that 'page' asks for."""
    setting, viewer = _setting(connection, view), current_viewer()
    total = incoming.total(connection, view.id, viewer, MEMBERSHIP)
    check(arguments := request.args.to_dict(flat=False), {PAGE.name: PAGE})
    number = int(arguments.get(PAGE.name, ["0"])[0])
    found = members(connection, view.id, viewer, offset=(max(number, 1) - 1) * MOST_INCOMING)
    if number == 0:
        return collection(view, found, total, setting)
    if not found:
        raise NotFoundError
    return collection_page(view, number, found, total, setting)


def _setting(connection: Connection, view: RecordView) -> Setting:
    url = current_museum().public_url
    record = view.record
    return Setting(
        public_url=url,
        pages={tag: url + record_path(view.id, record.preferred, view.kind.value, tag) for tag in languages()},
        institution=institutions.get(connection, view.institution_id),
        institution_pages={tag: f"{url}/{tag}/institutions/{view.institution_id}" for tag in languages()},
    )
