"""Workbooks: numbers, merged cells, several sheets, and files that kill a reader."""

import zipfile
from pathlib import Path

import pytest

from ingest.sheets import workbook_faults
from ingest.sheets.open import open_sheets
from ingest.sheets.table import SheetRefusedError
from ingest.sheets.workbook import read_workbook
from tests.ingest.sheets.books import cell, rows_xml, write_xlsx

HEAD = ["Số kiểm kê", "Tên", "Niên đại"]


def test_numbers_come_as_people_read_them(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD, [1783, "Chuông", 79.3], [0.1, "Khánh", 1e-5]])})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert [list(row.cells.values()) for row in sheet.read()] == [["1783", "Chuông", "79.3"], ["0.1", "Khánh", "1e-05"]]


def test_rows_keep_the_numbers_that_the_program_shows(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([["DANH SÁCH"], [], HEAD, ["1", "A"], [], ["2", "B"]])})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert [(row.number, row.cells["Tên"]) for row in sheet.read()] == [(4, "A"), (6, "B")]


def test_a_table_may_begin_in_another_column(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([["", "", "Số kiểm kê", "Tên"], ["", "", "1", "A"]])})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert next(sheet.read()).cells["Tên"] == "A"


def test_every_visible_sheet_is_read_and_a_hidden_one_is_told(tmp_path: Path) -> None:
    rows = rows_xml([HEAD, ["1", "A"]])
    path = write_xlsx(tmp_path / "b.xlsx", {"Hồ sơ": rows, "Tệp": rows, "Nháp": rows}, hidden=["Nháp"])
    book = read_workbook(path, "b.xlsx")
    assert [sheet.source for sheet in book.sheets] == ["b.xlsx [Hồ sơ]", "b.xlsx [Tệp]"]
    assert [message.code for message in book.messages] == ["sheet-hidden"]


def test_a_cell_merged_over_rows_counts_for_each_of_them(tmp_path: Path) -> None:
    rows = rows_xml([HEAD, ["1", "A", "thế kỷ XVII"], ["2", "B"], ["3", "C"], ["4", "D"]])
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows}, merged={"A": ["C2:C4"]})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert [row.cells.get("Niên đại", "") for row in sheet.read()] == ["thế kỷ XVII"] * 3 + [""]


def test_headings_over_several_columns_name_those_below(tmp_path: Path) -> None:
    rows = rows_xml([["Số kiểm kê", "Tên", "Đo đạc", ""], ["", "", "Lần đầu", "Lần sau"], ["1", "A", "12", "13"]])
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows}, merged={"A": ["A1:A2", "B1:B2", "C1:D1"]})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert sheet.headers == ("Số kiểm kê", "Tên", "Đo đạc / Lần đầu", "Đo đạc / Lần sau")
    assert [row.number for row in sheet.read()] == [3]


def test_errors_and_formulas_without_a_result_are_told(tmp_path: Path) -> None:
    broken = f'<row r="3">{cell("A3", "2")}<c r="B3" t="e"><v>#REF!</v></c><c r="C3"><f>B1</f></c></row>'
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD, ["1", "A"]], broken)})
    messages = read_workbook(path, "b.xlsx").messages
    assert [(message.code, message.params["cell"]) for message in messages] == [
        ("workbook-cell-errors", "B3"),
        ("workbook-formulas", "C3"),
    ]


def test_a_cell_far_away_is_named_instead_of_killing_the_reader(tmp_path: Path) -> None:
    far = f'<row r="1048576">{cell("XFD1048576", "x")}</row>'
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD], far)})
    with pytest.raises(SheetRefusedError) as caught:
        read_workbook(path, "b.xlsx")
    assert (caught.value.message.code, caught.value.message.params["cell"]) == ("workbook-far-cell", "XFD1048576")


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_faults, "MOST_BYTES", 1 << 20)
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", bytes(2 << 20))
    with pytest.raises(SheetRefusedError) as caught:
        read_workbook(path, "b.xlsx")
    assert caught.value.message.code == "workbook-bomb"


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip at all", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_damaged_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(data)
    with pytest.raises(SheetRefusedError) as caught:
        open_sheets(path, "b.xlsx")
    assert caught.value.message.code == "workbook-unreadable"


def test_a_workbook_without_any_cell_is_empty(tmp_path: Path) -> None:
    with pytest.raises(SheetRefusedError) as caught:
        read_workbook(write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([])}), "b.xlsx")
    assert caught.value.message.code == "sheet-empty"


def test_text_called_xls_and_a_workbook_called_csv_are_known_by_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "b.xls").write_text("Mã\tTên\n1\tĐình\n", encoding="utf-16")
    assert open_sheets(tmp_path / "b.xls", "b.xls")[0][0].headers == ("Mã", "Tên")
    write_xlsx(tmp_path / "b.csv", {"A": rows_xml([HEAD, ["1", "A"]])})
    assert open_sheets(tmp_path / "b.csv", "b.csv")[0][0].headers == tuple(HEAD)


def test_the_champa_inventory_has_454_rows(samples: Path) -> None:
    (sheet,) = read_workbook(samples / "campa" / "records" / "InventaireCampa.xlsx", "c").sheets
    assert sum(1 for _ in sheet.read()) == 454
    assert sheet.headers[0] == "N° C."
