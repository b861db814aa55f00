"""The inside of a child process (`python -m ingest.child_loop`): limits first, then one job a line, until the end."""

import contextlib
import ctypes
import errno
import gc
import os
import resource
import signal
import sys
import tempfile
import warnings
from typing import BinaryIO

from ingest.child import ANSWER, CRASHED, JOB, READY, TOO_MUCH_MEMORY, Answer, Job
from ingest.media.refusal import MediaRefusedError

_PR_SET_PDEATHSIG = 1
_DISK_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def main(parent: int, memory_bytes: int) -> None:
    """Answer jobs from standard input until it ends. `parent` is the process to die with."""
    _die_with(parent)
    _limit(memory_bytes)
    jobs, answers = _private_pipes()
    warnings.simplefilter("ignore")
    _prepare()
    _fall_silent()
    answers.write(READY)
    answers.flush()
    for line in jobs:
        answer = _answer(JOB.validate_json(line))
        answers.write(ANSWER.dump_json(answer) + b"\n")
        answers.flush()
        if answer.is_interrupted:
            return


def _die_with(parent: int) -> None:
    """Be killed when the parent ends (Linux only; elsewhere the end of the pipe has to do)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _limit(memory_bytes: int) -> None:
    """Bound the address space and leave no core files; macOS knows no bound of this kind."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, out of reach of libraries that print."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _redirect_to_nothing(0, 1)
    return jobs, answers


def _fall_silent() -> None:
    """From here on nothing reaches the server's log: libraries quote what files say, names of people among it."""
    _redirect_to_nothing(2)


def _redirect_to_nothing(*descriptors: int) -> None:
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123  # a device, not a path of ours
        for descriptor in descriptors:
            os.dup2(nothing.fileno(), descriptor)


def _prepare() -> None:
    """Load the readers once, and close what hostile files have no business with."""
    from ingest.media import image, reading  # noqa: F401, PLC0415  # after the limits

    reading.prepare_readers()
    gc.freeze()


def _answer(job: Job) -> Answer:
    from ingest.media.kinds import process  # noqa: PLC0415  # after the limits

    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu_s = int(used.ru_utime + used.ru_stime + job.cpu_s) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, resource.RLIM_INFINITY))
    tempfile.tempdir = os.environ["TMPDIR"] = str(job.workdir)
    name = job.request.name
    try:
        return Answer(processed=process(job.path, job.workdir, job.request))
    except MediaRefusedError as exc:
        return Answer(refused=exc.message, fault=_fault_of_machine(exc))
    except MemoryError:
        return Answer(refused=TOO_MUCH_MEMORY(name=name), is_interrupted=True)
    except Exception as exc:  # noqa: BLE001  # the edge of the process: a reader's unknown fault is the file's
        crashed = TOO_MUCH_MEMORY if _is_memory(exc) else CRASHED
        return Answer(refused=crashed(name=name), is_interrupted=True, fault=_fault_of_machine(exc))
    finally:
        with contextlib.suppress(MemoryError):
            gc.collect()


def _fault_of_machine(error: BaseException | None) -> int:
    """The `errno` of a disk that is full or fails, told by any of the errors behind this one; 0 where there is none."""
    while error is not None:
        words = str(error).lower()
        for number in _DISK_FAULTS:
            if (isinstance(error, OSError) and error.errno == number) or os.strerror(number).lower() in words:
                return number
        error = error.__cause__ or error.__context__
    return 0


def _is_memory(fault: BaseException) -> bool:
    """Whether a library said in words that memory ran out."""
    words = str(fault).lower()
    return "out of memory" in words or "cannot allocate" in words or "unable to allocate" in words


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
