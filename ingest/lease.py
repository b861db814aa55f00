"""Holding a lease for as long as a piece of work takes, however long a single step of it is."""

import logging
import secrets
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from catalog import leases
from catalog.errors import BusyError

log = logging.getLogger(__name__)


def import_lease(institution_id: str) -> str:
    """The name of the lease under which one run at a time writes an institution's records."""
    return f"ingest:{institution_id}"


def files_lease(run_id: str) -> str:
    """The name of the lease that says that a run's own command still works on its files."""
    return f"files:{run_id}"


class Held:
    """The lease `name`, renewed every third of its `seconds` by a thread of its own, until the work ends.

    Raises BusyError where somebody else has it; `check` raises it where somebody else may have it: because they took it
    or because, the database failing, it could not be renewed in time.
    """

    def __init__(self, engine: Engine, name: str, seconds: float) -> None:
        self._engine = engine
        self._name = name
        self._seconds = seconds
        self._holder = f"{leases.this_process()}:{secrets.token_hex(4)}"
        self._until = 0.0
        self._over = threading.Event()
        self._lost = False
        self._renewing = threading.Thread(target=self._renew, name=f"lease {name}", daemon=True)

    def __enter__(self) -> Self:
        self._take()
        self.check()
        self._renewing.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._renewing.join()
        if self._lost:
            return
        try:
            leases.release(self._engine, self._name, self._holder)
        except SQLAlchemyError as exc:  # it ends by itself soon, and what the work ended with is to be told
            log.warning("a lease could not be released", extra={"lease": self._name, "reason": str(exc)})

    def check(self) -> None:
        """Raise BusyError where the lease is somebody else's.

        Where its time is over, or the clock was put back, it is asked for again: a laptop that was asleep, or whose
        clock was set, has it still unless somebody took it.
        """
        if not self._lost and not 0 <= self._until - time.time() <= self._seconds:
            with suppress(SQLAlchemyError):
                self._take()
        if self._lost or time.time() > self._until:
            holder = leases.holder_of(self._engine, self._name) or f"{self._name}:"
            raise BusyError(holder=holder.rpartition(":")[0])

    def _renew(self) -> None:
        pause = self._seconds / 3
        while not (self._lost or self._over.wait(pause)):
            try:
                self._take()
            except SQLAlchemyError as exc:  # the lease is ours until its time is up: another try may come through
                log.warning("a lease could not be renewed", extra={"lease": self._name, "reason": str(exc)})

    def _take(self) -> None:
        asked = time.time()
        self._lost = not leases.hold(self._engine, self._name, self._holder, self._seconds)
        if not self._lost:
            self._until = asked + self._seconds
