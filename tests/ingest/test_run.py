"""Imports carried out: what a sheet and a folder become, the first time and every time after."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from catalog import institutions, jobs, leases, records, revisions
from catalog.change import Change
from catalog.errors import BusyError, GoneError
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR, Viewer
from catalog.tables import audit
from catalog.views import open_record
from ingest.planned_rows import Action
from ingest.run import Run
from tests.ingest.bringing import (
    Import,
    codes,
    counts,
    head_of,
    make_photo,
    make_row,
    number_of,
    write_sheet,
)


def test_a_row_and_its_photo_become_one_record(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống đồng", **{"Niên đại": "Cảnh Hưng 44"}))
    make_photo(folder / "TB-1_01.jpg")
    report = bring(folder)
    assert counts(report) == {"created": 1}
    assert (report.files.stored, report.files.refused) == (1, 0)
    record_id, record = head_of(museum, "TB-1")
    assert record.title("vi") == "Trống đồng"
    assert record.events[0].date is not None
    assert (record.events[0].date.year_from, record.events[0].date.text["vi"]) == (1783, "Cảnh Hưng 44")
    assert len(record.assets) == 1
    with museum.database.connect() as connection:
        assert open_record(connection, record_id, VISITOR).record.title("vi") == "Trống đồng"
        assert jobs.open_jobs(connection) == 1


def test_bringing_it_again_does_nothing(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông"))
    make_photo(folder / "TB-1.jpg")
    bring(folder)
    before = {table: number_of(museum, table) for table in ("record", "revision", "asset", "blob", "job", "event")}
    again = bring(folder)
    assert counts(again) == {"unchanged": 2}
    assert (again.files.stored, again.files.duplicates) == (0, 1)
    assert {table: number_of(museum, table) for table in before} == before


def test_a_changed_cell_makes_one_revision_of_one_record(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông"))
    bring(folder)
    write_sheet(folder, make_row("TB-1", "Trống đồng Ngọc Lũ"), make_row("TB-2", "Chuông"))
    assert counts(bring(folder)) == {"changed": 1, "unchanged": 1}
    assert number_of(museum, "revision") == 3
    record_id, record = head_of(museum, "TB-1")
    assert record.title("vi") == "Trống đồng Ngọc Lũ"
    with museum.database.connect() as connection:
        assert [one.number for one in revisions.history(connection, record_id)] == [2, 1]


def test_a_photo_that_is_added_later_joins_its_record(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    make_photo(folder / "TB-1_1.jpg", "red")
    bring(folder)
    make_photo(folder / "TB-1_2.jpg", "blue")
    assert counts(bring(folder)) == {"changed": 1}
    assert len(head_of(museum, "TB-1")[1].assets) == 2
    (folder / "TB-1_1.jpg").unlink()
    bring(folder)
    assert len(head_of(museum, "TB-1")[1].assets) == 2


def test_two_photos_with_the_same_bytes_are_shown_once_also_after_a_change(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    make_photo(folder / "TB-1_1.jpg")
    (folder / "TB-1_2.jpg").write_bytes((folder / "TB-1_1.jpg").read_bytes())
    bring(folder)
    assert len(head_of(museum, "TB-1")[1].assets) == 1
    write_sheet(folder, make_row("TB-1", "Trống đồng"))
    bring(folder)
    assert len(head_of(museum, "TB-1")[1].assets) == 1


def test_one_file_in_two_records_is_stored_once_and_is_two_assets(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông"))
    make_photo(folder / "TB-1.jpg")
    (folder / "TB-2.jpg").write_bytes((folder / "TB-1.jpg").read_bytes())
    report = bring(folder)
    assert (report.files.stored, report.files.duplicates) == (1, 1)
    assert (number_of(museum, "blob"), number_of(museum, "asset")) == (2, 2), "the file and the sheet"


def test_rows_point_to_rows_before_and_after_them(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(
        tmp_path / "in",
        make_row("TB-1", "Trống", **{"Liên quan": "TB-2"}),
        make_row("TB-2", "Chuông", **{"Liên quan": "TB-1; TB-9"}),
    )
    report = bring(folder)
    first, second = head_of(museum, "TB-1"), head_of(museum, "TB-2")
    assert [row.target.record for row in first[1].relations] == [second[0]]
    assert second[1].relations[0].target.record == first[0]
    assert second[1].relations[1].target.label == {"vi": "TB-9"}
    assert "pointer-unknown" in codes(report)


REFUSED_ROWS = {
    "doubled": [("B-02", "Thánh Gióng", {}), ("B-02", "Tản Viên", {})],
    "invalid": [("B-02", "Thánh Gióng", {"Mô tả": "x" * 200_001})],
}


@pytest.mark.parametrize("cause", REFUSED_ROWS)
@pytest.mark.parametrize("ahead", [True, False])
def test_a_pointer_to_a_refused_row_keeps_its_text_and_leads_there_once_the_row_is_mended(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cause: str, ahead: bool
) -> None:
    monkeypatch.setattr("ingest.run.BATCH_ROWS", 1)
    pointing = make_row("A-01", "Đền Gióng", **{"Thờ": "Thánh Gióng", "Liên quan": "B-02"})
    refused = [make_row(number, name, **more) for number, name, more in REFUSED_ROWS[cause]]
    folder = write_sheet(tmp_path / "in", *([pointing, *refused] if ahead else [*refused, pointing]))
    report = bring(folder)
    assert counts(report) == {"created": 1, "refused": len(refused)}
    assert codes(report).count("pointer-to-refused-row") == 2
    record = head_of(museum, "A-01")[1]
    assert record.agents[0].agent.model_dump(exclude_defaults=True) == {"label": {"vi": "Thánh Gióng"}}
    assert record.relations[0].target.model_dump(exclude_defaults=True) == {"label": {"vi": "B-02"}}
    write_sheet(folder, pointing, make_row("B-02", "Thánh Gióng"))
    assert counts(bring(folder)) == {"created": 1, "changed": 1}
    target, _ = head_of(museum, "B-02")
    assert head_of(museum, "A-01")[1].agents[0].agent.record == target
    assert counts(bring(folder)) == {"unchanged": 2}


def test_a_record_of_before_is_pointed_to_though_its_row_is_refused_now(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("B-02", "Thánh Gióng"))
    bring(folder)
    target, _ = head_of(museum, "B-02")
    write_sheet(
        folder,
        make_row("A-01", "Đền", **{"Thờ": "Thánh Gióng"}),
        make_row("B-02", "Thánh Gióng"),
        make_row("B-02", "Ai"),
    )
    assert "pointer-to-refused-row" not in codes(bring(folder))
    assert head_of(museum, "A-01")[1].agents[0].agent.record == target


def test_what_a_person_edited_is_not_overwritten(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **{"Mô tả": "Cũ"}))
    bring(folder)
    record_id, record = head_of(museum, "TB-1")
    edited = record.model_copy(
        update={"texts": [record.texts[0].model_copy(update={"text": {"vi": "Người biên tập viết"}})]}
    )
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        records.save(connection, home, [Change(edited, "binh", "sửa", record_id, version=1, publish=True)])
    write_sheet(folder, make_row("TB-1", "Trống đồng", **{"Mô tả": "Bảng kê nói khác"}))
    [planned] = [row["messages"] for row in bring(folder, dry=True).rows()]
    assert [one["code"] for one in planned] == ["field-changes", "edit-kept"]
    assert planned[0]["text"] == "TB-1: mục “Tên” đổi từ “Trống” thành “Trống đồng”."
    report = bring(folder)
    [done] = [row["messages"] for row in report.rows()]
    assert done == planned[1:]
    assert "“Người biên tập viết”" in done[0]["text"]
    assert "“Bảng kê nói khác”" in done[0]["text"]
    _, now = head_of(museum, "TB-1")
    assert now.title("vi") == "Trống đồng"
    assert now.texts[0].text == {"vi": "Người biên tập viết"}
    assert "edit-kept" in codes(report)


def test_two_rows_with_one_number_are_refused_also_in_the_dry_run(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(
        tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-1", "Chuông"), make_row("TB-2", "Khánh")
    )
    assert counts(bring(folder, dry=True)) == {"created": 1, "refused": 2}
    report = bring(folder)
    assert counts(report) == {"created": 1, "refused": 2}
    assert report.has_refusals
    assert number_of(museum, "record") == 1


def test_a_dry_run_writes_nothing(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    make_photo(folder / "TB-1.jpg")
    report = bring(folder, dry=True)
    assert counts(report) == {"created": 1}
    assert report.run is None
    for table in ("record", "blob", "asset", "import_run", "source_file"):
        assert number_of(museum, table) == 0
    assert list(museum.store.list()) == []


def test_a_row_whose_file_is_missing_and_a_file_without_a_row_are_told(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **{"Ảnh": "trong.jpg"}))
    make_photo(folder / "DSC_0007.jpg")
    report = bring(folder)
    assert counts(report) == {"created": 1}
    assert {"file-absent", "file-no-record"} <= {code.removesuffix("-but") for code in codes(report)}
    assert report.has_refusals


def test_photos_without_a_sheet_become_drafts_named_after_their_folder(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    make_photo(tmp_path / "in" / "Đình Tây Đằng" / "1.jpg", "red")
    make_photo(tmp_path / "in" / "Đình Tây Đằng" / "2.jpg", "blue")
    report = bring(tmp_path / "in", publish=False)
    assert counts(report) == {"created": 1}
    [row] = report.rows()
    with museum.database.connect() as connection:
        view = open_record(connection, row["record"], STAFF)
    assert view.record.title("vi") == "Đình Tây Đằng"
    assert len(view.record.assets) == 2
    assert not view.published


def test_publishing_later_shows_what_came_as_a_draft(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    bring(folder, publish=False)
    record_id, _ = head_of(museum, "TB-1")
    report = bring(folder, publish=True)
    assert counts(report) == {"unchanged": 1}
    with museum.database.connect() as connection:
        assert open_record(connection, record_id, VISITOR)
    assert _published_by(museum, record_id) == [("an", {"reason": "thử", "run": report.run, "number": 1, "before": 0})]


def _published_by(museum: Museum, record_id: str) -> list[tuple[str, dict[str, str]]]:
    with museum.database.connect() as connection:
        rows = connection.execute(
            select(audit.c.made_by, audit.c.detail).where(audit.c.subject == record_id, audit.c.action == "publish")
        )
        return [(row.made_by, json.loads(row.detail)) for row in rows]


def test_who_published_a_record_of_files_is_noted_with_the_run(museum: Museum, bring: Import, tmp_path: Path) -> None:
    make_photo(tmp_path / "in" / "anh.jpg")
    report = bring(tmp_path / "in", work=True)
    [record_id] = {row["record"] for row in report.rows() if row["action"] == "created"}
    assert _published_by(museum, record_id) == [("an", {"reason": "thử", "run": report.run, "number": 1, "before": 0})]


def test_folders_with_files_of_the_same_names_become_records_of_their_own(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    make_photo(tmp_path / "dinh" / "DSC_0001.jpg", "red")
    make_photo(tmp_path / "chua" / "DSC_0001.jpg", "blue")
    assert counts(bring(tmp_path / "dinh")) == {"created": 1}
    assert counts(bring(tmp_path / "chua")) == {"created": 1}
    assert counts(bring(tmp_path / "dinh")) == {"unchanged": 1}


def _title_for(museum: Museum, record_id: str, viewer: Viewer = VISITOR) -> str:
    with museum.database.connect() as connection:
        return open_record(connection, record_id, viewer).record.title("vi")


def test_publishing_later_shows_a_change_that_came_as_a_draft(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    bring(folder)
    record_id, _ = head_of(museum, "TB-1")
    write_sheet(folder, make_row("TB-1", "Trống đồng"))
    assert counts(bring(folder, publish=False)) == {"changed": 1}
    assert _title_for(museum, record_id) == "Trống"
    assert counts(bring(folder)) == {"unchanged": 1}
    assert _title_for(museum, record_id) == "Trống đồng"


def test_an_import_does_not_show_again_what_was_withdrawn(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    bring(folder)
    record_id, _ = head_of(museum, "TB-1")
    with museum.database.begin() as connection:
        assert records.withdraw(connection, record_id)
    write_sheet(folder, make_row("TB-1", "Trống đồng"))
    for wanted in ({"changed": 1}, {"unchanged": 1}):
        report = bring(folder)
        assert (counts(report), codes(report)) == (wanted, ["record-stays-withdrawn"])
        assert _title_for(museum, record_id, STAFF) == "Trống đồng"
        with pytest.raises(GoneError):
            _title_for(museum, record_id)
    assert codes(bring(folder, publish=False)) == []
    with museum.database.begin() as connection:
        records.publish(connection, [record_id])
    assert _title_for(museum, record_id) == "Trống đồng"


def test_an_import_that_was_cut_off_goes_on_where_it_was(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.run.BATCH_ROWS", 2)
    rows: Sequence[dict[str, str]] = [make_row(f"TB-{n}", f"Hiện vật {n}", **{"Liên quan": "TB-5"}) for n in range(6)]
    folder = write_sheet(tmp_path / "in", *rows)
    for n in range(6):
        make_photo(folder / f"TB-{n}.png", f"#0000{n:02x}")
    real = Run._write
    written = 0

    def dies_at_the_third(self: Run, planned: Sequence[object]) -> None:
        nonlocal written
        written += 1
        if written == 3:
            raise KeyboardInterrupt
        real(self, planned)  # type: ignore[arg-type]

    monkeypatch.setattr(Run, "_write", dies_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        bring(folder)
    assert number_of(museum, "record") == 4
    monkeypatch.setattr(Run, "_write", real)
    assert counts(bring(folder)) == {"created": 2, "unchanged": 4}
    assert (number_of(museum, "record"), number_of(museum, "revision"), number_of(museum, "asset")) == (6, 6, 6)
    target, _ = head_of(museum, "TB-5")
    assert head_of(museum, "TB-0")[1].relations[0].target.record == target


def test_two_imports_into_one_institution_do_not_run_at_once(museum: Museum, bring: Import, tmp_path: Path) -> None:
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None).id
    assert leases.hold(museum.database, f"ingest:{home}", "elsewhere:1", 60)
    with pytest.raises(BusyError, match="elsewhere"):
        bring(write_sheet(tmp_path / "in", make_row("TB-1", "Trống")))
    assert number_of(museum, "record") == 0


def test_every_row_is_kept_with_its_run(museum: Museum, bring: Import, tmp_path: Path) -> None:
    report = bring(write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), make_row("", "")))
    assert report.run
    assert number_of(museum, "import_run") == 1
    assert number_of(museum, "import_message") == sum(1 for _ in report.rows())
    assert report.counts[Action.CREATED] == 1


def test_a_cell_of_a_megabyte_makes_no_message_long(bring: Import, tmp_path: Path) -> None:
    huge = "x\x07" * 490_000
    rows = [
        make_row("TB-1", "Trống", **{"Vĩ độ": huge, "Liên quan": huge, "Ảnh": huge, "Loại": huge}),
        make_row(huge, "Chuông"),
        make_row(huge, "Khánh"),
    ]
    report = bring(write_sheet(tmp_path / "in", *rows))
    told = [message for row in report.rows() for message in row["messages"]]
    assert len(told) >= 4
    assert max(len(one["text"]) + len(one["path"]) for one in told) < 1000
    assert all(one["text"].isprintable() for one in told)
