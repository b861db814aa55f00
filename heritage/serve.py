"""Serving: granian answers, a worker beside it works, and both end together."""

import errno
import gc
import logging
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from catalog.errors import HeritageError
from catalog.language import N_
from heritage import logs
from heritage.settings import Settings, read_settings
from heritage.worker import end_with

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 60.0
WATCH_SECONDS = 0.5
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
"""A worker that lived longer than this is started again at once; one that does not, after longer and longer pauses."""
COLLECT_AFTER = 10_000
"""New objects after which a server process looks for garbage among the newest: a few MB."""
STOP_SECONDS = 10
"""What a server process has to end what it is answering."""


class PortError(HeritageError):
    """A port that somebody else has."""

    code = "port-taken"
    msgid = N_("Port {port} is taken by another program. Choose another: --port {other}, or make demo PORT={other}")


class HostError(HeritageError):
    """An address that is not this machine's."""

    code = "no-such-host"
    msgid = N_(
        "This machine has no address '{host}'. Leave --host out to open the museum for this machine alone, or write "
        "--host 0.0.0.0 to open it for others too."
    )


class PortForbiddenError(HeritageError):
    """A port that the system keeps for its administrator."""

    code = "port-forbidden"
    msgid = N_("This user may not open port {port}. Choose one from 1024 on, for example: --port 8000")


def serve(settings: Settings, host: str, port: int, workers: int, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or SIGTERM; calls `ready` with the address once the site answers.

    Raises PortError where the port is taken.
    """
    check_port(host, port)
    multiprocessing.set_start_method("spawn", force=True)  # a fork would copy locks that another thread holds
    address = address_of(host, port)
    server = Server(
        "heritage.serve:site",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels((settings.log_level or logs.USUAL_LEVEL).lower()),
        log_access=False,
    )
    with _worker_process(settings):
        threading.Thread(target=_announce, args=(address, ready), daemon=True).start()
        server.serve()


def address_of(host: str, port: int) -> str:
    """The address at which this machine reaches a site that listens on `host`."""
    if host in ("0.0.0.0", "127.0.0.1", "::"):  # noqa: S104
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def site() -> Any:
    """The application of one server process, which ends with the process that started it, however that went."""
    end_with(os.getppid())
    os.setpgrp()  # Ctrl-C in a terminal is for the process that serves, which ends this one in order
    logs.set_up(read_settings().log_level)
    from heritage.app import site_from_environment  # noqa: PLC0415 - who watches over the servers needs no site

    made = site_from_environment()
    _rarely_collect()
    return made


def _rarely_collect() -> None:
    """Let the search for garbage that names itself pass over what was made at start, and come seldom.

    A page leaves some ten such objects behind; looking at the hundred thousand of the program for them takes as long
    as answering ten visitors.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])


def check_port(host: str, port: int) -> None:
    """Raises PortError where another program listens there, and its sisters where this one never can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as exc:
            if exc.errno == errno.EADDRINUSE:
                raise PortError(port=port, other=port + 1 if port < 65535 else port - 1) from exc
            if exc.errno in (errno.EACCES, errno.EPERM):
                raise PortForbiddenError(port=port) from exc
            raise HostError(host=host) from exc


@contextmanager
def _worker_process(settings: Settings) -> Iterator[None]:
    """A `heritage worker` for as long as the block lasts, started again when it ends before."""
    stop = threading.Event()
    watch = threading.Thread(target=_keep_working, args=(settings, stop), daemon=True)
    watch.start()
    try:
        yield
    finally:
        stop.set()
        watch.join()


def _keep_working(settings: Settings, stop: threading.Event) -> None:
    """Start the worker, and start it again when it ends, after a pause that grows where it never lives long.

    The thread lives as long as the process: the worker is told to end when whoever started it does.
    """
    pause = FIRST_PAUSE_SECONDS
    while True:
        started = time.monotonic()
        try:
            status: int | OSError = _work_until(stop, settings)
        except OSError as exc:
            status = exc
        if stop.is_set():
            return
        if time.monotonic() - started > LONGEST_PAUSE_SECONDS:
            pause = FIRST_PAUSE_SECONDS
        log.error("the worker ended; it is started again", extra={"status": status, "pause_s": pause})
        if stop.wait(pause):
            return
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


def _work_until(stop: threading.Event, settings: Settings) -> int:
    """One worker process, ended when `stop` is set; returns its exit status, negative for a signal."""
    child = subprocess.Popen(
        [sys.executable, "-m", "heritage", "worker", "--parent", str(os.getpid())],
        env=os.environ | {"HERITAGE_DATA": str(settings.data)},
        start_new_session=True,  # Ctrl-C reaches this process, which ends its worker
    )
    while child.poll() is None:
        if stop.wait(WATCH_SECONDS):
            child.terminate()
            try:
                child.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
    return child.wait()


def _announce(address: str, ready: Callable[[str], None]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310
            if answer.status == 200:
                ready(address)
                return
        time.sleep(0.1)
    log.error("the site does not answer", extra={"address": address})
