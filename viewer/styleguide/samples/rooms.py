"""What surrounds pages and stands in the front room: frames, hero, doors, walls, leaflets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from flask import current_app, url_for

from catalog.record.lists import Kind
from viewer.context import CardFace, Frame, Link, Said
from viewer.labels import KINDS_MANY
from viewer.pages.doors import Door
from viewer.pages.reading import LEAFLETS, ReadingPage
from viewer.styleguide.samples import cards
from viewer.styleguide.studio import Studio
from viewer.tints import TINTS

_COUNTS = (412, 1_283, 96, 58, 231, 17, 1, 12)
_LONG = {
    "vi": "Bảo tàng Di sản làng nghề, đình chùa và sắc phong vùng châu thổ sông Hồng, sông Thái Bình và sông Mã",
    "en": "Museum of craft villages, communal houses, pagodas and decrees of the Red, Thái Bình and Mã River deltas",
}


@dataclass(frozen=True)
class Hero:
    """What the first room says, with or without a picture of the day."""

    title: str
    action: str
    shown: CardFace | None


@dataclass(frozen=True)
class WaysIn:
    """The doors of the front room and how much lies behind all of them."""

    doors: tuple[Door, ...]
    total: int


def within(section: str) -> Callable[[Studio], Frame]:
    """The frame of a page in this section of the museum."""

    def frame(studio: Studio) -> Frame:
        asker = studio.asker
        return asker.frame(lambda tag: url_for("styleguide.contents", language=tag), "", section=section)

    return frame


def long_named(studio: Studio) -> Frame:
    """The frame of a museum whose name is a sentence."""
    return replace(within("festivals")(studio), museum=studio.said(**_LONG))


def crumbs(studio: Studio) -> tuple[Link, ...]:
    """The way back from a record."""
    return (Link(studio.said(vi="Trang chủ", en="Home"), "#main"), Link(studio.said(vi="Di tích", en="Sites"), "#main"))


def hero(studio: Studio) -> Hero:
    """A hero as on any day."""
    picture = studio.picture("roof", 16, 10)
    return replace(hero_bare(studio), shown=replace(cards.hall(studio), picture=picture))


def hero_bare(studio: Studio) -> Hero:
    """A museum that has no picture yet."""
    return Hero(studio.asker.museum_name.text, "#main", None)


def hero_long(studio: Studio) -> Hero:
    """A museum with a long name, and a record of 300 letters in its picture."""
    title = studio.said(**_LONG)
    return replace(
        hero(studio), title=title.text, shown=replace(cards.hall(studio), title=cards.strained(studio)[2].title)
    )


def ways_in(studio: Studio) -> WaysIn:
    """Doors to all kinds; the last but one leads to a single record."""
    named = zip(Kind, _COUNTS, strict=True)
    doors = tuple(Door(kind.value, studio.asker.words(KINDS_MANY[kind]), count, "#main") for kind, count in named)
    return WaysIn(doors, sum(_COUNTS))


def empty_rooms(studio: Studio) -> WaysIn:
    """A museum in which nothing was published yet."""
    return WaysIn((), 0)


def one_wall(studio: Studio) -> tuple[CardFace, ...]:
    """One exhibition on show."""
    return cards.large_pictures(studio)[:1]


def keepers(studio: Studio) -> tuple[Link, ...]:
    """Institutions that say where one can write to them."""
    return tuple(
        Link(studio.said(vi=vi, en=en), "#main")
        for vi, en in (("Ban quản lý di tích", "Board of monuments"), ("Bảo tàng tỉnh", "Provincial museum"))
    )


def no_keepers(_studio: Studio) -> tuple[Link, ...]:
    """None that does."""
    return ()


def leaflets(studio: Studio) -> tuple[Link, ...]:
    """The leaflets, of which the reader is at the second."""
    return tuple(studio.link(one.title, current=name == "curators") for name, one in LEAFLETS.items())


def leaflet(studio: Studio) -> ReadingPage:
    """A leaflet as it is read."""
    found = LEAFLETS["visiting"]
    words = studio.asker.words
    return ReadingPage(
        frame=within("visiting")(studio),
        title=words(found.title),
        lead=words(found.lead),
        leaflets=leaflets(studio),
        reachable=studio.asker.reachable(),
        example="https://example.org/id/",
    )


def long_words(studio: Studio) -> tuple[Said, ...]:
    """Text in every script that comes here."""
    return (
        studio.said(
            vi="Nghìn năm Thăng Long, Ễ Ặ Ộ Ứ ườ ướ ặ ộ ễ", en="A thousand years of Thăng Long: Ễ Ặ Ộ Ứ ườ ướ ặ"
        ),
        Said("天子萬年　國泰民安　重修三寶寺碑記并銘", "lzh-Hant"),
        Said("مرحبا بضيوف الدار", "ar"),
    )


def tints(studio: Studio) -> tuple[str, ...]:
    """The names of the colours that hold a picture's place."""
    return tuple(TINTS)


def drawings(studio: Studio) -> tuple[str, ...]:
    """The names of the site's own drawings."""
    folder = Path(str(current_app.static_folder), "icons")
    return tuple(sorted(path.stem for path in folder.glob("*.svg")))


def nothing(studio: Studio) -> None:
    """For what is the same on every page."""
