"""Records found by what is printed on them, and the public records as a list for crawlers."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from catalog import views
from catalog.extracts import folded_identifier
from catalog.policy import VISITOR, Viewer
from catalog.records import unpack_heading
from catalog.shown import RecordView
from catalog.tables import HEAD, PUBLISHED, identifier, record, revision
from catalog.visibility import visible

MOST_FOUND = 50


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


def list_public(connection: Connection, offset: int, limit: int) -> Iterator[Listed]:
    """The records that the public may see, in the order of their ids; read no further than their names."""
    rows = connection.execute(
        select(record.c.id, record.c.kind, revision.c.made_at, revision.c.document)
        .join(revision, (revision.c.record_id == record.c.id) & (revision.c.number == record.c.published))
        .where(visible(connection, VISITOR))
        .order_by(record.c.id)
        .offset(offset)
        .limit(limit)
    )
    for row in rows:
        yield Listed(row.id, row.kind, unpack_heading(row.document)[1], row.made_at)
