"""The search page: what it finds, how it is narrowed, leafed through, and what it says where nothing is found."""

import re
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from catalog.errors import BadRequestError
from catalog.search.query import PAGE_SIZE, Facet, Sort
from viewer.pages.asked import Asked, read
from viewer.pages.pager import pager


def test_a_name_is_found_with_its_marks_or_without(gallery: Any) -> None:
    for text in ("Chu Quyến", "chu quyen"):
        assert "/dinh-chu-quyen" in gallery.page(f"/vi/search?q={text}")


def test_filters_are_boxes_to_tick_and_those_in_force_can_be_taken_away(gallery: Any) -> None:
    page = gallery.page("/vi/search?kind=document")
    assert 'name="kind" value="document" checked' in page
    assert "/bia-tien-si-khoa-nham-tuat" in page
    assert "/dinh-chu-quyen" not in page
    assert '<a class="chip" href="/vi/search" rel="nofollow">Tư liệu' in page


@pytest.mark.parametrize("asked", ["bia", "zzzzqqq"])
@pytest.mark.parametrize(("language", "words"), [("vi", "Đến thẳng kết quả"), ("en", "Straight to the results")])
def test_a_link_before_the_boxes_leads_straight_to_the_results(
    gallery: Any, language: str, words: str, asked: str
) -> None:
    page = gallery.page(f"/{language}/search?q={asked}")
    assert page.index(f'href="#results">{words}</a>') < page.index('<details class="filters">')
    assert page.count('id="results" tabindex="-1"') == 1


def test_browsing_a_kind_is_a_room_of_its_own(gallery: Any) -> None:
    page = gallery.page("/en/browse/person")
    assert "<h1>People</h1>" in page
    assert "/ly-thai-to" in page
    assert "/dinh-chu-quyen" not in page
    assert 'rel="canonical"' in page


def test_searches_are_not_for_indexing(gallery: Any) -> None:
    assert 'name="robots" content="noindex, follow"' in gallery.page("/vi/search?q=bia")


def test_nothing_found_says_what_was_tried_and_what_else_there_is(gallery: Any) -> None:
    page = gallery.page("/vi/search?q=khongcogicahetzz&kind=site")
    assert "Chưa tìm thấy gì" in page
    assert "khongcogicahetzz" in page
    assert 'class="doors"' in page


def test_words_that_find_something_elsewhere_are_offered(gallery: Any) -> None:
    page = gallery.page("/vi/search?q=bia&kind=person")
    assert "Tìm “bia” không kèm bộ lọc" in page


def test_words_are_shown_as_text_whatever_they_are(gallery: Any) -> None:
    page = gallery.page('/vi/search?q=<script>alert(1)</script>"onx=')
    assert "<script>alert" not in page
    assert '"onx=' not in page


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("page=abc", "“abc” không phải là số của một trang"),
        ("page=0", "“0” không phải"),
        ("page=zero", "không phải là số của một trang"),
        ("sort=nope", "“nope” không phải là một cách sắp xếp"),
        ("from=long%20ago", "Không đọc được “long ago” thành một năm"),
        ("to=99999999999", "thành một năm"),
        ("kind=nope", "“nope” không có trong bộ lọc"),
        ("rank=nope", "không có trong bộ lọc"),
        ("media=nope", "không có trong bộ lọc"),
        ("province=vn-2025:nope", "không có trong bộ lọc"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_so(gallery: Any, question: str, said: str) -> None:
    assert said in gallery.page(f"/vi/search?{question}", 400)


@pytest.mark.parametrize("number", [2, 999, 10**12])
def test_a_page_after_the_last_one_leads_back_to_it(gallery: Any, number: int) -> None:
    page = gallery.page(f"/en/search?q=bia&page={number}", 404)
    assert '<a href="/en/search?q=bia">The last page of results</a>' in page


def test_a_place_or_period_that_no_record_has_is_called_by_its_name(gallery: Any) -> None:
    page = gallery.page("/vi/search?province=vn-2025:46&period=ho&collection=gonegone")
    assert 'rel="nofollow">Huế<' in page
    assert ">Hồ<" in page
    assert 'rel="nofollow">không còn ở đây<' in page


def test_years_before_our_era_are_said_as_people_say_them(gallery: Any) -> None:
    page = gallery.page("/vi/search?from=-499&to=-400")
    assert 'rel="nofollow">500–401 TCN<' in page
    assert 'value="500 TCN"' in page
    assert 'rel="nofollow">100–1 BCE<' in gallery.page("/en/search?from=-99&to=0")


@pytest.mark.parametrize("written", ["500 TCN", "500 BCE", "-499"])
def test_a_year_is_read_as_people_write_it(written: str) -> None:
    assert read(MultiDict([("from", written)])).year_from == -499
    assert read(MultiDict([("from", "thế kỷ 17"), ("to", "thế kỷ 17")])).parameters() == {"from": "1601", "to": "1700"}


def test_years_the_wrong_way_round_are_exchanged_and_it_is_said(gallery: Any) -> None:
    page = gallery.page("/vi/search?from=1700&to=1600")
    assert "đã được đổi chỗ" in page
    assert 'rel="nofollow">1600–1700<' in page


@pytest.mark.parametrize("typed", ["đình " * 61, "a" * 301, "漢" * 400, "x" * 300 + " y"])
def test_words_beyond_the_first_300_characters_are_left_out_and_it_is_said(gallery: Any, typed: str) -> None:
    asked = read(MultiDict([("q", typed)]))
    assert asked.cut
    assert len(asked.text) <= 300
    assert "Chỉ tìm 300 ký tự đầu" in gallery.page(f"/vi/search?q={typed}")
    assert "Only the first 300 characters were looked for" in gallery.page(f"/en/search?q={typed}&kind=site")


@pytest.mark.parametrize("typed", ["đình", "a" * 300, "  " + "a" * 300 + "   ", "a" + " " * 400 + "b", ""])
def test_words_that_are_looked_for_whole_are_not_said_to_be_cut(gallery: Any, typed: str) -> None:
    assert not read(MultiDict([("q", typed)])).cut
    assert "ký tự đầu" not in gallery.page(f"/vi/search?q={typed}")


def test_a_century_in_the_words_is_a_choice_that_can_be_taken_away(gallery: Any) -> None:
    page = gallery.page("/vi/search?q=đình thế kỷ 17")
    assert "/dinh-chu-quyen" in page
    assert 'href="/vi/search?q=%C4%91%C3%ACnh" rel="nofollow">thế kỷ 17 · 1601–1700<' in page
    assert "q=%C4%91%C3%ACnh+%22th%E1%BA%BF+k%E1%BB%B7+17%22" in page


def test_a_century_in_mended_words_is_one_too_and_its_words_alone_are_offered(gallery: Any) -> None:
    page = gallery.page("/vi/search?q=đình thees kyr 17")
    assert "/dinh-chu-quyen" in page
    assert 'href="/vi/search?q=%C4%91%C3%ACnh" rel="nofollow">thế kỷ 17 · 1601–1700<' in page
    assert "q=%C4%91%C3%ACnh+%22th%E1%BA%BF+k%E1%BB%B7+17%22" in page
    assert "kết quả cho “đình thế kỷ 17”" in page


def test_a_place_without_records_is_said_to_have_none(gallery: Any) -> None:
    page = gallery.page("/vi/search?q=Cà Mau")
    assert "Bảo tàng chưa có hồ sơ nào ở Cà Mau." in page
    assert "Chưa tìm thấy gì" in page
    assert "The museum has no record from Cà Mau yet." in gallery.page("/en/search?q=ca mau")


def test_signs_without_words_are_left_out_and_it_is_said(gallery: Any) -> None:
    for sign in ("*", "%22"):
        assert "không có chữ hay số nào để tìm" in gallery.page(f"/vi/search?q={sign}")


def test_filters_are_counted_and_folded_each_by_itself(gallery: Any) -> None:
    page = gallery.page("/vi/search?kind=document&kind=site")
    assert 'Bộ lọc<span class="in-force">2<' in page
    assert '<details class="facet" open>' in page
    assert "thêm 1 mục" not in page


def test_an_address_becomes_a_question_and_back() -> None:
    asked = read(
        MultiDict([("q", " trống  đồng "), ("kind", "artefact"), ("kind", "site"), ("from", "-500"), ("page", "3")])
    )
    assert asked.text == "trống đồng"
    assert asked.filters == {Facet.KIND: ("artefact", "site")}
    assert asked.parameters() == {"q": "trống đồng", "kind": ["artefact", "site"], "from": "-500", "page": "3"}


def test_without_words_the_order_is_by_name() -> None:
    assert (Asked().order, Asked(text="bia").order, Asked(sort=Sort.OLDEST).order) == (
        Sort.NAME,
        Sort.RELEVANCE,
        Sort.OLDEST,
    )


def test_taking_one_choice_away_leaves_the_others_and_the_first_page() -> None:
    asked = Asked(filters={Facet.KIND: ("site", "person"), Facet.RANK: ("national",)}, page=4)
    left = asked.without(Facet.RANK, "national")
    assert (left.filters, left.page) == ({Facet.KIND: ("site", "person")}, 1)


def test_a_year_must_be_a_number() -> None:
    with pytest.raises(BadRequestError):
        read(MultiDict([("from", "1e5")]))


def test_the_pager_shows_both_ends_and_the_neighbours() -> None:
    made = pager(Asked(page=5), PAGE_SIZE * 9 + 1, lambda asked: f"?page={asked.page}")
    assert [leaf.number for leaf in made.leaves] == [1, None, 4, 5, 6, None, 10]
    assert (made.first, made.last) == (4 * PAGE_SIZE + 1, 5 * PAGE_SIZE)
    assert (made.previous, made.next) == ("?page=4", "?page=6")


def test_one_page_needs_no_pager() -> None:
    assert pager(Asked(), PAGE_SIZE, lambda asked: "").leaves == ()


def test_results_are_looked_at_as_pictures_or_as_a_list(gallery: Any) -> None:
    pictures, listed = gallery.page("/vi/search?q=dinh"), gallery.page("/vi/search?q=dinh&look=list")
    assert 'class="rows"' not in pictures
    assert 'class="rows"' in listed
    assert 'name="look" value="list"' in listed
    assert "look=list&amp;page=" not in pictures
    assert "không phải một cách xem" in gallery.page("/vi/search?look=table", 400)


def test_the_pictures_that_are_seen_first_are_fetched_at_once(gallery: Any) -> None:
    ways = re.findall(r'<img [^>]*loading="(\w+)"', gallery.page("/vi/search?media=image"))
    assert ways[:4] == ["eager"] * len(ways[:4])
    assert set(ways[4:]) <= {"lazy"}


@pytest.mark.parametrize(
    ("address", "way_on"),
    [
        ("search?sort=zz&q=trống+đồng", "/vi/search?q=tr%E1%BB%91ng+%C4%91%E1%BB%93ng"),
        ("search?look=zz&q=trống đồng&kind=site", "/vi/search?q=tr%E1%BB%91ng+%C4%91%E1%BB%93ng&amp;kind=site"),
        ("browse/site?from=zz&q=trống+đồng", "/vi/browse/site?q=tr%E1%BB%91ng+%C4%91%E1%BB%93ng"),
    ],
)
def test_a_choice_that_makes_no_sense_loses_neither_the_words_nor_the_page(
    gallery: Any, address: str, way_on: str
) -> None:
    page = gallery.page(f"/vi/{address}", 400)
    assert 'value="trống đồng"' in page
    assert f'<a href="{way_on}">Tìm lại, bỏ lựa chọn ấy</a>' in page
    assert f'href="/en/{address.split("?", maxsplit=1)[0]}?' in page


def test_a_page_after_the_last_one_is_asked_for_in_the_other_language(gallery: Any) -> None:
    page = gallery.page("/vi/search?q=bia%26%22&page=999", 404)
    assert 'href="/en/search?q=bia%26%22&amp;page=999" hreflang="en"' in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("%E2%80%8B", "Câu tìm toàn ký tự không nhìn thấy được"),
        ("%E2%80%8B%20%EF%BB%BF%E2%80%8D", "Câu tìm toàn ký tự không nhìn thấy được"),
        ("%E2%80%94", "“—” không có chữ hay số nào để tìm"),
        ("%E2%80%8B%3F", "?” không có chữ hay số nào để tìm"),
    ],
)
def test_a_question_without_letters_is_quoted_only_where_there_is_something_to_see(
    gallery: Any, asked: str, words: str
) -> None:
    [said] = re.findall(r'<p class="tried">(.*?)</p>', gallery.page(f"/vi/search?q={asked}"))
    assert words in said
