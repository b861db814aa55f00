"""Records as no designer draws them: without pictures, with far too much of something, in another script."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from catalog.record.lists import Kind, RelationType
from catalog.record.model import RECORD
from catalog.shown import Card, Incoming, RecordView, Related

_SENTENCE = (
    "Người già trong làng kể rằng ngôi đình dựng vào một mùa nước cạn, gỗ lim xuôi bè từ thượng nguồn về bến, "
    "thợ mộc ba làng cùng cất nóc trong một ngày."
)
_LONG_TITLE = (
    "Bản sao lục đạo sắc phong cho vị thành hoàng của ba thôn cùng thờ một đình, cấp lại sau trận lụt năm Quý Tỵ theo "
    "đơn của các kỳ lão, kèm lời bạt của người chép và tờ khai của lý trưởng về việc tờ gốc bị mối ăn mất hai dòng đầu "
    "và một góc dấu son, nay giữ trong hòm sắc của đình dưới"
)
LONG_WORD = ("Nghìnnămmộtdải" * 22)[:300]
"""A name that somebody wrote without a single space."""
_HAN = "重修三寶寺碑記并銘"
_HAN_TEXT = "蓋聞。有天地然後有山川。有山川然後有寺宇。" * 12
MANY = 400
_WAYS = (
    RelationType.PART_OF,
    RelationType.LOCATED_AT,
    RelationType.KEPT_AT,
    RelationType.HELD_AT,
    RelationType.FOUND_AT,
    RelationType.MADE_AT,
    RelationType.TOOK_PLACE_AT,
)
"""In which so many are tied to one place; a page shows no more than sixty of each."""


def _made(kind: str, title: dict[str, str], **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "names": [{"text": title}], **fields}


def _text(text: str, language: str = "vi") -> list[dict[str, Any]]:
    return [{"type": "description", "text": {language: text}}]


_MADE: dict[str, dict[str, Any]] = {
    "no-picture": _made(
        "artefact", {"vi": "Chum sành", "en": "Stoneware jar"}, texts=_text(_SENTENCE), labels=[], visit=None
    ),
    "one-word": _made("site", {"vi": "Am"}),
    "long-title": _made("document", {"vi": _LONG_TITLE[:300]}, texts=_text(_SENTENCE)),
    "forty-pages": _made(
        "document", {"vi": "Hương ước làng, chép đủ"}, texts=_text("\n\n".join([" ".join([_SENTENCE] * 9)] * 90))
    ),
    "only-han": _made(
        "document",
        {"lzh-Hant": _HAN},
        inscriptions=[{"versions": [{"role": "transcription", "lang": "lzh-Hant", "text": _HAN_TEXT}]}],
    ),
    "only-english": _made(
        "artefact",
        {"en": "A lacquered box that a traveller took home"},
        texts=_text("It was given away at a harbour, and nobody wrote down by whom.", "en"),
    ),
    "right-to-left": _made(
        "person",
        {"ar": "تاجر من هرمز", "vi": "Khách buôn từ Hormuz"},
        texts=_text("وصل مع الرياح الموسمية، وباع السجاد، واشترى الخزف، ثم عاد من حيث أتى.", "ar"),
    ),
    "four-hundred-relations": _made("place", {"vi": "Kinh đô cũ", "en": "The old capital"}, texts=_text(_SENTENCE)),
    "before-our-era": _made(
        "artefact",
        {"vi": "Rìu đồng gót vuông", "en": "Square-heeled bronze axe"},
        events=[
            {"type": "production", "date": {"text": {"vi": "khoảng 500 TCN"}, "earliest": "-0549", "latest": "-0449"}}
        ],
    ),
    "no-date-no-place": _made("intangible", {"vi": "Điệu ru không rõ của vùng nào"}, texts=_text(_SENTENCE)),
    "everything-of-a-visit": _made(
        "site",
        {"vi": "Ngôi chùa trên đồi", "en": "The pagoda on the hill"},
        visit={
            "hours": {"vi": "Mở từ 7 đến 17 giờ; đóng cửa khi làng có tang", "en": "7 to 17; closed in mourning"},
            "fees": {"vi": "Không thu phí", "en": "Free"},
            "conduct": {"vi": "Bỏ giày ngoài thềm", "en": "Shoes stay outside"},
            "steps": {"vi": "129 bậc đá; lối dốc vòng phía sau cho xe lăn", "en": "129 steps; a ramp behind"},
        },
    ),
    "long-words": _made(
        "site",
        {"vi": LONG_WORD},
        texts=_text(LONG_WORD),
        terms=[{"role": role, "term": {"label": {"vi": LONG_WORD}}} for role in ("type", "material", "subject")],
        events=[{"type": "production", "date": {"text": {"vi": LONG_WORD}}}],
        visit={fact: {"vi": LONG_WORD} for fact in ("hours", "fees", "conduct", "steps")},
        inscriptions=[{"versions": [{"role": "transcription", "lang": "vi", "text": LONG_WORD}]}],
    ),
    "right-to-left-untold": _made(
        "document",
        {"vi": "رسالة تاجر إلى أهله في هرمز"},
        texts=_text("وصلت السفينة إلى Hội An، وفيها 12 تاجرا.\n\nBức thư viết trên giấy dó."),
        inscriptions=[{"versions": [{"role": "transcription", "lang": "vi", "text": "سلام من البحر البعيد"}]}],
    ),
}
NAMES = tuple(_MADE)


def view(name: str, institution_id: str) -> RecordView:
    """The record of this name as a visitor would see it."""
    related = tuple(_guest(number) for number in range(MANY)) if name == "four-hundred-relations" else ()
    return seen(_id(NAMES.index(name)), _MADE[name], institution_id, related)


def seen(record_id: str, made: Mapping[str, Any], institution_id: str, related: tuple[Related, ...] = ()) -> RecordView:
    """The record that this document makes, as a visitor would see it."""
    record = RECORD.validate_python(made)
    return RecordView(
        id=record_id,
        institution_id=institution_id,
        kind=record.kind,
        record=record,
        files=(),
        version=1,
        created_at="2026-01-01T00:00:00Z",
        updated_at="2026-01-01T00:00:00Z",
        published=True,
        readers=("public",),
        related=related,
        incoming=tuple(Incoming(type_, count, count) for type_, count in Counter(one.type for one in related).items()),
    )


def cards() -> tuple[Card, ...]:
    """Cards that strain a list."""
    return tuple(
        Card(_id(number), made["kind"], made["names"][0]["text"], summary=_summary(made))
        for number, made in enumerate(_MADE.values())
    )


def _summary(made: dict[str, Any]) -> dict[str, str]:
    return {language: text[:300] for row in made.get("texts", ()) for language, text in row["text"].items()}


def _guest(number: int) -> Related:
    kind = tuple(Kind)[number % len(Kind)]
    return Related(
        _WAYS[number % len(_WAYS)],
        inverse=True,
        card=Card(_id(1000 + number), kind.value, {"vi": f"Hồ sơ số {number}", "en": f"Record {number}"}),
    )


def _id(number: int) -> str:
    return f"{number:08d}"
