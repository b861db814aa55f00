"""Sheets that come again are read no more than is needed, and what people save while a batch is made ready is kept."""

from pathlib import Path

import pytest

from catalog import imported, institutions, records
from catalog.change import Change
from catalog.museum import Museum
from catalog.policy import STAFF, VISITOR
from catalog.record.parts import Name
from catalog.views import open_record
from catalog.visibility import readable
from ingest.coming_back import continued
from ingest.keeping import kept_sheets
from ingest.plan import Plan
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.sources import discover
from tests.ingest.bringing import Import, codes, counts, head_of, make_row, number_of, write_sheet


def _planned(museum: Museum, folder: Path) -> tuple[Plan, Run, Report]:
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None)
        before = kept_sheets(connection, home.id)
    plan = continued(museum, home.id, make_plan(discover([folder]), before=before))
    report = Report("vi")
    return plan, Run(museum, plan, Order(home, "an", "thử", publish=True), report), report


def _quiet(_done: int, _all: int) -> None:
    """Nobody watches."""


def _rename(museum: Museum, key: str, name: str) -> None:
    """Save the record with another name, as a person does."""
    with museum.database.begin() as connection:
        home = institutions.choose(connection, None).id
        known = imported.known_by_import_key(connection, home, [key])[key]
        record = open_record(connection, known.record_id, STAFF).record
        edited = record.model_copy(update={"names": [Name(text={"vi": name})]})
        records.save(connection, home, [Change(edited, "bình", "sửa", known.record_id, known.version)])


def test_a_sheet_that_comes_again_as_it_was_is_read_once(museum: Museum, bring: Import, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", *(make_row(f"A-{number}", "Trống") for number in range(5)))
    bring(folder)
    _, run, report = _planned(museum, folder)
    (folder / "bang-ke.csv").write_text("")
    told: list[str] = []
    run.carry_out(_quiet, lambda: told.append("changing"))
    assert (counts(report), told) == ({"unchanged": 5}, [])
    assert [row["row"] for row in report.rows()] == [2, 3, 4, 5, 6]
    assert all(row["record"] for row in report.rows())


def test_rows_from_the_first_on_that_changed_are_read_again_and_those_above_are_as_they_were(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.batches.LOOKED_UP_ROWS", 2)
    rows = [make_row(f"A-{number}", "Trống") for number in range(7)]
    bring(write_sheet(tmp_path / "in", *rows))
    rows[3]["Tên"] = "Chuông"
    report = bring(write_sheet(tmp_path / "in", *rows))
    assert [(row["row"], row["action"]) for row in report.rows()] == [
        (number, "changed" if number == 5 else "unchanged") for number in range(2, 9)
    ]
    assert number_of(museum, "revision") == 8


def test_a_record_withdrawn_since_is_told_though_its_row_and_all_others_are_as_they_were(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", *(make_row(f"A-{number}", "Trống") for number in range(3)))
    bring(folder)
    with museum.database.begin() as connection:
        assert records.withdraw(connection, head_of(museum, "A-1")[0])
    _, run, report = _planned(museum, folder)
    run.carry_out(_quiet)
    assert (counts(report), codes(report)) == ({"unchanged": 3}, ["record-stays-withdrawn"])
    assert [row["row"] for row in report.rows()] == [2, 3, 4]


def test_what_somebody_saves_while_a_batch_is_made_ready_is_kept(museum: Museum, bring: Import, tmp_path: Path) -> None:
    bring(write_sheet(tmp_path / "in", make_row("A-1", "Trống"), make_row("A-2", "Chuông")))
    folder = write_sheet(
        tmp_path / "in", make_row("A-1", "Trống", **{"Mô tả": "Mới"}), make_row("A-2", "Chuông", **{"Mô tả": "Cũ"})
    )
    _, run, report = _planned(museum, folder)
    run.carry_out(_quiet, lambda: _rename(museum, "A-1", "Trống đồng"))
    assert counts(report) == {"changed": 2}
    _, head = head_of(museum, "A-1")
    assert (head.title("vi"), head.texts[0].text) == ("Trống đồng", {"vi": "Mới"})
    assert number_of(museum, "revision") == 5


def test_what_somebody_takes_back_while_a_batch_is_made_ready_stays_taken_back(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    bring(write_sheet(tmp_path / "in", make_row("A-1", "Trống")))
    record_id, _ = head_of(museum, "A-1")
    folder = write_sheet(tmp_path / "in", make_row("A-1", "Trống đồng"))

    def take_back() -> None:
        with museum.database.begin() as connection:
            assert records.withdraw(connection, record_id)

    _, run, report = _planned(museum, folder)
    run.carry_out(_quiet, take_back)
    assert (counts(report), codes(report)) == ({"changed": 1}, ["record-stays-withdrawn"])
    with museum.database.connect() as connection:
        assert not readable(connection, [record_id], VISITOR)
        assert open_record(connection, record_id, STAFF).record.title("vi") == "Trống đồng"
