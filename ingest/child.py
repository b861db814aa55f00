"""Opening strangers' files in a child process with limits: whatever a file does, it costs that one job.

A child lives for many jobs and takes each as a line of JSON over a pipe, so a job costs 0.1 ms, not a start of Python.
It cannot outlive its parent, nor use more memory or time than it was given. Nothing of its answers is trusted: they are
JSON, checked, and every file they name lies in the work folder.
"""

import contextlib
import errno
import os
import selectors
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked_dataclass

from catalog.errors import HeritageError
from catalog.language import N_
from catalog.messages import Message, MessageType, Severity, define
from ingest.media.facts import MediaRequest, Processed
from ingest.media.refusal import MediaInterruptedError, MediaRefusedError

MEMORY_BYTES = 3 << 30
"""Address space of a child: a picture of 100 megapixels decoded whole, or a model of two million faces."""
TIMEOUT_S = 900.0
"""For one file, by the clock; half of it may be used by the processor. Two gigapixels take about a minute."""
JOBS_PER_CHILD = 50
_ANSWER_LIMIT_BYTES = 64 << 20
_CHUNK_BYTES = 1 << 16
_START_S = 120.0
LONGEST_S = 2 * (_START_S + TIMEOUT_S)
"""For one file, with the start of its child, and of another where the first is killed from outside."""
LEAST_ROOM_BYTES = 64 << 20
"""With less room than this for what is made of a file, a failure is the disk's and not held against the file."""
READY = b"ready\n"
"""What a child says first."""

TOO_MUCH_MEMORY = define(
    "media-out-of-memory",
    Severity.ERROR,
    N_(
        "Reading {name} takes more memory than one file may have. Save a picture as tiled TIFF, a model with at most "
        "a million faces, and bring that; the file itself is kept."
    ),
)
TOO_SLOW = define(
    "media-too-slow",
    Severity.ERROR,
    N_(
        "Reading {name} took longer than {seconds} seconds and was stopped. It may be damaged: save it anew and try "
        "again."
    ),
)
CRASHED = define(
    "media-crashed",
    Severity.ERROR,
    N_("{name} brought the program that reads it down, so it is not shown. It is damaged, or made to do harm."),
)


@dataclass(frozen=True)
class Limits:
    """What one file may cost: bytes of address space, seconds by the clock, and jobs until a child is replaced."""

    memory_bytes: int = MEMORY_BYTES
    timeout_s: float = TIMEOUT_S
    jobs_per_child: int = JOBS_PER_CHILD


_CONFIG = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")


@checked_dataclass(frozen=True, config=_CONFIG)
class Job:
    """What the parent asks."""

    path: Path
    workdir: Path
    request: MediaRequest
    cpu_s: float


@checked_dataclass(frozen=True, config=_CONFIG)
class Answer:
    """What the child says: the outcome, or why there is none; `fault`: the machine's `errno`, where it is to blame."""

    processed: Processed | None = None
    refused: Message | None = None
    is_interrupted: bool = False
    fault: int = 0


JOB = TypeAdapter(Job)
ANSWER = TypeAdapter(Answer)


class ChildStartError(HeritageError):
    """No child can be started: the machine's fault, not a file's. Its own words are in the server's log."""

    code = "child-start"
    status = 503
    msgid = N_(
        "The process that reads files does not start. Nothing is lost; whoever runs the museum finds why in the log."
    )


class MediaChild:
    """One child process at a time, started when needed. Threads may share it; they then wait for each other."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def process(self, path: Path, workdir: Path, request: MediaRequest) -> Processed:
        """Identify, inspect and derive the file at `path`, writing derivatives into the existing folder `workdir`.

        Raises MediaRefusedError where the file cannot be shown, and MediaInterruptedError where it used up its memory
        or time or crashed its reader; ChildStartError where no child starts, and OSError where the machine failed, as
        when the disk is full. Paths in the outcome lie in `workdir`, or are `path` itself.
        """
        path, workdir = path.resolve(), workdir.resolve()
        job = Job(path, workdir, request, self._limits.timeout_s / 2)
        with self._lock:
            answer = self._answer(job)
        if answer.processed is None:
            _blame_the_machine(answer, workdir)
        if answer.refused is not None:
            error = MediaInterruptedError if answer.is_interrupted else MediaRefusedError
            raise error(answer.refused)
        if answer.processed is None or not _stays_inside(answer.processed, path, workdir):
            raise MediaInterruptedError(CRASHED(name=request.name))
        return answer.processed

    def close(self) -> None:
        """End the child, if there is one; the next job starts a new one."""
        with self._lock:
            self._drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self, job: Job) -> Answer:
        """The child's answer. One that was killed from outside, as when memory runs out, is replaced once."""
        for is_last in (False, True):
            child = self._living_child()
            try:
                line = child.ask(JOB.dump_json(job) + b"\n", self._limits.timeout_s)
                answer = ANSWER.validate_json(line)
            except _TooSlowError:
                self._drop()
                return _interrupted(TOO_SLOW, job, seconds=round(self._limits.timeout_s))
            except _DiedError:
                status = child.end()
                self._drop()
                if status == -signal.SIGXCPU:
                    return _interrupted(TOO_SLOW, job, seconds=round(job.cpu_s))
                if status != -signal.SIGKILL or is_last:
                    return _interrupted(CRASHED, job)
            except ValidationError:
                self._drop()
                return _interrupted(CRASHED, job)
            else:
                if answer.is_interrupted or child.jobs >= self._limits.jobs_per_child:
                    self._drop()
                return answer
        raise AssertionError("unreachable")

    def _living_child(self) -> "_Child":
        if self._child is None or not self._child.is_alive():
            self._drop()
            self._child = _Child(self._limits.memory_bytes)
        return self._child

    def _drop(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


class _TooSlowError(Exception):
    """No answer in time."""


class _DiedError(Exception):
    """The child ended before it answered."""


class _Child:
    """A running child and the pipes to it."""

    def __init__(self, memory_bytes: int) -> None:
        self.jobs = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ingest.child_loop", str(os.getpid()), str(memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            start_new_session=True,  # a Ctrl-C in the terminal is for the parent, which ends the child in order
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        os.set_blocking(self._stdout.fileno(), False)
        try:
            said = self._read_line(time.monotonic() + _START_S)
        except (_TooSlowError, _DiedError) as exc:
            self.end()
            raise ChildStartError from exc
        if said != READY:
            self.end()
            raise ChildStartError

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, line: bytes, timeout_s: float) -> bytes:
        """One line for one line; raises _TooSlowError, _DiedError."""
        self.jobs += 1
        try:
            self._stdin.write(line)
            self._stdin.flush()
        except BrokenPipeError as exc:
            raise _DiedError from exc
        return self._read_line(time.monotonic() + timeout_s)

    def end(self) -> int:
        """Kill the child if it still runs; returns its exit status, negative for a signal."""
        if self.is_alive():
            with contextlib.suppress(BrokenPipeError):
                self._stdin.close()
            self._process.kill()
        status = self._process.wait()
        for pipe in (self._stdin, self._stdout):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
        return status

    def _read_line(self, deadline: float) -> bytes:
        received = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(self._stdout, selectors.EVENT_READ)
            while not received.endswith(b"\n"):
                left = deadline - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise _TooSlowError
                chunk = os.read(self._stdout.fileno(), _CHUNK_BYTES)
                if not chunk or len(received) > _ANSWER_LIMIT_BYTES:
                    raise _DiedError
                received += chunk
        return bytes(received)


def _interrupted(kind: MessageType, job: Job, **params: int) -> Answer:
    return Answer(refused=kind("", name=job.request.name, **params), is_interrupted=True)


def _blame_the_machine(answer: Answer, workdir: Path) -> None:
    """Raise OSError where the disk, and not the file, is why there is no outcome: a full one kills what maps files."""
    if answer.fault:
        raise OSError(answer.fault, os.strerror(answer.fault))
    if shutil.disk_usage(workdir).free < LEAST_ROOM_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _stays_inside(processed: Processed, path: Path, workdir: Path) -> bool:
    """Whether every derivative is a plain file in the work folder, or the original itself."""
    return all(
        derivative.path == path or (derivative.path.resolve().is_relative_to(workdir) and derivative.path.is_file())
        for derivative in processed.derivatives
    )


def _environment() -> dict[str, str]:
    """The parent's environment less its secrets: a child needs to find Python and nothing else."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    root = str(Path(__file__).resolve().parents[1])
    return environment | {"PYTHONPATH": os.pathsep.join([root, *filter(None, sys.path)]), "MALLOC_ARENA_MAX": "2"}
