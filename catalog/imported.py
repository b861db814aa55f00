"""Records that rows of a sheet made: found again by the row's key, with what the import wrote last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, exists, select, update

from catalog.many import find_many
from catalog.policy import VISITOR
from catalog.portions import portions
from catalog.record.model import Record
from catalog.revisions import pack, unpack
from catalog.tables import PUBLISHED, asset, identifier, record
from catalog.visibility import opened

_BATCH = 500
_KNOWN = (
    record.c.import_key,
    record.c.id,
    record.c.version,
    record.c.head,
    record.c.import_revision,
    record.c.import_hash,
    record.c.published,
    record.c.withdrawn_at,
    record.c.public_acl,
    record.c.embargo_until,
    record.c.import_said,
)
"""What `Known` is made of, in its order but for what says whether the public sees the record."""
_BEFORE = (
    record.c.import_key,
    record.c.import_hash,
    record.c.id,
    record.c.withdrawn_at,
    record.c.published,
    record.c.head,
    exists().where(asset.c.record_id == record.c.id).label("has_files"),
)


class Before(NamedTuple):
    """What tells whether a row that comes again is as it was: the fingerprint that it had last, None to look anew.

    `is_settled`: its record has no files, was not withdrawn, and the public sees it as it stands where it shall.
    """

    fingerprint: str | None
    record_id: str = ""
    is_settled: bool = False


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
    rows = list(find_many(connection, _KNOWN, (record.c.import_key, keys), {record.c.institution_id: institution_id}))
    is_open = opened(connection, VISITOR) if rows else None
    found: dict[str, Known] = {}
    for key, record_id, version, head, base, import_hash, published, withdrawn_at, acl_id, until, said in rows:
        withdrawn = withdrawn_at is not None
        is_shown = is_open is not None and published is not None and not withdrawn and is_open(acl_id, until)
        before = unpack(said) if said else None
        found[key] = Known(record_id, version, head, base, import_hash, published, withdrawn, is_shown, before)
    return found


def before(
    connection: Connection, institution_id: str, keys: Iterable[str], *, publish: bool = False
) -> dict[str, Before]:
    """Of these keys those whose rows made a record before; `publish`: the public shall see it as it stands."""
    among = (record.c.import_key, keys)
    found = find_many(connection, _BEFORE, among, {record.c.institution_id: institution_id})
    return {
        key: Before(
            fingerprint,
            record_id,
            withdrawn_at is None and not has_files and (published == head or not publish),
        )
        for key, fingerprint, record_id, withdrawn_at, published, head, has_files in found
    }


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


def words_for(connection: Connection, record_ids: Iterable[str]) -> dict[str, str]:
    """By what a cell may name each of these records: the key of its row, else a number of its own."""
    found: dict[str, str] = {}
    for some in portions(set(record_ids)):
        numbers = select(identifier.c.record_id, identifier.c.value).where(
            identifier.c.record_id.in_(some), identifier.c.layers != PUBLISHED
        )
        found |= {row.record_id: row.value for row in connection.execute(numbers)}
        keys = select(record.c.id, record.c.import_key).where(record.c.id.in_(some), record.c.import_key.is_not(None))
        found |= {row.id: row.import_key for row in connection.execute(keys)}
    return found


def all_of(connection: Connection, institution_id: str) -> Iterator[tuple[str, str | None]]:
    """Every record of the institution by id, with the key of the row that made it."""
    last = ""
    while True:
        rows = connection.execute(
            select(record.c.id, record.c.import_key)
            .where(record.c.institution_id == institution_id, record.c.id > last)
            .order_by(record.c.id)
            .limit(_BATCH)
        ).all()
        yield from ((row.id, row.import_key) for row in rows)
        if not rows:
            return
        last = rows[-1].id
