"""What every search index must do, and answer alike; the backends are the rows of `tests/contracts/backends.py`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from catalog.analyzer import tokens
from catalog.policy import STAFF, VISITOR, Viewer
from catalog.ports import SearchIndex
from catalog.search.ask import MAX_FACET_VALUES
from catalog.search.document import FacetTerm, Held, SearchDocument
from catalog.search.query import MAX_PAGE_SIZE, Facet, FacetValue, Query, Results, Sort
from catalog.shown import Card
from heritage.wiring import open_indexes
from tests.contracts.backends import INDEXES, each

SIGNED_IN = Viewer(frozenset({"public", "signed_in"}), name="somebody")


@pytest.fixture(params=each(INDEXES))
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[SearchIndex, SearchIndex]:
    return open_indexes(request.param(tmp_path))


@pytest.fixture
def index(both: tuple[SearchIndex, SearchIndex]) -> SearchIndex:
    return both[0]


@pytest.fixture
def full(both: tuple[SearchIndex, SearchIndex]) -> SearchIndex:
    return both[1]


def document(record_id: str, *titles: str, **fields: Any) -> SearchDocument:
    """A document of one title; facets are given as {facet: (value, ...)}."""
    facets = {
        name: tuple(FacetTerm(value, {"vi": value.title()}) for value in values)
        for name, values in fields.pop("facets", {}).items()
    }
    card = Card(record_id, fields.pop("kind", "site"), {"vi": titles[0] if titles else record_id})
    readers = fields.pop("readers", ("public", "staff"))
    return SearchDocument(record_id, 1, readers, titles, facets=facets, card=card, **fields)


def fill(index: SearchIndex, *documents: SearchDocument) -> None:
    index.apply(documents, ())


def ids(results: Results) -> list[str]:
    return [card.record_id for card in results.hits]


def found(index: SearchIndex, text: str, **query: Any) -> list[str]:
    return ids(index.search(Query(text, **query)))


def counts(values: tuple[FacetValue, ...]) -> dict[str, int]:
    return {value.value: value.count for value in values}


TEMPLES = (
    document("a", "Đình Chu Quyến", descriptions=("Ngôi đình cổ ở Ba Vì, dựng thế kỷ XVII",), identifiers=("SP-03",)),
    document("b", "Đền Ngọc Sơn", names=("Trấn Ba Đình",), descriptions=("Giữa hồ Hoàn Kiếm, Hà Nội",)),
    document("c", "Lăng Tự Đức", names=("Khiêm Lăng", "謙陵"), titles_en=("Tomb of Tự Đức",)),
    document("d", "Chùa Tây Phương", keywords=("Hà Tây", "Sơn Tây"), descriptions_en=("A pagoda of carved statues",)),
    document("e", "Văn Miếu", descriptions=("Bia tiến sĩ, nhà Lý, thờ Khổng Tử",), identifiers=("BT.1426/QĐ",)),
)


# --- finding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đình Chu Quyến", "a"),
        ("dinh chu quyen", "a"),
        ("ĐÌNH CHU QUYẾN", "a"),
        ("lang tu duc", "c"),
        ("khiêm lăng", "c"),
        ("謙陵", "c"),
        ("謙", "c"),
        ("tomb", "c"),
        ("carved statue", "d"),
        ("pagodas", "d"),
        ("hồ hoàn kiếm", "b"),
        ("nhà Lí", "e"),
        ("sơn tây", "d"),
        ("SP-03", "a"),
        ("sp 3", "a"),
        ("SP03", "a"),
        ("1426/QĐ", "e"),
        ("e", "e"),
    ],
)
def test_a_record_is_found_by_what_people_type(index: SearchIndex, text: str, expected: str) -> None:
    fill(index, *TEMPLES)
    results = index.search(Query(text))
    assert ids(results)[0] == expected
    assert results.tried is None


def test_every_word_must_be_there(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    assert found(index, "đình") == ["a", "b"]
    assert found(index, "đình ba vì") == ["a"]


def test_an_other_name_weighs_as_much_as_a_title(index: SearchIndex) -> None:
    fill(
        index,
        document("text", "Chùa Trấn Quốc", descriptions=("Xưa gọi là Trấn Vũ quán, quán Trấn Vũ",)),
        document("name", "Đền Quán Thánh", names=("Trấn Vũ quán",)),
        document("title", "Trấn Vũ quán"),
    )
    assert found(index, "trấn vũ quán")[-1] == "text"


def test_marks_are_taken_at_their_word_where_enough_records_have_them(index: SearchIndex) -> None:
    fill(index, *(document(f"d{n}", f"Đình {n}") for n in range(10)), document("x", "Cái định"), document("y", "Dinh"))
    assert index.search(Query("đình")).total == 10
    assert index.search(Query("định")).total == 12
    assert found(index, "định")[0] == "x"
    assert index.search(Query("dinh")).total == 12


def test_narrowing_does_not_change_what_a_word_means(index: SearchIndex) -> None:
    fill(
        index,
        *(document(f"d{n}", f"Đình {n}", facets={"kind": ("site",)}) for n in range(10)),
        document("o", "Đình ông", facets={"kind": ("event",)}),
        document("x", "Cái định", facets={"kind": ("event",)}),
    )
    assert found(index, "đình", filters={Facet.KIND: ("event",)}) == ["o"]


def test_a_phrase_in_quotes_stands_together_and_in_one_value(index: SearchIndex) -> None:
    fill(
        index,
        document("together", "Hồ Hoàn Gươm"),
        document("apart", "Gươm ở hồ, hoàn lại"),
        document("across", "Hồ Hoàn", names=("Gươm Hồ",)),
    )
    assert set(found(index, "hoàn gươm")) == {"together", "apart", "across"}
    assert found(index, '"hoàn gươm"') == ["together"]
    assert found(index, "“hoan guom”") == ["together"]


def test_words_side_by_side_come_before_words_apart(index: SearchIndex) -> None:
    text = "một ngôi làng bên sông có {} ở giữa và nhiều cây"
    fill(
        index,
        document("apart", "Một", descriptions=(text.format("trống của hội đồng"),)),
        document("together", "Hai", descriptions=(text.format("trống đồng của hội"),)),
    )
    assert found(index, "trống đồng") == ["together", "apart"]


def test_a_whole_title_comes_first(index: SearchIndex) -> None:
    fill(
        index, *(document(f"h{n}", f"Huế {word} Huế") for n, word in enumerate(("của", "xưa"))), document("hue", "Huế")
    )
    assert found(index, "hue")[0] == "hue"


def test_stop_words_are_not_required(index: SearchIndex) -> None:
    fill(index, document("a", "Tượng Phật chùa Dâu"))
    assert found(index, "các tượng của chùa Dâu") == ["a"]
    assert found(index, "the temple of tượng") == [] or index.search(Query("the temple of tượng")).fewer


def test_english_words_are_no_vietnamese_syllables(index: SearchIndex) -> None:
    fill(index, document("vi", "Hội An"), document("en", "Khác", descriptions_en=("An old town in the hoi region",)))
    assert found(index, "hội an") == ["vi"]


def test_a_run_of_han_characters_is_a_phrase(index: SearchIndex) -> None:
    fill(index, document("a", "阮福映"), document("b", "映福阮"), document("c", "福", descriptions=("𡨸喃",)))
    assert found(index, "阮福映") == ["a"]
    assert found(index, "𡨸喃") == ["c"]


# --- when nothing matches as typed -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tried", "expected"),
    [
        ("ddinhf chu quyeens", "đình chu quyến", "a"),
        ("tuwj dduwcs", "tự đức", "c"),
        ("ngocson", "ngoc son", "b"),
        ("hoànkiếm", "hoàn kiếm", "b"),
        ("quyem", "quyen", "a"),
        ("phuonh", "phuong", "d"),
        ("tự đứcx", "tự đức", "c"),
        ("lăgn", "lăng", "c"),
        ('"tự lăng đức"', "tự lăng đức", "c"),
    ],
)
def test_what_was_probably_meant_is_tried_and_said(index: SearchIndex, text: str, tried: str, expected: str) -> None:
    fill(index, *TEMPLES)
    results = index.search(Query(text))
    assert ids(results)[:1] == [expected]
    assert results.tried is not None
    assert results.tried == tried
    assert not results.fewer


def test_where_no_record_has_all_words_those_with_most_are_shown(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    results = index.search(Query("lăng tự đức kangaroo"))
    assert ids(results) == ["c"]
    assert (results.tried, results.fewer) == ("lăng tự đức", True)
    results = index.search(Query("đền ngọc sơn văn"))
    assert results.fewer
    assert ids(results)[0] == "b"


def test_what_is_in_no_record_at_all_finds_nothing(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    for text in ("qqqqqq", "kangaroo wallaby platypus", "KX-03", '"'):
        results = index.search(Query(text))
        assert (results.total, results.tried) == ((0, None) if text != '"' else (5, None))


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("where is the lăng tự đức", None),
        ("ai xây lăng tự đức", "lăng tự đức"),
        ("lăng OR tự đức", None),
        ("đền Ngốc Sơn", "den ngoc son"),
        ("đền Ngọc Son", None),
    ],
)
def test_what_is_said_to_be_searched_is_words_that_people_write(
    index: SearchIndex, text: str, tried: str | None
) -> None:
    fill(index, *TEMPLES)
    results = index.search(Query(text))
    assert results.total == 1
    assert results.tried == tried


PAGODAS = (
    document("pillar", "Chùa Một Cột", titles_en=("One Pillar Pagoda",), names=("Chùa Diên Hựu",)),
    document("common", "Văn Miếu", descriptions=("Dinh chu quan. Dinh chu quan, đầm, tự hữu diện.",)),
    document("stele", "Bia Văn Miếu", descriptions=("Dinh chu quan, đầm, tự hữu diện",)),
    document("house", "Đình Chu Quyến"),
    document("drum", "Trống đồng", titles_en=("Bronze drum",)),
)


@pytest.mark.parametrize(
    ("text", "tried", "expected"),
    [
        ("dinh chu quyn", "dinh chu quyen", "house"),
        ("dinhh chu quyn", "dinh chu quyen", "house"),
        ("drm", "drum", "drum"),
        ("one pilar pagoda", "one pillar pagoda", "pillar"),
        ("dien huu tu", None, "pillar"),
        ("Diên Hựu tự", None, "pillar"),
    ],
)
def test_a_slip_is_mended_to_what_stands_in_a_name_with_all_the_words(
    index: SearchIndex, text: str, tried: str | None, expected: str
) -> None:
    fill(index, *PAGODAS)
    results = index.search(Query(text))
    assert (ids(results)[0], results.tried, results.fewer) == (expected, tried, False)


PLACED = (
    document("nam", "Đình xa", descriptions=("Một ngôi đình ở phía nam, bên sông Hà",), units=("vn-2025:01",)),
    document("spoken", "Trống đồng", descriptions=("Tìm thấy ở Hà Nam năm 1893",), units=("vn-2025:01",)),
    document("west", "Đình Tây Đằng", units=("vn-2025:01", "vn-old:hatay", "vn-old:sontay")),
    document("lake", "Phủ Tây Hồ", descriptions=("Bên hồ, hạ tây",), names=("Hồ Tây",), units=("vn-2025:01",)),
    document("flower", "Nguyễn Huệ", descriptions=("Hoa khuế",)),
)


@pytest.mark.parametrize(
    ("text", "expected", "absent"),
    [
        ("Hà Nam", ["spoken"], ["Hà Nam"]),
        ("hưng yên", [], ["Hưng Yên"]),
        ("Huế", [], ["Huế"]),
        ("Hội An", [], ["Hội An"]),
        ("Hà Tây", ["west"], []),
        ("ha tay", ["lake", "west"], []),
        ("tỉnh Sơn Tây", ["west"], []),
        ("hanoi", ["lake", "nam", "spoken", "west"], []),
        ("đình Hà Tây", ["west"], []),
        ("nguyen hue", ["flower"], []),
    ],
)
def test_a_place_is_one_name_and_never_mended(
    index: SearchIndex, text: str, expected: list[str], absent: list[str]
) -> None:
    fill(index, *PLACED)
    results = index.search(Query(text))
    assert (sorted(ids(results)), results.tried) == (expected, None)
    assert [name["vi"] for name in results.absent] == absent


def test_what_lies_at_a_place_comes_before_what_speaks_of_it(index: SearchIndex) -> None:
    fill(index, *PLACED, document("there", "Chùa Bà Đanh", keywords=("Hà Nam",), units=("vn-2024:35",)))
    assert found(index, "Hà Nam") == ["there", "spoken"]


DATED = (
    document("exact", "Đình Chu Quyến", year_from=1601, year_to=1700),
    document("wide", "Hoàng thành", year_from=1010, year_to=1789),
    document("says", "Bia ghi thế kỷ 17", year_from=1900, year_to=1900),
    document("apart", "Trống đồng", descriptions=("Thế là 17 cái, từ kỷ trước",), year_from=-499, year_to=100),
    document("number", "Chuông", identifiers=("1845",), year_from=1900, year_to=1900),
    document("tomb", "Lăng Minh Mạng", year_from=1840, year_to=1843),
)


@pytest.mark.parametrize(
    ("text", "expected", "years"),
    [
        ("thế kỷ 17", ["exact", "says", "wide"], (1601, 1700)),
        ("the ky 17", ["exact", "says", "wide"], (1601, 1700)),
        ("17th century", ["exact", "wide"], (1601, 1700)),
        ("1697", ["exact", "wide"], (1697, 1697)),
        ("đình thế kỷ XVII", ["exact"], (1601, 1700)),
        ("thời Mạc", ["wide"], (1527, 1592)),
        ("trống 5th century BCE", ["apart"], (-499, -400)),
        ("1845", ["number"], None),
        ("Minh Mạng", ["tomb"], None),
        ('"thế kỷ 17"', ["says"], None),
    ],
)
def test_years_in_words_find_what_dates_from_them_or_says_them(
    index: SearchIndex, text: str, expected: list[str], years: tuple[int, int] | None
) -> None:
    fill(index, *DATED)
    results = index.search(Query(text))
    assert sorted(ids(results)) == expected
    assert [(one.first, one.last) for one in results.years] == ([years] if years else [])


def test_what_dates_from_no_other_years_comes_before_what_only_touches_them(index: SearchIndex) -> None:
    fill(index, *DATED)
    assert found(index, "17th century") == ["exact", "wide"]


def test_filters_that_leave_nothing_are_not_mended(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    results = index.search(Query("lăng", filters={Facet.KIND: ("event",)}))
    assert (results.total, results.tried) == (0, None)


# --- engine syntax, and other hostile text ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('title:* AND ( "', "title and"),
        ("*:*", ""),
        ("a:[* TO *]", "a to"),
        ("NOT", "not"),
        ("đình AND", "đình and"),
        ('+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ /', ""),
        ("đình^1000", "đình"),
        ("đình~2", "đình 2"),
        ("/.*/", ""),
        ("\x00", ""),
        ("\ud800", ""),
        ("‖", ""),
        ("~tomb", "tomb"),
        ("q" * 10_000, "qqqqqqqqqq"),
        ("chùa " * 5_000, "chùa"),
        ('"' * 999, ""),
        ("đ\u0301\u0301\u0301\u0301", "đ"),
        ("💥", ""),
        ("..", ""),
    ],
)
def test_an_engines_own_syntax_is_text(index: SearchIndex, text: str, words: str) -> None:
    fill(index, *TEMPLES)
    assert found(index, text) == found(index, words)
    suggested = {one.record_id for one in index.suggest(text, Query())}
    assert suggested <= {one.record_id for one in index.suggest(words, Query())}


def test_strings_made_to_break_software_are_text(index: SearchIndex, samples: Path) -> None:
    texts = json.loads((samples / "hostile" / "text" / "blns.json").read_text(encoding="utf-8"))
    fill(
        index,
        *(
            document(f"h{number}", text, names=(text,), descriptions=(text,), identifiers=(text,))
            for number, text in enumerate(texts)
        ),
    )
    assert [one.card.title for one in index.held(["h7"])["h7"]] == [{"vi": texts[7]}]
    for number, text in enumerate(texts):
        results = index.search(Query(text, size=MAX_PAGE_SIZE))
        assert results.total >= len(results.hits)
        assert not tokens(text) or f"h{number}" in ids(results), text
        assert all(suggestion.record_id.startswith("h") for suggestion in index.suggest(text, Query()))


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(max_size=80))
def test_nothing_that_is_typed_raises(index: SearchIndex, text: str) -> None:
    if index.count() == 0:
        fill(index, *TEMPLES)
    index.search(Query(text))
    index.suggest(text, Query())


# --- pages, order, filters and facets --------------------------------------------------------------------------------


def test_pages_hold_every_hit_once(index: SearchIndex) -> None:
    fill(index, *(document(f"r{n:02d}", f"Chùa {n}") for n in range(25)))
    pages = [index.search(Query("chùa", offset=offset, size=10)) for offset in (0, 10, 20)]
    assert [page.total for page in pages] == [25, 25, 25]
    assert [len(page.hits) for page in pages] == [10, 10, 5]
    assert len({record_id for page in pages for record_id in ids(page)}) == 25


def test_a_page_beyond_the_last_is_empty_and_costs_nothing(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    results = index.search(Query("", offset=10**9, size=10**6))
    assert (results.total, results.hits) == (5, ())
    assert len(index.search(Query("", offset=-5, size=10**9)).hits) == 5
    assert index.search(Query("", size=0)).total == 5
    assert MAX_PAGE_SIZE >= 24


def test_names_sort_in_vietnamese_order(index: SearchIndex) -> None:
    names = ("Am Thượng", "Ấp Bắc", "Chùa Ổn", "Chùa Ông", "Dinh", "Đàn Xã Tắc", "Đền Hùng", "Đình Bảng", "Ô Quan")
    fill(index, *(document(f"r{n * 7 % 9}", name) for n, name in enumerate(names)))
    assert [card.title["vi"] for card in index.search(Query("", sort=Sort.NAME)).hits] == list(names)


def test_hits_with_the_marks_as_typed_are_told_from_those_without(index: SearchIndex) -> None:
    fill(index, document("drum", "Trống đồng"), document("field", "Trồng đồng lúa"), document("other", "Chùa Một Cột"))
    both = index.search(Query("trống đồng"))
    assert (ids(both), both.exact) == (["drum", "field"], 1)
    assert index.search(Query("chùa")).exact is None
    assert index.search(Query("trong dong")).exact is None


def test_names_sort_as_english_readers_see_them(index: SearchIndex) -> None:
    pairs = (("Đền Hùng", "Temple 2"), ("Ấp Bắc", "Đường Lâm"), ("Am", "Drum"), ("Ô", "Temple 10"), ("Eo Gió", None))
    for number, (vi, en) in enumerate(pairs):
        fill(index, document(f"r{number}", vi, titles_en=(en,) if en else ()))
    hits = index.search(Query("", sort=Sort.NAME, language="en")).hits
    assert [card.record_id for card in hits] == ["r2", "r1", "r4", "r0", "r3"]


def test_oldest_and_newest_come_first_and_the_undated_last(index: SearchIndex) -> None:
    fill(
        index,
        document("ly", "A", year_from=1010, year_to=1225),
        document("dong-son", "B", year_from=-500, year_to=-300),
        document("none", "C"),
        document("nguyen", "D", year_from=1802, year_to=1945),
    )
    assert found(index, "", sort=Sort.OLDEST) == ["dong-son", "ly", "nguyen", "none"]
    assert found(index, "", sort=Sort.NEWEST) == ["nguyen", "ly", "dong-son", "none"]


def test_what_was_updated_last_comes_first(index: SearchIndex) -> None:
    fill(index, *(document(f"r{n}", "Chùa", updated=1_700_000_000 + n) for n in (3, 1, 2)))
    assert found(index, "chùa", sort=Sort.UPDATED) == ["r3", "r2", "r1"]


def test_a_record_with_more_to_show_comes_first_where_nothing_is_asked(index: SearchIndex) -> None:
    fill(
        index,
        document("bare", "Chùa", prior=0.0),
        document("rich", "Chùa", prior=0.9),
        document("some", "Chùa", prior=0.4),
    )
    assert found(index, "") == found(index, "chùa") == ["rich", "some", "bare"]


def test_years_find_what_overlaps_them(index: SearchIndex) -> None:
    fill(
        index,
        document("a", "A", year_from=1600, year_to=1699),
        document("b", "B", year_from=1783),
        document("c", "C", year_to=-200),
        document("d", "D"),
    )
    assert set(found(index, "", year_from=1650, year_to=1783)) == {"a", "b"}
    assert set(found(index, "", year_from=1700)) == {"b"}
    assert set(found(index, "", year_to=1000)) == {"c"}


def test_a_box_finds_what_stands_in_it(index: SearchIndex) -> None:
    fill(
        index,
        document("hanoi", "A", lat=21.03, lon=105.85),
        document("hue", "B", lat=16.46, lon=107.59),
        document("fiji", "C", lat=-17.7, lon=178.1),
        document("nowhere", "D"),
    )
    assert found(index, "", box=(105.0, 20.0, 107.0, 22.0)) == ["hanoi"]
    assert found(index, "", box=(170.0, -30.0, -170.0, 0.0)) == ["fiji"]


def test_what_has_feast_days_can_be_asked_for_alone(index: SearchIndex) -> None:
    fill(index, document("pagoda", "A", comes_round=True), document("tower", "B"))
    assert found(index, "", comes_round=True) == ["pagoda"]
    assert set(found(index, "")) == {"pagoda", "tower"}


def test_values_of_a_facet_are_alternatives_and_facets_are_conditions(index: SearchIndex) -> None:
    fill(
        index,
        document("1", "A", facets={"kind": ("site",), "material": ("gỗ", "đá")}),
        document("2", "B", facets={"kind": ("artefact",), "material": ("gỗ",)}),
        document("3", "C", facets={"kind": ("artefact",), "material": ("đồng",)}),
    )
    assert set(found(index, "", filters={Facet.MATERIAL: ("gỗ", "đồng")})) == {"1", "2", "3"}
    assert found(index, "", filters={Facet.MATERIAL: ("gỗ", "đồng"), Facet.KIND: ("site",)}) == ["1"]
    assert found(index, "", filters={Facet.MATERIAL: ()}, sort=Sort.NAME) == ["1", "2", "3"]


def test_each_facet_counts_as_if_its_own_choice_were_open(index: SearchIndex) -> None:
    fill(
        index,
        document("1", "Chùa", facets={"kind": ("site",), "material": ("gỗ", "đá")}),
        document("2", "Chùa", facets={"kind": ("artefact",), "material": ("gỗ",)}),
        document("3", "Chùa", facets={"kind": ("artefact",), "material": ("đồng",)}),
        document("4", "Đình", facets={"kind": ("site",), "material": ("gỗ",)}),
    )
    facets = index.search(Query("chùa", filters={Facet.MATERIAL: ("gỗ",)})).facets
    assert counts(facets[Facet.MATERIAL]) == {"gỗ": 2, "đá": 1, "đồng": 1}
    assert counts(facets[Facet.KIND]) == {"artefact": 1, "site": 1}
    assert [value.value for value in facets[Facet.MATERIAL] if value.chosen] == ["gỗ"]
    facets = index.search(Query("chùa", filters={Facet.MATERIAL: ("gỗ",), Facet.KIND: ("artefact",)})).facets
    assert counts(facets[Facet.MATERIAL]) == {"gỗ": 1, "đồng": 1}
    assert counts(facets[Facet.KIND]) == {"artefact": 1, "site": 1}


def test_a_chosen_value_without_hits_is_still_there_to_be_removed(index: SearchIndex) -> None:
    fill(index, document("1", "Chùa", facets={"kind": ("site",)}))
    [site, chosen] = index.search(Query("", filters={Facet.KIND: ("no-such",)})).facets[Facet.KIND]
    assert (site.value, site.count, site.chosen) == ("site", 1, False)
    assert (chosen.value, chosen.count, chosen.chosen) == ("no-such", 0, True)


def test_values_come_by_count_with_their_label_and_only_facets_asked_for(index: SearchIndex) -> None:
    one = replace(document("1", "A"), facets={"material": (FacetTerm("go", {"vi": "Gỗ", "en": "Wood"}),)})
    two = replace(document("2", "B"), facets={"material": (FacetTerm("go", {"vi": "Gỗ", "en": "Wood"}),)})
    odd = replace(
        document("3", "C"), facets={"material": (FacetTerm("go", {"vi": "gỗ"}), FacetTerm("da", {"vi": "Đá"}))}
    )
    fill(index, one, two, odd)
    facets = index.search(Query("", facets=(Facet.MATERIAL,))).facets
    assert list(facets) == [Facet.MATERIAL]
    assert [(value.value, value.count, value.label["vi"]) for value in facets[Facet.MATERIAL]] == [
        ("go", 3, "Gỗ"),
        ("da", 1, "Đá"),
    ]


def test_a_facet_has_its_most_frequent_values_and_every_one_for_who_asks(index: SearchIndex) -> None:
    often = [
        document(f"{value}-{copy}", "Nghề", facets={"type": (f"nghề {value:02}",)})
        for value in range(MAX_FACET_VALUES)
        for copy in range(2)
    ]
    fill(index, *often, document("rare", "Katê", facets={"type": ("lễ hội chăm",)}))
    shown = index.search(Query("", facets=(Facet.TYPE,))).facets[Facet.TYPE]
    every = index.search(Query("", facets=(Facet.TYPE,), every_value=True)).facets[Facet.TYPE]
    assert {value.value for value in shown} == {f"nghề {value:02}" for value in range(MAX_FACET_VALUES)}
    assert every == (*shown, FacetValue("lễ hội chăm", {"vi": "Lễ Hội Chăm"}, 1))


# --- who may find what -----------------------------------------------------------------------------------------------


def test_nobody_finds_or_counts_what_they_may_not_read(full: SearchIndex) -> None:
    fill(
        full,
        document("open", "Chùa mở", facets={"kind": ("site",)}),
        document("split", "Chùa kín một", readers=("staff",), facets={"kind": ("site",)}),
        document("split", "Chùa kín", readers=("signed_in",), facets={"kind": ("site",)}),
        document("group", "Chùa họ Vũ", readers=("staff", "ho-vu"), facets={"kind": ("event",)}),
    )
    member = Viewer(SIGNED_IN.tokens | {"ho-vu"}, name="member")
    for viewer, expected in (
        (VISITOR, {"open"}),
        (SIGNED_IN, {"open", "split"}),
        (member, {"open", "split", "group"}),
        (STAFF, {"open", "split", "group"}),
    ):
        results = full.search(Query("chùa", viewer))
        assert set(ids(results)) == expected
        assert results.total == len(expected)
        assert sum(value.count for value in results.facets[Facet.KIND]) == len(expected)
        assert {suggestion.record_id for suggestion in full.suggest("chù", Query("", viewer))} == expected
    assert found(full, "kín một", viewer=STAFF) == ["split"]
    assert not full.search(Query("một", SIGNED_IN)).total
    assert full.count() == 3


def test_what_was_tried_tells_no_word_that_is_hidden(full: SearchIndex) -> None:
    fill(full, document("open", "Chùa"), document("secret", "Kangaroo", readers=("staff",)))
    results = full.search(Query("kangaro", VISITOR))
    assert (results.total, results.tried) == (0, None)
    assert full.search(Query("kangaro", STAFF)).tried == "kangaroo"


# --- completions -----------------------------------------------------------------------------------------------------


def test_completions_need_no_marks_and_no_last_letters(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    for typed in (
        "đền ng",
        "den ng",
        "DEN NG",
        "den ngoc so",
        "ngọc s",
        "sơn",
        "Trấn Ba",
        "trấn ba đình",
        "tran ba dinhs"[:-1],
    ):
        assert [suggestion.record_id for suggestion in index.suggest(typed, Query())][:1] == ["b"], typed
    [first, *_] = index.suggest("謙", Query())
    assert (first.record_id, first.kind, first.title) == ("c", "site", {"vi": "Lăng Tự Đức"})


def test_names_that_begin_so_come_first_and_no_more_than_wanted(index: SearchIndex) -> None:
    fill(
        index,
        *(document(f"x{n}", f"Khu di tích Đền {n}", prior=1.0) for n in range(5)),
        document("first", "Đền Hùng"),
        document("other", "Chùa", descriptions=("gần đền",)),
    )
    suggestions = [suggestion.record_id for suggestion in index.suggest("đền", Query(), limit=4)]
    assert suggestions[0] == "first"
    assert len(suggestions) == 4
    assert "other" not in [one.record_id for one in index.suggest("đền", Query(), limit=50)]


def test_nothing_typed_completes_to_nothing(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    assert index.suggest("", Query()) == index.suggest(" ?! ", Query()) == index.suggest("zzz", Query()) == []
    assert index.suggest("d", Query(), limit=0) == []


# --- keeping up ------------------------------------------------------------------------------------------------------


def test_an_index_that_was_never_filled_answers_with_nothing(index: SearchIndex) -> None:
    assert not index.is_ready()
    assert index.search(Query("chùa", filters={Facet.KIND: ("site",)})).total == 0
    assert index.suggest("chùa", Query()) == []
    assert index.count() == 0
    assert index.held(["a"]) == {}


def test_a_document_is_replaced_and_removed_by_its_record(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    index.apply([document("a", "Đình Tây Đằng")], ["b", "no-such"])
    assert found(index, "chu quyến") == []
    assert found(index, "tây đằng") == ["a"]
    assert found(index, "hoàn kiếm") == []
    assert index.count() == 4
    assert index.is_ready()
    card = Card("a", "site", {"vi": "Đình Tây Đằng"})
    assert index.held(["a", "b"]) == {"a": [Held(("public", "staff"), card)]}


def test_each_document_of_a_record_is_known_with_its_readers(full: SearchIndex) -> None:
    fill(full, document("a", "Đình Cũ", readers=("staff",)), document("a", "Đình Mới", readers=("ho-vu", "signed_in")))
    assert {one.readers: one.card.title["vi"] for one in full.held(["a"])["a"]} == {
        ("staff",): "Đình Cũ",
        ("ho-vu", "signed_in"): "Đình Mới",
    }


def test_applying_again_changes_nothing(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    fill(index, *TEMPLES)
    assert index.count() == 5
    assert found(index, "lăng") == ["c"]


def test_a_card_comes_back_as_it_went_in(index: SearchIndex) -> None:
    card = Card(
        record_id="x",
        kind="artefact",
        title={"vi": "Trống đồng", "en": "Bronze drum", "lzh-Hant": "銅鼓"},
        summary={"vi": "Một chiếc trống"},
        rank="national",
        thumbnail="t1",
        colour="#aabbcc",
        media=("image", "model"),
    )
    fill(index, replace(document("x", "Trống đồng"), card=card))
    assert index.search(Query("trống")).hits == (card,)


def test_a_rebuild_replaces_the_index_when_it_is_whole(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    with index.rebuilding() as rebuild:
        rebuild.add([document("new", "Chùa mới")])
        assert index.count() == 5
        rebuild.add([document("newer", "Chùa mới hơn")])
    assert set(found(index, "")) == {"new", "newer"}
    fill(index, document("newest", "Chùa mới nhất"))
    assert index.count() == 3


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(index: SearchIndex) -> None:
    fill(index, *TEMPLES)
    with pytest.raises(RuntimeError), index.rebuilding() as rebuild:
        rebuild.add([document("new", "Chùa mới")])
        raise RuntimeError
    assert index.count() == 5
    with index.rebuilding() as rebuild:
        rebuild.add(TEMPLES[:2])
    assert index.count() == 2
