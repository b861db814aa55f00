"""The rooms beside the records: home, map, timeline, festivals, institution, about."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from catalog.language import translate
from catalog.museum import Museum
from catalog.record.model import Record
from catalog.search.counting import MAX_FACET_VALUES
from heritage.indexer import Indexer
from tests.records import make_record, save
from viewer.pages import festivals
from viewer.pages.reading import LEAFLETS
from viewer.pages.timeline import spans


def test_home_has_a_picture_a_question_and_a_door_for_every_kind(gallery: Any) -> None:
    page = gallery.page("/vi/")
    assert page.count('class="door"') == 8
    assert 'fetchpriority="high"' in page
    assert 'role="search"' in page
    assert "Hội Gióng" in page


def test_home_says_what_day_it_is_by_both_calendars(gallery: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(festivals, "today", lambda: date(2027, 2, 6))
    assert "Thứ Bảy, 6 tháng 2 năm 2027 · mồng 1 tháng Giêng năm Đinh Mùi (âm lịch)" in gallery.page("/vi/")


@pytest.mark.parametrize(("day", "is_quiet"), [(date(2020, 1, 1), True), (date(2100, 1, 1), False)])
def test_home_shows_this_weeks_festivals_or_says_which_come_next(
    gallery: Any, monkeypatch: pytest.MonkeyPatch, day: date, is_quiet: bool
) -> None:
    monkeypatch.setattr(festivals, "today", lambda: day)
    page = gallery.page("/vi/")
    assert "Hội tuần này" in page
    assert ("Tuần này trống hội còn nghỉ" in page) is is_quiet
    assert 'class="day"' in page


def test_home_shows_an_exhibition_beside_more_types_of_collections_than_a_filter_has(
    museum: Museum, client: Any
) -> None:
    def collection(name: str, type_: str) -> Record:
        return make_record("collection", vi=name, terms=[{"role": "type", "term": {"label": {"vi": type_}}}])

    save(museum, collection("Nhịp trống", "triển lãm"))
    save(museum, *(collection(f"Bộ {at}", f"bộ thứ {at // 2}") for at in range(2 * (MAX_FACET_VALUES + 1))))
    Indexer(museum, "test").drain()
    assert client.get("/vi/").get_data(as_text=True).count("Nhịp trống</a>") == 1


def test_home_of_an_empty_museum_says_how_to_fill_it(client: Any) -> None:
    page = client.get("/vi/").get_data(as_text=True)
    assert "Các gian phòng còn trống" in page


def test_the_map_names_both_archipelagos_and_leads_to_each_province_that_has_records(gallery: Any) -> None:
    for language, names in (("vi", ("Quần đảo Hoàng Sa", "Quần đảo Trường Sa")), ("en", ("Hoàng Sa", "Trường Sa"))):
        page = gallery.page(f"/{language}/map")
        assert all(name in page for name in names)
        assert f'href="/{language}/search?province=vn-2025:01"' in page.replace("%3A", ":")
        assert "province=vn-2025:96" not in page.replace("%3A", ":")


def test_the_map_tells_how_many_records_of_its_list_have_no_point(gallery: Any) -> None:
    assert "1 hồ sơ có ghi tỉnh thành nhưng chưa có điểm trên bản đồ." in gallery.page("/vi/map")
    assert "1 record names its province, but has no point on the map yet." in gallery.page("/en/map")


def test_where_every_record_has_its_point_or_there_is_none_nothing_is_said(client: Any) -> None:
    assert "chưa có điểm" not in client.get("/vi/map").get_data(as_text=True)


def test_the_command_for_curators_is_marked_as_code(gallery: Any) -> None:
    assert "<code>heritage ingest THƯ-MỤC --dry-run</code>" in gallery.page("/vi/curators")
    assert "<code>heritage ingest FOLDER --dry-run</code>" in gallery.page("/en/curators")


def test_the_timeline_shows_a_span_once_in_the_century_in_which_it_begins(gallery: Any) -> None:
    page = gallery.page("/vi/timeline")
    assert page.count("/trong-dong-ngoc-lu") == 1
    assert page.index("Thế kỷ V TCN") < page.index("/trong-dong-ngoc-lu") < page.index("Thế kỷ X<")
    assert "Thế kỷ IV TCN" not in page
    assert page.index("Thế kỷ X<") < page.index("Thế kỷ XV<")
    assert "5th century BCE" in gallery.page("/en/timeline")


@pytest.mark.parametrize(("begun", "earlier", "listed"), [(4, 0, 0), (5, 0, 5), (10, 0, 10), (10, 2, 12), (1, 3, 0)])
def test_a_century_of_which_not_all_is_shown_leads_to_all_that_its_list_holds(
    museum: Museum, client: Any, begun: int, earlier: int, listed: int
) -> None:
    def dated(name: str, first: str, last: str) -> Record:
        event = {"type": "production", "date": {"earliest": first, "latest": last}}
        return make_record("artefact", vi=name, events=[event])

    save(museum, *(dated(f"Chum {at}", "1010", "1020") for at in range(begun)))
    save(museum, *(dated(f"Bát {at}", "0980", "1005") for at in range(earlier)))
    Indexer(museum, "test").drain()
    for language, words in (("vi", f"Xem cả {listed} hồ sơ<"), ("en", f"See all {listed} records<")):
        page = client.get(f"/{language}/timeline").get_data(as_text=True)
        century = page[page.index("from=1001") :]
        assert century.count('class="century-all"') == (1 if listed else 0)
        assert (words in century) is bool(listed)
    if listed:
        found = client.get("/vi/search?from=1001&to=1100&sort=oldest").get_data(as_text=True)
        assert f"{listed} hồ sơ" in found


def test_centuries_follow_each_other_without_gap() -> None:
    found = spans()
    assert all(after.year_from == before.year_to + 1 for before, after in pairwise(found))
    assert [(span.year_from, span.year_to) for span in found if span.number in (-1, 1)] == [(-99, 0), (1, 100)]


def test_festivals_stand_in_the_month_of_their_next_day(gallery: Any) -> None:
    page = gallery.page("/en/festivals")
    assert "Gióng Festival" in page
    assert "9th day of the 4th lunar month" in page


def test_festivals_with_no_day_of_ours_are_left_out_where_there_are_none(gallery: Any) -> None:
    assert "Theo lịch khác" not in gallery.page("/vi/festivals")


def test_an_institution_shows_what_it_keeps(gallery: Any) -> None:
    page = gallery.page(f"/vi/institutions/{gallery.furnished.institution}")
    assert "<h1>Bảo tàng thử</h1>" in page
    assert "/dinh-chu-quyen" in page


def test_about_says_how_to_cite(gallery: Any) -> None:
    assert "http://localhost:8000/id/" in gallery.page("/vi/about")


def test_every_room_has_a_picture_and_a_description_to_be_shared_with(gallery: Any) -> None:
    for room in ("map", "timeline", "festivals", "about", f"institutions/{gallery.furnished.institution}"):
        page = gallery.page(f"/vi/{room}")
        assert 'property="og:image" content="http' in page
        assert 'property="og:description" content="' in page


@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_a_leaflet_is_read_in_both_languages_and_leads_to_the_others(gallery: Any, leaflet: str) -> None:
    page, english = gallery.page(f"/vi/{leaflet}"), gallery.page(f"/en/{leaflet}")
    assert translate(LEAFLETS[leaflet].title, "vi") in page
    assert LEAFLETS[leaflet].title in english
    assert all(f'href="/vi/{other}"' in page for other in LEAFLETS)
    assert page.count("<h2 id=") == english.count("<h2 id=") >= 3


def test_every_leaflet_stands_in_the_sitemap(client: Any) -> None:
    addresses = client.get("/sitemaps/pages.xml").get_data(as_text=True)
    assert all(f"/en/{leaflet}</loc>" in addresses for leaflet in LEAFLETS)


def test_an_address_that_leads_nowhere_offers_what_was_meant(gallery: Any) -> None:
    page = gallery.page("/vi/records/00000000/dinh-chu-quyen", 404)
    assert "Có lẽ bạn đang tìm" in page
    assert "/dinh-chu-quyen" in page
    assert "Có lẽ bạn đang tìm" not in gallery.page("/vi/12345", 404)


@pytest.mark.parametrize(
    ("asked", "room"),
    [
        ("ban-do", "map"),
        ("bản đồ", "map"),
        ("maps", "map"),
        ("lich", "festivals"),
        ("le-hoi", "festivals"),
        ("dong-thoi-gian", "timeline"),
        ("tra-cuu", "search"),
        ("trien-lam", "browse/collection"),
        ("browse/", "browse/site"),
        ("browse/sites", "browse/site"),
        ("gioi-thieu", "about"),
        ("abuot", "about"),
        ("serach", "search"),
        ("searhc", "search"),
        ("mpa", "map"),
        ("visti", "visiting"),
    ],
)
def test_an_address_with_the_name_of_a_room_offers_the_room_first(gallery: Any, asked: str, room: str) -> None:
    page = gallery.page(f"/vi/{asked}", 404)
    offered = page[page.index("Có lẽ bạn đang tìm") :]
    doors = offered.partition('class="cards many"')[0]
    assert f'<li><a class="door" href="/vi/{room}"><svg' in doors
    assert "door-count" not in doors


@pytest.mark.parametrize("asked", ["vi/trong", "en/trong-dong", "vi/dinh-chu-quyen"])
def test_an_address_that_names_no_room_offers_the_records_that_it_finds(gallery: Any, asked: str) -> None:
    assert 'class="cards many"' in gallery.page(f"/{asked}", 404)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("asked", "is_title"),
    [("lich", False), ("di-tich", False), ("le-hoi", False), ("gióng-festival", None)],
)
def test_beside_a_room_stand_only_records_whose_title_has_the_words(
    gallery: Any, language: str, asked: str, is_title: bool | None
) -> None:
    page = gallery.page(f"/{language}/{asked}", 404)
    assert 'class="door"' in page
    borne = language == "en" if is_title is None else is_title
    assert ('class="cards many"' in page) is borne


@pytest.mark.parametrize("end", ["83hcf45t", "9trong8x", "q2ngoc-4lu"])
def test_an_identifier_has_no_words_that_could_find_a_record(gallery: Any, end: str) -> None:
    assert "Có lẽ bạn đang tìm" not in gallery.page(f"/vi/records/{end}", 404)


@pytest.mark.parametrize(
    "path",
    [
        "/favicon.ico",
        "/api",
        "/iiif",
        "/files",
        "/static/trong.css",
        "/robots.php",
        "/vi/trong-dong.php",
        "/vi/.trong",
        "/.well-known/trong",
        "/vi/to",
        "/vi/ly",
        "/vi/l",
        "/vi/zqxwv",
        "/foo",
        "/vi/recordz/abc",
        "/vi/records/nothere",
    ],
)
def test_what_programs_ask_for_what_is_too_short_and_what_nothing_resembles_is_not_guessed_at(
    gallery: Any, path: str
) -> None:
    assert "Có lẽ bạn đang tìm" not in gallery.page(path, 404)


@pytest.mark.parametrize(
    "path", ["/trong-dong", "/vi/trong-dong.html", "/vi/ly-thai-to", "/vi/trong-dong.", "/vi/trond-dongg"]
)
def test_what_a_reader_typed_is_guessed_at(gallery: Any, path: str) -> None:
    assert 'class="cards many"' in gallery.page(path, 404)


@pytest.mark.parametrize("path", ["/vi/search?page=401", "/vi/browse/artefact?page=40"])
def test_past_the_last_page_of_results_nothing_else_is_offered(gallery: Any, path: str) -> None:
    page = gallery.page(path, 404)
    assert "Đến trang kết quả cuối cùng" in page
    assert "Có lẽ bạn đang tìm" not in page
