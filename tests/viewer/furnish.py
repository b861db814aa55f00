"""A small furnished museum: every kind of record, tied together, with real files, saved as the commands save them."""

import hashlib
import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from catalog import assets, blobs, institutions, records
from catalog.assets import Derivative, Made, NewAsset, State, Tiles
from catalog.blobs import Blob
from catalog.change import Change
from catalog.ids import new_id
from catalog.museum import Museum
from catalog.record.model import RECORD
from heritage.indexer import Indexer
from ingest.media.facts import MediaRequest
from ingest.media.kinds import process
from ingest.process import facts_document

NAMES = ("site", "artefact", "document", "intangible", "person", "event", "place", "collection", "bare")
DIGITAL = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"
SECRET = "Kho bí mật số bảy"
"""Words that only staff may read; no public page may hold them."""


@dataclass(frozen=True)
class Furnished:
    """The ids of the records by name, and the id of the institution."""

    ids: Mapping[str, str]
    institution: str


def drawing(colour: str, width: int = 1600, height: int = 1067) -> bytes:
    """A JPEG with something on it."""
    picture = Image.new("RGB", (width, height), colour)
    pen = ImageDraw.Draw(picture)
    pen.polygon([(width * 0.1, height * 0.5), (width * 0.5, height * 0.2), (width * 0.9, height * 0.5)], fill="#5a1d12")
    pen.rectangle([width * 0.2, height * 0.5, width * 0.8, height * 0.85], fill="#c9a36a")
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()


def furnish(museum: Museum, pictures: Mapping[str, Sequence[tuple[str, bytes]]] | None = None) -> Furnished:
    """Fill the museum; `pictures` are files (name, bytes) by the record's name, drawn ones where none are given."""
    ids = {name: new_id() for name in NAMES}
    shown = _drawn() if pictures is None else pictures
    rows = {name: _bring(museum, ids[name], files) for name, files in shown.items()}
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None)
        changes = [
            Change(
                RECORD.validate_python({**document, "assets": _asset_rows(name, rows.get(name, []))}),
                by="test",
                reason="test",
                record_id=ids[name],
                publish=True,
            )
            for name, document in _documents(ids).items()
        ]
        records.save(connection, home.id, changes)
        for name, brought in rows.items():
            _finish(connection, museum, ids[name], brought)
    indexer = Indexer(museum, "test")
    while indexer.turn():
        pass
    indexer.rest()
    return Furnished(ids, home.id)


def _drawn() -> dict[str, list[tuple[str, bytes]]]:
    return {
        "site": [("1.jpg", drawing("#b7c7cf")), ("2.jpg", drawing("#708090", 900, 1200))],
        "artefact": [("1.jpg", drawing("#3c352b", 1000, 1000))],
        "document": [("1.jpg", drawing("#e0cfa4", 900, 1300)), ("ghi-chep.txt", "Ghi chép điền dã.".encode())],
    }


_Brought = tuple[str, str, str, bytes]


def _bring(museum: Museum, record_id: str, files: Sequence[tuple[str, bytes]]) -> list[_Brought]:
    brought = []
    for name, data in files:
        sha256 = hashlib.sha256(data).hexdigest()
        museum.store.put_if_absent(blobs.original_key(sha256), io.BytesIO(data))
        brought.append((new_id(), name, sha256, data))
    return brought


def _asset_rows(name: str, brought: Sequence[_Brought]) -> list[dict[str, Any]]:
    return [
        {
            "asset": asset_id,
            "caption": {"vi": f"Hình {number} của {name}", "en": f"Picture {number} of {name}"},
            "alt": {"vi": "Một mái nhà trên nền trời", "en": "A roof against the sky"},
            "credit": {"vi": "Dự án Heritage"},
            "digital_source": DIGITAL,
        }
        for number, (asset_id, *_) in enumerate(brought, 1)
    ]


def _finish(connection: Any, museum: Museum, record_id: str, brought: Sequence[_Brought]) -> None:
    for asset_id, name, sha256, data in brought:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "original")
            path.write_bytes(data)
            done = process(path, Path(folder), MediaRequest(name))
            blobs.add_blobs(connection, [Blob(sha256, len(data), done.facts.mime)])
            assets.add_assets(connection, [NewAsset(asset_id, record_id, sha256, name, done.facts.family.value)])
            made, tiles = [], None
            for file in done.derivatives:
                version = hashlib.sha256(file.path.read_bytes()).hexdigest()[:16]
                key = f"derivatives/{asset_id[:2]}/{asset_id}/{file.role.value}-{version}"
                with file.path.open("rb") as source:
                    museum.store.put_if_absent(key, source)
                size = (file.width_px, file.height_px)
                made.append(Derivative(file.role.value, key, file.mime, *size, file.size_bytes, version))
                if file.tile_index is not None:
                    tiles = Tiles(key, file.width_px or 0, file.height_px or 0, file.tile_index)
            facts = facts_document(done.facts)
            assets.finish(connection, asset_id, Made(facts, [], tuple(made), tiles), State.READY)


def _documents(ids: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The records as JSON; all in public but a storage place and one bare record's access."""
    return {
        "site": {
            "kind": "site",
            "identifiers": [{"type": "inventory", "value": "DT-01"}],
            "names": [
                {"text": {"vi": "Đình Chu Quyến", "en": "Chu Quyến Communal House", "lzh-Hant": "朱卷亭"}},
                {"type": "alternative", "text": {"vi": "Đình Chàng"}},
                {"type": "alternative", "text": {"en": "The Beloved Hall"}},
            ],
            "texts": [
                {
                    "text": {
                        "vi": "Dân trong vùng quen gọi là đình Chàng. Cả ngôi đình chỉ có một tòa nhà gỗ ba gian "
                        "hai chái, mái xòe rộng và thấp, bốn góc đao vút lên.\n\nĐình thờ thành hoàng làng.",
                        "en": "People nearby call it Đình Chàng. It is one single timber hall of three bays, its roof "
                        "spread low and wide, the four corners sweeping up.\n\nIt honours the village guardian.",
                    }
                },
                {"type": "history", "text": {"vi": "Đình được tu bổ lớn vào năm 2007."}},
            ],
            "terms": [
                {"role": "type", "term": {"label": {"vi": "đình", "en": "communal house"}}},
                {"role": "legal_class", "term": {"label": {"vi": "kiến trúc nghệ thuật"}}},
                {"role": "material", "term": {"label": {"vi": "gỗ lim", "en": "ironwood"}}},
                {"role": "material", "term": {"label": {"vi": "ngói mũi hài", "en": "shoe-tip tiles"}}},
                {"role": "subject", "term": {"label": {"vi": "điêu khắc gỗ", "en": "wood carving"}}},
            ],
            "events": [
                {
                    "type": "founding",
                    "date": {"text": {"vi": "thế kỷ XVII"}, "earliest": "1601", "latest": "1700"},
                    "certainty": "probable",
                },
                {"type": "restoration", "date": {"text": {"vi": "2007"}, "earliest": "2007", "latest": "2007"}},
            ],
            "agents": [{"role": "worshipped", "agent": {"record": ids["person"]}}],
            "places": [
                {
                    "units": ["vn-2025:01"],
                    "written": {"vi": "làng Chàng, Ba Vì, Hà Tây"},
                    "lat": 21.1972,
                    "lon": 105.4444,
                    "precision_m": 500,
                },
                {"role": "storage", "written": {"vi": SECRET}},
            ],
            "designations": [
                {
                    "list": "vn-site",
                    "rank": "national",
                    "number": "313-VH/VP",
                    "authority": {"vi": "Bộ Văn hóa"},
                    "date": {"earliest": "1962-04-28", "latest": "1962-04-28"},
                }
            ],
            "relations": [
                {"type": "member_of", "target": {"record": ids["collection"]}},
                {"type": "part_of", "target": {"record": ids["place"]}},
            ],
            "rights": [
                {
                    "covers": "record",
                    "uri": "https://creativecommons.org/publicdomain/zero/1.0/",
                    "holder": {"vi": "Bảo tàng thử"},
                },
                {
                    "covers": "digital",
                    "uri": "https://creativecommons.org/licenses/by/4.0/",
                    "credit": {"vi": "Dự án Heritage"},
                },
            ],
            "sources": [
                {"citation": "Hà Văn Tấn, Nguyễn Văn Kự, Đình Việt Nam, 1998", "pages": "tr. 120"},
                {"citation": "Quyết định 313-VH/VP", "uri": "https://example.org/313"},
            ],
            "visit": {
                "conduct": {"vi": "Xin cởi giày trước khi bước lên sàn gỗ.", "en": "Please take off your shoes."}
            },
        },
        "artefact": {
            "kind": "artefact",
            "names": [{"text": {"vi": "Trống đồng Ngọc Lũ", "en": "Ngọc Lũ Bronze Drum"}}],
            "texts": [{"text": {"vi": "Mặt trống có ngôi sao mười bốn cánh ở giữa."}}],
            "terms": [
                {"role": "type", "term": {"label": {"vi": "trống đồng", "en": "bronze drum"}}},
                {"role": "material", "term": {"label": {"vi": "đồng", "en": "bronze"}}},
            ],
            "measurements": [
                {"type": "height", "value": 63, "unit": "cm"},
                {"type": "diameter", "value": 79.3, "unit": "cm", "part": "mặt"},
            ],
            "events": [{"type": "production", "date": {"earliest": "-0499", "latest": "-0099"}}],
            "places": [{"role": "kept", "place": {"record": ids["site"]}}],
            "relations": [{"type": "member_of", "target": {"record": ids["collection"]}, "note": {"vi": "Mở đầu"}}],
        },
        "document": {
            "kind": "document",
            "names": [{"text": {"vi": "Bia tiến sĩ khoa Nhâm Tuất", "en": "Stele of the Doctors of 1442"}}],
            "texts": [{"text": {"vi": "Bia dựng năm 1484.", "en": "The stele was raised in 1484."}}],
            "terms": [{"role": "type", "term": {"label": {"vi": "bia", "en": "stele"}}}],
            "languages": ["lzh-Hant"],
            "inscriptions": [
                {
                    "position": {"vi": "Mặt trước"},
                    "lines": "22",
                    "versions": [
                        {"role": "translation", "lang": "en", "text": "The worthy are the vital breath of the state."},
                        {"role": "transcription", "lang": "lzh-Hant", "text": "賢才國家之元氣"},
                        {"role": "reading", "lang": "lzh-Latn", "text": "Hiền tài quốc gia chi nguyên khí"},
                        {"role": "translation", "lang": "vi", "text": "Hiền tài là nguyên khí của quốc gia."},
                    ],
                },
                {"position": {"vi": "Mặt sau"}, "lines": "7"},
            ],
            "events": [{"type": "production", "date": {"earliest": "1484", "latest": "1484"}}],
            "relations": [
                {"type": "kept_at", "target": {"record": ids["site"]}},
                {"type": "documents", "target": {"record": ids["event"]}},
                {"type": "member_of", "target": {"record": ids["collection"]}},
            ],
        },
        "intangible": {
            "kind": "intangible",
            "names": [{"text": {"vi": "Hội Gióng", "en": "Gióng Festival"}}],
            "texts": [{"text": {"vi": "Hội diễn lại trận đánh của Thánh Gióng."}}],
            "terms": [{"role": "type", "term": {"label": {"vi": "lễ hội", "en": "festival"}}}],
            "places": [{"role": "performed", "place": {"record": ids["site"]}, "units": ["vn-2025:01"]}],
            "agents": [{"role": "worshipped", "agent": {"record": ids["person"]}}],
            "recurrence": [
                {"calendar": "lunar", "month": 4, "day": 9, "text": {"vi": "mồng 9 tháng Tư âm lịch"}},
            ],
            "designations": [{"list": "unesco-intangible", "date": {"earliest": "2010", "latest": "2010"}}],
        },
        "person": {
            "kind": "person",
            "names": [
                {"text": {"vi": "Lý Thái Tổ", "en": "Lý Thái Tổ", "lzh-Hant": "李太祖"}},
                {"type": "original", "text": {"vi": "Lý Công Uẩn"}},
            ],
            "texts": [{"text": {"vi": "Vua đầu tiên của nhà Lý.", "en": "The first king of the Lý dynasty."}}],
            "terms": [{"role": "occupation", "term": {"label": {"vi": "vua", "en": "king"}}}],
            "events": [
                {"type": "birth", "date": {"earliest": "0974", "latest": "0974"}},
                {"type": "death", "date": {"earliest": "1028", "latest": "1028"}},
            ],
        },
        "event": {
            "kind": "event",
            "names": [{"text": {"vi": "Dời đô ra Thăng Long", "en": "Moving the Capital to Thăng Long"}}],
            "texts": [{"text": {"vi": "Mùa thu năm 1010, vua dời đô."}}],
            "events": [{"type": "happening", "date": {"earliest": "1010", "latest": "1010"}}],
            "relations": [
                {"type": "took_place_at", "target": {"record": ids["place"]}},
                {"type": "related", "target": {"record": ids["person"]}},
            ],
        },
        "place": {
            "kind": "place",
            "names": [{"text": {"vi": "Thăng Long", "en": "Thăng Long"}}],
            "texts": [{"text": {"vi": "Kinh đô từ năm 1010."}}],
            "places": [{"units": ["vn-2025:01"], "lat": 21.035, "lon": 105.84, "precision_m": 8000}],
        },
        "collection": {
            "kind": "collection",
            "names": [{"text": {"vi": "Nghìn năm một dải", "en": "A Thousand Years in One Ribbon"}}],
            "texts": [{"text": {"vi": "Những gì còn lại, xếp theo năm tháng."}}],
            "relations": [{"type": "related", "target": {"record": ids["document"]}}],
        },
        "bare": {
            "kind": "artefact",
            "names": [{"text": {"vi": "Mảnh gốm"}}],
            "relations": [{"type": "member_of", "target": {"record": ids["collection"]}}],
        },
    }
