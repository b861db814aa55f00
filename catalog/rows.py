"""What the tables have of records for one viewer: the state of each that they may see, many in one query."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import starmap
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, select

from catalog.ids import is_id
from catalog.many import named, one_of
from catalog.policy import Viewer
from catalog.portions import portions
from catalog.tables import acl, record, revision


class Row(NamedTuple):
    """What there is of a record: the state that its viewer may see, and `head`, the document of a later one, if any."""

    id: str
    institution_id: str
    version: int
    created_at: str
    published: int | None
    embargo_until: str | None
    withdrawn_at: str | None
    readers: str
    number: int
    made_at: str
    document: bytes
    head: bytes | None


_COLUMNS = (
    record.c.id,
    record.c.institution_id,
    record.c.version,
    record.c.created_at,
    record.c.published,
    record.c.embargo_until,
    record.c.withdrawn_at,
    acl.c.readers,
    revision.c.number,
    revision.c.made_at,
    revision.c.document,
)
"""What `Row` is made of, in its order but for the head."""
_head = revision.alias()
Rows = Mapping[str, Row]


def read_rows(
    connection: Connection, record_ids: Iterable[str], viewer: Viewer, seen: ColumnElement[bool]
) -> dict[str, Row]:
    """What there is of the records for this viewer, by id; staff see heads themselves."""
    wanted = dict.fromkeys(one for one in record_ids if is_id(one))
    found: dict[str, Row] = {}
    for some in map(named, portions(wanted)):
        read = connection.execute(_statement(viewer.is_staff, seen, len(some)), some)
        found |= {row.id: row for row in starmap(Row, read)}
    return found


@lru_cache(maxsize=64)
def _statement(is_staff: bool, seen: ColumnElement[bool], size: int) -> Select[Any]:
    number, reader_set = (record.c.head, record.c.head_acl) if is_staff else (record.c.published, record.c.public_acl)
    return (
        select(*_COLUMNS, _head.c.document.label("head"))
        .join(revision, (revision.c.record_id == record.c.id) & (revision.c.number == number))
        .outerjoin(
            _head,
            (_head.c.record_id == record.c.id) & (_head.c.number == record.c.head) & (_head.c.number != number),
        )
        .join(acl, acl.c.id == reader_set)
        .where(one_of(record.c.id, size), seen)
    )
