"""Each of the eight kinds has a face of its own, in both languages."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from catalog.dates.recurrence import parse_recurrence
from catalog.museum import Museum
from heritage.indexer import Indexer
from tests.records import make_record, save
from tests.viewer.exhibits import House, open_house
from viewer.context import TEASER_CHARACTERS, CardFace, Said


def heading(page: str) -> list[str]:
    return re.findall(r"<h[23][^>]*>([^<]+)</h[23]>", page)


@pytest.mark.parametrize(
    ("summary", "teaser"),
    [
        ("Một câu ngắn.", "Một câu ngắn."),
        ("từng chữ " * 40, "từng chữ " * 12 + "từng chữ…"),
        ("Cả làng rước thần về đình, đi dọc một dòng sông rộng. " + "Hai bên đường " * 10, None),
        ("Câu đã cắt một lần ở máy chủ " + "và còn dài nữa " * 8 + "…", None),
    ],
)
def test_a_teaser_ends_with_a_whole_word(summary: str, teaser: str | None) -> None:
    face = CardFace("/", "site", Said("Di tích"), Said("Đình"), (), Said(summary, "vi"), None, ())
    assert face.teaser is not None
    assert len(face.teaser.text) <= TEASER_CHARACTERS + 1
    assert set(face.teaser.text.rstrip("…").split()) <= set(summary.split())
    assert face.teaser.lang == "vi"
    assert teaser is None or face.teaser.text == teaser


def test_a_card_without_a_summary_has_no_teaser() -> None:
    assert CardFace("/", "site", Said("Di tích"), Said("Đình"), (), None, None, ()).teaser is None


def test_a_site_joins_its_things_writings_festivals_and_people(gallery: Any) -> None:
    page = gallery.record("site")
    here = page[page.index('id="related"') : page.index('id="see-also"')]
    for name in ("Trống đồng Ngọc Lũ", "Bia tiến sĩ khoa Nhâm Tuất", "Hội Gióng", "Lý Thái Tổ"):
        assert name in here
    assert {"Hiện vật", "Tư liệu", "Di sản phi vật thể", "Nhân vật"} <= set(heading(here))


def test_what_a_site_is_only_tied_to_does_not_stand_among_what_belongs_there(gallery: Any) -> None:
    page = gallery.record("site")
    here, also = page[page.index('id="related"') :].split('id="see-also"')
    assert "Nghìn năm một dải" not in here
    assert "Nghìn năm một dải" in also
    assert "Thăng Long" in also
    assert "Được thờ tại đây" in here


def test_how_to_cite_says_in_which_language_a_title_is(house: House) -> None:
    for language, title in (("vi", "Văn bia"), ("en", '<span lang="vi">Văn bia</span>')):
        cite = shown(house, language, kind="document", vi="Văn bia").split('id="fine-print"')[1]
        assert f"<p>{title}. " in cite


def test_a_site_tells_its_rank_its_decision_and_how_to_behave(gallery: Any) -> None:
    page = gallery.record("site")
    for text in ("Di tích quốc gia", "313-VH/VP", "Xin cởi giày trước khi bước lên sàn gỗ.", "Hà Nội", "gỗ lim"):
        assert text in page


def test_a_thing_tells_its_size_with_the_separators_of_the_language(gallery: Any) -> None:
    assert "79,3 cm" in gallery.record("artefact")
    assert "79.3 cm" in gallery.record("artefact", "en")


def test_an_inscription_stands_beside_its_reading_and_its_translations(gallery: Any) -> None:
    page = gallery.record("document")
    order = [page.index(f'<blockquote lang="{tag}">') for tag in ("lzh-Hant", "lzh-Latn", "vi", "en")]
    assert order == sorted(order)
    assert '<blockquote lang="lzh-Hant">賢才國家之元氣</blockquote>' in page


def test_a_face_that_nobody_has_read_yet_tells_its_lines(gallery: Any) -> None:
    page = gallery.record("document")
    assert "Mặt sau" in heading(page)
    assert page.index("Số dòng: 22") < page.index("Số dòng: 7")


def test_the_readers_own_translation_comes_first(gallery: Any) -> None:
    page = gallery.record("document", "en")
    assert page.index('<blockquote lang="en">') < page.index('<blockquote lang="vi">')


def test_a_festival_announces_its_next_day_by_both_calendars(gallery: Any) -> None:
    page = gallery.record("intangible")
    assert page.index('id="days"') < page.index("<p>Hội diễn lại trận đánh")
    assert re.search(r"<dd>[^<]+, \d+ tháng \d+ năm 20\d\d</dd>", page)
    assert re.search(r"mồng 9 tháng 4 năm \w+ \w+ \(âm lịch\)", page)


@pytest.mark.parametrize(
    ("language", "heading_of_days", "kept"),
    [
        ("vi", "Ngày hội sắp tới", "8 tháng 4 âm lịch"),
        ("en", "The next festival days", "8th day of the 4th lunar month"),
    ],
)
@pytest.mark.parametrize("kind", ["site", "place"])
def test_where_a_feast_is_held_every_year_its_next_day_is_announced(
    house: House, kind: str, language: str, heading_of_days: str, kept: str
) -> None:
    rule = {"calendar": "lunar", "month": 4, "day": 8, "text": {"vi": "8 tháng 4 âm lịch"}}
    page = shown(house, language, vi="Chùa Thử", kind=kind, recurrence=[rule])
    assert heading_of_days in heading(page)
    assert f"<dd>{kept}</dd>" in page


@pytest.mark.parametrize(
    ("language", "title", "kept"),
    [("vi", "Ngày hội", None), ("en", "Festival days", {"leap": "leap 1st", "years": "every 3 years"})],
)
@pytest.mark.parametrize("kind", ["intangible", "site", "event"])
@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("years", "ba năm một lần, 12/8 âm lịch"),
        ("years", "3 năm một lần, từ 3 đến 10 tháng 3 âm lịch"),
        ("years", "ba năm một lần, ngày 2 tháng 9 dương lịch"),
        ("leap", "15 tháng Giêng nhuận âm lịch"),
    ],
)
def test_a_festival_whose_next_day_cannot_be_told_says_its_rule(
    house: House, language: str, title: str, kept: dict[str, str] | None, kind: str, name: str, written: str
) -> None:
    rule = parse_recurrence(written)
    assert rule is not None
    row = rule.model_dump(mode="json") | {"text": {"vi": written}}
    page = shown(house, language, vi="Hội Thử", kind=kind, recurrence=[row])
    days = page[page.index('id="days"') : page.index("</section>", page.index('id="days"'))]
    assert f">{title}</h2>" in days
    assert (kept[name] if kept else written) in days
    assert days.count("<dt>") == 1


def test_a_rule_without_a_next_day_stands_below_the_next_day(house: House) -> None:
    untold = {"month": 8, "day": 12, "every_years": 3, "text": {"vi": "ba năm một lần, 12/8"}}
    page = shown(house, vi="Hội Thử", kind="intangible", recurrence=[untold, {"month": 3, "day": 10}])
    assert "Ngày hội sắp tới" in heading(page)
    assert page.index("mồng 10 tháng 3 âm lịch") < page.index("<dd>ba năm một lần, 12/8</dd>")
    assert page.count('class="next-day"') == 2


def test_a_collection_that_names_others_is_not_called_empty(house: House) -> None:
    empty = "Bộ sưu tập này chưa có hồ sơ nào"
    assert empty in shown(house, vi="Trưng bày trống", kind="collection")
    (drum,) = save(house.museum, make_record("artefact", "Trống đồng Ngọc Lũ"))
    named = {"type": "related", "target": {"record": drum}}
    page = shown(house, vi="Trưng bày thử", kind="collection", relations=[named])
    assert empty not in page
    assert "Trống đồng Ngọc Lũ" in page


@pytest.mark.parametrize(
    ("language", "type_", "empty"),
    [
        ("vi", "trưng bày chuyên đề", "Cuộc trưng bày này chưa có hồ sơ nào"),
        ("vi", "bộ sưu tập", "Bộ sưu tập này chưa có hồ sơ nào"),
        ("vi", "tủ trưng bày", "Bộ sưu tập này chưa có hồ sơ nào"),
        ("en", "triển lãm", "No record of this exhibition is shown yet."),
        ("en", "bộ sưu tập", "No record of this collection is shown yet."),
    ],
)
def test_an_empty_exhibition_is_called_one(house: House, language: str, type_: str, empty: str) -> None:
    types = [{"role": "type", "term": {"label": {"vi": type_}}}]
    page = shown(house, language, vi="Trưng bày trống", kind="collection", terms=types)
    assert empty in page
    assert page.count("chưa có hồ sơ nào") + page.count("No record of this") == 1


def test_a_person_shows_life_dates_and_where_they_are_worshipped(gallery: Any) -> None:
    page = gallery.record("person")
    assert "974 – 1028" in page
    assert "Được thờ ở" in heading(page)
    assert '<span lang="lzh-Hant">李太祖</span>' in page


def test_a_collection_lists_its_members_as_it_names_them_then_from_the_oldest(gallery: Any) -> None:
    page = gallery.record("collection")
    thread = page[page.index('class="thread"') : page.index("</ol>", page.index('class="thread"'))]
    order = [thread.index(name) for name in ("Bia tiến sĩ", "Trống đồng Ngọc Lũ", "Đình Chu Quyến", "Mảnh gốm")]
    assert order == sorted(order)
    assert "See also" not in page


def test_an_event_and_a_place_tell_who_and_what_belongs_to_them(gallery: Any) -> None:
    assert "Lý Thái Tổ" in gallery.record("event")
    place = gallery.record("place")
    assert "Dời đô ra Thăng Long" in place
    assert "Vị trí chỉ được ghi áng chừng." in place


def test_a_record_with_nothing_but_a_name_is_a_page_too(gallery: Any) -> None:
    page = gallery.record("bare")
    assert "<h1>Mảnh gốm</h1>" in page
    assert "<figure" not in page


def test_vietnamese_words_on_the_english_page_say_that_they_are_vietnamese(gallery: Any) -> None:
    page = gallery.record("collection", "en")
    assert "<h1>A Thousand Years in One Ribbon</h1>" in page
    assert '<div class="prose" lang="vi">' in page
    assert page.count("Not yet in English. Below it is in Vietnamese.") == 1
    assert "Chưa có bản tiếng Việt" not in gallery.record("collection", "vi")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pictures_that_no_camera_made_say_so(gallery: Any, language: str) -> None:
    note = {"vi": "không phải ảnh chụp", "en": "Drawn on a computer; not a photograph"}[language]
    page = gallery.record("site", language)
    assert page.count(note) == 2


def test_a_document_is_offered_with_its_size_and_not_under_its_file_name(gallery: Any) -> None:
    page = gallery.record("document")
    downloads = page[page.index('id="downloads"') :]
    assert re.search(r"TXT, \d+ B", downloads)
    assert "ghi-chep" not in page


def test_rights_and_permanent_address_stand_at_the_end(gallery: Any) -> None:
    page = gallery.record("site")
    assert "CC0 1.0" in page
    assert "CC BY 4.0" in page
    assert f"http://localhost:8000/id/{gallery.furnished.ids['site']}" in page


def test_on_the_english_page_a_listing_goes_by_its_own_name(gallery: Any) -> None:
    page = gallery.record("intangible", "en")
    assert "UNESCO intangible heritage" in page
    assert not re.search(r"<dd>Listed\b", page)


def test_the_text_of_a_document_is_no_inscription(gallery: Any) -> None:
    assert {"The text", "Mặt trước"} <= set(re.findall(r">([^<>\n]+)<", gallery.record("document", "en")))
    assert "Chữ trên hiện vật" not in gallery.record("document")


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("artefact", "Chữ trên hiện vật"), ("site", "Văn khắc"), ("intangible", "Văn khắc tại nơi diễn ra")],
)
def test_an_inscription_is_called_after_what_bears_it(house: House, kind: str, heading: str) -> None:
    carved = {"versions": [{"role": "transcription", "lang": "lzh-Hant", "text": "南天第一洞"}]}
    page = shown(house, kind=kind, vi="Nam thiên đệ nhất động", inscriptions=[carved])
    assert re.findall(r'<h2 id="inscriptions">(.*?)</h2>', page) == [heading]


def test_an_english_name_is_no_vietnamese_one(gallery: Any) -> None:
    page = gallery.record("site")
    assert "Beloved Hall" not in page[page.index("<main") :]
    assert "Beloved Hall" in gallery.record("site", "en")
    assert "Đình Chàng" in gallery.record("site", "en")


def test_the_institution_is_named_in_the_readers_language_where_it_holds_the_rights(gallery: Any) -> None:
    page = gallery.record("site", "en")
    assert "Test museum" in page[page.index("CC0 1.0") : page.index("CC BY 4.0")]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Of its own, since no index learns of what is shown here."""
    house = open_house(tmp_path_factory.mktemp("faces"))
    yield house
    house.museum.database.dispose()


def shown(house: House, language: str = "vi", **record: Any) -> str:
    (record_id,) = save(house.museum, make_record(**record))
    return house.client.get(f"/{language}/records/{record_id}", follow_redirects=True).text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "trước đây: huyện Ba Vì, Hà Tây"),
        ("en", 'formerly: <span lang="vi">huyện Ba Vì, Hà Tây</span>'),
    ],
)
def test_an_address_of_today_and_of_before_is_said_once_each(house: House, language: str, words: str) -> None:
    place = {"units": ["vn-2025:01"], "written": {"vi": "hà Nội (huyện Ba Vì, Hà Tây)"}}
    page = shown(house, language, vi="Đình Thử", places=[place])
    assert words in page
    assert "hà Nội (" not in page[page.index("<main") :]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "vi",
            [
                "Chu Quyến, xã Quảng Oai, Hà Nội",
                "trước tháng 7/2025: xã Chu Minh, huyện Ba Vì, Hà Nội; "
                "trước nữa thuộc tỉnh Hà Tây (1965–1975, 1991–2008)",
            ],
        ),
        (
            "en",
            [
                "Chu Quyến, Quảng Oai Commune, Hà Nội",
                "before July 2025: Chu Minh Commune, Ba Vì District, Hà Nội; "
                "earlier in Hà Tây Province (1965–1975, 1991–2008)",
            ],
        ),
    ],
)
def test_a_village_beside_the_units_hides_no_older_address(house: House, language: str, words: list[str]) -> None:
    written = {"vi": "Chu Quyến, xã Quảng Oai, Hà Nội (xã Chu Minh, huyện Ba Vì, Hà Tây)"}
    place = {"units": ["vn-2025:09619", "vn-2024:09667"], "written": written}
    page = shown(house, language, vi="Đình Thử", places=[place])
    page = re.sub(r"<[^>]+>", "", page[page.index("<main") :])
    assert [word for word in words if word not in page] == []
    assert "Hà Nội (" not in page


@pytest.mark.parametrize(
    ("row", "seen", "unseen"),
    [
        ({"type": {"vi": "di sản văn hóa phi vật thể quốc gia"}, "number": "2459/QĐ"}, "2459/QĐ", "<dd>di sản"),
        ({"type": {"vi": "di sản văn hóa phi vật thể quốc gia"}}, "<dd>di sản văn hóa phi vật thể quốc gia", "2459"),
        ({"type": {"vi": "lễ hội truyền thống"}, "number": "2459/QĐ"}, "<dd>lễ hội truyền thống", "<dd>2459"),
    ],
    ids=["the list says it", "no decision", "its own words"],
)
def test_what_the_list_is_called_is_not_said_again(house: House, row: dict[str, Any], seen: str, unseen: str) -> None:
    listed = {"list": "vn-intangible", "rank": "listed", **row}
    page = shown(house, kind="intangible", vi="Hội Thử", designations=[listed])
    assert seen in page
    assert unseen not in page


def test_the_nearest_of_a_festivals_days_comes_first(house: House) -> None:
    rules = [{"calendar": "lunar", "month": month, "day": 9} for month in (2, 5, 8, 11, 4, 7)]
    page = shown(house, vi="Hội Thử", kind="intangible", recurrence=rules)
    left = [int(days) for days in re.findall(r"còn (\d+) ngày", page)]
    assert len(left) >= 5
    assert left == sorted(left)


def test_see_also_comes_after_what_says_more(house: House) -> None:
    event, collection, place = save(
        house.museum, *(make_record(kind, kind) for kind in ("event", "collection", "place"))
    )
    relations = [
        {"type": "related", "target": {"record": event}},
        {"type": "member_of", "target": {"record": collection}},
        {"type": "took_place_at", "target": {"record": place}},
    ]
    titles = heading(shown(house, vi="Người Thử", kind="person", relations=relations))
    order = [titles.index(one) for one in ("Nơi gắn với cuộc đời", "Trong bộ sưu tập", "Xem thêm")]
    assert order == sorted(order)


def test_who_wrote_a_document_is_its_author(house: House) -> None:
    maker = [{"role": "maker", "agent": {"label": {"vi": "Thân Nhân Trung"}}}]
    assert "Tác giả" in shown(house, vi="Bài ký thử", kind="document", agents=maker)
    assert "Người làm" in shown(house, vi="Chuông thử", kind="artefact", agents=maker)


@pytest.mark.parametrize("own", [{}, {"vi": "Ông đánh trận ở đây"}])
def test_a_closer_relation_shows_the_reason_that_only_see_also_gives(house: House, own: dict[str, str]) -> None:
    (event,) = save(house.museum, make_record("event", "Trận đánh"))
    relations = [
        {"type": "took_part", "target": {"record": event}, "note": own},
        {"type": "related", "target": {"record": event}, "note": {"vi": "Trận đánh đưa tên ông vào sử"}},
    ]
    page = shown(house, vi="Người Có Cớ", kind="person", relations=relations)
    related = page[page.index('id="related"') :]
    assert related.count("Trận đánh đưa tên ông vào sử") == (0 if own else 1)
    assert related.count("Ông đánh trận ở đây") == (1 if own else 0)


@pytest.mark.parametrize(
    ("language", "type_", "crumb"),
    [
        ("vi", "trưng bày", "Trưng bày"),
        ("vi", "Triển lãm chuyên đề", "Trưng bày"),
        ("en", "trưng bày", "Exhibitions"),
        ("en", "bộ sưu tập", "Collections"),
        ("vi", "tủ trưng bày", "Bộ sưu tập"),
    ],
)
def test_the_way_back_from_an_exhibition_leads_to_exhibitions(
    house: House, language: str, type_: str, crumb: str
) -> None:
    types = [{"role": "type", "term": {"label": {"vi": type_}}}]
    page = shown(house, language, kind="collection", vi="Đi theo tiếng trống", terms=types)
    way = page[page.index('class="crumbs"') :].split("</nav>")[0]
    assert re.findall(r">([^<]+)</a>", way)[1] == crumb
    assert ("search?kind=collection&amp;type=" in way) is (crumb in ("Trưng bày", "Exhibitions"))


def test_the_way_back_leads_to_all_exhibitions_however_they_are_called(museum: Museum, client: Any) -> None:
    def collection(name: str, type_: str) -> Any:
        return make_record("collection", vi=name, terms=[{"role": "type", "term": {"label": {"vi": type_}}}])

    *_, mine = save(
        museum,
        collection("Đất và lửa", "trưng bày"),
        collection("Ảnh đường phố", "triển lãm lưu động"),
        collection("Tem thư", "bộ sưu tập tem"),
        collection("Mùa gốm", "Triển lãm chuyên đề"),
    )
    Indexer(museum, "test").drain()
    page = client.get(f"/vi/records/{mine}", follow_redirects=True).text
    way = page[page.index('class="crumbs"') :].split("</nav>")[0]
    [address] = re.findall(r'href="([^"]*search[^"]*)"', way)
    listed = client.get(unescape(address)).text
    cards = re.findall(r"/records/\w+/([\w-]+)\"", listed)
    assert set(cards) == {"dat-va-lua", "anh-duong-pho", "mua-gom"}


@pytest.mark.parametrize(
    ("name", "label", "is_exhibition"),
    [
        ("Trưng bày lưu động", "trưng bày", True),
        ("Triển lãm lưu động", "bộ", True),
        ("Bộ tem", "trưng bày", False),
    ],
)
def test_the_way_back_leads_to_the_exhibitions_of_a_type_that_is_a_record(
    museum: Museum, client: Any, name: str, label: str, is_exhibition: bool
) -> None:
    (type_,) = save(museum, make_record("document", vi=name))
    terms = [{"role": "type", "term": {"record": type_, "label": {"vi": label}}}]
    (record_id,) = save(museum, make_record("collection", vi="Theo chân trống đồng", terms=terms))
    Indexer(museum, "test").drain()
    page = client.get(f"/vi/records/{record_id}", follow_redirects=True).text
    way = page[page.index('class="crumbs"') :].split("</nav>")[0]
    found = re.search(r'href="([^"]*search[^"]*)"', way)
    assert (found is not None) is is_exhibition
    if found:
        assert "Theo chân trống đồng" in client.get(unescape(found[1])).text
    assert f"/records/{type_}/" in page


def test_versions_of_other_lines_are_begun_side_by_side_and_stand_whole_in_the_page(house: House) -> None:
    han = "\n".join(f"第{at}行" for at in range(800))
    versions = [
        {"role": "transcription", "lang": "lzh-Hant", "text": han},
        {"role": "translation", "lang": "vi", "text": "\n".join(f"câu {at}" for at in range(37))},
    ]
    page = shown(house, kind="document", vi="Văn bia dài", inscriptions=[{"versions": versions}])
    assert "xin đọc riêng từng bản" in page
    assert "Đọc tiếp: còn 776 dòng" in page
    assert page.index("第23行") < page.index("<summary") < page.index("第24行") < page.index("第799行")
    assert 'class="verses"' not in page


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ({"vi": "Lễ hội", "en": "festival"}, False),
        ({"vi": "lễ hội"}, False),
        ({"vi": "Ngôi đền"}, False),
        ({"vi": "Di tích"}, False),
        ({"vi": "Di sản phi vật thể"}, False),
        ({"vi": "Lễ hội mở ở sân đền"}, True),
        ({"vi": "Đền thờ vọng"}, True),
    ],
)
@pytest.mark.parametrize("turned", [False, True], ids=["from the feast", "from the temple"])
def test_a_reason_that_only_says_what_either_end_is_is_not_shown(
    house: House, note: dict[str, str], is_told: bool, turned: bool
) -> None:
    kinds = [("site", "Đền Có Hội", {"vi": "ngôi đền", "en": "temple"}), ("intangible", "Hội Ở Đền", LE_HOI)]
    kind, name, called = kinds[turned]
    (other,) = save(house.museum, make_record(kind=kind, vi=name, terms=[{"role": "type", "term": {"label": called}}]))
    kind, name, called = kinds[not turned]
    relations = [
        {"type": "held_at", "target": {"record": other}},
        {"type": "related", "target": {"record": other}, "note": note},
    ]
    own = [{"role": "type", "term": {"label": called}}]
    page = shown(house, kind=kind, vi=name, terms=own, relations=relations)
    assert f'<p class="says">{note["vi"]}</p>' in page if is_told else 'class="says"' not in page


LE_HOI = {"vi": "lễ hội", "en": "festival"}
