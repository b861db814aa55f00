"""What every answer says to browsers and caches: who may run what, and how long a copy is good."""

from flask import Response, g, request

from viewer.statics import csp_hash

PAGE_SECONDS = 60
STALE_SECONDS = 300
FOR_EVER = "public, max-age=31536000, immutable"

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
}


def content_policy(import_map_hash: str, *, models: bool = False) -> str:
    """The Content-Security-Policy of a page; `models` opens what a turning model needs and nothing else does.

    The hash of '' stands for the empty style element that OpenSeadragon makes.
    """
    blobs = " blob:" if models else ""
    wasm = " 'wasm-unsafe-eval'" if models else ""
    rules = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": f"'self'{blobs}",
        "font-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
        "img-src": f"'self' data:{blobs}",
        "manifest-src": "'self'",
        "media-src": "'self'",
        "script-src": f"'self' {import_map_hash}{wasm}",
        "style-src": f"'self' {csp_hash('')}",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def need_models() -> None:
    """Note that the page being made holds a model to turn."""
    g.needs_models = True


def secure(response: Response, import_map_hash: str) -> Response:
    """The response with the headers that all answers carry; what a route said itself stays."""
    for name, value in _ALWAYS.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        policy = content_policy(import_map_hash, models=g.get("needs_models", False))
        response.headers.setdefault("Content-Security-Policy", policy)
    else:
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    return response


def cached(response: Response, seconds: int = PAGE_SECONDS) -> Response:
    """A public page that browsers and proxies may keep for `seconds` and ask about afterwards by its ETag."""
    if seconds:
        response.headers["Cache-Control"] = f"public, max-age={seconds}, stale-while-revalidate={STALE_SECONDS}"
    else:
        response.headers["Cache-Control"] = "public, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
