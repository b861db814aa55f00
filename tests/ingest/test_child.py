"""Whatever a file does, it costs that one job, and comes back as a sentence."""

import errno
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from catalog.derivatives import DerivativeRole
from ingest.child import ChildStartError, Limits, MediaChild
from ingest.media.facts import MediaRequest
from ingest.media.refusal import MediaInterruptedError, MediaRefusedError

FAULTS = """
import ctypes, os, signal, time
import ingest.media.kinds as kinds
_process = kinds.process
def faulty(path, workdir, request):
    match request.name:
        case "loop":
            while True:
                pass
        case "sleep":
            time.sleep(3600)
        case "memory":
            bytearray(8 << 30)
        case "segfault":
            ctypes.string_at(0)
        case "killed" if not os.path.exists(workdir / "once"):
            (workdir / "once").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "always killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "noise":
            os.write(1, b"a library prints this\\n")
        case "exit":
            os._exit(0)
        case "full disk":
            raise OSError(28, "No space left on device")
        case "full disk, says a library":
            from ingest.media.image import DAMAGED
            from ingest.media.refusal import MediaRefusedError
            try:
                raise RuntimeError("write error: No space left on device")
            except RuntimeError as exc:
                raise MediaRefusedError(DAMAGED(name=request.name, reason=str(exc))) from exc
        case "bus":
            os.kill(os.getpid(), signal.SIGBUS)
        case "unknown fault":
            raise RuntimeError("a library's own")
        case "liar":
            from dataclasses import replace
            processed = _process(path, workdir, request)
            elsewhere = replace(processed.derivatives[0], path=type(path)("/etc/passwd"))
            return replace(processed, derivatives=(elsewhere,))
    return _process(path, workdir, request)
kinds.process = faulty
"""
"""Loaded by the child at its start (`sitecustomize`): names of files that make its readers misbehave."""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (64, 48), (120, 90, 60)).save(path)
    return path


@pytest.fixture
def workdir(tmp_path: Path) -> Path:
    path = tmp_path / "work"
    path.mkdir()
    return path


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MediaChild]:
    """A child with little time, whose readers misbehave for files of certain names."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(FAULTS)
    monkeypatch.syspath_prepend(str(site))
    with MediaChild(Limits(memory_bytes=2 << 30, timeout_s=1)) as child:
        yield child


def _pid(child: MediaChild) -> int:
    assert child._child is not None
    return child._child._process.pid


def test_a_photo_is_processed_in_a_child(photo: Path, workdir: Path) -> None:
    with MediaChild() as child:
        processed = child.process(photo, workdir, MediaRequest("ảnh.jpg", "Bảo tàng"))
    assert processed.facts.width_px == 64
    pyramid = processed.derivatives[0]
    assert pyramid.role is DerivativeRole.PYRAMID
    assert pyramid.path.parent == workdir
    assert pyramid.tile_index is not None


def test_a_refusal_comes_back_with_its_message(tmp_path: Path, workdir: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 nothing more")
    with MediaChild() as child, pytest.raises(MediaRefusedError) as refused:
        child.process(path, workdir, MediaRequest("ảnh.jpg"))
    assert not isinstance(refused.value, MediaInterruptedError)
    assert "ảnh.jpg" in refused.value.text("en")


def test_one_child_serves_many_jobs_and_is_replaced_in_time(photo: Path, workdir: Path) -> None:
    with MediaChild(Limits(jobs_per_child=2)) as child:
        child.process(photo, workdir, MediaRequest("a.jpg"))
        first = _pid(child)
        child.process(photo, workdir, MediaRequest("a.jpg"))
        assert child._child is None
        child.process(photo, workdir, MediaRequest("a.jpg"))
        assert _pid(child) != first


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("loop", "media-too-slow"),
        ("sleep", "media-too-slow"),
        ("memory", "media-out-of-memory"),
        ("segfault", "media-crashed"),
        ("always killed", "media-crashed"),
        ("exit", "media-crashed"),
        ("unknown fault", "media-crashed"),
        ("liar", "media-crashed"),
    ],
)
def test_a_file_that_brings_its_reader_down_costs_that_one_job(
    name: str, code: str, faulty: MediaChild, photo: Path, workdir: Path
) -> None:
    with pytest.raises(MediaInterruptedError) as interrupted:
        faulty.process(photo, workdir, MediaRequest(name))
    assert interrupted.value.message.code == code


def test_after_a_crash_the_next_file_is_served(faulty: MediaChild, photo: Path, workdir: Path) -> None:
    with pytest.raises(MediaInterruptedError):
        faulty.process(photo, workdir, MediaRequest("segfault"))
    assert faulty.process(photo, workdir, MediaRequest("a.jpg")).facts.width_px == 64


def test_a_child_that_cannot_start_is_no_fault_of_the_file(photo: Path, workdir: Path) -> None:
    with MediaChild(Limits(memory_bytes=10 << 20)) as child, pytest.raises(ChildStartError):
        child.process(photo, workdir, MediaRequest("a.jpg"))


def test_a_child_killed_from_outside_is_replaced_and_the_job_done(
    faulty: MediaChild, photo: Path, workdir: Path
) -> None:
    assert faulty.process(photo, workdir, MediaRequest("killed")).facts.width_px == 64


def test_what_libraries_print_does_not_disturb_the_answers(faulty: MediaChild, photo: Path, workdir: Path) -> None:
    assert faulty.process(photo, workdir, MediaRequest("noise")).facts.width_px == 64


def test_a_child_that_died_between_jobs_is_replaced(photo: Path, workdir: Path) -> None:
    with MediaChild() as child:
        child.process(photo, workdir, MediaRequest("a.jpg"))
        os.kill(_pid(child), signal.SIGKILL)
        assert child.process(photo, workdir, MediaRequest("a.jpg")).facts.width_px == 64


def test_threads_share_a_child(photo: Path, tmp_path: Path) -> None:
    widths: list[int | None] = []

    def work(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        widths.append(child.process(photo, folder, MediaRequest("a.jpg")).facts.width_px)

    with MediaChild() as child:
        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert widths == [64] * 4


def test_a_child_started_in_a_thread_that_ended_is_replaced_unnoticed(photo: Path, workdir: Path) -> None:
    with MediaChild() as child:
        thread = threading.Thread(target=child.process, args=(photo, workdir, MediaRequest("a.jpg")))
        thread.start()
        thread.join()
        assert child.process(photo, workdir, MediaRequest("a.jpg")).facts.width_px == 64


def test_closing_ends_the_child(photo: Path, workdir: Path) -> None:
    child = MediaChild()
    child.process(photo, workdir, MediaRequest("a.jpg"))
    pid = _pid(child)
    child.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_child_ends_with_its_parent(photo: Path, workdir: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    script = f"""
import os, signal
from pathlib import Path
from ingest.child import MediaChild
from ingest.media.facts import MediaRequest
child = MediaChild()
child.process(Path({str(photo)!r}), Path({str(workdir)!r}), MediaRequest("a.jpg"))
print(child._child._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL
    pid = int(done.stdout)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and Path(f"/proc/{pid}/cmdline").exists():
        if Path(f"/proc/{pid}/stat").read_text().split(") ")[1].startswith("Z"):
            break
        time.sleep(0.01)
    else:
        assert not Path(f"/proc/{pid}").exists()


def test_the_parents_secrets_stay_with_the_parent(photo: Path, workdir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERITAGE_SECRET_KEY", "not for children")
    with MediaChild() as child:
        child.process(photo, workdir, MediaRequest("a.jpg"))
        environment = Path(f"/proc/{_pid(child)}/environ").read_bytes()
    assert b"not for children" not in environment


def test_hostile_pictures_come_back_as_sentences(samples: Path, workdir: Path) -> None:
    with MediaChild() as child:
        for path in sorted((samples / "hostile" / "images").iterdir()):
            try:
                assert child.process(path, workdir, MediaRequest(path.name)).derivatives
            except MediaInterruptedError:
                pytest.fail(f"{path.name} brought the child down")
            except MediaRefusedError as refused:
                assert path.name in refused.text("en")


@pytest.mark.parametrize("name", ["full disk", "full disk, says a library"])
def test_a_full_disk_is_not_the_fault_of_the_file(name: str, faulty: MediaChild, photo: Path, workdir: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as full:
        faulty.process(photo, workdir, MediaRequest(name))
    assert full.value.errno == errno.ENOSPC


def test_a_reader_that_dies_where_there_is_no_room_died_of_that(
    faulty: MediaChild, photo: Path, workdir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(MediaInterruptedError):
        faulty.process(photo, workdir, MediaRequest("bus"))
    monkeypatch.setattr("ingest.child.LEAST_ROOM_BYTES", 1 << 62)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        faulty.process(photo, workdir, MediaRequest("bus"))
