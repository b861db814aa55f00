"""Leases: who alone may do a thing now. A holder that dies loses its lease: at once on this machine, else with time."""

import os
import socket
import time
from pathlib import Path

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from catalog.tables import lease


def this_process() -> str:
    """This process as leases name it: 'host:pid'."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_of_this_machine(holder: str) -> bool:
    """Whether the holder is a process of this machine, running or not."""
    return holder.partition(":")[0] == socket.gethostname()


def is_dead(holder: str) -> bool:
    """Whether a holder is known to be gone: a process of this machine that no longer runs."""
    pid = holder.partition(":")[2].partition(":")[0]
    if not is_of_this_machine(holder) or not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return _is_zombie(int(pid))


def _is_zombie(pid: int) -> bool:
    """Linux: whether only its number is left of a process, because nobody has asked how it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (OSError, IndexError):
        return False


def hold(engine: Engine, name: str, holder: str, seconds: float) -> bool:
    """Take or renew the lease `name` for `seconds`; False while somebody else holds it."""
    now = time.time()
    with engine.begin() as connection:
        taken = connection.execute(
            update(lease)
            .where(lease.c.name == name, (lease.c.holder == holder) | (lease.c.until < now))
            .values(holder=holder, until=now + seconds)
        )
        if taken.rowcount:
            return True
        other = connection.scalar(select(lease.c.holder).where(lease.c.name == name))
        if other is not None and not is_dead(other):
            return False
        connection.execute(delete(lease).where(lease.c.name == name, lease.c.holder == other))
    try:
        with engine.begin() as connection:
            connection.execute(insert(lease).values(name=name, holder=holder, until=now + seconds))
    except IntegrityError:
        return False
    return True


def release(engine: Engine, name: str, holder: str) -> None:
    """Give the lease back, where `holder` still has it."""
    with engine.begin() as connection:
        connection.execute(delete(lease).where(lease.c.name == name, lease.c.holder == holder))


def holder_of(engine: Engine, name: str) -> str | None:
    """Who holds the lease now."""
    with engine.connect() as connection:
        return connection.scalar(select(lease.c.holder).where(lease.c.name == name, lease.c.until >= time.time()))
