"""The tables: complete, consistent in themselves, and each code of one era."""

import pytest

from catalog.places import Level, Unit, UnitType, parents, unit
from catalog.places.gazetteer import communes, provinces


def eras() -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for code, each in provinces().items():
        found.setdefault(code.split(":")[0], []).append(each)
    return found


def test_there_are_34_provinces_today_and_63_before() -> None:
    assert len(eras()["vn-2025"]) == 34
    assert len(eras()["vn-2024"]) == 63


def test_every_province_of_before_became_one_of_today_and_every_one_of_today_came_from_some() -> None:
    targets = {target for each in eras()["vn-2024"] for target in each.became}
    assert targets == {each.code for each in eras()["vn-2025"]}
    assert all(len(each.became) == 1 for each in eras()["vn-2024"])


def test_communes_and_districts_are_counted() -> None:
    codes = communes().rows
    assert sum(code.startswith("vn-2025:") for code in codes) == 3321
    assert sum(code.startswith("vn-2024:") and len(code) == 13 for code in codes) == 10035
    assert sum(code.startswith("vn-2024:") and len(code) == 11 for code in codes) == 696


def test_every_commune_has_a_line_up_to_a_province_of_its_own_era() -> None:
    for code in communes().rows:
        each = unit(code)
        assert each is not None
        line = parents(each)
        assert line[-1].level is Level.PROVINCE
        assert {above.code[:7] for above in line} == {code[:7]}


def test_whatever_a_unit_became_exists() -> None:
    units = [*provinces().values(), *filter(None, map(unit, communes().rows))]
    assert all(unit(target) is not None for each in units for target in each.became)
    assert all(each.partly <= set(each.became) for each in units)


def test_a_number_that_was_given_again_is_two_units() -> None:
    new, old = unit("vn-2025:00008"), unit("vn-2024:00008")
    assert new is not None
    assert old is not None
    assert (new.name, old.name) == ("Ngọc Hà", "Liễu Giai")


def test_units_know_their_days() -> None:
    today, before, former = unit("vn-2025:46"), unit("vn-2024:46"), unit("vn-old:hatay")
    assert today is not None
    assert before is not None
    assert former is not None
    assert (today.valid_from, today.valid_to) == ("2025-07-01", None)
    assert (before.valid_from, before.valid_to) == ("2025-01-01", "2025-06-30")
    assert (former.valid_from, former.valid_to) == ("1965-07-01", "2008-07-31")
    assert former.years == "1965–1975, 1991–2008"
    assert former.source


def test_old_names_say_where_they_come_from() -> None:
    assert all(each.source and each.years and each.became for each in eras()["vn-old"])


def test_a_code_fits_the_column_of_the_database() -> None:
    assert max(map(len, [*provinces(), *communes().rows])) <= 16


@pytest.mark.parametrize("code", ["", "vn-2025:99999", "vn-2025:", "x", "vn-2024:01'"])
def test_an_unknown_code_is_no_unit(code: str) -> None:
    assert unit(code) is None


def test_names_are_said_with_their_type() -> None:
    ward, district, land = unit("vn-2025:00004"), unit("vn-2024:760"), unit("vn-old:xudoai")
    assert ward is not None
    assert district is not None
    assert land is not None
    assert ward.full_name == "Phường Ba Đình"
    assert ward.label("en") == "Ba Đình Ward"
    assert district.label("en") == "District 1"
    assert district.type is UnitType.URBAN_DISTRICT
    assert land.label("vi") == "Xứ Đoài (XV–XIX)"
    assert ward.names == {"vi": "Ba Đình", "en": "Ba Đình"}
