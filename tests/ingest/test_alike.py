"""Numbers that look alike are told before they become records of their own."""

from pathlib import Path

import pytest

from ingest.planning import make_plan
from ingest.sheets.mapping import SheetMapping
from ingest.sources import discover


def _told(folder: Path, *numbers: str, heading: str = "Số kiểm kê") -> list[str]:
    rows = "".join(f"{number},Chum {at}\n" for at, number in enumerate(numbers))
    (folder / "bang-ke.csv").write_text(f"{heading},Tên\n{rows}", encoding="utf-8")
    plan = make_plan(discover([folder]), SheetMapping())
    return [str(one.params["keys"]) for one in plan.messages if one.code == "keys-alike"]


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        ("hv-1", "hv-1 (3)"),
        ("HV\u20111", "HV\u20111 [U+2011] (3)"),
        ("HV - 01", "HV - 01 (3)"),
        ("\uff28\uff36-1", "\uff28\uff36-1 [U+FF28 U+FF36] (3)"),
        ("\u041dV-1", "\u041dV-1 [U+041D] (3)"),
        ("\u0397V-1", "\u0397V-1 [U+0397] (3)"),
    ],
)
def test_a_number_that_looks_like_another_is_told_with_its_signs(tmp_path: Path, other: str, shown: str) -> None:
    assert _told(tmp_path, "HV-1", other, "HV-2") == [f"HV-1 (2), {shown}"]


def test_letters_without_a_dot_and_with_one_too_many_are_told(tmp_path: Path) -> None:
    assert _told(tmp_path, "ı1", "i1", "İ1") == ["ı1 (2), i1 (3), İ1 (4)"]


def test_numbers_that_differ_are_not_told(tmp_path: Path) -> None:
    assert _told(tmp_path, "HV-1", "HV-2", "HV-11", "H-V1-1", "1", "1.1", "") == []


def test_the_same_number_twice_is_told_as_such_and_not_as_alike(tmp_path: Path) -> None:
    assert _told(tmp_path, "HV-1", "HV-1") == []


def test_names_that_stand_for_numbers_may_be_alike(tmp_path: Path) -> None:
    assert _told(tmp_path, "chùa bà", "Chùa Ba", heading="Ghi chú") == []


def test_of_many_groups_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    numbers = [f"{letter}-{number}" for number in range(12) for letter in ("HV", "hv")]
    assert len(_told(tmp_path, *numbers)) == 10
    plan = make_plan(discover([tmp_path]), SheetMapping())
    assert [one.params["count"] for one in plan.messages if one.code == "keys-alike-more"] == [2]


def test_numbers_of_two_sheets_are_told_with_their_sheets(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Số kiểm kê,Tên\nHV-1,Chum\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Số kiểm kê,Tên\nhv-1,Chum\n", encoding="utf-8")
    plan = make_plan(discover([tmp_path]), SheetMapping())
    assert [one.params["keys"] for one in plan.messages] == ["HV-1 (a.csv 2), hv-1 (b.csv 2)"]
