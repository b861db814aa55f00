"""What every page of the site promises, whatever is on it."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from tests.viewer.furnish import SECRET

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Tags(HTMLParser):
    """The tags of a page in order, and whether they close as they should."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.faults += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def pages(gallery: Any, paths: list[str]) -> dict[str, Tags]:
    return {path: Tags(gallery.page(path)) for path in paths}


def test_every_page_answers_and_closes_what_it_opens(pages: dict[str, Tags]) -> None:
    assert {path: page.faults for path, page in pages.items() if page.faults} == {}


def test_every_page_has_one_title_heading_and_one_main(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        assert (len(page.all("h1")), len(page.all("main"))) == (1, 1), path


def test_headings_never_leave_out_a_level(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.found if re.fullmatch("h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_ids_are_given_once_on_a_page(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
        assert len(ids) == len(set(ids)), path


def test_every_page_says_its_language_and_names_the_other(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        assert page.all("html")[0]["lang"] == path[1:3]
        others = {link["hreflang"] for link in page.all("link") if link.get("hreflang")}
        assert others in ({"vi", "en", "x-default"}, set()), path


def test_pages_that_may_be_indexed_name_their_one_address(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        canonical = [link["href"] for link in page.all("link") if link.get("rel") == "canonical"]
        hidden = any(meta.get("name") == "robots" for meta in page.all("meta"))
        assert len(canonical) == (0 if hidden else 1), path
        assert all(address and address.startswith("http://localhost:8000/") for address in canonical)


def test_no_page_has_inline_style_or_script(pages: dict[str, Tags]) -> None:
    for path, page in pages.items():
        assert not page.all("style"), path
        assert not [name for _, attributes in page.found for name in attributes if name == "style" or name[:2] == "on"]
        inline = [script.get("type") for script in page.all("script") if "src" not in script]
        assert set(inline) <= {"application/ld+json", "importmap"}, path


def test_every_picture_has_an_alternative_and_a_size(pages: dict[str, Tags]) -> None:
    shown = [(path, image) for path, page in pages.items() for image in page.all("img")]
    assert shown
    for path, image in shown:
        assert image.get("alt") is not None, path
        assert int(image.get("width") or 0) > 0, path
        assert int(image.get("height") or 0) > 0, path
        assert "srcset" in image, path


def test_every_link_on_the_site_leads_somewhere(gallery: Any, pages: dict[str, Tags]) -> None:
    addresses = {
        (attributes.get("href") or attributes.get("src") or "").split("#")[0]
        for page in pages.values()
        for tag, attributes in page.found
        if tag in ("a", "img", "link", "script", "source", "track")
    }
    local = sorted(address for address in addresses if address.startswith("/"))
    assert len(local) > 60
    found = {address: gallery.client.get(address, follow_redirects=True).status_code for address in local}
    assert {address: status for address, status in found.items() if status != 200} == {}


def test_what_only_staff_may_read_is_on_no_page(gallery: Any, paths: list[str]) -> None:
    assert [path for path in paths if SECRET in gallery.page(path)] == []


def test_shared_pages_carry_title_and_picture(gallery: Any) -> None:
    page = Tags(gallery.record("site"))
    shared = {meta["property"]: meta["content"] for meta in page.all("meta") if meta.get("property")}
    assert shared["og:title"] == "Đình Chu Quyến"
    assert shared["og:type"] == "article"
    assert shared["og:image"].startswith("http://localhost:8000/files/")


def test_a_record_says_in_json_ld_what_it_is(gallery: Any) -> None:
    html = gallery.record("site")
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert text
    assert "Đình Chu Quyến" in json.dumps(json.loads(text[1]), ensure_ascii=False)
