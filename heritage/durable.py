"""What was written to a disk, made to outlast a power cut."""

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)


def make_durable(folder: Path, paths: Iterable[Path]) -> None:
    """Make everything written on the folder's file system durable: one syncfs on Linux, an fsync a path elsewhere.

    The paths are only looked at where each is asked for.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if hasattr(_LIBC, "syncfs"):
            if _LIBC.syncfs(descriptor) != 0:
                error = ctypes.get_errno()
                raise OSError(error, os.strerror(error), str(folder))
            return
    finally:
        os.close(descriptor)
    for path in paths:
        _settle(path)


def _settle(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def settle(folder: Path) -> None:
    """Make the names in the folder durable, and those alone."""
    _settle(folder)
