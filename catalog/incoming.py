"""Who points to a record: counted, and listed by name a page at a time, as far as a viewer may know of it.

The database decides who is seen, by the rule of `catalog/visibility.py`: nothing need be opened to be counted. An index
has those that point to one record in one way in the order of their names. A page is still counted off from the first,
since its address is a number: what lies before it is passed over, not sorted.

Records that say 'see also' to each other are told on the target's own side only.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, bindparam, func, literal, or_, select

from catalog.many import named, one_of
from catalog.policy import Viewer
from catalog.portions import portions
from catalog.record.lists import RelationType
from catalog.relations import NAMED
from catalog.tables import HEAD, PUBLISHED, record, relation
from catalog.visibility import visible

_own = relation.alias("own")


def totals(
    connection: Connection, target_id: str, viewer: Viewer, seen: ColumnElement[bool] | None = None
) -> dict[RelationType, int]:
    """How many records point to the target in each way; `seen` is `visible` of the viewer, where it is at hand."""
    asked = _totals(viewer, visible(connection, viewer) if seen is None else seen)
    found = connection.execute(asked, {"target": target_id})
    counted = {RelationType(row[0]): int(row[1]) for row in found}
    return {type_: counted[type_] for type_ in RelationType if type_ in counted}


@lru_cache(maxsize=64)
def _totals(viewer: Viewer, seen: ColumnElement[bool]) -> Select[Any]:
    return (
        _joined(relation.c.type, func.count())
        .where(_pointing(viewer, seen), relation.c.type != NAMED)
        .group_by(relation.c.type)
    )


def total(connection: Connection, target_id: str, viewer: Viewer, types: Sequence[RelationType]) -> int:
    """How many records point to the target in one of these ways."""
    pointing = _pointing(viewer, visible(connection, viewer))
    asked = _joined(func.count(relation.c.record_id.distinct())).where(pointing, relation.c.type.in_(types))
    return connection.scalar(asked, {"target": target_id}) or 0


def listed(
    connection: Connection,
    target_id: str,
    viewer: Viewer,
    types: Sequence[RelationType],
    *,
    offset: int = 0,
    limit: int,
    seen: ColumnElement[bool] | None = None,
    unnamed: bool = False,
) -> list[str]:
    """The ids of those that point to the target in one of these ways, by their names; `seen` as in `totals`.

    `unnamed`: only those to which the target does not point in its turn.
    """
    asked = _listed(viewer, visible(connection, viewer) if seen is None else seen, unnamed=unnamed)
    used = [type_ for type_ in types if _is_used(connection, target_id, type_)]
    passed, most = (offset, limit) if len(used) == 1 else (0, offset + limit)
    wanted = ({"target": target_id, "type": type_.value, "passed": passed, "most": most} for type_ in used)
    found = [connection.execute(asked, one).all() for one in wanted]
    ids = dict.fromkeys(record_id for _, record_id in merge(*found))
    return list(islice(ids, offset - passed, offset - passed + limit))


@lru_cache(maxsize=64)
def _listed(viewer: Viewer, seen: ColumnElement[bool], *, unnamed: bool) -> Select[Any]:
    key, own = relation.c.name_key, relation.c.record_id
    asked = (
        _joined(key, own)
        .where(_pointing(viewer, seen), relation.c.type == bindparam("type"))
        .order_by(key, own)
        .offset(bindparam("passed", type_=Integer))
        .limit(bindparam("most", type_=Integer))
    )
    if not unnamed:
        return asked
    target = bindparam("target", type_=relation.c.target_id.type)
    pointed = select(_own.c.target_id).where(_own.c.record_id == target, _own.c.type != NAMED, _is_seen(_own, viewer))
    return asked.where(own.not_in(pointed))


def among(
    connection: Connection, target_id: str, viewer: Viewer, types: Sequence[RelationType], record_ids: Iterable[str]
) -> set[str]:
    """Those of the records that point to the target in one of these ways, as far as the viewer may know."""
    seen, found = visible(connection, viewer), set[str]()
    for some in map(named, portions(record_ids)):
        asked = _among(viewer, seen, tuple(types), len(some))
        found.update(connection.scalars(asked, {**some, "target": target_id}))
    return found


@lru_cache(maxsize=64)
def _among(viewer: Viewer, seen: ColumnElement[bool], types: tuple[RelationType, ...], size: int) -> Select[tuple[str]]:
    """The empty text keeps databases from looking the target up, to which a hundred thousand others may point."""
    return _joined(relation.c.record_id).where(
        one_of(relation.c.record_id, size),
        relation.c.target_id.concat("") == bindparam("target"),
        relation.c.type.in_(types),
        _is_seen(relation, viewer),
        seen,
    )


def _joined(*columns: Any) -> Select[Any]:
    return select(*columns).select_from(relation).join(record, record.c.id == relation.c.record_id)


def _is_used(connection: Connection, target_id: str, type_: RelationType) -> bool:
    """Whether anything points to the target in this way, seen or not."""
    return connection.scalar(_USED, {"target": target_id, "type": type_.value}) is not None


_USED = (
    select(relation.c.record_id)
    .where(relation.c.target_id == bindparam("target"), relation.c.type == bindparam("type"))
    .limit(1)
)


def _pointing(viewer: Viewer, seen: ColumnElement[bool]) -> ColumnElement[bool]:
    """True of a row of `relation` by which a record that the viewer may see points to `target`: one for each way.

    `seen` is `visible` of the viewer.
    """
    target = bindparam("target", type_=relation.c.target_id.type)
    see_also = select(_own.c.target_id).where(
        _own.c.record_id == target, _own.c.type == RelationType.RELATED.value, _is_seen(_own, viewer)
    )
    return and_(
        relation.c.target_id == target,
        relation.c.record_id != target,
        _is_seen(relation, viewer),
        or_(relation.c.type != RelationType.RELATED.value, relation.c.record_id.not_in(see_also)),
        seen,
    )


def _is_seen(rows: Any, viewer: Viewer) -> ColumnElement[bool]:
    """Whether a row is of the layer that the viewer sees, and they may know of it."""
    layer, tokens = HEAD if viewer.is_staff else PUBLISHED, [literal(one) for one in sorted(viewer.tokens)]
    return and_(rows.c.layers.bitwise_and(layer) != 0, rows.c.access.in_(tokens))
