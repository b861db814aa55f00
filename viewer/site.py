"""The site as a whole: who looks, in which language, and what every template may use."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from babel.numbers import format_decimal
from flask import Flask, Response, abort, current_app, g, redirect, request, send_from_directory
from flask_babel import Babel
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response as WerkzeugResponse

from catalog import institutions
from catalog.errors import BadRequestError, NotFoundError
from catalog.freshness import Kept
from catalog.language import DOMAIN, FIRST, LOCALE_DIR, languages
from catalog.museum import Museum
from catalog.policy import VISITOR, Viewer
from viewer import compression, headers, icons, statics
from viewer.astray import right_path
from viewer.han.pages import letters_of, sheet_of
from viewer.labels import own_name
from viewer.map.ground import names_once, written_once
from viewer.templates import Templates, in_each_language

_LOCALES = {"en": "en_GB"}
_OF_A_PACKAGE = re.compile("/static/vendor/[^/]+/")
"""Addresses that carry their package's version; the list of packages beside them carries none."""
_UNITS = (("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("B", 1))


def install(app: Flask) -> None:
    """Give the application its languages, template tools, static files and headers."""
    files = statics.read(Path(str(app.static_folder)))
    app.extensions["statics"] = files
    app.extensions["institutions"] = Kept(app.extensions["museum"].commits, institutions.all_of)
    app.jinja_environment = Templates
    app.extensions["streams"] = _origin(app.extensions["museum"].store.url("streams", 1))
    Babel(
        app,
        default_locale=FIRST,
        default_domain=DOMAIN,
        default_translation_directories=str(LOCALE_DIR),
        locale_selector=current_language,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(number=number, size=size)
    app.jinja_env.globals.update(
        static=files.url,
        fonts=tuple(map(files.url, files.fonts)),
        import_map=Markup(files.import_map),  # noqa: S704 - made here, of our own names
        icon=icons.read(files.folder / "icons"),
        written_once=written_once(),
        names_once=names_once(),
        own_name=own_name,
    )
    app.extensions["templates"] = in_each_language(app.jinja_env)
    app.add_url_rule("/static/v/<version>/css/site.css", "style_sheet", _style_sheet)
    app.add_url_rule("/static/v/<version>/han/<code>.css", "han_sheet", _han_sheet)
    app.add_url_rule("/static/v/<version>/han/<code>.woff", "han_font", _han_font)
    app.add_url_rule("/static/v/<version>/<path:name>", "versioned", _versioned)
    app.before_request(_refuse_nul)
    app.before_request(_lead_within_the_site)
    app.after_request(_finish)


def current_museum() -> Museum:
    """The museum that this application shows."""
    museum: Museum = current_app.extensions["museum"]
    return museum


def current_viewer() -> Viewer:
    """Who is looking: whoever `VIEWER` in the application's configuration names for this request, else the public."""
    tell: Callable[[], Viewer] = current_app.config.get("VIEWER", lambda: VISITOR)
    return tell()


def current_language() -> str:
    """The language of the page: its address says it, even one that leads nowhere, or else the browser does."""
    if (known := g.get("language")) is None:
        first = request.path.split("/", 2)[1].lower()
        known = g.language = first if first in languages() else negotiated()
    language: str = known
    return language


def negotiated() -> str:
    """The museum's language that the browser likes best; the first one where it likes none."""
    return request.accept_languages.best_match(languages(), FIRST) or FIRST


def locale(language: str) -> str:
    """Babel's name for the form of `language` that the site writes."""
    return _LOCALES.get(language, language)


def render(template: str, page: object) -> str:
    """The template filled from the context `page`, in the language of the request."""
    found: dict[str, Templates] = current_app.extensions["templates"]
    return found[current_language()].get_template(template).render(page=page)


def number(value: float) -> str:
    """A number with the separators of the page's language."""
    return _written(value, current_language())


@lru_cache(maxsize=4096)
def _written(value: float, language: str) -> str:
    return format_decimal(value, locale=locale(language))


def size(size_bytes: int) -> str:
    """A file's size for people: '3,4 MB'."""
    unit, divisor = next((one for one in _UNITS if size_bytes >= one[1]), _UNITS[-1])
    return f"{format_decimal(size_bytes / divisor, format='#,##0.#', locale=locale(current_language()))} {unit}"


def _style_sheet(version: str) -> Response:
    files: statics.Statics = current_app.extensions["statics"]
    return _sheet(files.style_sheet, version)


def _han_sheet(version: str, code: str) -> Response:
    letters = letters_of(code) or abort(404)
    return _kept(Response(sheet_of(letters, code), mimetype="text/css"), version)


def _han_font(version: str, code: str) -> Response:
    files: statics.Statics = current_app.extensions["statics"]
    made = files.han.cut_to(letters_of(code)) if files.han else None
    return _kept(Response(made or abort(404), mimetype="font/woff"), version)


def _sheet(text: str, version: str) -> Response:
    response = Response(text, mimetype="text/css")
    response.add_etag()
    response.make_conditional(request)
    return _kept(response, version)


def _versioned(version: str, name: str) -> Response:
    if name.startswith("v/"):
        abort(404)
    return _kept(send_from_directory(str(current_app.static_folder), name), version)


def _kept(response: Response, version: str) -> Response:
    files: statics.Statics = current_app.extensions["statics"]
    response.headers["Cache-Control"] = headers.FOR_EVER if version == files.version else "no-cache"
    return response


def _refuse_nul() -> None:
    """No name and no word here has the character U+0000, and not every database, index or disk can be asked for it."""
    if "\0" in request.path:
        raise NotFoundError
    for name, value in request.args.items(multi=True):
        if "\0" in name + value:
            raise BadRequestError(name=_without_nul(name), value=_without_nul(value))


def _without_nul(text: str) -> str:
    return text.replace("\0", "\N{SYMBOL FOR NULL}")[:60]


def _lead_within_the_site() -> WerkzeugResponse | None:
    """Where only slashes are wrong, lead to the right path; Werkzeug would lead to the host that the caller named.

    The same for a room with a slash behind it, in capitals, or with the point of the sentence that it stood in.
    """
    wrong = request.routing_exception
    if isinstance(wrong, RequestRedirect):
        right = urlsplit(wrong.new_url)
        path = "/" + right.path.lstrip("/")  # '//name' would be another host (RFC 3986, 4.2)
        return _led(f"{path}?{right.query}" if right.query else path, wrong.code)
    adapter = current_app.create_url_adapter(request) if request.method in ("GET", "HEAD") else None
    meant = right_path(request.path, adapter, leads_nowhere=isinstance(wrong, NotFound)) if adapter else None
    if meant is None:
        return None
    query = request.query_string.decode("ascii", "ignore")
    return _led(f"{meant}?{query}" if query else meant, 301)


def _led(address: str, status: int) -> WerkzeugResponse:
    response = redirect(address, status)
    response.headers["Cache-Control"] = headers.cache_control(VISITOR, headers.PAGE_SECONDS)
    return response


def _origin(address: str | None) -> str:
    """Scheme and host of an address, as policies name them; nothing where there is none."""
    parsed = urlsplit(address or "")
    return f"{parsed.scheme}://{parsed.netloc}" if address else ""


def _finish(response: Response) -> Response:
    files: statics.Statics = current_app.extensions["statics"]
    if _OF_A_PACKAGE.match(request.path) and response.status_code in (200, 206, 304):
        response.headers["Cache-Control"] = headers.FOR_EVER
    secured = headers.secure(response, files.import_map_hash, current_app.extensions["streams"])
    return compression.packed(secured, request)
