"""Search pages: narrowed in many ways, ordered, and without any result."""

from dataclasses import replace

from catalog.record.lists import Kind
from catalog.search.query import Facet, NamedYears, Results
from viewer.context import Link, Said
from viewer.labels import kind_label
from viewer.pages.asked import Asked, Look
from viewer.pages.facets import FACET_LABELS, Chip, Choice, FacetBox
from viewer.pages.notes import Note, notes, nothing
from viewer.pages.pager import Leaf, Pager
from viewer.pages.search import LOOKS, SORT_LABELS, SearchPage
from viewer.styleguide import awkward
from viewer.styleguide.samples import cards, rooms
from viewer.styleguide.studio import Studio

_PROVINCES = (
    "Hà Nội",
    "Bắc Ninh",
    "Huế",
    "Thanh Hóa",
    "Ninh Bình",
    "Hưng Yên",
    "Phú Thọ",
    "Quảng Trị",
    "Cà Mau",
    "Lào Cai",
)


def page(studio: Studio) -> SearchPage:
    """A question that found something, with two filters in force."""
    return SearchPage(
        frame=rooms.within("browse")(studio),
        heading=studio.said(vi="Tìm kiếm", en="Search"),
        introduction=None,
        action="#main",
        text=studio.words(vi="sắc phong Cảnh Hưng", en="decree of Cảnh Hưng"),
        year_from="1740",
        year_to="",
        sort="oldest",
        total=1_283,
        notes=_notes(studio),
        nothing=None,
        cards=cards.pictured(studio),
        facets=_facets(studio),
        chips=_chips(studio),
        clear="#main",
        sorts=tuple(studio.link(text, current=text == "Oldest") for text in SORT_LABELS.values()),
        looks=tuple(studio.link(text, current=look is Look.LIST) for look, text in LOOKS.items()),
        look=Look.LIST.value,
        pager=in_the_middle(studio),
        ways=(),
        doors=(),
    )


def open_question(studio: Studio) -> SearchPage:
    """A question that nothing narrows."""
    return replace(page(studio), text="", sort="", chips=(), clear="", year_from="", look=Look.PICTURES.value)


def long_question(studio: Studio) -> SearchPage:
    """A question as long as it may be, narrowed by what has a long name."""
    long = cards.strained(studio)[2].title
    chips = (*_chips(studio), Chip("collection", Said(long.text, long.lang), "#main"))
    return replace(page(studio), text=long.text, chips=chips)


def no_words_found(studio: Studio) -> SearchPage:
    """Words that nothing has, and ways to something."""
    sentence = nothing(Asked(text="khố gâm"), Results(0, ()), studio.asker)
    ways = (Link(studio.said(vi="Chỉ “gâm” (3)", en="Only “gâm” (3)"), "#main"),)
    doors = rooms.ways_in(studio).doors
    return replace(page(studio), total=0, cards=(), nothing=sentence, ways=ways, doors=doors)


def no_choice_fits(studio: Studio) -> SearchPage:
    """Filters that no record fits, in a museum without anything else."""
    sentence = nothing(Asked(), Results(0, ()), studio.asker)
    return replace(page(studio), text="", total=0, cards=(), nothing=sentence, ways=(), doors=())


def first_leaf(studio: Studio) -> Pager:
    """The beginning of a long list."""
    return Pager(1, 24, "", "#main", (Leaf(1, "#main", current=True), Leaf(2, "#main"), Leaf(None), Leaf(97, "#main")))


def in_the_middle(studio: Studio) -> Pager:
    """Far from either end."""
    gap, near = Leaf(None), (Leaf(48, "#main"), Leaf(49, "#main", current=True), Leaf(50, "#main"))
    return Pager(1_153, 1_176, "#main", "#main", (Leaf(1, "#main"), gap, *near, gap, Leaf(97, "#main")))


def last_leaf(studio: Studio) -> Pager:
    """The end of a list of two pages."""
    return Pager(25, 31, "#main", "", (Leaf(1, "#main"), Leaf(2, "#main", current=True)))


def _notes(studio: Studio) -> tuple[Note, ...]:
    years = (NamedYears("cảnh hưng", 1740, 1786),)
    found = Results(31, (), tried="sắc phong Cảnh Hưng", fewer=True, exact=4, years=years, absent=({"vi": "Cà Mau"},))
    asked = Asked(text="sac phong canh hung", exchanged=True, cut=True)
    return notes(asked, found, studio.asker, lambda _: "#main")


def _chips(studio: Studio) -> tuple[Chip, ...]:
    return (
        Chip("document", studio.said(vi="tư liệu", en="document"), "#main"),
        Chip("01", Said("Hà Nội"), "#main"),
        Chip("years", studio.said(vi="từ năm 1740", en="from 1740"), "#main"),
    )


def _facets(studio: Studio) -> tuple[FacetBox, ...]:
    counts = {Kind.DOCUMENT: 1_283, Kind.ARTEFACT: 96, Kind.SITE: 7}
    kinds = tuple(
        Choice(kind.value, Said(kind_label(kind, studio.language)), count, kind is Kind.DOCUMENT)
        for kind, count in counts.items()
    )
    places = tuple(Choice(str(number), Said(name), 90 - number, number == 0) for number, name in enumerate(_PROVINCES))
    long = Choice("x", cards.strained(studio)[2].title, 1, chosen=False)
    unbroken = Choice("y", Said(awkward.LONG_WORD), 1, chosen=False)
    return (
        _box(studio, Facet.KIND, kinds),
        _box(studio, Facet.PROVINCE, places[:7], places[7:]),
        _box(studio, Facet.COLLECTION, (long, unbroken, *kinds[:1])),
    )


def _box(studio: Studio, facet: Facet, shown: tuple[Choice, ...], more: tuple[Choice, ...] = ()) -> FacetBox:
    return FacetBox(facet.value, studio.asker.words(FACET_LABELS[facet]), shown, more)
