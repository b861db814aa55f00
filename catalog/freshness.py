"""Whether what was seen of a file a moment ago still holds: one small question instead of opening its record again."""

from sqlalchemy import Connection, select

from catalog.clock import today
from catalog.tables import asset, record

_STATE = (
    record.c.version,
    record.c.updated_at,
    record.c.published,
    record.c.public_acl,
    record.c.embargo_until,
    record.c.withdrawn_at,
    asset.c.state,
    asset.c.updated_at,
)


def asset_state(connection: Connection, asset_id: str) -> tuple[object, ...] | None:
    """What every decision about this file rests on; equal for as long as the decision stands, None without the file.

    The day is part of it, since an embargo ends with one.
    """
    row = connection.execute(
        select(*_STATE).join(record, record.c.id == asset.c.record_id).where(asset.c.id == asset_id)
    ).first()
    return (*row, today()) if row else None
