"""A number is read as the one that it is; where it may be one of two, the cell stays text and is told."""

import json
from pathlib import Path

import pytest

from ingest.sheets.build import Builder
from ingest.sheets.columns import understand
from ingest.sheets.fields.size_numbers import marks_in, read_number, write_number
from ingest.sheets.mapping import SheetMapping, mapping_of
from ingest.sheets.open import open_sheets
from ingest.sheets.table import Cell, Figure, Sheet
from tests.ingest.sheets.books import rows_xml, write_xlsx
from tests.ingest.sheets.rows import make_sheet, record_of

Read = list[list[tuple[str, float | str]]]


def _read(sheet: Sheet) -> Read:
    builder = Builder(understand(sheet, SheetMapping()))
    records = [builder.build([row]).record for row in sheet.read()]
    return [
        [(one.type, one.value or next(iter(one.text.values()))) for one in record.measurements]
        for record in records
        if record
    ]


def _below(heading: str, *cells: Cell) -> list[float | str]:
    """What each of these cells of one column becomes."""
    rows = [{"Mã": str(number), "Tên hiện vật": "A", heading: cell} for number, cell in enumerate(cells)]
    return [said for sizes in _read(make_sheet(*rows)) for _, said in sizes]


def test_a_number_that_a_workbook_stores_is_that_number(tmp_path: Path) -> None:
    rows = [["Mã", "Tên hiện vật", "Cao (cm)", "Nặng (kg)"], ["N1", "Bình", 79.125, 1.234], ["N2", "Bát", "1.200", 2]]
    path = write_xlsx(tmp_path / "a.xlsx", {"1": rows_xml(rows)})
    (sheet,), _ = open_sheets(path, "a.xlsx")
    assert _read(sheet) == [[("height", 79.125), ("weight", 1.234)], [("height", 1200), ("weight", 2)]]


def test_a_number_of_json_is_that_number(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"Mã": "J1", "Tên hiện vật": "Bình", "Cao (cm)": 79.125, "Nặng (kg)": "1.234"}]))
    (sheet,), _ = open_sheets(path, "a.json")
    assert _read(sheet) == [[("height", 79.125), ("weight", 1234)]]


def test_a_stored_number_stays_itself_among_others_that_a_mapping_joins() -> None:
    join = {"columns": ["a", "b"], "with": " x ", "to": "measurement", "order": ["length", "width"], "unit": "cm"}
    mapping = mapping_of({"key": "Mã", "join": [join]}, "m")
    record = record_of({"Mã": "1", "Tên hiện vật": "A", "a": Figure("79.125"), "b": "1.200"}, mapping=mapping)
    assert [one.value for one in record.measurements] == [79.125, 1200]


def test_a_point_before_three_digits_parts_thousands_where_nothing_speaks_against_it() -> None:
    assert _below("Cao (cm)", "1.200", "63") == [1200, 63]
    assert _below("Cao (cm)", "1.200", "7,5") == [1200, 7.5]
    assert _below("Cao (cm)", "1.200.500", "1.200,5") == [1200500, 1200.5]


@pytest.mark.parametrize(
    ("heading", "cells", "values"),
    [
        ("Cao (cm)", ("79.125", "7.5"), [79.125, 7.5]),
        ("Height (cm)", ("79.125", "8"), [79.125, 8]),
        ("Kích thước", ("dài 3.125 in",), [3.125]),
        ("Kích thước", ("dài 3.125 x rộng 0.8 cm",), [3.125, 0.8]),
    ],
)
def test_decimal_points_around_it_an_english_heading_and_inches_make_it_one(
    heading: str, cells: tuple[str, ...], values: list[float]
) -> None:
    assert _below(heading, *cells) == values


def test_beside_decimal_points_and_commas_a_doubtful_number_stays_text() -> None:
    assert _below("Cao (cm)", "1.250", "7.5", "8,5") == ["1.250 cm", 7.5, 8.5]
    assert _below("Height (cm)", "1,250", "8") == ["1,250 cm", 8]


@pytest.mark.parametrize("text", ["1.200 500", "1 200.500", "0.200.500", "12.00.5"])
def test_what_is_no_number_stays_text(text: str) -> None:
    assert read_number(text) is None
    assert _below("Cao (cm)", text) == [f"{text} cm"]


@pytest.mark.parametrize("marks", ["", ".", ",", ".,"])
@pytest.mark.parametrize("number", ["79.125", "0.125", "7.5", "1234.125", "63", "1250"])
def test_a_number_is_written_so_that_it_comes_in_as_the_same_below_any_heading(number: str, marks: str) -> None:
    written = write_number(number, marks)
    for around in ("", ".", ",", ".,"):
        assert read_number(written, around) == float(number)
    assert set(marks_in([written])) <= set(marks or ",")


def test_a_row_is_read_anew_only_where_what_stands_around_it_gives_it_another_meaning() -> None:
    def digests(*cells: Cell) -> list[bytes]:
        sheet = make_sheet(*({"Mã": str(at), "Cao (cm)": cell} for at, cell in enumerate(cells)))
        builder = Builder(understand(sheet, SheetMapping()))
        return [builder.digest([row]) for row in sheet.sample]

    before, after = digests("1.250", "63", "8"), digests("1.250", "63", "7.5")
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, True, False]
    assert digests("1.250", "63", "8") == before
    assert digests(Figure("1.250"))[0] != before[0]
    assert digests(Figure("1.250"), "7.5")[0] == digests(Figure("1.250"), "8")[0]
