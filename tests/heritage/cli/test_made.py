"""A mistyped folder is told of, and stays as it was."""

from pathlib import Path

import pytest

from catalog.blobs import original_key
from heritage.backends.sqlite_jobs import open_sqlite_jobs
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


def _instead(museum: Path, content: bytes | None) -> None:
    """Another database, or none, in a file of its own: this process has the first one open."""
    for path in museum.glob("museum.db*"):
        path.unlink()
    if content is not None:
        (museum / "museum.db").write_bytes(content)


@pytest.mark.parametrize("lost", [True, False], ids=["gone", "empty"])
def test_originals_without_their_catalogue_are_brought_back_and_no_museum_is_made_over_them(
    run: Command, tmp_path: Path, lost: bool
) -> None:
    assert run("init", "--name", "Bảo tàng").returncode == 0
    original = tmp_path / "museum" / "files" / original_key("0" * 64)
    original.parent.mkdir(parents=True)
    original.write_bytes(b"x")
    _instead(tmp_path / "museum", None if lost else b"")
    for command in (("status",), ("init", "--name", "Bảo tàng")):
        refused = run(*command)
        assert refused.returncode == 1
        assert "heritage restore" in refused.stderr
        assert "heritage init" not in refused.stderr


def test_a_database_whose_beginning_is_overwritten_is_brought_back_from_the_last_backup(
    run: Command, tmp_path: Path
) -> None:
    assert run("init", "--name", "Bảo tàng").returncode == 0
    database = (tmp_path / "museum" / "museum.db").read_bytes()
    _instead(tmp_path / "museum", b"x" * 4096 + database[4096:])
    refused = run("status")
    assert refused.returncode == 1
    assert "heritage restore" in refused.stderr
    assert "an toàn" not in refused.stderr


def test_what_is_made_in_a_folder_that_was_there_only_its_owner_reads(run: Command, tmp_path: Path) -> None:
    museum = tmp_path / "museum"
    museum.mkdir(mode=0o755)
    assert run("init", "--name", "Bảo tàng").returncode == 0
    assert run("status").returncode == 0
    open_sqlite_jobs(f"sqlite:///{museum}/jobs.db").send([1])
    assert run("reindex").returncode == 0
    others = {path.name: oct(path.stat().st_mode & 0o077) for path in museum.iterdir() if path.stat().st_mode & 0o077}
    assert others == {}
