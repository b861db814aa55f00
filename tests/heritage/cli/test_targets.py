"""What a command writes never takes the place of what somebody else wrote."""

import hashlib
import json
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.heritage.cli.conftest import Command

SHEET = "Số kiểm kê,Tên\nM-1,Một\n"


@pytest.fixture
def folder(run: Command, tmp_path: Path) -> Path:
    run("init", "--name", "Bảo tàng")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "k.csv").write_text(SHEET, encoding="utf-8")
    return tmp_path / "in"


@pytest.mark.parametrize("option", ["--report", "--save-mapping", "--save-pairs"])
def test_what_is_brought_is_never_written_over(run: Command, folder: Path, option: str) -> None:
    sheet = folder / "k.csv"
    (folder / "link.csv").symlink_to(sheet)
    for brought in (sheet, folder):
        for target in (sheet, folder / "link.csv"):
            refused = run("ingest", brought, "--dry-run", option, target)
            assert refused.returncode == 2
            assert "k.csv" in refused.stderr or "link.csv" in refused.stderr
    assert sheet.read_text(encoding="utf-8") == SHEET


@pytest.mark.parametrize("option", ["--report", "--save-mapping", "--save-pairs"])
def test_a_file_of_somebody_else_is_never_written_over(run: Command, folder: Path, tmp_path: Path, option: str) -> None:
    letter = tmp_path / "thư.csv"
    letter.write_text("# Kính gửi\n", encoding="utf-8")
    refused = run("ingest", folder, option, letter)
    assert refused.returncode == 2
    assert "thư.csv" in refused.stderr
    assert letter.read_text(encoding="utf-8") == "# Kính gửi\n"


def test_an_earlier_report_or_mapping_is_replaced(run: Command, folder: Path, tmp_path: Path) -> None:
    for option, name in (("--report", "r.csv"), ("--report", "r.json"), ("--save-mapping", "m.toml")):
        for _ in range(2):
            assert run("ingest", folder, "--dry-run", option, tmp_path / name).returncode == 0


def test_report_and_mapping_do_not_go_to_one_file(run: Command, folder: Path, tmp_path: Path) -> None:
    both = tmp_path / "x"
    assert run("ingest", folder, "--report", both, "--save-mapping", both).returncode == 2
    assert not both.exists()


@pytest.mark.parametrize("text", ["Số kiểm kê;Tên\nM-1,Một\n", ",,\n1,2,3\n", "foo,bar\n1,2\n"])
def test_a_sheet_of_which_nothing_is_understood_is_refused(run: Command, folder: Path, text: str) -> None:
    (folder / "k.csv").write_text(text, encoding="utf-8")
    refused = run("ingest", folder)
    assert refused.returncode == 3
    assert "k.csv" in refused.stdout


@pytest.mark.parametrize("option", ["--report", "--save-mapping", "--save-pairs"])
def test_a_place_where_no_file_can_be_made_is_refused_before_anything_is_done(
    run: Command, folder: Path, tmp_path: Path, option: str
) -> None:
    for target in (tmp_path / "nowhere" / "x", folder):
        refused = run("ingest", folder / "k.csv", option, target)
        assert refused.returncode == 2
        assert str(target) in refused.stderr
    assert json.loads(run("status", "--json").stdout)["records"] == 0


def test_a_link_that_leads_to_itself_beside_a_report_is_one_line_of_it(
    run: Command, folder: Path, tmp_path: Path
) -> None:
    (folder / "vong.jpg").symlink_to("vong.jpg")
    brought = run("ingest", folder, "--report", tmp_path / "r.json", "--save-mapping", tmp_path / "m.toml")
    assert brought.returncode == 3, brought.stderr
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["created"] == 1
    assert "vong.jpg" in json.dumps(report, ensure_ascii=False)


@pytest.mark.parametrize("command", ["backup", "export"])
def test_what_saves_the_museum_does_not_go_into_it(run: Command, folder: Path, tmp_path: Path, command: str) -> None:
    assert run("ingest", folder).returncode == 0
    (tmp_path / "link").symlink_to(tmp_path / "museum")
    for target in ("museum", "museum/usb", "museum/files/usb", "link/usb"):
        refused = run(command, tmp_path / target)
        assert refused.returncode == 2
        assert "museum" in refused.stderr
    assert not (tmp_path / "museum" / "usb").exists()
    assert run(command, tmp_path / "usb").returncode == 0


def test_what_staff_alone_may_see_is_its_owners_only(run: Command, folder: Path, tmp_path: Path) -> None:
    run("ingest", folder, "--report", tmp_path / "r.json")
    made = [tmp_path / "museum", tmp_path / "museum" / "museum.db", tmp_path / "r.json"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in made] == [0o700, 0o600, 0o600]
    (tmp_path / "other").mkdir(mode=0o755)
    run("ingest", folder, "--report", tmp_path / "other" / "r.csv")
    assert stat.S_IMODE((tmp_path / "other").stat().st_mode) == 0o755, "what is there stays as it is"
    assert stat.S_IMODE((tmp_path / "other" / "r.csv").stat().st_mode) == 0o600


def test_a_backup_says_what_it_compared(run: Command, folder: Path, tmp_path: Path) -> None:
    run("ingest", folder)
    assert "--verify" not in run("backup", tmp_path / "usb").stdout
    again = run("backup", tmp_path / "usb")
    assert (again.returncode, "--verify" in again.stdout) == (0, True)
    [sheet] = [path for path in (tmp_path / "usb" / "data" / "files" / "originals").rglob("*") if path.is_file()]
    sheet.write_bytes(b"x" + sheet.read_bytes()[1:])
    verified = run("backup", tmp_path / "usb", "--verify")
    assert verified.returncode == 0
    assert "hỏng hoặc mất" in verified.stdout
    assert hashlib.sha256(sheet.read_bytes()).hexdigest() == sheet.name


def test_a_damaged_database_leads_to_the_last_backup(
    run: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", folder)
    with sqlite3.connect(tmp_path / "museum" / "museum.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = (tmp_path / "museum" / "museum.db").read_bytes()
    monkeypatch.setenv("HERITAGE_DATA", str(tmp_path / "damaged"))
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "museum.db").write_bytes(whole[:16384] + b"\xff" * (len(whole) - 16384))
    told = run("status")
    assert told.returncode == 1
    assert "heritage restore" in told.stderr
