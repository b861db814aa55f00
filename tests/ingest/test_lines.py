"""The report's lines: each record and each file once, with what became of it, the same in a dry run and a real one."""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from ingest.asides import SHEETS_BROKEN
from ingest.lines import left_over
from ingest.media.pointcloud import NO_POINTS
from ingest.media.refusal import TRUNCATED
from ingest.planned_rows import Action
from ingest.report_rows import Publicity
from ingest.sheets.synonyms import recognise
from tests.ingest.bringing import Import, make_photo, make_row, write_sheet


def test_a_dry_run_foretells_what_will_be_stored_but_cannot_be_shown(bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông"))
    make_photo(folder / "TB-1_1.jpg", "red")
    cut = make_photo(folder / "TB-2.jpg", "blue")
    cut.write_bytes(cut.read_bytes()[:-30])
    for report in (bring(folder, dry=True), bring(folder, work=True)):
        assert (report.files.stored, report.files.unreadable, report.files.refused) == (1, 1, 0)
        (line,) = [row for row in report.rows() if row["action"] == "unreadable"]
        assert (line["source"], codes_of(line)) == ("TB-2.jpg", ["media-image-truncated"])


def codes_of(line: dict[str, Any]) -> list[str]:
    return [one["code"] for one in line["messages"]]


def test_lines_of_the_table_counted_by_their_action_are_the_summary(bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(
        tmp_path / "in",
        make_row("TB-1", "Trống", Ảnh="mất.jpg", **{"Niên đại": "năm lạ", "Vĩ độ": "x"}),
        make_row("TB-2", "Chuông"),
        make_row("TB-2", "Chuông"),
    )
    make_photo(folder / "TB-1_1.jpg", "red")
    (folder / "TB-1_2.jpg").write_bytes(b"")
    report = bring(folder, work=True, publish=True)
    report.write(tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    said = Counter(row["action"] for row in rows)
    assert said["created"] == report.counts[Action.CREATED] == 1
    assert said["refused"] == report.counts[Action.REFUSED] + report.files.refused == 4
    assert Counter(row["public"] for row in rows)["shown"] == report.public[Publicity.SHOWN] == 1
    (own,) = [row for row in rows if row["action"] == "created"]
    assert own["files"] == "TB-1_1.jpg"
    refused = {row["source"]: row["record"] for row in rows if row["action"] == "refused"}
    assert refused["mất.jpg"] == refused["TB-1_2.jpg"] == own["record"]


def test_records_of_files_alone_stand_in_the_table_once_with_what_the_public_sees(
    bring: Import, tmp_path: Path
) -> None:
    make_photo(tmp_path / "in" / "một" / "a.jpg", "red")
    make_photo(tmp_path / "in" / "hai" / "b.jpg", "blue")
    report = bring(tmp_path / "in", work=True, publish=True)
    assert [(row["action"], row["public"]) for row in report.rows()] == [("created", "shown")] * 2
    assert report.public[Publicity.SHOWN] == 2


def test_a_column_that_nobody_knows_and_that_names_files_is_told(bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), **{"Cột lạ": "chieng1.jpg"})
    make_photo(folder / "chieng1.jpg", "red")
    told = [message for facts in bring(folder, dry=True).sources for message in facts.messages]
    assert [one.params["column"] for one in told if one.code == "file-column-likely"] == ["Cột lạ"]


def test_the_headings_that_curators_give_to_files_are_known() -> None:
    for heading in ("Tên tệp ảnh", "Tên tệp hình", "Tệp hình ảnh", "Tên file hình", "File hình", "Tệp đính kèm"):
        found = recognise(heading)
        assert found is not None
        assert found.target == "file"


def test_a_remark_about_a_file_that_waits_for_its_sheet_does_not_hide_that_it_waits() -> None:
    waits, remark = SHEETS_BROKEN(file="a.e57"), NO_POINTS(name="a.e57")
    fatal = TRUNCATED(name="a.e57")
    assert left_over("a.e57", None, waits, [remark]).messages == (remark, waits)
    assert left_over("a.e57", None, waits, [fatal]).messages == (fatal,)
