"""Killed in the midst of it (kill -9), and the same command again: whole, nothing lost, doubled or half done."""

import signal
import sqlite3

import pytest

from tests.heritage.house import House

KILLED = """
import os, signal
from sqlalchemy import event
from sqlalchemy.engine import Engine
import ingest.run, ingest.undo
from heritage.cli import main
ingest.undo._BATCH = 2
ingest.run.BATCH_ROWS = 50
left = [int(os.environ["COMMITS"])]
@event.listens_for(Engine, "commit")
def commit(_connection):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
main()
"""
"""A command that is killed just before it commits for the n-th time."""


def _rows(house: House, number: int, name: str) -> None:
    lines = ["Số kiểm kê,Loại,Tên", *(f"TB-{one},hiện vật,{name} {one}" for one in range(number))]
    (house.brought / "bang-ke.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _killed(house: House, commits: int, *arguments: object) -> None:
    assert house.run(*arguments, script=KILLED, COMMITS=str(commits))[0] == -signal.SIGKILL


def _ask(house: House, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(house.data / "museum.db") as connection:
        return connection.execute(question).fetchall()


@pytest.mark.parametrize("commits", [7, 12])
def test_of_a_sheet_of_which_the_import_is_killed_whole_batches_are_there_and_the_same_again_brings_the_rest(
    house: House, commits: int
) -> None:
    house.bring(rows=1000, photos=0)
    _killed(house, commits, "ingest", house.brought, "--publish")
    records, revisions, outbox = house.counts("record", "revision", "search_outbox")
    assert records == revisions == outbox
    assert (0 < records < 1000, records % 50) == (True, 0)
    assert not _ask(house, "SELECT id FROM record WHERE head != 1 OR published != 1")
    [run] = house.status()["runs"]  # type: ignore[misc]
    assert (run["stage"], run["done"], run["rows"]) == ("cut_off", records, 1000)
    assert house.run("ingest", house.brought, "--publish")[0] == 0
    assert house.is_whole(1000, 0)
    assert house.status()["runs"] == []


def test_an_import_that_went_on_after_it_was_killed_names_every_run_that_is_to_be_taken_back(house: House) -> None:
    house.bring(rows=1000, photos=0)
    _killed(house, 7, "ingest", house.brought, "--publish")
    [cut_off] = house.status()["runs"]  # type: ignore[misc]
    _, told = house.run("ingest", house.brought, "--publish")
    in_order = told.partition("in this order: ")[2].splitlines()[0].split("; ")
    assert (len(in_order), in_order[1]) == (2, f"heritage undo {cut_off['run']}")
    _, listed = house.run("undo")
    [line] = [line for line in listed.splitlines() if line.startswith(cut_off["run"])]
    assert "under way" not in line
    assert f"{in_order[0]}, then {in_order[1]}" in line
    for command in in_order:
        assert house.run(*command.split()[1:])[0] == 0
    assert house.counts("record") == [0]


@pytest.mark.parametrize("commits", [5, 7, 9])
def test_an_undo_that_is_killed_goes_on_and_is_whole(house: House, commits: int) -> None:
    house.bring(rows=4, photos=2)
    assert house.run("ingest", house.brought, "--publish")[0] == 0
    before = _ask(house, "SELECT record_id, folded FROM record_name ORDER BY 1")
    house.bring(rows=8, photos=8)
    _rows(house, 8, "Vò")
    assert house.run("ingest", house.brought, "--publish")[0] == 0
    [(run,)] = _ask(house, "SELECT id FROM import_run ORDER BY started_at DESC LIMIT 1")
    _killed(house, commits, "undo", run)
    [cut_off] = house.status()["runs"]  # type: ignore[misc]
    assert (cut_off["undoes"], cut_off["command"]) == (run, f"heritage undo {run}")
    assert not _ask(house, "SELECT id FROM record WHERE id NOT IN (SELECT record_id FROM revision WHERE number = head)")
    assert house.run("undo", run)[0] == 0
    assert house.status()["runs"] == []
    assert _ask(house, "SELECT record_id, folded FROM record_name ORDER BY 1") == before
    assert _ask(house, "SELECT count(*) FROM record WHERE published = head") == [(4,)]
    assert house.counts("record", "job", "search_outbox") == [4, 0, 0]
    assert house.counts("asset") == [4], "what the run added to a record of before stays with its history"
    keys = {key for (key,) in _ask(house, "SELECT key FROM derivative UNION SELECT key FROM tile_index")}
    made = house.data / "files" / "derivatives"
    there = {one.relative_to(house.data / "files").as_posix() for one in made.rglob("*") if one.is_file()}
    assert keys == there, "nothing that was made of what is gone stays behind"
