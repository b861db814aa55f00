"""Serving for real: granian and the worker beside it start, answer, and end together however they are ended."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from catalog import institutions
from heritage.serve import STOP_SECONDS, HostError, PortError, address_of, check_port
from heritage.settings import read_settings
from heritage.wiring import open_museum
from tests.records import make_record, save

PATIENCE_SECONDS = 60


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serving(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """`heritage serve` of an empty museum, as the leader of a process group of its own."""
    _make_museum(tmp_path)
    running = subprocess.Popen(
        [sys.executable, "-m", "heritage", "serve", "--port", str(port)],
        env=os.environ | {"HERITAGE_DATA": str(tmp_path), "HERITAGE_LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield running
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _make_museum(folder: Path) -> None:
    museum = open_museum(read_settings({}, data=folder))
    with museum.database.begin() as connection:
        institutions.add(connection, {"vi": "Bảo tàng thử", "en": "Test museum"})
    museum.database.dispose()


def _answers(port: int) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/en/", timeout=5) as page:
        return page.status == 200 and b"Test museum" in page.read()
    return False


def _wait_until_it_answers(port: int) -> None:
    """Asks from the first moment on, as a waiting browser does: what is asked early must not be left hanging."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _answers(port):
        assert time.monotonic() < deadline, "the site does not answer"
        time.sleep(0.02)


def _processes_of(folder: Path) -> list[int]:
    """Every process whose museum lies in `folder`."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            with suppress(OSError):
                if f"HERITAGE_DATA={folder}\0".encode() in (process / "environ").read_bytes():
                    found.append(int(process.name))
    return found


def _wait_until_all_ended(folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while left := _processes_of(folder):
        assert time.monotonic() < deadline, f"still running: {left}"
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="reads the processes from Linux's /proc")
@pytest.mark.parametrize(
    ("end", "number"),
    [(os.kill, signal.SIGTERM), (os.kill, signal.SIGKILL), (os.killpg, signal.SIGINT)],
    ids=["terminated", "killed", "Ctrl-C"],
)
def test_the_site_answers_says_where_and_ends_as_a_whole(
    serving: subprocess.Popen[str], port: int, tmp_path: Path, end: Callable[[int, int], None], number: signal.Signals
) -> None:
    _wait_until_it_answers(port)
    assert serving.stdout is not None
    assert f"http://localhost:{port}" in serving.stdout.readline()
    assert len(_processes_of(tmp_path)) >= 3
    end(serving.pid, number)
    assert serving.wait(STOP_SECONDS) == (-number if number is signal.SIGKILL else 0)
    _wait_until_all_ended(tmp_path)
    assert not _answers(port)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="reads the processes from Linux's /proc")
def test_a_worker_that_is_killed_is_started_again(serving: subprocess.Popen[str], port: int, tmp_path: Path) -> None:
    _wait_until_it_answers(port)
    [first] = _workers_of(tmp_path, other_than=0)
    os.kill(first, signal.SIGKILL)
    [second] = _workers_of(tmp_path, other_than=first)
    assert second != first
    museum = open_museum(read_settings({}, data=tmp_path))
    save(museum, make_record(vi="Chùa Keo"))
    _wait_until(lambda: museum.public.count() == 1, "nothing is indexed")
    museum.database.dispose()
    serving.terminate()
    assert serving.wait(STOP_SECONDS) == 0
    _wait_until_all_ended(tmp_path)


def _workers_of(folder: Path, other_than: int) -> list[int]:
    """The workers of the museum in `folder`, once there is one."""
    found: list[int] = []

    def look() -> bool:
        found[:] = [
            process
            for process in _processes_of(folder)
            if process != other_than and b"\0worker\0" in _command_line(process)
        ]
        return bool(found)

    _wait_until(look, "no worker")
    return found


def _command_line(process: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def _wait_until(condition: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:80"),
        ("0.0.0.0", "http://localhost:80"),
        ("::", "http://localhost:80"),
        ("::1", "http://[::1]:80"),
        ("museum.example", "http://museum.example:80"),
    ],
)
def test_the_address_is_one_that_a_browser_takes(host: str, address: str) -> None:
    assert address_of(host, 80) == address


def test_a_port_that_is_taken_is_said(tmp_path: Path, port: int) -> None:
    _make_museum(tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        said = subprocess.run(
            [sys.executable, "-m", "heritage", "serve", "--port", str(port)],
            env=os.environ | {"HERITAGE_DATA": str(tmp_path), "HERITAGE_LANGUAGE": "vi"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (said.returncode, str(port) in said.stderr, "Traceback" in said.stderr) == (1, True, False)


@pytest.mark.parametrize("host", ["nowhere.invalid", "192.0.2.1", "999.1.1.1"])
def test_an_address_that_is_not_this_machines_is_not_called_a_taken_port(port: int, host: str) -> None:
    with pytest.raises(HostError, match=host):
        check_port(host, port)


def test_a_taken_port_is_told_with_another_that_there_is() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 65535))
        other.listen()
        with pytest.raises(PortError, match="--port 65534"):
            check_port("127.0.0.1", 65535)
