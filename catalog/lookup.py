"""Records found by what is printed on them, and the public records as a list for crawlers."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from catalog import views
from catalog.clock import today
from catalog.extracts import folded_identifier
from catalog.policy import VISITOR, Viewer, may_read
from catalog.records import unpack
from catalog.shown import RecordView
from catalog.tables import HEAD, PUBLISHED, acl, identifier, record, revision

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
        .where(identifier.c.folded == folded, identifier.c.layers.bitwise_and(layer) != 0)
        .distinct()
        .order_by(identifier.c.record_id)
        .limit(MOST_FOUND)
    ).all()
    return [
        view
        for view in views.open_records(connection, ids, viewer)
        if any(folded_identifier(row.value) == folded for row in view.record.identifiers)
    ]


def count_public(connection: Connection) -> int:
    """How many records the public may see."""
    return connection.scalar(select(func.count()).select_from(record).where(_is_public(connection))) or 0


def list_public(connection: Connection, offset: int, limit: int) -> Iterator[Listed]:
    """The records that the public may see, in the order of their ids."""
    rows = connection.execute(
        select(record.c.id, record.c.kind, revision.c.made_at, revision.c.document)
        .join(revision, (revision.c.record_id == record.c.id) & (revision.c.number == record.c.published))
        .where(_is_public(connection))
        .order_by(record.c.id)
        .offset(offset)
        .limit(limit)
    )
    for row in rows:
        yield Listed(row.id, row.kind, unpack(row.document).preferred, row.made_at)


def _is_public(connection: Connection) -> ColumnElement[bool]:
    """Published, not withdrawn, its embargo over, and readable by everybody."""
    open_sets = [row.id for row in connection.execute(select(acl)) if may_read(VISITOR, tuple(json.loads(row.readers)))]
    return and_(
        record.c.published.is_not(None),
        record.c.withdrawn_at.is_(None),
        or_(record.c.embargo_until.is_(None), record.c.embargo_until <= today()),
        record.c.public_acl.in_(open_sets),
    )
