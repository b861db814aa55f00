"""Where the style guide's own files are: pictures, a bell and its captions, models, and one that comes slowly."""

import time
from collections.abc import Iterator

from flask import Response, jsonify, url_for

from catalog.errors import NotFoundError
from catalog.language import N_, translate
from viewer.styleguide import files
from viewer.styleguide.routes import blueprint

SLOW_SECONDS = 20
_PIECES = 20
_WIDTH_PX, _HEIGHT_PX = 3_200, 2_000
_BELL = N_("[One stroke of a bell, long in fading]")
_SVG = "image/svg+xml"


@blueprint.get("/styleguide/files/<scene>-<int:width_px>x<int:height_px>.svg")
def picture(scene: str, width_px: int, height_px: int) -> Response:
    """A drawn scene at this size."""
    if scene not in files.SCENES:
        raise NotFoundError
    return Response(files.picture(scene, width_px, height_px), mimetype=_SVG)


@blueprint.get("/styleguide/files/picture.json")
def manifest() -> Response:
    """As much of a IIIF manifest as deep zoom asks for: one picture."""
    service = {"id": url_for("styleguide.image", _external=True), "type": "ImageService3"}
    body = {"type": "Image", "service": [service]}
    return jsonify({"items": [{"items": [{"items": [{"body": body}]}]}]})


@blueprint.get("/styleguide/files/picture/info.json")
def information() -> Response:
    """A IIIF image service that knows whole pictures only (Image API 3.0, level 0)."""
    sizes = [{"width": _WIDTH_PX // part, "height": _HEIGHT_PX // part} for part in (8, 4, 2, 1)]
    return jsonify(
        {
            "@context": "http://iiif.io/api/image/3/context.json",
            "id": url_for("styleguide.image", _external=True),
            "type": "ImageService3",
            "protocol": "http://iiif.io/api/image",
            "profile": "level0",
            "width": _WIDTH_PX,
            "height": _HEIGHT_PX,
            "sizes": sizes,
        }
    )


@blueprint.get("/styleguide/files/picture")
def image() -> Response:
    """The service's own address."""
    return information()


@blueprint.get("/styleguide/files/picture/full/<int:width_px>,<int:height_px>/0/default.jpg")
def whole(width_px: int, height_px: int) -> Response:
    """The picture at one of these sizes; browsers go by the type and draw it."""
    return picture("roof", width_px, height_px)


@blueprint.get("/styleguide/files/<name>")
def file(name: str) -> Response:
    """A sound, its captions, a model; any other is gone."""
    if name == "bell.wav":
        return Response(files.bell(), mimetype="audio/wav")
    if name in ("bell-vi.vtt", "bell-en.vtt"):
        return Response(files.captions(translate(_BELL, name[5:7])), mimetype="text/vtt")
    if name == "hall.glb":
        return Response(files.hall(), mimetype="model/gltf-binary")
    if name == "slow.glb":
        model = files.hall()
        response = Response(_slowly(model), mimetype="model/gltf-binary")
        response.content_length = len(model)
        return response
    raise NotFoundError


def _slowly(data: bytes) -> Iterator[bytes]:
    for piece in files.in_pieces(data, _PIECES):
        time.sleep(SLOW_SECONDS / _PIECES)
        yield piece
