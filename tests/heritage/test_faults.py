"""Faults of the machine, for real: locks, stores that vanish, clocks that jump, several at once, workers that die."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from catalog.machine import fault_of
from tests.heritage.house import House

SLOWLY = """
import sys, time
import ingest.run
from heritage.cli import main
real = ingest.run.Run._write
def slowly(self, planned):
    real(self, planned)
    print("batch", flush=True)
    sys.stdin.readline()
ingest.run.Run._write = slowly
ingest.run.BATCH_ROWS = 2
main()
"""
"""An ingest that says when it has done a batch, and waits for a line before the next."""
DYING = """
import os, signal
from ingest.child import MediaChild
from heritage.cli import main
MediaChild.process = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
main()
"""
"""A worker that is killed by every file."""
KILLED_CHILDREN = """
import os, signal
import ingest.child
from heritage.cli import main
real = ingest.child._Child.ask
def killed(self, line, timeout_s):
    os.kill(self._process.pid, NUMBER)
    return real(self, line, timeout_s)
ingest.child._Child.ask = killed
main()
"""
"""A command whose reading children are killed at every try."""
FORGETFUL = """
import ingest.run
from heritage.cli import main
real = ingest.run.Run._write
def hungry(self, planned):
    real(self, planned)
    bytearray(1 << 60)
ingest.run.Run._write = hungry
ingest.run.BATCH_ROWS = 2
main()
"""
"""An ingest that asks for more memory than there is, after its first batch of two."""
CONFINED = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
from heritage.cli import main
main()
"""
"""A command that may have 300 MB of memory."""
IMPATIENT = """
import os
import heritage.backends.sqlite_database as module
module.BUSY_MS = int(os.environ["BUSY_MS"])
from heritage.cli import main
main()
"""


@pytest.fixture
def begun(house: House) -> Iterator["subprocess.Popen[str]"]:
    """An ingest of six rows and files that stands still after its first batch of two."""
    house.bring(rows=6, photos=6)
    running = house.start("ingest", house.brought, "--publish", script=SLOWLY)
    assert running.stdout
    assert running.stdout.readline() == "batch\n"
    yield running
    running.kill()
    running.communicate()


def _go_on(running: "subprocess.Popen[str]") -> tuple[int, str]:
    out, err = running.communicate("\n" * 20, timeout=120)
    return running.returncode, out + err


def test_an_ingest_under_way_is_told_and_one_that_was_killed_with_the_command_that_goes_on(
    house: House, begun: "subprocess.Popen[str]"
) -> None:
    _, told = house.run("status")
    assert "Under way since" in told
    assert f"at row 2 of 6. Process: {os.uname().nodename}:{begun.pid}." in told
    assert "No worker is running" not in told
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    code, told = house.run("status")
    assert code == 0
    assert "at row 2 of 6. What it did is safe. To go on: heritage ingest --publish /" in told
    assert "No worker is running" in told
    assert house.run("ingest", house.brought, "--publish")[0] == 0
    assert house.is_whole(6, 6)


def test_the_same_command_again_however_its_folder_is_written_settles_what_was_cut_off(house: House) -> None:
    house.bring(rows=6, photos=6)
    killed = "import ingest.run, os, signal\nfrom heritage.cli import main\n"
    killed += "ingest.run.tie_late = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nmain()"
    assert house.run("ingest", house.brought, script=killed)[0] == -signal.SIGKILL
    [cut_off] = house.status()["runs"]  # type: ignore[misc]
    assert cut_off["stage"] == "cut_off"
    assert (cut_off["done"], cut_off["rows"], cut_off["process"]) == (6, 6, None)
    killed = "import heritage.cli.ingest as cli, os, signal\nfrom heritage.cli import main\n"
    killed += "cli.catch_up = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nmain()"
    assert house.run("ingest", f"{house.brought}/", script=killed)[0] == -signal.SIGKILL
    _, told = house.run("status")
    assert "while its files were worked on. Its records are in. To go on: heritage ingest /" in told
    assert len(house.status()["runs"]) == 1  # type: ignore[arg-type]
    assert house.run("ingest", os.path.relpath(house.brought))[0] == 0
    assert house.status()["runs"] == []
    assert house.is_whole(6, 6)


@pytest.mark.parametrize("empty", [False, True], ids=["moved", "an empty folder in its place"])
def test_a_store_that_vanishes_is_never_begun_anew(
    house: House, begun: "subprocess.Popen[str]", *, empty: bool
) -> None:
    store, away = house.data / "files", house.data / "away"
    store.rename(away)
    if empty:
        store.mkdir()
    code, told = _go_on(begun)
    assert code == 1
    assert "its disk is not connected, or its folder was moved" in told
    code, told = house.run("status")
    assert code == 1
    assert "The files cannot be reached: " in told
    assert house.run("ingest", house.brought, "--publish")[0] == 1
    assert not store.exists() or list(store.iterdir()) == []
    if empty:
        store.rmdir()
    away.rename(store)
    assert house.run("ingest", house.brought, "--publish")[0] == 0
    assert house.is_whole(6, 6)


def test_a_store_that_cannot_be_read_is_told_by_status(house: House, tmp_path: Path) -> None:
    house.bring(rows=1, photos=1)
    assert house.run("ingest", house.brought)[0] == 0
    (house.data / "files").rename(tmp_path / "files")
    (house.data / "files").write_text("no folder")
    code, told = house.run("status")
    assert code == 1
    assert "The files cannot be reached: a file is where a folder should be" in told


def test_a_database_that_somebody_locks_is_waited_for(house: House, begun: "subprocess.Popen[str]") -> None:
    holding = sqlite3.connect(house.data / "museum.db", isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    assert begun.stdin
    begun.stdin.write("\n")
    begun.stdin.flush()
    started = time.monotonic()
    code, told = house.run("status")
    assert code == 0
    assert "at row 2 of 6" in told
    assert time.monotonic() - started < 30  # who reads does not wait
    holding.execute("ROLLBACK")
    holding.close()
    assert _go_on(begun)[0] == 0
    assert house.counts("record", "revision", "asset", "job", "search_outbox") == [6, 6, 6, 0, 0]


def test_a_database_that_stays_locked_ends_in_a_sentence_and_nothing_is_half_done(house: House) -> None:
    house.bring(rows=4, photos=4)
    holding = sqlite3.connect(house.data / "museum.db", isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    code, told = house.run("ingest", house.brought, script=IMPATIENT, BUSY_MS="300")
    assert code == 1
    assert "another program keeps the database busy" in told
    holding.execute("ROLLBACK")
    holding.close()
    assert house.counts("record", "asset", "job") == [0, 0, 0]
    assert house.run("ingest", house.brought)[0] == 0
    assert house.is_whole(4, 4)


def test_of_three_who_bring_the_same_folder_at_once_one_does_and_the_others_are_told(house: House) -> None:
    house.bring(rows=6, photos=6)
    running = [house.start("ingest", house.brought) for _ in range(3)]
    ended = [(one.communicate(timeout=120), one.returncode) for one in running]
    assert any(code == 0 for _, code in ended)
    for (out, err), code in ended:
        assert code in {0, 1}
        assert "Traceback" not in out + err
        assert (code == 1) == ("Another process is at work here" in err)
    assert house.is_whole(6, 6)


@pytest.mark.skipif(not shutil.which("faketime"), reason="needs faketime (Debian: faketime)")
@pytest.mark.parametrize("jump", ["-5h", "+5h"])
def test_an_ingest_goes_on_whatever_the_clock_said_when_it_was_killed(house: House, jump: str) -> None:
    house.bring(rows=6, photos=6)
    house.environment["DONT_FAKE_MONOTONIC"] = "1"  # waiting goes by it
    dying = [shutil.which("faketime") or "", "-f", jump, sys.executable, "-c", DYING, "ingest", str(house.brought)]
    assert subprocess.run(dying, env=house.environment, capture_output=True, check=False, timeout=60).returncode != 0
    assert house.counts("record", "asset") == [6, 6]
    assert house.run("ingest", house.brought)[0] == 0
    assert house.is_whole(6, 6)


def test_a_file_that_kills_its_worker_at_every_try_is_given_up_told_and_retried_by_hand(house: House) -> None:
    house.bring(rows=1, photos=1)
    killed = "import heritage.cli.ingest as cli, os, signal\nfrom heritage.cli import main\n"
    killed += "cli.catch_up = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nmain()"
    house.run("ingest", house.brought, script=killed)
    for _ in range(4):
        assert house.run("worker", script=DYING)[0] == -signal.SIGKILL
    with house.start("worker") as last:
        _until(lambda: house.states() == {"failed": 1})
        last.send_signal(signal.SIGTERM)
        last.communicate(timeout=30)
    code, told = house.run("status")
    assert code == 0
    assert "Cannot be shown: TB-0.png, of record " in told
    assert "was tried 4 times" in told
    assert "heritage retry" in told
    assert house.run("retry", "TB-9.png")[0] == 2
    assert house.run("retry", "TB-0.png")[0] == 0
    assert house.is_whole(1, 1)


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_file_whose_reader_is_killed_at_every_try_costs_only_itself(house: House, number: signal.Signals) -> None:
    house.bring(rows=2, photos=2)
    code, told = house.run("ingest", house.brought, script=KILLED_CHILDREN.replace("NUMBER", str(int(number))))
    assert code == 3
    assert "brought the program that reads it down" in told
    assert house.states() == {"failed": 2}
    assert house.run("retry")[0] == 0
    assert house.is_whole(2, 2)


def test_a_disk_with_little_room_is_told(house: House) -> None:
    script = "import heritage.condition as module\nmodule.LEAST_ROOM_BYTES = 1 << 62\n"
    code, told = house.run("status", script=f"{script}from heritage.cli import main\nmain()")
    assert code == 0
    assert f"Little room is left on the disk of {house.data}: " in told


def test_a_command_that_may_have_too_little_memory_says_so_before_it_begins(house: House) -> None:
    house.bring(rows=2, photos=2)
    code, told = house.run("ingest", house.brought, script=CONFINED)
    assert code == 1
    assert "The system allows this command only 300 MB of memory" in told
    assert house.counts("record", "import_run") == [0, 0]


def test_memory_that_runs_out_in_the_midst_ends_in_a_sentence_and_the_same_command_goes_on(house: House) -> None:
    house.bring(rows=6, photos=6)
    code, told = house.run("ingest", house.brought, script=FORGETFUL)
    assert code == 1
    assert "The system refused: there is not enough memory." in told
    assert "at row 2 of 6. What it did is safe." in house.run("status")[1]
    assert house.run("ingest", house.brought)[0] == 0
    assert house.is_whole(6, 6)


SMALL_DISK = """
mount -t tmpfs -o size=9m tmpfs "$HERITAGE_DATA" || exit 77
cp -r "$1/." "$HERITAGE_DATA"
"$3" -m heritage ingest "$2"; echo "ended with $?"
"$3" -m heritage status; echo "ended with $?"
mount -o remount,size=400m "$HERITAGE_DATA"
"$3" -m heritage ingest "$2"; echo "ended with $?"
cp -r "$HERITAGE_DATA/." "$1"
"""
"""A museum on a disk of 9 MB that is made larger once it was full."""


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare (Linux)")
def test_on_a_disk_that_is_full_what_was_done_stands_and_the_same_command_goes_on_once_there_is_room(
    house: House, tmp_path: Path
) -> None:
    house.bring(rows=6, photos=6)
    for photo in house.brought.glob("*.png"):
        Image.effect_noise((1100, 900), 80).convert("RGB").save(photo)
    house.environment["HERITAGE_DATA"] = str(tmp_path / "disk")
    (tmp_path / "disk").mkdir()
    mounting = ["unshare", "-rm", "sh", "-c", SMALL_DISK, "sh", str(house.data), str(house.brought), sys.executable]
    ended = subprocess.run(
        mounting, env=house.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if "ended with" not in ended.stdout:
        pytest.skip("needs to mount a disk of its own")
    assert "Traceback" not in ended.stdout
    full, status, again, last = ended.stdout.split("ended with ")
    assert "the disk is full" in full
    assert [status[:2], again[:2], last[:2]] == ["1\n", "0\n", "0\n"]
    assert "Little room is left on the disk of " in status
    assert house.is_whole(6, 6)


@pytest.mark.parametrize("at", ["settle", "reindex"])
def test_a_restore_that_is_killed_after_its_tables_is_told_and_the_same_command_goes_on(
    house: House, tmp_path: Path, at: str
) -> None:
    house.bring(rows=3, photos=3)
    assert house.run("ingest", house.brought)[0] == 0
    backup = tmp_path / "usb"
    assert house.run("backup", backup)[0] == 0
    originals = [one for one in (backup / "data/files/originals").rglob("*") if one.is_file()]
    max(originals, key=lambda path: path.stat().st_size).unlink()
    house.data.rename(tmp_path / "gone")
    killed = "import heritage.cli.restore as cli, os, signal\nfrom heritage.cli import main\n"
    killed += f"cli.{at} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nmain()"
    command = ("restore", backup, "--without-lost", "--by", "an")
    assert house.run(*command, script=killed)[0] == -signal.SIGKILL
    code, told = house.run("status")
    assert code == 0
    assert f"To go on: heritage restore --without-lost --by an {backup}" in told
    is_unbuilt = at == "reindex"
    assert (f"To build it: heritage restore --without-lost --by an {backup}" in told) is is_unbuilt
    assert (house.status()["index"]["behind"] is None) is is_unbuilt
    others: list[tuple[object, ...]] = [("search", "a"), ("reindex",), ("backup", tmp_path / "other")]
    others += [("ingest", house.brought), ("audit",), ("export", tmp_path / "sheets"), ("undo",), ("retry",)]
    for other in others:
        told = house.run(*other)[1]
        assert f"To go on: heritage restore --without-lost --by an {backup}" in told, other
        assert "See that the disk is not full" not in told
    code, told = house.run(*command)
    assert code == 3
    assert "3 records" in told
    assert house.run("status")[1].count("Missing: the original") == 1
    found = house.status()
    assert (found["restoring"], found["index"]) == (None, {"records": 3, "behind": 0})
    assert house.run(*command)[0] == 1
    assert list((house.data / "work").iterdir()) == []


RESTORE_KILLED = """
import heritage.backends.folder_store as module, os, signal
from heritage.cli import main
whole, left = module.FolderBatch.keep, [{puts}]
def keep(*arguments):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return whole(*arguments)
module.FolderBatch.keep = keep
import heritage.restore
heritage.restore.BATCH_FILES = 1
main()
"""
"""A command that is killed before it puts its file of this number into the store."""


@pytest.mark.parametrize("puts", [0, 4], ids=["before a file is in", "after some are"])
def test_a_restore_that_is_killed_before_its_tables_is_told_by_every_command_and_the_same_goes_on(
    house: House, tmp_path: Path, puts: int
) -> None:
    house.bring(rows=3, photos=3)
    assert house.run("ingest", house.brought)[0] == 0
    backup = tmp_path / "usb"
    assert house.run("backup", backup)[0] == 0
    house.data.rename(tmp_path / "gone")
    assert house.run("restore", backup, "--by", "an", script=RESTORE_KILLED.format(puts=puts))[0] == -signal.SIGKILL
    others: list[tuple[object, ...]] = [("status",), ("ingest", house.brought), ("backup", tmp_path / "other")]
    for other in [*others, ("init", "--name", "Bảo tàng khác")]:
        code, told = house.run(*other)
        assert (code, f"To go on: heritage restore --by an {backup}." in told) == (1, True), (other, told)
    assert not (house.data / "museum.db").exists()
    assert house.run("restore", backup, "--by", "an")[0] == 0
    assert house.is_whole(3, 3)
    assert house.run("status")[0] == 0
    assert not (house.data / "restoring.json").exists()


def test_a_museum_that_was_made_by_mistake_gives_way_to_a_restore_and_one_with_a_record_does_not(
    house: House, tmp_path: Path
) -> None:
    house.bring(rows=3, photos=3)
    assert house.run("ingest", house.brought)[0] == 0
    assert house.run("backup", tmp_path / "usb")[0] == 0
    house.data.rename(tmp_path / "gone")
    assert house.run("init", "--name", "Bảo tàng lập nhầm")[0] == 0
    assert house.run("restore", tmp_path / "usb")[0] == 0
    assert house.is_whole(3, 3)
    assert house.counts("institution") == [1]
    code, told = house.run("restore", tmp_path / "usb")
    assert (code, "There is a museum here already" in told) == (1, True)


def test_what_a_killed_restore_left_of_the_tables_is_swept_by_the_next_command(house: House, tmp_path: Path) -> None:
    assert house.run("backup", tmp_path / "usb")[0] == 0
    house.data.rename(tmp_path / "gone")
    killed = "import heritage.restore as module, os, signal\nfrom heritage.cli import main\n"
    killed += "module._restore_files = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nmain()"
    assert house.run("restore", tmp_path / "usb", script=killed, TMPDIR=str(tmp_path))[0] == -signal.SIGKILL
    assert len(list((house.data / "work").iterdir())) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["gone", "museum", "usb"], "nothing lies anywhere else"
    assert house.run("restore", tmp_path / "usb")[0] == 0
    assert list((house.data / "work").iterdir()) == []


@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["an import", "a dry run"])
def test_what_a_killed_ingest_had_copied_of_its_sheets_is_swept_by_the_next_command(
    house: House, tmp_path: Path, words: tuple[str, ...]
) -> None:
    house.bring(rows=2, photos=0)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    killed = "import heritage.cli.ingest as cli, os, signal\nfrom heritage.cli import main\n"
    killed += "cli.continued = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nmain()"
    told = house.run("ingest", house.brought, *words, script=killed, TMPDIR=str(temporary))
    assert told[0] == -signal.SIGKILL
    assert list(temporary.iterdir()) == []
    [left] = (house.data / "work").iterdir()
    assert left.stat().st_mode & 0o077 == 0
    assert house.run("status")[0] == 0
    assert list((house.data / "work").iterdir()) == []


def test_no_command_leaves_anything_in_the_systems_temporary_folder(house: House, tmp_path: Path) -> None:
    house.bring(rows=2, photos=2)
    (tmp_path / "temporary").mkdir()
    house.environment["TMPDIR"] = str(tmp_path / "temporary")
    killed = "import MODULE as module, os, signal\nfrom heritage.cli import main\n"
    killed += "module.NAME = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\nmain()"
    assert house.run("ingest", house.brought)[0] == 0
    (house.brought / "bang-ke.csv").write_text("Số kiểm kê,Tên\nTB-0,Chum\n", encoding="utf-8")
    _, told = house.run("ingest", house.brought)
    run_id = told.partition("heritage undo ")[2].split()[0]
    for module, name, *command in (
        ("ingest.keeping", "understand", "ingest", house.brought),
        ("ingest.undo", "runs.go_on", "undo", run_id),
        ("ingest.keeping", "understand", "undo", run_id),
        ("ingest.keeping", "understand", "export", tmp_path / "out"),
    ):
        house.run(*command, script=killed.replace("MODULE", module).replace("NAME", name))
        assert list((tmp_path / "temporary").iterdir()) == []
    assert house.run("undo", run_id)[0] in {0, 3}
    assert list((house.data / "work").iterdir()) == []


SMALL_WORK = """
mount -t tmpfs -o size=200k tmpfs "$HERITAGE_DATA/work" || exit 77
"$2" -m heritage ingest "$1"; echo "ended with $?"
mount -o remount,size=100m "$HERITAGE_DATA/work"
"$2" -m heritage ingest "$1"; echo "ended with $?"
"$2" -m heritage export "$3"; echo "ended with $?"
"""
"""A museum whose work folder has little room until it is made larger."""


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare (Linux)")
@pytest.mark.parametrize("kind", ["sheet", "records"])
def test_a_full_disk_is_not_blamed_on_the_sheets_that_find_no_room_there_and_costs_none_of_them(
    house: House, tmp_path: Path, kind: str
) -> None:
    house.brought.mkdir()
    names = [f"TB-{number}" for number in range(60)]
    if kind == "sheet":
        lines = ["Số kiểm kê,Tên,Mô tả", *(f"{name},Chum,{'dài ' * 2000}" for name in names)]
        (house.brought / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        for name in names:
            record = {"Số kiểm kê": name, "Tên": "Chum", "Mô tả": "dài " * 2000}
            (house.brought / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    mounting = ["unshare", "-rm", "sh", "-c", SMALL_WORK, "sh", str(house.brought), sys.executable, str(tmp_path / "o")]
    ended = subprocess.run(
        mounting, env=house.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if "ended with" not in ended.stdout:
        pytest.skip("needs to mount a disk of its own")
    full, again, out, _ = ended.stdout.split("ended with ")
    assert full == (
        f"The system refused: the disk is full ({house.data}/work). What was finished before is safe; mend this and "
        "run the same command again.\n"
    )
    assert again.startswith("1\n")
    assert out.startswith("0\n")
    assert house.counts("record") == [60]
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "o").rglob("*") if path.is_file())
    assert [name for name in names if f"{name}" not in written] == []


def test_a_run_that_was_cut_off_is_settled_by_the_same_work_whoever_types_it_and_whatever_it_writes_beside(
    house: House, tmp_path: Path
) -> None:
    house.bring(rows=4, photos=0)
    killed = "import ingest.run, os, signal\nfrom heritage.cli import main\n"
    killed += "ingest.run.tie_late = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nmain()"
    for words in (("--by", "an", "--reason", "lần một"), ("--by", "bình", "--report", tmp_path / "r.csv")):
        assert house.run("ingest", house.brought, *words, script=killed)[0] == -signal.SIGKILL
        assert len(house.status()["runs"]) == 1  # type: ignore[arg-type]
    assert house.run("ingest", house.brought, "--save-mapping", tmp_path / "m.toml")[0] == 0
    assert house.status()["runs"] == []


def test_a_link_that_leads_nowhere_is_not_called_a_file(tmp_path: Path) -> None:
    (tmp_path / "museum").symlink_to(tmp_path / "away")
    with pytest.raises(OSError, match="exists") as caught:
        (tmp_path / "museum").mkdir(parents=True, exist_ok=True)
    assert fault_of(caught.value) == "a file, or a link that leads nowhere, is where a folder should be"
