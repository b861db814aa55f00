"""Records that rows of a sheet made: found again by the row's key, with what the import wrote last."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from catalog.policy import VISITOR
from catalog.portions import portions
from catalog.record.model import Record
from catalog.revisions import pack, unpack
from catalog.tables import record
from catalog.visibility import visible

_BATCH = 500


@dataclass(frozen=True)
class Known:
    """A record that a sheet's row made before.

    `base` is the number of the revision that is as the import left it, `said` what the row said then where that
    revision keeps a person's edit; `published` is the number of the one that the public sees, or saw until it was
    withdrawn, and `is_shown` says whether the public sees it now.
    """

    record_id: str
    version: int
    head: int
    base: int | None
    import_hash: str | None
    published: int | None
    withdrawn: bool
    is_shown: bool = False
    said: Record | None = None


def known_by_import_key(connection: Connection, institution_id: str, keys: Iterable[str]) -> dict[str, Known]:
    """The records that rows with these keys made before."""
    found: dict[str, Known] = {}
    wanted = list(keys)
    if not wanted:
        return found
    is_shown = visible(connection, VISITOR)
    for start in range(0, len(wanted), _BATCH):
        rows = connection.execute(
            select(
                record.c.import_key,
                record.c.id,
                record.c.version,
                record.c.head,
                record.c.import_revision,
                record.c.import_hash,
                record.c.published,
                record.c.withdrawn_at.is_not(None),
                is_shown,
                record.c.import_said,
            ).where(
                record.c.institution_id == institution_id,
                record.c.import_key.in_(wanted[start : start + _BATCH]),
            )
        )
        for key, *facts in rows.all():
            facts[-1] = unpack(facts[-1]) if facts[-1] else None
            found[key] = Known(*facts)
    return found


def hashes(connection: Connection, institution_id: str, keys: Iterable[str]) -> dict[str, str | None]:
    """Of these keys those whose rows made a record before, each with the fingerprint that its row had last."""
    found: dict[str, str | None] = {}
    for some in portions(keys):
        asked = select(record.c.import_key, record.c.import_hash).where(
            record.c.institution_id == institution_id, record.c.import_key.in_(some)
        )
        found.update((row[0], row[1]) for row in connection.execute(asked).all())
    return found


def touch_import(
    connection: Connection, record_id: str, import_key: str, import_hash: str | None, said: Record | None
) -> None:
    """Note that a row was taken in as it is now, though it changed nothing in the record.

    `import_hash` None: look at it again next time; `said`: what the row says, where that is not the record's head.
    """
    connection.execute(
        update(record)
        .where(record.c.id == record_id)
        .values(
            import_key=import_key,
            import_hash=import_hash,
            import_revision=record.c.head,
            import_said=pack(said) if said else None,
        )
    )
