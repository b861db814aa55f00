"""A mistyped folder is told of, and stays as it was."""

from pathlib import Path

import pytest

from tests.heritage.cli.conftest import Command

COMMANDS = [
    ("status",),
    ("search", "đình"),
    ("serve",),
    ("audit",),
    ("worker",),
    ("reindex",),
    ("retry",),
    ("publish", "A-1"),
    ("ingest", "."),
    ("export", "out"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_no_command_but_init_makes_a_museum(run: Command, tmp_path: Path, command: tuple[str, ...]) -> None:
    refused = run(*command)
    assert refused.returncode == 1
    assert str(tmp_path / "museum") in refused.stderr
    assert "heritage init" in refused.stderr
    assert not (tmp_path / "museum").exists()


def test_a_folder_of_other_things_stays_as_it_was(run: Command, tmp_path: Path) -> None:
    (tmp_path / "museum").mkdir()
    (tmp_path / "museum" / "thư.txt").write_text("thư")
    assert run("status").returncode == 1
    assert [path.name for path in (tmp_path / "museum").iterdir()] == ["thư.txt"]
