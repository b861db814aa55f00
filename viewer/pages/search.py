"""Search, and browsing by kind, which is a search that begins with the kind."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import Response, request

from catalog.dates.display import year_text
from catalog.errors import NotFoundError
from catalog.language import N_
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query, Sort
from viewer.addresses import room_path
from viewer.context import CardFace, Frame, Link, Said, plain
from viewer.labels import KIND_INTRODUCTIONS, KINDS_MANY
from viewer.pages.asked import MAX_PAGE, Asked, Look, read
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import faces
from viewer.pages.doors import Door, doors
from viewer.pages.facets import Address, Chip, FacetBox, boxes, chips, without_years
from viewer.pages.notes import Note, notes, nothing
from viewer.pages.pager import Pager, pager, past_the_end
from viewer.pages.routes import blueprint

SEEN_AT_ONCE = 4
"""Pictures of results that a first screen shows."""
LOOKS = {Look.PICTURES: N_("As pictures"), Look.LIST: N_("As a list")}
SORT_LABELS = {
    Sort.RELEVANCE: N_("Best match"),
    Sort.NAME: N_("Name"),
    Sort.OLDEST: N_("Oldest"),
    Sort.NEWEST: N_("Newest"),
    Sort.UPDATED: N_("Recently added"),
}


@dataclass(frozen=True)
class SearchPage:
    """The results of one question; where there are none, `ways` and `doors` say what else there is."""

    frame: Frame
    heading: Said
    introduction: Said | None
    action: str
    text: str
    year_from: str
    year_to: str
    sort: str
    total: int
    notes: tuple[Note, ...]
    nothing: Said | None
    cards: tuple[CardFace, ...]
    facets: tuple[FacetBox, ...]
    chips: tuple[Chip, ...]
    clear: str
    sorts: tuple[Link, ...]
    looks: tuple[Link, ...]
    look: str
    pager: Pager
    ways: tuple[Link, ...]
    doors: tuple[Door, ...]

    @property
    def pictures(self) -> tuple[tuple[CardFace, str], ...]:
        """The cards, each with how its picture is loaded: at once where a first screen shows it, else on the way."""
        return tuple((one, "eager" if at < SEEN_AT_ONCE else "lazy") for at, one in enumerate(self.cards))


@dataclass(frozen=True)
class SearchRoom:
    """Where the search happens: everywhere, or in the room of one kind, whose address says so."""

    heading: Said
    introduction: Said | None = None
    kind: str | None = None

    def address(self, asked: Asked, language: str) -> str:
        """The page of this question in this room."""
        parameters = asked.parameters()
        if self.kind is None:
            path = room_path("pages.search", language)
        else:
            path = room_path("pages.browse", language, kind=self.kind)
            del parameters[Facet.KIND.value]
        return f"{path}?{urlencode(parameters, doseq=True)}" if parameters else path


@blueprint.get("/search")
def search() -> Response:
    """Everything that matches the words and choices of the address."""
    with caller() as asker:
        asked = read(request.args)
        heading = asker.said(N_("Search") if asked.text or asked.narrowed else N_("The whole collection"))
        return answer("search.html", _page(asker, asked, SearchRoom(heading)), seconds=0)


@blueprint.get("/browse/<kind>")
def browse(kind: str) -> Response:
    """Everything of one kind."""
    if kind not in list(Kind):
        raise NotFoundError
    with caller() as asker:
        chosen = read(request.args)
        asked = replace(chosen, filters={**(chosen.filters or {}), Facet.KIND: (kind,)})
        room = SearchRoom(asker.said(KINDS_MANY[Kind(kind)]), asker.said(KIND_INTRODUCTIONS[Kind(kind)]), kind)
        return answer("search.html", _page(asker, asked, room))


def _page(asker: Caller, asked: Asked, room: SearchRoom) -> SearchPage:
    found = asker.search(asked.query(asker.viewer))
    if found.total and (not found.hits or asked.page > MAX_PAGE):
        raise past_the_end(asked, found.total, lambda of: room.address(of, asker.language))
    everywhere = SearchRoom(room.heading)

    def here(of: Asked) -> str:
        return room.address(of, asker.language)

    def searched(of: Asked) -> str:
        return everywhere.address(of, asker.language)

    in_force = tuple(chip for chip in chips(asked, found, asker, searched) if chip.value != room.kind)
    narrowed = bool(in_force or asked.text or asked.sort)
    return SearchPage(
        frame=_frame(asker, asked, room, is_narrowed=narrowed),
        heading=room.heading,
        introduction=room.introduction,
        action=room_path("pages.search", asker.language),
        text=asked.text,
        year_from=_year(asked.year_from, asker),
        year_to=_year(asked.year_to, asker),
        sort=asked.sort.value if asked.sort else "",
        total=found.total,
        notes=notes(asked, found, asker, here),
        nothing=nothing(asked, found, asker),
        cards=faces(found.hits, asker.language),
        facets=boxes(found, asked, asker),
        chips=in_force,
        clear=searched(without_years(Asked(text=asked.text, sort=asked.sort), found.years)) if in_force else "",
        sorts=_sorts(asker, asked, here),
        looks=tuple(
            Link(asker.said(text), here(replace(asked, look=look)), current=look is asked.look)
            for look, text in LOOKS.items()
        ),
        look=asked.look.value,
        pager=pager(asked, found.total, here),
        ways=() if found.total else _ways(asker, asked, searched),
        doors=() if found.total else doors(asker),
    )


def _frame(asker: Caller, asked: Asked, room: SearchRoom, *, is_narrowed: bool) -> Frame:
    """What stands around the results; machines are not to list the answers to every question."""
    everything = asker.words(N_("Search everything that the museum holds."))
    return asker.frame(
        lambda tag: room.address(asked, tag),
        f"{asked.text} · {room.heading}" if asked.text else room.heading.text,
        room.introduction.text if room.introduction else everything,
        section="browse",
        robots="noindex, follow" if is_narrowed else "",
    )


def _year(year: int | None, asker: Caller) -> str:
    return "" if year is None else year_text(year, asker.language)


def _sorts(asker: Caller, asked: Asked, here: Address) -> tuple[Link, ...]:
    return tuple(
        Link(asker.said(text), here(replace(asked, sort=sort, page=1)), current=sort is asked.order)
        for sort, text in SORT_LABELS.items()
        if asked.text or sort is not Sort.RELEVANCE
    )


def _ways(asker: Caller, asked: Asked, searched: Address) -> tuple[Link, ...]:
    """What else a reader may try where nothing was found: each way leads to something."""
    ways = []
    if asked.text and asked.narrowed:
        everywhere = Asked(text=asked.text)
        if count := asker.search(_counting(everywhere, asker)).total:
            words = asker.words(N_("Search for “{text}” without any filter ({count})"), text=asked.text, count=count)
            ways.append(Link(plain(words), searched(everywhere)))
    words_tried = asked.text.split()
    if len(words_tried) > 1:
        for word in sorted(words_tried, key=len, reverse=True)[:3]:
            fewer = Asked(text=word)
            if count := asker.search(_counting(fewer, asker)).total:
                ways.append(
                    Link(plain(asker.words(N_("Only “{text}” ({count})"), text=word, count=count)), searched(fewer))
                )
    return tuple(ways)


def _counting(asked: Asked, asker: Caller) -> Query:
    return replace(asked.query(asker.viewer), size=1, facets=())
