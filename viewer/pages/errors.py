"""The page that a reader sees when something is not there, or did not work."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from http import HTTPStatus
from urllib.parse import quote, urlencode

from flask import current_app, request, url_for
from sqlalchemy.exc import SQLAlchemyError

from catalog.errors import HeritageError
from catalog.ids import is_id
from catalog.institutions import slug_of
from catalog.language import N_, languages, translate
from catalog.search.query import Query
from viewer.context import Alternate, CardFace, Frame, Link, plain
from viewer.pages.asked import MAX_CHARACTERS
from viewer.pages.caller import NO_NAME, Caller, caller
from viewer.pages.cards import faces
from viewer.pages.doors import Door
from viewer.pages.pager import PastTheEndError
from viewer.pages.rooms import rooms_meant
from viewer.site import current_language, current_museum

_TITLES = {
    400: N_("That did not make sense here"),
    404: N_("Page not found"),
    410: N_("Withdrawn"),
    503: N_("Back in a moment"),
}
_OTHER = N_("Something went wrong")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")
_TELLING = 3
"""Letters of a word that tells something; shorter ones alone fit anything."""
_FILE = re.compile(r"/\.|\.(?!html?$)[a-z0-9]{2,5}$", re.IGNORECASE | re.ASCII)
"""'favicon.ico', '.env', 'wp-login.php': what programs ask for."""
_ROOMS = frozenset({"pages.search", "pages.browse"})
"""Rooms that are entered with a question, which is worth asking again in the other language."""
MEANT = 4
_ALIKE = 0.78
MOST_CHARACTERS = 100


@dataclass(frozen=True)
class ErrorPage:
    """What happened, in words, and the way on; `text` is what was searched for, not to be typed again."""

    frame: Frame
    title: str
    sentence: str
    action: str
    text: str = ""
    link: Link | None = None
    rooms: tuple[Door, ...] = ()
    meant: tuple[CardFace, ...] = ()


def error_page(error: HeritageError) -> ErrorPage:
    """The context for `error`; it needs no database where that may be what failed."""
    language = current_language()
    title = translate(_TITLES.get(error.status, _OTHER), language)
    may_guess = error.status == HTTPStatus.NOT_FOUND and not isinstance(error, PastTheEndError) and not _is_technical()
    rooms = rooms_meant(request.path, language) if may_guess else ()
    frame, meant = _surroundings(title, error, language, may_guess=may_guess)
    if rooms:
        meant = tuple(card for card in meant if _bears(card))
    return ErrorPage(
        frame=frame,
        title=title,
        sentence=error.text(language),
        action=url_for("pages.search", language=language),
        text=" ".join(request.args.get("q", "").split())[:MAX_CHARACTERS],
        link=_way_on(error, language),
        rooms=rooms,
        meant=meant,
    )


def _way_on(error: HeritageError, language: str) -> Link | None:
    """Where the reader probably wanted to go: to the last results, or to the same address without what was wrong."""
    if isinstance(error, PastTheEndError):
        return Link(plain(translate(N_("The last page of results"), language)), str(error.params["href"]))
    if (wrong := error.params.get("name")) not in request.args:
        return None
    left = [(name, value) for name, value in request.args.items(multi=True) if name != wrong]
    address = f"{request.path}?{urlencode(left)}".removesuffix("?")
    return Link(plain(translate(N_("The same without it"), language)), address)


def _is_technical() -> bool:
    """Whether programs alone ask for such an address: a file, or what lies where the site answers them."""
    first = request.path.split("/")[1]
    of_programs = {rule.rule.split("/")[1] for rule in current_app.url_map.iter_rules()}
    return bool(_FILE.search(request.path)) or (bool(first) and first in of_programs)


def _surroundings(
    title: str, error: HeritageError, language: str, *, may_guess: bool
) -> tuple[Frame, tuple[CardFace, ...]]:
    """What stands around the page, and what was probably meant; where the catalogue fails, the page does without."""
    if error.status < 500:
        try:
            with caller() as asker:
                return asker.frame(_here, title, robots="noindex"), _meant(asker) if may_guess else ()
        except (HeritageError, SQLAlchemyError):
            pass
    url = current_museum().public_url
    frame = Frame(
        language=language,
        museum=NO_NAME,
        title=title,
        description="",
        canonical=url + request.path,
        alternates=tuple(Alternate(tag, _here(tag), url + _here(tag)) for tag in languages()),
        robots="noindex",
    )
    return frame, ()


def _here(tag: str) -> str:
    """This room in another language, its question included; the front page where the address leads nowhere.

    What is not there and what nobody may know of answer alike, to the last byte.
    """
    _, first, *rest = request.path.split("/", 2)
    if request.url_rule is None or request.url_rule.endpoint not in _ROOMS or first not in languages():
        return url_for("pages.home", language=tag)
    asked = request.query_string.decode("ascii", "replace")
    return quote("/".join(("", tag, *rest))) + (f"?{asked}" if asked else "")


def _bears(card: CardFace) -> bool:
    """Whether the title has the words that the address ends in, one after another; beside a room others are noise."""
    asked = slug_of(_last_part(), "-")
    return f"-{asked}-" in f"-{slug_of(card.title.text, '-')}-"


def _last_part() -> str:
    return re.sub(r"\.html?$", "", request.path.rstrip("/").rpartition("/")[2])


def _meant(asker: Caller) -> tuple[CardFace, ...]:
    """What the words of an address find that leads nowhere: the name at its end, as records have it there.

    An identifier has no words: a page that one letter pair in it had found would tell whether a record is hidden.
    """
    end = _last_part()
    words = [] if is_id(end) else _WORD.findall(end)
    if not any(len(word) >= _TELLING for word in words):
        return ()
    text = " ".join(words)[:MOST_CHARACTERS]
    found = asker.search(Query(text=text, viewer=asker.viewer, size=MEANT, facets=()))
    shown = faces(found.hits, asker.language)
    return shown if found.tried is None else tuple(card for card in shown if _resembles(card, words))


def _resembles(card: CardFace, words: Sequence[str]) -> bool:
    """Whether each word is nearly one of the title: found by other words than the address has, others are nonsense."""
    title = slug_of(card.title.text, "-").split("-")
    return all(get_close_matches(slug_of(word, "-"), title, n=1, cutoff=_ALIKE) for word in words)
