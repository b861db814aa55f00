"""How an error reaches whoever asked: a page for people, problem+json (RFC 9457) for machines."""

from http import HTTPStatus

from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from catalog.errors import BadRequestError, HeritageError, NotFoundError
from catalog.language import N_
from viewer import site
from viewer.pages.errors import error_page

MACHINE_PATHS = ("/api/", "/iiif/", "/healthz", "/readyz")
RETRY_SECONDS = 60
"""When to come back, where the museum cannot answer now: its sentences say 'in a minute'."""
FILE_PATHS = ("/files/", "/models/")
"""What pages show and people open: a page only for those who would rather have one."""


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
    if error.status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def refusal(error: HTTPException) -> Response:
    """The answer to a request that Werkzeug refused; a wrong method is told the right ones (RFC 9110, 15.5.6)."""
    response = answer(_from_http(error))
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


def _from_http(error: HTTPException) -> HeritageError:
    """Our error for one of Werkzeug's."""
    if error.code is not None and error.code >= 500:
        return HeritageError()
    return _BY_STATUS.get(error.code or 400, RefusedError)()


def _is_machine() -> bool:
    if request.path.startswith(MACHINE_PATHS):
        return True
    accepted = request.accept_mimetypes
    if request.path.startswith(FILE_PATHS):
        return accepted["application/json"] >= accepted["text/html"]
    return accepted["application/json"] > accepted["text/html"]


def _problem(error: HeritageError) -> Response:
    body = {
        "type": "about:blank",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "code": error.code,
        "detail": error.text(site.current_language()),
    }
    if isinstance(error, BadRequestError):
        body |= {"parameter": error.params.get("name"), "value": error.params.get("value")}
    response = jsonify(body)
    response.mimetype = "application/problem+json"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _page(error: HeritageError) -> Response:
    return Response(site.render("error.html", error_page(error)), mimetype="text/html")
