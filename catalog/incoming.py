"""Who points to a record: counted, and listed by name a page at a time, as far as a viewer may know of it.

The database decides who is seen, by the rule of `catalog/visibility.py`: nothing need be opened to be counted. An index
has those that point to one record in one way in the order of their names. A page is still counted off from the first,
since its address is a number: what lies before it is passed over, not sorted.

Records that say 'see also' to each other are told on the target's own side only.
"""

from collections.abc import Sequence
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from catalog.policy import Viewer
from catalog.record.lists import RelationType
from catalog.relations import NAMED
from catalog.tables import HEAD, PUBLISHED, record, relation
from catalog.visibility import visible

_own = relation.alias("own")


def totals(
    connection: Connection, target_id: str, viewer: Viewer, seen: ColumnElement[bool] | None = None
) -> dict[RelationType, int]:
    """How many records point to the target in each way; `seen` is `visible` of the viewer, where it is at hand."""
    found = connection.execute(
        _joined(relation.c.type, func.count())
        .where(_pointing(connection, target_id, viewer, seen), relation.c.type != NAMED)
        .group_by(relation.c.type)
    )
    counted = {RelationType(row[0]): int(row[1]) for row in found}
    return {type_: counted[type_] for type_ in RelationType if type_ in counted}


def total(connection: Connection, target_id: str, viewer: Viewer, types: Sequence[RelationType]) -> int:
    """How many records point to the target in one of these ways."""
    return (
        connection.scalar(
            _joined(func.count(relation.c.record_id.distinct())).where(
                _pointing(connection, target_id, viewer), relation.c.type.in_(types)
            )
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
    seen: ColumnElement[bool] | None = None,
) -> list[str]:
    """The ids of those that point to the target in one of these ways, by their names; `seen` as in `totals`."""
    pointing = _pointing(connection, target_id, viewer, seen)
    key, own = relation.c.name_key, relation.c.record_id
    asked = [
        _joined(key, own).where(pointing, relation.c.type == type_).order_by(key, own)
        for type_ in types
        if _is_used(connection, target_id, type_)
    ]
    if len(asked) == 1:
        return [row.record_id for row in connection.execute(asked[0].offset(offset).limit(limit))]
    found = (connection.execute(one.limit(offset + limit)).tuples().all() for one in asked)
    ids = dict.fromkeys(record_id for _, record_id in merge(*found))
    return list(islice(ids, offset, offset + limit))


def _joined(*columns: Any) -> Select[Any]:
    return select(*columns).select_from(relation).join(record, record.c.id == relation.c.record_id)


def _is_used(connection: Connection, target_id: str, type_: RelationType) -> bool:
    """Whether anything points to the target in this way, seen or not."""
    asked = select(relation.c.record_id).where(relation.c.target_id == target_id, relation.c.type == type_).limit(1)
    return connection.scalar(asked) is not None


def _pointing(
    connection: Connection, target_id: str, viewer: Viewer, seen: ColumnElement[bool] | None = None
) -> ColumnElement[bool]:
    """True of a row of `relation` by which a record that the viewer may see points to the target: one for each way."""
    see_also = select(_own.c.target_id).where(
        _own.c.record_id == target_id, _own.c.type == RelationType.RELATED.value, _is_seen(_own, viewer)
    )
    return and_(
        relation.c.target_id == target_id,
        relation.c.record_id != target_id,
        _is_seen(relation, viewer),
        or_(relation.c.type != RelationType.RELATED.value, relation.c.record_id.not_in(see_also)),
        visible(connection, viewer) if seen is None else seen,
    )


def _is_seen(rows: Any, viewer: Viewer) -> ColumnElement[bool]:
    """Whether a row is of the layer that the viewer sees, and they may know of it."""
    layer = HEAD if viewer.is_staff else PUBLISHED
    return and_(rows.c.layers.bitwise_and(layer) != 0, rows.c.access.in_(sorted(viewer.tokens)))
