"""How much memory this process may have, asked before it begins: libraries that run out of it end it without a word."""

import resource

from catalog.errors import HeritageError
from catalog.language import N_

LEAST_BYTES = 1500 << 20
"""Of address space, which is more than what is used: threads and the search index reserve what they never touch."""


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
