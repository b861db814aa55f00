"""The demo keeps to itself, publishing is searched at once, and a report overwrites no input."""

import json
from pathlib import Path

from tests.heritage.cli.conftest import Command


def test_the_demo_is_never_put_into_another_museum(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng Ba Vì")
    refused = run("demo", "--port", "8")
    assert refused.returncode == 1
    assert "Bảo tàng Ba Vì" in refused.stderr
    assert json.loads(run("status", "--json").stdout)["records"] == 0


def test_what_is_taken_back_is_found_no_more_when_the_command_ends(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Thử")
    (tmp_path / "s.csv").write_text("Số kiểm kê,Loại,Tên\nA-1,di tích,Đình Chu Quyến\n", encoding="utf-8")
    run("ingest", tmp_path / "s.csv", "--publish")
    assert run("publish", "A-1", "--withdraw").returncode == 0
    assert json.loads(run("search", "chu quyen", "--as", "visitor", "--json").stdout)["total"] == 0
    assert run("publish", "A-1").returncode == 0
    assert json.loads(run("search", "chu quyen", "--as", "visitor", "--json").stdout)["total"] == 1


def test_a_report_never_overwrites_what_is_brought(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Thử")
    sheet = tmp_path / "s.csv"
    sheet.write_text("Số kiểm kê,Loại,Tên\nA-1,di tích,Đình Chu Quyến\n", encoding="utf-8")
    assert run("ingest", sheet, "--dry-run", "--report", sheet).returncode == 2
    assert sheet.read_text(encoding="utf-8").startswith("Số kiểm kê")
