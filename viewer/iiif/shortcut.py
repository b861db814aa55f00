"""The short way for tiles: what lies ready in a pyramid is sent before Flask has to think about it.

Only the plainest requests take it: anonymous, unconditional, on the grid or at a ready size. Access is decided as on
the long way, by the same `Images`; the headers are those that the long way gave to the first such answer.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from catalog.errors import HeritageError
from catalog.policy import VISITOR
from catalog.tiles import ByteRange, Region
from catalog.xmp import labelled_jpeg
from viewer.iiif.images import ImageFile, Images
from viewer.iiif.plan import LIMITS

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Headers = list[tuple[str, str]]

_REQUEST = re.compile(
    r"/iiif/3/([0-9a-z]{8})/(?:full|(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9}))/(\d{1,5}),(\d{1,5})/0/default\.jpg",
    re.ASCII,
)
_SHARED = frozenset(
    {
        "content-type",
        "cache-control",
        "access-control-allow-origin",
        "access-control-expose-headers",
        "cross-origin-resource-policy",
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "permissions-policy",
        "content-security-policy",
    }
)
"""Headers that say the same of every tile and to everybody; no other one is repeated, least of all a cookie."""
_LONG_WAY = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
"""Requests with one of these are not plain."""


class TileShortcut:
    """WSGI in front of `long_way`; `link` is the Link header of a canonical request."""

    def __init__(self, long_way: Application, images: Images, link: Callable[[str, str], str]) -> None:
        self._long_way = long_way
        self._images = images
        self._link = link
        self._headers: Headers | None = None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The tile, or whatever the long way says."""
        match = _REQUEST.fullmatch(environ["PATH_INFO"])
        if match is None or environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in _LONG_WAY):
            return self._long_way(environ, start_response)
        if self._headers is None:
            return self._long_way(environ, self._learning(start_response))
        answer = self._ready(match)
        if answer is None:
            return self._long_way(environ, start_response)
        data, own = answer
        start_response("200 OK", [*self._headers, *own])
        return [data]

    def _ready(self, match: re.Match[str]) -> tuple[bytes, Headers] | None:
        asset_id, *region, width, height = match.groups()
        try:
            image = self._images.open(asset_id, VISITOR)
            place = _place(image, region, int(width), int(height))
            if place is None:
                return None
            asked = _region(image, region)
            data = labelled_jpeg(self._images.read(image, place), image.packet_of(asked))
        except HeritageError:
            return None
        canonical = _canonical(image, region, int(width), int(height))
        own = [
            ("Content-Length", str(len(data))),
            ("ETag", f'"{image.etag(canonical, asked)}"'),
            ("Link", self._link(asset_id, canonical)),
        ]
        return data, own

    def _learning(self, start_response: StartResponse) -> StartResponse:
        """Notes the headers of the first answer, then lets it pass."""

        def start(status: str, headers: Headers, *rest: Any) -> Any:
            if status.startswith("200"):
                self._headers = [(name, value) for name, value in headers if name.lower() in _SHARED]
            return start_response(status, headers, *rest)

        return start


def _place(image: ImageFile, region: list[str | None], width: int, height: int) -> ByteRange | None:
    """Where the answer lies; None for what does not lie ready or is beyond the limits."""
    if width * height > LIMITS.area_px:
        return None
    return image.index.find(_region(image, region), width, height)


def _region(image: ImageFile, region: list[str | None]) -> Region:
    if region[0] is None:
        return Region(0, 0, image.index.width_px, image.index.height_px)
    return Region(*(int(number or 0) for number in region))


def _canonical(image: ImageFile, region: list[str | None], width: int, height: int) -> str:
    """The canonical form (section 4.7) of a request that lies ready, and so is never enlarged."""
    asked = _region(image, region)
    whole = asked == (0, 0, image.index.width_px, image.index.height_px)
    size = "max" if (width, height) == asked[2:] else f"{width},{height}"
    return f"{'full' if whole else ','.join(map(str, asked))}/{size}/0/default.jpg"
