"""Who points to a record: counted, and listed by name a page at a time, as far as a viewer may know of it.

The database decides who is seen, by the rule of `catalog/visibility.py`: nothing need be opened to be counted.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from catalog.policy import Viewer
from catalog.record.lists import RelationType
from catalog.relations import NAMED
from catalog.tables import HEAD, PUBLISHED, record, relation
from catalog.visibility import visible


def totals(
    connection: Connection, target_id: str, viewer: Viewer, but: Collection[str] = ()
) -> dict[RelationType, int]:
    """How many records point to the target in each way; `but` those that are 'see also' on its own side."""
    found = connection.execute(
        select(relation.c.type, func.count(relation.c.record_id.distinct()))
        .join(record, record.c.id == relation.c.record_id)
        .where(_pointing(connection, target_id, viewer, but))
        .group_by(relation.c.type)
    )
    counted = {RelationType(row[0]): int(row[1]) for row in found}
    return {type_: counted[type_] for type_ in RelationType if type_ in counted}


def total(connection: Connection, target_id: str, viewer: Viewer, types: Sequence[RelationType]) -> int:
    """How many records point to the target in one of these ways."""
    return (
        connection.scalar(
            select(func.count(relation.c.record_id.distinct()))
            .join(record, record.c.id == relation.c.record_id)
            .where(_pointing(connection, target_id, viewer), relation.c.type.in_(types))
        )
        or 0
    )


def listed(
    connection: Connection,
    target_id: str,
    viewer: Viewer,
    types: Sequence[RelationType],
    *,
    offset: int = 0,
    limit: int,
    but: Collection[str] = (),
) -> list[str]:
    """The ids of those that point to the target in one of these ways, by their names."""
    return list(
        connection.scalars(
            select(relation.c.record_id)
            .join(record, record.c.id == relation.c.record_id)
            .where(_pointing(connection, target_id, viewer, but), relation.c.type.in_(types))
            .group_by(relation.c.record_id)
            .order_by(func.min(relation.c.name_key), relation.c.record_id)
            .offset(offset)
            .limit(limit)
        )
    )


def _pointing(connection: Connection, target_id: str, viewer: Viewer, but: Collection[str] = ()) -> ColumnElement[bool]:
    layer = HEAD if viewer.is_staff else PUBLISHED
    return and_(
        relation.c.target_id == target_id,
        relation.c.record_id != target_id,
        relation.c.type != NAMED,
        relation.c.layers.bitwise_and(layer) != 0,
        relation.c.access.in_(sorted(viewer.tokens)),
        or_(relation.c.type != RelationType.RELATED.value, relation.c.record_id.not_in(but)) if but else true(),
        visible(connection, viewer),
    )
