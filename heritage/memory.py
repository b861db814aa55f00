"""How much memory this process may have, asked before it begins, and how much it keeps of what it had.

Libraries that run out of memory end the process without a word.
"""

import ctypes
import resource
from contextlib import suppress

from catalog.errors import HeritageError
from catalog.language import N_

LEAST_BYTES = 1500 << 20
"""Of address space, which is more than what is used: threads and the search index reserve what they never touch."""

_LARGE_BYTES, _ARENAS = 1_000_000, 2
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""Parameters of glibc's mallopt."""


class TooLittleMemoryError(HeritageError):
    """The system allows this process less memory than its libraries need to start."""

    code = "memory-limit"
    status = 503
    msgid = N_(
        "The system allows this command only {allowed} MB of memory, and it needs {least} MB. Nothing was done. Lift "
        "the limit (ulimit -v unlimited) and run the same command again."
    )


def check_memory() -> None:
    """Raises TooLittleMemoryError where the limit of this process (RLIMIT_AS) is too low."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed != resource.RLIM_INFINITY and allowed < LEAST_BYTES:
        raise TooLittleMemoryError(allowed=allowed >> 20, least=LEAST_BYTES >> 20)


def keep_little() -> None:
    """Have large blocks go back to the system once they are free, where it is glibc that would keep more and more."""
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        libc.mallopt(_M_ARENA_MAX, _ARENAS)
