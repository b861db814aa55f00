import pytest

from catalog.places import Unit, before_2025, old_names_of, province_of, resolve_place, search_terms, today_of, unit
from catalog.places.gazetteer import communes


def one(code: str) -> Unit:
    found = unit(code)
    assert found is not None
    return found


def names(units: tuple[Unit, ...]) -> set[str]:
    return {each.name for each in units}


def test_a_province_of_before_became_one_of_today() -> None:
    assert names(today_of(one("vn-2024:49"))) == {"Đà Nẵng"}
    assert names(today_of(one("vn-2024:70"))) == {"Đồng Nai"}


def test_a_province_of_today_was_several() -> None:
    assert names(before_2025(one("vn-2025:24"))) == {"Bắc Ninh", "Bắc Giang"}
    assert names(before_2025(one("vn-2025:86"))) == {"Vĩnh Long", "Bến Tre", "Trà Vinh"}


def test_what_is_of_the_era_stays_itself() -> None:
    assert today_of(one("vn-2025:01")) == (one("vn-2025:01"),)
    assert before_2025(one("vn-2024:271")) == (one("vn-2024:271"),)


@pytest.mark.parametrize(
    ("code", "today"),
    [
        ("vn-old:hatay", {"Hà Nội"}),
        ("vn-old:habac", {"Bắc Ninh"}),
        ("vn-old:btthien", {"Quảng Trị", "Huế"}),
        ("vn-old:nghiabinh", {"Quảng Ngãi", "Gia Lai"}),
        ("vn-old:thuanhai", {"Khánh Hòa", "Lâm Đồng"}),
        ("vn-old:saigon", {"Hồ Chí Minh"}),
        ("vn-old:thanglong", {"Hà Nội"}),
    ],
)
def test_an_old_province_is_in_provinces_of_today(code: str, today: set[str]) -> None:
    assert names(today_of(one(code))) == today


def test_a_commune_knows_its_successor_and_whether_it_was_divided() -> None:
    phu_cuong, thuy_phuong = one("vn-2024:09625"), one("vn-2024:00604")
    assert names(today_of(phu_cuong)) == {"Cổ Đô"}
    assert names(today_of(thuy_phuong)) == {"Đông Ngạc", "Thượng Cát"}
    assert thuy_phuong.partly == set(thuy_phuong.became)


def test_a_district_gives_the_communes_that_its_communes_went_into() -> None:
    assert "Quảng Oai" in names(today_of(one("vn-2024:271")))


def test_the_archipelagos_are_special_zones_of_today() -> None:
    assert names(today_of(one("vn-2024:498"))) == {"Hoàng Sa"}
    assert names(today_of(one("vn-2024:576"))) == {"Trường Sa"}
    assert province_of(one("vn-2025:20333")).name == "Đà Nẵng"
    assert province_of(one("vn-2025:22736")).name == "Khánh Hòa"


def test_a_commune_whose_successor_nobody_recorded_gives_its_province() -> None:
    lost = [
        code for code, row in communes().rows.items() if code.startswith("vn-2024:") and len(code) == 13 and not row[3]
    ]
    assert 0 < len(lost) < 20
    assert all(today_of(one(code)) == today_of(province_of(one(code))) for code in lost)


def test_today_and_before_agree() -> None:
    for code in [code for code in communes().rows if code.startswith("vn-2025:")][::50]:
        assert all(one(code) in today_of(old) for old in before_2025(one(code)))


def test_a_village_in_ba_vi_was_in_son_tay_and_ha_tay() -> None:
    assert {"Sơn Tây", "Hà Tây", "Hà Sơn Bình"} <= names(old_names_of(one("vn-2024:09625")))
    assert "Kinh Bắc" not in names(old_names_of(one("vn-2024:09625")))


@pytest.mark.parametrize(
    ("place", "terms"),
    [
        ({"province": "Hà Tây", "district": "Ba Vì"}, {"Hà Tây", "Hà Nội", "Ba Vì", "Sơn Tây", "Ha Noi"} - {"Ha Noi"}),
        ({"province": "Quảng Nam", "district": "Hội An"}, {"Quảng Nam", "Đà Nẵng", "Hội An", "Quảng Nam - Đà Nẵng"}),
        ({"province": "TP.HCM"}, {"Sài Gòn", "Gia Định", "TPHCM", "HCM", "Hồ Chí Minh"}),
        ({"province": "Thừa Thiên Huế"}, {"Thừa Thiên Huế", "Huế", "Bình Trị Thiên"}),
        ({"province": "Huế"}, {"Thừa Thiên Huế", "Huế", "Thừa Thiên"}),
        ({"province": "Bắc Giang"}, {"Bắc Giang", "Bắc Ninh", "Hà Bắc", "Kinh Bắc"}),
        ({"province": "Hà Nội", "district": "Hoàn Kiếm"}, {"Thăng Long", "Đông Đô", "Kẻ Chợ", "Hoàn Kiếm", "Hanoi"}),
        ({"province": "Hà Nội"}, {"Thăng Long", "Hà Nội"}),
        ({"province": "Quảng Ninh"}, {"Hải Đông", "Quảng Ninh"}),
    ],
)
def test_old_and_new_names_find_a_record(place: dict[str, str], terms: set[str]) -> None:
    found = resolve_place(**place).unit
    assert found is not None
    assert terms <= set(search_terms(found))


def test_a_record_is_not_found_by_names_of_other_places() -> None:
    assert "Bắc Ninh" in search_terms(one("vn-2024:24"))
    assert "Bắc Giang" not in search_terms(one("vn-2024:27"))
    assert "Kinh Bắc" not in search_terms(one("vn-2024:006"))
    assert "Hà Tây" not in search_terms(one("vn-2024:006"))
    assert "1" not in search_terms(one("vn-2024:760"))
