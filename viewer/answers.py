"""How data leaves the museum: JSON in the form the caller prefers, open to other sites, cached as it may be."""

import json
from collections.abc import Mapping
from typing import Any

from flask import Response, request

from catalog.policy import Viewer
from viewer import headers

JSON = "application/json"
JSON_LD = "application/ld+json"


def document(body: Mapping[str, Any], viewer: Viewer, *, context: str | None = None, seconds: int = 60) -> Response:
    """`body` as JSON; with `context` it is JSON-LD, unless the caller prefers plain JSON (IIIF Image API 3.0, 5.1)."""
    response = Response(as_json(body), mimetype=JSON)
    if context is not None:
        if _wants_json_ld():
            response.content_type = f'{JSON_LD};profile="{context}"'
        response.headers.add("Vary", "Accept")
    return headers.cached(response, viewer, seconds)


def as_json(body: Mapping[str, Any]) -> str:
    """Compact JSON whose Vietnamese and Hán-Nôm can be read as they are."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def open_to_all(response: Response) -> Response:
    """The response, readable by scripts of any site (CORS); the museum's own cookies are never sent along."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "Link, ETag, Content-Length"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match, Range"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _wants_json_ld() -> bool:
    """Whether JSON-LD is at least as welcome as JSON; browsers, which take anything, show JSON better."""
    accepted = request.accept_mimetypes
    if not accepted or "text/html" in [str(mimetype) for mimetype in accepted.values()]:
        return not accepted
    return accepted[JSON_LD] >= accepted[JSON]
