"""Two backups into one folder, two restores into one place: one does it, the other says so and touches nothing."""

import subprocess
from pathlib import Path

import pytest

from heritage.bag import entries, hash_of
from tests.heritage.house import House

HELD = """
import sys
import {module} as module
from heritage.cli import main
whole = module.{step}
def held(*arguments):
    print("held", flush=True)
    sys.stdin.readline()
    return whole(*arguments)
module.{step} = held
main()
"""
"""A command that waits before one of its steps until a line comes in."""


def _held(house: House, module: str, step: str, *command: object) -> "subprocess.Popen[str]":
    """The command, as far as before this step."""
    running = house.start(*command, script=HELD.format(module=module, step=step))
    assert running.stdout
    assert running.stdout.readline() == "held\n"
    return running


def _let_go(running: "subprocess.Popen[str]") -> tuple[int, str]:
    with running:
        out, err = running.communicate("\n", timeout=120)
    assert "Traceback" not in out + err
    return running.returncode, out + err


def _tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def _is_whole(folder: Path) -> bool:
    found = list(entries(folder))
    return len(found) > 20 and all(hash_of(folder / one.path) == one.sha256 for one in found)


@pytest.fixture
def filled(house: House) -> House:
    house.bring(rows=3, photos=3)
    assert house.run("ingest", house.brought)[0] == 0
    return house


@pytest.mark.parametrize("step", ["_copy_files", "_write_tables", "drop_old"])
@pytest.mark.parametrize("is_first", [True, False], ids=["the first", "a later one"])
def test_while_a_backup_is_made_another_into_the_same_folder_says_so_and_touches_nothing(
    filled: House, tmp_path: Path, step: str, is_first: bool
) -> None:
    folder = tmp_path / "usb"
    assert is_first or filled.run("backup", folder)[0] == 0
    first = _held(filled, "heritage.backup", step, "backup", folder)
    before = _tree(folder)
    code, told = filled.run("backup", folder)
    assert (code, f"Another backup writes into {folder} just now. Nothing was changed." in told) == (1, True)
    assert _tree(folder) == before
    assert _let_go(first)[0] == 0
    assert _is_whole(folder)
    assert filled.run("backup", folder)[0] == 0
    assert _is_whole(folder)


def test_a_backup_that_was_killed_keeps_nobody_out(filled: House, tmp_path: Path) -> None:
    with _held(filled, "heritage.backup", "_write_tables", "backup", tmp_path / "usb") as first:
        first.kill()
    assert filled.run("backup", tmp_path / "usb")[0] == 0
    assert _is_whole(tmp_path / "usb")


def test_a_restore_of_nothing_makes_nothing(house: House, tmp_path: Path) -> None:
    house.data.rename(tmp_path / "gone")
    assert house.run("restore", tmp_path / "mistyped")[0] == 1
    assert not house.data.exists()


@pytest.mark.parametrize(
    ("module", "step"), [("heritage.restore", "_fill"), ("heritage.cli.restore", "reindex")], ids=["tables", "index"]
)
def test_while_a_museum_is_restored_another_restore_says_so_and_changes_nothing(
    filled: House, tmp_path: Path, module: str, step: str
) -> None:
    folder = tmp_path / "usb"
    assert filled.run("backup", folder)[0] == 0
    filled.data.rename(tmp_path / "gone")
    first = _held(filled, module, step, "restore", folder)
    code, told = filled.run("restore", folder)
    assert (code, "Another restore is under way here. Nothing was changed." in told) == (1, True)
    assert _let_go(first)[0] == 0
    assert filled.is_whole(3, 3)
    code, told = filled.run("restore", folder)
    assert (code, "There is a museum here already" in told) == (1, True)
