"""A run taken back: what it brought is gone, what it changed is as before, and what people did since stays."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from catalog import outbox, records, revisions, runs
from catalog.change import Change
from catalog.errors import GoneError, NotFoundError
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.record.model import Record
from catalog.views import open_record
from ingest.planned_rows import PlannedRow
from ingest.report import Report
from ingest.run import Run
from ingest.undo import NoSuchRunError, Undo, UndoOfUndoError, find_run
from tests.ingest.bringing import Import, codes, counts, head_of, make_photo, make_row, number_of, write_sheet


def _undo(museum: Museum, run: str | None, *, dry: bool = False) -> Report:
    report = Report("vi")
    undo = Undo(museum, find_run(museum, run or ""), "an", "nhầm", report)
    (undo.preview if dry else undo.carry_out)()
    return report


def _shown(museum: Museum, record_id: str) -> str:
    with museum.database.connect() as connection:
        return open_record(connection, record_id, VISITOR).record.title("vi")


def _edit(museum: Museum, record_id: str, **changes: object) -> None:
    with museum.database.begin() as connection:
        view = open_record(connection, record_id, STAFF)
        edited = view.record.model_copy(update=changes)
        records.save(connection, view.institution_id, [Change(edited, "bình", "sửa", record_id, view.version)])


def _described(record: Record) -> list[str]:
    return [row.text["vi"] for row in record.texts]


def test_what_a_run_brought_is_gone_with_everything_made_of_it(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(
        tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông", **{"Liên quan": "TB-1"})
    )
    make_photo(folder / "TB-1.jpg")
    run = bring(folder, work=True).run
    record_id, _ = head_of(museum, "TB-1")
    made = [one.key for one in museum.store.list("derivatives/")]
    assert made
    report = _undo(museum, run)
    assert counts(report) == {"removed": 2}
    tables = ("record", "revision", "asset", "derivative", "tile_index", "relation", "record_name", "job")
    assert {table: number_of(museum, table) for table in tables} == dict.fromkeys(tables, 0)
    assert not list(museum.store.list("derivatives/"))
    assert [one.key for one in museum.store.list("originals/")]
    with museum.database.connect() as connection:
        assert record_id in {one.record_id for one in outbox.pending(connection)}
        with pytest.raises(GoneError):
            open_record(connection, record_id, VISITOR)


def test_the_same_sheet_brought_again_makes_the_same_records(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    make_photo(folder / "TB-1.jpg")
    run = bring(folder, work=True).run
    before, _ = head_of(museum, "TB-1")
    _undo(museum, run)
    assert counts(bring(folder, work=True)) == {"created": 1}
    after, record = head_of(museum, "TB-1")
    assert (before, len(record.assets), _shown(museum, after)) == (after, 1, "Trống")


def test_what_nobody_saw_leaves_no_tombstone(museum: Museum, bring: Import, tmp_path: Path) -> None:
    run = bring(write_sheet(tmp_path / "in", make_row("TB-1", "Trống")), publish=False).run
    record_id, _ = head_of(museum, "TB-1")
    _undo(museum, run)
    with museum.database.connect() as connection, pytest.raises(NotFoundError) as error:
        open_record(connection, record_id, VISITOR)
    assert not isinstance(error.value, GoneError)


def test_what_a_run_changed_is_as_it_was_and_the_public_sees_it_so(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **{"Mô tả": "cũ"}))
    bring(folder)
    record_id, before = head_of(museum, "TB-1")
    make_photo(write_sheet(folder, make_row("TB-1", "Trống đồng")) / "TB-1.jpg")
    run = bring(folder, work=True).run
    assert head_of(museum, "TB-1")[1] != before
    report = _undo(museum, run)
    assert (counts(report), codes(report)) == ({"restored": 1}, [])
    assert head_of(museum, "TB-1") == (record_id, before)
    assert _shown(museum, record_id) == "Trống"
    with museum.database.connect() as connection:
        assert [one.reason for one in revisions.history(connection, record_id)] == ["nhầm", "thử", "thử"]
    assert counts(bring(folder, work=True)) == {"changed": 1}
    assert (head_of(museum, "TB-1")[1].title("vi"), _shown(museum, record_id)) == ("Trống đồng", "Trống đồng")


def test_a_sheet_brought_and_undone_again_and_again_comes_back_to_the_same(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    first = make_row("TB-1", "Trống", **{"Mô tả": "một"})
    folder = write_sheet(tmp_path / "in", first)
    bring(folder)
    start = head_of(museum, "TB-1")
    said = [make_row("TB-1", "Trống", **{"Mô tả": text}) for text in ("hai", "ba", "")]
    made = [bring(write_sheet(folder, row)).run for row in said]
    for run in reversed(made):
        assert counts(_undo(museum, run)) == {"restored": 1}
    assert head_of(museum, "TB-1") == start
    assert counts(bring(write_sheet(folder, first))) == {"unchanged": 1}


def test_an_edit_made_since_stays_and_is_told(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **{"Mô tả": "một"}))
    bring(folder)
    record_id, before = head_of(museum, "TB-1")
    run = bring(write_sheet(folder, make_row("TB-1", "Chuông", **{"Mô tả": "hai"}))).run
    texts = [head_of(museum, "TB-1")[1].texts[0].model_copy(update={"text": {"vi": "của Bình"}})]
    _edit(museum, record_id, texts=texts)
    report = _undo(museum, run)
    assert (counts(report), codes(report)) == ({"restored": 1}, ["undo-edit-stays"])
    now = head_of(museum, "TB-1")[1]
    assert (now.names, _described(now)) == (before.names, ["của Bình"])


def test_an_edit_made_before_the_run_is_not_lost_to_the_old_sheet_after_the_undo(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    old = make_row("TB-1", "Trống", **{"Mô tả": "một"})
    folder = write_sheet(tmp_path / "in", old)
    bring(folder)
    record_id, before = head_of(museum, "TB-1")
    _edit(museum, record_id, names=[before.names[0].model_copy(update={"text": {"vi": "Trống của Bình"}})])
    run = bring(write_sheet(folder, make_row("TB-1", "Trống", **{"Mô tả": "hai"}))).run
    _undo(museum, run)
    bring(write_sheet(folder, old))
    now = head_of(museum, "TB-1")[1]
    assert (now.title("vi"), _described(now)) == ("Trống của Bình", ["một"])


def test_a_record_that_somebody_worked_on_since_is_kept(museum: Museum, bring: Import, tmp_path: Path) -> None:
    rows = [make_row("TB-1", "Trống"), make_row("TB-2", "Chuông")]
    run = bring(write_sheet(tmp_path / "in", *rows)).run
    record_id, _ = head_of(museum, "TB-1")
    _edit(museum, record_id, languages=["vi"])
    for dry in (True, False):
        report = _undo(museum, run, dry=dry)
        assert (counts(report), codes(report)) == ({"kept": 1, "removed": 1}, ["undo-edited-since"])
    assert number_of(museum, "record") == 1


def test_a_record_that_others_point_to_is_kept_with_what_it_points_to(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "a", make_row("A-1", "Trống", **{"Liên quan": "A-2"}), make_row("A-2", "Dùi"))
    run = bring(folder).run
    bring(write_sheet(tmp_path / "b", make_row("B-1", "Giá trống", **{"Liên quan": "A-1"})))
    report = _undo(museum, run)
    assert (counts(report), codes(report)) == ({"kept": 2}, ["undo-pointed-to"] * 2)


def test_a_pointer_that_the_run_itself_tied_keeps_nothing(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write_sheet(tmp_path / "b", make_row("B-1", "Giá trống", **{"Liên quan": "A-1"})))
    _, before = head_of(museum, "B-1")
    run = bring(write_sheet(tmp_path / "a", make_row("A-1", "Trống"))).run
    assert head_of(museum, "B-1")[1] != before
    assert counts(_undo(museum, run, dry=True)) == {"restored": 1, "removed": 1}
    assert counts(_undo(museum, run)) == {"restored": 1, "removed": 1}
    assert head_of(museum, "B-1")[1] == before


def test_records_that_a_run_only_showed_are_hidden_again(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    bring(folder, publish=False)
    record_id, _ = head_of(museum, "TB-1")
    run = bring(folder).run
    assert _shown(museum, record_id) == "Trống"
    _undo(museum, run)
    with pytest.raises(NotFoundError):
        _shown(museum, record_id)


def test_a_draft_stays_a_draft_when_the_run_that_showed_it_is_undone(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    bring(folder)
    record_id, _ = head_of(museum, "TB-1")
    bring(write_sheet(folder, make_row("TB-1", "Trống nháp")), publish=False)
    run = bring(write_sheet(folder, make_row("TB-1", "Trống đã in"))).run
    assert _shown(museum, record_id) == "Trống đã in"
    _undo(museum, run)
    assert (head_of(museum, "TB-1")[1].title("vi"), _shown(museum, record_id)) == ("Trống nháp", "Trống")


def test_a_dry_run_writes_nothing(museum: Museum, bring: Import, tmp_path: Path) -> None:
    run = bring(write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))).run
    before = {table: number_of(museum, table) for table in ("record", "revision", "import_run", "search_outbox")}
    assert counts(_undo(museum, run, dry=True)) == {"removed": 1}
    assert {table: number_of(museum, table) for table in before} == before


def test_undoing_twice_does_nothing_more(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    bring(folder)
    run = bring(write_sheet(folder, make_row("TB-1", "Chuông"), make_row("TB-2", "Dùi"))).run
    assert counts(_undo(museum, run)) == {"restored": 1, "removed": 1}
    before = number_of(museum, "revision")
    again = _undo(museum, run)
    assert (counts(again), number_of(museum, "revision")) == ({}, before)
    with pytest.raises(UndoOfUndoError):
        find_run(museum, again.run or "")
    with pytest.raises(NoSuchRunError):
        find_run(museum, "99999999")


def test_a_sheet_brought_five_times_is_undone_run_by_run_for_visitors_too(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    names = ["Trống", "Trống đồng", "Trống đồng nhỏ", "Trống đồng to", "Trống da"]
    undone = [
        bring(write_sheet(tmp_path / "in", make_row("TB-1", name), make_row("TB-2", "Chuông"))).run for name in names
    ]
    record_id, _ = head_of(museum, "TB-1")
    for number in (4, 3, 2, 1):
        _undo(museum, undone[number])
        assert (head_of(museum, "TB-1")[1].title("vi"), _shown(museum, record_id)) == (names[number - 1],) * 2
    assert counts(_undo(museum, undone[0])) == {"removed": 2}
    assert number_of(museum, "record") == 0


def test_what_a_person_edits_and_takes_back_keeps_the_record(museum: Museum, bring: Import, tmp_path: Path) -> None:
    run = bring(write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))).run
    record_id, made = head_of(museum, "TB-1")
    _edit(museum, record_id, names=[made.names[0].model_copy(update={"text": {"vi": "Trống khác"}})])
    _edit(museum, record_id, names=made.names)
    assert codes(_undo(museum, run)) == ["undo-edited-since"]
    assert number_of(museum, "record") == 1


def test_the_same_sheet_again_does_not_publish_what_a_person_has_not(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    bring(folder)
    record_id, made = head_of(museum, "TB-1")
    _edit(museum, record_id, names=[made.names[0].model_copy(update={"text": {"vi": "Nháp chưa duyệt"}})])
    assert counts(bring(folder)) == {"unchanged": 1}
    assert (head_of(museum, "TB-1")[1].title("vi"), _shown(museum, record_id)) == ("Nháp chưa duyệt", "Trống")


def test_what_a_later_run_changed_is_told_with_the_run_to_take_back_first(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    names = ["Trống", "Trống đồng", "Trống đồng nhỏ", "Trống da"]
    made = [bring(write_sheet(tmp_path / "in", make_row("TB-1", name))).run for name in names]
    for number, code in ((0, "undo-changed-by-run"), (1, "undo-later-run-stays")):
        report = _undo(museum, made[number])
        [message] = next(row["messages"] for row in report.rows())
        assert message["code"] == code
        assert f"heritage undo {made[3]}" in message["text"]
    for run in (made[3], made[2], made[1]):
        assert codes(_undo(museum, run)) == []
    assert counts(_undo(museum, made[0])) == {"removed": 1}


def test_the_run_named_to_be_taken_back_first_is_one_that_still_stands(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    names = ["Trống", "Trống", "Trống đồng", "Trống da"]
    made = [bring(write_sheet(folder, make_row("TB-1", name), make_row("TB-2", "Chuông"))).run for name in names]
    _undo(museum, made[3])
    for _ in range(2):
        report = _undo(museum, made[0], dry=True)
        [message] = [message for row in report.rows() for message in row["messages"]]
        assert f"heritage undo {made[2]}" in message["text"]
    assert counts(_undo(museum, made[2])) == {"restored": 1}
    assert counts(_undo(museum, made[0])) == {"removed": 2}


def test_a_run_that_was_taken_back_only_in_part_is_named_as_long_as_its_word_stands(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    rows = [("Trống", "A"), ("Trống đồng", "B"), ("Trống da", "B")]
    made = [bring(write_sheet(folder, make_row("TB-1", name, **{"Mô tả": text}))).run for name, text in rows]
    for undone, code in ((made[1], "undo-later-run-stays"), (made[2], None)):
        assert codes(_undo(museum, undone)) == ([code] if code else [])
    record = head_of(museum, "TB-1")[1]
    assert (record.title("vi"), _described(record)) == ("Trống đồng", ["A"])
    [message] = [message for row in _undo(museum, made[0]).rows() for message in row["messages"]]
    assert f"heritage undo {made[1]}" in message["text"]
    assert counts(_undo(museum, made[1])) == {"restored": 1}
    assert counts(_undo(museum, made[0])) == {"removed": 1}


@pytest.mark.parametrize("edits_between", [False, True])
def test_an_import_that_was_cut_off_and_continued_is_undone_where_its_rows_point_at_each_other(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, edits_between: bool
) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        return [
            make_row(f"TB-{n}", f"{name} {n}" if n < 12 else f"Vò {n}", **{"Liên quan": f"TB-{(n + 7) % 60}"})
            for n in range(60)
        ]

    monkeypatch.setattr("ingest.run.BATCH_ROWS", 12)
    first = _cut_off(bring, write_sheet(tmp_path / "in", *rows("Vò")), monkeypatch)
    second = bring(write_sheet(tmp_path / "in", *rows("Chum" if edits_between else "Vò"))).run
    target, _ = head_of(museum, "TB-12")
    restored = {"restored": 12} if edits_between else {}
    report = _undo(museum, second)
    assert (counts(report), codes(report)) == ({"removed": 48, **restored}, [])
    kept = head_of(museum, "TB-5")[1]
    assert kept.relations[0].target.record == target, "as the run found it: a pointer to what is still to come"
    assert counts(bring(write_sheet(tmp_path / "in", *rows("Vò")))) == {"created": 48, "unchanged": 12}
    assert head_of(museum, "TB-12")[0] == target
    with museum.database.connect() as connection:
        [third] = [run.id for run in runs.latest(connection) if not run.undoes and run.id not in {first, second}]
    assert counts(_undo(museum, third)) == {"removed": 48}
    assert counts(_undo(museum, first)) == {"removed": 12}
    assert number_of(museum, "record") == 0


def test_a_record_that_a_person_pointed_to_since_the_import_that_went_on_is_kept(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.run.BATCH_ROWS", 1)
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống", **{"Liên quan": "TB-2"}), make_row("TB-2", "Vò"))
    _cut_off(bring, folder, monkeypatch)
    second = bring(folder).run
    record_id, made = head_of(museum, "TB-1")
    _edit(museum, record_id, relations=[])
    _edit(museum, record_id, relations=made.relations)
    assert codes(_undo(museum, second)) == ["undo-pointed-to"]


def _cut_off(bring: Import, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of an import of this folder that ends after its first batch."""
    real, ran = Run._write, []

    def dies_at_the_second(self: Run, planned: Sequence[PlannedRow]) -> None:
        if ran:
            raise KeyboardInterrupt
        real(self, planned)
        ran.append(self.id)

    with monkeypatch.context() as patched:
        patched.setattr(Run, "_write", dies_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            bring(folder)
    return str(ran[0])
