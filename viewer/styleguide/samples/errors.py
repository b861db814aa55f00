"""What a reader sees when something is not there, or did not work: the site's own errors, as their pages show them."""

from collections.abc import Callable
from dataclasses import replace

from catalog.errors import GoneError, HeritageError, NotFoundError, UnavailableError
from viewer.pages.asked import YearError
from viewer.pages.errors import ErrorPage, error_page
from viewer.pages.pager import PastTheEndError
from viewer.pages.rooms import rooms_meant
from viewer.styleguide.samples import cards
from viewer.styleguide.studio import Studio


def lost(studio: Studio) -> ErrorPage:
    """A page that is not there, with what was probably meant."""
    rooms = rooms_meant("le-hoi-2026/ban-do", studio.language)
    return replace(error_page(NotFoundError()), rooms=rooms, meant=cards.pictured(studio))


def alone(error: HeritageError) -> Callable[[Studio], ErrorPage]:
    """The page of this error, with nothing else to offer."""

    def page(studio: Studio) -> ErrorPage:
        return replace(error_page(error), rooms=(), meant=())

    return page


not_found = alone(NotFoundError())
year = alone(YearError(name="from", value="năm ngoái"))
past_the_end = alone(PastTheEndError(pages=97, href="#main"))
gone = alone(GoneError())
broken = alone(HeritageError())
away = alone(UnavailableError(service="PostgreSQL"))
