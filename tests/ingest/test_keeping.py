"""What was read of a sheet is what is kept of it, whatever happens to the file meanwhile."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from catalog import blobs, institutions
from catalog.museum import Museum
from ingest.carried import Carried
from ingest.coming_back import continued
from ingest.keeping import kept_sheets, opened
from ingest.planning import make_plan
from ingest.report import Report
from ingest.run import Order, Run
from ingest.sheets.json_cells import flatten
from ingest.sheets.mapping import mapping_of
from ingest.sheets.table import Row
from ingest.sources import discover
from ingest.undo import Undo, find_run
from tests.ingest.bringing import Import, codes, counts, head_of, make_photo, make_row, write_sheet


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
        seen.append(museum.store.stat(blobs.original_key(plan.kept[0].sha256)).size_bytes > 0)

    Run(museum, plan, Order(home, "an", "thử"), Report("vi")).carry_out(progress)
    assert seen == [True]


def _lose(museum: Museum, sha256: str) -> None:
    """The store loses a sheet that was brought, and nothing else."""
    museum.store.put_if_absent("originals/00/00/0000", io.BytesIO(b"another"))
    museum.store.delete(blobs.original_key(sha256))


def _hash_kept(museum: Museum) -> str:
    with museum.database.connect() as connection:
        (kept,) = kept_sheets(connection, institutions.choose(connection, None).id)
    return kept.sha256


def _about(report: Report) -> list[str]:
    return [message.code for facts in report.sources for message in facts.messages]


def _sheet_of(folder: Path, name: str, *rows: Mapping[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.csv"):
        old.unlink()
    with (folder / name).open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


def _row(name: str, **more: str) -> dict[str, str]:
    return {"Số kiểm kê": "TB-1", "Loại": "hiện vật", "Tên": name, **more}


def test_a_sheet_without_a_column_is_refused_where_the_store_has_lost_the_one_that_had_it(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống", **{"Mô tả": "Mặt trống"})))
    _lose(museum, _hash_kept(museum))
    for _ in range(2):
        report = bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống đồng")))
        assert (_about(report), report.has_refusals) == (["column-lost"], True)
        assert head_of(museum, "TB-1")[1].texts[0].text == {"vi": "Mặt trống"}
    report = bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống đồng", **{"Mô tả": "Mặt trống"})))
    assert (counts(report), _about(report)) == ({"changed": 1}, ["sheet-before-lost"])
    assert counts(bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống cổ")))) == {"changed": 1}
    assert head_of(museum, "TB-1")[1].texts[0].text == {"vi": "Mặt trống"}


def test_values_of_a_column_that_went_long_ago_are_not_let_go_with_the_sheet_that_had_it(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống", **{"Mô tả": "Mặt trống"})))
    first = _hash_kept(museum)
    bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống A")))
    _lose(museum, first)
    make_photo(tmp_path / "in" / "TB-1.jpg")
    report = bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống B")))
    assert (_about(report), codes(report)) == (["column-lost"], ["file-waits"])
    assert head_of(museum, "TB-1")[1].texts[0].text == {"vi": "Mặt trống"}
    let_go = mapping_of({"columns": {"Mô tả": "ignore"}}, "m.toml")
    bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống B")), mapping=let_go)
    assert head_of(museum, "TB-1")[1].texts == []


def test_a_sheet_that_the_store_has_lost_is_there_again_once_it_is_brought_again(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = _sheet_of(tmp_path / "in", "so.csv", _row("Trống"))
    bring(folder)
    _lose(museum, _hash_kept(museum))
    assert counts(bring(folder)) == {"unchanged": 1}
    assert _names_kept(museum) == ["Trống"]


def test_the_last_sheet_is_the_one_brought_last_though_the_clock_was_put_back(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year, name in ((2040, "Cũ"), (2026, "Mới"), (2031, "Mới nhất")):
        monkeypatch.setattr("catalog.runs.now", lambda year=year: f"{year}-01-01T00:00:00.000Z")
        bring(_sheet_of(tmp_path / "in", "so.csv", _row(name)))
    assert _names_kept(museum) == ["Mới nhất"]


def test_a_run_counts_as_undone_once_its_undo_came_to_its_end(
    museum: Museum, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống")))
    run = bring(_sheet_of(tmp_path / "in", "so.csv", _row("Trống đồng"))).run or ""
    with monkeypatch.context() as failing:
        failing.setattr(Undo, "_restore", _fails)
        with pytest.raises(OSError, match="power"):
            Undo(museum, find_run(museum, run), "an", "thử", Report("vi")).carry_out()
    assert _names_kept(museum) == ["Trống đồng"]
    Undo(museum, find_run(museum, run), "an", "thử", Report("vi")).carry_out()
    assert _names_kept(museum) == ["Trống"]


def _fails(*_: object, **__: object) -> None:
    raise OSError("power")


def test_what_rows_said_in_a_column_is_found_again_by_their_keys_each_in_its_turn() -> None:
    carried = Carried([("b", {"x": "1"}), ("a", {}), ("b", {"x": "2"}), ("c", {"x": ["3", {"y": "4"}]})])
    rows = [Row("s", at, {"k": key}) for at, key in enumerate("cbabbd", 1)]
    for _ in range(2):
        filled = [row.cells.get("x", "") for row in carried.filled(iter(rows), lambda row: str(row.cells["k"]))]
        assert filled == [["3", {"y": "4"}], "1", "", "2", "", ""]


def test_a_member_that_is_called_as_a_column_of_a_list_is_gathered_with_it() -> None:
    assert flatten({"a[].b": "x", "a": [{"b": "y"}]}) == {"a[].b": ["x", "y"]}


def test_a_refused_sheet_leaves_what_was_noted_of_the_others_with_them(
    museum: Museum, bring: Import, tmp_path: Path
) -> None:
    folder = _sheet_of(tmp_path / "in", "a.csv", _row("Trống", **{"Mô tả": "Mặt trống"}))
    bring(folder)
    _lose(museum, _hash_kept(museum))
    _sheet_of(folder, "a.csv", _row("Trống đồng"))
    (folder / "b.csv").write_text("Số kiểm kê,Loại,Tên\nRI-1,hiện vật,Rìu\n", encoding="utf-8")
    for action in ("created", "unchanged"):
        assert counts(bring(folder)) == {action: 1}
    assert head_of(museum, "RI-1")[1].preferred == {"vi": "Rìu"}
