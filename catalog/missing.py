"""Originals that the museum knows and the store has lost: noted, so that it is told until they are there again.

Who stores such an original anew ends the note (`catalog.blobs:add_blobs`), and so does an audit that finds it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, union, update

from catalog.clock import now
from catalog.portions import portions
from catalog.tables import asset, blob, derivative, source_file, tile_index


@dataclass(frozen=True)
class MissingOriginal:
    """An original that is lost, as a record has it; `record` and `name` are empty where none has, as of a sheet."""

    sha256: str
    record: str
    name: str


def note(connection: Connection, hashes: Iterable[str]) -> None:
    """These originals are missing, and no others are.

    A file that held one of them when it was brought is read again when it comes again.
    """
    lost = set(hashes)
    noted = set(connection.scalars(select(blob.c.sha256).where(blob.c.missing_since.is_not(None))))
    for some in portions(sorted(noted - lost)):
        connection.execute(update(blob).where(blob.c.sha256.in_(some)).values(missing_since=None))
    for some in portions(sorted(lost - noted)):
        connection.execute(update(blob).where(blob.c.sha256.in_(some)).values(missing_since=now()))
        connection.execute(delete(source_file).where(source_file.c.sha256.in_(some)))


def number(connection: Connection) -> int:
    """How many originals are noted as missing."""
    return connection.scalar(select(func.count()).select_from(blob).where(blob.c.missing_since.is_not(None))) or 0


def noted(connection: Connection, limit: int | None = None) -> list[MissingOriginal]:
    """The missing originals in every record that has them, by name, those of no record last; at most `limit`."""
    rows = connection.execute(
        select(blob.c.sha256, asset.c.record_id, asset.c.name)
        .outerjoin(asset, asset.c.sha256 == blob.c.sha256)
        .where(blob.c.missing_since.is_not(None))
        .order_by(asset.c.name.is_(None), asset.c.name, asset.c.record_id, blob.c.sha256)
        .limit(limit)
    )
    return [MissingOriginal(row.sha256, row.record_id or "", row.name or "") for row in rows]


def shown_by(connection: Connection, keys: Iterable[str]) -> list[str]:
    """The ids of the assets of which one of these files of the store is shown."""
    found: set[str] = set()
    for some in portions(keys):
        made = select(derivative.c.asset_id).where(derivative.c.key.in_(some))
        tiles = select(tile_index.c.asset_id).where(tile_index.c.key.in_(some))
        found |= set(connection.scalars(union(made, tiles)))
    return sorted(found)
