"""A mapping of before is taken for the next sheet where it fits whole; else that is told and nothing is guessed."""

from pathlib import Path

from ingest.recalling import recall
from ingest.sheets.kept import KeptSheet
from ingest.sheets.mapping import SheetMapping, mapping_of
from tests.ingest.bringing import Import, counts

MAPPING = mapping_of(
    {
        "key": ["Ma HV"],
        "prefix": "BV-",
        "columns": {"Vat lieu": "term.material", "Nam": "date", "Cũ": "unmapped"},
        "join": [{"columns": ["Ho", "Ten"], "to": "name"}],
    },
    "m",
)
SMALLER = mapping_of({"key": ["Ma HV"], "columns": {"Nam": "date"}}, "s")


def _kept(name: str, mapping: SheetMapping) -> KeptSheet:
    return KeptSheet(name, f"{name}.csv", headers=("khác",), mapping=mapping)


def _recalled(*before: KeptSheet, headers: str) -> tuple[str, str]:
    found = recall(before, "moi", headers.split(","), "moi.csv")
    return found.sheet.line if found.sheet else "", found.told.code if found.told else ""


def test_a_mapping_all_of_whose_columns_are_there_holds_in_any_order_and_beside_others() -> None:
    before = _kept("a", MAPPING)
    assert _recalled(before, headers="Nam,TEN,VẬT LIỆU,Ma-HV,Ho,Ghi chú") == ("a", "mapping-recalled")
    assert _recalled(before, headers="Số,Tên") == ("", "")


def test_of_several_the_one_with_most_columns_wins_and_between_equals_none_is_guessed() -> None:
    whole = "Ma HV,Ho,Ten,Vat lieu,Nam,Ghi chú"
    assert _recalled(_kept("a", MAPPING), _kept("b", SMALLER), headers=whole) == ("a", "mapping-recalled")
    other = mapping_of({"key": ["Ma HV"], "columns": {"Nam": "date.founding"}}, "o")
    assert _recalled(_kept("a", SMALLER), _kept("b", other), headers=whole) == ("", "mappings-several")
    assert _recalled(_kept("a", SMALLER), _kept("b", SMALLER), headers=whole) == ("b", "mapping-recalled")


def test_one_that_fits_in_part_is_told_and_not_taken() -> None:
    assert _recalled(_kept("a", MAPPING), headers="Ma HV,Ho,Ten,Nam") == ("", "mapping-fits-in-part")
    assert _recalled(_kept("a", MAPPING), headers="Ho,Ten,Nam,Vat lieu") == ("", "")


def test_the_next_sheet_with_one_more_column_makes_no_record_twice(bring: Import, tmp_path: Path) -> None:
    for name, more in (("a", ""), ("b", ",Ghi chú")):
        (tmp_path / name).mkdir()
        text = f"Ma HV,Ho,Ten,Vat lieu,Nam{more}\n001,Lê,An,gỗ,1783{more and ',x'}\n"
        (tmp_path / name / f"so-{name}.csv").write_text(text, encoding="utf-8")
    assert counts(bring(tmp_path / "a", mapping=MAPPING)) == {"created": 1}
    assert counts(bring(tmp_path / "b")) == {"changed": 1}
