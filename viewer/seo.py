"""For crawlers: where they may go, and every public page in every language (sitemaps.org 0.9, hreflang in sitemaps)."""

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

from flask import Blueprint, Response, url_for

from catalog import institutions, lookup
from catalog.errors import NotFoundError
from catalog.ids import is_id
from catalog.language import FIRST, languages
from catalog.lookup import Listed
from catalog.policy import VISITOR
from catalog.record.lists import Kind
from viewer.addresses import record_path
from viewer.headers import WITHDRAWN_SECONDS, cached
from viewer.pages.reading import LEAFLETS
from viewer.site import current_museum

MAX_URLS = 10_000
"""What one file holds: a fifth of what it may, so that it is made in a second and needs little memory."""
_XML = "application/xml"
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_PAGES = ("pages.home", "pages.map", "pages.timeline", "pages.festivals", "pages.about")
_CLOSED = ("/api/", "/desk/", "/q/", "/*/search?")

blueprint = Blueprint("seo", __name__)

Address = Callable[[str], str]
"""The address of a page in a language."""


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Everything may be read but what is endless (searches), made for programs, or private."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED), f"Sitemap: {_public_url()}/sitemap.xml"]
    return _answer("\n".join(lines) + "\n", "text/plain")


@blueprint.get("/sitemap.xml")
def sitemap_index() -> Response:
    """The list of sitemaps."""
    with current_museum().database.connect() as connection:
        firsts = lookup.pages_of_public(connection, _records_per_file())
    names = ["pages", *(f"records-{first}" for first in firsts)]
    urls = (_public_url() + url_for("seo.sitemap", name=name) for name in names)
    body = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls)
    return _xml("sitemapindex", 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', body)


@blueprint.get("/sitemaps/<name>.xml")
def sitemap(name: str) -> Response:
    """One sitemap: 'pages', or 'records-' and the id with which it begins, which stays when others come before it."""
    if name == "pages":
        return _xml("urlset", _NAMESPACES, "".join(_static_pages()))
    start, _, first = name.partition("-")
    if start != "records" or not is_id(first):
        raise NotFoundError
    with current_museum().database.connect() as connection:
        body = "".join(_record_pages(lookup.list_public(connection, first, _records_per_file())))
    if not body:
        raise NotFoundError
    return _xml("urlset", _NAMESPACES, body)


def _static_pages() -> Iterable[str]:
    for endpoint in _PAGES:
        yield from _urls(_page(endpoint))
    for leaflet in LEAFLETS:
        yield from _urls(_page("pages.reading", leaflet=leaflet))
    for kind in Kind:
        yield from _urls(_page("pages.browse", kind=kind.value))
    with current_museum().database.connect() as connection:
        for one in institutions.all_of(connection):
            yield from _urls(_page("pages.institution", institution_id=one.id))


def _page(endpoint: str, **values: str) -> Address:
    return lambda language: url_for(endpoint, **{"language": language, **values})  # type: ignore[arg-type]


def _record_pages(records: Iterable[Listed]) -> Iterable[str]:
    for one in records:
        yield from _urls(_record_page(one), one.updated_at)


def _record_page(one: Listed) -> Address:
    return lambda language: record_path(one.record_id, one.title, one.kind, language)


def _urls(address: Address, changed: str = "") -> Iterable[str]:
    """The page once for each language, each naming all of them."""
    public_url = _public_url()
    urls = {language: public_url + address(language) for language in languages()}
    links = "".join(_alternate(language, url) for language, url in urls.items()) + _alternate("x-default", urls[FIRST])
    last = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    return [f"<url><loc>{escape(url)}</loc>{last}{links}</url>" for url in urls.values()]


def _alternate(language: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'


def _records_per_file() -> int:
    return MAX_URLS // len(languages())


def _public_url() -> str:
    return current_museum().public_url


def _xml(root: str, namespaces: str, body: str) -> Response:
    return _answer(f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {namespaces}>{body}</{root}>\n', _XML)


def _answer(text: str, mimetype: str) -> Response:
    return cached(Response(text, mimetype=mimetype), VISITOR, WITHDRAWN_SECONDS)
