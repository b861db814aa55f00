"""Leases: who alone may do a thing now. A holder that dies loses its lease when the time is over."""

import time

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from catalog.tables import lease


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
        if connection.scalar(select(lease.c.holder).where(lease.c.name == name)) is not None:
            return False
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
