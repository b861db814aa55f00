"""The search outbox: written with every change, drained by the one indexer in the order of its sequence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from catalog.tables import record, revision, search_outbox


@dataclass(frozen=True)
class Pending:
    """One entry: a record whose documents in the indexes are behind."""

    sequence: int
    record_id: str


def add(connection: Connection, record_ids: Iterable[str]) -> None:
    """Note, in the caller's transaction, that these records must be indexed anew."""
    rows = [{"record_id": record_id} for record_id in record_ids]
    if rows:
        connection.execute(insert(search_outbox), rows)


def pending(connection: Connection, limit: int = 1000) -> list[Pending]:
    """The oldest entries, in order."""
    rows = connection.execute(
        select(search_outbox.c.sequence, search_outbox.c.record_id).order_by(search_outbox.c.sequence).limit(limit)
    )
    return [Pending(*row) for row in rows]


def done(connection: Connection, entries: Sequence[Pending]) -> None:
    """Remove entries whose documents are in the indexes now; entries added meanwhile stay."""
    if entries:
        done_with = delete(search_outbox).where(search_outbox.c.sequence == bindparam("of"))
        connection.execute(done_with, [{"of": entry.sequence} for entry in entries])


def behind(connection: Connection) -> int:
    """How many entries wait."""
    return connection.scalar(select(func.count()).select_from(search_outbox)) or 0


def last(connection: Connection) -> int:
    """The sequence of the newest entry that waits; 0 where none does."""
    return connection.scalar(select(func.max(search_outbox.c.sequence))) or 0


def urgent(connection: Connection, after: int, limit: int) -> list[Pending]:
    """The entries behind the sequence `after` that are of a person's own edit, or of a record that was taken back."""
    of_an_import = (
        select(record.c.id)
        .join(revision, (record.c.id == revision.c.record_id) & (record.c.head == revision.c.number))
        .where(
            record.c.id == search_outbox.c.record_id, revision.c.run_id.is_not(None), record.c.withdrawn_at.is_(None)
        )
    )
    rows = connection.execute(
        select(search_outbox.c.sequence, search_outbox.c.record_id)
        .where(search_outbox.c.sequence > after, ~of_an_import.exists())
        .order_by(search_outbox.c.sequence)
        .limit(limit)
    )
    return [Pending(*row) for row in rows]
