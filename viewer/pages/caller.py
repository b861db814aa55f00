"""One request to a page: who asks, in which language, of which museum; and the answer made from a context."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from flask import Response, current_app, make_response, url_for
from sqlalchemy import Connection

from catalog.institutions import Institution
from catalog.language import languages, translate
from catalog.museum import Museum
from catalog.policy import Viewer
from catalog.ports import SearchIndex
from catalog.search.query import Query, Results
from catalog.shown import Card
from catalog.text import shortened
from viewer import headers
from viewer.context import Alternate, Frame, Link, Picture, Said, plain, said, titled
from viewer.han.pages import with_font
from viewer.lent import lender, with_lent_pictures
from viewer.site import current_language, current_museum, current_viewer, render
from viewer.statics import Statics

NO_NAME = Said("Heritage")
DESCRIPTION_CHARACTERS = 160
"""What search engines and social sites show of a description."""


@dataclass(frozen=True)
class Caller:
    """Who asks for a page, and what it is made from."""

    museum: Museum
    connection: Connection
    viewer: Viewer
    language: str
    institutions: tuple[Institution, ...]

    def words(self, msgid: str, **params: object) -> str:
        """The sentence in the page's language."""
        return translate(msgid, self.language, **params)

    def said(self, msgid: str, **params: object) -> Said:
        """The sentence in the page's language, as a context holds it."""
        return plain(self.words(msgid, **params))

    def search(self, query: Query) -> Results:
        """What this caller finds."""
        found = self._index.search(replace(query, language=self.language))
        return replace(found, hits=with_lent_pictures(found.hits, self._index, self.viewer))

    def lent(self, card: Card) -> Card:
        """The card, with a member's picture where it is of a collection that has none."""
        return with_lent_pictures([card], self._index, self.viewer)[0]

    def lender(self, record_id: str) -> Card | None:
        """The member that lends a collection its picture."""
        return lender(record_id, self._index, self.viewer)

    @property
    def _index(self) -> SearchIndex:
        return self.museum.index_for(self.viewer)

    @property
    def museum_name(self) -> Said:
        """The museum's name: that of its first institution."""
        return said(self.institutions[0].name, self.language) or NO_NAME if self.institutions else NO_NAME

    def keepers(self) -> tuple[Link, ...]:
        """The institutions of the museum, each leading to its page."""
        return tuple(
            Link(titled(one.name, self.language, one.slug), url_for("pages.institution", institution_id=one.id))
            for one in self.institutions
        )

    def reachable(self) -> tuple[Link, ...]:
        """Those of the keepers whose page says where one can write to them."""
        return tuple(link for link, one in zip(self.keepers(), self.institutions, strict=True) if one.is_reachable)

    def frame(
        self,
        address: Callable[[str], str],
        title: str,
        description: str = "",
        *,
        section: str = "",
        crumbs: tuple[Link, ...] = (),
        picture: Picture | None = None,
        robots: str = "",
        json_ld: str = "",
    ) -> Frame:
        """The page's frame; `address(language)` is the page's path in that language."""
        url = self.museum.public_url
        paths = {tag: address(tag) for tag in languages()}
        return Frame(
            language=self.language,
            museum=self.museum_name,
            title=title,
            description=shortened(description, DESCRIPTION_CHARACTERS),
            canonical=url + paths[self.language],
            alternates=tuple(Alternate(tag, path, url + path) for tag, path in paths.items()),
            section=section,
            crumbs=crumbs,
            image=url + picture.src if picture else "",
            image_alt=picture.alt.text if picture else "",
            robots=robots,
            json_ld=json_ld,
        )


@contextmanager
def caller() -> Iterator[Caller]:
    """The caller of this request, with a connection to the catalogue for as long as the block lasts."""
    museum, institutions = current_museum(), current_app.extensions["institutions"]
    with museum.database.connect() as connection:
        known = tuple(institutions.current(connection))
        yield Caller(museum, connection, current_viewer(), current_language(), known)


class Page(Protocol):
    """The context of a page: whatever its template shows, and a frame."""

    @property
    def frame(self) -> Frame:
        """What surrounds the page."""
        ...


def answer(template: str, page: Page, *, seconds: int = headers.PAGE_SECONDS) -> Response:
    """The page as HTML for who looks; a public one is good for `seconds` and asked about by its ETag afterwards."""
    files: Statics = current_app.extensions["statics"]
    html = render(template, page).encode()
    if files.han:
        html = with_font(html, files.version, files.han.letters())
    return headers.cached(make_response(html), current_viewer(), seconds)
