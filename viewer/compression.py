"""Texts travel packed: in zstd, brotli or gzip, as browsers take it; small answers and packed formats as they are."""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache

import brotli
import zstandard
from flask import Request, Response
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

LEAST_BYTES = 1_000
MOST_BYTES = 8_000_000
MOST_FILES = 64
QUICK, THOROUGH = {"zstd": 3, "br": 4, "gzip": 4}, {"zstd": 9, "br": 9, "gzip": 9}
"""Levels for pages and for our files: at zstd's 6 a page is a twentieth smaller and takes four times as long; a file is
packed once.
"""
BEST, BEST_UP_TO_BYTES = THOROUGH | {"br": 11}, 100_000
"""For files that pages need before they are drawn: brotli's 11 takes 0.1 s for the style sheet and saves 7 in 100
bytes; for a viewer's library it would take one second."""
_FOR_PAGES, _FOR_FILES = ("zstd", "br", "gzip"), ("br", "zstd", "gzip")
"""What packs a page in the shortest time, and a file to the fewest bytes, first."""
_TEXTS = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/ld+json",
        "application/problem+json",
        "application/xml",
        "image/svg+xml",
        "text/css",
        "text/html",
        "text/javascript",
        "text/plain",
    }
)


def packed(response: Response, request: Request) -> Response:
    """The response as small as the browser can take it; its ETag becomes a weak one, since its bytes differ."""
    status = response.status_code
    is_error = status >= 400
    if response.mimetype not in _TEXTS or not (is_error or status in (200, 304)):
        return response
    response.vary.add("Accept-Encoding")
    is_file = response.direct_passthrough or response.cache_control.immutable
    coding = _coding(request.headers.get("Accept-Encoding"), _FOR_FILES if is_file else _FOR_PAGES)
    etag, _ = response.get_etag()
    if coding and etag and status == 304:
        response.set_etag(etag, weak=True)
    in_part = not is_error and "Range" in request.headers
    if coding is None or status == 304 or in_part or response.content_encoding:
        return response
    if not LEAST_BYTES <= (response.content_length or LEAST_BYTES) <= MOST_BYTES:
        return response
    response.direct_passthrough = False
    if close := getattr(response.response, "close", None):
        response.call_on_close(close)  # the packed bytes take the place of an open file
    response.set_data(_of_file(coding, etag, response) if is_file and etag else pack(coding, response.get_data()))
    response.content_encoding = coding
    if etag:
        response.set_etag(etag, weak=True)
    return response


@lru_cache(maxsize=256)
def _coding(accepted: str | None, ours: tuple[str, ...]) -> str | None:
    """The first of our codings that the browser likes best; browsers say in few ways what they like."""
    return parse_accept_header(accepted, Accept).best_match(ours)


def pack(coding: str, data: bytes, levels: Mapping[str, int] = QUICK) -> bytes:
    """`data` in this content coding (RFC 8878, RFC 7932, RFC 1952)."""
    level = levels[coding]
    if coding == "zstd":
        return zstandard.compress(data, level)
    if coding == "br":
        made: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=level)
        return made
    return gzip.compress(data, level, mtime=0)


_kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()
_keeping = threading.Lock()


def _of_file(coding: str, etag: str, response: Response) -> bytes:
    """A file of ours, packed once; those asked for last are remembered."""
    place = (coding, etag)
    with _keeping:
        if place in _kept:
            _kept.move_to_end(place)
            return _kept[place]
    data = response.get_data()
    made = pack(coding, data, BEST if len(data) <= BEST_UP_TO_BYTES else THOROUGH)
    with _keeping:
        _kept[place] = made
        while len(_kept) > MOST_FILES:
            _kept.popitem(last=False)
    return made
