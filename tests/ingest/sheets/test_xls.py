"""XLS files: zeros that a cell shows, errors, formulas that were never calculated, damaged files."""

from pathlib import Path

import pytest

from ingest.sheets.workbook import read_workbook
from ingest.sheets.xls import look_into
from tests.ingest.sheets.xls_books import error, formula, number, rk, text, write_xls

HEAD = [text(0, column, heading) for column, heading in enumerate(("Số kiểm kê", "Tên", "Năm"))]


def test_numbers_of_an_xls_sheet_come_as_their_cells_show_them(tmp_path: Path) -> None:
    rows = [number(1, 0, 7.0, 1), text(1, 1, "Chum"), number(1, 2, 1783.0), rk(2, 0, [8], 2), text(2, 1, "Vại")]
    path = write_xls(tmp_path / "b.xls", [*HEAD, *rows, rk(3, 0, [9, 10], 1)], ["000", '"HV-"0000'])
    (sheet,) = read_workbook(path, "b.xls").sheets
    assert [list(row.cells.values()) for row in sheet.read()] == [
        ["007", "Chum", "1783"],
        ["HV-0008", "Vại"],
        ["009", "010"],
    ]
    assert [(one.code, one.params["cell"]) for one in sheet.messages] == [("numbers-as-shown", "A2")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([formula(1, 0, None), formula(2, 0, None)], {"workbook-formulas": "A2"}),
        ([formula(1, 0, None), formula(2, 0, 5.0)], {}),
        ([formula(1, 0, "HV-1"), formula(2, 0, 5.0)], {}),
        ([error(1, 1)], {"workbook-cell-errors": "B2"}),
    ],
)
def test_errors_and_formulas_that_were_never_calculated_are_told(
    tmp_path: Path, cells: list[bytes], expected: dict[str, str]
) -> None:
    path = write_xls(tmp_path / "b.xls", [*HEAD, *cells, text(3, 0, "1"), text(3, 1, "Chum")])
    assert {one.code: one.params["cell"] for one in read_workbook(path, "b.xls").messages} == expected


def test_a_file_cut_off_anywhere_is_looked_into_without_a_fault(tmp_path: Path) -> None:
    whole = write_xls(tmp_path / "b.xls", [*HEAD, number(1, 0, 7.0, 1), formula(2, 0, None)], ["000"]).read_bytes()
    for length in range(0, len(whole), 97):
        (tmp_path / "c.xls").write_bytes(whole[:length])
        look_into(tmp_path / "c.xls")
