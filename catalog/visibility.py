"""Which records somebody may see at all, as a condition of SQL: the one rule of views, lists, counts and look-ups."""

import json
from collections.abc import Callable, Iterable
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select, true

from catalog.clock import today
from catalog.many import named, one_of
from catalog.policy import VISITOR, Viewer, may_read
from catalog.portions import portions
from catalog.tables import acl, record


def visible(connection: Connection, viewer: Viewer) -> ColumnElement[bool]:
    """True of a row of `record` that the viewer may see: for staff every one, for others what is open and still there.

    Staff see its head, others its published revision.
    """
    if viewer.is_staff:
        return true()
    return _still_there(_opened(connection, viewer))


@lru_cache(maxsize=64)
def _still_there(opened: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(opened, record.c.withdrawn_at.is_(None))


def taken_back(connection: Connection) -> ColumnElement[bool]:
    """True of a row of `record` that the public could see until it was withdrawn: its tombstone may be shown."""
    return and_(_opened(connection, VISITOR), record.c.withdrawn_at.is_not(None))


def opens(readers: Iterable[str], until: str | None, viewer: Viewer) -> bool:
    """Whether a published record that these tokens may read, under embargo until a day, is open to the viewer now."""
    return may_read(viewer, tuple(readers)) and (until is None or until <= today())


def opened(connection: Connection, viewer: Viewer) -> Callable[[int | None, str | None], bool]:
    """Says of a published record, by its row's `public_acl` and `embargo_until`, whether it is open to the viewer."""
    sets, day = set(_sets_for(connection, viewer)), today()
    return lambda acl_id, until: acl_id in sets and (until is None or until <= day)


def readable(
    connection: Connection, record_ids: Iterable[str], viewer: Viewer, seen: ColumnElement[bool] | None = None
) -> set[str]:
    """Those of the records that the viewer may see; `seen` is `visible` of the viewer, where it is at hand."""
    wanted = list(record_ids)
    if not wanted:
        return set()
    if seen is None:
        seen = visible(connection, viewer)
    found: set[str] = set()
    for some in map(named, portions(wanted)):
        found.update(connection.scalars(_readable(seen, len(some)), some))
    return found


@lru_cache(maxsize=64)
def _readable(seen: ColumnElement[bool], size: int) -> Select[tuple[str]]:
    return select(record.c.id).where(one_of(record.c.id, size), seen)


def count(connection: Connection, viewer: Viewer) -> int:
    """How many records the viewer may see."""
    return connection.scalar(select(func.count()).select_from(record).where(visible(connection, viewer))) or 0


def _opened(connection: Connection, viewer: Viewer) -> ColumnElement[bool]:
    return _open_to(tuple(_sets_for(connection, viewer)), today())


@lru_cache(maxsize=64)
def _open_to(sets: tuple[int, ...], day: str) -> ColumnElement[bool]:
    """Published, its embargo over by the day, and readable by one of these sets of readers, which are few.

    The condition is the same one for all who are of the same sets: what is asked by it is made once, too. The sum keeps
    databases from looking the set up in an index: nearly every record is in one set, and SQLite, which takes ten for
    that, went through them all to find the twenty that were named.
    """
    return and_(
        record.c.published.is_not(None),
        or_(record.c.embargo_until.is_(None), record.c.embargo_until <= day),
        (record.c.public_acl + 0).in_([literal(one) for one in sets]),
    )


@lru_cache(maxsize=256)
def tokens_of(stored: str) -> tuple[str, ...]:
    """The reader tokens of one of the few sets of them."""
    return tuple(json.loads(stored))


_SETS = select(acl.c.id, acl.c.readers)


def _sets_for(connection: Connection, viewer: Viewer) -> list[int]:
    """The sets of readers of which the viewer is one."""
    return [row.id for row in connection.execute(_SETS) if may_read(viewer, tokens_of(row.readers))]
