"""One process at a time: a lock on a file, which the system takes back when its holder ends, however it ends."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog.errors import HeritageError
from catalog.machine import naming

_NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS}
"""What the system says of a disk that knows no locks; nothing is held there."""


@contextmanager
def alone(lock: Path, refusal: HeritageError) -> Iterator[None]:
    """Nobody else is in such a block with this file; raises the `refusal` at once where somebody is.

    It holds for other machines too where a network drive hands locks on, as NFS and SMB do. The file is made where
    there is none, and stays: whoever removed it would part those who wait for it from those who come.
    """
    with naming(lock.parent):
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise refusal from exc
        except OSError as exc:
            if exc.errno not in _NO_LOCKS:
                raise
        yield
    finally:
        os.close(descriptor)
