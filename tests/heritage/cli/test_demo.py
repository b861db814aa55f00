"""The demo keeps to itself, publishing is searched at once, and a report overwrites no input."""

import json
from pathlib import Path

import pytest

from heritage import paths
from heritage.cli import demo
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


@pytest.fixture
def small_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo of one record, of which the ingest has something to say; made, but not served."""
    folder = tmp_path / "collection"
    folder.mkdir()
    sheet = "Số kiểm kê,Loại,Tên,Kích thước\nA-1,hiện vật,Cuộn tranh,dài bằng ba con trâu\n"
    (folder / "s.csv").write_text(sheet, encoding="utf-8")
    monkeypatch.setattr(paths, "DEMO", folder)
    monkeypatch.setattr(demo, "open_site", lambda host, port, workers: None)
    monkeypatch.setattr(demo, "check_port", lambda host, port: None)
    return folder


def test_the_demo_says_in_two_lines_what_it_made_and_where_the_rest_is_told(run: Command, small_demo: Path) -> None:
    made = run("demo")
    assert made.returncode == 0
    assert len(made.stdout.splitlines()) == 2
    assert "heritage ingest collection --publish': 1." in made.stdout
    report = small_demo.parent / "museum" / demo.REPORT
    assert str(report) in made.stdout
    assert "ba con trâu" in report.read_text(encoding="utf-8-sig")


def test_a_later_start_says_that_the_demo_is_there(run: Command, small_demo: Path) -> None:
    run("demo")
    assert run("demo").stdout.splitlines() == [f"Bảo tàng mẫu đã có sẵn trong {small_demo.parent / 'museum'}."]


def test_a_demo_that_cannot_be_brought_whole_says_all_of_it(run: Command, small_demo: Path) -> None:
    (small_demo / "A-1.jpg").write_bytes(b"\xff\xd8\xff\xe0 and then nothing")
    refused = run("demo")
    assert refused.returncode == 1
    assert "A-1.jpg" in refused.stdout
    assert "ba con trâu" in refused.stdout
    assert not (small_demo.parent / "museum" / demo.STAMP).exists()
