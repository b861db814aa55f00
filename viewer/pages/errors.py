"""The page that a reader sees when something is not there, or did not work."""

from dataclasses import dataclass

from flask import request, url_for
from sqlalchemy.exc import SQLAlchemyError

from catalog.errors import HeritageError
from catalog.language import N_, languages, translate
from viewer.context import Alternate, Frame, Link, plain
from viewer.pages.caller import NO_NAME, caller
from viewer.pages.pager import PastTheEndError
from viewer.site import current_language, current_museum

_TITLES = {
    400: N_("That did not make sense here"),
    404: N_("Page not found"),
    410: N_("Withdrawn"),
    503: N_("Back in a moment"),
}
_OTHER = N_("Something went wrong")


@dataclass(frozen=True)
class ErrorPage:
    """What happened, in words, and the way on."""

    frame: Frame
    title: str
    sentence: str
    action: str
    link: Link | None = None


def error_page(error: HeritageError) -> ErrorPage:
    """The context for `error`; it needs no database where that may be what failed."""
    language = current_language()
    title = translate(_TITLES.get(error.status, _OTHER), language)
    return ErrorPage(
        frame=_frame(title, error, language),
        title=title,
        sentence=error.text(language),
        action=url_for("pages.search", language=language),
        link=_way_on(error, language),
    )


def _way_on(error: HeritageError, language: str) -> Link | None:
    """Where the reader probably wanted to go."""
    if not isinstance(error, PastTheEndError):
        return None
    return Link(plain(translate(N_("The last page of results"), language)), str(error.params["href"]))


def _frame(title: str, error: HeritageError, language: str) -> Frame:
    def home(tag: str) -> str:
        return url_for("pages.home", language=tag)

    if error.status < 500:
        try:
            with caller() as asker:
                return asker.frame(home, title, robots="noindex")
        except (HeritageError, SQLAlchemyError):
            pass
    url = current_museum().public_url
    return Frame(
        language=language,
        museum=NO_NAME,
        title=title,
        description="",
        canonical=url + request.path,
        alternates=tuple(Alternate(tag, home(tag), url + home(tag)) for tag in languages()),
        robots="noindex",
    )
