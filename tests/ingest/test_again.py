"""Bringing things again: what waited is done, what failed is told and tried again, and people's word stands."""

import csv
import json
import sys
import wave
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from catalog import imported, institutions, leases, records, tables
from catalog.change import Change
from catalog.errors import BusyError
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.views import open_record
from ingest.lease import Held
from ingest.planned_rows import Action
from tests.ingest.bringing import Import, codes, counts, head_of, make_photo, make_row, number_of, write_sheet


def test_a_pointer_that_led_nowhere_is_tied_once_its_record_is_there(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    pointing = write_sheet(tmp_path / "a", make_row("A-1", "Trống", **{"Liên quan": "R9"}))
    for expected in ({"created": 1}, {"unchanged": 1}, {"unchanged": 1}):
        report = bring(pointing)
        assert (counts(report), codes(report)) == (expected, ["pointer-unknown"])
    assert number_of(museum, "revision") == 1
    later = bring(write_sheet(tmp_path / "b", make_row("R9", "Chuông")))
    assert (counts(later), codes(later)) == ({"created": 1, "changed": 1}, ["pointer-tied"])
    assert head_of(museum, "A-1")[1].relations[0].target.record == head_of(museum, "R9")[0]
    for expected in ({"unchanged": 1}, {"unchanged": 1}):
        again = bring(pointing)
        assert (counts(again), codes(again)) == (expected, [])
    assert number_of(museum, "revision") == 3


def test_a_collection_that_is_a_row_of_its_own_sheet_holds_the_others_and_not_itself(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    rows = [make_row("BST", "Sưu tập", Loại="sưu tập"), make_row("1", "Trống")]
    bring(write_sheet(tmp_path / "in", *rows), constants={"relation.member_of": "BST"})
    home, collection = head_of(museum, "BST")
    assert collection.relations == []
    assert [one.target.record for one in head_of(museum, "1")[1].relations] == [home]


def test_photos_without_a_sheet_go_into_the_collection_too(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write_sheet(tmp_path / "sheet", make_row("BST", "Sưu tập", Loại="sưu tập")))
    make_photo(tmp_path / "in" / "a.jpg")
    assert counts(bring(tmp_path / "in")) == {"created": 1}
    assert counts(bring(tmp_path / "in", constants={"relation.member_of": "BST"})) == {"changed": 1}
    record = head_of(museum, f"files:{tmp_path / 'in' / 'a.jpg'}")[1]
    assert record.relations[0].target.record == head_of(museum, "BST")[0]


def test_publishing_and_withdrawing_raise_the_version(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write_sheet(tmp_path / "in", make_row("TB-1", "Trống")), publish=False)
    versions = []
    for change in (records.publish, None):
        with museum.database.begin() as connection:
            home = institutions.choose(connection, None).id
            known = imported.known_by_import_key(connection, home, ["TB-1"])["TB-1"]
            versions.append(known.version)
            if change:
                change(connection, [known.record_id])
            else:
                records.withdraw(connection, known.record_id)
            versions.append(imported.known_by_import_key(connection, home, ["TB-1"])["TB-1"].version)
    assert versions == [1, 2, 2, 3]


def test_an_edit_outlives_every_later_import(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **{"Mô tả": "Cũ"}))
    bring(folder)
    record_id, record = head_of(museum, "TB-1")
    edited = record.model_copy(update={"texts": [record.texts[0].model_copy(update={"text": {"vi": "Tay"}})]})
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        records.save(connection, home, [Change(edited, "binh", "sửa", record_id, version=1, publish=True)])
    for name in ("Trống A", "Trống B", "Trống C"):
        write_sheet(folder, make_row("TB-1", name, **{"Mô tả": "Cũ"}))
        report = bring(folder)
        assert (counts(report), codes(report)) == ({"changed": 1}, [])
        now = head_of(museum, "TB-1")[1]
        assert (now.title("vi"), now.texts[0].text) == (name, {"vi": "Tay"})


def test_without_a_sheet_a_file_that_is_not_taken_makes_no_record(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "zero.jpg").write_bytes(b"")
    (folder / "pw.jpg").symlink_to("/etc/passwd")
    for dry in (True, False):
        report = bring(folder, dry=dry)
        assert counts(report) == {}
        assert sorted(codes(report)) == ["file-outside", "media-empty"]
        assert report.files.refused == 2
        assert report.has_refusals
    assert number_of(museum, "record") == 0


def test_a_record_of_files_only_is_shown_when_one_of_them_is_ready(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    make_photo(tmp_path / "in" / "tốt.jpg")
    broken = make_photo(tmp_path / "in" / "hỏng.png")
    broken.write_bytes(broken.read_bytes()[:60])
    report = bring(tmp_path / "in", work=True)
    assert counts(report) == {"created": 2}
    shown = {row["source"]: row["record"] for row in report.rows() if row["action"] == "created"}
    with museum.database.connect() as connection:
        assert open_record(connection, shown["tốt.jpg"], VISITOR)
        assert not open_record(connection, shown["hỏng.png"], STAFF).published
    assert "draft-not-shown" in codes(report)


def test_a_file_that_failed_is_told_again_and_tried_again_each_time(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông"))
    make_photo(folder / "TB-2.jpg", "blue")
    broken = make_photo(folder / "TB-1.png")
    broken.write_bytes(broken.read_bytes()[:60])
    first = bring(folder, work=True)
    assert (first.files.stored, first.files.unreadable, first.files.duplicates, first.files.refused) == (1, 1, 0, 0)
    before = number_of(museum, "revision")
    for dry in (True, False):
        again = bring(folder, dry=dry, work=not dry)
        assert counts(again) == {"unchanged": 2}
        assert codes(again) == codes(first)
        files = again.files
        assert (files.stored, files.unreadable, files.duplicates, files.refused) == (0, 1, 1, 0)
        assert again.has_refusals
    assert number_of(museum, "revision") == before


def test_a_table_that_cannot_be_read_is_counted_as_refused(bring: Import, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text("x y\n1 2\n", encoding="utf-8")
    report = bring(folder)
    assert (report.files.refused, report.has_refusals) == (1, True)


def test_notes_are_left_aside_and_what_is_refused_is_counted(bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    for name in ("LICENCE.txt", "README", "Thumbs.db", "x.sha256"):
        (folder / name).write_bytes(b"x")
    report = bring(folder)
    assert {row["action"] for row in report.rows()} == {"created", "ignored"}
    assert (report.files.refused, report.has_refusals) == (0, False)
    (folder / "DSC_1.jpg").write_bytes(b"x")
    report = bring(folder)
    assert sum(row["action"] == Action.REFUSED for row in report.rows()) == report.files.refused == 1
    assert report.has_refusals


def test_a_dry_run_says_what_happens_to_files_and_which_row_they_go_to(bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông"))
    make_photo(folder / "TB-1_1.jpg", "red")
    make_photo(folder / "TB-2.jpg", "blue")
    (folder / "TB-1_2.jpg").write_bytes((folder / "TB-1_1.jpg").read_bytes())
    (folder / "TB-2_0.jpg").write_bytes(b"")
    seen = [bring(folder, dry=True), bring(folder), bring(folder, dry=True)]
    assert [(one.files.stored, one.files.duplicates, one.files.refused) for one in seen] == [
        (2, 1, 1),
        (2, 1, 1),
        (0, 3, 1),
    ]
    for report in seen:
        rows = list(report.rows())
        assert [row["files"] for row in rows] == [["TB-1_1.jpg", "TB-1_2.jpg"], ["TB-2.jpg"], []]
        assert (rows[2]["source"], rows[2]["action"], rows[2]["record"]) == ("TB-2_0.jpg", "refused", rows[1]["record"])
    assert counts(seen[2]) == {"unchanged": 2}


def test_every_row_of_a_group_is_reported_with_its_number(museum: Museum, bring: Import, tmp_path: Path) -> None:
    from ingest.planning import make_plan
    from ingest.report import Report
    from ingest.run import Order, Run
    from ingest.sheets.mapping import mapping_of
    from ingest.sources import discover

    folder = tmp_path / "in"
    folder.mkdir()
    with (folder / "b.csv").open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(
            [["Ký hiệu lạ", "Tên", "Xếp hạng"], ["1", "Bia", ""], ["2", "Chuông", ""], ["1", "", "hạng lạ"]]
        )
    plan = make_plan(discover([folder]), mapping_of({"key": "Ký hiệu lạ", "group": True}, "m"))
    assert "columns-unknown" not in {one.code for facts in plan.sources for one in facts.messages}
    report = Report("vi")
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None)
    Run(museum, plan, Order(home, "an", "thử"), report).carry_out(lambda done, total: None)
    rows = {row["row"]: row for row in report.rows()}
    assert sorted(rows) == [2, 3, 4]
    assert rows[2]["record"] == rows[4]["record"] != rows[3]["record"]
    assert (rows[2]["messages"], len(rows[4]["messages"])) == ([], 1)
    assert (rows[2]["action"], rows[4]["action"]) == ("created", "same_record")
    assert counts(report) == {"created": 2}


def test_a_lease_is_renewed_while_the_work_goes_on_and_given_back_at_its_end(
    museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    renewed = threading.Event()
    hold, taken = leases.hold, []

    def note(*given: object) -> bool:
        taken.append(given)
        if len(taken) > 2:
            renewed.set()
        return hold(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(leases, "hold", note)
    with Held(museum.database, "x", 0.9):
        assert renewed.wait(30)
        assert (leases.holder_of(museum.database, "x") or "").startswith(f"{leases.this_process()}:")
    assert leases.holder_of(museum.database, "x") is None


def test_a_lease_that_cannot_be_renewed_for_a_moment_is_kept_and_one_that_ran_out_is_told(
    museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    hold, fails, came_through = leases.hold, threading.Event(), threading.Event()

    def fail_at_times(*given: object) -> bool:
        if fails.is_set():
            fails.clear()
            raise OperationalError("UPDATE", {}, Exception("database is locked"))
        came_through.set()
        return hold(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(leases, "hold", fail_at_times)
    with Held(museum.database, "x", 0.6) as lease:
        came_through.clear()
        fails.set()
        assert came_through.wait(30)
        assert not fails.is_set()
        lease.check()
    with Held(museum.database, "x", 60) as lease, monkeypatch.context() as at_a_standstill:
        at_a_standstill.setattr("ingest.lease.time.time", lambda: 1e12)
        lease.check()
        at_a_standstill.setattr("ingest.lease.time.time", lambda: 2e12)
        at_a_standstill.setattr(leases, "hold", lambda *_: False)
        with pytest.raises(BusyError):
            lease.check()


def test_a_lease_that_ran_out_while_the_database_fails_is_told(museum: Museum, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bool:
        raise OperationalError("UPDATE", {}, Exception("database is locked"))

    with Held(museum.database, "x", 60) as lease, monkeypatch.context() as at_a_standstill:
        at_a_standstill.setattr("ingest.lease.time.time", lambda: 1e12)
        at_a_standstill.setattr(leases, "hold", failing)
        with pytest.raises(BusyError):
            lease.check()


def test_two_pieces_of_work_in_one_process_do_not_share_a_lease(museum: Museum) -> None:
    with Held(museum.database, "x", 60), pytest.raises(BusyError), Held(museum.database, "x", 60):
        pass


def test_what_is_to_be_mended_is_told_again_until_it_is_and_nothing_else_happens(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    row = make_row("TB-1", "Trống", **{"Ảnh": "trong.jpg", "Vĩ độ": "bắc", "Kinh độ": "105"})
    folder = write_sheet(tmp_path / "in", row)
    first = codes(bring(folder))
    assert "file-absent" in first
    for dry in (False, True, False):
        again = bring(folder, dry=dry)
        assert (counts(again), codes(again), again.has_refusals) == ({"unchanged": 1}, first, True)
    assert number_of(museum, "revision") == 1
    make_photo(folder / "trong.jpg")
    write_sheet(folder, {**row, "Vĩ độ": "21"})
    assert (counts(bring(folder)), codes(bring(folder))) == ({"changed": 1}, [])


def test_files_wait_for_a_sheet_that_cannot_be_read(museum: Museum, bring: Import, tmp_path: Path) -> None:
    make_photo(tmp_path / "in" / "TB-1.jpg")
    sheet = tmp_path / "in" / "bang-ke.csv"
    sheet.write_text("Số kiểm kê Tên\nTB-1 Trống\n", encoding="utf-8")
    report = bring(tmp_path / "in")
    assert (counts(report), codes(report), report.has_refusals) == ({}, ["file-without-sheet"], True)
    sheet.write_text("Số kiểm kê,Tên\nTB-1,Trống\n", encoding="utf-8")
    assert counts(bring(tmp_path / "in")) == {"created": 1}


@pytest.mark.parametrize("dry", [True, False])
def test_each_file_of_a_refused_row_is_told_to_wait(bring: Import, tmp_path: Path, dry: bool) -> None:
    rows = [
        make_row("PV-01", "Hát ru"),
        make_row("PV-01", "Hát ví"),
        make_row("PV-02", "Hát dặm", **{"Ảnh": "PV-01.wav"}),
    ]
    folder = write_sheet(tmp_path / "in", *rows[:2])
    with wave.open(str(folder / "PV-01.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 8000, "NONE", ""))
        sound.writeframes(b"\0\0" * 8000)
    (folder / "PV-01.vi.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nÀ ơi\n", encoding="utf-8")
    (folder / "PV-01.txt").write_text("À ơi, con ngủ cho lành.\n", encoding="utf-8")
    report = bring(folder, dry=dry)
    told = {row["source"]: row["messages"][-1] for row in report.rows() if row["row"] is None}
    assert set(told) == {"PV-01.wav", "PV-01.vi.vtt", "PV-01.txt"}
    assert {message["code"] for message in told.values()} == {"file-waits"}
    assert "bang-ke.csv 2" in told["PV-01.txt"]["text"]
    assert (counts(report), report.files.refused) == ({"refused": 2}, 3)
    write_sheet(folder, *rows)
    assert "file-waits" not in codes(bring(folder, dry=True))


def test_a_dry_run_foretells_that_a_picture_cannot_be_read_here(
    bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    (folder / "TB-1.heic").write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    report = bring(folder, dry=True)
    assert (codes(report), report.files.unreadable, report.has_refusals) == (["media-heic-missing"], 1, True)


def test_a_file_of_before_captions_were_looked_through_is_made_anew(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", Ảnh="a.vtt"))
    (folder / "a.vtt").write_text("WEBVTT\n\n21.123457\n00:01.000 --> 00:02.000\nA\n", encoding="utf-8")
    bring(folder, work=True)
    [asset] = facts_of(museum)
    assert asset == {"mime": "text/vtt", "duration_s": 2.0, "tells_place": False}
    with museum.database.begin() as connection:
        connection.execute(update(tables.asset).values(facts='{"mime": "text/vtt"}'))
    happened = []
    for _ in range(2):
        assert counts(bring(folder, work=True)) == {"unchanged": 1}
        assert facts_of(museum) == [asset]
        happened.append(number_of(museum, "event"))
    assert happened[0] == happened[1]


def facts_of(museum: Museum) -> list[dict[str, object]]:
    """What is known of every file."""
    with museum.database.connect() as connection:
        return [json.loads(facts) for facts in connection.scalars(select(tables.asset.c.facts))]
