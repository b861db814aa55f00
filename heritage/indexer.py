"""The indexer: follows the search outbox, so that what a transaction wrote is findable a moment later.

One process at a time holds the lease and indexes. Each document is built from the record's current row, so that
replaying after a crash is harmless: an outbox entry goes only once both indexes have taken what it asked for.
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from catalog import leases, outbox
from catalog.clock import today
from catalog.errors import BusyError, UnavailableError
from catalog.museum import Museum
from catalog.search import sources
from catalog.search.renaming import renamed_between

log = logging.getLogger(__name__)

LEASE = "search-indexer"
REBUILD_LEASE = "search-rebuild"
"""Whoever rebuilds holds it beside the other: the indexer sees it and makes room."""
LEASE_SECONDS = 20.0
BATCH = 4000
"""Entries of one commit: half as many cost the engine a quarter more. A person who edits does not wait for the end."""
PART = 500
"""Records whose documents are made, and kept, at once."""
COVERED = 100_000
"""Outbox entries that a rebuild makes superfluous, at most: they are remembered meanwhile."""
POLL_SECONDS = 0.2
STANDBY_SECONDS = 1.0
"""Pause of an indexer that has no lease: asking for it is a write."""
RECOVERY_SECONDS = 2.0
"""Pause after a turn that failed; twice as long after each that follows, up to a minute."""
LONGEST_RECOVERY_SECONDS = 60.0
FAULTS = (SQLAlchemyError, OSError, UnavailableError, BusyError, MemoryError)
"""What no record is to blame for."""
WAIT_SECONDS = 60.0

Progress = Callable[[int, int], None]
"""Called with the number of records that are done, and of all."""


class Indexer:
    """Drains the outbox into both indexes for as long as it holds the lease; `holder` names this process.

    `failing` is the number of turns that failed since the last one that did not. `gathering_s`: how long changes are
    left to gather between two turns of less than a batch, since a turn costs the same for one record as for hundreds:
    an import's alone, since a person who edits or takes back a record shall see it. It may be set to 0 at any time.
    """

    def __init__(self, museum: Museum, holder: str, gathering_s: float = 0.0) -> None:
        self._museum = museum
        self._holder = f"{holder}:indexer"
        self._held_until = 0.0
        self._day = ""
        self._seen = 0
        self._behind = False
        self.failing = 0
        self.gathering_s = gathering_s

    def run(self, stop: Event) -> None:
        """Index whatever comes until `stop` is set; outlives what goes wrong, and says so in the log."""
        try:
            while not stop.is_set():
                pause = self._attempt()
                if pause is None:
                    self._gather(stop)
                else:
                    stop.wait(pause)
        finally:
            self.rest()

    def _gather(self, stop: Event) -> None:
        """Let changes gather, for as long as that is wanted and all that come are an import's."""
        begun, seen = time.monotonic(), 0
        while time.monotonic() < begun + self.gathering_s and not stop.wait(POLL_SECONDS):
            with suppress(*FAULTS), self._museum.database.connect() as connection:  # the next turn tells of them
                seen, before = outbox.last(connection), seen
                if outbox.urgent(connection, before, 1):
                    return

    def _attempt(self) -> float | None:
        """A turn, however it goes; returns the seconds until the next one, None after one that had little to do."""
        try:
            done = self.turn()
        except FAULTS as exc:
            log.warning("indexing failed; it will be tried again", extra={"reason": _reason(exc)})
        except Exception:
            log.exception("indexing failed; it will be tried again")
        else:
            self.failing = 0
            if done:
                return 0.0 if self._behind else None
            return POLL_SECONDS if self._held_until else STANDBY_SECONDS
        self.failing += 1
        return min(RECOVERY_SECONDS * 2.0 ** min(self.failing - 1, 10), LONGEST_RECOVERY_SECONDS)

    def turn(self) -> int:
        """One turn: the indexes built where there are none, then a batch; returns how much was done, 0 if nothing."""
        if not self._hold():
            return 0
        rebuilt = 0
        if not (self._museum.public.is_ready() and self._museum.full.is_ready()):
            rebuilt = self._rebuild_both(lambda _done, _all: None)
        day = today()
        if self._day != day:
            self._release_embargoes()
            self._day = day
        return rebuilt + self._batch()

    def drain(self) -> int:
        """Index all that waits now; returns how much that was, 0 where another process is indexing."""
        total = 0
        while number := self.turn():
            total += number
        self.rest()
        return total

    def rest(self) -> None:
        """Let another process take over."""
        self._held_until = 0.0
        self._let_go(LEASE)

    def rebuild(self, progress: Progress) -> int:
        """Build both indexes anew, and index what was changed meanwhile; returns the number of records.

        Raises BusyError where another process rebuilds, or does not make room.
        """
        self._wait_for_leases()
        try:
            number = self._rebuild_both(progress, asked=True)
            while self._batch():
                pass
        finally:
            self._let_go(REBUILD_LEASE)
            self.rest()
        return number

    def _rebuild_both(self, progress: Progress, *, asked: bool = False) -> int:
        """Each record is read once, and each index takes its documents; what changes meanwhile waits in the outbox."""
        done, after = 0, ""
        database = self._museum.database
        with database.connect() as connection:
            total = sources.number_of_records(connection)
            waiting = outbox.pending(connection, COVERED)
        with self._museum.public.rebuilding() as public, self._museum.full.rebuilding() as full:
            while True:
                with database.connect() as connection:
                    record_ids = sources.record_ids(connection, after)
                    made = _documents(connection, record_ids)
                if not record_ids:
                    break
                public.add(made.public)
                full.add(made.full)
                done, after = done + len(record_ids), record_ids[-1]
                progress(done, total)
                if not self._renew() or (asked and not self._renew_rebuild()):
                    raise BusyError(holder=leases.holder_of(database, LEASE) or LEASE)
        with database.begin() as connection:
            outbox.done(connection, waiting)
        return done

    def _batch(self) -> int:
        with self._museum.database.connect() as connection:
            entries = self._next(connection)
            if not entries:
                return 0
        renamed, record_ids = self._apply(list(dict.fromkeys(entry.record_id for entry in entries)))
        applied = set(record_ids)
        entries = [entry for entry in entries if entry.record_id in applied]
        still_mine = self._renew()
        with self._museum.database.begin() as connection:
            if not still_mine:  # somebody may have indexed newer rows before us: let them do these again
                outbox.add(connection, record_ids)
            others = sources.pointing_at(connection, renamed) - applied
            outbox.add(connection, sorted(others))
            outbox.done(connection, entries)
        return len(entries)

    def _next(self, connection: Connection) -> list[outbox.Pending]:
        """What people changed since the turn before, in a turn of its own; otherwise the oldest entries."""
        last = outbox.last(connection)
        urgent = outbox.urgent(connection, self._seen, BATCH) if self._seen else []
        self._seen = last
        entries = urgent or outbox.pending(connection, BATCH)
        self._behind = bool(urgent) or len(entries) >= BATCH
        return entries

    def _is_wanted(self) -> bool:
        """Whether a person changed something since it was asked before: they shall see it within a second."""
        with self._museum.database.connect() as connection:
            last = outbox.last(connection)
            wanted = bool(outbox.urgent(connection, self._seen, 1))
        if not wanted:
            self._seen = last
        return wanted

    def _apply(self, record_ids: list[str]) -> tuple[list[str], list[str]]:
        """Bring both indexes up to date; returns the records that came, went or changed their name for anybody.

        Where a person comes to wait, the rest is left for later; the second list are the records that are done.
        """
        renamed: dict[str, None] = {}
        done = 0
        full, public = self._museum.full, self._museum.public
        with full.applying() as into_full, public.applying() as into_public:
            for start in range(0, len(record_ids), PART):
                part = record_ids[start : start + PART]
                with self._museum.database.connect() as connection:
                    made = _documents(connection, part)
                for index, into, documents in ((full, into_full, made.full), (public, into_public, made.public)):
                    renamed |= dict.fromkeys(renamed_between(index.held(part), documents))
                    into.replace(part, documents)
                if time.monotonic() > self._held_until:
                    self._renew()
                done = start + len(part)
                if done < len(record_ids) and self._is_wanted():
                    break
        return list(renamed), record_ids[:done]

    def _release_embargoes(self) -> None:
        """Note the records whose embargo is over: first all that the public index lacks, later those of the new day."""
        with self._museum.database.begin() as connection:
            released = sources.released(connection, self._day)
            known = self._museum.public.held(released)
            outbox.add(connection, [record_id for record_id in released if record_id not in known])

    def _hold(self) -> bool:
        """Have the lease, renewed well before it ends: it is written to the database, so not at every turn."""
        if leases.holder_of(self._museum.database, REBUILD_LEASE) is not None:
            if self._held_until:
                self.rest()
            return False
        return time.monotonic() < self._held_until or self._renew()

    def _renew(self) -> bool:
        held = leases.hold(self._museum.database, LEASE, self._holder, LEASE_SECONDS)
        self._held_until = time.monotonic() + LEASE_SECONDS / 3 if held else 0.0
        return held

    def _renew_rebuild(self) -> bool:
        return leases.hold(self._museum.database, REBUILD_LEASE, self._holder, LEASE_SECONDS)

    def _wait_for_leases(self) -> None:
        until = time.monotonic() + WAIT_SECONDS
        database = self._museum.database
        if not self._renew_rebuild():
            raise BusyError(holder=leases.holder_of(database, REBUILD_LEASE) or REBUILD_LEASE)
        while not self._renew():
            if time.monotonic() > until or not self._renew_rebuild():
                self._let_go(REBUILD_LEASE)
                raise BusyError(holder=leases.holder_of(database, LEASE) or LEASE)
            time.sleep(POLL_SECONDS)

    def _let_go(self, name: str) -> None:
        """Release the lease; one that cannot be released ends by itself soon."""
        try:
            leases.release(self._museum.database, name, self._holder)
        except SQLAlchemyError as exc:
            log.warning("a lease could not be released", extra={"lease": name, "reason": _reason(exc)})


def reindex(museum: Museum, holder: str, progress: Progress) -> int:
    """Build both indexes anew beside the old ones, which answer meanwhile, then swap; returns the number of records.

    Raises BusyError where another process is indexing and does not stop.
    """
    return Indexer(museum, f"{holder}:reindex").rebuild(progress)


def _documents(connection: Connection, record_ids: Sequence[str]) -> sources.Documents:
    """The documents of these records; one that none can be made of is left out, so that the others need not wait.

    What the indexes held of it goes, lest it be shown to those who may no longer see it; its next change tries again.
    """
    try:
        made = sources.documents(connection, record_ids)
        for document in (*made.public, *made.full):
            _ = document.entry
    except FAULTS:
        raise
    except Exception:
        if len(record_ids) == 1:
            log.exception("a record cannot be indexed; its next change tries again", extra={"record": record_ids[0]})
            return sources.Documents((), ())
        middle = len(record_ids) // 2
        one, other = _documents(connection, record_ids[:middle]), _documents(connection, record_ids[middle:])
        return sources.Documents(one.public + other.public, one.full + other.full)
    return made


def _reason(exc: BaseException) -> str:
    """The words of the cause in one line, for the log."""
    return str(exc.__cause__ or exc).partition("\n")[0]
