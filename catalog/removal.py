"""Taking back what a run wrote: what it touched, what the public saw before, and records that are gone altogether."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from catalog import events, extracts, outbox
from catalog.clock import now
from catalog.policy import VISITOR, narrowest
from catalog.record.model import Record
from catalog.records import Published, hold, interned
from catalog.revisions import load_revision, unpack
from catalog.tables import (
    asset,
    audit,
    derivative,
    job,
    metadata,
    record,
    relation,
    revision,
    tile_index,
    tombstone,
)
from catalog.visibility import taken_back, visible

_BATCH = 500


@dataclass(frozen=True)
class Touched:
    """A record that a run wrote, as it stands now: `first` and `last` are the numbers of the run's revisions of it.

    `said` is what its row said last where that is not its revision `base`; `published_before` is the revision that the
    public saw before the run's first, None also where the run did not change what the public sees.
    """

    record_id: str
    first: int
    last: int
    head: int
    version: int
    published: int | None
    published_before: int | None
    import_key: str | None
    base: int | None
    said: Record | None

    @property
    def is_new(self) -> bool:
        """Whether the run brought it."""
        return self.first == 1


def touched(connection: Connection, run_id: str, after: str = "", limit: int = _BATCH) -> list[Touched]:
    """The records that the run wrote, `limit` at a time by id, from the one `after` which the last call ended."""
    first, last = func.min(revision.c.number), func.max(revision.c.number)
    of_run = (
        select(revision.c.record_id, first.label("first"), last.label("last"))
        .where(revision.c.run_id == run_id, revision.c.record_id > after)
        .group_by(revision.c.record_id)
        .order_by(revision.c.record_id)
        .limit(limit)
        .subquery()
    )
    rows = connection.execute(
        select(
            of_run.c.record_id,
            of_run.c.first,
            of_run.c.last,
            record.c.head,
            record.c.version,
            record.c.published,
            revision.c.published_before,
            record.c.import_key,
            record.c.import_revision,
            record.c.import_said,
        )
        .join(record, record.c.id == of_run.c.record_id)
        .join(revision, (revision.c.record_id == of_run.c.record_id) & (revision.c.number == of_run.c.first))
        .order_by(of_run.c.record_id)
    )
    found = []
    for row in rows:
        facts = list(row)
        facts[-1] = unpack(facts[-1]) if facts[-1] else None
        found.append(Touched(*facts))
    return found


def shown_by(connection: Connection, run_id: str) -> dict[str, Published]:
    """The records that the run showed to the public as they stood, without writing them."""
    rows = connection.execute(
        select(audit.c.subject, audit.c.detail)
        .where(audit.c.action == "publish", audit.c.detail.contains(run_id, autoescape=True))
        .order_by(audit.c.id.desc())
    )
    told = ((row.subject, json.loads(row.detail)) for row in rows)
    return {
        subject: Published(detail["number"], detail["before"] or None)
        for subject, detail in told
        if detail.get("run") == run_id
    }


def published(connection: Connection, record_id: str) -> int | None:
    """The number of the revision that the public sees, or saw until it was withdrawn; None where there is none."""
    return connection.scalar(select(record.c.published).where(record.c.id == record_id))


def show(connection: Connection, record_id: str, number: int | None) -> None:
    """Let the public see this revision of the record instead of the one that it sees, or none at all.

    What narrows the access of the head narrows that of what is shown, as ever.
    """
    hold(connection, [record_id])
    head = connection.scalar(select(record.c.head).where(record.c.id == record_id))
    assert head is not None
    now_head = load_revision(connection, record_id, head)
    shown = load_revision(connection, record_id, number) if number is not None else None
    values: dict[str, Any] = {"public_acl": None, "embargo_until": None}
    if shown is not None:
        tokens, until = narrowest(shown, now_head)
        values = {"public_acl": interned(connection, {tokens})[tokens], "embargo_until": until}
    connection.execute(
        update(record)
        .where(record.c.id == record_id)
        .values(published=number, version=record.c.version + 1, updated_at=now(), **values)
    )
    kept = now_head if number == head else shown
    extracts.rewrite(connection, [extracts.Extract(record_id, now_head, kept)])
    outbox.add(connection, [record_id])


def pointed_to(connection: Connection, record_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Who points to these records: pairs of the one that points and the one that it points to."""
    found: list[tuple[str, str]] = []
    for start in range(0, len(record_ids), _BATCH):
        some = relation.c.target_id.in_(record_ids[start : start + _BATCH])
        rows = connection.execute(select(relation.c.record_id, relation.c.target_id).where(some).distinct())
        found += [(row.record_id, row.target_id) for row in rows]
    return found


def remove(connection: Connection, record_ids: Sequence[str]) -> list[str]:
    """Take these records away with all their revisions, as if they had never been; some hundreds at a time.

    Returns the store's keys of what was made of their files, to be deleted after the commit. Their originals stay. The
    address of a record that the public saw once goes on saying so.
    """
    seen = or_(visible(connection, VISITOR), taken_back(connection))
    hold(connection, record_ids)
    once = connection.scalars(select(record.c.id).where(record.c.id.in_(record_ids), seen))
    _bury(connection, once.all())
    mine = list(connection.scalars(select(asset.c.id).where(asset.c.record_id.in_(record_ids))))
    keys = _forget_files(connection, mine)
    for table in metadata.sorted_tables:
        if any(key.column is record.c.id for key in table.foreign_keys):
            connection.execute(delete(table).where(table.c.record_id.in_(record_ids)))
    connection.execute(delete(record).where(record.c.id.in_(record_ids)))
    outbox.add(connection, record_ids)
    events.note(connection, "removed", record_ids)
    return keys


def was_shown(connection: Connection, record_id: str) -> bool:
    """Whether the public saw a record of this id that was taken away."""
    return connection.scalar(select(tombstone.c.record_id).where(tombstone.c.record_id == record_id)) is not None


def _forget_files(connection: Connection, asset_ids: Collection[str]) -> list[str]:
    if not asset_ids:
        return []
    of_assets = select(derivative.c.key).where(derivative.c.asset_id.in_(asset_ids))
    keys = list(dict.fromkeys(connection.scalars(of_assets)))
    for table, column in ((derivative, derivative.c.asset_id), (tile_index, tile_index.c.asset_id)):
        connection.execute(delete(table).where(column.in_(asset_ids)))
    connection.execute(delete(job).where(job.c.subject.in_(asset_ids)))
    return keys


def _bury(connection: Connection, record_ids: Sequence[str]) -> None:
    if record_ids:
        connection.execute(delete(tombstone).where(tombstone.c.record_id.in_(record_ids)))
        connection.execute(insert(tombstone), [{"record_id": one, "removed_at": now()} for one in record_ids])
