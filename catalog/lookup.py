"""Which records there are: found by what is printed on them, counted, and listed for crawlers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from catalog import views
from catalog.extracts import folded_identifier
from catalog.many import find_many
from catalog.policy import STAFF, VISITOR, Viewer
from catalog.revisions import unpack_heading
from catalog.shown import RecordView
from catalog.tables import HEAD, PUBLISHED, identifier, record, revision
from catalog.visibility import count, taken_back, visible

MOST_FOUND = 50
_BATCH = 500


@dataclass(frozen=True)
class Listed:
    """A public record as a sitemap names it."""

    record_id: str
    kind: str
    title: dict[str, str]
    updated_at: str


def by_identifier(connection: Connection, code: str, viewer: Viewer) -> list[RecordView]:
    """The records that bear this inventory number or other identifier, as far as `viewer` may see both."""
    folded = folded_identifier(code)
    if not folded:
        return []
    layer = HEAD if viewer.is_staff else PUBLISHED
    ids = connection.scalars(
        select(identifier.c.record_id)
        .join(record, record.c.id == identifier.c.record_id)
        .where(
            identifier.c.folded == folded,
            identifier.c.layers.bitwise_and(layer) != 0,
            identifier.c.access.in_(sorted(viewer.tokens)),
            visible(connection, viewer),
        )
        .distinct()
        .order_by(identifier.c.record_id)
        .limit(MOST_FOUND)
    ).all()
    return views.open_records(connection, ids, viewer)


def pages_of_public(connection: Connection, size: int) -> list[str]:
    """The id with which each page of `size` records begins that the public may see, in their order."""
    place = func.row_number().over(order_by=record.c.id).label("place")
    placed = select(record.c.id, place).where(visible(connection, VISITOR)).subquery()
    asked = select(placed.c.id).where((placed.c.place - 1) % size == 0).order_by(placed.c.id)
    return list(connection.scalars(asked))


def list_public(connection: Connection, first: str, limit: int) -> Iterator[Listed]:
    """The records that the public may see from the id `first` on, in their order; read no further than their names."""
    rows = connection.execute(
        select(record.c.id, record.c.kind, revision.c.made_at, revision.c.document)
        .join(revision, (revision.c.record_id == record.c.id) & (revision.c.number == record.c.published))
        .where(visible(connection, VISITOR), record.c.id >= first)
        .order_by(record.c.id)
        .limit(limit)
    )
    for row in rows:
        yield Listed(row.id, row.kind, unpack_heading(row.document)[1], row.made_at)


def counts(connection: Connection) -> tuple[int, int]:
    """How many records there are, and how many of them the public sees."""
    return count(connection, STAFF), count(connection, VISITOR)


def number_behind(connection: Connection) -> int:
    """How many of the records that the public sees have a newer draft, which waits to be published."""
    behind = visible(connection, VISITOR) & (record.c.published < record.c.head)
    return connection.scalar(select(func.count()).select_from(record).where(behind)) or 0


def existing(connection: Connection, record_ids: Iterable[str]) -> set[str]:
    """Those of the ids that a record has."""
    return {row[0] for row in find_many(connection, [record.c.id], (record.c.id, record_ids))}


def find_by_identifier(
    connection: Connection, institution_id: str | None, values: Iterable[str]
) -> dict[str, list[str]]:
    """Record ids by identifier as people write it, spaces and leading zeros aside; staff data, for commands.

    `institution_id` None: those of every institution. Whose they are is looked at here, not in SQL: a planner that is
    told begins with all records of the institution.
    """
    folded = {value: folded_identifier(value) for value in values}
    found: dict[str, list[str]] = {}
    wanted = sorted(set(folded.values()))
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(
            select(identifier.c.folded, identifier.c.record_id, record.c.institution_id)
            .join(record, record.c.id == identifier.c.record_id)
            .where(
                identifier.c.folded.in_(wanted[start : start + _BATCH]),
                identifier.c.layers.bitwise_and(HEAD) != 0,
            )
            .distinct()
        )
        for fold, record_id, home in rows:
            if institution_id not in (None, home):
                continue
            found.setdefault(fold, []).append(record_id)
    return {value: found[fold] for value, fold in folded.items() if fold in found}


def was_withdrawn(connection: Connection, code: str) -> bool:
    """Whether a record that the public saw under this number, and a number that it saw, was taken back."""
    found = (
        select(identifier.c.record_id)
        .join(record, record.c.id == identifier.c.record_id)
        .where(
            identifier.c.folded == folded_identifier(code),
            identifier.c.layers.bitwise_and(PUBLISHED) != 0,
            identifier.c.access.in_(sorted(VISITOR.tokens)),
            taken_back(connection),
        )
        .limit(1)
    )
    return bool(folded_identifier(code)) and connection.scalar(found) is not None
