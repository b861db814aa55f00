"""What a machine says when it fails, in words that can be translated: its own are English, and for its makers."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from catalog.language import N_

DISK_FULL = N_("the disk is full")

_FAULTS = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: N_("the space that this user may have on the disk is used up"),
    errno.EROFS: N_("the disk cannot be written to"),
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.EIO: N_("the disk fails to read or write"),
    errno.ENOENT: N_("it is not there"),
    errno.ENOTDIR: N_("a file is where a folder should be"),
    errno.EEXIST: N_("a file, or a link that leads nowhere, is where a folder should be"),
    errno.EISDIR: N_("a folder is where a file should be"),
    errno.ENOMEM: N_("there is not enough memory"),
    errno.EMFILE: N_("too many files are open"),
    errno.EBUSY: N_("another program uses it"),
    errno.ELOOP: N_("the link leads back to itself"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ESTALE: N_("the network drive no longer has it"),
    errno.ETIMEDOUT: N_("the network drive does not answer"),
    errno.EHOSTUNREACH: N_("the store of files does not answer"),
    errno.EHOSTDOWN: N_("the network drive does not answer"),
    errno.ENODEV: N_("the card or disk is gone"),
    errno.ENXIO: N_("the card or disk is gone"),
    errno.ENOTCONN: N_("the card or disk is gone"),
}

_DATABASE_FAULTS = _FAULTS | {
    errno.EBUSY: N_("another program keeps the database busy"),
    errno.ENOENT: N_("the database's file cannot be opened or made"),
    errno.EILSEQ: N_("the beginning of the database's file is damaged, or it is no database"),
    errno.EBADMSG: N_("the database's file is damaged"),
    errno.ECONNREFUSED: N_("the database's server does not answer"),
    errno.EUSERS: N_("the database's server has too many connections"),
}
"""By the `errno` that a database's backend gives its driver's errors (`catalog.ports.Database`)."""

_OF_DAMAGE = {errno.EILSEQ, errno.EBADMSG}

UNWRITTEN = N_("the database could not be written to")

FAULTS = (OSError, OperationalError, MemoryError)
"""What a failing machine raises, whatever it was asked to do."""

_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def is_of_the_disk(error: OSError) -> bool:
    """Whether a disk is full or takes nothing: never the fault of what is read."""
    return error.errno in _OF_THE_DISK


@contextmanager
def naming(folder: Path) -> Iterator[None]:
    """A disk that is full, or takes nothing, is told with the folder on it, where the system tells none."""
    try:
        yield
    except OSError as exc:
        if is_of_the_disk(exc):
            raise OSError(exc.errno, exc.strerror, str(folder)) from exc
        raise


def is_away(error: SQLAlchemyError) -> bool:
    """Whether the database cannot answer for now, by the number that its backend gave, and not what it was asked.

    So too where every connection that this process may have is in use.
    """
    return isinstance(error, NoConnectionError) or (
        isinstance(error, DBAPIError)
        and getattr(error.orig, "errno", None) in _DATABASE_FAULTS
        and not is_damaged(error)
    )


def is_damaged(error: SQLAlchemyError) -> bool:
    """Whether the database's file is no longer what was written: no second try helps, only a backup."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "errno", None) in _OF_DAMAGE


def fault_of(error: OSError | DatabaseError | MemoryError) -> str:
    """What the system refused, as a text for `translate`; the system's own words where it is seldom seen."""
    if isinstance(error, MemoryError):
        return _FAULTS[errno.ENOMEM]
    if isinstance(error, DatabaseError):
        number = getattr(error.orig, "errno", None) or 0
        return _DATABASE_FAULTS.get(number) or str(error.orig or error).splitlines()[0]
    return _FAULTS.get(error.errno or 0) or error.strerror or str(error)
