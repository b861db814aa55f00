"""Holding a lease for as long as a piece of work takes, however long a single step of it is."""

import threading
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from catalog import leases
from catalog.errors import BusyError


class Held:
    """The lease `name`, renewed every third of its `seconds` by a thread of its own, until the work ends.

    Raises BusyError where somebody else has it; `check` raises it where somebody else took it meanwhile.
    """

    def __init__(self, engine: Engine, name: str, seconds: float) -> None:
        self._engine = engine
        self._name = name
        self._seconds = seconds
        self._holder = leases.this_process()
        self._over = threading.Event()
        self._lost = False
        self._renewing = threading.Thread(target=self._renew, name=f"lease {name}", daemon=True)

    def __enter__(self) -> Self:
        self._lost = not leases.hold(self._engine, self._name, self._holder, self._seconds)
        self.check()
        self._renewing.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._renewing.join()
        leases.release(self._engine, self._name, self._holder)

    def check(self) -> None:
        """Raise BusyError where the lease is somebody else's."""
        if self._lost:
            raise BusyError(holder=leases.holder_of(self._engine, self._name) or self._name)

    def _renew(self) -> None:
        while not self._over.wait(self._seconds / 3):
            if not leases.hold(self._engine, self._name, self._holder, self._seconds):
                self._lost = True
                return
