"""The Flask application: everything is built here, nothing at import."""

import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from catalog.errors import DatabaseAwayError, HeritageError
from catalog.machine import is_away
from catalog.museum import Museum
from heritage import paths
from heritage.settings import Settings, read_settings, secret_key
from heritage.wiring import open_museum
from viewer import blueprints, problems, site, styleguide

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)


def create_app(museum: Museum, settings: Settings) -> Flask:
    """The site of `museum`."""
    app = Flask("heritage", template_folder=str(paths.TEMPLATES), static_folder=str(paths.STATIC))
    app.config.update(
        SECRET_KEY=secret_key(settings),
        MAX_CONTENT_LENGTH=1 << 20,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=museum.public_url.startswith("https://"),
    )
    app.session_interface = _Sessions()
    app.extensions["museum"] = museum
    app.wsgi_app = _for_any_host(app.wsgi_app, urlsplit(museum.public_url).netloc)  # type: ignore[assignment, method-assign]
    site.install(app)
    for blueprint in blueprints.BLUEPRINTS:
        app.register_blueprint(blueprint)
    if settings.styleguide:
        app.register_blueprint(styleguide.blueprint)
    _handle_errors(app)
    return app


def site_from_environment() -> Any:
    """The WSGI application of a server process: settings from the environment."""
    settings = read_settings()
    return create_app(open_museum(settings), settings)


class _Sessions(SecureCookieSessionInterface):
    """Flask's sessions; for who brings no cookie, as nearly everybody, no key is derived to read one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of the cookie, a new one where there is none."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)


def _for_any_host(site: "WSGIApplication", host: str) -> "WSGIApplication":
    """The site, told its own host whatever a request names: routes never ask for it, and a senseless one breaks them.

    Werkzeug binds its routes to the Host header, and without them no page can be made, one that says so neither.
    """

    def asked(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        return site(environ | {"HTTP_HOST": host}, start_response)

    return asked


def _handle_errors(app: Flask) -> None:
    """The one place where errors become answers: a page, or problem+json for machines."""

    @app.errorhandler(HeritageError)
    def told(error: HeritageError) -> Response:
        if error.status >= 500 and error.status != HTTPStatus.NOT_IMPLEMENTED:  # which is the asker's wish, not a fault
            log.error("%s", error, extra={"code": error.code, "path": request.path})
        return problems.answer(error)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response | HTTPException:
        if error.code is None or error.code < 400:
            return error
        return problems.refusal(error)

    @app.errorhandler(SQLAlchemyError)
    def away(error: SQLAlchemyError) -> Response:
        if not is_away(error):
            return unforeseen(error)
        log.error("database away", extra={"reason": str(getattr(error, "orig", None) or error), "path": request.path})
        return problems.answer(DatabaseAwayError())

    @app.errorhandler(Exception)
    def unforeseen(error: Exception) -> Response:
        log.exception("unforeseen", extra={"path": request.path})
        return problems.answer(HeritageError())
