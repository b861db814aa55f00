"""Workbooks: numbers, merged cells, several sheets, and files that kill a reader."""

import zipfile
from pathlib import Path

import pytest

from ingest.sheets import workbook_faults
from ingest.sheets.form_rows import without_form
from ingest.sheets.open import open_sheets
from ingest.sheets.table import SheetRefusedError
from ingest.sheets.workbook import read_workbook
from tests.ingest.sheets.books import cell, ods_cell, ods_row, rows_xml, write_ods, write_xlsx

HEAD = ["Số kiểm kê", "Tên", "Niên đại"]


def test_numbers_come_as_people_read_them(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD, [1783, "Chuông", 79.3], [0.1, "Khánh", 1e-5]])})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert [list(row.cells.values()) for row in sheet.read()] == [
        ["1783", "Chuông", "79.3"],
        ["0.1", "Khánh", "0.00001"],
    ]


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


def test_a_workbook_whose_every_sheet_is_hidden_is_refused_with_their_names(tmp_path: Path) -> None:
    rows = rows_xml([HEAD, ["1", "A"]])
    path = write_xlsx(tmp_path / "b.xlsx", {"Hồ sơ": rows, "Trống": ""}, hidden=["Hồ sơ"])
    with pytest.raises(SheetRefusedError) as caught:
        read_workbook(path, "b.xlsx")
    assert caught.value.message.code == "sheets-all-hidden"
    assert "'Hồ sơ'" in caught.value.message.text("en")


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


@pytest.mark.parametrize("empty", ["", "<v/>", "<v />", "<v></v>"])
def test_errors_and_formulas_without_a_result_are_told(tmp_path: Path, empty: str) -> None:
    broken = f'<row r="3">{cell("A3", "2")}<c r="B3" t="e"><v>#REF!</v></c><c r="C3"><f>B1</f>{empty}</c></row>'
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD, ["1", "A"]], broken)})
    messages = read_workbook(path, "b.xlsx").messages
    assert [(message.code, message.params["cell"]) for message in messages] == [
        ("workbook-cell-errors", "B3"),
        ("workbook-formulas", "C3"),
    ]


def test_what_merged_cells_hold_is_told(tmp_path: Path) -> None:
    rows = rows_xml([HEAD, ["1", "A", "thế kỷ XVII"], ["2", "B"]])
    (sheet,) = read_workbook(write_xlsx(tmp_path / "b.xlsx", {"A": rows}, merged={"A": ["C2:C3"]}), "b.xlsx").sheets
    assert [(message.code, message.params["cells"]) for message in sheet.messages] == [("cells-merged", "C2:C3")]


def test_a_row_that_is_one_merged_cell_heads_a_part_and_is_no_record(tmp_path: Path) -> None:
    rows = rows_xml([HEAD, ["I. ĐỒ GỐM"], ["1", "A"], ["II. ĐỒ ĐÁ"], ["2", "B"]])
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows}, merged={"A": ["A2:C2", "A4:C4"]})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert [row.number for row in sheet.read()] == [3, 5]
    assert [(message.code, message.params["row"]) for message in sheet.messages] == [("section-rows", 2)]


def test_titles_above_two_rows_of_headings_and_a_row_of_numbers(tmp_path: Path) -> None:
    above = [["BẢO TÀNG TỈNH"], ["Danh mục hiện vật năm 2019"]]
    heads = [["Số kiểm kê", "Tên", "Kích thước (cm)", "", "Ghi chú"], ["", "", "Cao", "Rộng", ""]]
    rows = rows_xml([*above, *heads, ["(1)", "(2)", "(3)", "(4)", "(5)"], ["HV-1", "Chuông", 79.5, 30, "nứt"]])
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows}, merged={"A": ["A1:E1", "A2:E2", "C3:D3"]})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert sheet.headers == ("Số kiểm kê", "Tên", "Kích thước (cm) / Cao", "Kích thước (cm) / Rộng", "Ghi chú")
    records = without_form(sheet, sheet.read(), "Số kiểm kê")
    assert [(row.number, row.cells["Kích thước (cm) / Cao"]) for row in records] == [(6, "79.5")]


def test_zeros_and_words_that_a_cell_only_shows_belong_to_its_number(tmp_path: Path) -> None:
    cells = '<c r="A2" s="1"><v>7</v></c><c r="B2" s="2"><v>12</v></c><c r="C2" s="3"><v>1783</v></c>'
    path = write_xlsx(
        tmp_path / "b.xlsx",
        {"A": rows_xml([HEAD], f'<row r="2">{cells}</row>')},
        formats=["000", '"HV-"000', "#,##0"],
    )
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert list(next(sheet.read()).cells.values()) == ["007", "HV-012", "1783"]
    assert [(message.code, message.params["cell"]) for message in sheet.messages] == [("numbers-as-shown", "A2")]


@pytest.mark.parametrize(("since_1904", "date"), [(False, "2001-04-19"), (True, "2005-04-20")])
def test_dates_are_counted_from_where_the_workbook_says(tmp_path: Path, since_1904: bool, date: str) -> None:
    cells = '<c r="A2"><v>1</v></c><c r="C2" s="1"><v>37000</v></c>'
    rows = rows_xml([HEAD], f'<row r="2">{cells}</row><row r="3">{cell("A3", 2)}{cell("C3", "15/6/1783")}</row>')
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows}, formats=["yyyy/mm/dd"], since_1904=since_1904)
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert [row.cells["Niên đại"] for row in sheet.read()] == [date, "15/6/1783"]


def test_a_million_empty_rows_cost_seconds_and_give_no_row(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(3, 1 << 20, 7))
    last = f'<row r="{1 << 20}"><c r="B{1 << 20}" s="0"/></row>'
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD, ["1", "A"]], empty + last)})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert [row.number for row in sheet.read()] == [2]


def test_a_cell_in_the_last_column_does_not_widen_the_table(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD, ["1", "A"]], f'<row r="3">{cell("XFD3", "x")}</row>')})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert sheet.headers == tuple(HEAD)
    assert [row.cells.get("[XFD]") for row in sheet.read()] == [None, "x"]


def test_an_ods_workbook_reads_like_an_xlsx_one(tmp_path: Path) -> None:
    date = '<table:table-cell office:value-type="date" office:date-value="1783-06-15"/>'
    rows = [
        ods_row(),
        ods_row(*map(ods_cell, HEAD)),
        ods_row(ods_cell("001"), ods_cell("Chuông", down=2), date),
        ods_row(ods_cell("2"), "<table:covered-table-cell/>", ods_cell(1783.0)),
    ]
    empty = '<table:table-row table:number-rows-repeated="1048572"><table:table-cell/></table:table-row>'
    book = read_workbook(
        write_ods(tmp_path / "b.ods", {"Hồ sơ": "".join(rows) + empty, "Nháp": rows[1]}, ["Nháp"]), "b"
    )
    (sheet,) = book.sheets
    assert [(row.number, *row.cells.values()) for row in sheet.read()] == [
        (3, "001", "Chuông", "1783-06-15"),
        (4, "2", "Chuông", "1783"),
    ]
    assert [message.code for message in (*book.messages, *sheet.messages)] == ["sheet-hidden", "cells-merged"]


@pytest.mark.parametrize(
    ("number", "shown", "read"),
    [
        (7, "007", "007"),
        (7.0, "HV-007", "HV-007"),
        (1783, "1.783", "1783"),
        (1783.0, "1783,00", "1783"),
        (0, "-", "0"),
        (12, "12<text:s/>cm", "12 cm"),
        (7, "</text:p><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>007", "007"),
    ],
)
def test_numbers_of_an_ods_sheet_come_as_their_cells_show_them(
    tmp_path: Path, number: float, shown: str, read: str
) -> None:
    cell_xml = ods_cell(number).replace(f"<text:p>{number}</text:p>", f"<text:p>{shown}</text:p>")
    rows = [ods_row(*map(ods_cell, HEAD)), ods_row(cell_xml, ods_cell("A"))]
    (sheet,) = read_workbook(write_ods(tmp_path / "b.ods", {"A": "".join(rows)}), "b.ods").sheets
    assert [next(iter(row.cells.values())) for row in sheet.read()] == [read]


def test_errors_and_open_formulas_of_an_ods_workbook_are_told(tmp_path: Path) -> None:
    error = '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"/>'
    open_formula = '<table:table-cell table:formula="of:=A1"/>'
    rows = [ods_row(*map(ods_cell, HEAD)), ods_row(ods_cell("1"), ods_cell("A"), error), ods_row(open_formula)]
    messages = read_workbook(write_ods(tmp_path / "b.ods", {"A": "".join(rows)}), "b").messages
    assert [(message.code, message.params["cell"]) for message in messages] == [
        ("workbook-cell-errors", "C2"),
        ("workbook-formulas", "A3"),
    ]


def test_a_far_cell_of_an_ods_workbook_is_named(tmp_path: Path) -> None:
    far = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    last = ods_row('<table:table-cell table:number-columns-repeated="16383"/>', ods_cell("x"))
    path = write_ods(tmp_path / "b.ods", {"A": ods_row(*map(ods_cell, HEAD)) + far + last})
    with pytest.raises(SheetRefusedError) as caught:
        read_workbook(path, "b.ods")
    assert (caught.value.message.code, caught.value.message.params["cell"]) == ("workbook-far-cell", "XFD1048576")


def test_an_ods_workbook_with_entities_is_not_expanded(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "b.ods", {"A": ods_row(ods_cell("&a;"))}, doctype='<!DOCTYPE x [<!ENTITY a "ha">]>')
    try:
        sheets = read_workbook(path, "b.ods").sheets
    except SheetRefusedError as exc:
        assert exc.message.code in {"workbook-unreadable", "sheet-empty"}
    else:
        assert "ha" not in sheets[0].headers


def test_a_package_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD], " " * (8 << 20))})
    data = path.read_bytes()
    with zipfile.ZipFile(path) as book:
        size = book.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (5000).to_bytes(4, "little")))
    with pytest.raises(SheetRefusedError) as caught:
        read_workbook(path, "b.xlsx")
    assert caught.value.message.code == "workbook-unreadable"


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


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "content.xml"])
def test_a_part_that_unpacks_as_no_program_packs_is_refused_before_it_is_opened(tmp_path: Path, part: str) -> None:
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(part, b"A" * (33 << 20))
    with pytest.raises(SheetRefusedError) as caught:
        read_workbook(path, "b.xlsx")
    assert caught.value.message.code == "workbook-too-dense"
    assert int(str(caught.value.message.params["times"])) > workbook_faults.DENSEST


def test_a_part_as_dense_as_a_sheet_of_equal_rows_is_none(tmp_path: Path) -> None:
    path, row = tmp_path / "b.xlsx", '<row r="{0}"><c r="A{0}" s="5"/><c r="B{0}" s="5"/><c r="C{0}" s="5"/></row>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", "".join(row.format(number) for number in range(600_000)))
    assert book.infolist()[0].file_size > workbook_faults.DENSE_FREE_BYTES
    assert workbook_faults.bomb(path, "b.xlsx") is None


def test_a_cell_far_too_large_costs_its_own_row(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "b.xlsx", {"A": rows_xml([HEAD, ["1", "x" * 1_000_001], ["2", "B"]])})
    (sheet,) = read_workbook(path, "b.xlsx").sheets
    assert [row.fault.code if row.fault else row.cells["Tên"] for row in sheet.read()] == ["cell-too-long", "B"]


@pytest.mark.parametrize("data", [b"Not a zip", b"\x00\x01\x02\x03\x04\x05", "Đây là một lá thư.\nKính gửi".encode()])
def test_what_is_called_a_workbook_and_is_no_table_at_all_is_told_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(data)
    with pytest.raises(SheetRefusedError) as caught:
        open_sheets(path, "b.xlsx")
    assert caught.value.message.code == "workbook-is-none"


def test_a_table_in_text_is_read_though_it_is_called_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_text("Số kiểm kê;Tên\nHV-1;Chum\n", encoding="utf-8")
    (sheet,), _ = open_sheets(path, "b.xlsx")
    assert [row.cells["Tên"] for row in sheet.read()] == ["Chum"]


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
