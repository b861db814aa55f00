"""Reading as a user does who is not root, for whom permissions hold: in a test that root itself may run."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_VERSION_3 = 0x20080522
_READS_ALL = (1 << 1) | (1 << 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root read and write everything (capabilities(7))."""


@contextmanager
def as_a_user() -> Iterator[None]:
    """Permissions hold inside; where this process is root and cannot lay down what root may do, the test is skipped."""
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    data = (ctypes.c_uint32 * 6)()
    if not hasattr(libc, "capset") or libc.capget(header, data) != 0:
        pytest.skip("run as root, which cannot lay down its rights here: run it as another user")
    all_rights = data[0]
    data[0] = all_rights & ~_READS_ALL
    if libc.capset(header, data) != 0:
        pytest.skip("run as root, which cannot lay down its rights here: run it as another user")
    try:
        yield
    finally:
        data[0] = all_rights
        libc.capset(header, data)
