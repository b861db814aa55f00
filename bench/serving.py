"""A server of a benchmark: started on a free port, asked over one connection, its processor time read from Linux."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE_SECONDS = 120.0
_TICK_SECONDS = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A process that answers on a port of this machine."""

    pid: int
    port: int

    def connect(self) -> http.client.HTTPConnection:
        """A connection of one client."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)

    def cpu_seconds(self) -> float:
        """What the process and all that it started have used until now."""
        return sum(map(_cpu_seconds, _family(self.pid)))


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Iterator[Server]:
    """The server `command --port N`, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [*command, "--port", str(port)], env=dict(environment), cwd=folder, stdout=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _listens(port):
            if time.monotonic() > deadline or process.poll() is not None:
                sys.exit("the server does not start")
            time.sleep(0.1)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait()


def get(connection: http.client.HTTPConnection, path: str, wanted: int = 200) -> tuple[str, bytes]:
    """Where the answer leads, if it does, and its body as it was sent: compressed, as Firefox and Chrome ask for it."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != wanted:
        sys.exit(f"{path}: {answer.status}")
    return answer.headers.get("Location", ""), body


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _family(pid: int) -> list[int]:
    children = [
        int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
    ]
    return [pid, *(one for child in children for one in _family(child))]


def _cpu_seconds(pid: int) -> float:
    """Field 14 and 15 of proc(5)'s stat, counted behind the name in brackets."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) * _TICK_SECONDS
