"""How an error reaches whoever asked: a page for people, problem+json (RFC 9457) for machines."""

from flask import Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from catalog.errors import BadRequestError, HeritageError, NotFoundError
from catalog.language import N_
from viewer import site
from viewer.pages.errors import error_page

MACHINE_PATHS = ("/api/", "/iiif/", "/files/", "/models/", "/healthz", "/readyz")


class MethodError(HeritageError):
    """An address that answers, but not to this method."""

    code = "method"
    status = 405
    msgid = N_("This address cannot be used in that way.")


class TooLargeError(HeritageError):
    """A request beyond the limits."""

    code = "too-large"
    status = 413
    msgid = N_("This is more than the site takes at once.")


class RefusedError(HeritageError):
    """Any other request that the server cannot make sense of."""

    code = "bad-request"
    status = 400
    msgid = N_("The site did not understand this request.")


_BY_STATUS: dict[int, type[HeritageError]] = {404: NotFoundError, 405: MethodError, 413: TooLargeError}


def answer(error: HeritageError) -> Response:
    """The answer to a request that failed with `error`, never to be cached."""
    response = _problem(error) if _is_machine() else _page(error)
    response.status_code = error.status
    response.headers["Cache-Control"] = "no-store"
    response.headers.add("Vary", "Accept")
    return response


def from_http(error: HTTPException) -> HeritageError:
    """Our error for one of Werkzeug's."""
    if error.code is not None and error.code >= 500:
        return HeritageError()
    return _BY_STATUS.get(error.code or 400, RefusedError)()


def _is_machine() -> bool:
    if request.path.startswith(MACHINE_PATHS):
        return True
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def _problem(error: HeritageError) -> Response:
    language = site.current_language()
    body = {"type": "about:blank", "title": error.code, "status": error.status, "detail": error.text(language)}
    if isinstance(error, BadRequestError):
        body |= {"parameter": error.params.get("name"), "value": error.params.get("value")}
    response = jsonify(body)
    response.mimetype = "application/problem+json"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _page(error: HeritageError) -> Response:
    return Response(render_template("error.html", page=error_page(error)), mimetype="text/html")
