"""Where the documents of the indexes come from: the records as they are now, for each audience."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from catalog import institutions, views, visibility
from catalog.clock import today
from catalog.policy import SIGNED_IN, STAFF, VISITOR, Viewer
from catalog.record.lists import Level
from catalog.search.build import Surroundings, build, references
from catalog.search.document import SearchDocument
from catalog.shown import RecordView
from catalog.tables import acl, record, relation

_BATCH = 500
_AT_ONCE = 200
"""Records looked at for staff and for visitors in turn: `revisions.unpack` still has them the second time."""


@dataclass(frozen=True)
class Documents:
    """What both indexes hold of some records; records of which nothing is to be held are absent."""

    public: tuple[SearchDocument, ...]
    full: tuple[SearchDocument, ...]


def documents(connection: Connection, record_ids: Sequence[str]) -> Documents:
    """The documents of these records, from their current rows.

    The full index holds what staff see. A record that shows others less than that is in it twice: once for staff alone,
    and once, as those see it whom it lets in, for them.
    """
    public: list[SearchDocument] = []
    full: list[SearchDocument] = []
    for start in range(0, len(record_ids), _AT_ONCE):
        found = _documents(connection, record_ids[start : start + _AT_ONCE])
        public += found.public
        full += found.full
    return Documents(tuple(public), tuple(full))


def _documents(connection: Connection, record_ids: Sequence[str]) -> Documents:
    named = {one.id: one.name for one in institutions.all_of(connection)}
    public = _built(connection, views.open_records(connection, record_ids, VISITOR), VISITOR, named)
    staff_views = views.open_records(connection, record_ids, STAFF)
    staff = _built(connection, staff_views, STAFF, named)
    full: list[SearchDocument] = []
    others: list[str] = []
    for view in staff_views:
        shown = public.get(view.id)
        if shown is not None and replace(staff[view.id], readers=shown.readers) == shown:
            full.append(shown)
        else:
            full.append(replace(staff[view.id], readers=(Level.STAFF.value,)))
            others.append(view.id)
    full += _for_readers(connection, others, named)
    return Documents(tuple(public.values()), tuple(full))


def record_ids(connection: Connection, after: str) -> list[str]:
    """The ids of the next records, in the order of ids; [] behind the last one."""
    return list(connection.scalars(select(record.c.id).where(record.c.id > after).order_by(record.c.id).limit(_BATCH)))


def number_of_records(connection: Connection) -> int:
    """How many records there are."""
    return visibility.count(connection, STAFF)


def pointing_at(connection: Connection, targets: Sequence[str]) -> set[str]:
    """The ids of the records whose documents may hold the names of these ones."""
    found: set[str] = set()
    for start in range(0, len(targets), _BATCH):
        wanted = list(targets[start : start + _BATCH])
        found |= set(connection.scalars(select(relation.c.record_id).where(relation.c.target_id.in_(wanted))))
    return found


def released(connection: Connection, after: str) -> list[str]:
    """The ids of the published records whose embargo ended after the day `after` (ISO 8601) and by today."""
    rows = connection.scalars(
        select(record.c.id).where(
            record.c.embargo_until > after, record.c.embargo_until <= today(), record.c.published.is_not(None)
        )
    )
    return list(rows)


def _built(
    connection: Connection, seen: Sequence[RecordView], viewer: Viewer, named: dict[str, dict[str, str]]
) -> dict[str, SearchDocument]:
    wanted = sorted(set().union(*(references(view.record) for view in seen)))
    around = Surroundings(views.cards(connection, wanted, viewer) if wanted else {}, named)
    return {view.id: build(view, view.readers, around) for view in seen}


def _for_readers(
    connection: Connection, record_ids: Sequence[str], named: dict[str, dict[str, str]]
) -> list[SearchDocument]:
    """The published state of these records, for those who may read them without being staff: people signed in."""
    found: list[SearchDocument] = []
    for readers, ids in _by_readers(connection, record_ids).items():
        reader = Viewer(frozenset({*readers, *SIGNED_IN.tokens}) - {Level.STAFF.value})
        found += _built(connection, views.open_records(connection, ids, reader), reader, named).values()
    return [replace(made, readers=_signed_in_only(made.readers)) for made in found]


def _signed_in_only(readers: Sequence[str]) -> tuple[str, ...]:
    """The tokens without those of staff, who have a document of their own, and of visitors, who see less than this."""
    kept = set(readers) - {Level.STAFF.value, Level.PUBLIC.value}
    return tuple(sorted(kept | ({Level.SIGNED_IN.value} if Level.PUBLIC.value in readers else set())))


def _by_readers(connection: Connection, record_ids: Sequence[str]) -> dict[tuple[str, ...], list[str]]:
    """The published ones of these records by the set of tokens that may read them.

    One group's documents are never made with another's eyes, which may see the names of more records.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for start in range(0, len(record_ids), _BATCH):
        wanted = list(record_ids[start : start + _BATCH])
        rows = connection.execute(
            select(record.c.id, acl.c.readers).join(acl, acl.c.id == record.c.public_acl).where(record.c.id.in_(wanted))
        )
        for row in rows:
            found.setdefault(tuple(json.loads(row.readers)), []).append(row.id)
    return found
