"""The commands as a curator types them: what they print, write and return."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from catalog import imported, institutions, records, revisions, runs
from catalog.change import Change
from catalog.language import translate
from heritage.cli import INTERRUPTED
from heritage.indexer import Indexer
from heritage.settings import read_settings
from heritage.wiring import open_museum
from ingest.mappings import read_mappings
from tests.heritage.cli.conftest import Command
from tests.ingest.sheets.books import rows_xml, write_xlsx


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bang-ke.csv").write_text(
        "Số kiểm kê,Loại,Tên,Mô tả\nDT-1,di tích,Đình Chu Quyến,Ngôi đình ở Ba Vì\n", encoding="utf-8"
    )
    Image.effect_noise((300, 200), 60).convert("RGB").save(folder / "DT-1_01.jpg")
    return folder


def test_from_an_empty_folder_to_a_museum_that_is_searched(run: Command, tmp_path: Path) -> None:
    made = run("init", "--name", "Bảo tàng Ba Vì")
    assert made.returncode == 0, made.stderr
    brought = run("ingest", _folder(tmp_path), "--publish", "--report", tmp_path / "r.json")
    assert brought.returncode == 0, brought.stderr + brought.stdout
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert {name: report[name] for name in ("created", "changed", "unchanged", "refused")} == {
        "created": 1,
        "changed": 0,
        "unchanged": 0,
        "refused": 0,
    }
    assert report["files"] == {"stored": 1, "unreadable": 0, "duplicates": 0, "refused": 0}
    assert report["sources"][0]["source"] == "bang-ke.csv"
    [row] = report["rows"]
    assert (row["source"], row["row"], row["action"]) == ("bang-ke.csv", 2, "created")
    status = json.loads(run("status", "--json").stdout)
    assert status["records"] == 1
    assert status["assets"] == {"ready": 1}
    assert status["jobs"] == 0
    assert status["index"] == {"records": 1, "behind": 0}
    found = json.loads(run("search", "dinh chu quyen", "--json", "--as", "visitor").stdout)
    assert found["total"] == 1
    assert found["hits"][0]["id"] == row["record"]
    audit = json.loads(run("audit", "--json").stdout)
    assert audit == {"checked": 2, "damaged": [], "missing": []}, "the photograph and the sheet"


def test_an_original_that_was_damaged_is_found_by_the_audit(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    run("ingest", _folder(tmp_path))
    originals = [path for path in (tmp_path / "museum" / "files" / "originals").rglob("*") if path.is_file()]
    original = max(originals, key=lambda path: path.stat().st_size)
    original.chmod(0o644)
    original.write_bytes(b"x" + original.read_bytes()[1:])
    audit = run("audit", "--json")
    assert audit.returncode == 1
    assert json.loads(audit.stdout)["damaged"] == [original.name]
    original.unlink()
    assert json.loads(run("audit", "--json").stdout)["missing"] == [original.name]


def test_an_original_that_cannot_be_read_is_damaged_and_the_audit_goes_on(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    Image.effect_noise((300, 200), 60).convert("RGB").save(folder / "DT-1_02.jpg")
    run("ingest", folder)
    originals = sorted(path for path in (tmp_path / "museum" / "files" / "originals").rglob("*") if path.is_file())
    originals[0].unlink()
    originals[0].mkdir()
    audit = run("audit", "--json")
    assert audit.returncode == 1
    assert json.loads(audit.stdout) == {"checked": 3, "damaged": [originals[0].name], "missing": []}


def test_a_film_that_browsers_cannot_play_is_taken_with_a_warning(run: Command, tmp_path: Path, samples: Path) -> None:
    run("init", "--name", "Thử")
    (tmp_path / "film").mkdir()
    shutil.copy(samples / "av" / "hdv-720p25.mov", tmp_path / "film" / "hội.mov")
    taken = run("ingest", tmp_path / "film")
    assert taken.returncode == 0
    assert "trình duyệt không phát được hội.mov" in taken.stdout


def test_a_change_that_is_not_published_is_told_until_visitors_see_it(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    sheet = tmp_path / "sổ.csv"
    sheet.write_text("Số kiểm kê,Tên hiện vật\nA1,Bát\nA2,Đĩa\n", encoding="utf-8")
    run("ingest", sheet, "--publish")
    assert "bản cũ" not in run("status").stdout
    sheet.write_text("Số kiểm kê,Tên hiện vật\nA1,Bát men\nA2,Đĩa\n", encoding="utf-8")
    changed = run("ingest", sheet).stdout
    assert "Khách xem: vẫn thấy bản cũ của 1 hồ sơ" in changed
    assert "--publish" in changed
    assert "bản cũ, vì bản mới hơn chưa được công khai: 1." in run("status").stdout
    assert json.loads(run("status", "--json").stdout)["newer_drafts"] == 1
    assert "1 hồ sơ sẽ hiện bản mới hơn" in run("ingest", sheet, "--publish", "--dry-run").stdout
    shown = run("ingest", sheet, "--publish", "--report", tmp_path / "r.json").stdout
    assert "1 hồ sơ nay hiện bản mới hơn" in shown
    assert "sổ.csv 2: giữ nguyên, khách xem nay thấy bản mới hơn" in shown
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["public"]["replaced"] == 1
    assert json.loads(run("status", "--json").stdout)["newer_drafts"] == 0


def test_the_exit_code_tells_what_happened(run: Command, tmp_path: Path) -> None:
    assert run("ingest", tmp_path).returncode == 1
    run("init", "--name", "Bảo tàng")
    assert run("ingest").returncode == 2
    assert run("nonsense").returncode == 2
    refused = run("ingest", tmp_path / "nowhere")
    assert refused.returncode == 2
    assert "nowhere" in refused.stderr
    assert run("ingest", "").returncode == 2
    assert "Traceback" not in refused.stdout + refused.stderr


def test_a_bad_setting_is_a_sentence(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", "--name", "Bảo tàng")
    monkeypatch.setenv("HERITAGE_STORE_URL", "ftp://x")
    failed = run("status")
    assert failed.returncode == 1
    assert "HERITAGE_STORE_URL" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("HERITAGE_STORE_URL", "file://{folder}/a-file"),
        ("HERITAGE_STORE_URL", "file:///proc/nowhere"),
        ("HERITAGE_JOBS_URL", "sqlite:///{folder}/a-file/jobs.db"),
        ("HERITAGE_DATABASE_URL", "sqlite:///{folder}"),
        ("HERITAGE_DATABASE_URL", "sqlite:///{folder}/a-file"),
    ],
)
def test_a_place_that_cannot_be_used_is_a_sentence(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, url: str
) -> None:
    (tmp_path / "a-file").write_text("this is no database")
    monkeypatch.setenv(name, url.format(folder=tmp_path))
    failed = run("init", "--name", "Bảo tàng")
    assert failed.returncode == 1
    assert failed.stderr.startswith(("Hệ thống từ chối: ", "Không đọc được bảo tàng: phần đầu"))
    assert len(failed.stderr.splitlines()) == 1


def test_a_bad_setting_is_told_in_the_language_that_is_asked_for(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_LANGUAGE", "en")
    monkeypatch.setenv("HERITAGE_PUBLIC_URL", "http://[bad")
    assert run("status").stderr.startswith("The setting HERITAGE_PUBLIC_URL is 'http://[bad'")


@pytest.mark.parametrize("words", [["status"], ["search", "x"], ["serve"], ["audit"]], ids=lambda words: words[0])
def test_a_mistyped_folder_is_told_of_and_not_made(run: Command, tmp_path: Path, words: list[str]) -> None:
    refused = run(*words)
    assert refused.returncode == 1
    assert "heritage init" in refused.stderr
    assert str(tmp_path / "museum") in refused.stderr
    assert not (tmp_path / "museum").exists()


def test_a_mapping_is_saved_and_used_again(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    saved = run("ingest", folder, "--dry-run", "--save-mapping", tmp_path / "m.toml")
    assert saved.returncode == 0, saved.stderr
    assert "Số kiểm kê" in (tmp_path / "m.toml").read_text(encoding="utf-8")
    again = run("ingest", folder, "--mapping", tmp_path / "m.toml")
    assert again.returncode == 0, again.stdout + again.stderr
    assert json.loads(run("status", "--json").stdout)["records"] == 1


def _audited(data: Path, record_id: str) -> list[tuple[str, str]]:
    with sqlite3.connect(data / "museum.db") as database:
        return database.execute("SELECT action, detail FROM audit WHERE subject = ?", (record_id,)).fetchall()


def test_records_are_taken_back_and_shown_again(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    run("ingest", _folder(tmp_path), "--publish", "--report", tmp_path / "r.json")
    record_id = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["rows"][0]["record"]
    assert run("publish", record_id, "--withdraw", "--reason", "gia đình xin rút").returncode == 0
    assert _audited(tmp_path / "museum", record_id) == [("withdraw", '{"reason": "gia đình xin rút"}')]
    assert json.loads(run("status", "--json").stdout)["published"] == 0
    assert run("publish", record_id).returncode == 0
    assert json.loads(run("status", "--json").stdout)["published"] == 1


def test_publish_counts_what_happened_names_what_is_unknown_and_takes_numbers(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    run("ingest", _folder(tmp_path))
    nothing = run("publish", "--withdraw", "zzzzzzzz", "nosuch")
    assert nothing.returncode == 3
    assert "zzzzzzzz" in nothing.stdout
    assert "nosuch" in nothing.stdout
    shown = run("publish", "DT-1", "zzzzzzzz")
    assert shown.returncode == 3
    assert json.loads(run("status", "--json").stdout)["published"] == 1
    with sqlite3.connect(tmp_path / "museum" / "museum.db") as database:
        rows = database.execute("select action from audit where action in ('publish', 'withdraw')").fetchall()
    assert rows == [("publish",)]
    assert run("publish", "DT-1").returncode == 0


def test_publish_says_of_what_no_visitor_may_see_that_it_stays_so_and_what_to_do(run: Command, tmp_path: Path) -> None:
    sheet = tmp_path / "s.csv"
    rows = "S-1,hiện vật,Trống,nội bộ\nS-2,hiện vật,Bia,công khai\n"
    sheet.write_text(f"Số kiểm kê,Loại,Tên,Quyền xem\n{rows}", encoding="utf-8")
    run("init", "--name", "Bảo tàng")
    run("ingest", sheet)
    for count, same in ((1, 0), (0, 1)):
        done = run("publish", "S-1", "S-2")
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"Đã công bố: {count} hồ sơ. Vốn đã công khai đúng như hiện có: {same}." in done.stdout
        assert "“Trống”: hồ sơ chỉ dành cho nội bộ" in done.stdout
        assert "Bia" not in done.stdout


def test_a_collection_or_a_report_that_cannot_be_is_refused_before_anything_is_written(
    run: Command, tmp_path: Path
) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    assert run("ingest", folder, "--collection", "DT-11").returncode == 2
    assert run("ingest", folder, "--report", tmp_path / "nowhere" / "r.json").returncode == 2
    assert json.loads(run("status", "--json").stdout)["records"] == 0
    assert run("ingest", folder, "--collection", "DT-1").returncode == 0


def test_of_several_institutions_one_must_be_named(run: Command, tmp_path: Path) -> None:
    for name in ("Bảo tàng Hà Nội", "BAO TANG - HA NOI!", "河內博物院", "大南"):
        assert run("init", "--name", name).returncode == 0
    assert "bao-tang-ha-noi" in run("init", "--name", "bảo tàng  Hà Nội").stdout
    unsaid = run("ingest", _folder(tmp_path))
    assert unsaid.returncode == 1
    for slug in ("bao-tang-ha-noi ", "bao-tang-ha-noi-2", "museum ", "museum-2"):
        assert slug in unsaid.stderr
    assert run("ingest", tmp_path / "in", "--institution", "大南").returncode == 0
    assert run("ingest", tmp_path / "in", "--institution", "bao-tang-ha-noi-2").returncode == 0
    assert run("ingest", tmp_path / "in", "--institution", "bảo tàng hà nội").returncode == 0
    assert json.loads(run("status", "--json").stdout)["records"] == 3


def test_a_mapping_of_a_workbook_with_two_sheets_is_saved_whole_and_changes_nothing(
    run: Command, tmp_path: Path
) -> None:
    run("init", "--name", "Bảo tàng")
    folder = tmp_path / "in"
    folder.mkdir()
    Image.new("RGB", (40, 30)).save(folder / "a.jpg")
    records = rows_xml([["Số kiểm kê", "Loại", "Tên"], ["DT-1", "di tích", "Đình"]])
    files = rows_xml([["Số kiểm kê", "Tên tệp", "Chú thích", "Thứ tự"], ["DT-1", "a.jpg", "Toàn cảnh", 1]])
    write_xlsx(folder / "b.xlsx", {"Hồ sơ": records, "Tệp": files})
    mapping = tmp_path / "m.toml"
    assert run("ingest", folder, "--save-mapping", mapping).returncode == 0
    assert [one.sheet for one in read_mappings(mapping)] == ["Hồ sơ", "Tệp"]
    for more in (["--dry-run"], []):
        again = run("ingest", folder, "--mapping", mapping, "--report", tmp_path / "r.json", *more)
        assert again.returncode == 0, again.stdout
        report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
        assert (report["changed"], report["unchanged"]) == (0, 1)
        assert [one for facts in report["sources"] for one in facts["messages"]] == []


def test_refusals_are_told_in_their_place_and_never_fall_to_the_cut(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    rows = "".join(f"{number},Đình {number}\n" for number in range(60))
    (tmp_path / "b.csv").write_text(f"Số kiểm kê,Tên\n{rows}x,A\nx,B\n", encoding="utf-8")
    told = run("ingest", tmp_path / "b.csv", "--dry-run")
    assert told.returncode == 3
    assert told.stdout.index("b.csv 2:") < told.stdout.index("b.csv 62") < told.stdout.index("b.csv 63")
    assert "b.csv 61" not in told.stdout


@pytest.mark.parametrize("level", ["", "WARNING"])
def test_a_command_shows_its_log_only_to_those_who_ask_for_it(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    monkeypatch.setenv("HERITAGE_LOG_LEVEL", level)
    run("init", "--name", "Bảo tàng")
    monkeypatch.setattr(Indexer, "turn", _failing)
    monkeypatch.setattr("heritage.catch_up.MOST_FAILING", 1)
    told = run("ingest", _folder(tmp_path)).stderr
    assert ("indexing failed" in told) is bool(level)
    assert ('{"time"' in told) is bool(level)


def _failing(_: Indexer) -> int:
    raise OSError("the disk is full")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_an_ingest_with_a_sentence_and_nothing_lost(
    run: Command, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    for view in range(2, 30):
        Image.effect_noise((900, 700), 60).convert("RGB").save(folder / f"DT-1_{view:02}.jpg")
    root = Path(__file__).resolve().parents[3]
    started = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTING, str(folder), str(tmp_path / "r.json"), str(int(number))],
        env=os.environ | {"PYTHONPATH": str(root)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    _, told = started.communicate(timeout=120)
    assert started.returncode == status, told
    assert translate(INTERRUPTED, "vi") in told
    assert "Traceback" not in told
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (report["created"], [one["code"] for one in report["messages"]]) == (1, ["run-cut-off"])
    assert run("ingest", folder).returncode == 0
    found = json.loads(run("status", "--json").stdout)
    assert (found["records"], found["assets"], found["jobs"]) == (1, {"ready": 29}, 0)


INTERRUPTING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal; in the background it is ignored
import ingest.run
from heritage.cli import main
real = ingest.run.Run._note_left_over
def interrupted(self):
    os.kill(os.getpid(), number)
    real(self)
ingest.run.Run._note_left_over = interrupted
number = int(sys.argv[3])
sys.argv = ["heritage", "ingest", sys.argv[1], "--report", sys.argv[2]]
main()
"""


def test_a_search_without_an_index_does_not_say_that_nothing_is_there(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    assert run("search", "khánh").returncode == 0
    run("ingest", _folder(tmp_path))
    shutil.rmtree(tmp_path / "museum" / "search")
    refused = run("search", "khánh")
    assert refused.returncode == 1
    assert "heritage reindex" in refused.stderr


def test_what_files_say_about_themselves_is_offered_to_the_curator_each_time(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Thử")
    folder = _folder(tmp_path)
    exif = Image.Exif()
    exif[315], exif[36867] = "Nguyen Van An", "2019:04:03 08:00:00"
    for at in range(7):
        picture = Image.effect_noise((64 + at, 64), 60).convert("RGB")
        picture.save(folder / f"DT-1_1{at}.jpg", exif=exif)
    first = run("ingest", folder, "--report", tmp_path / "first.json")
    said = "người chụp hoặc tác giả “Nguyen Van An” (EXIF)"
    assert first.stdout.count(said) == 5
    assert "Chưa đưa vào hồ sơ; nếu đúng xin ghi vào bảng." in first.stdout
    assert "Số tệp khác có thông tin ghi sẵn trong tệp: 2" in first.stdout
    again = run("ingest", folder, "--report", tmp_path / "again.json")
    assert said not in again.stdout
    run("ingest", folder, "--report", tmp_path / "again.csv")
    reports = [json.loads((tmp_path / name).read_text("utf-8")) for name in ("first.json", "again.json")]
    for report in reports:
        assert len(report["suggestions"]) == 7
        one = min(report["suggestions"], key=lambda each: each["file"])
        assert (one["file"], one["record"]) == ("DT-1_10.jpg", report["rows"][0]["record"])
        assert {"field": "creator", "value": "Nguyen Van An", "source": "exif"} in one["suggestions"]
    assert (tmp_path / "again.csv").read_text("utf-8-sig").count(said) == 7


def test_rows_are_told_in_their_order_and_one_word_that_leads_nowhere_is_told_once(
    run: Command, tmp_path: Path
) -> None:
    run("init", "--name", "Thử")
    rows = ["Số kiểm kê,Tên,Thuộc sưu tập"]
    rows += [f"TB-{at},Trống {at},BST-9" for at in range(2, 16)]
    rows[5] = ",,BST-9"
    (tmp_path / "b.csv").write_text("\n".join(rows) + "\n", "utf-8")
    told = run("ingest", tmp_path / "b.csv", "--report", tmp_path / "r.json")
    lines = [line for line in told.stdout.splitlines() if line.startswith(("b.csv ", "    "))]
    assert [line.partition(":")[0] for line in lines if line.startswith("b.csv ")] == ["b.csv 2", "b.csv 6"]
    [word] = (line for line in lines if "BST-9" in line)
    assert word.startswith("    Thuộc sưu tập: ")
    assert word.endswith("(cả dòng 3, 4, 5, 7, 8, 9, 10, 11 và 4 dòng nữa)")
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert sum(bool(row["messages"]) for row in report["rows"]) == 14


def test_a_museum_is_backed_up_and_comes_back_on_another_machine(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    run("ingest", _folder(tmp_path), "--publish")
    backup = run("backup", tmp_path / "usb")
    assert backup.returncode == 0, backup.stderr
    assert run("restore", tmp_path / "usb").returncode == 1
    (tmp_path / "museum").rename(tmp_path / "lost")
    restored = run("restore", tmp_path / "usb")
    assert restored.returncode == 0, restored.stderr
    found = json.loads(run("search", "dinh chu quyen", "--json", "--as", "visitor").stdout)
    assert found["total"] == 1
    assert json.loads(run("audit", "--json").stdout) == {"checked": 2, "damaged": [], "missing": []}
    assert run("ingest", tmp_path / "in", "--publish").returncode == 0
    assert json.loads(run("status", "--json").stdout)["records"] == 1


def test_a_run_is_listed_shown_beforehand_and_taken_back(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    brought = run("ingest", folder, "--publish", "--report", tmp_path / "r.json")
    run_id = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["run"]
    assert f"heritage undo {run_id}" in brought.stdout
    assert run_id in run("undo").stdout
    assert run("undo", run_id, "--dry-run").returncode == 0
    assert json.loads(run("status", "--json").stdout)["records"] == 1
    undone = run("undo", run_id, "--report", tmp_path / "u.json")
    assert undone.returncode == 0, undone.stdout + undone.stderr
    assert [row["action"] for row in json.loads((tmp_path / "u.json").read_text(encoding="utf-8"))["rows"]] == [
        "removed"
    ]
    status = json.loads(run("status", "--json").stdout)
    assert (status["records"], status["index"]) == (0, {"records": 0, "behind": 0})
    assert json.loads(run("audit", "--json").stdout) == {"checked": 2, "damaged": [], "missing": []}
    unknown = run("undo", "99999999")
    assert unknown.returncode == 1
    assert "99999999" in unknown.stderr
    assert run("ingest", folder, "--publish").returncode == 0
    assert json.loads(run("search", "dinh chu quyen", "--json", "--as", "visitor").stdout)["total"] == 1


def test_the_catalogue_goes_out_in_its_shape_and_comes_in_again_without_a_change(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    assert run("export", tmp_path / "nothing").returncode == 0
    folder = _folder(tmp_path)
    run("ingest", folder, "--publish")
    sheet = next(path for path in folder.iterdir() if path.suffix == ".csv")
    out = tmp_path / "out"
    done = run("export", out)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (out / sheet.name).read_text(encoding="utf-8-sig").split() == sheet.read_text(encoding="utf-8-sig").split()
    again = run("ingest", out, "--report", tmp_path / "again.json")
    told = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert (told["created"], told["changed"], told["unchanged"]) == (0, 0, 1), again.stdout
    assert run("export", out).returncode == 2
    assert run("export", tmp_path / "other", "--sheet", "none").returncode == 1
    assert run("search", "dinh chu quyen", "--json", "--as", "visitor").returncode == 0


def test_an_export_reports_each_record_that_no_column_can_say(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    rows = "".join(f"{number},Chum {number}\n" for number in range(1, 31))
    (tmp_path / "so.csv").write_text(f"Số kiểm kê,Tên\n{rows}", "utf-8")
    run("ingest", tmp_path / "so.csv")
    museum = open_museum(read_settings())
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        for key, known in imported.known_by_import_key(connection, home, list(map(str, range(1, 31)))).items():
            record = revisions.load_revision(connection, known.record_id, known.head)
            edited = record.model_copy(update={"labels": [key]})
            records.save(connection, home, [Change(edited, "binh", "sửa", known.record_id, version=known.version)])
    told = run("export", tmp_path / "out")
    assert (told.returncode, "--report" in told.stdout) == (3, True)
    assert run("export", tmp_path / "again", "--report", tmp_path / "again" / "a.json").returncode == 2
    assert run("export", tmp_path / "again", "--report", tmp_path / "a.json").returncode == 3
    report = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    noted = [row for row in report["rows"] if row["action"] == "noted"]
    assert [(row["row"], row["messages"][0]["code"]) for row in noted] == [
        (number, "export-unsaid") for number in range(2, 32)
    ]
    assert "30: " in noted[-1]["messages"][0]["text"]
    assert report["unchanged"] == 30


def test_an_export_after_an_import_that_was_cut_off_says_so_and_how_to_go_on(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    museum = open_museum(read_settings())
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        started = runs.start(connection, home, "an", {"rows": 9, "done": 4, "command": "heritage ingest so.csv"})
    told = run("export", tmp_path / "out")
    assert told.returncode == 3
    assert f"Lần nhập {started} bị ngắt ở dòng 4 trên 9" in told.stdout
    assert "heritage ingest so.csv" in told.stdout
    assert "Chưa nhập bảng kê nào" not in told.stdout


def test_a_sheet_that_the_store_has_lost_is_named_by_an_export_that_ends_with_3(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    run("ingest", folder)
    sheet = next(path for path in folder.iterdir() if path.suffix == ".csv")
    digest = sha256(sheet.read_bytes()).hexdigest()
    next((tmp_path / "museum").rglob(digest)).unlink()
    done = run("export", tmp_path / "out")
    assert (done.returncode, sheet.name in done.stdout) == (3, True), done.stdout + done.stderr
    assert digest not in done.stdout + done.stderr


def test_a_folder_whose_name_is_no_text_is_refused_with_a_sentence(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    folder = folder.rename(tmp_path / os.fsdecode(b"\xb6n ph\xe8"))
    brought = run("ingest", folder, "--publish")
    assert brought.returncode == 3
    assert "\\xb6n ph\\xe8" in brought.stdout
    assert run("undo").returncode == 0


def test_a_run_that_only_published_is_listed_with_how_many_records_it_showed(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    assert run("ingest", folder).returncode == 0
    assert run("ingest", folder, "--publish").returncode == 0
    assert "chỉ đổi điều khách xem thấy ở 1 hồ sơ" in run("undo").stdout


def test_a_run_that_changed_nothing_is_listed_as_such(run: Command, tmp_path: Path) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    assert run("ingest", folder, "--publish").returncode == 0
    assert run("ingest", folder, "--publish").returncode == 0
    last, first, _how = run("undo").stdout.splitlines()
    assert "không thay đổi gì" in last
    assert "1 mới" in first


def test_a_run_taken_back_already_is_told_so_and_listed_with_the_day_and_the_run_that_did_it(
    run: Command, tmp_path: Path
) -> None:
    run("init", "--name", "Bảo tàng")
    sheet = tmp_path / "so.csv"
    made = []
    for name in ("Trống", "Trống da"):
        sheet.write_text(f"Số kiểm kê,Tên\nTB-1,{name}\n", "utf-8")
        run("ingest", sheet, "--report", tmp_path / "r.json")
        made.append(json.loads((tmp_path / "r.json").read_text("utf-8"))["run"])
    assert run("undo", made[1]).returncode == 0
    for more in ((), ("--dry-run",)):
        again = run("undo", made[1], *more)
        assert (again.returncode, len(again.stdout.splitlines())) == (0, 1)
        assert "đã được hoàn lại từ ngày" in again.stdout
    second, first, _how = run("undo").stdout.splitlines()
    assert (second.startswith(made[1]), "đã hoàn lại ngày" in second) == (True, True)
    assert (first.startswith(made[0]), "đã hoàn lại" in first) == (True, False)


def test_a_backup_of_which_a_file_is_lost_for_good_comes_back_without_it_and_the_museum_knows(
    run: Command, tmp_path: Path
) -> None:
    run("init", "--name", "Bảo tàng")
    folder = _folder(tmp_path)
    run("ingest", folder, "--publish")
    assert run("backup", tmp_path / "usb").returncode == 0
    originals = [path for path in (tmp_path / "usb" / "data" / "files" / "originals").rglob("*") if path.is_file()]
    lost = max(originals, key=lambda path: path.stat().st_size)
    lost.unlink()
    (tmp_path / "museum").rename(tmp_path / "gone")
    refused = run("restore", tmp_path / "usb")
    assert refused.returncode == 1
    assert "--without-lost" in refused.stderr
    restored = run("restore", tmp_path / "usb", "--without-lost")
    assert restored.returncode == 3
    assert "Thiếu: tệp gốc của DT-1_01.jpg, thuộc hồ sơ " in restored.stdout
    assert "Mất: tệp gốc của DT-1_01.jpg, thuộc hồ sơ " in run("status").stdout
    assert json.loads(run("audit", "--json").stdout)["missing"] == [lost.name]
    assert run("ingest", folder, "--publish").returncode == 0
    assert json.loads(run("status", "--json").stdout)["missing_originals"] == 0
    assert json.loads(run("audit", "--json").stdout) == {"checked": 2, "damaged": [], "missing": []}


@pytest.mark.parametrize("is_empty_there", [False, True])
def test_while_the_disk_of_the_store_is_not_connected_backup_and_export_say_so_and_write_nothing(
    run: Command, tmp_path: Path, is_empty_there: bool
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "so.csv").write_text("Số kiểm kê,Loại,Tên\nHV-1,Hiện vật,Chuông\n", encoding="utf-8")
    run("init", "--name", "Bảo tàng")
    run("ingest", tmp_path / "in")
    assert run("backup", tmp_path / "before").returncode == 0
    kept = sorted(tmp_path.glob("before/**/*"))
    files = tmp_path / "museum" / "files"
    files.rename(tmp_path / "elsewhere")
    if is_empty_there:
        files.mkdir()
    for command in ("backup", "export"):
        done = run(command, tmp_path / command)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1
        assert "ổ đĩa" in done.stderr
        assert not (tmp_path / command).exists()
    assert run("backup", tmp_path / "before").returncode == 1
    assert sorted(tmp_path.glob("before/**/*")) == kept
