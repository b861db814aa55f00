"""A mapping made for one sheet and used for the next: moved, renamed, missing and new columns."""

from pathlib import Path

from ingest.planned_rows import Action
from ingest.planning import make_plan
from ingest.sheets.columns import understand
from ingest.sheets.mapping import mapping_of, read_mapping
from ingest.sheets.saved_mapping import as_toml
from ingest.sheets.table import Cell
from ingest.sources import discover
from tests.ingest.sheets.rows import make_sheet, record_of, understood

MAPPING = mapping_of(
    {
        "key": ["Số hiện vật"],
        "prefix": "BT-",
        "kind": "artefact",
        "columns": {"Tên gọi khác": "name", "Chất": {"to": "term.material", "split": "+"}},
        "join": [{"columns": ["Họ", "Tên đệm"], "with": " ", "to": "agent.maker", "access": "staff"}],
    },
    "m",
)
FIRST: dict[str, Cell] = {"Số hiện vật": "7", "Tên gọi khác": "Chuông", "Chất": "gỗ+đá", "Họ": "Lê", "Tên đệm": "Văn"}


def test_columns_that_moved_or_lost_their_marks_and_capitals_make_the_same_record() -> None:
    moved: dict[str, Cell] = {
        "TEN DEM": "Văn",
        "chat": "gỗ+đá",
        "HO": "Lê",
        "SO HIEN VAT": "7",
        "Ten goi khac": "Chuông",
    }
    assert record_of(moved, mapping=MAPPING) == record_of(FIRST, mapping=MAPPING)
    assert understood(moved, mapping=MAPPING).messages == ()


def test_joined_columns_that_are_missing_are_told() -> None:
    (message,) = understood({name: cell for name, cell in FIRST.items() if name != "Tên đệm"}, mapping=MAPPING).messages
    assert (message.code, message.params["columns"]) == ("columns-absent", "Tên đệm")


def test_a_new_column_that_was_recognised_is_told_with_what_it_became() -> None:
    (message,) = understood(FIRST | {"Niên đại": "thế kỷ XVII"}, mapping=MAPPING).messages
    assert (message.code, message.params["columns"]) == ("columns-new", "Niên đại (date)")


def test_a_sheet_without_the_key_of_its_mapping_is_refused_lest_all_come_twice(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("Số,Tên gọi khác,Chất,Họ,Tên đệm\n7,Chuông,gỗ,Lê,Văn\n", encoding="utf-8")
    plan = make_plan(discover([path]), MAPPING)
    assert "key-columns-absent" in {message.code for facts in plan.sources for message in facts.messages}
    assert not plan.tables


def test_a_mapping_for_another_sheet_of_the_folder_refuses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("Mã,Tên,Niên đại\n1,Đình,thế kỷ XVII\n", encoding="utf-8")
    plan = make_plan(discover([path]), MAPPING)
    assert [row.action for batch in plan.batches(lambda keys: {}, lambda path: None) for row in batch] == [
        Action.CREATED
    ]


def test_what_is_said_of_joins_and_values_of_one_column_is_saved_too(tmp_path: Path) -> None:
    mapping = mapping_of(
        {
            "columns": {
                "A": {"to": "term.material", "values": {"g": "gỗ"}},
                "B": {"to": "term.material", "split": ","},
            },
            "join": [{"columns": ["Họ", "Tên"], "with": " ", "to": "agent.maker", "access": "staff", "split": ";"}],
            "values": {"term.material": {"d": "đá"}},
        },
        "m",
    )
    (tmp_path / "m.toml").write_text(as_toml(mapping, "b.csv"), encoding="utf-8")
    assert read_mapping(tmp_path / "m.toml") == mapping


def test_what_was_recognised_of_the_next_sheet_can_be_saved_and_read(tmp_path: Path) -> None:
    sheet = make_sheet({"SO HIEN VAT": "7", "Ten goi khac": "Chuông", "HO": "Lê", "TEN DEM": "Văn"})
    found = understand(sheet, MAPPING).as_mapping()
    (tmp_path / "m.toml").write_text(as_toml(found, "b.csv"), encoding="utf-8")
    again = read_mapping(tmp_path / "m.toml")
    assert again.key == ("SO HIEN VAT",)
    assert (again.joins[0].columns, again.joins[0].column.access) == (("HO", "TEN DEM"), "staff")
    assert set(again.columns) == {"SO HIEN VAT", "Ten goi khac", "Chất"}
