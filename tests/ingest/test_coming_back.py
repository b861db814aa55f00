"""A corrected sheet, brought again and again: every answer of docs/coming-back.md, on real imports."""

import csv
from collections.abc import Mapping
from pathlib import Path

from catalog import institutions, records
from catalog.change import Change
from catalog.museum import Museum
from catalog.record.model import Record
from ingest.report import Report
from ingest.sheets.mapping import mapping_of
from ingest.undo import Undo, find_run
from tests.ingest.bringing import Import, codes, counts, head_of

HEADINGS = ["Số kiểm kê", "Loại", "Tên", "Mô tả", "Chất liệu"]


def _write(folder: Path, rows: list[list[str]], headings: list[str] = HEADINGS, name: str = "so.csv") -> Path:
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.csv"):
        old.unlink()
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return folder


def _row(number: int, name: str, text: str = "Cũ", material: str = "đồng") -> list[str]:
    return [f"TB-{number}", "hiện vật", name, text, material]


def _told(report: Report, code: str) -> list[str]:
    about = [message for facts in report.sources for message in facts.messages]
    rows = [one["text"] for row in report.rows() for one in row["messages"] if one["code"] == code]
    return [*(one.text("vi") for one in about if one.code == code), *rows]


def _edit(museum: Museum, key: str, **changes: object) -> None:
    record_id, record = head_of(museum, key)
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        edited, version = record.model_copy(update=changes), _version(museum, key)
        known = Change(edited, "binh", "sửa", record_id, version=version, publish=True)
        records.save(connection, home, [known])


def _version(museum: Museum, key: str) -> int:
    from catalog import imported

    with museum.database.connect() as connection:
        home = institutions.choose(connection, None).id
        return imported.known_by_import_key(connection, home, [key])[key].version


def _described(record: Record, text: str) -> dict[str, object]:
    return {"texts": [record.texts[0].model_copy(update={"text": {"vi": text}})]}


def _materials(record: Record) -> list[str]:
    return [one.term.label["vi"] for one in record.terms]


def test_a_row_that_is_gone_is_told_by_its_number_and_its_record_stays(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", [_row(1, "Trống"), _row(2, "Chuông")]))
    without = _write(tmp_path / "in", [_row(1, "Trống")])
    for report in (bring(without, dry=True), bring(without)):
        assert counts(report) == {"unchanged": 1}
        assert "TB-2" in "".join(_told(report, "row-gone"))
        assert not report.has_refusals
    assert head_of(museum, "TB-2")[1].title("vi") == "Chuông"
    assert _told(bring(without), "row-gone") == []


def test_what_a_column_said_that_is_gone_stays_however_often_the_sheet_comes_without_it(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    bring(_write(folder, [_row(1, "Trống"), _row(2, "Chuông", material="gang")]))
    for name in ("Trống A", "Trống B"):
        report = bring(_write(folder, [_row(1, name)[:4], _row(2, "Chuông")[:4]], HEADINGS[:4]))
        assert counts(report) == {"changed": 1, "unchanged": 1}
        assert "Chất liệu" in "".join(_told(report, "column-gone"))
        assert _materials(head_of(museum, "TB-1")[1]) == ["đồng"]
    report = bring(_write(folder, [_row(1, "Trống B", material=""), _row(2, "Chuông", material="gang")]))
    assert (counts(report), _told(report, "column-gone")) == ({"changed": 1, "unchanged": 1}, [])
    assert (_materials(head_of(museum, "TB-1")[1]), _materials(head_of(museum, "TB-2")[1])) == ([], ["gang"])


def test_a_column_that_a_mapping_ignores_lets_its_values_go(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(_write(tmp_path / "in", [_row(1, "Trống")]))
    mapping = mapping_of({"columns": {"Chất liệu": "ignore"}}, "m.toml")
    report = bring(_write(tmp_path / "in", [_row(1, "Trống")[:4]], HEADINGS[:4]), mapping=mapping)
    assert (counts(report), _told(report, "column-gone")) == ({"changed": 1}, [])
    assert _materials(head_of(museum, "TB-1")[1]) == []


def test_a_column_with_another_heading_for_the_same_is_not_gone(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(_write(tmp_path / "in", [_row(1, "Trống")]))
    report = bring(_write(tmp_path / "in", [_row(1, "Trống", material="gỗ")], [*HEADINGS[:4], "Vật liệu"]))
    assert (counts(report), _told(report, "column-gone")) == ({"changed": 1}, [])
    assert _materials(head_of(museum, "TB-1")[1]) == ["gỗ"]


def test_a_sheet_with_another_name_is_the_same_by_its_headings_and_rows(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    rows = [_row(number, f"Trống {number}") for number in range(1, 5)]
    bring(_write(tmp_path / "in", rows))
    report = bring(_write(tmp_path / "in", rows[:3], name="so (sua lan 2).csv"))
    assert (counts(report), len(_told(report, "row-gone"))) == ({"unchanged": 3}, 1)


def test_a_sheet_of_other_records_with_the_same_name_leaves_nothing_gone(bring: Import, tmp_path: Path) -> None:
    bring(_write(tmp_path / "in", [_row(1, "Trống")]))
    report = bring(_write(tmp_path / "other", [_row(7, "Khánh")]))
    assert (counts(report), codes(report)) == ({"created": 1}, [])


def test_other_numbers_in_the_same_sheet_are_told_before_everything_comes_twice(bring: Import, tmp_path: Path) -> None:
    bring(_write(tmp_path / "in", [_row(1, "Trống")]))
    report = bring(_write(tmp_path / "in", [["Q1", *_row(1, "Trống")[1:]]], ["Mã hiện vật", *HEADINGS[1:]]), dry=True)
    assert (counts(report), len(_told(report, "keys-other"))) == ({"created": 1}, 1)


def test_a_mapping_holds_for_the_same_sheet_again_without_being_named(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    mapping = mapping_of({"key": ["No"], "prefix": "X ", "kind": "artefact", "columns": {"What": "name"}}, "m.toml")
    folder = _write(tmp_path / "in", [["1", "Drum"], ["2", "Bell"]], ["No", "What"])
    assert counts(bring(folder, mapping=mapping)) == {"created": 2}
    again = bring(_write(tmp_path / "in", [["1", "Drum"], ["2", "Gong"]], ["No", "What"], "next.csv"))
    assert (counts(again), len(_told(again, "mapping-recalled"))) == ({"changed": 1, "unchanged": 1}, 1)
    assert head_of(museum, "X 2")[1].title("en") == "Gong"


def test_an_edit_that_stays_against_other_words_is_told_on_each_run_dry_or_not(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    bring(_write(tmp_path / "in", [_row(1, "Trống"), _row(2, "Chuông")]))
    _edit(museum, "TB-2", **_described(head_of(museum, "TB-2")[1], "Tay"))
    folder = _write(tmp_path / "in", [_row(1, "Trống"), _row(2, "Chuông", text="Mới")])
    for dry in (True, False, False, True, False):
        report = bring(folder, dry=dry)
        assert (counts(report), codes(report)) == ({"unchanged": 2}, ["edit-kept"])
    assert codes(bring(_write(tmp_path / "in", [_row(1, "Trống"), _row(2, "Chuông", text="Tay")]))) == []


def test_a_sheet_corrected_and_brought_five_times_then_undone(museum: Museum, bring: Import, tmp_path: Path) -> None:
    """First brought; a cell emptied; edited by hand and the sheet says otherwise; a row gone; the row back; undone."""
    folder = tmp_path / "in"
    assert counts(bring(_write(folder, [_row(1, "Trống"), _row(2, "Chuông")]))) == {"created": 2}
    assert counts(bring(_write(folder, [_row(1, "Trống", text=""), _row(2, "Chuông")]))) == {
        "changed": 1,
        "unchanged": 1,
    }
    assert head_of(museum, "TB-1")[1].texts == []
    _edit(museum, "TB-2", **_described(head_of(museum, "TB-2")[1], "Tay"))
    third = bring(_write(folder, [_row(1, "Trống", text=""), _row(2, "Chuông", text="Mới")]))
    assert (counts(third), codes(third)) == ({"unchanged": 2}, ["edit-kept"])
    assert head_of(museum, "TB-2")[1].texts[0].text == {"vi": "Tay"}
    fourth = bring(_write(folder, [_row(2, "Chuông", text="Tay")]))
    assert (counts(fourth), codes(fourth)) == ({"unchanged": 1}, ["row-gone"])
    fifth = bring(_write(folder, [_row(1, "Trống đồng", text=""), _row(2, "Chuông", text="Tay")]))
    assert (counts(fifth), codes(fifth)) == ({"changed": 1, "unchanged": 1}, [])
    _undo(museum, fifth.run or "")
    assert head_of(museum, "TB-1")[1].title("vi") == "Trống"
    after = bring(_write(folder, [_row(2, "Chuông", text="Tay")]))
    assert (counts(after), codes(after)) == ({"unchanged": 1}, [])


def _undo(museum: Museum, run: str) -> None:
    Undo(museum, find_run(museum, run), "an", "thử", Report("vi")).carry_out()


def test_rows_with_one_number_keep_what_each_said_in_a_column_that_is_gone(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    table: Mapping[str, object] = {"group": True, "kind": "artefact"}
    mapping = mapping_of(table, "m.toml")
    rows = [_row(1, "Trống"), _row(1, "Trống", material="gỗ")]
    bring(_write(tmp_path / "in", rows), mapping=mapping)
    report = bring(_write(tmp_path / "in", [row[:4] for row in rows], HEADINGS[:4]))
    assert counts(report) == {"unchanged": 1}
    assert _materials(head_of(museum, "TB-1")[1]) == ["đồng", "gỗ"]


def test_what_a_column_said_that_is_gone_keeps_its_place_so_that_one_changed_cell_makes_one_revision(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    headings = ["Số kiểm kê", "Loại", "Tên", "Niên đại", "Nguồn gốc", "Ghi chú"]
    rows = [[f"TB-{at}", "hiện vật", f"Trống {at}", "Thế kỷ XVII", "Nghệ An", "x"] for at in (1, 2, 3)]
    bring(_write(tmp_path / "in", rows, headings))
    before = head_of(museum, "TB-1")[1]
    rows[0][2] = "Trống đồng"
    for gone in (4, 3):
        report = bring(_write(tmp_path / "in", [row[:gone] for row in rows], headings[:gone]))
        assert counts(report) == ({"changed": 1, "unchanged": 2} if gone == 4 else {"unchanged": 3})
    after = head_of(museum, "TB-1")[1]
    assert after == before.model_copy(update={"names": after.names})


def test_columns_in_another_order_change_nothing(museum: Museum, bring: Import, tmp_path: Path) -> None:
    headings = ["Số kiểm kê", "Loại", "Tên", "Niên đại", "Nguồn gốc", "Ghi chú", "Mô tả"]
    row = ["TB-1", "hiện vật", "Trống", "Thế kỷ XVII", "Nghệ An", "x", "y"]
    bring(_write(tmp_path / "in", [row], headings))
    assert counts(bring(_write(tmp_path / "in", [row[::-1]], headings[::-1]))) == {"unchanged": 1}


def test_a_file_that_only_an_earlier_sheet_of_another_folder_named_is_not_told_of_the_sheet_that_lacks_the_column(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    rows = [_row(1, "Trống"), _row(2, "Chuông")]
    named = [[*row, f"../../etc/{row[0]}.jpg"] for row in rows]
    first = bring(_write(tmp_path / "mot", named, [*HEADINGS, "Tệp"]))
    assert codes(first).count("file-absent") == 2
    second = bring(_write(tmp_path / "hai", [_row(1, "Trống da"), _row(2, "Chuông")]))
    assert "Tệp" in "".join(_told(second, "column-gone"))
    assert (counts(second), _told(second, "file-absent")) == ({"changed": 1, "unchanged": 1}, [])
