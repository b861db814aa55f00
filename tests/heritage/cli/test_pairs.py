"""heritage ingest --save-pairs and --pairs: the curator fills in a workbook once."""

import json
from pathlib import Path

import pytest

from ingest.pairs_table import read_pairs_table
from tests.heritage.cli.conftest import Command
from tests.ingest.bringing import make_photo, make_row, write_sheet
from tests.ingest.sheets.books import rows_xml, write_xlsx


@pytest.fixture
def folder(run: Command, tmp_path: Path) -> Path:
    run("init", "--name", "Bảo tàng")
    write_sheet(tmp_path / "anh", make_row("HV-1", "Chum"))
    make_photo(tmp_path / "anh" / "HV-1_01.jpg", "red")
    make_photo(tmp_path / "anh" / "DSC_7.jpg", "blue")
    return tmp_path / "anh"


def test_a_workbook_is_saved_filled_in_brought_and_never_asked_about_again(
    run: Command, folder: Path, tmp_path: Path
) -> None:
    assert "--save-pairs" in run("ingest", folder, "--dry-run").stdout
    saved = run("ingest", folder, "--dry-run", "--save-pairs", tmp_path / "ghep.xlsx")
    assert "ghep.xlsx" in saved.stdout
    assert saved.returncode == 3
    sheet = read_pairs_table(tmp_path / "ghep.xlsx", "x")
    rows = [list(row.cells.values()) for row in sheet.read()]
    assert [(row[0], row[1]) for row in rows] == [("DSC_7.jpg", ""), ("HV-1_01.jpg", "HV-1")]
    filled = [list(sheet.headers), *([row[0], row[1] or "HV-1", *row[2:]] for row in rows)]
    write_xlsx(tmp_path / "ghep.xlsx", {"1": rows_xml(filled)})
    brought = run("ingest", folder, "--pairs", tmp_path / "ghep.xlsx", "--report", tmp_path / "r.json")
    assert brought.returncode == 0
    assert "do người quyết định: 1; số nằm trong tên tệp: 1" in brought.stdout
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["rows"][0]["paired"] == {"HV-1_01.jpg": "number", "DSC_7.jpg": "decided"}
    assert run("ingest", folder).returncode == 0


def test_a_table_that_is_there_is_never_written_over(run: Command, folder: Path, tmp_path: Path) -> None:
    for _ in range(2):
        again = run("ingest", folder, "--dry-run", "--save-pairs", tmp_path / "ghep.xlsx")
    assert again.returncode == 2
