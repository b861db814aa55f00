"""Whether what was seen of a file a moment ago still holds: a small question instead of opening its record again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from catalog.clock import today
from catalog.tables import asset, event, record, search_outbox

Found = TypeVar("Found")
Key = TypeVar("Key", bound=Hashable)

_STATE = (
    select(
        record.c.version,
        record.c.updated_at,
        record.c.published,
        record.c.public_acl,
        record.c.embargo_until,
        record.c.withdrawn_at,
        asset.c.state,
        asset.c.updated_at,
    )
    .join(record, record.c.id == asset.c.record_id)
    .where(asset.c.id == bindparam("asset_id"))
)


def asset_state(connection: Connection, asset_id: str) -> tuple[object, ...] | None:
    """What every decision about this file rests on; equal for as long as the decision stands, None without the file.

    The day is part of it, since an embargo ends with one.
    """
    row = connection.execute(_STATE, {"asset_id": asset_id}).first()
    return (*row, today()) if row else None


class Epoch:
    """A mark that changes with every commit to the database, whoever makes it, and with every day.

    `commits` is `Museum.commits`.
    """

    def __init__(self, commits: Callable[[], int | None]) -> None:
        self._commits = commits

    def current(self) -> tuple[int, str] | None:
        """The mark now; None where the database has nothing so cheap to ask, and each state must be asked for."""
        number = self._commits()
        return None if number is None else (number, today())


_RECORDS = select(
    select(func.max(record.c.updated_at)).scalar_subquery(),
    select(func.max(event.c.id)).scalar_subquery(),
    select(func.min(search_outbox.c.sequence)).scalar_subquery(),
    select(func.max(search_outbox.c.sequence)).scalar_subquery(),
)


class Kept(Generic[Found]):
    """What `read` finds in the catalogue, small and the same for everybody: read again after every commit."""

    def __init__(self, commits: Callable[[], int | None], read: Callable[[Connection], Found]) -> None:
        self._epoch = Epoch(commits)
        self._read = read
        self._known: tuple[tuple[int, str], Found] | None = None

    def current(self, connection: Connection) -> Found:
        """What there is now; always read where the database has no cheap mark of commits."""
        epoch, known = self._epoch.current(), self._known
        if known is not None and known[0] == epoch:
            return known[1]
        found = self._read(connection)
        if epoch is not None:
            self._known = (epoch, found)
        return found


class RecordsMark:
    """A mark that changes with every change of a record, once more when the indexes know of it, and with every day.

    It asks for nothing that an index does not answer at once, however many records there are. What is taken away
    altogether leaves an event, since it has no time of its own any more (`catalog/events.py`).
    Other commits, such as a lease renewed, cost a small question and leave it as it is.
    """

    def __init__(self, commits: Callable[[], int | None]) -> None:
        self._epoch = Epoch(commits)
        self._known: tuple[tuple[int, str], tuple[object, ...]] | None = None

    def current(self, connection: Connection) -> tuple[object, ...]:
        """The mark now; asked before what it stands for is read, that is never older than the mark."""
        epoch = self._epoch.current()
        known = self._known
        if known is not None and known[0] == epoch:
            return known[1]
        mark = (*connection.execute(_RECORDS).one(), today())
        if epoch is not None:
            self._known = (epoch, mark)
        return mark


class KeptByKey(Generic[Key, Found]):
    """What was found for each of the `most` keys that were asked for last, for as long as no record changes."""

    def __init__(self, commits: Callable[[], int | None], most: int) -> None:
        self._mark = RecordsMark(commits)
        self._most = most
        self._lock = Lock()
        self._of: object = None
        self._kept: OrderedDict[Key, Found] = OrderedDict()

    def current(self, connection: Connection, key: Key, find: Callable[[], Found]) -> Found:
        """What `find` finds for the key, now or a moment ago; while it looks, others may look as well."""
        mark = self._mark.current(connection)
        with self._lock:
            if mark != self._of:
                self._of = mark
                self._kept.clear()
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = find()
        with self._lock:
            if mark == self._of:
                self._kept[key] = found
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return found
