"""The blueprints of the pages: `front` negotiates the language, `blueprint` carries it in every address."""

from typing import Any

from flask import Blueprint, Response, g, redirect, url_for

from catalog.language import languages
from viewer.site import current_language, negotiated

front = Blueprint("front", __name__)
blueprint = Blueprint("pages", __name__, url_prefix=f"/<any({','.join(languages())}):language>")


@blueprint.url_value_preprocessor
def _take_language(endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values is not None:
        g.language = values.pop("language")


@blueprint.url_defaults
def _give_language(endpoint: str, values: dict[str, Any]) -> None:
    if "language" not in values:
        values["language"] = current_language()


@front.get("/")
def root() -> Response:
    """Leads to the home page in the language that the browser prefers."""
    response = redirect(url_for("pages.home", language=negotiated()))
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "public, max-age=60"
    return response  # type: ignore[return-value]
