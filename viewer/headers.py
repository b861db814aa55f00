"""What every answer says to browsers and caches: who may run what, and how long a copy is good."""

from functools import lru_cache
from typing import TypeVar

from flask import g, request
from werkzeug.wrappers import Response

from catalog.policy import VISITOR, Viewer
from viewer.statics import csp_hash

PAGE_SECONDS = 60
WITHDRAWN_SECONDS = 300
"""The longest that a copy outlives what it shows: pages, data, pictures, sound and models are kept for so many seconds
at most and then asked about (RFC 9111, must-revalidate), so that what was withdrawn is gone from every honest cache
five minutes later. Only an address that the store itself gave out lives longer: `files.LINK_SECONDS`.
"""
PRIVATE = "private, no-store"
FOR_EVER = "public, max-age=31536000, immutable"

Answer = TypeVar("Answer", bound=Response)

_ALWAYS = {"X-Content-Type-Options": "nosniff"}
_OF_DOCUMENTS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_NO_DOCUMENTS = ("image/", "font/", "audio/", "video/")
"""What can neither open a window, ask for a camera nor lead anywhere; a page fetches dozens of them."""


@lru_cache(maxsize=16)
def content_policy(import_map_hash: str, *, models: bool = False, pictures: bool = False, streams: str = "") -> str:
    """The Content-Security-Policy of a page; `models` opens what a turning model needs and nothing else does.

    `pictures`: also those that a script fetched itself, as the panorama's does. `streams` is where the store itself
    gives out sound, film and models, if it does. The hash of '' stands for the empty style element that OpenSeadragon
    makes.
    """
    blobs = " blob:" if models else ""
    streams = f" {streams}" if streams else ""
    wasm = " 'wasm-unsafe-eval'" if models else ""
    rules = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": f"'self'{streams}{blobs}",
        "font-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
        "img-src": f"'self' data:{' blob:' if models or pictures else ''}",
        "manifest-src": "'self'",
        "media-src": f"'self'{streams}",
        "script-src": f"'self' {import_map_hash}{wasm}",
        "style-src": f"'self' {csp_hash('')}",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def need_models() -> None:
    """Note that the page being made holds a model to turn."""
    g.needs_models = True


def need_blobs() -> None:
    """Note that the page being made holds a panorama to turn around in."""
    g.needs_blobs = True


def secure(response: Answer, import_map_hash: str, streams: str = "") -> Answer:
    """The response with the headers that all answers carry; what a route said itself stays."""
    type_ = response.mimetype or ""
    bare = type_.startswith(_NO_DOCUMENTS) and type_ != "image/svg+xml"
    for name, value in (_ALWAYS if bare else _ALWAYS | _OF_DOCUMENTS).items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        models, pictures = g.get("needs_models", False), g.get("needs_blobs", False)
        policy = content_policy(import_map_hash, models=models, pictures=pictures, streams=streams)
        response.headers.setdefault("Content-Security-Policy", policy)
    else:
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    return response


def cache_control(viewer: Viewer, seconds: int) -> str:
    """How long an answer to `viewer` may be kept: by anybody for `seconds` where it is public, else by nobody."""
    if viewer.tokens != VISITOR.tokens:
        return PRIVATE
    return f"public, max-age={seconds}, must-revalidate" if seconds else "public, no-cache"


def cached(response: Answer, viewer: Viewer, seconds: int = PAGE_SECONDS, etag: str | None = None) -> Answer:
    """The response with its caching, to be asked about afterwards by `etag` or by one made of its bytes."""
    response.headers["Cache-Control"] = cache_control(viewer, seconds)
    if etag is None:
        response.add_etag()
    else:
        response.set_etag(etag)
    response.make_conditional(request)
    return response
