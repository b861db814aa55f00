import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.places import Level, find_units, unit
from catalog.places.gazetteer import communes, provinces


def codes(text: str, **choice: object) -> list[str]:
    return [each.code for each in find_units(text, **choice)]  # type: ignore[arg-type]


OLD_NAMES = {
    "Hà Tây": "hatay",
    "Sơn Tây": "sontay",
    "Hà Bắc": "habac",
    "Nam Hà": "namha",
    "Hải Hưng": "haihung",
    "Vĩnh Phú": "vinhphu",
    "Hà Nam Ninh": "hanamninh",
    "Bắc Thái": "bacthai",
    "Nghệ Tĩnh": "nghetinh",
    "Bình Trị Thiên": "btthien",
    "Thừa Thiên Huế": "tthue",
    "Thừa Thiên - Huế": "tthue",
    "TT Huế": "tthue",
    "Quảng Nam - Đà Nẵng": "qnamdn",
    "Nghĩa Bình": "nghiabinh",
    "Phú Khánh": "phukhanh",
    "Thuận Hải": "thuanhai",
    "Sông Bé": "songbe",
    "Gia Định": "giadinh",
    "Sài Gòn": "saigon",
    "Saigon": "saigon",
    "Thăng Long": "thanglong",
    "Đông Đô": "dongdo",
    "Kẻ Chợ": "kecho",
    "Kinh Bắc": "kinhbac",
    "Sơn Nam": "sonnam",
    "Hải Đông": "haidong",
    "xứ Đoài": "xudoai",
}


@pytest.mark.parametrize(("text", "code"), OLD_NAMES.items())
def test_old_names_are_found_first_among_their_like(text: str, code: str) -> None:
    assert codes(text)[0] == f"vn-old:{code}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Huế", "46"), ("TP. Huế", "46"), ("thanh pho hue", "46"), ("HUE", "46"),
        ("TP.HCM", "79"), ("TPHCM", "79"), ("HCM", "79"), ("TP Hồ Chí Minh", "79"), ("Ho Chi Minh City", "79"),
        ("Hà Nội", "01"), ("Ha Noi", "01"), ("hanoi", "01"), ("Hanoi City", "01"), ("Thủ đô Hà Nội", "01"),
        ("Ðà Nẵng", "48"), ("Đắc Lắc", "66"), ("Daklak", "66"), ("tỉnh Đăk Lăk", "66"), ("Thanh Hoá", "38"),
    ],
)  # fmt: skip
def test_a_living_province_is_found_in_both_eras(text: str, number: str) -> None:
    assert codes(text)[:2] == [f"vn-2025:{number}", f"vn-2024:{number}"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bà Rịa - Vũng Tàu", "vn-2024:77"),
        ("Bắc Cạn", "vn-2024:06"),
        ("Kon-tum", "vn-2024:62"),
        ("Qui Nhơn", "vn-2024:540"),
        ("Thị xã Sơn Tây", "vn-2024:269"),
        ("TX.Sơn Tây", "vn-2024:269"),
        ("Ba Vi district", "vn-2024:271"),
        ("Cam Ranh (thị xã)", "vn-2024:569"),
        ("Quận 1", "vn-2024:760"),
        ("Q1", "vn-2024:760"),
        ("Q. 1", "vn-2024:760"),
        ("phường Phường Đúc", "vn-2024:19780"),
        ("Phường Đúc", "vn-2024:19780"),
        ("Faifo", "vn-2024:503"),
    ],
)
def test_type_words_and_spellings_lead_to_one_unit(text: str, code: str) -> None:
    assert codes(text)[0] == code


def test_a_type_word_chooses_among_the_bearers_of_a_name() -> None:
    assert codes("tỉnh Hòa Bình") == ["vn-2024:17"]
    assert codes("thành phố Hòa Bình") == ["vn-2024:148"]
    assert codes("huyện Hòa Bình") == ["vn-2024:961"]


def test_a_type_that_has_changed_since_does_not_hide_the_unit() -> None:
    assert codes("thị xã Hội An") == ["vn-2024:503"]


def test_marks_that_are_written_count() -> None:
    assert all(each.name == "Hòa An" for each in find_units("Hòa An"))
    assert {each.name for each in find_units("Hóa An")} == {"Hóa An"}
    assert {each.name for each in find_units("hoa an")} >= {"Hòa An", "Hóa An"}


def test_wrong_marks_find_what_the_letters_say() -> None:
    assert codes("Đăk Pơ", level=Level.DISTRICT) == codes("Đắk Pơ", level=Level.DISTRICT) != []


def test_within_looks_in_the_province_of_today_and_of_before() -> None:
    ha_noi, ha_tay, bac_ninh = unit("vn-2025:01"), unit("vn-old:hatay"), unit("vn-2025:24")
    assert codes("Tiên Phong", within=ha_tay) == codes("xã Tiên Phong", within=unit("vn-2024:271"))
    assert "vn-2024:271" in codes("Ba Vì", within=ha_noi)
    assert codes("huyện Ba Vì", within=ha_tay) == ["vn-2024:271"]
    assert codes("huyện Ba Vì", within=bac_ninh) == []
    assert "vn-2024:24" in codes("Bắc Giang", within=bac_ninh)


def test_a_commune_of_today_is_inside_the_old_district_it_came_from() -> None:
    assert "vn-2025:09634" in codes("Cổ Đô", within=unit("vn-2024:271"))


def test_nfd_text_finds_the_same() -> None:
    assert codes(unicodedata.normalize("NFD", "huyện Quỳnh Lưu")) == codes("huyện Quỳnh Lưu") != []


def test_provinces_are_found_without_reading_the_communes() -> None:
    communes.cache_clear()
    assert codes("Nghệ An", level=Level.PROVINCE) == ["vn-2025:40", "vn-2024:40"]
    assert communes.cache_info().misses == 0


def test_every_unit_is_found_by_its_full_name_and_without_marks() -> None:
    for code in [*provinces(), *list(communes().rows)[::37]]:
        each = unit(code)
        assert each is not None
        assert code in codes(each.full_name)
        assert code in codes(each.name_en)


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    find_units(text)


@given(
    st.lists(
        st.sampled_from(["xã", "T.", "(", ")", "Hà", "Nội", "tỉnh", "Q", "1", "?", " ", "district", "TP.", "\u0301"])
    )
)
def test_no_heap_of_type_words_raises(parts: list[str]) -> None:
    find_units(" ".join(parts))
    find_units("".join(parts), within=unit("vn-2025:01"))


@pytest.mark.parametrize("text", ["", " ", "?", "()", "x" * 100_000, "\x00", "%_';--", "Hà Nội" * 60])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert find_units(text) == []
