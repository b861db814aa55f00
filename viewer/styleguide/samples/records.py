"""A record that has everything a page can show, and its parts alone."""

from dataclasses import dataclass, replace
from typing import Any

from viewer.context import Link, Said
from viewer.pages.record.context import (
    Prose,
    RecordPage,
    RelatedGroup,
    Relations,
    Shown,
    Thread,
)
from viewer.pages.record.steps import Walk, Walks
from viewer.pages.record.view import record_page
from viewer.styleguide import awkward
from viewer.styleguide.samples import cards, media
from viewer.styleguide.studio import Studio

_LISTS = (
    {"list": "vn-site", "rank": "special_national", "number": "2367/QĐ-TTg"},
    {"list": "vn-site", "rank": "national", "number": "313-VH/VP"},
    {"list": "vn-site", "rank": "provincial"},
    {"list": "vn-site", "rank": "listed"},
    {"list": "vn-national-treasure"},
    {"list": "vn-intangible"},
    {"list": "vn-documentary"},
    {"list": "vn-artisan"},
    {"list": "unesco-world-heritage"},
    {"list": "unesco-intangible"},
    {"list": "unesco-memory-of-the-world"},
)
_POEM = (
    ("transcription", "lzh-Hant", "南國山河南帝居\n截然定分在天書"),
    ("reading", "lzh-Latn", "Nam quốc sơn hà Nam đế cư\nTiệt nhiên định phận tại thiên thư"),
    ("translation", "vi", "Sông núi nước Nam vua Nam ở\nRành rành định phận ở sách trời"),
    (
        "translation",
        "en",
        "The southern emperor lives among southern rivers and hills\nAs it is written in heaven's book",
    ),
)
_WHOLE: dict[str, Any] = {
    "kind": "site",
    "identifiers": [{"type": "inventory", "value": "DT-01"}],
    "names": [
        {"text": {"vi": "Đình làng Thượng", "en": "The communal house of Thượng village", "lzh-Hant": "上村亭"}},
        {"type": "honorific", "text": {"vi": "Thượng Đẳng Tối Linh Từ"}},
    ],
    "texts": [
        {
            "type": "description",
            "text": {
                "vi": "Ngôi đình năm gian dựng trên nền đá ong.\n\nBốn góc mái cong, đỡ bằng những bẩy chạm rồng.",
                "en": "Five bays on a terrace of laterite.\n\nFour curved corners rest on brackets carved as dragons.",
            },
        },
        {"type": "history", "text": {"vi": "Đình được tu bổ lớn vào năm 2007.", "en": "It was restored in 2007."}},
    ],
    "terms": [
        {"role": "type", "term": {"label": {"vi": "đình", "en": "communal house"}}},
        {"role": "material", "term": {"label": {"vi": "gỗ lim", "en": "ironwood"}}},
        {"role": "material", "term": {"label": {"vi": "đá ong", "en": "laterite"}}},
    ],
    "measurements": [{"type": "height", "value": 7.3, "unit": "m", "part": "mái"}],
    "events": [
        {"type": "founding", "date": {"text": {"vi": "thế kỷ XVII"}, "earliest": "1601", "latest": "1700"}},
        {"type": "restoration", "date": {"earliest": "2007", "latest": "2007"}},
    ],
    "places": [
        {
            "units": ["vn-2025:01"],
            "written": {"vi": "làng Thượng, Ba Vì, Hà Tây"},
            "lat": 21.2,
            "lon": 105.4,
            "precision_m": 20_000,
        }
    ],
    "designations": list(_LISTS),
    "inscriptions": [
        {
            "position": {"vi": "Mặt trước", "en": "Front"},
            "lines": "2",
            "versions": [{"role": role, "lang": lang, "text": text} for role, lang, text in _POEM],
        },
        {
            "position": {"vi": "Mặt sau", "en": "Back"},
            "versions": [
                {"role": "transcription", "lang": "lzh-Hant", "text": "重修三寶寺碑記并銘"},
                {"role": "translation", "lang": "vi", "text": "Bia ghi việc trùng tu chùa Tam Bảo.\nVà bài minh."},
            ],
        },
        {"position": {"vi": "Đế", "en": "Base"}, "lines": "7"},
    ],
    "sources": [
        {"citation": "Hà Văn Tấn, Nguyễn Văn Kự, Đình Việt Nam, 1998", "pages": "tr. 120"},
        {"citation": "Quyết định 313-VH/VP", "uri": "https://example.org/313"},
    ],
    "rights": [
        {"covers": "work", "uri": "http://rightsstatements.org/vocab/NKC/1.0/"},
        {
            "covers": "record",
            "uri": "https://creativecommons.org/publicdomain/zero/1.0/",
            "holder": {"vi": "Làng Thượng"},
        },
        {
            "covers": "digital",
            "uri": "https://creativecommons.org/licenses/by/4.0/",
            "credit": {"vi": "Dự án Heritage"},
        },
    ],
    "visit": {
        "hours": {
            "vi": "7 giờ đến 17 giờ; đóng cửa khi làng có tang",
            "en": "7 to 17; closed while the village mourns",
        },
        "fees": {"vi": "Không thu phí", "en": "Free"},
        "conduct": {
            "vi": "Xin bỏ giày ngoài thềm, không chụp hậu cung",
            "en": "Shoes stay outside; no pictures of the sanctuary",
        },
        "steps": {
            "vi": "9 bậc đá; lối dốc bên trái cho xe lăn",
            "en": "9 stone steps; a ramp on the left for wheelchairs",
        },
        "contact": {"vi": "Ông từ giữ đình, hỏi ở cổng", "en": "The warden: ask at the gate"},
    },
}


@dataclass(frozen=True)
class Beside:
    """Inscriptions beside the picture of what they stand on."""

    page: RecordPage
    picture: Shown | None


def whole(studio: Studio) -> RecordPage:
    """A site with all there is to say, its picture included."""
    keepers = studio.asker.institutions
    view = awkward.seen("whole", _WHOLE, keepers[0].id if keepers else "")
    return replace(record_page(view, studio.asker), media=media.photograph(studio))


def long_title(studio: Studio) -> RecordPage:
    """A title of 300 letters over a text of 40 pages."""
    return replace(whole(studio), title=cards.strained(studio)[2].title, prose=forty_pages(studio))


def one_word(studio: Studio) -> RecordPage:
    """A title of one word, and nothing else."""
    return replace(
        whole(studio), title=Said("Am"), also=(), glance=(), badges=(), sources=(), rights=(), institution=None
    )


def prose(studio: Studio) -> tuple[Prose, ...]:
    """Texts in the reader's language and from right to left."""
    another = studio.words(
        vi="Chưa có bản tiếng Việt. Dưới đây là bản tiếng Ả Rập.", en="Not yet in English. Below it is in Arabic."
    )
    arabic = ("وصل مع الرياح الموسمية، وباع السجاد، واشترى الخزف.",)
    guest = Prose(studio.words(vi="Ghi chú", en="Note"), arabic, "ar", note=another)
    by = studio.words(vi="Phòng bảo tồn, 2024", en="Conservation, 2024")
    return (*(replace(one, by=by) for one in whole(studio).prose), guest)


def forty_pages(studio: Studio) -> tuple[Prose, ...]:
    """A text that asks for a way past it."""
    first = whole(studio).prose[0]
    return (replace(first, paragraphs=first.paragraphs * 200),)


def beside_picture(studio: Studio) -> Beside:
    """Line by line beside the stele; a version with other lines; lines that nobody read."""
    shown = media.photograph(studio).lead
    stele = replace(shown, picture=studio.picture("paper", 3, 4, "tint-slate")) if shown else None
    return Beside(whole(studio), stele)


def without_picture(studio: Studio) -> Beside:
    """The same without a picture."""
    return replace(beside_picture(studio), picture=None)


def related(studio: Studio) -> Relations:
    """Groups with reasons, and a short one beside another."""
    here = cards.with_reasons(studio)
    return Relations(
        (
            RelatedGroup(studio.words(vi="Hiện vật", en="Artefacts"), here),
            RelatedGroup(studio.words(vi="Lễ hội", en="Festivals"), here[2:3]),
            RelatedGroup(studio.words(vi="Con người", en="People"), here[3:]),
        )
    )


def four_hundred(studio: Studio) -> Relations:
    """More than a page holds: some wait behind 'more', most on pages of their own."""
    group = RelatedGroup(studio.words(vi="Tư liệu", en="Documents"), cards.many(studio, 40))
    label = studio.said(
        vi="Đứng ở đây: xem tất cả 400, trong đó 360 chưa có ở trang này",
        en="Standing here: see all 400, 360 of them not on this page",
    )
    return Relations(
        (group, RelatedGroup(studio.words(vi="Vắn tắt", en="Strained"), cards.strained(studio))),
        (replace(studio.link(""), label=label),),
    )


def thread(studio: Studio) -> Thread:
    """Members of an exhibition, each with the sentence that ties it in."""
    shown = (cards.hall(studio), *cards.with_reasons(studio), cards.strained(studio)[2])
    return Thread(shown, len(shown))


def walk_middle(studio: Studio) -> Walks:
    """A step with one before it and one after, where another walk passes."""
    return Walks(_walk(studio), (_walk(studio, is_last=True),))


def walk_last(studio: Studio) -> Walks:
    """The last step of a walk."""
    return Walks(_walk(studio, is_last=True))


def walk_long(studio: Studio) -> Walks:
    """Steps of collections whose titles are one word of 300 letters."""
    long = Link(Said(awkward.LONG_WORD), "#main")
    named = replace(cards.hall(studio), title=long.label)
    mine = replace(_walk(studio), thread=long, previous=named, next=named)
    return Walks(mine, (replace(mine, id="other"),))


def walk_crossing(studio: Studio) -> Walks:
    """Two walks pass a record that was not entered from either."""
    return Walks(None, (_walk(studio), _walk(studio, is_last=True)))


def _walk(studio: Studio, *, is_last: bool = False) -> Walk:
    title = studio.said(vi="Chữ trên đá, trên đồng và trên giấy", en="Words on stone, on bronze and on paper")
    before, after = cards.hall(studio), cards.strained(studio)[2]
    return Walk(
        id="walk",
        thread=Link(title, "#main"),
        step=9 if is_last else 3,
        total=9,
        previous=before,
        next=None if is_last else after,
    )


def long_thread(studio: Studio) -> Thread:
    """A thread that goes on elsewhere."""
    return Thread(cards.many(studio, 6), 164, 158, "#main", "#main")
