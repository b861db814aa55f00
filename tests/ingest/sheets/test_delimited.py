"""Delimited text: any delimiter, headings in any first row, and files that are broken."""

import csv
from pathlib import Path

import pytest

from ingest.sheets.delimited import read_delimited
from ingest.sheets.form_rows import without_form
from ingest.sheets.table import SheetRefusedError


def _write(folder: Path, text: str, name: str = "bang.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_gives_the_same_table(tmp_path: Path, delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in [["Số kiểm kê", "Tên"], ["DT-01", "Đình A"], ["DT-02", "Chùa B"]])
    sheet = read_delimited(_write(tmp_path, text), "bang.csv")
    assert sheet.headers == ("Số kiểm kê", "Tên")
    assert [row.cells["Tên"] for row in sheet.read()] == ["Đình A", "Chùa B"]


def test_commas_in_texts_do_not_beat_the_semicolon_between_columns(tmp_path: Path) -> None:
    text = "Mã;Tên;Mô tả\n1;Đình;gỗ, đá, ngói\n2;Chùa;gỗ, gạch, ngói\n3;Đền;đá, gỗ, ngói\n"
    assert read_delimited(_write(tmp_path, text), "x").headers == ("Mã", "Tên", "Mô tả")


def test_headings_in_the_third_row_are_found_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    text = "BẢO TÀNG HUYỆN,,\nDanh sách hiện vật năm 2019,,\nSố kiểm kê,Tên,Chất liệu\nHV-1,Chum,gốm\n,,\nHV-2,Rìu,đá\n"
    sheet = read_delimited(_write(tmp_path, text), "x")
    assert sheet.headers == ("Số kiểm kê", "Tên", "Chất liệu")
    assert [(row.number, row.cells["Số kiểm kê"]) for row in sheet.read()] == [(4, "HV-1"), (6, "HV-2")]


def test_headings_in_two_rows_and_a_row_of_numbers_are_one_heading_each(tmp_path: Path) -> None:
    text = "Số kiểm kê,Tên,Kích thước,,Ghi chú\n,,Cao,Rộng,\n1,2,3,4,5\nHV-1,Chum,20,30,nứt\n"
    sheet = read_delimited(_write(tmp_path, text), "x")
    assert sheet.headers == ("Số kiểm kê", "Tên", "Kích thước / Cao", "Kích thước / Rộng", "Ghi chú")
    assert [row.cells["Tên"] for row in without_form(sheet, sheet.read(), "Số kiểm kê")] == ["Chum"]


def test_a_first_row_with_gaps_is_no_second_row_of_headings(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, "Mã,Tên,,Chất liệu\n1,Đình,,gỗ\n,Chùa,lạ,\n"), "x")
    assert [row.number for row in sheet.read()] == [2, 3]


def test_line_breaks_and_delimiters_within_quotes_belong_to_the_cell(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, 'Mã;Tên\r\n1;"Đình; làng\r\nĐông ""Ngạc"""\r\n'), "x")
    assert next(sheet.read()).cells["Tên"] == 'Đình; làng\r\nĐông "Ngạc"'


def test_excel_may_name_its_delimiter_in_the_first_line(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, "sep=;\nMã;Tên\n1;Đình, đền\n"), "x")
    assert [row.cells for row in sheet.read()] == [{"Mã": "1", "Tên": "Đình, đền"}]


def test_a_sheet_can_be_read_again_from_its_beginning(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, "Mã,Tên\n1,A\n2,B\n"), "x")
    assert list(sheet.read()) == list(sheet.read())


def test_empty_and_doubled_headings_get_names_and_are_told(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, "Mã,Tên,,Tên\n1,Đình,lạ,Đền\n"), "x")
    assert sheet.headers == ("Mã", "Tên", "[C]", "Tên (2)")
    assert [message.code for message in sheet.messages] == ["header-empty", "header-twice"]
    assert "[C]" in sheet.messages[0].text("vi")


def test_cells_beyond_the_headings_are_kept_and_told(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, "Mã,Tên\n1,Đình,thừa\n2,Đền\n3,Chùa\n"), "x")
    assert next(sheet.read()).cells["[C]"] == "thừa"
    assert [message.code for message in sheet.messages] == ["row-too-wide"]


def test_a_cell_that_is_too_long_costs_its_own_row(tmp_path: Path) -> None:
    text = f"Mã,Tên,Mô tả\nA1,Đình,{'x' * 1_000_001}\nA2,Chùa,ngắn\n"
    long, short = read_delimited(_write(tmp_path, text), "x").read()
    assert (long.number, long.fault and long.fault.code) == (2, "cell-too-long")
    assert (short.cells["Tên"], short.fault) == ("Chùa", None)


@pytest.mark.parametrize("row", ["A1,Đình", "A1\tĐình", "A1|Đình"])
def test_a_row_parted_by_another_sign_is_no_number(tmp_path: Path, row: str) -> None:
    wrong, right = read_delimited(_write(tmp_path, f"Mã;Tên\n{row}\nA2;Chùa\n"), "x").read()
    assert (wrong.cells, wrong.fault and wrong.fault.code) == ({}, "row-other-delimiter")
    assert right.cells == {"Mã": "A2", "Tên": "Chùa"}


def test_a_table_of_one_column_may_have_any_signs_in_it(tmp_path: Path) -> None:
    rows = list(read_delimited(_write(tmp_path, "Tên\nĐình; chùa\nĐền\nMiếu\n"), "x").read())
    assert [row.fault for row in rows] == [None, None, None]
    assert rows[0].cells == {"Tên": "Đình; chùa"}


def test_decomposed_letters_become_composed(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, "Ma\u0303,Te\u0302n\n1,Đi\u0300nh\n"), "x")
    assert sheet.headers == ("Mã", "Tên")
    assert next(sheet.read()).cells["Tên"] == "Đình"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('Mã,Tên\n1,"Đình\n2,Chùa\n3,Đền\n', "quotes-open"),
        ('Mã,Tên\n1,"Đình" làng\n', "quotes-open"),
        ("Mã;Tên\n1,Đình\n2,Chùa\n", "delimiters-mixed"),
        ("x y z\n1 2 3\n4 5 6\n", "delimiter-unknown"),
        (" \n\n", "sheet-empty"),
        ("", "sheet-empty"),
    ],
)
def test_a_broken_table_is_refused_with_a_reason(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(SheetRefusedError) as caught:
        list(read_delimited(_write(tmp_path, text), "bang.csv").read())
    assert caught.value.message.code == code


def test_the_line_where_a_quotation_begins_is_named(tmp_path: Path) -> None:
    rows = "".join(f"{number},Đình\n" for number in range(2000))
    with pytest.raises(SheetRefusedError) as caught:
        list(read_delimited(_write(tmp_path, f'Mã,Tên\n{rows}x,"mở\ny,z\n'), "bang.csv").read())
    assert caught.value.message.params["line"] == 2002


def test_a_table_of_one_known_column_is_a_table(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, "Tên\nĐình A\nĐình B\n"), "x")
    assert [row.cells["Tên"] for row in sheet.read()] == ["Đình A", "Đình B"]


def test_nul_characters_do_not_stop_the_reading(tmp_path: Path) -> None:
    sheet = read_delimited(_write(tmp_path, "Mã,Tên\n1,Đì\x00nh\n2,Chùa\n"), "x")
    assert len(list(sheet.read())) == 2


def test_hostile_samples_are_read_or_refused_never_worse(samples: Path) -> None:
    for path in sorted((samples / "hostile" / "csv").glob("*.csv")):
        assert list(read_delimited(path, path.name).read()), path.name


def test_a_column_of_whole_numbers_with_a_point_is_read_without_it_and_told(tmp_path: Path) -> None:
    text = "Mã,Năm,Nặng,Mục\n7.0,1783.0,1.5,1.0\n,1800.0,2.0,1.1\n8.0,,3.0,2.0\n"
    sheet = read_delimited(_write(tmp_path, text), "x")
    assert [list(row.cells.values()) for row in sheet.read()] == [
        ["7", "1783", "1.5", "1.0"],
        ["", "1800", "2.0", "1.1"],
        ["8", "", "3.0", "2.0"],
    ]
    assert [(one.code, one.params["columns"]) for one in sheet.messages] == [("numbers-whole", "Mã, Năm")]


def test_a_text_without_end_is_told_by_its_row(tmp_path: Path) -> None:
    before = csv.field_size_limit(1000)
    try:
        with pytest.raises(SheetRefusedError) as caught:
            read_delimited(_write(tmp_path, "Mã,Tên\n1,A\n2,B\n3," + '"' + "dài\n" * 1000), "x")
    finally:
        csv.field_size_limit(before)
    assert (caught.value.message.code, caught.value.message.params["line"]) == ("cell-endless", 4)


def test_more_columns_than_a_workbook_can_have_are_refused_at_once(tmp_path: Path) -> None:
    wide = ",".join(["Mã", "Tên", *(f"c{at}" for at in range(16_383))])
    with pytest.raises(SheetRefusedError) as caught:
        read_delimited(_write(tmp_path, f"{wide}\n1,A\n"), "x")
    assert (caught.value.message.code, caught.value.message.params["count"]) == ("columns-too-many", 16_385)


def test_a_row_with_more_cells_than_can_be_is_left_out_alone(tmp_path: Path) -> None:
    rows = "".join(f"{number},A\n" for number in range(40))
    sheet = read_delimited(_write(tmp_path, f"Mã,Tên\n{rows}x{',' * 20_000}\n41,B\n"), "x")
    assert [(row.number, row.fault.code) for row in sheet.read() if row.fault] == [(42, "row-cells-too-many")]


def test_as_many_columns_as_a_workbook_can_have_are_read(tmp_path: Path) -> None:
    wide = ",".join(["Mã", *["Tên"] * 16_383])
    sheet = read_delimited(_write(tmp_path, f"{wide}\n1,A\n"), "x")
    assert sheet.headers[-1] == "Tên (16383)"
