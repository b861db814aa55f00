"""What a record is found, filtered and shown by."""

from typing import Any

from catalog.record.lists import NameType
from catalog.search.build import build, references
from catalog.search.document import SearchDocument
from catalog.search.facets import facet_value
from catalog.search.keywords import Surroundings
from catalog.search.query import Facet
from catalog.shown import Card, RecordView
from tests.records import make_record

NOW = "2026-11-22T10:00:00.000Z"
HOME = {"inst1": {"vi": "Bảo tàng Hà Nội", "en": "Hanoi Museum"}}
COLLECTION = "0000000" + "0"


def built(kind: str = "site", cards: dict[str, Card] | None = None, **fields: Any) -> SearchDocument:
    record = make_record(kind, **fields)
    view = RecordView("r1", "inst1", record.kind, record, (), 3, NOW, NOW, True, ("public", "staff"))
    return build(view, view.readers, Surroundings(cards or {}, HOME))


def values(document: SearchDocument, facet: Facet) -> list[str]:
    return [term.value for term in document.facets.get(facet.value, ())]


def test_names_stand_apart_by_language_and_weight() -> None:
    document = built(
        names=[
            {"type": "preferred", "text": {"vi": "Lăng Tự Đức", "en": "Tomb of Tự Đức"}},
            {"type": NameType.ORIGINAL, "text": {"lzh-Hant": "謙陵", "lzh-Latn": "Khiêm Lăng", "en": "Khiem tomb"}},
        ]
    )
    assert document.titles == ("Lăng Tự Đức",)
    assert document.names == ("謙陵", "Khiêm Lăng")
    assert document.titles_en == ("Tomb of Tự Đức", "Khiem tomb")
    assert (document.version, document.readers, document.updated) == (3, ("public", "staff"), 1795341600)


def test_the_words_around_a_thing_are_its_keywords() -> None:
    document = built(
        "artefact",
        terms=[
            {"role": "type", "term": {"label": {"vi": "Tượng", "en": "Statue"}}},
            {"role": "material", "term": "Gỗ mít"},
            {"role": "subject", "term": "Phật giáo"},
        ],
        agents=[{"role": "maker", "agent": "Thợ làng Sơn Đồng"}],
        events=[
            {
                "type": "production",
                "date": {"text": {"vi": "Cảnh Hưng 44"}, "earliest": "1783", "latest": "1783"},
                "agents": [{"agent": "Phường thợ"}],
            }
        ],
        designations=[{"list": "vn-national-treasure", "number": "1426/QĐ-TTg"}],
        identifiers=[{"value": "SP-03"}],
    )
    for word in ("Tượng", "Gỗ mít", "Phật giáo", "Thợ làng Sơn Đồng", "Phường thợ", "Cảnh Hưng 44", "Bảo tàng Hà Nội"):
        assert word in document.keywords, word
    assert {"Statue", "Artefact", "National treasure of Việt Nam"} <= set(document.keywords_en)
    assert document.identifiers == ("SP-03", "1426/QĐ-TTg")
    assert (document.year_from, document.year_to) == (1783, 1783)
    assert values(document, Facet.KIND) == ["artefact"]
    assert values(document, Facet.TYPE) == ["tượng"]
    assert values(document, Facet.MATERIAL) == ["gỗ mít"]
    assert values(document, Facet.SUBJECT) == ["phật giáo"]
    assert values(document, Facet.RANK) == ["vn-national-treasure"]
    assert values(document, Facet.INSTITUTION) == ["inst1"]


def test_a_record_with_feast_days_comes_round_whatever_its_kind() -> None:
    rule = {"calendar": "lunar", "month": 4, "day": 8}
    assert built("site", recurrence=[rule]).comes_round
    assert not built("site").comes_round


def test_a_status_is_no_text_to_search() -> None:
    document = built(designations=[{"list": "vn-site", "rank": "provincial", "status": "chưa xếp hạng"}])
    everything = (*document.keywords, *document.descriptions, *document.names)
    assert not any("chưa xếp hạng" in text for text in everything)


def test_a_place_is_found_under_its_old_and_new_names_and_counted_in_its_province_of_today() -> None:
    old = built(places=[{"units": ["vn-2024:01"], "written": {"vi": "Số 1 phố Hàng Bài"}}])
    assert {"Thành phố Hà Nội", "Số 1 phố Hàng Bài"} <= set(old.keywords)
    assert values(old, Facet.PROVINCE) == ["vn-2025:01"]
    phu_tho = built(places=[{"units": ["vn-2024:26"]}])  # Vĩnh Phúc, which is Phú Thọ today
    assert {"Tỉnh Vĩnh Phúc", "Tỉnh Phú Thọ"} <= set(phu_tho.keywords)
    assert "Phú Thọ" not in phu_tho.keywords  # said already
    assert len(values(phu_tho, Facet.PROVINCE)) == 1


def test_where_it_is_stored_is_no_province_of_it() -> None:
    document = built("artefact", places=[{"role": "storage", "units": ["vn-2025:01"], "access": "staff"}])
    assert values(document, Facet.PROVINCE) == []


def test_coordinates_are_those_of_the_view() -> None:
    document = built(places=[{"written": {"vi": "Ba Vì"}}, {"lat": 21.05, "lon": 105.35}])
    assert (document.lat, document.lon) == (21.05, 105.35)


def test_the_years_are_when_it_was_made_not_when_it_was_found() -> None:
    events = [
        {"type": "finding", "date": {"earliest": "1925", "latest": "1925"}},
        {"type": "restoration", "date": {"earliest": "1890", "latest": "1899"}},
    ]
    assert (built(events=events).year_from, built(events=events).year_to) == (1890, 1899)
    made = [*events, {"type": "production", "date": {"earliest": "-0500", "latest": "-0300"}}]
    assert (built(events=made).year_from, built(events=made).year_to) == (-500, -300)
    former = [{"type": "production", "certainty": "former", "date": {"earliest": "1200", "latest": "1300"}}]
    assert built(events=former).year_from is None


def test_a_period_is_the_one_that_is_named_or_else_the_one_of_its_years() -> None:
    named = built(terms=[{"role": "period", "term": "Thời Nguyễn"}])
    by_year = built(events=[{"type": "founding", "date": {"earliest": "1820", "latest": "1830"}}])
    assert values(named, Facet.PERIOD) == values(by_year, Facet.PERIOD) == ["nguyen"]
    assert by_year.facets["period"][0].label["vi"] == "Nguyễn"
    assert values(built(terms=[{"role": "period", "term": "Văn hóa Đa Bút"}]), Facet.PERIOD) == ["văn hóa đa bút"]
    assert (
        values(built(events=[{"type": "founding", "date": {"earliest": "0900", "latest": "1900"}}]), Facet.PERIOD) == []
    )


def test_a_reign_says_the_dynasty_where_the_years_alone_touch_two() -> None:
    def periods(text: str, year: str) -> list[str]:
        date = {"text": {"vi": text}, "earliest": year, "latest": year}
        return values(built(events=[{"type": "production", "date": date}]), Facet.PERIOD)

    assert periods("Cảnh Hưng 44 (1783)", "1783") == ["le-trung-hung"]
    assert periods("Thái Đức 6", "1783") == ["tay-son"]
    assert periods("1783", "1783") == ["le-trung-hung", "tay-son"]
    assert periods("thế kỷ III TCN", "-0250") == ["van-lang-au-lac"]


def test_a_life_keeps_the_dynasty_of_the_end_that_names_none() -> None:
    born = {"type": "birth", "date": {"text": {"vi": "Cảnh Hưng 26"}, "earliest": "1765", "latest": "1765"}}
    died = {"type": "death", "date": {"text": {"vi": "1820"}, "earliest": "1820", "latest": "1820"}}
    assert values(built("person", events=[born, died]), Facet.PERIOD) == ["le-trung-hung", "nguyen"]


def test_a_festival_is_found_by_its_month_in_digits_and_in_words() -> None:
    document = built("intangible", recurrence=[{"month": 3, "day": 10}])
    assert "tháng 3 · tháng ba" in document.keywords


def test_a_standing_says_what_it_makes_of_the_thing() -> None:
    monument = built(designations=[{"list": "vn-site", "rank": "special_national"}])
    (rank,) = monument.facets["rank"]
    assert (rank.value, rank.label) == (
        "special_national",
        {"vi": "Di tích quốc gia đặc biệt", "en": "Special national monument"},
    )
    treasure = built("artefact", designations=[{"list": "vn-national-treasure"}, {"list": "unesco-intangible"}])
    assert [term.label["en"] for term in treasure.facets["rank"]] == [
        "National treasure of Việt Nam",
        "UNESCO intangible heritage",
    ]


def test_what_it_belongs_to_is_a_facet_and_what_keeps_it_a_word() -> None:
    from catalog.ids import new_id

    collection, site, hidden, other = (new_id() for _ in range(4))
    cards = {
        collection: Card(collection, "collection", {"vi": "Sưu tập sắc phong"}),
        site: Card(site, "site", {"vi": "Đình Mông Phụ"}),
        other: Card(other, "site", {"vi": "Chùa Mía"}),
    }
    relations = [
        {"type": "member_of", "target": {"record": collection}},
        {"type": "kept_at", "target": {"record": site}},
        {"type": "part_of", "target": {"record": hidden}},
        {"type": "related", "target": {"record": other}},
    ]
    document = built("document", cards, relations=relations)
    assert values(document, Facet.COLLECTION) == [collection]
    assert {"Sưu tập sắc phong", "Đình Mông Phụ"} <= set(document.keywords)
    assert "Chùa Mía" not in document.keywords
    assert references(make_record("document", relations=relations)) == {collection, site, hidden}


def test_inscriptions_are_searched_in_every_reading() -> None:
    versions = [
        {"role": "transcription", "lang": "lzh-Hant", "text": "敕高魯"},
        {"role": "reading", "lang": "lzh-Latn", "text": "Sắc Cao Lỗ"},
        {"role": "translation", "lang": "en", "text": "Decree for Cao Lỗ"},
    ]
    document = built("document", inscriptions=[{"versions": versions}])
    assert {"敕高魯", "Sắc Cao Lỗ"} <= set(document.descriptions)
    assert "Decree for Cao Lỗ" in document.descriptions_en


def test_a_richer_record_has_more_to_show() -> None:
    rich = built(
        texts=[{"text": {"vi": "Một ngôi đình cổ. " * 80}}],
        terms=[{"role": "type", "term": "Đình"}],
        sources=[{"citation": "Hồ sơ di tích"}],
    )
    assert 0 <= built().prior < rich.prior <= 1


def test_a_bare_word_has_one_spelling_as_a_value() -> None:
    assert facet_value({"vi": "Sơn mài, thiếp vàng"}) == "sơn mài thiếp vàng"
    assert facet_value({"vi": "Văn hoá"}) == facet_value({"vi": "VĂN HÓA"}) == "văn hóa"
    assert facet_value({"en": "Bronze"}) == "bronze"
    assert facet_value({"lzh-Hant": "銅"}) == "銅"
    assert facet_value({"vi": "!!!"}) == facet_value({}) == ""
