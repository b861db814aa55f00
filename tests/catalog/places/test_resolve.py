from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from catalog.messages import Severity
from catalog.places import Resolution, Unit, place_line, resolve_place


def codes(result: Resolution) -> list[str]:
    return [message.code for message in result.messages]


def line(unit: Unit | None) -> str:
    return place_line(unit) if unit else ""


def test_an_old_address_keeps_both_its_units() -> None:
    result = resolve_place(province="Hà Tây", district="Ba Vì", commune="Phú Cường", village="Làng Thượng")
    assert line(result.unit) == "xã Phú Cường, huyện Ba Vì, thành phố Hà Nội"
    assert [line(each) for each in result.today] == ["xã Cổ Đô, thành phố Hà Nội"]
    assert result.codes == ("vn-2024:09625", "vn-2025:09634")
    assert result.village == "Làng Thượng"
    assert result.messages == ()


def test_a_new_address_keeps_the_communes_that_it_may_have_been() -> None:
    result = resolve_place(province="Phú Thọ", commune="xã Võ Miếu")
    assert line(result.unit) == "xã Võ Miếu, tỉnh Phú Thọ"
    assert {each.name for each in result.before} == {"Địch Quả", "Cự Thắng", "Võ Miếu"}
    assert result.codes == ("vn-2025:08584",)


def test_a_province_of_both_eras_is_of_today_and_keeps_what_it_was() -> None:
    result = resolve_place(province="Bắc Ninh")
    assert result.codes == ("vn-2025:24",)
    assert {each.name for each in result.before} == {"Bắc Ninh", "Bắc Giang"}
    assert resolve_place(province="Hà Nội").codes == ("vn-2025:01", "vn-2024:01")


def test_a_district_of_a_merged_province_is_found_under_the_new_one() -> None:
    assert line(resolve_place(province="Đà Nẵng", district="Duy Xuyên").unit) == "huyện Duy Xuyên, tỉnh Quảng Nam"


def test_a_commune_that_several_places_bear_is_not_chosen() -> None:
    result = resolve_place(province="Hà Nội", commune="Tân Dân")
    assert codes(result) == ["place-ambiguous"]
    assert result.unit is not None
    assert result.unit.code == "vn-2025:01"
    assert "huyện Sóc Sơn" in result.messages[0].text("en")
    assert result.messages[0].severity is Severity.WARNING
    assert result.messages[0].path == "commune"


def test_a_ward_of_both_eras_with_other_borders_is_not_chosen() -> None:
    result = resolve_place(province="Hà Nội", commune="phường Cửa Nam")
    assert codes(result) == ["place-ambiguous"]


def test_the_district_tells_communes_of_a_name_apart() -> None:
    result = resolve_place(province="Hà Nội", district="Sóc Sơn", commune="Tân Dân")
    assert line(result.unit) == "xã Tân Dân, huyện Sóc Sơn, thành phố Hà Nội"


def test_a_divided_commune_says_where_it_may_be_today() -> None:
    result = resolve_place(province="Hà Nội", district="Bắc Từ Liêm", commune="Thụy Phương")
    assert codes(result) == ["place-divided"]
    assert {each.name for each in result.today} == {"Đông Ngạc", "Thượng Cát"}
    assert result.codes == ("vn-2024:00604",)


def test_a_name_that_is_nowhere_is_reported_and_nothing_below_it_is_guessed() -> None:
    result = resolve_place(province="Quảng Bình", district="Xyz", commune="Sơn Thủy")
    assert codes(result) == ["place-unknown-within"]
    assert line(result.unit) == "tỉnh Quảng Bình"
    assert codes(resolve_place(province="Atlantis")) == ["place-unknown"]


def test_marks_set_aside_are_told() -> None:
    result = resolve_place(province="Quảng Bình", district="Tuyên Hòa")
    assert line(result.unit) == "huyện Tuyên Hóa, tỉnh Quảng Bình"
    assert codes(result) == ["place-read-as"]


def test_a_sheet_without_marks_is_read_without_a_word() -> None:
    result = resolve_place(province="Thua Thien Hue", district="Phu Vang", commune="Phu An")
    assert line(result.unit) == "xã Phú An, huyện Phú Vang, thành phố Huế"
    assert result.messages == ()


def test_a_name_in_the_wrong_column_is_told() -> None:
    assert codes(resolve_place(province="Hội An")) == ["place-other-level"]
    swapped = resolve_place(province="Quảng Ngãi", district="Phổ Thạnh")
    assert codes(swapped) == ["place-other-level"]
    assert line(swapped.unit).startswith("phường Phổ Thạnh, thị xã Đức Phổ")


def test_a_question_mark_makes_the_place_uncertain() -> None:
    result = resolve_place(province="Quảng Nam (?)")
    assert result.uncertain
    assert codes(result) == ["place-uncertain"]
    assert resolve_place(province="?") == Resolution()


def test_nothing_resolves_to_nothing() -> None:
    assert resolve_place() == Resolution()
    assert resolve_place(village="Thôn Đoài").village == "Thôn Đoài"


def test_a_name_too_long_to_be_one_is_told_shortly() -> None:
    result = resolve_place(province="Hà" * 5000)
    assert codes(result) == ["place-too-long"]


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_no_row_raises(province: str, district: str, commune: str) -> None:
    result = resolve_place(province=province, district=district, commune=commune)
    assert all(message.text("vi") and message.text("en") for message in result.messages)


def test_the_inventory_of_champa_inscriptions_is_read(samples: Path) -> None:
    from python_calamine import load_workbook

    sheet = load_workbook(str(samples / "campa" / "records" / "InventaireCampa.xlsx")).get_sheet_by_name("Feuil1")
    rows = [row for row in sheet.to_python()[1:] if row[5] == "Vietnam" and str(row[6]).strip(" ?()")]
    results = [
        resolve_place(**dict(zip(("province", "district", "commune"), map(str, row[6:9]), strict=True))) for row in rows
    ]
    assert all(result.unit and result.province for result in results)
    warned = sum(any(message.severity is Severity.WARNING for message in result.messages) for result in results)
    assert warned / len(results) < 0.12
