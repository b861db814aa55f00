"""What records belong to: the collections that they are in, and the wholes that they are parts of; staff data."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from catalog.portions import portions
from catalog.record.lists import RelationType
from catalog.record.model import Record
from catalog.tables import HEAD, relation

BELONGING = (RelationType.MEMBER_OF, RelationType.PART_OF)


def said_of(record: Record) -> list[str]:
    """The records that this one says it belongs to."""
    return [one.target.record for one in record.relations if one.type in BELONGING and one.target.record]


def belongs_to(connection: Connection, record_ids: Iterable[str]) -> dict[str, list[str]]:
    """Of each of the records that belong to others, as it stands now, which these are."""
    found: dict[str, list[str]] = {}
    for some in portions(record_ids):
        asked = select(relation.c.record_id, relation.c.target_id).where(
            relation.c.record_id.in_(some),
            relation.c.type.in_(BELONGING),
            relation.c.layers.bitwise_and(HEAD) != 0,
        )
        for record_id, target in connection.execute(asked):
            found.setdefault(record_id, []).append(target)
    return found
