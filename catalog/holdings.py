"""Which records of imports have an original, whatever it is called there."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from catalog.tables import asset, record

_BATCH = 500


@dataclass(frozen=True)
class Holding:
    """An original as a record of an import has it: with the record's key and how many originals it has in all."""

    sha256: str
    record_id: str
    import_key: str
    files: int


def holdings(
    connection: Connection, institution_id: str, digests: Iterable[str], prefix: str
) -> dict[str, list[Holding]]:
    """By SHA-256, the records with these originals whose import key begins with `prefix`."""
    found: dict[str, list[Holding]] = {}
    wanted = sorted(set(digests))
    other = asset.alias()
    files = select(func.count(other.c.sha256.distinct())).where(other.c.record_id == record.c.id).scalar_subquery()
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(
            select(asset.c.sha256, record.c.id, record.c.import_key, files)
            .join(record, record.c.id == asset.c.record_id)
            .where(
                asset.c.sha256.in_(wanted[start : start + _BATCH]),
                record.c.institution_id == institution_id,
                record.c.import_key.startswith(prefix, autoescape=True),
            )
            .distinct()
        )
        for row in rows:
            found.setdefault(row[0], []).append(Holding(*row))
    return found
