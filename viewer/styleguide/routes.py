"""The style guide: components with cards of the museum, and each awkward record on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Response, g, redirect, url_for

from catalog.errors import NotFoundError
from catalog.language import languages
from catalog.record.lists import Kind
from catalog.search.query import Facet, Query
from viewer.context import CardFace, Frame, Link, Said, plain
from viewer.labels import KINDS_MANY
from viewer.map import MapDrawing, draw_map
from viewer.map.outline import Detail
from viewer.pages.calendar import days, lunar_days, short_month, today
from viewer.pages.caller import Caller, answer, caller
from viewer.pages.cards import faces, large
from viewer.pages.doors import Door
from viewer.pages.festivals import Feast
from viewer.pages.pager import Leaf, Pager
from viewer.pages.record.context import Day, Fact, FactGroup, InscriptionFace, Reading, Value
from viewer.pages.record.inscriptions import verses
from viewer.pages.record.steps import Walk, Walks
from viewer.pages.record.view import record_page
from viewer.site import negotiated
from viewer.styleguide import awkward

blueprint = Blueprint("styleguide", __name__)
_LANGUAGE = f"/<any({','.join(languages())}):language>"
_TITLE = "Style guide"


@dataclass(frozen=True)
class StyleGuide:
    """What the components are shown with."""

    frame: Frame
    doors: tuple[Door, ...]
    cards: tuple[CardFace, ...]
    strained: tuple[CardFace, ...]
    wall: CardFace | None
    feasts: tuple[Feast, ...]
    days: tuple[Day, ...]
    facts: tuple[FactGroup, ...]
    inscriptions: tuple[InscriptionFace, ...]
    walks: tuple[Walks, ...]
    pager: Pager
    map: MapDrawing
    records: tuple[Link, ...]


@blueprint.get("/styleguide")
def root() -> Response:
    """Leads to the guide in the browser's language."""
    return redirect(url_for("styleguide.guide", language=negotiated()))  # type: ignore[return-value]


@blueprint.get(f"{_LANGUAGE}/styleguide")
def guide(language: str) -> Response:
    """All components."""
    g.language = language
    with caller() as asker:
        return answer("styleguide/guide.html", _guide(asker), seconds=0)


@blueprint.get(f"{_LANGUAGE}/styleguide/<name>")
def strained(language: str, name: str) -> Response:
    """A record's page with an awkward record."""
    g.language = language
    if name not in awkward.NAMES:
        raise NotFoundError
    with caller() as asker:
        page = record_page(awkward.view(name, asker.institutions[0].id if asker.institutions else ""), asker)
    return answer(f"record/{page.kind}.html", page, seconds=0)


def _guide(asker: Caller) -> StyleGuide:
    found = asker.search(Query(viewer=asker.viewer, filters={Facet.MEDIA: ("image",)}, size=4, facets=())).hits
    shown = faces(found, asker.language)
    return StyleGuide(
        frame=asker.frame(lambda tag: url_for("styleguide.guide", language=tag), _TITLE, robots="noindex"),
        doors=tuple(Door(kind.value, asker.words(KINDS_MANY[kind]), 7, "#") for kind in Kind),
        cards=shown,
        strained=faces(awkward.cards(), asker.language),
        wall=large(shown[0]) if shown else None,
        feasts=tuple(_feasts(asker.language)),
        days=(Day("16 tháng 6 năm 2026", "mồng 2 tháng 5", Said("từ 7 đến 9 tháng 4 âm lịch"), "còn 3 ngày"),),
        facts=_facts(),
        inscriptions=tuple(_inscriptions()),
        walks=tuple(_walks(faces(awkward.cards(), asker.language))),
        pager=Pager(
            21, 40, "#", "#", (Leaf(1, "#"), Leaf(2, "#", current=True), Leaf(3, "#"), Leaf(None), Leaf(97, "#"))
        ),
        map=draw_map([], highlight="01", language=asker.language, detail=Detail.SMALL, title=_TITLE, map_id="guide"),
        records=tuple(
            Link(plain(name), url_for("styleguide.strained", language=asker.language, name=name))
            for name in awkward.NAMES
        ),
    )


def _feasts(language: str) -> list[Feast]:
    first = today()
    ends = (first, first + timedelta(days=2), first + timedelta(days=40))
    return [
        Feast(
            href="#",
            title=Said("Hội làng"),
            where=Said("Hà Nội"),
            iso=first.isoformat(),
            number=first.day,
            month=short_month(first, language),
            solar=days(first, last, language),
            lunar=lunar_days(first, last, language),
        )
        for last in ends
    ]


def _facts() -> tuple[FactGroup, ...]:
    said = Value(Said("gỗ lim"), href="#", note=Said("cột"), below=Said("trước đây: gỗ mít"))
    return (
        FactGroup(
            "Thông tin chính", (Fact("Chất liệu", (said, Value(Said("đá ong")))), Fact("Số", (Value(Said("1")),)))
        ),
        FactGroup("Khi nào", (Fact("Khởi dựng", (Value(Said("thế kỷ XVII")),)),)),
    )


def _inscriptions() -> list[InscriptionFace]:
    poem = (
        Reading("Nguyên văn", "南國山河南帝居\n截然定分在天書", "lzh-Hant"),
        Reading("Phiên âm", "Nam quốc sơn hà Nam đế cư\nTiệt nhiên định phận tại thiên thư", "lzh-Latn"),
        Reading("Dịch nghĩa", "Sông núi nước Nam vua Nam ở\nRành rành định phận ở sách trời", "vi", "Dự án"),
    )
    apart = (poem[0], Reading("Dịch nghĩa", "Sông núi nước Nam vua Nam ở", "vi"))
    return [
        InscriptionFace(Said("Mặt trước"), True, poem, "2", verses(poem)),
        InscriptionFace(Said("Mặt sau"), True, apart),
        InscriptionFace(Said("Đế"), True, (), "mất"),
    ]


def _walks(cards: Sequence[CardFace]) -> list[Walks]:
    """In the middle, at the last step, and past a crossing."""
    thread = Link(Said("Chữ trên đá, trên đồng và trên giấy"), "#")
    middle = Walk("1", thread, 3, 9, cards[0], cards[1])
    last = Walk("2", thread, 9, 9, cards[1], None)
    return [Walks(middle, (last,)), Walks(last), Walks(None, (middle, last))]
