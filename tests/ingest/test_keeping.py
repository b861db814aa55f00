"""What was read of a sheet is what is kept of it, whatever happens to the file meanwhile."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import assets, institutions
from catalog.museum import Museum
from ingest.coming_back import continued
from ingest.keeping import kept_sheets, opened
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.sources import discover
from tests.ingest.bringing import Import, counts, head_of, make_row, write_sheet


def _bring_while(museum: Museum, folder: Path, happens: Callable[[], object]) -> Report:
    """Import the folder; `happens` once everything is planned, before the first row is written."""
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None)
        before = kept_sheets(connection, home.id)
    plan = continued(museum, home.id, make_plan(discover([folder]), before=before))
    report = Report("vi", sources=plan.sources, messages=list(plan.messages))
    happens()
    Run(museum, plan, Order(home, "an", "thử", publish=True), report).carry_out(lambda done, total: None)
    return report


def _names_kept(museum: Museum) -> list[str]:
    with museum.database.connect() as connection:
        kept = kept_sheets(connection, institutions.choose(connection, None).id)
    with opened(museum, kept) as tables:
        return [table.builder.name_of(row) for table in tables for row in table.rows()]


def test_a_sheet_that_is_saved_anew_while_it_is_taken_in_is_kept_as_it_was_read(museum: Museum, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"), make_row("TB-2", "Chuông"))
    report = _bring_while(museum, folder, lambda: write_sheet(folder, make_row("TB-1", "Đổi"), make_row("TB-9", "Lạ")))
    assert counts(report) == {"created": 2}
    assert (head_of(museum, "TB-1")[1].title("vi"), _names_kept(museum)) == ("Trống", ["Trống", "Chuông"])


def test_a_sheet_that_vanishes_after_it_was_read_is_taken_in_and_kept(museum: Museum, tmp_path: Path) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    report = _bring_while(museum, folder, (folder / "bang-ke.csv").unlink)
    assert (counts(report), _names_kept(museum)) == ({"created": 1}, ["Trống"])


@pytest.mark.parametrize("unlinked", [False, True])
def test_records_in_json_are_kept_as_they_were_read(museum: Museum, tmp_path: Path, unlinked: bool) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    for number, name in ((1, "Drum"), (2, "Bell")):
        (folder / f"{number}.json").write_text(json.dumps({"id": f"J-{number}", "name": name}))
    one = folder / "2.json"
    report = _bring_while(museum, folder, one.unlink if unlinked else lambda: one.write_text('{"id": "X"}'))
    assert (counts(report), _names_kept(museum)) == ({"created": 2}, ["Drum", "Bell"])


def test_the_bytes_of_a_sheet_are_in_the_store_before_its_first_row_is_written(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = write_sheet(tmp_path / "in", make_row("TB-1", "Trống"))
    with museum.database.connect() as connection:
        home = institutions.choose(connection, None)
    plan = continued(museum, home.id, make_plan(discover([folder])))
    seen: list[bool] = []

    def progress(_done: int, _total: int) -> None:
        seen.append(museum.store.stat(assets.original_key(plan.kept[0].sha256)).size_bytes > 0)

    Run(museum, plan, Order(home, "an", "thử"), Report("vi")).carry_out(progress)
    assert seen == [True]
